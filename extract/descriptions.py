"""Who is described: the bearers of the noun phrases of ``extract.noun_phrases``.

A phrase describes the name after it (``his wife Ann``), before it (``Ann, his wife``), beyond a verb of being
(``Ann, who is now his wife``), the same one as the phrase that it is listed with (``Ann, a nurse and Bob's
sister``), the head of its entry, or the character whom the actor beside it plays (``stars Jane Roe as a nurse``).
Work is linear in the number of words.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .binding import Binder, subject_of, two_before
from .lexicon_people import CHILDREN, COUPLES, ENTERTAINERS, KIN, MAKERS, PARENTS, SERVANTS, is_occupation
from .noun_phrases import Description, is_describing, read_noun_phrase
from .phrases import BEING, HUMAN, WORD, Item, Phrase, read_phrases
from .reading import Reading

_AROUND: Final = frozenset(
    """not n't n’t never still now once also both really actually to out revealed has have had will turns turned
    then later currently formerly secretly himself herself themselves no longer all probably reportedly perhaps might may
    could would 'd ’d rumored rumoured believed said apparently indeed technically just only""".split()
)
# Between a name's comma and what the bearer is or was (``Ann, once a nurse, …``).
_AT_TIMES: Final = frozenset(
    "once then now formerly later lately originally currently previously sometime already himself herself".split()
)
_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth"})
_JOBS: Final = frozenset("job work career position post role gig living employment stint".split())
_SERVING: Final = frozenset(
    """
    work serve start begin return stay go come toil moonlight volunteer retire resign qualify train continue
    take quit leave find land get earn make rule reign double remain practise practice succeed back enlist
    live sign
    """.split()
)
"""Verbs whose subject is what stands behind ``as``."""
_EMPLOYING: Final = frozenset(
    """
    appoint employ hire elect engage install instate name crown ordain recruit train reinstate promote send post
    """.split()
)
"""Verbs whose object is what stands behind ``as``."""
_PLAYING: Final = frozenset(
    "play plays played playing portray portrays portrayed star stars starring starred appears".split()
)
_HAVING: Final = frozenset({"have", "has", "had", "raise", "raises", "share", "shares"})
_GIVING: Final = frozenset({"give", "gives", "gave", "giving"})
_NAMED: Final = frozenset({"named", "called", "aka"})
# How far the name may stand behind a phrase at the head of the sentence.
_LONGEST_FRONT: Final = 16


def describe(reading: Reading) -> tuple[tuple[Phrase, tuple[Description, ...]], ...]:
    """Sentences as items with all descriptions in them whose bearer is found, in reading order."""
    return reading.once(_describe_all)


def _describe_all(reading: Reading) -> tuple[tuple[Phrase, tuple[Description, ...]], ...]:
    return tuple(_iter_descriptions(reading))


def _iter_descriptions(reading: Reading) -> Iterator[tuple[Phrase, tuple[Description, ...]]]:
    binder = Binder(reading)
    for phrase in read_phrases(reading):
        yield phrase, tuple(_describe(reading, phrase, binder))
        binder.goes_on(phrase)


def _describe(reading: Reading, phrase: Phrase, binder: Binder) -> Iterator[Description]:
    ends: dict[int, Description] = {}
    last_owned: Description | None = None
    pair: tuple[str, ...] = ()
    waiting: Description | None = (
        None  # "his colleague and sweetheart Ann": the first noun waits for the second
    )
    said: dict[str, tuple[str, ...]] = {}
    for index, item in enumerate(phrase.items):
        if item.text == ";":
            said = {}
        if last_owned and _is_another(phrase, index, last_owned):
            ids = phrase.items[index + 2].ids
            yield replace(last_owned, head=index, start=index, plural=False, holders=ids, pattern="listed")
        if item.kind != WORD or not is_describing(phrase, index):
            continue
        found = read_noun_phrase(phrase, index)
        pronoun = _pronoun(found)
        if pronoun:
            if pronoun in said:
                found.owners = said[pronoun]
            elif last_owned and {last_owned.noun, found.noun} <= PARENTS and pronoun != "their":
                found.owners = last_owned.owners  # "Ann's father Bob and her mother Cleo"
            else:
                found.owners = binder.bind(found, pronoun, pair)
            found.owner_unknown = not found.owners
            said[pronoun] = found.owners
        elif phrase.text(found.start) == "whose":
            found.owners = _whose(phrase, found.start, ends)
            found.owner_unknown = not found.owners
        if found.determiner == "other" and not found.owners and last_owned and last_owned.noun == found.noun:
            found.owners, found.owner_unknown = last_owned.owners, False
        if found.owners:
            last_owned = found
        joined = waiting is not None and found.start == waiting.end + 1 and not found.determiner
        if joined and waiting is not None and not found.owners and waiting.owners:
            found.owners = waiting.owners
        if _find_holders(reading, found, ends):
            if joined and waiting is not None:
                yield from _share(waiting, found)
            ends[found.end] = found
            if KIN.get(found.noun) in {SCHEMA.spouse, SKG.partner} and len(found.owners) == 1:
                pair = binder.remember((*found.owners, *found.holders), phrase)
            elif found.noun in PARENTS and found.plural and len(found.holders) == 2:
                pair = binder.remember(found.holders, phrase)
            if found.pattern == "before_name":
                ends[phrase.names_from(found.head + 1)[1] + 1] = found
            yield found
        waiting = found if phrase.text(found.end) == "and" else None


def _share(first: Description, second: Description) -> Iterator[Description]:
    """``his colleague and sweetheart Ann``, ``became the partner and friend of Ann``: what the first noun lacks."""
    if first.owners and not first.holders and second.pattern == "before_name":
        yield replace(first, holders=second.holders, pattern="listed")
    elif first.holders and not (first.owners or first.owner_unknown) and second.owners:
        yield replace(first, owners=second.owners)


def _is_another(phrase: Phrase, index: int, last: Description) -> bool:
    """``another sister, Ann, …; a third, Bea, …``."""
    return (
        phrase.text(index) in _ORDINALS
        and KIN.get(last.noun) == SCHEMA.sibling
        and phrase.text(index + 1) == ","
        and phrase.is_human(index + 2)
    )


def _whose(phrase: Phrase, at: int, ends: dict[int, Description]) -> tuple[str, ...]:
    """``Ann, whose brother …``; ``Ann, a nurse whose brother …``."""
    if at in ends:
        return ends[at].holders
    before = at - 1 - (phrase.text(at - 1) == ",")
    return phrase.items[before].ids if phrase.is_human(before) else ()


def _pronoun(found: Description) -> str:
    """``his``, ``her`` or ``their``, where that is the owner."""
    if found.determiner != "poss":
        return ""
    word = found.phrase.text(found.start)
    return word if word in {"his", "her", "their"} else ""


def _find_holders(reading: Reading, found: Description, ends: dict[int, Description]) -> bool:
    phrase, head = found.phrase, found.head
    own = phrase.items[head].ids
    if own:
        # who is named or meant elsewhere in the sentence is hardly described anew: "he helps the founder"
        others = {i for n, item in enumerate(phrase.items) if n != head for i in item.ids}
        return _set(found, tuple(i for i in own if i not in others), "nominal")
    if _is_name(phrase, head + 1) or _owned_name(phrase, head + 1):
        ids = phrase.names_from(head + 1)[0] if found.plural else phrase.items[head + 1].ids
        return _set(found, ids, "before_name")
    if found.noun in CHILDREN and not found.owners and found.determiner != "poss":
        found.owners = _havers(phrase, found.start - 1)
    if phrase.text(head + 1) in {"like", "including", "such"} and found.plural:
        at = head + (3 if phrase.text(head + 1) == "such" else 2)
        if phrase.is_human(at):
            return _set(found, phrase.names_from(at)[0], "such_as")
    if found.plural and phrase.text(found.end) in {":", ",", "–", "—"} and phrase.kind(found.end) == WORD:
        at = found.end + 1
        among = phrase.text(at) in {"among", "including", "namely"}
        at += 1 + (phrase.text(at) == "among") if among else 0
        at += phrase.text(at) == "the"
        if (among or phrase.text(found.end) == ":") and phrase.is_human(at):
            ids = phrase.names_from(at)[0]
            return len(ids) > 1 and _set(found, ids, "such_as")
    if phrase.text(head + 1) in _NAMED and phrase.is_human(head + 2):
        return _set(found, phrase.items[head + 2].ids, "named")
    if (
        found.owners
        and found.noun in CHILDREN
        and (found.determiner == "a" or found.plural)
        and phrase.text(found.start - 1) in _HAVING
        and phrase.text(head + 1) in {",", ":"}
        and phrase.is_human(head + 2)
    ):
        ids = phrase.names_from(head + 2)[0] if found.plural else phrase.items[head + 2].ids
        return _set(found, ids, "named")
    if phrase.text(head + 1) == "," and phrase.text(head + 2) in _NAMED and phrase.is_human(head + 3):
        return _set(found, phrase.items[head + 3].ids, "named")
    if _from_left(reading, found, ends) or _of_attribute(found):
        return True
    if found.owners and is_occupation(found.noun) and found.noun not in KIN.keys() | SERVANTS:
        actor = phrase.items[found.start]
        roles = _role_of(reading, actor) if actor.owner and not actor.pronoun else ()
        if roles:  # "Jane Roe's detective" is the one whom she plays
            found.owners = ()
            return _set(found, roles, "role")
    return _name_after_comma(found)


def _havers(phrase: Phrase, verb: int) -> tuple[str, ...]:
    """``They have a son, Ann``: both who are named before, or the one before the verb."""
    if phrase.text(verb) == "to" and phrase.text(verb - 1) == "birth" and phrase.text(verb - 2) in _GIVING:
        mother = verb - 3
        return (
            phrase.items[mother].ids if phrase.is_human(mother) and len(phrase.items[mother].ids) == 1 else ()
        )
    if phrase.text(verb) not in _HAVING:
        return ()
    at = verb - 1
    if phrase.is_human(at) and not (
        phrase.items[at].pronoun and len(phrase.items[at].ids) == 1 and phrase.text(at) == "they"
    ):
        return phrase.names_to(at)[0]
    if phrase.text(at).lower() != "they":
        return ()
    return two_before(phrase, at)


def _is_name(phrase: Phrase, at: int) -> bool:
    return phrase.is_human(at) and not phrase.items[at].pronoun


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
    if [phrase.text(before - i) for i in (2, 1, 0)] == ["at", "the", "time"]:
        before -= 3
    while phrase.text(before) in _AT_TIMES and before > 1 and phrase.kind(before) == WORD:
        before -= 1
    word = phrase.text(before)
    if before >= 0 and phrase.is_human(before) and found.determiner in {"the"} and word.lower() != "i":
        return False
    if word in {",", "–", "—"} and phrase.kind(before) == WORD:
        aside = None if found.determiner else _before_aside(phrase, before)
        if aside is not None:
            return aside in ends and _set(
                found, ends[aside].holders, "listed", asserting=ends[aside].asserting
            )
        if _is_name(phrase, before - 1) and _closes(phrase, found):
            ids = phrase.names_to(before - 1)[0] if found.plural else phrase.items[before - 1].ids
            pattern = "entry" if phrase.items[before - 1].borrowed else "apposition"
            return _set(found, ids, pattern)
        if before in ends and found.determiner and _closes(phrase, found):
            return _set(found, ends[before].holders, "listed", asserting=ends[before].asserting)
        return False
    if word in {"and", ";", "&", "turned", "who-turned", "or"} and phrase.kind(before) == WORD:
        at = before - 1 if phrase.text(before - 1) == "," else before
        if at in ends and at > ends[at].head:
            if not found.determiner and not found.owners and ends[at].determiner == "poss":
                found.owners = ends[at].owners  # "Ann's assistant and girlfriend"
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
                and not phrase.items[before - 1].pronoun
                and (phrase.text(before + 1) in {"the", "a", "an"} or phrase.items[before + 1].owner)
                and _set(found, phrase.items[before - 1].ids, "listed")
            )
        if item.human or item.token.pos_ in {"VERB", "AUX"} or item.text in {"who", "that", ";", "."}:
            return False
    return False


def _before_aside(phrase: Phrase, comma: int) -> int | None:
    """Index of ``and`` in ``head of ORG and, since the death of Ann, mayor``, if the comma ends such an aside."""
    for at in range(comma - 1, max(0, comma - 10), -1):
        if phrase.text(at) == "," and phrase.kind(at) == WORD:
            return at - 1 if phrase.text(at - 1) in {"and", "but"} else None
    return None


def _after_as(reading: Reading, found: Description) -> bool:
    phrase, at = found.phrase, found.start - 2
    if phrase.is_human(at):
        roles = _role_of(reading, phrase.items[at])
        if not roles and not found.determiner and phrase.items[at].real and phrase.text(at - 1) == "with":
            return _set(found, phrase.items[at].ids, "works_as")  # "with Jane Roe as managing director"
        return bool(roles) and _set(found, roles, "role")
    if phrase.text(at) in _PLAYING and phrase.is_human(at - 1):
        return _set(found, _role_of(reading, phrase.items[at - 1]), "role")
    seen = phrase.text(at - 1) in BEING and at > 1 and phrase.items[at].token.tag_ in {"VBN", "VBD"}
    if found.noun in KIN and seen and phrase.is_human(at - 2):  # "Ann is seen as a rival to Bob"
        return _set(found, phrase.items[at - 2].ids, "works_as", asserting=True)
    worker = _worker(phrase, found)
    return worker is not None and _set(found, worker.ids, "works_as", asserting=True)


def _worker(phrase: Phrase, found: Description) -> Item | None:
    """Who does something as what the noun says (``Ann returns as mayor``, ``Ann quit her job as a nurse``)."""
    glue = phrase.items[found.start - 1].token
    verb = glue.head
    for _ in range(4):
        if verb.pos_ in {"VERB", "AUX"}:
            break
        # "returns to town as mayor", where the parser ties "as" to the town
        if verb.lemma_.lower() not in _JOBS and verb.dep_ not in {"pobj", "prep"}:
            return None
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"} or verb.i >= glue.i:
        return None
    passive = any(t.dep_ in {"nsubjpass", "auxpass"} for t in verb.children)
    if verb.lemma_ in _EMPLOYING and not passive:
        return None
    if verb.lemma_ not in _SERVING and not (passive and verb.lemma_ in _EMPLOYING):
        return None
    worker = subject_of(phrase, verb)
    return worker if worker is not None and worker.human and len(worker.ids) == 1 else None


def _role_of(reading: Reading, item: Item) -> tuple[str, ...]:
    """The one character whom an actor plays."""
    played = {r.character for r in reading.roles if r.actor in item.ids}
    return tuple(played) if len(played) == 1 and reading.is_a(item.ids[0], SCHEMA.Person) else ()


def _is_character(phrase: Phrase, at: int) -> bool:
    return phrase.is_human(at) and not phrase.items[at].real


def _after_being(found: Description, ends: dict[int, Description], at: int) -> bool:
    phrase, seen = found.phrase, False
    first = at
    while at >= 0 and phrase.kind(at) == WORD and first - at < 8:
        if phrase.text(at) in BEING:
            seen = True
        elif phrase.text(at) not in _AROUND:
            break
        at -= 1
    if not seen or at < 0:
        return False
    if phrase.text(at) in {"who", "that"} and phrase.kind(at) == WORD:
        at -= 1
        if at in ends or at + 1 in ends:
            return _set(
                found, ends[at + 1 if at + 1 in ends else at].holders or (), "relative", asserting=True
            )
        at -= phrase.text(at) == ","
        if not phrase.is_human(at):
            return at > 0 and _name_after_comma(found, first=False)
    if phrase.is_human(at):
        if phrase.text(at - 1) in {"whether", "if"}:
            return False
        ids = phrase.names_to(at)[0] if found.plural or found.noun in COUPLES else phrase.items[at].ids
        if not found.plural and phrase.text(at - 1) == "and" and found.noun not in COUPLES:
            return False
        # "Jane Roe was the vicar, Ann": the actor is none
        if phrase.items[at].real and phrase.text(found.end) == "," and _is_character(phrase, found.end + 1):
            return False
        return _set(found, ids, "being", asserting=True)
    if phrase.text(at) == "," and at in ends:
        return _set(found, ends[at].holders, "being", asserting=True)
    return False


def _of_attribute(found: Description) -> bool:
    """``Ann, who to everyone's surprise became mayor``: as the parser ties the noun to its subject."""
    token, phrase = found.token, found.phrase
    verb = token.head
    if (
        token.dep_ != "attr"
        or verb.lemma_ not in {"be", "become", "remain"}
        or found.plural
        or verb.i > token.i
    ):
        return False
    subject = subject_of(phrase, verb, below=token)
    if subject is None or not subject.human or len(subject.ids) != 1:
        return False
    if subject.real and not (found.noun in MAKERS | ENTERTAINERS and verb.lemma_ == "be"):
        return False  # "Jane Roe is a nurse" may be her role
    return _set(found, subject.ids, "being", asserting=True)


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
        if found.start == 0 or (
            found.determiner in {"the", "poss", "other"} and after in {",", ".", ";", "", "and"}
        ):
            return _set(found, ids, "name_after_comma")
        # "calls a nurse, Ann, who": not "a nurse, Ann and a cat"
        if found.determiner == "a" and after in {",", ".", ";", "", ":", "–", "—"}:
            listed = phrase.text(last + 2) in {"a", "an", "and", "or"} or phrase.is_human(last + 2)
            return not listed and _set(found, ids, "name_after_comma")
        return False
    if first and found.start > 1:
        return False
    for end in range(at, min(len(phrase.items), at + _LONGEST_FRONT)):
        if phrase.kind(end) == HUMAN:
            return False
        if phrase.text(end) == "," and phrase.kind(end) == WORD:
            follows = _is_name(phrase, end + 1)
            return follows and _set(found, phrase.items[end + 1].ids, "fronted")
    return False
