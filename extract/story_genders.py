"""Genders of people and characters: by title, first name, the nouns beside them, and who plays them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .first_names import UNISEX, first_names
from .humans import FEMALE_WORDS, MALE_WORDS, HumanPlace, genders_behind
from .lexicon import FEMALE, MALE
from .reading import Reading

_HUMAN: Final = frozenset({SCHEMA.Person, SKG.Character})
_FEMALE: Final = FEMALE_WORDS | {
    "lover's",
    "mum",
    "mom",
    "nun",
    "waitress",
    "housewife",
    "heroine",
    "ex-wife",
    "stewardess",
}
_MALE: Final = MALE_WORDS | {"dad", "monk", "priest", "ex-husband", "gentleman", "bloke", "guy", "widower"}
_NOUNS: Final = {**dict.fromkeys(_FEMALE, "f"), **dict.fromkeys(_MALE, "m")}
# Right behind a name: ", a retired schoolteacher and mother of two", "is a woman".
_BEHIND: Final = re.compile(
    r"(?: \([^)]{1,60}\))?(?:,| is| was) (?:a|an|the|his|her|their) ((?:[a-z-]+ ){0,3}?[a-z-]+)\b"
)
_TITLE, _NOUN, _FIRST, _UNSURE, _ACTOR, _PRONOUN, _MOST = 10.0, 4.0, 3.0, 0.5, 2.5, 0.6, 2.4


def genders_of(reading: Reading, places: Mapping[int, Sequence[HumanPlace]]) -> dict[str, str]:
    """``m`` or ``f`` by id, for those of whom the text tells it."""
    votes: defaultdict[str, _Votes] = defaultdict(_Votes)
    for key, entity in reading.entities.items():
        if entity.cls in _HUMAN:
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                _vote_name(votes[key], name)
    for role in reading.roles:
        if role.actor in votes and votes[role.actor].winner:
            votes[role.character].add(votes[role.actor].winner, _ACTOR)
    _vote_nouns(reading, places, votes)
    _vote_pronouns(reading, places, votes)
    return {k: c.winner for k, c in votes.items() if c.winner}


@dataclass(slots=True)
class _Votes:
    m: float = 0.0
    f: float = 0.0

    def add(self, gender: str, weight: float) -> None:
        if gender == "m":
            self.m += weight
        else:
            self.f += weight

    @property
    def winner(self) -> str:
        """``m``, ``f`` or, undecided, ``""``."""
        return "" if self.m == self.f else "m" if self.m > self.f else "f"


def _vote_name(votes: _Votes, name: str) -> None:
    words = name.split()
    if not words:
        return
    first = words[0].rstrip(".").lower()
    if first in MALE or first in FEMALE:
        votes.add("m" if first in MALE else "f", _TITLE)
    elif first in first_names():
        votes.add(first_names()[first], _UNSURE if first in UNISEX else _FIRST)


def _vote_nouns(
    reading: Reading, places: Mapping[int, Sequence[HumanPlace]], votes: "defaultdict[str, _Votes]"
) -> None:
    text = reading.article.text
    for index, row in places.items():
        sentence = reading.sentences[index]
        ends = {m.span.start: m.span.end for m in reading.mentions[index]}
        for place in row:
            before = re.findall(r"[a-z-]+", text[max(sentence.span.start, place.start - 30) : place.start])[
                -1:
            ]
            if before and before[0] in _NOUNS and text[place.start - 1 : place.start] == " ":
                votes[place.entity].add(_NOUNS[before[0]], _NOUN)
            end = ends.get(place.start, place.start)
            behind = _BEHIND.match(text, end, min(sentence.span.end, end + 140))
            if behind:
                told = next((_NOUNS[w] for w in reversed(behind[1].split()) if w in _NOUNS), None)
                if told:
                    votes[place.entity].add(told, _NOUN)


def _vote_pronouns(
    reading: Reading, places: Mapping[int, Sequence[HumanPlace]], votes: "defaultdict[str, _Votes]"
) -> None:
    """The first human of a sentence is most likely who the pronouns mean that stand before the next one is named."""
    given: dict[str, float] = {}
    for index, row in places.items():
        shown = [p for p in row if not p.bracketed]
        if not shown or not shown[0].subject:
            continue
        who = shown[0].entity
        for gender in genders_behind(reading.sentences[index], shown):
            if given.get(who, 0.0) >= _MOST:
                break
            given[who] = given.get(who, 0.0) + _PRONOUN
            votes[who].add(gender, _PRONOUN)
