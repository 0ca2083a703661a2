"""How many sources tell a fact independently of each other: outlets count, copies of one text count once."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from ..ontology.terms import ASSERTED, SKG
from .evidence import GraphReader, Reading, Source
from .text import fold


def outlets(readings: Iterable[Reading], reader: GraphReader, *, asserted: bool = True) -> int:
    """Count the outlets that tell a fact.

    Args:
        readings: What was read of the fact.
        reader: Knows the articles.
        asserted: Of a fact that holds, only sentences that assert it count; of a rumour, all that do
            not deny it.
    """
    counted = {f"{SKG.BASE}{r.modality}" for r in readings}
    wanted = counted & ASSERTED if asserted else counted - {SKG.Denied}
    return len({_outlet(r.source, reader) for r in readings if f"{SKG.BASE}{r.modality}" in wanted})


def _outlet(source: Source, reader: GraphReader) -> str:
    """Name an outlet: that of the original if the article is a copy; without any, the article stands alone."""
    original = reader.text(source.iri, SKG.copyOf)
    if original is not None:
        source = reader.source(original)
    if source.site and fold(source.site):
        return fold(source.site)
    try:
        host = urlsplit(source.url or "").hostname
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else source.iri
