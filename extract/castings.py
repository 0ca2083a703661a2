"""All roles of a document with their works: those read before the names had types, and those read with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ontology.records import BlockKind, Modality
from ..ontology.terms import SCHEMA, SKG
from .actors_meant import ActorsMeant
from .biography import life_of
from .masked import Masked, mask
from .nlp import Sentence
from .reading import SCREEN_CLASSES, LinkedRole, Reading
from .role_lines import BELOW_HEAD
from .role_works import RoleWorks
from .typed_roles import TypedRole, read_typed_roles, with_pronouns

# a work of unknown kind in which somebody plays is seen on a screen or a stage
PLAYED: Final = SCREEN_CLASSES | {SCHEMA.CreativeWork, SCHEMA.CreativeWorkSeries, SCHEMA.Play}
_OWNS: Final = re.compile(r"['’]s?\s[a-z]")
_UNREAD: Final = frozenset({BlockKind.TEASER, BlockKind.BOILERPLATE})


# Wordings that stand beside what the sentence says: no "might" of the sentence reaches them.
_ASIDES: Final = frozenset(
    """in_brackets brackets_of_actor played_in_brackets possessive whose played_by by line line_reversed apposition apposition_in_work
    parenthesis parenthesis_reversed parentheses parenthesis_played_by is_played whom""".split()
)
_HEDGED: Final = re.compile(
    r"\b(?:may|might|could|would|perhaps|probably|possibly|maybe|if|reportedly|rumou?r\w*|allegedly|likely|supposedly|in talks|said to|believed to|tipped|eyed|linked|"
    r"speculat\w*|apparently|expected|hope[sd]?|wants?)\b|\?"
)
_FRANCHISE: Final = re.compile(r"\b(?:trilogy|tetralogy|franchise|universe|cycle|duology)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class CastRole:
    """Who plays whom in what."""

    actor: str
    character: str
    sentence: int
    """Index of the sentence that says it."""
    pattern: str
    confidence: float
    work: str | None
    """None where no work is known."""
    certain: bool
    """Said without a doubt, whatever doubt the sentence has of something else."""


def is_played(reading: Reading, work: str | None) -> bool:
    """Is it a work that has a cast? Films together (a trilogy, a franchise) have none of their own."""
    return (
        work is not None
        and reading.is_a(work, *PLAYED)
        and (reading.is_a(work, *SCREEN_CLASSES) or not _FRANCHISE.search(reading.entities[work].name))
    )


def cast_modality(reading: Reading, sentence: Sentence) -> Modality:
    """Of who plays whom: plans and announcements of a sentence are those of its story, or cast people all the same."""
    modality = reading.modalities[sentence.index]
    doubted = modality in {Modality.RUMOURED, Modality.DENIED, Modality.SPECULATED}
    return modality if doubted else Modality.STATED


def screen_work(reading: Reading, sentence: Sentence) -> str | None:
    """The series or film that the sentence is about, if any; a life goes on when a work is done with."""
    work = reading.focus(sentence).work
    if life_of(reading.article) is not None and not any(
        reading.is_work(m)
        for s in reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        if s.block is sentence.block
        for m in reading.mentions[s.index]
    ):
        return None
    if is_played(reading, work):
        return work
    return next((w for w in reading.about if is_played(reading, w)), None)


def find_castings(reading: Reading) -> list[CastRole]:
    """Who plays whom in what, in reading order; ``work`` is None where none is known.

    A pair of ``reading.roles`` whose actor is not named in its sentence, only meant by a pronoun, is read anew.
    """
    earlier: dict[int, list[LinkedRole]] = {}
    for role in reading.roles:
        if reading.is_a(role.actor, SCHEMA.Person) and reading.is_a(role.character, SKG.Character):
            earlier.setdefault(role.sentence, []).append(role)
    meant = ActorsMeant(reading)
    out: list[CastRole] = []
    last = -2
    for sentence in reading.sentences:
        if sentence.block.kind in _UNREAD:
            continue
        if not any(reading.is_a(m, SCHEMA.Person, SKG.Character) for m in reading.mentions[sentence.index]):
            continue
        masked = with_pronouns(mask(reading, sentence), reading)
        typed = read_typed_roles(reading, masked, meant, after_role=last >= sentence.index - 1)
        found = list(_with_works(reading, masked, typed, earlier.get(sentence.index, [])))
        if found:
            last = sentence.index
        out += found
    return out


def _with_works(
    reading: Reading, masked: Masked, typed: list[TypedRole], earlier: list[LinkedRole]
) -> Iterator[CastRole]:
    works = RoleWorks(reading, masked, tuple(PLAYED))
    default = screen_work(reading, masked.sentence)
    taken: set[tuple[str, str]] = set()
    for role in typed:
        taken.add((role.actor, role.character))
        named = works.of_role(
            min(role.actor_at, role.character_at), max(role.actor_at, role.character_at) + 1
        )
        yield CastRole(
            actor=role.actor,
            character=role.character,
            sentence=masked.sentence.index,
            pattern=role.pattern,
            confidence=role.confidence,
            work=named or default or _home(reading, role.character),
            certain=role.pattern in _ASIDES
            or not _HEDGED.search(masked.text, max(0, role.start - 40), min(role.end + 1, len(masked.text))),
        )
    for linked in earlier:
        if (linked.actor, linked.character) in taken or not _is_named(reading, masked, linked):
            continue
        if any(role.character == linked.character for role in typed):
            continue
        at = [i for i in masked.slots if masked.entity(i) in {linked.actor, linked.character}]
        named = works.of_role(min(at), max(at) + 1) if at else None
        yield CastRole(
            actor=linked.actor,
            character=linked.character,
            sentence=linked.sentence,
            pattern=linked.pattern,
            confidence=linked.confidence,
            work=named or default or _home(reading, linked.character),
            certain=linked.pattern in _ASIDES,
        )


def _home(reading: Reading, character: str) -> str | None:
    work = reading.entities[character].work
    return work if is_played(reading, work) else None


def _is_named(reading: Reading, masked: Masked, role: LinkedRole) -> bool:
    """Is the actor named, and the character not only as an owner (``plays Zoe's father``)?"""
    row = [m for m in reading.mentions[masked.sentence.index] if not m.nominal]
    text = reading.article.text
    return any(m.entity == role.actor for m in row) and (
        role.pattern == BELOW_HEAD
        or any(m.entity == role.character and not _OWNS.match(text, m.span.end) for m in row)
    )
