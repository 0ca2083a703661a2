"""Lines of bare facts below a title: ``GB 1961, 98 min``, ``2015 | 4 Seasons | Comedy drama``, ``24 mins. x 26 eps.``

Programmes, catalogues and streaming pages print them. A line is read only where all of it, or its greater part, is such facts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..ontology.records import BlockKind, Value
from ..ontology.terms import SCHEMA
from .genres import find_genre
from .measures import count, minutes
from .nlp import Sentence
from .press_dates import date_value
from .reading import Reading
from .references import NUMBER, read_number

_LONGEST: Final = 200
_CELLS: Final = re.compile(r"\s*(?:[|•·;,/\t\n]|\.(?=\s|\Z)(?:\s+[x×]\s)?|\s[–—x×]\s|\s{2,})\s*")
_COUNTRY: Final = r"(?:(?:[A-Z]{1,3}|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?|[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)(?:[/-](?:[A-Z]{1,3}|[A-Z][a-z]{2,}))*,? )?"
_YEAR: Final = re.compile(
    rf"{_COUNTRY}[(]?(?P<year>(?:18[89]|19\d|20[0-4])\d)(?:[–-](?:\d{{2,4}}|present)?)?[)]?"
)
_MINUTES: Final = re.compile(
    r"(?:(?P<h>\d) ?h(?:rs?|ours?)?\.?,? ?)?(?:(?P<m>\d{1,3}) ?(?:m|mins?|minutes?|['’′])\.?)?(?: (?:long|approx\.?|each))?",
    re.I,
)
_SEASONS: Final = re.compile(rf"(?P<n>{NUMBER}) (?:seasons|series)", re.I)
_EPISODES: Final = re.compile(rf"(?P<n>{NUMBER}) (?:episodes|eps?|parts|x \d+ ?min\w*)", re.I)
_OTHER: Final = re.compile(
    r"silent|colou?r|b/?w|black[- ]and[- ]white|\d\d ?mm|dvd|hd|4k|u|pg|\d{1,2}\+|pg-13|r|tv-(?:ma|14|pg)|nc-17|cert(?:ificate)?\W*\w{1,3}|[a-z]+ with (?:english )?subtitles|subtitles|"
    r"rated \S+|dubbed|english|french|german|italian|spanish|japanese|[a-z]+(?: language)|(?:tv|film|movie|m|series|tv series|film|feature|miniseries)",
    re.I,
)
_SEASON: Final = re.compile(
    r"\b(?:Season|Series|Book|Part|Volume) \d|^\W*(?:Posted|Published|Released|Updated|By) ", re.I
)
_TAKEN: Final = frozenset(
    {BlockKind.TITLE, BlockKind.BYLINE, BlockKind.INFO_LABEL, BlockKind.INFO_VALUE, BlockKind.QUOTE}
)


@dataclass(frozen=True, slots=True)
class LineFact:
    """A fact of a work and the sentence that prints it."""

    sentence: Sentence
    predicate: str
    value: Value


def find_line_facts(reading: Reading, rows: Sequence[Sentence], *, series: bool) -> Iterator[LineFact]:
    """Facts of the block that ``rows`` are the sentences of; ``series`` tells what kind of work it is about."""
    block = rows[0].block
    text = block.span.text_of(reading.article.text)
    if (
        block.kind in _TAKEN
        or not 4 <= len(text) <= _LONGEST * 2
        or not re.search(r"\d", text)
        or _SEASON.search(text)
    ):
        return
    found: list[tuple[int, str, Value]] = []
    read, other = 0, 0
    at = 0
    for cell in (*_CELLS.finditer(text), None):
        end = cell.start() if cell else len(text)
        piece = text[at:end].strip(" ()[]*_")
        fact = _fact(piece, series=series) if piece else None
        if fact is not None:
            found.append((at, *fact))
            read += 1
        elif piece and not _OTHER.fullmatch(piece):
            other += 1
            if ":" in piece or (" " in piece.strip() and read >= 2):
                break  # "Dir: Ann Lee": the line goes on with names
        at = cell.end() if cell else end
        if at > _LONGEST:
            break
    measures = {p for _, p, _ in found} - {SCHEMA.genre}
    if len(found) < 2 or (len(measures) < 2 and not (measures and len(found) >= 2)) or other > read:
        return
    done: set[str] = set()
    for offset, predicate, value in found:
        if predicate in done and predicate != SCHEMA.genre:
            continue
        done.add(predicate)
        where = block.span.start + offset
        sentence = next((s for s in rows if s.span.start <= where < s.span.end), rows[0])
        yield LineFact(sentence, predicate, value)


def _fact(piece: str, *, series: bool) -> tuple[str, Value] | None:
    """What a cell says: its predicate and value."""
    if match := _YEAR.fullmatch(piece):
        return (SCHEMA.startDate if series else SCHEMA.datePublished), date_value(match["year"])
    if (match := _MINUTES.fullmatch(piece)) and (match["h"] or match["m"]):
        length = int(match["h"] or 0) * 60 + int(match["m"] or 0)
        return (SCHEMA.duration, minutes(length)) if 1 < length < 1000 else None
    if match := _SEASONS.fullmatch(piece):
        number = read_number(match["n"])
        return (SCHEMA.numberOfSeasons, count(number)) if number and series else None
    if match := _EPISODES.fullmatch(piece):
        number = read_number(match["n"])
        return (SCHEMA.numberOfEpisodes, count(number)) if number and series else None
    genre = find_genre(piece)
    if genre is not None and genre[0] == 0 and genre[1] == len(piece):
        return SCHEMA.genre, Value(lexical=genre[2])
    return None
