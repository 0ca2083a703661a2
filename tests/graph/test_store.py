"""A store keeps what it is given, and says in one line what is wrong with one that it cannot open."""

import gzip
import io
import json
import os
import pickle
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from showkg.graph.aside import WriterLock
from showkg.graph.folder import MARKER
from showkg.graph.lock import Lock
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.turtle import FORMATS, export
from showkg.ontology.errors import ShowkgError
from showkg.ontology.records import Document


def triples(store: EmbeddedStore) -> set[str]:
    return {str(triple) for triple in store.triples()}


def complaint(target: str | Path, **options: bool) -> str:
    with pytest.raises(ShowkgError) as caught:
        open_store(str(target), **options)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{target}: ")
    return message


@pytest.fixture
def folder(tmp_path: Path, documents: list[Document]) -> Path:
    path = tmp_path / "shows.db"
    with open_store(str(path), create=True) as store:
        for document in documents:
            store.add(document)
    return path


def test_a_store_keeps_its_graph_when_it_is_opened_again(folder: Path, store: EmbeddedStore) -> None:
    with open_store(str(folder)) as kept:
        assert triples(kept) == triples(store)


def test_a_store_is_added_to(tmp_path: Path, documents: list[Document], store: EmbeddedStore) -> None:
    for document in (*documents, *documents):
        with open_store(str(tmp_path / "new" / "shows.db"), create=True) as growing:
            growing.add(document)
    with open_store(str(tmp_path / "new" / "shows.db")) as kept:
        assert triples(kept) == triples(store)


def test_reading_a_store_does_not_change_its_files(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with open_store(str(folder)) as store:
        assert len(list(store.query("SELECT * { ?s ?p ?o }"))) == len(store)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_article_that_was_read_anew_is_described_anew(writer: type) -> None:
    with EmbeddedStore() as store:
        for headline, confidence in (("Old", 0.4), ("New", 0.9)):
            w = writer("0" * 12, title=headline)
            show, actor = (
                w.entity("Show", "https://schema.org/TVSeries"),
                w.entity("Ann", "https://schema.org/Person"),
            )
            w.says("Ann stars.", (show, "https://schema.org/actor", actor), confidence=confidence)
            store.add(w.document())
        rows = store.query("SELECT ?x { { ?a schema:headline ?x } UNION { ?s skg:confidence ?x } }")
        assert {row[0].value for row in rows} == {"New", "0.9"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("zipped", [False, True])
def test_files_are_read_by_their_ending(
    tmp_path: Path, store: EmbeddedStore, form: str, zipped: bool
) -> None:
    stream = io.BytesIO()
    export(store, stream, form)
    path = tmp_path / (f"shows.{form}.gz" if zipped else f"shows.{form}")
    path.write_bytes(gzip.compress(stream.getvalue()) if zipped else stream.getvalue())
    with open_store(str(path)) as read:
        assert triples(read) == triples(store)


def test_turtle_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<urn:a> <urn:b> 1 .")))
    with open_store("-") as store:
        assert triples(store) == {'<urn:a> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer>'}


def test_what_files_keep_in_named_graphs_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text("<urn:g> { <urn:a> <urn:b> <urn:c> }")
    with open_store(str(path)) as store:
        assert bool(store.query("ASK { <urn:a> <urn:b> <urn:c> }"))


def test_loading_files_one_after_the_other_gives_one_clean_graph(
    tmp_path: Path, documents: list[Document], store: EmbeddedStore
) -> None:
    with EmbeddedStore() as together:
        for number, document in enumerate(documents):
            with EmbeddedStore() as alone:
                alone.add(document)
                export(alone, tmp_path / f"{number}.ttl", "ttl")
            together.load(tmp_path / f"{number}.ttl")
        assert triples(together) == triples(store)


def test_a_missing_target_is_named(tmp_path: Path) -> None:
    assert "no such file or folder" in complaint(tmp_path / "nothing.ttl")
    assert "no such file or folder" in complaint(tmp_path / "nothing")


def test_a_folder_that_is_no_store_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert "not a store" in complaint(tmp_path)
    assert "not empty" in complaint(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_an_empty_folder_is_no_store_until_one_is_asked_for(tmp_path: Path) -> None:
    assert "not a store" in complaint(tmp_path)
    with open_store(str(tmp_path), create=True) as store:
        assert len(store) == 0


def test_a_store_cannot_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "shows.ttl"
    assert "a store is a folder" in complaint(path, create=True)
    path.write_text("")
    assert "a store is a folder" in complaint(path, create=True)
    assert path.read_text() == ""


def test_an_unknown_ending_is_named(tmp_path: Path) -> None:
    path = tmp_path / "shows.docx"
    path.write_bytes(b"x")
    assert ".ttl" in complaint(path)


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("a.ttl", b"<urn:a> <urn:b> 1 .\n<urn:a> foo:b 2 .", "line 2, column 9"),
        ("a.ttl", b"<urn:a>", "line 1"),
        ("a.nt", b"<urn:a> <urn:b> <urn:c> .\nrubbish", "line 2"),
        ("a.jsonld", b'{"@id": ', "line 1"),
        ("a.rdf", b"<a><b>", "does not parse"),
        ("a.ttl", "<urn:a> <urn:b> 'é' .".encode("latin-1"), "line 1"),
        ("a.ttl.gz", b"no gzip", "cannot be read"),
        ("a.ttl.gz", gzip.compress(b"<urn:a> <urn:b> 1 .", mtime=0)[:-9], "cannot be read"),
    ],
)
def test_rdf_that_does_not_parse_is_refused_with_its_place(
    tmp_path: Path, name: str, content: bytes, where: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert where in complaint(tmp_path / name)


@pytest.mark.parametrize("part", ["MANIFEST-*", "CURRENT", "*.sst"])
def test_a_damaged_store_is_refused(folder: Path, part: str) -> None:
    files = [path for path in (folder / "triples").glob(part) if path.stat().st_size]
    assert files
    for path in files:
        path.write_bytes(b"\x00rubbish" * 40)
    with pytest.raises(ShowkgError, match="damaged"), open_store(str(folder)) as store:
        list(store.query("SELECT * { ?s ?p ?o }"))


@pytest.mark.parametrize("marker", ["", "[]", "{}", '{"version": "1"}', '{"version": true}', "\x00"])
def test_a_store_with_a_damaged_marker_is_refused(folder: Path, marker: str) -> None:
    (folder / "showkg.json").write_text(marker)
    assert "damaged" in complaint(folder)


def test_a_store_of_a_newer_version_is_refused(folder: Path) -> None:
    (folder / "showkg.json").write_text(json.dumps({"version": 999}))
    assert "newer" in complaint(folder)


def test_several_read_a_store_and_one_writes(folder: Path, documents: list[Document]) -> None:
    with open_store(str(folder)) as one, open_store(str(folder)) as other:
        assert len(one) == len(other)
        assert "another process" in complaint(folder, create=True)
        before = triples(one)
    more = replace(
        documents[0], article=replace(documents[0].article, key="f" * 12, url="https://news.example/new")
    )
    with open_store(str(folder), create=True) as writer:
        writer.add(more)
        writer.flush()
        assert triples(writer) != before
        # Who only reads has what was before; who wants to write hears who is at it.
        with open_store(str(folder)) as reader:
            assert triples(reader) == before
            assert reader.writer is not None
        assert f"another process is using the store (process {os.getpid()}, since " in complaint(
            folder, create=True
        )
        late = open_store(str(folder))
    assert triples(late) == before  # also when the writer has ended
    late.close()
    with open_store(str(folder)) as reader:
        assert triples(reader) != before
        assert reader.writer is None
    with open_store(str(folder), create=True):
        pass
    assert not list(folder.glob("before-*"))
    assert not (folder / "writer.json").exists()


def test_whoever_has_a_store_for_a_moment_is_waited_for(folder: Path, documents: list[Document]) -> None:
    for shared, create in ((True, True), (False, False), (False, True)):
        lock = Lock(folder / MARKER, shared=shared, where="here")
        late = threading.Timer(0.3, lock.release)
        late.start()
        with open_store(str(folder), create=create) as store:
            assert len(store)
        late.join()


def test_a_build_that_has_just_begun_is_named_to_the_second_one(folder: Path) -> None:
    # The first has not yet put aside what was before.
    lock = WriterLock(folder / MARKER, where="here")
    said = complaint(folder, create=True)
    lock.release()
    assert f"another process is using the store (process {os.getpid()}, since " in said


def test_a_writer_that_was_killed_leaves_whole_articles(tmp_path: Path, documents: list[Document]) -> None:
    copies = [
        replace(document, article=replace(document.article, key=f"{number:012x}"))
        for number, document in enumerate(documents * 200)
    ]
    (tmp_path / "documents").write_bytes(pickle.dumps(copies))
    script = """
import pickle, sys
from showkg.graph.store import open_store
store = open_store(sys.argv[1], create=True)
for document in pickle.load(open(sys.argv[2], "rb")):
    store.add(document)
    print(len(store), flush=True)
"""
    folder = tmp_path / "shows.db"
    command = [sys.executable, "-c", script, str(folder), str(tmp_path / "documents")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        sizes = [int(writer.stdout.readline()) for _ in range(20)]
        writer.kill()
    with open_store(str(folder), create=True) as kept, EmbeddedStore() as expected:
        for document in copies:
            if len(expected) == len(kept):
                break
            expected.add(document)
        assert len(kept) >= sizes[-1]
        assert triples(kept) == triples(expected)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_store_on_a_read_only_medium_can_be_read(
    folder: Path, without_privileges: tuple[str, ...], store: EmbeddedStore
) -> None:
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        script = "import sys; from showkg.graph.store import open_store; print(len(open_store(sys.argv[1])))"
        done = subprocess.run(
            [*without_privileges, sys.executable, "-c", script, str(folder)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        for path in paths:
            path.chmod(0o700)
    assert done.stdout.strip() == str(len(store)), done.stderr


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path, store: EmbeddedStore) -> None:
    path = tmp_path / "shows.ttl"
    export(store, path, "ttl")
    before = path.read_bytes()
    store.close()
    with pytest.raises(ValueError, match="closed"):
        export(store, path, "ttl")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["shows.ttl"]


def test_the_copy_for_rdflib_is_the_same_graph(store: EmbeddedStore) -> None:
    graph = store.to_rdflib()
    assert len(graph) == len(store)
    assert "work:slow_horses a schema:TVSeries" in graph.serialize(format="turtle")


def test_a_store_that_somebody_was_about_to_make_can_be_made(
    tmp_path: Path, documents: list[Document]
) -> None:
    """Another process that makes it at the same moment, or that was killed while it did."""
    folder = tmp_path / "shows.db"
    folder.mkdir()
    (folder / ".showkg.json.1a2b3c4d.tmp").write_bytes(b"{")
    with open_store(str(folder), create=True) as store:
        store.add(documents[0])
    with open_store(str(folder)) as store:
        assert len(store) > 0


def test_processes_that_make_a_store_at_once_make_one(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from showkg.graph.folder import make; make(Path(sys.argv[1]), 'x')"
    for number in range(3):
        folder = tmp_path / f"{number}.db"
        making = [subprocess.Popen([sys.executable, "-c", code, str(folder)]) for _ in range(3)]
        assert [process.wait() for process in making] == [0, 0, 0]
        assert [path.name for path in folder.iterdir()] == ["showkg.json"]
