"""Small documents for extractors: a text in which every name is marked, ``[P:Ann Lee] directs [F:Tide]``."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from showkg.extract.extractor import Extractor
from showkg.extract.nlp import analyse
from showkg.extract.reading import Focus, Reading, group_by_sentence
from showkg.ontology.records import Article, Block, BlockKind, Entity, Mention, Modality, Span, Statement
from showkg.ontology.terms import SCHEMA, SKG, curie

KINDS = {
    "P": SCHEMA.Person,
    "W": SCHEMA.TVSeries,
    "F": SCHEMA.Movie,
    "B": SCHEMA.Book,
    "G": SCHEMA.VideoGame,
    "S": SCHEMA.TVSeason,
    "E": SCHEMA.TVEpisode,
    "O": SCHEMA.Organization,
    "C": SKG.Character,
    "A": SKG.Award,
    "L": SCHEMA.Place,
}
MARK = re.compile(r"\[([A-Z])(\d+(?:\.\d+)?)?:([^\]]+)\]")

MakeReading = Callable[..., Reading]
FactsOf = Callable[..., set[str]]


def make_reading(
    marked: str,
    *,
    published: str | None = None,
    season: int | None = None,
    label: str | None = None,
    kind: BlockKind = BlockKind.PARAGRAPH,
    modality: Modality = Modality.STATED,
) -> Reading:
    """A reading of a text whose blocks have an empty line between them; the first series or film is what it is about.

    ``[S2:second season]`` and ``[E2.5:Low Water]`` mark season 2 and its episode 5 of the first work.
    A last name alone stands for the person whose whole name stood before.
    """
    entities: dict[str, Entity] = {}
    found: list[Mention] = []
    text, at = "", 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        letter, number, name = match.groups()
        whole = next((e for e in entities.values() if _names(e, name, letter)), None)
        if whole is None:
            parts = [int(n) for n in number.split(".")] if number else []
            whole = Entity(
                id=f"e{len(entities) + 1}",
                cls=KINDS[letter],
                name=name,
                season=parts[0] if parts else None,
                episode=parts[1] if len(parts) > 1 else None,
            )
            entities[whole.id] = whole
        found.append(Mention(span=Span(start=len(text), end=len(text) + len(name)), entity=whole.id))
        text += name
        at = match.end()
    text += marked[at:]
    work = next((e.id for e in entities.values() if e.cls in {SCHEMA.TVSeries, SCHEMA.Movie}), None)
    for key, entity in entities.items():
        if entity.cls in {SCHEMA.TVSeason, SCHEMA.TVEpisode, SKG.Character}:
            entities[key] = replace(entity, work=work)
    blocks = tuple(
        Block(kind=kind, span=Span(start=m.start(), end=m.end()), label=label)
        for m in re.finditer(r"\S(?:.|\n(?!\n))*", text)
    )
    article = Article(key="0" * 12, source="-", text=text, blocks=blocks, published=published)
    sentences = analyse(article)
    return Reading(
        article=article,
        sentences=sentences,
        entities=entities,
        mentions=group_by_sentence(sentences, found),
        focuses=tuple(Focus(work=work, season=season) for _ in sentences),
        modalities=tuple(modality for _ in sentences),
        about=(work,) if work else (),
    )


def _names(entity: Entity, name: str, letter: str) -> bool:
    whole = entity.name == name or (letter == "P" and name in entity.name.split())
    return whole and entity.cls == KINDS[letter]


def facts_of(extractor: Extractor, marked: str, **options: object) -> set[str]:
    """What an extractor reads from a marked text: ``Tide network ITV``, one string for each statement."""
    reading = make_reading(marked, **options)  # type: ignore[arg-type]
    return {_told(reading, s) for s in extractor.extract(reading) if isinstance(s, Statement)}


def _told(reading: Reading, statement: Statement) -> str:
    value = statement.object
    told = reading.entities[value].name if isinstance(value, str) else value.lexical
    told = told.removeprefix(SKG.BASE)
    return f"{reading.entities[statement.subject].name} {curie(statement.predicate).partition(':')[2]} {told}"


@pytest.fixture(name="make_reading")
def make_reading_fixture() -> MakeReading:
    return make_reading


@pytest.fixture(name="facts_of")
def facts_of_fixture() -> FactsOf:
    return facts_of
