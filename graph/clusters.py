"""Names that are taken for one thing, with why, and with what must stay apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)


class Clusters(Generic[N]):
    """Sets of nodes that are the same; pairs that must stay apart are never brought into one set."""

    def __init__(self) -> None:
        self._parent: dict[N, N] = {}
        self._members: dict[N, list[N]] = {}
        self._apart: dict[N, set[N]] = defaultdict(set)
        self._reasons: dict[N, str] = {}
        self._joined_to: dict[N, str] = {}

    def find(self, node: N) -> N:
        """Return the node that stands for the set of a node."""
        if node not in self._parent:
            self._parent[node] = node
            self._members[node] = [node]
            return node
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def members(self, node: N) -> list[N]:
        return self._members[self.find(node)]

    def keep_apart(self, one: N, other: N) -> None:
        """Never bring two nodes into one set; to be said before they are joined."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def apart(self, one: N, other: N) -> bool:
        return self.find(other) in self._apart.get(self.find(one), ())

    def join(self, node: N, to: N, reason: str) -> bool:
        """Take a node for the same as another one.

        Returns:
            False if they must stay apart; then nothing is changed.
        """
        one, other = self.find(node), self.find(to)
        if one == other:
            return True
        if self.apart(one, other):
            return False
        self._reasons.setdefault(node, reason)
        self._joined_to.setdefault(to, reason)
        if len(self._members[one]) > len(self._members[other]):
            one, other = other, one
        self._parent[one] = other
        self._members[other] += self._members.pop(one)
        for rival in self._apart.pop(one, ()):
            self._apart[rival].discard(one)
            self._apart[rival].add(other)
            self._apart[other].add(rival)
        return True

    def reason(self, node: N) -> str | None:
        """Why a node is in a set with others, None if it is alone."""
        return self._reasons.get(node) or self._joined_to.get(node)

    def sets(self, nodes: Iterable[N]) -> dict[N, list[N]]:
        """Node that stands for a set → the nodes of it that are among these."""
        found: dict[N, list[N]] = defaultdict(list)
        for node in nodes:
            found[self.find(node)].append(node)
        return found
