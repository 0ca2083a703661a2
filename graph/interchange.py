"""The graph for users of other Python libraries."""

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from ..ontology.errors import ShowkgError
from ..ontology.terms import PREFIXES


def to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Copy triples into an rdflib graph with the prefixes bound.

    Raises:
        ShowkgError: A triple is about a triple (RDF 1.2), which rdflib cannot hold.
    """
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base, override=True, replace=True)
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Triple):
        raise ShowkgError("graph: rdflib cannot hold a triple about a triple. Use an RDF 1.1 file.")
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = rdflib.URIRef(term.datatype.value)
    # Plain strings are bare in rdflib; values must keep their spelling ("0.90").
    if datatype == rdflib.XSD.string:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)
