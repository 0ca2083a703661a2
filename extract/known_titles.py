"""Titles of works that most readers know, and where they stand in a text.

``models/known-titles.tsv`` lists some thousands of series and films of all decades and countries, written down from
general knowledge. That a title is in it is one sign among others: the regressions of ``title_choice.py`` and
``main_title.py`` weigh it, since *Lost*, *River* and *Emma* are words and names as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from .first_names import first_names
from .lexicon import HONORIFICS, NETWORKS, OUTLETS, STUDIOS
from .lexicon_places import REAL_PLACES
from .title_forms import FUNCTION

TABLE: Final = Path(__file__).parent / "models" / "known-titles.tsv"
_WORD: Final = re.compile(r"[^\W_]+|&")
# What may stand between the words of a title.
_GAP: Final = re.compile(r"[ \u00a0'’‘.,:;!?*/&–—-]{0,3}")
_ENDING: Final = re.compile(r"[.!?]\s")
# ``In the House of Sand`` is no *In the House*.
_LONGER: Final = re.compile(r" of (?:the )?[A-Z]")
_FUNCTION: Final = frozenset(word.lower() for word in FUNCTION) | frozenset(
    "he her him his i it me my our she they us we you".split()
)
_ARTICLES: Final = frozenset({"the", "a", "an"})
_TITLED: Final = HONORIFICS | frozenset(
    {"King", "Queen", "Prince", "Princess", "Lord", "Lady", "Saint", "St"}
)
_SMALL: Final = frozenset("a an and as at by for from in is of on or the to vs with".split())
# What is rather said of history, of institutions or of the calendar; those who mean the film mark it.
_PHRASES: Final = frozenset(
    """American Dream|April Fools|Arms Race|Battle of Britain|Berlin Wall|Best Friends|Black Friday|Black and White|
    Boxing Day|Breaking News|Christmas|Christmas Day|Christmas Eve|Civil War|Cold War|Coming Soon|Cuban Missile Crisis|
    D-Day|Downing Street|Easter|Election Night|English Channel|Father's Day|First World War|Fleet Street|Founding Fathers|
    Good Friday|Good Morning|Great Depression|Great War|Gulf War|Halloween|Home Office|House of Commons|House of Lords|
    Independence Day|Interpol|Iron Curtain|Labor Day|Memorial Day|Midnight|Monday|Moon Landing|Mossad|Mother's Day|
    New Year|New Year's Day|New Year's Eve|Next Week|Olympics|On Air|Oval Office|Pearl Harbor|Prime Minister|Prohibition|
    Royal Family|Royal Navy|Saturday|Scotland Yard|Second World War|Secret Service|September 11|Silent Era|Space Race|
    Special Branch|Spring|State of the Union|Summer|Sunday|Super Bowl|Supreme Court|Thanksgiving|The Beatles|The Blitz|
    The End|The Internet|The Queen|The King|The Pope|The President|The Troubles|The War|Third Reich|Tuesday|
    Valentine's Day|Vietnam War|Wall Street|Watergate|West Bank|West End|White House|World Cup|World War|World War I|
    World War II|World War One|World War Two|World Series""".replace("\n", "").split("|")
)
_OTHERS: Final = NETWORKS | STUDIOS | OUTLETS | REAL_PLACES | _PHRASES
_OTHER: Final = "other"
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
    for line in (*lines, *(f"{name.strip()}\t{_OTHER}" for name in _OTHERS)):
        title, _, kind = line.partition("\t")
        words = _words(title)
        if not words or all(word in _SMALL or word in _FUNCTION or word.isdigit() for word in words):
            continue
        key = " ".join(words)
        kinds[key] = kind if kind == _OTHER or kinds.get(key, kind) == kind else ""
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return kinds, longest


def is_known(name: str) -> bool:
    """Is it a known title, in whatever letters?"""
    return load_titles()[0].get(" ".join(_words(name)), _OTHER) != _OTHER


def _words(title: str) -> list[str]:
    return ["and" if m[0] == "&" else m[0].lower() for m in _WORD.finditer(title)]


def known_titles(text: str) -> Iterator[KnownTitle]:
    """Where known titles stand in a text, the longest first where one begins; they do not overlap."""
    kinds, longest = load_titles()
    found = list(_WORD.finditer(text))
    words = ["and" if m[0] == "&" else m[0].lower() for m in found]
    joined = [_GAP.fullmatch(text, a.end(), b.start()) is not None for a, b in pairwise(found)]
    has_capitals = sum(map(str.isupper, text)) > _CAPITALS * len(text)
    at = 0
    while at < len(words):
        most = longest.get(words[at], 0)
        room = 1
        while room < most and at + room < len(words) and joined[at + room - 1]:
            room += 1
        for count in range(min(room, most), 0, -1):
            kind = kinds.get(" ".join(words[at : at + count]))
            if kind is None:
                continue
            start, end = found[at].start(), found[at + count - 1].end()
            written = [m[0] for m in found[at : at + count]]
            lower = not any(w[0].isupper() or w[0].isdigit() for w in written)
            if not _may_stand(written, lower=lower, has_capitals=has_capitals):
                continue
            if _ENDING.search(text, start, end) or _LONGER.match(text, end):
                continue
            if kind == _OTHER:
                at += count - 1
                break
            bare = words[at + (words[at] in _ARTICLES and count > 1) : at + count]
            named = len(bare) == 2 and (bare[0] in first_names() or written[-2] in _TITLED)
            yield KnownTitle(start, end, kind, len(bare) == 1 or named, lower)
            at += count - 1
            break
        at += 1


def _may_stand(written: list[str], *, lower: bool, has_capitals: bool) -> bool:
    """Are words that stand so in the text a title? All but small ones have capitals, where the text has any."""
    if lower:
        return not has_capitals and len(written) > 1
    if not (written[0][0].isupper() or written[0][0].isdigit() or written[0] in _ARTICLES):
        return False
    return all(w[0].isupper() or w[0].isdigit() or w in _SMALL or len(w) == 1 or w == "&" for w in written)
