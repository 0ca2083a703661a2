"""Which statements hold and which are superseded: facts that change, and facts that were denied later.

Of what has one value (a status, a date, a count) the current value is the one that the latest article
tells. Articles of the same day, and articles without a date, do not supersede each other: their values
stand side by side as a contradiction. An assertion and a denial supersede each other in the same way.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from ..ontology.terms import ASSERTED, ID_BASE, PROV, RDF, SCHEMA, SKG
from .dates import Days, days

FUNCTIONAL: Final = frozenset(
    {
        SKG.status,
        SKG.episodeTitle,
        SCHEMA.startDate,
        SCHEMA.datePublished,
        SCHEMA.numberOfSeasons,
        SCHEMA.numberOfEpisodes,
        SCHEMA.duration,
    }
)
"""Properties of which a thing has one value at a time."""

DATES: Final = frozenset({SCHEMA.startDate, SCHEMA.datePublished})

_DEFAULT = ox.DefaultGraph()
_SUBJECT, _PREDICATE, _OBJECT, _MODALITY, _DERIVED, _DATE = (
    ox.NamedNode(iri)
    for iri in (
        RDF.subject,
        RDF.predicate,
        RDF.object,
        SKG.modality,
        PROV.wasDerivedFrom,
        SCHEMA.datePublished,
    )
)

Value = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement that asserts or denies a fact."""

    node: ox.NamedNode
    predicate: str
    object: Value
    denies: bool
    days: Days | None
    """When its article was published; None if that is not known."""


class Groups:
    """Looks up the statements of a graph that speak of the same thing."""

    def __init__(self, store: ox.Store, published: Mapping[str, str | None] | None = None) -> None:
        """Args:
        store: The graph.
        published: Key of an article → its date, for articles that need not be looked up.
        """
        self._store = store
        self._days = {key: days(date) for key, date in (published or {}).items()}

    def settled(
        self, subject: str, predicates: Collection[str]
    ) -> tuple[list[tuple[str, Value]], dict[ox.NamedNode, ox.NamedNode], list[ox.NamedNode]]:
        """Work out what holds of a subject.

        Returns:
            Predicate and object of each plain triple; superseded statement → the statement that
            supersedes it; all statements that were looked at.
        """
        told = list(self._told(subject, predicates))
        superseded = supersede(told)
        current = {(t.predicate, t.object): None for t in told if not t.denies and t.node not in superseded}
        return list(current), superseded, [t.node for t in told]

    def every(self, subject: str, predicates: Collection[str]) -> set[tuple[str, Value]]:
        """Go through all that statements assert or deny of a subject, superseded or not."""
        return {(told.predicate, told.object) for told in self._told(subject, predicates)}

    def _told(self, subject: str, predicates: Collection[str]) -> Iterator[Told]:
        for quad in self._store.quads_for_pattern(None, _SUBJECT, ox.NamedNode(subject), _DEFAULT):
            node = quad.subject
            if not isinstance(node, ox.NamedNode):
                continue
            predicate = self._one(node, _PREDICATE)
            if not isinstance(predicate, ox.NamedNode) or predicate.value not in predicates:
                continue
            modality, obj = self._one(node, _MODALITY), self._one(node, _OBJECT)
            if not isinstance(modality, ox.NamedNode) or not isinstance(obj, ox.NamedNode | ox.Literal):
                continue
            denies = modality.value == SKG.Denied
            if denies or modality.value in ASSERTED:
                yield Told(
                    node=node,
                    predicate=predicate.value,
                    object=obj,
                    denies=denies,
                    days=self._days_of(node),
                )

    def _one(self, node: ox.NamedNode, predicate: ox.NamedNode) -> object:
        quad = next(self._store.quads_for_pattern(node, predicate, None, _DEFAULT), None)
        return quad.object if quad is not None else None

    def _days_of(self, statement: ox.NamedNode) -> Days | None:
        sentence = self._one(statement, _DERIVED)
        if not isinstance(sentence, ox.NamedNode):
            return None
        # sentence:KEY_START_END
        key = sentence.value.removeprefix(f"{ID_BASE}sentence/").split("_")[0]
        if key not in self._days:
            date = self._one(ox.NamedNode(f"{ID_BASE}article/{key}"), _DATE)
            self._days[key] = days(date.value if isinstance(date, ox.Literal) else None)
        return self._days[key]


def supersede(told: Iterable[Told]) -> dict[ox.NamedNode, ox.NamedNode]:
    """Find which statements about one subject are superseded, and by which.

    Returns:
        Superseded statement → the latest statement that contradicts it; of several, the one whose
        IRI is smallest.
    """
    by_predicate: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_predicate[one.predicate].append(one)
    found: dict[ox.NamedNode, ox.NamedNode] = {}
    for predicate, some in by_predicate.items():
        positions: dict[tuple[Value, bool], list[Told]] = defaultdict(list)
        for one in some:
            positions[one.object, one.denies].append(one)
        latest = {position: _latest(several) for position, several in positions.items()}
        for position, several in positions.items():
            mine = latest[position]
            rivals = [
                theirs
                for other, theirs in latest.items()
                if mine and theirs and _contradict(predicate, position, other) and _after(theirs, mine)
            ]
            if rivals:
                first = max(rival.days or ("", "") for rival in rivals if rival)
                winner = min(
                    (rival.node for rival in rivals if rival and rival.days == first),
                    key=lambda node: node.value,
                )
                found.update((one.node, winner) for one in several if one.days is not None)
    return found


def agree(predicate: str, one: Value, other: Value) -> bool:
    """Whether two values can both be right: ``2024`` is only less exact than ``2024-01-12``."""
    if one == other:
        return True
    return predicate in DATES and (one.value.startswith(other.value) or other.value.startswith(one.value))


def _contradict(predicate: str, one: tuple[Value, bool], other: tuple[Value, bool]) -> bool:
    (value, denies), (other_value, other_denies) = one, other
    if denies != other_denies:
        return value == other_value
    return predicate in FUNCTIONAL and not denies and not agree(predicate, value, other_value)


def _latest(told: Iterable[Told]) -> Told | None:
    """The latest of some statements, None if no article has a date; of one day, the smallest IRI."""
    dated = sorted((t for t in told if t.days is not None), key=lambda t: t.node.value)
    return max(dated, key=lambda t: t.days or ("", ""), default=None)


def _after(one: Told, other: Told) -> bool:
    return one.days is not None and other.days is not None and one.days[0] > other.days[1]
