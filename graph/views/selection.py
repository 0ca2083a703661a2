"""What of a graph is exported: all of it, or the facts without their evidence, for a small file."""

from typing import Final

import pyoxigraph as ox

from ...ontology.terms import ID_BASE, PROV, SCHEMA, SKG
from ..inference import EXTRACTOR
from ..rows import term
from ..store import EmbeddedStore

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


def facts_of(store: EmbeddedStore) -> EmbeddedStore:
    """Copy the facts of a graph into memory: what is asserted, without what tells it."""
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
    facts.bulk_load("".join(f"{line} .\n" for line in kept).encode(), ox.RdfFormat.N_TRIPLES)
    return EmbeddedStore(facts, name=store.name)
