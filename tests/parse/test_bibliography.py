"""Bibliographies as Zotero and JabRef write them → references, and what is wrong with them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.model import Publication
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
        abstract="100% of what we fold, folds.",
        publication=Publication(
            form="inproceedings",
            venue="2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
            subject="cs",
            month="6",
            bodies="The Crane Team",
        ),
        files=("/home/ada/Zotero/storage/X/cranes.pdf",),
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
        publication=Publication(form="article", venue="Nature", month="7"),
        keywords=("Birds",),
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
        pytest.param(r"{\broken", "", id="an unclosed unknown command"),
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
        pytest.param("journal = {CoRR}, volume = {abs/2001.00001}", "2001.00001", None, id="volume-of-corr"),
        pytest.param("journal = {Birds}, volume = {2001.00001}", None, None, id="volume-of-a-journal"),
        pytest.param("url = {https://arxiv.org/pdf/2001.00001v3.pdf}", "2001.00001", None, id="address"),
        pytest.param("doi = {10.48550/arXiv.2001.00001}", "2001.00001", None, id="arxivs-own-doi"),
        pytest.param(r"doi = {10.1000/a\_b}", None, "10.1000/a_b", id="escaped-doi"),
        pytest.param("url = {https://dx.doi.org/10.1000/abc}", None, "10.1000/abc", id="doi-address"),
        pytest.param("note = {arXiv:2001.00001 [cs]}", "2001.00001", None, id="note"),
        pytest.param("abstract = {We follow arXiv:2001.00001.}", None, None, id="another-paper-in-the-abstract"),
        pytest.param("annotation = {Compare arXiv:2001.00001.}", None, None, id="another-paper-in-a-remark"),
    ],
)
def test_ids_are_found_wherever_they_stand(field: str, arxiv: str | None, doi: str | None) -> None:
    reference = only(f"@misc{{a, title = {{T}}, {field}}}")
    assert (reference.arxiv, reference.doi) == (arxiv, doi)


@pytest.mark.parametrize(
    ("text", "keys", "findings"),
    [
        pytest.param("@misc{a, title = {A}\n@misc{b, title = {B}}", ["a", "b"], ["1: PN501"], id="unclosed-entry"),
        pytest.param("@misc{a\n title = {A}}\n\n@misc{b, title = {B}}", ["a", "b"], ["1: PN501"], id="no-comma"),
        pytest.param("@misc{a, title={A}}\n@misc{a, title={B}}", ["a", "a"], ["2: PN502"], id="same-key-twice"),
        pytest.param("@misc{a, title={A}}\n@misc{a, title={a}}", ["a"], ["2: PN502"], id="same-paper-twice"),
        pytest.param(
            "@misc{a, title={A}\n year=2020}\n\n@misc{b, title={B}}", ["a", "b"], ["1: PN501"], id="no-comma-after"
        ),
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


GAP = {
    "in braces": "@article{a,\n title = {Folding Boats}\n journal = {Paper}, year = {2019}}",
    "in quotes": '@article{a,\n title = "Folding Boats"\n journal = "Paper", year = 2019}',
    "on one line": "@article{a, title = {Folding Boats} journal = {Paper} year = 2019}",
    "behind a number": "@article{a, title = {Folding Boats}, year = 2019\n journal = {Paper}}",
    "behind joined parts": '@string{p = "Pa"}\n@article{a, journal = p # "per"\n title = {Folding Boats}, year = 2019}',
    "in an entry with a field twice": "@misc{a, title = {Folding Boats}\n journal = {Paper}, year = 2019, year = 2000}",
}


@pytest.mark.parametrize("text", GAP.values(), ids=GAP)
def test_a_missing_comma_is_told_and_the_fields_around_it_are_read(text: str) -> None:
    (reference,), findings = read(text)
    assert (reference.title, reference.venue, reference.year) == ("Folding Boats", "Paper", 2019)
    assert "PN501" in {finding.split(": ")[1] for finding in findings}


@pytest.mark.parametrize(
    "value",
    ["{A = {B} and c = {D}}", '{A, title = "B"}', '"A {"} b = {C}"', "{A {B} year = 2019}", "p # {} # { x = {y}}"],
)
def test_no_comma_is_missing_inside_a_value(value: str) -> None:
    _, findings = read(f"@misc{{a, note = {value}, title = {{B}}}}")
    assert not findings


VOLUME = """@{kind}{{vol19,
  title = {{Proceedings of the Conference on Computer Vision and Pattern Recognition}}, {more}
  year = {{2019}}, editor = {{Eva Ditor}}, doi = {{10.1000/volume}}
}}
"""


@pytest.mark.parametrize(
    ("kind", "more", "child", "venue"),
    [
        pytest.param("Proceedings", "", "crossref = {vol19}", "Proceedings of the Conference on", id="by-title"),
        pytest.param("proceedings", "booktitle = {CVPR},", "crossref = {Vol19}", "CVPR", id="by-booktitle"),
        pytest.param("mvproceedings", "", 'crossref = "vol19", booktitle = {ICCV}', "ICCV", id="its-own"),
        pytest.param("xdata", "eventtitle = {ECCV},", "xdata = {none, vol19}", "ECCV", id="data"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_paper_has_what_its_volume_says_and_the_volume_is_no_paper(
    kind: str, more: str, child: str, venue: str, *, first: bool
) -> None:
    volume = VOLUME.format(kind=kind, more=more)
    paper = f"@inproceedings{{one, title = {{Folding Boats}}, author = {{Bo Zorn}}, {child}}}\n"
    reference = only(volume + paper if first else paper + volume)
    assert reference.venue.startswith(venue)
    assert (reference.title, reference.authors, reference.year) == ("Folding Boats", ("Bo Zorn",), 2019)
    assert reference.doi is None or kind == "xdata"


def test_the_year_of_a_paper_is_its_own_where_it_has_one() -> None:
    volume = VOLUME.format(kind="proceedings", more="")
    assert only(volume + "@misc{one, title = {Folding}, date = {2018-05}, crossref = {vol19}}").year == 2018


def test_entries_that_refer_to_each_other_end() -> None:
    text = "@misc{a, title = {A}, crossref = {b}}\n@misc{b, title = {B}, crossref = {a}}\n@misc{c, crossref = {c}}"
    assert [reference.key for reference in read(text)[0]] == ["a", "b", "c"]


def test_what_jabref_keeps_among_keywords_is_no_keyword() -> None:
    reference = only("@misc{a, title = {A}, keywords = {rank4, prio1, skimmed, boats, relevant}}")
    assert set(reference.keywords) == {"skimmed", "boats"}
    assert reference.rating is not None
    assert (reference.rating.value, reference.rating.of, reference.status) == (4, 5, "skimmed")


@pytest.mark.parametrize(
    ("field", "remarks"),
    [
        pytest.param(r"annotation = {Read twice,\n\n see p.~9 \& 10}", ("Read twice,\n\nsee p. 9 & 10",), id="zotero"),
        pytest.param("comment = {A {B}ase line}", ("A Base line",), id="jabref"),
        pytest.param("annote = {Mine.}, note = {Oral}", ("Mine.", "Oral"), id="mendeley"),
        pytest.param("note = {arXiv: 2001.00001 [cs]\nread_status: Read\nFold it.}", ("Fold it.",), id="extra"),
        pytest.param("note = {Comment: 14 pages}", (), id="nothing-of-ones-own"),
    ],
)
def test_what_its_owner_wrote_is_kept(field: str, remarks: tuple[str, ...]) -> None:
    assert only(f"@misc{{a, title = {{A}}, {field}}}".replace("\\n", "\n")).remarks == remarks


def test_csl_json_is_read() -> None:
    item: dict[str, Any] = {
        "id": "ada/2023", "type": "paper-conference", "title": "A <i>New</i> Way", "DOI": "10.1000/abc",
        "abstract": "We <b>fold</b>.", "note": "Mine.\nPMID: 7",
        "container-title": "NeurIPS", "issued": {"date-parts": [["2023", 6]]},
        "author": [{"family": "Berg", "given": "Hans", "non-dropping-particle": "van der"}, {"literal": "The Team"}],
    }  # fmt: skip
    (first, second), findings = read(json.dumps([item, {"id": 7, "number": "arXiv:2001.00001"}], indent=1), "refs.json")
    assert not findings
    assert first == Reference(
        key="ada/2023", title="A New Way", authors=("Hans van der Berg", "The Team"), venue="NeurIPS", year=2023,
        doi="10.1000/abc", abstract="We fold.", remarks=("Mine.",), file="refs.json", line=3,
        publication=Publication("inproceedings", venue="NeurIPS", month="6", bodies="The Team"),
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
        "import sys, papernotes.builder.pipeline, papernotes.files.project_reader\n"
        "from papernotes.parse.bibliography import read_bibliography\n"
        "print('bibtexparser' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
