"""What the tags of words tell of two names before their classes are known: whose is which in ``Ann Lee (Zoe)``.

The tags know names of people and of characters by all that stands around them, but not for sure. So the pairs in
brackets of one article are weighed together: an article that once puts the actor first does so again.
``benchmarks/training.py`` fits the weights on articles that the network has not seen.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from ..ontology.records import Article
from .known_people import is_person
from .name_tags import NameTags
from .names import BULLETS, Name
from .regression import load_weights, score
from .role_patterns import OPENS

MODEL: Final = Path(__file__).parent / "models" / "brackets.json"
_OPENS: Final = re.compile(OPENS)
_LINES: Final = -1
_CLOSES: Final = re.compile(r"[)\],;/]")
# A tag that is not seen at all is not impossible.
_LEAST: Final = 0.02
# Shares of a name's words that are tagged as somebody's, below which it is nobody. Where a wording leaves no doubt that
# somebody plays, a nickname (``Arizona``) may look like something else. On articles that the network has not seen,
# 91 of 881 pairs are below; 8 of them are right.
_NOBODY: Final = 0.1
_NOBODY_IF_SAID: Final = 0.05
# Logarithm of how much more a name of one word looks like a person than like a character, from which on it may act.
_NO_ACTOR: Final = -3.0
_FAR: Final = frozenset({"as", "verb_as", "does_as", "grammar"})
_SAID: Final = frozenset(
    {
        "parenthesis", "parenthesis_reversed", "parenthesis_played_by", "parentheses", "plays", "played_by",
        "in_role_of", "does_as",
    }
)  # fmt: skip


class Sides:
    """The names of one article."""

    def __init__(self, article: Article, names: Sequence[Name], tags: NameTags) -> None:
        """Take the names in reading order."""
        self._text = article.text
        self._names = names
        self._tags = tags
        self._leans: dict[int, float] = {}

    def may_play(self, actor: Name, character: Name, pattern: str) -> bool:
        """Are both names those of somebody, as far as the tags tell?"""
        least = _NOBODY_IF_SAID if pattern in _SAID else _NOBODY
        if not all(self._is_somebody(name, least) for name in (actor, character)):
            return False
        # "Known as Zoe in Tide, she returns as Max"
        return pattern not in _FAR or " " in actor.core or self.lean(actor) > _NO_ACTOR

    def is_more_of_a_character(self, name: Name, other: Name) -> bool:
        """Does a name look like a character's, and more so than another one?"""
        lean = self.lean(name)
        return lean < 0 and lean < self.lean(other)

    def looks_real(self, name: Name) -> bool:
        """Does it look like a person's name?"""
        return is_person(name.core) or self.lean(name) > 0

    def is_actor_first(self, left: Name, right: Name, rule: Callable[[Name, Name], bool]) -> bool:
        """Is ``left (right)`` an ``Actor (Character)``?

        All pairs of a sentence are, and all that begin lines; ``rule`` is what names alone tell.
        """
        row = self._row(left)
        if row not in self._rows:
            return self._odds([(left, right)], rule) > 0
        if row not in self._leans:
            self._leans[row] = self._odds(self._rows[row], rule)
        return self._leans[row] > 0

    def _row(self, name: Name) -> int:
        """The sentence of a name; one and the same for all that begin a line."""
        line = self._text.rfind("\n", 0, name.span.start) + 1
        return name.sentence if self._text[line : name.span.start].strip(BULLETS) else _LINES

    def _odds(self, pairs: Iterable[tuple[Name, Name]], rule: Callable[[Name, Name], bool]) -> float:
        weights = load_weights(MODEL)
        return sum(score(weights, self.evidence(*pair, rule=rule(*pair))) for pair in pairs)

    def evidence(self, left: Name, right: Name, *, rule: bool) -> dict[str, float]:
        """What is weighed, about from -5 to 5."""
        return {
            "tags": self.lean(left) - self.lean(right),
            "tags of all": self._lean_of_all,
            "rule": float(rule),
            "first has words": float(" " in left.core),
            "second has words": float(" " in right.core),
            "first in capitals": float(" " in left.core and left.text.isupper()),
            "first known": float(is_person(left.core)),
            "second known": float(is_person(right.core)),
            "known of all": self._known_of_all,
        }

    @cached_property
    def _lean_of_all(self) -> float:
        """How much more the first names in brackets look like actors than the second ones, on the average."""
        found = [self.lean(left) - self.lean(right) for left, right in self.in_brackets]
        return sum(found) / len(found) if found else 0.0

    @cached_property
    def _known_of_all(self) -> float:
        """The share of these pairs whose first name is a known person's, less that of those whose second one is."""
        pairs = self.in_brackets
        known = sum(is_person(left.core) - is_person(right.core) for left, right in pairs)
        return known / len(pairs) if pairs else 0.0

    @cached_property
    def _rows(self) -> dict[int, list[tuple[Name, Name]]]:
        """The pairs in brackets of each sentence, and of all beginnings of lines."""
        rows: dict[int, list[tuple[Name, Name]]] = {}
        for pair in self.in_brackets:
            rows.setdefault(self._row(pair[0]), []).append(pair)
        return rows

    @cached_property
    def in_brackets(self) -> list[tuple[Name, Name]]:
        """The pairs of names of which the second one stands in brackets behind the first."""
        pairs = zip(self._names, self._names[1:], strict=False)
        return [
            (left, right)
            for left, right in pairs
            if _OPENS.fullmatch(self._text, left.span.end, max(left.span.end, right.span.start))
            and _CLOSES.match(self._text, right.span.end)
        ]

    def lean(self, name: Name) -> float:
        """Above zero if it looks more like a person than like a character."""
        shares = self._shares(name)
        return math.log((shares.get("person", 0.0) + _LEAST) / (shares.get("character", 0.0) + _LEAST))

    def _is_somebody(self, name: Name, least: float) -> bool:
        shares = self._shares(name)
        # Who has a title is somebody; a name whose capitals were mended does not look like one to the tags.
        if not shares or name.honorific or not self._text.startswith(name.text[:1], name.span.start):
            return True
        return shares.get("person", 0.0) + shares.get("character", 0.0) >= least

    def _shares(self, name: Name) -> dict[str, float]:
        span = name.stands_for or name.span
        return self._tags.shares(span.start, span.end)
