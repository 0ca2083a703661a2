"""The class of a thing by a multinomial logistic regression over ``type_features``.

Its weights were fitted by ``benchmarks/training.py`` on the project's own annotated articles. Rules alone, tuned
on some articles, did not carry over to others: see docs/evaluate.md.
"""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from .things import AWARD, CHARACTER, OBJECT, ORGANIZATION, PERSON, PLACE, STORY_ORGANIZATION

MODEL: Final = Path(__file__).parent / "models" / "types.json"
CLASSES: Final = {
    "person": PERSON,
    "character": CHARACTER,
    "organization": ORGANIZATION,
    "fictional_organization": STORY_ORGANIZATION,
    "place": PLACE,
    "object": OBJECT,
    "award": AWARD,
    "none": "",
}
"""Name of a class in the model → its IRI; empty for what is nothing of its own."""

_Model = tuple[tuple[str, ...], tuple[float, ...], Mapping[str, tuple[float, ...]]]


@lru_cache(maxsize=1)
def _model() -> _Model:
    raw = json.loads(MODEL.read_text(encoding="utf-8"))
    return tuple(raw["classes"]), tuple(raw["bias"]), {k: tuple(v) for k, v in raw["weights"].items()}


def probabilities(features: Mapping[str, float]) -> dict[str, float]:
    """Class IRI (empty: none) → probability, for a thing with such features; they add up to 1."""
    classes, bias, weights = _model()
    scores = list(bias)
    for name, value in features.items():
        row = weights.get(name)
        if row is not None and value:
            for k, weight in enumerate(row):
                scores[k] += weight * value
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    total = sum(shares)
    return {CLASSES[name]: share / total for name, share in zip(classes, shares, strict=True)}
