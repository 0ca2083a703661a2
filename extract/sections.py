"""The parts of an article that stand under the title of a work: reviews in one column, listings, numbered lists.

A block is a head if it holds a title and little beside it: ``LA STRADA``, ``2. Rectify (Sundance Channel)``,
``ARRIVAL (Embassy, 8 Jan)``. A title that opens a paragraph and is followed by a bracket or a colon is a head of
this paragraph alone: ``Tide (Ann Lee, 1949) 1.50pm. A sailor …``.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..ontology.records import Article, Block, BlockKind
from .title_candidates import Title

_SKIPPED: Final = frozenset(
    {BlockKind.TITLE, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.TEASER, BlockKind.BOILERPLATE,
     BlockKind.INFO_LABEL, BlockKind.INFO_VALUE, BlockKind.QUOTE}
)  # fmt: skip
_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
# What may stand before a title at the head of a section: a number, a time, a sign, the kind of thing that it is.
_LEAD: Final = re.compile(
    r"[\W\d_]*(?:(?:no|number|film|movie|new (?:film|series|show)|tv|series|show|review|the film)\b\.?[\W\d_]*)?",
    re.I,
)
_TAIL: Final = re.compile(
    r"[”\"'’»*_!?]*(?:\s*$|\s*[(\[{|•·—–★☆*/-]|:(?:\s+\S+){0,3}$|\s+(?:aka|a\.k\.a\.|by|d(?:ir)?\.|directed by)\b|,\s*(?:aka|or|by|dir|directed|\d{4})\b"
    r"|\s+\d|\s+season\b|\.$)",
    re.I,
)
_RUN_IN: Final = re.compile(r"[”\"'’»*_!?]*\s*(?:[(:]|[–—] )")
_SENTENCE: Final = re.compile(r"[a-z)”\"'’][.!?]\s+[“\"'‘]?[A-Z]|[a-z]{2}[.!?][”\"'’]?$")
# Headings inside a section; others of the same rank begin something else.
_SUBHEAD: Final = re.compile(
    r"\W*(?:the )?(?:plot|story|synopsis|summary|premise|cast|characters?|production|reception|release|verdict|review|ratings?|music|score"
    r"|film|movie|series|show|discs?|extras|video|audio|picture|sound|overall|background|themes?|trivia|episodes?|seasons? |series \d"
    r"|direct(?:ion|or)|writ(?:ing|er)|performances?|what (?:works|doesn)|where to|how to|conclusion|final thoughts|pros|cons|grade)\b",
    re.I,
)
# Lines that turn from the work above to others.
_AWAY: Final = re.compile(
    r"\W*(?:honou?rable mentions?|also (?:showing|tonight|out|on|seen|watched)|coming (?:soon|up|in|next)|next (?:week|month|time|up)|up next"
    r"|elsewhere|runners?[- ]up|see also|bubbling under|the rest|(?:january|february|march|april|may|june|july|august|september|october|november|december))\b[^.!?\n]{0,40}:",
    re.I,
)
# Characters between two lines, an empty one among them.
_NEXT_LINE: Final = 3
_LONGEST_LEAD: Final = 24
_LONGEST_TAIL: Final = 75
# Own estimates: a listing gives the pick of the day more room than all else, a programme gives each film as much.
_LEAST_SIZE: Final = 90
_LEAST_SHARE: Final = 0.35


@dataclass(frozen=True, slots=True)
class Head:
    """A block that names the work of what stands below it, or of itself."""

    block: Block
    title: Title
    alone: bool
    """It holds nothing but the title and its data; what follows is told of the work."""


def find_heads(article: Article, titles: Sequence[Title]) -> list[Head]:
    """All heads, in reading order.

    Args:
        article: Text and layout.
        titles: Of works; those of episodes are passed over.
    """
    rows = sorted(((s, t) for t in titles if not t.episode for s in t.spans), key=lambda row: row[0].start)
    out = []
    for block in article.blocks:
        if block.kind in _SKIPPED:
            continue
        k = bisect_left(rows, block.span.start, key=lambda row: row[0].start)
        if k == len(rows):
            break
        span, title = rows[k]
        if span.end > block.span.end or span.start - block.span.start > _LONGEST_LEAD:
            continue
        if not _LEAD.fullmatch(article.text, block.span.start, span.start):
            continue
        tail = article.text[span.end : block.span.end]
        if len(tail) <= _LONGEST_TAIL and _TAIL.match(tail) and not _SENTENCE.search(tail):
            out.append(Head(block, title, True))
        elif _RUN_IN.match(tail):
            out.append(Head(block, title, False))
    return out


def find_announced(heads: Sequence[Head]) -> list[Title]:
    """The works that lines one below the other announce, at the head of the reviews of a week; empty without them.

    Args:
        heads: As ``find_heads`` gives them.
    """
    best: list[Title] = []
    row: list[Head] = []
    for head in heads:
        if row and head.alone and 0 < head.block.span.start - row[-1].block.span.end <= _NEXT_LINE:
            row.append(head)
        else:
            row = [head] if head.alone else []
        titles = list(dict.fromkeys(h.title for h in row))
        if len(titles) > max(1, len(best)):
            best = titles
    return best


def find_sections(article: Article, heads: Sequence[Head]) -> dict[Block, Title]:
    """The work under whose head each block stands; blocks before the first head and after the last section are missing."""
    by_block = {h.block: h for h in heads}
    out: dict[Block, Title] = {}
    head: Head | None = None
    for block in article.blocks:
        own = by_block.get(block)
        if own is not None:
            out[block] = own.title
            head = own if own.alone else head
        elif head is not None and block.kind == BlockKind.HEADING and _ends_section(article, block, head):
            head = None
        elif head is not None and not _AWAY.match(article.text, block.span.start, block.span.end):
            out[block] = head.title
    return out


def find_reviewed(heads: Sequence[Head], sections: dict[Block, Title], *, alone: bool = True) -> list[Title]:
    """The works whose sections fill the article, in reading order; empty if no section does.

    Args:
        heads: As ``find_heads`` gives them.
        sections: As ``find_sections`` gives them.
        alone: Of heads that are lines of their own; else of those that open a paragraph.
    """
    sizes: dict[Title, int] = {}
    bare = {h.block for h in heads if h.alone}
    for block, title in sections.items():
        if block.kind in _PROSE and block not in bare:
            sizes[title] = sizes.get(title, 0) + block.span.end - block.span.start
    if not sizes:
        return []
    least = max(_LEAST_SIZE, _LEAST_SHARE * max(sizes.values()))
    return [
        title
        for title in dict.fromkeys(h.title for h in heads if h.alone is alone)
        if sizes.get(title, 0) >= least
    ]


def _ends_section(article: Article, block: Block, head: Head) -> bool:
    """Does a heading without a work of its own lead on to something else?"""
    text = block.span.text_of(article.text)
    if _SUBHEAD.match(text):
        return False
    if head.block.kind == BlockKind.HEADING:
        return (block.level or 2) <= (head.block.level or 2)
    return text.upper() == text
