"""What a user decided: which names are the same thing, and which are not.

A file of lines; ``#`` begins a comment::

    same-as      character:the_americans.elizabeth  character:the_americans.elizabeth_jennings
    not-same-as  person:will_smith@9b1f0a2c3d4e     person:will_smith

A thing is named by its IRI or CURIE; ``@`` and the key of an article mean the thing as that article
names it. Of two that are not the same, the second one stays with all the others of its name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..ontology.errors import ShowkgError
from ..ontology.terms import ID_BASE, PREFIXES

HEADER = """\
# Decisions on identity; applied whenever this store is built or added to. One a line:
#   same-as      character:the_americans.elizabeth  character:the_americans.elizabeth_jennings
#   not-same-as  person:will_smith@9b1f0a2c3d4e     person:will_smith
# The part after @ is the key of an article (showkg articles lists them).
"""

_LINE = re.compile(r"(same-as|not-same-as)\s+(\S+)\s+(\S+)")
_ARTICLE = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Ref:
    """A thing of the graph, or as one article names it."""

    iri: str
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Decision:
    """Two things that are the same, or that are not."""

    same: bool
    one: Ref
    other: Ref


def read_decisions(text: str, *, where: str) -> tuple[Decision, ...]:
    """Read a file of decisions.

    Returns:
        Decisions without doubles, in an order that does not depend on that of the lines.

    Raises:
        ShowkgError: A line is none, two lines contradict each other, or a thing is not of a kind
            that can be the same as another; ``where`` names the file.
    """
    found: dict[Decision, int] = {}
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        # No fragment: a # inside an IRI would be one, and showkg's own have none.
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        place = f"{where}:{number}"
        match = _LINE.fullmatch(line)
        if match is None:
            raise ShowkgError(f"{place}: not a decision. Write same-as A B, or not-same-as A B.")
        one, other = _ref(match[2], place), _ref(match[3], place)
        if one == other:
            raise ShowkgError(f"{place}: both sides are {match[2]}. Name two things.")
        if _kind(one) != _kind(other):
            raise ShowkgError(
                f"{place}: a {_kind(one)} cannot be a {_kind(other)}. Name two things of one kind."
            )
        found.setdefault(Decision(same=match[1] == "same-as", one=one, other=other), number)
    for decision, number in found.items():
        for contrary in _contraries(decision):
            if contrary in found:
                raise ShowkgError(
                    f"{where}:{number}: contradicts line {found[contrary]}. Remove one of the two."
                )
    return tuple(sorted(found))


def _contraries(decision: Decision) -> Iterable[Decision]:
    yield Decision(same=not decision.same, one=decision.one, other=decision.other)
    yield Decision(same=not decision.same, one=decision.other, other=decision.one)


def _ref(text: str, place: str) -> Ref:
    name, at, article = text.partition("@")
    prefix, _, local = name.partition(":")
    if name.startswith("<") and name.endswith(">"):
        name = name[1:-1]
    elif prefix in PREFIXES and PREFIXES[prefix].startswith(ID_BASE):
        name = PREFIXES[prefix] + local
    if not name.startswith(ID_BASE) or not name.removeprefix(ID_BASE).partition("/")[2]:
        raise ShowkgError(f"{place}: {text!r} names no thing. Write it as person:ann_lee or by its IRI.")
    article = article.removeprefix("article:").removeprefix(f"{ID_BASE}article/")
    if at and not _ARTICLE.fullmatch(article):
        raise ShowkgError(f"{place}: {article!r} is not the key of an article. Keys are 12 hex digits.")
    return Ref(iri=name, article=article or None)


def _kind(ref: Ref) -> str:
    return ref.iri.removeprefix(ID_BASE).partition("/")[0]
