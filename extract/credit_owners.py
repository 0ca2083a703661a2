"""Works that are called their maker's: ``NAME's new film W``, ``NAME's Spanish crime drama``, ``W, the novel by NAME``.

What stands between the name and the title tells what kind of maker it is; an actor's ``NAME's Hamlet`` is a part, not a work.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..ontology.terms import SCHEMA
from .credit_lines import maker_of
from .credit_rules import Credit
from .masked import C, O, P, W
from .references import Reference
from .scenes import Scene

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
_SUBJECTS: Final = frozenset({"he", "she", "they", "who", "it"})


def owners(scene: Scene, actors: set[str], trades: Mapping[str, str]) -> Iterator[Credit]:
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
            yield Credit((predicate,), people, "names_work", confidence, where, True)
    for match in _WORK_OF.finditer(text):
        key = masked.entity(match.start("work"))
        people = (match.start("people"),)
        if masked.entity(people[0]) not in actors:
            where = Reference(match.start("work"), match.end("work"), key)
            yield Credit((maker_of(scene, key),), people, "work_names_film", 0.75, where, True)
    yield from _films(scene, actors, trades)
    for reference in scene.found:
        key = reference.key
        tail = _BY.match(text, reference.end)
        if tail and not references.is_source(key) and _BOOKISH.search(tail[0]):
            key = references.namesake(key)
        if tail and references.is_source(key):
            people = tuple(masked.all_of(P, *tail.span("people")))
            where = Reference(reference.start, reference.end, key)
            yield Credit((SCHEMA.author,), people, "book_by", 0.92, where, True)
        owner = re.match(rf"{P}'s ", text[reference.start : reference.start + 4])
        if owner and references.is_source(key):
            people = (reference.start,)
            yield Credit((SCHEMA.author,), people, "names_book", 0.9, reference, True)
    for match in [*_BOOK_THEN_TITLE.finditer(text), *_NAME_BOOK.finditer(text)]:
        if references.is_source(masked.entity(match.start("work"))):
            where = Reference(match.start("work"), match.end("work"), masked.entity(match.start("work")))
            people = (match.start("people"),)
            yield Credit((SCHEMA.author,), people, "book_then_title", 0.75, where, True)


def _films(scene: Scene, actors: set[str], trades: Mapping[str, str]) -> Iterator[Credit]:
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
        yield credit


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
