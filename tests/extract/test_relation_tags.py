"""What the network tells of pairs of names, whatever the article holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkg.extract.name_tags import KINDS, NameTags
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.extract.relation_tags import PREDICATES, ROLES, SIGNATURES, RelationTags, Said
from showkg.ontology.records import Span, Statement
from showkg.ontology.terms import SCHEMA

NEWS = (
    "Lighthouse star on storms, secrets and series two\n\n"
    "It is Moira Tennant, as harbour master Jean Rusk, who holds Lighthouse together; for BBC One it was a gamble.\n\n"
    "Ailsa Brand, whose idea it was, had Pete Lomax in mind for Constable Orr from the start.\n"
)


def said_of(text: str, names: dict[str, str], least: float = 0.3) -> dict[tuple[str, str | None, str], float]:
    tags = NameTags(article_from_text(text, source="news.txt"))
    spans = [Span(start=text.index(name), end=text.index(name) + len(name)) for name in names]
    listed = list(names)
    return {
        (s.predicate, None if s.subject is None else listed[s.subject], listed[s.object]): s.probability
        for s in RelationTags(tags).said(spans, list(names.values()), least=least)
    }


def statements_of(text: str) -> list[tuple[Statement, str, str]]:
    document = Pipeline().read(article_from_text(text, source="news.txt"))
    names = {e.id: e.name for e in document.entities}
    return [(s, names[s.subject], names.get(str(s.object), "")) for s in document.statements]


def test_who_plays_whom_is_told_in_words_that_no_rule_knows() -> None:
    names = {
        "Moira Tennant": "person",
        "Jean Rusk": "character",
        "Lighthouse": "work",
        "BBC One": "organization",
    }
    said = said_of(NEWS, names)
    assert said["portrays", "Moira Tennant", "Jean Rusk"] > 0.5
    assert said["cast_member", None, "Moira Tennant"] > 0.5
    assert said["network", None, "BBC One"] > 0.3


def test_names_of_other_kinds_take_no_part() -> None:
    said = said_of(NEWS, {"Moira Tennant": "place", "Jean Rusk": "place"}, least=0.0)
    assert said == {}


def test_the_kinds_of_both_names_fit_what_is_said() -> None:
    names = {
        "Lighthouse": "work",
        "Moira Tennant": "person",
        "Jean Rusk": "character",
        "BBC One": "organization",
    }
    for predicate, subject, object_ in said_of(NEWS, names, least=0.0):
        subjects, objects = SIGNATURES[predicate]
        assert names[object_] in objects
        assert predicate in ROLES if subject is None else names[subject] in subjects


@given(st.text(max_size=300), st.lists(st.sampled_from(KINDS), min_size=1, max_size=6))
@settings(deadline=None, max_examples=40)
def test_any_text_gives_probabilities_and_the_same_ones_again(text: str, kinds: list[str]) -> None:
    article = article_from_text(text, source="any.txt")
    step = max(1, len(article.text) // len(kinds))
    spans = [Span(start=k * step, end=k * step + 1) for k in range(len(kinds))]
    relations = RelationTags(NameTags(article))
    said: list[Said] = list(relations.said(spans, kinds, least=0.0))
    assert all(0 <= s.probability <= 1 and s.predicate in PREDICATES for s in said)
    assert said == list(relations.said(spans, kinds, least=0.0))


def test_an_article_without_names_says_nothing() -> None:
    tags = NameTags(article_from_text("", source="empty.txt"))
    assert list(RelationTags(tags).said([], [], least=0.0)) == []


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "A word on “Ludwig”\n\nIn “Ludwig” it is David Mitchell who has to be his own brother, and Anna Maxwell "
            "Martin who has to believe it. The BBC has the rights for years to come.",
            ("Ludwig", SCHEMA.actor, "David Mitchell"),
        ),
        (
            "A word on “Ludwig”\n\n“Ludwig” is told with a straight face. Robert McKillop calls the shots on the "
            "first three hours.",
            ("Ludwig", SCHEMA.director, "Robert McKillop"),
        ),
    ],
)
def test_a_sentence_says_it_in_its_own_way(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in {(subject, s.predicate, object_) for s, subject, object_ in statements_of(text)}


def test_what_a_sentence_says_of_another_work_is_not_said_of_the_article_s() -> None:
    text = (
        "Frank Langella joins “The Americans”\n\nFrank Langella will be a handler in the FX drama “The Americans”. "
        "Older viewers remember him as the Count in “Dracula” (1979).\n"
    )
    assert not any(
        subject == "The Americans" and object_ == "Count" for _, subject, object_ in statements_of(text)
    )


def test_what_was_learnt_has_its_sentence_and_its_own_probability() -> None:
    learnt = [row for row in statements_of(NEWS) if row[0].evidence.extractor == "learned"]
    assert learnt
    for statement, _, object_ in learnt:
        assert object_.split()[-1] in statement.evidence.span.text_of(NEWS)
        assert 0.3 <= statement.evidence.confidence <= 0.8
