"""A name as it stands in one place of the text."""

import re
from dataclasses import dataclass

from ..ontology.records import Span
from .lexicon import NETWORKS, OUTLETS, STUDIOS
from .nlp import Sentence


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in one place."""

    span: Span
    sentence: int
    """Index of its sentence."""
    text: str
    """As written, without possessive; capitals mended in a list of names."""
    core: str
    """Without honorific and nickname."""
    honorific: str | None = None
    nickname: str | None = None
    possessive: bool = False
    label: str = ""
    """What spaCy's entity recogniser calls it; empty if nothing."""
    award: bool = False
    listed: bool = False
    """Stands in a line that is nothing but names."""
    stands_for: Span | None = None
    """Of a pronoun that is read as a name: the place of that name."""


def label_of(sentence: Sentence, span: Span) -> str:
    """The entity label that most characters of the span carry."""
    best, most = "", 0
    for entity in sentence.tokens.ents:
        start, end = entity.start_char + sentence.offset, entity.end_char + sentence.offset
        overlap = min(end, span.end) - max(start, span.start)
        if overlap > most and overlap * 2 >= span.end - span.start:
            best, most = entity.label_, overlap
    return best


def is_known_organization(name: str) -> bool:
    """Is it in the lists of networks, studios and outlets?"""
    bare = re.sub(r"^[Tt]he ", "", name)
    return any(n in names for names in (NETWORKS, STUDIOS, OUTLETS) for n in (name, bare))
