"""A sentence as a row of words and names: what stands between two names is then a few words to compare.

Names are one item each, whatever the parser made of them; short brackets and ``played by ACTOR`` are left out,
an actor in front of his character (``Roe's Ann``) too; brackets that describe (``(Ann's brother)``) become commas;
words joined by hyphens are one item.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ..ontology.records import BlockKind, Mention
from ..ontology.terms import SCHEMA, SKG
from .lexicon_people import NOUNS, singular
from .nlp import Sentence
from .reading import ORGANIZATION_CLASSES, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

HUMAN: Final = "H"
ORGANIZATION: Final = "O"
PLACE: Final = "L"
THING: Final = "X"
WORD: Final = ""
BEING: Final = frozenset(
    "is was are were 's ’s 're be been being become becomes became remains remained".split()
)
"""Verbs between somebody and what he is."""
_KINDS: Final = {
    SKG.Character: HUMAN,
    SCHEMA.Person: HUMAN,
    SCHEMA.Place: PLACE,
    **dict.fromkeys(ORGANIZATION_CLASSES, ORGANIZATION),
}
_PRONOUNS: Final = frozenset(
    "he she him her his hers they them their theirs himself herself themselves".split()
)
_SINGULAR: Final = frozenset({"he", "she", "his", "her"})
_PLAYED: Final = frozenset({"played", "portrayed", "voiced", "embodied", "acted", "impersonated"})
_QUOTES: Final = frozenset("\"“”„«»‘'`*_")
_DASHES: Final = frozenset("-–—|:/•·")
_HYPHENS: Final = frozenset("-‑")
_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
# Longer brackets are asides with a grammar of their own.
_LONGEST_BRACKET: Final = 14
_LINES: Final = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.INFO_LABEL})
_LETTER: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a name."""

    text: str
    """Lower case, of a word; of a name as it stands."""
    kind: str
    """``H``, ``O``, ``L``, ``X`` for names (and resolved pronouns, ``H``), ``""`` for words."""
    token: "Token"
    """Its first token."""
    ids: tuple[str, ...] = ()
    """Entities that it stands for; of a noun phrase like ``founder`` those it was resolved to."""
    possessive: bool = False
    pronoun: bool = False
    real: bool = False
    """A real person."""
    borrowed: bool = False
    """It stands in an earlier sentence: the head of the entry that this one describes."""

    @property
    def owner(self) -> bool:
        return self.kind == HUMAN and self.possessive

    @property
    def human(self) -> bool:
        return self.kind == HUMAN and not self.possessive


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence as items."""

    sentence: Sentence
    items: tuple[Item, ...]
    start: int
    """Offset in the article from which on the evidence stands: of the sentence, or of the head of its entry."""

    def text(self, index: int) -> str:
        return self.items[index].text if 0 <= index < len(self.items) else ""

    def kind(self, index: int) -> str:
        return self.items[index].kind if 0 <= index < len(self.items) else WORD

    def is_human(self, index: int) -> bool:
        return 0 <= index < len(self.items) and self.items[index].human

    def names_from(self, index: int, kind: str = HUMAN) -> tuple[tuple[str, ...], int]:
        """Entities of the list ``A, B and C`` that starts at an index, and the index of its last item."""
        ids, last = list(self.items[index].ids), index
        if self.items[index].possessive and not self.items[index].pronoun:
            return tuple(ids), last
        for _ in range(40):
            after = last + 1
            while self.text(after) in {",", "and", "&"}:
                after += 1
            if after == last + 1 or after > last + 3 or self.kind(after) != kind or self.items[after].pronoun:
                break
            if self.items[after].real != self.items[index].real:
                break
            ids += self.items[after].ids
            last = after
            if self.items[after].possessive:
                break
        return tuple(dict.fromkeys(ids)), last

    def names_to(self, index: int) -> tuple[tuple[str, ...], int]:
        """Humans of the list that ends at an index (``A, B and C``), and the index of its first item."""
        ids, first = [self.items[index].ids], index
        glue = {"and", "&"}
        for _ in range(40):
            before = first - 1
            while self.text(before) in glue:
                before -= 1
            if before == first - 1 or before < first - 3 or not self.is_human(before):
                break
            if self.items[before].real != self.items[index].real:
                break
            ids.insert(0, self.items[before].ids)
            first = before
            glue = {",", "and", "&"}
        return tuple(dict.fromkeys(i for row in ids for i in row)), first


def read_phrases(reading: Reading) -> list[Phrase]:
    """All sentences of prose and lists as items; one that describes the head of an entry starts with its name."""
    out: list[Phrase] = []
    topic: tuple[Item, int, int] | None = None
    entry: tuple[Item, int] | None = None  # the head of this block
    for sentence in reading.sentences:
        if sentence.block.kind in _LINES:
            continue
        items = _without_asides(reading, _items(reading, sentence))
        items, head = _entry(reading, items)
        start = sentence.span.start
        if not items and head is not None:
            topic = (replace(head, borrowed=True), start, sentence.index)
            continue
        if (
            topic is not None
            and topic[2] == sentence.index - 1
            and items
            and (items[0].kind == WORD or items[0].owner)
        ):
            items = [topic[0], replace(items[0], text=",", kind=WORD, ids=()), *items]
            start = topic[1]
            entry = topic[0], sentence.block.span.start
        elif head is not None:
            entry = replace(head, borrowed=True), sentence.block.span.start
        elif (
            entry is not None
            and entry[1] == sentence.block.span.start
            and items
            and items[0].text in _SINGULAR
        ):
            # in an entry "he" at the head of a sentence is the one whom the entry describes
            owns = items[0].possessive or items[0].text == "his" or items[0].token.tag_ == "PRP$"
            items[0] = replace(items[0], kind=HUMAN, ids=entry[0].ids, possessive=owns, pronoun=True)
        topic = None
        out.append(Phrase(sentence, tuple(items), start))
    return out


def _items(reading: Reading, sentence: Sentence) -> list[Item]:
    starts: dict[int, list[Mention]] = {}
    for mention in reading.mentions[sentence.index]:
        starts.setdefault(mention.span.start, []).append(mention)
    out: list[Item] = []
    until = -1
    tokens = sentence.tokens
    for token in tokens:
        at = token.idx + sentence.offset
        if at < until or token.is_space:
            continue
        here = starts.get(at, ())
        names = [m for m in here if not m.nominal]
        if names:
            until = names[0].span.end
            kind = _KINDS.get(reading.entities[names[0].entity].cls, THING)
            text = names[0].span.text_of(reading.article.text)
            real = reading.is_a(names[0], SCHEMA.Person)
            out.append(Item(text, kind, token, (names[0].entity,), real=real))
            continue
        word = token.lower_
        ids = tuple(m.entity for m in here if reading.is_a(m, SKG.Character, SCHEMA.Person))
        if word in _POSSESSIVES and out and token.tag_ != "VBZ" and not tokens.doc[token.i - 1].whitespace_:
            if out[-1].kind != WORD:
                out[-1] = replace(out[-1], possessive=True)
                continue
            if token.tag_ == "POS":
                out.append(Item("'s", WORD, token))
            continue
        if ids and word in _PRONOUNS:
            owns = token.tag_ in {"PRP$", "DT"} or word in {"his", "their"}
            out.append(Item(word, HUMAN, token, ids, possessive=owns, pronoun=True))
            continue
        if word in _QUOTES:
            continue
        if _glued(out, token):
            before = out.pop()
            word = f"{before.text}{word}" if before.text.endswith("-") or word in _HYPHENS else word
            out.append(Item(word.replace("‑", "-"), WORD, token, ids))
            continue
        out.append(Item(word, WORD, token, ids))
    return out


def _glued(out: Sequence[Item], token: "Token") -> bool:
    """Does the token continue a word with a hyphen (``co-worker``)?"""
    if not out or out[-1].kind != WORD or token.i == 0 or token.doc[token.i - 1].whitespace_:
        return False
    if token.text in _HYPHENS:
        return bool(_LETTER.match(out[-1].text))
    return out[-1].text.endswith("-") and len(out[-1].text) > 1 and bool(_LETTER.match(token.text))


def _without_asides(reading: Reading, items: list[Item]) -> list[Item]:
    out: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.text in {"(", "["}:
            end = next(
                (i for i in range(at, min(len(items), at + _LONGEST_BRACKET)) if items[i].text in {")", "]"}),
                None,
            )
            if end is not None and not any(
                i.kind == WORD and singular(i.text)[0] in NOUNS for i in items[at:end]
            ):
                at = end + 1
                continue
            item = replace(item, text=",")
        elif item.text in {")", "]"}:
            item = replace(item, text=",")
        elif item.text in _PLAYED and at + 2 < len(items) and items[at + 1].text == "by":
            end = at + 2
            while end < len(items) and (
                items[end].kind == WORD and items[end].token.pos_ in {"DET", "ADJ", "ADV"} and end < at + 6
            ):
                end += 1
            if (
                end < len(items)
                and items[end].kind != WORD
                and reading.is_a(items[end].ids[0], SCHEMA.Person)
            ):
                at = end + 1
                continue
        elif (
            item.owner
            and not item.pronoun
            and at + 1 < len(items)
            and items[at + 1].kind == HUMAN
            and reading.is_a(item.ids[0], SCHEMA.Person)
            and reading.is_a(items[at + 1].ids[0], SKG.Character)
        ):
            at += 1
            continue
        if item.text == "," and out and out[-1].text == ",":
            at += 1
            continue
        out.append(item)
        at += 1
    return out


def _entry(reading: Reading, items: list[Item]) -> tuple[list[Item], Item | None]:
    """Turn the head of an entry (``Jane Roe - Ann Lee:``, ``Ann | Jane Roe |``) into ``Ann ,``.

    The items are empty where the sentence is nothing but such a head.
    """
    at, names = 0, []
    while at < len(items) and (
        items[at].text in _DASHES or items[at].human or items[at].text in {".", ",", ";"}
    ):
        if items[at].human and items[at].pronoun:
            break
        if items[at].human:
            names.append(items[at])
        at += 1
    heads = [n for n in names if reading.is_a(n.ids[0], SKG.Character)]
    if not heads and len(names) == 1:
        heads = names
    if len({h.ids for h in heads}) != 1 or len(names) > 2:
        return items, None
    if at == len(items):
        return [], heads[0]
    if items[at - 1].text in _DASHES:
        return [heads[0], replace(items[at - 1], text=","), *items[at:]], heads[0]
    return items, None
