"""Where somebody belongs by what he does: verbs of leading, belonging, joining and living (``runs the Works``)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..ontology.terms import SCHEMA, SKG
from .clauses import Clause
from .lexicon_people import FIRMS
from .reading import ORGANIZATION_CLASSES
from .retelling import Retelling

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING: Final = frozenset(
    "lead run head command rule found co-found cofound chair govern establish own control".split()
)
_BELONGING: Final[dict[str, frozenset[str]]] = {
    "work": frozenset({"for", "at", "in", "with"}),
    "belong": frozenset({"to"}),
    "serve": frozenset({"in", "with", "at"}),
    "fight": frozenset({"for"}),
    "spy": frozenset({"for"}),
    "enlist": frozenset({"in", "with"}),
    "train": frozenset({"with"}),
    "defect": frozenset({"to"}),
    "elect": frozenset({"to"}),
    "recruit": frozenset({"into", "to", "by"}),
    "enroll": frozenset({"at", "in"}),
    "enrol": frozenset({"at", "in"}),
    "study": frozenset({"at"}),
    "teach": frozenset({"at"}),
    "graduate": frozenset({"from"}),
    "resign": frozenset({"from"}),
    "dismiss": frozenset({"from", "by"}),
    "fire": frozenset({"from", "by"}),
    "expel": frozenset({"from"}),
    "employ": frozenset({"by", "at"}),
    "hire": frozenset({"by", "at"}),
}
_JOINING: Final = frozenset({"join", "rejoin", "leave", "quit", "attend"})
_LIVING: Final[dict[str, frozenset[str]]] = {
    "live": frozenset({"in", "on", "at", "near"}),
    "reside": frozenset({"in", "on", "at"}),
    "dwell": frozenset({"in", "on"}),
    "settle": frozenset({"in", "on"}),
    "come": frozenset({"from"}),
    "hail": frozenset({"from"}),
    "move": frozenset({"to"}),
    "grow": frozenset({"in"}),
    "bear": frozenset({"in", "on"}),
    "raise": frozenset({"in", "on"}),
}
PASSIVE: Final = frozenset("elect recruit bear raise dismiss fire expel employ hire".split())
"""Verbs that say where somebody belongs only of whom it is done to."""
_TEAMS: Final = frozenset(
    "team department unit division squad crew branch section cell faction group".split()
)
_INSIDE: Final = frozenset({"of", "at", "in", "within", "inside"})
CUES: Final = _LEADING | _JOINING | frozenset(_BELONGING) | frozenset(_LIVING)
"""Lemmas of all these verbs."""


def objects_of(told: Retelling, clause: Clause) -> Iterator[tuple[str, str]]:
    for token in clause.patients:
        entity = told.entity_at(told.sentence, token)
        if entity is None:
            if clause.lemma in _LEADING and token.lemma_.lower() in _TEAMS:
                yield from ((SCHEMA.memberOf, e) for e in _inside(told, clause))
            elif clause.lemma in _LEADING:
                yield from ((SKG.leads, e) for e in _named_by(told, token))
            continue
        if clause.lemma in _LEADING:
            if entity.cls in ORGANIZATION_CLASSES:
                yield SKG.leads, entity.id
            elif entity.cls == SCHEMA.Place and clause.lemma in {"rule", "govern"}:
                yield SCHEMA.homeLocation, entity.id
        elif clause.lemma in _JOINING and entity.cls in ORGANIZATION_CLASSES:
            yield SCHEMA.memberOf, entity.id
    by = [("by", token) for token in clause.doers] if clause.passive else []
    for preposition, token in (*clause.obliques, *by):
        entity = told.entity_at(told.sentence, token)
        if entity is None:
            continue
        if preposition in _BELONGING.get(clause.lemma, ()) and entity.cls in ORGANIZATION_CLASSES:
            yield SCHEMA.memberOf, entity.id
        elif (
            preposition in _LIVING.get(clause.lemma, ())
            and entity.cls == SCHEMA.Place
            and clause.head.i + 1 < len(clause.head.doc)
            and clause.head.doc[clause.head.i + 1].lower_ in {preposition, "up"}
        ):
            yield SCHEMA.homeLocation, entity.id


def _named_by(told: Retelling, noun: "Token") -> Iterator[str]:
    """Organizations whose kind the noun says (``her own company, the Works``; ``the Gem saloon``)."""
    for token in noun.children:
        if token.dep_ in {"appos", "compound"} and noun.lemma_.lower() in FIRMS:
            entity = told.entity_at(told.sentence, token)
            if entity is not None and entity.cls in ORGANIZATION_CLASSES:
                yield entity.id


def _inside(told: Retelling, clause: Clause) -> Iterator[str]:
    """Organizations behind ``of`` or ``at`` in a clause (``leads a team of engineers at the Works``)."""
    for token in clause.own:
        entity = told.entity_at(told.sentence, token)
        if entity is not None and entity.cls in ORGANIZATION_CLASSES and token.head.lower_ in _INSIDE:
            yield entity.id
