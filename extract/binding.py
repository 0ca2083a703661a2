"""Whose ``his``, ``her`` and ``their`` is before a noun that describes (``his wife Ann``).

Coreference looks for the most likely name before a pronoun; here grammar says more: the owner of ``his wife`` in
``Bob calls his wife Ann`` is the subject of the clause, never Ann, and ``their son`` after ``his wife Ann`` is
the couple's. Source: own rules, after the binding of possessives in Hobbs 1978.
"""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, Protocol

from ..ontology.terms import SCHEMA, SKG
from .first_names import first_names
from .lexicon_people import CHILDREN, KIN
from .phrases import BEING, Item, Phrase
from .reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_HIS: Final = frozenset({"he", "him", "his", "himself"})
_HER: Final = frozenset({"she", "her", "hers", "herself"})
_FAMILY: Final = frozenset({SCHEMA.children, SCHEMA.sibling, SCHEMA.spouse})
_PLAYS: Final = frozenset({"plays", "played", "portrays", "portrayed"})
_STEPS: Final = 8
_WINDOW: Final = 30
_NEAR: Final = 8
# How many words back an owner may stand in the sentence; keeps endless sentences cheap.
_REACH: Final = 80
# "Ann, a poor priest who would rather be writing plays, and …"
_LONGEST_ASIDE: Final = 16
# How many sentences a couple stays in mind.
_MEMORY: Final = 5


class Owned(Protocol):
    """A noun phrase with a possessive pronoun."""

    phrase: Phrase
    noun: str
    head: int
    start: int
    plural: bool


class Binder:
    """Owners of possessive pronouns in one document."""

    def __init__(self, reading: Reading) -> None:
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        for row in reading.mentions:
            for mention in row:
                if mention.nominal and reading.is_a(mention, SKG.Character, SCHEMA.Person):
                    word = mention.span.text_of(reading.article.text).lower()
                    self._votes[mention.entity]["his" if word in _HIS else "her" if word in _HER else ""] += 1

        self._genders = {
            key: first_names()[first]
            for key, entity in reading.entities.items()
            if entity.name and (first := entity.name.split()[0].lower()) in first_names()
        }
        self._last: tuple[str, ...] = ()
        self._pair: tuple[tuple[str, ...], int] = ((), -100)

    def remember(self, pair: tuple[str, ...], phrase: Phrase) -> tuple[str, ...]:
        """Keep the couple that was named last, for the ``their`` of the next sentences."""
        pair = tuple(dict.fromkeys(pair))
        if len(pair) == 2:
            self._pair = pair, phrase.sentence.index
        return pair if len(pair) == 2 else ()

    def bind(self, found: Owned, pronoun: str, pair: tuple[str, ...]) -> tuple[str, ...]:
        """Entities that own the noun; ``pair`` is the couple that the sentence named last."""
        phrase = found.phrase
        item = phrase.items[found.start]
        if pronoun == "their":
            if found.noun in CHILDREN and pair:
                return pair
            before = phrase.names_to(found.start - 2)[0] if phrase.is_human(found.start - 2) else ()
            if len(item.ids) > 1 and set(item.ids) != set(before):
                return item.ids
            named = two_before(phrase, found.start)
            if len(named) == 2 and set(named) != set(before):
                return named
            couple, index = self._pair
            return couple if found.noun in CHILDREN and phrase.sentence.index - index <= _MEMORY else ()
        if item.borrowed or (found.start == 0 and item.ids):
            return item.ids
        listed = _listed_before(phrase, found)
        if listed is not None and self._is_named_so(listed, pronoun):
            return (listed,)
        cast = _cast_before(phrase, found)
        if cast is not None and self._is_named_so(cast, pronoun):
            return (cast,)
        taken = set(self._beside(found))
        # "Jane Roe was his wife, Ann", "plays his wife, Ann": she is nobody whose wife she is
        was = phrase.text(found.start - 1) in BEING | _PLAYS and phrase.is_human(found.start - 2)
        if was:
            taken |= set(phrase.items[found.start - 2].ids)
        if found.noun in {"widow", "widower"}:
            # the dead do not act: "Bob visits his widow" means another man's
            taken |= {i for ids in _subjects(phrase, found) for i in ids}
            return tuple(i for i in item.ids if i not in taken)
        for candidate in _subjects(phrase, found):
            if not set(candidate) & taken and self._may_be(candidate[0], pronoun):
                return candidate
        owners = tuple(i for i in item.ids if i not in taken)
        family = was and KIN.get(found.noun) in _FAMILY
        apposed = phrase.text(found.start - 1) == "," and phrase.is_human(found.start - 2)
        return owners or (
            self._last if (apposed or family) and self._may_be("".join(self._last), pronoun) else ()
        )

    def goes_on(self, phrase: Phrase) -> None:
        """Keep the character that a line of a list is about, for the pronouns of the next line."""
        names = [i for i in phrase.items if i.human and not i.pronoun and not i.real]
        self._last = names[0].ids if names else ()

    def _may_be(self, entity: str, pronoun: str) -> bool:
        votes = self._votes.get(entity, Counter())
        other = "her" if pronoun == "his" else "his"
        return votes[other] <= votes[pronoun]

    def _is_named_so(self, entity: str, pronoun: str) -> bool:
        """Could a bearer of that first name be meant, as far as the text does not tell otherwise?"""
        known = self._genders.get(entity)
        told = self._votes.get(entity, Counter())[pronoun]
        return self._may_be(entity, pronoun) and (
            told > 0 or known in {None, "f" if pronoun == "her" else "m"}
        )

    @staticmethod
    def _beside(found: Owned) -> tuple[str, ...]:
        """Those whom the noun describes cannot own it: the name after it, and the one it stands beside."""
        phrase = found.phrase
        out: tuple[str, ...] = ()
        if found.head + 1 < len(phrase.items):
            out = phrase.items[found.head + 1].ids
        if phrase.text(found.start - 1) == "," and phrase.is_human(found.start - 2):
            out += phrase.items[found.start - 2].ids
        if phrase.text(found.start - 1) in BEING:
            before = found.start - 2
            while before > max(0, found.start - _NEAR) and not phrase.is_human(before):
                before -= 1
            out += phrase.items[before].ids if phrase.is_human(before) else ()
        return out


def two_before(phrase: Phrase, at: int) -> tuple[str, ...]:
    """The two people named in the sentence before ``they`` or ``their``, if there are just two."""
    seen = dict.fromkeys(
        i
        for item in phrase.items[max(0, at - _REACH) : at]
        if item.kind == "H" and len(item.ids) == 1
        for i in item.ids
    )
    return tuple(seen) if len(seen) == 2 else ()


def _subjects(phrase: Phrase, found: Owned) -> list[tuple[str, ...]]:
    """Subjects of the clauses that the noun stands in, the innermost first; those of two people are left out."""
    by_token: dict[int, Item] = {}
    for item in phrase.items[max(0, found.start - _REACH) : found.start]:
        if item.kind:
            by_token[item.token.i] = item
    out = _after_semicolon(phrase, found.start)
    at = phrase.items[found.head].token
    for _ in range(_STEPS):
        verb = at.head
        if verb.i == at.i:
            break
        # "Bob, who is her father": the subject of being is never the owner
        being = verb.lemma_ in {"be", "become", "remain"} and at.dep_ == "attr"
        if verb.pos_ in {"VERB", "AUX"} and not being:
            subject = _subject(verb, at, by_token)
            if subject is not None and subject.human and len(subject.ids) == 1:
                out.append(subject.ids)
        at = verb
    return out


def subject_of(phrase: Phrase, verb: "Token", *, below: "Token | None" = None) -> Item | None:
    """Who does what a verb says, also where the verb is joined to another one or hangs on it."""
    last = verb.i if below is None else below.i
    by_token = {item.token.i: item for item in phrase.items if item.kind and item.token.i < last}
    for _ in range(_STEPS):
        found = _subject(verb, below or verb, by_token)
        if found is not None:
            return found
        if verb.dep_ not in {"conj", "xcomp"} or verb.head.pos_ not in {"VERB", "AUX"}:
            return None
        if any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.children):
            return None
        verb = verb.head
    return None


def _after_semicolon(phrase: Phrase, at: int) -> list[tuple[str, ...]]:
    """The first name behind the last semicolon before an index: it begins a clause of its own."""
    last = next((i for i in range(at - 1, max(0, at - _REACH), -1) if phrase.text(i) == ";"), None)
    if last is None:
        return []
    first = next((i for i in phrase.items[last:at] if i.human), None)
    return [first.ids] if first is not None and len(first.ids) == 1 and not first.pronoun else []


def _subject(verb: "Token", below: "Token", by_token: dict[int, Item]) -> Item | None:
    doc = verb.doc
    for i in range(max(0, verb.i - _WINDOW), verb.i):
        token = doc[i]
        if token.head.i != verb.i or token.dep_ not in {"nsubj", "nsubjpass"} or token.i == below.i:
            continue
        if any(doc[j].dep_ == "conj" and doc[j].head.i == token.i for j in range(i, verb.i)):
            return None
        if token.lower_ in {"who", "that"} and verb.dep_ == "relcl":
            return _bearer(verb.head, by_token)
        found = _item_of(token, by_token)
        # "a third, Ann, leaves her husband"
        return found if found is not None or token.nbor(1).text != "," else by_token.get(token.i + 2)
    return None


def _bearer(noun: "Token", by_token: dict[int, Item]) -> Item | None:
    """Whom a noun stands for that a relative clause hangs on: itself, or the name it is said of (``Ann, a thief who``)."""
    for _ in range(5):
        found = _item_of(noun, by_token)
        if found is not None and found.human:
            return found
        if noun.dep_ not in {"appos", "conj", "pobj", "prep"}:
            return found
        noun = noun.head
    return None


def _listed_before(phrase: Phrase, found: Owned) -> str | None:
    """``Ann and her son Bob``; ``Ann, a poor priest, and her son Bob``: the one named first, if Bob's name follows."""
    named = found.head + 1
    if found.plural or not (phrase.is_human(named) and not phrase.items[named].pronoun):
        return None
    at = found.start - 1
    joined = phrase.text(at) == "and"
    if joined:
        at -= 1
    comma = phrase.text(at) == ","
    if comma:
        at -= 1
    if not joined and not comma:
        return None
    if phrase.is_human(at):
        item = phrase.items[at]
        return item.ids[0] if len(item.ids) == 1 and not item.pronoun else None
    if not (joined and comma):
        return None
    for back in range(at, max(0, at - _LONGEST_ASIDE), -1):
        if phrase.kind(back) == "H":
            return None
        if (
            phrase.text(back) == ","
            and phrase.text(back + 1) in {"a", "an", "the"}
            and phrase.is_human(back - 1)
        ):
            item = phrase.items[back - 1]
            return item.ids[0] if len(item.ids) == 1 and not item.pronoun else None
    return None


def _cast_before(phrase: Phrase, found: Owned) -> str | None:
    """``Jane Roe as Ann and Joe Poe as her brother, Bob``: the character before the actor."""
    actor = found.start - 2
    if phrase.text(found.start - 1) != "as" or not phrase.is_human(actor) or not phrase.items[actor].real:
        return None
    for at in range(actor - 1, max(-1, actor - _LONGEST_ASIDE), -1):
        item = phrase.items[at]
        if item.human and not item.real and not item.pronoun and len(item.ids) == 1:
            return item.ids[0]
    return None


def _item_of(token: "Token", by_token: dict[int, Item]) -> Item | None:
    """The name that the token is the head of: it starts at the token or a few tokens before."""
    for back in range(5):
        item = by_token.get(token.i - back)
        if item is not None:
            return item if back == 0 or len(item.text.split()) > back else None
    return None
