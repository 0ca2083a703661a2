"""A graph held against the SHACL shapes: the report, and what it says about each node."""

from functools import cache
from itertools import product
from pathlib import Path
from typing import Final

from pyshacl import validate as shacl
from rdflib import BNode, ConjunctiveGraph, Dataset, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ..ontology.phrases import PHRASES
from ..ontology.terms import PREFIXES, RDF, RDFS, SCHEMA, SKG, curie
from .checks import Finding, find, statements
from .inference import EXTRACTOR
from .validate import SEVERITIES, Rdf, Violation, short

SHAPES: Final = Path(__file__).resolve().parent.parent / "ontology" / "shapes.ttl"
_SH: Final = "http://www.w3.org/ns/shacl#"
_SHAPE: Final = "https://w3id.org/showkg/shapes#"


def report_on(graph: Graph | Rdf) -> tuple[Graph, Graph]:
    """Validate a copy of the graph.

    Returns:
        The SHACL validation report, and the copy, in which its nodes can be looked up.
    """
    data = _copy(graph if isinstance(graph, Graph) else graph.to_rdflib())
    _drop_inferred(data)
    shapes = _shapes()
    findings = list(find(data, _facts(shapes)))
    # A rumour has a statement and no triple, but must make sense all the same.
    for _, subject, predicate, obj, asserts in statements(data):
        if not asserts:
            data.add((subject, predicate, obj))
    report = shacl(
        data, shacl_graph=shapes, advanced=False, inference="none", do_owl_imports=False, inplace=True
    )[1]
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report!r}")
    _add(findings, report)
    return report, data


@cache
def _shapes() -> Graph:
    return Graph().parse(SHAPES, format="turtle")


def _copy(graph: Graph) -> Graph:
    """Copy all triples into one graph, but not the classes that other vocabularies give to a node."""
    copy = Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        copy.bind(prefix, base)
    triples = (
        ((s, p, o) for s, p, o, _ in graph.quads((None, None, None, None)))
        if isinstance(graph, Dataset | ConjunctiveGraph)
        else iter(graph)
    )
    rdf_type = URIRef(RDF.type)
    for subject, predicate, obj in triples:
        if predicate != rdf_type or str(obj).startswith((SKG.BASE, SCHEMA.BASE)):
            copy.add((subject, predicate, obj))
    return copy


def _drop_inferred(data: Graph) -> None:
    """Take out what follows by rules: no sentence tells it, and symmetric ties stand there both ways."""
    parts = [URIRef(part) for part in (RDF.subject, RDF.predicate, RDF.object)]
    for node in list(data.subjects(URIRef(SKG.extractor), Literal(EXTRACTOR))):
        subjects, predicates, objects = (list(data.objects(node, part)) for part in parts)
        data.remove((node, None, None))
        for triple in product(subjects, predicates, objects):
            data.remove(triple)


def _facts(shapes: Graph) -> frozenset[str]:
    return frozenset(map(str, Collection(shapes, URIRef(_SHAPE + "facts"))))


def _add(findings: list[Finding], report: Graph) -> None:
    """Add findings as SHACL results, so that the report is whole."""
    root = report.value(None, URIRef(RDF.type), URIRef(_SH + "ValidationReport"))
    if root is None or not findings:
        return
    report.set((root, URIRef(_SH + "conforms"), Literal(False)))
    for finding in findings:
        node = BNode()
        report.add((root, URIRef(_SH + "result"), node))
        report.add((node, URIRef(RDF.type), URIRef(_SH + "ValidationResult")))
        report.add((node, URIRef(_SH + "focusNode"), finding.focus))
        report.add((node, URIRef(_SH + "resultMessage"), Literal(finding.message)))
        report.add((node, URIRef(_SH + "resultSeverity"), URIRef(_SH + finding.severity)))
        if finding.path is not None:
            report.add((node, URIRef(_SH + "resultPath"), URIRef(finding.path)))
        if finding.value is not None:
            report.add((node, URIRef(_SH + "value"), finding.value))


def violations_in(report: Graph, data: Graph) -> tuple[Violation, ...]:
    """Read the results of a report, worst first, none twice."""
    sh = {
        name: URIRef(_SH + name)
        for name in ("result", "focusNode", "resultPath", "value", "resultMessage", "resultSeverity")
    }
    found = set()
    for result in report.objects(None, sh["result"]):
        focus = report.value(result, sh["focusNode"])
        path = report.value(result, sh["resultPath"])
        value = report.value(result, sh["value"])
        # A sentence or a type is not at fault where the node that points to it is meant.
        found.add(
            Violation(
                focus=_text(focus),
                label=_label(focus, data),
                path=str(path) if isinstance(path, URIRef) else None,
                value=None if value is None or value == focus else _text(value),
                message=str(report.value(result, sh["resultMessage"]) or "The node breaks a shape."),
                severity=str(report.value(result, sh["resultSeverity"])).removeprefix(_SH).lower(),
            )
        )
    return tuple(sorted(found, key=_order))


def _order(violation: Violation) -> tuple[int, str, str, str, str]:
    return (
        SEVERITIES.index(violation.severity),
        violation.focus,
        violation.path or "",
        violation.value or "",
        violation.message,
    )


def _text(term: Node | None) -> str:
    return "_:" if term is None or isinstance(term, BNode) else str(term)


def _label(node: Node | None, data: Graph) -> str:
    """Call a node as people would: by its name, headline or quote, a statement by its triple."""
    if node is None:
        return "the graph"
    parts = [list(data.objects(node, URIRef(part))) for part in (RDF.subject, RDF.predicate, RDF.object)]
    # A broken statement may have several: a graph gives them in another order in each process.
    subject, predicate, obj = (min(values, default=None, key=str) for values in parts)
    if subject is not None and predicate is not None and obj is not None:
        phrase = PHRASES.get(str(predicate), (curie(str(predicate)),))[0]
        return short(f"“{_name(subject, data)} {phrase} {_name(obj, data)}”")
    return _name(node, data)


def _name(node: Node, data: Graph) -> str:
    if isinstance(node, Literal):
        return short(str(node))
    for naming in (RDFS.label, SCHEMA.headline, SKG.quote):
        names = sorted(str(name) for name in data.objects(node, URIRef(naming)))
        if names:
            return short(names[0])
    return "a blank node" if isinstance(node, BNode) else curie(str(node))
