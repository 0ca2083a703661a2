"""Who is in the cast of what, where no role is told: lists of names, older credits, ``Ann Lee is superb``."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from ..ontology.records import BlockKind
from ..ontology.terms import SCHEMA
from .actors_meant import ActorsMeant
from .cast_wordings import AS_MAKER, CAST_WORDINGS, IN_WORKS, MAKING, NOT_IN, CastWording
from .masked import C, Masked, P, W, mask
from .nlp import Sentence
from .reading import Reading
from .role_works import RoleWorks
from .typed_role_patterns import N
from .typed_roles import THE_STAR, with_pronouns

# A word of each of those that ``THE_STAR`` knows.
_STAR: Final = re.compile(
    r"\b(?:star|co-star|actor|actress|alum\w*|veteran|comedian|comedienne|comic|performer|thespian|lead|leading)\b"
)
# "wrote, directed and starred in"
_AND_ACTED: Final = re.compile(
    r"(?:,|\band|&) (?:also |then )?(?:co-)?(?:stars|starred|acts|acted|appears|appeared|performs|performed)(?: alongside [^.;]{1,40}?)? in\b"
)
_PROSE: Final = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
        BlockKind.HEADING,
        BlockKind.TITLE,
    }
)


@dataclass(frozen=True, slots=True)
class CastMember:
    """One person of the cast of one work."""

    work: str | None
    """None: of the work that the sentence is about."""
    actor: str
    sentence: int
    pattern: str
    confidence: float
    weak: bool
    """Counts only for people who are actors by other signs."""


def find_cast(reading: Reading, played: Collection[str]) -> Iterator[CastMember]:
    """People in casts, sentence by sentence, each as often as it is said.

    Args:
        reading: What is known of the document.
        played: Classes of works that have a cast.
    """
    meant = ActorsMeant(reading)
    for sentence in reading.sentences:
        if sentence.block.kind not in _PROSE:
            continue
        people = _speaks_of_people(reading, sentence)
        if not people and not _STAR.search(sentence.span.text_of(reading.article.text)):
            continue
        plain = mask(reading, sentence)
        for star in THE_STAR.finditer(plain.text):
            meant_by = meant.at(plain, star.start()) if W in star[0] else None
            if meant_by is not None:
                for i in plain.all_of(W, *star.span()):
                    yield _member(plain, plain.entity(i), meant_by, "star_of", 0.75, weak=False)
        if not people:
            continue
        masked = with_pronouns(plain, reading)
        works = RoleWorks(reading, masked, tuple(played))
        for place, person in works.credits.items():
            if place in works.works and not masked.mention(person).nominal:
                lead = masked.text[max(0, person - 25) : person]
                if reading.is_a(masked.entity(person), SCHEMA.Person) and not MAKING.search(lead):
                    yield _member(
                        masked, masked.entity(place), masked.entity(person), "older_credit", 0.75, weak=True
                    )
        if W in masked.text:
            for wording in IN_WORKS:
                yield from _in_works(reading, masked, works, meant, wording)
        if P in masked.text:
            for wording in CAST_WORDINGS:
                yield from _people(reading, masked, works, wording)


# "Ann Lee (born 1971) is an Irish stage and film actress", "actress Ann Lee"
_ACTOR: Final = r"(?:actors?|actress(?:es)?|comedians?|comedienne|performer)"
_CALLED_AFTER: Final = re.compile(
    rf"(?:,? \([^()]{{0,160}}\))?(?:, [^,.;]{{1,60}},)? (?:is|was) (?:an?|the) (?:(?!by\b|of\b|for\b|with\b|who\b|to\b)[\w’'-]+,? ){{0,8}}?{_ACTOR}\b(?![’'-])"
    rf"|, (?:an?|the) (?:[\w-]+ ){{0,4}}{_ACTOR}\b(?![’'-])"
)
_CALLED_BEFORE: Final = re.compile(rf"\b{_ACTOR} \Z")


def called_actors(reading: Reading) -> set[str]:
    """Ids of the people whom the article calls actors, whatever they play in it."""
    text = reading.article.text
    return {
        mention.entity
        for sentence in reading.sentences
        for mention in reading.mentions_in(sentence, {SCHEMA.Person})
        if _CALLED_AFTER.match(text, mention.span.end)
        or _CALLED_BEFORE.search(text, max(0, mention.span.start - 20), mention.span.start)
    }


def _speaks_of_people(reading: Reading, sentence: Sentence) -> bool:
    text = reading.article.text
    return any(reading.is_a(m, SCHEMA.Person) for m in reading.mentions[sentence.index]) or bool(
        reading.mentions_in(sentence) and re.search(r"\b[Ss]?[Hh]e\b", sentence.span.text_of(text))
    )


def _member(
    masked: Masked, work: str | None, actor: str, pattern: str, confidence: float, *, weak: bool
) -> CastMember:
    return CastMember(work, actor, masked.sentence.index, pattern, confidence, weak)


def _matches(wording: CastWording, text: str) -> Iterator["re.Match[str]"]:
    at = 0
    while match := wording.pattern.search(text, at):
        yield match
        at = max(match.end("p"), match.start() + 1)


def _in_works(
    reading: Reading, masked: Masked, works: RoleWorks, meant: ActorsMeant, wording: CastWording
) -> Iterator[CastMember]:
    text = masked.text
    for match in _matches(wording, text):
        place = match.start("p")
        if place < 0:
            person = None
        elif text[place] not in {P, N}:
            person = meant.at(masked, place, sure=True)
        elif text[place] == N or masked.mention(place).nominal:
            person = meant.at(masked, place)
        else:
            person = masked.entity(place)
        if person is None or not reading.is_a(person, SCHEMA.Person):
            continue
        between = text[place : match.start("w")]
        lead = text[max(0, place - 30) : place]
        if (
            (MAKING.search(between) and not _AND_ACTED.search(between))
            or NOT_IN.search(between)
            or MAKING.search(lead)
            or (C in between and "as" not in between)
        ):
            continue
        named = text[place] == P and not masked.mention(place).nominal
        for i in range(match.start("w"), match.end("w")):
            if i in works.works and (i not in works.credits or works.credits[i] == place):
                yield _member(
                    masked,
                    masked.entity(i),
                    person,
                    wording.name,
                    wording.confidence,
                    weak=wording.weak or not named,
                )


def _people(reading: Reading, masked: Masked, works: RoleWorks, wording: CastWording) -> Iterator[CastMember]:
    text = masked.text
    has_works = "w" in wording.pattern.groupindex
    for match in _matches(wording, text):
        start, end = match.span("p")
        lead = text[max(0, start - 40) : start]
        if MAKING.search(lead[max(0, lead.rfind(",")) :]) and not has_works:
            continue
        if NOT_IN.search(match[0]) and wording.name not in {"people_good"}:
            continue
        if wording.name in {"as_somebody", "people_seen"} and MAKING.search(match[0]):
            continue
        if (
            AS_MAKER.match(text, match.end())
            or AS_MAKER.match(text, end)
            or (has_works and MAKING.search(text, match.start(), start))
        ):
            continue
        if has_works and MAKING.search(text[max(0, match.start() - 30) : match.start()]):
            continue
        work = _work(works, match, start, end, has_works=has_works)
        if has_works and work is None:
            continue
        depth = 0
        for i in range(start, end):
            depth += {"(": 1, ")": -1}.get(text[i], 0)
            if text[i] != P or depth != 0 or masked.mention(i).nominal:
                continue
            if reading.is_a(masked.entity(i), SCHEMA.Person):
                yield _member(
                    masked, work, masked.entity(i), wording.name, wording.confidence, weak=wording.weak
                )


def _work(works: RoleWorks, match: "re.Match[str]", start: int, end: int, *, has_works: bool) -> str | None:
    if has_works:
        places = [
            i for i in range(match.start("w"), match.end("w")) if i in works.works and i not in works.credits
        ]
        return works.entity(places[-1]) if places else None
    return works.of_role(start, end)
