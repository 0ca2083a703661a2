"""The names and titles of one sentence in their order, and the roles read from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .lexicon import NETWORKS, STUDIOS
from .names import Name
from .titles import Title

_TITLE_FOLLOWS: Final = re.compile(
    r" (?:in|on|of|from)(?: the)?(?: [a-z’'-]+){0,4} (?:\w+['’]s )?(?:[a-z’' -]{1,30})?[“‘\"']?"
)
_TITLE_IN_BRACKETS: Final = re.compile(r",? [(][“‘\"']?")


@dataclass(frozen=True, slots=True)
class Role:
    """One actor and one character; spans in the article."""

    actor: Name
    character: Name
    sentence: int
    pattern: str
    confidence: float
    title: Title | None = None
    """The work, if the words of the role name it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A name or a title in its sentence."""

    start: int
    end: int
    name: Name | None
    title: Title | None


@dataclass(frozen=True, slots=True)
class Row:
    """The names and titles of one sentence, ascending."""

    text: str
    """Of the whole article."""
    sentence: int
    items: Sequence[Item]

    def name_at(self, i: int) -> Name | None:
        """The name that is item ``i``; None outside of the row and for titles."""
        return self.items[i].name if 0 <= i < len(self.items) else None

    def next_name(self, i: int) -> int | None:
        """Index of the first name after item ``i``; None if there is none."""
        return next((j for j in range(i + 1, len(self.items)) if self.items[j].name is not None), None)

    def titles_between(self, i: int, j: int) -> list[Item]:
        """The titles between two items, in either order."""
        return [item for item in self.items[min(i, j) + 1 : max(i, j)] if item.title]

    def glue(self, i: int, j: int) -> str:
        """The text between items ``i`` and ``j``."""
        return self.text[self.items[i].end : self.items[j].start]

    def masked_glue(self, i: int, j: int) -> str:
        """The same with titles, and the quotation marks around them, replaced by ``TITLE``."""
        out, at, end = "", self.items[i].end, self.items[j].start
        for item in self.titles_between(i, j):
            out += self.text[at : item.start].rstrip("“‘\"'") + "TITLE"
            at = item.end
            if self.text[at : at + 1] in "”’\"'" and not re.match(r"['’]s", self.text[at : at + 2]):
                at += 1
        return out + self.text[at:end]

    def work_of(self, i: int, j: int) -> Title | None:
        """The work that the words around a role name: between its names, or right after item ``j``."""
        between = self.titles_between(i, j)
        following = self.items[j + 1] if j + 1 < len(self.items) else None
        if following is not None and following.title is not None:
            glue = self.glue(j, j + 1)
            if _TITLE_FOLLOWS.fullmatch(glue) or _TITLE_IN_BRACKETS.fullmatch(glue):
                return following.title
        return between[-1].title if between else None

    def role(
        self, actor: Name, character: Name, pattern: str, confidence: float, title: Title | None = None
    ) -> Role:
        """A role of this sentence."""
        return Role(actor, character, self.sentence, pattern, confidence, title)


def is_company(name: Name) -> bool:
    """Is it a network or a studio, which never plays anybody?"""
    return name.core in NETWORKS or name.core in STUDIOS
