"""Clauses of a sentence as verb frames: who acts, on whom, with what, and which clause hangs on which.

Read from spaCy's dependencies in one walk from the roots down, so that a clause without a subject of
its own can take that of the clause above it: shared subjects (``enters and kneels``), control (``tries
to flee``, ``orders her to flee``), participles (``left alone, he …``), relative clauses, prepositions
with a gerund (``by killing her``). Passives are turned round. Work is linear in the number of tokens;
``Token.children`` is avoided because it walks the whole subtree each time.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from .antecedents import BEFORE_NOUN, lost_subject
from .frames import Clause, noun_clause, verb_clause
from .tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

__all__ = ["Clause", "Clauses", "clauses", "is_mistagged_verb"]

_HEADS = frozenset(
    {
        "ROOT",
        "conj",
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "relcl",
        "pcomp",
        "csubj",
        "csubjpass",
        "parataxis",
        "dep",
        "appos",
        "prep",
        "nsubj",
        "dobj",
        "pobj",
        "attr",
        "npadvmod",
        "nmod",
        "intj",
        "oprd",
        "nsubjpass",
        "advmod",
    }
)


class Clauses(Mapping[int, Clause]):
    """The clauses of a sentence by index (in the doc) of their head token, in reading order."""

    def __init__(self, tree: Tree, found: Mapping[int, Clause], owner: Mapping[int, int]) -> None:
        self.tree = tree
        self._found = {i: found[i] for i in sorted(found)}
        self._owner = owner

    def __getitem__(self, key: int) -> Clause:
        return self._found[key]

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def of(self, token: "Token") -> Clause | None:
        """The innermost clause that the token belongs to."""
        key = self._owner.get(token.i)
        return None if key is None else self._found[key]

    def parent(self, clause: Clause) -> Clause | None:
        return None if clause.parent is None else self._found.get(clause.parent)

    @cached_property
    def _below(self) -> dict[int, list[Clause]]:
        below: dict[int, list[Clause]] = {}
        for clause in self._found.values():
            if clause.parent is not None:
                below.setdefault(clause.parent, []).append(clause)
        return below

    def below(self, clause: Clause) -> list[Clause]:
        """Clauses that hang on this one, in reading order."""
        return self._below.get(clause.head.i, [])


def clauses(
    tokens: "Tokens",
    *,
    event_nouns: Collection[str] = (),
    names: Collection[int] = (),
    people: Collection[int] = (),
    tree: Tree | None = None,
) -> Clauses:
    """Split a sentence into clauses.

    Args:
        tokens: One sentence.
        event_nouns: Lemmas of nouns that head a clause of their own where they have a possessor, an
            ``of`` or a ``between``.
        names: Indices in the doc of tokens inside names: never heads, and the place where a verb that
            the tagger took for a plural noun (``Ann rings Bob``) is found out.
        people: Those of them that name people; if given, ``who`` is never said of another name.
        tree: The sentence's tree, if it is there already.
    """
    tree = tree or Tree(tokens)
    found: dict[int, Clause] = {}
    owner: dict[int, int] = {}
    own: dict[int, list[Token]] = {}
    for token in tree.downwards:
        above = owner.get(token.head.i) if token.head.i != token.i else None
        clause = None
        if token.i not in names:
            if _is_head(token, tree, names):
                clause = verb_clause(token, tree, found, above, names, people)
            elif token.lemma_.lower() in event_nouns and token.pos_ == "NOUN":
                clause = noun_clause(token, tree, above)
        if clause is not None:
            found[token.i] = clause
            owner[token.i] = token.i
        elif above is not None:
            owner[token.i] = above
        if token.i in owner:
            own.setdefault(owner[token.i], []).append(token)
    for key, clause in found.items():
        found[key] = replace(clause, own=tuple(sorted(own[key], key=lambda t: t.i)))
    return Clauses(tree, found, owner)


def is_mistagged_verb(token: "Token", tree: Tree, names: Collection[int]) -> bool:
    """Is it a verb of the present right after a name that the tagger took for a noun?"""
    if token.tag_ not in {"NNS", "NN"} or token.i in names or not token.text.islower():
        return False
    children = tree.children(token)
    if any(t.dep_ in {"det", "poss", "case", "nummod"} and t.i not in names for t in children):
        return False
    if any(t.dep_ == "nsubj" and t.i < token.i for t in children):
        return token.dep_ in {"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"}
    if token.i - 1 not in names or not any(t.i == token.i - 1 and t.dep_ in BEFORE_NOUN for t in children):
        return False
    if token.dep_ == "advcl":
        return any(t.dep_ == "mark" or t.tag_ == "WRB" for t in children)
    if token.tag_ != "NNS" or token.dep_ not in {"ROOT", "conj", "ccomp", "parataxis"}:
        return False
    if token.dep_ == "ROOT" and token.i + 1 == tree.tokens[-1].i and tree.tokens[-1].text in {".", "!"}:
        return True
    following = token.nbor(1) if token.i < tree.tokens[-1].i else None
    return following is not None and (
        following.i in names or following.pos_ in {"ADP", "DET", "PRON", "PART", "ADV", "SCONJ"}
    )


def _is_head(token: "Token", tree: Tree, names: Collection[int]) -> bool:
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ in _HEADS
    if token.dep_ == "nsubj" and lost_subject(token, tree, names):
        return True
    return is_mistagged_verb(token, tree, names)
