"""Logistic regression: weights as ``benchmarks/training.py`` writes them, applied to evidence."""

import json
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

# Beyond this the result no longer changes, and ``exp`` of much more overflows.
_MOST: Final = 30.0


@lru_cache(maxsize=4)
def load_weights(path: Path) -> Mapping[str, float]:
    """Weights by the name of their evidence, and ``bias``, loaded once."""
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return weights


def probability(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """Probability from 0 to 1; evidence that has no weight says nothing."""
    return 1 / (1 + math.exp(-score(weights, evidence)))


def shares(weights: Mapping[str, float], candidates: Iterable[Mapping[str, float]]) -> list[float]:
    """Probability of each candidate to be the one that is right; what they lack to 1 is that none is."""
    powers = [math.exp(score(weights, evidence)) for evidence in candidates]
    total = 1 + sum(powers)
    return [power / total for power in powers]


def score(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """The logarithm of the odds, from -30 to 30."""
    z = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return max(-_MOST, min(_MOST, z))
