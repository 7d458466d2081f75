"""The language of a code block: what its fence says, else a guess from a few sure signs."""

from __future__ import annotations

import json
import re
from functools import cache

from papernotes.lexicon.data import table

_NAME = re.compile(r"^\s*(?:\{\s*\.?)?(?:(?:language|lang|highlight)-)?[\"']?(?P<name>[A-Za-z][\w+#.-]{0,29})")
_PROMPT = re.compile(r"^(?:\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+[:~][^$#]*)?[$%]\s+\S", re.MULTILINE)
_PYTHON_PROMPT = re.compile(r"^(?:>>> |In \[\d+\]:)", re.MULTILINE)
_COMMANDS = (
    "sudo|apt|apt-get|brew|yum|dnf|pacman|snap|pip|pip3|pipx|uv|poetry|conda|mamba|python|python3|ipython|jupyter|streamlit|torchrun|accelerate|deepspeed|"
    "git|cd|ls|mkdir|rm|cp|mv|cat|echo|export|source|chmod|chown|ln|tar|unzip|zip|wget|curl|aria2c|ssh|scp|rsync|docker|docker-compose|kubectl|helm|"
    "make|cmake|ninja|gcc|g\\+\\+|nvcc|clang|cargo|rustup|go|npm|npx|yarn|pnpm|node|bash|sh|zsh|tmux|screen|nohup|kill|ps|top|nvidia-smi|watch|sbatch|srun|"
    "squeue|mpirun|mpiexec|horovodrun|env|set|unset|alias|grep|find|sed|awk|head|tail|sort|uniq|xargs|touch|which|man|vim|nano|code|"
    "huggingface-cli|hf|gdown|kaggle|wandb|tensorboard|openssl|systemctl|service|ffmpeg|perf|gdb|valgrind|psql|mysql|redis-cli|aws|gcloud|gsutil|az|ray|vllm|ollama"
)
_SHELL = re.compile(
    rf"^\s*(?:(?:[A-Z_][A-Z0-9_]*=\S*\s+)*(?:{_COMMANDS})(?=\s|$)(?!\s*[=(:])|\./[\w./-]+|"
    rf"[A-Z_][A-Z0-9_]*=\S+\s+(?:\./)?\w[\w./-]*\s|#!/.*\b(?:ba|z)?sh\b|for \w+ in .*; ?do|if \[)"
)
# Signs that settle a language, tried in this order; each is one of a language's alternatives.
_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("diff", (r"\A(?:diff --git |--- \S+\n\+\+\+ |@@ -\d)",)),
    ("bibtex", (r"\A\s*@\w+\s*\{\s*[^,\s]*\s*,",)),
    ("docker", (r"\A(?:#.*\n)*FROM \S+(?: AS \w+)?\n[\s\S]*?^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV) ",)),
    ("html", (r"\A\s*<(?:!DOCTYPE html|html|div|table|p>|script|img )",)),
    ("xml", (r"\A\s*<\?xml",)),
    ("cuda", (r"__global__", r"<<<[^<>\n]*>>>", r"\b(?:threadIdx|blockIdx)\.[xyz]", r"\bcudaMalloc")),
    (
        "cpp",
        (
            r"#include\s*<\w+>",
            r"\bstd::",
            r"\btemplate\s*<",
            r"^\s*(?:public|private|protected):\s*$",
            r"\busing namespace\b",
        ),
    ),
    (
        "c",
        (
            r"#include\s*[<\"]\w+(?:/\w+)*\.h[>\"]",
            r"\bint main\s*\(",
            r"^\s*(?:typedef\s+)?struct\s+\w*\s*\{",
            r"\b(?:void|int|char|float|double|uint\d+_t)\s*\*?\s*\w+\s*\([^()\n]*\)\s*\{",
        ),
    ),
    ("rust", (r"\bfn \w+\s*(?:<[^<>\n]*>)?\([^()\n]*\)\s*(?:->|\{)", r"\blet mut \w", r"\bimpl\b.*\{", r"println!\(")),
    ("go", (r"^package \w+$", r"^func (?:\(\w+ \*?\w+\) )?\w+\([^()\n]*\)", r":= range\b", r"\bfmt\.Print")),
    (
        "java",
        (r"\bpublic (?:static |final |abstract )*(?:class|void|interface)\b", r"\bSystem\.out\.print", r"^import java"),
    ),
    (
        "sql",
        (
            r"\A\s*(?:--.*\n\s*)*(?:SELECT\s[\s\S]*?\bFROM\b|CREATE (?:TABLE|INDEX|VIEW|DATABASE)\b|INSERT INTO\b)",
            r"\A\s*(?:--.*\n\s*)*(?:UPDATE \w+ SET\b|DELETE FROM\b|ALTER TABLE\b|DROP TABLE\b|WITH \w+ AS\b|EXPLAIN )",
        ),
    ),
    (
        "python",
        (
            r"^\s*from [\w.]+ import ",
            r"^\s*import [\w.]+(?: as \w+)?(?:\s*,\s*\w+)*\s*$",
            r"^\s*def \w+\s*\(",
            r"^\s*class \w+(?:\([^()\n]*\))?:\s*$",
            r"^\s*@\w+(?:\.\w+)*(?:\(.*\))?$",
            r"^\s*for \w+(?:, ?\w+)* in .+:\s*$",
            r"^\s*(?:if|elif|while|with|try|except|else)\b[^{}\n]*:\s*$",
            r"^\s*(?:print\(|assert |raise \w+|return [\w(\[]|if __name__ ==)",
            r"\bself\.\w+",
            r"\b(?:torch|np|nn|tf|plt|pd|F|jnp|jax)\.\w[\w.]*\(",
        ),
    ),
    ("typescript", (r"\binterface \w+ \{", r"^\s*(?:export )?type \w+ =", r":\s*(?:string|number|boolean)\b[;,)]")),
    (
        "javascript",
        (
            r"\b(?:const|let|var) \w+\s*=",
            r"=>\s*[{(]",
            r"\bfunction\s*\w*\s*\([^()\n]*\)\s*\{",
            r"console\.log\(",
            r"\brequire\(['\"]",
        ),
    ),
    ("tex", (r"\\(?:begin|frac|sum|mathcal|mathbb|documentclass|usepackage|left|text)\b",)),
    ("matlab", (r"^\s*function\s+(?:\[?[\w, ]+\]?\s*=\s*)?\w+\([^()\n]*\)\s*$", r"\bzeros\(\d")),
    ("make", (r"^[\w.-]+:(?: [\w.-]+)*\n\t\S",)),
    ("toml", (r"\A\s*(?:#.*\n)*\[+[\w.\"-]+\]+\s*\n\s*[\w.\"-]+\s*=\s*(?:[\"\[{]|\d|true|false)",)),
    ("ini", (r"\A\s*(?:[#;].*\n)*\[[^\[\]\n]+\]\s*\n\s*[\w.-]+\s*=",)),
)
_YAML_LINE = re.compile(r"^(?:\s*- )?\s*[\w.-]+:(?:\s+[\w\"'\[{|>./~-].*)?$|^\s*- [\w\"'./-].*$|^\s*#.*$|^---$")
_MOST = 20_000


SHELLS = frozenset({"bash", "console", "powershell", "batch", "fish"})
"""The languages of commands that one types, as opposed to programs that one writes."""


def guess_language(code: str, info: str = "") -> str:
    """Return the language of a code block in Pygments' short names, ``text`` when unsure.

    ``info`` is the fence's info string; a language named there is taken at its word.
    """
    named = _NAME.match(info)
    if named:
        name = named["name"].lower().rstrip(".")
        return str(table("words")["languages"].get(name, name))
    code = code[:_MOST].strip("\n")
    if not code.strip():
        return "text"
    return _by_prompt(code) or _by_shell(code) or _by_data(code) or _by_signs(code) or "text"


def _by_prompt(code: str) -> str | None:
    if _PYTHON_PROMPT.search(code):
        return "pycon"
    return "console" if _PROMPT.match(code.lstrip()) else None


def _by_shell(code: str) -> str | None:
    """Return ``bash`` when most of the commands (continued lines are one) start like shell commands."""
    commands = [
        line
        for line in re.sub(r"\\\n\s*", " ", code).splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not commands:
        return "bash" if code.startswith("#!/bin/") else None
    shell = sum(_SHELL.match(line) is not None for line in commands)
    return (
        "bash"
        if shell * 2 > len(commands) or (shell and shell * 2 == len(commands) and _SHELL.match(commands[0]))
        else None
    )


def _by_data(code: str) -> str | None:
    stripped = code.strip()
    if stripped[:1] in "{[" and stripped[-1:] in "}]":
        try:
            json.loads(stripped)
        except (ValueError, RecursionError):
            return "json" if re.match(r"\{\s*\"[^\"\n]+\"\s*:", stripped) else None
        return "json" if re.search(r"[\"{:]", stripped) else None
    lines = [line for line in code.splitlines() if line.strip()]
    keys = sum(re.match(r"^(?:\s*- )?\s*[\w.-]+:(?:\s|$)", line) is not None for line in lines)
    yaml = len(lines) >= 2 and keys * 2 >= len(lines) and keys >= 2 and all(_YAML_LINE.match(line) for line in lines)
    return (
        "yaml"
        if yaml and not re.search(r"^[ \t]*(?:if|else|for|while|def|class|try|return)\b", code, re.MULTILINE)
        else None
    )


def _by_signs(code: str) -> str | None:
    return next((language for language, sign in _patterns() if sign.search(code)), None)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each language with its signs as one pattern; most notes name their languages and never ask."""
    anyhow = ("sql", "html", "bibtex")
    return tuple(
        (language, re.compile("|".join(signs), re.MULTILINE | (re.IGNORECASE if language in anyhow else re.NOFLAG)))
        for language, signs in _SIGNS
    )
