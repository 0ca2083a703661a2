"""The entities are those of spaCy's own recogniser, and lemmas those of its rules."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from showkg.extract.nlp import load_model, load_spacy
from showkg.tests.conftest import ROOT

ODD = [
    "",
    " ",
    "Ann",
    "Ann Lee",
    "\n\nNew York  City\n\n",
    "The BBC, HBO and Netflix: Ann Lee, Bo Vale (1999), New York. New York Times? The United States of",
    "ANN LEE JOINS THE CAST OF THE WEST WING IN NEW YORK ON MARCH 3 1999 FOR $5 MILLION",
]


@pytest.fixture(scope="module")
def both() -> tuple[Language, Language]:
    return load_spacy(), load_model()


def texts() -> list[str]:
    paths = sorted((ROOT / "examples" / "articles").glob("*.txt"))[:4]
    return [*ODD, *(piece for path in paths for piece in path.read_text(encoding="utf-8").split("\n\n"))]


def entities(doc: Doc) -> list[tuple[str, str, str, int]]:
    return [(token.text, token.ent_iob_, token.ent_type_, token.ent_kb_id) for token in doc]


def test_entities_and_lemmas_are_those_of_spacy(both: tuple[Language, Language]) -> None:
    bare, ours = both
    assert type(ours.get_pipe("ner")).__name__ == "EntityRules"
    found = 0
    for _ in range(2):  # the second time lemmas are known
        for theirs, mine in zip(bare.pipe(texts()), ours.pipe(texts(), batch_size=7), strict=True):
            assert entities(theirs) == entities(mine)
            assert [t.lemma_ for t in theirs] == [t.lemma_ for t in mine]
            found += len(mine.ents)
    assert found > 200


def test_entities_that_are_there_already_bind_as_in_spacy(both: tuple[Language, Language]) -> None:
    docs = []
    for nlp in both:
        doc = nlp.make_doc("The Ann Lee met Bo Vale of the BBC in New York.")
        doc.set_ents([Span(doc, 1, 3, label="ORG")])
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        docs.append(entities(doc))
    assert docs[0] == docs[1]
    assert ("Lee", "I", "ORG", 0) in docs[0]
