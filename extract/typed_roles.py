"""Who plays whom, read from sentences whose names have their types: a person and a character in one wording.

The pairs of ``extract.roles`` come before the names are typed and are a sign of their types; here the types
are the sign of the role, so that far more wordings can be read. Also read: ``she played Zoe`` (whoever ``she``
is), ``Ann Lee plays him``, lists (``A, B and C, who played D, E and F``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..ontology.records import Mention
from ..ontology.terms import SCHEMA, SKG
from .actors_meant import ActorsMeant
from .masked import A, C, L, Masked, O, P, W
from .nlp import Sentence
from .reading import Reading
from .role_patterns import is_beside
from .role_series import more_roles
from .typed_role_patterns import (
    HE_PLAYED_BY,
    HIS_CHARACTER,
    IN_STORY,
    NAMELESS,
    NO_ROLE,
    PLAYS_HIM,
    WORDINGS,
    N,
    Wording,
)

# Own estimate: sentences with more names are lists.
_MOST_NAMES: Final = 60
_WORDS: Final = rf"(?:(?:[\w'-]+|[{O}{A}{L}](?:'s)?) )"
_TITLE: Final = rf"[\"']?{W}[\"']?(?:'s)?"
_HE: Final = re.compile(rf"\b[Hh]e\b|\b[Ss]he\b|[{C}{P}]")
_TRADE: Final = r"(?:actor|actress|star|alum|alumna|alumnus|veteran|comedian|comedienne|comic|performer|thespian|lead|leading (?:man|lady)|co-star|actor-turned-\w+)"
# "The Tide and Harbour star", "The Tide actress", "The star of Tide", "The 45-year-old actor": whom the text speaks of
THE_STAR: Final = re.compile(
    rf"(?:(?<=^)|(?<=[.;:] )|(?<=, ))[Tt]he (?:(?:{_WORDS}{{0,3}}?(?:{_TITLE}(?:,? and |, )){{0,3}}{_TITLE} (?:and [\w-]+ )?{_TRADE}"
    rf"|{_WORDS}{{0,3}}?(?:actor|actress|star|comedian|comedienne|comic)(?: (?:of|from) {_TITLE}(?:(?:,? and |, ){_TITLE}){{0,3}})?))(?![\w-])(?!'s| {P}|, {P}| of\b| and [A-Z{P}])"
)
_KIN: Final = re.compile(
    r"\b(?:wife|husband|son|daughter|mother|father|brother|sister|friend|partner|assistant|boss|agent|producer|director|"
    r"film|movie|series|book|novel|show|drama|direction|screenplay|script|story|play|version|adaptation)s? $"
)
_CREDITS: Final = re.compile(rf"{P},? ?[(\[][\"']?{W}[\"']?[^()]{{0,30}}[)\]]")
_LISTED: Final = re.compile(r"\"?,? and \Z|/\Z| / \Z")


@dataclass(frozen=True, slots=True)
class TypedRole:
    """One actor and one character, with where their wording stands in the masked sentence."""

    actor: str
    character: str
    pattern: str
    confidence: float
    start: int
    """Position of the wording's first character in the masked text."""
    end: int
    actor_at: int
    """Position of the actor's symbol, or of the pronoun."""
    character_at: int


def read_typed_roles(
    reading: Reading, masked: Masked, meant: ActorsMeant, *, after_role: bool
) -> list[TypedRole]:
    """The roles of one sentence, in reading order; each pair once.

    Args:
        reading: What is known of the document.
        masked: The sentence, with brackets, as ``with_pronouns`` gives it.
        meant: Finds who ``she`` is.
        after_role: Has the sentence before a role? Then short forms (``Bo Cruz the butler Max``) count.
    """
    text = masked.text
    if not 1 <= len(masked.slots) <= _MOST_NAMES or (C not in text and P not in text):
        return []
    out: dict[tuple[str, str], TypedRole] = {}
    taken: set[int] = set()
    if C in text:
        for wording in WORDINGS:
            if wording.follows and not (after_role or out):
                continue
            for match in _matches(wording, text):
                found = [
                    r for r in _roles(reading, masked, meant, wording, match) if r.character_at not in taken
                ]
                taken.update(r.character_at for r in found)
                for role in found:
                    out.setdefault((role.actor, role.character), role)
    for role in list(out.values()):
        for place in more_roles(text, role.character_at):
            key = masked.entity(place)
            if text[place] == C and place not in taken and reading.is_a(key, SKG.Character):
                taken.add(place)
                more = TypedRole(role.actor, key, "series", 0.85, place, place + 1, role.actor_at, place)
                out.setdefault((role.actor, key), more)
    for match in PLAYS_HIM.finditer(text):
        one = _plays_him(reading, masked, match)
        if one is not None:
            out.setdefault((one.actor, one.character), one)
    for match in HIS_CHARACTER.finditer(text):
        place = match.start("c") + match["c"].index(C)
        actor = meant.at(masked, match.start("a"), sure=True)
        if actor is not None and not masked.mention(place).nominal and place not in taken:
            found_one = TypedRole(
                actor,
                masked.entity(place),
                "his_character",
                0.7,
                match.start(),
                match.end(),
                match.start("a"),
                place,
            )
            out.setdefault((actor, found_one.character), found_one)
    for match in HE_PLAYED_BY.finditer(text):
        for role in _he_played_by(reading, masked, match):
            out.setdefault((role.actor, role.character), role)
    return sorted(out.values(), key=lambda r: (r.start, r.character_at))


def _matches(wording: Wording, text: str) -> Iterator["re.Match[str]"]:
    """Matches that may share names: ``Ann is Zoe, Bo is Max`` is looked at from every name."""
    at = 0
    while match := wording.pattern.search(text, at):
        yield match
        at = match.start() + 1 if match.end() == match.start() else max(match.start() + 1, _last(match))


def _last(match: "re.Match[str]") -> int:
    """Where the last of the wording's two lists begins."""
    starts = [match.start(g) for g in ("a", "c") if match.start(g) >= 0]
    return max(starts) if len(starts) == 2 else match.end()


def _roles(
    reading: Reading, masked: Masked, meant: ActorsMeant, wording: Wording, match: "re.Match[str]"
) -> Iterator[TypedRole]:
    text = masked.text
    characters = _characters(reading, masked, match)
    if not characters:
        return
    start, end = match.span()
    places = _actor_places(text, match.start("a"), match.end("a"))
    if (
        text[places[0]] == N
        and wording.name in {"is", "apposition", "in_brackets"}
        and not _is_told(text, match)
    ):
        return
    actors = [(i, _person(reading, masked, meant, i, sure=wording.name == "possessive")) for i in places]
    persons = [(i, key) for i, key in actors if key is not None]
    if not persons:
        return
    inner = text[min(match.end("c"), persons[-1][0]) : max(match.start("c"), persons[-1][0])]
    if wording.name == "as" and (IN_STORY.search(inner) or is_beside(text, places[0], places[-1] + 1)):
        return
    if wording.name == "brackets_of_actor" and _CREDITS.search(text):
        return  # "Ann Lee (Andor), Bo Cruz (The Babadook)": what the one has done, and so the other
    if wording.name == "played_by" and NAMELESS.search(
        re.split(r"\b(?:is |was )?(?:played|portrayed|voiced)\b", inner)[0]
    ):
        return
    if NO_ROLE.search(inner) or NO_ROLE.search(text[max(0, match.start() - 30) : persons[0][0]]):
        return
    if wording.name == "possessive" and _KIN.search(text[persons[-1][0] : characters[0]]):
        return
    for (i, actor), j in _paired(text, persons, characters, match):
        character = masked.entity(j)
        if actor != character:
            yield TypedRole(actor, character, wording.name, wording.confidence, start, end, i, j)


def _actor_places(text: str, start: int, end: int) -> list[int]:
    """Actors of a list; those in brackets behind another (``Ann Lee (daughter of Bo)``) are none of it."""
    out = []
    depth = 0
    for i in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if text[i] in {P, N} and depth == 0:
            out.append(i)
    return out


def _characters(reading: Reading, masked: Masked, match: "re.Match[str]") -> list[int]:
    """Named characters of the list; not the owners in it (``Zoe's husband Max``), not pronouns."""
    text = masked.text
    return [
        i
        for i in range(match.start("c"), match.end("c"))
        if text[i] == C
        and not text.startswith(("'s", "' "), i + 1)
        and not masked.mention(i).nominal
        and reading.is_a(masked.entity(i), SKG.Character)
    ]


def _person(reading: Reading, masked: Masked, meant: ActorsMeant, place: int, *, sure: bool) -> str | None:
    """The person at a place; a pronoun is asked for anew, for nobody but actors plays."""
    if masked.text[place] == N or masked.mention(place).nominal:
        return meant.at(masked, place, sure=sure)
    key = masked.entity(place)
    return key if reading.is_a(key, SCHEMA.Person) else None


def _paired(
    text: str, actors: Sequence[tuple[int, str]], characters: Sequence[int], match: "re.Match[str]"
) -> list[tuple[tuple[int, str], int]]:
    """As many pairs as two lists of the same length name, else the neighbours of each other."""
    if len(actors) > 1 and len(characters) > len(actors):
        characters = characters[: len(actors)]  # "Ann and Bo as Zoe and Max, the Duke of Kent"
    if len(actors) == len(characters):
        return list(zip(actors, characters, strict=True))
    actor_first = actors[0][0] < characters[0]
    if len(characters) == 1:
        if not actor_first and match.re.pattern.startswith("^"):
            return [(a, characters[0]) for a in actors]
        if not actor_first and ";" in text[actors[0][0] : actors[-1][0]]:
            return [(a, characters[0]) for a in actors]
        in_brackets = text[match.end() : match.end() + 1] == ")"
        return [(actors[-1] if actor_first or in_brackets else actors[0], characters[0])]
    if len(actors) == 1:
        if not actor_first:
            return [(actors[0], characters[-1])]
        chosen = [characters[0]]
        for before, after in pairwise(characters):
            between = text[before + 1 : after]
            if not re.match(r"[\"']?(?:,? (?:and|&) | / |/|, )", between):
                break
            chosen.append(after)
        follows = text[match.end("c") : match.end("c") + 2]
        if len(chosen) > 1 and follows[:1] not in {"", ".", ",", ";", ")", "!", ":"} and follows != " i":
            chosen = chosen[:1]
        return [(actors[0], c) for c in chosen]
    return [(actors[-1] if actor_first else actors[0], characters[0] if actor_first else characters[-1])]


def with_pronouns(masked: Masked, reading: Reading) -> Masked:
    """The sentence with one symbol for each ``he``, ``she`` and ``the Tide star``, of whomever the reading takes them for.

    ``his`` and ``her`` stand as words: ``reprises her role`` is one wording, whoever she is.
    """
    chars: list[str] = []
    origins: list[int] = []
    slots: dict[int, Mention] = {}
    text, at = masked.text, 0
    stars = list(THE_STAR.finditer(text)) if " " in text else []
    inside = {i for star in stars for i in range(*star.span())}
    found = [*stars, *(m for m in _HE.finditer(text) if m.start() not in inside)]
    for match in sorted(found, key=lambda m: m.start()):
        place, end = match.span()
        mention = masked.slots.get(place)
        word = N
        if mention is not None:
            name = mention.span.text_of(reading.article.text)
            if not mention.nominal or name.lower() not in {"he", "she", "his", "her"}:
                continue
            if name.lower() in {"his", "her"}:
                word = name
                end += 2 if text.startswith("'s", end) else 0
        _copy(masked, at, place, chars, origins, slots)
        chars += word
        origins += [masked.origins[place]] * len(word)
        at = end
    if at == 0:
        return masked
    _copy(masked, at, len(text), chars, origins, slots)
    return Masked(masked.sentence, "".join(chars), slots, tuple(origins))


def _copy(
    masked: Masked, start: int, end: int, chars: list[str], origins: list[int], slots: dict[int, Mention]
) -> None:
    for i in range(start, end):
        if i in masked.slots:
            slots[len(chars)] = masked.slots[i]
        chars.append(masked.text[i])
        origins.append(masked.origins[i])


def _is_told(text: str, match: "re.Match[str]") -> bool:
    """``In Tide she was Zoe``: a pronoun with ``is`` tells of a role where a title or the past stands beside it."""
    return W in text[: match.start("c")] or bool(re.search(rf"{N} (?:was|had been|has been)\b", match[0]))


def _he_played_by(reading: Reading, masked: Masked, match: "re.Match[str]") -> Iterator[TypedRole]:
    """``he is voiced by P and in the dub by P``: the character named last, also in the sentence before."""
    at = match.start("him")
    if masked.text[at] == C and not masked.mention(at).nominal:
        return
    key = masked.entity(at) if masked.text[at] == C else _character_meant(reading, masked, at)
    places = _actor_places(masked.text, match.start("a"), match.end("a"))
    if match.start("other") >= 0:
        places.append(match.start("other"))
    for place in places:
        if key is not None and masked.text[place] == P and not masked.mention(place).nominal:
            yield TypedRole(
                masked.entity(place), key, "he_played_by", 0.75, match.start(), match.end(), place, at
            )


def _character_meant(reading: Reading, masked: Masked, place: int) -> str | None:
    before = [i for i in masked.all_of(C, 0, place) if not masked.mention(i).nominal]
    return masked.entity(before[-1]) if before else _character_before(reading, masked.sentence)


def _plays_him(reading: Reading, masked: Masked, match: "re.Match[str]") -> TypedRole | None:
    """``P plays him``: the last character named before."""
    place = match.start("a")
    person = masked.entity(place)
    at = match.start("him")
    if masked.text[at] == C and not masked.mention(at).nominal:
        return None
    key = _character_meant(reading, masked, place)
    if key is None or masked.mention(place).nominal or not reading.is_a(person, SCHEMA.Person):
        return None
    return TypedRole(person, key, "plays_him", 0.75, match.start(), match.end(), place, at)


def _character_before(reading: Reading, sentence: Sentence) -> str | None:
    """The character that the sentences before speak of: the first one named, two sentences back at most."""
    for back in (1, 2):
        if sentence.index < back:
            return None
        named = [
            m
            for m in reading.mentions_in(reading.sentences[sentence.index - back], {SKG.Character})
            if not m.nominal
        ]
        if named:
            return named[0].entity
    return None
