"""Names → IRIs, so that the same thing gets the same IRI in every article.

An IRI depends on names, classes, numbers and the work alone, never on which other articles are
known; only what nothing else could tell apart (a character whose work is unknown, a plot point) is
named after its article. Local names hold letters, digits, ``_`` and, between parts, ``.``: valid in
Turtle without escapes (https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL).
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..ontology.records import Document, Entity, PlotPoint
from ..ontology.terms import ENTITY_CLASSES, ID_BASE, SCHEMA, SKG

SUFFIX_OF_WORK = {
    SCHEMA.TVSeries: "",
    SCHEMA.Movie: "film",
    SCHEMA.Book: "text",
    SCHEMA.VideoGame: "game",
    SCHEMA.ComicStory: "strip",
    SCHEMA.Play: "play",
    SCHEMA.MusicRecording: "music",
    SCHEMA.CreativeWorkSeries: "franchise",
    SCHEMA.CreativeWork: "work",
}
"""Class of a work → last part of its local name: a film, its novel and the series are three works.

Where IRIs are sorted, series and film stand before the text that they adapt."""

SCOPED_BY_WORK = frozenset({SKG.Character, SKG.FictionalOrganization, SKG.StoryObject})

MAX_SLUG = 80
"""Longer names are cut and end in a hash; the longest title on record in common lists has 60-odd words,
but names beyond 80 characters are in practice sentences."""

# Latin letters that Unicode does not decompose into a letter and an accent.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t"}
)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ‘`´](?=\w)")
_FRACTIONS = re.compile(r"[¼-¾⅐-⅞]")
# Disney and Disney+ are two organizations; Law & Order is Law and Order.
_SPOKEN = (("&", " and "), ("+", " plus "))
# The Turtle grammar allows fewer letters than Unicode has (PN_CHARS).
_NOT_IN_TURTLE = re.compile(
    r"[^0-9A-Z_a-z·\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F-\u2040"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF]"
)
_GENERIC = re.compile(
    r"the|a|of|season|series|episode|s?\d+|e\d+|s\d+e\d+|one|two|three|four|five|six|seven|eight|nine|ten"
)


def hash12(*parts: object) -> str:
    """Name a thing by what it is made of: 12 hex digits, the same on every machine."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Turn a name into a part of a local name, equal for spellings that differ in case and accents.

    Returns:
        Letters, digits and single ``_`` inside; never empty: a name without letters and digits
        becomes ``_`` and a hash.
    """
    text = _FRACTIONS.sub(r" \g<0>", name)
    text = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    for sign, word in _SPOKEN:
        text = text.replace(sign, word)
    text = _APOSTROPHES.sub("", text)
    letters: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFKD", text):
        category = unicodedata.category(char)
        if category[0] == "M":
            # Vowel signs of Indic scripts are marks too: only accents on Latin letters may go.
            letters.append("" if latin else char)
        elif category[0] in "LN":
            latin = "LATIN" in unicodedata.name(char, "")
            letters.append(char)
        else:
            latin = False
            letters.append(" ")
    text = unicodedata.normalize("NFC", "".join(letters))
    text = "_".join(_NOT_IN_TURTLE.sub(" ", text).split()).strip("_")
    # A local name may begin with a digit or a letter, not with a combining mark.
    while text and unicodedata.category(text[0])[0] == "M":
        text = text[1:].lstrip("_")
    if not text:
        return "_" + hash12(name)
    if len(text) > MAX_SLUG:
        return f"{text[: MAX_SLUG - 9].rstrip('_')}_{hash12(text)[:8]}"
    return text


def mint(document: Document) -> dict[str, str]:
    """Give every entity and plot point of a document its IRI.

    Returns:
        Id in the document → IRI. Two ids share an IRI if the document gives them the same
        name, class and scope.

    Raises:
        ValueError: An id is used twice or not at all, a class is none of ``ENTITY_CLASSES``,
            or entities are each other's work.
    """
    entities: dict[str, Entity] = {}
    for entity in document.entities:
        if entity.id in entities:
            raise ValueError(f"entity id {entity.id!r} is used twice")
        if entity.cls not in ENTITY_CLASSES:
            raise ValueError(f"entity {entity.id!r}: {entity.cls!r} is not a class of entities")
        entities[entity.id] = entity
    key = document.article.key
    iris = {entity.id: _iri_of(entity, entities, key) for entity in document.entities}
    for point in document.plot_points:
        if point.id in iris:
            raise ValueError(f"plot point id {point.id!r} is used twice")
        iris[point.id] = f"{ID_BASE}plot/{_hash_of_plot_point(point, iris, key)}"
    return iris


def season_iri(work: str, season: int) -> str:
    """Name a season by the IRI of its series and its number."""
    return f"{ID_BASE}season/{local_name(work)}.s{season}"


def episode_iri(work: str, season: int | None, episode: int) -> str:
    """Name an episode by the IRI of its series and its numbers."""
    number = f"e{episode}" if season is None else f"s{season}e{episode}"
    return f"{ID_BASE}episode/{local_name(work)}.{number}"


def local_name(iri: str) -> str:
    """Return what stands after the last ``/`` or ``#``."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def _iri_of(entity: Entity, entities: Mapping[str, Entity], key: str) -> str:
    kind = ENTITY_CLASSES[entity.cls]
    if kind == "work":
        return f"{ID_BASE}work/{_local_of_work(entity)}"
    if entity.cls in (SCHEMA.TVSeason, SCHEMA.TVEpisode):
        work = _work_of(entity, entities)
        # Without its series a season is known in its own article only.
        scope = _local_of_work(work) if work else key
        return f"{ID_BASE}{kind}/{scope}.{_local_of_part(entity, work)}"
    if entity.cls in SCOPED_BY_WORK:
        work = _work_of(entity, entities)
        scope = _local_of_work(work) if work else key
        return f"{ID_BASE}{kind}/{scope}.{slug(entity.name)}"
    return f"{ID_BASE}{kind}/{slug(entity.name)}"


def _work_of(entity: Entity, entities: Mapping[str, Entity]) -> Entity | None:
    """Follow ``work`` up to a work: an episode's work may be given as its season."""
    seen = {entity.id}
    work_id = entity.work
    while work_id is not None:
        work = entities.get(work_id)
        if work is None:
            raise ValueError(f"entity {entity.id!r}: its work {work_id!r} is not in the document")
        if ENTITY_CLASSES[work.cls] == "work":
            return work
        if work_id in seen:
            raise ValueError(f"entity {entity.id!r}: its works go round in a circle")
        seen.add(work_id)
        work_id = work.work
    return None


def _local_of_work(work: Entity) -> str:
    suffix = SUFFIX_OF_WORK[work.cls]
    return f"{slug(work.name)}.{suffix}" if suffix else slug(work.name)


def _local_of_part(part: Entity, work: Entity | None) -> str:
    """Name a season or an episode inside its series: by number, else by title."""
    season = "" if part.season is None else f"s{part.season}"
    name = work.name if work else None
    if part.cls == SCHEMA.TVSeason:
        return season or title_of_part(part.name, name, part.season)
    if part.episode is not None:
        return f"{season}e{part.episode}"
    title = title_of_part(part.name, name, part.season)
    return f"{season}.{title}" if season else title


def title_of_part(name: str, work: str | None, season: int | None) -> str:
    """Slug of a season's or episode's title, without its series and ``the season 4`` around ``finale``."""
    title = slug(name)
    if work and title.startswith(slug(work) + "_"):
        title = title[len(slug(work)) + 1 :]
    *before, last = title.split("_")
    if last in ("finale", "premiere") and all(_GENERIC.fullmatch(word) for word in before):
        # Which season ends is in the number; the end of a series whose season is unknown is not.
        return f"series_{last}" if season is None and "series" in before else last
    return title


def _hash_of_plot_point(point: PlotPoint, iris: Mapping[str, str], key: str) -> str:
    def named(ids: Iterable[str]) -> str:
        unknown = [id_ for id_ in ids if id_ not in iris]
        if unknown:
            raise ValueError(f"plot point {point.id!r}: {unknown[0]!r} is not in the document")
        return " ".join(sorted(iris[id_] for id_ in ids))

    span = point.evidence.span
    return hash12(
        key,
        span.start,
        span.end,
        point.trigger,
        point.label,
        named((point.work,)),
        named(point.agents),
        named(point.patients),
        named(point.participants),
    )
