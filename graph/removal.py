"""Articles of a store by what people call them, and taking them away."""

from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.terms import ID_BASE, RDF, SCHEMA
from .archive import Record
from .store import EmbeddedStore
from .text import fold

_ARTICLE: Final = f"{ID_BASE}article/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What became of a graph when an article was taken away."""

    article: Record
    triples: int
    """How many triples the graph has fewer."""


def articles(store: EmbeddedStore, seen: EmbeddedStore | None = None) -> list[Record]:
    """List the articles that a store keeps, by date and headline.

    Args:
        store: All of it.
        seen: What a viewer may know of it: articles that tell her nothing are left out, and headline, address and
            file of those whose headline gives something away.
    """
    records = list(store.archive.records().values())
    if seen is not None and seen is not store:
        there = _keys(seen, RDF.type, cls=SCHEMA.NewsArticle)
        told = _keys(seen, SCHEMA.headline)
        records = [r if r.key in told else _untitled(r) for r in records if r.key in there]
    return sorted(records, key=lambda r: (r.published or "", r.title or "", r.key))


def _keys(seen: EmbeddedStore, predicate: str, cls: str | None = None) -> set[str]:
    found = seen.triples(None, ox.NamedNode(predicate), None if cls is None else ox.NamedNode(cls))
    return {str(t.subject.value).removeprefix(_ARTICLE) for t in found if isinstance(t.subject, ox.NamedNode)}


def _untitled(record: Record) -> Record:
    # The file's name and the address often are the headline again.
    return replace(record, title=None, url=None, source="")


def find_article(store: EmbeddedStore, name: str) -> Record:
    """Find an article by its key, its IRI, its address, the file it was read from, or its headline.

    Raises:
        ShowkgError: The store keeps no such article, or several.
    """
    key = name.strip().removeprefix(_ARTICLE).removeprefix("article:")
    records = store.archive.records()
    if key in records:
        return records[key]
    for field in ("url", "source"):
        found = [record for record in records.values() if getattr(record, field) == name]
        if len(found) == 1:
            return found[0]
    found = [record for record in records.values() if record.title and fold(record.title) == fold(name)]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(sorted(record.key for record in found))
        raise ShowkgError(f"{store.name}: several articles are called {name!r}. Give one of the keys {keys}.")
    hint = "List them with showkg articles." if records else "An RDF file keeps no articles; name a store."
    raise ShowkgError(f"{store.name}: there is no article {name!r}. {hint}")


def remove_article(store: EmbeddedStore, name: str) -> Removed:
    """Take away an article and exactly what only it supported.

    Raises:
        ShowkgError: As ``find_article``.
    """
    record = find_article(store, name)
    before = len(store)
    store.remove(record.key)
    return Removed(article=record, triples=before - len(store))
