"""How sure a reading is, in numbers that keep what they say: of those with 0.8, four of five are right.

Each wording has an own estimate of how often it is right. ``benchmarks/calibration.py`` counted on annotated articles
how often each one is, and fitted what is added to its estimate; wordings that were seen rarely stay near to it.
"""

import math
from dataclasses import replace
from pathlib import Path
from typing import Final

from ..ontology.records import Evidence
from .regression import load_weights, probability

MODEL: Final = Path(__file__).parent / "models" / "confidences.json"
# Nothing is quite sure, and what was told is not quite impossible.
_LEAST, _MOST = 0.02, 0.99


def log_odds(p: float) -> float:
    """The logarithm of the odds, of a probability that is kept from 0 and 1."""
    kept = min(max(p, _LEAST), _MOST)
    return math.log(kept / (1 - kept))


def weighed(evidence: Evidence) -> dict[str, float]:
    """What is weighed: the estimate of its wording, which extractor it is, and which wording."""
    names = (evidence.extractor, f"{evidence.extractor} {evidence.pattern}")
    return {"estimate": log_odds(evidence.confidence), **dict.fromkeys(names, 1.0)}


def calibrated(evidence: Evidence) -> Evidence:
    """The same evidence with the probability that a careful reader agrees, in hundredths."""
    p = probability(load_weights(MODEL), weighed(evidence))
    return replace(evidence, confidence=round(min(max(p, _LEAST), _MOST), 2))
