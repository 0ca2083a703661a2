"""A page is fetched only when its address is named, and nothing else is."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from showkg.extract.reader import read
from showkg.extract.refusal import MAX_FILE_BYTES, Refusal
from showkg.extract.web import fetch
from showkg.ontology.records import Article, Problem

PAGE = (Path(__file__).parent / "pages" / "lantern-finale.html").read_bytes()


class Handler(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path == "/slow":
            time.sleep(1.5)
        if self.path.startswith("/loop"):
            self.answer(302, b"", location=f"/loop{len(type(self).asked)}")
        elif self.path == "/moved":
            self.answer(301, b"", location="/story")
        elif self.path == "/away":
            self.answer(302, b"", location="file:///etc/passwd")
        elif self.path == "/ftp":
            self.answer(302, b"", location="ftp://127.0.0.1/x")
        elif self.path == "/image":
            self.answer(200, b"\x89PNG", "image/png")
        elif self.path == "/packed":
            self.answer(200, gzip.compress(PAGE), encoding="gzip")
        elif self.path == "/bomb":
            self.answer(200, gzip.compress(b"a" * (MAX_FILE_BYTES * 2)), encoding="gzip")
        elif self.path == "/large":
            self.answer(200, b"a" * (MAX_FILE_BYTES + 1))
        elif self.path == "/latin":
            self.answer(
                200,
                ("The café is on it, and that is the end of the story. " * 9).encode("latin-1"),
                "text/plain; charset=latin-1",
            )
        elif self.path in {"/story", "/slow", "/caf%C3%A9"}:
            self.answer(200, PAGE)
        else:
            self.answer(404, b"nothing")

    def answer(
        self,
        code: int,
        body: bytes,
        kind: str = "text/html; charset=utf-8",
        *,
        location: str | None = None,
        encoding: str | None = None,
    ) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def problem(url: str) -> str:
    (found,) = read([url])
    assert isinstance(found, Problem)
    assert found.source == url
    return found.message


@pytest.mark.parametrize("path", ["/story", "/moved", "/packed", "/café"])
def test_a_named_page_is_read_and_no_other_request_made(server: str, path: str) -> None:
    (article,) = read([server + path])
    assert isinstance(article, Article)
    assert article.source == server + path
    assert article.url == "https://www.eveningreel.example/tv/lantern-street-finale-explained"
    assert article.title == "Lantern Street finale explained: who set the fire?"
    assert Handler.asked in ([path], ["/moved", "/story"], ["/caf%C3%A9"])


def test_plain_text_is_read_in_the_encoding_of_the_server(server: str) -> None:
    (article,) = read([server + "/latin"])
    assert isinstance(article, Article)
    assert article.text.startswith("The café")
    assert article.url == server + "/latin"


def test_reading_a_file_makes_no_request(server: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace(b"https://www.eveningreel.example", server.encode()))
    assert len(list(read([str(path)]))) == 1
    assert Handler.asked == []


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/nothing", "404"),
        ("/loop", "redirects too often"),
        ("/away", "not a web page"),
        ("/ftp", "not a web page"),
        ("/image", "image/png"),
        ("/large", "20 MB"),
        ("/bomb", "20 MB"),
    ],
)
def test_what_cannot_be_had_is_said(server: str, path: str, says: str) -> None:
    assert says in problem(server + path)


def test_a_server_that_does_not_answer_is_given_up(server: str) -> None:
    with pytest.raises(Refusal, match="in time"):
        fetch(server + "/slow", timeout_s=0.2)


@pytest.mark.parametrize(
    "url",
    ["http://", "http://user:pass@127.0.0.1/", "http://127.0.0.1:99999/", "http://[::1/", "https://a..b/"],
)
def test_addresses_that_are_wrong_are_problems(url: str) -> None:
    assert problem(url)


def test_a_server_that_is_not_there_is_a_problem(server: str) -> None:
    port = int(server.rpartition(":")[2])
    assert "cannot be reached" in problem(f"http://127.0.0.2:{port}/")
