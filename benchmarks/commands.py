"""How long the commands take and how much memory: ``python benchmarks/commands.py``.

Runs each as a process of its own, start-up included, on the sample articles, and prints the best of several
runs: other work on the machine can only make a run slower. Linux and macOS.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = str(Path(__file__).resolve().parent.parent / "examples" / "articles")
STORE = "shows.db"
COMMANDS = {
    ("--help",): 10,
    ("query", STORE, "--name", "cast", "--param", "work=The Americans"): 10,
    ("query", STORE, "SELECT * { ?s a schema:TVSeries }"): 10,
    ("explain", STORE, "The Americans"): 10,
    ("stats", STORE): 10,
    ("export", STORE, "shows.html", "--force"): 3,
    ("validate", STORE): 3,
    ("build", ARTICLES, "-o", "shows.ttl", "-o", "shows.html", "--force"): 3,
}
"""Arguments → number of runs."""


def measure(arguments: tuple[str, ...]) -> tuple[float, float, float]:
    """Run a command; gives seconds by the clock, seconds of processor, and its largest memory in MB."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "showkg", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        # Compiled, as the modules of an installed package are.
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        measure(("build", ARTICLES, "--store", STORE))
        print(f"{'clock s':>8} {'CPU s':>8} {'MB':>6}  command")
        for arguments, runs in COMMANDS.items():
            clock, cpu, memory = map(min, zip(*(measure(arguments) for _ in range(runs)), strict=True))
            shown = " ".join(arguments).replace(ARTICLES, "examples/articles")
            print(f"{clock:8.2f} {cpu:8.2f} {memory:6.0f}  showkg {shown}")
        os.chdir(Path(__file__).parent)


if __name__ == "__main__":
    main()
