"""Answers of queries as tables and text.

Cells of CSV that a spreadsheet would run as a formula get an apostrophe before them; JSON, XML and
TSV hold the exact text.
"""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TypeVar

import pyoxigraph as ox

from ...ontology.errors import ShowkgError, UsageError
from ..literals import value_of
from ..store import Results
from ..text import clean
from .row_limit import Enough, RowLimit

T = TypeVar("T")

ROW_FORMATS = ("table", "json", "csv", "tsv", "xml")
"""Formats of SELECT and ASK."""
TRIPLE_FORMATS = ("ttl", "nt", "table")
"""Formats of CONSTRUCT and DESCRIBE."""

_SERIALIZED = {
    "json": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
# https://owasp.org/www-community/attacks/CSV_Injection; a plain number is no formula.
_FORMULA = re.compile(r"[=+\-@\t\r](?![0-9]*\.?[0-9]*$)")


def write_results(
    results: Results,
    stream: IO[bytes],
    form: str,
    *,
    terminal: bool | None = None,
    width: int | None = None,
    max_rows: int | None = None,
) -> bool:
    """Write what a query gave.

    Args:
        results: Rows, a truth value or triples; they can be written once.
        stream: Binary stream.
        form: Of ``ROW_FORMATS`` for rows and truth values, of ``TRIPLE_FORMATS`` for triples.
        terminal: Draw lines and colours and fit the width; None: if the stream is a terminal.
        width: Columns of the terminal; None: as wide as it is.
        max_rows: Rows or triples that are written; None: all.

    Returns:
        Whether there were more; what is written is well-formed all the same.

    Raises:
        UsageError: The format does not fit the results.
        ShowkgError: The store broke while the results were read.
    """
    fits = TRIPLE_FORMATS if isinstance(results, ox.QueryTriples) else ROW_FORMATS
    if form not in fits:
        kind = "triples" if isinstance(results, ox.QueryTriples) else "rows"
        raise UsageError(f"--format {form}: this query gives {kind}. Use one of {' '.join(fits)}.")
    if terminal is None:
        terminal = stream.isatty()
    try:
        if isinstance(results, ox.QueryBoolean):
            _write_truth(results, stream, form)
            return False
        if form in _SERIALIZED and not isinstance(results, ox.QueryTriples):
            return _serialize(results, stream, form, max_rows)
        counted = _Counted(max_rows)
        if form == "table":
            header, rows = _table(results, counted)
            stream.writelines(part.encode() for part in _drawn(header, rows, terminal=terminal, width=width))
        elif isinstance(results, ox.QueryTriples):
            from .turtle import write_triples  # noqa: PLC0415 - rows do without

            write_triples(counted.some(results), stream, form)
        else:
            header = [variable.value for variable in results.variables]
            cells = (["" if t is None else value_of(t) for t in row] for row in counted.some(results))
            write_csv(header, cells, stream)
        return counted.cut
    except (RuntimeError, OSError) as error:
        # An error of the system has a number; the engine's own, such as that of another server, has none.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise ShowkgError(f"query: it broke off ({' '.join(str(error).split())}).") from None


class _Counted:
    """Lets some items through and notes whether there were more."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self.cut = False

    def some(self, items: Iterable[T]) -> Iterator[T]:
        for number, item in enumerate(items):
            if number == self._most:
                self.cut = True
                return
            yield item


def _serialize(results: ox.QuerySolutions, stream: IO[bytes], form: str, max_rows: int | None) -> bool:
    """Let the engine write rows, which is fastest."""
    names = [variable.value for variable in results.variables]
    limit = None if max_rows is None else RowLimit(stream, form, names, max_rows)
    try:
        results.serialize(stream if limit is None else limit, format=_SERIALIZED[form])  # type: ignore[arg-type]
        if limit is not None:
            limit.finish()
    except Enough:
        pass
    if form != "tsv":
        stream.write(b"\n")
    return limit is not None and limit.cut


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]], stream: IO[bytes]) -> None:
    """Write CSV as RFC 4180 has it, UTF-8, with formulas made harmless."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(header)
        for row in rows:
            writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    finally:
        text.flush()
        text.detach()


def _write_truth(results: ox.QueryBoolean, stream: IO[bytes], form: str) -> None:
    if form in ("json", "xml"):
        results.serialize(stream, format=_SERIALIZED[form])
        stream.write(b"\n")
    else:
        stream.write(b"true\n" if results else b"false\n")


def _table(
    results: ox.QuerySolutions | ox.QueryTriples, counted: _Counted
) -> tuple[list[str], Iterator[list[str]]]:
    if isinstance(results, ox.QueryTriples):
        rows = sorted([_cell(term) for term in triple] for triple in counted.some(results))
        return ["subject", "predicate", "object"], iter(rows)
    header = [variable.value for variable in results.variables]
    return header, ([_cell(term) for term in row] for row in counted.some(results))


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """A term on one line, without anything that could steer a terminal."""
    from .curies import short  # noqa: PLC0415 - only tables for people shorten IRIs

    if term is None:
        return ""
    text = short(term.value) if isinstance(term, ox.NamedNode) else value_of(term)
    if isinstance(term, ox.BlankNode):
        text = str(term)
    text = " ".join(clean(text).split())
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _drawn(
    header: list[str], rows: Iterable[list[str]], *, terminal: bool, width: int | None
) -> Iterator[str]:
    if not terminal:
        yield from _plain(header, list(rows))
        return
    # Lazy: a query in a pipe need not wait for it.
    import shutil  # noqa: PLC0415

    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(*header, box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for row in rows:
        # Text, not markup: "[bold]" in a label is no order.
        table.add_row(*(Text(cell) for cell in row))
    buffer = io.StringIO()
    columns = width or shutil.get_terminal_size().columns
    console = Console(
        file=buffer, width=columns, force_terminal=True, no_color="NO_COLOR" in os.environ, highlight=False
    )
    if table.columns:
        console.print(table)
    console.print(f"{table.row_count} row{'' if table.row_count == 1 else 's'}", style="dim")
    yield buffer.getvalue()


def _plain(header: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Columns padded with spaces, two between them: for pipes, files and screen readers."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in [header, ["-" * size for size in widths], *rows]:
        yield "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() + "\n"
