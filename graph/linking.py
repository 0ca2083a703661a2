"""Entities of a graph → entries of catalogs: by name, then by kind, years and the people around them.

A name alone links nothing. What speaks for an entry is counted, the best one is taken if it is good enough
and clearly better than the next; everything else is listed for the user, not guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import pyoxigraph as ox

from ..ontology.terms import ENTITY_CLASSES, RDFS, SCHEMA, SKG
from .archive import LinkRecord
from .catalogs import Entry, Found, name_key, search
from .evidence import GraphReader
from .identity import local_name, slug
from .literals import value_of
from .profiles import CONTEXT, YEARS
from .spelling import tokens
from .store import EmbeddedStore, Store

MIN_CONFIDENCE = 0.8
"""A name and one thing more (year, or somebody around) make a link; own choice, see the weights."""

MARGIN = 0.1
"""By how much an entry must beat the next one."""

# Weights: own choice, so that two kinds of evidence make 0.9 and a name alone stays below the threshold.
_NAME, _YEAR, _FIRST, _MORE, _MOST = 0.6, 0.2, 0.2, 0.05, 0.99

_KIND_OF = {
    SCHEMA.TVSeries: "series",
    SCHEMA.Movie: "film",
    SCHEMA.Book: "book",
    SCHEMA.VideoGame: "game",
    SCHEMA.ComicStory: "comic",
    SCHEMA.Play: "play",
    SCHEMA.Person: "person",
    SKG.Character: "character",
    SCHEMA.Organization: "organization",
    SCHEMA.Place: "place",
    SKG.Award: "award",
}
_WORKS = frozenset({"series", "film", "book", "game", "comic", "play"})

SEQUELS = 3
"""Years after the last article that names it in which a work may come out: the press announces that early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry that may be an entity."""

    target: str
    confidence: float
    """In [0, 1]."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entity and the entries that may be it, the best first."""

    iri: str
    label: str
    linked: bool
    """Whether the first one is taken to be it."""
    why: str
    """Why it is, or why none is."""
    candidates: tuple[Candidate, ...]
    same: tuple[str, ...] = ()
    """Addresses in other catalogs that the entry taken gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    iri: str
    kind: str | None
    names: tuple[str, ...]
    years: frozenset[int]
    around: frozenset[str]
    """IRIs of its people, works, characters."""
    last: int | None
    """Year of the last article that names it."""


def link(store: Store, paths: Sequence[str], *, min_confidence: float = MIN_CONFIDENCE) -> list[Match]:
    """Find which entities of a graph are which entries of catalogs.

    Returns:
        Entities for which the catalogs have an entry of that name and kind, by IRI.

    Raises:
        ShowkgError: As ``catalogs.search``.
    """
    things = _things(GraphReader(store, whole=True))
    found = search(paths, (name for thing in things.values() for name in thing.names))
    entries = {iri: _fitting(thing, found) for iri, thing in things.items()}
    matches = [
        _decide(thing, entries[iri], entries, things, min_confidence)
        for iri, thing in sorted(things.items())
        if entries[iri]
    ]
    return _one_each(matches)


def keep(store: EmbeddedStore, matches: Iterable[Match]) -> int:
    """Write links into a store; they replace former ones to the same catalogs and leave others alone.

    Returns:
        How many links were written.
    """
    new = records(matches, store.named())
    hosts = {urlsplit(link.target).hostname for link in new}
    others = [link for link in store.archive.links() if urlsplit(link.target).hostname not in hosts]
    store.link([*others, *new])
    return len(new)


def records(matches: Iterable[Match], named: Mapping[str, tuple[str, str]]) -> list[LinkRecord]:
    """Turn matches into links that a store keeps.

    Args:
        matches: Only those that are linked count.
        named: IRI → key of an article that names it and its id there.
    """
    found = []
    for match in matches:
        if match.linked:
            best = match.candidates[0]
            article, entity = named.get(match.iri, ("", ""))
            for target in (best.target, *match.same):
                given = (
                    "" if target == best.target else f"; its entry there gives this address ({best.target})"
                )
                found.append(
                    LinkRecord(
                        iri=match.iri,
                        article=article,
                        entity=entity,
                        target=target,
                        confidence=best.confidence,
                        reason=best.reason + given,
                    )
                )
    return found


def _things(reader: GraphReader) -> dict[str, _Thing]:
    around: dict[str, set[str]] = defaultdict(set)
    years: dict[str, set[int]] = defaultdict(set)
    last: dict[str, int] = {}
    for iri, described in reader.nodes().items():
        published = reader.text(iri, SCHEMA.datePublished)
        for term in described.get(SCHEMA.mentions, ()):
            if published and published[:4].isdigit():
                last[value_of(term)] = max(last.get(value_of(term), 0), int(published[:4]))
        for predicate, objects in described.items():
            for obj in objects:
                if predicate in CONTEXT and isinstance(obj, ox.NamedNode):
                    around[iri].add(obj.value)
                    around[obj.value].add(iri)
                elif predicate in YEARS and value_of(obj)[:4].isdigit():
                    years[iri].add(int(value_of(obj)[:4]))
    found = {}
    for iri in reader.nodes():
        cls = reader.cls(iri)
        if cls not in ENTITY_CLASSES or (cls not in _KIND_OF and cls != SCHEMA.CreativeWork):
            continue
        names = [reader.text(iri, RDFS.label) or "", *reader.aliases(iri)]
        if cls in (SCHEMA.Person, SKG.Character):
            # A surname finds the whole family.
            names = [
                name for name in names if len(tokens(slug(name))) > 1 or name_key(name) == local_name(iri)
            ]
        if names:
            found[iri] = _Thing(
                iri=iri,
                kind=_KIND_OF.get(cls),
                names=tuple(names),
                years=frozenset(years[iri]),
                around=frozenset(around[iri]),
                last=last.get(iri),
            )
    return found


def _fitting(thing: _Thing, found: Found) -> list[Entry]:
    """Entries of one of its names whose kind and time can be right, by address."""
    entries: dict[str, Entry] = {}
    for name in thing.names:
        entries.update(found.by_key.get(name_key(name), {}))
    return [
        entry for _, entry in sorted(entries.items()) if _kind_fits(thing, entry) and _time_fits(thing, entry)
    ]


def _kind_fits(thing: _Thing, entry: Entry) -> bool:
    if entry.kind is None:
        return True
    return entry.kind == thing.kind or (thing.kind is None and entry.kind in _WORKS)


def _time_fits(thing: _Thing, entry: Entry) -> bool:
    return not (thing.last and entry.years and min(entry.years) > thing.last + SEQUELS)


def _decide(
    thing: _Thing,
    entries: Sequence[Entry],
    all_entries: Mapping[str, Sequence[Entry]],
    things: Mapping[str, _Thing],
    min_confidence: float,
) -> Match:
    scored = sorted(
        ((_weighed(thing, entry, all_entries, things), entry) for entry in entries),
        key=lambda pair: (-pair[0].confidence, pair[0].target),
    )
    candidates = tuple(candidate for candidate, _ in scored)
    best, second = candidates[0], candidates[1] if len(candidates) > 1 else None
    same: tuple[str, ...] = ()
    linked = False
    if best.confidence < min_confidence:
        some = f"{len(candidates)} entries of that name" if second else "an entry of that name"
        why = f"{some}, but nothing else speaks for {'one of them' if second else 'it'}"
        if best.confidence > _NAME:
            why = f"{some}; too little speaks for it"
    elif second is not None and best.confidence - second.confidence < MARGIN:
        why = f"{len(candidates)} entries fit nearly as well"
    else:
        linked, why, same = True, best.reason, scored[0][1].same
    label = thing.names[0]
    return Match(iri=thing.iri, label=label, linked=linked, why=why, candidates=candidates, same=same)


def _weighed(
    thing: _Thing, entry: Entry, all_entries: Mapping[str, Sequence[Entry]], things: Mapping[str, _Thing]
) -> Candidate:
    reasons = ["name and kind" if entry.kind is not None and thing.kind is not None else "name"]
    confidence = _NAME
    if thing.years and entry.years:
        if min(abs(mine - theirs) for mine in thing.years for theirs in entry.years) <= 1:
            confidence += _YEAR
            reasons.append(f"year {min(entry.years)}")
        else:
            confidence -= _YEAR
            reasons.append(f"but another year ({min(entry.years)})")
    if entry.born is not None:
        works = [year for iri in thing.around if iri in things for year in things[iri].years]
        if works and entry.born >= min(works):
            return Candidate(
                target=entry.target, confidence=0.0, reason=f"born in {entry.born}, after its work"
            )
    known = sorted(
        things[iri].names[0]
        for iri in thing.around
        if iri in things and _around(entry, things[iri], all_entries.get(iri, ()))
    )
    if known:
        confidence += _FIRST + _MORE * (len(known) - 1)
        reasons.append(", ".join(known[:3]) + (f" and {len(known) - 3} more" if len(known) > 3 else ""))
    confidence = round(max(0.0, min(confidence, _MOST)), 2)
    return Candidate(target=entry.target, confidence=confidence, reason="; ".join(reasons))


def _around(entry: Entry, other: _Thing, entries: Iterable[Entry]) -> bool:
    """Whether a catalog has the same thing around an entry as the graph has around the entity."""
    if entry.related_names & {name_key(name) for name in other.names}:
        return True
    return any(theirs.id in entry.related or entry.id in theirs.related for theirs in entries)


def _one_each(matches: Sequence[Match]) -> list[Match]:
    """An entry is one thing: if two entities would be linked to it, only the clearly better one is."""
    claims: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        if match.linked:
            claims[match.candidates[0].target].append(match)
    refused: dict[str, str] = {}
    for target, several in sorted(claims.items()):
        several.sort(key=lambda match: -match.candidates[0].confidence)
        best, *others = several
        if others and best.candidates[0].confidence - others[0].candidates[0].confidence < MARGIN:
            others = several
        for match in others:
            rivals = ", ".join(m.label for m in several if m is not match)
            refused[match.iri] = f"{rivals} fits <{target}> as well; say with showkg decide if they are one"
    return [
        Match(iri=m.iri, label=m.label, linked=False, why=refused[m.iri], candidates=m.candidates)
        if m.iri in refused
        else m
        for m in matches
    ]
