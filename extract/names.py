"""A name as it stands in one place of the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..ontology.records import Span
from .lexicon import HONORIFIC_PAIRS, HONORIFICS, NAME_PARTICLES, NETWORKS, OUTLETS, STUDIOS
from .nlp import Sentence

BULLETS: Final = " •*-–—·\t"
"""What may stand before a name that begins a line."""


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


Labelled = tuple[int, int, str]
"""Start and end of what spaCy's entity recogniser found, in the article, and its label."""


def labelled(sentence: Sentence) -> list[Labelled]:
    """What the entity recogniser found in a sentence, in reading order."""
    at = sentence.offset
    return [(e.start_char + at, e.end_char + at, e.label_) for e in sentence.ents]


def label_of(found: Sequence[Labelled], span: Span) -> str:
    """The entity label that most characters of the span carry; empty if less than half of them do."""
    best, most = "", 0
    for start, end, label in found:
        overlap = min(end, span.end) - max(start, span.start)
        if overlap > most and overlap * 2 >= span.end - span.start:
            best, most = label, overlap
    return best


def without_honorific(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Titles before a name (``Detective Inspector``), and the rest, which is never empty."""
    count = 0
    while count < len(words) - 1 and (
        words[count] in HONORIFICS or (words[count], words[count + 1]) in HONORIFIC_PAIRS
    ):
        count += 1
    return " ".join(words[:count]) or None, words[count:]


def capitalised(name: str) -> str:
    """A name that is wholly in small letters, with capitals; any other as it is (``Vanna de Wit``)."""
    if name != name.lower():
        return name
    words = name.split()
    return " ".join(w if k and w in NAME_PARTICLES else w[:1].upper() + w[1:] for k, w in enumerate(words))


def owns(text: str, end: int) -> bool:
    """Does a possessive stand behind the name that ends there?"""
    return text.startswith(("'s", "’s"), end)


def is_known_organization(name: str) -> bool:
    """Is it in the lists of networks, studios and outlets?"""
    bare = re.sub(r"^[Tt]he ", "", name)
    return any(n in names for names in (NETWORKS, STUDIOS, OUTLETS) for n in (name, bare))
