"""What tests share: the command, run as a user runs it, and a closed network."""

import ipaddress
import os
import shutil
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

# The same examples in each run of CI: what it finds can be found again. At a desk they stay random.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent

Showkg = Callable[..., "subprocess.CompletedProcess[str]"]

SAMPLE = ROOT / "examples" / "articles" / "casting-news-the-americans-season-3.txt"


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


@pytest.fixture
def showkg() -> Showkg:
    return run_showkg


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A copy of a sample article in a folder of its own."""
    return Path(shutil.copy(SAMPLE, tmp_path / "americans.txt"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of all sample articles: ``showkg-demo.ttl``, ``.html`` and the store ``demo.db``.

    ``each`` has a Turtle file for each article, from it alone.
    """
    folder = tmp_path_factory.mktemp("demo")
    outputs = ("-o", "showkg-demo.ttl", "-o", "showkg-demo.html", "--store", "demo.db", "--each", "each")
    result = run_showkg("build", ROOT / "examples" / "articles", *outputs, cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder


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
