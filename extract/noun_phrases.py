"""Noun phrases that describe somebody: ``his late wife``, ``the chief of security at ORG``, ``an FBI agent``.

Read from words and names alone (``extract.phrases``), word by word from the noun to both sides, so that an
unknown name, which a small parser takes for anything, does no harm.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .lexicon_people import (
    AGENTS,
    CHILDREN,
    DEALERS,
    FALSE,
    GROUPS,
    KIN,
    NOUNS,
    TAILED,
    TRADE_ADJECTIVES,
    is_occupation,
    singular,
)
from .phrases import HUMAN, ORGANIZATION, PLACE, THING, WORD, Item, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE: Final = frozenset("the this that these those its".split())
_INDEFINITE: Final = frozenset({"a", "an", "one"})
_OTHER: Final = frozenset({"another", "third", "second", "other", "fourth"})
_PREPOSITIONS: Final = frozenset("of at for in from with on to within inside".split())
_MODIFIERS: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_NOT_MODIFIERS: Final = frozenset("like as with than when while if such both other same".split())
# "the brilliant but troubled young forensic FBI profiler" has seven words before its noun.
_MOST_MODIFIERS: Final = 7
_DWELLING: Final = frozenset("living based residing born raised working".split())
# "NYPD", "MI6"; a longer one in capitals is a name.
_LONGEST_INITIALS: Final = 5
_LONGEST_TAIL: Final = 6
_IN_TAIL: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "CCONJ"})
_NO_PART: Final = frozenset({"ex", "fellow", "star", "lead", "title"})


@dataclass(slots=True)
class Description:
    """One describing noun phrase."""

    phrase: Phrase
    noun: str
    """Lower case, singular."""
    plural: bool
    head: int
    start: int
    """Index of the first item of the noun phrase, determiner and owner included."""
    end: int
    """Index after its last item, with what hangs on it by prepositions."""
    modifiers: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    joint: bool = False
    """The owners are named together before the noun (``A and B's son``)."""
    owner_unknown: bool = False
    """It has an owner whom the text does not name (``his``, ``the building's``)."""
    determiner: str = ""
    """``the``, ``a``, ``other``, ``poss`` or ``""``."""
    organizations: list[tuple[str, str]] = field(default_factory=list)
    """How (``before``, ``'s``, or a preposition) and which."""
    places: list[tuple[str, str]] = field(default_factory=list)
    tail: str = ""
    """Words that belong to the noun (``of security``)."""
    holders: tuple[str, ...] = ()
    pattern: str = ""
    asserting: bool = False
    """A clause says it, so that clause's modality holds; else it is taken for granted."""
    untrue: bool = False

    @property
    def token(self) -> "Token":
        return self.phrase.items[self.head].token

    @property
    def title(self) -> str:
        """The occupation as the text words it, without what only describes (``rebel spy``)."""
        words: list[str] = []
        for item in reversed(self.phrase.items[self.start : self.head]):
            if item.kind == ORGANIZATION and not item.possessive and self.noun in AGENTS:
                if item.text.isupper() and len(item.text) <= _LONGEST_INITIALS:
                    words.insert(0, item.text)
                break
            if item.text == "'s" and self.determiner == "a" and not item.kind:
                words.insert(0, "'s")
                continue
            if item.kind != WORD or item.text in {"'s", "the", "a", "an"}:
                break
            plain = item.text.removeprefix("co-").removeprefix("vice-")
            if item.token.pos_ not in {"NOUN", "PROPN"} and plain not in TRADE_ADJECTIVES:
                break
            if not plain.replace("-", "").isalpha() or item.text in _NO_PART:
                break
            words.insert(0, item.text)
        word = self.phrase.items[self.head].text
        noun = word if word.endswith(f"-{self.noun}") else self.noun  # "crossing-sweeper"
        return (" ".join([*words[-4:], noun]) + self.tail).replace(" 's", "'s").removeprefix("'s ")


def _noun(text: str) -> tuple[str, bool]:
    noun, plural = singular(text)
    if noun not in NOUNS and "-" in noun and not noun.startswith(("grand", "great")):
        last = noun.rsplit("-", 1)[1]
        return (last, plural) if last in NOUNS else (noun, plural)
    return noun, plural


def is_describing(phrase: Phrase, index: int) -> bool:
    """Is the word a noun of the lexicon that heads its phrase (``police officer``, not ``officer corps``)?"""
    item = phrase.items[index]
    noun, _ = _noun(item.text)
    if noun not in NOUNS and not is_occupation(noun):
        return False
    if item.token.pos_ in {"VERB", "AUX"} and item.token.dep_ not in {
        "appos",
        "attr",
        "pobj",
        "dobj",
        "compound",
    }:
        return False
    after = phrase.items[index + 1] if index + 1 < len(phrase.items) else None
    if after is None or after.kind != WORD:
        return True
    if after.text == "'s":
        return False
    return not (after.token.pos_ in {"NOUN", "PROPN"} and after.text.isalpha() and after.token.tag_ != "VBZ")


def read_noun_phrase(phrase: Phrase, head: int) -> Description:
    """The phrase around a noun: determiner, owner and modifiers before it, prepositions after it."""
    noun, plural = _noun(phrase.items[head].text)
    found = Description(phrase, noun, plural, head, head, head + 1)
    words: list[str] = []
    at = head - 1
    while at >= 0 and head - at <= _MOST_MODIFIERS:
        item = phrase.items[at]
        if item.owner:
            ids, first = _joint_owners(phrase, at)
            found.owners, found.determiner, found.joint = ids, "poss", first < at
            found.start = first
            if found.owner_unknown:  # "Ann's father's assistant"
                found.owners = ()
            break
        if item.kind in {ORGANIZATION, PLACE}:
            how = "'s" if item.possessive else "before"
            (found.organizations if item.kind == ORGANIZATION else found.places).append((how, item.ids[0]))
            if item.possessive:
                found.determiner, found.start = "poss", at - (phrase.text(at - 1) == "the")
                break
        elif item.kind != WORD:
            break
        elif (
            item.text in _DEFINITE
            or item.text in _INDEFINITE
            or item.text in _OTHER
            or item.text == "another"
        ):
            found.determiner = "other" if item.text in _OTHER else "a" if item.text in _INDEFINITE else "the"
            found.start = at
            if item.text in _OTHER and at and phrase.text(at - 1) in {"a", "the"}:
                found.start = at - 1
            elif item.text in _OTHER and at and phrase.items[at - 1].owner:
                at -= 1
                continue
            elif item.text == "one" and phrase.text(at - 1) == "the":
                found.determiner, found.start = "the", at - 1
            break
        elif item.token.tag_ == "PRP$" or item.text in {"my", "your", "our", "his", "her", "their", "whose"}:
            found.determiner, found.start, found.owner_unknown = "poss", at, True
            break
        elif item.text == "'s":
            found.owner_unknown = True
        elif not _is_modifier(phrase, at):
            break
        words.append(item.text)
        found.start = at
        at -= 1
    found.modifiers = tuple(reversed(words))
    found.untrue = any(w in FALSE or w.split("-")[0] in {"fake", "would"} for w in words)
    _tail(found)
    _employer(found)
    return found


def _joint_owners(phrase: Phrase, at: int) -> tuple[tuple[str, ...], int]:
    item = phrase.items[at]
    if item.pronoun or phrase.text(at - 1) not in {"and", "&"} or not phrase.is_human(at - 2):
        return item.ids, at
    # "tells Ann and Bob's son" is possible, but "Ann and Bob's son" is far more often both's
    return (*phrase.items[at - 2].ids, *item.ids), at - 2


def _is_modifier(phrase: Phrase, at: int) -> bool:
    item = phrase.items[at]
    if item.text in _NOT_MODIFIERS or not (item.text[0].isalnum()):
        return False
    pos, tag = item.token.pos_, item.token.tag_
    if item.text == "and":
        return all(
            0 <= i < len(phrase.items) and phrase.items[i].token.pos_ == "ADJ" for i in (at - 1, at + 1)
        )
    if item.text in {"own", "late", "former", "ex", "then", "fellow", "longtime"} or "-" in item.text:
        return True
    if pos in _MODIFIERS or tag in {"VBN", "VBG", "JJ"}:
        return pos != "VERB" or phrase.kind(at - 1) == WORD or phrase.items[at - 1].possessive
    return pos == "ADV" and at + 1 < len(phrase.items) and phrase.items[at + 1].token.pos_ in {"ADJ", "VERB"}


def _tail(found: Description) -> None:
    """Read the prepositional phrases after the noun."""
    phrase, at = found.phrase, found.head + 1
    for _ in range(3):
        preposition = phrase.text(at)
        if preposition in _DWELLING and phrase.text(at + 1) in {"in", "on", "at", "near"}:
            at += 1
            preposition = phrase.text(at)
        if phrase.kind(at) != WORD or preposition not in _PREPOSITIONS:
            return
        target, words = at + 1, []
        while target < len(phrase.items) and target - at <= 6:
            if phrase.items[target].owner and phrase.items[target].pronoun:
                target += 1
                continue
            if phrase.kind(target) != WORD:
                break
            token = phrase.items[target].token
            if token.text.isupper() and token.pos_ == "PRON":  # "head of IT"
                words.append(phrase.items[target])
                target += 1
                continue
            if (
                token.pos_ not in _IN_TAIL
                or (token.pos_ == "PART" and phrase.text(target) != "'s")
                or (token.pos_ in {"PRON", "CCONJ"} and not _joins_trades(phrase, target))
            ):
                break
            words.append(phrase.items[target])
            target += 1
        kind = phrase.kind(target)
        if kind == HUMAN and preposition in {"of", "to"} and not found.owners:
            if (
                phrase.items[target].owner
                and phrase.kind(target + 1) == WORD
                and _goes_on(phrase, target + 1)
            ):
                found.owner_unknown = True
                return
            found.owners, last = phrase.names_from(target)
            found.owners = found.owners if preposition == "of" else phrase.items[target].ids
            last = last if preposition == "of" else target
            if found.noun in CHILDREN and len(found.owners) == 1:
                more, last = _more_owners(phrase, last)
                found.owners += more
            found.end = at = last + 1
            continue
        if kind in {ORGANIZATION, PLACE} and not phrase.items[target].possessive:
            store = found.organizations if kind == ORGANIZATION else found.places
            store.append((preposition, phrase.items[target].ids[0]))
            if words and preposition == "of" and not found.owners:
                found.owner_unknown = found.owner_unknown or words[-1].token.pos_ == "NOUN"
            found.end = at = target + 1
            continue
        if kind == THING:
            found.end = at = target + 1
            continue
        if not words or kind == HUMAN:
            return
        if preposition == "of":
            found.owner_unknown = True
        if found.head + 1 == at:
            found.tail = _title_tail(found.noun, preposition, words)
        found.end = at = target


def _employer(found: Description) -> None:
    """``Jane Roe, Vice President and General Manager, ACME``: the firm behind the office, at the clause's end."""
    phrase, at = found.phrase, found.end
    if (
        found.organizations
        or found.determiner
        or phrase.text(at) != ","
        or phrase.kind(at + 1) != ORGANIZATION
    ):
        return
    office = phrase.items[found.head].token.text[:1].isupper() and not phrase.items[at + 1].possessive
    if office and phrase.text(at + 2) in {".", ",", "", ";", ")"}:
        found.organizations.append(("of", phrase.items[at + 1].ids[0]))
        found.end = at + 2


def _title_tail(noun: str, preposition: str, words: Sequence[Item]) -> str:
    """What belongs to the occupation after its noun: ``of state security``, ``in antiques``; not ``of the family``."""
    if not (preposition == "of" and noun in TAILED) and not (preposition == "in" and noun in DEALERS):
        single = len(words) == 1 and words[0].token.pos_ in {"NOUN", "PROPN"} and words[0].text.isalpha()
        kept = (
            single and preposition == "of" and singular(words[0].text)[0] not in GROUPS | NOUNS | KIN.keys()
        )
        return f" of {words[0].text}" if kept and noun not in {"queen", "king"} else ""
    texts = [w.text for w in words]
    last = singular(texts[-1])[0]
    if len(words) > _LONGEST_TAIL or last in KIN or (last in GROUPS and noun != "director"):
        return ""
    if words[-1].token.pos_ not in {"NOUN", "PROPN"} or not all(t[0].isalpha() for t in texts if t != "'s"):
        return ""
    return f" {preposition} " + " ".join(texts).replace(" 's", "'s")


def _joins_trades(phrase: Phrase, at: int) -> bool:
    """``both A and B``; ``the singer and actor A``."""
    if phrase.text(at) in {"both", "his", "her", "their"}:
        return True
    return phrase.text(at) == "and" and all(is_occupation(phrase.text(i)) for i in (at - 1, at + 1))


def _more_owners(phrase: Phrase, at: int) -> tuple[tuple[str, ...], int]:
    """``… and the singer B`` after the first parent; the index of the last item read."""
    if phrase.text(at + 1) != "and":
        return (), at
    for end in range(at + 2, min(len(phrase.items), at + 8)):
        if phrase.is_human(end) and not phrase.items[end].pronoun:
            return phrase.items[end].ids, end
        if phrase.kind(end) or phrase.items[end].token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "CCONJ"}:
            break
    return (), at


def _goes_on(phrase: Phrase, at: int) -> bool:
    return at < len(phrase.items) and phrase.items[at].token.pos_ in {"NOUN", "ADJ", "PROPN"}
