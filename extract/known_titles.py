"""Titles of works that most readers know, and where they stand in a text.

``models/known-titles.tsv`` lists some thousands of series and films of all decades and countries, written down from
general knowledge. That a title is in it is one sign among others: the regressions of ``title_choice.py`` and
``main_title.py`` weigh it, since *Lost*, *River* and *Emma* are words and names as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from .first_names import first_names
from .lexicon import HONORIFICS, NETWORKS, OUTLETS, STUDIOS
from .lexicon_places import REAL_PLACES
from .title_forms import SMALL_FUNCTION

TABLE: Final = Path(__file__).parent / "models" / "known-titles.tsv"
_WORD: Final = re.compile(r"[^\W_]+|&")
# What may stand between the words of a title.
_GAP: Final = re.compile(r"[ \u00a0'’‘.,:;!?*/&–—-]{0,3}")
_ENDING: Final = re.compile(r"[.!?]\s")
# ``In the House of Sand`` is no *In the House*.
_LONGER: Final = re.compile(r" of (?:the )?[A-Z]")
_NEVER_ALL: Final = SMALL_FUNCTION | frozenset({"him", "his", "i", "me", "us", "vs"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_TITLED: Final = HONORIFICS | {"Saint", "St"}
_SMALL: Final = frozenset("a an and as at by for from in is of on or the to vs with".split())
# What is rather said of history, of institutions or of the calendar; those who mean the film mark it.
_PHRASES: Final = frozenset(
    phrase.strip()
    for phrase in """American Dream|April Fools|Arms Race|Battle of Britain|Berlin Wall|Best Friends|Black Friday|Black and White|
    Boxing Day|Breaking News|Christmas|Christmas Day|Christmas Eve|Civil War|Cold War|Coming Soon|Cuban Missile Crisis|
    D-Day|Downing Street|Easter|Election Night|English Channel|Father's Day|First World War|Fleet Street|Founding Fathers|
    Good Friday|Good Morning|Great Depression|Great War|Gulf War|Halloween|Home Office|House of Commons|House of Lords|
    Independence Day|Interpol|Iron Curtain|Labor Day|Memorial Day|Midnight|Monday|Moon Landing|Mossad|Mother's Day|
    New Year|New Year's Day|New Year's Eve|Next Week|Olympics|On Air|Oval Office|Pearl Harbor|Prime Minister|Prohibition|
    Royal Family|Royal Navy|Saturday|Scotland Yard|Second World War|Secret Service|September 11|Silent Era|Space Race|
    Special Branch|Spring|State of the Union|Summer|Sunday|Super Bowl|Supreme Court|Thanksgiving|The Beatles|The Blitz|
    The End|The Internet|The Queen|The King|The Pope|The President|The Troubles|The War|Third Reich|Tuesday|
    Valentine's Day|Vietnam War|Wall Street|Watergate|West Bank|West End|White House|World Cup|World War|World War I|
    World War II|World War One|World War Two|World Series""".split("|")
)
_OTHERS: Final = NETWORKS | STUDIOS | OUTLETS | REAL_PLACES | _PHRASES
_OTHER: Final = "other"
_LONGEST_NUMBER: Final = 2
"""Digits that the number of a season may have."""
# Share of the letters that are capitals from which on a text has them where they belong.
_CAPITALS: Final = 0.012


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """A place where the words of a known title stand."""

    start: int
    end: int
    kind: str
    """series or film; empty where there are both."""
    doubtful: bool
    """It is one word, or looks like the name of a person: *River*, *Erin Brockovich*."""
    lower: bool
    """It stands in small letters."""


@lru_cache(maxsize=1)
def load_titles(path: Path = TABLE) -> tuple[dict[str, str], dict[str, int]]:
    """Words of each title, small and with a space between → its kind, ``other`` of broadcasters and places; first
    word → most words."""
    kinds: dict[str, str] = {}
    longest: dict[str, int] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in (*lines, *(f"{name}\t{_OTHER}" for name in _OTHERS)):
        title, _, kind = line.partition("\t")
        words = _words(title)
        if all(word in _NEVER_ALL or word.isdigit() for word in words):
            continue
        key = " ".join(words)
        kinds[key] = kind if kind == _OTHER or kinds.get(key, kind) == kind else ""
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return kinds, longest


def is_known(name: str) -> bool:
    """Is it a known title, in whatever letters?"""
    return load_titles()[0].get(" ".join(_words(name)), _OTHER) != _OTHER


def without_season(name: str) -> str:
    """A title without the number of a season: ``Tide 4`` is the fourth of a known series, unless it is known itself."""
    base, _, number = name.rpartition(" ")
    if not (number.isdigit() and 0 < len(number) <= _LONGEST_NUMBER) or is_known(name):
        return name
    return base if load_titles()[0].get(" ".join(_words(base))) == "series" else name


def _words(title: str) -> list[str]:
    return ["and" if m[0] == "&" else m[0].lower() for m in _WORD.finditer(title)]


def known_titles(text: str) -> Iterator[KnownTitle]:
    """Where known titles stand in a text, the longest first where one begins; they do not overlap."""
    found = list(_WORD.finditer(text))
    words = _words(text)
    has_capitals = sum(map(str.isupper, text)) > _CAPITALS * len(text)
    at = 0
    while at < len(words):
        count, kind = _longest(text, found, words, at, has_capitals=has_capitals)
        if kind != _OTHER:
            written = [m[0] for m in found[at : at + count]]
            bare = words[at + (words[at] in _ARTICLES and count > 1) : at + count]
            named = len(bare) == 2 and (bare[0] in first_names() or written[-2] in _TITLED)
            yield KnownTitle(
                start=found[at].start(),
                end=found[at + count - 1].end(),
                kind=kind,
                doubtful=len(bare) == 1 or named,
                lower=_is_lower(written),
            )
        at += count


def _longest(
    text: str, found: Sequence["re.Match[str]"], words: Sequence[str], at: int, *, has_capitals: bool
) -> tuple[int, str]:
    """How many words of a text, from one on, are the longest listed name, and its kind; one word of none else."""
    kinds, longest = load_titles()
    most = longest.get(words[at], 0)
    room = min(most, 1)
    while (
        room < most
        and at + room < len(words)
        and _GAP.fullmatch(text, found[at + room - 1].end(), found[at + room].start())
    ):
        room += 1
    for count in range(room, 0, -1):
        kind = kinds.get(" ".join(words[at : at + count]))
        if kind is None or not _may_stand([m[0] for m in found[at : at + count]], has_capitals=has_capitals):
            continue
        start, end = found[at].start(), found[at + count - 1].end()
        if not _ENDING.search(text, start, end) and not _LONGER.match(text, end):
            return count, kind
    return 1, _OTHER


def _is_lower(written: Sequence[str]) -> bool:
    return not any(w[0].isupper() or w[0].isdigit() for w in written)


def _may_stand(written: Sequence[str], *, has_capitals: bool) -> bool:
    """Are words that stand so in the text a title? All but small ones have capitals, where the text has any."""
    if _is_lower(written):
        return not has_capitals and len(written) > 1
    if not (written[0][0].isupper() or written[0][0].isdigit() or written[0] in _ARTICLES):
        return False
    return all(w[0].isupper() or w[0].isdigit() or w in _SMALL or len(w) == 1 or w == "&" for w in written)
