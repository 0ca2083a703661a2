"""Whatever goes wrong between showkg and an endpoint: one line, exit code 1, and nothing twice."""

import json
import socket
import threading
import time

import pytest

from showkg.graph import endpoint, remote_build
from showkg.graph.remote_build import open_remote
from showkg.graph.store import EmbeddedStore, open_store
from showkg.ontology.errors import ShowkgError
from showkg.ontology.records import Document
from showkg.tests.conftest import Showkg
from showkg.tests.endpoints.conftest import Between, Handler, Trouble, free_port

Read = list[tuple[Document, str]]


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "PAUSES_S", (0.01, 0.01, 0.01))


@pytest.fixture
def address(between: Between) -> str:
    """A graph of its own for each test, behind the server that makes trouble."""
    return f"{between.address}/update?default-graph-uri=urn:graph:{free_port()}"


def triples(store: EmbeddedStore) -> list[str]:
    return sorted(map(str, store.triples()))


def expected(documents: Read) -> list[str]:
    with EmbeddedStore() as store:
        for document, read in documents:
            store.add(document, read=read)
        return triples(store)


def build(address: str, documents: Read, between: Between) -> list[str]:
    """Build and give the graph as the real server then has it. Each test has an archive to itself."""
    with open_remote(address, create=True) as store:
        for document, read in documents:
            store.add(document, read=read)
    with open_store(address.replace(between.address, between.real)) as store:
        return triples(store)


@pytest.fixture(autouse=True)
def _empty(spare: str) -> None:
    with open_store(f"{spare}/update") as store:
        store.update("DROP ALL")


def fail_after(handler: Trouble, body: bytes) -> bool:
    """The server did it, but says that it failed."""
    handler.ask(body)
    handler.answer(500, "text/plain", b"out of luck")
    return True


def fail_before(handler: Trouble, body: bytes) -> bool:
    handler.answer(503, "text/plain", b"busy", Retry_After="0")
    return True


def hang_up_after(handler: Trouble, body: bytes) -> bool:
    """The server did it, and the connection breaks before it can say so."""
    handler.ask(body)
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True
    return True


def fail_for_good(handler: Trouble, body: bytes) -> bool:
    handler.answer(500, "text/plain", b"disk full")
    return True


def half(handler: Trouble, body: bytes) -> bool:
    status, kind, answer = handler.ask(body)
    handler.answer(status, kind, answer[: len(answer) // 2], Content_Length=str(len(answer)))
    handler.close_connection = True
    return True


def half_without_length(handler: Trouble, body: bytes) -> bool:
    status, kind, answer = handler.ask(body)
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(answer[: len(answer) // 2])
    handler.close_connection = True
    return True


@pytest.mark.parametrize("trouble", [fail_before, fail_after, hang_up_after])
def test_what_goes_wrong_in_the_middle_of_a_load_doubles_nothing(
    between: Between, address: str, documents: Read, trouble: Handler
) -> None:
    between.plan = [("update", 3, 4, trouble), ("update", 6, 6, trouble)]
    assert build(address, documents[:2], between) == expected(documents[:2])
    assert sum(1 for kind, *_ in between.seen if kind == "update") > 6


def test_a_load_that_fails_is_completed_by_the_next_one(
    between: Between, address: str, documents: Read
) -> None:
    between.plan = [("update", 4, 999, fail_for_good)]
    with pytest.raises(ShowkgError, match="the endpoint failed \\(500: disk full\\)"):
        build(address, documents[:2], between)
    between.plan = []
    assert build(address, documents[2:3], between) != expected(
        documents[2:3]
    )  # something of the first is there
    assert build(address, documents[:3], between) == expected(documents[:3])


def test_half_an_answer_is_no_answer(between: Between, showkg: Showkg, documents: Read) -> None:
    build(f"{between.address}/update", documents[:2], between)
    for trouble in (half, half_without_length):
        for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
            between.plan = [("query", 1, 999, trouble)]
            between.seen.clear()
            result = showkg("query", f"{between.address}/query", query, "--format", "table")
            assert result.returncode == 1, query
            assert "half an answer came" in result.stderr or "the connection broke" in result.stderr
            assert result.stderr.count("\n") == 1


def test_a_copy_with_triples_missing_is_refused(between: Between, documents: Read) -> None:
    build(f"{between.address}/update", documents[:1], between)

    def fewer(handler: Trouble, body: bytes) -> bool:
        status, kind, answer = handler.ask(body)
        found = json.loads(answer)
        if b"COUNT" not in body:
            # one of them, and no more
            del found["results"]["bindings"][1 if b"OFFSET+0" in body or b"OFFSET 0" in body else 0 :]
        handler.answer(status, kind, json.dumps(found).encode())
        return True

    between.seen.clear()
    between.plan = [("query", 1, 999, fewer)]
    with open_store(f"{between.address}/query") as store, pytest.raises(ShowkgError, match="gave 1 of its"):
        list(store.n_triples())


def test_a_graph_that_changes_while_it_is_copied_is_copied_again(between: Between, documents: Read) -> None:
    build(f"{between.address}/update", documents[:1], between)
    asked: list[bytes] = []

    def one_more(handler: Trouble, body: bytes) -> bool:
        status, kind, answer = handler.ask(body)
        found = json.loads(answer)
        asked.append(body)
        if len(asked) == 1:  # whoever waits for the turn has left his name, and takes it away
            number = found["results"]["bindings"][0]["n"]
            number["value"] = str(int(number["value"]) + 1)
        handler.answer(status, kind, json.dumps(found).encode())
        return True

    between.seen.clear()
    between.plan = [("query", 1, 999, one_more)]
    with open_store(f"{between.address}/query") as store:
        assert triples(store) == expected(documents[:1])
    assert sum(b"COUNT" in body for body in asked) == 2


def test_an_endpoint_that_is_down_is_said_to_be(showkg: Showkg) -> None:
    result = showkg("query", f"http://127.0.0.1:{free_port()}/sparql", "ASK { ?s ?p ?o }")
    assert result.returncode == 1
    assert "the endpoint is not reachable" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_slow_endpoint_is_not_waited_for(between: Between, showkg: Showkg) -> None:
    gone = threading.Event()

    def sleep(handler: Trouble, body: bytes) -> bool:
        gone.wait(30)
        return False

    between.plan = [("query", 1, 999, sleep)]
    result = showkg("query", f"{between.address}/query", "ASK { ?s ?p ?o }", "--timeout", "1.5")
    gone.set()
    assert result.returncode == 1
    assert "does not answer" in result.stderr or "no answer within 1.5 s" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (401, "wants a name and a password"),
        (403, "does not allow this query"),
        (404, "there is no endpoint at this address"),
        (302, "points to http://elsewhere.example/sparql. Name that one"),
        (500, "the endpoint failed (500: a [31mred line). Try again later."),
    ],
)
def test_each_refusal_is_one_line(
    between: Between, showkg: Showkg, status: int, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHOWKG_USER", raising=False)
    monkeypatch.setenv("NETRC", "/nowhere/netrc")

    def refuse(handler: Trouble, body: bytes) -> bool:
        headers = {"Location": "http://user:pw@elsewhere.example/sparql?key=1"} if status == 302 else {}
        handler.answer(status, "text/plain", b"\n a \x1b[31mred line.\nand more\n", **headers)
        return True

    between.plan = [("query", 1, 999, refuse)]
    result = showkg("query", f"{between.address}/query?key=secret", "ASK { ?s ?p ?o }")
    assert result.returncode == 1
    assert line in result.stderr.replace("\ufffd", "")
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr
    assert "secret" not in result.stderr
    assert len(between.seen) == 1  # nobody else was asked, and not again


def test_a_page_that_is_no_endpoint_is_said_to_be_none(between: Between, showkg: Showkg) -> None:
    def page(handler: Trouble, body: bytes) -> bool:
        handler.answer(200, "text/html", b"<html>Welcome</html>")
        return True

    between.plan = [("query", 1, 999, page)]
    result = showkg("query", f"{between.address}/query", "ASK { ?s ?p ?o }")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "this is not the answer of a SPARQL endpoint" in result.stderr or "half an answer" in result.stderr


def test_a_password_in_the_address_is_refused_and_not_repeated(showkg: Showkg) -> None:
    result = showkg("stats", "https://ann:hunter2@graphs.example/sparql")
    assert result.returncode == 2
    assert "SHOWKG_PASSWORD" in result.stderr
    assert "hunter2" not in result.stderr


def test_a_password_goes_to_who_asks_for_it_alone(between: Between, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOWKG_USER", "ann")
    monkeypatch.setenv("SHOWKG_PASSWORD", "pw")
    with open_store(f"{between.address}/query") as store:
        assert len(store) == 0
    assert [authorization for *_, authorization in between.seen] == [None]

    def ask(handler: Trouble, body: bytes) -> bool:
        if handler.headers.get("Authorization"):
            return False
        handler.answer(401, "text/plain", b"", WWW_Authenticate='Basic realm="graphs"')
        return True

    between.plan = [("query", 1, 999, ask)]
    with open_store(f"{between.address}/query") as store:
        assert len(store) == 0
    assert between.seen[-1][2] == "Basic YW5uOnB3"


def test_two_builds_at_one_endpoint_take_turns(spare: str, documents: Read) -> None:
    address = f"{spare}/update"
    problems: list[BaseException] = []

    def one(part: Read) -> None:
        try:
            with open_remote(address, create=True) as store:
                for document, read in part:
                    store.add(document, read=read)
                    store.flush()
        except BaseException as error:  # noqa: BLE001 - shown below
            problems.append(error)

    threads = [threading.Thread(target=one, args=(part,)) for part in (documents[:2], documents[2:4])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not problems
    with open_store(address) as store:
        assert triples(store) == expected(documents[:4])


def test_a_build_says_who_else_is_building(spare: str, documents: Read) -> None:
    address = f"{spare}/update"
    document, read = documents[0]
    said: list[str] = []
    with open_remote(address, create=True) as first:
        assert first.archive.records() == {}  # takes the turn
        second = remote_build.RemoteWriter(endpoint.Endpoint(address), say=said.append, wait_s=0.5)
        second.add(document, read=read)
        with pytest.raises(ShowkgError, match=r"process \d+ on .+ is writing to this graph"):
            second.flush()
        second.close()
    assert any("is writing to this graph; waiting" in line for line in said)


def test_a_build_that_died_does_not_block_others(
    spare: str, documents: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{spare}/update"
    monkeypatch.setattr(remote_build, "TURN_S", -1.0)
    dead = open_remote(address, create=True)
    assert dead.archive.records() == {}
    monkeypatch.undo()
    monkeypatch.setattr(endpoint, "PAUSES_S", (0.01,))
    started = time.monotonic()
    with open_remote(address, create=True) as store:
        document, read = documents[0]
        store.add(document, read=read)
    assert time.monotonic() - started < remote_build.WAIT_S
    with open_store(address) as store:
        assert triples(store) == expected(documents[:1])


def test_an_update_goes_to_the_endpoint_only_when_asked_for(showkg: Showkg, spare: str) -> None:
    text = "INSERT DATA { <urn:a> rdfs:label 'A' }"
    refused = showkg("query", f"{spare}/query", text)
    assert refused.returncode == 1
    assert "pass --update" in refused.stderr
    done = showkg("query", f"{spare}/update", "--update", text)
    assert done.returncode == 0, done.stderr
    asked = showkg("query", f"{spare}/query", "ASK { <urn:a> rdfs:label 'A' }", "--format", "csv")
    assert asked.stdout == "true\n"


def test_service_calls_the_server_that_the_query_names_when_allowed(
    showkg: Showkg, spare: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    showkg("query", f"{spare}/update", "--update", "INSERT DATA { <urn:a> rdfs:label 'Over there' }")
    graph = tmp_path_factory.mktemp("here") / "here.ttl"
    graph.write_text("<urn:a> a <urn:thing> .")
    text = f"SELECT ?name {{ ?s a <urn:thing> SERVICE <{spare}/query> {{ ?s rdfs:label ?name }} }}"
    result = showkg("query", graph, text, "--allow-service", "--format", "csv")
    assert result.stdout == "name\nOver there\n", result.stderr
