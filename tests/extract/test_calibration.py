"""How sure a reading is: a number that keeps what it says."""

import pytest

from showkg.extract.calibration import MODEL, calibrated
from showkg.extract.pipeline import Pipeline, find_extractors
from showkg.extract.reader import article_from_text
from showkg.extract.regression import load_weights
from showkg.ontology.records import Evidence, Span

TEXT = (
    "“Dark Tide” was created by Ann Carver and stars Bo Lindqvist as the pilot Jory Vance. "
    "Jory Vance's brother Karl betrays him. The drama comes to Channel 4 in May 2021."
)


def evidence(confidence: float, extractor: str = "nobody", pattern: str = "") -> Evidence:
    return Evidence(span=Span(start=0, end=1), extractor=extractor, pattern=pattern, confidence=confidence)


@pytest.mark.parametrize("estimate", [0.0, 0.3, 0.5, 0.77, 0.95, 1.0])
def test_nothing_is_quite_sure_or_quite_impossible(estimate: float) -> None:
    found = calibrated(evidence(estimate)).confidence
    assert 0 < found < 1
    assert found == round(found, 2)


def test_of_one_wording_the_surer_reading_stays_the_surer_one() -> None:
    found = [calibrated(evidence(e / 20, "casting", "as")).confidence for e in range(21)]
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_all_else_of_a_reading_stays_as_it_was() -> None:
    before = evidence(0.7, "casting", "as")
    after = calibrated(before)
    assert (after.span, after.extractor, after.pattern, after.modality) == (
        before.span, before.extractor, before.pattern, before.modality,
    )  # fmt: skip


def test_each_extractor_was_held_against_annotations() -> None:
    weighed = set(load_weights(MODEL))
    assert {e.name for e in find_extractors()} <= weighed


def test_the_facts_are_those_of_the_rules_and_only_their_numbers_change() -> None:
    article = article_from_text(TEXT)
    told, estimated = Pipeline().read(article), Pipeline(calibrated=False).read(article)
    assert [(s.subject, s.predicate, s.object) for s in told.statements] == [
        (s.subject, s.predicate, s.object) for s in estimated.statements
    ]
    assert [s.evidence for s in told.statements] == [calibrated(s.evidence) for s in estimated.statements]
    assert [p.evidence for p in told.plot_points] == [calibrated(p.evidence) for p in estimated.plot_points]
    assert told.statements and told.plot_points
