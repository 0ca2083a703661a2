"""Whole articles, read as a user has them read, and what is told of them in lines that people read."""

from functools import lru_cache

from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.records import Document
from showkg.ontology.terms import curie


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


def read(text: str) -> Document:
    return pipeline().read(article_from_text(text))


def about(document: Document) -> list[str]:
    """Names of the works that the article is about."""
    names = {e.id: e.name for e in document.entities}
    return [names[work] for work in document.about]


def facts(document: Document) -> set[str]:
    """``Ann Lee portrays Zoe`` for each fact between two things."""
    names = {e.id: e.name for e in document.entities}
    return {
        f"{names[s.subject]} {curie(s.predicate).partition(':')[2]} {names[s.object]}"
        for s in document.statements
        if isinstance(s.object, str) and s.object in names
    }
