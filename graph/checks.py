"""Rules of the encoding that SHACL Core cannot say, because they compare two parts of the graph.

In SHACL-SPARQL they would run once for every node; here each is one pass over sets.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.term import Node

from ..ontology.terms import ASSERTED, PROV, RDF, SCHEMA, SKG, SYMMETRIC

_TYPE = URIRef(RDF.type)

UNSUPPORTED_ALLOWED = frozenset(
    {SCHEMA.partOfSeries, SCHEMA.partOfSeason, SCHEMA.seasonNumber, SCHEMA.episodeNumber, SCHEMA.sameAs}
)
"""Facts that may stand without a statement: they are what makes a season or an episode that one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule, in rdflib terms."""

    focus: Node
    path: str | None
    value: Node | None
    message: str
    severity: str
    """``"Violation"`` or ``"Warning"``, the local name of a SHACL severity."""


def find(graph: Graph, facts: frozenset[str]) -> Iterator[Finding]:
    """Find what breaks a rule.

    Args:
        graph: Any graph; missing parts are left to the shapes.
        facts: IRIs of the properties that statements may have as predicate.
    """
    yield from _statements(graph, facts)
    yield from _sentences(graph)
    yield from _plot_points(graph)
    yield from _unknown_terms(graph)


def smallest(graph: Graph, predicate: str) -> dict[Node, Node]:
    """Each subject's value of a property that should have one; of several the smallest.

    Which of them a graph gives first depends on the hashes of the process.
    """
    values: dict[Node, Node] = {}
    for subject, value in graph.subject_objects(URIRef(predicate)):
        known = values.setdefault(subject, value)
        if str(value) < str(known):
            values[subject] = value
    return values


def statements(graph: Graph) -> list[tuple[Node, Node, Node, Node, bool]]:
    """List whole statements: node, subject, predicate, object, and whether they assert the triple.

    A superseded statement asserts nothing.
    """
    superseded = set(graph.subjects(URIRef(SKG.supersededBy)))
    predicates, objects, modalities = (
        smallest(graph, part) for part in (RDF.predicate, RDF.object, SKG.modality)
    )
    return [
        (
            node,
            subject,
            predicates[node],
            objects[node],
            str(modalities.get(node)) in ASSERTED and node not in superseded,
        )
        for node, subject in graph.subject_objects(URIRef(RDF.subject))
        if node in predicates
        and node in objects
        # a link to a catalog rests on no sentence
        and (node, _TYPE, URIRef(SKG.Link)) not in graph
    ]


def _statements(graph: Graph, facts: frozenset[str]) -> Iterator[Finding]:
    supported: set[tuple[Node, Node, Node]] = set()
    for node, subject, predicate, obj, asserts in statements(graph):
        if subject == obj:
            message = "The statement ties something to itself."
            yield Finding(node, RDF.object, obj, message, "Violation")
        if str(predicate) in SYMMETRIC and str(obj) < str(subject):
            message = "A property that holds both ways is stored once, from the smaller IRI to the larger."
            yield Finding(node, RDF.predicate, predicate, message, "Violation")
        if asserts:
            supported.add((subject, predicate, obj))
            if (subject, predicate, obj) not in graph:
                message = "The statement asserts this fact, but the fact itself is not in the graph."
                yield Finding(node, str(predicate), obj, message, "Warning")
    articles = set(graph.subjects(_TYPE, URIRef(SCHEMA.NewsArticle)))
    message = (
        "No statement supports this fact: none that is stated, happened, planned or announced "
        "says it, so no sentence can be shown for it."
    )
    for fact in sorted(facts - UNSUPPORTED_ALLOWED):
        for subject, obj in graph.subject_objects(URIRef(fact)):
            if (subject, URIRef(fact), obj) not in supported and subject not in articles:
                yield Finding(subject, fact, obj, message, "Violation")


def _sentences(graph: Graph) -> Iterator[Finding]:
    starts, ends = (smallest(graph, offset) for offset in (SKG.start, SKG.end))
    for node, quote in graph.subject_objects(URIRef(SKG.quote)):
        start, end = _number(starts.get(node)), _number(ends.get(node))
        if start is not None and end is not None and start < end and len(str(quote)) != end - start:
            message = f"The quote has {len(str(quote))} characters, its offsets span {end - start}."
            yield Finding(node, SKG.quote, quote, message, "Violation")


def _number(term: Node | None) -> int | None:
    try:
        return int(str(term))
    except ValueError:
        return None


def _plot_points(graph: Graph) -> Iterator[Finding]:
    for role in (SKG.agent, SKG.patient):
        for node, somebody in graph.subject_objects(URIRef(role)):
            if (node, URIRef(SKG.participant), somebody) not in graph:
                message = "Whoever acts or is acted upon must be given as skg:participant as well."
                yield Finding(node, role, somebody, message, "Violation")
    for order in (SKG.precedes, SKG.leadsTo):
        for node, other in graph.subject_objects(URIRef(order)):
            if node == other:
                message = "A plot point cannot come before itself or result from itself."
                yield Finding(node, order, other, message, "Violation")
    for node, sentence in graph.subject_objects(URIRef(SKG.evidence)):
        if (node, URIRef(PROV.wasDerivedFrom), sentence) not in graph:
            message = "A sentence that is evidence must be given as prov:wasDerivedFrom as well."
            yield Finding(node, SKG.evidence, sentence, message, "Violation")


def _unknown_terms(graph: Graph) -> Iterator[Finding]:
    known = {URIRef(value) for name, value in vars(SKG).items() if not name.startswith("_")}
    for predicate in sorted(set(graph.predicates()) - known, key=str):
        if str(predicate).startswith(SKG.BASE):
            for subject, obj in graph.subject_objects(predicate):
                message = "The ontology has no such property."
                yield Finding(subject, str(predicate), obj, message, "Violation")
    for cls in sorted(set(graph.objects(None, _TYPE)) - known, key=str):
        if str(cls).startswith(SKG.BASE):
            for subject in graph.subjects(_TYPE, cls):
                yield Finding(subject, RDF.type, cls, "The ontology has no such class.", "Violation")
