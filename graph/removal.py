"""Articles of a store by what people call them, and taking them away."""

from dataclasses import dataclass

from ..ontology.errors import ShowkgError
from ..ontology.terms import ID_BASE
from .archive import Record
from .store import EmbeddedStore
from .text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What became of a graph when an article was taken away."""

    article: Record
    triples: int
    """How many triples the graph has fewer."""


def articles(store: EmbeddedStore) -> list[Record]:
    """List the articles that a store keeps, by date and headline."""
    records = store.archive.records().values()
    return sorted(records, key=lambda r: (r.published or "", r.title or "", r.key))


def find_article(store: EmbeddedStore, name: str) -> Record:
    """Find an article by its key, its IRI, its address, the file it was read from, or its headline.

    Raises:
        ShowkgError: The store keeps no such article, or several.
    """
    key = name.strip().removeprefix(f"{ID_BASE}article/").removeprefix("article:")
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
