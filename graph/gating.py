"""From where on each part of a graph may be shown, as tables that a page decides by without the graph.

The rules are those of ``visible.py``, taken apart: what depends on the viewer is left as numbers of
requirements, so that the page works out for any position what ``Visible`` would (docs/spoilers.md).
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..ontology.terms import RDFS, SCHEMA, SKG, SKOS
from .airing import END, place_of_part
from .identity import slug
from .part_names import names_of_part, only_numbers_in_iri
from .positions import ALWAYS, NAMES, Moment, Positions, Requirement, words
from .rows import first, iri_of, lexical, number, read_rows, term
from .store import Store
from .story import ARTICLE, PRODUCTION, ends_of_point
from .text_names import name_key
from .visible import HEADLINE, NEVER_KNOWN, QUOTE, STRUCTURE, SUPERSEDED, rank_of_name

NEVER = -1
"""Number of a requirement that only somebody meets who has seen everything."""


class Name(NamedTuple):
    """A name of an entity."""

    text: str
    ways: list[int]
    """Requirements, each alone enough; none: only who has seen everything may read it."""
    slug: str
    """What stands for the name in the IRI if it is the label; empty if the IRI may stay as it is."""
    told: bool
    """Does some sentence have it?"""


class Known(NamedTuple):
    """From where on an entity is known."""

    names: list[Name]
    """The best label first."""
    plain: list[Name]
    """Of a season or an episode: names that do until it has been seen."""
    given: list[int]
    """Requirements, each of which makes it known without any fact."""
    links: int
    """Requirement of its links to other sites."""


class Told(NamedTuple):
    """From where on a sentence that tells a fact is known: requirements, and the names in texts."""

    fact: tuple[int, list[int]]
    quote: tuple[int, list[int]]
    article: tuple[int, list[int]]
    """Of its headline and address."""
    newer: list[int]
    """Requirements of what puts it out of date."""
    said_by: str | None
    """IRI."""


class Gating:
    """Requirements of everything in a graph, numbered.

    Args:
        store: The graph; it is only read.
    """

    def __init__(self, store: Store) -> None:
        self._positions = Positions(read_rows(store.n_triples()))
        self._nodes, self._story = self._positions.nodes, self._positions.story
        self.needs: list[Requirement] = [ALWAYS]
        """By number; 0 is known to everybody."""
        self._numbers: dict[Requirement, int] = {ALWAYS: 0}
        self.words: list[list[tuple[str, int]] | None] = []
        """Names that texts may hold → who has them, as IRI and place among his names, -1 - place among his
        plain ones; None: the name of a work, which is no secret."""
        self._finder: dict[tuple[str, ...], int] = {}
        self._lengths: dict[str, list[int]] = {}
        self._secret: set[int] = set()
        self._known: dict[str, Known] = {}
        self._sentences: dict[str, tuple[tuple[int, list[int]], tuple[int, list[int]]]] = {}
        self._collect_names()

    # --- questions ------------------------------------------------------------------------------

    def statement(self, iri: str) -> tuple[int, list[int]]:
        """Requirement of a statement, and the names in its text (see ``found``)."""
        name = term(iri)
        needed = self._positions.statements.get(name)
        if needed is None:
            return NEVER, []
        subject, predicate, obj = self._story.facts[name]
        if not self._nameable(subject) or not self._nameable(obj):
            return NEVER, []
        plain = obj.startswith('"') and predicate not in PRODUCTION
        return self._number(needed), self.found(lexical(obj)) if plain else []

    def reading(self, iri: str, sentence: str) -> "Told":
        """From where on a sentence of a statement or plot point, and what it stands in, is known."""
        is_point = term(iri) in self._positions.points
        if sentence not in self._sentences:
            article = first(self._nodes.get(term(sentence), {}), ARTICLE)
            self._sentences[sentence] = self.sentence(sentence), self.article(iri_of(article or "<>"))
        quote, source = self._sentences[sentence]
        said_by = first(self._nodes.get(term(iri), {}), _SAID_BY)
        return Told(
            fact=(0, []) if is_point else self.statement(iri),
            quote=quote,
            article=source,
            newer=[] if is_point else self.superseding(iri),
            said_by=iri_of(said_by) if said_by else None,
        )

    def superseding(self, iri: str) -> list[int]:
        """Requirements of the statements that put this one out of date."""
        newer = self._nodes.get(term(iri), {}).get(SUPERSEDED, ())
        return sorted({self._number(self._positions.statements.get(name)) for name in newer})

    def point(self, iri: str) -> tuple[int, list[int]]:
        """Requirement of a plot point, and the names in its label."""
        node = self._nodes[term(iri)]
        if not all(map(self._nameable, ends_of_point(node))):
            return NEVER, []
        labels = [lexical(label) for predicate in NAMES for label in node.get(predicate, ())]
        # Apart, so that no name is found across the end of a label.
        return self._number(self._positions.points.get(term(iri))), self.found(*labels)

    def sentence(self, iri: str) -> tuple[int, list[int]]:
        """Requirement of the words of a sentence, and the names in them."""
        quote = first(self._nodes.get(term(iri), {}), QUOTE)
        return self._number(self._positions.sentences.get(term(iri))), self.found(lexical(quote or ""))

    def article(self, iri: str) -> tuple[int, list[int]]:
        """Requirement of the headline and the address of an article, and the names in the headline."""
        headline = first(self._nodes.get(term(iri), {}), HEADLINE)
        needed = self._positions.articles.get(term(iri))
        return self._number(needed), self.found(lexical(headline or ""))

    def entity(self, iri: str) -> Known:
        """From where on an entity and its names are known."""
        return self._known.get(term(iri), Known([], [], [], NEVER))

    def plain(self, subject_iri: str, predicate_iri: str, obj_term: object) -> int:
        """Requirement of a triple that no statement tells."""
        subject, predicate, obj = term(subject_iri), term(predicate_iri), str(obj_term)
        if not self._nameable(obj):
            return NEVER
        if predicate in STRUCTURE or self._story.known_at_large(subject, predicate, obj):
            return 0
        return self._whole_of(subject, obj)

    def found(self, *texts: str) -> list[int]:
        """Names in texts of which at least one may be hidden: where, how many words, which; thrice as long.

        Names at one place follow each other, the longest first.
        """
        rows: list[int] = []
        secret = False
        base = 0
        for text in texts:
            row = words(text).split()
            for at, word in enumerate(row):
                for length in self._lengths.get(word, ()):
                    name = self._finder.get(tuple(row[at : at + length]))
                    if name is not None:
                        rows += (base + at, length, name)
                        secret = secret or name in self._secret
            base += len(row) + 1
        return rows if secret else []

    def works(self) -> list[dict[str, Any]]:
        """Works that hide something until they are seen: IRIs, and the stops on the way.

        Returns:
            ``{"iris": [work, things of the same name of an unknown kind …], "stops": [[season, episode] …]}``,
            the stops in order, without the last, which is all of it; a film has none. ``END`` for an
            episode is the end of the season.
        """
        needed = sorted({moment.work for requirement in self.needs for moment in requirement} - {""})
        labels = {work: {slug(name) for name in self._texts(work)[:1]} for work in needed}
        vague = {work for work in needed if self._story.classes.get(work) == SCHEMA.CreativeWork}
        groups: dict[str, list[str]] = {}
        for work in [*(w for w in needed if w not in vague), *sorted(vague)]:
            same = [head for head in groups if work in vague and labels[head] & labels[work]]
            groups.setdefault(same[0] if len(same) == 1 else work, []).append(work)
        return [
            {"iris": [iri_of(work) for work in group], "stops": self._stops(group)}
            for group in groups.values()
        ]

    # --- working out ----------------------------------------------------------------------------

    def _number(self, requirement: Requirement | None) -> int:
        if requirement is None or any(not moment.work for moment in requirement):
            return NEVER
        known = self._numbers.get(requirement)
        if known is None:
            known = self._numbers[requirement] = len(self.needs)
            self.needs.append(requirement)
        return known

    def _ways(self, requirements: Iterable[Requirement]) -> list[int]:
        """Numbers of requirements, without those that ask for more than another one."""
        kept: list[Requirement] = []
        for one in sorted(set(requirements), key=lambda way: (len(way), sorted(way))):
            if not any(_implies(one, other) for other in kept):
                kept = [other for other in kept if not _implies(other, one)]
                kept.append(one)
        return sorted({self._number(one) for one in kept} - {NEVER})

    def _whole_of(self, *names: str) -> int:
        """Requirement of having seen all of the works that things belong to."""
        works = {work for name in names for work in self._story.works_of(name)}
        return self._number(frozenset(Moment(work, END, END) for work in works)) if works else NEVER

    def _nameable(self, end: str) -> bool:
        """Can this ever stand in a fact that is shown to somebody who has not seen everything?"""
        if end.startswith('"') or end in self._positions.entities or end in self._positions.points:
            return True
        return not (
            end.startswith(NEVER_KNOWN) or end in self._story.classes or end in self._positions.articles
        )

    def _texts(self, name: str) -> list[str]:
        node = self._nodes.get(name, {})
        return [lexical(text) for predicate in NAMES for text in sorted(node.get(predicate, ()))]

    def _collect_names(self) -> None:
        lengths: dict[str, set[int]] = defaultdict(set)
        bearers: dict[tuple[str, ...], list[tuple[str, int]] | None] = {}
        for name in sorted(self._positions.entities):
            known = self._known[name] = self._of_entity(name)
            for place, one in enumerate(known.names):
                self._bear(bearers, one.text, name, place)
            for place, one in enumerate(known.plain):
                self._bear(bearers, one.text, name, -1 - place)
        for work in self._story.works:
            for text in self._texts(work):
                bearers[name_key(text)] = None
        bearers.pop((), None)
        for key, who in sorted(bearers.items()):
            self._finder[key] = len(self.words)
            lengths[key[0]].add(len(key))
            if who is not None and not self._always(who):
                self._secret.add(len(self.words))
            self.words.append(who)
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def _bear(
        self, bearers: dict[tuple[str, ...], list[tuple[str, int]] | None], text: str, name: str, place: int
    ) -> None:
        key = name_key(text)
        who = bearers.setdefault(key, [])
        if who is not None:
            who.append((iri_of(name), place))

    def _always(self, who: list[tuple[str, int]]) -> bool:
        """Is a name known to everybody, or never hidden?"""
        for iri, place in who:
            known = self._known[term(iri)]
            if place >= 0 and 0 in known.given and 0 in known.names[place].ways:
                return True
        return not any(self.hides(iri) for iri, _ in who)

    def hides(self, iri: str) -> bool:
        """May a name of this thing be a secret?"""
        name = term(iri)
        return name in self._positions.names and bool(self._positions.entities[name])

    def _of_entity(self, name: str) -> Known:
        node, positions = self._nodes.get(name, {}), self._positions
        given = list(positions.given.get(name, ()))
        whole_works = self._story.works_of(name)
        seen = [frozenset(Moment(work, END, END) for work in whole_works)] if whole_works else []
        if not positions.entities[name]:
            given += seen
        labels, aliases = (set(node.get(predicate, ())) for predicate in (_LABEL, _ALIAS))
        ordered = [
            *sorted(labels, key=rank_of_name, reverse=True),
            *sorted(aliases - labels, key=rank_of_name, reverse=True),
        ]
        told = positions.names.get(name)
        plain: list[str] = []
        names: list[Name] = []
        part = self._story.is_part(name)
        if part:
            plain = names_of_part(positions, name, reached=False)
            plain.sort(key=lambda text: (text in labels, rank_of_name(text)), reverse=True)
        for text in ordered:
            ways: set[Requirement] = set()
            if part:
                ways = set(positions.given[name])
            elif told is None:
                ways = {ALWAYS}
            else:
                ways |= told[text]
                if name in positions.whole:
                    ways.add(positions.whole[name])
                if not told[text]:
                    ways.update(seen)
                if text in labels and not self._story.of_the_story(name):
                    ways.add(ALWAYS)
            names.append(Name(lexical(text), self._ways(ways), "", bool(told and told[text])))
        numbered = part and only_numbers_in_iri(_own(name))
        if (told is not None and len(names) > 1) or (part and not numbered):
            # What a viewer sees of several names may be none that the IRI is made of.
            names = [one._replace(slug=_other_slug(name, one.text)) for one in names]
        return Known(
            names=names,
            plain=[
                Name(lexical(text), [0], "" if numbered else _other_slug(name, lexical(text)), False)
                for text in plain
            ],
            given=self._ways(given),
            links=self._whole_of(name) if self._story.of_the_story(name) else 0,
        )

    def _stops(self, group: list[str]) -> list[list[int]]:
        """Seasons and episodes of a work as far as the graph tells of them."""
        last: dict[int, int] = {}
        if any(self._story.classes.get(work) == SCHEMA.Movie for work in group):
            return []
        for requirement in self.needs:
            for work, season, episode in requirement:
                if work in group and 0 < season < END:
                    last[season] = max(last.get(season, 0), episode if episode < END else 0)
        for name, cls in self._story.classes.items():
            if cls in (SCHEMA.TVSeason, SCHEMA.TVEpisode):
                work_, season_, episode_ = place_of_part(self._nodes, self._nodes[name])
                if work_ in group and season_:
                    told = number(self._nodes[name], _EPISODES) if cls == SCHEMA.TVSeason else episode_
                    last[season_] = max(last.get(season_, 0), min(told or 0, _MOST))
        for work in group:
            for season in range(1, min(number(self._nodes.get(work, {}), _SEASONS) or 0, _MOST) + 1):
                last.setdefault(season, 0)
        return [
            [season, episode] for season in sorted(last) for episode in (*range(1, last[season] + 1), END)
        ]


def _implies(one: Requirement, other: Requirement) -> bool:
    """Has somebody who meets one met the other as well?"""
    furthest = {moment.work: moment for moment in one}
    return all(moment.work in furthest and moment <= furthest[moment.work] for moment in other)


def _own(name: str) -> str:
    return iri_of(name).rpartition("/")[2].rpartition(".")[2]


def _other_slug(name: str, text: str) -> str:
    return "" if slug(text) == _own(name) else slug(text)


_LABEL, _ALIAS = term(RDFS.label), term(SKOS.altLabel)
_SAID_BY = term(SKG.saidBy)
_SEASONS, _EPISODES = term(SCHEMA.numberOfSeasons), term(SCHEMA.numberOfEpisodes)
_MOST = 400
"""A number of episodes beyond that was read wrongly: no slider needs it."""
