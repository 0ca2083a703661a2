"""Scores of what is read against annotations by hand: the command, and what counts as right.

``SHOWKG_RENEW=1 pytest tests/test_evaluate.py`` writes the measured scores into docs/evaluate.md and the README.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import pytest

from showkg.graph.evaluate import Errors, Evaluation, Report, same_value, sentences_of
from showkg.graph.gold import find_gold, read_gold
from showkg.graph.predicted import fold, read_prediction
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.scores import errors_text, scores_text
from showkg.ontology.annotated import GROUPS, LITERALS, PREDICATES, TYPES

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
ARTICLES = ROOT / "examples" / "articles"
DOCS = ROOT / "docs" / "evaluate.md"
README = ROOT / "README.md"
SHARED = ROOT.parent / "shared"
SAMPLE = "casting-news-the-americans-season-3"

Showkg = Callable[..., "subprocess.CompletedProcess[str]"]


class Evaluated(Protocol):
    report: Report
    errors: dict[str, Errors]
    texts: dict[str, str]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the annotation of one sample article and, beside it, the article."""
    folder = tmp_path / "gold"
    folder.mkdir()
    shutil.copy(GOLD / f"{SAMPLE}.json", folder)
    shutil.copy(ARTICLES / f"{SAMPLE}.txt", folder)
    return folder


# The command


def test_evaluate_scores_each_article_as_build_reads_it(showkg: Showkg, gold: Path, demo: Path) -> None:
    result = showkg("evaluate", gold, "--format", "json", "--errors", "100")
    assert result.returncode == 0, result.stderr
    evaluation = Evaluation()
    with open_store(str(demo / "each" / f"{SAMPLE}.ttl")) as store:
        text = (ARTICLES / f"{SAMPLE}.txt").read_text(encoding="utf-8")
        errors = evaluation.add(read_gold(gold / f"{SAMPLE}.json"), read_prediction(store), text)
    told = json.loads(result.stdout)
    assert told.pop("errors") == {SAMPLE: errors}
    assert told == asdict(evaluation.report())
    assert told["facts"]["gold"] > 20


def test_the_table_shows_every_level_and_as_many_errors_as_wanted(showkg: Showkg, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.json").write_text(json.dumps(small(names=("Ann Lee", "Bo Kay", "Cy Dow"))))
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.md").write_text(
        "# A new drama is coming\n\nThe drama is about the sea and the people on it.\n"
    )
    result = showkg("evaluate", gold, "--texts", texts, "--errors", "2")
    lines = result.stdout.splitlines()
    assert lines[0] == "1 of 1 articles read"
    assert lines[1].split() == ["P", "R", "F1", "gold", "found"]
    for name in ("entities", "  person", "facts", "  credits", "    director", "plot points"):
        assert any(
            re.match(rf"{name} +\d\.\d{{3}} +\d\.\d{{3}} +\d\.\d{{3}} +\d+ +\d+$", row) for row in lines
        )
    assert lines[lines.index("a") - 1] == ""
    assert sum(row.startswith("  entity missed: ") for row in lines) == 2
    assert sum(row.startswith("  fact missed: ") for row in lines) == 2
    assert "  fact missed: Tide director Ann Lee" in lines


WRONG = {
    "no JSON": ("{", "is not JSON"),
    "not an object": ("[]", "is not a JSON object"),
    "no list": ('{"entities": [], "facts": []}', "plot_points is not a list"),
    "unknown type": ({"entities": [{"id": "e1", "type": "show", "name": "Tide"}]}, "unknown type 'show'"),
    "no name": ({"entities": [{"id": "e1", "type": "series"}]}, "entity 1 has no name"),
    "two of one id": (
        {"entities": [{"id": "e1", "type": "series", "name": name} for name in ("Tide", "Ebb")]},
        "two entities have the id e1",
    ),
    "unknown predicate": ({"facts": [{"s": "e1", "p": "likes", "o": "e2"}]}, "unknown predicate 'likes'"),
    "unknown subject": ({"facts": [{"s": "e9", "p": "genre", "o": "drama"}]}, "fact 1 names 'e9'"),
    "unknown object": ({"facts": [{"s": "e1", "p": "director", "o": "e9"}]}, "fact 1 names 'e9'"),
    "no object": ({"facts": [{"s": "e1", "p": "director"}]}, "fact 1 has no o"),
    "unknown participant": ({"plot_points": [{"label": "x", "participants": ["e9"]}]}, "point 1 names 'e9'"),
    "unknown work": ({"about": ["e9"]}, "the annotation names 'e9'"),
    "no predicate": ({"predicates": []}, "predicates is empty"),
}


def small(names: tuple[str, ...] = ("Ann Lee",), **changes: Any) -> dict[str, Any]:
    """The series Tide and its directors, as an annotation."""
    people = [{"id": f"e{n}", "type": "person", "name": name} for n, name in enumerate(names, 2)]
    return {
        "about": ["e1"],
        "entities": [{"id": "e1", "type": "series", "name": "Tide", "aliases": ["The Tide"]}, *people],
        "facts": [{"s": "e1", "p": "director", "o": person["id"]} for person in people],
        "plot_points": [],
        **changes,
    }


def test_one_bad_annotation_does_not_stop_the_others(showkg: Showkg, gold: Path) -> None:
    for number, (content, _) in enumerate(WRONG.values()):
        text = content if isinstance(content, str) else json.dumps(small(**content))
        (gold / f"bad-{number}.json").write_text(text)
        (gold / f"bad-{number}.txt").write_text("A text.")
    (gold / "lost.json").write_text(json.dumps(small()))
    (gold / "latin.json").write_bytes(b'{"entities": "\xe9"}')
    result = showkg("evaluate", gold)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stdout.startswith("1 of 1 articles read\n")
    lines = result.stderr.splitlines()
    for number, (_, message) in enumerate(WRONG.values()):
        (line,) = (line for line in lines if line.startswith(f"{gold / f'bad-{number}.json'}: "))
        assert message in line
    (line,) = (line for line in lines if line.startswith(f"{gold / 'lost.json'}: "))
    assert "lost.(txt|md|html) is not in" in line
    (line,) = (line for line in lines if line.startswith(f"{gold / 'latin.json'}: "))
    assert lines[-1].startswith(f"showkg: {len(WRONG) + 2} articles failed: ")
    assert len(lines) == len(WRONG) + 3


def test_an_article_that_cannot_be_read_counts_as_one_in_which_nothing_was_found(
    showkg: Showkg, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(small()))
    (tmp_path / "a.txt").write_text("")
    result = showkg("evaluate", tmp_path, "--format", "json")
    assert result.returncode == 1
    assert result.stderr.startswith(f"{tmp_path / 'a.txt'}: ")
    told = json.loads(result.stdout)
    assert (told["articles"], told["predicted"]) == (1, 0)
    assert told["facts"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1, "predicted": 0}


def test_a_folder_without_annotations_is_refused(showkg: Showkg, tmp_path: Path) -> None:
    for folder, message in (
        (tmp_path / "none", "no such folder"),
        (tmp_path, "no annotation in this folder"),
    ):
        result = showkg("evaluate", folder)
        assert (result.returncode, result.stdout) == (1, "")
        assert re.fullmatch(rf"showkg: {re.escape(str(folder))}: .*{message}.*\n", result.stderr)


# What counts as right


def evaluate(
    tmp_path: Path, turtle: str, annotation: dict[str, Any], text: str = ""
) -> tuple[Report, Errors]:
    """Hold a graph, written in Turtle, against an annotation."""
    prefixes = (
        "@prefix schema: <https://schema.org/> . @prefix skg: <https://w3id.org/showkg/ontology#> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <https://example.org/> ."
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    )
    (tmp_path / "a.ttl").write_text(prefixes + turtle, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(annotation), encoding="utf-8")
    evaluation = Evaluation()
    with EmbeddedStore() as store:
        store.load(tmp_path / "a.ttl")
        errors = evaluation.add(read_gold(tmp_path / "a.json"), read_prediction(store), text)
    return evaluation.report(), errors


TIDE = ':tide a schema:TVSeries ; rdfs:label "Tide" . :ann a schema:Person ; rdfs:label "Ann Lee" . '


def counted(score: Any) -> tuple[float, int, int]:
    return score.f1, score.gold, score.predicted


def test_what_the_annotation_says_is_right(tmp_path: Path) -> None:
    report, errors = evaluate(tmp_path, TIDE + ":tide schema:director :ann .", small())
    assert counted(report.entities) == (1.0, 2, 2)
    assert counted(report.facts) == counted(report.groups["credits"]) == (1.0, 1, 1)
    assert counted(report.predicates["director"]) == (1.0, 1, 1)
    assert set(report.types) == {"series", "person"}
    assert errors == {}


def test_what_is_wrong_or_missed_is_counted_and_named(tmp_path: Path) -> None:
    turtle = TIDE + ':bo a schema:Person ; rdfs:label "Bo Kay" . :tide skg:writer :bo .'
    report, errors = evaluate(tmp_path, turtle, small())
    assert counted(report.types["person"]) == (0.667, 1, 2)
    assert (report.types["person"].precision, report.types["person"].recall) == (0.5, 1.0)
    assert counted(report.facts) == (0.0, 1, 1)
    assert errors == {
        "entity not in gold": ["person: Bo Kay"],
        "fact not in gold": ["Tide writer Bo Kay"],
        "fact missed": ["Tide director Ann Lee"],
    }
    assert errors_text({"a": errors}).splitlines()[:3] == ["", "a", "  entity not in gold: person: Bo Kay"]


@pytest.mark.parametrize("cls", ["schema:CreativeWork", "schema:Book", "schema:Movie", "schema:TVSeries"])
def test_works_of_every_class_are_one_family(tmp_path: Path, cls: str) -> None:
    report, _ = evaluate(tmp_path, TIDE.replace("schema:TVSeries", cls), small())
    assert counted(report.types["series"]) == (1.0, 1, 1)


@pytest.mark.parametrize("cls", ["schema:TVSeason", "schema:Organization", "skg:Character"])
def test_other_types_are_not(tmp_path: Path, cls: str) -> None:
    report, errors = evaluate(tmp_path, TIDE.replace("schema:TVSeries", cls), small())
    assert "series: Tide" in errors["entity missed"]
    assert counted(report.types["series"])[0] == 0.0


def test_an_alias_is_enough_and_a_thing_is_paired_once(tmp_path: Path) -> None:
    turtle = TIDE.replace('"Tide"', '"Tide: The Series" ; skos:altLabel "TIDE’s"')
    report, _ = evaluate(tmp_path, turtle, small())
    assert counted(report.types["series"]) == (1.0, 1, 1)
    twice = TIDE + ':tides a schema:Movie ; rdfs:label "Tide" . '
    report, _ = evaluate(tmp_path, twice, small())
    assert (counted(report.types["series"])[1:], counted(report.types["film"])[1:]) == ((1, 1), (0, 1))


def test_a_place_that_nobody_asked_for_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    entities = [*small()["entities"], {"id": "e9", "type": "place", "name": "Rome"}]
    turtle = TIDE + ':x a schema:Place ; rdfs:label "Oslo" .'
    report, errors = evaluate(tmp_path, turtle, small(entities=entities))
    assert "place" not in report.types
    assert "entity missed" not in errors


def test_ties_between_equals_count_in_both_directions(tmp_path: Path) -> None:
    entities = [{"id": f"e{n}", "type": "character", "name": name} for n, name in ((1, "Ed"), (2, "Al"))]
    annotation = {
        "entities": entities,
        "facts": [{"s": "e1", "p": "sibling_of", "o": "e2"}, {"s": "e2", "p": "parent_of", "o": "e1"}],
        "plot_points": [],
    }
    people = ':al a skg:Character ; rdfs:label "Al" . :ed a skg:Character ; rdfs:label "Ed" . '
    report, _ = evaluate(tmp_path, people + ":al schema:sibling :ed ; schema:children :ed .", annotation)
    assert counted(report.facts) == (1.0, 2, 2)
    report, _ = evaluate(tmp_path, people + ":ed schema:sibling :al ; schema:children :al .", annotation)
    assert counted(report.predicates["sibling_of"]) == (1.0, 1, 1)
    assert counted(report.predicates["parent_of"]) == (0.0, 1, 1)


def test_only_annotated_predicates_count(tmp_path: Path) -> None:
    turtle = (
        TIDE + ':bo a schema:Person ; rdfs:label "Bo Kay" . :tide skg:writer :bo ; schema:director :ann .'
    )
    report, errors = evaluate(tmp_path, turtle, small(predicates=["director"]))
    assert counted(report.entities) == (1.0, 2, 2)
    assert counted(report.facts) == (1.0, 1, 1)
    assert errors == {}


@pytest.mark.parametrize(
    ("predicate", "found", "annotated", "same"),
    [
        ("genre", "science-fiction drama", "drama", True),
        ("genre", "drama", "science fiction drama", False),
        ("genre", "Thrillers", "thriller", True),
        ("occupation", "melodrama", "drama", False),
        ("release_date", "2024-01-12", "2024-01-12", True),
        ("release_date", "2024-01", "2024-01-12", False),
        ("runtime", "PT1H17M", "77", True),
        ("runtime", "PT1H", "77", False),
        ("season_count", "4", "4", True),
        ("season_count", "14", "4", False),
        ("status", "in development", "in_development", True),
        ("status", "not renewed", "renewed", False),
    ],
)
def test_values_agree(predicate: str, found: str, annotated: str, same: bool) -> None:
    assert same_value(predicate, found, annotated) is same


def test_a_status_is_known_by_its_label(tmp_path: Path) -> None:
    facts = [{"s": "e1", "p": "status", "o": "in_development"}]
    for label in ('skg:InDevelopment rdfs:label "in development" .', ""):
        report, _ = evaluate(
            tmp_path, TIDE + f":tide skg:status skg:InDevelopment . {label}", small(facts=facts)
        )
        assert counted(report.predicates["status"]) == (1.0 if label else 0.0, 1, 1)


STORY = "Ed steals the boat. Al finds it in Oslo! Nobody is told."


@pytest.mark.parametrize(
    ("trigger", "who", "quote", "right"),
    [
        ("steal", ":ed", "Nobody is told.", True),
        ("take", ":ed", "Ed steals the boat.", True),
        ("take", ":ed", "steals the boat", True),
        ("take", ":ed", "Al finds it in Oslo!", False),
        ("steal", ":al", "Ed steals the boat.", False),
        ("steal", ":ed, :al", "Ed steals the boat.", True),
    ],
)
def test_a_plot_point_needs_its_people_and_its_word_or_its_sentence(
    tmp_path: Path, trigger: str, who: str, quote: str, right: bool
) -> None:
    entities = [{"id": f"e{n}", "type": "character", "name": name} for n, name in ((1, "Ed"), (2, "Al"))]
    point = {
        "label": "Ed steals a boat",
        "trigger": "steal",
        "participants": ["e1"],
        "quote": "steals the boat",
    }
    turtle = (
        ':al a skg:Character ; rdfs:label "Al" . :ed a skg:Character ; rdfs:label "Ed" . '
        f':p a skg:PlotPoint ; rdfs:label "It" ; skg:trigger "{trigger}" ; skg:participant {who} ; skg:evidence :s . '
        f':s skg:quote "{quote}" .'
    )
    annotation = {"entities": entities, "facts": [], "plot_points": [point]}
    report, errors = evaluate(tmp_path, turtle, annotation, STORY)
    assert counted(report.plot) == (float(right), 1, 1)
    assert errors.get("plot point missed", []) == ([] if right else ["Ed steals a boat"])


def test_a_quote_is_found_where_the_reader_has_joined_its_lines() -> None:
    assert sentences_of(STORY, "Al finds it\nin Oslo!") == sentences_of(STORY, "Al finds it in Oslo!") == {1}
    assert sentences_of(STORY, "boat. Al") == {0, 1}
    assert sentences_of(STORY, "nothing of it") == sentences_of(STORY, "") == set()


def test_names_are_folded() -> None:
    assert fold("The Séance’s  Guest!") == fold("seance guest") == "seance guest"
    assert fold("A") == "a"


# What it is worth


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_it_agrees_with_the_reference_scorer(
    evaluated: Evaluated, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = SHARED / "score.py"
    if not path.is_file():
        pytest.skip("the reference scorer is not here")
    spec = importlib.util.spec_from_file_location("reference_scorer", path)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    read = scorer.Prediction._read

    def read_in_order(self: Any, graph: Any) -> None:
        # It breaks ties by the order of a set, which is another one in each run.
        read(self, graph)
        self.facts.sort()
        self.plot.sort(key=lambda point: point["id"])

    monkeypatch.setattr(scorer.Prediction, "_read", read_in_order)
    for stem, text in evaluated.texts.items():
        (tmp_path / f"{stem}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "scores"
    command = ["score.py", str(demo / "each"), str(GOLD), "--texts", str(tmp_path), "--json", str(out)]
    monkeypatch.setattr(sys, "argv", command)
    assert scorer.main() == 0
    assert asdict(evaluated.report) == json.loads(out.read_text())
    assert evaluated.report.articles == len(find_gold(GOLD)) == 12


def test_every_type_and_predicate_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for name in {*TYPES.values(), *PREDICATES, *GROUPS}:
        assert f"`{name}`" in text, name
    assert set(PREDICATES) >= LITERALS


def test_the_annotation_in_the_documentation_is_sound(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```json\n(.*?)^```$", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "a.json").write_text(shown, encoding="utf-8")
    gold = read_gold(tmp_path / "a.json")
    assert gold.facts and gold.points


def test_the_documented_scores_are_the_measured_ones(evaluated: Evaluated) -> None:
    report = evaluated.report
    sentence = (
        f"entities F1 {report.entities.f1:.2f}, facts {report.facts.f1:.2f} "
        f"(casting {report.groups['casting'].f1:.2f}), plot points {report.plot.f1:.2f}"
    )
    measured = r"entities F1 \S+, facts \S+ \(casting \S+\), plot points \d\.\d\d"
    table = f"{scores_text(report)}"
    shown = r"(?<=--texts examples/articles\n)\d+ of \d+ articles read\n.*?(?=^```$)"
    if os.environ.get("SHOWKG_RENEW"):
        README.write_text(re.sub(measured, sentence, README.read_text(encoding="utf-8")), encoding="utf-8")
        docs = DOCS.read_text(encoding="utf-8")
        DOCS.write_text(re.sub(shown, table, docs, flags=re.MULTILINE | re.DOTALL), encoding="utf-8")
    assert sentence in README.read_text(encoding="utf-8")
    assert f"--texts examples/articles\n{table}```" in DOCS.read_text(encoding="utf-8")
