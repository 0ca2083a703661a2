"""What resolution must know of an article: the things that it names, and what it says that tells them apart.

A profile is a few kilobytes, so that thousands fit in memory; the document itself stays in the store.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..ontology.records import Document, Entity, Value
from ..ontology.terms import ASSERTED, ENTITY_CLASSES, MAKERS, SCHEMA, SKG
from .copies import sketch
from .identity import episode_iri, mint, season_iri
from .text import clean_name, fold

FORMAT = 1
"""Version of the JSON of a profile; its first item."""

CONTEXT = MAKERS | {
    SKG.portrays,
    SCHEMA.actor,
    SCHEMA.character,
    SCHEMA.children,
    SCHEMA.sibling,
    SCHEMA.spouse,
}
"""Properties whose two ends say something about each other's identity."""

YEARS = frozenset({SCHEMA.datePublished, SCHEMA.startDate})
"""Properties whose value dates a work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entity as one article names it."""

    id: str
    """Id in the document; of a season or episode that only plot points name, ``WORK.s4e2``."""
    cls: str
    iri: str
    """The IRI that the article alone would give it."""
    names: tuple[str, ...]
    """The fullest first, the others sorted; cleaned, none of them empty or twice."""
    work: str | None = None
    """Id of the work that it belongs to."""
    season: int | None = None
    episode: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """A name of an article that was taken for a thing that other articles name otherwise."""

    entity: str
    """Id in the document."""
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An article for the purpose of resolution."""

    article: str
    """Its key."""
    outlet: str
    """Folded name of the outlet, else host of its address, else empty."""
    published: str | None
    sketch: tuple[str, ...]
    """Of its text; see ``copies``."""
    things: tuple[Thing, ...]
    ties: tuple[tuple[str, str, str], ...] = ()
    """Subject id, property, object id of what is said of two of its things; properties of CONTEXT."""
    years: tuple[tuple[str, int], ...] = ()
    """Id of a work or part → year in which it came out."""
    about: tuple[str, ...] = ()
    """Ids of the works that it is about."""

    def base_iris(self) -> dict[str, str]:
        return {thing.id: thing.iri for thing in self.things}


def profile_of(document: Document) -> Profile:
    """Work out the profile of a document.

    Raises:
        ValueError: As ``identity.mint``, or a name is empty.
    """
    iris = mint(document)
    entities = {entity.id: entity for entity in document.entities}
    things = [_thing(entity, entities, iris) for entity in document.entities]
    things += _implied(document, entities, iris)
    ties, years = [], []
    for statement in document.statements:
        if str(statement.evidence.modality) not in ASSERTED:
            continue
        obj = statement.object
        if isinstance(obj, Value):
            if statement.predicate in YEARS and obj.lexical[:4].isdigit():
                years.append((statement.subject, int(obj.lexical[:4])))
        elif statement.predicate in CONTEXT:
            ties.append((statement.subject, statement.predicate, obj))
    article = document.article
    return Profile(
        article=article.key,
        outlet=fold(article.site) if article.site and fold(article.site) else _host(article.url),
        published=article.published,
        sketch=sketch(article.text),
        things=tuple(things),
        ties=tuple(sorted(set(ties))),
        years=tuple(sorted(set(years))),
        about=document.about,
    )


def to_json(profile: Profile) -> str:
    """Write a profile in one line."""
    content = [
        FORMAT,
        profile.article,
        profile.outlet,
        profile.published,
        profile.sketch,
        [[t.id, t.cls, t.iri, t.names, t.work, t.season, t.episode] for t in profile.things],
        profile.ties,
        profile.years,
        profile.about,
    ]
    return json.dumps(content, separators=(",", ":"))


def from_json(text: str) -> Profile:
    """Read what ``to_json`` wrote.

    Raises:
        ValueError: It did not write this.
    """
    try:
        version, article, outlet, published, marks, things, ties, years, about = json.loads(text)
        if version != FORMAT:
            raise ValueError(f"format {version!r} of profiles is not known")
        return Profile(
            article=article,
            outlet=outlet,
            published=published,
            sketch=tuple(marks),
            things=tuple(
                Thing(id=i, cls=c, iri=iri, names=tuple(n), work=w, season=s, episode=e)
                for i, c, iri, n, w, s, e in things
            ),
            ties=tuple((s, p, o) for s, p, o in ties),
            years=tuple((s, y) for s, y in years),
            about=tuple(about),
        )
    except TypeError as error:
        raise ValueError(f"not a profile: {error}") from error


def _thing(entity: Entity, entities: Mapping[str, Entity], iris: Mapping[str, str]) -> Thing:
    label = clean_name(entity.name)
    if not label:
        raise ValueError(f"{iris[entity.id]}: its name is empty")
    others = sorted({clean_name(alias) for alias in entity.aliases} - {"", label})
    work = entity
    # mint() has refused circles and unknown ids.
    while ENTITY_CLASSES[work.cls] != "work" and work.work is not None:
        work = entities[work.work]
    return Thing(
        id=entity.id,
        cls=entity.cls,
        iri=iris[entity.id],
        names=(label, *others),
        work=work.id if work is not entity and ENTITY_CLASSES[work.cls] == "work" else None,
        season=entity.season,
        episode=entity.episode,
    )


def _implied(document: Document, entities: Mapping[str, Entity], iris: Mapping[str, str]) -> list[Thing]:
    """Describe the seasons and episodes in which something happens and that the document does not name."""
    known = set(iris.values())
    found: dict[str, Thing] = {}
    for point in document.plot_points:
        if point.season is None and point.episode is None:
            continue
        if point.work not in entities:
            raise ValueError(f"plot point {point.id!r}: {point.work!r} is not in the document")
        title, work = clean_name(entities[point.work].name), iris[point.work]
        if point.season is not None:
            iri, id_ = season_iri(work, point.season), f"{point.work}.s{point.season}"
            name = f"{title} season {point.season}"
            found[iri] = Thing(
                id=id_, cls=SCHEMA.TVSeason, iri=iri, names=(name,), work=point.work, season=point.season
            )
        if point.episode is not None:
            part = "" if point.season is None else f"s{point.season}"
            number = f"season {point.season} episode" if point.season is not None else "episode"
            iri = episode_iri(work, point.season, point.episode)
            found[iri] = Thing(
                id=f"{point.work}.{part}e{point.episode}",
                cls=SCHEMA.TVEpisode,
                iri=iri,
                names=(f"{title} {number} {point.episode}",),
                work=point.work,
                season=point.season,
                episode=point.episode,
            )
    return [thing for iri, thing in sorted(found.items()) if iri not in known]


def _host(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
