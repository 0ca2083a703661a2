"""All facts of a graph as CSV, one row for each sentence that tells one."""

from collections.abc import Iterator
from typing import IO

import pyoxigraph as ox

from ..corroboration import outlets
from ..evidence import PLOT_TIES, GraphReader, Reading, facts, phrase
from ..literals import value_of
from ..store import Store
from .tables import write_csv

FACT_COLUMNS = (
    "subject", "predicate", "object", "subject_iri", "predicate_iri", "object_iri", "asserted", "modality",
    "confidence", "quote", "said_by", "season", "episode", "extractor", "pattern", "headline", "url", "site",
    "published", "superseded", "outlets",
)  # fmt: skip
"""Columns of ``write_facts``."""


def write_facts(store: Store, stream: IO[bytes]) -> None:
    """Write every fact as CSV, one row for each sentence that tells it, sorted.

    Rows of plot points tie the event (as subject) to those who take part. Facts that no sentence
    tells, such as the number of a season, are left out: they are in the names already.
    """
    write_csv(FACT_COLUMNS, _fact_rows(GraphReader(store, whole=True)), stream)


def _fact_rows(reader: GraphReader) -> Iterator[list[str]]:
    nodes = sorted(reader.nodes())
    for fact in facts(reader, nodes):
        told = outlets(fact.readings, reader, asserted=fact.asserted)
        for reading in fact.readings:
            yield _fact_row(reader, fact.subject, fact.predicate, fact.object, fact.asserted, reading, told)
    for iri in nodes:
        for predicate in PLOT_TIES:
            for obj in reader[iri].get(predicate, ()):
                readings = list(reader.readings(iri))
                told = outlets(readings, reader, asserted=False)
                for reading in readings:
                    yield _fact_row(reader, iri, predicate, obj, True, reading, told)


def _fact_row(
    reader: GraphReader,
    subject: str,
    predicate: str,
    obj: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
    asserted: bool,
    reading: Reading,
    told: int,
) -> list[str]:
    object_iri = obj.value if isinstance(obj, ox.NamedNode) else None
    source = reading.source
    cells = (
        reader.label(subject),
        phrase(predicate),
        reader.label(object_iri) if object_iri else value_of(obj),
        subject,
        predicate,
        object_iri,
        "true" if asserted else "false",
        reading.modality,
        reading.confidence,
        reading.quote,
        reading.said_by,
        reading.season,
        reading.episode,
        reading.extractor,
        reading.pattern,
        source.headline,
        source.url,
        source.site,
        source.published,
        "true" if reading.superseded else "false",
        told,
    )
    return ["" if cell is None else str(cell) for cell in cells]
