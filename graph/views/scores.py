"""Scores and errors of an evaluation as plain text."""

from collections.abc import Mapping

from ...ontology.annotated import GROUPS
from ..evaluate import Errors, Report, Score
from .plain import one_line


def scores_text(report: Report) -> str:
    """Spell out scores: entities with their types, facts with their groups and predicates, plot points.

    Groups of which neither the annotations nor the graphs know a fact are left out.
    """
    rows: list[tuple[str, Score]] = [("entities", report.entities)]
    rows += [(f"  {kind}", score) for kind, score in report.types.items()]
    rows.append(("facts", report.facts))
    for group, names in GROUPS.items():
        told = [name for name in names if name in report.predicates]
        if told:
            rows.append((f"  {group}", report.groups[group]))
            rows += [(f"    {name}", report.predicates[name]) for name in told]
    rows.append(("plot points", report.plot))
    lines = [
        f"{report.predicted} of {report.articles} articles read",
        _HEADER,
        *(_line(*row) for row in rows),
    ]
    return "".join(f"{line}\n" for line in lines)


def errors_text(errors: Mapping[str, Errors]) -> str:
    """Spell out errors, article by article, each on one line; an article without errors is left out."""
    lines = []
    for stem, kinds in errors.items():
        if any(kinds.values()):
            lines += ["", one_line(stem)]
            lines += [f"  {kind}: {one_line(row)}" for kind, rows in kinds.items() for row in rows]
    return "".join(f"{line}\n" for line in lines)


_HEADER = f"{'':26}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}"


def _line(name: str, score: Score) -> str:
    figures = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
    return f"{name:26}{figures}{score.gold:7d}{score.predicted:7d}"
