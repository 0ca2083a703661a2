"""Which outlet somebody spoke to: ``Ann Lee told the Evening Echo``, ``in an interview with the Evening Echo``."""

import re
from collections.abc import Iterator

from ..ontology.terms import SKG
from .channels import kind_of
from .masked import O, P
from .press_patterns import ASKED, INTERVIEW, NO_OUTLET, OWN_INTERVIEW, SPEECH, TOLD
from .scenes import Scene


def find_interviews(scene: Scene) -> Iterator[tuple[str, str, str, str, float, bool]]:
    """Who spoke to which outlet: subject, predicate, object, pattern, confidence, and whether it is taken for granted."""
    text, masked = scene.text, scene.masked
    if O not in text:
        return
    for pattern, name in ((TOLD, "told"), (INTERVIEW, "interview")):
        for match in pattern.finditer(text):
            outlets = _outlets(scene, match)
            if (
                not outlets
                or NO_OUTLET.match(text, match.end())
                or re.search(
                    r"\b(?:not|n't|never|declined to|refused to)\b[^.,;]{0,30}$", text[: match.start()]
                )
            ):
                continue
            for person in _speaker(
                scene,
                match.start(),
                match.end(),
                told=name == "told"
                and not match[0].lower().startswith(("speaking", "talking", "chatting", "telling")),
            ):
                for outlet in outlets:
                    yield person, SKG.interviewedBy, outlet, name, 0.88, True
    for pattern, name in ((ASKED, "outlet_spoke_to"), (OWN_INTERVIEW, "outlets_interview")):
        for match in pattern.finditer(text):
            people = (
                [masked.entity(i) for i in masked.all_of(P, *match.span("who"))]
                if match["who"]
                else _speaker(scene, match.start(), match.end(), told=False)
            )
            for person in people:
                for outlet in _outlets(scene, match):
                    yield person, SKG.interviewedBy, outlet, name, 0.8, True


def _outlets(scene: Scene, match: "re.Match[str]") -> list[str]:
    out = []
    for position in scene.masked.all_of(O, *match.span("orgs")):
        entity = scene.reading.entities[scene.masked.entity(position)]
        if kind_of(entity.name) != "studio":
            out.append(entity.id)
    return out


def _speaker(scene: Scene, start: int, end: int, *, told: bool) -> list[str]:
    """Who speaks: the subject before the verb; with ``Speaking to O, NAME …`` the first name after it."""
    text, masked = scene.text, scene.masked
    if told:
        begin = max(text.rfind(mark, 0, start) for mark in (". ", "; ")) + 1
        for match in reversed(list(SPEECH.finditer(text, begin, start))):
            before = text[begin : match.start()]
            if text.startswith("'s", match.end()):
                continue
            if not re.search(
                r"\b(?:with|by|from|of|to|for|opposite|alongside|like|than|about|on|and|as|[Ww]hen)(?: (?:[\w'-]+)){0,2} $",
                before,
            ) or text[match.end() :].startswith((", who", " who", ", the")):
                return [masked.entity(i) for i in masked.all_of(P, *match.span())]
    for match in SPEECH.finditer(text, end):
        if not text.startswith("'s", match.end()) and not re.search(
            r"\b(?:that|about|of|for|with|by)(?: [\w'-]+){0,2} $", text[end : match.start()]
        ):
            return [masked.entity(i) for i in masked.all_of(P, *match.span())]
    people = masked.all_of(P, 0, start)
    return [masked.entity(people[-1])] if people else []
