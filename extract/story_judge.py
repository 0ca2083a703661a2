"""Is what a clause tells an event of the story, and how sure? States, opinions and news of the production are none."""

from typing import TYPE_CHECKING

from ..ontology.records import Modality
from ..ontology.terms import SCHEMA, SKG, WORK_CLASSES
from .antecedents import HUMAN_NOUNS
from .clauses import Clauses
from .frames import Clause
from .modality import modality_of
from .modality_words import PLAN_NOUNS
from .plot_words import (
    AUXILIARY_LEMMAS,
    DEEDS_OF_WORKS,
    DEEDS_WITH_OBJECT,
    DEEDS_WITH_PARTICLE,
    FACTIVE,
    HAD_EVENTS,
    LIGHT,
    OFF_OBJECTS,
    OFF_SCREEN,
    OFF_STORY,
    OPINION,
    PLANNED_STATES,
    PRODUCTION,
    PRODUCTION_OF_OTHERS,
    STATES,
    TRANSITIVE_STATES,
    UNREAL,
    WEAK_BEGINNINGS,
    WEAK_SPEECH,
)
from .story_cast import ACTORS, Cast, Event, Roles
from .tree import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

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


class Judge:
    """Judges the events of one sentence."""

    def __init__(self, cast: Cast, clauses: Clauses, *, among_events: bool) -> None:
        self.cast, self.clauses = cast, clauses
        self.told, self.sentence = cast.told, cast.sentence
        self.among_events = among_events

    def _subject_kind(self, token: "Token") -> str:
        """``story``, ``work``, ``off`` (nobody in the story) or ``open`` (the grammar can't tell)."""
        entity = self.told.entity_at(self.sentence, token)
        if entity is not None:
            if entity.cls in ACTORS:
                return "story"
            if entity.cls in WORKS:
                return "work"
            return "open" if entity.cls in {SCHEMA.Place, SKG.StoryObject} else "off"
        if self.cast.actor(token) is not None:
            return "story"
        lemma = token.lemma_.lower()
        if lemma in WORK_NOUNS:
            return "work"
        if token.lower_ in OUTSIDERS or lemma in OFF_STORY or token.tag_ in {"WP", "WDT", "DT"}:
            return "off"
        return "open"

    def off_story(self, clause: Clause) -> bool:
        """Does the clause speak of the work, its makers or its viewers?"""
        kinds = {self._subject_kind(s) for s in clause.subjects}
        if kinds & {"off", "work"} and "story" not in kinds:
            return True
        lemma = clause.lemma
        return (lemma in PRODUCTION or lemma in OPINION) and lemma not in LIGHT

    def judge(self, event: Event, roles: Roles) -> Modality | None:
        """Modality of the event, or None if it is none of the story."""
        trigger, lemma = event.trigger, event.trigger.lemma
        if not roles.agents and not roles.patients and not roles.others:
            return self._judge_without_cast(event, roles) if self.among_events else None
        if trigger.nominal:
            return self._judge_noun(event, roles)
        if self.is_no_event(event, roles):
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
        if trigger.nominal or event.top is not trigger or self.is_no_event(event, roles):
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
            s.lemma_.lower() in HUMAN_NOUNS and self.cast.actor(p) is not None
            for s in clause.subjects
            for p in tree.children(s, "poss")
        )

    def _oblique_actor(self, clause: Clause) -> bool:
        return any(p in AIMED and self.cast.actor(t) is not None for p, t in clause.obliques)

    def _judge_noun(self, event: Event, roles: Roles) -> Modality | None:
        if not roles.agents and not roles.patients:
            return None
        modality = modality_of(event.trigger.head, self.sentence, self.told)
        if modality in {Modality.STATED, Modality.DENIED}:
            return Modality.HAPPENED
        return modality

    def is_no_event(self, event: Event, roles: Roles) -> bool:
        """A state, an opinion, news of the production, something that never was?"""
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
        if any(t.lemma_.lower() in OFF_OBJECTS and self.cast.actor(t) is None for t in trigger.objects):
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
            agents = self.cast.entities(clause.agents)
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
        return any(t.pos_ in {"NOUN", "PROPN"} and self.cast.actor(t) is None for t in clause.objects)

    def _is_transitive_state(self, clause: Clause) -> bool:
        tree = self.clauses.tree
        if clause.lemma == "get":
            return not clause.objects and bool(tree.children(clause.head, "acomp"))
        if clause.lemma == "run" and not any(self.told.entities_at(t) for t in clause.objects):
            return False  # "runs a red light"; who runs a company that has a name leads it
        if clause.lemma == "lead" and clause.obliques and any(self.cast.actor(t) for t in clause.objects):
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
