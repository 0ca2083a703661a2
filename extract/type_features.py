"""What is known of a thing before its class is: votes, words around its names, grammar, layout, in numbers.

All shares are of the places where its names stand, so that a name used once and one used often compare.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..ontology.records import Article
from .first_names import first_names
from .known_people import is_person
from .names import Name
from .nlp import Sentence
from .things import Thing
from .trade_words import TRADE

if TYPE_CHECKING:
    from spacy.tokens import Token

_PIECE: Final = re.compile(r"\w+|[^\w\s]")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# Code points to each side that are looked at for words, for words of the trade, and for signs that are open.
_NEAR, _TRADE_NEAR, _OPEN_NEAR = 40, 60, 300
_MOST_VOTES: Final = 6
_MOST_WORDS: Final = 4
# Names of a place beyond these say nothing new.
_MOST_PLACES: Final = 30


def features_of(
    thing: Thing, article: Article, sentences: Sequence[Sentence], *, first: str, second: str
) -> dict[str, float]:
    """Features of a thing with their values, about from 0 to 2.

    Args:
        thing: With all its names and votes.
        article: Where they stand.
        sentences: All of the article.
        first: What the votes alone make of it.
        second: What its company makes of it.
    """
    names = thing.names[:_MOST_PLACES]
    counts: Counter[str] = Counter()
    for name in names:
        _count_words(name, article.text, sentences[name.sentence], counts)
        _count_grammar(name, sentences[name.sentence], counts)
    out = {key: value / len(names) for key, value in counts.items()}
    for vote, value in thing.votes.items():
        out["votes " + vote] = min(value, _MOST_VOTES) / 3
        out["share of " + vote] = min(2.0, value / len(thing.names))
    words = max((n.core for n in thing.names), key=lambda core: len(core.split())).split()
    known = float(words[0].lower() in first_names())
    out |= {
        f"words={min(len(words), _MOST_WORDS)}": 1.0,
        f"first name of {min(len(words), 3)}": known,
        "first name": known,
        "known person": float(any(is_person(name.core) for name in names)),
        "places": math.log(len(thing.names)),
        "capitals": float(words[0].isupper() and len(words[0]) > 1),
        "number": float(any(c.isdigit() for c in words[-1])),
        "first seen": thing.names[0].span.start / max(1, len(article.text)),
        "last word=" + words[-1].lower(): 1.0,
        "first word=" + words[0].lower(): 1.0,
        "ending=" + words[-1][-3:].lower(): 1.0,
        "by votes=" + first: 1.0,
        "by company=" + second: 1.0,
    }
    return out


def _plain(piece: str) -> str:
    return piece.lower() if not piece[0].isupper() else "Name" if len(piece) > 1 else piece


def _count_words(name: Name, text: str, sentence: Sentence, counts: Counter[str]) -> None:
    start, end = name.span.start, name.span.end
    before = [_plain(p) for p in _PIECE.findall(text[max(sentence.span.start, start - _NEAR) : start])[-2:]]
    after = [_plain(p) for p in _PIECE.findall(text[end : end + _NEAR])[:4]]
    if len(after) > 1 and after[0] in {"’", "'"} and after[1] == "s":
        after = after[2:]
        counts["owner"] += 1
    before = ["START", "START", *before][-2:]
    after = [*after, "END", "END"][:2]
    for key in (
        f"-1={before[1]}",
        f"-2={before[0]}",
        f"-21={before[0]} {before[1]}",
        f"+1={after[0]}",
        f"+2={after[1]}",
        f"+12={after[0]} {after[1]}",
        f"block={sentence.block.kind.name}",
    ):
        counts[key] += 1
    whole = sentence.span.text_of(text)
    counts["trade"] += bool(TRADE.search(whole))
    counts["trade near"] += bool(TRADE.search(text[max(0, start - _TRADE_NEAR) : end + _TRADE_NEAR]))
    near = text[max(sentence.span.start, start - _TRADE_NEAR) : start]
    counts["in parentheses"] += near.count("(") > near.count(")")
    far = text[max(sentence.span.start, start - _OPEN_NEAR) : start]
    counts["in speech"] += far.count("“") > far.count("”")
    counts["honorific"] += bool(name.honorific)
    counts["year"] += bool(_YEAR.search(whole))


def _count_grammar(name: Name, sentence: Sentence, counts: Counter[str]) -> None:
    span = sentence.tokens.doc.char_span(
        name.span.start - sentence.offset, name.span.end - sentence.offset, alignment_mode="expand"
    )
    if span is None:
        return
    root = span.root
    verb = _verb_of(root)
    for key in (
        f"dep={root.dep_}",
        f"head={root.dep_} {root.head.lemma_.lower()}",
        f"tag={root.tag_}",
        f"verb tag={verb.tag_}",
        f"verb={verb.lemma_.lower()}",
    ):
        counts[key] += 1


def _verb_of(token: "Token") -> "Token":
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token
