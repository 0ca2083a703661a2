"""What spaCy's entity recogniser does, sooner: all words at once where they do not depend on each other.

spaCy's recogniser goes from word to word and asks at each of them which of 74 moves are allowed, which takes more
than half of its time. Outside of entities, what it does at a word depends on no move before it: it is worked out
here for all words together, and only the few inside of entities one by one. The numbers are added in the same
order, so that the entities are the same.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

FACTORY: Final = "showkg_entity_rules"
_PIPE: Final = "ner"
_WORD, _FIRST, _BEFORE = range(3)
"""What the recogniser looks at: the word, the first word of the entity it is in, the word before it in the entity."""


class EntityRules:
    """Finds the same entities as an entity recogniser."""

    def __init__(self, recogniser: "EntityRecognizer") -> None:
        self._recogniser = recogniser
        self._model: Any = recogniser.model
        names = [recogniser.moves.get_class_name(i) for i in range(recogniser.moves.n_moves)]
        self._moves: list[tuple[str, str]] = [(name[0], name[2:]) for name in names]
        begins = np.array([kind == "B" and bool(label) for kind, label in self._moves])
        units = np.array([kind == "U" and bool(label) for kind, label in self._moves])
        outside = np.array([kind == "O" for kind, _ in self._moves])
        # What may be done outside of an entity: at a space, at the end of a sentence, elsewhere.
        self._barred = np.where(
            np.stack([outside, outside | units, outside | units | begins]), np.float32(0), np.float32(-np.inf)
        )
        self._inside = {
            label: tuple(names.index(f"{kind}-{label}") for kind in "IL")
            for kind, label in self._moves
            if kind == "B" and label
        }

    @staticmethod
    def can_replace(recogniser: "EntityRecognizer") -> bool:
        """Does it work as those of the English models do?"""
        model: Any = recogniser.model
        if getattr(recogniser, "cfg", {}).get("beam_width") != 1 or not model.attrs.get("has_upper"):
            return False
        lower = model.get_ref("lower")
        return (
            lower.get_dim("nF") == 3
            and lower.get_dim("nP") >= 2
            and not model.attrs.get("unseen_classes")
            and not any("listener" in node.name for node in model.walk())
        )

    def __call__(self, doc: "Doc") -> "Doc":
        """Set the entities of a doc."""
        return next(iter(self.pipe([doc])))

    def pipe(self, docs: "Iterable[Doc]", *, batch_size: int = 256) -> "Iterator[Doc]":
        """Set the entities of docs."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            # Entities that are there already bind the recogniser.
            if any(doc.to_array("ENT_IOB").any() for doc in batch):
                yield from self._recogniser.pipe(batch, batch_size=batch_size)
                continue
            full = [doc for doc in batch if len(doc)]
            if full:
                self._set(full)
            yield from batch

    def _set(self, docs: "list[Doc]") -> None:
        from spacy.tokens import Span  # noqa: PLC0415  (slow to import)

        lower, upper = (self._model.get_ref(name) for name in ("lower", "upper"))
        parts = lower.predict(self._model.layers[0].predict(docs))
        nothing, parts, bias = parts[0], parts[1:], lower.get_param("b")
        outside = ((parts[:, _WORD] + nothing[_FIRST]) + nothing[_BEFORE]) + bias
        scores = upper.predict(outside.max(axis=-1))
        ends = np.concatenate([_ends(doc) for doc in docs])
        spaces = np.concatenate([doc.to_array("IS_SPACE") for doc in docs])
        scores += self._barred[np.where(spaces, 0, np.where(ends, 1, 2))]
        moves: list[int] = scores.argmax(axis=1).tolist()
        start = 0
        for doc in docs:
            spans = []
            at, end = start, start + len(doc)
            while at < end:
                kind, label = self._moves[moves[at]]
                first = at
                at += 1
                if kind == "B":
                    inside, last = self._inside[label]
                    while not ends[at]:
                        known = ((parts[at, _WORD] + parts[first, _FIRST]) + parts[at - 1, _BEFORE]) + bias
                        score = upper.predict(known.max(axis=-1)[np.newaxis])[0]
                        # Of two that score alike, spaCy takes the first.
                        if (-score[last], last) < (-score[inside], inside):
                            break
                        at += 1
                    at += 1
                if kind != "O":
                    spans.append(Span(doc, first - start, at - start, label=label))
            doc.set_ents(spans, default="outside")
            start = end


def _ends(doc: "Doc") -> "np.ndarray[Any, Any]":
    """Is a word the last of its sentence, or of all? An entity cannot go on behind it."""
    starts = doc.to_array("SENT_START")
    return np.append(starts[1:] == 1, True)


def replace_recogniser(nlp: "Language") -> None:
    """Let this take the place of the pipeline's entity recogniser, if it can do the same."""
    from spacy.language import Language  # noqa: PLC0415  (slow to import)
    from spacy.pipeline import EntityRecognizer  # noqa: PLC0415

    recogniser = nlp.get_pipe(_PIPE)
    if not isinstance(recogniser, EntityRecognizer) or not EntityRules.can_replace(recogniser):
        return
    place = nlp.pipe_names.index(_PIPE)

    def make(nlp: "Language", name: str) -> EntityRules:  # noqa: ARG001
        return EntityRules(recogniser)

    Language.factory(FACTORY, func=make)
    nlp.remove_pipe(_PIPE)
    nlp.add_pipe(FACTORY, name=_PIPE, before=None if place == len(nlp.pipe_names) else place)
