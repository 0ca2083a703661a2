"""What belongs to the making of a work and what to its story, and which work a thing belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..ontology.terms import ENTITY_CLASSES, ID_BASE, MAKERS, OWL, PROV, RDF, SCHEMA, SKG, WORK_CLASSES
from .rows import Node, class_of, first, iri_of, term

PRODUCTION = frozenset(
    map(
        term,
        (
            *MAKERS, SCHEMA.isBasedOn, SKG.spinOffOf, SKG.prequelTo, SKG.sequelTo, SKG.remakeOf,
            SCHEMA.genre, SCHEMA.partOfSeries, SCHEMA.partOfSeason, SCHEMA.seasonNumber, SCHEMA.episodeNumber,
            SKG.network, SCHEMA.productionCompany, SCHEMA.datePublished, SCHEMA.startDate,
            SCHEMA.numberOfSeasons, SCHEMA.numberOfEpisodes, SCHEMA.duration, SKG.status,
            SKG.receivedAward, SKG.nominatedFor, SKG.interviewedBy,
        ),
    )
)  # fmt: skip
"""Properties that tell of the making and the release of works: always shown."""

CAST = frozenset(map(term, (SCHEMA.actor, SKG.portrays, SCHEMA.character)))
"""Properties that an announcement before the start of a show gives away to everybody."""

TIES = frozenset(
    map(
        term,
        (
            SCHEMA.children, SCHEMA.sibling, SCHEMA.spouse, SKG.partner, SKG.friendOf, SKG.enemyOf,
            SCHEMA.colleague, SCHEMA.memberOf, SKG.leads, SCHEMA.jobTitle, SCHEMA.homeLocation,
        ),
    )
)  # fmt: skip
"""Properties that people and characters share: of the story unless both ends are surely real."""

ACTOR, CHARACTER, TITLE = term(SCHEMA.actor), term(SCHEMA.character), term(SKG.episodeTitle)

LINKS = frozenset(map(term, (SCHEMA.sameAs, OWL.sameAs, SCHEMA.url)))
"""Properties that lead from a thing to what others know about it."""

POINT_TIES = tuple(map(term, (SKG.participant, SKG.agent, SKG.patient, SKG.involves)))
POINT_ENDS = (*POINT_TIES, *map(term, (SKG.inWork, SKG.inSeason, SKG.inEpisode)))

FICTION = frozenset({SKG.Character, SKG.FictionalOrganization, SKG.StoryObject})

SUBJECT, PREDICATE, OBJECT = term(RDF.subject), term(RDF.predicate), term(RDF.object)
SENTENCE, ARTICLE = term(PROV.wasDerivedFrom), term(PROV.wasQuotedFrom)

_REAL = frozenset({SCHEMA.Person, SCHEMA.Organization})
_PORTRAYS = term(SKG.portrays)
# Whose name stands here works in the trade.
_PROVES_SUBJECT = frozenset(map(term, (SKG.receivedAward, SKG.nominatedFor, SKG.interviewedBy)))
_PROVES_OBJECT = frozenset(
    map(term, (*MAKERS, SKG.network, SCHEMA.productionCompany, SKG.interviewedBy, SCHEMA.actor))
)
_WORK_PREFIX = f"<{ID_BASE}work/"
_IN_WORK, _SERIES = term(SKG.inWork), term(SCHEMA.partOfSeries)


class Story:
    """Classes of things, which are surely real, and the works that they belong to."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self.classes: dict[str, str] = {}
        """Entities and plot points → IRI of their class."""
        self.facts: dict[str, tuple[str, str, str]] = {}
        """Statement → subject, property and object, as N-Triples writes them."""
        self.real: set[str] = set()
        """People and organizations whom the trade knows: they make, play or show works."""
        self._works: dict[str, set[str]] = defaultdict(set)
        for name, node in nodes.items():
            if SUBJECT in node:
                fact = (first(node, SUBJECT), first(node, PREDICATE), first(node, OBJECT))
                if all(fact):
                    self.facts[name] = (fact[0] or "", fact[1] or "", fact[2] or "")
            cls = class_of(node)
            if cls is not None:
                self.classes[name] = cls
        self._locals = {
            name.removeprefix(_WORK_PREFIX)[:-1]: name for name in self.classes if self.is_work(name)
        }
        for subject, predicate, obj in self.facts.values():
            self._learn(subject, predicate, obj)
        self.untold = set(self._untold(nodes))
        """Plain triples of the making of works that no statement tells, as in a file of facts alone."""
        for subject, predicate, obj in self.untold:
            self._learn(subject, predicate, obj)
        for name, cls in self.classes.items():
            node = nodes[name]
            for series in node.get(_SERIES, ()):
                self._works[name].add(series)
            for character in node.get(CHARACTER, ()):
                self._works[character].add(name)
            if cls == SKG.PlotPoint:
                self._works[name].update(node.get(_IN_WORK, ()))
        for name, cls in self.classes.items():
            if cls == SKG.PlotPoint:
                for end in (end for tie in POINT_TIES for end in nodes[name].get(tie, ())):
                    if not self.works_of(end) and self.classes.get(end) in FICTION:
                        self._works[end].update(self._works[name])

    def _untold(self, nodes: Mapping[str, Node]) -> Iterable[tuple[str, str, str]]:
        told = set(self.facts.values())
        for name in self.classes:
            for predicate, objects in nodes[name].items():
                if predicate in PRODUCTION or predicate == ACTOR:
                    yield from (
                        (name, predicate, obj) for obj in objects if (name, predicate, obj) not in told
                    )

    def _learn(self, subject: str, predicate: str, obj: str) -> None:
        if predicate == CHARACTER:
            self._works[obj].add(subject)
        if (predicate in _PROVES_SUBJECT or predicate == _PORTRAYS) and self.classes.get(subject) in _REAL:
            self.real.add(subject)
        if predicate in _PROVES_OBJECT and self.classes.get(obj) in _REAL:
            self.real.add(obj)

    @property
    def works(self) -> Iterable[str]:
        return (name for name in self.classes if self.is_work(name))

    def is_part(self, name: str) -> bool:
        """Is it a season or an episode?"""
        return self.classes.get(name) in (SCHEMA.TVSeason, SCHEMA.TVEpisode)

    def is_work(self, name: str) -> bool:
        return self.classes.get(name) in WORK_CLASSES

    def is_entity(self, name: str) -> bool:
        return self.classes.get(name) in ENTITY_CLASSES

    def works_of(self, name: str) -> frozenset[str]:
        """The works that a thing is itself, is a part of, or is a character of."""
        if self.is_work(name):
            return frozenset({name})
        known = self._works.get(name)
        if known:
            return frozenset(known)
        if self.classes.get(name) in FICTION:
            # character:slow_horses.river_cartwright is named after its work
            scope = iri_of(name).rpartition("/")[2].rpartition(".")[0]
            if scope in self._locals:
                return frozenset({self._locals[scope]})
        return frozenset()

    def of_the_making(self, subject: str, predicate: str, obj: str) -> bool:
        """Does a fact tell of the making of a work, or of real people, and nothing of a story?"""
        ends = (subject, obj) if obj.startswith("<") else (subject,)
        if any(self.classes.get(end) in FICTION for end in ends):
            return False
        if predicate in PRODUCTION:
            return True
        return predicate in TIES and all(end in self.real for end in ends)

    def known_at_large(self, subject: str, predicate: str, obj: str) -> bool:
        """May a fact that no statement dates be shown? The cast too: a file of facts keeps what dates it."""
        return self.of_the_making(subject, predicate, obj) or (
            predicate == ACTOR and self.is_work(subject) and self.classes.get(obj) == SCHEMA.Person
        )

    def of_the_story(self, name: str) -> bool:
        """May the name of a thing give something away? Not if it is a work or surely real."""
        cls = self.classes.get(name)
        return cls in FICTION or (
            cls in (SCHEMA.Person, SCHEMA.Organization, SCHEMA.Place) and name not in self.real
        )


def ends_of_point(node: Mapping[str, list[str]]) -> Iterable[str]:
    """Everything that a plot point names: who takes part, what is touched, work, season and episode."""
    return (end for predicate in POINT_ENDS for end in node.get(predicate, ()))
