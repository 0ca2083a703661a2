"""Ties between two people or two characters: family, love, friendship, enmity, work.

Read: nouns of kin and other ties with their owner (``his wife Ann``, ``Ann, the daughter of Bob``, ``Bob is Ann's
best friend``, ``the siblings Ann and Bob``), nouns of a bond (``Ann's marriage to Bob``), and verbs
(``Ann marries Bob``, ``Ann is dating Bob``).
Left alone: owners whom the text does not name (``his wife Ann`` of nobody), ties of an actor to a character.

Matched:    ``Ann Lee, whose husband drowned, is consoled by her brother Bob.``
Left alone: ``A father figure for Ann, Bob gets along with everybody's sister.``

Source: own rules over ``extract.descriptions`` and spaCy's clauses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import Modality, Span, Statement
from ...ontology.terms import SCHEMA, SKG
from ..clauses import Clause, clauses
from ..descriptions import describe
from ..extractor import Extractor
from ..lexicon_people import CHILDREN, COUPLES, KIN, LOVE_WORDS, PARENTS, SERVANTS, WORK_WORDS
from ..modality import modality_of
from ..nlp import Sentence
from ..noun_phrases import Description
from ..phrases import Phrase
from ..reading import Reading
from ..retelling import Retelling, retell

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
    ("fall", "for"): SKG.partner,
    ("befriend", ""): SKG.friendOf,
    ("adopt", ""): SCHEMA.children,
    ("father", ""): SCHEMA.children,
    ("feud", "with"): SKG.enemyOf,
    ("work", "for"): SCHEMA.colleague,
    ("work", "with"): SCHEMA.colleague,
    ("work", "alongside"): SCHEMA.colleague,
}
_CUES: Final = frozenset(v for v, _ in _VERBS)
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
    ("love", "with"): SKG.partner,
    ("pregnant", "by"): SKG.partner,
    ("affair", "with"): SKG.partner,
    ("relationship", "with"): SKG.partner,
    ("fling", "with"): SKG.partner,
    ("romance", "with"): SKG.partner,
    ("out", "with"): SKG.partner,
    ("friends", "with"): SKG.friendOf,
}
_ROMANTIC: Final = frozenset({"romantic", "sexual", "love", "intimate", "passionate", "secret", "illicit"})
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
    for phrase, descriptions in describe(reading):
        for found in descriptions:
            yield from _of_noun(reading, found)
        yield from _of_bonds(reading, phrase)
        yield from _of_birth(reading, phrase)
    cued = [s for s in reading.sentences if any(t.lemma_.lower() in _CUES for t in s.tokens)]
    for told in retell(reading, cued):
        yield from _of_verbs(reading, told)


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


def _of_noun(reading: Reading, found: Description) -> Iterator[Statement]:
    if found.untrue:
        return
    predicate = KIN.get(found.noun)
    if found.noun == "partner":
        predicate = _partner(found)
    elif found.noun in SERVANTS and found.owners:
        predicate = SCHEMA.colleague
    elif found.noun in COUPLES:
        predicate = SCHEMA.spouse if "married" in found.modifiers or found.noun != "couple" else SKG.partner
    if predicate is None or any(
        "grand" in w or "great" in w.split("-") or w == "law" for w in found.modifiers
    ):
        return
    modality = _modality(reading, found)
    common = {"pattern": found.pattern, "modality": modality, "start": found.phrase.start}
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
    owners = _owners(found, predicate)
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


def _owners(found: Description, predicate: str) -> tuple[str, ...]:
    """Whose it is: of ``A and B's wife`` only B's; of ``their wife`` nobody's."""
    if predicate in {SCHEMA.spouse} and len(found.owners) > 1:
        return found.owners[-1:] if found.joint else ()
    return found.owners


def _partner(found: Description) -> str | None:
    words = set(found.modifiers) | {i.text for i in found.phrase.items if not i.kind}
    if words & {"love", "romance", "romantic", "gay", "lesbian", "lovers", "married", "wedding"} | (
        set(found.modifiers) & LOVE_WORDS
    ):
        return SKG.partner
    if words & WORK_WORDS:
        return SCHEMA.colleague
    return SKG.partner if found.owners and not found.plural else None


def _modality(reading: Reading, found: Description) -> Modality:
    """A clause that says it decides; what is taken for granted holds unless the sentence is a rumour."""
    sentence = found.phrase.sentence
    if found.asserting:
        return modality_of(found.token, sentence, reading)
    whole = reading.modalities[sentence.index]
    return whole if whole in {Modality.RUMOURED} else Modality.STATED


# --- bonds and states -------------------------------------------------------------------------------


def _of_bonds(reading: Reading, phrase: Phrase) -> Iterator[Statement]:
    """``Ann's marriage to Bob``, ``the love story of Ann and Bob``, ``Ann is engaged to Bob``."""
    for at, item in enumerate(phrase.items):
        if item.kind:
            continue
        predicate = _BONDS.get(item.text)
        if predicate is not None and (item.text != "story" or phrase.text(at - 1) == "love"):
            pair = _pair(phrase, at)
            if pair is not None:
                modality = reading.modalities[phrase.sentence.index]
                modality = modality if modality is Modality.RUMOURED else Modality.STATED
                yield from _tie(
                    reading,
                    *pair[:1],
                    predicate,
                    *pair[1:],
                    phrase.sentence,
                    pattern="bond",
                    modality=modality,
                )
        state = _STATES.get((item.text, phrase.text(at + 1)))
        if state is None or (item.text == "relationship" and phrase.text(at - 1) not in _ROMANTIC):
            continue
        other = _next_name(phrase, at + 2)
        subject = _subject(phrase, at)
        if subject is not None and other is not None:
            modality = modality_of(item.token, phrase.sentence, reading)
            yield from _tie(
                reading, subject, state, other, phrase.sentence, pattern="state", modality=modality
            )


def _of_birth(reading: Reading, phrase: Phrase) -> Iterator[Statement]:
    """``Ann was born in Leeds to Bob, a miner, and Cleo``."""
    born = next((n for n, i in enumerate(phrase.items) if i.text == "born" and not i.kind), None)
    child = None if born is None else _subject(phrase, born)
    if born is None or child is None:
        return
    parents: list[str] = []
    for at in range(born + 1, min(len(phrase.items), born + 24)):
        before = phrase.text(at - 1)
        if phrase.text(at) in {";", "who", "."}:
            break
        if not phrase.is_human(at) or phrase.items[at].pronoun:
            continue
        if (before == "to" and not parents) or (before in {"and", ","} and len(parents) == 1):
            parents += phrase.items[at].ids
    for parent in parents[:2]:
        yield from _tie(
            reading, parent, SCHEMA.children, child, phrase.sentence, pattern="born", modality=Modality.STATED
        )


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
        if not item.kind and (item.token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or item.text in ".;:("):
            return None
    return None


def _subject(phrase: Phrase, at: int) -> str | None:
    """The nearest name before the state with nothing but auxiliaries, verbs of falling and the like between."""
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


# --- verbs ------------------------------------------------------------------------------------------


def _of_verbs(reading: Reading, told: Retelling) -> Iterator[Statement]:
    sentence = told.sentence
    for clause in clauses(sentence.tokens, names=told.names).values():
        if clause.nominal or clause.lemma not in _CUES:
            continue
        modality = modality_of(clause.head, sentence, told)
        for predicate, one, two in _pairs(told, clause):
            yield from _tie(reading, one, predicate, two, told.original, pattern="verb", modality=modality)


def _pairs(told: Retelling, clause: Clause) -> Iterator[tuple[str, str, str]]:
    subjects = _people(told, clause.agents)
    direct = _VERBS.get((clause.lemma, ""))
    objects = _people(told, clause.patients)
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
            for two in _people(told, (token,)):
                yield predicate, one, two


def _people(told: Retelling, tokens: tuple[object, ...]) -> list[str]:
    out: list[str] = []
    row = told.reading.mentions[told.original.index]
    for token in tokens:
        mention = told.mention_at(told.sentence, token)  # type: ignore[arg-type]
        if mention is None:
            continue
        same = [m.entity for m in row if m.span == mention.span]
        out += [e for e in same if told.reading.entities[e].cls in _HUMAN]
    return list(dict.fromkeys(out))


EXTRACTOR: Extractor = Kinship()
