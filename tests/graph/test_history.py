"""Articles come, change and go, in any order; the graph is what the articles that are there say."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from showkg.graph.documents import essence, pack, unpack
from showkg.graph.store import EmbeddedStore, open_store
from showkg.ontology.records import Document, Modality, Value
from showkg.ontology.terms import ID_BASE, SCHEMA, SKG, XSD

DAY = "2026-01-02"


def triples(store: EmbeddedStore) -> set[str]:
    return {str(triple) for triple in store.triples()}


def graph_of(documents: Iterable[Document]) -> set[str]:
    with EmbeddedStore() as store:
        for document in documents:
            store.add(document, read=DAY)
        return triples(store)


@pytest.fixture(scope="session")
def samples(demo: Path) -> list[Document]:
    """What was read from the sample articles, as the store of the demo keeps it."""
    with open_store(str(demo / "demo.db")) as store:
        found = [store.archive.document(key) for key in sorted(store.archive.records())]
    assert len(found) == len(list((Path(__file__).parents[2] / "examples" / "articles").iterdir()))
    return found


def test_a_store_keeps_documents_as_they_are(documents: list[Document]) -> None:
    for document in documents:
        assert unpack(pack(document)) == essence(document)
    with pytest.raises(ValueError, match="document"):
        unpack(b"rubbish")


@pytest.mark.parametrize("seed", range(3))
def test_the_sample_articles_give_one_graph_in_whatever_order(samples: list[Document], seed: int) -> None:
    expected = graph_of(samples)
    shuffled = random.Random(seed).sample(samples, len(samples))
    with EmbeddedStore() as store:
        for number, document in enumerate([*shuffled, *shuffled[:2]]):
            store.add(document, read=DAY)
            if number % (seed + 1) == 0:
                len(store)  # looked at in between, the graph is worked out article by article
        assert triples(store) == expected


def test_all_pairs_of_sample_articles_give_one_graph_in_both_orders(samples: list[Document]) -> None:
    """Two in one go, one after the other, and the other way round."""
    # Each with two others; all 66 pairs would take half a minute.
    pairs = [(one, samples[(k + step) % len(samples)]) for step in (1, 5) for k, one in enumerate(samples)]
    for one, other in pairs:
        together = graph_of([one, other])
        for first, second in ((one, other), (other, one)):
            with EmbeddedStore() as store:
                store.add(first, read=DAY)
                assert len(store) > 0, "looked at in between"
                store.add(second, read=DAY)
                assert triples(store) == together


def test_taking_a_sample_article_away_leaves_the_graph_of_the_others(samples: list[Document]) -> None:
    with EmbeddedStore() as store:
        for document in samples:
            store.add(document, read=DAY)
        whole = triples(store)
        for document in samples:
            store.remove(document.article.key)
            assert triples(store) == graph_of(d for d in samples if d is not document)
            store.add(document, read=DAY)
            assert triples(store) == whole


def test_every_order_of_coming_and_going_gives_the_graph_of_those_that_stay(
    documents: list[Document],
) -> None:
    for first, second, third in permutations(documents):
        with EmbeddedStore() as store:
            store.add(first, read=DAY)
            store.add(second, read=DAY)
            assert triples(store) == graph_of([first, second])
            store.remove(first.article.key)
            store.add(third, read=DAY)
            assert triples(store) == graph_of([second, third])
        with EmbeddedStore() as store:
            for document in (first, second, third):
                store.add(document, read=DAY)
            for document in (first, second, third):
                store.remove(document.article.key)
            assert triples(store) == set()


def test_an_article_that_is_not_there_cannot_be_removed(store: EmbeddedStore) -> None:
    with pytest.raises(KeyError):
        store.remove("ffffffffffff")


def test_a_changed_version_takes_the_place_of_the_former(writer: type) -> None:
    def version(*cast: str) -> Document:
        w = writer("0" * 12, title="Cast", url="https://news.example/cast")
        show = w.entity("Andor", SCHEMA.TVSeries)
        for name in cast:
            actor = w.entity(name, SCHEMA.Person)
            w.says(f"{name} stars in Andor.", (show, SCHEMA.actor, actor))
        return w.document()

    old, new = version("Diego Luna", "Ann Example"), version("Diego Luna", "Denise Gough")
    other = replace(version("Ann Example"), article=replace(version("Ann Example").article, key="1" * 12))
    with EmbeddedStore() as store:
        store.add(old, read=DAY)
        store.add(new, read="2026-03-04")
        assert not any("ann_example" in triple for triple in triples(store))
        assert any("denise_gough" in triple for triple in triples(store))
        assert any("2026-03-04" in triple for triple in triples(store))
        store.add(other, read=DAY)
        # Read again, nothing changes, the day of reading included.
        before = triples(store)
        store.add(new, read="2026-05-06")
        assert triples(store) == before


def test_what_a_later_article_tells_supersedes_and_deletes_nothing(writer: type) -> None:
    def news(key: str, published: str | None, status: str, seasons: str) -> Document:
        w = writer(key * 12, published=published)
        show = w.entity("Andor", SCHEMA.TVSeries)
        w.says(
            f"Andor is {status} after {seasons} seasons.",
            (show, SKG.status, Value(lexical=SKG.BASE + status, datatype="")),
            (show, SCHEMA.numberOfSeasons, Value(lexical=seasons, datatype=XSD.integer)),
        )
        return w.document()

    old, new = news("1", "2022-10-01", "Renewed", "1"), news("2", "2025-05-20", "Ended", "2")
    undated, same_day = news("3", None, "Airing", "2"), news("4", "2025-05", "Cancelled", "2")
    for order in permutations([old, new]):
        with EmbeddedStore() as store:
            for document in order:
                store.add(document)
                len(store)
            assert values(store, SKG.status) == {"Ended"}
            assert values(store, SCHEMA.numberOfSeasons) == {"2"}
            rows = list(store.query("SELECT ?o { ?s rdf:object ?o ; skg:supersededBy/rdf:object ?new }"))
            assert len(rows) == 2
            # Without its successor, the old value holds again.
            store.remove(new.article.key)
            assert values(store, SKG.status) == {"Renewed"}
    with EmbeddedStore() as store:
        for document in (new, undated, same_day):
            store.add(document)
        # None of them is known to be later than another: a contradiction.
        assert values(store, SKG.status) == {"Ended", "Airing", "Cancelled"}
        assert not bool(store.query("ASK { ?s skg:supersededBy ?o }"))


def values(store: EmbeddedStore, predicate: str) -> set[str]:
    rows = store.query(f"SELECT ?o {{ ?s <{predicate}> ?o }}")
    return {row[0].value.rpartition("#")[2] for row in rows}


def test_a_denial_and_an_assertion_supersede_each_other_by_date(writer: type) -> None:
    def news(key: str, published: str, modality: Modality) -> Document:
        w = writer(key * 12, published=published)
        show, actor = w.entity("Andor", SCHEMA.TVSeries), w.entity("Ann Lee", SCHEMA.Person)
        w.says(f"Ann Lee ({modality}).", (show, SCHEMA.actor, actor), modality=modality)
        return w.document()

    said = news("1", "2024-01-01", Modality.STATED)
    denied = news("2", "2024-02-01", Modality.DENIED)
    back = news("3", "2024-03", Modality.ANNOUNCED)
    for order in permutations([said, denied, back]):
        with EmbeddedStore() as store:
            for document in order:
                store.add(document)
                len(store)
            assert bool(store.query("ASK { ?s schema:actor ?o }"))
            store.remove(back.article.key)
            assert not bool(store.query("ASK { ?s schema:actor ?o }"))
            store.remove(denied.article.key)
            assert bool(store.query("ASK { ?s schema:actor ?o }"))


def test_an_agency_text_that_two_outlets_print_is_a_copy(writer: type) -> None:
    text = " ".join(f"Sentence number {n} of the agency speaks of matter {n * n}." for n in range(40))

    def printed(key: str, published: str, ending: str) -> Document:
        w = writer(key * 12, published=published, site=f"Outlet {key}")
        show, actor = w.entity("Andor", SCHEMA.TVSeries), w.entity("Ann Lee", SCHEMA.Person)
        w.says("Ann Lee stars in Andor.", (show, SCHEMA.actor, actor))
        w.sentence(text + ending)
        return w.document()

    first, second = printed("2", "2024-01-01", ""), printed("1", "2024-01-02", " Reporting by our staff.")
    assert f"<{ID_BASE}article/{'1' * 12}> <{SKG.copyOf}> <{ID_BASE}article/{'2' * 12}>" in graph_of(
        [second, first]
    )
    assert not any(SKG.copyOf in triple for triple in graph_of([first]))


KILLED = """
import pickle, sys
from showkg.graph.store import open_store
store = open_store(sys.argv[1], create=True)
for document in pickle.load(open(sys.argv[2], "rb")):
    store.add(document, read="2026-01-02")
    print("added", flush=True)
print("settling", flush=True)
store.flush()
"""


@pytest.mark.parametrize("delay_s", [0.0, 0.05, 0.2, 0.6])
def test_killed_at_any_moment_a_store_holds_whole_articles(
    tmp_path: Path, documents: list[Document], delay_s: float
) -> None:
    import pickle

    copies = [
        replace(document, article=replace(document.article, key=f"{number:012x}"))
        for number, document in enumerate(documents * 40)
    ]
    (tmp_path / "documents").write_bytes(pickle.dumps(copies))
    folder = tmp_path / "shows.db"
    command = [sys.executable, "-c", KILLED, str(folder), str(tmp_path / "documents")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writing:
        assert writing.stdout is not None
        while writing.stdout.readline() != b"settling\n":
            pass
        time.sleep(delay_s)
        writing.kill()
    with open_store(str(folder)) as kept:
        assert triples(kept) == graph_of(copies)
    # What was finished stays finished: reading it once more writes nothing.
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with open_store(str(folder)) as kept:
        assert len(kept) > 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files


CHANGES = {
    "remove": ("", "store.remove('000000000001')"),
    "link": (
        "from showkg.graph.linking import keep, link; matches = link(store, [sys.argv[2]], min_confidence=0.5)",
        "keep(store, matches)",
    ),
    "decide": ("", "store.decide('same-as person:joe_wright person:will_smith', where='decisions')"),
}
"""What else changes a store, as the commands of these names do it: what comes before, and the change."""
CHANGING = """
import sys
from showkg.graph.store import open_store
store = open_store(sys.argv[1], create=True)
{before}
print("ready", flush=True)
sys.stdin.readline()
{change}
store.close()
"""
LONGEST_S = 2.0
"""Until when it is killed at the latest: a busy disk may take its time."""


@pytest.fixture
def many_articles(tmp_path: Path, writer: type) -> Path:
    """A store of many articles on shows of their own, and a catalog that has them."""
    folder = tmp_path / "many"
    folder.mkdir()
    catalog = ["id,name,type"]
    with EmbeddedStore.open(folder / "shows.db", create=True) as store:
        for number in range(60):
            w = writer(f"{number:012x}", title=f"Cast of Show {number}", url=f"https://news.example/{number}")
            show = w.entity(f"Show Number {number}", SCHEMA.TVSeries)
            catalog.append(f"https://catalog.example/{number},Show Number {number},series")
            for name in ("Joe Wright", "Will Smith", f"Ann Example {number}"):
                actor = w.entity(name, SCHEMA.Person)
                w.says(f"{name} stars in Show Number {number}.", (show, SCHEMA.actor, actor))
            store.add(w.document(), read=DAY)
    (folder / "catalog.csv").write_text("\n".join(catalog), encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", CHANGES)
def test_killed_at_any_moment_a_change_is_made_or_is_not(
    many_articles: Path, tmp_path: Path, command: str
) -> None:
    """Nothing in between is ever seen: no article of which only some triples are there, no half of the links."""

    def change(folder: Path, kill_after_s: float | None) -> float:
        """Copy the store and change it; returns how long that took."""
        shutil.copytree(many_articles / "shows.db", folder)
        prepared, made = CHANGES[command]
        script = CHANGING.format(before=prepared, change=made)
        catalog = str(many_articles / "catalog.csv")
        with subprocess.Popen(
            [sys.executable, "-c", script, str(folder), catalog],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as changing:
            assert changing.stdin is not None and changing.stdout is not None
            assert changing.stdout.readline() == b"ready\n"
            start = time.monotonic()
            changing.stdin.write(b"\n")
            changing.stdin.flush()
            if kill_after_s is not None:
                time.sleep(kill_after_s)
                changing.kill()
            changing.stdout.read()
        assert kill_after_s is not None or changing.returncode == 0
        return time.monotonic() - start

    took_s = min(LONGEST_S, change(tmp_path / "whole.db", None))
    before, after = (graph_in(folder) for folder in (many_articles / "shows.db", tmp_path / "whole.db"))
    assert before != after
    for number in range(6):
        folder = tmp_path / f"killed{number}.db"
        change(folder, took_s * number / 6)
        assert graph_in(folder) in (before, after), number
        # It can be changed again, and what was finished stays finished.
        with open_store(str(folder), create=True) as store:
            assert triples(store) in (before, after)
        assert not list(folder.glob("before-*"))


def graph_in(folder: Path) -> set[str]:
    with open_store(str(folder)) as store:
        return triples(store)


def test_a_store_of_the_former_version_can_be_added_to(
    tmp_path: Path, documents: list[Document], store: EmbeddedStore
) -> None:
    import pyoxigraph as ox

    folder = tmp_path / "old.db"
    folder.mkdir()
    (folder / "showkg.json").write_text(json.dumps({"format": "showkg store", "version": 1}))
    database = ox.Store(str(folder / "triples"))
    with EmbeddedStore() as before:
        before.add(documents[0], read=DAY)
        database.extend(ox.Quad(*triple) for triple in before.triples())
    database.flush()
    del database
    with open_store(str(folder), create=True) as grown:
        grown.add(documents[1], read=DAY)
        grown.add(documents[2], read=DAY)
        assert triples(grown) == graph_of(documents)


def test_what_contradicts_itself_does_not_get_into_a_store(documents: list[Document]) -> None:
    broken = replace(documents[0], about=("nobody",))
    with EmbeddedStore() as store:
        store.add(documents[1], read=DAY)
        with pytest.raises(ValueError, match="nobody"):
            store.add(broken, read=DAY)
        assert triples(store) == graph_of([documents[1]])
