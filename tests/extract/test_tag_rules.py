"""A table of what fits each token sets what spaCy's own attribute ruler sets."""

import random
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from showkg.extract.nlp import load_model, load_spacy
from showkg.extract.reader import read
from showkg.extract.tag_rules import NAME, TagRules, replace_ruler
from showkg.ontology.records import Article

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
SLANG = [
    "I'm gonna go.",
    "You gotta see it.",
    "Let's leave.",
    "C'mon, y'all ain't nothin' but doin' 'em.",
    "There's\n\n somethin' \t'nuff",
    "",
    " ",
]


def attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, str(t.morph), t.lemma_) for t in doc]


def samples() -> list[str]:
    texts = [
        b.span.text_of(a.text) for a in read([str(ARTICLES)]) if isinstance(a, Article) for b in a.blocks
    ]
    words = " ".join(texts).split()
    shuffled = random.Random(7)
    return [*texts, *SLANG, *(" ".join(shuffled.choices(words, k=40)) for _ in range(50))]


def test_the_table_agrees_with_the_attribute_ruler_on_all_samples() -> None:
    texts = samples()
    assert len(texts) > 200
    assert NAME in load_model().pipe_names
    for bare, ours in zip(load_spacy().pipe(texts), load_model().pipe(texts), strict=True):
        assert attributes(ours) == attributes(bare)


@pytest.mark.parametrize(
    "rule",
    [
        {"patterns": [[{"SHAPE": "Xxx"}]], "attrs": {"POS": "PROPN"}},
        {"patterns": [[{"LOWER": "tide", "OP": "?"}]], "attrs": {"POS": "NOUN"}},
    ],
    ids=["another trait", "an operator"],
)
def test_rules_that_no_table_can_hold_stay_with_the_ruler(rule: dict[str, object]) -> None:
    nlp = Language()
    nlp.add_pipe("attribute_ruler").add_patterns([rule])  # type: ignore[attr-defined]
    assert not TagRules.can_replace(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]
    replace_ruler(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
