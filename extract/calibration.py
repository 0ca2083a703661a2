"""How sure a reading is, in numbers that keep what they say: of those with 0.8, four of five are right.

Each wording has an own estimate of how often it is right. ``benchmarks/calibration.py`` counted on annotated articles
how often each one is, and fitted what is added to its estimate; wordings that were seen rarely stay near to it.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from ..ontology.records import Evidence

MODEL: Final = Path(__file__).parent / "models" / "confidences.json"
# Nothing is quite sure, and what was told is not quite impossible.
_LEAST, _MOST = 0.02, 0.99


def log_odds(probability: float) -> float:
    """The logarithm of the odds, of a probability kept from 0 and 1."""
    kept = min(max(probability, _LEAST), _MOST)
    return math.log(kept / (1 - kept))


def keys_of(evidence: Evidence) -> tuple[str, str]:
    """The names under which its extractor and its wording are weighed."""
    return evidence.extractor, f"{evidence.extractor} {evidence.pattern}"


@lru_cache(maxsize=1)
def load_weights(path: Path = MODEL) -> Mapping[str, float]:
    """``bias``, ``estimate`` (of its logarithm), and what each extractor and wording adds."""
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return weights


def calibrated(evidence: Evidence) -> Evidence:
    """The same evidence with the probability that a careful reader agrees, in hundredths."""
    weights = load_weights()
    z = weights["bias"] + weights["estimate"] * log_odds(evidence.confidence)
    z += sum(weights.get(key, 0.0) for key in keys_of(evidence))
    probability = 1 / (1 + math.exp(-z))
    return replace(evidence, confidence=round(min(max(probability, _LEAST), _MOST), 2))
