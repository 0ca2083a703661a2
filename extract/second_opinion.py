"""What the network alone says is left out where the rules know better."""

from collections.abc import Sequence
from typing import Final

from ..ontology.records import Statement
from ..ontology.terms import MAKERS, SCHEMA, SKG

LEARNED: Final = "learned"
"""Name of the extractor that asks the network."""


def without_contradicted(statements: Sequence[Statement]) -> list[Statement]:
    """Statements in their order, but for those of the network alone that the rules speak against.

    Whom the rules know as an actor, the network makes no maker of the same work, and the other way round; who plays
    somebody in one sentence by the rules plays nobody else there, and acts in no other work. A credit that the rules
    give for an episode the network does not give for its series. What the rules tell by the same sentence, they tell
    with its modality.
    """
    told: set[tuple[int, str, str, str]] = set()
    actors: set[tuple[str, str]] = set()
    makers: set[tuple[str, str]] = set()
    acting: set[tuple[int, str]] = set()
    series = {s.subject: str(s.object) for s in statements if s.predicate == SCHEMA.partOfSeries}
    playing: dict[tuple[int, str], str] = {}
    playing_by: dict[tuple[int, str], str] = {}
    for statement in statements:
        if statement.evidence.extractor == LEARNED:
            continue
        start, pair = statement.evidence.span.start, (statement.subject, str(statement.object))
        told.add((start, statement.predicate, *pair))
        if statement.predicate == SCHEMA.actor:
            actors.add(pair)
            acting.add((start, pair[1]))
        elif statement.predicate in MAKERS:
            makers.add(pair)
            if pair[0] in series:
                told.add((start, statement.predicate, series[pair[0]], pair[1]))
        elif statement.predicate == SKG.portrays:
            playing[start, pair[0]] = pair[1]
            playing_by[start, pair[1]] = pair[0]

    def known_better(statement: Statement) -> bool:
        start, predicate = statement.evidence.span.start, statement.predicate
        subject, object_ = pair = statement.subject, str(statement.object)
        return (
            (start, predicate, *pair) in told
            or (predicate == SCHEMA.actor and (start, object_) in acting)
            or (predicate in MAKERS and pair in actors)
            or (predicate == SCHEMA.actor and pair in makers)
            or (
                predicate == SKG.portrays
                and not (
                    playing.get((start, subject), object_) == object_
                    and playing_by.get((start, object_), subject) == subject
                )
            )
        )

    return [s for s in statements if s.evidence.extractor != LEARNED or not known_better(s)]
