"""Roles by grammar: subject and object of a verb of playing, however far apart they stand."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .nlp import Sentence
from .role_items import Role, Row, is_company
from .role_patterns import GAPPED

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLAYING: Final = frozenset(["play", "portray", "voice", "reprise", "embody"])
# "serves as", "is known as": no roles
_NOT_ACTING: Final = frozenset(
    """serve know describe see regard treat work act pose disguise identify reveal name hire introduce think use view label consider
    brand elect appoint crown install masquerade recognize recognise remember hail perceive""".split()
)
_STARRING: Final = frozenset(
    ["star", "appear", "return", "join", "cast", "feature", "recur", "debut", "guest"]
)
_BESIDE: Final = re.compile(r"\b(?:opposite|alongside|against|with) (?:[\w’'-]+ ){0,3}\Z")
# Confidence by what the verb is: one of acting, or another with "as".
_SURE: Final = 0.85
_UNSURE: Final = 0.65


def read_grammar(row: Row, sentence: Sentence) -> Iterator[Role]:
    """Roles whose actor is a verb's subject and whose character is its object or stands after ``as``.

    Patterns: ``grammar`` for verbs of playing and starring, ``does_as`` for others (``dazzles as Zoe``).
    """
    at = _items_of_tokens(row, sentence)
    for verb in sentence.tokens:
        if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ in _NOT_ACTING:
            continue
        subject = _subject(verb)
        if subject is None or subject.i not in at:
            continue
        for target in _objects(verb):
            found = (
                target
                if target.i in at
                else next((c for c in target.children if c.dep_ == "appos" and c.i in at), None)
            )
            if found is None or any(c.lower_ in {"a", "an"} for c in target.lefts):
                continue
            role = _role(row, sentence, verb, at[subject.i], at[found.i])
            if role is not None:
                yield role


def _items_of_tokens(row: Row, sentence: Sentence) -> dict[int, int]:
    """Index of the name for each token in one."""
    at: dict[int, int] = {}
    for token in sentence.tokens:
        start = token.idx + sentence.offset
        for k, item in enumerate(row.items):
            if item.name and item.start <= start < item.end:
                at[token.i] = k
    return at


def _subject(verb: "Token") -> "Token | None":
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.pos_ == "PRON" and verb.dep_ == "relcl":
        return verb.head
    if subject is None and verb.dep_ == "conj":
        return next((c for c in verb.head.lefts if c.dep_ == "nsubj"), None)
    return subject


def _objects(verb: "Token") -> list["Token"]:
    """Objects of playing, what stands after ``as``, and what ``the role of`` goes on with."""
    rights = list(verb.rights)
    objects = [c for c in rights if c.dep_ in {"dobj", "attr", "oprd"}] if verb.lemma_ in _PLAYING else []
    objects += [c for p in rights if p.lower_ == "as" for c in p.children if c.dep_ == "pobj"]
    objects += [
        c
        for o in objects
        if o.lemma_ in {"role", "part"}
        for p in o.rights
        for c in p.children
        if c.dep_ == "pobj"
    ]
    return objects


def _role(row: Row, sentence: Sentence, verb: "Token", i: int, j: int) -> Role | None:
    sure = verb.lemma_ in _PLAYING or verb.lemma_ in _STARRING
    actor, character = row.name_at(i), row.name_at(j)
    if i == j or actor is None or character is None or is_company(actor) or is_company(character):
        return None
    if actor.possessive or character.possessive:
        return None
    before = row.name_at(j - 1)
    if before is not None and j - 1 != i and " " in before.core and GAPPED.fullmatch(row.glue(j - 1, j)):
        return None  # "plays Zoe and Bo Cruz her husband, Max": it is he who plays Max
    if _BESIDE.search(row.text, verb.idx + sentence.offset, row.items[j].start):
        return None  # "played opposite Ann Lee"
    if verb.lemma_ == "play" and " " not in actor.core and not actor.label:
        return None
    if not sure and (" " not in actor.core or actor.label in {"GPE", "LOC", "ORG"}):
        return None
    pattern, confidence = ("grammar", _SURE) if sure else ("does_as", _UNSURE)
    return row.role(actor, character, pattern, confidence, row.work_of(i, j))
