"""Whom ``he``, ``they`` and ``the tired detective`` stand for, read by the whole pipeline."""

from functools import lru_cache

import pytest

from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


def meant(text: str, words: str) -> list[set[str]]:
    """For each place of the words: names of those that it stands for, none if it was left alone."""
    reading = pipeline().prepare(article_from_text(text))
    out = []
    at = text.find(words)
    while at >= 0:
        places = [
            m for row in reading.mentions for m in row if m.nominal and at <= m.span.start < at + len(words)
        ]
        out.append({reading.entities[m.entity].name for m in places})
        at = text.find(words, at + 1)
    return out


MORGAN = "In “Luther”, Alice Morgan (Ruth Wilson) meets John Luther (Idris Elba). "


def test_he_is_the_man() -> None:
    assert meant(MORGAN + "He arrests her.", "He ") == [{"John Luther"}]


def test_she_is_the_woman() -> None:
    assert meant(MORGAN + "She escapes.", "She ") == [{"Alice Morgan"}]


def test_her_in_the_same_sentence_is_the_woman() -> None:
    assert meant("In “Luther”, Alice Morgan loses her parents. Alice hides.", "her ") == [{"Alice Morgan"}]


def test_himself_is_the_subject() -> None:
    text = "In “Luther”, John Luther (Idris Elba) visits Ian Reed (Steven Mackintosh). John Luther blames himself."
    assert meant(text, "himself") == [{"John Luther"}]


def test_an_actor_in_brackets_is_not_meant() -> None:
    text = "In “Luther”, John Luther (Idris Elba) finds the gun. He runs."
    assert meant(text, "He ") == [{"John Luther"}]


def test_he_reaches_to_the_sentence_before() -> None:
    text = (
        "In “Deadwood”, Seth Bullock (Timothy Olyphant) opens a store. The camp is cold. He takes the badge."
    )
    assert meant(text, "He ") == [{"Seth Bullock"}]


def test_he_does_not_reach_over_many_sentences() -> None:
    text = (
        "In “Deadwood”, Seth Bullock opens a store. "
        + "The camp is cold at night. " * 6
        + "He takes the badge."
    )
    assert meant(text, "He ") == [set()]


@pytest.mark.parametrize(
    "quote", ["“I know that he will never come back to us,”", '"I know that he will never come back to us,"']
)
def test_a_pronoun_in_a_quotation_is_left_alone(quote: str) -> None:
    text = f"In “Deadwood”, Seth Bullock (Timothy Olyphant) rides off. {quote} the doctor says."
    assert meant(text, "he will") == [set()]


def test_they_are_the_two_just_named() -> None:
    text = "In “Justified”, Raylan Givens and Boyd Crowder dig coal. They leave the mine."
    assert meant(text, "They ") == [{"Raylan Givens", "Boyd Crowder"}]


def test_they_without_a_pair_before_are_left_alone() -> None:
    assert meant("In “Justified”, the miners dig coal. They leave the mine.", "They ") == [set()]


def test_a_couple_are_two_who_were_named_together() -> None:
    text = "“Tide” follows Ann Roe (Jane Fox) and Bob Lee (Tom Hay). {} The couple left town."
    assert meant(text.format("Ann and Bob quarrel."), "The couple") == [{"Ann Roe", "Bob Lee"}]
    assert meant(text.format("Ann asks for money. Bob has none."), "The couple") == [set()]


@pytest.mark.parametrize("noun", ["duo", "pair", "two"])
def test_the_duo_are_the_last_two_characters(noun: str) -> None:
    text = (
        "In “Justified”, Raylan Givens (Timothy Olyphant) meets Boyd Crowder (Walton Goggins). "
        f"Raylan shoots Boyd. The {noun} made peace."
    )
    assert meant(text, f"The {noun}") == [{"Raylan Givens", "Boyd Crowder"}]


def test_the_duo_of_something_else_is_left_alone() -> None:
    text = (
        "In “Justified”, Raylan Givens (Timothy Olyphant) meets Boyd Crowder (Walton Goggins). "
        "The duo of marshals left."
    )
    assert meant(text, "The duo") == [set()]


def test_the_tired_detective_is_the_character_before() -> None:
    text = "In “Luther”, John Luther (Idris Elba) finds the gun. The tired detective burns it."
    assert meant(text, "detective") == [{"John Luther"}]


def test_a_detective_with_a_name_is_no_other_one() -> None:
    text = "In “Luther”, John Luther (Idris Elba) finds the gun. The detective Justin Ripley burns it."
    assert meant(text, "detective") == [set()]


def test_a_detective_who_is_described_further_is_left_alone() -> None:
    text = "In “Luther”, John Luther (Idris Elba) finds the gun. The detective who hates him burns it."
    assert meant(text, "The detective") == [set()]


def test_a_pronoun_in_a_headline_is_left_alone() -> None:
    text = "John Luther: why he had to go\n\nIn “Luther”, John Luther (Idris Elba) finds the gun. The end is near."
    assert meant(text, "he had") == [set()]


def test_it_stands_for_nobody() -> None:
    assert meant("In “Luther”, John Luther finds the gun. It is loaded.", "It ") == [set()]


def test_a_pronoun_before_any_name_is_left_alone() -> None:
    assert meant("He runs. In “Luther”, John Luther (Idris Elba) finds the gun.", "He ") == [set()]


def test_the_founder_of_a_firm_is_the_character_before_and_the_firm_keeps_its_name() -> None:
    text = (
        "In “Halt and Catch Fire”, Cameron Howe (Mackenzie Davis) works for Cardiff Electric. Joe MacMillan (Lee "
        "Pace) sells Cardiff Electric. Cameron hates the Cardiff Electric founder."
    )
    reading = pipeline().prepare(article_from_text(text))
    last = reading.mentions[-1]
    assert [text[m.span.start : m.span.end] for m in last if not m.nominal][-1] == "Cardiff Electric"
    assert meant(text, "founder") == [{"Joe MacMillan"}]


def test_pronouns_lie_inside_their_sentence() -> None:
    reading = pipeline().prepare(article_from_text(MORGAN + "He arrests her. They talk."))
    for sentence in reading.sentences:
        for mention in reading.mentions_in(sentence):
            assert sentence.span.covers(mention.span)
