"""What a viewer's point of view costs: ``python benchmarks/watched.py [TRIPLES]``, a million without a number.

Makes a graph of invented recaps in showkg's own shape, then times the same queries on all of it and on
what a viewer may know who has watched half of one show and all of the others, each the best of several runs.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from showkg.graph.query import run
from showkg.graph.rdf import encode
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.view_cache import kept_view
from showkg.graph.visible import visible_lines
from showkg.graph.watched import read_watched
from showkg.ontology.records import (
    Article,
    Document,
    Entity,
    Evidence,
    Modality,
    PlotPoint,
    Position,
    Span,
    Statement,
    Value,
)
from showkg.ontology.terms import SCHEMA, SKG, XSD

T = TypeVar("T")

SEED = 4
SHOWS, SEASONS, EPISODES, CAST = 100, 5, 10, 40
WATCHED = ("Show 007=S03E05", "*=all")
QUERIES: dict[str, tuple[str, dict[str, str]]] = {
    "cast of a show": ("cast", {"work": "Show 007"}),
    "plot of a show": ("plot", {"work": "Show 007"}),
    "makers of a show": ("makers", {"work": "Show 007"}),
    "co-stars of somebody": ("co-stars", {"person": "Actor 007 03"}),
    "count plot points by show": (
        "SELECT ?show (COUNT(?point) AS ?n) { ?point a skg:PlotPoint ; skg:inWork ?show } GROUP BY ?show",
        {},
    ),
    "count statements": ("SELECT (COUNT(*) AS ?n) { ?s a skg:Statement }", {}),
    "quotes with a word": (
        'SELECT (COUNT(*) AS ?n) { ?s skg:quote ?q FILTER(CONTAINS(?q, "meets Role 007 03")) }',
        {},
    ),
}
RUNS = 5


def documents(triples: int) -> Iterator[Document]:
    """Recaps of single episodes, each of one show, until there are about so many triples."""
    dice = random.Random(SEED)
    for number in range(triples // 490):
        show = number % SHOWS
        yield recap(number, show, dice)


def recap(number: int, show: int, dice: random.Random) -> Document:
    season, episode = dice.randint(1, SEASONS), dice.randint(1, EPISODES)
    sentences: list[str] = []

    def tell(text: str, modality: Modality = Modality.STATED) -> Evidence:
        start = sum(len(sentence) + 1 for sentence in sentences)
        sentences.append(text)
        span = Span(start=start, end=start + len(text))
        where = Position(work="w", season=season, episode=episode)
        return Evidence(
            span=span, extractor="plot", pattern="verb", confidence=0.8, modality=modality, position=where
        )

    name = f"Show {show:03}"
    entities = [
        Entity(id="w", cls=SCHEMA.TVSeries, name=name),
        Entity(id="m", cls=SCHEMA.Person, name=f"Maker {show:03}"),
        Entity(id="e", cls=SCHEMA.TVEpisode, name=f"{name} season {season} episode {episode}", work="w",
               season=season, episode=episode),
    ]  # fmt: skip
    # Who plays in later seasons comes later.
    known = dice.sample(range(CAST * season // SEASONS), 8)
    for role in known:
        full, first = f"Role {show:03} {role:02}", f"R{show:03}{role:02}"
        entities.append(Entity(id=f"c{role}", cls=SKG.Character, name=full, aliases=(first,), work="w"))
        entities.append(Entity(id=f"a{role}", cls=SCHEMA.Person, name=f"Actor {show:03} {role:02}"))
    told = [
        Statement(subject="w", predicate=SCHEMA.creator, object="m", evidence=tell(f"Maker {show:03} made {name}.")),
        Statement(subject="w", predicate=SCHEMA.numberOfSeasons, object=Value(lexical=str(SEASONS), datatype=XSD.integer),
                  evidence=tell(f"{name} has {SEASONS} seasons.")),
    ]  # fmt: skip
    for role in known:
        words = tell(f"Actor {show:03} {role:02} plays Role {show:03} {role:02} in {name}.")
        for ends in ((f"a{role}", SKG.portrays, f"c{role}"), ("w", SCHEMA.actor, f"a{role}"),
                     ("w", SCHEMA.character, f"c{role}")):  # fmt: skip
            told.append(Statement(subject=ends[0], predicate=ends[1], object=ends[2], evidence=words))
    points = []
    for index in range(8):
        one, other = dice.sample(known, 2)
        label = f"Role {show:03} {one:02} meets Role {show:03} {other:02}"
        points.append(
            PlotPoint(id=f"p{index}", label=label, trigger="meet", work="w", season=season, episode=episode,
                      agents=(f"c{one}",), patients=(f"c{other}",),
                      evidence=tell(f"In the hour's {index}th scene {label}.", Modality.HAPPENED))
        )  # fmt: skip
    article = Article(key=f"{number:012x}", source="-", text="\n".join(sentences), blocks=(),
                      title=f"Recap {number}", published="2024-01-01")  # fmt: skip
    return Document(article=article, entities=tuple(entities), statements=tuple(told), plot_points=tuple(points),
                    about=("w",), spoils=Position(work="w", season=season, episode=episode))  # fmt: skip


def best(action: Callable[[], T], runs: int = RUNS) -> tuple[float, T]:
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        result = action()
        seconds.append(time.perf_counter() - started)
    return min(seconds), result


def ask(store: EmbeddedStore, query: str, params: dict[str, str]) -> int:
    rows: Any = run(store, query, params)
    return sum(1 for _ in rows)


def command(*arguments: str) -> float:
    def call() -> None:
        subprocess.run([sys.executable, "-m", "showkg", *arguments], check=True, stdout=subprocess.DEVNULL)

    return best(call, 3)[0]


def main() -> None:
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.nt")
        with path.open("w", encoding="utf-8") as stream:
            lines = (f"{triple} .\n" for document in documents(triples) for triple in encode(document))
            stream.writelines(dict.fromkeys(lines))
        target = str(Path(folder, "graph.db"))
        with open_store(target, create=True) as store:
            store.load(path)
        with open_store(target) as store:
            print(f"{len(store):,} triples")
            watched = read_watched(store, WATCHED)
            started = time.process_time()
            visible_lines(store, watched)
            print(f"{time.process_time() - started:.1f} s of processor to find what may be known")
            seen = kept_view(store, watched, Path(target))
            print(f"{len(seen):,} triples for a viewer of {', '.join(WATCHED)}")
            print(f"{'plain ms':>9} {'viewer ms':>9} {'ratio':>6} {'rows':>9}  query")
            for name, (query, params) in QUERIES.items():
                plain, rows = best(partial(ask, store, query, params))
                part, fewer = best(partial(ask, seen, query, params))
                shown = f"{rows:,}/{fewer:,}"
                print(f"{plain * 1000:9.2f} {part * 1000:9.2f} {part / plain:6.2f} {shown:>9}  {name}")
        asked = ("query", target, "--name", "cast", "--param", "work=Show 007")
        viewer = [option for text in WATCHED for option in ("--watched", text)]
        plain, part = command(*asked), command(*asked, *viewer)
        print(f"{plain:9.2f} {part:9.2f} {part / plain:6.2f} {'':>9}  the command, start-up included (s)")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()
