"""How much processor a command takes before it answers: ``python benchmarks/startup.py [TRIPLES]``, else a million.

Each is a process of its own; they take turns, so that what else the machine does hits all alike. The best of
several runs counts, in seconds of processor, and as a ratio to ``python -c "import click"``. All modules are
compiled, as those of an installed package are, whatever the environment says of bytecode.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from showkg.benchmarks.shape import World, write
from showkg.graph.store import open_store

RUNS = 15


def cpu_s(command: list[str], compiled: str) -> float:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {command}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        store, compiled = str(Path(folder, "shows.db")), str(Path(folder, "compiled"))
        write(Path(folder, "shows.nt"), triples)
        with open_store(store, create=True) as place:
            place.load(Path(folder, "shows.nt"))
        show = World(triples).shows[7]
        showkg = [sys.executable, "-m", "showkg"]
        named = ("query", store, "--name")
        commands = {
            "python -c 'import click'": [sys.executable, "-c", "import click"],
            "python -c 'import showkg'": [sys.executable, "-c", "import showkg"],
            "showkg --help": [*showkg, "--help"],
            "showkg query --list": [*showkg, "query", "--list"],
            "showkg query --name cast": [*showkg, *named, "cast", "--param", f"work={show.title}"],
            "showkg query --name co-stars": [
                *showkg,
                *named,
                "co-stars",
                "--param",
                f"person={show.cast[0][0]}",
            ],
            "showkg search": [*showkg, "search", store, "asteroid heist", "--limit", "5"],
        }
        cpu_s(commands["showkg search"], compiled)  # makes the index
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(RUNS):
            for name, command in commands.items():
                best[name] = min(best[name], cpu_s(command, compiled))
    base = best["python -c 'import click'"]
    print(f"on a store of {triples:,} triples\n")
    print(f"{'CPU s':>7} {'ratio':>6}  command")
    for name, seconds in best.items():
        print(f"{seconds:7.3f} {seconds / base:6.2f}  {name}")


if __name__ == "__main__":
    main()
