"""Words of a sentence as parts of names: without possessive and full stop, and which of them may belong to a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..ontology.records import BlockKind, Span
from .lexicon import NAME_PARTICLES, RANKS
from .nlp import Sentence
from .no_names import FUNCTION_WORDS, NEVER, STOP

if TYPE_CHECKING:
    from spacy.tokens import Token

_PIECE: Final = re.compile(r"[^\s,;:()\[\]{}“”\"…?!/—–|•*<>=]+")

_LEADERS: Final = re.compile(r"\.{3,}")

_ABBREVIATION: Final = re.compile(
    rf"^(?:[A-Z]\.)+$|^(?:{'|'.join(sorted(RANKS))}|Jr|Sr|St|Inc|Corp|Ltd|Bros|Mt|Ft)\.$"
)

_OF: Final = frozenset(
    """Academy Ark Army Army's Bank Bureau Church City Council Court Daughters Department Director Duke
    Duchess Earl Faculty Guardians Gulf House Houses Isle Isles King Kingdom Knights Lord Lady Ministry
    Museum Office Order Prince Princess Queen Realm Republic School Secretary Sons State Sultan Tower
    Union University Valley Warden Brotherhood Sisterhood""".split()
)


_PLACE_ENDINGS: Final = frozenset(
    """Point Bay Cove Creek Head Hill Hills Island Landing Lane Farm Cross Crossing Corner Green End Court Castle Peak Rock Row
    Square Gate Ferry Mill Wood Woods Hollow Gap Pass Ridge Reach Quay Wharf Cottage Manor Arms Inn Ranch Diner Ford""".split()
)
_BEFORE_DAYS: Final = frozenset({"May", "Jan", "Mar", "Apr", "Jun", "Jul", "Aug", "Oct", "Nov", "Dec"})
_MONTHS: Final = frozenset({"April", "May", "June", "August"})
"""Those that are names too."""
# "(Will Byers)", "her friend Will Byers"; not "How Will Byers"
_BEFORE_WILL: Final = re.compile(r"(?:[(,;]|(?:^|\s)[a-z][\w’'-]*) ?\Z")
_WHEN: Final = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Ll]ast|[Nn]ext|[Ll]ate|[Ee]arly|[Mm]id)[ -]\Z"
)


@dataclass(slots=True)
class Word:
    start: int
    end: int
    text: str
    possessive: bool
    closes: bool
    """A full stop that ends a sentence stands behind it."""


def words_of(sentence: Sentence, text: str) -> list[Word]:
    out = []
    # rows of dots lead from a role to its actor in listings
    line = _LEADERS.sub(lambda row: "…" * len(row[0]), sentence.span.text_of(text))
    for match in _PIECE.finditer(line):
        word = match[0]
        start = match.start() + sentence.span.start
        lead = 0 if word == "&" else len(word) - len(word.lstrip("‘'’-.&+"))
        word, start = word[lead:], start + lead
        closes = False
        if word.endswith(".") and not _ABBREVIATION.search(word):
            word, closes = word.rstrip("."), True
        possessive = re.search(r"(?:['’]s|(?<=s)['’])$", word)
        if possessive:
            word = word[: possessive.start()]
        word = word.rstrip("'’‘-&") or ("&" if match[0] == "&" else "")
        if word:
            out.append(Word(start, start + len(word), word, bool(possessive), closes))
    return out


def capitalised_inside(text: str, sentences: Sequence[Sentence]) -> set[str]:
    """Words that stand with a capital in the middle of some sentence."""
    out: set[str] = set()
    for sentence in sentences:
        if sentence.block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
            continue
        words = _PIECE.findall(sentence.span.text_of(text))
        out.update(re.sub(r"['’]s?$", "", w).rstrip(".") for w in words[1:] if w[0].isupper())
    return out


def is_possessive_name(words: list[Word], i: int, text: str) -> bool:
    """``Devil's Due (Ann Lee)``, ``Gull's Point``: a name with a possessive inside, shown by what stands behind it."""
    if i + 1 >= len(words) or not words[i + 1].text[0].isupper():
        return False
    end = words[i + 1].end
    place = words[i + 1].text in _PLACE_ENDINGS and text[words[i].end : words[i + 1].start] in {"'s ", "’s "}
    if not place and not re.match(r" \([A-Z]\S+ [A-Z]", text[end : end + 20]):
        return False
    return re.search(rf"(?<!\w){re.escape(words[i].text)}(?!['’]s?\b|\w)", text) is None


def joins(text: str, left: Word, right: Word) -> bool:
    between = text[left.end : right.start]
    # a nickname in quotation marks belongs to the name around it
    return between == " " or re.fullmatch(r" [“\"‘'(]|[”\"’')] ", between) is not None


def is_particle(
    word: Word, following: Word | None, run: list[Word], text: str, blocked: Sequence[Span]
) -> bool:
    if following is None or not following.text[0].isupper() or text[word.end : following.start] != " ":
        return False
    if any(b.start <= following.start < b.end for b in blocked):
        return False
    if word.text in NAME_PARTICLES or word.text == "&":
        return True
    return word.text == "of" and run[-1].text in _OF and len(run) <= 3


def _is_month(word: Word, text: str) -> bool:
    """``May 12``; ``In May Amazon has picked it up``."""
    if word.text in _BEFORE_DAYS and re.match(r"\.? \d", text[word.end : word.end + 4]):
        return True
    return word.text in _MONTHS and _WHEN.search(text, max(0, word.start - 8), word.start) is not None


def is_name_word(
    word: Word, article_text: str, tokens: "Mapping[int, Token]", middles: set[str], *, first: bool
) -> bool:
    text = word.text
    if _is_month(word, article_text):
        return False
    if text == "Will" and not first:
        return bool(
            re.match(r" [A-Z][a-z]+", article_text[word.end : word.end + 4])
            and _BEFORE_WILL.search(article_text, max(0, word.start - 24), word.start)
        )
    if text in NEVER or not text[0].isupper():
        # K-2SO and the like begin with a capital; 001 and R2-D2 are left to the other cues
        return False
    token = tokens.get(word.start)
    if text.lower() in STOP and not (len(text) == 1 or text.isupper()):
        # Sister Night, Ms. First, BBC One
        return (
            not first
            and token is not None
            and token.pos_ in {"PROPN", "NOUN", "NUM"}
            and text.lower() not in FUNCTION_WORDS
        )
    if not first:
        return True
    if token is None:
        return text in middles
    if token.pos_ == "PROPN" or token.ent_type_ in {"PERSON", "ORG", "GPE", "LOC", "FAC"}:
        return True
    if (
        re.match(r" [A-Z][\w+]*", article_text[word.end : word.end + 4])
        and text.lower() not in FUNCTION_WORDS
    ):
        return True  # Apple TV+ has picked up: two capitals at the start of a sentence
    return text in middles and token.pos_ in {"NOUN", "ADJ", "X", "INTJ", "VERB"}
