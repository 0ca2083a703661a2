"""What somebody is and where he belongs: occupation, organization, leadership, home.

Read: trades before and after names (``detective Ann Lee``, ``Ann, an FBI agent``, ``Ann is a nurse in Leeds``,
``an engineer from the Works who became mayor, Ann``), what an actor plays (``stars Jane Roe as a nurse``),
entries of cast lists (``Ann Lee: head of the Works``), members (``Ann of the Works``, ``works for``, ``joins``),
leaders (``the boss of the Works``, ``leads``, ``founded``), homes (``lives in Leeds``).
Left alone: trades of the screen where a real person is meant (``director Jane Roe``), what somebody wants to be.

Matched:    ``Ann Lee, the head of security at Acme, lives in Leeds.``
Left alone: ``Ann wants to become a nurse.``

Measured with annotated entities on articles of every kind: precision 0.91, recall 0.60 on those for development,
0.78 and 0.37 on those held out. Source: own rules over ``extract.descriptions`` and ``extract.belonging``; word lists
in ``extract/trades.py`` and ``extract/lexicon_people.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import Modality, Span, Statement, Value
from ...ontology.terms import SCHEMA, SKG
from ..belonging import CUES, PASSIVE, objects_of
from ..cued import clauses_with, people_of
from ..descriptions import describe
from ..extractor import Extractor
from ..job_titles import led_by, title_of, titles_in
from ..lexicon_people import CHILDREN, COUPLES, ENTERTAINERS, KIN, MAKERS, PEOPLE
from ..modality import modality_of
from ..nlp import Sentence
from ..noun_phrases import Description
from ..phrases import ORGANIZATION, WORD, Phrase
from ..reading import Reading, stand_ins

NAME: Final = "affiliations"
_HUMAN: Final = frozenset({SKG.Character, SCHEMA.Person})
# How sure a pattern is; own estimate on development articles.
_CONFIDENCE: Final = {
    "before_name": 0.9,
    "apposition": 0.88,
    "entry": 0.85,
    "being": 0.85,
    "works_as": 0.9,
    "role": 0.85,
    "listed": 0.8,
    "relative": 0.8,
    "fronted": 0.8,
    "such_as": 0.8,
    "nominal": 0.75,
    "name_after_comma": 0.7,
    "title": 0.85,
    "of_organization": 0.85,
    "are_members": 0.75,
    "owner": 0.8,
    "verb": 0.8,
}


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Occupations, members and leaders of organizations, homes."""

    name: str = NAME
    emits: frozenset[str] = frozenset({SCHEMA.jobTitle, SCHEMA.memberOf, SKG.leads, SCHEMA.homeLocation})

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Noun phrases in reading order, then verbs; each fact once for each modality."""
        told: set[tuple[str, str, str | Value, Modality]] = set()
        ordered = list(_all(reading))
        leading = {(s.subject, s.object) for s in ordered if s.predicate == SKG.leads}
        for statement in ordered:
            key = (statement.subject, statement.predicate, statement.object, statement.evidence.modality)
            # who leads an organization is not counted among its members as well
            if key in told or (statement.predicate == SCHEMA.memberOf and key[::2] in leading):
                continue
            told.add(key)
            yield statement


def _all(reading: Reading) -> Iterator[Statement]:
    for phrase, descriptions in describe(reading):
        for found in descriptions:
            yield from _of_noun(reading, found)
        yield from _beside_names(reading, phrase)
    for told, clause in clauses_with(reading, CUES):
        modality = modality_of(clause.head, told.sentence, told)
        turned = clause.lemma in PASSIVE
        if turned and not clause.passive:
            continue
        for person in people_of(told, clause.subjects if turned else clause.agents):
            for predicate, other in objects_of(told, clause):
                subject = _whom(reading, person, predicate, other)
                if subject is not None:
                    yield from _say(
                        reading, subject, predicate, other, told.original, pattern="verb", modality=modality
                    )


def _say(
    reading: Reading,
    subject: str,
    predicate: str,
    object_: str | Value,
    sentence: Sentence,
    *,
    pattern: str,
    modality: Modality,
    start: int | None = None,
    factor: float = 1.0,
) -> Iterator[Statement]:
    if reading.entities[subject].cls not in _HUMAN or modality is Modality.PLANNED:
        return
    yield reading.statement(
        subject,
        predicate,
        object_,
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
    sentence = found.phrase.sentence
    if found.asserting:
        modality = modality_of(found.token, sentence, reading)
    else:
        whole = reading.modalities[sentence.index]
        modality = whole if whole is Modality.RUMOURED else Modality.STATED
    leads = led_by(found)
    kin = (
        (found.noun in KIN and not (found.noun == "boss" and not found.owners))
        or found.noun in COUPLES
        or found.noun in CHILDREN
        or found.noun == "partner"
    )
    for holder in found.holders:
        common = {"pattern": found.pattern, "modality": modality, "start": found.phrase.start}
        title = None if kin else title_of(reading, found, holder, led=bool(leads))
        if title:
            yield from _say(reading, holder, SCHEMA.jobTitle, Value(lexical=title), sentence, **common)  # type: ignore[arg-type]
        for how, organization in found.organizations:
            if organization in leads:
                yield from _say(reading, holder, SKG.leads, organization, sentence, **common)  # type: ignore[arg-type]
            elif kin and found.noun not in {"boss", "superior"}:
                continue
            elif _is_member(reading, found, holder, how):
                yield from _say(reading, holder, SCHEMA.memberOf, organization, sentence, **common)  # type: ignore[arg-type]
        for how, place in found.places:
            if kin or not reading.is_a(holder, SKG.Character) or not _is_home(found, how):
                continue
            yield from _say(reading, holder, SCHEMA.homeLocation, place, sentence, factor=0.9, **common)  # type: ignore[arg-type]


def _is_member(reading: Reading, found: Description, holder: str, how: str) -> bool:
    if (found.owners and how in {"of", "to"}) or (
        how in {"to", "on"} and found.noun not in {"reporter", "journalist"}
    ):
        return False
    if reading.is_a(holder, SCHEMA.Person):
        # "Netflix star", "BBC director": a screen trade beside its network says nothing of belonging
        return found.noun not in MAKERS | ENTERTAINERS and found.noun not in KIN
    return True


def _is_home(found: Description, how: str) -> bool:
    if how == "'s":
        return True
    if how == "of":
        return found.noun in {"king", "queen", "emperor", "ruler", "lord", "native", "resident", "citizen", "mayor", "sheriff",
                              "governor", "president", "inhabitant"}  # fmt: skip
    if how == "before":
        known = found.noun in PEOPLE or found.pattern in {"apposition", "being"}
        return known and found.noun not in MAKERS | ENTERTAINERS | {"survivor"}
    return how in {"in", "from", "on", "at", "near"}


# --- beside names -----------------------------------------------------------------------------------


def _beside_names(reading: Reading, phrase: Phrase) -> Iterator[Statement]:
    """``Ann of the Works``, ``Ann, of the Works``, ``Ann and Bob, who are Rebels``, and titles inside mentions."""
    sentence = phrase.sentence
    whole = reading.modalities[sentence.index]
    modality = whole if whole is Modality.RUMOURED else Modality.STATED
    for at, item in enumerate(phrase.items):
        if not item.human or item.pronoun or not reading.is_a(item.ids[0], SKG.Character):
            continue
        after = at + 1 + (phrase.text(at + 1) == ",")
        if phrase.text(after) == "of":
            target = after + 1 + (phrase.text(after + 1) == "the")
            if phrase.kind(target) == ORGANIZATION and not phrase.items[target].possessive:
                yield from _say(
                    reading, item.ids[0], SCHEMA.memberOf, phrase.items[target].ids[0], sentence,
                    pattern="of_organization", modality=modality, start=phrase.start,
                )  # fmt: skip
        elif phrase.text(after) == "who" and _are_of(phrase, after + 1):
            for member in phrase.names_to(at)[0]:
                yield from _say(
                    reading, member, SCHEMA.memberOf, phrase.items[after + 2].ids[0], sentence,
                    pattern="are_members", modality=modality, start=phrase.start,
                )  # fmt: skip
        titles = titles_in(item.text, reading.entities[item.ids[0]].name)
        if titles:
            yield from _say(
                reading, item.ids[0], SCHEMA.jobTitle, Value(lexical=titles), sentence,
                pattern="title", modality=modality, start=phrase.start,
            )  # fmt: skip
    yield from _owners(reading, phrase, modality)
    yield from _of_which(reading, phrase, modality)


def _owners(reading: Reading, phrase: Phrase, modality: Modality) -> Iterator[Statement]:
    """``Jane Roe's Acme Pictures``, ``Ann and Bob's Acme``; not ``Jane Roe's HBO drama``."""
    for at, item in enumerate(phrase.items):
        firm = at + 1
        if (
            not item.owner
            or item.pronoun
            or phrase.kind(firm) != ORGANIZATION
            or phrase.items[firm].possessive
        ):
            continue
        after = phrase.items[firm + 1] if firm + 1 < len(phrase.items) else None
        if after is not None and after.kind == WORD and after.token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
            continue
        joint = phrase.text(at - 1) in {"and", "&"} and phrase.is_human(at - 2)
        ids = (*phrase.names_to(at - 2)[0], *item.ids) if joint else item.ids
        if not joint and reading.is_a(item.ids[0], SKG.Character):
            continue
        for owner in ids:
            yield from _say(
                reading, owner, SKG.leads, phrase.items[firm].ids[0], phrase.sentence,
                pattern="owner", modality=modality, start=phrase.start,
            )  # fmt: skip


def _are_of(phrase: Phrase, at: int) -> bool:
    """``are Rebels``."""
    name = at + 1
    if phrase.text(at) not in {"is", "are", "was", "were"} or phrase.kind(name) != ORGANIZATION:
        return False
    return not phrase.items[name].possessive and phrase.text(name + 1) in {"", ".", ",", ";", "and", "but"}


def _of_which(reading: Reading, phrase: Phrase, modality: Modality) -> Iterator[Statement]:
    """``the Order, of which Ann is a member``."""
    for at, item in enumerate(phrase.items):
        if item.kind != ORGANIZATION or phrase.text(at + 2) != "of" or phrase.text(at + 3) != "which":
            continue
        rest = [phrase.text(i) for i in range(at + 5, at + 10)]
        if phrase.is_human(at + 4) and set(rest) & {"is", "was", "are", "were"}:
            predicate = SCHEMA.memberOf if set(rest) & {"member", "members", "part"} else None
            predicate = SKG.leads if set(rest) & {"leader", "head", "founder", "boss"} else predicate
            if predicate:
                yield from _say(
                    reading, phrase.items[at + 4].ids[0], predicate, item.ids[0], phrase.sentence,
                    pattern="of_organization", modality=modality, start=phrase.start,
                )  # fmt: skip


# --- verbs ------------------------------------------------------------------------------------------


def _whom(reading: Reading, person: str, predicate: str, other: str) -> str | None:
    """The character where an actor is named in his stead (``Jane Roe as Ann, who leads the Works``)."""
    if reading.is_a(person, SKG.Character):
        return person
    if predicate == SCHEMA.homeLocation or reading.is_a(other, SKG.FictionalOrganization):
        return reading.once(stand_ins).get(person) if predicate != SCHEMA.homeLocation else None
    return person


EXTRACTOR: Extractor = Affiliations()
