"""The titles and names of an article, before it is known who they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..ontology.records import Article
from .name_finder import find_names
from .name_tags import NameTags
from .names import Name
from .nlp import Sentence
from .season_owners import find_owners
from .seasons import Place
from .tagged_names import with_tagged
from .titles import Title, find_titles
from .works import iter_places


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in an article."""

    titles: list[Title]
    places: list[tuple[Sentence, Place]]
    """Seasons and episodes, with their sentences."""
    names: list[Name]
    """Of all else, in reading order."""


def find_all(article: Article, sentences: tuple[Sentence, ...], tags: NameTags) -> Found:
    """Find titles, seasons and episodes, and the names between them.

    Args:
        article: Its text and layout.
        sentences: All of it, analysed.
        tags: Of its words.
    """
    people, works = recognised(sentences)
    titles = find_titles(article, sentences, people, works, tags)
    places = find_owners(article, iter_places(sentences, article), titles)
    taken = sorted([s for t in titles for s in t.spans] + [p.span for _, p in places])
    names = with_tagged(article, sentences, taken, find_names(article, sentences, taken), tags)
    return Found(titles, places, names)


def recognised(sentences: Sequence[Sentence]) -> tuple[set[str], list[str]]:
    """Names that spaCy takes for people, peoples and places, and those that it takes for works."""
    people: set[str] = set()
    works: list[str] = []
    for sentence in sentences:
        for entity in sentence.ents:
            if entity.label_ in {"PERSON", "GPE", "LOC", "NORP"}:
                people.add(entity.text)
            elif entity.label_ == "WORK_OF_ART":
                works.append(entity.text)
    return people, works
