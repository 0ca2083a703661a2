"""Noun phrases that describe somebody: ``his late wife``, ``the chief of security at ORG``, ``an FBI agent``.

Each is read once, with its owner, organization and place, and with those whom it describes: the name after it
(``his wife Ann``), before it (``Ann, his wife``), or beyond a verb of being (``Ann, who is now his wife``).
Work is linear in the number of words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ..ontology.terms import SCHEMA, SKG
from .binding import Binder, two_before
from .lexicon_people import CHILDREN, FALSE, KIN, NOUNS, TRADE_ADJECTIVES, is_occupation, singular
from .phrases import HUMAN, ORGANIZATION, PLACE, WORD, Item, Phrase, read_phrases
from .reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEING: Final = frozenset("is was are were 's ’s 're be been being become becomes became remains remained".split())
_AROUND: Final = frozenset(
    """not n't n’t never still now once also both really actually to out revealed has have had will turns turned
    then later currently formerly secretly himself herself themselves no longer all probably reportedly perhaps might may
    could would rumored rumoured believed said apparently indeed technically just only""".split()
)
_DEFINITE: Final = frozenset("the this that these those its".split())
_INDEFINITE: Final = frozenset({"a", "an", "one"})
_OTHER: Final = frozenset({"another", "third", "second", "other", "fourth"})
_WORKING: Final = frozenset("work works worked working serve serves served serving".split())
_PLAYING: Final = frozenset(
    "play plays played playing portray portrays portrayed star stars starring starred appears".split()
)
_PREPOSITIONS: Final = frozenset("of at for in from with on to within inside".split())
_NAMED: Final = frozenset({"named", "called", "aka"})
_MODIFIERS: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_NOT_MODIFIERS: Final = frozenset("like as with than when while if such both other same own".split()) - {"own"}
_MOST_MODIFIERS: Final = 7
_LONGEST_FRONT: Final = 16


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
            if item.kind != WORD or item.text in {"'s", "the", "a", "an"}:
                break
            if item.token.pos_ not in {"NOUN", "PROPN"} and item.text not in TRADE_ADJECTIVES:
                break
            if "-" in item.text or not item.text.isalpha() or item.text in {"ex", "fellow", "star", "lead", "title"}:
                break
            words.insert(0, item.text)
        return " ".join([*words[-3:], self.noun]) + self.tail


def describe(reading: Reading) -> Iterator[tuple[Phrase, list[Description]]]:
    """Sentences as items with all descriptions in them whose bearer is found, in reading order."""
    binder = Binder(reading)
    for phrase in read_phrases(reading):
        yield phrase, list(_describe(reading, phrase, binder))


def _describe(reading: Reading, phrase: Phrase, binder: Binder) -> Iterator[Description]:
    ends: dict[int, Description] = {}
    last_owned: Description | None = None
    pair: tuple[str, ...] = ()
    said: dict[str, tuple[str, ...]] = {}
    for index, item in enumerate(phrase.items):
        if item.kind != WORD or not _is_noun(phrase, index):
            continue
        found = _noun_phrase(phrase, index)
        pronoun = _pronoun(found)
        if pronoun:
            found.owners = said[pronoun] if pronoun in said else binder.bind(found, pronoun, pair)
            found.owner_unknown = not found.owners
            said[pronoun] = found.owners
        if found.determiner == "other" and not found.owners and last_owned and last_owned.noun == found.noun:
            found.owners, found.owner_unknown = last_owned.owners, False
        if found.owners:
            last_owned = found
        if _find_holders(reading, found, ends):
            ends[found.end] = found
            if KIN.get(found.noun) in {SCHEMA.spouse, SKG.partner} and len(found.owners) == 1:
                pair = (*found.owners, *found.holders)
            if found.pattern == "before_name":
                ends[phrase.names_from(found.head + 1)[1] + 1] = found
            yield found


def _pronoun(found: Description) -> str:
    """``his``, ``her`` or ``their``, where that is the owner."""
    if found.determiner != "poss":
        return ""
    word = found.phrase.text(found.start)
    return word if word in {"his", "her", "their"} else ""


def _noun(text: str) -> tuple[str, bool]:
    noun, plural = singular(text)
    if noun not in NOUNS and "-" in noun and not noun.startswith(("grand", "great")):
        last = noun.rsplit("-", 1)[1]
        return (last, plural) if last in NOUNS else (noun, plural)
    return noun, plural


def _is_noun(phrase: Phrase, index: int) -> bool:
    item = phrase.items[index]
    noun, _ = _noun(item.text)
    if noun not in NOUNS and not is_occupation(noun):
        return False
    if item.token.pos_ in {"VERB", "AUX"} and item.token.dep_ not in {"appos", "attr", "pobj", "dobj", "compound"}:
        return False
    after = phrase.items[index + 1] if index + 1 < len(phrase.items) else None
    if after is None or after.kind != WORD:
        return after is None or after.kind == HUMAN or not after.possessive or True
    if after.text == "'s":
        return False
    return not (after.token.pos_ in {"NOUN", "PROPN"} and after.text.isalpha() and after.token.tag_ != "VBZ")


def _noun_phrase(phrase: Phrase, head: int) -> Description:
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
            break
        if item.kind in {ORGANIZATION, PLACE}:
            how = "'s" if item.possessive else "before"
            (found.organizations if item.kind == ORGANIZATION else found.places).append((how, item.ids[0]))
            if item.possessive:
                found.determiner, found.start = "poss", at
                break
        elif item.kind != WORD:
            break
        elif item.text in _DEFINITE or item.text in _INDEFINITE or item.text in _OTHER or item.text == "another":
            found.determiner = "other" if item.text in _OTHER else "a" if item.text in _INDEFINITE else "the"
            found.start = at
            if item.text in _OTHER and at and phrase.text(at - 1) in {"a", "the"}:
                found.start = at - 1
            elif item.text in _OTHER and at and phrase.items[at - 1].owner:
                at -= 1
                continue
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
        if phrase.kind(at) != WORD or preposition not in _PREPOSITIONS:
            return
        target, words = at + 1, []
        while phrase.kind(target) == WORD and target < len(phrase.items) and target - at <= 6:
            token = phrase.items[target].token
            if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "CCONJ"} or (
                token.pos_ == "PART" and phrase.text(target) != "'s"
            ) or (token.pos_ in {"PRON", "CCONJ"} and phrase.text(target) not in {"both", "his", "her", "their"}):
                break
            words.append(phrase.items[target])
            target += 1
        kind = phrase.kind(target)
        if kind == HUMAN and preposition in {"of", "to"} and not found.owners:
            if phrase.items[target].owner and phrase.kind(target + 1) == WORD and _goes_on(phrase, target + 1):
                found.owner_unknown = True
                return
            found.owners, last = phrase.names_from(target)
            found.owners = found.owners if preposition == "of" else phrase.items[target].ids
            last = last if preposition == "of" else target
            found.end = at = last + 1
            continue
        if kind in {ORGANIZATION, PLACE} and not phrase.items[target].possessive:
            store = found.organizations if kind == ORGANIZATION else found.places
            store.append((preposition, phrase.items[target].ids[0]))
            if words and preposition == "of" and not found.owners:
                found.owner_unknown = found.owner_unknown or words[-1].token.pos_ == "NOUN"
            found.end = at = target + 1
            continue
        if not words or kind == HUMAN:
            return
        if preposition == "of":
            found.owner_unknown = True
            nouns = [w for w in words if w.token.pos_ in {"NOUN", "PROPN"}]
            if len(words) == 1 and nouns and found.head + 1 == at and words[0].text.isalpha():
                found.tail = f" of {words[0].text}"
        found.end = at = target


def _goes_on(phrase: Phrase, at: int) -> bool:
    return at < len(phrase.items) and phrase.items[at].token.pos_ in {"NOUN", "ADJ", "PROPN"}


# --- who is described ---------------------------------------------------------------------------


def _find_holders(reading: Reading, found: Description, ends: dict[int, Description]) -> bool:
    phrase, head = found.phrase, found.head
    own = phrase.items[head].ids
    if own:
        return _set(found, own, "nominal")
    if phrase.is_human(head + 1) and not phrase.items[head + 1].pronoun or _owned_name(phrase, head + 1):
        ids = phrase.names_from(head + 1)[0] if found.plural else phrase.items[head + 1].ids
        return _set(found, ids, "before_name")
    if found.noun in CHILDREN and not found.owners and found.determiner != "poss":
        found.owners = _havers(phrase, found.start - 1)
    if phrase.text(head + 1) in {"like", "including", "such"} and found.plural:
        at = head + (3 if phrase.text(head + 1) == "such" else 2)
        if phrase.is_human(at):
            return _set(found, phrase.names_from(at)[0], "such_as")
    if phrase.text(head + 1) in _NAMED and phrase.is_human(head + 2):
        return _set(found, phrase.items[head + 2].ids, "named")
    if found.owners and found.noun in CHILDREN and phrase.text(found.start - 1) != "," and (
        phrase.text(head + 1) == "," and phrase.is_human(head + 2) and found.determiner == "a"
    ):
        return _set(found, phrase.items[head + 2].ids, "named")
    if phrase.text(head + 1) == "," and phrase.text(head + 2) in _NAMED and phrase.is_human(head + 3):
        return _set(found, phrase.items[head + 3].ids, "named")
    if _from_left(reading, found, ends):
        return True
    return _name_after_comma(found)


def _havers(phrase: Phrase, verb: int) -> tuple[str, ...]:
    """``They have a son, Ann``: both who are named before, or the one before the verb."""
    if phrase.text(verb) not in {"have", "has", "had", "raise", "raises", "share", "shares"}:
        return ()
    at = verb - 1
    if phrase.is_human(at) and not (phrase.items[at].pronoun and len(phrase.items[at].ids) == 1 and phrase.text(at) == "they"):
        return phrase.names_to(at)[0]
    if phrase.text(at).lower() != "they":
        return ()
    return two_before(phrase, at)


def _owned_name(phrase: Phrase, at: int) -> bool:
    """``his wife Ann's car``."""
    return 0 <= at < len(phrase.items) and phrase.items[at].owner and not phrase.items[at].pronoun


def _set(found: Description, ids: tuple[str, ...], pattern: str, *, asserting: bool = False) -> bool:
    found.holders = tuple(i for i in dict.fromkeys(ids) if i not in found.owners or found.plural)
    found.pattern, found.asserting = pattern, asserting
    return bool(found.holders)


def _from_left(reading: Reading, found: Description, ends: dict[int, Description]) -> bool:
    phrase, before = found.phrase, found.start - 1
    if phrase.text(before) == "of" and phrase.text(before - 1) == "one":
        before -= 2
    word = phrase.text(before)
    if before >= 0 and phrase.is_human(before) and found.determiner in {"the"} and word.lower() != "i":
        return False
    if word in {",", "–", "—"} and phrase.kind(before) == WORD:
        if phrase.is_human(before - 1) and not phrase.items[before - 1].pronoun and _closes(phrase, found):
            ids = phrase.names_to(before - 1)[0] if found.plural else phrase.items[before - 1].ids
            pattern = "entry" if phrase.items[before - 1].borrowed else "apposition"
            return _set(found, ids, pattern)
        if before in ends and found.determiner and _closes(phrase, found):
            return _set(found, ends[before].holders, "listed", asserting=ends[before].asserting)
        return _after_aside(found, ends, before)
    if word in {"and", ";", "&", "turned", "who-turned", "or"} and phrase.kind(before) == WORD:
        at = before - 1 if phrase.text(before - 1) == "," else before
        if at in ends and at > ends[at].head:
            return _set(found, ends[at].holders, "listed", asserting=ends[at].asserting)
        return word == "and" and _second_apposition(found, before)
    if word == "as" and phrase.kind(before) == WORD:
        return _after_as(reading, found)
    if word in _PLAYING and phrase.is_human(before - 1):
        return _set(found, _role_of(reading, phrase.items[before - 1]), "role")
    return _after_being(found, ends, before)


def _closes(phrase: Phrase, found: Description) -> bool:
    """Does the phrase end where an apposition would? ``Ann, sister of Bob, …`` but not ``Ann, doctor Bob``."""
    after = phrase.text(found.end)
    if not found.determiner and found.head + 1 == found.end:
        return after in {"", ",", ".", ";", "and", "who", "turned", ":", "!"}
    return not phrase.is_human(found.end) or phrase.items[found.end].pronoun


def _second_apposition(found: Description, at: int) -> bool:
    """``Ann, the victor of the games and a rival of Bob``."""
    phrase = found.phrase
    for before in range(at - 1, max(0, at - 12), -1):
        item = phrase.items[before]
        if item.text == "," and not item.kind:
            return (
                phrase.is_human(before - 1)
                and phrase.text(before + 1) in {"the", "a", "an"}
                and _set(found, phrase.items[before - 1].ids, "listed")
            )
        if item.kind == HUMAN or item.token.pos_ in {"VERB", "AUX"} or item.text in {"who", "that", ";", "."}:
            return False
    return False


def _after_aside(found: Description, ends: dict[int, Description], comma: int) -> bool:
    """``head of ORG and, since the death of Ann, mayor``."""
    phrase = found.phrase
    for at in range(comma - 1, max(0, comma - 10), -1):
        if phrase.text(at) == "," and phrase.kind(at) == WORD:
            if phrase.text(at - 1) in {"and", "but"} and at - 1 in ends:
                return _set(found, ends[at - 1].holders, "listed", asserting=ends[at - 1].asserting)
            return False
    return False


def _after_as(reading: Reading, found: Description) -> bool:
    phrase, at = found.phrase, found.start - 2
    if phrase.is_human(at):
        roles = _role_of(reading, phrase.items[at])
        return bool(roles) and _set(found, roles, "role")
    if phrase.text(at) in _PLAYING and phrase.is_human(at - 1):
        return _set(found, _role_of(reading, phrase.items[at - 1]), "role")
    passive = phrase.text(at - 1) in _BEING and at > 0 and phrase.items[at].token.tag_ in {"VBN", "VBD"}
    if phrase.text(at) not in _WORKING and not passive:
        return False
    at -= 1
    while phrase.text(at) in _AROUND or phrase.text(at) in _BEING:
        at -= 1
    if phrase.text(at) == "who":
        at -= 2 if phrase.text(at - 1) == "," else 1
    return phrase.is_human(at) and _set(found, phrase.items[at].ids, "works_as", asserting=True)


def _role_of(reading: Reading, item: Item) -> tuple[str, ...]:
    """The one character whom an actor plays."""
    played = {r.character for r in reading.roles if r.actor in item.ids}
    return tuple(played) if len(played) == 1 and reading.is_a(item.ids[0], SCHEMA.Person) else ()


def _after_being(found: Description, ends: dict[int, Description], at: int) -> bool:
    phrase, seen = found.phrase, False
    first = at
    while at >= 0 and phrase.kind(at) == WORD and first - at < 8:
        if phrase.text(at) in _BEING:
            seen = True
        elif phrase.text(at) not in _AROUND:
            break
        at -= 1
    if not seen or at < 0:
        return False
    if phrase.text(at) in {"who", "that"} and phrase.kind(at) == WORD:
        at -= 1
        if at in ends or at + 1 in ends:
            return _set(found, ends[at + 1 if at + 1 in ends else at].holders or (), "relative", asserting=True)
        at -= phrase.text(at) == ","
        if not phrase.is_human(at):
            return at > 0 and _name_after_comma(found, first=False)
    if phrase.is_human(at):
        if phrase.text(at - 1) in {"whether", "if"}:
            return False
        ids = phrase.names_to(at)[0] if found.plural or found.noun in {"couple"} else phrase.items[at].ids
        if not found.plural and phrase.text(at - 1) == "and":
            return False
        return _set(found, ids, "being", asserting=True)
    if phrase.text(at) == "," and at in ends:
        return _set(found, ends[at].holders, "being", asserting=True)
    return False


def _name_after_comma(found: Description, *, first: bool = True) -> bool:
    """``An engineer from ORG, Ann asks``; ``the vicar, Paul``; ``their sister, Ann, asks``."""
    phrase, at = found.phrase, found.end
    if not found.determiner and first and found.start > 0:
        return False
    if phrase.text(found.head + 1) == "," and phrase.is_human(found.head + 2):
        at = found.head + 1
        if phrase.items[at + 1].pronoun:
            return False
        ids, last = phrase.names_from(at + 1) if found.plural else (phrase.items[at + 1].ids, at + 1)
        after = phrase.text(last + 1)
        if found.start == 0 or found.determiner in {"the", "poss", "other"} and after in {",", ".", ";", "", "and"}:
            return _set(found, ids, "name_after_comma")
        return False
    if first and found.start > 1:
        return False
    for end in range(at, min(len(phrase.items), at + _LONGEST_FRONT)):
        if phrase.kind(end) == HUMAN:
            return False
        if phrase.text(end) == "," and phrase.kind(end) == WORD:
            follows = phrase.is_human(end + 1) and not phrase.items[end + 1].pronoun
            return follows and _set(found, phrase.items[end + 1].ids, "fronted")
    return False
