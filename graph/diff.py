"""What is new in a graph, as people would say it.

Facts are compared, not triples: a name that was merged into another one since is followed, and a value
that took the place of another one is one change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from ..ontology.phrases import NOUNS
from ..ontology.terms import RDF, SCHEMA, SKG
from .evidence import Fact, GraphReader, facts, phrase
from .literals import value_of
from .store import Store, Term
from .superseding import FUNCTIONAL

KINDS: Final = (
    "article",
    "same",
    "changed",
    "confirmed",
    "fact",
    "rumour",
    "event",
    "thing",
    "gone",
)
"""Kinds of news, in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that a graph says and another one does not."""

    kind: str
    """One of ``KINDS``."""
    sentence: str
    before: str | None = None
    """Of what changed: what was said before."""
    sources: tuple[str, ...] = ()
    """Names of the articles that tell it, as ``Source.name`` gives them, sorted."""


_STRUCTURE = frozenset({SCHEMA.partOfSeries, SCHEMA.partOfSeason, SCHEMA.seasonNumber, SCHEMA.episodeNumber})
# That a season belongs to its series is in its name.

_Key = tuple[str, str, Term]


def diff(old: Store, new: Store) -> list[News]:
    """Find what a graph says that an older one does not, and what it no longer says.

    Returns:
        News by kind in the order of ``KINDS``, then by sentence.
    """
    return _Diff(GraphReader(old, whole=True), GraphReader(new, whole=True)).news()


class _Diff:
    def __init__(self, old: GraphReader, new: GraphReader) -> None:
        self.old, self.new = old, new
        self.renamed = _renamed(old, new)
        # Facts of the old graph in the names of the new one.
        self.before: dict[_Key, Fact] = {}
        for fact in facts(old, sorted(old.nodes())):
            self.before.setdefault(self._key(fact), fact)
        self.after = {(f.subject, f.predicate, f.object): f for f in facts(new, sorted(new.nodes()))}

    def news(self) -> list[News]:
        found = [*self._articles(), *self._identity(), *self._facts(), *self._events(), *self._things()]
        return sorted(found, key=lambda news: (KINDS.index(news.kind), news.sentence, news.before or ""))

    def _key(self, fact: Fact) -> _Key:
        subject = self.renamed.get(fact.subject, fact.subject)
        obj = fact.object
        if isinstance(obj, ox.NamedNode):
            obj = ox.NamedNode(self.renamed.get(obj.value, obj.value))
        return subject, fact.predicate, obj

    def _articles(self) -> Iterable[News]:
        was, now = _of_class(self.old, SCHEMA.NewsArticle), _of_class(self.new, SCHEMA.NewsArticle)
        for iri in now - was:
            yield News(kind="article", sentence=_article(self.new, iri))
        for iri in was - now:
            yield News(kind="gone", sentence=f"article: {_article(self.old, iri)}")

    def _identity(self) -> Iterable[News]:
        entities = set(self.new.nodes())
        for was, now in sorted(self.renamed.items()):
            name, other = self.old.label(was), self.new.label(now)
            if was not in entities and name != other:
                yield News(kind="same", sentence=f"{name} is {other}")

    def _facts(self) -> Iterable[News]:
        values: dict[tuple[str, str], list[str]] = defaultdict(list)
        for (subject, predicate, obj), fact in self.before.items():
            held = self.after.get((subject, predicate, obj))
            if fact.asserted and predicate in FUNCTIONAL and (held is None or not held.asserted):
                values[subject, predicate].append(_shown(self.old, fact.object))
        changed: set[tuple[str, str]] = set()
        for key, fact in self.after.items():
            if fact.predicate in _STRUCTURE:
                continue
            known = self.before.get(key)
            sentence, sources = self._sentence(self.new, fact), _sources(fact)
            if fact.asserted and (known is None or not known.asserted):
                former = values.get(key[:2])
                if former:
                    changed.add(key[:2])
                    before = ", ".join(sorted(former))
                    yield News(kind="changed", sentence=sentence, before=before, sources=sources)
                elif known is not None and not any(r.superseded for r in known.readings):
                    yield News(kind="confirmed", sentence=sentence, sources=sources)
                else:
                    yield News(kind="fact", sentence=sentence, sources=sources)
            elif not fact.asserted and known is None and not any(r.superseded for r in fact.readings):
                how = "/".join(sorted({r.modality.lower() for r in fact.readings}))
                yield News(kind="rumour", sentence=f"{how}: {sentence}", sources=sources)
        for key, fact in self.before.items():
            held = self.after.get(key)
            if fact.predicate in _STRUCTURE or not fact.asserted:
                continue
            if (held is None or not held.asserted) and key[:2] not in changed:
                yield News(
                    kind="gone", sentence=self._sentence(self.old, fact), sources=_sources(held or fact)
                )

    def _events(self) -> Iterable[News]:
        was, now = _of_class(self.old, SKG.PlotPoint), _of_class(self.new, SKG.PlotPoint)
        for iri in now - was:
            sources = {r.source.name for r in self.new.readings(iri)}
            yield News(kind="event", sentence=self.new.label(iri), sources=tuple(sorted(sources)))
        for iri in was - now:
            yield News(kind="gone", sentence=self.old.label(iri))

    def _things(self) -> Iterable[News]:
        was = {self.renamed.get(iri, iri) for iri in self.old.nodes() if _is_thing(self.old, iri)}
        now = {iri for iri in self.new.nodes() if _is_thing(self.new, iri)}
        for iri in now - was:
            cls = self.new.cls(iri) or ""
            yield News(kind="thing", sentence=f"{self.new.label(iri)} ({NOUNS[cls][0]})")

    @staticmethod
    def _sentence(reader: GraphReader, fact: Fact) -> str:
        return f"{reader.label(fact.subject)} {phrase(fact.predicate)} {_shown(reader, fact.object)}"


def _renamed(old: GraphReader, new: GraphReader) -> Mapping[str, str]:
    """IRI of the old graph → IRI of the new one, where they differ: statements keep their names."""
    found: dict[str, set[str]] = defaultdict(set)
    for node, described in old.nodes().items():
        for end in (RDF.subject, RDF.object):
            was, now = described.get(end), new.nodes().get(node, {}).get(end)
            if was and now and isinstance(was[0], ox.NamedNode) and isinstance(now[0], ox.NamedNode):
                found[was[0].value].add(now[0].value)
    return {was: min(now) for was, now in found.items() if was not in now}


def _of_class(reader: GraphReader, cls: str) -> set[str]:
    term = ox.NamedNode(cls)
    return {iri for iri, described in reader.nodes().items() if term in described.get(RDF.type, ())}


def _is_thing(reader: GraphReader, iri: str) -> bool:
    cls = reader.cls(iri)
    return cls is not None and cls != SKG.PlotPoint


def _article(reader: GraphReader, iri: str) -> str:
    source = reader.source(iri)
    notes = ", ".join(part for part in (source.site, source.published) if part)
    return f"{source.name}{f' ({notes})' if notes else ''}"


def _shown(reader: GraphReader, obj: Term) -> str:
    return reader.label(obj.value) if isinstance(obj, ox.NamedNode) else value_of(obj)


def _sources(fact: Fact) -> tuple[str, ...]:
    found = {r.source.name for r in fact.readings if not r.superseded}
    return tuple(sorted(found))
