"""Which names are of one thing: aliases, and short names with the full names that they stand for."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ..ontology.records import Article
from .lexicon import (
    ORGANIZATION_ENDINGS,
)
from .names import Name
from .things import Thing, fold

# Votes of one sure pair of actor and character.
_SURE: Final = 3.0
# Votes that tell an actor from a character.
_PLAIN: Final = 2
_ALIAS: Final = re.compile(
    r"^(?: ?/ ?|, called |,? (?:\()?(?:aka|a\.k\.a\.|AKA|also known as|better known as|otherwise known as|alias|nicknamed|dubbed|née|whose real name is|real name|formerly known as|known (?:only |simply |mostly )?as)[ ,](?:the )?)$"
)

# "Ann Lee – ", and what may follow "Maximilian Cruz (Max)"
_CAST_LINE: Final = re.compile(r"[^\n,;.!?–—|:]{3,40}(?: [–—|-] |: | as )")
_LINE_ENDS: Final = re.compile(r"\)(?:,| [–—-]|\s*(?:\n|\Z))")


def join_aliases(things: list[Thing], article: Article) -> None:
    """``Matt, aka Daredevil``; ``Orderly/Bob/Ghost``: two names of one thing."""
    placed = sorted(((n, t) for t in things for n in t.names if not n.award), key=lambda p: p[0].span)
    target: dict[str, Thing] = {}

    def keeper_of(thing: Thing) -> Thing:
        path = []
        while thing.key in target:
            path.append(thing.key)
            thing = target[thing.key]
        target.update(dict.fromkeys(path, thing))
        return thing

    for (first, thing), (second, other) in pairwise(placed):
        if first.sentence != second.sentence or thing is other:
            continue
        glue = article.text[first.span.end : second.span.start]
        if _ALIAS.match(glue) or (glue == " (" and _is_short_form(article, first, second)):
            keeper, gone = keeper_of(thing), keeper_of(other)
            if keeper is gone:
                continue
            keeper.names += gone.names
            keeper.votes += gone.votes
            gone.votes["gone"] += 1
            keeper.also += [gone.tokens, *gone.also]
            target[gone.key] = keeper
    for keeper in {t.key: t for t in target.values()}.values():
        keeper.names.sort(key=lambda n: n.span)


def _is_short_form(article: Article, first: Name, second: Name) -> bool:
    """Does a cast list tell what a character is called for short: ``Ann Lee – Maximilian Cruz (Max)``?"""
    text = article.text
    start = text.rfind("\n", 0, first.span.start) + 1
    return (
        " " in first.core
        and " " not in second.core
        and _CAST_LINE.fullmatch(text, start, first.span.start) is not None
        and _LINE_ENDS.match(text, second.span.end) is not None
    )


def merge_short_names(
    things: list[Thing],
    headline_end: int = 0,
    story: Collection[str] = (),
    real: Collection[str] = (),
    told: Collection[str] = (),
) -> list[Thing]:
    """Join short names to the full names that they stand for.

    Args:
        things: Of the article, in reading order.
        headline_end: Of families, who is named in the headline is called by the surname.
        story: Keys of those who are of the story for sure, whatever stands beside their names once.
        real: Keys of those who are real people for sure.
        told: Keys of those who are only named where somebody speaks of herself.
    """
    full = [t for t in things if len(t.tokens) > 1 and not t.key.startswith("award ")]
    gone = _shorter_full_names(full)
    by_last: dict[str, list[Thing]] = defaultdict(list)
    by_first: dict[str, list[Thing]] = defaultdict(list)
    by_middle: dict[str, list[Thing]] = defaultdict(list)
    for thing in full:
        if thing.key not in gone:
            if thing.names[0].core.split()[-1] not in ORGANIZATION_ENDINGS:
                for token in thing.tokens[1:-1]:
                    by_middle[token].append(thing)
            for tokens in (thing.tokens, *thing.also):
                if len(tokens) > 1:
                    by_last[tokens[-1]].append(thing)
                    by_first[tokens[0]].append(thing)
            double, hyphen, _ = thing.tokens[0].partition("-")
            if hyphen:
                by_first[double].append(thing)
    nicknamed = _by_nickname(full, gone)
    for thing in things:
        if len(thing.tokens) != 1 or thing.key.startswith("award "):
            continue
        called = nicknamed.get(thing.key)
        if called is not None:
            gone[thing.key] = called
            continue
        last, first = by_last[thing.tokens[0]], by_first[thing.tokens[0]]
        target = None
        if thing.key in told and not last and not thing.votes["role"]:
            target = _workmate(first, story)
        target = target or _full_name_of(thing, last, first, headline_end, story, real)
        if target is None and not last and not first:
            within = [o for o in by_middle[thing.tokens[0]] if not _differ(thing, o, story)]
            target = within[0] if len(within) == 1 else None
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


def _by_nickname(full: Sequence[Thing], gone: Mapping[str, Thing]) -> dict[str, Thing]:
    """``Nigel "Nidge" Delaney``: what somebody is called, with the one who is called so; nobody if there are two."""
    found: dict[str, Thing] = {}
    twice: set[str] = set()
    for thing in full:
        keeper = gone.get(thing.key, thing)
        for key in {fold(n.nickname) for n in thing.names if n.nickname}:
            if found.setdefault(key, keeper) is not keeper:
                twice.add(key)
    return {key: thing for key, thing in found.items() if key not in twice}


def _shorter_full_names(full: Sequence[Thing]) -> dict[str, Thing]:
    """``Ann Lee`` → Ann B. Lee, ``Acme Rail`` → Acme Rail Company: keys with the longer name of the same thing."""
    gone: dict[str, Thing] = {}
    order = {t.key: i for i, t in enumerate(full)}
    by_ends: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    by_lead: dict[tuple[str, ...], list[Thing]] = defaultdict(list)
    by_rest: dict[tuple[str, ...], list[Thing]] = defaultdict(list)
    for thing in full:
        by_ends[thing.tokens[0], thing.tokens[-1]].append(thing)
        if thing.names[0].core.split()[-1] in ORGANIZATION_ENDINGS:
            for n in range(2, len(thing.tokens)):
                by_lead[tuple(thing.tokens[:n])].append(thing)
        elif len(thing.tokens) > 2 and min(map(len, thing.tokens)) > 1:  # not B.B.C.2
            by_rest[tuple(thing.tokens[1:])].append(thing)
            by_rest[tuple(thing.tokens[:-1])].append(thing)
    longest = {ends: max(len(t.tokens) for t in row) for ends, row in by_ends.items()}
    for thing in full:
        mine = thing.tokens
        ends = (mine[0], mine[-1])
        people = by_ends[ends] if longest[ends] > len(mine) else []
        fitting = [o for o in people if len(o.tokens) > len(mine) and set(mine) <= set(o.tokens)]
        fitting = [o for o in (*fitting, *by_lead.get(tuple(mine), ())) if o.key not in gone]
        # who has two given names or a double surname: "Mary Beth" is Mary Beth Lacey, "Bonham Carter" Helena
        rest = [o for o in by_rest[tuple(mine)] if not _differ(thing, o)]
        if not fitting and len(rest) == 1:
            fitting = rest
        if fitting:
            gone[thing.key] = min(fitting, key=lambda o: order[o.key])
    return gone


def _differ(thing: Thing, other: Thing, story: Collection[str] = ()) -> bool:
    """Is one of the two an actor for sure and the other one a character? A ``crime boss`` makes nothing."""
    acts = other.votes["actor"] + (other.votes["maker"] if other.key not in story else 0)
    is_actor = acts > other.votes["role"] + other.votes["character"]
    is_role = other.votes["role"] > acts
    return (thing.votes["role"] >= _PLAIN and is_actor) or (thing.votes["actor"] >= _PLAIN and is_role)


def _workmate(first: Sequence[Thing], story: Collection[str]) -> Thing | None:
    """The person of the trade whom another calls by the first name: ``Ann never let us see the script``."""
    if len(first) != 1 or first[0].votes["role"] or first[0].key in story:
        return None
    return first[0] if _is_maker(first[0]) else None


def _full_name_of(
    thing: Thing,
    last: Sequence[Thing],
    first: Sequence[Thing],
    headline_end: int,
    story: Collection[str],
    real: Collection[str],
) -> Thing | None:
    """The one full name that a single word stands for; None if there is none or two fit alike.

    Args:
        thing: A thing whose name is one word.
        last: Full names that end with the word, in reading order.
        first: Full names that begin with it.
        headline_end: Where the headline ends.
        story: Keys of those who are of the story for sure.
        real: Keys of those who are real people for sure.
    """
    actor = thing.votes["actor"] >= _PLAIN
    title = next((n.honorific for n in thing.names if n.honorific), None)

    lasts = [o for o in last if not _differ(thing, o, story)]
    firsts = [o for o in first if not _differ(thing, o, story)]
    # people of the trade are called by their surnames; a first name that is theirs is mostly a character's
    acts = thing.votes["subject"] + thing.votes["role"] + thing.votes["owner"] > 0
    firsts = [
        o
        for o in firsts
        if not (
            _is_maker(o)
            and o.key not in story
            and (thing.key in story or (acts and (lasts or thing.key not in real)))
            and not _blog(thing, o)
        )
    ]
    # of an actor and a character, the character is called by the first name
    played = [o for o in firsts if o.votes["role"] >= _SURE > o.votes["actor"] + o.votes["maker"]]
    if len(played) == 1 and not lasts and all(_is_maker(o) for o in firsts if o is not played[0]):
        return played[0]
    orgs = [o for o in firsts if o.names[0].core.split()[-1] in ORGANIZATION_ENDINGS]
    if title and len(firsts) > 1:
        return None  # names that begin with the surname: "Madam Joo" is of the family
    if title and len(lasts) == 1:
        return lasts[0]
    options = orgs or list({o.key: o for o in (*lasts, *firsts)}.values())
    if len(options) == 1:
        return options[0]
    if not options:
        return None
    if firsts and len(firsts) == 1 and not _is_maker(firsts[0]) and not actor:
        return firsts[0]
    headed = [o for o in lasts if o.names[0].span.start < headline_end]
    if len(headed) == 1:
        return headed[0]
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
