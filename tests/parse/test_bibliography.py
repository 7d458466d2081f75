"""Bibliographies as Zotero and JabRef write them → references, and what is wrong with them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse.bibliography import Reference, read_bibliography
from papernotes.source import Source

ZOTERO = r"""@inproceedings{lovelaceNewWayFold2023,
  title = {A {{New Way}}: {{To Fold Paper Cranes}}},
  shorttitle = {A {{New Way}}},
  booktitle = {2023 {{IEEE}}/{{CVF Conference}} on {{Computer Vision}} and {{Pattern Recognition}} ({{CVPR}})},
  author = {Lovelace, Ada and {The Crane Team} and {van der Berg}, Hans and M{\"u}ller, Jos{\'e}},
  date = {2023-06-01},
  eprint = {2304.00001},
  eprinttype = {arxiv},
  eprintclass = {cs},
  doi = {10.1109/CVPR52729.2023.00001},
  url = {https://doi.org/10.1109/CVPR52729.2023.00001},
  abstract = {100\% of what we fold, {\emph{folds}}.},
  keywords = {folding,paper; cranes},
  file = {/home/ada/Zotero/storage/X/cranes.pdf}
}
"""
JABREF = r"""% Encoding: UTF-8

@Article{Hopper2021,
  author       = {Grace Hopper and Katherine Johnson and others},
  journal      = nature,
  title        = {Highly accurate folding of {\O}resund swans, 50{\%} of {$O(n^2)$}},
  year         = {2021},
  month        = jul,
  doi          = {https://doi.org/10.1038/s41586-021-00001-2},
  groups       = {Birds},
}

@String{nature = {Nature}}

@Comment{jabref-meta: databaseType:bibtex;}
"""


def read(text: str, path: str = "refs.bib") -> tuple[list[Reference], list[str]]:
    references, findings = read_bibliography(Source(path, text))
    return list(references), [f"{finding.line}: {finding.code}" for finding in findings]


def only(text: str, path: str = "refs.bib") -> Reference:
    (reference,), findings = read(text, path)
    assert not findings
    return reference


def test_what_zotero_writes_is_read() -> None:
    assert only(ZOTERO) == Reference(
        key="lovelaceNewWayFold2023",
        title="A New Way: To Fold Paper Cranes",
        authors=("Ada Lovelace", "The Crane Team", "Hans van der Berg", "José Müller"),
        venue="2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
        year=2023,
        doi="10.1109/CVPR52729.2023.00001",
        arxiv="2304.00001",
        url="https://doi.org/10.1109/CVPR52729.2023.00001",
        keywords=("folding", "paper", "cranes"),
        file="refs.bib",
        line=1,
    )


def test_what_jabref_writes_is_read() -> None:
    assert only(JABREF) == Reference(
        key="Hopper2021",
        title="Highly accurate folding of Øresund swans, 50% of $O(n^2)$",
        authors=("Grace Hopper", "Katherine Johnson"),
        more_authors=True,
        venue="Nature",
        year=2021,
        doi="10.1038/s41586-021-00001-2",
        file="refs.bib",
        line=3,
    )


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        pytest.param(r"{\'E}vade", "Évade", id="accent-in-braces"),
        pytest.param(r"Schr{\"o}dinger's {GAN}", "Schrödinger's GAN", id="umlaut"),
        pytest.param(r"S{\o}ren and Stra{\ss}e", "Søren and Straße", id="letters-that-are-commands"),
        pytest.param(r"\emph{Really} \& so on", "Really & so on", id="markup"),
        pytest.param("a 5% share", "a 5% share", id="a-bare-percent-sign"),
        pytest.param(r"learning $\alpha_1$--norms~now", r"learning $\alpha_1$–norms now", id="formula-dash-and-tie"),
        pytest.param("日本語の題名", "日本語の題名", id="another-script"),
        pytest.param(r"{\broken", r"broken", id="unclosed"),
    ],
)
def test_tex_becomes_text(tex: str, plain: str) -> None:
    references, _ = read(f"@misc{{a, title = {{{tex}}}}}")
    assert [reference.title for reference in references] in ([plain], [])


@pytest.mark.parametrize(
    ("field", "arxiv", "doi"),
    [
        pytest.param("eprint = {2001.00001v2}, archiveprefix = {arXiv}", "2001.00001", None, id="eprint"),
        pytest.param("eprint = {hep-th/9901001}", "hep-th/9901001", None, id="old-eprint"),
        pytest.param("eprint = {12345}, eprinttype = {pubmed}", None, None, id="eprint-of-another-kind"),
        pytest.param("journal = {arXiv preprint arXiv:2001.00001}", "2001.00001", None, id="journal"),
        pytest.param("journal = {CoRR}, volume = {abs/2001.00001}", None, None, id="volume-alone"),
        pytest.param("url = {https://arxiv.org/pdf/2001.00001v3.pdf}", "2001.00001", None, id="address"),
        pytest.param("doi = {10.48550/arXiv.2001.00001}", "2001.00001", None, id="arxivs-own-doi"),
        pytest.param(r"doi = {10.1000/a\_b}", None, "10.1000/a_b", id="escaped-doi"),
        pytest.param("url = {https://dx.doi.org/10.1000/abc}", None, "10.1000/abc", id="doi-address"),
    ],
)
def test_ids_are_found_wherever_they_stand(field: str, arxiv: str | None, doi: str | None) -> None:
    reference = only(f"@misc{{a, title = {{T}}, {field}}}")
    assert (reference.arxiv, reference.doi) == (arxiv, doi)


@pytest.mark.parametrize(
    ("text", "keys", "findings"),
    [
        pytest.param("@misc{a, title = {A}\n@misc{b, title = {B}}", ["b"], ["1: PN501"], id="unclosed-entry"),
        pytest.param("@misc{a\n title = {A}}\n\n@misc{b, title = {B}}", ["b"], ["1: PN501"], id="no-comma"),
        pytest.param("@misc{a, title={A}}\n@misc{a, title={B}}", ["a"], ["2: PN502"], id="same-key-twice"),
        pytest.param("@misc{a, title={A}, title={B}}", ["a"], ["1: PN502"], id="same-field-twice"),
        pytest.param("Just some words.\n", [], [], id="no-entries"),
        pytest.param("", [], [], id="empty"),
    ],
)
def test_what_is_broken_is_told_with_its_line_and_the_rest_is_read(
    text: str, keys: list[str], findings: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    references, found = read(text)
    assert [reference.key for reference in references] == keys
    assert found == findings
    assert capfd.readouterr().err == ""


def test_csl_json_is_read() -> None:
    item: dict[str, Any] = {
        "id": "ada/2023", "type": "paper-conference", "title": "A <i>New</i> Way", "DOI": "10.1000/abc",
        "container-title": "NeurIPS", "issued": {"date-parts": [["2023", 6]]},
        "author": [{"family": "Berg", "given": "Hans", "non-dropping-particle": "van der"}, {"literal": "The Team"}],
    }  # fmt: skip
    (first, second), findings = read(json.dumps([item, {"id": 7, "number": "arXiv:2001.00001"}], indent=1), "refs.json")
    assert not findings
    assert first == Reference(
        key="ada/2023", title="A New Way", authors=("Hans van der Berg", "The Team"), venue="NeurIPS", year=2023,
        doi="10.1000/abc", file="refs.json", line=3,
    )  # fmt: skip
    assert (second.key, second.arxiv) == ("7", "2001.00001")


@pytest.mark.parametrize(
    "text",
    ["{", "[1]", '{"items": 3}', "null", '[{"author": 3, "issued": [], "title": [], "id": null}]', "[" * 100_000],
)
def test_json_of_any_other_form_raises_nothing(text: str) -> None:
    read(text, "refs.json")


@given(st.text(alphabet="@{}\"=,\\$%~#a1 \nmiscauthortitle'", max_size=300))
def test_no_text_makes_reading_raise(text: str) -> None:
    read(text)
    read(f"@misc{{k, title = {{{text}}}, author = {{{text}}}, year = {{{text}}}}}")


def test_the_parser_is_loaded_only_for_bibtex() -> None:
    code = (
        "import sys, papernotes.pipeline, papernotes.files.project\n"
        "from papernotes.parse.bibliography import read_bibliography\n"
        "print('bibtexparser' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
