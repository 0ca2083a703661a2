"""A graph as it was known on a day: of the articles that had appeared by then, in their versions of then.

A store works it out from its documents, so that names, mergings and current values are those of that day.
An RDF file has no documents: there, what later articles tell is left out, and values that they superseded
hold again, but an entity keeps all its names.
"""

import re
from datetime import date

import pyoxigraph as ox

from ..ontology.errors import UsageError
from ..ontology.terms import ID_BASE, OWL, RDF, RDFS, SCHEMA, SKG
from .dates import days
from .describing import OWN
from .settling import triples_of_article
from .store import EmbeddedStore
from .superseding import Groups

_DEFAULT = ox.DefaultGraph()
_TYPE, _SUBJECT = ox.NamedNode(RDF.type), ox.NamedNode(RDF.subject)
_MENTIONS, _SUPERSEDED = ox.NamedNode(SCHEMA.mentions), ox.NamedNode(SKG.supersededBy)
_NOT_FACTS = OWN | {SCHEMA.sameAs, OWL.sameAs, RDFS.label}


def read_day(text: str) -> str:
    """Read a day as the user writes it: ``2024-10-01``, ``2024-10`` or ``2024``, which mean their last day.

    Raises:
        UsageError: It is no date.
    """
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise UsageError(f"--as-of {text}: not a date. Write it as 2024-10-01, 2024-10 or 2024.")
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise UsageError(f"--as-of {text}: there is no such day. Check the date.") from None
    return (days(text) or ("", text))[1]


def known_at(store: EmbeddedStore, day: str) -> EmbeddedStore:
    """Work out a graph as it was known on a day.

    Args:
        store: The graph; it is only read.
        day: ISO 8601. An article counts from the day it was published, of an inexact date from the last
            day that it may mean; without a date, from the day it was read. A changed version counts from
            the day it was read.

    Returns:
        A store in memory; the store itself if nothing in it is later.
    """
    if not store.archive.records():
        return EmbeddedStore(_without_later(store, day), name=store.name)
    if store.archive.all_known_on(day):
        return store
    past = EmbeddedStore(name=store.name)
    past.decide(store.archive.decisions(), where=store.name)
    past.keep(store.archive.known_on(day))
    past.link([link for link in store.archive.links() if link.article in past.archive.records()])
    return past


def copy_of(store: EmbeddedStore) -> EmbeddedStore:
    """Copy a graph into memory, as an RDF file has it: without the articles that a store keeps."""
    whole = ox.Store()
    whole.bulk_extend(ox.Quad(*triple) for triple in store.triples())
    return EmbeddedStore(whole, name=store.name)


def _without_later(store: EmbeddedStore, day: str) -> ox.Store:
    whole = ox.Store()
    whole.bulk_extend(ox.Quad(*triple) for triple in store.triples())
    later = [key for key, known in _articles(whole).items() if known > day]
    gone = {triple.subject for key in later for triple in triples_of_article(whole, key)}
    subjects = {
        quad.object for node in gone for quad in whole.quads_for_pattern(node, _SUBJECT, None, _DEFAULT)
    }
    mentioned = {
        quad.object
        for quad in whole.quads_for_pattern(None, _MENTIONS, None, _DEFAULT)
        if quad.subject not in gone
    }
    unknown = {
        quad.object
        for node in gone
        for quad in whole.quads_for_pattern(node, _MENTIONS, None, _DEFAULT)
        if quad.object not in mentioned
    }
    unknown |= {
        quad.subject
        for entity in unknown
        for quad in whole.quads_for_pattern(None, _SUBJECT, entity, _DEFAULT)
    }
    past = ox.Store()
    past.bulk_extend(
        quad
        for quad in whole
        if quad.subject not in gone
        and quad.subject not in unknown
        and not (quad.predicate == _SUPERSEDED and quad.object in gone)
    )
    for subject in subjects - unknown:
        if isinstance(subject, ox.NamedNode):
            _settle(past, whole, subject)
    return past


def _settle(past: ox.Store, whole: ox.Store, subject: ox.NamedNode) -> None:
    """Let a subject have the plain triples that the statements left assert."""
    had = {quad.predicate.value for quad in whole.quads_for_pattern(subject, None, None, _DEFAULT)}
    told = {
        predicate.object.value
        for quad in whole.quads_for_pattern(None, _SUBJECT, subject, _DEFAULT)
        for predicate in whole.quads_for_pattern(quad.subject, ox.NamedNode(RDF.predicate), None, _DEFAULT)
        if isinstance(predicate.object, ox.NamedNode)
    }
    predicates = (had | told) - _NOT_FACTS
    before = Groups(whole).every(subject.value, predicates)
    current, superseded, seen = Groups(past).settled(subject.value, predicates)
    for predicate in sorted(predicates):
        term = ox.NamedNode(predicate)
        for quad in list(past.quads_for_pattern(subject, term, None, _DEFAULT)):
            # What no statement ever told stays: it was in the file for a reason of its own.
            if (predicate, quad.object) in before and (predicate, quad.object) not in current:
                past.remove(quad)
        for told_predicate, obj in current:
            if told_predicate == predicate:
                past.add(ox.Quad(subject, term, obj))
    for statement in seen:
        for quad in list(past.quads_for_pattern(statement, _SUPERSEDED, None, _DEFAULT)):
            past.remove(quad)
        if statement in superseded:
            past.add(ox.Quad(statement, _SUPERSEDED, superseded[statement]))


def _articles(store: ox.Store) -> dict[str, str]:
    """Key of each article → the day from which on it counts; ``0`` if nothing tells."""
    found = {}
    for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(SCHEMA.NewsArticle), _DEFAULT):
        known = "0"
        for predicate in (SCHEMA.datePublished, SKG.dateRead):
            date_ = next(store.quads_for_pattern(quad.subject, ox.NamedNode(predicate), None, _DEFAULT), None)
            if date_ is not None and isinstance(date_.object, ox.Literal):
                known = (days(date_.object.value) or ("", "0"))[1]
                break
        found[str(quad.subject)[1:-1].removeprefix(f"{ID_BASE}article/")] = known
    return found
