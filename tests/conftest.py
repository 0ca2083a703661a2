"""What tests share: the command, run as a user runs it, and a closed network."""

import fcntl
import ipaddress
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from showkg.extract.reader import read
from showkg.graph.evaluate import Errors, Evaluation, Report
from showkg.graph.gold import find_article, find_gold, read_gold
from showkg.graph.predicted import read_prediction
from showkg.graph.store import open_store
from showkg.ontology.records import Article
from showkg.tests.warm import Warm

# A shell has what it runs in the background ignore Ctrl-C, and so do its children: the tests of Ctrl-C could not be told.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in each run of CI: what it finds can be found again. At a desk they stay random.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent

Showkg = Callable[..., "subprocess.CompletedProcess[str]"]

SAMPLE = ROOT / "examples" / "articles" / "casting-news-the-americans-season-3.txt"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests of one module stay in one process where they can, so that what they share is made once."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


@pytest.fixture(autouse=True)
def _closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to other machines: a test that needs one would depend on the weather."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = str(address[0])
            if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
                raise OSError(f"tests may not connect to {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def run_showkg(
    *args: str | Path, prefix: tuple[str, ...] = (), **options: Any
) -> "subprocess.CompletedProcess[str]":
    """Run the command and wait; ``prefix`` comes before it, options go to subprocess.run."""
    options = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "timeout": 300,
        **options,
    }
    if "input" in options:
        del options["stdin"]
    command = [*prefix, sys.executable, "-m", "showkg", *map(str, args)]
    return subprocess.run(command, text=True, encoding="utf-8", check=False, **options)


@pytest.fixture(scope="session")
def _warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Warm]]:
    started: list[Warm] = []

    def start() -> Warm:
        if not started:
            started.append(Warm(tmp_path_factory.mktemp("warm")))
        return started[0]

    yield start
    for warm in started:
        warm.close()


@pytest.fixture
def showkg(_warm: Callable[[], Warm]) -> Showkg:
    """The command in a process of its own; without the start of an interpreter unless an option asks for one."""

    def run(*args: str | Path, **options: Any) -> "subprocess.CompletedProcess[str]":
        if set(options) <= {"cwd", "timeout"}:
            return _warm().run(*args, **options)
        return run_showkg(*args, **options)

    return run


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that one of the processes of this run fills, and all of them read."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A copy of a sample article in a folder of its own."""
    return Path(shutil.copy(SAMPLE, tmp_path / "americans.txt"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of all sample articles: ``showkg-demo.ttl``, ``.html`` and the store ``demo.db``.

    ``each`` has a Turtle file for each article, from it alone.
    """

    def make(folder: Path) -> None:
        outputs = ("-o", "showkg-demo.ttl", "-o", "showkg-demo.html", "--store", "demo.db", "--each", "each")
        result = run_showkg("build", ROOT / "examples" / "articles", *outputs, cwd=folder)
        assert result.returncode == 0, result.stderr

    return made_once(tmp_path_factory, "demo", make)


@dataclass(frozen=True)
class Evaluated:
    """What became of the annotations of the sample articles."""

    report: Report
    errors: dict[str, Errors]
    texts: dict[str, str]
    """Stem → the article as the reader gives it."""


@pytest.fixture(scope="session")
def evaluated(demo: Path) -> Evaluated:
    """The graphs of ``demo/each`` held against the annotations in ``tests/gold``."""
    evaluation = Evaluation()
    errors, texts = {}, {}
    for path in find_gold(ROOT / "tests" / "gold"):
        (article,) = read([str(find_article(path, ROOT / "examples" / "articles"))])
        assert isinstance(article, Article), article
        with open_store(str(demo / "each" / f"{path.stem}.ttl")) as store:
            errors[path.stem] = evaluation.add(read_gold(path), read_prediction(store), article.text)
        texts[path.stem] = article.text
    return Evaluated(evaluation.report(), errors, texts)


@pytest.fixture(scope="session")
def without_privileges() -> tuple[str, ...]:
    """A prefix that runs a command so that permissions bind it, also where the tests run as root."""
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("permissions do not bind root, and there is no setpriv to drop privileges with")
    return (setpriv, "--bounding-set=-dac_override,-dac_read_search")


@pytest.fixture
def unwritable(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nothing can be made."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    yield folder
    folder.chmod(0o700)
