"""The dependency tree of one sentence, so that all walks through it are linear."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# A list of names handed on to every coordinated verb must not make the work quadratic.
LONGEST_LIST = 50


_CHILDREN: Final = "showkg children"


def children_of(doc: "Doc") -> dict[int, list[int]]:
    """Indices of the children of each token that has any, in reading order; worked out once for a doc."""
    known: dict[int, list[int]] | None = doc.user_data.get(_CHILDREN)
    if known is None:
        known = doc.user_data[_CHILDREN] = {}
        for i, distance in enumerate(doc.to_array("HEAD").astype("int64").tolist()):
            if distance:
                known.setdefault(i + distance, []).append(i)
    return known


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


_CALLED = frozenset({"call", "name", "know", "dub", "christen", "nickname"})
_COUNTS = frozenset({"two", "three", "four", "five", "both", "all", "most"})


def namers(noun: "Token", tree: Tree) -> Iterator["Token"]:
    """A noun and the words that may name it: ``her sister Ann``, ``a lady called Ann``, ``two of them``."""
    yield noun
    yield from tree.children(noun, "appos")
    for clause in tree.children(noun, "acl"):
        if clause.lemma_.lower() in _CALLED:
            yield from tree.children(clause, "oprd")
    if noun.lower_ in _COUNTS:
        for prep in tree.children(noun, "prep"):
            if prep.lower_ == "of":
                yield from tree.children(prep, "pobj")
