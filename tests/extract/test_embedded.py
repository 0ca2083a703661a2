"""Data that a page embeds counts where its text bears it out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from showkg.extract.extractors.embedded import EXTRACTOR
from showkg.extract.reading import Reading
from showkg.ontology.records import Statement, Value
from showkg.ontology.terms import SCHEMA, SKG

MOVIE = {
    "@context": "https://schema.org",
    "@type": "Review",
    "itemReviewed": {
        "@type": ["Movie"],
        "name": "Tide",
        "director": [{"@type": "Person", "name": "Ann Lee"}],
        "author": "Bo Cruz",
        "genre": ["Thriller", "Western"],
        "datePublished": "2024-05-03",
        "musicBy": "Nobody Named",
    },
}


def read(reading: Reading, *embedded: Mapping[str, Any]) -> set[tuple[str, str]]:
    page = replace(reading, article=replace(reading.article, embedded=embedded))
    found = [s for s in EXTRACTOR.extract(page) if isinstance(s, Statement)]
    return {
        (s.predicate, s.object.lexical if isinstance(s.object, Value) else reading.entities[s.object].name)
        for s in found
    }


def test_what_a_sentence_names_is_read(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading(
        "[F:Tide], a thriller, opens May 3, with [P:Ann Lee] and [P:Bo Cruz] at the gala.",
        published="2024-05-01",
    )
    assert read(reading, MOVIE) == {
        (SCHEMA.director, "Ann Lee"),
        (SKG.writer, "Bo Cruz"),
        (SCHEMA.genre, "thriller"),
        (SCHEMA.datePublished, "2024-05-03"),
    }


def test_what_no_sentence_names_is_left_out(make_reading: Callable[..., Reading]) -> None:
    assert read(make_reading("[F:Tide] is good. I like [P:Ann Lee]."), MOVIE) == set()


def test_odd_data_says_nothing(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading("[F:Tide] and [P:Ann Lee].")
    odd: list[Mapping[str, Any]] = [
        {"@type": 7, "name": ["Tide", None]},
        {
            "@type": "Movie",
            "name": "Tide",
            "director": {"name": {"name": "Ann Lee"}},
            "genre": 3,
            "datePublished": [],
        },
        {"@graph": [[["Movie"]]]},
    ]
    assert read(reading, *odd) == set()
