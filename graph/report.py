"""Violations as a SHACL validation report: a graph that other tools read.

The report of pySHACL names our shapes and copies blank nodes of them; this one has IRIs only, one result for
each line that people see, and is the same for the same graph.
"""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from ..ontology.terms import ID_BASE, RDF, RDFS, XSD
from .identity import hash12
from .validate import Violation, conforms

SH = "http://www.w3.org/ns/shacl#"


def report_graph(violations: Sequence[Violation]) -> Iterator[ox.Triple]:
    """Go through the triples of the report (https://www.w3.org/TR/shacl/#validation-report)."""
    report = ox.NamedNode(f"{ID_BASE}report/{hash12(*violations)}")
    truth = "true" if conforms(tuple(violations)) else "false"
    yield _triple(report, RDF.type, ox.NamedNode(f"{SH}ValidationReport"))
    yield _triple(report, f"{SH}conforms", ox.Literal(truth, datatype=ox.NamedNode(XSD.boolean)))
    for violation in violations:
        result = ox.NamedNode(f"{ID_BASE}report/{hash12(violation)}")
        yield _triple(report, f"{SH}result", result)
        yield _triple(result, RDF.type, ox.NamedNode(f"{SH}ValidationResult"))
        yield _triple(result, f"{SH}resultSeverity", ox.NamedNode(SH + violation.severity.capitalize()))
        yield _triple(result, f"{SH}resultMessage", ox.Literal(violation.message))
        yield _triple(result, RDFS.label, ox.Literal(violation.line))
        yield _triple(result, f"{SH}focusNode", _term(violation.focus))
        if violation.path is not None:
            yield _triple(result, f"{SH}resultPath", ox.NamedNode(violation.path))
        if violation.value is not None:
            yield _triple(result, f"{SH}value", _term(violation.value))


def _term(text: str) -> ox.NamedNode | ox.Literal:
    """What a violation has as text: an IRI, or the text of a literal or of a blank node."""
    if text.startswith(("http://", "https://", "urn:")):
        try:
            return ox.NamedNode(text)
        except ValueError:
            pass
    return ox.Literal(text)


def _triple(subject: ox.NamedNode, predicate: str, obj: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), obj)
