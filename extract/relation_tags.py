"""What the text says of each pair of names, by the network that tags names (``name_tags.py``).

The pass that gives the tags gives for each word its part as a subject and as an object of what is said. For each
predicate a matrix tells how well two parts go together. ``benchmarks/relation_model.py`` trained both on the project's
own articles; the network sees no list of names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..ontology.records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .name_tags import NameTags

MODEL: Final = Path(__file__).parent / "models" / "relations.npz"
WORKS: Final = ("work", "episode")
_SOMEBODY: Final = ("person", "character")
SIGNATURES: Final = {
    **dict.fromkeys(
        (
            "cast_member",
            "creator",
            "showrunner",
            "executive_producer",
            "director",
            "writer",
            "composer",
            "author",
        ),
        (WORKS, ("person",)),
    ),
    "has_character": (WORKS, ("character",)),
    "network": (WORKS, ("organization",)),
    "production_company": (WORKS, ("organization",)),
    "portrays": (("person",), ("character",)),
    **dict.fromkeys(
        ("based_on", "spin_off_of", "prequel_to", "sequel_to", "remake_of"), (("work",), ("work",))
    ),
    **dict.fromkeys(
        ("parent_of", "sibling_of", "spouse_of", "partner_of", "friend_of", "enemy_of", "colleague_of"),
        (_SOMEBODY, _SOMEBODY),
    ),
    "member_of": ((*_SOMEBODY, "fictional_organization"), ("organization", "fictional_organization")),
    "leads": (_SOMEBODY, ("organization", "fictional_organization")),
    "resident_of": (("character",), ("place",)),
    "received_award": ((*WORKS, *_SOMEBODY), ("award",)),
    "nominated_for": ((*WORKS, *_SOMEBODY), ("award",)),
    "interviewed_by": (("person",), ("organization",)),
}
"""Predicate → kinds of its subject and of its object."""
PREDICATES: Final = tuple(SIGNATURES)
_NUMBER: Final = {predicate: number for number, predicate in enumerate(PREDICATES)}
ROLES: Final = frozenset(p for p, (subjects, _) in SIGNATURES.items() if subjects == WORKS)
"""Said of a work, which need not be named where it is said."""
DISTANCES: Final = (0, 4, 8, 14, 22, 36)
"""Pieces between two names, in steps."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a stretch of text may say of two names."""

    predicate: str
    subject: int | None
    """Index of the name; None is the work that the text is about, whether named here or not."""
    object: int
    probability: float


class RelationTags:
    """Probabilities of what one article says."""

    def __init__(self, tags: "NameTags") -> None:
        self._tags = tags

    def said(self, names: Sequence[Span], kinds: Sequence[str], *, least: float) -> Iterator[Said]:
        """What is said of names that stand near each other.

        Args:
            names: Where they stand, in reading order.
            kinds: The kind of each (one of ``name_tags.KINDS``).
            least: Probability below which nothing is given.

        Yields:
            By predicate, subject and object.
        """
        import numpy as np  # noqa: PLC0415

        windows: dict[int, list[tuple[int, NDArray[np.float32], int, int]]] = {}
        for k, span in enumerate(names):
            part = self._tags.part(span)
            if part is not None:
                windows.setdefault(part.window, []).append((k, part.numbers, part.first, part.last))
        found = []
        for window, rows in windows.items():
            numbers = np.stack([self._tags.about(window), *(row[1] for row in rows)])
            chances = _scores(numbers, [row[2] for row in rows], [row[3] for row in rows])
            keys = [None, *(row[0] for row in rows)]
            for p, i, j in np.argwhere(chances >= least).tolist():
                predicate, a, b = PREDICATES[p], keys[i], keys[j]
                subjects, objects = SIGNATURES[predicate]
                if b is None or i == j or kinds[b] not in objects:
                    continue
                if predicate in ROLES if a is None else kinds[a] in subjects:
                    found.append(Said(predicate, a, b, float(chances[p, i, j])))
        yield from sorted(
            found,
            key=lambda s: (_NUMBER[s.predicate], -1 if s.subject is None else s.subject, s.object),
        )


def _scores(
    numbers: "NDArray[np.float32]", first: Sequence[int], last: Sequence[int]
) -> "NDArray[np.float32]":
    """Probabilities (predicates, subjects, objects); number 0 of both is what the text is about."""
    import numpy as np  # noqa: PLC0415

    weights = load_weights()
    size = numbers.shape[1] // 2
    a, b = numbers[:, :size], numbers[:, size:]
    starts, ends = np.array([0, *first]), np.array([0, *last])
    gap = np.maximum(np.maximum(starts[None, :] - ends[:, None], starts[:, None] - ends[None, :]), 0)
    far = np.searchsorted(DISTANCES, gap, side="left")
    far[0, :] = far[:, 0] = 0
    about = np.zeros(len(numbers), int)
    about[0] = 1
    # One product of matrices for all predicates: einsum takes ten times as long.
    left = (a @ weights["forms"]).reshape(len(a), len(PREDICATES), size)
    scores = left.transpose(1, 0, 2) @ b.T
    scores += (weights["subject"] @ a.T)[:, :, None] + (weights["object"] @ b.T)[:, None, :]
    scores += weights["far"][:, far] + weights["bias"][:, about][:, :, None]
    out: NDArray[np.float32] = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return out


@lru_cache(maxsize=1)
def load_weights(path: Path = MODEL) -> "dict[str, NDArray[np.float32]]":
    """The matrices that come with the package; ``forms`` side by side, (numbers, predicates * numbers)."""
    import numpy as np  # noqa: PLC0415

    with np.load(path) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    forms = weights["forms"]
    return weights | {"forms": forms.transpose(1, 0, 2).reshape(forms.shape[1], -1)}
