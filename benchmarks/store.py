"""Loading, opening, asking and writing: showkg, plain pyoxigraph and rdflib on the same graph, in one run.

    python benchmarks/store.py                 # 100 thousand and a million triples
    python benchmarks/store.py 100000 --runs 5
    python benchmarks/store.py 10000000        # without rdflib, whose memory store is measured up to a million

Seconds are of the processor, the best of several runs; ratios are to showkg. The named queries ask about a show
that many articles tell of. rdflib gets two minutes for each query; what it does not finish counts as that long,
which flatters it.
"""

import argparse
import io
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pyoxigraph as ox
import rdflib

from showkg.benchmarks.shape import World, write
from showkg.graph.query import NamedQuery, bound_text, named_queries, run
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.turtle import export
from showkg.ontology.terms import PREFIXES

COMMON = (
    "cast", "characters-of", "co-stars", "episodes", "makers", "plot", "release", "timeline", "who-plays", "works-of",
    "family", "where-from",
)  # fmt: skip
"""The twelve commonest, by what the README and the page lead to."""
RDFLIB_MOST, RDFLIB_TIMEOUT_S = 1_000_000, 120


def best(action: Callable[[], object], runs: int) -> float:
    seconds = []
    for _ in range(runs):
        started = time.process_time()
        action()
        seconds.append(time.process_time() - started)
    return min(seconds)


def params_of(query: NamedQuery, world: World) -> dict[str, str]:
    show, other = world.shows[7], world.shows[0]
    values = {
        "work": show.title, "name": show.title, "season": "3", "next": "4", "episode": "5",
        "person": show.cast[0][0], "character": show.cast[0][1], "other": show.cast[1][0],
    }  # fmt: skip
    if query.name == "shared-cast":
        values["other"] = other.title
    elif query.name == "six-degrees":
        values["other"] = world.shows[len(world.shows) // 2].cast[5][0]
    elif query.name == "family":
        values["name"] = show.cast[0][1]
    wanted = [parameter.name for parameter in query.parameters if not parameter.optional]
    if query.name == "who-plays":
        wanted = ["character"]
    return {name: values[name] for name in wanted}


class _TooLongError(Exception):
    pass


def within(seconds: int, action: Callable[[], object]) -> float:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        return best(action, 1)
    except _TooLongError:
        return float(seconds)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def row(name: str, ours: float, plain: float | None, theirs: float | None) -> str:
    cells = [f"{ours:10.3f}"]
    for other in (plain, theirs):
        cells.append(f"{'':>10} {'':>7}" if other is None else f"{other:10.3f} {other / ours:7.2f}")
    return f"{' '.join(cells)}  {name}"


def measure(triples: int, runs: int, *, rdflib_too: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder, "shows.nt"), str(Path(folder, "shows.db"))
        write(path, triples)
        print(f"\n{triples:,} triples, {path.stat().st_size / 2**20:,.0f} MB of N-Triples\n")
        print(f"{'showkg s':>10} {'pyoxigraph':>10} {'ratio':>7} {'rdflib s':>10} {'ratio':>7}")

        def load() -> None:
            with open_store(target, create=True) as store:
                store.load(path)

        def load_plain() -> None:
            plain = ox.Store(str(Path(folder, "plain")))
            plain.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
            plain.flush()

        ours, plain_s = best(load, 1), best(load_plain, 1)
        graph = rdflib.Graph(bind_namespaces="none") if rdflib_too else None
        theirs = best(lambda: graph.parse(path, format="nt"), 1) if graph is not None else None
        print(row("load", ours, plain_s, theirs), flush=True)

        def reopen() -> None:
            with open_store(target):
                pass

        data = str(Path(target, "triples"))
        print(row("open", best(reopen, runs), best(lambda: ox.Store.read_only(data), runs), None), flush=True)
        with open_store(target) as store:
            plain_store = ox.Store.read_only(data)
            ask_all(store, plain_store, graph, World(triples), runs)

            def write_plain() -> None:
                plain_store.dump(
                    io.BytesIO(), format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=PREFIXES
                )

            ours = best(lambda: export(store, io.BytesIO(), "ttl"), 1)
            theirs = best(lambda: graph.serialize(format="turtle"), 1) if graph is not None else None
            print(row("write Turtle", ours, best(write_plain, 1), theirs), flush=True)


def ask_all(
    store: EmbeddedStore, plain: ox.Store, graph: rdflib.Graph | None, world: World, runs: int
) -> None:
    totals = [0.0, 0.0, 0.0]
    for query in named_queries().values():
        params = params_of(query, world)
        text, _ = bound_text(store, query, params)
        ours = best(lambda q=query, p=params: list(run(store, q.name, p)), runs)  # type: ignore[misc, arg-type]
        bare = best(lambda t=text: list(plain.query(t, prefixes=PREFIXES)), runs)  # type: ignore[misc, arg-type]
        theirs = None
        if query.name in COMMON:
            if graph is not None:
                theirs = within(RDFLIB_TIMEOUT_S, lambda t=text: list(graph.query(t, initNs=PREFIXES)))  # type: ignore[misc]
            for place, seconds in enumerate((ours, bare, theirs or 0)):
                totals[place] += seconds
        print(row(f"{query.name}{' *' if query.name in COMMON else ''}", ours, bare, theirs), flush=True)
    print(
        row("the twelve * together", totals[0], totals[1], totals[2] if graph is not None else None),
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("triples", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-rdflib", action="store_true", help="leave rdflib out: it takes minutes")
    arguments = parser.parse_args()
    for triples in arguments.triples:
        measure(triples, arguments.runs, rdflib_too=triples <= RDFLIB_MOST and not arguments.no_rdflib)


if __name__ == "__main__":
    main()
