"""Who takes part in an event of a story: agents, patients, others, and what it touches."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..ontology.terms import SCHEMA, SKG
from .clauses import Clauses
from .frames import Clause
from .plot_words import EVENT_NOUNS
from .retelling import Retelling
from .tree import namers

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTORS = frozenset({SKG.Character, SKG.FictionalOrganization})
TOUCHED = frozenset({SCHEMA.Place, SKG.StoryObject, SCHEMA.Organization})
NOT_WITH = frozenset({"like", "unlike", "as", "than", "besides", "except", "per", "via", "about"})


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


class Cast:
    """Finds who takes part in the events of one sentence."""

    def __init__(self, told: Retelling, clauses: Clauses) -> None:
        self.told, self.reading, self.sentence = told, told.reading, told.sentence
        self.clauses = clauses

    def roles(self, event: Event) -> Roles:
        """Ids of entities by their part in the event, each in one part only."""
        trigger = event.trigger
        agents = self.entities(trigger.agents)
        patients = [e for e in self.entities(trigger.patients) if e not in agents]
        if trigger.nominal and EVENT_NOUNS.get(trigger.lemma) == "patient":
            agents, patients = (
                self.entities(trigger.doers),
                self.entities(trigger.subjects + trigger.objects),
            )
        others: dict[str, None] = {}
        involves: dict[str, None] = {}
        for member in event.members:
            for who in self.entities(member.subjects):
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

    def entities(self, heads: tuple["Token", ...]) -> list[str]:
        """Characters and fictional organizations that the phrases name, each once."""
        out: dict[str, None] = {}
        for head in heads:
            out.update(dict.fromkeys(self.actors(head)))
        return list(out)

    def actor(self, head: "Token") -> str | None:
        """The first character, or fictional organization, that the phrase names."""
        return next(iter(self.actors(head)), None)

    def actors(self, head: "Token") -> tuple[str, ...]:
        """All of them: ``they`` may name several."""
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
