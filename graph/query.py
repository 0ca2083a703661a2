"""Questions to a graph: SPARQL text, or the name of a query of the library in ``queries/``.

A named query is a ``.rq`` file. Its first comment says what it answers; a line
``# param work: name of the work, e.g. "For All Mankind"`` declares a parameter, ``# param season
(optional): number of the season`` one that may be left out (it is the empty string then). In the
query a parameter is written ``$work``, so that the file is plain SPARQL 1.1 for any tool.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..ontology.errors import ShowkgError
from . import sparql
from .literals import literal
from .store import Results, Store

_PARAM = re.compile(r"param (?P<name>\w+)(?P<optional> \(optional\))?: *(?P<description>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a named query asks for; names match without regard to case."""

    name: str
    description: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query of the library."""

    name: str
    description: str
    """What it answers, in one or more sentences."""
    parameters: tuple[Parameter, ...]
    text: str
    """SPARQL with ``$name`` for each parameter; the prefixes of ``terms.PREFIXES`` are not declared."""


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Read the library: name → query, by name."""
    files = [file for file in resources.files(__package__).joinpath("queries").iterdir() if file.is_file()]
    queries = (
        _parse(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8"))
        for file in files
        if file.name.endswith(".rq")
    )
    return {query.name: query for query in sorted(queries, key=lambda query: query.name)}


def find_query(name: str) -> NamedQuery:
    """Return the query of that name.

    Raises:
        ShowkgError: There is none; the message has the nearest names.
    """
    queries = named_queries()
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name.lower().replace("_", "-"), queries, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(queries)}."
    raise ShowkgError(f"query: there is no query named {name!r}. {hint}")


def run(store: Store, query: str, params: Mapping[str, str] | None = None) -> Results:
    """Ask a graph.

    Args:
        store: The graph.
        query: SPARQL, or the name of a query of the library.
        params: Name → value of the parameters; in SPARQL, of variables. Every value is bound as
            a string literal, whatever it holds: ``24`` is also the name of a series.

    Returns:
        Rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE.

    Raises:
        ShowkgError: No query of that name, a missing or unknown parameter, or SPARQL that does
            not parse or would do more than read.
    """
    given = {name: literal(value) for name, value in (params or {}).items()}
    if not re.fullmatch(r"[\w-]+", query.strip()):
        return store.query(sparql.bind(query, given))
    named = find_query(query.strip())
    known = {parameter.name for parameter in named.parameters}
    for name in given:
        if name not in known:
            wants = f"It has: {', '.join(sorted(known))}." if known else "It has none."
            raise ShowkgError(f"query {named.name}: it has no parameter {name!r}. {wants}")
    for parameter in named.parameters:
        if parameter.name not in given:
            if not parameter.optional:
                raise ShowkgError(
                    f"query {named.name}: parameter {parameter.name!r} is missing ({parameter.description}). "
                    f"Give it as {parameter.name}=VALUE."
                )
            given[parameter.name] = literal("")
    return store.query(sparql.bind(named.text, given))


def _parse(name: str, text: str) -> NamedQuery:
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("#").strip())
    matches = [_PARAM.fullmatch(comment) for comment in comments]
    parameters = tuple(
        Parameter(name=match["name"], description=match["description"], optional=bool(match["optional"]))
        for match in matches
        if match
    )
    description = " ".join(comment for comment, match in zip(comments, matches, strict=True) if not match)
    return NamedQuery(name=name, description=description.strip(), parameters=parameters, text=text)
