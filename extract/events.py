"""Events of a story in one sentence: which clauses tell one, who takes part, is it one at all?

A verb that only carries another (``tries to flee``, ``has him killed``) and one that is filled by another
(``orders her to leave``, ``tells him that …``) are one event with it. An event needs a character, or a
fictional organization, who acts or is acted upon; states, opinions and news of the production are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..ontology.records import Modality
from ..ontology.terms import SCHEMA, SKG, WORK_CLASSES
from .clauses import Clauses, clauses
from .frames import HUMAN_NOUNS, Clause
from .modality import modality_of
from .modality_words import PLAN_NOUNS
from .plot_labels import Labeller
from .plot_words import (
    AUXILIARY_LEMMAS,
    DEEDS_OF_WORKS,
    DEEDS_WITH_OBJECT,
    DEEDS_WITH_PARTICLE,
    EVENT_NOUNS,
    FACTIVE,
    FULFILLED,
    HAD_EVENTS,
    KEEPS_ITS_VERB,
    LIGHT,
    OFF_OBJECTS,
    OFF_SCREEN,
    OFF_STORY,
    OPINION,
    PLANNED_STATES,
    PRODUCTION,
    PRODUCTION_OF_OTHERS,
    SPEECH,
    STATES,
    TRANSITIVE_STATES,
    UNREAL,
    WEAK_BEGINNINGS,
    WEAK_SPEECH,
)
from .retelling import Retelling
from .tree import is_infinitive, namers

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTORS = frozenset({SKG.Character, SKG.FictionalOrganization})
TOUCHED = frozenset({SCHEMA.Place, SKG.StoryObject, SCHEMA.Organization})
SPEAKERS = frozenset({SCHEMA.Person, SCHEMA.Organization})
WORKS = WORK_CLASSES | {SCHEMA.TVSeason, SCHEMA.TVEpisode}
WORK_NOUNS = frozenset(
    {
        "finale",
        "episode",
        "season",
        "film",
        "movie",
        "show",
        "series",
        "premiere",
        "ending",
        "hour",
        "drama",
        "pilot",
    }
)
OUTSIDERS = frozenset(
    {"i", "we", "you", "me", "us", "one", "myself", "ourselves", "yourself", "y'all", "it", "there"}
)
READERS = frozenset({"i", "we", "you", "me", "us", "myself", "ourselves", "yourself"})
OWNED_BY_READERS = frozenset({"my", "our", "your"})
NOT_WITH = frozenset({"like", "unlike", "as", "than", "besides", "except", "per", "via", "about"})
AIMED = frozenset(
    {
        "for",
        "with",
        "to",
        "around",
        "round",
        "by",
        "into",
        "onto",
        "at",
        "on",
        "against",
        "upon",
        "towards",
        "toward",
        "from",
        "after",
        "over",
        "through",
    }
)
ABILITY = frozenset({"can", "could", "must", "should", "ca", "ought", "need", "would", "'d", "’d"})
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


@dataclass(slots=True)
class Event:
    """Clauses that tell one event: the one with the trigger and those that only carry or fill it."""

    top: Clause
    trigger: Clause
    members: list[Clause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Roles:
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    others: tuple[str, ...]
    involves: tuple[str, ...]


class SentenceReader:
    """Finds the events of one sentence."""

    def __init__(self, told: Retelling, *, among_events: bool = False) -> None:
        self.among_events = among_events
        self.told, self.reading, self.sentence = told, told.reading, told.sentence
        self.clauses: Clauses = clauses(
            self.sentence.tokens, event_nouns=EVENT_NOUNS, names=told.names, people=told.people
        )
        self.labeller = Labeller(told, self.clauses)
        self._order = {t.i: n for n, t in enumerate(self.clauses.tree.downwards)}

    # --- which clauses are one event -------------------------------------------------------------

    def events(self) -> Iterator[tuple[Event, Roles, Modality]]:
        groups: dict[int, Event] = {}
        ordered = sorted(self.clauses.values(), key=lambda c: self._order[c.head.i])
        for clause in ordered:
            joined = self._joins(clause, groups)
            if joined is None:
                groups[clause.head.i] = Event(clause, clause, [clause])
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
                yield from self._aims(event, roles)

    def _aims(self, event: Event, roles: Roles) -> Iterator[tuple[Event, Roles, Modality]]:
        """What the event is meant to lead to between two or more: ``comes back to feed her husband``."""
        told = {*roles.agents, *roles.patients, *roles.others}
        for clause in event.members:
            above = self.clauses.parent(clause)
            if clause is event.trigger or above is not event.trigger or above is None:
                continue
            purpose = clause.relation == "advcl" and clause.mark in {"to", "in order"}
            asked = clause.relation == "xcomp" and above.lemma in KEEPS_ITS_VERB - FULFILLED
            if not (purpose or asked) or not is_infinitive(clause.head, self.clauses.tree):
                continue
            aim = Event(clause, clause, [clause])
            aimed = self._roles(aim)
            if not aimed.agents or self._is_no_event(aim, aimed):
                continue
            if len({*aimed.agents, *aimed.patients, *aimed.others}) > 1 and told:
                # "comes home only to find him dead" has happened
                only = any(t.lower_ == "only" for t in self.clauses.tree.children(clause.head))
                yield aim, aimed, Modality.HAPPENED if only else Modality.PLANNED

    def _joins(self, clause: Clause, groups: dict[int, Event]) -> Event | None:
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
        if light.head.lower_ == "going":
            return True
        if clause.relation == "xcomp":
            return lemma in LIGHT and lemma not in KEEPS_ITS_VERB
        return clause.relation == "ccomp" and lemma in CAUSATIVES and lemma != "help"

    def said_by(self, event: Event) -> str | None:
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

    def _roles(self, event: Event) -> Roles:
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
                for entity in self.told.entities_at(token):
                    if entity.cls in ACTORS and self._takes_part(token, member):
                        others[entity.id] = None
                    elif entity.cls in TOUCHED:
                        involves[entity.id] = None
        for who in list(others):
            if who in agents or who in patients:
                del others[who]
            elif self.reading.is_a(who, SKG.FictionalOrganization):
                del others[who]
                involves[who] = None
        return Roles(tuple(agents), tuple(patients), tuple(others), tuple(involves))

    def _entities(self, heads: tuple["Token", ...]) -> list[str]:
        """Characters and fictional organizations that the phrases name, each once."""
        out: dict[str, None] = {}
        for head in heads:
            out.update(dict.fromkeys(self._actors(head)))
        return list(out)

    def _actor(self, head: "Token") -> str | None:
        return next(iter(self._actors(head)), None)

    def _actors(self, head: "Token") -> tuple[str, ...]:
        for token in namers(head, self.clauses.tree):
            named = self.told.entities_at(token)
            found = tuple(e.id for e in named if e.cls in ACTORS)
            if found:
                return found
            if named and token is head:
                return ()
        return ()

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
        if lemma in WORK_NOUNS:
            return "work"
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

    def _judge(self, event: Event, roles: Roles) -> Modality | None:
        """Modality of the event, or None if it is none of the story."""
        trigger, lemma = event.trigger, event.trigger.lemma
        if not roles.agents and not roles.patients and not roles.others:
            return self._judge_without_cast(event, roles) if self.among_events else None
        if trigger.nominal:
            return self._judge_noun(event, roles)
        if self._is_no_event(event, roles):
            return None
        kinds = [self._subject_kind(s) for s in trigger.subjects]
        if "story" not in kinds and self._is_caused(event):
            kinds = ["story"]  # "has the coffin dug up"
        if "story" not in kinds:
            if "work" in kinds:
                if trigger.inherited or trigger.passive or not (lemma in DEEDS_OF_WORKS and roles.patients):
                    return None
            elif "off" in kinds:
                return None
            elif not kinds:
                if not (trigger.passive and roles.agents):
                    return None
            elif not roles.patients and not (
                roles.agents or self._oblique_actor(trigger) or self._is_owned(trigger)
            ):
                return None
        modality = modality_of(trigger.head, self.sentence, self.told)
        if modality is Modality.DENIED and len({*roles.agents, *roles.patients, *roles.others}) < 2:
            # What one alone does not do is seldom a turn of the story.
            return None
        if modality is Modality.STATED:
            wanted = lemma in PLANNED_STATES and not self.clauses.tree.children(trigger.head, "prt")
            return Modality.PLANNED if wanted else Modality.HAPPENED
        return modality

    def _judge_without_cast(self, event: Event, roles: Roles) -> Modality | None:
        """What things and people without a name do, where the text around tells a story (``A war breaks out``)."""
        trigger = event.trigger
        if trigger.nominal or event.top is not trigger or self._is_no_event(event, roles):
            return None
        if any(t.lower_ in OWNED_BY_READERS for t in trigger.own):
            return None
        if trigger.relation not in {"ROOT", "conj", "ccomp", "advcl"} or trigger.inherited:
            return None
        if trigger.lemma in PRODUCTION_OF_OTHERS or trigger.mark in {"if", "unless", "as", "that", "because"}:
            return None
        if trigger.head.tag_ == "VBG" or trigger.lemma in WEAK_BEGINNINGS:
            return None
        if not trigger.subjects or not all(self._is_open_noun(s) for s in trigger.subjects):
            return None
        modality = modality_of(trigger.head, self.sentence, self.told)
        return Modality.HAPPENED if modality is Modality.STATED else None

    def _is_open_noun(self, token: "Token") -> bool:
        if token.pos_ != "NOUN" or self._subject_kind(token) != "open" or token.lemma_.lower() in OFF_SCREEN:
            return False
        before = self.clauses.tree.children(token, "poss", "det", "nummod")
        return token.tag_ == "NNS" or any(t.dep_ != "poss" for t in before)

    def _is_caused(self, event: Event) -> bool:
        top = event.top
        return (
            top is not event.trigger
            and top.lemma in CAUSATIVES
            and any(self._subject_kind(s) == "story" for s in top.subjects)
        )

    def _is_owned(self, clause: Clause) -> bool:
        """``Her father dies``: is the one who acts a character's?"""
        tree = self.clauses.tree
        return not clause.inherited and any(
            s.lemma_.lower() in HUMAN_NOUNS and self._actor(p) is not None
            for s in clause.subjects
            for p in tree.children(s, "poss")
        )

    def _oblique_actor(self, clause: Clause) -> bool:
        return any(p in AIMED and self._actor(t) is not None for p, t in clause.obliques)

    def _judge_noun(self, event: Event, roles: Roles) -> Modality | None:
        if not roles.agents and not roles.patients:
            return None
        modality = modality_of(event.trigger.head, self.sentence, self.told)
        if modality in {Modality.STATED, Modality.DENIED}:
            return Modality.HAPPENED
        return modality

    def _is_no_event(self, event: Event, roles: Roles) -> bool:
        trigger, lemma = event.trigger, event.trigger.lemma
        if lemma in PRODUCTION or lemma in OPINION:
            return True
        if lemma in PRODUCTION_OF_OTHERS and not roles.agents:
            return True
        if lemma in AUXILIARY_LEMMAS:
            return True
        planned = lemma in PLANNED_STATES and bool(roles.agents) and self._wants_thing(trigger)
        if not planned and not self._is_deed(trigger) and self._is_state(trigger):
            return True
        if self._is_transitive_state(trigger) or self._is_means(trigger) or self._is_hypothetical(trigger):
            return True
        for member in {event.top.head.i: event.top, trigger.head.i: trigger}.values():
            if member is not trigger and member.lemma in UNREAL:
                return True
            if any(t.dep_ == "aux" and t.head.i == member.head.i and _is_ability(t) for t in member.own):
                return True
        if any(t.lower_ in READERS for t in trigger.own) or self._asks(trigger):
            return True
        if lemma in {"call", "name"} and any(t.dep_ == "oprd" for t in trigger.own):
            return True
        if any(t.lemma_.lower() in OFF_OBJECTS and self._actor(t) is None for t in trigger.objects):
            return True
        return lemma in ARRIVALS and any(t.lemma_.lower() in OFF_OBJECTS for _, t in trigger.obliques)

    @staticmethod
    def _is_state(clause: Clause) -> bool:
        lemma = clause.lemma
        return lemma in STATES or (lemma in WEAK_SPEECH and lemma not in FACTIVE)

    def _is_deed(self, clause: Clause) -> bool:
        """A verb of state that tells a deed here: ``sits up``, ``hangs his head``, ``has a dream``, ``says goodbye``."""
        lemma, tree = clause.lemma, self.clauses.tree
        objects = {t.lemma_.lower() for t in clause.objects}
        if lemma == "have":
            return bool(objects & HAD_EVENTS)
        if lemma in {"say", "hear"}:
            agents = self._entities(clause.agents)
            below = any(c.relation == "ccomp" for c in self.clauses.below(clause))
            return bool(agents) and (bool(objects) or (lemma == "hear" and below))
        if lemma in DEEDS_WITH_OBJECT:
            return bool(clause.objects) and not clause.passive
        return lemma in DEEDS_WITH_PARTICLE and any(
            t.lower_ in {"up", "down", "off", "out", "over", "away", "back"}
            for t in (*tree.children(clause.head, "prt"), *tree.children(clause.head, "advmod"))
        )

    def _asks(self, clause: Clause) -> bool:
        """A question within a sentence: ``what he said``, ``how she will escape``."""
        children = self.clauses.tree.children(clause.head)
        if any(t.tag_ == "WP" and t.lower_ in {"what", "whatever"} and t.i < clause.head.i for t in children):
            return clause.relation in {"ccomp", "pcomp", "csubj", "csubjpass"}
        return clause.relation in {"ccomp", "pcomp", "csubj", "csubjpass"} and (
            any(t.tag_ == "WRB" and t.lower_ in {"how", "when", "where", "why"} for t in children)
            and any(t.lower_ in {"will", "might", "could", "would", "'ll", "’ll"} for t in children)
        )

    def _wants_thing(self, clause: Clause) -> bool:
        return any(t.pos_ in {"NOUN", "PROPN"} and self._actor(t) is None for t in clause.objects)

    def _is_transitive_state(self, clause: Clause) -> bool:
        tree = self.clauses.tree
        if clause.lemma == "get":
            return not clause.objects and bool(tree.children(clause.head, "acomp"))
        if clause.lemma == "run" and not any(self.told.entities_at(t) for t in clause.objects):
            return False  # "runs a red light"; who runs a company that has a name leads it
        if clause.lemma == "lead" and clause.obliques and any(self._actor(t) for t in clause.objects):
            return False  # "leads him into the cellar"
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
        if clause.mark == "in order":
            return False
        if clause.relation == "relcl" and not is_infinitive(clause.head, self.clauses.tree):
            return False
        return clause.head.head.lemma_.lower() not in PLAN_NOUNS | ATTEMPTS


def _is_ability(token: "Token") -> bool:
    return token.lower_ in ABILITY or (token.lemma_ == "use" and token.lower_ == "used")
