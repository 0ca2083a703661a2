"""Ties between works: adaptation, spin-off, prequel, sequel, remake.

Read: ``"Tidewater", a spin-off of "Harbour", is based on the novels by Ann Lee``. Left alone: ``"Tidewater" is
reminiscent of "Harbour"`` (no tie) and ``a potential third film based on the book``.

Measured with the names of the articles given, on the 18 development articles of the press: precision 1.00,
recall 0.91 (11 facts).

Source: own rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...ontology.records import Entity, Statement
from ...ontology.terms import SCHEMA, SKG
from ..extractor import Extractor
from ..masked import P, W
from ..reading import Reading
from ..relation_patterns import (
    BASED,
    BASED_NOUN,
    BASIS,
    BOOKISH,
    COMES_FROM,
    HEDGE,
    NOUN_THEN,
    NUMBERED,
    NUMBERS,
    ON_WHICH,
    PRECEDED,
    SECOND,
    SPUN,
    TIE_RULES,
    UNTITLED,
)
from ..scenes import Scene, scenes_of


@dataclass(frozen=True, slots=True)
class Relations:
    """Extractor of ties between works."""

    name: str = "relations"
    emits: frozenset[str] = frozenset(
        {
            SCHEMA.isBasedOn,
            SKG.spinOffOf,
            SKG.prequelTo,
            SKG.sequelTo,
            SKG.remakeOf,
        }
    )

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Find ties; the same one may be found in several sentences."""
        scenes = scenes_of(reading)
        for sentence in reading.sentences:
            if sentence.block.label is not None:
                continue
            scene = scenes.of(sentence, brackets=True)
            seen: set[tuple[str, str, str]] = set()
            for subject, predicate, object_, pattern, confidence in (*self._based(scene), *self._ties(scene)):
                if subject and object_ and subject != object_ and (subject, predicate, object_) not in seen:
                    seen.add((subject, predicate, object_))
                    yield reading.statement(
                        subject,
                        predicate,
                        object_,
                        sentence,
                        extractor=self.name,
                        pattern=pattern,
                        confidence=confidence,
                    )
        yield from self._numbered(reading)

    # --- ties ---------------------------------------------------------------------------------

    def _based(self, scene: Scene) -> Iterator[tuple[str | None, str, str | None, str, float]]:
        """``based on P's novel W``, ``from the W comic books``, ``the book of the same name``."""
        references, masked, text = scene.references, scene.masked, scene.text
        for match in BASED.finditer(text):
            cue = match["cue"].lower()
            if HEDGE.search(text[: match.start()]):
                continue
            bookish = match["after"] or re.search(rf"\b{BOOKISH}\b", match["lead"], re.I)
            subject = self._adapted(scene, match.start())
            for position in masked.all_of(W, *match.span("works")):
                key: str | None = masked.entity(position)
                if bookish and not references.is_source(key):
                    key = references.namesake(key)
                if (
                    cue.startswith(("inspired", "a take", "adapt"))
                    and not references.is_source(key)
                    and "from" not in cue
                    and "of" not in cue
                ):
                    continue
                yield subject, SCHEMA.isBasedOn, key, "based_on", 0.7 if cue == "inspired by" else 0.92
        for match in BASED_NOUN.finditer(text):
            reference = next(
                (r for r in scene.found if r.end >= match.end("object") and r.start < match.end("object")),
                None,
            )
            if (
                HEDGE.search(text[: match.start()])
                or reference is None
                or reference.named
                or not references.is_source(reference.key)
            ):
                continue
            yield (
                self._adapted(scene, match.start()),
                SCHEMA.isBasedOn,
                reference.key,
                "based_on_the_book",
                0.88,
            )
        for match in BASIS.finditer(text):
            before, after = scene.left(match.start(), reach=80), scene.right(match.end(), reach=60)
            source = next((r.key for r in (before,) if r and references.is_source(r.key)), None)
            subject = references.work_of(after.key) if after else None
            yield (
                subject or references.work_of(references.focus_work(scene.sentence)),
                SCHEMA.isBasedOn,
                source,
                "basis_of",
                0.85,
            )
        for match in COMES_FROM.finditer(text):
            key = masked.entity(match.start("work"))
            if references.is_source(key):
                yield self._other(scene, key, match.start()), SCHEMA.isBasedOn, key, "comes_from", 0.85
        for match in ON_WHICH.finditer(text):
            work = masked.entity(match.start("work"))
            focus = references.work_of(references.focus_work(scene.sentence))
            yield (
                (references.namesake(work) if focus == work else focus),
                SCHEMA.isBasedOn,
                work,
                "on_which_based",
                0.88,
            )
        for position in masked.all_of(W, 0, len(text)):
            span, key = masked.mention(position).span, masked.entity(position)
            if references.is_source(key) and UNTITLED.match(span.text_of(scene.reading.article.text)):
                yield references.namesake(key), SCHEMA.isBasedOn, key, "source_of_same_name", 0.85

    def _adapted(self, scene: Scene, position: int) -> str | None:
        references = scene.references
        if re.search(rf"{P}[^.;]{{0,40}}$", scene.text[:position]) and re.match(
            r"adapt(?:s|ing)?\b", scene.text[position:]
        ):
            return references.work_of(
                references.focus_work(scene.sentence)
            )  # "NAME adapts": the work in hand
        reference = scene.subject(position)
        if (
            reference is not None
            and references.is_screen(reference.key)
            and not references.is_source(reference.key)
        ):
            return references.work_of(reference.key)
        if (
            reference is not None
            and references.is_source(reference.key)
            and references.reading.is_a(reference.key or "", SCHEMA.VideoGame)
        ):
            return reference.key
        return references.work_of(references.focus_work(scene.sentence))

    @staticmethod
    def _other(scene: Scene, key: str | None, position: int) -> str | None:
        """The work that the text is about beside one that it names: the subject, else the one in hand."""
        references = scene.references
        reference = scene.subject(position)
        if (
            reference is not None
            and not reference.named
            and references.work_of(reference.key) not in {None, key}
        ):
            return references.work_of(reference.key)
        sentences = scene.reading.sentences
        index = scene.sentence.index
        for sentence in (scene.sentence, *reversed(sentences[max(0, index - 3) : index])):
            work = references.work_of(references.focus_work(sentence))
            if work is not None and work != key:
                return work
        return next((w for w in scene.reading.about if w != key), None)

    def _ties(self, scene: Scene) -> Iterator[tuple[str | None, str, str | None, str, float]]:
        references, masked, text = scene.references, scene.masked, scene.text
        focus = references.work_of(references.focus_work(scene.sentence))
        for predicate, of, before, owned, which, bare in TIE_RULES:
            used: set[int] = set()
            for match in of.finditer(text):
                used.add(match.start("object"))
                reference = scene.subject(match.start())
                subject = references.work_of(reference.key) if reference else focus
                yield subject, predicate, masked.entity(match.start("object")), "noun_of_work", 0.92
            for match in which.finditer(text):
                used.add(match.start("object"))
                yield focus, predicate, masked.entity(match.start("object")), "of_which", 0.88
            for match in before.finditer(text):
                used.add(match.start("object"))
                yield (
                    masked.entity(match.start("subject")),
                    predicate,
                    masked.entity(match.start("object")),
                    "work_noun_work",
                    0.9,
                )
            for match in bare.finditer(text):
                if not used:
                    subject = masked.entity(match.start("subject"))
                    main = focus if focus != subject else next(iter(scene.reading.about), None)
                    yield subject, predicate, main, "noun_alone", 0.75
            for match in owned.finditer(text):
                key = masked.entity(match.start("object"))
                if (
                    match.start("object") not in used
                    and key != focus
                    and re.search(r"\b(?:a|an|the|this|new) (?:\w+ )?$", text[: match.start()])
                ):
                    yield focus, predicate, key, "works_noun", 0.6
        for predicate, pattern in NOUN_THEN:
            for match in pattern.finditer(text):
                group = next(g for g in ("subject", "a", "b") if match.groupdict().get(g))
                subject = masked.entity(match.start(group))
                other = self._other(scene, subject, match.start())
                yield subject, predicate, other, "noun_then_work", 0.82
        for match in SPUN.finditer(text):
            reference = scene.subject(match.start())
            yield (
                (references.work_of(reference.key) if reference else focus),
                SKG.spinOffOf,
                masked.entity(match.start("object")),
                "spun_off",
                0.9,
            )
        for match in PRECEDED.finditer(text):
            reference = scene.subject(match.start())
            subject = references.work_of(reference.key) if reference else focus
            listed = masked.all_of(W, *match.span("works"))
            for position in listed[-1:] if match["verb"] == "preceded" else listed[:1]:
                pair = (subject, masked.entity(position))
                first, second = pair if match["verb"] == "preceded" else (pair[1], pair[0])
                yield first, SKG.sequelTo, second, "preceded_by", 0.75
        for match in SECOND.finditer(text):
            subject = masked.entity(match.start("subject"))
            before_it = next(
                (r.key for r in reversed(scene.found) if r.key != subject and references.is_source(r.key)),
                None,
            )
            yield (
                subject,
                SKG.sequelTo,
                before_it or references.namesake(focus) or _last_source(scene, subject),
                "second_book",
                0.7,
            )

    def _numbered(self, reading: Reading) -> Iterator[Statement]:
        """``W 2`` follows ``W``: said by their names, where a sentence names both or calls one a sequel."""
        films = {
            e.id: _number(e)
            for e in reading.entities.values()
            if e.cls in {SCHEMA.Movie, SCHEMA.Book, SCHEMA.VideoGame}
        }
        stems = {key: (stem, n) for key, (stem, n) in films.items()}
        pairs = [
            (a, b)
            for a, (stem, n) in stems.items()
            for b, (other, m) in stems.items()
            if a != b and stem == other and n == m + 1 and reading.entities[a].cls == reading.entities[b].cls
        ]
        for later, earlier in pairs:
            for sentence in reading.sentences:
                named = {m.entity for m in reading.mentions[sentence.index]}
                text = sentence.span.text_of(reading.article.text)
                if later in named and (earlier in named or re.search(r"\b(?:sequel|follow-up)\b", text)):
                    yield reading.statement(
                        later,
                        SKG.sequelTo,
                        earlier,
                        sentence,
                        extractor=self.name,
                        pattern="numbered",
                        confidence=0.8,
                    )
                    break


def _number(entity: Entity) -> tuple[str, int]:
    """A title without its number, and the number; 1 where there is none."""
    match = NUMBERED.match(entity.name)
    if match is None:
        return entity.name.casefold(), 1
    word = match["n"]
    return match["stem"].casefold(), int(word) if word.isdigit() else NUMBERS[word]


def _last_source(scene: Scene, subject: str) -> str | None:
    """The source work named last before this sentence."""
    reading = scene.reading
    for sentence in reversed(reading.sentences[max(0, scene.sentence.index - 12) : scene.sentence.index]):
        for mention in reversed(reading.mentions[sentence.index]):
            if scene.references.is_source(mention.entity) and mention.entity != subject:
                return mention.entity
    return None


EXTRACTOR: Extractor = Relations()
