"""Sentences with their names taken out: one symbol for each name, so that a wording is one short pattern.

``Created by Ann Lee, "Tidewater" stars Bo Cruz`` becomes ``Created by P, W stars P`` (with symbols from
Unicode's private use area), whatever the parser made of the titles in it. Typographic quotes become
plain ones, quotation marks around a title and, on request, short brackets are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ontology.records import Mention, Span
from ..ontology.terms import SCHEMA, SKG, WORK_CLASSES
from .nlp import Sentence
from .reading import Reading

P: Final = "\ue000"
"""A real person."""
W: Final = "\ue001"
"""A series, film, book, game …"""
S: Final = "\ue002"
"""A season."""
E: Final = "\ue003"
"""An episode."""
O: Final = "\ue004"  # noqa: E741 - stands for an organization in patterns
"""A real organization."""
A: Final = "\ue005"
"""An award."""
C: Final = "\ue006"
"""A character."""
L: Final = "\ue007"
"""A place."""
X: Final = "\ue008"
"""Any other thing that has a name."""

WORKS: Final = f"[{W}{S}{E}]"
_SYMBOLS: Final = {
    **dict.fromkeys(WORK_CLASSES, W),
    SCHEMA.TVSeason: S,
    SCHEMA.TVEpisode: E,
    SCHEMA.Person: P,
    SCHEMA.Organization: O,
    SKG.Award: A,
    SKG.Character: C,
    SCHEMA.Place: L,
}
_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\t": " ", "‑": "-"}
)
_GENERIC: Final = re.compile(
    r"\b(?:seasons?|series|run|batch|outing|episodes?|ep|finale|premiere|opener|closer|pilot|hour|instal?ment|chapter|volume|"
    r"first|second|third|fourth|fifth|sixth|S\d+(?:E\d+)?)\b|^\d+\W*$",
    re.I,
)
# A mention may take the noun before a name with it.
_TITLED: Final = re.compile(
    r"(?:(?:Showrunner|Co-showrunner|Director|Creator|Co-creator|Writer|Screenwriter|Composer|Author|Novelist|"
    r"Executive [Pp]roducer|Head [Ww]riter|Filmmaker) )+(?=\w)"
)
_PRIVATE: Final = re.compile(r"[\ue000-\uf8ff]")
_PRONOUN: Final = re.compile(r"(?:he|she|they|him|her|them|his|hers|their|who|himself|herself)\Z", re.I)
_OWNING: Final = re.compile(
    r"(?:his|their)\b|her (?!in\b|as\b|to\b|for\b|and\b|on\b|at\b|with\b|that\b|when\b|by\b)(?=\w)", re.I
)
# A quotation mark on either side of a title; American style puts the comma inside.
_QUOTED: Final = re.compile(rf"""["']({WORKS})(?:([,.:;!?])["']|["'](?!\w)|'s["'])""")
# Emphasis of plain text: *Title*, _Title_
_STARS: Final = re.compile(rf"[*_]{{1,3}}(?={WORKS})|(?<={WORKS[:-1]}])[*_]{{1,3}}")
# What is longer is no sentence but a list or a mishap; patterns look back at all that stands before.
_LONGEST: Final = 4000
# Longer brackets are asides with a grammar of their own. 90 letters take "(“One Title,” “Another Title”)".
_BRACKETS: Final = re.compile(r" ?[(\[][^()\[\]]{0,90}[)\]]")
_GAPS: Final = re.compile(r"  +| (?=[,.;])")


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with symbols for its names."""

    sentence: Sentence
    text: str
    slots: dict[int, Mention]
    """Mention by the position of its symbol in ``text``."""
    origins: tuple[int, ...]
    """Offset in the article of each character of ``text``."""

    def mention(self, position: int) -> Mention:
        return self.slots[position]

    def entity(self, position: int) -> str:
        """Id of the entity whose symbol stands at a position."""
        return self.slots[position].entity

    def all_of(self, symbols: str, start: int = 0, end: int | None = None) -> list[int]:
        """Positions of some symbols within a stretch, in reading order."""
        stop = len(self.text) if end is None else end
        return [i for i in sorted(self.slots) if start <= i < stop and self.text[i] in symbols]

    def span(self, start: int, end: int) -> Span:
        """Span in the article of a non-empty stretch of the masked text."""
        last = end - 1
        mention = self.slots.get(last)
        return Span(start=self.origins[start], end=mention.span.end if mention else self.origins[last] + 1)

    def position(self, offset: int) -> int:
        """Position of the character that stands at, or next after, an offset of the article."""
        low, high = 0, len(self.origins)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.origins[middle] < offset else (low, middle)
        return low


def mask(reading: Reading, sentence: Sentence, *, brackets: bool = True) -> Masked:
    """Put symbols for the names of a sentence; without ``brackets``, leave short brackets out.

    Pronouns that stand for a person count as a name. Noun phrases that stand for a work (``the drama``)
    or a person (``the showrunner``) stay as they are, for their words say more than a symbol; one that stands
    for a person gets its symbol behind it.
    """
    raw, base = reading.article.text, sentence.span.start
    stop = min(sentence.span.end, base + _LONGEST)
    chars: list[str] = []
    origins: list[int] = []
    slots: list[tuple[int, Mention]] = []

    def copy(start: int, end: int) -> None:
        chars.extend(_PRIVATE.sub(" ", raw[start:end]).translate(_PLAIN))
        origins.extend(range(start, end))

    at = base
    for mention in reading.mentions[sentence.index]:
        symbol = _SYMBOLS.get(reading.entities[mention.entity].cls, X)
        if mention.span.start < at or mention.span.end > stop:
            continue
        copy(at, mention.span.start)
        at = mention.span.end
        if symbol in (S, E) and _GENERIC.search(mention.span.text_of(raw)):
            copy(mention.span.start, mention.span.end)  # "the third season" says more than a symbol
            continue
        if mention.nominal and not _PRONOUN.match(mention.span.text_of(raw)):
            copy(mention.span.start, mention.span.end)
            if symbol != P:
                continue
            chars.append(" ")
            origins.append(mention.span.end - 1)
        elif symbol == P and (title := _TITLED.match(mention.span.text_of(raw))):
            copy(mention.span.start, mention.span.start + title.end())
        slots.append((len(chars), mention))
        chars.append(symbol)
        origins.append(mention.span.start)
        if symbol == P and mention.nominal and _OWNING.match(raw, mention.span.start):
            chars.extend("'s")  # "his film" reads as "NAME's film"
            origins.extend((mention.span.end - 1,) * 2)
    copy(at, stop)
    return _tidy(Masked(sentence, "".join(chars), dict(slots), tuple(origins)), brackets=brackets)


def _tidy(masked: Masked, *, brackets: bool) -> Masked:
    """Leave out quotation marks around titles, brackets, and gaps."""
    patterns = [_STARS, _QUOTED] if brackets else [_STARS, _QUOTED, _BRACKETS]
    for pattern in (*patterns, _GAPS):
        if pattern is _STARS and "*" not in masked.text and "_" not in masked.text:
            continue
        masked = _without(masked, list(_dropped(pattern, masked.text)))
    return masked


def _dropped(pattern: "re.Pattern[str]", text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        if pattern is _QUOTED:
            yield match.start(), match.start(1)
            if match.group(0).endswith(("'s'", "'s\"")):
                yield match.end() - 1, match.end()
            elif match.group(2):
                yield match.end(2), match.end()
            else:
                yield match.end(1), match.end()
        elif pattern is _GAPS:
            yield match.start(), match.end() - (1 if match.group(0).startswith("  ") else 0)
        else:
            yield match.span()


def _without(masked: Masked, cuts: list[tuple[int, int]]) -> Masked:
    if not cuts:
        return masked
    keep: list[int] = []
    at = 0
    for start, end in cuts:
        keep.extend(range(at, start))
        at = end
    keep.extend(range(at, len(masked.text)))
    slots = {new: masked.slots[old] for new, old in enumerate(keep) if old in masked.slots}
    return Masked(
        masked.sentence,
        "".join(masked.text[i] for i in keep),
        slots,
        tuple(masked.origins[i] for i in keep),
    )
