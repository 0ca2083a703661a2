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
    somebody in one sentence by the rules plays nobody else there. What the rules tell by the same sentence, they tell
    with its modality.
    """
    told: set[tuple[int, str, str, str]] = set()
    actors: set[tuple[str, str]] = set()
    makers: set[tuple[str, str]] = set()
    playing: dict[tuple[int, str], str] = {}
    playing_by: dict[tuple[int, str], str] = {}
    for statement in statements:
        if statement.evidence.extractor == LEARNED:
            continue
        pair = statement.subject, str(statement.object)
        told.add((statement.evidence.span.start, statement.predicate, *pair))
        if statement.predicate == SCHEMA.actor:
            actors.add(pair)
        elif statement.predicate in MAKERS:
            makers.add(pair)
        elif statement.predicate == SKG.portrays:
            start = statement.evidence.span.start
            playing[start, pair[0]] = pair[1]
            playing_by[start, pair[1]] = pair[0]
    out = []
    for statement in statements:
        if statement.evidence.extractor == LEARNED:
            subject, object_ = statement.subject, str(statement.object)
            if (statement.evidence.span.start, statement.predicate, subject, object_) in told:
                continue
            if statement.predicate in MAKERS and (subject, object_) in actors:
                continue
            if statement.predicate == SCHEMA.actor and (subject, object_) in makers:
                continue
            if statement.predicate == SKG.portrays:
                start = statement.evidence.span.start
                if (
                    playing.get((start, subject), object_) != object_
                    or playing_by.get((start, object_), subject) != subject
                ):
                    continue
        out.append(statement)
    return out
