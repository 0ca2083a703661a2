"""From which point of which story on everything in a graph is known (docs/spoilers.md).

A position is worked out for what one sentence says, in this order: the season and episode that the
text gives, else what its article says that it gives away, else what had been shown when the article
came out, else unknown, which only somebody who has seen all of the work may read.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..ontology.terms import RDF, RDFS, SCHEMA, SKG, SKOS, WORK_CLASSES
from .airing import END, START, Calendar, place_of_part, published_by
from .rows import Node, first, iri_of, lexical, number, read_rows, term
from .store import Store
from .story import ACTOR, ARTICLE, CAST, SENTENCE, TITLE, Story, ends_of_point


class Moment(NamedTuple):
    """A point of a story, itself included."""

    work: str
    """IRI; empty if no work is known, so that only somebody who has seen everything may read it."""
    season: int
    """``END`` for all of the work, 0 for what is known before it starts."""
    episode: int
    """``END`` for all of the season."""


Requirement = frozenset[Moment]
"""All that must have been watched, at most one moment for a work; nothing: known to everybody."""

ALWAYS: Requirement = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstKnown:
    """From where on something is known."""

    kind: str
    """``statement``, ``plot point``, ``sentence``, ``article`` (its headline and address),
    ``entity`` or ``name``."""
    iri: str
    name: str | None
    """Of a name: the label or alternative label; it is one of the thing ``iri``."""
    ways: tuple[Requirement, ...]
    """Each alone is enough; none: only somebody who has seen everything may know it."""


def first_known(store: Store) -> Iterator[FirstKnown]:
    """Tell for everything in a graph from where on it is known; the store is only read.

    Yields:
        One row for each statement, plot point, sentence, article, entity and name, by kind and IRI.
        Names of works, seasons and episodes have no rows; the label of somebody of the trade is known
        as soon as the entity is, whatever its row says.
    """
    positions = Positions(read_rows(store.n_triples()))
    for kind, known in (
        ("statement", positions.statements),
        ("plot point", positions.points),
        ("sentence", positions.sentences),
        ("article", positions.articles),
    ):
        for node, needed in sorted(known.items()):
            yield FirstKnown(kind=kind, iri=iri_of(node), name=None, ways=_sorted((needed,)))
    for node, ways in sorted(positions.entities.items()):
        yield FirstKnown(kind="entity", iri=iri_of(node), name=None, ways=_sorted(ways))
    for node, names in sorted(positions.names.items()):
        whole = {positions.whole[node]} if node in positions.whole else set()
        for name, ways in sorted(names.items()):
            yield FirstKnown(kind="name", iri=iri_of(node), name=lexical(name), ways=_sorted(ways | whole))


def joined(requirements: Iterable[Requirement]) -> Requirement:
    """What must have been watched if all of these must."""
    furthest: dict[str, Moment] = {}
    for requirement in requirements:
        for moment in requirement:
            known = furthest.get(moment.work)
            if known is None or known < moment:
                furthest[moment.work] = moment
    return frozenset(furthest.values())


def words(text: str) -> str:
    """Text for finding names in it: single spaces for all else than letters and digits, no accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("", text)
    return f" {' '.join(_WORD.findall(text))} "


@dataclass(slots=True)
class _Source:
    """What an article tells about itself."""

    published: int | None = None
    spoils: Moment | None = None
    about: frozenset[str] = frozenset()
    furthest: dict[str, Moment] = field(default_factory=dict)
    """Work → the furthest point that some sentence of the article is about."""
    retold: set[tuple[str, int]] = field(default_factory=set)
    """Work and season of which the article tells what happened: it has been shown, whatever dates say."""


class Positions:
    """Requirements of everything in a graph; nodes and names are written as in N-Triples.

    Args:
        nodes: The whole graph, from ``read_rows``.
    """

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self.nodes = nodes
        self.story = Story(nodes)
        self.calendar = Calendar(nodes)
        self.statements: dict[str, Requirement] = {}
        self.points: dict[str, Requirement] = {}
        self.sentences: dict[str, Requirement] = {}
        """Of a sentence: of all that was read from it, its text with all that nobody read."""
        self.articles: dict[str, Requirement] = {}
        """Of the headline and the address of an article: of all its sentences."""
        self.entities: dict[str, set[Requirement]] = defaultdict(set)
        """Of an entity: of each fact that it has a part in; the earliest decides."""
        self.given: dict[str, set[Requirement]] = defaultdict(set)
        """The part of ``entities`` that needs no fact: shows, what articles are about, seasons, episodes."""
        self.names: dict[str, dict[str, set[Requirement]]] = {}
        """Of the names of all but works, seasons and episodes: of each sentence that has the name."""
        self.whole: dict[str, Requirement] = {}
        """Of all that is told of an entity: whoever may know that may know all its names."""
        self._told: dict[str, list[Requirement]] = defaultdict(list)
        self._seen_in: dict[str, set[str]] = defaultdict(set)
        self._sources = self._read_sources()
        self._resolve()
        self._introduce()
        self._date_names()
        # Last: that they are known does not make all their names known.
        for subject, predicate, obj in self.story.untold:
            if self.story.known_at_large(subject, predicate, obj):
                for end in (subject, obj):
                    if self.story.is_entity(end) and not self.story.is_part(end):
                        self.given[end].add(ALWAYS)

    def _read_sources(self) -> dict[str, _Source]:
        sources: dict[str, _Source] = defaultdict(_Source)
        news = term(SCHEMA.NewsArticle)
        for name, node in self.nodes.items():
            if news in node.get(_TYPE, ()):
                source = sources[name]
                day = first(node, _PUBLISHED)
                source.published = published_by(lexical(day)) if day else None
                source.about = frozenset(node.get(_ABOUT, ()))
                source.spoils = _moment(node)
        for name in (*self.story.facts, *self._all_points()):
            moment = self._own(name)
            if moment is not None:
                furthest = sources[self._article(name)].furthest
                furthest[moment.work] = max(moment, furthest.get(moment.work, moment))
                if moment.episode != END or self.story.classes.get(name) == SKG.PlotPoint:
                    sources[self._article(name)].retold.add(moment[:2])
        return sources

    def _all_points(self) -> Iterator[str]:
        return (name for name, cls in self.story.classes.items() if cls == SKG.PlotPoint)

    def _article(self, reading: str) -> str:
        sentence = first(self.nodes[reading], SENTENCE)
        return (first(self.nodes.get(sentence, {}), ARTICLE) if sentence else None) or ""

    def _own(self, name: str) -> Moment | None:
        """Season and episode that the text gives for what a statement or plot point tells."""
        node = self.nodes[name]
        told = _moment(node)
        work = first(node, _IN_WORK)
        if work is None:
            return told
        episode, season = first(node, _IN_EPISODE), first(node, _IN_SEASON)
        part = self.nodes.get(episode or season or "", {})
        _, season_number, episode_number = place_of_part(self.nodes, part)
        if season_number is None and season is not None:
            season_number = number(self.nodes.get(season, {}), _SEASON)
        if season_number is None:
            return told
        happens = Moment(work, season_number, END if episode_number is None else episode_number)
        if told is None or told.work != work:
            return happens
        if told.season == happens.season and END in (told.episode, happens.episode):
            return min(told, happens)  # one of them knows the episode
        return max(told, happens)

    def _resolve(self) -> None:
        """Give every statement, plot point, sentence and article its requirement."""
        for name, fact in self.story.facts.items():
            source = self._sources[self._article(name)]
            needed, told = self._of_statement(name, fact, source)
            self.statements[name] = needed
            self._tell(name, told, (fact[0], fact[2]))
        for name in self._all_points():
            source = self._sources[self._article(name)]
            node = self.nodes[name]
            works = {work for end in ends_of_point(node) for work in self.story.works_of(end)}
            needed = self._of_reading(self._own(name), works, source)
            self.points[name] = needed
            self._tell(name, needed, ends_of_point(node))
        by_article: dict[str, list[Requirement]] = defaultdict(list)
        for sentence, told_in_it in self._told.items():
            self.sentences[sentence] = joined(told_in_it)
            by_article[first(self.nodes.get(sentence, {}), ARTICLE) or ""].append(self.sentences[sentence])
        for article, source in self._sources.items():
            spoilt = frozenset({source.spoils}) if source.spoils else ALWAYS
            if article in self.nodes:
                self.articles[article] = joined((*by_article[article], spoilt))

    def _tell(self, name: str, told: Requirement, ends: Iterable[str]) -> None:
        for sentence in self.nodes[name].get(SENTENCE, ()):
            self._told[sentence].append(told)
            for end in ends:
                self._seen_in[end].add(sentence)

    def _of_statement(
        self, name: str, fact: tuple[str, str, str], source: _Source
    ) -> tuple[Requirement, Requirement]:
        """Requirement of the fact, and that of the words which tell it."""
        subject, predicate, obj = fact
        own = self._own(name)
        works = self.story.works_of(subject) | self.story.works_of(obj)
        if predicate == TITLE:
            shown = frozenset({self.moment_of_part(subject)})
            return shown, joined((shown, self._of_reading(own, works, source)))
        if predicate in CAST and works:
            announced = self._announced(own, works, source)
            if announced is not None:
                return announced, announced
        if self.story.of_the_making(subject, predicate, obj):
            # What else the sentence holds is of the story that the article is about.
            return (
                (ALWAYS if predicate != ACTOR else self._of_actor(own, works, source)),
                self._of_reading(own, source.about or works, source),
            )
        if predicate == ACTOR:
            return self._of_actor(own, works, source), self._of_reading(own, works, source)
        needed = self._of_reading(own, works, source)
        return needed, needed

    def _announced(self, own: Moment | None, works: Iterable[str], source: _Source) -> Requirement | None:
        """Requirement of a part in the cast that was in print before the show, or its season, began."""
        retold = {work for work, _ in source.retold}
        if all(work not in retold and self.calendar.before_start(work, source.published) for work in works):
            return ALWAYS
        if (
            own is not None
            and own.episode == END
            and own.season != END
            and set(works) <= {own.work}
            and own[:2] not in source.retold
            and self.calendar.before_season(own.work, own.season, source.published)
        ):
            return frozenset({own._replace(episode=1)})
        return None

    def _of_actor(self, own: Moment | None, works: Iterable[str], source: _Source) -> Requirement:
        """That somebody is in a work is known at large, unless the text ties it to a later point."""
        if own is None and (source.spoils is None or source.spoils.work not in works):
            return ALWAYS
        return self._of_reading(own, works, source)

    def _of_reading(self, own: Moment | None, works: Iterable[str], source: _Source) -> Requirement:
        """Requirement of what a text tells of works."""
        moments = []
        if own is not None:
            spoils = source.spoils
            if spoils and own[:2] == spoils[:2] and own.episode == END:
                own = spoils  # the article says how much of the season it gives away
            moments.append(own)
        told_of = set(works)
        if not told_of and own is None:
            told_of = {source.spoils.work} if source.spoils else set(source.about) or {""}
        for work in told_of - {own.work if own else None}:
            if source.spoils is not None and source.spoils.work == work:
                moments.append(source.spoils)
                continue
            place = self.calendar.shown_by(work, source.published)
            if place is None or (place == START and any(work == told for told, _ in source.retold)):
                moments.append(Moment(work, END, END))
            else:
                known = Moment(work, *place)
                moments.append(max(known, source.furthest.get(work, known)))
        return joined([frozenset({moment}) for moment in moments])

    def moment_of_part(self, part: str) -> Moment:
        work, season, episode = place_of_part(self.nodes, self.nodes.get(part, {}))
        if season is None:
            return Moment(work or "", END, END)
        return Moment(work or "", season, END if episode is None else episode)

    def _introduce(self) -> None:
        """Collect for every entity the facts that make it known."""
        for name, needed in self.statements.items():
            subject, _, obj = self.story.facts[name]
            for end in (subject, obj):
                if self.story.is_entity(end):
                    self.entities[end].add(needed)
        for name, needed in self.points.items():
            for end in ends_of_point(self.nodes[name]):
                self.entities[end].add(needed)
        for source in self._sources.values():
            for work in source.about:
                self.given[work].add(ALWAYS)
        for name, cls in self.story.classes.items():
            if cls in _SHOWS:
                self.given[name].add(ALWAYS)
            elif cls in _PARTS:
                self.given[name].add(frozenset({self.moment_of_part(name)}))
            if self.story.is_entity(name):
                self.entities[name] |= self.given.get(name, set())

    def _date_names(self) -> None:
        """Find for every name the sentences that have it."""
        texts: dict[str, str] = {}
        for entity in self.entities:
            cls = self.story.classes.get(entity)
            if cls is None or cls in _PARTS or cls in WORK_CLASSES:
                continue
            node = self.nodes[entity]
            names = [name for predicate in NAMES for name in node.get(predicate, ())]
            seen_in = self._seen_in.get(entity, set())
            told: dict[Requirement, list[str]] = defaultdict(list)
            for sentence in seen_in:
                text = texts.get(sentence)
                if text is None:
                    quote = first(self.nodes.get(sentence, {}), _QUOTE)
                    text = texts[sentence] = words(lexical(quote)) if quote else ""
                told[self.sentences[sentence]].append(text)
            if told and self.entities[entity]:  # without sentences, nobody knows which name is a late one
                self.whole[entity] = joined((*self.entities[entity], *told))
            rows = [(needed, "|".join(found)) for needed, found in told.items()]
            ways = {}
            for name in names:
                wanted = words(lexical(name))
                loud = wanted.upper()
                ways[name] = {needed for needed, text in rows if wanted in text or loud in text}
            self.names[entity] = ways


NAMES = (term(RDFS.label), term(SKOS.altLabel))

_TYPE = term(RDF.type)
_PUBLISHED, _ABOUT, _QUOTE = term(SCHEMA.datePublished), term(SCHEMA.about), term(SKG.quote)
_SPOILS = (term(SKG.spoilsWork), term(SKG.spoilsSeason), term(SKG.spoilsEpisode))
_IN_WORK, _IN_SEASON, _IN_EPISODE = term(SKG.inWork), term(SKG.inSeason), term(SKG.inEpisode)
_SEASON = term(SCHEMA.seasonNumber)
_SHOWS = frozenset({SCHEMA.TVSeries, SCHEMA.Movie})
_PARTS = frozenset({SCHEMA.TVSeason, SCHEMA.TVEpisode})
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?\b(?!\w)")


def _moment(node: Mapping[str, list[str]]) -> Moment | None:
    work, season, episode = first(node, _SPOILS[0]), number(node, _SPOILS[1]), number(node, _SPOILS[2])
    if work is None:
        return None
    if season is None:
        return Moment(work, END, END)
    return Moment(work, season, END if episode is None else episode)


def _sorted(ways: Iterable[Requirement]) -> tuple[Requirement, ...]:
    return tuple(
        frozenset(moment._replace(work=iri_of(moment.work) if moment.work else "") for moment in way)
        for way in sorted(ways, key=sorted)
    )
