"""Labelled units → the package's two tables: the points of words in titles, and the points of observations."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from corpora import found_of
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from papernotes.parse.reading import weigh
from papernotes.parse.reading.decide import best, decide, margins
from papernotes.parse.reading.title_likeness import traits_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from corpora import Corpus

FOLDS = 4
KEPT = 3200
"""Traits of titles that the table keeps."""
CAPPED = 1.0
"""Points, at most, of an observation that few corpora support."""
SUPPORT = 5
"""Corpora in which an observation is seen, under which it is capped."""


class Fitted(NamedTuple):
    """What was learned."""

    titles: dict[str, float]
    alone: dict[str, float]
    together: dict[str, float]
    support: dict[str, int]
    confidence: tuple[float, float, float]


def logistic(
    x: Any, y: Any, w: Any, held: tuple[Any, Any], bounds: Any = None, before: Any = None
) -> tuple[Any, float]:
    """Return weights and constant of a logistic regression, each weight within its bounds.

    ``held`` is the L2 penalty, one or a weight's own, and what is known of the weights: it is on how far they are off.
    What each row counts ``before`` takes the constant's place, which is 0 then.
    """
    penalty, known = held
    n = x.shape[1]
    sign = np.where(y > 0, 1.0, -1.0)
    given = 0.0 if before is None else before

    def loss(v: Any) -> tuple[float, Any]:
        z = (given + x @ v[:n] + v[n]) * sign
        s = w / (1 + np.exp(np.clip(z, -500, 500)))
        off = v[:n] - known
        value = float((w * np.logaddexp(0, -z)).sum()) + 0.5 * (penalty * off**2).sum()
        gradient: Any = np.append(-(x.T @ (s * sign)) + penalty * off, -(s * sign).sum())
        return value, gradient

    limits = [*(bounds or [(None, None)] * n), (None, None) if before is None else (0.0, 0.0)]
    done = minimize(
        loss,
        np.append(np.zeros(n) + known, 0.0),
        jac=True,
        method="L-BFGS-B",
        bounds=limits,
        options={"maxiter": 250, "maxcor": 25},
    )
    return done.x[:n], float(done.x[n])


def fit_titles(corpora: Sequence[Corpus], seed: int = 0, known: Mapping[str, float] | None = None) -> dict[str, float]:
    """Return the points of traits: of words that are titles against words that are not; ``known`` are earlier ones."""
    dice = random.Random(seed)
    texts, wanted, weight = [], [], []
    for corpus in corpora:
        if corpus.name != corpus.base:
            continue
        pos = [u.title for d in corpus.docs for u in d.units if u.number in d.starts]
        neg = [
            u.title
            for d in corpus.docs
            for u in d.units
            if u.number and u.number not in d.starts | d.masked and u.title and not weigh.is_prose(u)
        ]
        held = {t.casefold() for t in pos}
        neg = [t for t in neg if t.casefold() not in held]
        dice.shuffle(pos)
        dice.shuffle(neg)
        pos, neg = pos[:100], neg[:300]
        for some, value in ((pos, 1), (neg, 0)):
            texts += some
            wanted += [value] * len(some)
            weight += [1 / math.sqrt(max(1, len(some)))] * len(some)
    counts = Counter(trait for text in texts for trait in traits_of(text))
    known = known or {}
    names = sorted({trait for trait, count in counts.items() if count > 1}.union(known) - {"*"})
    place = {name: at for at, name in enumerate(names)}
    rows, columns = [], []
    for row, text in enumerate(texts):
        for trait in sorted(traits_of(text)):
            if trait in place:
                rows.append(row)
                columns.append(place[trait])
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), len(names)))
    y, w = np.array(wanted, float), np.array(weight)
    w *= len(w) / w.sum()
    before = np.array([known.get(name, 0.0) for name in names])
    v, base = logistic(x, y, w, (np.where(before != 0, HELD_TITLES, 1.0), before))
    kept = sorted(range(len(names)), key=lambda n: (-abs(v[n]), names[n]))[:KEPT]
    return {"*": round(base, 2), **{names[n]: round(float(v[n]), 2) for n in sorted(kept) if abs(v[n]) >= 0.05}}


def title_scores(table: dict[str, float], corpus: Corpus) -> list[list[float]]:
    """Return how like a title each unit is."""

    def score(text: str) -> float:
        total = table["*"] + sum(table.get(trait, 0.0) for trait in traits_of(text))
        return max(-6.0, min(6.0, total))

    return [[weigh.PROSE if weigh.is_prose(unit) else score(unit.title) for unit in doc.units] for doc in corpus.docs]


class Table:
    """Units as rows, observations as columns."""

    def __init__(self, corpora: Sequence[Corpus], fixed: dict[str, str], added: Collection[str] = ()) -> None:
        self.corpora = corpora
        self.added = added
        """Observations that are new, when only these are learned."""
        names = {name for c in corpora for d in c.docs for u in d.units for name in (*u.common, *u.seen)}
        self.names = sorted(names)
        self.fixed = fixed
        place = {name: at for at, name in enumerate(self.names)}
        size = sum(len(d.units) for c in corpora for d in c.docs)
        self.x: Any = np.zeros((size, len(self.names)), np.float32)
        y, mask, owner, kept = [], [], [], []
        row = 0
        dice = random.Random(7)
        for at, c in enumerate(corpora):
            for d in c.docs:
                rate = min(1.0, MOST / max(1, sum(len(d.units) for d in c.docs)))
                for u in d.units:
                    kept.append(u.number == 0 or dice.random() < rate)
                    for name, value in (*u.common.items(), *u.seen.items()):
                        self.x[row, place[name]] = value
                    y.append(u.number in d.starts)
                    mask.append(u.number in d.masked)
                    owner.append(at)
                    row += 1
        self.file = np.array([u.number == 0 for c in corpora for d in c.docs for u in d.units])
        self.y, self.mask, self.owner, self.kept = np.array(y), np.array(mask), np.array(owner), np.array(kept)

    def support(self) -> dict[str, int]:
        """Return in how many labelled corpora with papers each observation is seen."""
        bases = [c.base if c.name == c.base and any(d.papers for d in c.docs) else "" for c in self.corpora]
        seen: dict[str, set[str]] = defaultdict(set)
        for at, base in enumerate(bases):
            rows = self.owner == at
            for n in np.flatnonzero((self.x[rows] != 0).any(axis=0)):
                seen[self.names[n]].add(base)
        return {name: len(held - {""}) for name, held in seen.items()}

    def fit(
        self, train: Sequence[int], penalty: float, support: dict[str, int], known: Mapping[str, float] | None = None
    ) -> dict[str, float]:
        """Return points by name, learned from some corpora; ``known`` were learned before and hold them."""
        x, y, w = self._weighted(train)
        mean = (x * w[:, None]).sum(0) / w.sum()
        deviation = np.sqrt(((x - mean) ** 2 * w[:, None]).sum(0) / w.sum())
        deviation = np.maximum(deviation, 0.05)
        z = ((x - mean) / deviation).astype(np.float32)
        limits: list[tuple[float | None, float | None]] = []
        for n, name in enumerate(self.names):
            sign = self.fixed.get(name, "")
            if sign[:1].isdigit():
                limits.append((float(sign) * deviation[n], None))
                continue
            cap = (
                CAPPED * deviation[n]
                if name not in (known or {}) and support.get(name, 0) < SUPPORT and sign != "!"
                else None
            )
            limits.append((0 if sign in ("+", "!", "0") else -cap if cap else None, 0 if sign in ("-", "0") else cap))
        before = np.array([(known or {}).get(name, 0.0) for name in self.names]) * deviation
        v, base = logistic(z, y, w, (np.where(before != 0, HELD * penalty, penalty), before), limits)
        points = v / deviation
        return {
            "*": base - float((points * mean).sum()),
            **{n: float(p) for n, p in zip(self.names, points, strict=True) if p},
        }

    def fit_new(self, train: Sequence[int], penalty: float, known: Mapping[str, float]) -> dict[str, float]:
        """Return points by name: those that are ``known`` as they are, and those of observations that are not.

        What is seen anew moves no unit in which it is not seen: neither the constant nor an older point changes.
        """
        x, y, w = self._weighted(train)
        new = [n for n, name in enumerate(self.names) if name not in known and name in self.added]
        deviation = np.maximum(x[:, new].std(0), 0.05)
        before = np.clip(x @ np.array([known.get(name, 0.0) for name in self.names]) + known["*"], -8, 8)
        signs = (self.fixed.get(self.names[n], "") for n in new)
        limits = [(0 if sign in ("+", "!") else None, 0 if sign == "-" else None) for sign in signs]
        v, _ = logistic(x[:, new] / deviation, y, w, (penalty, 0.0), limits, before)
        return {**known, **{self.names[n]: float(p) for n, p in zip(new, v / deviation, strict=True) if p}}

    def _weighted(self, train: Sequence[int]) -> tuple[Any, Any, Any]:
        """Return the units of some corpora, which of them start a record, and what each counts."""
        rows = np.isin(self.owner, train) & ~self.mask & self.kept
        y, owner, file = self.y[rows], self.owner[rows], self.file[rows]
        w = np.zeros(len(y))
        for at in train:
            c = self.corpora[at]
            share = 1.0 if c.name == c.base else DRESSED
            for value, whole in product((True, False), repeat=2):
                some = (owner == at) & (y == value) & (file == whole)
                w[some] = share * c.weight / math.sqrt(max(1, some.sum()))
        return self.x[rows], y, w * (len(w) / w.sum())

    def scores(self, points: dict[str, float]) -> Any:
        """Return the points of all units."""
        v = np.array([points.get(name, 0.0) for name in self.names])
        return np.clip(self.x @ v + points["*"], -8, 8)


NEW = 60.0
"""The penalty on points of new observations, when all others are held as they are."""
HELD, HELD_TITLES = 4.0, 3.0
"""How much more it takes to move points that are known: they were learned from twice as many corpora and more."""
MOST = 450
"""Units of a corpus, about, that are learned from."""
DRESSED = 0.35
"""What a corpus in another dress counts beside the corpus itself."""


def by_doc(corpora: Sequence[Corpus], values: Any) -> list[list[list[float]]]:
    """Return values by corpus and file."""
    found, row = [], 0
    for c in corpora:
        inner = []
        for d in c.docs:
            inner.append([float(v) for v in values[row : row + len(d.units)]])
            row += len(d.units)
        found.append(inner)
    return found


def folds_of(corpora: Sequence[Corpus], count: int, seed: int) -> list[int]:
    """Return the fold of each corpus; dresses stay with the corpus that they are of."""
    bases = sorted({c.base for c in corpora})
    random.Random(seed).shuffle(bases)
    fold = {base: at % count for at, base in enumerate(bases)}
    return [fold[c.base] for c in corpora]


def observe_titles(corpora: Sequence[Corpus], fold: Sequence[int], known: Mapping[str, float] | None) -> None:
    """Add how like a title each unit is, told by tables that have not seen its corpus."""
    everything = range(len(corpora))
    for k in range(FOLDS):
        table = fit_titles([corpora[n] for n in everything if fold[n] != k], known=known)
        for n in everything:
            if fold[n] == k:
                for doc, scores in zip(corpora[n].docs, title_scores(table, corpora[n]), strict=True):
                    weigh.observe_titles(doc.units, scores)


def forget_points(corpora: Sequence[Corpus]) -> None:
    """Drop what is seen of neighbours' points, which later points would take for observations."""
    for unit in (unit for c in corpora for d in c.docs for unit in d.units):
        for name in [name for name in unit.seen if name.startswith("points: ")]:
            del unit.seen[name]


def learn_new(corpora: Sequence[Corpus], fixed: dict[str, str], added: Collection[str], known: Fitted) -> Fitted:
    """Return tables that hold what is ``known`` as it is, with points for the observations that were ``added``."""
    for corpus in corpora:
        for doc, scores in zip(corpus.docs, title_scores(known.titles, corpus), strict=True):
            weigh.observe_titles(doc.units, scores)
    everything = range(len(corpora))
    first = Table(corpora, fixed, added)
    alone = first.fit_new(everything, NEW, known.alone)
    for c, docs in zip(corpora, by_doc(corpora, first.scores(alone)), strict=True):
        for d, values in zip(c.docs, docs, strict=True):
            weigh.observe_points(d.units, values)
    del first
    second = Table(corpora, fixed, added)
    together = second.fit_new(everything, NEW, known.together)
    support = {**known.support, **{name: n for name, n in second.support().items() if name in added}}
    forget_points(corpora)
    return Fitted(known.titles, alone, together, support, known.confidence)


def learn(
    corpora: Sequence[Corpus], fixed: dict[str, str], penalty: float = 150.0, known: Fitted | None = None
) -> Fitted:
    """Return the tables learned from corpora; what goes into a later step comes from folds that had not seen it.

    ``known`` are tables learned from corpora that are not at hand: what these say more than they outweighs them.
    """
    told = (known.titles, known.alone, known.together) if known else (None, None, None)
    fold = folds_of(corpora, FOLDS, 1)
    everything = range(len(corpora))
    observe_titles(corpora, fold, told[0])
    first = Table(corpora, fixed)
    support = first.support()
    alone = np.zeros(len(first.y))
    for k in range(FOLDS):
        points = first.fit([n for n in everything if fold[n] != k], penalty, support, told[1])
        rows = np.isin(first.owner, [n for n in everything if fold[n] == k])
        alone[rows] = first.scores(points)[rows]
    points = first.fit(list(everything), penalty, support, told[1])
    del first
    for c, docs in zip(corpora, by_doc(corpora, alone), strict=True):
        for d, values in zip(c.docs, docs, strict=True):
            weigh.observe_points(d.units, values)
    second = Table(corpora, fixed)
    together_support = second.support()
    last = second.fit(list(everything), penalty, together_support, told[2])
    judged = np.zeros(len(second.y))
    for k in range(FOLDS):
        part = second.fit([n for n in everything if fold[n] != k], penalty, together_support, told[2])
        rows = np.isin(second.owner, [n for n in everything if fold[n] == k])
        judged[rows] = second.scores(part)[rows]
    sure = fit_confidence(corpora, by_doc(corpora, judged))
    del second
    forget_points(corpora)
    return Fitted(fit_titles(corpora, known=told[0]), points, last, together_support, sure)


def apply(fitted: Fitted, corpus: Corpus) -> list[list[float]]:
    """Return the points of each unit of a corpus."""
    found = []
    for doc, scores in zip(corpus.docs, title_scores(fitted.titles, corpus), strict=True):
        weigh.observe_titles(doc.units, scores)
        alone = [total({**u.common, **u.seen}, fitted.alone) for u in doc.units]
        weigh.observe_points(doc.units, alone)
        values = [total({**u.common, **u.seen}, fitted.together) for u in doc.units]
        found.append(weigh.agreed(doc.units, weigh.as_one(doc.units, values)))
    forget_points([corpus])
    return found


def total(seen: Mapping[str, float], table: Mapping[str, float]) -> float:
    """Return the points of what is seen."""
    return max(-8.0, min(8.0, table["*"] + sum(table.get(name, 0.0) * value for name, value in seen.items())))


def read(fitted: Fitted, corpus: Corpus) -> list[tuple[int, ...]]:
    """Return the units that are chosen in each file."""
    return [best(d.units, p).units for d, p in zip(corpus.docs, apply(fitted, corpus), strict=True)]


def fit_confidence(corpora: Sequence[Corpus], points: list[list[list[float]]]) -> tuple[float, float, float]:
    """Return the curve from a reading's margins to how often it is right, on files that were not learned from."""
    rows, right, weight = [], [], []
    for c, docs in zip(corpora, points, strict=True):
        for d, values in zip(c.docs, docs, strict=True):
            decided = decide(d.units, weigh.agreed(d.units, weigh.as_one(d.units, values)))
            rows.append(margins(d.units, values, decided.best, decided.second))
            hits, found, wanted = found_of(d, decided.best.units)
            right.append(hits == found == wanted)
            weight.append(1 / math.sqrt(len(c.docs)))
    x, y, w = np.array(rows), np.array(right, float), np.array(weight)
    v, base = logistic(x, y, w, (0.1, 0.0), [(0.0, None), (0.0, None)])
    return base, float(v[0]), float(v[1])


def write_tables(fitted: Fitted, folder: Path) -> None:
    """Write the package's two tables."""
    names = sorted({*fitted.alone, *fitted.together} - {"*"})
    rows = [
        "# what is seen\tpoints alone\tpoints beside neighbours\tcorpora that show it",
        f"*\t{fitted.alone['*']:.3f}\t{fitted.together['*']:.3f}",
    ]
    for name in names:
        alone, together = fitted.alone.get(name, 0.0), fitted.together.get(name, 0.0)
        if abs(alone) >= LEAST or abs(together) >= LEAST:
            rows.append(f"{name}\t{alone:.3f}\t{together:.3f}\t{fitted.support.get(name, 0)}")
    (folder / "weights.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    rows = [
        "# a trait of a title's words\tpoints",
        *(f"{name}\t{points:.2f}" for name, points in sorted(fitted.titles.items())),
    ]
    sure = zip(("every reading", "ahead of the second best", "closest unit"), fitted.confidence, strict=True)
    curve = ["# what a reading's confidence is made of\tpoints", *(f"{name}\t{value:.3f}" for name, value in sure)]
    (folder / "confidence.tsv").write_text("\n".join(curve) + "\n", "utf-8")
    (folder / "titles.tsv").write_text("\n".join(rows) + "\n", "utf-8")


LEAST = 0.01
"""Points under which a weight is left out."""


def tables_in(folder: Path) -> Fitted:
    """Return the tables of the package, as an earlier fit wrote them."""

    def rows(name: str) -> list[list[str]]:
        lines = (folder / name).read_text("utf-8").splitlines()
        return [line.split("\t") for line in lines if line and not line.startswith("# ")]

    weights = rows("weights.tsv")
    alone, together = ({row[0]: float(row[at]) for row in weights} for at in (1, 2))
    support = {row[0]: int(row[3]) for row in weights if len(row) > 3}
    sure = tuple(float(row[1]) for row in rows("confidence.tsv"))
    titles = {row[0]: float(row[1]) for row in rows("titles.tsv")}
    return Fitted(titles, alone, together, support, (sure[0], sure[1], sure[2]))


def signs_in(path: Path) -> dict[str, str]:
    """Return the signs that meaning fixes, by observation."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {name: sign for sign, name in rows}
