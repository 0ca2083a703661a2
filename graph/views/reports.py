"""Explanations and counts as plain text for people."""

from collections.abc import Iterable, Iterator

from ..evidence import Reading
from ..explain import Explanation
from ..stats import Stats
from ..text import clean_name
from .curies import short


def explanation_lines(explanations: Iterable[Explanation]) -> Iterator[str]:
    """Yield lines without line ends: each thing, its facts, and under each fact its sentences."""
    for number, explanation in enumerate(explanations):
        if number:
            yield ""
        also = f", also {', '.join(explanation.aliases)}" if explanation.aliases else ""
        yield printable(f"{explanation.label} ({explanation.noun}{also})")
        yield printable(f"  {short(explanation.iri)}")
        for fact in explanation.facts:
            yield ""
            unsure = "" if fact.asserted else "  [no article asserts it]"
            yield printable(f"  {fact.sentence}{unsure}")
            for reading in fact.readings:
                yield printable(f"    “{clean_name(reading.quote)}”")
                yield printable(f"      {_origin(reading)}")


def stats_lines(stats: Stats) -> Iterator[str]:
    """Yield lines without line ends: totals, then one table each for kinds, predicates and evidence."""
    totals = (
        ("articles", stats.articles),
        ("entities", stats.entities),
        ("statements", stats.statements),
        ("plot points", stats.plot_points),
        ("sentences", stats.sentences),
        ("triples", stats.triples),
    )
    tables = (
        ("", totals),
        ("entities", stats.by_kind),
        ("statements", stats.by_predicate),
        ("modalities", stats.by_modality),
        ("extractors", stats.by_extractor),
    )
    width = max(len(f"{count:,}") for _, rows in tables for _, count in rows)
    for title, rows in tables:
        if title and rows:
            yield ""
            yield title
        for name, count in rows:
            yield printable(f"  {count:>{width},}  {name}")


def printable(text: str) -> str:
    """Replace what could steer a terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _origin(reading: Reading) -> str:
    source = reading.source
    parts = [reading.modality.lower()] if reading.modality else []
    if reading.confidence is not None:
        parts.append(f"{reading.confidence:.2f}")
    if reading.said_by:
        parts.append(f"said by {reading.said_by}")
    if reading.season is not None:
        episode = f"e{reading.episode}" if reading.episode is not None else ""
        parts.append(f"from s{reading.season}{episode} on")
    parts.append("/".join(filter(None, (reading.extractor, reading.pattern))))
    known = [source.headline or "an article without a headline", source.site, source.published, source.url]
    return f"{', '.join(filter(None, parts))}; {', '.join(filter(None, known))}"
