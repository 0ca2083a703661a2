"""From a name as a user types it to the names in the graph."""

import difflib

import pyoxigraph as ox

from ..ontology.terms import ID_BASE, RDFS, SKOS
from .store import Store
from .text import clean_name, fold

_NAMES = (ox.NamedNode(RDFS.label), ox.NamedNode(SKOS.altLabel))
_UNSCOPED = ("person", "organization", "place", "award")


def spellings(store: Store, name: str) -> list[ox.Literal]:
    """Find how the graph spells a name.

    The exact spelling counts alone if the graph has it. Otherwise case, accents, punctuation and
    white space do not matter; the IRIs that the name would have are tried before all names are
    gone through, which takes about a second in a graph of a million triples.

    Returns:
        Labels and alternative labels, sorted; none if nothing has that name.
    """
    exact = ox.Literal(clean_name(name))
    if any(next(store.triples(None, predicate, exact), None) for predicate in _NAMES):
        return [exact]
    guessed = {triple.object for iri in _guesses(name) for triple in store.triples(iri, _NAMES[0])}
    wanted = fold(name)
    found = {term for term in guessed if isinstance(term, ox.Literal) and fold(term.value) == wanted}
    if not found and wanted:
        found = {term for term in _all_names(store) if fold(term.value) == wanted}
    return sorted(found, key=str)


def nearest(store: Store, name: str) -> list[str]:
    """Find up to three names of the graph that are spelled nearly so, the nearest first."""
    known = {fold(term.value): term.value for term in sorted(_all_names(store), key=str)}
    return [known[folded] for folded in difflib.get_close_matches(fold(name), known, n=3, cutoff=0.6)]


def missing(store: Store, name: str) -> str:
    """Say that nothing has a name, and how names are spelled that it may stand for."""
    near = nearest(store, name)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Check the name."
    return f"the graph has nothing named {name!r}. {hint}"


def _guesses(name: str) -> list[ox.NamedNode]:
    from .identity import SUFFIX_OF_WORK, slug  # noqa: PLC0415 - whoever spells a name as the graph does without

    local = slug(name)
    works = [f"{ID_BASE}work/{local}{suffix and '.'}{suffix}" for suffix in SUFFIX_OF_WORK.values()]
    return [ox.NamedNode(iri) for iri in (*works, *(f"{ID_BASE}{kind}/{local}" for kind in _UNSCOPED))]


def _all_names(store: Store) -> list[ox.Literal]:
    # The engine finds the different ones three times as fast as a loop over its triples.
    rows = store.query("SELECT DISTINCT ?name { ?thing rdfs:label|skos:altLabel ?name }")
    return (
        [row[0] for row in rows if isinstance(row[0], ox.Literal)]
        if isinstance(rows, ox.QuerySolutions)
        else []
    )
