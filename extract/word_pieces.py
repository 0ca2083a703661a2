"""Words and word pieces of a text, as the recogniser of names reads them.

Words are runs of letters and digits, and single marks. The vocabulary is that of uncased BERT; a word that it lacks
is cut into the longest pieces that it has, from the left (WordPiece, https://arxiv.org/abs/1609.08144, section 4.1).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

VOCABULARY: Final = Path(__file__).parent / "models" / "names-vocabulary.txt"
PADDING, UNKNOWN, START, END = 0, 100, 101, 102
"""Ids of the pieces that are no text."""
SHAPES: Final = 6
"""Number of shapes."""

_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
_MOST_CHARACTERS: Final = 100


def words_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each word of a part of a text."""
    return [m.span() for m in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[str, int]:
    return {piece: i for i, piece in enumerate(VOCABULARY.read_text(encoding="utf-8").splitlines())}


@lru_cache(maxsize=1 << 15)
def pieces_of(word: str) -> tuple[int, ...]:
    """Ids of the pieces of a word; of one that can't be cut into known pieces, ``UNKNOWN`` alone."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    known = _vocabulary()
    if not 0 < len(plain) <= _MOST_CHARACTERS:
        return (UNKNOWN,)
    if plain in known:
        return (known[plain],)
    out = []
    start = 0
    while start < len(plain):
        prefix = "##" if start else ""
        end = next((e for e in range(len(plain), start, -1) if prefix + plain[start:e] in known), None)
        if end is None:
            return (UNKNOWN,)
        out.append(known[prefix + plain[start:end]])
        start = end
    return tuple(out)


def shape_of(word: str) -> int:
    """Small, capitalised, in capitals, digits or something else: the vocabulary has no capitals.

    Returns:
        From 1 to 5; 0 is for what is no text.
    """
    if word.isdigit():
        return 4
    if word.isupper() and len(word) > 1:
        return 3
    if word[:1].isupper():
        return 2
    return 1 if word[:1].isalpha() else 5
