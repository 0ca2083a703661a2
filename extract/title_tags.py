"""How likely each stretch of words is a title, as the tags of the words tell."""

from collections.abc import Iterator
from typing import Final

from ..ontology.records import Span
from .name_tags import CHARACTER, EPISODE, PERSON, WORK, NameTags

_TITLES: Final = (WORK, EPISODE)
# A beginning below this probability is no candidate.
_LEAST: Final = 0.12


class Tags:
    """Probabilities that stretches of one article are titles."""

    def __init__(self, names: NameTags) -> None:
        """Look at the tags of an article for titles only."""
        self._names = names

    def spans(self) -> Iterator[Span]:
        """Stretches that may be titles, likely and less likely ones, in reading order."""
        return self._names.spans(_TITLES, _LEAST)

    def probability(self, start: int, end: int) -> float | None:
        """How likely it is that a title stands just there, from 0 to 1; None where no word begins."""
        return self._names.probability(start, end, _TITLES)

    def episode_share(self, start: int) -> float:
        """How much likelier an episode's title begins there than a work's, from 0 to 1."""
        return self._names.share(start, EPISODE, _TITLES)

    def otherwise(self, start: int, end: int) -> tuple[float, float]:
        """How likely the words there name a human instead, a person or a character; and how likely anything else."""
        shares = self._names.shares(start, end)
        human = shares.get(PERSON, 0.0) + shares.get(CHARACTER, 0.0)
        return human, sum(p for kind, p in shares.items() if kind not in {*_TITLES, PERSON, CHARACTER})
