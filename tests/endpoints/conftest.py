"""SPARQL servers as people run them, on this machine alone, and one in between that makes trouble."""

import http.client
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from showkg.graph.remote_build import open_remote
from showkg.graph.store import open_store
from showkg.ontology.records import Document

GRAPH = "https://w3id.org/showkg/graph"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server does not start: {log.read_text(errors='replace')[-500:]}")


@contextmanager
def serving_oxigraph(folder: Path) -> Iterator[str]:
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("Oxigraph's server is not installed: pip install oxigraph")
    log, port = folder / "log", free_port()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        wait_for(port, process, log)
        yield f"http://127.0.0.1:{port}"
        process.kill()


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Oxigraph's server listens, without a path."""
    with serving_oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


@pytest.fixture(scope="session")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another one, whose graph any test may drop."""
    with serving_oxigraph(tmp_path_factory.mktemp("spare")) as address:
        yield address


VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
ServerThreads = 10
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {root}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""
"""As Debian has it, 10,000 rows at once included, but small and in a folder of its own."""


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Virtuoso listens, without a path; the user dba has the password dba."""
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    folder, port, sql = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    settings = VIRTUOSO.format(sql=sql, port=port, root=folder)
    (folder / "virtuoso.ini").write_text(settings)
    log = folder / "out"
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with log.open("wb") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=out) as process:
        wait_for(sql, process, log)
        wait_for(port, process, log)
        grant = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", 'exec=GRANT SPARQL_UPDATE TO "SPARQL";']
        subprocess.run(grant, check=True, capture_output=True)
        yield f"http://127.0.0.1:{port}"
        process.kill()


@pytest.fixture(scope="session")
def documents(demo: Path) -> list[tuple[Document, str]]:
    """The sample articles as they were read, each with the day."""
    with open_store(str(demo / "demo.db")) as store:
        records = sorted(store.archive.records().items())
        return [(store.archive.document(key), record.read) for key, record in records]


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def built(request: pytest.FixtureRequest, documents: list[tuple[Document, str]]) -> str:
    """The address of a graph that was built at an endpoint from the sample articles."""
    server = request.getfixturevalue(request.param)
    address = (
        f"{server}/update" if request.param == "oxigraph" else f"{server}/sparql?default-graph-uri={GRAPH}"
    )
    with open_remote(address, create=True) as store:
        for document, read in documents:
            store.add(document, read=read)
    return address


Handler = Callable[["Trouble", bytes], bool]
"""Answers a request itself, and returns whether it did."""


class Trouble(BaseHTTPRequestHandler):
    """Passes requests on to a server, unless something goes wrong first."""

    server: "Between"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind = "update" if body.startswith(b"update=") else "query"
        seen = self.server.seen
        seen.append((kind, self.path, self.headers.get("Authorization")))
        number = sum(1 for other, *_ in seen if other == kind)
        for wanted, first, last, handler in self.server.plan:
            if wanted == kind and first <= number <= last and handler(self, body):
                return
        self.answer(*self.ask(body))

    def ask(self, body: bytes) -> tuple[int, str, bytes]:
        real = urlsplit(self.server.real)
        connection = http.client.HTTPConnection(real.hostname or "", real.port, timeout=60)
        headers = {k: v for k, v in self.headers.items() if k in ("Accept", "Content-Type")}
        connection.request("POST", self.path, body, headers)
        response = connection.getresponse()
        return response.status, response.getheader("Content-Type") or "text/plain", response.read()

    def answer(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass
class Between(ThreadingHTTPServer):
    """A server between showkg and a real one."""

    real: str
    plan: list[tuple[str, int, int, Handler]] = field(default_factory=list)
    """Kind of request, first and last number of those concerned, and what happens to them."""
    seen: list[tuple[str, str, str | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Trouble)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def between(spare: str) -> Iterator[Between]:
    with Between(spare) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
