"""Plot points: what characters do and suffer in the story.

Read: clauses with a character, or a fictional organization, as the one who acts or is acted upon
(``Ann shoots Bob``, ``Bob is shot by Ann``, ``after being shot``, ``the murder of Bob``).
Left alone: states (``Ann loves Bob``), news of the production (``Ann is played by …``, ``the show returns``),
opinions (``Ann shines``), what may or must be, questions.

Matched:    ``In the finale, Ann (Jane Roe) orders Bob to burn the letters.``
Left alone: ``Jane Roe, who plays Ann, returns for the second season.``

Measured on 46 development articles (771 plot points) with entities given: P 0.79, R 0.65; on 16 held out (200): P 0.79, R 0.60.

Source: own rules over spaCy's dependencies; the lists are in ``extract/plot_words.py``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ...ontology.records import BlockKind, Modality, PlotPoint, Span
from ...ontology.terms import SCHEMA, SKG, WORK_CLASSES
from ..clauses import Clauses
from ..events import ACTORS, Event, Roles, SentenceReader
from ..extractor import Extractor
from ..modality import is_question
from ..plot_words import SAME_EVENT
from ..reading import Reading
from ..retelling import retell
from ..set_pieces import announced

SKIPPED = frozenset(
    {BlockKind.TITLE, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.INFO_LABEL, BlockKind.INFO_VALUE, BlockKind.TEASER,
     BlockKind.BOILERPLATE}
)  # fmt: skip
EARLIER_MARKS = frozenset({"after", "once", "when"})
LATER_MARKS = frozenset({"before", "until", "till"})
THEN = frozenset({"then", "afterwards", "afterward", "later", "next", "subsequently", "thereafter"})
HENCE = frozenset({"therefore", "thus", "consequently", "hence"})
RESULTS = frozenset(
    {"cause", "force", "lead", "prompt", "result", "drive", "spark", "trigger", "leave", "allow"}
)
OUTSIDE = frozenset({SCHEMA.Person, SCHEMA.Organization}) | WORK_CLASSES
# Measured precision on 146 plot points of 18 development articles was 0.90, 0.75, 0.67 and 1.0 (of 4);
# lowered because the rules were written with these articles at hand.
CONFIDENCE = {"verb": 0.8, "verb-alone": 0.65, "verb-unsure": 0.5, "noun": 0.6}

_SAYS_NOTHING: Final = re.compile(r" (?:(?P<be>is|are|was|were)|is co)$")


@dataclass(frozen=True, slots=True)
class Plot:
    """Plot points from the clauses of the article's prose."""

    name: str = "plot"
    emits: frozenset[str] = frozenset(
        {
            SKG.trigger,
            SKG.participant,
            SKG.agent,
            SKG.patient,
            SKG.involves,
            SKG.inWork,
            SKG.inSeason,
            SKG.inEpisode,
            SKG.precedes,
            SKG.leadsTo,
        }
    )

    def extract(self, reading: Reading) -> Iterator[PlotPoint]:
        """Plot points in reading order, ids ``p1``, ``p2``, …"""
        points: list[PlotPoint] = []
        known: set[tuple[str, frozenset[str]]] = set()
        told_before: set[tuple[object, ...]] = set()
        peopled = _peopled(reading)
        stories = [
            sentence
            for sentence in reading.sentences
            if sentence.block.kind not in SKIPPED
            and (
                reading.mentions_in(sentence, ACTORS)
                or (sentence.block.span in peopled and not reading.mentions_in(sentence, OUTSIDE))
            )
            and not is_question(sentence)
        ]
        for told in retell(reading, stories):
            reader = SentenceReader(told, among_events=not reading.mentions_in(told.original, ACTORS))
            here: dict[int, int] = {}
            for event, roles, modality in reader.events():
                point = self._point(reader, event, roles, modality, len(points) + 1)
                if point is None:
                    continue
                key = (
                    SAME_EVENT.get(point.trigger, point.trigger),
                    frozenset(roles.patients or roles.agents),
                )
                if event.trigger.nominal and key in known:
                    continue
                same = (point.trigger, point.agents, point.patients, point.evidence.modality, _objects(event))
                if same in told_before:
                    continue
                told_before.add(same)
                known.add(key)
                here.update({member.head.i: len(points) for member in event.members})
                points.append(point)
            _relate(points, reader.clauses, here)
        yield from _numbered(points, list(announced(reading)))

    def _point(
        self, reader: SentenceReader, event: Event, roles: Roles, modality: Modality, number: int
    ) -> PlotPoint | None:
        reading, sentence = reader.reading, reader.told.original
        focus = reading.focus(sentence)
        cast = (*roles.agents, *roles.patients, *roles.others)
        works = {w for c in cast if (w := reading.entities[c].work) is not None}
        work = focus.work if focus.work in works or not works else sorted(works)[0]
        if work is None:
            return None
        placed = work == focus.work
        pattern = _pattern(event, roles, modality)
        label = reader.labeller.label(event.top, [m for m in event.members if m is not event.top])
        idle = _SAYS_NOTHING.search(label)
        if idle and not (idle["be"] and event.trigger.lemma[:3].lower() in label.lower()):
            return None  # the parser took a sign, or half of a word, for the verb
        return PlotPoint(
            id=f"p{number}",
            label=label,
            trigger=event.trigger.lemma,
            work=work,
            evidence=reading.evidence(
                sentence,
                extractor=self.name,
                pattern=pattern,
                confidence=CONFIDENCE[pattern],
                modality=modality,
                said_by=reader.said_by(event),
            ),
            season=focus.season if placed else None,
            episode=focus.episode if placed else None,
            agents=roles.agents,
            patients=roles.patients,
            participants=roles.others,
            involves=roles.involves,
        )


def _peopled(reading: Reading) -> set[Span]:
    """Paragraphs in which more sentences name characters than people and works: they tell a story."""
    characters = Counter(s.block.span for s in reading.sentences if reading.mentions_in(s, ACTORS))
    outsiders = Counter(s.block.span for s in reading.sentences if reading.mentions_in(s, OUTSIDE))
    return {span for span, count in characters.items() if count > outsiders[span]}


def _numbered(points: list[PlotPoint], more: list[PlotPoint]) -> list[PlotPoint]:
    """All points in reading order with new ids."""
    if not more:
        return points
    told = {p.evidence.span for p in points}
    ordered = sorted(
        [*points, *(p for p in more if p.evidence.span not in told)], key=lambda p: p.evidence.span.start
    )
    ids = {p.id: f"p{i}" for i, p in enumerate(ordered, 1) if p.id}
    return [
        replace(
            p,
            id=f"p{i}",
            precedes=tuple(ids[x] for x in p.precedes),
            leads_to=tuple(ids[x] for x in p.leads_to),
        )
        for i, p in enumerate(ordered, 1)
    ]


def _objects(event: Event) -> tuple[str, ...]:
    trigger = event.trigger
    return tuple(t.lemma_.lower() for t in (*trigger.objects, *(t for _, t in trigger.obliques)))


def _pattern(event: Event, roles: Roles, modality: Modality) -> str:
    if event.trigger.nominal:
        return "noun"
    if modality is not Modality.HAPPENED:
        return "verb-unsure"
    return "verb" if len(roles.agents) + len(roles.patients) + len(roles.others) > 1 else "verb-alone"


def _relate(points: list[PlotPoint], found: Clauses, here: dict[int, int]) -> None:
    """Add order and cause between the points of a sentence, and to the point before it."""
    for head, mine in sorted(here.items()):
        clause = found[head]
        words = {t.lower_ for t in clause.own if t.dep_ in {"advmod", "npadvmod"} and t.head.i == head}
        if words & THEN and mine > 0:
            _link(points, mine - 1, mine, cause=False)
        if words & HENCE and mine > 0:
            _link(points, mine - 1, mine, cause=True)
        above = found.parent(clause)
        main = here.get(above.head.i) if above is not None else None
        if main is None or main == mine:
            continue
        mark = clause.mark
        if mark in EARLIER_MARKS:
            _link(points, mine, main, cause=False)
        elif mark in LATER_MARKS:
            _link(points, main, mine, cause=False)
        elif mark == "because":
            _link(points, mine, main, cause=True)
        elif mark in {"in order", "so"} or (clause.relation == "advcl" and clause.lemma in RESULTS):
            _link(points, main, mine, cause=True)


def _link(points: list[PlotPoint], first: int, second: int, *, cause: bool) -> None:
    target = points[second].id
    point = points[first]
    if cause and target not in point.leads_to:
        points[first] = replace(point, leads_to=(*point.leads_to, target))
    elif not cause and target not in point.precedes:
        points[first] = replace(point, precedes=(*point.precedes, target))


EXTRACTOR: Extractor = Plot()
