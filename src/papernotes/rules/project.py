"""Rules for what stands beside the notes: ``papernotes.yml`` and the templates."""

from __future__ import annotations

from papernotes.rules.rule import Rule

_YML = "papernotes.yml"

RULES = (
    Rule("PN001", "unknown-key", "warning", "papernotes.yml has a key that papernotes does not know.",
         "A misspelt setting would silently do nothing.", "Correct or remove the key.",
         "titel: What I read\n", "title: What I read\n", _YML),
    Rule("PN002", "bad-value", "error", "A setting in papernotes.yml has a value that cannot be used.",
         "Its default is used in its place.", "Give a value such as the message names.",
         "search: sometimes\n", "search: true\n", _YML),
    Rule("PN003", "bad-yaml", "error", "papernotes.yml is not valid YAML.",
         "Nothing in the file can be used.", "Mend the syntax at the place named.",
         'title: "What I read\n', 'title: "What I read"\n', _YML),
    Rule("PN004", "unreadable", "error", "papernotes.yml, or a folder among the notes, is there and cannot be read.",
         "What it holds does not count, or is not on the site.",
         "Give yourself the right to read it, or move it away."),
    Rule("PN005", "unknown-theme-name", "warning", "A template or a word of your own has a name that nothing uses.",
         "A misspelt name would silently change nothing.", "Correct the name, or remove the file or the word.",
         "paperz: Texts\n", "papers: Texts\n", "templates/words/en.yml"),
    Rule("PN006", "lost-protection", "error", "A setting that may keep something private cannot be understood.",
         "What it names would be published, so nothing is built, served, listed or published.",
         "Correct the key or its value at the place named.",
         "exlude: [mine/]\n", "title: Mine\n", _YML),
    Rule("PN007", "unused-exclude", "warning", "A pattern below `exclude:` fits no file.",
         "It keeps nothing out, and one that is misspelt leaves public what should not be.",
         "Mend the pattern: it is one as in `.gitignore`, below the notes folder or the project; or remove it.",
         "exclude: [a-not.md]\n", "title: Mine\n", _YML),
)  # fmt: skip

TEMPLATE_RULES = (
    Rule("PN401", "template-error", "error", "A template cannot be drawn.",
         "It would break every page, so nothing is written.", "Mend the template at the place named.",
         "<h1>{{ site.title }</h1>\n", "<h1>{{ site.title }}</h1>\n", "templates/home.html"),
)  # fmt: skip
