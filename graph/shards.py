"""Articles that were read elsewhere, as files of N-Quads: written by many, read by the one that has the store.

Each article, or problem in the place of one, has a named graph in the file, in the order of the sources.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ..ontology.errors import ShowkgError
from ..ontology.records import Problem
from .archive import article_node
from .files import written_whole
from .prepared import Prepared

_DOCUMENT, _PROFILE, _SUMMARY, _PROBLEM = (
    ox.NamedNode(f"urn:x-showkg:{name}") for name in ("document", "profile", "summary", "problem")
)
_LARGE = ("packed", "profile")


def write_shard(path: Path, outcomes: Iterable[Prepared | Problem]) -> None:
    """Write articles and problems to a file; it appears whole or not at all.

    Raises:
        ShowkgError: It cannot be written.
    """
    with written_whole(path) as stream:
        for number, outcome in enumerate(outcomes):
            graph = ox.NamedNode(f"urn:x-showkg:outcome:{number}")
            for triple in _triples(outcome, graph):
                # Quads print as N-Quads.
                stream.write(f"{ox.Quad(*triple, graph)} .\n".encode())


def read_shard(path: Path) -> list[Prepared | Problem]:
    """Read what ``write_shard`` wrote, in that order.

    Raises:
        ShowkgError: The file is missing or damaged.
    """
    found: dict[str, dict[str, str]] = {}
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
            if isinstance(quad.object, ox.Literal) and isinstance(quad.predicate, ox.NamedNode):
                found.setdefault(str(quad.graph_name), {})[quad.predicate.value] = quad.object.value
        return [_outcome(values) for values in found.values()]
    except (OSError, SyntaxError, ValueError, LookupError, TypeError) as error:
        raise ShowkgError(
            f"{path}: this part of the build cannot be read ({error}). Delete it and build again; is the folder "
            "shared by all machines?"
        ) from None


def _triples(outcome: Prepared | Problem, graph: ox.NamedNode) -> list[tuple[Any, Any, ox.Literal]]:
    if isinstance(outcome, Problem):
        return [(graph, _PROBLEM, ox.Literal(json.dumps(asdict(outcome))))]
    node = article_node(outcome.key)
    summary = {
        name: [asdict(problem) for problem in value] if name == "problems" else value
        for name in Prepared.__dataclass_fields__
        if name not in _LARGE
        for value in (getattr(outcome, name),)
    }
    return [
        (node, _DOCUMENT, ox.Literal(base64.b64encode(outcome.packed).decode("ascii"))),
        (node, _PROFILE, ox.Literal(outcome.profile)),
        (node, _SUMMARY, ox.Literal(json.dumps(summary))),
    ]


def _outcome(values: dict[str, str]) -> Prepared | Problem:
    if _PROBLEM.value in values:
        return Problem(**json.loads(values[_PROBLEM.value]))
    summary = json.loads(values[_SUMMARY.value])
    summary["entities"] = tuple(summary["entities"])
    summary["problems"] = tuple(Problem(**problem) for problem in summary["problems"])
    return Prepared(
        packed=base64.b64decode(values[_DOCUMENT.value]), profile=values[_PROFILE.value], **summary
    )
