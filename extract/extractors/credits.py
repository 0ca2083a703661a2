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
from ...ontology.terms import SCHEMA, SKG
from ..credit_lines import in_brackets, label_before, labels, maker_of, other_works
from ..credit_rules import Credit, nouns, origins, passives, phrases
from ..credit_verbs import makings, verbs
from ..extractor import Extractor
from ..lexicon_credits import LABELS
from ..masked import C, O, P, W
from ..nlp import Sentence
from ..reading import Reading
from ..references import Reference
from ..scenes import Scene, scenes_of

_CUE: Final = re.compile(
    r"creat|direct|writ|wrote|pen\b|pens\b|penn|script|helm|show-?run|runs|produc|\bEPs?\b|exec|compos|scor|music|develop|"
    r"devis|concei|from|made|make|shot|film|feature|theme|song|direction|director|debut|dreamt|thought up|author|novel|book|comic|memoir|play|by\b|'s|’s|mind|brainchild|adapt|film-?mak|teleplay|dramati",
    re.I,
)
_ACTOR: Final = re.compile(
    rf"(?:{P}(?:'s)? (?:\([^)]*\) )?(?:stars?|plays?|played|portrays?|portrayed|co-stars?|reprises|as {C})|(?:star|actor|actress|"
    rf"starring|played by|portrayed by|voiced by|opposite) {P}|{P}'s {C})"
)
_POSSESSIVE: Final = re.compile(
    rf"(?P<owner>{P}(?:(?:, | and |, and | & ){P})*)'s? (?P<between>(?:[\w'+.{O}-]+,? ){{0,7}}?)(?P<works>{W}(?:(?:,? and |, ){W})*)(?P<after>[^.,;]{{0,25}})"
)
_NOT_OWNER: Final = re.compile(
    r"(?<![\w-])(?:role|score|music|soundtrack|screenplay|script|direction|performance|turn|work|portrayal|in|character|part|appearance|cameo|favou?rite|brother|sister|wife|husband|co-star|character"
    r"|fan|career|time|acting|and|tweet|love|review|interview|take|stint|experience|commitment|with|on|from|debut|voice|of|to|exit|return|after|before|over|into|by|as|at|about|than|when|who|which|that|seeing|mind|entrance|hands|life|name)(?![\w-])",
    re.I,
)
_SERIAL: Final = re.compile(r",? (?:series|drama|sitcom|comedy|show|serial|saga|thriller)\b")
_WORK_OF: Final = re.compile(
    rf"(?P<work>{W}), (?P<people>{P})'s (?:(?!role|turn|part|performance)[\w-]+ ){{0,5}}?(?:films?|movie|picture|feature|biopic|documentary|epic|thriller|drama|"
    r"comedy|western|series|sitcom|serial|novel|book|play|memoir|adaptation|remake|debut|masterpiece|classic)\b"
)
_OWN_NOUN: Final = re.compile(
    rf"{P}'s (?:[\w'-]+,? ){{0,6}}?(?:film|movie|picture|feature|biopic|epic|thriller|drama|comedy|series|sitcom|show|serial|western|documentary|melodrama|satire)\Z"
)
_FILMIC: Final = re.compile(r"\b(?:film|movie|epic|biopic|picture|feature)\b")
_OEUVRE: Final = re.compile(
    r"(?:latest|recent|new|newest|later|early|earlier|last|first|next|final|best-known) works?,? $"
)
_BOOKISH: Final = re.compile(
    r"\b(?:novels?|novellas?|books?|comics?|memoirs?|play|manga|bestseller|stor(?:y|ies)|fairy tales?|autobiograph(?:y|ies)|biograph(?:y|ies)|poems?|trilogy|saga of novels|graphic)\b",
    re.I,
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
_NAME_BOOK: Final = re.compile(
    rf"(?P<people>{P}) (?:novella?|fairy tale|short story|play|memoir|comic|graphic novel|comic book|book|thriller|classic) (?P<work>{W})"
)
_BY: Final = re.compile(
    rf"(?: (?:[\w-]+ ){{0,2}}(?:novels?|books?|comics?|comic books?|memoirs?|series of (?:books|novels)|manga|graphic novels?|play|game|trilogy))?"
    rf",? (?:written |both )?by (?:(?!and\b)[\w'.-]+ ){{0,5}}?(?P<people>{P}(?:(?:,? and |, | & ){P})*)"
)
_BOOK_THEN_TITLE: Final = re.compile(
    rf"(?P<people>{P})(?:(?! from | based )[^{P}{W}{C}.;]){{0,60}}?\b(?:book|novel|memoir|novella|play)s?\W{{1,5}}(?P<work>{W})"
)
_LIFTED: Final = frozenset({SCHEMA.creator, SKG.showrunner, SKG.executiveProducer, SCHEMA.musicBy})
_SUBJECTS: Final = frozenset({"he", "she", "they", "who", "it"})
_LABEL: Final = re.compile(r"\s*(?P<label>[A-Za-z][\w ()]{2,30}?)\s*(?::|\|)\s*")


@dataclass(frozen=True, slots=True)
class Credits:
    """Extractor of makers."""

    name: str = "credits"
    emits: frozenset[str] = frozenset(
        {
            SCHEMA.creator,
            SKG.showrunner,
            SKG.executiveProducer,
            SCHEMA.director,
            SKG.writer,
            SCHEMA.musicBy,
            SCHEMA.author,
        }
    )

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
                    credit = Credit(part, tuple(scene.masked.all_of(P)), "info_box", 0.92, general=True)
                    yield from self._state(scene, credit)
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
            work = scene.references.focus_work(sentence)
            people = tuple(scene.masked.all_of(P))
            yield from self._state(scene, Credit(label, people, "info_box", 0.95, general=True), work=work)
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
        yield from self._owners(scene, actors, trades)

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
        elif predicate in {SCHEMA.director, SKG.writer} and not credit.general:
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

    def _owners(self, scene: Scene, actors: set[str], trades: dict[str, str]) -> Iterator[Statement]:
        """``NAME's new film W``, ``W by NAME`` of a novel, ``NAME's novels W and W``."""
        references, masked, text = scene.references, scene.masked, scene.text
        for match in _POSSESSIVE.finditer(text):
            between = _OEUVRE.sub("", match["between"])
            if _NOT_OWNER.search(between) or _has_verb(scene, *match.span("between")):
                continue
            people = tuple(masked.all_of(P, *match.span("owner")))
            if _is_subject(scene, people[-1]):
                continue  # "he's"
            bookish = _BOOKISH.search(between) or _BOOKISH.match(match["after"].lstrip())
            for position in masked.all_of(W, *match.span("works")):
                key: str | None = masked.entity(position)
                if bookish and not references.is_source(key):
                    key = references.namesake(key)
                if key is None or re.match(r" [A-Z]", text[position + 1 : position + 3]):
                    continue
                acts = any(masked.entity(i) in actors for i in people)
                if references.is_source(key):
                    if acts and not bookish:
                        continue
                    predicate, confidence = SCHEMA.author, 0.9
                elif (trade := trades.get(masked.entity(people[-1]))) is not None:
                    predicate, confidence = trade, 0.8
                elif bookish or acts:
                    continue
                elif scene.reading.is_a(key, SCHEMA.Movie) or _FILMIC.search(between):
                    predicate, confidence = SCHEMA.director, 0.7
                elif not between.strip() and not _SERIAL.match(match["after"]):
                    predicate, confidence = SCHEMA.creator, 0.6
                else:
                    predicate, confidence = SCHEMA.creator, 0.7
                where = Reference(position, position + 1, key)
                yield from self._state(
                    scene, Credit((predicate,), people, "names_work", confidence, where, True)
                )
        for match in _WORK_OF.finditer(text):
            key = masked.entity(match.start("work"))
            people = (match.start("people"),)
            if masked.entity(people[0]) not in actors:
                where = Reference(match.start("work"), match.end("work"), key)
                yield from self._state(
                    scene, Credit((maker_of(scene, key),), people, "work_names_film", 0.75, where, True)
                )
        yield from self._films(scene, actors, trades)
        for reference in scene.found:
            key = reference.key
            tail = _BY.match(text, reference.end)
            if tail and not references.is_source(key) and _BOOKISH.search(tail[0]):
                key = references.namesake(key)
            if tail and references.is_source(key):
                people = tuple(masked.all_of(P, *tail.span("people")))
                where = Reference(reference.start, reference.end, key)
                yield from self._state(scene, Credit((SCHEMA.author,), people, "book_by", 0.92, where, True))
            owner = re.match(rf"{P}'s ", text[reference.start : reference.start + 4])
            if owner and references.is_source(key):
                people = (reference.start,)
                yield from self._state(
                    scene, Credit((SCHEMA.author,), people, "names_book", 0.9, reference, True)
                )
        for match in [*_BOOK_THEN_TITLE.finditer(text), *_NAME_BOOK.finditer(text)]:
            if references.is_source(masked.entity(match.start("work"))):
                where = Reference(match.start("work"), match.end("work"), masked.entity(match.start("work")))
                people = (match.start("people"),)
                yield from self._state(
                    scene, Credit((SCHEMA.author,), people, "book_then_title", 0.75, where, True)
                )

    def _films(self, scene: Scene, actors: set[str], trades: dict[str, str]) -> Iterator[Statement]:
        """``NAME's film``, ``NAME's Spanish crime drama``, where the words stand for a work that is known."""
        for reference in scene.found:
            if reference.named or reference.part or reference.key is None:
                continue
            owner = _OWN_NOUN.match(scene.text, reference.start, reference.end)
            person = scene.masked.entity(reference.start) if owner else None
            if owner is None or person in actors or _is_subject(scene, reference.start):
                continue
            key = scene.references.work_of(reference.key)
            article = scene.reading.focus(scene.sentence).work
            if (
                key is not None
                and article is not None
                and scene.reading.is_a(article, scene.reading.entities[key].cls)
            ):
                key = article  # a film named in passing is seldom "NAME's film"
            film = key is not None and scene.reading.is_a(key, SCHEMA.Movie)
            series = key is not None and scene.reading.is_a(key, SCHEMA.TVSeries)
            if not (film or series) or scene.masked.mention(reference.start).nominal:
                continue
            predicate = trades.get(person or "") or (SCHEMA.director if film else SCHEMA.creator)
            credit = Credit(
                (predicate,),
                (reference.start,),
                "names_film",
                0.7,
                Reference(reference.start, reference.end, key),
                True,
                general=True,
            )
            yield from self._state(scene, credit)

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


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    """Does the parser find a finite verb in a stretch?"""
    if start >= end or " " not in scene.text[start:end]:
        return False
    first, last = scene.masked.origins[start], scene.masked.origins[end - 1]
    offset = scene.sentence.offset
    return any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for t in scene.sentence.tokens
        if first <= t.idx + offset <= last
    )


def _is_subject(scene: Scene, position: int) -> bool:
    """Is a name's symbol ``he`` or ``she``, so that what follows is ``is`` or ``has``?"""
    mention = scene.masked.mention(position)
    return mention.nominal and mention.span.text_of(scene.reading.article.text).lower() in _SUBJECTS


def _bare_names(reading: Reading, sentence: Sentence, people: list[Mention]) -> list[Mention]:
    """The people of a line that holds nothing but names and commas, and no label."""
    if sentence.block.label or sentence.block.kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE}:
        return []
    rest = sentence.span.text_of(reading.article.text)
    for mention in people:
        rest = rest.replace(mention.span.text_of(reading.article.text), "", 1)
    return people if not rest.strip(" ,;&.\n") else []


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
