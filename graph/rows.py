"""A whole graph as text: node → property → objects, all written as N-Triples writes them.

For work that must look at every triple. Taking text apart is several times faster than making the
terms of pyoxigraph: 1.8 s for a million triples where a loop over terms takes 6 s.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..ontology.terms import ENTITY_CLASSES, RDF, SKG

Node = dict[str, list[str]]
"""Property → objects, in no order; ``<iri>`` and ``"text"^^<datatype>`` as in N-Triples."""

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def term(iri: str) -> str:
    """An IRI as N-Triples writes it."""
    return f"<{iri}>"


def iri_of(written: str) -> str:
    """The IRI of a written term."""
    return written[1:-1]


def lexical(written: str) -> str:
    """The text of a written literal, escapes resolved; of an IRI, the IRI."""
    if not written.startswith('"'):
        return written[1:-1] if written.startswith("<") else written
    text = written[1 : written.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def read_rows(lines: Iterable[str]) -> dict[str, Node]:
    """Group triples by subject.

    Args:
        lines: N-Triples without the final dot, as ``Store.n_triples`` gives them.
    """
    nodes: dict[str, Node] = {}
    for line in lines:
        subject, predicate, obj = line.split(" ", 2)
        node = nodes.get(subject)
        if node is None:
            nodes[subject] = {predicate: [obj]}
        elif predicate in node:
            node[predicate].append(obj)
        else:
            node[predicate] = [obj]
    return nodes


def first(node: Mapping[str, list[str]], predicate: str) -> str | None:
    """The first object of a property by its text, or None."""
    objects = node.get(predicate)
    if not objects:
        return None
    return objects[0] if len(objects) == 1 else min(objects)


def number(node: Mapping[str, list[str]], predicate: str) -> int | None:
    """The value of a property as a whole number that is not negative, or None."""
    written = first(node, predicate)
    return None if written is None else _number(written)


def class_of(node: Mapping[str, list[str]]) -> str | None:
    """IRI of the class of an entity or a plot point; None for all else."""
    for written in sorted(node.get(_TYPE, ())):
        cls = iri_of(written)
        if cls in ENTITY_CLASSES or cls == SKG.PlotPoint:
            return cls
    return None


_TYPE = term(RDF.type)


@lru_cache(maxsize=65536)
def _number(written: str) -> int | None:
    text = lexical(written)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _unescaped(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    if letter:
        return _LETTERS.get(letter, letter)
    return chr(int(short or long, 16))
