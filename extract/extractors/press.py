"""Press: awards won and nominated for, and which outlet somebody spoke to.

Read: ``Ann Lee, who won a Bafta for "Tidewater", told the Evening Echo``. Left alone: ``Ann Lee was tipped for a
Bafta`` (no nomination) and ``a source told the Evening Echo`` (nobody named).

Measured with the names of the articles given, on the 18 development articles of the press: precision and
recall 1.00 (8 facts).

Source: own rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...ontology.records import Modality, Statement
from ...ontology.terms import SCHEMA, SKG
from ..extractor import Extractor
from ..interviews import find_interviews
from ..masked import A, P, S, W
from ..press_patterns import (
    ADJECTIVE,
    APPOSED,
    AUX,
    AWARD_LABELS,
    BARE,
    BEATEN,
    BEATEN_WORD,
    BROUGHT,
    CARRIED,
    CATEGORY,
    GIVEN_AT,
    HAS,
    HEDGE,
    HIS,
    HONOURS,
    LISTED,
    NODS,
    NOMINATED,
    OTHERS,
    OTHERS_SCRIPT,
    SAME,
    SPEECH,
    THE_WINNER,
    WENT,
    WINNER,
    WON,
)
from ..reading import Reading
from ..scenes import Scene, scenes_of

_NEAR = 1
"""Sentences behind one with an award in which those are named who did not win it."""


@dataclass(frozen=True, slots=True)
class Press:
    """Extractor of awards and interviews."""

    name: str = "press"
    emits: frozenset[str] = frozenset({SKG.receivedAward, SKG.nominatedFor, SKG.interviewedBy})

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Find awards and interviews."""
        scenes = scenes_of(reading)
        award: str | None = None
        told_at = -_NEAR - 1
        for sentence in reading.sentences:
            awards = reading.mentions_in(sentence, {SKG.Award})
            told_at = sentence.index if awards else told_at
            beaten = sentence.index - told_at <= _NEAR and BEATEN_WORD.search(
                sentence.span.text_of(reading.article.text)
            )
            category = (
                award is not None
                and not awards
                and CATEGORY.search(sentence.span.text_of(reading.article.text))
            )
            award = awards[-1].entity if awards else award
            if not (awards or category or beaten or reading.mentions_in(sentence, {SCHEMA.Organization})):
                continue
            scene = scenes.of(sentence)
            seen: set[tuple[str, str, str]] = set()
            for subject, predicate, object_, pattern, confidence, presupposed in (
                *self._awards(scene),
                *self._categories(scene, award if category else None),
                *self._beaten(scene, award if beaten else None),
                *find_interviews(scene),
            ):
                if subject is None or (subject, predicate, object_) in seen:
                    continue
                seen.add((subject, predicate, object_))
                yield reading.statement(
                    subject,
                    predicate,
                    object_,
                    sentence,
                    extractor=self.name,
                    pattern=pattern,
                    confidence=confidence,
                    modality=Modality.STATED if presupposed else None,
                )

    # --- awards -------------------------------------------------------------------------------

    def _awards(self, scene: Scene) -> Iterator[tuple[str | None, str, str, str, float, bool]]:
        text, masked = scene.text, scene.masked
        if A not in text:
            return
        brought: set[int] = set()
        for match in BROUGHT.finditer(text):
            if HEDGE.search(text[: match.start()]):
                continue
            nominated = match["after"].strip() not in {"", "'s", "award"} or "nominat" in match["gap"]
            brought.add(match.start("award"))
            for position in masked.all_of(P, *match.span("who")):
                yield (
                    masked.entity(position),
                    SKG.nominatedFor if nominated else SKG.receivedAward,
                    masked.entity(match.start("award")),
                    "brought",
                    0.85,
                    False,
                )
        yield from self._lists(scene)
        yield from self._honours(scene)
        for match in WON.finditer(text):
            if HEDGE.search(text[: match.start()]) or brought.intersection(masked.all_of(A, *match.span())):
                continue
            if plural := SAME.search(text[: match.start()]):
                for key in self._listed_before(scene, plural.start()):
                    for position in masked.all_of(A, match.start(), match.end()):
                        yield key, SKG.receivedAward, masked.entity(position), "won_alike", 0.75, False
                continue
            nominated = (
                match["after"].strip() not in {"", "'s", "award"}
                or re.search(r"nominat|\bnods?\b", match["gap"]) is not None
            )
            predicate = SKG.nominatedFor if nominated else SKG.receivedAward
            for position in masked.all_of(A, match.start(), match.end()):
                for winner in self._winners(scene, match.start(), match.end()):
                    yield winner, predicate, masked.entity(position), "won", 0.88, False
        for match in NOMINATED.finditer(text):
            if HEDGE.search(text[: match.start()]) or (
                match[0].lower().startswith("up ")
                and not re.search(r"\b(?:is|was|are|were|put) $", text[: match.start()])
            ):
                continue
            for position in masked.all_of(A, match.start(), match.end()):
                for winner in self._winners(scene, match.start(), match.end()):
                    yield winner, SKG.nominatedFor, masked.entity(position), "nominated", 0.88, False
        for match in NODS.finditer(text):
            if (
                not HEDGE.search(text[: match.start()])
                and match.start() not in brought
                and WON.search(text[max(0, match.start() - 90) : match.end()]) is None
            ):
                yield (
                    self._winner(scene, match.start(), match.end()),
                    SKG.nominatedFor,
                    masked.entity(match.start()),
                    "nominations",
                    0.8,
                    False,
                )
        for pattern, name in ((ADJECTIVE, "award_winning"), (WINNER, "winner"), (WENT, "went_to")):
            for match in pattern.finditer(text):
                kind = match.groupdict().get("kind") or "winner"
                predicate = SKG.nominatedFor if kind.startswith("nomin") else SKG.receivedAward
                for position in masked.all_of(P + W, *match.span("who")):
                    who = self._lift(scene, masked.entity(position))
                    yield who, predicate, masked.entity(match.start("award")), name, 0.85, True
        for match in HIS.finditer(text):
            predicate = SKG.nominatedFor if match["kind"] == "nominated" else SKG.receivedAward
            inside = masked.all_of(P, *match.span())
            people = inside or masked.all_of(P, match.end()) or masked.all_of(P, 0, match.start())
            if people:
                yield (
                    masked.entity(people[0]),
                    predicate,
                    masked.entity(match.start("award")),
                    "his_award_winning",
                    0.75,
                    True,
                )

    def _categories(
        self, scene: Scene, award: str | None
    ) -> Iterator[tuple[str | None, str, str, str, float, bool]]:
        """``won best drama``, of the award that was named last; ``was named best drama at the Baftas``."""
        for match in CATEGORY.finditer(scene.text):
            given = GIVEN_AT.match(scene.text, match.end())
            if given:
                award = scene.masked.entity(given.start("award"))
            if award is None or HEDGE.search(scene.text[: match.start()]):
                continue
            predicate = SKG.nominatedFor if match["lost"] else SKG.receivedAward
            if match["who"]:
                yield scene.masked.entity(match.start("who")), predicate, award, "category", 0.7, False
                continue
            for winner in self._winners(scene, match.start(), match.end()):
                yield winner, predicate, award, "category", 0.75, False

    @staticmethod
    def _beaten(scene: Scene, award: str | None) -> Iterator[tuple[str | None, str, str, str, float, bool]]:
        """``She beat NAME, NAME and NAME``, where an award was told of just before."""
        if award is None:
            return
        for match in BEATEN.finditer(scene.text):
            if not HEDGE.search(scene.text[: match.start()]):
                for position in scene.masked.all_of(P, *match.span("who")):
                    yield scene.masked.entity(position), SKG.nominatedFor, award, "beaten", 0.75, True

    def _lists(self, scene: Scene) -> Iterator[tuple[str | None, str, str, str, float, bool]]:
        """``NAME has three A``, ``among them trophies for NAME and NAME``, ``Awards: A, A``, ``the A winner``."""
        text, masked = scene.text, scene.masked
        for match in HAS.finditer(text):
            key = masked.entity(match.start("who"))
            yield key, SKG.receivedAward, masked.entity(match.start("award")), "has", 0.85, True
        for pattern in (OTHERS, OTHERS_SCRIPT):
            for match in pattern.finditer(text):
                if WON.search(text) is None or re.search(r"nomin|\bnods?\b", match[0]):
                    continue
                for position in masked.all_of(P, *match.span("who")):
                    award = masked.entity(match.start())
                    yield masked.entity(position), SKG.receivedAward, award, "among_them", 0.8, False
        for match in THE_WINNER.finditer(text):
            people = masked.all_of(P, 0, match.start())
            if people and not HEDGE.search(text[: match.start()]):
                predicate = SKG.nominatedFor if match["kind"].startswith("nomin") else SKG.receivedAward
                award = masked.entity(match.start("award"))
                yield masked.entity(people[0]), predicate, award, "the_winner", 0.7, True
        if (scene.sentence.block.label or "").lower().strip(" :") in AWARD_LABELS and not re.search(
            r"nomin", text, re.I
        ):
            subject = scene.references.work_of(scene.references.focus_work(scene.sentence))
            for position in masked.all_of(A):
                yield subject, SKG.receivedAward, masked.entity(position), "award_list", 0.88, True
        elif (listed := LISTED.match(text)) and not re.search(r"nomin", text, re.I):
            winner = masked.entity(listed.start("work")) if listed["work"] else None
            subject = self._lift(scene, winner) if winner else scene.references.focus_work(scene.sentence)
            for position in masked.all_of(A, listed.end()):
                yield subject, SKG.receivedAward, masked.entity(position), "award_list", 0.88, True

    def _honours(self, scene: Scene) -> Iterator[tuple[str | None, str, str, str, float, bool]]:
        """``An A winner, the series``, ``the A that it carried away``, ``its trophies include an A``, ``Two A's.``"""
        text, masked = scene.text, scene.masked
        for match in APPOSED.finditer(text):
            group = "award" if match["award"] else "won"
            predicate = SKG.nominatedFor if match["kind"] == "nominee" else SKG.receivedAward
            yield (
                self._apposed(scene, match.end()),
                predicate,
                masked.entity(match.start(group)),
                "apposed",
                0.85,
                True,
            )
        for match in CARRIED.finditer(text):
            if not HEDGE.search(text[: match.start()]):
                named = masked.all_of(P + W, *match.span("who"))
                subject = self._lift(scene, masked.entity(named[0])) if named else self._in_hand(scene)
                yield (
                    subject,
                    SKG.receivedAward,
                    masked.entity(match.start("award")),
                    "carried_away",
                    0.8,
                    True,
                )
        for match in HONOURS.finditer(text):
            if HEDGE.search(text[: match.start()]) or re.search("nomin", match[0]):
                continue
            owner = re.search(rf"(?P<who>[{P}{W}])'s (?:[\w-]+ ){{0,3}}$", text[: match.start()])
            subject = self._lift(scene, masked.entity(owner.start("who"))) if owner else self._in_hand(scene)
            for position in masked.all_of(A, *match.span("list")):
                yield subject, SKG.receivedAward, masked.entity(position), "honours", 0.75, True
        if BARE.match(text):
            for position in masked.all_of(A):
                lost = (
                    re.match(r"(?:'s)? ?(?:award )?(?:nomin|nods?\b|noms?\b)", text[position + 1 :])
                    is not None
                )
                predicate = SKG.nominatedFor if lost else SKG.receivedAward
                yield self._in_hand(scene), predicate, masked.entity(position), "bare", 0.8, True

    @staticmethod
    def _in_hand(scene: Scene) -> str | None:
        """The series or film that the sentence is about."""
        return scene.references.work_of(scene.references.focus_work(scene.sentence))

    def _apposed(self, scene: Scene, position: int) -> str | None:
        """Whom or what an opening apposition is said of: what follows its comma."""
        reference = scene.right(position, reach=3)
        if reference is not None:
            return scene.references.work_of(reference.key)
        people = scene.masked.all_of(P, position, position + 2)
        return scene.masked.entity(people[0]) if people else None

    @staticmethod
    def _listed_before(scene: Scene, position: int) -> list[str]:
        """The people of the last list before a place (``… for A, B and C, and the same three won``)."""
        lists = list(SPEECH.finditer(scene.text, 0, position))
        return [scene.masked.entity(i) for i in scene.masked.all_of(P, *lists[-1].span())] if lists else []

    def _winners(self, scene: Scene, position: int, end: int) -> list[str]:
        """The winner and those listed with it (``NAME and NAME won``)."""
        winner = self._winner(scene, position, end)
        if winner is None:
            return []
        for match in reversed(list(SPEECH.finditer(scene.text, 0, position))):
            keys = [scene.masked.entity(i) for i in scene.masked.all_of(P, *match.span())]
            if winner in keys:
                return keys[keys.index(winner) :]
        return [winner]

    def _winner(self, scene: Scene, position: int, end: int) -> str | None:
        """Who or what won: the person or work before the verb; of a passive or an opening participle, the nearest."""
        text, masked = scene.text, scene.masked
        start = max(text.rfind(mark, 0, position) for mark in (". ", "; ")) + 1
        candidates = masked.all_of(P + W + S, start, position)
        near = re.search(rf"(?P<who>{P}) {AUX}$", text[start:position])
        if near and not re.search(
            r"\b(?:with|by|opposite|alongside|for|of|from|to|like) $", text[start : start + near.start()]
        ):
            return masked.entity(start + near.start("who"))
        if re.search(rf"\bit {AUX}$", text[start:position]):
            return scene.references.work_of(scene.references.focus_work(scene.sentence))
        if re.search(
            r"\b(?:performance|role|turn|part|portrayal) (?:that|which) [^.;]{0,25}$", text[start:position]
        ):
            people = [i for i in masked.all_of(P, start, position) if not text.startswith("'s", i + 1)]
            return masked.entity(people[0]) if people else None
        governed = re.compile(
            rf"\b(?:for|in|of|with|by|from|as|to|on|opposite|alongside|and|{P}'s) (?:(?:the|his|her|its) )?(?:[\w'-]+ ){{0,2}}$"
        )
        free = [
            i
            for i in candidates
            if not governed.search(text[start:i]) or text[i + 1 :].startswith((", who", ", which", " who"))
        ]
        if not free and (reference := scene.subject(position)) is not None and not reference.named:
            return scene.references.work_of(reference.key)
        if re.search(
            r", (?:was |were |has |have |had |been |also |have been |has been )*$", text[start:position]
        ):
            # "W, which starred NAME, was nominated": the clause between commas is over
            opening = next((r for r in scene.found if r.start <= start + 5), None)
            if opening is not None and scene.references.work_of(opening.key):
                return scene.references.work_of(opening.key)
        nouns = [r for r in scene.found if not r.named and start <= r.start and r.end <= position]
        if (
            nouns
            and free
            and nouns[-1].start > free[-1]
            and re.match(r",|\b", text[nouns[-1].start - 2 : nouns[-1].start])
            and re.fullmatch(
                r" (?:also |has |had |have |recently |just |\w+ly )*", text[nouns[-1].end : position]
            )
            and not governed.search(text[start : nouns[-1].start])
        ):
            return scene.references.work_of(nouns[-1].key)  # "Directed by NAME, the comedy won"
        if free and (not nouns or nouns[-1].start < free[-1] or text[free[-1]] == P):
            return self._lift(scene, masked.entity(free[-1]))
        if nouns:
            return scene.references.work_of(nouns[-1].key)
        after = masked.all_of(P + W, end)
        if after and re.match(r"[^.;]{0,60},", text[end : after[0] + 1]) and position - start <= 12:
            return self._lift(scene, masked.entity(after[0]))
        if candidates:
            return self._lift(scene, masked.entity(candidates[-1]))
        return (
            scene.references.work_of(scene.references.focus_work(scene.sentence))
            if re.match(r"(?:It|The (?:show|series|film))\b", text)
            else None
        )

    @staticmethod
    def _lift(scene: Scene, key: str) -> str | None:
        if scene.reading.is_a(key, SCHEMA.Person):
            return key
        return scene.references.work_of(key)


EXTRACTOR: Extractor = Press()
