"""Which names are of one thing: aliases, and short names with the full names that they stand for."""

import re
from itertools import pairwise
from typing import Final

from ..ontology.records import Article
from .lexicon import (
    ORGANIZATION_ENDINGS,
)
from .things import Thing

_ALIAS: Final = re.compile(
    r"^(?:/|,? (?:\()?(?:aka|a\.k\.a\.|AKA|also known as|better known as|otherwise known as|alias|nicknamed|dubbed|née|whose real name is|real name|formerly known as)[ ,](?:the )?)$"
)


def join_aliases(things: list[Thing], article: Article) -> None:
    """``Matt, aka Daredevil``; ``Orderly/Bob/Ghost``: two names of one thing."""
    placed = sorted(((n, t) for t in things for n in t.names if not n.award), key=lambda p: p[0].span)
    target = {t.key: t for t in things}
    for (first, thing), (second, other) in pairwise(placed):
        if first.sentence != second.sentence or thing is other:
            continue
        if _ALIAS.match(article.text[first.span.end : second.span.start]):
            keeper, gone = target[thing.key], target[other.key]
            if keeper is gone:
                continue
            keeper.names = sorted([*keeper.names, *gone.names], key=lambda n: n.span)
            keeper.votes += gone.votes
            gone.votes["gone"] += 1
            for key, value in target.items():
                if value is gone:
                    target[key] = keeper


def merge_short_names(things: list[Thing]) -> list[Thing]:
    """Join short names to the full names that they stand for."""
    full = [t for t in things if len(t.tokens) > 1 and not t.key.startswith("award ")]
    gone: dict[str, Thing] = {}
    for thing in full:  # Ann Lee = Ann B. Lee; Acme = Acme International is done below
        for other in full:
            if other is thing or len(other.tokens) <= len(thing.tokens) or other.key in gone:
                continue
            mine, theirs = thing.tokens, other.tokens
            if mine[0] == theirs[0] and mine[-1] == theirs[-1] and set(mine) <= set(theirs):
                gone[thing.key] = other
                break
            if theirs[: len(mine)] == mine and other.names[0].core.split()[-1] in ORGANIZATION_ENDINGS:
                gone[thing.key] = other
                break
    for thing in things:
        if len(thing.tokens) != 1 or thing.key.startswith("award "):
            continue
        target = _full_name_of(thing, [f for f in full if f.key not in gone])
        if target is not None:
            gone[thing.key] = target
    by_key = {t.key: t for t in things}
    for key, target in gone.items():
        final = target
        while final.key in gone:
            final = gone[final.key]
        final.merged.append(by_key[key])
    kept = [t for t in things if t.key not in gone]
    for thing in kept:
        for part in thing.merged:
            if len(part.tokens) == 1 and len(thing.tokens) > 1:
                by = "by surname" if part.tokens[0] == thing.tokens[-1] else "by first name"
                thing.votes[by] += len(part.names)
            thing.names += part.names
            thing.votes += part.votes
        thing.names.sort(key=lambda n: n.span)
    return sorted(kept, key=lambda t: t.names[0].span)


def _full_name_of(thing: Thing, full: list[Thing]) -> Thing | None:
    """The one full name that a single word stands for; None if there is none or two fit alike."""
    word = thing.tokens[0]
    role, actor = thing.votes["role"] >= 2, thing.votes["actor"] >= 2
    title = next((n.honorific for n in thing.names if n.honorific), None)

    def fits(other: Thing) -> bool:
        is_actor = (
            other.votes["actor"] + other.votes["maker"] > other.votes["role"] + other.votes["character"]
        )
        is_role = other.votes["role"] > other.votes["actor"] + other.votes["maker"]
        return not ((role and is_actor) or (actor and is_role))

    lasts = [o for o in full if o.tokens[-1] == word and fits(o)]
    firsts = [o for o in full if o.tokens[0] == word and fits(o)]
    # people of the trade are called by their surnames; a first name that is theirs is mostly a character's
    firsts = [
        o
        for o in firsts
        if not (
            _is_maker(o)
            and thing.votes["subject"] + thing.votes["role"] + thing.votes["owner"] > 0
            and not _blog(thing, o)
        )
    ]
    orgs = [o for o in firsts if o.names[0].core.split()[-1] in ORGANIZATION_ENDINGS]
    if title and len(lasts) == 1:
        return lasts[0]
    options = orgs or [*lasts, *[f for f in firsts if f not in lasts]]
    if len(options) == 1:
        return options[0]
    if not options:
        return None
    if firsts and len(firsts) == 1 and not _is_maker(firsts[0]) and not actor:
        return firsts[0]
    start = thing.names[0].span.start
    # families share a surname: the full name just before is meant
    before = [o for o in options if o.names[0].span.start < start]
    return (
        max(before, key=lambda o: max(n.span.start for n in o.names if n.span.start < start))
        if before and lasts
        else None
    )


def _is_maker(thing: Thing) -> bool:
    return thing.votes["actor"] + thing.votes["maker"] > thing.votes["role"] + thing.votes["character"]


def _blog(thing: Thing, other: Thing) -> bool:
    """Is a person of the trade called by the first name here? Only where no actor stands beside the short name."""
    return (
        thing.votes["role"] == 0
        and len(other.names) <= len(thing.names) + 2
        and other.votes["role"] == 0
        and thing.votes["label PERSON"] > 0
        and other.votes["maker"] >= 5
    )
