"""Questions to a graph: SPARQL text, or the name of a query of the library in ``queries/``.

A named query is a ``.rq`` file, plain SPARQL 1.1 for any tool once the prefixes of
``terms.PREFIXES`` are declared. Its first comment says what it answers, and a line of it declares
each parameter: ``# param season (integer): number of the season``. The query holds an example of
the value, ``VALUES ?season { 4 }``, or ``UNDEF`` for a parameter that may be left out.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal

from ..ontology.errors import UsageError
from ..ontology.terms import XSD
from . import sparql
from .literals import literal
from .naming import spellings
from .store import Results, Store

_FOLDER = Path(__file__).with_name("queries")  # importlib.resources takes 10 ms to load
_PARAM = re.compile(
    r"param (?P<name>\w+) \((?P<kind>name|integer)(?P<optional>, optional)?\): (?P<description>.+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a named query asks for."""

    name: str
    kind: str
    """``name``: any name of a thing, without regard to case and accents; ``integer``."""
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
    """SPARQL with example values; the prefixes of ``terms.PREFIXES`` are not declared."""


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Read the library: name → query, by name."""
    return {name: _read(name) for name in sorted(file.stem for file in _FOLDER.glob("*.rq"))}


@cache
def _read(name: str) -> NamedQuery:
    return _parse(name, (_FOLDER / f"{name}.rq").read_text(encoding="utf-8"))


def find_query(name: str) -> NamedQuery:
    """Return the query of that name.

    Raises:
        UsageError: There is none; the message has the nearest names.
    """
    if re.fullmatch(r"[a-z-]+", name) and (_FOLDER / f"{name}.rq").is_file():
        return _read(name)
    queries = named_queries()
    near = difflib.get_close_matches(name.lower().replace("_", "-"), queries, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(queries)}."
    raise UsageError(f"query: there is no query named {name!r}. {hint}")


def run(
    store: Store,
    query: str,
    params: Mapping[str, str] | None = None,
    *,
    allow_service: bool = False,
    unknown: list[str] | None = None,
) -> Results:
    """Ask a graph.

    Args:
        store: The graph.
        query: SPARQL, or the name of a query of the library.
        params: Name → value of the parameters. In SPARQL, a value takes the place of ``$name``,
            as a string whatever it holds.
        allow_service: Whether it may call the servers that it names with SERVICE.
        unknown: Gets the names among the values of a named query's parameters that nothing in the graph has.

    Returns:
        Rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE.

    Raises:
        UsageError: No query of that name, or a missing, unknown or wrong parameter.
        ShowkgError: SPARQL that does not parse or would do more than read.
    """
    given = params or {}
    query = query.lstrip("\ufeff")
    if not re.fullmatch(r"[\w-]+", query.strip()):
        bound = sparql.bind(query, {name: literal(value) for name, value in given.items()})
        return store.query(bound, allow_service=True) if allow_service else store.query(bound)
    named = find_query(query.strip())
    others = given.keys() - {parameter.name for parameter in named.parameters}
    if others:
        wants = ", ".join(parameter.name for parameter in named.parameters)
        hint = f"It has: {wants}." if wants else "It has none."
        raise UsageError(f"query {named.name}: it has no parameter {min(others)!r}. {hint}")
    text, missing = bound_text(store, named, given)
    if unknown is not None:
        unknown += missing
    return store.query(text)


def bound_text(store: Store, named: NamedQuery, given: Mapping[str, str]) -> tuple[str, list[str]]:
    """The text of a named query with values for its parameters, and the names among them that nothing has.

    Raises:
        UsageError: A missing or wrong parameter.
    """
    text, missing = named.text, []
    for parameter in named.parameters:
        terms = _terms(store, named, parameter, given)
        if not terms and parameter.name in given:
            value = given[parameter.name]
            missing.append(value)
            terms = [literal(value)]  # as it is, it finds nothing
        text = sparql.bind_values(text, parameter.name, terms)
    return text, missing


def _terms(store: Store, query: NamedQuery, parameter: Parameter, given: Mapping[str, str]) -> list[Literal]:
    """What stands for a parameter; empty where it is not given, or nothing has that name."""
    where = f"query {query.name}: parameter {parameter.name!r}"
    value = given.get(parameter.name)
    if value is None:
        if parameter.optional:
            return []
        raise UsageError(f"{where} ({parameter.description}) is missing. Write {parameter.name}=VALUE.")
    if parameter.kind == "integer":
        if not re.fullmatch(r"[0-9]{1,9}", value.strip()):
            raise UsageError(f"{where} is {value!r}. Give a whole number.")
        return [literal(str(int(value)), XSD.integer)]
    return spellings(store, value)


def _parse(name: str, text: str) -> NamedQuery:
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("#").strip())
    matches = [_PARAM.fullmatch(comment) for comment in comments]
    parameters = tuple(
        Parameter(
            name=match["name"],
            kind=match["kind"],
            description=match["description"],
            optional=bool(match["optional"]),
        )
        for match in matches
        if match
    )
    description = " ".join(comment for comment, match in zip(comments, matches, strict=True) if not match)
    return NamedQuery(name=name, description=description.strip(), parameters=parameters, text=text)
