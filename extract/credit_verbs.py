"""Credits that a verb tells: ``NAME wrote and directed W``, ``W, which NAME has directed``, ``NAME left to create W``.

The subject may stand right before the verb, or share it with a verb before; the object may be a title, ``the film``, ``it``,
some of the episodes, or the noun before a relative clause.
"""

import re
from collections.abc import Iterator
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .credit_patterns import (
    ADVERB,
    BY_LINE,
    CHAINED,
    COMPOUND,
    DEBUT_WITH,
    FOLLOWING,
    GERUND,
    IN_HAND,
    INFINITIVE,
    MADE,
    MADE_BY,
    MUSIC_VERB,
    PASSIVE_AUXILIARY,
    PEOPLE,
    PIECES,
    RELATIVE,
    SCORE,
    SHARED_DIRECTION,
    STOPS_HERE,
    TO_OBJECT,
    VERB,
    WHO_ARE,
    WISH,
    WITH_VERB,
    WROTE_FOR,
)
from .credit_rules import Credit, people_in, subject_before, works_after
from .lexicon_credits import PARTICIPLES, VERBS
from .masked import C, O, P
from .references import Reference
from .scenes import Scene

_DIRECT: Final = re.compile(
    rf"(?P<people>{PEOPLE}),? (?:{ADVERB}|(?:co-)?(?:{VERB})(?:,? and |, | & |,? ))*$"
)
# "wrote and starred in W": the work stands behind a verb of those who act
_AND_ACTED: Final = re.compile(
    rf"(?:,? (?:and |& )?(?:also |then )?(?:{VERB}))*,? (?:and|&|then) (?:also |then )?(?:co-)?(?:stars?|starred|starring|acts?|acted|acting|appears?|appeared|appearing|performs?|performed)"
    r"(?: alongside [^.;]{1,40}?)? in(?= )"
)
_SHARED: Final = re.compile(r"(?:,| and|, and|, then| but| who)(?: also| then| again| both| now)* $")
_PRONOUN: Final = re.compile(rf"\b(?:he|she|they) (?:{ADVERB})*$")


def _everybody(scene: Scene, match: "re.Match[str]") -> tuple[int, ...]:
    """Positions of all people in the list that a match holds."""
    return tuple(scene.masked.all_of(P, *match.span("people")))


def verbs(scene: Scene) -> Iterator[Credit]:
    """``NAME wrote and directed the film with NAME``, ``who also penned W``, ``with NAME directing``."""
    text = scene.text
    for match in re.finditer(rf"(?<![\w-])(?P<verb>{VERB})(?![\w-])", text):
        verb = match["verb"]
        begin, start = max(0, match.start() - 120), match.start()
        if not verb.endswith("ing") and PASSIVE_AUXILIARY.search(text[begin:start]):
            continue
        relative = RELATIVE.search(text, begin, start)
        if relative and STOPS_HERE.match(text, match.end()):
            antecedent = scene.left(relative.start("which"), reach=60)
            if antecedent is not None:
                yield Credit(VERBS[verb], _everybody(scene, relative), "which_name_made", 0.88, antecedent)
            continue
        direct = _DIRECT.search(text, begin, start)
        if direct and " and " not in text[direct.end("people") : start]:
            people = _everybody(scene, direct)
        elif apposed := WHO_ARE.search(text, begin, start):
            people = _everybody(scene, apposed)
        elif direct or _SHARED.search(text, begin, start):
            people = subject_before(scene, start)
        elif pronoun := _PRONOUN.search(text, begin, start):
            people = subject_before(scene, start - len(pronoun[0]))  # one that nobody has resolved
        else:
            continue
        yield from _verb_credits(scene, VERBS[verb], people, match.end(), 0.9 if direct else 0.8)
    for match in GERUND.finditer(text):
        people = subject_before(scene, match.start())
        yield from _verb_credits(scene, VERBS[match["verb"]], people, match.end(), 0.8)
    for match in INFINITIVE.finditer(text):
        if not WISH.search(text[: match.start()]):
            people = subject_before(scene, match.start())
            yield from _verb_credits(scene, VERBS[match["verb"]], people, match.end(), 0.75)
    for match in WITH_VERB.finditer(text):
        for verb in re.findall(r"[\w-]+(?: produc\w+)?", match["verb"]):
            if predicates := VERBS.get(verb):
                reference = scene.right(match.end(), reach=25)
                yield Credit(predicates, people_in(scene, match), "with_name_doing", 0.88, reference)
    for match in COMPOUND.finditer(text):
        reference = scene.right(match.end(), reach=45)
        predicates = PARTICIPLES.get(match["verb"], ())
        yield Credit(
            predicates, (match.start("people"),), "name_hyphen_verb", 0.93, reference, presupposed=True
        )


def makings(scene: Scene) -> Iterator[Credit]:
    """``NAME made the comedy W``, ``NAME supplies the music``, ``shared the direction of W with NAME``."""
    text = scene.text
    for match in MADE.finditer(text):
        reference = scene.right(match.end(), reach=10) or scene.right(match.start(), reach=60)
        if reference is None or reference.key is None or not scene.reading.is_a(reference.key, SCHEMA.Movie):
            continue
        people = subject_before(scene, match.start())
        if not re.search(rf"(?:{P}|\b(?:who|and|has|had|have|then|also|later)|,) $", text[: match.start()]):
            continue
        yield Credit((SCHEMA.director,), people, "made_film", 0.8, reference)
        if reference.named:
            for other in works_after(scene, reference.end):
                yield Credit((SCHEMA.director,), people, "made_film", 0.75, other)
    for match in MUSIC_VERB.finditer(text):
        following = re.match(r" (?:for|of|to|on|in) ", text[match.end() :])
        reference = scene.right(match.end() + following.end(), reach=30) if following else None
        yield Credit((SCHEMA.musicBy,), subject_before(scene, match.start()), "music_verb", 0.8, reference)
    for pattern, predicate, name in (
        (WROTE_FOR, SKG.writer, "wrote_for"),
        (DEBUT_WITH, SCHEMA.director, "debut_with"),
    ):
        for match in pattern.finditer(text):
            key = scene.masked.entity(match.start("work"))
            reference = Reference(match.start("work"), match.end("work"), key, named=True)
            if scene.references.is_screen(key) and not WISH.search(text[: match.start()]):
                yield Credit((predicate,), subject_before(scene, match.start()), name, 0.8, reference)
    for match in MADE_BY.finditer(text):
        key = scene.masked.entity(match.start("work"))
        if scene.reading.is_a(key, SCHEMA.Movie):
            reference = Reference(match.start("work"), match.end("work"), key, named=True)
            yield Credit((SCHEMA.director,), people_in(scene, match), "made_by", 0.8, reference, True)
    start = scene.sentence.span.start
    above = scene.reading.article.text[max(0, start - 40) : start]
    if (by := BY_LINE.match(text)) and not re.search(
        r"\b(?:novels?|stor(?:y|ies)|books?|plays?|comics?)\s*\Z", above
    ):
        yield Credit((SKG.writer,), people_in(scene, by), "by_line", 0.75, presupposed=True)
    for match in SHARED_DIRECTION.finditer(text):
        key = scene.masked.entity(match.start("work"))
        reference = Reference(match.start("work"), match.end("work"), key, named=True)
        predicate = SCHEMA.director if match["what"] == "direction" else SKG.writer
        people = (*subject_before(scene, match.start()), *people_in(scene, match))
        yield Credit((predicate,), people, "shared_work", 0.85, reference)


def _verb_credits(
    scene: Scene, predicates: tuple[str, ...], people: tuple[int, ...], end: int, confidence: float
) -> Iterator[Credit]:
    text = scene.text
    acted = _AND_ACTED.match(text, end)
    end = acted.end() if acted else end
    reference = scene.right(end, reach=60)
    stop, general = end, False
    adapts = re.search(r"\b(?:adapt|dramati[sz])\w*$", text[:end]) is not None
    pieces = PIECES.match(text, end)
    if (
        reference
        and TO_OBJECT.fullmatch(text, end, reference.start)
        and not re.search(
            rf"\b(?:in|for|on|to|with|about|at|from)\b|[{P}{C}{O}]", text[end : reference.start]
        )
    ):
        stop = reference.end
    elif pieces:
        # of "all seven episodes" the series is meant, whichever episode is spoken of
        general = re.search(r"\b(?:all|most|every|entire|whole|each|majority) ", pieces[0]) is not None
        reference, stop = None, pieces.end()
    elif SCHEMA.musicBy in predicates:
        score = SCORE.match(text, end)
        if not score:
            return
        reference, stop = None, score.end()
    elif in_hand := IN_HAND.match(text, end):
        reference, stop = None, in_hand.end()
    elif chained := CHAINED.match(text, end):
        reference, stop = None, chained.end()
    elif (
        SKG.writer in predicates
        and re.match(rf",? (?:and|&) (?:also )?(?:will )?(?:{VERB})(?![\w-])", text[end:])
    ) or (
        STOPS_HERE.match(text, end)
        and not set(predicates)
        & {
            SKG.writer,
            SCHEMA.creator,
            SCHEMA.author,
            SKG.showrunner,
        }
    ):
        reference = None
    else:
        return
    if SKG.showrunner in predicates and stop == end:
        return
    if adapts and reference is not None and scene.references.is_source(reference.key):
        reference = None  # the book is what is adapted
    yield Credit(predicates, people, "verb", confidence, reference, general=general)
    if reference and reference.named:
        for other in works_after(scene, reference.end):
            yield Credit(predicates, people, "verb", confidence - 0.05, other)
            stop = max(stop, other.end)
    following = FOLLOWING.match(text, stop)
    if following and not (
        following["bare"]
        and not set(predicates) & {SCHEMA.creator, SKG.writer, SCHEMA.director}
        and not (
            stop == end and SKG.executiveProducer in predicates
        )  # of "exec produces W with" they may be in the cast
    ):
        yield Credit(predicates, people_in(scene, following), "verb_with", confidence - 0.05, reference)
