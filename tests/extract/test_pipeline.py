"""What a document holds when an article has been read to its end."""

from functools import lru_cache

from showkg.extract.nlp import analyse
from showkg.extract.pipeline import Pipeline, find_extractors
from showkg.extract.reader import article_from_text
from showkg.ontology.records import Article, Block, BlockKind, Document, Span, Statement
from showkg.ontology.terms import SCHEMA

TEXT = (
    "The series “Deadwood” was created by David Milch for HBO. In season 2 of “Deadwood”, Al Swearengen (Ian "
    "McShane) kills a miner. Swearengen fears Seth Bullock (Timothy Olyphant)."
)


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


def read(text: str) -> Document:
    return pipeline().read(article_from_text(text))


def test_extractors_are_sorted_and_found_once() -> None:
    names = [e.name for e in find_extractors()]
    assert names == sorted(set(names))
    assert find_extractors() is find_extractors()


def test_ids_are_numbered_by_first_mention() -> None:
    document = read(TEXT)
    first = {
        e.id: min(m.span.start for m in document.mentions if m.entity == e.id) for e in document.entities
    }
    assert sorted(first, key=lambda k: first[k]) == sorted(first, key=lambda k: int(k[1:]))


def test_a_document_names_nothing_that_it_does_not_hold() -> None:
    document = read(TEXT)
    known = {e.id for e in document.entities}
    assert {m.entity for m in document.mentions} <= known
    assert {e.work for e in document.entities} - {None} <= known
    assert {s.subject for s in document.statements} <= known
    assert set(document.about) <= known


def test_one_fact_of_one_sentence_is_stated_once_by_the_surest() -> None:
    document = read(TEXT)
    keys = [
        (s.subject, s.predicate, s.object, s.evidence.span, s.evidence.modality) for s in document.statements
    ]
    assert keys
    assert len(keys) == len(set(keys))


def test_a_season_that_nothing_is_said_of_is_left_out() -> None:
    document = read("The series “Deadwood” is over. Watch season 2 now.")
    said = {s.subject for s in document.statements} | {
        s.object for s in document.statements if isinstance(s, Statement)
    }
    assert all(e.id in said for e in document.entities if e.cls == SCHEMA.TVSeason)


def test_an_article_about_nothing_is_a_problem_not_an_error() -> None:
    document = read("It rained all day and nobody came.")
    assert document.about == ()
    assert [p.message.partition(".")[0] for p in document.problems] == [
        "no work found that the article is about"
    ]


def test_an_empty_article_has_no_sentences() -> None:
    document = read("")
    assert (document.sentences, document.entities, document.statements) == ((), (), ())


def block(kind: BlockKind, text: str) -> Article:
    return Article(
        key="0" * 12, source="-", text=text, blocks=(Block(kind=kind, span=Span(start=0, end=len(text))),)
    )


def test_teasers_of_other_articles_are_not_read() -> None:
    assert analyse(block(BlockKind.TEASER, "Also read: Ann Lee dies.")) == ()


def test_a_line_of_stars_is_no_sentence() -> None:
    assert analyse(block(BlockKind.PARAGRAPH, "* * * 😀 …")) == ()


def test_a_heading_is_one_sentence() -> None:
    assert len(analyse(block(BlockKind.HEADING, "He came. He saw. He won."))) == 1


def test_a_title_or_initial_ends_no_sentence() -> None:
    sentences = analyse(block(BlockKind.PARAGRAPH, "She met Dr. Brown and J.R.R. Tolkien. They talked."))
    assert len(sentences) == 2


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = "The man came home late. " * 600
    sentences = analyse(block(BlockKind.PARAGRAPH, text))
    assert len(sentences) == 600
    assert all(s.span.text_of(text) == "The man came home late." for s in sentences)


def test_an_endless_list_is_cut_behind_a_comma() -> None:
    text = ", ".join(["Ann Lee"] * 1000)
    parts = [s.span.text_of(text) for s in analyse(block(BlockKind.INFO_VALUE, text))]
    assert len(parts) > 5
    assert all(p.startswith("Ann Lee") for p in parts)
    assert sum(p.count("Ann Lee") for p in parts) == 1000
