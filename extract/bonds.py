"""Nouns, states and births that tie two people: ``Ann's marriage to Bob``, ``Ann is engaged to Bob``.

Read from words and names (``extract.phrases``) that stand side by side; a name too far away ties nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..ontology.terms import SCHEMA, SKG
from .binding import subject_of
from .phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

# Between two names, with nothing but short words beside them.
_BONDS: Final[dict[str, str]] = {
    "marriage": SCHEMA.spouse,
    "affair": SKG.partner,
    "romance": SKG.partner,
    "love": SKG.partner,
    "story": SKG.partner,
    "fling": SKG.partner,
    "engagement": SKG.partner,
    "friendship": SKG.friendOf,
    "rivalry": SKG.enemyOf,
    "feud": SKG.enemyOf,
    "enmity": SKG.enemyOf,
}
_STATES: Final[dict[tuple[str, str], str]] = {
    ("married", "to"): SCHEMA.spouse,
    ("wed", "to"): SCHEMA.spouse,
    ("divorced", "from"): SCHEMA.spouse,
    ("engaged", "to"): SKG.partner,
    ("betrothed", "to"): SKG.partner,
    ("dating", "with"): SKG.partner,
    ("love", "with"): SKG.partner,
    ("pregnant", "by"): SKG.partner,
    ("affair", "with"): SKG.partner,
    ("relationship", "with"): SKG.partner,
    ("fling", "with"): SKG.partner,
    ("romance", "with"): SKG.partner,
    ("out", "with"): SKG.partner,
    ("friends", "with"): SKG.friendOf,
}
# The last two words of what two do or are together.
_TOGETHER: Final[dict[tuple[str, str], str]] = {
    ("in", "love"): SKG.partner,
    ("the", "knot"): SCHEMA.spouse,
    ("get", "married"): SCHEMA.spouse,
    ("gets", "married"): SCHEMA.spouse,
    ("got", "married"): SCHEMA.spouse,
    ("are", "married"): SCHEMA.spouse,
    ("were", "married"): SCHEMA.spouse,
    ("are", "engaged"): SKG.partner,
    ("'re", "engaged"): SKG.partner,
    ("get", "engaged"): SKG.partner,
    ("got", "engaged"): SKG.partner,
    ("are", "dating"): SKG.partner,
    ("'re", "dating"): SKG.partner,
    ("become", "lovers"): SKG.partner,
    ("became", "lovers"): SKG.partner,
    ("become", "friends"): SKG.friendOf,
    ("became", "friends"): SKG.friendOf,
}
_PAIRS: Final[dict[str, tuple[str, ...]]] = {
    "mother": ("daughter", "son"),
    "father": ("daughter", "son"),
    "husband": ("wife",),
    "wife": ("husband",),
    "brother": ("sister", "brother"),
    "sister": ("brother", "sister"),
}
_PAIR_TIES: Final = {
    "mother": SCHEMA.children,
    "father": SCHEMA.children,
    "husband": SCHEMA.spouse,
    "wife": SCHEMA.spouse,
    "brother": SCHEMA.sibling,
    "sister": SCHEMA.sibling,
}
_NEAR_SUBJECT: Final = 10
_STEPS: Final = 4
_ROMANTIC: Final = frozenset({"romantic", "sexual", "love", "intimate", "passionate", "secret", "illicit"})
_BEFORE_STATES: Final = {
    "relationship": _ROMANTIC,
    "out": frozenset({"go", "goes", "going", "gone", "went", "been"}),
}
# "born in Leeds, in the north of England, to Bob, a miner, and Cleo" has its last parent 20 words on.
_LONGEST_BIRTH: Final = 24


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie between two."""

    predicate: str
    one: str
    two: str
    pattern: str
    token: "Token"
    """The word that tells it."""
    asserting: bool
    """A clause says it, so that clause's modality holds; else it is taken for granted."""


def find_bonds(phrase: Phrase) -> Iterator[Bond]:
    """Bonds of one sentence in reading order; of a parent and a child the parent comes first."""
    for at, item in enumerate(phrase.items):
        if item.kind:
            continue
        predicate = _BONDS.get(item.text)
        if predicate is not None and (item.text != "story" or phrase.text(at - 1) == "love"):
            pair = _pair(phrase, at)
            if pair is not None:
                yield Bond(predicate, *pair, "bond", item.token, asserting=False)
        state = _STATES.get((item.text, phrase.text(at + 1)))
        # to fall out with somebody is no love
        before = _BEFORE_STATES.get(item.text)
        if state is not None and (before is None or phrase.text(at - 1) in before):
            other, subject = _next_name(phrase, at + 2), _subject(phrase, at)
            if subject is not None and other is not None:
                yield Bond(state, subject, other, "state", item.token, asserting=True)
        yield from _both(phrase, at)
        if item.text == "love" and phrase.text(at + 1) == "of" and phrase.text(at + 3) == "life":
            beloved, lover = _subject(phrase, at), phrase.items[at + 2]  # "Ann is the love of Bob's life"
            if lover.owner and beloved is not None and len(lover.ids) == 1:
                yield Bond(SKG.partner, lover.ids[0], beloved, "bond", item.token, asserting=False)
        if item.text == "born":
            child = _subject(phrase, at)
            for parent in _parents(phrase, at) if child is not None else ():
                yield Bond(SCHEMA.children, parent, str(child), "born", item.token, asserting=False)


def _both(phrase: Phrase, at: int) -> Iterator[Bond]:
    """``Ann and Bob fall in love``, ``tie the knot``; ``Ann and Bea, mother and daughter``; ``husband-and-wife team``."""
    item = phrase.items[at]
    after = phrase.text(at + 1)
    predicate = _TOGETHER.get((phrase.text(at - 1), item.text))
    if predicate is not None and after not in {"with", "to", "from"}:
        pair = _two_subjects(phrase, at)
        if pair is not None:
            yield Bond(predicate, *pair, "both", item.token, asserting=True)
        return
    if item.text in _PAIRS and after == "and" and phrase.text(at + 2) in _PAIRS[item.text]:
        if phrase.text(at - 1) == "," and phrase.is_human(at - 2):
            ids = phrase.names_to(at - 2)[0]
            if len(ids) == 2:
                yield Bond(_PAIR_TIES[item.text], ids[0], ids[1], "both", item.token, asserting=False)
        return
    first, _, second = item.text.partition("-")
    second = second.removeprefix("and-")
    if second and second in _PAIRS.get(first, ()):
        for end in range(at + 1, at + 4):
            if phrase.is_human(end):
                ids = phrase.names_from(end)[0]
                if len(ids) == 2:
                    yield Bond(_PAIR_TIES[first], ids[0], ids[1], "both", item.token, asserting=False)
                return


def _two_subjects(phrase: Phrase, at: int) -> tuple[str, str] | None:
    """The two who are named, or meant by a plural pronoun, right before a state."""
    for before in range(at - 1, max(-1, at - _NEAR_SUBJECT), -1):
        item = phrase.items[before]
        if item.human:
            ids = phrase.names_to(before)[0]
            return (ids[0], ids[1]) if len(ids) == 2 else None
        if item.kind or item.text in {
            ".",
            ",",
            ";",
            ":",
            "that",
            "because",
            "while",
            "who",
            "not",
            "n't",
            "never",
        }:
            return None
    return None


def _parents(phrase: Phrase, born: int) -> list[str]:
    """``Ann was born in Leeds to Bob, a miner, and Cleo``."""
    parents: list[str] = []
    aside = False
    for at in range(born + 1, min(len(phrase.items), born + _LONGEST_BIRTH)):
        before = phrase.text(at - 1)
        if phrase.text(at) in {";", "."}:
            break
        aside = aside or phrase.text(at) == "who"
        if not phrase.is_human(at) or phrase.items[at].pronoun:
            continue
        spouse = before in {"wife", "husband"} and phrase.text(at - 3) == "and"
        listed = spouse or (before in {"and", ","} and not aside)
        if (before == "to" and not parents and not aside) or (listed and len(parents) == 1):
            parents += phrase.items[at].ids
    return parents[:2]


def _pair(phrase: Phrase, at: int) -> tuple[str, str] | None:
    after, before = phrase.text(at + 1), at - 1
    if after in {"of", "between"} and phrase.is_human(at + 2):
        ids = phrase.names_from(at + 2)[0]
        return (ids[0], ids[1]) if len(ids) == 2 else None
    while before >= 0 and at - before <= 3 and not phrase.kind(before) and phrase.text(before).isalpha():
        before -= 1
    if before < 0 or not phrase.items[before].owner:
        return None
    owner = phrase.items[before]
    if owner.pronoun and len(owner.ids) == 2:
        # "Ann breaks the rules of their marriage": hers and somebody's, whoever two were named before
        named = {i for item in phrase.items[:before] if item.human and not item.pronoun for i in item.ids}
        if not named <= set(owner.ids):
            return None
    if after in {"to", "with", "for"}:
        other = _next_name(phrase, at + 2)
        return (owner.ids[0], other) if other else None
    if len(owner.ids) == 2:
        return owner.ids[0], owner.ids[1]
    if phrase.text(before - 1) in {"and", "&"} and phrase.is_human(before - 2):
        return phrase.items[before - 2].ids[0], owner.ids[0]
    return None


def _next_name(phrase: Phrase, at: int) -> str | None:
    """The name right there, behind its noun phrase (``his coworker Ann``, ``one of his patients, Ann``)."""
    for end in range(at, min(len(phrase.items), at + 7)):
        item = phrase.items[end]
        if item.human and len(item.ids) == 1:
            return item.ids[0]
        if item.kind and not item.possessive:
            return None
        if item.text in {"named", "called"}:
            continue
        if not item.kind and (item.token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or item.text in ".;:("):
            return None
    return None


def _subject(phrase: Phrase, at: int) -> str | None:
    """The nearest name before the state with nothing but auxiliaries, verbs of falling and the like between."""
    verb = phrase.items[at].token
    for _ in range(_STEPS):
        if verb.pos_ in {"VERB", "AUX"} or verb.head.i == verb.i:
            break
        verb = verb.head
    own = verb.dep_ == "conj" or any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.children)
    found = subject_of(phrase, verb) if own else None
    if found is not None and found.human and len(found.ids) == 1:
        return found.ids[0]
    for before in range(at - 1, max(-1, at - 12), -1):
        item = phrase.items[before]
        if item.human:
            return (
                item.ids[0]
                if len(item.ids) == 1 and phrase.text(before - 1) not in {"and", "with", "of"}
                else None
            )
        if item.owner or item.text in {".", ";", ":", "that", "because", "while", "whether"}:
            return None
    return None
