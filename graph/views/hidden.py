"""Counts of what is hidden, as a table for people who read a terminal."""

from collections.abc import Sequence
from itertools import groupby

from ..spoilers import Hidden
from .plain import one_line

_COLUMNS = ("from", "statements", "plot points", "entities", "sentences")


def hidden_text(rows: Sequence[Hidden]) -> str:
    """Spell out what is hidden: a block for each show, a line for each point, no names but titles."""
    blocks = []
    for (_, show), points in groupby(rows, key=lambda row: (row.work, row.show)):
        table = [_COLUMNS, *map(_cells, points)]
        widths = [max(len(row[i]) for row in table) for i in range(len(_COLUMNS))]
        lines = [
            "  ".join(
                [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
            )
            for row in table
        ]
        blocks.append(
            "\n".join([one_line(show) or "(no work known)", *(f"  {line}" for line in lines)]) + "\n"
        )
    return "\n".join(blocks) or "Nothing is hidden.\n"


def _cells(row: Hidden) -> tuple[str, ...]:
    numbers = (row.statements, row.plot_points, row.entities, row.sentences)
    return (_point(row), *(f"{number:,}" for number in numbers))


def _point(row: Hidden) -> str:
    if row.season is None:
        return "all" if row.work else "*=all"
    if row.season == 0:
        return "before the start"
    return f"S{row.season:02}" + (f"E{row.episode:02}" if row.episode is not None else "")
