"""Who plays whom, and who is in the cast of what.

Read: ``Ann Lee plays Zoe``, ``Zoe (Ann Lee)``, ``Lee's Zoe``, cast lists, ``stars A, B and C``.
Left alone: ``She compared him to Hamlet``; ``the role that made him famous``.
Pairs come from ``extract.roles``; here they get their work, and casts without characters are added. A character
that the story tells of belongs to the work that its sentences are about.
Source: own patterns, chosen on the development half of the annotated articles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import BlockKind, Mention, Modality, Statement
from ...ontology.terms import SCHEMA, SKG
from ..cast_wordings import AS_MAKER
from ..castings import PLAYED, CastRole, cast_modality, find_castings, is_played, screen_work
from ..casts import CastMember, called_actors, find_cast
from ..extractor import Extractor
from ..nlp import Sentence
from ..reading import Reading

NAME: Final = "casting"
# before a list of actors: "stars", "also featuring", "the cast includes", "led by"
_CAST_BEFORE: Final = re.compile(
    r"\b(?:[Ss]tar(?:s|red|ring)|[Cc]o-?star(?:s|red|ring)|[Ff]eatur(?:es|ed|ing)|(?:cast|ensemble)[^.;]{0,60}?(?:includ\w+|comprises|features|boasts|led by|alongside|of)|"
    r"led by|headlined by|toplined by|fronted by|joined by|alongside|opposite|rounded out by|[Jj]oining|with [^.;]{0,40} in the lead|[Cc]ast:?|[Ss]tarring:?|reunites?(?: with)?|"
    r"[Aa]dds?|added|cast members?|co-stars?|stars|star|regulars?|guest stars?|leads?|actors?|actress(?:es)?)"
    r"(?:,| include| also)?(?: (?:the )?(?:likes of|both|actors?|actress(?:es)?|newcomers?|veterans?|relatively young|returning))*:? $"
)
# after a list of actors: "also star", "co-star", "round out the cast", "have joined the cast"
_CAST_AFTER: Final = re.compile(
    r"^,? (?:(?:who|will|would|is|are|was|were|has|have|had|also|all|both|again|set|to|as|reportedly|recently|previously|now|currently) )*"
    r"(?:co-?stars?|co-?starred|stars?|starred|appear(?:s|ed)?|features?|rounds? out|join(?:s|ed|ing)?|return(?:s|ed|ing)?|(?:is|are|be) back|guest[- ]stars?|"
    r"complete[sd]? the cast|make up|heads? the cast|leads? the cast|on board|on the call sheet|signed on|aboard|been cast|(?:added|cast) in)\b"
)
_LISTED_LABELS: Final = re.compile(r"cast|star|actor|starring|voice", re.I)
_MAKER_LABELS: Final = re.compile(
    r"creat|writ|direct|produc|show ?runner|author|music|compos|develop|made by|editor|cinemat", re.I
)
_NOT_CAST: Final = re.compile(
    r"\b(?:executive|producers?|written|directed|created|writers?|directors?|creators?|composers?|interview\w*|told)\b[^.;]{0,30}$"
)
# "written by Ann Lee, stars Bea Moor": the maker stands before the verb too
_STARRING: Final = re.compile(r"\b(?:co-?)?(?:stars|starring) $")
_BY: Final = re.compile(r"\bby $")


# said of a season where the sentence names one
_OF_SEASON: Final = frozenset(
    "plays as grammar verb_as is people_seen ahead cast_list cast_of cast_before_verb cast_after_verb in_work does_as".split()
)
# said beside what the sentence says
_ASIDES: Final = frozenset(
    "older_credit in_brackets performance performance_of people_good played_by".split()
)


@dataclass(frozen=True, slots=True)
class Casting:
    """Portrayals, casts and characters of works."""

    name: str = NAME
    emits: frozenset[str] = frozenset({SKG.portrays, SCHEMA.actor, SCHEMA.character})

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Portrayals first, then casts, then characters."""
        told: set[tuple[str, str]] = set()
        homes: dict[str, set[str]] = {}
        for role in find_castings(reading):
            if role.work is not None:
                homes.setdefault(role.character, set()).add(role.work)
            yield from _portrayal(reading, role, told)
        actors = {actor for _, actor in told}
        members = list(find_cast(reading, PLAYED))
        actors |= {m.actor for m in members if not m.weak} | called_actors(reading)
        for member in members:
            if member.weak and member.actor not in actors:
                continue
            yield from _membership(reading, member, told)
        for sentence in reading.sentences:
            yield from _cast(reading, sentence, told)
        yield from _characters(reading, told, homes)


def _portrayal(reading: Reading, role: CastRole, told: set[tuple[str, str]]) -> Iterator[Statement]:
    sentence = reading.sentences[role.sentence]
    modality = Modality.STATED if role.certain else cast_modality(reading, sentence)
    yield reading.statement(
        role.actor,
        SKG.portrays,
        role.character,
        sentence,
        extractor=NAME,
        pattern=role.pattern,
        confidence=role.confidence,
        modality=modality,
    )
    work = role.work
    if work is None:
        return
    told |= {(work, role.actor), (work, role.character)}
    yield from _in_season(reading, sentence, role.actor, work, role.pattern, role.confidence, modality)
    for predicate, other in ((SCHEMA.actor, role.actor), (SCHEMA.character, role.character)):
        yield reading.statement(
            work,
            predicate,
            other,
            sentence,
            extractor=NAME,
            pattern=role.pattern,
            confidence=round(role.confidence * 0.97, 2),
            modality=modality,
        )


def _in_season(
    reading: Reading,
    sentence: Sentence,
    actor: str,
    work: str,
    pattern: str,
    confidence: float,
    modality: Modality,
) -> Iterator[Statement]:
    """The cast of a season, where the sentence that casts somebody names one of the same work."""
    if pattern not in _OF_SEASON:
        return
    focus = reading.focus(sentence)
    if pattern == "cast_list" and focus.season is not None and focus.work == work:
        headed = reading.season_id(work, focus.season)  # "Guests: …" below a season's heading
        seasons = {headed} if headed else set()
    else:
        seasons = {m.entity for m in reading.mentions_in(sentence, {SCHEMA.TVSeason})}
    if len(seasons) != 1:
        return
    season = next(iter(seasons))
    if reading.entities[season].work == work:
        yield reading.statement(
            season,
            SCHEMA.actor,
            actor,
            sentence,
            extractor=NAME,
            pattern=pattern + "_season",
            confidence=round(0.8 * confidence, 2),
            modality=modality,
        )


def _membership(reading: Reading, member: CastMember, told: set[tuple[str, str]]) -> Iterator[Statement]:
    sentence = reading.sentences[member.sentence]
    work = member.work or screen_work(reading, sentence)
    if work is None or (work, member.actor) in told:
        return
    told.add((work, member.actor))
    modality = Modality.STATED if member.pattern in _ASIDES else cast_modality(reading, sentence)
    yield from _in_season(reading, sentence, member.actor, work, member.pattern, member.confidence, modality)
    yield reading.statement(
        work,
        SCHEMA.actor,
        member.actor,
        sentence,
        extractor=NAME,
        pattern=member.pattern,
        confidence=member.confidence,
        modality=modality,
    )


def _cast(reading: Reading, sentence: Sentence, told: set[tuple[str, str]]) -> Iterator[Statement]:
    """Actors without a character: lists after ``stars``, before ``also star``, and bare lists of names."""
    people = [m for m in reading.mentions_in(sentence, {SCHEMA.Person}) if not m.nominal]
    if not people:
        return
    if sentence.block.kind == BlockKind.INFO_VALUE:
        yield from _cast_list(reading, sentence, people, told)
        return
    text = reading.article.text
    done: set[str] = set()
    for mention in people:
        if mention.entity in done:
            continue
        group = reading.coordinated(sentence, mention, {SCHEMA.Person})
        before = text[sentence.span.start : mention.span.start]
        after = text[group[-1].span.end : group[-1].span.end + 60]
        pattern = None
        made = _NOT_CAST.search(before) is not None
        if _CAST_BEFORE.search(before) and (not made or _STARRING.search(before)):
            pattern = "cast_after_verb"
        elif _CAST_AFTER.match(after) and not (made and _BY.search(before)):
            pattern = "cast_before_verb"
        if pattern is None or AS_MAKER.match(after):
            continue
        work = _work_of_cast(reading, sentence, mention, group[-1])
        if work is None:
            continue
        for member in group:
            done.add(member.entity)
            if (work, member.entity) in told:
                continue
            told.add((work, member.entity))
            yield from _in_season(
                reading, sentence, member.entity, work, pattern, 0.8, cast_modality(reading, sentence)
            )
            yield reading.statement(
                work,
                SCHEMA.actor,
                member.entity,
                sentence,
                extractor=NAME,
                pattern=pattern,
                confidence=0.85,
                modality=cast_modality(reading, sentence),
            )


def _work_of_cast(reading: Reading, sentence: Sentence, first: Mention, last: Mention) -> str | None:
    """The work beside the list: named just after it with ``in``, else before it, else what the sentence is about."""
    works = [m for m in reading.mentions_in(sentence) if reading.is_a(m, *PLAYED)]
    text = reading.article.text
    for work in works:
        if work.span.start >= last.span.end and re.fullmatch(
            r"[^.;]{0,40}?\b(?:in|on|of|for)\b[^.;,]{0,40}", text[last.span.end : work.span.start]
        ):
            return work.entity
    before = [w for w in works if w.span.end <= first.span.start]
    return before[-1].entity if before else screen_work(reading, sentence)


def _cast_list(
    reading: Reading, sentence: Sentence, people: list[Mention], told: set[tuple[str, str]]
) -> Iterator[Statement]:
    label = sentence.block.label
    work = screen_work(reading, sentence)
    if (
        work is None
        or (label and not _LISTED_LABELS.search(label))
        or (label and _MAKER_LABELS.search(label))
    ):
        return
    # a bare list without a label is a cast if it is long; makers come in twos and threes
    if not label and len(people) < 5:
        return
    for mention in people:
        if (work, mention.entity) not in told:
            told.add((work, mention.entity))
            yield reading.statement(
                work,
                SCHEMA.actor,
                mention.entity,
                sentence,
                extractor=NAME,
                pattern="cast_list",
                confidence=0.95 if label else 0.85,
                modality=Modality.STATED,
            )


def _characters(
    reading: Reading, told: set[tuple[str, str]], homes: dict[str, set[str]]
) -> Iterator[Statement]:
    """Characters that the story tells of, with the first sentence that does."""
    for sentence in reading.sentences:
        for mention in reading.mentions_in(sentence, {SKG.Character}):
            key = mention.entity
            work = reading.entities[key].work
            if mention.nominal or key in homes or work is None or not is_played(reading, work):
                continue
            if (work, key) in told:
                continue
            told.add((work, key))
            yield reading.statement(
                work,
                SCHEMA.character,
                key,
                sentence,
                extractor=NAME,
                pattern="told_of",
                confidence=0.8,
                modality=Modality.STATED,
            )


EXTRACTOR: Extractor = Casting()
