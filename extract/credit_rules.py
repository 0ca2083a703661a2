"""The wordings of credits: who is said to have made something, before it is decided what.

Each rule works on the masked sentence (``extract.masked``) and yields ``Credit`` records; the extractor
``credits`` turns them into statements. All patterns have bounded repetition, so work is linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..ontology.terms import SCHEMA, SKG
from .biography import life_of
from .credit_patterns import (
    AFTER,
    ALSO,
    APPOSED,
    AS_ARE,
    BESIDE,
    BRAINCHILD,
    BY,
    COLON_WORKS,
    COPULA,
    DEBUT,
    DIRECTION_OF,
    DUTIES,
    FOLLOWING,
    FROM,
    HELM,
    LISTED,
    MUSIC_BY,
    MUSIC_DUTY,
    MUSIC_OF,
    NEXT_WORK,
    NO_ROLE,
    NOT_DIRECTOR,
    NTH_FILM,
    OF,
    PARTICIPLE,
    PASSIVE,
    PEOPLE,
    ROLE,
    SCRIPT_BY,
    SCRIPT_OF,
    SHARED,
    SOURCE_BEFORE,
    STORY_BY,
    TAKES_OVER,
    TAKES_OVER_AS,
    WITH,
)
from .lexicon_credits import NOUNS, PARTICIPLES
from .masked import C, P, W
from .references import Reference
from .scenes import Scene


@dataclass(frozen=True, slots=True)
class Credit:
    """Some people, their part, and where the work stands if the words tell."""

    predicates: tuple[str, ...]
    people: tuple[int, ...]
    """Positions of their symbols."""
    pattern: str
    confidence: float
    reference: Reference | None = None
    """The work; None stands for the one that the sentence is about."""
    presupposed: bool = False
    """Said in passing (``showrunner Ann Lee``): true whatever the sentence says of the rest."""
    general: bool = False
    """Of the whole series even where the sentence is about one episode."""


def predicates_of(roles: str) -> list[str]:
    """Predicates of a phrase such as ``star, co-creators and showrunner``."""
    found: dict[str, None] = {}
    for match in re.finditer(rf"(?<![\w-])({BESIDE})s?(?![\w-])", roles, re.I):
        for predicate in NOUNS.get(match[1].lower(), ()):
            found[predicate] = None
    return list(found)


def people_in(
    scene: Scene, match: "re.Match[str]", group: str = "people", *, owners: bool = False
) -> tuple[int, ...]:
    """Positions of the people that a list holds; of ``A, B plays …`` only A belongs to it.

    ``owners`` keeps a name with a possessive behind it (``NAME's score``, but not ``by NAME's cousin``).
    """
    start, end = match.span(group)
    found = scene.masked.all_of(P, start, end)
    if not owners and scene.text.startswith("'s ", end):
        found = found[:-1]
    whole = scene.text[start:end]
    goes_on = re.match(r"(?:'s)? [a-z]", scene.text[end:]) and not re.match(
        r" (?:and|who|for|in|from|with|on|at|by|through|via|as|along|alongside|is|are|is also|that|\()\b",
        scene.text[end:],
    )
    if len(found) > 1 and goes_on:
        if " and " not in whole and " & " not in whole:
            return tuple(found[:1])
        if len(found) == 2 and ", and " in whole:
            return tuple(found[:1])
    return tuple(found)


def subject_before(scene: Scene, position: int) -> tuple[int, ...]:
    """The people that are the subject of a verb which shares it with one before (``wrote W and directs``)."""
    text = scene.text
    start = (
        max(text.rfind(". ", 0, position), text.rfind("; ", 0, position), text.rfind(": ", 0, position)) + 1
    )
    for match in reversed(list(re.finditer(PEOPLE, text[start:position]))):
        before = text[: start + match.start()]
        if text.startswith("'s", start + match.end()):
            continue  # an owner
        if text.startswith((", who ", " who "), start + match.end()) or not re.search(
            r"\b(?:with|by|from|of|to|for|opposite|alongside|as|like|than|on|in|replacing|against) (?:[\w'-]+ ){0,2}$",
            before,
        ):
            return tuple(scene.masked.all_of(P, start + match.start(), start + match.end()))
    return ()


def passives(scene: Scene) -> Iterator[Credit]:
    """``created by``, ``written and directed by``, ``executive produced by``."""
    text = scene.text
    for match in PASSIVE.finditer(text):
        if re.search(
            rf"(?:\bnot |\bnever |n't )$|(?:[Cc]haracters?(?: (?:of|in) {W})?|[Rr]oles?|world|universe|song|album|[Tt]itle sequence|sketch)(?: \w+)? $",
            text[: match.start()],
        ):
            continue
        reference = _made(scene, match.start())
        if match.start() <= 14 and (reference is None or reference.start > match.start()):
            tail = re.compile(r",? ").match(text, match.end())
            reference = scene.right(match.end(), reach=70) if tail else None
        predicates: dict[str, None] = {}
        for verb in re.findall(rf"(?:{PARTICIPLE})(?![\w-])", match["verbs"], re.I):
            predicates.update(dict.fromkeys(PARTICIPLES.get(verb.lower(), ())))
        people = people_in(scene, match)
        if match["with"] and match["verbs"].startswith("co"):
            people += people_in(scene, match, "with")
        listed = (
            COLON_WORKS.match(text, match.end("people"))
            if text.startswith(":", match.end("people"))
            else None
        )
        if listed:
            for position in scene.masked.all_of(W, *listed.span()):
                key = scene.masked.entity(position)
                where = Reference(position, position + 1, key, named=True)
                yield Credit(tuple(predicates), people, "passive_list", 0.9, where, presupposed=True)
            continue
        yield Credit(tuple(predicates), people, "passive", 0.93, reference, presupposed=True)


def _made(scene: Scene, position: int) -> Reference | None:
    """The work that a participle belongs to; not the one that it is an adaptation of (``from W, scored by NAME``)."""
    reference = scene.left(position)
    while reference is not None and reference.named and SOURCE_BEFORE.search(scene.text[: reference.start]):
        earlier = scene.left(reference.start)
        if earlier is None or earlier.start >= reference.start:
            return None
        reference = earlier
    return reference


def nouns(scene: Scene) -> Iterator[Credit]:
    """``showrunner NAME``, ``NAME, the creator of W``, ``NAME serves as head writer``, ``with NAME as director``."""
    text = scene.text
    for match in APPOSED.finditer(text):
        if NOT_DIRECTOR.search(text[: match.start()]) or re.search(
            r"(?:such as|\ba|\ban) $"
            r"|\b(?:story|life|lives|tale|biography|biopic|portrait|career|rise|fall|death|marriage) of (?:the )?(?:(?!(?:series|show|film|movie|episode))[\w-]+ ){0,2}$",
            text[: match.start()],
        ):
            continue
        whose = re.search(r"\bwhose (?:[\w-]+ ){0,2}$", text[: match.start()])
        reference = scene.left(whose.start()) if whose else _owner(scene, match.start())
        predicates = predicates_of(match["roles"])
        explicit = reference is not None or re.search(
            r"(?:series|show|film|movie|episode)(?:'s)? $", text[: match.start()]
        )
        if not explicit:
            if life_of(scene.reading.article) is not None and W not in text:
                continue  # "she is married to the director NAME"
            # "writer NAME" and "filmmaker NAME" are as often guests, critics, or known for something else
            loose = re.fullmatch(r"(?:writers?|film-?makers?|scribe)", match["roles"], re.I) and not re.match(
                rf"writers, {PEOPLE},?", text[match.start() :], re.I
            )
            predicates = [] if loose else predicates
        general = bool(re.search(r"(?:series|show)(?:'s?)? $", text[: match.start()]))
        confidence = 0.93 if explicit else 0.8
        yield Credit(
            tuple(predicates),
            people_in(scene, match),
            "noun_before_name",
            confidence,
            reference,
            True,
            general,
        )
    for match in OF.finditer(text):
        yield Credit(
            tuple(predicates_of(match["roles"])),
            people_in(scene, match),
            "noun_of_work",
            0.9,
            scene.right(match.start("work"), reach=40),
            True,
        )
    for pattern, name in (
        (COPULA, "is_noun"),
        (AFTER, "name_then_noun"),
        (WITH, "with_name_as"),
        (SHARED, "shared_subject"),
    ):
        for match in pattern.finditer(text):
            predicates = predicates_of(match["roles"])
            following = re.match(r" (?:of|on|for|behind) ", text[match.end() :])
            reference = (
                scene.right(match.end() + following.end(), reach=40)
                if following
                else _owner(scene, match.start("roles"))
            )
            if (match.groupdict().get("det") or "") in {"a ", "an "} and not following:
                # "an English director" is a trade, not a credit
                predicates = [p for p in predicates if p in {SKG.executiveProducer, SKG.showrunner}]
            if NOT_DIRECTOR.search(text[: match.start("roles")]) or NO_ROLE.match(text, match.end()):
                continue
            shared = name == "shared_subject" or " and " in (match.groupdict().get("link") or "")
            people = subject_before(scene, match.start("roles")) if shared else people_in(scene, match)
            yield Credit(
                tuple(predicates), people, name, 0.88, reference, presupposed=name == "name_then_noun"
            )
            beside = FOLLOWING.match(text, match.end())
            if beside and not beside["bare"] and name == "is_noun":
                yield Credit(tuple(predicates[-1:]), people_in(scene, beside), name, 0.8, reference)
    for pattern, name in (
        (LISTED, "nouns_are"),
        (AS_ARE, "as_are"),
        (TAKES_OVER, "takes_over"),
        (TAKES_OVER_AS, "takes_over"),
    ):
        for match in pattern.finditer(text):
            work = match.groupdict().get("work")
            reference = (
                scene.right(match.start("work"), reach=40) if work else _owner(scene, match.start("roles"))
            )
            if NOT_DIRECTOR.search(text[: match.start("roles")]):
                continue
            yield Credit(tuple(predicates_of(match["roles"])), people_in(scene, match), name, 0.9, reference)
            if name == "takes_over":
                yield Credit(
                    tuple(predicates_of(match["roles"])),
                    subject_before(scene, match.start()),
                    name,
                    0.85,
                    reference,
                )
    for match in ALSO.finditer(text):
        yield Credit((SKG.executiveProducer,), people_in(scene, match), "also", 0.92)


def phrases(scene: Scene) -> Iterator[Credit]:
    """``music by NAME``, ``NAME's screenplay``, ``the drama from NAME``, ``the brainchild of NAME``."""
    text = scene.text
    for pattern, predicate, name, confidence in (
        (MUSIC_BY, SCHEMA.musicBy, "music_by", 0.9),
        (MUSIC_OF, SCHEMA.musicBy, "names_music", 0.8),
        (MUSIC_DUTY, SCHEMA.musicBy, "music_duty", 0.8),
        (SCRIPT_BY, SKG.writer, "script_by", 0.93),
        (SCRIPT_OF, SKG.writer, "names_script", 0.8),
        (DIRECTION_OF, SCHEMA.director, "names_direction", 0.8),
    ):
        for match in pattern.finditer(text):
            following = re.match(r" (?:for|of|to) ", text[match.end() :])
            reference = scene.right(match.end() + following.end(), reach=30) if following else None
            people = people_in(scene, match, owners=name.startswith("names_"))
            yield Credit((predicate,), people, name, confidence, reference, presupposed=True)
    for match in DEBUT.finditer(text):
        group = "people" if match["people"] else "owner"
        people = people_in(scene, match, group, owners=group == "owner")
        yield Credit((SCHEMA.director,), people, "debut", 0.8, presupposed=True)
    for match in DUTIES.finditer(text):
        group = "people" if match["people"] else "before"
        predicate = SCHEMA.director if (match["what"] or match["work"]).lower() == "direct" else SKG.writer
        yield Credit((predicate,), people_in(scene, match, group), "duties", 0.85)
    for match in HELM.finditer(text):
        group = "people" if match["people"] else "under"
        yield Credit((SCHEMA.director,), people_in(scene, match, group), "at_the_helm", 0.75)
    for match in BRAINCHILD.finditer(text):
        group = "people" if match["people"] else "before"
        reference = scene.right(match.end(), reach=40) if group == "before" else scene.left(match.start())
        yield Credit(
            (SCHEMA.creator,), people_in(scene, match, group), "brainchild", 0.85, reference, presupposed=True
        )
    for reference in scene.found:
        if text[reference.start : reference.end] == C or reference.key is None:
            continue
        by = BY.match(text, reference.end) if reference.named else None
        if by and scene.references.is_screen(reference.key) and not scene.references.is_source(reference.key):
            yield Credit((SKG.writer,), people_in(scene, by), "work_by", 0.75, reference, presupposed=True)
        following = FROM.match(text, reference.end)
        if not following or re.search(rf"\b(?:{ROLE})s?\b|\bof\b|\bbehind\b", following["lead"]):
            continue
        film = scene.reading.is_a(reference.key, SCHEMA.Movie)
        predicates = (SCHEMA.director,) if film else (SCHEMA.creator,)
        yield Credit(
            predicates,
            people_in(scene, following),
            "from_name",
            0.7 if film else 0.85,
            reference,
            True,
            not film,
        )


def origins(scene: Scene) -> Iterator[Credit]:
    """``from a story by NAME``, ``from an idea by NAME``, ``the first film of NAME``, ``it is NAME's first film``."""
    for match in STORY_BY.finditer(scene.text):
        predicate = (
            SKG.writer if match["what"] in {"story", "treatment", "outline", "scenario"} else SCHEMA.creator
        )
        reference = scene.left(match.start())
        yield Credit((predicate,), people_in(scene, match), "story_by", 0.8, reference, presupposed=True)
    for match in NTH_FILM.finditer(scene.text):
        group = "people" if match["people"] else "owner"
        reference = scene.subject(match.start() + 1)
        people = people_in(scene, match, group, owners=group == "owner")
        yield Credit((SCHEMA.director,), people, "nth_film", 0.8, reference, True)


def works_after(scene: Scene, end: int) -> Iterator[Reference]:
    """The works listed after a work (``W, W – a remark – and W``)."""
    at = end
    while match := NEXT_WORK.match(scene.text, at):
        at = match.end()
        yield Reference(at - 1, at, scene.masked.entity(at - 1), named=True)


def _owner(scene: Scene, position: int) -> Reference | None:
    """The work named just before a noun: ``W showrunner``, ``the show's creator``."""
    reference = scene.left(position, reach=40)
    if reference is None:
        return None
    between = scene.text[reference.end : position]
    if re.fullmatch(
        r"(?:'s?)? ?(?:film|movie|series|show|TV|television)?(?:'s)? ?(?:(?:new|original|long-?time|current|former|series|own|co-) ?){0,3}",
        between,
    ):
        return reference
    return None
