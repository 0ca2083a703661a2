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
_LEAST: Final = 1e-3


@lru_cache(maxsize=1)
def models() -> dict[str, _Model]:
    """The regression over features, and the one that weighs its result against the tags of the words."""
    raw = json.loads(MODEL.read_text(encoding="utf-8"))
    return {
        name: (tuple(m["classes"]), tuple(m["bias"]), {k: tuple(v) for k, v in m["weights"].items()})
        for name, m in raw.items()
    }


def probabilities(features: Mapping[str, float]) -> dict[str, float]:
    """Class IRI (empty: none) → probability, for a thing with such features; they add up to 1."""
    return _applied(models()["features"], features)


def evidence(shares: Mapping[str, float], seen: Mapping[str, float]) -> dict[str, float]:
    """What ``weighed`` weighs: logarithms of both probabilities of each class.

    Args:
        shares: As ``probabilities`` gives them.
        seen: What the tags of the words take the thing for: kind → share; empty if no word of it is tagged.
    """
    names = {iri: name for name, iri in CLASSES.items()}
    out = {f"features {names[iri]}": math.log(max(_LEAST, p)) for iri, p in shares.items()}
    if seen:
        out |= {f"tags {kind}": math.log(max(_LEAST, p)) for kind, p in seen.items()}
        out["tags none"] = math.log(max(_LEAST, 1 - sum(seen.values())))
        out["tagged"] = 1.0
    return out


def weighed(shares: Mapping[str, float], seen: Mapping[str, float]) -> dict[str, float]:
    """Class IRI → probability, from the features of a thing and from the tags of its words; see ``evidence``."""
    return _applied(models()["both"], evidence(shares, seen))


def _applied(model: _Model, features: Mapping[str, float]) -> dict[str, float]:
    classes, bias, weights = model
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
