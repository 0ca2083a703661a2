"""Plot points: what characters do and suffer in the story.

Read: clauses with a character, or a fictional organization, as the one who acts or is acted upon
(``Ann shoots Bob``, ``Bob is shot by Ann``, ``after being shot``, ``the murder of Bob``).
Left alone: states (``Ann loves Bob``), news of the production (``Ann is played by …``, ``the show returns``),
opinions (``Ann shines``), what may or must be, questions.

Matched:    ``In the finale, Ann (Jane Roe) orders Bob to burn the letters.``
Left alone: ``Jane Roe, who plays Ann, returns for the second season.``

Source: own rules over spaCy's dependencies; the lists are in ``extract/plot_words.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...ontology.records import BlockKind, Modality, PlotPoint
from ...ontology.terms import SCHEMA, SKG, WORK_CLASSES
from ..clauses import Clause, Clauses, clauses, is_infinitive
from ..extractor import Extractor
from ..modality import PLAN_NOUNS, is_question, modality_of
from ..plot_labels import Labeller
from ..plot_words import (
    DEEDS_OF_WORKS,
    EVENT_NOUNS,
    FACTIVE,
    KEEPS_ITS_VERB,
    LIGHT,
    OFF_OBJECTS,
    OFF_STORY,
    OPINION,
    PLANNED_STATES,
    PRODUCTION,
    PRODUCTION_OF_OTHERS,
    SAME_EVENT,
    SPEECH,
    STATES,
    TRANSITIVE_STATES,
    UNREAL,
    WEAK_SPEECH,
)
from ..reading import Reading
from ..retelling import Retelling, retell

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTORS = frozenset({SKG.Character, SKG.FictionalOrganization})
TOUCHED = frozenset({SCHEMA.Place, SKG.StoryObject, SCHEMA.Organization})
SPEAKERS = frozenset({SCHEMA.Person, SCHEMA.Organization})
WORKS = WORK_CLASSES | {SCHEMA.TVSeason, SCHEMA.TVEpisode}
SKIPPED = frozenset(
    {BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.INFO_LABEL, BlockKind.INFO_VALUE, BlockKind.TEASER,
     BlockKind.BOILERPLATE}
)  # fmt: skip
HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
OUTSIDERS = frozenset(
    {"i", "we", "you", "me", "us", "one", "myself", "ourselves", "yourself", "y'all", "it", "there"}
)
READERS = frozenset({"i", "we", "you", "me", "us", "myself", "ourselves", "yourself"})
NOT_WITH = frozenset({"like", "unlike", "as", "than", "besides", "except", "per", "via", "about"})
AIMED = frozenset(
    {"into", "onto", "at", "on", "against", "upon", "towards", "toward", "from", "after", "over", "through"}
)
ABILITY = frozenset({"can", "could", "must", "should", "ca", "ought", "need", "would", "'d", "’d"})
EARLIER_MARKS = frozenset({"after", "once", "when"})
LATER_MARKS = frozenset({"before", "until", "till"})
THEN = frozenset({"then", "afterwards", "afterward", "later", "next", "subsequently", "thereafter"})
HENCE = frozenset({"therefore", "thus", "consequently", "hence"})
RESULTS = frozenset(
    {"cause", "force", "lead", "prompt", "result", "drive", "spark", "trigger", "leave", "allow"}
)
ARRIVALS = frozenset(
    {"return", "come", "join", "appear", "arrive", "leave", "exit", "go", "enter", "head", "bow"}
)
MEANS = frozenset(
    {"use", "follow", "include", "regard", "concern", "involve", "accord", "depend", "start", "consider"}
)
ATTEMPTS = frozenset(
    {"attempt", "effort", "decision", "refusal", "choice", "bid", "agreement", "promise", "threat"}
)
CAUSATIVES = frozenset({"have", "let", "make", "get", "cause", "help"})
# Own estimate on development articles; see docs on calibration.
CONFIDENCE = {"verb": 0.7, "verb-alone": 0.6, "verb-unsure": 0.4, "noun": 0.5}


@dataclass(slots=True)
class _Event:
    """Clauses that tell one event: the one with the trigger and those that only carry or fill it."""

    top: Clause
    trigger: Clause
    members: list[Clause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Roles:
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    others: tuple[str, ...]
    involves: tuple[str, ...]


class _SentenceReader:
    """Finds the events of one sentence."""

    def __init__(self, told: Retelling) -> None:
        self.told, self.reading, self.sentence = told, told.reading, told.sentence
        self.clauses: Clauses = clauses(self.sentence.tokens, event_nouns=EVENT_NOUNS, names=told.names)
        self.labeller = Labeller(told, self.clauses)
        self._order = {t.i: n for n, t in enumerate(self.clauses.tree.downwards)}

    # --- which clauses are one event -------------------------------------------------------------

    def events(self) -> Iterator[tuple[_Event, _Roles, Modality]]:
        groups: dict[int, _Event] = {}
        ordered = sorted(self.clauses.values(), key=lambda c: self._order[c.head.i])
        for clause in ordered:
            joined = self._joins(clause, groups)
            if joined is None:
                groups[clause.head.i] = _Event(clause, clause, [clause])
                continue
            groups[clause.head.i] = joined
            joined.members.append(clause)
            if self._carries(joined.trigger, clause):
                joined.trigger = clause
        seen: set[int] = set()
        for key in sorted(groups):
            event = groups[key]
            if id(event) in seen:
                continue
            seen.add(id(event))
            roles = self._roles(event)
            modality = self._judge(event, roles)
            if modality is not None:
                yield event, roles, modality

    def _joins(self, clause: Clause, groups: dict[int, _Event]) -> _Event | None:
        """The event of the clause above, if this clause is a part of it."""
        parent = self.clauses.parent(clause)
        if parent is None or clause.nominal or parent.nominal or clause.head.head.i != parent.head.i:
            return None
        group = groups[parent.head.i]
        lemma = parent.lemma
        if clause.relation == "conj":
            joined = len(group.members) > 1 and parent is not group.top and not self._has_own_subject(clause)
            return group if joined and parent.relation in {"xcomp", "ccomp"} else None
        purpose = clause.mark == "to" and clause.relation == "advcl"
        if (
            (clause.relation not in {"xcomp", "ccomp"} and not purpose)
            or self._off_story(parent)
            or lemma == "be"
        ):
            return None
        if clause.relation == "xcomp" or purpose:
            return group
        if lemma in CAUSATIVES or (lemma in SPEECH and lemma not in WEAK_SPEECH and lemma not in FACTIVE):
            return group
        return None

    @staticmethod
    def _has_own_subject(clause: Clause) -> bool:
        return bool(clause.subjects) and not clause.inherited

    @staticmethod
    def _carries(light: Clause, clause: Clause) -> bool:
        """Does the event move from a light verb to the one it carries?"""
        lemma = light.lemma
        if clause.relation == "xcomp":
            return lemma in LIGHT and lemma not in KEEPS_ITS_VERB
        return clause.relation == "ccomp" and lemma in CAUSATIVES and lemma != "help"

    def said_by(self, event: _Event) -> str | None:
        """The real person or organization whose words tell the event (``Lee said that Ann dies``)."""
        clause: Clause | None = event.top
        for _ in range(4):
            above = self.clauses.parent(clause) if clause is not None else None
            if clause is None or above is None:
                return None
            if clause.relation == "ccomp" and above.lemma in SPEECH:
                for token in above.subjects:
                    entity = self.told.entity_at(self.sentence, token)
                    if entity is not None and entity.cls in SPEAKERS:
                        return entity.id
            clause = above
        return None

    # --- who takes part ----------------------------------------------------------------------------

    def _roles(self, event: _Event) -> _Roles:
        trigger = event.trigger
        agents = self._entities(trigger.agents)
        patients = [e for e in self._entities(trigger.patients) if e not in agents]
        if trigger.nominal and EVENT_NOUNS.get(trigger.lemma) == "patient":
            agents, patients = (
                self._entities(trigger.doers),
                self._entities(trigger.subjects + trigger.objects),
            )
        others: dict[str, None] = {}
        involves: dict[str, None] = {}
        for member in event.members:
            for who in self._entities(member.subjects):
                others[who] = None
            for token in member.own:
                mention = self.told.mention_at(self.sentence, token)
                if mention is None:
                    continue
                cls = self.reading.entities[mention.entity].cls
                if cls in ACTORS and self._takes_part(token, member):
                    others[mention.entity] = None
                elif cls in TOUCHED:
                    involves[mention.entity] = None
        for who in list(others):
            if who in agents or who in patients:
                del others[who]
            elif self.reading.is_a(who, SKG.FictionalOrganization):
                del others[who]
                involves[who] = None
        return _Roles(tuple(agents), tuple(patients), tuple(others), tuple(involves))

    def _entities(self, heads: tuple["Token", ...]) -> list[str]:
        """Characters and fictional organizations that the phrases name, each once."""
        out: dict[str, None] = {}
        for head in heads:
            found = self._actor(head)
            if found is not None:
                out[found] = None
        return list(out)

    def _actor(self, head: "Token") -> str | None:
        for token in (head, *self.clauses.tree.children(head, "appos")):
            entity = self.told.entity_at(self.sentence, token)
            if entity is not None and entity.cls in ACTORS:
                return entity.id
            if entity is not None and token is head:
                return None
        return None

    def _takes_part(self, token: "Token", clause: Clause) -> bool:
        """Is a character inside the clause a part of the event, and not of a comparison or an aside?"""
        at = token
        for _ in range(12):
            if at.i in {clause.head.i, at.head.i}:
                return True
            if at.dep_ == "appos" and self.told.mention_at(self.sentence, at.head) is not None:
                same = self.told.mention_at(self.sentence, at)
                if same is None or same is not self.told.mention_at(self.sentence, at.head):
                    return False
            if at.dep_ == "prep" and at.lower_ in NOT_WITH:
                return False
            at = at.head
        return True

    # --- is it an event of the story? -----------------------------------------------------------------

    def _subject_kind(self, token: "Token") -> str:
        """``story``, ``work``, ``off`` (nobody in the story) or ``open`` (the grammar can't tell)."""
        entity = self.told.entity_at(self.sentence, token)
        if entity is not None:
            if entity.cls in ACTORS:
                return "story"
            if entity.cls in WORKS:
                return "work"
            return "open" if entity.cls in {SCHEMA.Place, SKG.StoryObject} else "off"
        if self._actor(token) is not None:
            return "story"
        lemma = token.lemma_.lower()
        if token.lower_ in OUTSIDERS or lemma in OFF_STORY or token.tag_ in {"WP", "WDT", "DT"}:
            return "off"
        return "open"

    def _off_story(self, clause: Clause) -> bool:
        """Does the clause speak of the work, its makers or its viewers?"""
        kinds = {self._subject_kind(s) for s in clause.subjects}
        if kinds & {"off", "work"} and "story" not in kinds:
            return True
        lemma = clause.lemma
        return (lemma in PRODUCTION or lemma in OPINION) and lemma not in LIGHT

    def _judge(self, event: _Event, roles: _Roles) -> Modality | None:
        """Modality of the event, or None if it is none of the story."""
        trigger, lemma = event.trigger, event.trigger.lemma
        if not roles.agents and not roles.patients and not roles.others:
            return None
        if trigger.nominal:
            return self._judge_noun(event, roles)
        if self._is_no_event(event, roles):
            return None
        kinds = [self._subject_kind(s) for s in trigger.subjects]
        if "story" not in kinds:
            if "work" in kinds:
                if trigger.inherited or trigger.passive or not (lemma in DEEDS_OF_WORKS and roles.patients):
                    return None
            elif "off" in kinds:
                return None
            elif not kinds:
                if not (trigger.passive and roles.agents):
                    return None
            elif not roles.patients and not (roles.agents or self._oblique_actor(trigger)):
                return None
        modality = modality_of(trigger.head, self.sentence, self.told)
        if modality is Modality.DENIED and len({*roles.agents, *roles.patients, *roles.others}) < 2:
            # What one alone does not do is seldom a turn of the story.
            return None
        if modality is Modality.STATED:
            return Modality.PLANNED if lemma in PLANNED_STATES else Modality.HAPPENED
        return modality

    def _oblique_actor(self, clause: Clause) -> bool:
        return any(p in AIMED and self._actor(t) is not None for p, t in clause.obliques)

    def _judge_noun(self, event: _Event, roles: _Roles) -> Modality | None:
        if not roles.agents and not roles.patients:
            return None
        modality = modality_of(event.trigger.head, self.sentence, self.told)
        if modality in {Modality.STATED, Modality.DENIED}:
            return Modality.HAPPENED
        return modality

    def _is_no_event(self, event: _Event, roles: _Roles) -> bool:
        trigger, lemma = event.trigger, event.trigger.lemma
        if lemma in PRODUCTION or lemma in OPINION:
            return True
        if lemma in PRODUCTION_OF_OTHERS and not roles.agents:
            return True
        planned = lemma in PLANNED_STATES and bool(roles.agents) and self._wants_thing(trigger)
        if not planned and (lemma in STATES or (lemma in WEAK_SPEECH and lemma not in FACTIVE)):
            return True
        if self._is_transitive_state(trigger) or self._is_means(trigger) or self._is_hypothetical(trigger):
            return True
        for member in {event.top.head.i: event.top, trigger.head.i: trigger}.values():
            if member is not trigger and member.lemma in UNREAL:
                return True
            if any(t.dep_ == "aux" and t.head.i == member.head.i and _is_ability(t) for t in member.own):
                return True
        if any(t.lower_ in READERS for t in trigger.own):
            return True
        if lemma in {"call", "name"} and any(t.dep_ == "oprd" for t in trigger.own):
            return True
        if any(t.lemma_.lower() in OFF_OBJECTS and self._actor(t) is None for t in trigger.objects):
            return True
        return lemma in ARRIVALS and any(t.lemma_.lower() in OFF_OBJECTS for _, t in trigger.obliques)

    def _wants_thing(self, clause: Clause) -> bool:
        return any(t.pos_ in {"NOUN", "PROPN"} and self._actor(t) is None for t in clause.objects)

    def _is_transitive_state(self, clause: Clause) -> bool:
        tree = self.clauses.tree
        if clause.lemma == "get":
            return not clause.objects and bool(tree.children(clause.head, "acomp"))
        return (
            clause.lemma in TRANSITIVE_STATES
            and bool(clause.objects)
            and not tree.children(clause.head, "prt")
        )

    @staticmethod
    def _is_means(clause: Clause) -> bool:
        """``using …``, ``following …``: prepositions in the shape of verbs."""
        return (
            clause.relation in {"advcl", "prep", "acl"}
            and clause.head.tag_ == "VBG"
            and clause.lemma in MEANS
        )

    def _is_hypothetical(self, clause: Clause) -> bool:
        """``a man to trust``, ``the chance to flee``: no event, but ``his plan to flee`` is one."""
        if clause.relation not in {"acl", "relcl"} or clause.head.tag_ not in {"VB", "VBP"}:
            return False
        if clause.relation == "relcl" and not is_infinitive(clause.head, self.clauses.tree):
            return False
        return clause.head.head.lemma_.lower() not in PLAN_NOUNS | ATTEMPTS


def _is_ability(token: "Token") -> bool:
    return token.lower_ in ABILITY or (token.lemma_ == "use" and token.lower_ == "used")


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
        stories = [
            sentence
            for sentence in reading.sentences
            if sentence.block.kind not in SKIPPED
            and reading.mentions_in(sentence, ACTORS)
            and not is_question(sentence)
        ]
        for told in retell(reading, stories):
            reader = _SentenceReader(told)
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
        yield from points

    def _point(
        self, reader: _SentenceReader, event: _Event, roles: _Roles, modality: Modality, number: int
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
            ),
            season=focus.season if placed else None,
            episode=focus.episode if placed else None,
            agents=roles.agents,
            patients=roles.patients,
            participants=roles.others,
            involves=roles.involves,
        )


def _objects(event: _Event) -> tuple[str, ...]:
    trigger = event.trigger
    return tuple(t.lemma_.lower() for t in (*trigger.objects, *(t for _, t in trigger.obliques)))


def _pattern(event: _Event, roles: _Roles, modality: Modality) -> str:
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
