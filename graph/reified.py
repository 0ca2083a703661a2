"""Statements as RDF 1.2 has them: a node that ``rdf:reifies`` its triple, instead of subject, predicate, object.

A fifth of the triples of a graph less, for tools that know RDF 1.2; read back, it is the same graph.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from ..ontology.terms import RDF
from .rows import read_rows, term

REIFIES = f"{RDF.BASE}reifies"
_PARTS = (RDF.subject, RDF.predicate, RDF.object)


def reified(lines: Iterable[str]) -> set[str]:
    """Put triple terms for rdf:subject, rdf:predicate and rdf:object.

    Args:
        lines: N-Triples without the final dot.

    Returns:
        N-Triples 1.2, likewise. A node that has not one of each of the three stays as it is.
    """
    found: set[str] = set()
    for subject, node in read_rows(lines).items():
        parts = [node.get(term(part), []) for part in _PARTS]
        whole = all(len(objects) == 1 for objects in parts)
        for predicate, objects in node.items():
            if not (whole and predicate in map(term, _PARTS)):
                found.update(f"{subject} {predicate} {obj}" for obj in objects)
        if whole:
            found.add(f"{subject} {term(REIFIES)} <<( {' '.join(objects[0] for objects in parts)} )>>")
    return found


def expand(store: ox.Store) -> None:
    """Put rdf:subject, rdf:predicate and rdf:object for every rdf:reifies of the default graph."""
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(REIFIES), None, ox.DefaultGraph())):
        if isinstance(quad.object, ox.Triple):
            store.remove(quad)
            store.extend(
                ox.Quad(quad.subject, ox.NamedNode(part), value)
                for part, value in zip(_PARTS, quad.object, strict=True)
            )
