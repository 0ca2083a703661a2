"""Seasons and episodes that a text names: ``Season 2, Episode 4``, ``S2E4``, ``the second season``, ``the finale``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..ontology.records import Article, Span
from .lexicon import NUMBER_WORDS
from .nlp import Sentence

_WORDS: Final = "|".join(sorted((w for w, n in NUMBER_WORDS.items() if n), key=len, reverse=True))
NUMBER: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?i:{_WORDS}))"
_SEASON: Final = "(?:[Ss]easons?|SEASON|(?<![Tt]he )(?:[Ss]eries|SERIES)(?= (?:\\d|one|two|three|four|five|six|seven|eight)\\b))"
_EPISODE: Final = "(?:[Ee]pisodes?|EPISODE|[Ee]ps?\\.?|[Cc]hapter|[Hh]our|[Ii]nstal?lment)"

_PLACES: Final[tuple["re.Pattern[str]", ...]] = (
    re.compile(r"\bS(?P<s>\d{1,2}) ?[,.:]? ?Ep?(?P<e>\d{1,2})\b"),
    re.compile(r"\b(?P<s>\d{1,2})x(?P<e>\d{2})\b"),
    re.compile(rf"\b{_SEASON} (?P<s>{NUMBER})[,’']?s?,? (?:[-–—] )?{_EPISODE} (?P<e>{NUMBER})\b"),
    re.compile(rf"\b{_EPISODE} (?P<e>{NUMBER}) of {_SEASON} (?P<s>{NUMBER})\b"),
    re.compile(
        rf"\b(?P<e>{NUMBER})(?: and (?:last|final))? {_EPISODE} of (?:the )?(?:{_SEASON} (?P<s>{NUMBER})|(?P<s2>{NUMBER}) (?:season|run|series))\b",
        re.I,
    ),
    re.compile(rf"\b{_SEASON} (?P<s>{NUMBER})['’]?s? (?P<f>finale|premiere|opener|closer)\b", re.I),
    re.compile(
        rf"\b(?P<f>finale|premiere|opener|last episode|final episode|first episode) of (?:[\w’' ]{{0,40}}?)?{_SEASON} (?P<s>{NUMBER})\b",
        re.I,
    ),
    re.compile(rf"\b(?P<s>{NUMBER})[- ](?:season|series)[- ](?P<f>finale|premiere|opener)\b", re.I),
    re.compile(rf"\b{_SEASON} (?P<s>{NUMBER})\b(?! (?:of|to) (?:the )?\w+ [Ss]eason)"),
    re.compile(rf"\b(?P<s>{NUMBER}) (?:season|outing)\b(?! of (?:ten|eight|six))", re.I),
    re.compile(r"\bS(?P<s>\d{1,2})\b(?!\w)"),
    re.compile(rf"\b{_EPISODE} (?P<e>{NUMBER})\b"),
    re.compile(
        rf"\b(?P<e>{NUMBER})(?: and (?:last|final))? (?:episode|installment|instalment|chapter)\b", re.I
    ),
    re.compile(r"\b(?P<f>[Ss]eason finale|[Ss]eries finale|[Ff]inale|[Ss]eason premiere|[Ss]eason opener)\b"),
)
# What each of them needs; most sentences have none of it.
_HINT: Final = re.compile(
    r"\bs\d|\dx\d|season|series|\beps?\b|episode|chapter|hour|instal|finale|premiere|opener|outing", re.I
)


@dataclass(frozen=True, slots=True)
class Place:
    """A season or an episode as a piece of text names it."""

    span: Span
    season: int | None
    episode: int | None
    finale: str | None = None
    """``finale`` or ``premiere`` where the number is not given."""


def number(text: str | None) -> int | None:
    """``4``, ``4th``, ``four`` and ``fourth`` → 4; other words and numbers above 40 → None."""
    if not text:
        return None
    match = re.match(r"\d+", text)
    value = int(match[0]) if match else NUMBER_WORDS.get(text.lower())
    return value if value is not None and 0 < value <= 40 else None


def find_places(text: str, start: int = 0) -> list[Place]:
    """Seasons and episodes named in a piece of text, in reading order; they do not overlap.

    ``start`` is added to the offsets.
    """
    if _HINT.search(text) is None:
        return []
    out: list[Place] = []
    taken = bytearray(len(text))
    for pattern in _PLACES:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            groups = match.groupdict()
            season = number(groups.get("s") or groups.get("s2"))
            episode = number(groups.get("e"))
            finale = groups.get("f")
            if finale:
                finale = "premiere" if re.search("premi|open|first", finale, re.I) else "finale"
                if finale == "premiere":
                    episode, finale = 1, None
            if season is None and episode is None and finale is None:
                continue
            taken[match.start() : match.end()] = b"\1" * len(match[0])
            span = Span(start=match.start() + start, end=match.end() + start)
            out.append(Place(span, season, episode, finale))
    return sorted(out, key=lambda p: p.span)


def iter_places(sentences: Sequence[Sentence], article: Article) -> Iterator[tuple[Sentence, Place]]:
    """All seasons and episodes named in the text with their sentences."""
    for sentence in sentences:
        for place in find_places(sentence.span.text_of(article.text), sentence.span.start):
            yield sentence, place
