"""What a web page tells machines of the works in its text (JSON-LD), where the text bears it out.

Read: ``{"@type": "Movie", "name": "Tidewater", "director": "Ann Lee"}`` on a page one of whose sentences names both
Tidewater and Ann Lee; that sentence is the evidence. Left alone: what no sentence names.

Source: https://schema.org/TVSeries and https://schema.org/Movie.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ...ontology.records import Modality, Statement, Value
from ...ontology.terms import SCHEMA, SKG, WORK_CLASSES
from ..extractor import Extractor
from ..measures import count
from ..nlp import Sentence
from ..press_dates import date_value, dateline, find_press_dates
from ..reading import Reading

_KINDS: Final = frozenset(
    {"TVSeries", "Movie", "TVSeason", "TVEpisode", "CreativeWorkSeason", "Episode", "Book", "VideoGame"}
)
_ENTITIES: Final = {
    "creator": SCHEMA.creator,
    "director": SCHEMA.director,
    "musicBy": SCHEMA.musicBy,
    "productionCompany": SCHEMA.productionCompany,
    "isBasedOn": SCHEMA.isBasedOn,
}
# Of a film or series, schema.org's author is its writer.
_AUTHOR: Final = "author"
_MOST_OBJECTS: Final = 2000
_MOST_NAMES: Final = 200


@dataclass(frozen=True, slots=True)
class Embedded:
    """Extractor of a page's own data."""

    name: str = "embedded"
    emits: frozenset[str] = frozenset(
        {
            *_ENTITIES.values(),
            SCHEMA.author,
            SKG.writer,
            SCHEMA.genre,
            SCHEMA.startDate,
            SCHEMA.datePublished,
            SCHEMA.numberOfSeasons,
            SCHEMA.numberOfEpisodes,
        }
    )

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Statements of the page's data that a sentence names."""
        if not reading.article.embedded:
            return
        by_name = {
            n.casefold(): e.id
            for e in reversed(list(reading.entities.values()))
            for n in (e.name, *e.aliases)
        }
        works = {
            n.casefold(): e.id
            for e in reversed(list(reading.entities.values()))
            if e.cls in WORK_CLASSES
            for n in (e.name, *e.aliases)
        }
        for item in _objects(reading.article.embedded):
            key = works.get(next(_names(item.get("name")), "").casefold())
            if key is None or not _KINDS.intersection(_types(item)):
                continue
            for predicate, named in self._ties(reading, key, item):
                other = by_name.get(named.casefold())
                sentence = _sentence_of(reading, key, other) if other and other != key else None
                if other and sentence:
                    yield self._state(reading, key, predicate, other, sentence)
            yield from self._values(reading, key, item)

    def _ties(self, reading: Reading, key: str, item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for word, predicate in _ENTITIES.items():
            for named in _names(item.get(word)):
                yield predicate, named
        screen = reading.is_a(key, SCHEMA.TVSeries, SCHEMA.Movie)
        for named in _names(item.get(_AUTHOR)):
            yield (SKG.writer if screen else SCHEMA.author), named

    def _values(self, reading: Reading, key: str, item: Mapping[str, Any]) -> Iterator[Statement]:
        published = dateline(reading.article)
        begins = SCHEMA.startDate if reading.is_a(key, SCHEMA.TVSeries) else SCHEMA.datePublished
        sentences = [s for s in reading.sentences if any(m.entity == key for m in reading.mentions[s.index])]
        for sentence in sentences:
            text = sentence.span.text_of(reading.article.text)
            for word in ("startDate", "datePublished"):
                iso = next(_names(item.get(word)), "")[:10]
                if iso and any(d.iso == iso for d in find_press_dates(text, published)):
                    yield self._state(reading, key, begins, date_value(iso), sentence)
            for genre in _names(item.get("genre")):
                if genre.lower() in text.lower():
                    yield self._state(reading, key, SCHEMA.genre, Value(lexical=genre.lower()), sentence)
            for word, predicate in (
                ("seasons", SCHEMA.numberOfSeasons),
                ("episodes", SCHEMA.numberOfEpisodes),
            ):
                number = item.get(f"numberOf{word.title()}")
                if isinstance(number, int | str) and str(number).isdigit() and f"{number} {word}" in text:
                    yield self._state(reading, key, predicate, count(int(number)), sentence)

    def _state(
        self, reading: Reading, key: str, predicate: str, value: str | Value, sentence: Sentence
    ) -> Statement:
        return reading.statement(
            key,
            predicate,
            value,
            sentence,
            extractor=self.name,
            pattern="json_ld",
            confidence=0.95,
            modality=Modality.STATED,
        )


def _objects(embedded: tuple[Mapping[str, Any], ...]) -> Iterator[Mapping[str, Any]]:
    """All objects, those inside others too, in reading order."""
    queue: list[Any] = list(embedded)
    for item in queue:  # grows while it is walked
        if isinstance(item, Mapping):
            yield item
            inside = list(item.values())
        else:
            inside = item
        queue.extend(v for v in inside if isinstance(v, Mapping | list))
        if len(queue) > _MOST_OBJECTS:
            return


def _types(item: Mapping[str, Any]) -> set[str]:
    kinds = item.get("@type")
    return {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}


def _names(value: Any) -> Iterator[str]:
    """The names in a value: a string, an object with a name, or a list of such."""
    for one in (value if isinstance(value, list) else [value])[:_MOST_NAMES]:
        name = one.get("name") if isinstance(one, Mapping) else one
        if isinstance(name, str) and name:
            yield name


def _sentence_of(reading: Reading, key: str, other: str) -> Sentence | None:
    """The first sentence that names both."""
    for sentence in reading.sentences:
        named = {m.entity for m in reading.mentions[sentence.index]}
        if key in named and other in named:
            return sentence
    return None


EXTRACTOR: Extractor = Embedded()
