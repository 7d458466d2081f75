"""Titles in many dresses: what people write before and behind a title, filled with names, venues and years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.titles.claims import TitleContext
from papernotes.parse.titles.sides import NO_SIDES, sides_in

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from papernotes.lexicon import Lexicon

VENUES = (
    "CVPR", "NeurIPS", "ICML", "ICLR", "SOSP", "OSDI", "VLDB", "SIGMOD", "ACL", "EMNLP", "Nature", "Science", "KDD",
    "PLoS ONE", "J. Neurosci.", "Ecology Letters", "IEEE Access", "arXiv", "CHI", "Econometrica", "ASPLOS", "PNAS",
    "eLife", "JAMA", "NEJM", "ICSE", "CCS", "Usenix Security", "NDSS", "Phys. Rev. Lett.", "Annals of Statistics",
)  # fmt: skip
REMARKS = (
    "from blog", "skim", "google it", "book", "book chapter", "survey", "important", "read again", "to read", "new",
    "short paper", "code available", "very good introduction", "for the thesis", "thesis", "see also chapter 2",
    "found by search", "good overview", "not finished", "needs the appendix",
)  # fmt: skip
TRANSLATIONS = (
    "基于图神经网络的方法", "一种高效的学习框架", "深層学習による画像生成", "効率的な姿勢推定",
    "대규모 언어 모델의 학습", "弱监督语义分割研究",
)  # fmt: skip
PLACES = ("MIT", "Stanford", "KAUST", "清华", "University of Toronto", "NVIDIA")
NAMES = (
    "Ada Lovelace", "Alan Turing", "Grace Hopper", "Emmy Noether", "Wei Zhang", "Li Na", "Yuki Tanaka", "Min-jun Kim",
    "Jürgen Müller", "María García", "Sofia Kovalevskaya", "Ravi Kumar", "Ines da Silva", "Pieter van Dijk", "Jo Li",
    "Anna Watts", "Tom Ng", "Chloé Dubois", "Omar Haddad", "Ingrid Berg", "Noa Cohen", "Ana B. Ruiz", "Peter J. Shaw",
)  # fmt: skip
SHAPES = (
    "{A} - {T}", "{A} & {B} - {T}", "{A}, {B} & {C} - {T}", "{A} & {B} - {T} ({R})", "{A} - {T} ({R})", "{A} ({Y}) {T}",
    "{A} et al. ({Y}) {T}", "{A} ({Y}): {T}", "{A} {Y}: {T}", "{A} et al. {Y}: {T}", "{A} et al. {Y} - {T}",
    "{A} et al.: {T}", "{A} et al. - {T}", "{A} {Y} - {T}", "{A}, {Y} - {T}", "{A} - {Y} - {T}",
    "{A} et al. - {Y} - {T}", "{Y} - {A} - {T}", "{Y} {A} - {T}", "{U}-{Y}: {T}", "{U}-{W}-{Y}-{T}", "{U}-{Y}-{T}",
    "[{V} {Y}] {T}", "({V} {Y}) {T}", "{V}'{y} - {T}", "{V}'{y}: {T}", "{V} {Y}: {T}", "{V} {Y} - {T}", "{Y}-{V}: {T}",
    "{T}, {A} {Y}", "{T}, {A} & {B} {Y}", "{T}, {A}, {B} & {C} {Y}", "{T}, {F} {Y}", "{T}, {A} et al. {Y}",
    "{T}, {A} et al", "{T} - {A} et al. {Y}", "{T} - {F}", "{T} - {A}, {B}", "{T} ({A} {Y})", "{T} ({A}, {Y})",
    "{T} ({A} et al., {Y})", "{T} ({A} & {B}, {Y})", "{T} ({A} et al. {V} {Y})", "{T} ({V} {Y})", "{T} [{V} {Y}]",
    "{T}, {V} {Y}", "{T}. {V} {Y}", "{T}, {V}", "{T} - {V} {Y}", "{T} {V}'{y}", "{T} {V}’{y}", "{T} {V} {Y}",
    "{T} by {F} and {G}", "{T}, by {F}", "{T} ({Y}), {F}, {G}, {H}", "{T} ({Y}), {F}", "{T} ({Y}) - {F}", "{T} | {V}",
    "{T} | {F} | {Y}", "{T} // {V}, {Y}", "{L}. {T}. {Y}", "{L}. {T}. {V}, {Y}", "{L} and {G}. {T}. {Y}. PDF",
    "{I}, {J}. {T}. {V} {Y}", "{I}, {T}, {V} {Y}", "{F}, {G}: {T}", '{F}, "{T}", {Y}', '{F}, "{T}," {V}, {Y}',
    '"{T}", **{k}**', '"{T}", {A} {Y}', "**{T}** - {F}, {G}", "**{T}**, {F} ({Y})", "{T} <br> {X}", "{T}<br>{X}",
    "{T} {X}", "{T} ({X})", "{T}（{X}）", "{T} / {X}", "{T} ({R})", "{T} - {R}", "{T} ({V} {Y}) - {R}", "{T} -- {R}",
    "{T}. ({X}；{Z})", "{T} \\", "{T}.\\", "{T} ✓", "{T} √", "⭐ {T}", "{T} ⭐⭐", "{n}. {T}", "{n} {T}", "({n}) {T}",
    "[{n}] {T}", "{T} #ml", "{T} #ml #vision/3d", "{D} {T}", "{D} - {T}", "{D}: {T}", "{T} ({D})", "{T} - {D}",
    "[{k}] {T}", "{k} - {T}", "{k}: {T}", "{K} — {T}", "{K}: {T}", "{A}: [{T}]({u})", "{A} {Y}: [{T}]({u})",
    "{A} et al. {Y}: [{T}]({u})", "[{T}]({u}) - {F}", "[{T}]({u}), {F}, {G}, {Y}", "[{T}]({u}) ({V} {Y}) - {R}",
    "[{A} et al., {T}, {V} {Y}]({u})", "[{T}, {A} et al. {Y}]({u})", "*{T}*, {F}, {V} {Y}", "{I}. *{T}*. {V}, {Y}",
    "{I} *{T}* // {V}. – {Y}. – P. 1-12.", "{L}, {J}: {T}. {V} {Y}", "{T} [paper]({u}) [code]({u})",
    "{F} & {G}: {T}", "{F} and {G}: {T}",
    "{F} & {G} - {T}", "[{V}'{y} | {F}] {T}", "{L}. *{T}*, {Y}.",
    "{L}. *{T}*. {Y}",
    "{T} | {V} {Y} | {F}", "{F}: {T}", "**{F}, {G}** - {T} - {V} {Y}", "{T} — {A} & {B}, {V} {Y}", "p.{n} {T}",
    '[{A} et al. {Y}] "{T}", {V}', "[{V}'{y}] [{A}, {B}] {T}", "{A}, {B}, {C} {Y} ({R}) [{T}]({u})",
    "{T}: [paper]({u})", "[paper] {T}", "{F} ({P}), {T}. {V} {Y}", "{F}, {G}, {H}: {T}. {V} {Y}",
    "{F} and {G}: {T}. {V} {Y}",
    "{F} & {G}: {T} ({V} {Y})", "{n}5:30 {T} ({V} {Y})", "1{n}:00 {T}", "{T} ({A} et al., {V} {Y} oral)",
    "{T}, {A} and {B} ({V}'{y})", "{T} — {A}, {B} & {C}, {V} {Y}", "{T} — {F}, {G} and {H}. {V} ({Y})",
    "[{V} {Y} | {F}, {G}] {T}", "{T} ({F}, {G})", "{T} [{F}, {Y}]", "{T}; {F}; {V}; {Y}", "{A} {Y}. {T}. {V}.",
    "{T} / {F} / {Y}", "{L} ({Y}). {T}. {V}.", "{F}, {G}. ({Y}). {T}. {V}", "{T} — {R}", "{T} → {R}",
    "{F}, {T}, {V} {Y}", "{V}: {T} ({A})", "{T} by {F}", "[{T} by {F}]({u})",
    "{T}, {F}, {G} and {H}, *{V} {Y}*", "[{T}, {F}, {G} and {H}, *{V} {Y}*]({u})", "{L}, {I} {T}, {V} {Y}",
    "**{N}** {F} ({P}), {T}.", "{N}, {F} ({P}), {T}",
)  # fmt: skip
"""What people write around a title ``T``: names ``A``… by surname, ``F``… in full, ``L`` last first, ``I``… with
initials, a venue ``V``, a year ``Y``, a remark ``R``, a translation ``X``, a key ``k``, a day ``D``."""
WHOLE = ("{T}", "{T}", "{T}", "{N}: {T}", "{T} ({N})", "{N} - {T}")
"""Dresses that are the title: what looks like something beside it is its own."""
CALLED = ("{N}", "{N}", "{A} et al. {Y}", "{A} {Y}", "{k}", "{N} ({V} {Y})", "{A} & {B} ({Y})")
"""What a record is called by whose title stands beneath."""
UNDER = ("{T}", "{T}", "- {T}", "> {T}", "**{T}**", "[{T}]({u})", "- [{T}]({u})", "*{T}*", '"{T}", {F}, {Y}',
         "{T} ({V} {Y})", "- **{T}**, {F}", "{F}, {G}. {T}. {V}, {Y}")  # fmt: skip
BENEATH = ((), ((3, "The first thing that it shows is how cheap the step is."),),
           ((3, "- Problem: it takes long to train"), (4, "- Method: a smaller net")))  # fmt: skip


class Dressed(NamedTuple):
    """A title in a dress, as a record tells it."""

    shape: str
    title: str
    told: TitleContext


def dressed(titles: Sequence[str], dice: random.Random, lexicon: Lexicon, *, rows: int) -> Iterator[Dressed]:
    """Yield titles in dresses: as many rows of one dress each, of one to six titles."""
    for row in range(rows):
        if row % 4 == 0:
            yield _called(titles, dice, lexicon)
        shape = dice.choice((*SHAPES, *WHOLE))
        made = [
            _filled(shape, dice.choice(titles), number, dice) for number in range(1, dice.choice((1, 1, 2, 4, 6)) + 1)
        ]
        sides = sides_in(line for line, _ in made)
        for line, title in made:
            names = (("name", line.replace("/", "")[:80]),) if dice.random() < 1 / 8 else ()
            by_rules = read_title(line, lexicon).title
            yield Dressed(shape, title, TitleContext(line, by_rules, "", "", (), names, dice.choice(BENEATH), sides))


def _called(titles: Sequence[str], dice: random.Random, lexicon: Lexicon) -> Dressed:
    """Return a record called by a name or a citation, with its title on the line beneath, or nowhere."""
    title, shape, under = dice.choice(titles), dice.choice(CALLED), dice.choice(UNDER)
    slots = _slots(title, 1, dice)
    line, beneath = shape.format(**slots), under.format(**slots)
    if dice.random() < 1 / 3:
        title, under, beneath = line, "", "They fold boats of paper, and the boats float on ponds for an hour."
    told = TitleContext(line, read_title(line, lexicon).title, "", "", (), (), ((3, beneath), *BENEATH[1]), NO_SIDES)
    return Dressed(f"{shape} / {under}", title, told)


def _filled(shape: str, title: str, number: int, dice: random.Random) -> tuple[str, str]:
    """Return a line of one dress, and the title that it holds."""
    line = shape.format(**_slots(title, number, dice))
    return line, line if shape in WHOLE else title


def _slots(title: str, number: int, dice: random.Random) -> dict[str, object]:
    """Return what the places of a dress are filled with."""
    people = [dice.choice(NAMES) for _ in range(3)]
    last = [name.split()[-1] for name in people]
    year = str(dice.randint(1985, 2025))
    word = next((word for word in title.split() if len(word) > 4 and word.isalpha()), "work").lower()
    name = dice.choice(("".join(word[0] for word in title.split()[:4]).upper() + "Net", f"Fold{title[:3].title()}"))
    return {
        "T": title, "A": last[0], "B": last[1], "C": last[2], "F": people[0], "G": people[1], "H": people[2],
        "U": last[0].upper(), "W": last[1].upper(), "L": f"{last[0]}, {people[0].split()[0]}",
        "I": _initials(people[0], dice),
        "J": _initials(people[1], dice), "Y": year, "y": year[2:], "V": dice.choice(VENUES), "R": dice.choice(REMARKS),
        "X": dice.choice(TRANSLATIONS), "Z": dice.choice(TRANSLATIONS), "P": dice.choice(PLACES), "N": name,
        "n": number,
        "k": f"{last[0].lower()}{year}{dice.choice((word, ''))}", "K": f"{last[0]}{year}",
        "u": "https://arxiv.org/abs/2001.00001",
        "D": f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
    }  # fmt: skip


def _initials(name: str, dice: random.Random) -> str:
    *first, last = name.split()
    short = " ".join(f"{word[0]}." for word in first)
    return dice.choice((f"{short} {last}", f"{last} {short}"))
