"""Whose season or episode it is, and which number the title of an episode has: told by the words beside them.

``season 2 of Ozark``, ``Ozark’s second season``, ``Ozark, now in its third season`` name a season of Ozark whatever
the article is about. ``the third episode, “Low Water”``, ``“Low Water” (S2E3)``, ``Low Water (#5)`` and the numbered
heading ``3. Low Water`` give an episode its number.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..ontology.records import Article, BlockKind, Span
from .nlp import Sentence
from .seasons import Place, number
from .title_candidates import Title

_OF: Final = re.compile(
    r" (?:of|in|from|on) (?:the |its )?(?:[A-Z][\w+]*(?:['’]s?)? ){0,3}(?:[a-z-]+ ){0,2}[“\"'‘_*]*"
)
_POSSESSIVE: Final = re.compile(r"[”\"'’_*]*(?:['’]s?)?,? ?[:–—-]? ?(?:the |its |[a-z]+ and )?[(“\"'‘]?")
_ITS: Final = re.compile(
    r"[”\"'’_*]*,?(?: [^\s.;:]+){0,6}? (?:in|for|with|of|after|as|during|until|into|to|ordered|gets|got|has) (?:its|a|an) (?:[a-z-]+ )?(?:and )?"
)
_WHICH: Final = re.compile(
    r"[”\"'’_*]*,?[”\"'’_*]* which (?:(?:is|was|has been|will be|has|will|had) )?(?:[a-z-]+ ){1,3}(?:for|in|with|after|by|into) (?:a |an |its |the )?(?:[a-z-]+ )?"
)
_BEFORE_TITLE: Final = re.compile(
    r"(?:['’]s)?[\s,:;–—.(|-]*(?:(?:which )?(?:is|was) )?(?:aptly |fittingly )?(?:titled |entitled |called |named |dubbed |the )?[“\"'‘_*«]*"
)
_AFTER_TITLE: Final = re.compile(
    r"[”\"'’_*»!?,.]*[\s,:–—(|-]*(?:(?:which )?(?:is|was) )?(?:(?:the|its|a|an) )?(?:[a-z-]+ )?(?:in )?"
)
_HASH: Final = re.compile(
    r"[”\"'’_*»]*,? ?[(\[](?:#|[Nn]o\.? ?|[Ee]p(?:isode|\.)? ?|[Pp]art )?(\d{1,2})(?: ?[-–&] ?\d{1,2})?[)\]]"
)
_NUMBERED: Final = re.compile(
    r"\W*(?:(?:ep(?:isode)?|chapter|part|session|no|number)\b\.? ?)?#?(\d{1,2})\s*[.):–—-]\s*[“\"'‘_*«]*",
    re.I,
)
_RANKS: Final = re.compile(r"\b(?:best|worst|greatest|top|favou?rites?|rank\w*|every)\b", re.I)
_PILOT: Final = re.compile(r"(?:^|\s)pilot$", re.I)
_FURTHEST: Final = 60


@dataclass(frozen=True, slots=True)
class Numbered:
    """What the words beside an episode's title say of it; None where they say nothing."""

    season: int | None = None
    episode: int | None = None
    finale: str | None = None
    owner: Title | None = None


def find_owners(
    article: Article, places: Iterable[tuple[Sentence, Place]], titles: Sequence[Title]
) -> list[tuple[Sentence, Place]]:
    """The same places with their owners; those inside a title (``Part Two`` of a film) are left out."""
    rows = sorted(((s, t) for t in titles for s in t.spans), key=lambda row: row[0].start)
    starts = [s.start for s, _ in rows]
    out = []
    for sentence, place in places:
        k = bisect_right(starts, place.span.start) - 1
        if k >= 0 and rows[k][0].end >= place.span.end:
            continue
        out.append((sentence, replace(place, owner=_owner(article.text, sentence, place, rows, starts))))
    return out


def _owner(
    text: str, sentence: Sentence, place: Place, rows: Sequence[tuple[Span, Title]], starts: Sequence[int]
) -> Title | None:
    k = bisect_left(starts, place.span.end)
    while (
        k < len(rows)
        and rows[k][0].start - place.span.end <= _FURTHEST
        and rows[k][0].end <= sentence.span.end
    ):
        span, title = rows[k]
        if not title.episode:
            if _OF.fullmatch(text, place.span.end, span.start):
                return title
            break
        k += 1
    k = bisect_left(starts, place.span.start) - 1
    while (
        k >= 0 and rows[k][0].start >= sentence.span.start and place.span.start - rows[k][0].end <= _FURTHEST
    ):
        span, title = rows[k]
        if not title.episode:
            between = (text, span.end, place.span.start)
            owns = any(pattern.fullmatch(*between) for pattern in (_POSSESSIVE, _ITS, _WHICH))
            return title if owns else None
        k -= 1
    return None


def number_episodes(
    article: Article, places: Sequence[tuple[Sentence, Place]], titles: Sequence[Title]
) -> dict[Title, Numbered]:
    """The episodes whose number stands beside their title anywhere in the text."""
    found = [p for _, p in places]
    starts = [p.span.start for p in found]
    text = article.text
    ranked = bool(_RANKS.search(article.title or text[:120]))
    heads = [b.span.start for b in article.blocks]
    out: dict[Title, Numbered] = {}
    for title in titles:
        if not title.episode:
            continue
        if _PILOT.search(title.name):
            out[title] = Numbered(1, 1)
            continue
        for span in title.spans:
            told = _beside(text, span, found, starts)
            if told is None and not ranked:
                told = _heading_number(article, span, heads)
            if told is not None:
                old = out.get(title)
                if old is None or (old.season is None and told.season is not None):
                    out[title] = told
    return out


def _beside(text: str, span: Span, places: Sequence[Place], starts: Sequence[int]) -> Numbered | None:
    k = bisect_left(starts, span.start) - 1
    if k >= 0 and 0 <= span.start - places[k].span.end <= 24:
        place = places[k]
        named = place.episode is not None or place.finale
        if named and _BEFORE_TITLE.fullmatch(text, place.span.end, span.start):
            return Numbered(place.season, place.episode, place.finale, place.owner)
    hashed = _HASH.match(text, span.end)
    if hashed:
        return Numbered(None, number(hashed[1]))
    k = bisect_left(starts, span.end)
    if k < len(places) and places[k].span.start - span.end <= 24:
        place = places[k]
        named = place.episode is not None or place.finale
        if named and _AFTER_TITLE.fullmatch(text, span.end, place.span.start):
            return Numbered(place.season, place.episode, place.finale, place.owner)
    return None


def _heading_number(article: Article, span: Span, heads: Sequence[int]) -> Numbered | None:
    """``3. Low Water  51m`` as a heading or an entry of a list."""
    k = bisect_right(heads, span.start) - 1
    if k < 0:
        return None
    block = article.blocks[k]
    if block.kind == BlockKind.TITLE or not block.span.covers(span) or span.start - block.span.start > 20:
        return None
    match = _NUMBERED.fullmatch(article.text, block.span.start, span.start)
    return Numbered(None, number(match[1])) if match else None
