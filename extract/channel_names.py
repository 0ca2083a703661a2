"""Names of channels and studios whose words are no name words: ``Channel 4``, ``TV Tokyo``, ``20th Century Fox``."""

import re
from collections.abc import Iterator
from typing import Final

from ..ontology.records import Span
from .lexicon import NETWORKS, STUDIOS
from .names import Name, owns
from .nlp import Sentence

_LISTED: Final = sorted(
    (name for name in NETWORKS | STUDIOS if " " in name or not name[0].isupper()),
    key=lambda name: (-len(name), name),
)
# Channels are numbered all over the world.
_NUMBERED: Final = (
    r"(?:BBC|ITV|Channel|Sky|France|R[Aa][Ii]|RT[ÉE]|TV|Kanal|Canale|Antena|SVT|NRK|NPO|TVE|TVP) \d{1,2}"
)
_CHANNEL: Final = re.compile(
    rf"(?<![\w’'&-])(?:{'|'.join(map(re.escape, _LISTED))}|{_NUMBERED})(?![\w&+-]|[.,]\d|['’][^s\s])"
)


def channel_names(sentence: Sentence, text: str) -> Iterator[Name]:
    """Find them in a sentence, in reading order."""
    for match in _CHANNEL.finditer(text, sentence.span.start, sentence.span.end):
        signed = re.sub(r" Plus$", "+", match[0])  # Apple TV Plus is Apple TV+
        yield Name(
            Span(start=match.start(), end=match.end()),
            sentence.index,
            match[0],
            core=signed if signed in NETWORKS else match[0],
            possessive=owns(text, match.end()),
            label="ORG",
        )
