"""Boxes of biographies: what they say of the one whom the article is about."""

import re

import pytest

from showkg.extract.extractors.profile import EXTRACTOR
from showkg.extract.nlp import analyse
from showkg.extract.reader import article_from_text
from showkg.extract.reading import Focus, Reading, group_by_sentence
from showkg.ontology.records import Entity, Mention, Modality, Span, Statement, Value
from showkg.ontology.terms import SCHEMA, SKG

_STORY = "\n\nInes Moll is in every episode of it, and nobody ever asks her how she feels about that.\n"
_CLASSES = {
    "Leeds": SCHEMA.Place,
    "Night Office": SKG.FictionalOrganization,
}


def facts(text: str, *names: str) -> set[str]:
    article = article_from_text(text)
    entities = {n: Entity(id=n, cls=_CLASSES.get(n, SKG.Character), name=n) for n in names}
    mentions = [
        Mention(span=Span(start=m.start(), end=m.end()), entity=n)
        for n in names
        for m in re.finditer(re.escape(n), article.text)
    ]
    sentences = analyse(article)
    reading = Reading(
        article=article,
        sentences=sentences,
        entities=entities,
        mentions=group_by_sentence(sentences, mentions),
        focuses=tuple(Focus() for _ in sentences),
        modalities=tuple(Modality.STATED for _ in sentences),
    )
    out = set()
    for found in EXTRACTOR.extract(reading):
        assert isinstance(found, Statement)
        what = found.object.lexical if isinstance(found.object, Value) else found.object
        out.add(f"{found.subject} {re.split('[/#]', found.predicate)[-1]} {what}")
    return out


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("Occupation\tLighthouse keeper\nSpouse\tGus Moll (m. 1953)", {"Ines Moll jobTitle lighthouse keeper", "Ines Moll spouse Gus Moll"}),
        ("Occupation: Nurse, smuggler", {"Ines Moll jobTitle nurse", "Ines Moll jobTitle smuggler"}),
        ("Mother: Gus Moll", {"Gus Moll children Ines Moll"}),
        ("Affiliation: Night Office", {"Ines Moll memberOf Night Office"}),
        ("Residence: Leeds", {"Ines Moll homeLocation Leeds"}),
        ("Years active: 1950–present", set()),
        ("Rivals: none", set()),
    ],
)  # fmt: skip
def test_entries_with_a_known_label_are_read(box: str, expected: set[str]) -> None:
    names = ("Ines Moll", "Gus Moll", "Night Office", "Leeds")
    assert facts(f"Ines Moll\n\n{box}{_STORY}", *names) == expected


def test_a_list_of_relationships_tells_ties() -> None:
    text = "Ines Moll\n\nBackground\n\nNobody knows where Ines Moll grew up, and she never talks about it.\n\nRelationships\n\n* Gus Moll – late brother\n* Odile – former friend, archenemy\n* Fritz likes to cook for her.\n"
    assert facts(text, "Ines Moll", "Gus Moll", "Odile", "Fritz") == {
        "Ines Moll sibling Gus Moll",
        "Ines Moll friendOf Odile",
        "Ines Moll enemyOf Odile",
    }


def test_an_article_about_a_work_has_no_such_box() -> None:
    assert facts(f"The Keeper\n\nOccupation: Nurse{_STORY}", "Ines Moll") == set()
