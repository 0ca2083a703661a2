"""Ties between two people or two characters: family, love, friendship, enmity, work.

Read: nouns of kin and other ties with their owner (``his wife Ann``, ``Ann, the daughter of Bob``, ``Bob is Ann's
best friend``, ``the siblings Ann and Bob``), nouns of a bond (``Ann's marriage to Bob``), and verbs
(``Ann marries Bob``, ``Ann is dating Bob``).
Left alone: owners whom the text does not name (``his wife Ann`` of nobody), ties of an actor to a character.

Matched:    ``Ann Lee, whose husband drowned, is consoled by her brother Bob.``
Left alone: ``A father figure for Ann, Bob gets along with everybody's sister.``

Measured with annotated entities on articles of every kind: precision 0.81, recall 0.44 on those for development,
0.86 and 0.35 on those held out. Source: own rules over ``extract.descriptions``, ``extract.bonds`` and ``extract.clauses``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import Modality, Span, Statement
from ...ontology.terms import SCHEMA, SKG
from ..bonds import find_bonds
from ..clauses import Clause
from ..cued import clauses_with, people_of
from ..descriptions import describe
from ..extractor import Extractor
from ..lexicon_people import CHILDREN, COUPLES, KIN, LAW, LOVE_WORDS, PARENTS, SERVANTS, WORK_WORDS
from ..modality import modality_of
from ..nlp import Sentence
from ..noun_phrases import Description
from ..phrases import Phrase
from ..reading import Reading, stand_ins
from ..retelling import Retelling

NAME: Final = "kinship"
_HUMAN: Final = frozenset({SKG.Character, SCHEMA.Person})
# Verb → predicate; "" as preposition is a direct object.
_VERBS: Final[dict[tuple[str, str], str]] = {
    ("marry", ""): SCHEMA.spouse,
    ("wed", ""): SCHEMA.spouse,
    ("divorce", ""): SCHEMA.spouse,
    ("remarry", ""): SCHEMA.spouse,
    ("marry", "to"): SCHEMA.spouse,
    ("elope", "with"): SKG.partner,
    ("date", ""): SKG.partner,
    ("romance", ""): SKG.partner,
    ("sleep", "with"): SKG.partner,
    ("cheat", "with"): SKG.partner,
    ("hate", ""): SKG.enemyOf,
    ("loathe", ""): SKG.enemyOf,
    ("team", "with"): SCHEMA.colleague,
    ("befriend", ""): SKG.friendOf,
    ("adopt", ""): SCHEMA.children,
    ("father", ""): SCHEMA.children,
    ("feud", "with"): SKG.enemyOf,
    ("work", "for"): SCHEMA.colleague,
    ("work", "with"): SCHEMA.colleague,
    ("work", "alongside"): SCHEMA.colleague,
}
_CUES: Final = frozenset(v for v, _ in _VERBS)
# How sure a pattern is; own estimate on development articles.
_CONFIDENCE: Final = {
    "before_name": 0.92,
    "apposition": 0.88,
    "being": 0.9,
    "named": 0.9,
    "entry": 0.85,
    "name_after_comma": 0.8,
    "listed": 0.75,
    "relative": 0.8,
    "fronted": 0.7,
    "nominal": 0.6,
    "together": 0.85,
    "verb": 0.8,
    "bond": 0.75,
    "born": 0.85,
    "both": 0.8,
    "state": 0.8,
}


@dataclass(frozen=True, slots=True)
class Kinship:
    """Family, love, friendship, enmity and work between two."""

    name: str = NAME
    emits: frozenset[str] = frozenset(
        {
            SCHEMA.children,
            SCHEMA.sibling,
            SCHEMA.spouse,
            SKG.partner,
            SKG.friendOf,
            SKG.enemyOf,
            SCHEMA.colleague,
        }
    )

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Ties of nouns in reading order, then those of verbs."""
        told: set[tuple[str, str, str, Modality]] = set()
        ties = [(s, str(s.object)) for s in _all(reading)]
        married = {frozenset({s.subject, o}) for s, o in ties if s.predicate == SCHEMA.spouse}
        for statement, other in ties:
            # those who marry in the end are spouses, not partners
            if statement.predicate == SKG.partner and frozenset({statement.subject, other}) in married:
                continue
            pair = (statement.subject, other)
            one, two = pair if statement.predicate == SCHEMA.children else sorted(pair)
            key = (one, statement.predicate, two, statement.evidence.modality)
            if key not in told:
                told.add(key)
                yield statement


def _all(reading: Reading) -> Iterator[Statement]:
    described = describe(reading)
    law = frozenset(h for _, row in described for d in row if d.noun in LAW for h in d.holders)
    for phrase, descriptions in described:
        for found in descriptions:
            yield from _of_noun(reading, found, law)
        yield from _of_bonds(reading, phrase)
    for told, clause in clauses_with(reading, _CUES):
        modality = modality_of(clause.head, told.sentence, told)
        for predicate, one, two in _pairs(told, clause):
            yield from _tie(reading, one, predicate, two, told.original, pattern="verb", modality=modality)


def _tie(
    reading: Reading,
    subject: str,
    predicate: str,
    other: str,
    sentence: Sentence,
    *,
    pattern: str,
    modality: Modality,
    start: int | None = None,
    factor: float = 1.0,
) -> Iterator[Statement]:
    """One statement, if both are characters or both real people, and the text does not merely wish it."""
    one, two = reading.entities[subject].cls, reading.entities[other].cls
    if subject == other or one != two or one not in _HUMAN or modality is Modality.PLANNED:
        return
    yield reading.statement(
        subject,
        predicate,
        other,
        sentence,
        extractor=NAME,
        pattern=pattern,
        confidence=round(_CONFIDENCE.get(pattern, 0.7) * factor, 2),
        modality=modality,
        span=Span(start=start, end=sentence.span.end) if start is not None else None,
    )


# --- nouns ----------------------------------------------------------------------------------------


def _of_noun(reading: Reading, found: Description, law: frozenset[str]) -> Iterator[Statement]:
    if found.untrue:
        return
    predicate = KIN.get(found.noun)
    if found.noun in {"boy", "girl"} and found.owners and "little" in found.modifiers:
        predicate = SCHEMA.children
    if found.noun == "partner":
        predicate = _partner(found, law)
    elif found.owners and (found.noun in SERVANTS or {"right-hand", "spin"} & set(found.modifiers)):
        predicate = SCHEMA.colleague
    elif found.noun in COUPLES:
        predicate = SCHEMA.spouse if "married" in found.modifiers or found.noun != "couple" else SKG.partner
    if predicate is None or any(
        "grand" in w or "great" in w.split("-") or w == "law" for w in found.modifiers
    ):
        return
    modality = _modality(reading, found)
    common = {"pattern": found.pattern, "modality": modality, "start": found.phrase.start}
    if found.noun == "partner" and predicate == SKG.partner:
        common["factor"] = 0.75  # it may be one at work all the same
    if (found.plural or found.noun in COUPLES) and not found.owners:
        if found.owner_unknown or predicate == SCHEMA.children or len(found.holders) < 2:
            return
        if found.pattern not in {"before_name", "being", "name_after_comma", "relative", "apposition"}:
            return
        common["pattern"] = "together"
        for i, one in enumerate(found.holders):
            for two in found.holders[i + 1 :]:
                yield from _tie(reading, one, predicate, two, found.phrase.sentence, **common)  # type: ignore[arg-type]
        return
    owners = _played(reading, _owners(found, predicate), found.holders)
    for owner in owners:
        for holder in found.holders:
            one, two = (holder, owner) if found.noun in PARENTS else (owner, holder)
            yield from _tie(reading, one, predicate, two, found.phrase.sentence, **common)  # type: ignore[arg-type]
    if found.plural and found.noun in CHILDREN:
        for i, one in enumerate(found.holders):
            for two in found.holders[i + 1 :]:
                yield from _tie(
                    reading,
                    one,
                    SCHEMA.sibling,
                    two,
                    found.phrase.sentence,
                    factor=0.9,
                    **common,  # type: ignore[arg-type]
                )


def _played(reading: Reading, owners: tuple[str, ...], holders: tuple[str, ...]) -> tuple[str, ...]:
    """``Jane Roe, as Ann, and Bob Poe, as her father, Max``: she is the one whom the actor plays."""
    if not all(reading.is_a(h, SKG.Character) for h in holders):
        return owners
    played = reading.once(stand_ins)
    return tuple(played.get(o, o) if reading.is_a(o, SCHEMA.Person) else o for o in owners)


def _owners(found: Description, predicate: str) -> tuple[str, ...]:
    """Whose it is: of ``A and B's wife`` only B's; of ``their wife`` nobody's."""
    if predicate in {SCHEMA.spouse} and len(found.owners) > 1:
        return found.owners[-1:] if found.joint else ()
    return found.owners


def _partner(found: Description, law: frozenset[str]) -> str | None:
    """Love or work, by the words beside it and by the trade of the two; love where nothing tells."""
    words = set(found.modifiers) | {i.text for i in found.phrase.items if not i.kind}
    if words & {"love", "romance", "romantic", "gay", "lesbian", "lovers", "married", "wedding"} | (
        set(found.modifiers) & LOVE_WORDS
    ):
        return SKG.partner
    beside = {found.phrase.text(i) for i in range(found.head + 1, found.head + 4)}
    if beside & {"friend", "comrade"} and "and" in beside:
        return SCHEMA.colleague
    if words & WORK_WORDS or law & {*found.owners, *found.holders}:
        return SCHEMA.colleague
    return SKG.partner if found.owners and not found.plural else None


def _modality(reading: Reading, found: Description) -> Modality:
    """A clause that says it decides; what is taken for granted holds unless the sentence is a rumour."""
    if found.asserting:
        return modality_of(found.token, found.phrase.sentence, reading)
    return _granted(reading, found.phrase)


def _granted(reading: Reading, phrase: Phrase) -> Modality:
    whole = reading.modalities[phrase.sentence.index]
    return whole if whole is Modality.RUMOURED else Modality.STATED


# --- bonds ----------------------------------------------------------------------------------------


def _of_bonds(reading: Reading, phrase: Phrase) -> Iterator[Statement]:
    for bond in find_bonds(phrase):
        if bond.asserting:
            modality = modality_of(bond.token, phrase.sentence, reading)
        else:
            modality = _granted(reading, phrase)
        yield from _tie(
            reading,
            bond.one,
            bond.predicate,
            bond.two,
            phrase.sentence,
            pattern=bond.pattern,
            modality=modality,
            start=phrase.start,
        )


# --- verbs ------------------------------------------------------------------------------------------


def _pairs(told: Retelling, clause: Clause) -> Iterator[tuple[str, str, str]]:
    subjects = people_of(told, clause.agents)
    direct = _VERBS.get((clause.lemma, ""))
    objects = people_of(told, clause.patients)
    if direct is not None:
        if len(subjects) == 2 and not objects and direct == SCHEMA.spouse and not clause.objects:
            yield direct, subjects[0], subjects[1]
        for one in subjects[:1] if direct != SCHEMA.children else subjects:
            for two in objects:
                yield direct, one, two
    for preposition, token in clause.obliques:
        predicate = _VERBS.get((clause.lemma, preposition))
        if predicate is None:
            continue
        for one in (subjects or objects)[:1]:
            for two in people_of(told, (token,)):
                yield predicate, one, two


EXTRACTOR: Extractor = Kinship()
