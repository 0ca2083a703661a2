"""What of a graph is exported: all of it, or the facts without their evidence, for a small file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from ...ontology.terms import ASSERTED, ID_BASE, PROV, RDF, SCHEMA, SKG
from ..inference import EXTRACTOR
from ..rows import first, read_rows, term
from ..store import EmbeddedStore
from ..story import OBJECT, PREDICATE, SUBJECT

SELECTIONS: Final = ("statements", "facts")
"""Everything; or things, their names and ties, and the events of the story, but no sentence and no article."""

_MARK = f' {term(SKG.extractor)} "{EXTRACTOR}"'
_EVIDENCE = tuple(
    f"<{ID_BASE}{kind}/" for kind in ("statement", "sentence", "article", "merging", "link", "portrayal")
)
_OF_EVIDENCE = frozenset(
    map(
        term,
        (
            PROV.wasDerivedFrom, SKG.evidence, SKG.confidence, SKG.extractor, SKG.pattern, SKG.saidBy,
            SKG.supersededBy, SKG.trigger, SCHEMA.mentions,
        ),
    )
)  # fmt: skip


_STATEMENT = f"<{ID_BASE}statement/"
_ACTOR = term(SCHEMA.actor)
_POSITION = tuple(map(term, (SKG.spoilsWork, SKG.spoilsSeason, SKG.spoilsEpisode)))
_TYPE, _MODALITY, _SUPERSEDED = term(RDF.type), term(SKG.modality), term(SKG.supersededBy)
_ASSERTED = frozenset(map(term, ASSERTED))


def facts_of(store: EmbeddedStore) -> EmbeddedStore:
    """Copy the facts of a graph into memory: what is asserted, without what tells it.

    Of somebody in the cast who is known from some episode on only, that is kept: as an ``rdf:Statement``.
    """
    lines = list(store.n_triples())
    # What follows by rules stays marked.
    marks = {line.split(" ", 1)[0] for line in lines if line.endswith(_MARK)}
    kept = (
        line
        for line in lines
        if line.split(" ", 1)[0] in marks
        or (
            not line.startswith(_EVIDENCE)
            and line.split(" ", 2)[1] not in _OF_EVIDENCE
            and not line.split(" ", 2)[2].startswith(_EVIDENCE)
        )
    )
    facts = ox.Store()
    file = "".join(f"{line} .\n" for line in (*kept, *_late_cast(lines)))
    facts.bulk_load(file.encode(), ox.RdfFormat.N_TRIPLES)
    return EmbeddedStore(facts, name=store.name)


def _late_cast(lines: Iterable[str]) -> Iterator[str]:
    """What says from where on somebody is known to be in a cast, for those of whom it is not known at large."""
    statements = read_rows(line for line in lines if line.startswith(_STATEMENT))
    told: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    for name, node in statements.items():
        asserted = first(node, _MODALITY) in _ASSERTED and _SUPERSEDED not in node
        if asserted and first(node, PREDICATE) == _ACTOR:
            told[first(node, SUBJECT), first(node, OBJECT)].append(name)
    for names in told.values():
        if any(_POSITION[0] not in statements[name] for name in names):
            continue
        for name in names:
            node = statements[name]
            yield f"{name} {_TYPE} {term(RDF.Statement)}"
            for predicate in (SUBJECT, PREDICATE, OBJECT, _MODALITY, *_POSITION):
                for obj in node.get(predicate, ()):
                    yield f"{name} {predicate} {obj}"
