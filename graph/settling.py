"""Brings the graph of a store to what its articles say, changing only what must change.

The graph is a function of the articles: it is the same whatever their order and however often they
were read, replaced and removed. It has three layers, each with a rule of its own. What is about nodes
of one article alone follows from its document; what an entity is called follows from all articles that
name it; a plain triple stands as long as a statement asserts it that is not superseded.

The work is done in transactions of some articles each. A mark in the store says that it is under way:
killed in between, the store is brought to its articles when it is opened next.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import pyoxigraph as ox

from ..ontology.terms import ASSERTED, ENTITY_CLASSES, ID_BASE, PROV, RDF, RDFS, SCHEMA, SKG
from .archive import Archive, article_node, loaded
from .copies import find_copies
from .describing import OWN, Named, describe
from .identity import season_iri
from .kept import LOADED, MARK
from .linked import link_triples, settled_links
from .merging import one_entity
from .profiles import Profile
from .rdf import encode_article
from .resolution import Resolution
from .superseding import FUNCTIONAL, Groups

ENCODING = 1
"""Raised when the same document gives other triples: stores then encode their articles anew."""

ARTICLES_AT_ONCE = 32
"""Articles in a transaction: few enough to fit in memory, many enough that writing takes most of the time."""

SUBJECTS_AT_ONCE = 512

T = TypeVar("T")

_DEFAULT = ox.DefaultGraph()
_LABEL = ox.NamedNode(RDFS.label)
_SUBJECT, _OBJECT = ox.NamedNode(RDF.subject), ox.NamedNode(RDF.object)
_PREDICATE = ox.NamedNode(RDF.predicate)
_MODALITY, _DENIED = ox.NamedNode(SKG.modality), ox.NamedNode(SKG.Denied)
_SUPERSEDED, _MENTIONS = ox.NamedNode(SKG.supersededBy), ox.NamedNode(SCHEMA.mentions)
_DERIVED, _QUOTED = ox.NamedNode(PROV.wasDerivedFrom), ox.NamedNode(PROV.wasQuotedFrom)
_SAME = frozenset({SCHEMA.sameAs, "http://www.w3.org/2002/07/owl#sameAs"})
_ENTITIES = tuple(f"{ID_BASE}{kind}/" for kind in sorted(set(ENTITY_CLASSES.values())))

Facts = set[tuple[str, str, ox.NamedNode | ox.Literal]]
Commit = Callable[[Iterable[ox.Quad], Iterable[ox.Quad]], None]
"""Adds and removes quads in one transaction."""


def settle(
    store: ox.Store, archive: Archive, resolution: Resolution, commit: Commit, *, everything: bool = False
) -> None:
    """Bring the graph of a store to its articles.

    Args:
        store: The database.
        archive: Its articles, with those that were put or dropped since.
        resolution: Which things of them are the same.
        commit: Writes to the database.
        everything: Compare all of the graph and not only what changed since it was settled last.
    """
    _Settling(store, archive, resolution, commit).run(everything=everything)


class _Settling:
    def __init__(self, store: ox.Store, archive: Archive, resolution: Resolution, commit: Commit) -> None:
        self.store, self.archive, self.resolution, self.commit = store, archive, resolution, commit
        self.profiles = archive.profiles()
        self.records = archive.records()
        self.copies = find_copies({key: (p.sketch, p.published) for key, p in self.profiles.items()})
        self.members: dict[str, list[Named]] = defaultdict(list)
        for key in sorted(self.profiles):
            iris = resolution.iris[key]
            for thing in self.profiles[key].things:
                self.members[iris[thing.id]].append((thing, iris))
        self.seasons = {
            iri for iri, named in self.members.items() if any(t.cls == SCHEMA.TVSeason for t, _ in named)
        }
        self.links = settled_links(archive.links(), resolution, self.members)
        self.recheck: dict[str, set[str]] = defaultdict(set)
        self.terms: set[ox.NamedNode] = set()

    def run(self, *, everything: bool) -> None:
        states = self.archive.states()
        wanted = {key: self._digest(key, profile) for key, profile in self.profiles.items()}
        changed = sorted(key for key, digest in wanted.items() if states.get(key) != digest or everything)
        gone = sorted(states.keys() - wanted.keys())
        touched: set[str] = set(self._linked())
        described: set[str] = set()
        denied = self._denied()
        for keys in _batched([*gone, *changed], ARTICLES_AT_ONCE):
            add: list[ox.Quad] = []
            remove: list[ox.Quad] = []
            nodes: set[str] = set()
            for key in keys:
                nodes |= self._article(key, states.get(key), wanted.get(key), denied, add, remove)
            touched |= nodes
            # An entity that no article names any more goes last, when nothing refers to it.
            for iri in sorted((nodes & self.members.keys()) - described):
                self._describe(iri, add, remove)
            described |= nodes & self.members.keys()
            self.commit(add, remove)
        if everything:
            touched |= self._everything()
        touched |= self._episodes_of(touched & self.seasons, touched - self.members.keys())
        self._finish(sorted(touched - described))

    def _finish(self, nodes: Sequence[str]) -> None:
        for some in _batched(nodes, SUBJECTS_AT_ONCE):
            add: list[ox.Quad] = []
            remove: list[ox.Quad] = []
            for iri in some:
                self._describe(iri, add, remove)
            self.commit(add, remove)
        groups = Groups(self.store, {key: record.published for key, record in self.records.items()})
        for subjects in _batched(sorted(self.recheck), SUBJECTS_AT_ONCE):
            add, remove = [], []
            for subject in subjects:
                self._facts(subject, groups, add, remove)
            self.commit(add, remove)
        unused = [
            quad
            for term in sorted(self.terms, key=str)
            if next(self.store.quads_for_pattern(None, _OBJECT, term, _DEFAULT), None) is None
            for quad in self.store.quads_for_pattern(term, _LABEL, None, _DEFAULT)
        ]
        self.commit([], [*unused, MARK])

    def _digest(self, key: str, profile: Profile) -> str:
        iris = self.resolution.iris[key]
        content = [
            ENCODING,
            self.records[key].digest,
            self.records[key].read,
            self.copies.get(key),
            [iris[thing.id] for thing in profile.things],
            [[m.entity, m.name, m.reason] for m in self.resolution.mergings.get(key, ())],
        ]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:24]

    def _article(
        self,
        key: str,
        state: str | None,
        wanted: str | None,
        denied: Facts,
        add: list[ox.Quad],
        remove: list[ox.Quad],
    ) -> set[str]:
        """Replace the triples of one article; returns the entities that it named or names."""
        old = set(triples_of_article(self.store, key))
        new: set[ox.Triple] = set()
        facts: Sequence[ox.Triple] = ()
        if wanted is not None:
            encoded = encode_article(
                self.archive.document(key),
                self.resolution.iris[key],
                mergings=self.resolution.mergings.get(key, ()),
                read=self.records[key].read,
                copy_of=self.copies.get(key),
            )
            new, facts = set(encoded.own), encoded.facts
        kept = {triple.subject for triple in new}
        add += [ox.Quad(*triple) for triple in new - old]
        remove += [
            ox.Quad(*triple)
            for triple in old - new
            # Whether a statement is superseded follows from others; it is worked out below.
            if triple.predicate != _SUPERSEDED or triple.subject not in kept
        ]
        if wanted != state:
            add += [self.archive.state_quad(key, wanted)] if wanted is not None else []
            remove += [self.archive.state_quad(key, state)] if state is not None else []
        told: Facts = {
            (_value(t.subject), t.predicate.value, t.object)  # type: ignore[misc]
            for t in facts
            if _is_entity(t.subject)
        }
        self._recheck(old, new, told, denied)
        # What depends on other articles too is added when all of them are in.
        add += [
            ox.Quad(*triple)
            for triple in facts
            if triple.predicate.value not in self.recheck.get(_value(triple.subject), ())
        ]
        return {
            triple.object.value
            for triple in old | new
            if triple.predicate == _MENTIONS and isinstance(triple.object, ox.NamedNode)
        }

    def _recheck(
        self,
        old: set[ox.Triple],
        new: set[ox.Triple],
        told: Facts,
        denied: Facts,
    ) -> None:
        """Note the facts whose plain triple depends on more than this article."""
        for subject, predicate, obj in told:
            if predicate in FUNCTIONAL or (subject, predicate, obj) in denied:
                self.recheck[subject].add(predicate)
        for subject, predicate, obj, modality in _statements(new):
            if modality == SKG.Denied:
                denied.add((subject, predicate, obj))
                self.recheck[subject].add(predicate)
        for subject, predicate, obj, modality in _statements(old):
            fact = (subject, predicate, obj)
            if predicate in FUNCTIONAL or modality == SKG.Denied or fact in denied or fact not in told:
                self.recheck[subject].add(predicate)
            if predicate == SKG.status and isinstance(obj, ox.NamedNode):
                self.terms.add(obj)

    def _denied(self) -> Facts:
        found: Facts = set()
        for quad in self.store.quads_for_pattern(None, _MODALITY, _DENIED, _DEFAULT):
            ends = [
                next(self.store.quads_for_pattern(quad.subject, part, None, _DEFAULT), None)
                for part in (_SUBJECT, _PREDICATE, _OBJECT)
            ]
            if all(ends):
                subject, predicate, obj = (end.object for end in ends if end)
                found.add((_value(subject), _value(predicate), obj))  # type: ignore[arg-type]
        return found

    def _describe(self, iri: str, add: list[ox.Quad], remove: list[ox.Quad]) -> None:
        named = self.members.get(iri)
        slips = self.resolution.slips.get(iri, frozenset())
        new = set(describe(iri, named, self.seasons, slips=slips)) if named else set()
        foreign = set(loaded(self.store, iri))
        if foreign:
            new = one_entity(new | foreign)
        for link in self.links.get(iri, ()) if new else ():
            new.update(link_triples(iri, link))
        old = set(self._described(iri))
        add += [ox.Quad(*triple) for triple in new - old]
        # Parts of a series may be told by a sentence as well: whether they stay is seen with the facts.
        gone = old - new
        for triple in gone:
            predicate = triple.predicate.value
            if _value(triple.subject) == iri and predicate.startswith(SCHEMA.BASE) and predicate not in _SAME:
                self.recheck[iri].add(predicate)
            else:
                remove.append(ox.Quad(*triple))

    def _described(self, iri: str) -> Iterator[ox.Triple]:
        """What the graph says of an entity without a sentence."""
        node = ox.NamedNode(iri)
        for quad in self.store.quads_for_pattern(node, None, None, _DEFAULT):
            if quad.predicate.value in OWN or quad.predicate.value in _SAME:
                yield quad.triple
        for quad in self.store.quads_for_pattern(None, _SUBJECT, node, _DEFAULT):
            if str(quad.subject).startswith(f"<{ID_BASE}link/"):
                for part in self.store.quads_for_pattern(quad.subject, None, None, _DEFAULT):
                    yield part.triple

    def _facts(self, subject: str, groups: Groups, add: list[ox.Quad], remove: list[ox.Quad]) -> None:
        predicates = self.recheck[subject]
        node = ox.NamedNode(subject)
        current, superseded, seen = groups.settled(subject, predicates)
        named = self.members.get(subject)
        own = set(describe(subject, named, self.seasons)) if named else set()
        own |= set(loaded(self.store, subject))
        for predicate in sorted(predicates):
            term = ox.NamedNode(predicate)
            new = {ox.Triple(node, term, obj) for p, obj in current if p == predicate}
            new |= {triple for triple in own if triple.predicate == term}
            old = {quad.triple for quad in self.store.quads_for_pattern(node, term, None, _DEFAULT)}
            add += [ox.Quad(*triple) for triple in sorted(new - old, key=str)]
            remove += [ox.Quad(*triple) for triple in sorted(old - new, key=str)]
        for statement in seen:
            wanted = superseded.get(statement)
            had = {q.object for q in self.store.quads_for_pattern(statement, _SUPERSEDED, None, _DEFAULT)}
            if wanted is not None and wanted not in had:
                add.append(ox.Quad(statement, _SUPERSEDED, wanted))
            remove += [ox.Quad(statement, _SUPERSEDED, other) for other in had if other != wanted]

    def _linked(self) -> Iterator[str]:
        """Entities whose links to catalogs may have changed."""
        yield from self.links
        for same in sorted(_SAME):
            for quad in self.store.quads_for_pattern(None, ox.NamedNode(same), None, _DEFAULT):
                if _is_entity(quad.subject):
                    yield _value(quad.subject)

    def _episodes_of(self, seasons: set[str], gone: set[str]) -> set[str]:
        """Episodes that say of which season they are, where the season came or went."""
        changed = seasons | {iri for iri in gone if iri.startswith(f"{ID_BASE}season/")}
        if not changed:
            return set()
        return {
            iri
            for iri, named in self.members.items()
            for thing, iris in named
            if thing.cls == SCHEMA.TVEpisode and thing.work is not None and thing.season is not None
            if season_iri(iris[thing.work], thing.season) in changed
        }

    def _everything(self) -> set[str]:
        """Note every fact of the graph to be checked; returns all its entities."""
        found = set(self.members)
        for quad in self.store.quads_for_pattern(None, None, None, _DEFAULT):
            if _is_entity(quad.subject):
                subject, predicate = _value(quad.subject), quad.predicate.value
                found.add(subject)
                if predicate not in OWN and predicate not in _SAME:
                    self.recheck[subject].add(predicate)
            elif quad.predicate == _LABEL and str(quad.subject).startswith(f"<{SKG.BASE}"):
                self.terms.add(ox.NamedNode(_value(quad.subject)))
        return found


def triples_of_article(store: ox.Store, key: str) -> Iterator[ox.Triple]:
    """Go through what a graph says about the nodes that belong to one article."""
    article = article_node(key)
    nodes: dict[ox.NamedNode | ox.BlankNode | ox.Triple, None] = {article: None}
    for quad in store.quads_for_pattern(None, _QUOTED, article, _DEFAULT):
        nodes[quad.subject] = None
        for reading in store.quads_for_pattern(None, _DERIVED, _as_term(quad.subject), _DEFAULT):
            nodes[reading.subject] = None
    for quad in store.quads_for_pattern(None, _DERIVED, article, _DEFAULT):
        nodes[quad.subject] = None
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None, _DEFAULT):
            yield quad.triple


def keep_loaded(store: ox.Store) -> list[ox.Quad]:
    """Work out what to note in a store about entities that no document of it describes."""
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, LOADED)
        for quad in store.quads_for_pattern(None, None, None, _DEFAULT)
        if _is_entity(quad.subject) and (quad.predicate.value in OWN or quad.predicate.value in _SAME)
    ]


def _statements(
    triples: Iterable[ox.Triple],
) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal, str]]:
    """Subject, predicate, object and modality of the statements among triples."""
    nodes: dict[object, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    for triple in triples:
        if triple.predicate in (_SUBJECT, _PREDICATE, _OBJECT, _MODALITY):
            nodes[triple.subject][triple.predicate.value] = triple.object  # type: ignore[assignment]
    for node in nodes.values():
        if len(node) == 4:
            subject, predicate, obj, modality = (
                node[part] for part in (RDF.subject, RDF.predicate, RDF.object, SKG.modality)
            )
            if modality.value in ASSERTED or modality.value == SKG.Denied:
                yield subject.value, predicate.value, obj, modality.value


def _batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _is_entity(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(_ENTITIES)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def _as_term(node: object) -> ox.NamedNode:
    return ox.NamedNode(_value(node))
