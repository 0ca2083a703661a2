"""The wordings of credits: who is said to have made something, before it is decided what.

Each rule works on the masked sentence (``extract.masked``) and yields ``Credit`` records; the extractor
``credits`` turns them into statements. All patterns have bounded repetition, so work is linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .lexicon_credits import NOUNS, OTHER_NOUNS, OTHER_PARTICIPLES, PARTICIPLES, VERBS
from .masked import A, C, E, L, O, P, S, W, X
from .references import Reference, Scene


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


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_NO_LEAD: Final = r"(?!(?:by|and|in|on|for|from|with|to|who|that|is|was|are|were|when|which|as|but|at|of|has|have|had|will|stars?|starring)\b)"
_LEAD: Final = rf"(?:{_NO_LEAD}[\w'.+&/{W}{O}{X}{L}{A}{S}-]+,? ){{0,6}}?"
_SHORT_LEAD: Final = rf"(?:{_NO_LEAD}[\w'.+&/{O}{W}-]+ ){{0,4}}?"
_AND: Final = r"(?:,? and (?:also )?|, | & |,? as well as |,? along with |,? alongside |,? plus |/|; )"
PEOPLE: Final = rf"{P}(?:{_AND}{_SHORT_LEAD}{P})*"
_ROLE: Final = rf"(?:{_any(NOUNS)})"
_BESIDE: Final = rf"(?:{_any([*NOUNS, *OTHER_NOUNS])})"
ROLES: Final = rf"(?<![\w-])(?:{_any(OTHER_NOUNS)}(?:,? and | & |/|-|, ))?{_ROLE}s?(?:(?:,? and | & |/|-|, ){_BESIDE}s?(?![\w-])){{0,3}}(?![\w-])"
_PARTICIPLE: Final = _any([*PARTICIPLES, *OTHER_PARTICIPLES])
_VERB: Final = _any(VERBS)
_ADVERB: Final = (
    r"(?:also|previously|originally|again|both|all|jointly|then|now|still|currently|reportedly|co-|himself|herself|themselves|"
    r"once|recently|has|have|had|been|will|would|is|are|was|were|who|to|set|returns|return|returned|back|attached|tapped|"
    r"hired|signed|on|board|aboard|poised|due|and|confirmed|continues|continue|each|too|only|not only) "
)
_PASSIVE: Final = re.compile(
    rf"(?<![\w-])(?P<verbs>(?:{_PARTICIPLE})(?:(?:, and |, | and | & |/)(?:co-)?(?:{_PARTICIPLE})){{0,4}})"
    rf"(?: (?:and starring|together|for (?:television|TV|the (?:small |big )?screen|{O})|exclusively|entirely|largely|mainly|mostly"
    rf"|(?:in|with|for|on) [^.,;{P}{W}{C}]{{1,30}}?)){{0,2}}"
    rf" by (?:and starring )?(?P<lead>{_LEAD})(?P<people>{PEOPLE})(?: with (?P<with>{PEOPLE}))?",
    re.I,
)
_APPOSED: Final = re.compile(rf"(?P<roles>{ROLES}),? (?:Sir |Dame |Lord )?(?P<people>{PEOPLE})", re.I)
_OF: Final = re.compile(
    rf"(?P<roles>{ROLES}) (?:of|for|on|behind) (?P<work>[^.;,]{{0,60}}?),? (?P<people>{PEOPLE})"
)
_DETERMINER: Final = r"(?:(?:also |now |currently )?(?:the|an|a|its|their|his|her|one of (?:the|its)|among (?:the|its)|both|all|as)? ?)"
_COPULA: Final = re.compile(
    rf"(?P<people>{PEOPLE})(?P<link>,? (?:who )?{_ADVERB[:-1]}{{0,3}} ?"
    rf"(?:is|are|was|were|serves?|served|acts?|acted|acting|serving|returns?|returned|remains?|continues?|works?|worked|joins?|joined|"
    rf"will serve|will return|steps? in|signed on|signs on|takes over|took over|is on board|being|is back)"
    rf"(?: (?:also|now|currently|again|on|back|listed|credited|set|attached|aboard|together))*(?: as)? "
    rf"(?P<det>the |an |a |its |their |one of the |one of its |among the |among its |both |all |series )?(?:{_SHORT_LEAD}))(?P<roles>{ROLES})"
)
_AFTER: Final = re.compile(
    rf"(?P<people>{PEOPLE}), (?P<det>the |an |a |its |their |one of the |one of its |his |her |{W}'s? )?(?P<lead>{_SHORT_LEAD})(?P<roles>{ROLES})"
    rf"(?=,|\.|\)| of| on| for| behind|$| and | who| \()"
)
_SHARED: Final = re.compile(
    rf"(?:,? and|,|;|,? but) (?:also )?(?:is|are|was|serves|served|acts|acted|serving|acting)(?: also| now| both)?(?: as)? "
    rf"(?P<det>the |an |a |its |one of the |among the )?(?:also )?{_SHORT_LEAD}(?P<roles>{ROLES})"
)
_LISTED: Final = re.compile(
    rf"(?P<roles>{ROLES})(?: (?:on|of|for) (?P<work>[^.;,]{{1,60}}?))?"
    rf"(?: (?:is|are|was|were|include|includes|included|will be|being)(?: also)?|:|, including| on board are) (?P<lead>{_SHORT_LEAD})(?P<people>{PEOPLE})",
    re.I,
)
_ALSO: Final = re.compile(
    rf"\b[Aa]lso (?:executive producing|exec producing|serving as (?:executive producer|exec producer|EP)s?)"
    rf"(?: (?:is|are|on (?:the )?\w+ (?:is|are)))? (?P<people>{PEOPLE})"
)
_AS_ARE: Final = re.compile(
    rf"(?P<roles>{ROLES})[^.;{P}]{{0,30}}, as (?:is|are|was|were|do|does) (?P<people>{PEOPLE})"
)
_WITH: Final = re.compile(
    rf"\b(?:[Ww]ith|and) (?P<people>{PEOPLE}) (?:(?:also |now |all |both )?(?:as|serving as|acting as|(?:on board|aboard|attached|returning|set|signed on|"
    rf"named|back|listed|working) as)|among) (?:the |an |its )?(?:[\w-]+ ){{0,2}}?(?P<roles>{ROLES})"
)
_WITH_VERB: Final = re.compile(
    rf"\b(?:[Ww]ith|and) (?P<people>{PEOPLE})(?: also| set| attached| on board| aboard| tapped| hired| both| all)* (?:to )?"
    r"(?P<verb>directing|direct|helming|helm|writing|write|penning|pen|scripting|executive producing|executive-producing|exec producing|"
    r"executive produce|showrunning|scoring|composing|writing and directing|write and direct)(?![\w-])"
)
_TAKES_OVER: Final = re.compile(
    rf"(?:takes? over|took over|taking over|replac(?:es|ed|ing)|succeed(?:s|ed|ing)|steps? in for)(?: from| for)? (?P<people>{PEOPLE})"
    rf" as (?:[\w-]+ ){{0,2}}?(?P<roles>{ROLES})"
)
_COMPOUND: Final = re.compile(
    rf"(?P<people>{P})-(?P<verb>directed|created|co-created|penned|helmed|scripted|written|scored|developed|devised|authored|showrun)(?!\w)"
)
_MUSIC_BY: Final = re.compile(
    r"\b(?:music|score|scoring|soundtrack|theme(?: tune| music)?)(?:,| (?:is|was|are|comes|came|has been))*"
    rf" ?(?:composed |written |provided |supplied )?(?:by|from|courtesy of) (?P<lead>{_LEAD})(?P<people>{PEOPLE})",
    re.I,
)
_MUSIC_OF: Final = re.compile(
    rf"(?P<people>{PEOPLE})(?:'s?) (?P<lead>(?:[\w'-]+,? ){{0,4}}?)(?:score|soundtrack|music|theme music|theme tune)\b"
)
_MUSIC_DUTY: Final = re.compile(
    rf"(?P<people>{PEOPLE}) (?:[a-z]+ ){{0,5}}?(?:for|on|handles?|handling|provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|"
    rf"(?:composes|composed|composing|wrote|writes|writing)) (?:the |its |an? )?(?:[\w-]+ ){{0,2}}?(?:music|score|soundtrack)\b"
)
_SCRIPT_BY: Final = re.compile(
    rf"\b(?:script|screenplay|teleplay|scripts)(?: (?:is|was|are|comes|came))?(?: written| penned)? (?:by|from|courtesy of) "
    rf"(?P<lead>{_LEAD})(?P<people>{PEOPLE})",
    re.I,
)
_DIRECTION_OF: Final = re.compile(rf"(?P<people>{PEOPLE})(?:'s?) (?:[\w'-]+,? ){{0,3}}?direction\b")
_BY: Final = re.compile(rf",? by (?P<lead>{_SHORT_LEAD})(?P<people>{PEOPLE})(?=[.,;]|$| and | was | is | will )")
_SCRIPT_OF: Final = re.compile(
    rf"(?P<people>{PEOPLE})(?:'s?) (?:[\w'-]+,? ){{0,3}}?(?:script|screenplay|teleplay)s?\b"
)
_HELM: Final = re.compile(
    rf"\b(?:[Ww]ith (?P<people>{PEOPLE}) (?:back )?(?:at|behind) the (?:helm|camera)\b(?! (?:for|of) )|[Uu]nder the direction of (?P<under>{PEOPLE}))"
)
_FROM: Final = re.compile(
    rf"(?:,? (?:also )?(?:hails|comes|hailing|coming|is the (?:latest|newest)(?: \w+)?|is|was|straight|hail|come))?(?: to us| to (?:the )?(?:screen|television|TV))? "
    rf"from (?P<lead>{_LEAD})(?P<people>{PEOPLE})"
)
_BRAINCHILD: Final = re.compile(
    rf"(?:brainchild of|dreamed up by|masterminded by|the (?:creative )?(?:mind|minds) of) (?P<lead>{_LEAD})(?P<people>{PEOPLE})"
    rf"|(?P<before>{PEOPLE}) (?:is|are|was|were) the (?:creative )?(?:minds?|duo|team|pair|people|person|men|man|women|woman|force) behind\b"
)
_NOT_DIRECTOR: Final = re.compile(
    r"\b(?:casting|art|creative|managing|acting|deputy|assistant|musical|music|news|technical|medical|executive|FBI|CIA|programme|"
    r"program|photography|artistic|fellow|would-be|aspiring|second-unit|associate|sports|staff|assistant to the|fight|costume|"
    r"speech|ghost|senior|contributing|like|rumou?red|potential|possible)[ -]$",
    re.I,
)
_FOLLOWING: Final = re.compile(
    rf"(?:,? (?:along(?:side)?(?: with)?|together with|as well as)| (?P<bare>with)) (?P<lead>{_SHORT_LEAD})(?P<people>{PEOPLE})"
    r"(?! (?:as|in|starring|playing|stars?|at|on|directing|writing|attached|set|serving|producing|leading)\b)"
)


def predicates_of(roles: str) -> list[str]:
    """Predicates of a phrase such as ``star, co-creators and showrunner``."""
    found: dict[str, None] = {}
    for match in re.finditer(rf"(?<![\w-])({_BESIDE})s?(?![\w-])", roles, re.I):
        for predicate in NOUNS.get(match[1].lower(), ()):
            found[predicate] = None
    return list(found)


def people_in(scene: Scene, match: "re.Match[str]", group: str = "people") -> tuple[int, ...]:
    """Positions of the people that a list holds; of ``A, B plays …`` only A belongs to it."""
    start, end = match.span(group)
    found = scene.masked.all_of(P, start, end)
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
        if text.startswith((", who ", " who "), start + match.end()) or not re.search(
            r"\b(?:with|by|from|of|to|for|opposite|alongside|as|like|than|on|in|replacing|against) (?:[\w'-]+ ){0,2}$",
            before,
        ):
            return tuple(scene.masked.all_of(P, start + match.start(), start + match.end()))
    return ()


def passives(scene: Scene) -> Iterator[Credit]:
    """``created by``, ``written and directed by``, ``executive produced by``."""
    text = scene.text
    for match in _PASSIVE.finditer(text):
        if re.search(
            r"(?:[Cc]haracters?|[Rr]oles?|world|universe|song|album|[Tt]itle sequence|sketch)(?: \w+)? $",
            text[: match.start()],
        ):
            continue
        reference = scene.left(match.start())
        if match.start() <= 14 and (reference is None or reference.start > match.start()):
            tail = re.compile(r",? ").match(text, match.end())
            reference = scene.right(match.end(), reach=70) if tail else None
        predicates: dict[str, None] = {}
        for verb in re.findall(rf"(?:{_PARTICIPLE})(?![\w-])", match["verbs"], re.I):
            predicates.update(dict.fromkeys(PARTICIPLES.get(verb.lower(), ())))
        people = people_in(scene, match)
        if match["with"] and match["verbs"].startswith("co"):
            people += people_in(scene, match, "with")
        yield Credit(tuple(predicates), people, "passive", 0.93, reference, presupposed=True)


def nouns(scene: Scene) -> Iterator[Credit]:
    """``showrunner NAME``, ``NAME, the creator of W``, ``NAME serves as head writer``, ``with NAME as director``."""
    text = scene.text
    for match in _APPOSED.finditer(text):
        if _NOT_DIRECTOR.search(text[: match.start()]) or re.search(
            r"(?:such as|\ba|\ban) $", text[: match.start()]
        ):
            continue
        reference = _owner(scene, match.start())
        predicates = predicates_of(match["roles"])
        explicit = reference is not None or re.search(
            r"(?:series|show|film|movie|episode)(?:'s)? $", text[: match.start()]
        )
        if not explicit:
            # "writer NAME" and "filmmaker NAME" are as often guests, critics, or known for something else
            loose = re.fullmatch(r"(?:writers?|film-?makers?|scribe)", match["roles"], re.I)
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
    for match in _OF.finditer(text):
        yield Credit(
            tuple(predicates_of(match["roles"])),
            people_in(scene, match),
            "noun_of_work",
            0.9,
            scene.right(match.start("work"), reach=40),
            True,
        )
    for pattern, name in (
        (_COPULA, "is_noun"),
        (_AFTER, "name_then_noun"),
        (_WITH, "with_name_as"),
        (_SHARED, "shared_subject"),
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
            if _NOT_DIRECTOR.search(text[: match.start("roles")]):
                continue
            shared = name == "shared_subject" or " and " in (match.groupdict().get("link") or "")
            people = subject_before(scene, match.start("roles")) if shared else people_in(scene, match)
            yield Credit(
                tuple(predicates), people, name, 0.88, reference, presupposed=name == "name_then_noun"
            )
    for pattern, name in ((_LISTED, "nouns_are"), (_AS_ARE, "as_are"), (_TAKES_OVER, "takes_over")):
        for match in pattern.finditer(text):
            work = match.groupdict().get("work")
            reference = (
                scene.right(match.start("work"), reach=40) if work else _owner(scene, match.start("roles"))
            )
            if _NOT_DIRECTOR.search(text[: match.start("roles")]):
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
    for match in _ALSO.finditer(text):
        yield Credit((SKG.executiveProducer,), people_in(scene, match), "also", 0.92)


def verbs(scene: Scene) -> Iterator[Credit]:
    """``NAME wrote and directed the film with NAME``, ``who also penned W``, ``with NAME directing``."""
    text = scene.text
    for match in re.finditer(rf"(?<![\w-])(?P<verb>{_VERB})(?![\w-])", text):
        verb = match["verb"]
        before = text[max(0, match.start() - 120) : match.start()]
        direct = re.search(
            rf"(?P<people>{PEOPLE}),? (?:{_ADVERB}|(?:co-)?(?:{_VERB})(?:,? and |, | & |,? ))*$", before
        )
        if direct and " and " not in before[direct.end("people") :]:
            offset = max(0, match.start() - 120)
            people = tuple(
                scene.masked.all_of(P, offset + direct.start("people"), offset + direct.end("people"))
            )
        elif direct or re.search(
            r"(?:,| and|, and|, then| but| who)(?: also| then| again| both| now)* $", before
        ):
            people = subject_before(scene, match.start())
        else:
            continue
        yield from _verb_credits(scene, VERBS[verb], people, match.end(), 0.9 if direct else 0.8)
    for match in _GERUND.finditer(text):
        people = subject_before(scene, match.start())
        yield from _verb_credits(scene, VERBS[match["verb"]], people, match.end(), 0.8)
    for match in _WITH_VERB.finditer(text):
        for verb in re.findall(r"[\w-]+(?: produc\w+)?", match["verb"]):
            if predicates := VERBS.get(verb):
                reference = scene.right(match.end(), reach=25)
                yield Credit(predicates, people_in(scene, match), "with_name_doing", 0.88, reference)
    for match in _COMPOUND.finditer(text):
        reference = scene.right(match.end(), reach=45)
        predicates = PARTICIPLES.get(match["verb"], ())
        yield Credit(
            predicates, (match.start("people"),), "name_hyphen_verb", 0.93, reference, presupposed=True
        )


_GERUND: Final = re.compile(
    r"\b(?:for|by|after|since|before|from) (?:co-)?(?P<verb>directing|writing|helming|penning|scoring|scripting)\b"
)
# What stands between a verb and the work that is its object: a determiner and adjectives.
_TO_OBJECT: Final = re.compile(
    rf"(?:(?:,? (?:and|&) |, |/)(?:co-)?(?:{_VERB}|{_PARTICIPLE}|stars? in|starred in|produced|produces|edited))*"
    r"(?: (?:the|this|that|its|his|her|their|all|both|each|every|most|several|some|many|a|an|such|of|[\w'-]+(?:ed|ing|ful|al|ous|ic|ve)?))"
    r"{0,7} ?$"
)
_PIECES: Final = re.compile(
    r"(?:(?:,? (?:and|&) )(?:[\w-]+))?(?: (?:the|all|both|its|most|several|some|many|two|three|four|five|six|seven|eight|nine|ten|first|last|"
    r"second|third|other|final|opening|remaining|majority|of|every|each|\d+|a|an|new|latest|this|entire|whole|number)){1,6}"
    r" (?:episodes?|blocks?|instal?ments?|chapters?|hours?|pilot|finale|premiere|scripts?|screenplay|teleplay|seasons?|adaptation)\b"
)
_SCORE: Final = re.compile(
    r" (?:the |its |an? |all )?(?:[\w'-]+ ){0,3}(?:score|music|soundtrack|theme|songs|title track)\b"
)
_STOPS_HERE: Final = re.compile(
    r"(?:\.|,|;|$| along| alongside| with | through | via | under | together | too| for [A-Z\ue004]| for his| for her| from an? | as well| and \w+ing )"
)


def _verb_credits(
    scene: Scene, predicates: tuple[str, ...], people: tuple[int, ...], end: int, confidence: float
) -> Iterator[Credit]:
    text = scene.text
    reference = scene.right(end, reach=60)
    stop = end
    pieces = _PIECES.match(text, end)
    if (
        reference
        and _TO_OBJECT.fullmatch(text, end, reference.start)
        and not re.search(
            rf"\b(?:in|for|on|to|with|about|at|from)\b|[{P}{C}{O}]", text[end : reference.start]
        )
    ):
        stop = reference.end
    elif pieces:
        reference, stop = None, pieces.end()
    elif SCHEMA.musicBy in predicates:
        score = _SCORE.match(text, end)
        if not score:
            return
        reference, stop = None, score.end()
    elif re.match(r" it\b", text[end:]):
        reference, stop = None, end + 3
    elif _STOPS_HERE.match(text, end) and not set(predicates) & {
        SKG.writer,
        SCHEMA.creator,
        SCHEMA.author,
        SKG.showrunner,
    }:
        reference = None
    else:
        return
    if SKG.showrunner in predicates and stop == end:
        return
    yield Credit(predicates, people, "verb", confidence, reference)
    if reference and reference.named:
        for other in works_after(scene, reference.end):
            yield Credit(predicates, people, "verb", confidence - 0.05, other)
            stop = max(stop, other.end)
    following = _FOLLOWING.match(text, stop)
    if following and not (
        following["bare"] and not set(predicates) & {SCHEMA.creator, SKG.writer, SCHEMA.director}
    ):
        yield Credit(predicates, people_in(scene, following), "verb_with", confidence - 0.05, reference)


def phrases(scene: Scene) -> Iterator[Credit]:
    """``music by NAME``, ``NAME's screenplay``, ``the drama from NAME``, ``the brainchild of NAME``."""
    text = scene.text
    for pattern, predicate, name, confidence in (
        (_MUSIC_BY, SCHEMA.musicBy, "music_by", 0.9),
        (_MUSIC_OF, SCHEMA.musicBy, "names_music", 0.8),
        (_MUSIC_DUTY, SCHEMA.musicBy, "music_duty", 0.8),
        (_SCRIPT_BY, SKG.writer, "script_by", 0.93),
        (_SCRIPT_OF, SKG.writer, "names_script", 0.8),
        (_DIRECTION_OF, SCHEMA.director, "names_direction", 0.8),
    ):
        for match in pattern.finditer(text):
            following = re.match(r" (?:for|of|to) ", text[match.end() :])
            reference = scene.right(match.end() + following.end(), reach=30) if following else None
            yield Credit((predicate,), people_in(scene, match), name, confidence, reference, presupposed=True)
    for match in _HELM.finditer(text):
        group = "people" if match["people"] else "under"
        yield Credit((SCHEMA.director,), people_in(scene, match, group), "at_the_helm", 0.75)
    for match in _BRAINCHILD.finditer(text):
        group = "people" if match["people"] else "before"
        reference = scene.right(match.end(), reach=40) if group == "before" else scene.left(match.start())
        yield Credit(
            (SCHEMA.creator,), people_in(scene, match, group), "brainchild", 0.85, reference, presupposed=True
        )
    for reference in scene.found:
        if text[reference.start : reference.end] == C or reference.key is None:
            continue
        by = _BY.match(text, reference.end) if reference.named else None
        if by and scene.references.is_screen(reference.key):
            yield Credit((SKG.writer,), people_in(scene, by), "work_by", 0.75, reference, presupposed=True)
        following = _FROM.match(text, reference.end)
        if not following or re.search(rf"\b(?:{_ROLE})s?\b|\bof\b|\bbehind\b", following["lead"]):
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


def works_after(scene: Scene, end: int) -> Iterator[Reference]:
    """The works listed after a work (``W, W – a remark – and W``)."""
    at = end
    while match := _NEXT_WORK.match(scene.text, at):
        at = match.end()
        yield Reference(at - 1, at, scene.masked.entity(at - 1), named=True)


_NEXT_WORK: Final = re.compile(
    rf"(?:,|,? and| &| [-–—] [^-–—{W}{P}]{{1,120}} [-–—] and|,? [^-–—,.;{W}{P}]{{1,60}}, and) (?:the (?:[\w-]+ ){{0,3}})?{W}"
)


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


__all__ = ["Credit", "E", "S", "nouns", "passives", "people_in", "phrases", "predicates_of", "verbs"]
