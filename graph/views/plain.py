"""Explanations and counts as plain text, for people who read a terminal."""

from collections.abc import Iterator, Sequence

from ..archive import Record
from ..diff import News
from ..evidence import Reading
from ..explain import ExplainedFact, Explanation
from ..linking import Match
from ..stats import Stats


def explanation_text(explanations: Sequence[Explanation]) -> str:
    """Spell out what is said about things of one name: each fact, below it its sentences.

    Lines hold neither line breaks nor control characters of the texts that they quote.
    """
    return "\n".join(line for explanation in explanations for line in _explanation(explanation))


def matches_text(matches: Sequence[Match]) -> str:
    """List what was linked to catalogs, then what was not and why."""
    linked, open_ = ([m for m in matches if m.linked is wanted] for wanted in (True, False))
    lines = [f"linked ({len(linked):,})"]
    for match in linked:
        best = match.candidates[0]
        lines.append(
            f"  {one_line(match.label)} = {best.target} ({best.confidence:.2f}: {one_line(best.reason)})"
        )
    lines += ["", f"not linked ({len(open_):,})"]
    for match in open_:
        lines.append(f"  {one_line(match.label)} <{match.iri}>: {one_line(match.why)}")
        for candidate in match.candidates[:_CANDIDATES]:
            reason = one_line(candidate.reason)
            lines.append(f"    {candidate.target} ({candidate.confidence:.2f}: {reason})")
        if len(match.candidates) > _CANDIDATES:
            lines.append(f"    and {len(match.candidates) - _CANDIDATES:,} more")
    return "\n".join(lines) + "\n"


_CANDIDATES = 3
"""How many candidates are shown of what was not linked; JSON has all."""

_NEWS = {
    "article": "new articles",
    "same": "turned out to be one",
    "changed": "changed",
    "confirmed": "confirmed",
    "fact": "new facts",
    "rumour": "new, but not asserted",
    "event": "new in the story",
    "thing": "named for the first time",
    "gone": "no longer said",
}


def news_text(news: Sequence[News]) -> str:
    """Spell out what is new in a graph, one block for each kind of news."""
    blocks = []
    for kind, title in _NEWS.items():
        lines = [_news(item) for item in news if item.kind == kind]
        if lines:
            blocks.append("\n".join([f"{title} ({len(lines):,})", *lines]) + "\n")
    return "\n".join(blocks) or "Nothing is new.\n"


def _news(item: News) -> str:
    before = f" (before: {one_line(item.before)})" if item.before else ""
    sources = f" · {one_line('; '.join(item.sources))}" if item.sources else ""
    return f"  {one_line(item.sentence)}{before}{sources}"


def articles_text(records: Sequence[Record]) -> str:
    """List articles, one a line: key, date, outlet and headline."""
    return "".join(
        f"{record.key}  {one_line(record.published or '-'):<10}  {one_line(record.site or '-')}"
        f" · {one_line(record.title or record.source or '(headline withheld)')}\n"
        for record in records
    )


def stats_text(stats: Stats) -> str:
    """Spell out counts as aligned columns, one block for each table."""
    totals = (
        ("articles", stats.articles),
        ("sentences", stats.sentences),
        ("entities", stats.entities),
        ("statements", stats.statements),
        ("plot points", stats.plot_points),
        ("triples", stats.triples),
    )
    tables = (
        ("", totals),
        ("entities", stats.by_kind),
        ("statements", stats.by_predicate),
        ("modalities", stats.by_modality),
        ("extractors", stats.by_extractor),
    )
    blocks = []
    for title, rows in tables:
        if rows:
            width = max(len(name) for name, _ in rows)
            digits = max(len(f"{number:,}") for _, number in rows)
            lines = [f"{one_line(name):<{width}}  {number:>{digits},}" for name, number in rows]
            blocks.append("\n".join([title, *(f"  {line}" for line in lines)] if title else lines) + "\n")
    return "\n".join(blocks)


def one_line(text: str) -> str:
    """Put text on one line without anything that could steer a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))


def _explanation(explanation: Explanation) -> Iterator[str]:
    yield f"{one_line(explanation.label)} ({explanation.noun})"
    if explanation.aliases:
        yield f"also {', '.join(map(one_line, explanation.aliases))}"
    yield f"<{explanation.iri}>"
    for link in explanation.links:
        sure = f" ({link.confidence:.2f})" if link.confidence is not None else ""
        yield f"same as <{one_line(link.target)}>{sure}: {one_line(link.reason)}"
    for merged in explanation.mergings:
        where = merged.source.name
        yield f"“{one_line(merged.name)}” in {one_line(where)}: {one_line(merged.reason)}"
    for fact in explanation.facts:
        yield ""
        yield from _fact(fact)
    if not explanation.facts:
        yield "Nothing is said about it."
    yield ""


def _fact(fact: ExplainedFact) -> Iterator[str]:
    superseded = not fact.asserted and any(reading.superseded for reading in fact.readings)
    notes = [] if fact.asserted else ["superseded" if superseded else "not asserted"]
    notes += [f"{fact.outlets} outlets"] if fact.outlets > 1 else []
    yield f"- {one_line(fact.sentence)}" + (f" ({', '.join(notes)})" if notes else "")
    for reading in fact.readings:
        yield f"    “{one_line(reading.quote)}”"
        yield f"      {_origin(reading)}"


def _origin(reading: Reading) -> str:
    source = reading.source
    sure = reading.modality.lower()
    if reading.confidence is not None:
        sure += f" {reading.confidence:.2f}"
    season = f"season {reading.season}" if reading.season is not None else None
    episode = f"episode {reading.episode}" if reading.episode is not None else None
    parts = (
        source.name,
        source.site,
        source.published,
        f"said by {reading.said_by}" if reading.said_by else None,
        ", ".join(part for part in (season, episode) if part) or None,
        sure,
        reading.extractor,
    )
    return " · ".join(one_line(part) for part in parts if part)
