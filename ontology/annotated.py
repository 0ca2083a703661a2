"""What annotations of articles may say: types of entities and predicates, and what the ontology calls them.

The format is described in ``docs/evaluate.md``.
"""

from typing import Final

from .terms import SCHEMA, SKG, SYMMETRIC, WORK_CLASSES

TYPES: Final[dict[str, str]] = {
    SCHEMA.TVSeason: "season",
    SCHEMA.TVEpisode: "episode",
    SCHEMA.TVSeries: "series",
    SCHEMA.Movie: "film",
    SKG.Character: "character",
    SKG.FictionalOrganization: "fictional_organization",
    SCHEMA.Person: "person",
    SCHEMA.Organization: "organization",
    SKG.Award: "award",
    SKG.StoryObject: "object",
    SCHEMA.Place: "place",
    **dict.fromkeys(sorted(WORK_CLASSES - {SCHEMA.TVSeries, SCHEMA.Movie}), "work"),
}
"""Class → type of an annotated entity; of two classes of one entity, the one that stands first counts."""

NAMED_AS: Final[dict[str, str]] = {
    kind: "work" if kind in {"series", "film", "season"} else kind for kind in TYPES.values()
}
"""Type of an annotated entity → kind of its name: names alone do not tell series, films and seasons apart."""

GROUPS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "casting": {
        "portrays": (SKG.portrays,),
        "cast_member": (SCHEMA.actor,),
        "has_character": (SCHEMA.character,),
    },
    "credits": {
        "creator": (SCHEMA.creator,),
        "showrunner": (SKG.showrunner,),
        "executive_producer": (SKG.executiveProducer,),
        "director": (SCHEMA.director,),
        "writer": (SKG.writer,),
        "composer": (SCHEMA.musicBy,),
        "author": (SCHEMA.author,),
    },
    "works": {
        "based_on": (SCHEMA.isBasedOn,),
        "spin_off_of": (SKG.spinOffOf,),
        "prequel_to": (SKG.prequelTo,),
        "sequel_to": (SKG.sequelTo,),
        "remake_of": (SKG.remakeOf,),
        "part_of": (SCHEMA.partOfSeries,),
        "episode_title": (SKG.episodeTitle,),
        "genre": (SCHEMA.genre,),
    },
    "release": {
        "network": (SKG.network,),
        "production_company": (SCHEMA.productionCompany,),
        "release_date": (SCHEMA.datePublished, SCHEMA.startDate),
        "season_count": (SCHEMA.numberOfSeasons,),
        "episode_count": (SCHEMA.numberOfEpisodes,),
        "runtime": (SCHEMA.duration,),
        "status": (SKG.status,),
    },
    "people": {
        "parent_of": (SCHEMA.children,),
        "sibling_of": (SCHEMA.sibling,),
        "spouse_of": (SCHEMA.spouse,),
        "partner_of": (SKG.partner,),
        "friend_of": (SKG.friendOf,),
        "enemy_of": (SKG.enemyOf,),
        "colleague_of": (SCHEMA.colleague,),
        "member_of": (SCHEMA.memberOf,),
        "leads": (SKG.leads,),
        "occupation": (SCHEMA.jobTitle,),
        "resident_of": (SCHEMA.homeLocation,),
    },
    "press": {
        "received_award": (SKG.receivedAward,),
        "nominated_for": (SKG.nominatedFor,),
        "interviewed_by": (SKG.interviewedBy,),
    },
}
"""Group → annotated predicate → properties that say the same."""

PREDICATES: Final = {name: terms for group in GROUPS.values() for name, terms in group.items()}
INVERSES: Final = {"portrays": SKG.portrayedBy}
"""Annotated predicate → property that says the same the other way round."""
REVERSIBLE: Final = frozenset(name for name, terms in PREDICATES.items() if terms[0] in SYMMETRIC)
LITERALS: Final = frozenset(
    {
        "genre", "episode_title", "release_date", "season_count", "episode_count", "runtime", "status",
        "occupation",
    }
)  # fmt: skip
"""Predicates whose object is a text, a date or a number, not an entity."""
