"""Does a graph keep its promises? What is wrong with it, in lines that people understand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from ..ontology.terms import curie

if TYPE_CHECKING:
    from rdflib import Graph

SEVERITIES: Final = ("violation", "warning", "info")
"""The worst first."""
_LONGEST: Final = 80
"""Code points of a name or value in a line; longer ones are cut."""


class Rdf(Protocol):
    """Whatever can be had as an rdflib graph: our stores."""

    def to_rdflib(self) -> "Graph": ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One place where a graph breaks a shape."""

    focus: str
    """IRI of the node; ``_:`` for a blank node."""
    label: str
    """How people call the node; its shortened IRI if it has no name."""
    path: str | None
    """IRI of the property, None where the node itself is wrong."""
    value: str | None
    """The wrong value: an IRI or the text of a literal; None where a value is missing."""
    message: str
    severity: str
    """``"violation"``, ``"warning"`` or ``"info"``; only violations make a graph invalid."""

    @property
    def line(self) -> str:
        """The violation as one line of English."""
        where = self.label if self.focus == "_:" else f"{self.label} ({curie(self.focus)})"
        if self.label == curie(self.focus):
            where = self.label
        what = "" if self.path is None else f", {curie(self.path)}"
        value = "" if self.value is None else f" = {short(curie(self.value))}"
        return f"{self.severity}: {where}{what}{value}: {self.message}"


def validate(graph: "Graph | Rdf", *, report: "Graph | None" = None) -> tuple[Violation, ...]:
    """Hold a graph against the shapes.

    The graph is not changed, and nothing is fetched: ``owl:imports`` are not followed.

    Args:
        graph: An rdflib graph or dataset (all of its graphs count as one), or a store.
        report: A graph to which the SHACL validation report is added.

    Returns:
        Violations first, then warnings; each kind ordered by focus, path, value and message,
        none twice. Empty for a graph without fault.
    """
    # rdflib and pySHACL take half a second to load: only who validates waits for them.
    from .shacl import report_on, violations_in  # noqa: PLC0415

    result, data = report_on(graph)
    if report is not None:
        report += result
    return violations_in(result, data)


def conforms(violations: tuple[Violation, ...]) -> bool:
    """Whether a graph is valid: warnings do not count."""
    return all(violation.severity != SEVERITIES[0] for violation in violations)


def short(text: str) -> str:
    """One line of text, cut where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
