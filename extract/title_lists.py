"""Lists of shows: ``5 shows like Poker Face``, ``The ten best films of 1999``; each title is a numbered heading."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..ontology.records import Article
from .headlines import headline_of

_OF_WORKS: Final = re.compile(
    r"\b(?:shows|series|films|movies|dramas|comedies|sitcoms|thrillers|documentaries|cartoons|westerns|titles|k-dramas|programmes|to (?:watch|stream|binge))\b",
    re.I,
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:episodes|moments|scenes|characters|things|reasons|questions|actors|quotes)\b", re.I
)
_NUMBERED: Final = re.compile(
    r"\W*(?:[Nn]o\.? ?)?(?P<n>\d{1,3})(?:[.):]| [-–—])\s*[“\"‘'*_]*(?P<t>[A-Z0-9¡¿][^\n]{0,60}?)[”\"’'*_]*(?: ?[(\[|–—:-][^\n]{0,60})?"
)
# Fewer numbers are no list.
_LEAST: Final = 3


def ranked_titles(article: Article) -> Iterator[str]:
    """The titles of a list of shows or films, in reading order; none where the headline tells of no such list."""
    headline = headline_of(article)
    if not _OF_WORKS.search(headline) or _OF_OTHERS.search(headline):
        return
    found = [m for line in article.text.split("\n") if (m := _NUMBERED.fullmatch(line.strip()))]
    steps = {int(b["n"]) - int(a["n"]) for a, b in pairwise(found)}
    if len(found) >= _LEAST and steps in ({1}, {-1}):
        yield from (m["t"] for m in found)
