"""Genre of a work, from noun phrases and info boxes.

Read: ``ITV's gritty police procedural "Tidewater"``, ``Genre: Drama, Mystery``. Left alone: ``a drama unfolds`` (no work)
and ``a British hit`` (no genre).

Measured with the names of the articles given, on the 18 development articles of the press: precision and
recall 1.00 (8 facts).

Source: own rules; words in ``extract.genres``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import Modality, Statement, Value
from ...ontology.terms import SCHEMA
from ..extractor import Extractor
from ..genres import find_genre, is_weak, split_genres
from ..masked import W
from ..nlp import Sentence
from ..reading import Reading
from ..scenes import Scene, scenes_of

_LABELS: Final = frozenset({"genre", "genres", "main genre", "subgenre", "sub-genre"})


@dataclass(frozen=True, slots=True)
class Genre:
    """Extractor of genres."""

    name: str = "genre"
    emits: frozenset[str] = frozenset({SCHEMA.genre})

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Find genres; each one once for a work, where it stands first."""
        scenes = scenes_of(reading)
        references = scenes.references
        genres: list[tuple[str, str, Sentence, str, float]] = []
        for sentence in reading.sentences:
            label = (sentence.block.label or "").lower().strip(" :").replace("(s)", "s")
            if label in _LABELS:
                work = references.work_of(references.focus_work(sentence))
                text = sentence.span.text_of(reading.article.text)
                genres += [(work, g, sentence, "info_box", 0.95) for g in split_genres(text) if work]
            elif not label:
                scene = scenes.of(sentence, brackets=True)
                genres += [(key, genre, sentence, "noun_phrase", c) for key, genre, c in _genres(scene)]
        yield from self._genres(reading, genres)

    def _genres(
        self, reading: Reading, found: list[tuple[str, str, Sentence, str, float]]
    ) -> Iterator[Statement]:
        """One statement for each genre of a work; a shorter form of one that is there says nothing new."""
        by_work: dict[str, set[str]] = {}
        for work, genre, *_ in found:
            by_work.setdefault(work, set()).add(genre)
        done: set[tuple[str, str]] = set()
        for work, genre, sentence, pattern, confidence in found:
            if (work, genre) in done or any(
                o != genre and (o.endswith(f" {genre}") or o.startswith(f"{genre} ")) for o in by_work[work]
            ):
                continue
            done.add((work, genre))
            yield reading.statement(
                work,
                SCHEMA.genre,
                Value(lexical=genre),
                sentence,
                extractor=self.name,
                pattern=pattern,
                confidence=confidence,
                modality=Modality.STATED,
            )


def _genres(scene: Scene) -> Iterator[tuple[str, str, float]]:
    """Genres in noun phrases that stand for a work or before its title."""
    references, text = scene.references, scene.text
    for reference in scene.found:
        work = references.work_of(reference.key)
        if work is None or reference.part or not references.is_screen(work):
            continue
        if reference.named:
            phrase = re.search(
                r"(?:[\w'/-]+ ){1,6}(?:called |titled )?$",
                text[max(0, reference.start - 70) : reference.start].replace(", ", " "),
            )
            if not phrase or text[reference.start : reference.start + 1] != W:
                continue
            found = find_genre(phrase[0])
            tail = phrase[0][found[1] :] if found else ""
            if not found or not re.fullmatch(
                r" (?:(?:films?|movie|series|show|feature|hit|flick|programme|program|epic|miniseries|saga|adaptation|classic|called|titled|television|TV|limited) )*",
                tail,
            ):
                continue
            yield work, found[2], 0.85
            continue
        phrase_text = text[reference.start : reference.end]
        found = find_genre(
            phrase_text
            + (" noir" if text.startswith(" noir", reference.end) else "")
            + (" series" if re.match(r" (?:series|film|movie|show)\b", text[reference.end :]) else "")
        )
        if not found:
            continue
        after = re.match(r"[ -](?:film|series|movie|show|hit)", text[reference.end :])
        if (
            found[1] < len(phrase_text)
            and not re.fullmatch(r" (?:[\w-]+ ){0,2}[\w-]+", phrase_text[found[1] :])
            and not after
        ):
            continue
        weak = is_weak(found[2]) and re.match(r"(?:the|this|that|its|their|his|her)\b", phrase_text, re.I)
        yield work, found[2], 0.6 if weak else 0.8


EXTRACTOR: Extractor = Genre()
