"""The work in hand at each sentence, where several works share an article: what a bare credit, date or channel belongs to.

A title alone on a line, or at the head of an entry, is what the lines below it are about; a paragraph that opens with one
film speaks of it until it names another. A work that is named once in passing is not what a whole article is about.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from ..ontology.records import BlockKind, Mention
from ..ontology.terms import SCHEMA
from .nlp import Sentence
from .reading import SCREEN_CLASSES, Reading

_TOPICS: Final = SCREEN_CLASSES | {SCHEMA.CreativeWork}
_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_LETTERS: Final = re.compile(r"[^\W\d_]")
# "3.", "No 4:", "*", "(2)" and the like before the title of an entry
_NUMBERING: Final = re.compile(r"\W*(?:(?:No\.?|Number|Day|Film) ?)?\d{0,3}\W*\Z")
_ENTRY_AFTER: Final = re.compile(r"[\"'”’*_]*\s*(?:[(\[:|–—-]|\Z)")
# What may stand before the title that a sentence is about: "In Ann Lee's next film, ", "The BBC's "; no verb, no bracket.
_OPENING: Final = re.compile(
    r"\W*(?:(?:In|On|With|For|As for|Then|And|But|Meanwhile|Next|Of)\b,? )?(?:(?:[A-Z][\w.’'-]*['’]s|[A-Z][\w.’'-]*(?= [A-Z][\w.’'-]*['’]s )|[A-Z]{2,}|[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|his|her|its|their|new|first|second|"
    r"third|next|latest|last|final|film|movie|series|serial|drama|comedy|sitcom|play|and|of)[ ,]{1,2})*[\W_]*\Z"
)
_LONGEST_ENTRY: Final = 12
"""Blocks that belong to one entry; the longest of a programme or a listing have half as many."""
_OFTEN: Final = 2
"""Sentences that name a work before it counts as a topic of the article, unless its headline names it."""


def find_works_in_hand(reading: Reading) -> tuple[str | None, ...]:
    """Id of the work in hand for each sentence; None where the article as a whole is about none."""
    named = [_works(reading, sentence) for sentence in reading.sentences]
    settled = _settled(reading, named)
    out: list[str | None] = []
    entry: str | None = None
    left = 0
    for _, group in groupby(reading.sentences, key=lambda s: id(s.block)):
        rows = list(group)
        entry, left = _entry(reading, rows, named, entry, left)
        paragraph: str | None = None
        for sentence in rows:
            works = [m.entity for m in named[sentence.index]]
            focus = reading.focus(sentence).work
            in_hand = paragraph or entry
            if focus is not None and (focus in works or in_hand is None):
                out.append(focus if focus in works or focus in settled else None)
            else:
                out.append(in_hand)
            text = reading.article.text
            paragraph = _paragraph(text, named[sentence.index], sentence, paragraph, focus, settled, entry)
    return tuple(out)


def _works(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Names of series and films, and of works that may be either, in a sentence."""
    return [
        m
        for m in reading.mentions[sentence.index]
        if not m.nominal and reading.entities[m.entity].cls in _TOPICS
    ]


def _settled(reading: Reading, named: Sequence[Sequence[Mention]]) -> frozenset[str]:
    """The works that an article may be about as a whole."""
    title = [s for s in reading.sentences[:3] if s.block.kind is BlockKind.TITLE]
    if len(title) == 1 and not named[title[0].index] and _is_a_name(reading, title[0]):
        return frozenset()  # of a person or a company
    counts: dict[str, int] = {}
    found: set[str] = set()
    for sentence in reading.sentences:
        own = {m.entity for m in named[sentence.index]}
        if sentence.block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
            found |= own
        for key in own:
            counts[key] = counts.get(key, 0) + 1
    found |= {key for key, number in counts.items() if number >= _OFTEN}
    screen = [key for key in counts if reading.entities[key].cls in SCREEN_CLASSES]
    main = reading.about[:1] if len(reading.about) == 1 else ()
    return frozenset(found | set(screen if len(screen) == 1 else ()) | set(main))


def _is_a_name(reading: Reading, sentence: Sentence) -> bool:
    """Does a headline hold names and nothing else?"""
    named = sum(m.span.end - m.span.start for m in reading.mentions[sentence.index])
    return named > 0 and len(sentence.span.text_of(reading.article.text).strip()) - named <= 4


def _entry(
    reading: Reading,
    rows: Sequence[Sentence],
    named: Sequence[Sequence[Mention]],
    entry: str | None,
    left: int,
) -> tuple[str | None, int]:
    """The entry that a block belongs to, and how many more blocks may."""
    # "4." may be a sentence of its own
    first = next((r for r in rows if _LETTERS.search(r.span.text_of(reading.article.text))), rows[0])
    kind, works = first.block.kind, named[first.index]
    bare = bool(works) and _is_bare(reading, rows, named)
    if kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE}:
        return (works[0].entity, _LONGEST_ENTRY) if bare and kind is BlockKind.HEADING else (None, 0)
    if works and (bare or _heads_entry(reading, first, works[0])):
        return works[0].entity, _LONGEST_ENTRY
    return (None, 0) if entry is None or left == 0 else (entry, left - 1)


def _is_bare(reading: Reading, rows: Sequence[Sentence], named: Sequence[Sequence[Mention]]) -> bool:
    """Does a block hold nothing but titles, numbers and brackets?"""
    text = reading.article.text
    rest: list[str] = []
    for sentence in rows:
        at = sentence.span.start
        for mention in named[sentence.index]:
            rest.append(text[at : mention.span.start])
            at = max(at, mention.span.end)
        rest.append(text[at : sentence.span.end])
    return not _LETTERS.search(_BRACKETS.sub("", "".join(rest)))


def _heads_entry(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """``3. Tidewater (ITV)``: does a title open a block as the head of an entry?"""
    text, block = reading.article.text, sentence.block.span
    before = text[sentence.span.start : mention.span.start]
    opens = sentence.span.start == block.start and _NUMBERING.match(before) is not None
    after = text[mention.span.end : min(mention.span.end + 4, block.end)]
    return opens and block.end - block.start <= 160 and _ENTRY_AFTER.match(after) is not None


def _paragraph(
    text: str,
    works: Sequence[Mention],
    sentence: Sentence,
    paragraph: str | None,
    focus: str | None,
    settled: frozenset[str],
    entry: str | None,
) -> str | None:
    """The topic of a paragraph after one more of its sentences."""
    keys = [m.entity for m in works]
    if not keys:
        return paragraph
    if focus in settled and focus in keys:
        return None
    before = text[sentence.span.start : works[0].span.start]
    opens = len(before) <= 60 and "(" not in before and _OPENING.match(before) is not None
    if opens or (len(set(keys)) == 1 and focus not in settled and entry is None):
        return keys[0]
    return paragraph
