"""People of film and television whom many readers know, and where they stand in a text.

``models/known-people.txt`` lists their names, of all decades and countries, written down from general knowledge. That
a name is in it is one sign among others: the regressions of ``type_model.py``, ``title_choice.py`` and
``role_sides.py`` weigh it, since characters have the names of people too.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from ..ontology.records import Span

TABLE: Final = Path(__file__).parent / "models" / "known-people.txt"
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OWNS: Final = re.compile(r"['’][sS]$")
_SIGNS: Final = str.maketrans({"'": "", **dict.fromkeys(set(string.punctuation) - {"'"}, " ")})
# What may stand between the words of a name.
_GAP: Final = re.compile(r"\.? |\.|-")


@lru_cache(maxsize=1)
def load_people(path: Path = TABLE) -> tuple[frozenset[str], dict[str, int]]:
    """The names, small and without accents, and first word → most words."""
    names = frozenset(map(_key, path.read_text(encoding="utf-8").splitlines()))
    longest: dict[str, int] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        longest[first] = max(longest.get(first, 0), rest.count(" ") + 2)
    return names, longest


def is_person(name: str) -> bool:
    """Is it the full name of somebody who is known, in whatever case, with or without accents?"""
    return " " in name and _key(name) in load_people()[0]


def known_people(text: str) -> Iterator[Span]:
    """Where full names of known people stand with capitals, the longest first; without possessive."""
    names, longest = load_people()
    found = list(_WORD.finditer(text))
    bare = [_OWNS.sub("", m[0]) for m in found]
    words = [_plain(word) for word in bare]
    at = 0
    while at < len(words):
        count = 1
        for more in range(longest.get(words[at], 0), 1, -1):
            parts = found[at : at + more]
            if " ".join(words[at : at + more]) in names and _is_written(text, parts):
                count = more
                yield Span(start=parts[0].start(), end=parts[-1].start() + len(bare[at + len(parts) - 1]))
                break
        at += count


def _is_written(text: str, parts: "list[re.Match[str]]") -> bool:
    """Does it begin and end with a capital, in one line?"""
    return (
        parts[0][0][0].isupper()
        and parts[-1][0][0].isupper()
        and all(_GAP.fullmatch(text, a.end(), b.start()) for a, b in pairwise(parts))
    )


def _key(name: str) -> str:
    if name.isascii():
        return " ".join(name.lower().translate(_SIGNS).split())
    return " ".join(_plain(m[0]) for m in _WORD.finditer(name))


@lru_cache(maxsize=16_384)
def _plain(word: str) -> str:
    """A word without case, accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in letters if c not in "'’" and not unicodedata.combining(c))
