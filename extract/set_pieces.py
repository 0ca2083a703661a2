"""Events that makers or the press announce of a season or an episode, before anybody is said to take part in them.

``The finale of season 2 will end with a wedding`` tells an event without a character. Only nouns that are events
by themselves count, and only where the text looks ahead.
"""

import re
from collections.abc import Iterator
from typing import Final

from ..ontology.records import BlockKind, Modality, PlotPoint
from ..ontology.terms import SCHEMA, WORK_CLASSES
from .nlp import Sentence
from .plot_words import EVENT_NOUNS
from .reading import Reading

NAME: Final = "plot"
_MORE: Final = frozenset(
    """heist wedding funeral war battle trial showdown duel crash explosion robbery rescue escape kidnapping reunion
    invasion confrontation shootout siege massacre coronation mutiny coup ambush breakout""".split()
)
_NOUNS: Final = "|".join(sorted((*_MORE, *EVENT_NOUNS), key=lambda n: (-len(n), n)))
_AHEAD: Final = re.compile(
    r"(?P<subject>[^,;:“”\"()]{3,90}?) (?:will|is set to|is going to|is to|promises to)(?: [a-z]+ly)? "
    r"(?P<verb>end|be|open|close|feature|include|culminate|build|conclude|see|revolve|center|centre|begin|start|deliver|bring|have)"
    rf"(?: up)?(?: with| in| to| around| on)? (?:an?|the|its) (?:[a-z][\w-]* ){{0,3}}(?P<noun>{_NOUNS})\b"
)
_PARTS: Final = WORK_CLASSES | {SCHEMA.TVSeason, SCHEMA.TVEpisode}
_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
# Own estimate; too rare in the annotated articles to be measured.
_CONFIDENCE: Final = 0.6


def announced(reading: Reading) -> Iterator[PlotPoint]:
    """Announced events in reading order, one a sentence; their ids are all ``""``."""
    for sentence in reading.sentences:
        if sentence.block.kind not in _PROSE:
            continue
        match = _AHEAD.search(sentence.span.text_of(reading.article.text))
        focus = reading.focus(sentence)
        if match is None or focus.work is None:
            continue
        start = _subject_start(reading, sentence, match)
        if start is None:
            continue
        modality = reading.modalities[sentence.index]
        if modality in {Modality.STATED, Modality.HAPPENED, Modality.PLANNED}:
            modality = Modality.ANNOUNCED
        label = reading.article.text[start : sentence.span.start + match.end()].strip()
        yield PlotPoint(
            id="",
            label=label[:1].upper() + label[1:],
            trigger=match["noun"],
            work=focus.work,
            evidence=reading.evidence(
                sentence, extractor=NAME, pattern="set-piece", confidence=_CONFIDENCE, modality=modality
            ),
            season=focus.season,
            episode=focus.episode,
        )


def _subject_start(reading: Reading, sentence: Sentence, match: "re.Match[str]") -> int | None:
    """Where the subject begins, if it is a work or a part of one."""
    begin = sentence.span.start + match.start("subject")
    end = sentence.span.start + match.end("subject")
    parts = [
        m
        for m in reading.mentions_in(sentence, _PARTS)
        if begin <= m.span.start and m.span.end <= end + 1 and not m.nominal
    ]
    if not parts or end - parts[-1].span.end > 2:
        return None
    lead = re.search(r"\b[Tt]he (?:[a-z]+ ){0,2}$", reading.article.text[begin : parts[0].span.start])
    return begin + lead.start() if lead else parts[0].span.start
