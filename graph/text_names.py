"""Finds names that must not be shown in text that otherwise may."""

from collections import defaultdict
from collections.abc import Iterable

from .positions import words


class NameFinder:
    """Looks for hidden names in texts, capitals as they are, accents and punctuation aside.

    Args:
        shown: Names that may be shown; where one stands, no shorter hidden one is looked for.
        hidden: Names that may not; those that are also shown are no secret.
    """

    def __init__(self, shown: Iterable[str], hidden: Iterable[str]) -> None:
        self._secret: dict[tuple[str, ...], bool] = {}
        for name in hidden:
            self._secret[name_key(name)] = True
        for name in shown:
            self._secret[name_key(name)] = False
        self._secret.pop((), None)
        lengths: dict[str, set[int]] = defaultdict(set)
        for key in self._secret:
            lengths[key[0]].add(len(key))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def finds_hidden(self, text: str) -> bool:
        """Does a text hold a hidden name that is no part of a name which may be shown?"""
        row = words(text).split()
        at = 0
        while at < len(row):
            step = 1
            for length in self._lengths.get(row[at], ()):
                secret = self._secret.get(tuple(row[at : at + length]))
                if secret:
                    return True
                if secret is not None:
                    step = length
                    break
            at += step
        return False


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name by which it is looked for."""
    row = words(name).split()
    # At the start of a sentence "the Ferryman" is "The Ferryman".
    return tuple(row[1:] if len(row) > 1 and row[0].lower() in ("the", "a", "an") else row)
