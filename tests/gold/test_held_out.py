"""Articles that no rule was made with and no model was trained on are read no worse than before."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "tests" / "gold" / "written"

FLOORS: dict[str, float] = {
    "entities": 0.858,
    "facts": 0.581,
    "casting": 0.694,
    "credits": 0.366,
    "works": 0.477,
    "release": 0.541,
    "people": 0.424,
    "press": 0.199,
    "plot points": 0.611,
}
"""Measured F1 less 0.02, on the 24 articles that are held out now, or what it was on the first 16 if that was more."""


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", ROOT / "benchmarks" / "quality.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def held_out(quality: ModuleType) -> dict[str, float]:
    halves = {half: found for half, found, _ in quality.evaluate([(WRITTEN, WRITTEN)], only="held out")}
    return {name: score.f1 for name, score in quality.rows_of(halves["held out"].report()).items()}


def test_at_least_a_quarter_of_the_articles_is_held_out(quality: ModuleType) -> None:
    stems = [path.stem for path in WRITTEN.glob("*.json")]
    assert len(stems) / 4 <= sum(quality.is_held_out(stem) for stem in stems) < len(stems) / 2


def test_nothing_falls_below_its_floor(held_out: dict[str, float]) -> None:
    assert set(FLOORS) == set(held_out)
    assert {name for name, f1 in held_out.items() if f1 < FLOORS[name]} == set(), held_out
