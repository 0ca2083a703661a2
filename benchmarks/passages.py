"""How well short passages are read: hundreds of shows, each in the few lines that an outlet gives them.

    python benchmarks/passages.py [--errors FILE]

``benchmarks/passages`` holds own texts about real shows with the facts that they state, written and annotated by authors
who knew neither rules nor models, each file on one subject. Every third passage is held out: its errors are never
printed. A passage is a heading ``=== number``, its text, ``--- entities`` (``type | name | aliases``) and ``--- facts``
(``subject | predicate | object``), in the terms of ``docs/evaluate.md``.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality import rows_of

from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.graph.evaluate import Evaluation
from showkg.graph.gold import read_gold
from showkg.graph.predicted import read_prediction
from showkg.graph.store import EmbeddedStore

FOLDER = Path(__file__).parent / "passages"
HELD_OUT = 3
"""Every so manieth passage of a file is held out."""
_HEAD = re.compile(r"^=== *(?P<number>\d+)[^\n]*\n", re.MULTILINE)
_PASSAGE = re.compile(
    r"(?P<text>.*?)\n--- entities\n(?P<entities>.*?)\n?--- facts\n?(?P<facts>.*)", re.DOTALL
)


@dataclass(frozen=True)
class Passage:
    """A text and what it states."""

    name: str
    held_out: bool
    text: str
    gold: dict[str, Any] = field(repr=False)
    """As in the JSON files of annotated articles."""


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """All passages, file by file.

    Raises:
        ValueError: A passage has no entities or facts, or a fact names something that is no entity of it.
    """
    for path in sorted(folder.glob("*.txt")):
        parts = _HEAD.split(path.read_text(encoding="utf-8"))[1:]
        for number, body in zip(parts[::2], parts[1::2], strict=True):
            match = _PASSAGE.match(body)
            if match is None:
                raise ValueError(f"{path.name}, passage {number}: no entities or facts")
            name = f"{path.stem}-{int(number):02d}"
            gold = _gold(name, _rows(match["entities"]), _rows(match["facts"]))
            yield Passage(name, int(number) % HELD_OUT == 0, match["text"].strip() + "\n", gold)


def _rows(lines: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in lines.splitlines() if "|" in line]


def _gold(name: str, entities: list[list[str]], facts: list[list[str]]) -> dict[str, Any]:
    ids = {row[1]: f"e{number}" for number, row in reversed(list(enumerate(entities, 1)))}
    told = [
        {
            "id": f"e{number}",
            "type": row[0],
            "name": row[1],
            "aliases": [alias for alias in map(str.strip, "".join(row[2:3]).split(";")) if alias],
            **_place(row, ids),
        }
        for number, row in enumerate(entities, 1)
    ]
    stated = []
    for subject, predicate, value, *_ in facts:
        if subject not in ids:
            raise ValueError(f"{name}: {subject} is no entity")
        stated.append(
            {
                "s": ids[subject],
                "p": predicate,
                "o": ids.get(value, value) if predicate not in _TEXTS else value,
            }
        )
    return {"about": [], "spoils": None, "entities": told, "facts": stated, "plot_points": []}


_TEXTS = frozenset(
    "genre episode_title release_date season_count episode_count runtime status occupation".split()
)
"""Predicates whose object is text, though an entity may have that name."""


def _place(row: list[str], ids: dict[str, str]) -> dict[str, Any]:
    """``Tide season 2 episode 3``: work, season and episode of a season or an episode."""
    match = re.fullmatch(r"(?P<work>.*) season (?P<season>\d+)(?: episode (?P<episode>\d+))?", row[1])
    if row[0] not in {"season", "episode"} or match is None or match["work"] not in ids:
        return {}
    place = {"work": ids[match["work"]], "season": int(match["season"])}
    return place | ({"episode": int(match["episode"])} if match["episode"] else {})


def main() -> None:
    """Print a table with both halves; write the errors of the half worked with."""
    parser = argparse.ArgumentParser(description="Scores of short passages, worked with and held out.")
    parser.add_argument(
        "--errors", type=Path, help="where the errors of the passages worked with are written"
    )
    args = parser.parse_args()
    halves = {"worked with": Evaluation(), "held out": Evaluation()}
    pipeline, lines = Pipeline(), []
    counts = dict.fromkeys(halves, 0)
    with tempfile.TemporaryDirectory() as folder:
        for passage in passages():
            half = "held out" if passage.held_out else "worked with"
            path = Path(folder, f"{passage.name}.json")
            path.write_text(json.dumps(passage.gold), encoding="utf-8")
            with EmbeddedStore() as store:
                store.add(pipeline.read(article_from_text(passage.text)))
                errors = halves[half].add(read_gold(path), read_prediction(store), passage.text)
            counts[half] += 1
            if not passage.held_out:
                lines += [f"=== {passage.name}", passage.text.strip()]
                lines += [
                    f"{kind}: {row}" for kind, rows in errors.items() if "plot" not in kind for row in rows
                ]
    if args.errors:
        args.errors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    reports = {half: evaluation.report() for half, evaluation in halves.items()}
    print(f"{'':20}" + "".join(f"{f'{half} ({counts[half]})':>28}" for half in reports))
    print(f"{'':20}" + f"{'P':>14}{'R':>7}{'F1':>7}" * len(reports))
    rows = [{**rows_of(report), **report.predicates} for report in reports.values()]
    for name in rows[0]:
        if name != "plot points":
            found = [row.get(name) for row in rows]
            cells = (f"{s.precision:14.3f}{s.recall:7.3f}{s.f1:7.3f}" if s else f"{'':28}" for s in found)
            print(f"{name:20}" + "".join(cells))


if __name__ == "__main__":
    main()
