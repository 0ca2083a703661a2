"""Whom the pronouns of a retold story stand for."""

import re
from collections.abc import Mapping

import pytest

from showkg.extract.nlp import analyse
from showkg.extract.reading import Focus, LinkedRole, Reading, group_by_sentence
from showkg.extract.story_pronouns import with_story_pronouns
from showkg.ontology.records import Article, Block, BlockKind, Entity, Mention, Modality, Span
from showkg.ontology.terms import SCHEMA, SKG

CLASSES = {
    "Doris Pym": SKG.Character,
    "Frank Ould": SKG.Character,
    "Ruth Gill": SKG.Character,
    "Zarko": SKG.Character,
    "Stephen Marsh": SCHEMA.Person,
    "Helen Croft": SCHEMA.Person,
}


def resolved(text: str, played: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Each pronoun with the last name of whom it stands for; of a group, once for each."""
    ids = {name: f"e{n}" for n, name in enumerate(CLASSES, 1)}
    entities = {i: Entity(id=i, cls=CLASSES[n], name=n) for n, i in ids.items()}
    forms = {f: n for n in CLASSES for f in (n, n.split()[0], n.split()[-1])}
    names = "|".join(sorted(forms, key=lambda f: -len(f)))
    found = [
        Mention(span=Span(start=m.start(), end=m.end()), entity=ids[forms[m.group()]])
        for m in re.finditer(rf"\b(?:{names})\b", text)
    ]
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    article = Article(key="0" * 12, source="test", text=text, blocks=(block,))
    sentences = analyse(article)
    roles = tuple(
        LinkedRole(actor=ids[a], character=ids[c], sentence=0, pattern="", confidence=1.0)
        for a, c in (played or {}).items()
    )
    reading = with_story_pronouns(
        Reading(
            article=article,
            sentences=sentences,
            entities=entities,
            mentions=group_by_sentence(sentences, found),
            focuses=tuple(Focus() for _ in sentences),
            modalities=tuple(Modality.STATED for _ in sentences),
            roles=roles,
        )
    )
    return [
        (m.span.text_of(text), entities[m.entity].name.split()[-1])
        for row in reading.mentions
        for m in row
        if m.nominal
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doris finds the key. She hides it.", [("She", "Pym")]),
        ("Frank meets Ruth. He gives her a ring.", [("He", "Ould"), ("her", "Gill")]),
        ("Frank (Stephen Marsh) wakes. He runs.", [("He", "Ould")]),
        ("Stephen Marsh's Frank wakes up. He runs.", [("He", "Ould")]),
        ("Stephen Marsh is Frank, a baker. Every night he climbs a tower.", [("he", "Ould")]),
        ("Doris and Ruth escape. They hide in a barn.", [("They", "Pym"), ("They", "Gill")]),
        ("Doris phones Ruth. They meet at the pier.", [("They", "Pym"), ("They", "Gill")]),
        ("Zarko robs Doris and Ruth, but he escapes and kills them.",
         [("he", "Zarko"), ("them", "Pym"), ("them", "Gill")]),
        ("Frank hits himself.", [("himself", "Ould")]),
        ("Frank flies into a storm. Ruth's mind jumps to the war, when she served.", [("she", "Gill")]),
        ("Frank wakes up. Doris and Zarko lock him in a barn, where he meets Ruth.",
         [("him", "Ould"), ("he", "Ould")]),
        ("After Ruth leaves him, Frank starts drinking.", [("him", "Ould")]),
    ],
)  # fmt: skip
def test_pronouns_of_a_story_stand_for_characters(text: str, expected: list[tuple[str, str]]) -> None:
    assert resolved(text) == expected


def test_an_actor_in_the_present_stands_for_his_character() -> None:
    text = "Helen Croft is on the run this time. She steals a car."
    assert resolved(text, {"Helen Croft": "Doris Pym"}) == [("She", "Pym")]


@pytest.mark.parametrize(
    "text",
    [
        "Helen Croft was born in Leeds. She trained as a nurse. In 1990 she played Doris. She won a prize for it.",
        "It rains. She leaves.",
        "Doris wakes. “Nobody knows what he did to all of us here,” says the radio.",
    ],
)
def test_other_pronouns_are_left_alone(text: str) -> None:
    assert resolved(text) == []
