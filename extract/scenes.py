"""One sentence as the rules see it: symbols for its names, and what its words point at."""

import re
from typing import Final

from .masked import C, P, W, mask
from .nlp import Sentence
from .reading import Reading
from .references import Reference, References

# A preposition, or the noun that names a book, just before a title; also one item earlier in a list of titles.
_GOVERNED: Final = re.compile(
    rf"\b(?:of|to|from|on|in|by|like|than|with|alongside|about|novels?|books?|comics?|stories|unlike|{P}'s)"
    rf"(?: (?!is\b|was\b|has\b|will\b)[\w'-]+){{0,3}} (?:{W}(?:, | and |, and )){{0,4}}$"
)
_CREDIT: Final = re.compile(rf"{P},? \([^()]*\Z")
_BARRIER: Final = re.compile(r"; |\. (?=[A-Z\ue000-\ue008])| while | whereas | although | though |, but ")


class Scene:
    """One sentence, masked, with its references."""

    def __init__(self, references: References, sentence: Sentence, *, brackets: bool = False) -> None:
        self.references = references
        self.reading = references.reading
        self.sentence = sentence
        self.masked = mask(references.reading, sentence, brackets=brackets)
        self.text = self.masked.text
        self.found = references.find(self.masked)

    def left(self, position: int, *, reach: int = 160) -> Reference | None:
        """The nearest reference before a position, in the same clause."""
        for reference in reversed(self.found):
            if reference.end <= position:
                between = self.text[reference.end : position]
                return None if len(between) > reach or _BARRIER.search(between) else reference
        return None

    def subject(self, position: int, *, reach: int = 200) -> Reference | None:
        """The reference that a verb at ``position`` most likely says something about.

        Names inside a phrase of their own (``the show, a spin-off of W, premieres``) are passed over.
        """
        nearest = None
        for reference in reversed(self.found):
            bracketed = self.text[reference.start : reference.end] == C and self.text[
                : reference.start
            ].endswith("(")
            if reference.end > position or bracketed or self._is_credit(reference, position):
                continue
            between = self.text[reference.end : position]
            if len(between) > reach or _BARRIER.search(between):
                break
            relative = re.search(
                r"[\w,] ?(?:which|that) (?:was |were |is |are |has |had |will |first )*$", between
            )
            if relative and not re.match(r",? (?:which|that) ", between):
                return Reference(reference.end, reference.end, None)  # said of some other noun
            nearest = nearest or reference
            if re.match(r",? (?:which|that) ", between) or not _GOVERNED.search(self.text[: reference.start]):
                return reference
        return nearest

    def _is_credit(self, reference: Reference, position: int) -> bool:
        """Does it stand in brackets behind a name, which have ended (``Ann Lee (W) directs this six-part drama``)?"""
        return (
            _CREDIT.search(self.text, max(0, reference.start - 60), reference.start) is not None
            and self.text.find(")", reference.end, position) >= 0
        )

    def right(self, position: int, *, reach: int = 80) -> Reference | None:
        """The nearest reference after a position, in the same clause."""
        for reference in self.found:
            if reference.start >= position:
                between = self.text[position : reference.start]
                return None if len(between) > reach or _BARRIER.search(between) else reference
        return None


class Scenes:
    """The scenes of one document, each made once however many extractors ask for it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.references = References(reading)
        self._made: dict[tuple[int, bool], Scene] = {}

    def of(self, sentence: Sentence, *, brackets: bool = False) -> Scene:
        """The scene of a sentence, with or without its short brackets."""
        key = (sentence.index, brackets)
        if key not in self._made:
            self._made[key] = Scene(self.references, sentence, brackets=brackets)
        return self._made[key]


def scenes_of(reading: Reading) -> Scenes:
    """The scenes of a document; asked again for the same one, the same."""
    return reading.once(Scenes)
