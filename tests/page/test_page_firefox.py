"""The page in Firefox, from a file and from a server, driven over Marionette: Firefox's own protocol, no driver."""

import functools
import http.server
import itertools
import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from showkg.graph.views.page import write_page

_PREFERENCES: dict[str, object] = {
    "marionette.port": 0,  # any that is free; it is written to the profile
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
_STARTS_WITHIN_S = 120


class Firefox:
    """One headless Firefox; see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html."""

    def __init__(self, program: str, profile: Path) -> None:
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items()
        ]
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._number = itertools.count(1)
        self._stream: Any = None
        try:
            self._connect(profile / "MarionetteActivePort")
        except BaseException:
            self.process.kill()
            raise

    def _connect(self, port: Path) -> None:
        deadline = time.monotonic() + _STARTS_WITHIN_S
        while not (port.exists() and port.read_text().strip()):
            assert self.process.poll() is None, f"firefox ended with {self.process.returncode}"
            assert time.monotonic() < deadline, "firefox did not start"
            time.sleep(0.1)
        self._socket = socket.create_connection(
            ("127.0.0.1", int(port.read_text())), timeout=_STARTS_WITHIN_S
        )
        self._stream = self._socket.makefile("rb")
        self._receive()
        self.ask("WebDriver:NewSession", {})

    def ask(self, command: str, arguments: dict[str, Any]) -> Any:
        number = next(self._number)
        text = json.dumps([0, number, command, arguments]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, answered, error, result = self._receive()
        assert answered == number
        assert error is None, error
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1)
        return json.loads(self._stream.read(int(length[:-1])))

    def evaluate(self, script: str) -> Any:
        """Value of an expression of the page, awaited."""
        body = f"const done = arguments[arguments.length - 1]; (async () => ({script}))().then(done, (e) => done(`failed: ${{e}}`));"
        return self.ask("WebDriver:ExecuteAsyncScript", {"script": body, "args": []})

    def until(self, holds: str) -> None:
        deadline = time.monotonic() + 60
        while self.evaluate(holds) is not True:
            assert time.monotonic() < deadline, f"never came true: {holds}"
            time.sleep(0.05)

    def type(self, selector: str, text: str) -> None:
        self.ask("WebDriver:ElementSendKeys", {"id": self._find(selector), "text": text})

    def click(self, selector: str) -> None:
        self.ask("WebDriver:ElementClick", {"id": self._find(selector)})

    def _find(self, selector: str) -> str:
        found = self.ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        return str(next(iter(found.values())))

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self._stream is not None:
            self._stream.close()
            self._socket.close()


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if program is None:
        pytest.skip("no Firefox: neither firefox-esr nor firefox is on PATH. Install Debian's firefox-esr.")
    one = Firefox(program, tmp_path_factory.mktemp("profile"))
    yield one
    one.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Callable[[str], tuple[str, list[str]]]]:
    """Serve a page; gives its address, and the paths asked for, which grow."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            asked.append(self.path)

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(tmp_path))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(text: str) -> tuple[str, list[str]]:
        (tmp_path / "page.html").write_text(text, encoding="utf-8", newline="\n")
        return f"http://127.0.0.1:{server.server_port}/page.html", asked

    yield serve
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("way", ["file", "server"])
def test_firefox_opens_searches_reads_and_changes_views(
    firefox: Firefox, served: Any, tmp_path: Path, shows: nx.MultiDiGraph, way: str
) -> None:
    address, asked = served(write_page(shows))
    firefox.ask(
        "WebDriver:Navigate",
        {"url": address if way == "server" else (tmp_path / "page.html").as_uri()},
    )
    assert firefox.evaluate("window.showkg.ready.then(() => true)") is True
    assert firefox.evaluate("window.showkg.labels().length") >= 30
    firefox.type("#search", "Elizabeth Jennings")
    firefox.until("!document.querySelector('#hits').hidden")
    firefox.type("#search", "\ue007")
    firefox.until("window.showkg.state().focus !== null")
    assert firefox.evaluate("document.querySelector('#panel h2').textContent") == "Elizabeth Jennings"
    assert "Keri Russell" in firefox.evaluate("document.querySelector('#panel').textContent")
    for view in ("table", "timeline", "network"):
        firefox.click(f"[data-view={view}]")
        firefox.until(f"document.documentElement.dataset.view === '{view}'")
    assert firefox.evaluate("window.showkg.nodes().length") > 30
    assert firefox.evaluate("performance.getEntriesByType('resource').length") == 0
    assert asked == (["/page.html"] if way == "server" else [])
