"""SPARQL as text: cut into tokens, given parameters, checked, and its errors made readable."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ..ontology.errors import ShowkgError
from ..ontology.terms import PREFIXES

# https://www.w3.org/TR/sparql11-query/#sparqlGrammar, as far as needed to know a name from a string.
_TOKENS = re.compile(
    r"""
    (?P<space>\s+|\#[^\r\n]*)
  | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
              |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
  | (?P<iri><[^<>"{}|^`\\\s]*>)
  | (?P<variable>[?$]\w+)
  | (?P<pname>(?:[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<word>[^\W\d_]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_CALLS = frozenset({"SERVICE", "LOAD"})
_NAMED = frozenset(
    {"GRAPH", "NAMED", "ALL", "WITH", "USING", "CREATE", "DROP", "COPY", "MOVE", "ADD", "INTO", "CLEAR"}
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


class Token(NamedTuple):
    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Cut a query into tokens, white space and comments included; joined they are the query."""
    for match in _TOKENS.finditer(text):
        yield Token(str(match.lastgroup), match.group(), match.start())


def bind(text: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """Put terms for the variables of a query.

    Every ``?name`` and ``$name`` outside strings, IRIs and comments is replaced with the term as
    N-Triples spells it, so that nothing in a value can end the literal that holds it.

    Raises:
        ShowkgError: The query has no such variable.
    """
    parts: list[str] = []
    unused = set(terms)
    for token in tokens(text):
        name = token.text[1:]
        if token.kind == "variable" and name in terms:
            unused.discard(name)
            parts.append(str(terms[name]))
        else:
            parts.append(token.text)
    if unused:
        name = min(unused)
        raise ShowkgError(f"query: it has no parameter {name!r}. Write ${name} where its value belongs.")
    return "".join(parts)


def bind_values(text: str, name: str, terms: Sequence[NamedNode | Literal]) -> str:
    """Put terms between the braces of every ``VALUES ?name { }`` of a query; none stand for any value."""
    parts: list[str] = []
    seen: list[str] = []
    inside = False
    for token in tokens(text):
        if inside:
            inside = token.text != "}"
            if inside:
                continue
        parts.append(token.text)
        if token.kind != "space":
            seen = [*seen[-2:], token.text]
        if len(seen) == 3 and seen[0].upper() == "VALUES" and seen[1:] == [f"?{name}", "{"] and not inside:
            parts.append(f" {' '.join(map(str, terms)) or 'UNDEF'} ")
            inside = True
            seen = []
    return "".join(parts)


def check(text: str, *, update: bool = False, service: bool = False) -> None:
    """Refuse what does more than it was called for.

    Args:
        text: A query, or with ``update`` an update.
        update: Whether it is to change the graph.
        service: Whether it may reach out: SERVICE and LOAD of addresses that it names itself.

    Raises:
        ShowkgError: The text is empty, is an update where a query is wanted or the other way round, or
            calls another server.
    """
    words = [token for token in tokens(text) if token.kind in ("word", "pname", "iri", "variable")]
    form = _form(words)
    if form is None:
        raise ShowkgError("query: it is empty. Write a SELECT, ASK, CONSTRUCT or DESCRIBE query.")
    verb = form.text.upper()
    if verb in _UPDATES and not update:
        where = _position(text, form.start)
        raise ShowkgError(
            f"query: {where}: {verb} would change the graph. Ask with SELECT, ASK or CONSTRUCT, or pass --update."
        )
    if update and verb in _FORMS:
        raise ShowkgError(f"query: {verb} changes nothing. Leave --update out.")
    for index, token in enumerate(words):
        if token.kind != "word" or token.text.upper() not in _CALLS:
            continue
        where = _position(text, token.start)
        if not service:
            raise ShowkgError(
                f"query: {where}: {token.text.upper()} would call another server. Leave it out, or pass "
                "--allow-service."
            )
        address = next((word for word in words[index + 1 :] if word.text.upper() != "SILENT"), None)
        if address is None or address.kind not in ("iri", "pname"):
            raise ShowkgError(
                f"query: {where}: {token.text.upper()} of a variable would call what the graph names. Write the "
                "address."
            )


def check_default_graph(text: str) -> None:
    """Refuse an update of named graphs: a store keeps its articles there.

    Raises:
        ShowkgError: It names one, or all.
    """
    for token in tokens(text):
        if token.kind == "word" and token.text.upper() in _NAMED:
            where = _position(text, token.start)
            raise ShowkgError(
                f"query: {where}: {token.text.upper()} may change the articles that a store keeps in named graphs. "
                "Change its default graph only."
            )


def with_prefixes(text: str) -> str:
    """Declare the prefixes of ``terms.PREFIXES`` that a query uses, on its first line."""
    used = {token.text.split(":", 1)[0] for token in tokens(text) if token.kind == "pname"}
    declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in used)
    return declared + text


def form_of(text: str) -> str:
    """The word that says what kind of query it is, in capitals; empty if there is none."""
    form = _form([token for token in tokens(text) if token.kind in ("word", "pname", "iri")])
    return form.text.upper() if form else ""


def explain_syntax_error(text: str, error: SyntaxError) -> ShowkgError:
    """Say in one line where and why a query does not parse, with a hint for an unknown prefix."""
    unknown = _unknown_prefix(text)
    if unknown is not None:
        prefix, start = unknown
        near = difflib.get_close_matches(prefix, PREFIXES, n=1, cutoff=0.5)
        hint = f"Did you mean {near[0]}:?" if near else "Declare it with PREFIX."
        known = ", ".join(f"{name}:" for name in PREFIXES)
        where = _position(text, start)
        return ShowkgError(f"query: {where}: unknown prefix {prefix}:. {hint} Known already: {known}.")
    form = _form([token for token in tokens(text) if token.kind in ("word", "pname", "iri")])
    if form is not None and form.text.upper() not in _FORMS and form.text.upper() not in _UPDATES:
        where = _position(text, form.start)
        near = difflib.get_close_matches(form.text.upper(), _FORMS, n=1)
        hint = f"Did you mean {near[0]}?" if near else "Begin with SELECT, ASK, CONSTRUCT or DESCRIBE."
        return ShowkgError(f"query: {where}: no query begins with {form.text[:40]!r}. {hint}")
    match = re.match(r"error at (\d+):(\d+): (.*)", str(error), re.DOTALL)
    if match is None:
        return ShowkgError(f"query: {' '.join(str(error).split())}. Check the syntax.")
    line, column, reason = int(match[1]), int(match[2]), " ".join(match[3].split())
    found = _token_at(text, line, column)
    if found is None:
        return ShowkgError(f"query: line {line}, column {column}: it ends too early. Is a bracket missing?")
    # The parser lists character classes where a name could go on: no help for a reader.
    if len(reason) > 120 or "'\\u{" in reason:
        reason = "this is not SPARQL"
    return ShowkgError(f"query: line {line}, column {column}: {reason}, found {found}. Check the syntax.")


def _form(words: list[Token]) -> Token | None:
    """Find the word that says what kind of query it is, after BASE and PREFIX declarations."""
    skip = 0
    for token in words:
        if skip:
            skip -= 1
        elif token.kind == "word" and token.text.upper() == "PREFIX":
            skip = 2
        elif token.kind == "word" and token.text.upper() == "BASE":
            skip = 1
        else:
            return token
    return None


def _unknown_prefix(text: str) -> tuple[str, int] | None:
    declared = set(PREFIXES)
    after_prefix = False
    for token in tokens(text):
        if token.kind == "space":
            continue
        if token.kind == "pname":
            prefix = token.text.split(":", 1)[0]
            if after_prefix:
                declared.add(prefix)
            elif prefix not in declared:
                return prefix, token.start
        after_prefix = token.kind == "word" and token.text.upper() == "PREFIX"
    return None


def _position(text: str, start: int) -> str:
    before = text[:start].split("\n")
    return f"line {len(before)}, column {len(before[-1]) + 1}"


def _token_at(text: str, line: int, column: int) -> str | None:
    lines = text.split("\n")
    start = sum(len(part) + 1 for part in lines[: line - 1]) + column - 1
    token = next((t for t in tokens(text) if t.start + len(t.text) > start and t.kind != "space"), None)
    return repr(token.text[:40]) if token else None
