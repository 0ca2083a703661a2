"""Makers: creator, showrunner, executive producer, director, writer, composer, and the author of a source.

Read: ``Created by Ann Lee, "Tidewater" stars Bo Cruz``. Left alone: ``produced by Ann Lee`` (a producer is no
executive producer) and ``an English director`` (a trade, not a credit). Info boxes are read by their labels;
a bare list of names takes the part that the text gives to one of them.

Measured with the names of the articles given, on the 18 development articles of the press: precision 1.00,
recall 0.97; on the development half of the encyclopedic paragraphs: 1.00 and 0.54.

Source: own rules; credit terms as the guilds of writers and directors use them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import BlockKind, Mention, Modality, Statement
from ...ontology.terms import MAKERS, SCHEMA, SKG
from ..credit_lines import in_brackets, label_before, labels, other_works
from ..credit_owners import owners
from ..credit_rules import Credit, nouns, origins, passives, phrases
from ..credit_verbs import makings, verbs
from ..extractor import Extractor
from ..lexicon_credits import LABELS
from ..masked import C, P, W
from ..nlp import Sentence
from ..reading import Reading
from ..scenes import Scene, scenes_of

_CUE: Final = re.compile(
    r"creat|direct|writ|wrote|pen\b|pens\b|penn|script|helm|megg|megs|show-?run|runs|produc|\bEPs?\b|exec|compos|scor|music|develop|"
    r"devis|concei|from|made|make|shot|film|feature|theme|song|direction|director|debut|dreamt|thought up|author|novel|book|comic|memoir|play|by\b|'s|’s|mind|brainchild|adapt|film-?mak|teleplay|dramati",
    re.I,
)
_ACTOR: Final = re.compile(
    rf"(?:{P}(?:'s)? (?:\([^)]*\) )?(?:stars?|plays?|played|portrays?|portrayed|co-stars?|reprises|as {C})|(?:star|actor|actress|"
    rf"starring|played by|portrayed by|voiced by|opposite) {P}|{P}'s {C})"
)
_TRADE: Final = re.compile(rf"(?P<person>{P})(?:,| (?:is|was)) (?:an? |the )(?P<trade>[^.;{P}{W}]{{3,90}})")
_TRADES: Final = (
    (re.compile(r"\b(?:director|film-?maker|helmer|auteur)\b"), SCHEMA.director),
    (
        re.compile(r"\b(?:screenwriter|scriptwriter|playwright|dramatist|television writer|comedy writer)\b"),
        SKG.writer,
    ),
    (re.compile(r"\bcomposer\b"), SCHEMA.musicBy),
)
_LIFTED: Final = frozenset({SCHEMA.creator, SKG.showrunner, SKG.executiveProducer, SCHEMA.musicBy})
_LABEL: Final = re.compile(r"\s*(?P<label>[A-Za-z][\w ()]{2,30}?)\s*(?::|\|)\s*")
# What each episode has of its own.
_OF_EPISODES: Final = frozenset({SCHEMA.director, SKG.writer})


@dataclass(frozen=True, slots=True)
class Credits:
    """Extractor of makers."""

    name: str = "credits"
    emits: frozenset[str] = MAKERS

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Find makers; the same one may be found in several sentences."""
        document = scenes_of(reading)
        actors: set[str] = set()
        trades: dict[str, str] = {}
        makers: dict[str, tuple[str, str]] = {}
        scenes: list[Scene] = []
        bare: list[tuple[Sentence, list[Mention]]] = []
        for sentence in reading.sentences:
            people = reading.mentions_in(sentence, {SCHEMA.Person})
            if not people:
                continue
            scene = document.of(sentence)
            if names := _bare_names(reading, sentence, people):
                if part := LABELS.get(label_before(reading, sentence) or ""):
                    yield from self._from_box(scene, part, 0.92)
                else:
                    bare.append((sentence, names))
                continue
            scenes.append(scene)
            for match in _ACTOR.finditer(scene.text):
                actors.update(scene.masked.entity(i) for i in scene.masked.all_of(P, *match.span()))
            for match in _TRADE.finditer(scene.text):
                found = next((p for pattern, p in _TRADES if pattern.search(match["trade"])), None)
                if found and not re.search(r"\b(?:act(?:or|ress)|star)\b", match["trade"]):
                    trades.setdefault(scene.masked.entity(match.start()), found)
        for scene in scenes:
            whole = document.of(scene.sentence, brackets=True)
            for statement in self._from_scene(scene, whole, actors, trades):
                if isinstance(statement.object, str) and statement.predicate == SCHEMA.creator:
                    makers.setdefault(statement.object, (statement.subject, statement.predicate))
                yield statement
        yield from self._from_lists(reading, bare, makers)

    # --- prose --------------------------------------------------------------------------------

    def _from_scene(
        self, scene: Scene, whole: Scene, actors: set[str], trades: dict[str, str]
    ) -> Iterator[Statement]:
        sentence = scene.sentence
        label = _label(sentence, scene.text)
        if label is not None:
            yield from self._from_box(scene, label, 0.95)
            return
        seen: set[tuple[str, str, str]] = set()
        for statement in self._found(scene, whole, actors, trades):
            key = (statement.subject, statement.predicate, str(statement.object))
            if key not in seen:
                seen.add(key)
                yield statement
        parts: dict[str, set[str]] = {}
        for _, predicate, person in seen:
            parts.setdefault(person, set()).add(predicate)
        for credit in other_works(whole, {k: frozenset(v) for k, v in parts.items()}):
            for statement in self._state(whole, credit):
                if (statement.subject, statement.predicate, str(statement.object)) not in seen:
                    yield statement

    def _found(
        self, scene: Scene, whole: Scene, actors: set[str], trades: dict[str, str]
    ) -> Iterator[Statement]:
        """All credits of a sentence, some of them twice; ``whole`` keeps its brackets."""
        for rule in (labels, in_brackets):
            for credit in rule(whole):
                yield from self._state(whole, credit)
        if not _CUE.search(scene.sentence.span.text_of(scene.reading.article.text)):
            return
        for prose in (passives, nouns, verbs, makings, phrases, origins):
            for credit in prose(scene):
                yield from self._state(scene, credit)
        for credit in owners(scene, actors, trades):
            yield from self._state(scene, credit)

    def _state(self, scene: Scene, credit: Credit, *, work: str | None = None) -> Iterator[Statement]:
        for said in credit.predicates:
            subject, predicate = self._subject(scene, credit, said) if work is None else (work, said)
            if subject is None:
                continue
            for position in credit.people:
                yield scene.reading.statement(
                    subject,
                    predicate,
                    scene.masked.entity(position),
                    scene.sentence,
                    extractor=self.name,
                    pattern=credit.pattern,
                    confidence=credit.confidence,
                    modality=Modality.STATED if credit.presupposed else None,
                )

    def _subject(self, scene: Scene, credit: Credit, predicate: str) -> tuple[str | None, str]:
        """The work that a credit is for, and its predicate: who writes a novel is its author."""
        references, sentence = scene.references, scene.sentence
        if credit.reference is not None:
            key = credit.reference.key
            if key is None:
                return None, predicate
        elif predicate in _OF_EPISODES and not credit.general:
            key = references.focus_episode(sentence) or references.focus_work(sentence)
        else:
            key = references.focus_work(sentence)
        if key is None:
            return None, predicate
        if predicate in _LIFTED or scene.reading.is_a(key, SCHEMA.TVSeason):
            key = references.work_of(key)
        if predicate == SCHEMA.author:
            if key is not None and scene.reading.is_a(key, SCHEMA.MusicRecording):
                return None, predicate
            if not references.is_source(key):
                key = self._source(scene, key)
            return key, predicate
        if key is not None and not references.is_screen(key):
            if credit.reference is None or not references.is_source(key):
                return None, predicate
            return (key, SCHEMA.author) if predicate in {SKG.writer, SCHEMA.creator} else (None, predicate)
        return key, predicate

    def _source(self, scene: Scene, key: str | None) -> str | None:
        """The novel or game that an author goes with, where the words name none."""
        named = [r.key for r in scene.found if scene.references.is_source(r.key)]
        return named[0] if len(set(named)) == 1 else scene.references.namesake(key)

    def _from_box(self, scene: Scene, predicates: tuple[str, ...], confidence: float) -> Iterator[Statement]:
        """What a line of an info box says of the names in it."""
        people = tuple(scene.masked.all_of(P))
        for predicate in predicates:
            credit = Credit((predicate,), people, "info_box", confidence, general=True)
            yield from self._state(scene, credit, work=_of_page(scene, predicate))

    # --- layout -------------------------------------------------------------------------------

    def _from_lists(
        self,
        reading: Reading,
        bare: list[tuple[Sentence, list[Mention]]],
        makers: dict[str, tuple[str, str]],
    ) -> Iterator[Statement]:
        """Bare lists of names take the part that prose gives to one of them."""
        for sentence, names in bare:
            known = next((makers[m.entity] for m in names if m.entity in makers), None)
            if known is None:
                continue
            for mention in names:
                yield reading.statement(
                    known[0],
                    known[1],
                    mention.entity,
                    sentence,
                    extractor=self.name,
                    pattern="bare_list",
                    confidence=0.8,
                    modality=Modality.STATED,
                )


def _bare_names(reading: Reading, sentence: Sentence, people: list[Mention]) -> list[Mention]:
    """The people of a line that holds nothing but names and commas, and no label."""
    if sentence.block.label or sentence.block.kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE}:
        return []
    rest = sentence.span.text_of(reading.article.text)
    for mention in people:
        rest = rest.replace(mention.span.text_of(reading.article.text), "", 1)
    return people if not rest.strip(" ,;&.\n") else []


def _of_page(scene: Scene, predicate: str) -> str | None:
    """The work of an info box: of a page about an episode that has been directed and written, not its series."""
    focus = scene.reading.focus(scene.sentence)
    # what explains an ending is about the whole
    episode = focus.episode_id if predicate in _OF_EPISODES and focus.episode is not None else None
    return episode or scene.references.focus_work(scene.sentence) or focus.work


def _label(sentence: Sentence, text: str) -> tuple[str, ...] | None:
    """Predicates of the label of an info box line, table row or ``Label: names`` line."""
    label = sentence.block.label
    if label is None and (match := _LABEL.match(text)):
        label = match["label"]
        if sentence.block.kind not in {BlockKind.TABLE_ROW, BlockKind.INFO_VALUE} and re.search(
            r"[a-z] [a-z]{2,} ", text[match.end() :]
        ):
            return None
    if not label:
        return None
    bare = re.sub(r"\(s\)|s\(\)", "s", label.lower()).strip(" :")
    if bare in LABELS:
        return LABELS[bare]
    parts = [LABELS[p] for p in re.split(r" and | & |/|, ", bare) if p in LABELS]
    return tuple(dict.fromkeys(p for part in parts for p in part)) or None


EXTRACTOR: Extractor = Credits()
