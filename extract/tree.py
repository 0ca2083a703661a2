"""The dependency tree of one sentence, so that all walks through it are linear."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

# A list of names handed on to every coordinated verb must not make the work quadratic.
LONGEST_LIST = 50


class Tree:
    """The dependency tree of one sentence, with children and order worked out once."""

    def __init__(self, tokens: "Tokens") -> None:
        self.tokens: tuple[Token, ...] = tuple(tokens)
        first, last = tokens.start, tokens.end
        self._children: dict[int, list[Token]] = {}
        roots: list[Token] = []
        for token in self.tokens:
            head = token.head
            if head.i == token.i or not first <= head.i < last:
                roots.append(token)
            else:
                self._children.setdefault(head.i, []).append(token)
        self.downwards: list[Token] = roots
        for token in self.downwards:  # grows while it is walked: breadth first
            self.downwards.extend(self._children.get(token.i, ()))

    def children(self, token: "Token", *deps: str) -> list["Token"]:
        """Children in reading order; only those with one of ``deps`` if given."""
        found = self._children.get(token.i, [])
        return [t for t in found if t.dep_ in deps] if deps else found

    def listed(self, token: "Token") -> Iterator["Token"]:
        """The token and the nouns coordinated with it (``Ann, Bob and Cy``), at most about fifty."""
        for _ in range(LONGEST_LIST):
            yield token
            following = [t for t in self.children(token, "conj") if t.pos_ not in {"VERB", "AUX"}]
            if not following:
                return
            yield from following[:-1]
            token = following[-1]


def is_infinitive(token: "Token", tree: Tree) -> bool:
    """Has the verb a ``to``?"""
    return any(t.lower_ == "to" for t in tree.children(token, "aux"))
