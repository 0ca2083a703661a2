"""Precision and recall of graphs, each built from one article, against annotations by hand.

What counts as right, and how the sums are formed, is told in ``docs/evaluate.md``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..ontology.annotated import GROUPS, LITERALS, PREDICATES, REVERSIBLE, TYPES
from .gold import Gold
from .predicted import NOTHING, Prediction, fold

# The text often leaves open whether a work is a film, a series or a book.
_FAMILIES: Final = {"series": "work", "film": "work"}
_ONLY_BY_NAME: Final = frozenset({"season", "episode", "place", "object"})
"""Types of which annotations hold those that a fact needs: another one is neither right nor wrong."""

_SENTENCE_START: Final = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
_DURATION: Final = re.compile(r"P(?:T)?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")

Errors = dict[str, list[str]]
"""Kind of error → what was missed or is not in the annotation, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of ``predicted`` things, so many are right, of ``gold`` things, so many were found; three digits."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Sums over all articles: every entity, fact and plot point counts the same."""

    articles: int
    predicted: int
    """Articles that could be read; nothing was found in the others."""
    entities: Score
    facts: Score
    plot: Score
    groups: dict[str, Score]
    predicates: dict[str, Score]
    types: dict[str, Score]


class Evaluation:
    """Adds up the comparisons of articles."""

    def __init__(self) -> None:
        self._articles = self._read = 0
        self._types: dict[str, Counter[str]] = defaultdict(Counter)
        self._predicates: dict[str, Counter[str]] = defaultdict(Counter)
        self._plot: Counter[str] = Counter()

    def add(self, gold: Gold, prediction: Prediction | None, text: str) -> Errors:
        """Hold what a graph says against the annotation of its article.

        Args:
            gold: The annotation.
            prediction: What the graph says; None if the article could not be read.
            text: The article as the reader gives it; quotes of plot points are looked up in it.
        """
        self._articles += 1
        self._read += prediction is not None
        comparison = _Comparison(gold, prediction or NOTHING)
        comparison.compare_entities(self._types)
        comparison.compare_facts(self._predicates)
        comparison.compare_plot(self._plot, text)
        return {kind: sorted(rows) for kind, rows in comparison.errors.items()}

    def report(self) -> Report:
        groups = {
            group: _score(_total(self._predicates[name] for name in names if name in self._predicates))
            for group, names in GROUPS.items()
        }
        types = dict.fromkeys(TYPES.values())
        return Report(
            articles=self._articles,
            predicted=self._read,
            entities=_score(_total(self._types.values())),
            facts=_score(_total(self._predicates.values())),
            plot=_score(self._plot),
            groups=groups,
            predicates={p: _score(self._predicates[p]) for p in PREDICATES if p in self._predicates},
            types={kind: _score(self._types[kind]) for kind in types if kind in self._types},
        )


class _Comparison:
    """One article; counts right ones as ``tp``, wrong ones as ``fp`` and missed ones as ``fn``."""

    def __init__(self, gold: Gold, prediction: Prediction) -> None:
        self.gold, self.prediction = gold, prediction
        self.wanted_facts, self.found_facts = gold.facts, prediction.facts
        if gold.predicates is not None:
            self.wanted_facts = tuple(f for f in gold.facts if f[1] in gold.predicates)
            self.found_facts = tuple(f for f in prediction.facts if f[1] in gold.predicates)
        self.link = align(gold, prediction)
        self.labels = {entity.id: entity.name for entity in gold.entities}
        self.errors: Errors = defaultdict(list)

    def compare_entities(self, counts: dict[str, Counter[str]]) -> None:
        kinds = {entity.id: entity.type for entity in self.gold.entities}
        for iri, kind in self.prediction.types.items():
            if iri in self.link:
                counts[kinds[self.link[iri]]]["tp"] += 1
            elif kind not in _ONLY_BY_NAME and self.gold.predicates is None:
                counts[kind]["fp"] += 1
                self.errors["entity not in gold"].append(f"{kind}: {self._name(iri)}")
        needed = self._needed()
        for id_ in sorted(set(kinds) - set(self.link.values())):
            if kinds[id_] not in _ONLY_BY_NAME or id_ in needed:
                counts[kinds[id_]]["fn"] += 1
                self.errors["entity missed"].append(f"{kinds[id_]}: {self.labels[id_]}")

    def compare_facts(self, counts: dict[str, Counter[str]]) -> None:
        wanted: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for s, p, o in self.wanted_facts:
            pair = (o, s) if p in REVERSIBLE and o < s else (s, o)
            if pair not in wanted[p]:
                wanted[p].append(pair)
        for s, p, o in self.found_facts:
            hit = self._hit(s, p, o, wanted[p])
            if hit is not None:
                wanted[p].remove(hit)
                counts[p]["tp"] += 1
            else:
                counts[p]["fp"] += 1
                told = o if p in LITERALS else self._name(o)
                self.errors["fact not in gold"].append(f"{self._name(s)} {p} {told}")
        for p, pairs in wanted.items():
            counts[p]["fn"] += len(pairs)
            for s, o in pairs:
                self.errors["fact missed"].append(f"{self.labels[s]} {p} {self.labels.get(o, o)}")

    def compare_plot(self, counts: Counter[str], text: str) -> None:
        points = self.prediction.points
        lines = [{line for quote in point.quotes for line in sentences_of(text, quote)} for point in points]
        scores = []
        for i, gold in enumerate(self.gold.points):
            line = sentences_of(text, gold.quote)
            for k, point in enumerate(points):
                agreement = _agreement(gold.participants, {self.link.get(x, x) for x in point.participants})
                near = bool(line & lines[k])
                same = fold(gold.trigger) in point.triggers
                if agreement >= 0.5 and (same or near):
                    scores.append((same + near + agreement, i, k))
        found: dict[int, int] = {}
        for _, i, k in sorted(scores, key=lambda score: (-score[0], score[1], score[2])):
            if i not in found and k not in found.values():
                found[i] = k
        counts["tp"] += len(found)
        for i, gold in enumerate(self.gold.points):
            if i not in found:
                counts["fn"] += 1
                self.errors["plot point missed"].append(gold.label)
        for k, point in enumerate(points):
            if k not in found.values():
                counts["fp"] += 1
                self.errors["plot point not in gold"].append(point.label)

    def _needed(self) -> set[str]:
        """Entities that a fact or a plot point names, and works that the article is about."""
        needed = {end for s, p, o in self.wanted_facts for end in ((s,) if p in LITERALS else (s, o))}
        for point in self.gold.points:
            needed |= point.participants | point.involves
        return needed | self.gold.about

    def _hit(self, s: str, p: str, o: str, wanted: list[tuple[str, str]]) -> tuple[str, str] | None:
        """The first annotated pair that the fact agrees with."""
        subject, obj = self.link.get(s), self.link.get(o)
        if p in REVERSIBLE and subject and obj and obj < subject:
            subject, obj = obj, subject
        for pair in wanted:
            fits = same_value(p, o, pair[1]) if p in LITERALS else pair[1] == obj
            if pair[0] == subject and fits:
                return pair
        return None

    def _name(self, iri: str) -> str:
        if iri in self.link:
            return self.labels[self.link[iri]]
        return self.prediction.labels.get(iri, iri)


def align(gold: Gold, prediction: Prediction) -> dict[str, str]:
    """Pair entities that share a name and a type: IRI → id, one to one, the full name and most names first."""
    candidates = []
    for entity in gold.entities:
        names = {fold(name) for name in (entity.name, *entity.aliases)} - {""}
        family = _FAMILIES.get(entity.type, entity.type)
        for iri, labels in prediction.names.items():
            kind = prediction.types[iri]
            shared = labels & names
            if _FAMILIES.get(kind, kind) == family and shared:
                candidates.append((fold(entity.name) not in labels, -len(shared), entity.id, iri))
    pairs: dict[str, str] = {}
    taken = set()
    for _, _, id_, iri in sorted(candidates):
        if iri not in pairs and id_ not in taken:
            pairs[iri] = id_
            taken.add(id_)
    return pairs


def same_value(predicate: str, found: str, gold: str) -> bool:
    """Whether two texts, dates or numbers say the same; a phrase may say more than the annotation."""
    if predicate == "runtime":
        return _minutes(found) == _minutes(gold)
    if predicate in {"season_count", "episode_count"}:
        return found.strip() == gold.strip()
    if predicate == "release_date":
        return found[:10] == gold[:10]
    mine, theirs = fold(found), fold(gold)
    if predicate == "status":
        return mine.replace(" ", "_") == theirs.replace(" ", "_")
    return mine == theirs or mine.endswith(f" {theirs}") or mine.rstrip("s") == theirs.rstrip("s")


def sentences_of(text: str, quote: str) -> set[int]:
    """Numbers of the sentences that a quote touches; a line break ends a sentence too.

    Empty if the quote does not stand in the text. Where its white space alone differs, it does.
    """
    at, end = _place(text, quote)
    if at < 0:
        return set()
    starts = [0, *(match.end() for match in _SENTENCE_START.finditer(text))]
    ends = [*starts[1:], len(text) + 1]
    return {n for n, (first, last) in enumerate(zip(starts, ends, strict=True)) if first < end and last > at}


def _place(text: str, quote: str) -> tuple[int, int]:
    if not quote.strip():
        return -1, -1
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    # The reader joins the lines of a paragraph; whoever copied the quote from the file has the breaks.
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return match.span() if match else (-1, -1)


def _minutes(value: str) -> str:
    match = _DURATION.fullmatch(value)
    return str(int(match[1] or 0) * 60 + int(match[2] or 0)) if match else re.sub(r"\D", "", value)


def _agreement(wanted: frozenset[str], found: set[str]) -> float:
    """F1 of two sets of participants: 1 if both are empty."""
    return 2 * len(wanted & found) / (len(wanted) + len(found)) if wanted or found else 1.0


def _total(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _score(counts: Counter[str]) -> Score:
    predicted, gold = counts["tp"] + counts["fp"], counts["tp"] + counts["fn"]
    p = counts["tp"] / predicted if predicted else 0.0
    r = counts["tp"] / gold if gold else 0.0
    f1 = round(2 * p * r / (p + r), 3) if p + r else 0.0
    return Score(precision=round(p, 3), recall=round(r, 3), f1=f1, gold=gold, predicted=predicted)
