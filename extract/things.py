"""A thing of the document with all its names, before it has a class and an id."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from ..ontology.terms import SCHEMA, SKG
from .names import Name

PERSON, CHARACTER, ORGANIZATION, STORY_ORGANIZATION, PLACE, OBJECT, AWARD = (
    SCHEMA.Person,
    SKG.Character,
    SCHEMA.Organization,
    SKG.FictionalOrganization,
    SCHEMA.Place,
    SKG.StoryObject,
    SKG.Award,
)


@dataclass(slots=True)
class Thing:
    """All names of one thing of the document."""

    key: str
    names: list[Name] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    cls: str = ""
    merged: list["Thing"] = field(default_factory=list)
    also: list[list[str]] = field(default_factory=list)
    """Words of its aliases, as of ``key``."""

    @property
    def tokens(self) -> list[str]:
        return self.key.split()


def fold(name: str) -> str:
    """A name without case, accents and punctuation."""
    name = unicodedata.normalize("NFKD", name.replace("’", "'"))
    name = "".join(c for c in name if not unicodedata.combining(c)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s'&+-]", " ", name)).strip()


def display_name(thing: Thing) -> tuple[str, list[str]]:
    """The fullest name of a thing and its other names, all as spelt in the text."""
    cores = Counter(n.core for n in thing.names)
    texts = Counter(n.text for n in thing.names)
    own = {c: n for c, n in cores.items() if fold(c) == thing.key} or cores
    longest = max(own, key=lambda c: (len(c.split()), own[c], len(c), c))
    for core in cores:
        if len(core.split()) > len(longest.split()) and fold(longest) in fold(core).split():
            longest = core
    name = longest
    if " " not in longest and thing.cls in {CHARACTER, PERSON}:
        with_title = [n.text for n in thing.names if n.honorific and n.core == longest]
        if with_title and (len(with_title) >= len(thing.names) / 2):
            name = Counter(with_title).most_common(1)[0][0]
    others = {*cores, *texts} - {name}
    nicknames = {n.nickname for n in thing.names if n.nickname}
    return name, sorted(others | nicknames)
