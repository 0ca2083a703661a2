"""Bearers of a description that a verb names: beyond a verb of being, behind ``as``, as what an actor plays.

``Ann, who is now a nurse``; ``Ann returns as mayor``; ``stars Jane Roe as a nurse``. Word by word where that is
enough, by the parser's subjects where words stand between.
"""

from typing import Final

from ..ontology.terms import SCHEMA
from .binding import subject_of
from .lexicon_people import COUPLES, ENTERTAINERS, KIN, MAKERS
from .noun_phrases import Description
from .phrases import BEING, HUMAN, WORD, Item, Phrase
from .reading import Reading

_AROUND: Final = frozenset(
    """not n't n’t never still now once also both really actually to out revealed has have had will turns turned
    then later currently formerly secretly himself herself themselves no longer all probably reportedly perhaps might may
    could would 'd ’d rumored rumoured believed said apparently indeed technically just only""".split()
)
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
PLAYING: Final = frozenset(
    "play plays played playing portray portrays portrayed star stars starring starred appears".split()
)
# How far the name may stand behind a phrase at the head of the sentence.
_LONGEST_FRONT: Final = 16


def set_holders(found: Description, ids: tuple[str, ...], pattern: str, *, asserting: bool = False) -> bool:
    found.holders = tuple(i for i in dict.fromkeys(ids) if i not in found.owners or found.plural)
    found.pattern, found.asserting = pattern, asserting
    return bool(found.holders)


def after_as(reading: Reading, found: Description) -> bool:
    phrase, at = found.phrase, found.start - 2
    if phrase.is_human(at):
        roles = role_of(reading, phrase.items[at])
        if not roles and not found.determiner and phrase.items[at].real and phrase.text(at - 1) == "with":
            return set_holders(
                found, phrase.items[at].ids, "works_as"
            )  # "with Jane Roe as managing director"
        return bool(roles) and set_holders(found, roles, "role")
    if phrase.text(at) in PLAYING and phrase.is_human(at - 1):
        return set_holders(found, role_of(reading, phrase.items[at - 1]), "role")
    seen = phrase.text(at - 1) in BEING and at > 1 and phrase.items[at].token.tag_ in {"VBN", "VBD"}
    if found.noun in KIN and seen and phrase.is_human(at - 2):  # "Ann is seen as a rival to Bob"
        return set_holders(found, phrase.items[at - 2].ids, "works_as", asserting=True)
    worker = _worker(phrase, found)
    return worker is not None and set_holders(found, worker.ids, "works_as", asserting=True)


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


def role_of(reading: Reading, item: Item) -> tuple[str, ...]:
    """The one character whom an actor plays."""
    played = {r.character for r in reading.roles if r.actor in item.ids}
    return tuple(played) if len(played) == 1 and reading.is_a(item.ids[0], SCHEMA.Person) else ()


def is_character(phrase: Phrase, at: int) -> bool:
    return phrase.is_human(at) and not phrase.items[at].real


def after_being(found: Description, ends: dict[int, Description], at: int) -> bool:
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
    relative = phrase.text(at) in {"who", "that"} and phrase.kind(at) == WORD
    if relative:
        at -= 1
        if at in ends or at + 1 in ends:
            return set_holders(
                found, ends[at + 1 if at + 1 in ends else at].holders or (), "relative", asserting=True
            )
        at -= phrase.text(at) == ","
        if not phrase.is_human(at):
            return at > 0 and name_after_comma(found, first=False)
    if phrase.is_human(at):
        if phrase.text(at - 1) in {"whether", "if"}:
            return False
        ids = phrase.names_to(at)[0] if found.plural or found.noun in COUPLES else phrase.items[at].ids
        together = phrase.text(at - 1) == "and" and not relative  # "Bob and Ann, who was a nurse": she alone
        if not found.plural and together and found.noun not in COUPLES:
            return False
        # "Jane Roe was the vicar, Ann": the actor is none
        if phrase.items[at].real and phrase.text(found.end) == "," and is_character(phrase, found.end + 1):
            return False
        return set_holders(found, ids, "being", asserting=True)
    if phrase.text(at) == "," and at in ends:
        return set_holders(found, ends[at].holders, "being", asserting=True)
    return False


def of_attribute(found: Description) -> bool:
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
    told = found.noun in MAKERS | ENTERTAINERS | KIN.keys() and verb.lemma_ == "be"
    if subject.real and phrase.text(found.end) == "," and is_character(phrase, found.end + 1):
        return False  # "Jane Roe was Bob's wife, Ann": she is Ann
    if subject.real and not told:
        return False  # "Jane Roe is a nurse" may be her role
    return set_holders(found, subject.ids, "being", asserting=True)


def name_after_comma(found: Description, *, first: bool = True) -> bool:
    """``An engineer from ORG, Ann asks``; ``the vicar, Paul``; ``their sister, Ann, asks``."""
    phrase, at = found.phrase, found.end
    siblings = (
        found.plural and KIN.get(found.noun) == SCHEMA.sibling and phrase.text(found.start - 1) in BEING
    )
    if not found.determiner and first and found.start > 0 and not siblings:
        return False
    if phrase.text(found.head + 1) == "," and phrase.is_human(found.head + 2):
        at = found.head + 1
        if phrase.items[at + 1].pronoun:
            return False
        ids, last = phrase.names_from(at + 1) if found.plural else (phrase.items[at + 1].ids, at + 1)
        after = phrase.text(last + 1)
        if (
            found.start == 0
            or siblings
            or (found.determiner in {"the", "poss", "other"} and after in {",", ".", ";", "", "and"})
        ):
            return set_holders(found, ids, "name_after_comma")
        # "calls a nurse, Ann, who": not "a nurse, Ann and a cat"
        if found.determiner == "a" and after in {",", ".", ";", "", ":", "–", "—"}:
            on = last + 2 + (phrase.text(last + 2) in {"and", "or"})
            listed = phrase.text(on) in {"a", "an", "the"} or phrase.is_human(on)
            return not listed and set_holders(found, ids, "name_after_comma")
        return False
    if first and found.start > 1:
        return False
    for end in range(at, min(len(phrase.items), at + _LONGEST_FRONT)):
        if phrase.kind(end) == HUMAN:
            return False
        if phrase.text(end) == "," and phrase.kind(end) == WORD:
            follows = is_name(phrase, end + 1)
            return follows and set_holders(found, phrase.items[end + 1].ids, "fronted")
    return False


def is_name(phrase: Phrase, at: int) -> bool:
    return phrase.is_human(at) and not phrase.items[at].pronoun
