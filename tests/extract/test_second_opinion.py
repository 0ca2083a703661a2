"""What the rules know is not undone by what the network alone says."""

from showkg.extract.second_opinion import LEARNED, without_contradicted
from showkg.ontology.records import Evidence, Modality, Span, Statement
from showkg.ontology.terms import SCHEMA, SKG


def said(subject: str, predicate: str, object_: str, extractor: str, at: int = 0) -> Statement:
    return Statement(
        subject=subject,
        predicate=predicate,
        object=object_,
        evidence=Evidence(
            span=Span(start=at, end=at + 40),
            extractor=extractor,
            pattern="p",
            confidence=0.7,
            modality=Modality.STATED,
        ),
    )


def test_an_actor_is_made_no_maker_of_the_same_work() -> None:
    rule = said("show", SCHEMA.actor, "ann", "casting")
    alone = said("show", SCHEMA.director, "ann", LEARNED, at=50)
    other = said("film", SCHEMA.director, "ann", LEARNED, at=50)
    assert without_contradicted([alone, rule, other]) == [rule, other]


def test_a_maker_is_made_no_actor_of_the_same_work() -> None:
    rule = said("show", SCHEMA.creator, "bo", "credits")
    assert without_contradicted([rule, said("show", SCHEMA.actor, "bo", LEARNED)]) == [rule]


def test_nobody_plays_two_in_one_sentence() -> None:
    rule = said("ann", SKG.portrays, "zoe", "casting")
    second = said("ann", SKG.portrays, "kit", LEARNED)
    third = said("bo", SKG.portrays, "zoe", LEARNED)
    elsewhere = said("ann", SKG.portrays, "kit", LEARNED, at=90)
    assert without_contradicted([rule, second, third, elsewhere]) == [rule, elsewhere]


def test_what_a_sentence_tells_by_a_rule_it_tells_once() -> None:
    rule = said("show", SCHEMA.actor, "ann", "casting")
    again, elsewhere = (said("show", SCHEMA.actor, "ann", LEARNED, at=at) for at in (0, 90))
    assert without_contradicted([rule, again, elsewhere]) == [rule, elsewhere]


def test_rules_may_contradict_each_other() -> None:
    both = [said("show", SCHEMA.actor, "ann", "casting"), said("show", SCHEMA.director, "ann", "credits")]
    assert without_contradicted(both) == both
