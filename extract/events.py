"""Events of a story in one sentence: which clauses tell one, who takes part, is it one at all?

A verb that only carries another (``tries to flee``, ``has him killed``) and one that is filled by another
(``orders her to leave``, ``tells him that …``) are one event with it. An event needs a character, or a
fictional organization, who acts or is acted upon; states, opinions and news of the production are none.
"""

from collections.abc import Iterator

from ..ontology.records import Modality
from ..ontology.terms import SCHEMA
from .clauses import Clauses, clauses
from .frames import Clause
from .plot_labels import Labeller
from .plot_words import (
    EVENT_NOUNS,
    FACTIVE,
    FULFILLED,
    KEEPS_ITS_VERB,
    LIGHT,
    SPEECH,
    WEAK_SPEECH,
)
from .retelling import Retelling
from .story_cast import ACTORS, Cast, Event, Roles
from .story_judge import CAUSATIVES, Judge
from .tree import is_infinitive

__all__ = ["ACTORS", "Event", "Roles", "SentenceReader"]

SPEAKERS = frozenset({SCHEMA.Person, SCHEMA.Organization})


class SentenceReader:
    """Finds the events of one sentence."""

    def __init__(self, told: Retelling, *, among_events: bool = False) -> None:
        self.told, self.reading, self.sentence = told, told.reading, told.sentence
        self.clauses: Clauses = clauses(
            self.sentence.tokens, event_nouns=EVENT_NOUNS, names=told.names, people=told.people
        )
        self.cast = Cast(told, self.clauses)
        self.judge = Judge(self.cast, self.clauses, among_events=among_events)
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
            roles = self.cast.roles(event)
            modality = self.judge.judge(event, roles)
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
            aimed = self.cast.roles(aim)
            if not aimed.agents or self.judge.is_no_event(aim, aimed):
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
            or self.judge.off_story(parent)
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
