"""The short passages that extraction is measured with: all of them are whole, and a third is held out."""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from showkg.graph.gold import read_gold

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def module() -> ModuleType:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location("passages", BENCHMARKS / "passages.py")
        assert spec is not None
        assert spec.loader is not None
        loaded = importlib.util.module_from_spec(spec)
        sys.modules["passages"] = loaded
        spec.loader.exec_module(loaded)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return loaded


def test_every_passage_is_annotated_in_the_terms_of_the_gold(module: ModuleType, tmp_path: Path) -> None:
    halves: Counter[bool] = Counter()
    for passage in module.passages():
        path = tmp_path / f"{passage.name}.json"
        path.write_text(json.dumps(passage.gold), encoding="utf-8")
        gold = read_gold(path)
        assert gold.entities, passage.name
        assert gold.facts, passage.name
        halves[passage.held_out] += 1
    assert halves[True] > 100
    assert halves[False] > 200


def test_a_fact_that_names_nothing_of_its_passage_is_an_error(module: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "=== 1\nTide\n\nTide is a drama.\n--- entities\nseries | Tide\n--- facts\nHarbour | genre | drama\n",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="Harbour is no entity"):
        list(module.passages(tmp_path))


def test_a_passage_without_facts_is_an_error(module: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("=== 1\nTide\n\nTide is a drama.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no entities or facts"):
        list(module.passages(tmp_path))


@pytest.fixture(scope="module")
def lessons(module: ModuleType) -> dict[str, Any]:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return {one.stem: one for one in importlib.import_module("relation_data").told()}
    finally:
        sys.path.remove(str(BENCHMARKS))


def test_the_network_learns_from_no_passage_that_is_held_out(
    module: ModuleType, lessons: dict[str, Any]
) -> None:
    halves: dict[bool, set[str]] = {True: set(), False: set()}
    for passage in module.passages():
        halves[passage.held_out].add(passage.name)
    assert not halves[True] & lessons.keys()
    assert len(halves[False] & lessons.keys()) > len(halves[False]) * 0.8


def test_a_fact_of_a_passage_is_learnt_from_the_sentence_that_names_both(
    module: ModuleType, lessons: dict[str, Any]
) -> None:
    passage = next(p for p in module.passages() if p.name in lessons and "'s mother" in p.text)
    one = lessons[passage.name]
    called = {e["id"]: [e["name"], *e["aliases"]] for e in passage.gold["entities"]}
    told = [s for s in one.said if s.predicate == "parent_of"]
    assert told
    for said in told:
        sentence = one.article.text[said.start : said.end]
        assert "\n" not in sentence.strip()
        assert any(name in sentence for name in called[said.object])
