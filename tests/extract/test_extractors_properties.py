"""No text, however odd, stops the extractors of makers, releases, ties and press or leads them off the text."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showkg.extract.extractor import Extractor
from showkg.extract.extractors import credits, genre, parts, press, relations, releases
from showkg.extract.nlp import analyse
from showkg.extract.reading import Focus, Reading, group_by_sentence
from showkg.ontology.records import Article, Block, BlockKind, Entity, Mention, Modality, Span, Statement
from showkg.ontology.terms import SCHEMA, SKG

EXTRACTORS: tuple[Extractor, ...] = (
    credits.EXTRACTOR,
    genre.EXTRACTOR,
    parts.EXTRACTOR,
    press.EXTRACTOR,
    relations.EXTRACTOR,
    releases.EXTRACTOR,
)
CLASSES = (
    SCHEMA.TVSeries,
    SCHEMA.Movie,
    SCHEMA.Book,
    SCHEMA.TVSeason,
    SCHEMA.TVEpisode,
    SCHEMA.Person,
    SKG.Character,
    SCHEMA.Organization,
    SKG.Award,
)
WORDS = [
    "created",
    "by",
    ",",
    "and",
    ".",
    ";",
    "the",
    "a",
    "series",
    "film",
    "novel",
    "based",
    "on",
    "of",
    "sequel",
    "to",
    "premiered",
    "on",
    "Friday",
    "2024",
    "in",
    "(",
    ")",
    '"',
    "'",
    "'s",
    "who",
    "which\ndirected",
    "wrote",
    "season",
    "2",
    "third",
    "finale",
    "episode",
    "8",
    "episodes",
    "minutes",
    "77",
    "renewed",
    "for",
    "Emmy-winning",
    "told",
    "in",
    "an",
    "interview",
    "with",
    "from\nits",
    "is",
    "was",
    "not",
    "It",
    "Which",
    "upcoming",
    "drama",
    "executive",
    "producer",
    "produces",
    "\ue000",
    "’s",
    "–",
    "\n",
    "12",
    "January",
]
PIECES = st.one_of(st.sampled_from(WORDS), st.integers(0, 8), st.text(max_size=4))


def reading_of(pieces: list[str | int], modality: Modality = Modality.STATED) -> Reading:
    """A reading of words; each number stands for a name of that class."""
    text, mentions, entities = "", [], {}
    for piece in pieces:
        if isinstance(piece, int):
            key, name = f"e{piece + 1}", f"Name{piece}"
            known = Entity(id=key, cls=CLASSES[piece], name=name)
            part = CLASSES[piece] in {SCHEMA.TVSeason, SCHEMA.TVEpisode}
            entities[key] = (
                replace(known, work="e1", season=2, episode=8 if piece == 4 else None) if part else known
            )
            span = Span(start=len(text), end=len(text) + len(name))
            mentions.append(Mention(span=span, entity=key, nominal=piece == 5 and len(text) % 3 == 0))
            text += name + " "
        else:
            text += piece + " "
    entities.setdefault("e1", Entity(id="e1", cls=SCHEMA.TVSeries, name="Name0"))
    blocks = (Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text))),) if text else ()
    article = Article(key="0" * 12, source="-", text=text, blocks=blocks, published="2024-05-01")
    sentences = analyse(article)
    return Reading(
        article=article,
        sentences=sentences,
        entities=entities,
        mentions=group_by_sentence(sentences, mentions),
        focuses=tuple(Focus(work="e1", season=2) for _ in sentences),
        modalities=tuple(modality for _ in sentences),
        about=("e1",),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60))
def test_any_text_is_read_and_statements_keep_to_it(pieces: list[str | int]) -> None:
    reading = reading_of(pieces)
    spans = {s.span for s in reading.sentences}
    for extractor in EXTRACTORS:
        found = list(extractor.extract(reading))
        assert found == list(extractor.extract(reading))
        for statement in found:
            assert isinstance(statement, Statement)
            assert statement.predicate in extractor.emits
            assert statement.subject in reading.entities
            assert not isinstance(statement.object, str) or statement.object in reading.entities
            assert statement.evidence.span in spans
            assert 0 < statement.evidence.confidence <= 1
            assert statement.evidence.extractor == extractor.name


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)
def test_no_text_says_nothing(extractor: Extractor) -> None:
    assert list(extractor.extract(reading_of([]))) == []


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)
def test_a_sentence_of_thousands_of_names_ends(extractor: Extractor) -> None:
    reading = reading_of([5, "and", 0, ",", "directed by", 7] * 500)
    assert all(isinstance(s, Statement) for s in extractor.extract(reading))


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)
def test_the_name_of_an_extractor_is_that_of_its_file(extractor: Extractor) -> None:
    assert type(extractor).__module__.rpartition(".")[2] == extractor.name
