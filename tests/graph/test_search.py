"""``search`` finds names, events and sentences by words, however they are written, and gives nothing away."""

import sqlite3
from pathlib import Path

import pytest

from showkg.graph.search import distance, search
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.text_changes import INDEX
from showkg.graph.view_cache import kept_view
from showkg.graph.visible import WITHHELD, visible_store
from showkg.graph.watched import read_watched
from showkg.ontology.errors import UsageError
from showkg.ontology.records import Document
from showkg.ontology.terms import SCHEMA, SKG


def texts(store: EmbeddedStore, question: str, limit: int = 20) -> list[str]:
    return [hit.text for hit in search(store, question, limit=limit)]


def test_a_name_comes_first_then_what_names_it(store: EmbeddedStore) -> None:
    hits = search(store, "Jackson Lamb")
    assert (hits[0].text, hits[0].kind, hits[0].score) == ("Jackson Lamb", "character", 1.0)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert "sentence" in {hit.kind for hit in hits[1:]}


@pytest.mark.parametrize(
    "question",
    [
        "jackson LAMB",
        "Lamb, Jackson",
        "jacksn lamb",
        "Jakcson Lamb",
        "Jáckson Lâmb",
        "jack lamb",
        "  'lamb' jackson! ",
    ],
)
def test_case_accents_order_and_slips_do_not_matter(store: EmbeddedStore, question: str) -> None:
    assert texts(store, question)[0] == "Jackson Lamb"


def test_an_accent_of_the_graph_does_not_matter(writer: type) -> None:
    w = writer("dddddddddddd")
    show = w.entity("Élite", SCHEMA.TVSeries)
    actor = w.entity("Itzan Escamilla Pérez-Ñuñez", SCHEMA.Person)
    w.says("Itzan Escamilla Pérez-Ñuñez is in Élite.", (show, SCHEMA.actor, actor))
    store = EmbeddedStore()
    store.add(w.document())
    assert texts(store, "elite")[0] == "Élite"
    assert texts(store, "perez nunez")[0] == "Itzan Escamilla Pérez-Ñuñez"


def test_events_and_quotes_are_found_with_where_they_stand(store: EmbeddedStore) -> None:
    event = next(hit for hit in search(store, "finds passport") if hit.kind == "plot point")
    assert event.text == "River finds the passport." and event.where is not None
    quote = next(hit for hit in search(store, "grandson guardian") if hit.kind == "sentence")
    assert quote.text == "River is the grandson of David Cartwright, his guardian."
    assert quote.where == "Who is who in Slow Horses"


def test_an_alias_finds_the_thing_and_tells_its_name(store: EmbeddedStore) -> None:
    hit = search(store, "oldman")[0]
    assert hit.label == "Gary Oldman" and hit.kind == "person"


def test_a_thing_is_listed_once_and_no_more_than_asked_for(store: EmbeddedStore) -> None:
    hits = search(store, "river lamb oldman slow horses")
    assert len({hit.iri for hit in hits}) == len(hits) > 3
    assert len(search(store, "river lamb oldman slow horses", limit=2)) == 2


def test_nothing_is_found_of_what_is_not_there(store: EmbeddedStore) -> None:
    assert search(store, "zzzz qqqq") == []
    assert search(EmbeddedStore(), "lamb") == []


@pytest.mark.parametrize("question", ["", "  ", "?!", "“”"])
def test_a_question_without_words_is_refused(store: EmbeddedStore, question: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        search(store, question)


@pytest.mark.parametrize(
    "question", ['"', 'lamb"', "lamb OR", "name:lamb", "lamb* NOT river", "NEAR(a b)", "(", "a" * 5000, "lamb " * 500, "^lamb$", "x'; DROP TABLE entry"]
)  # fmt: skip
def test_no_question_is_taken_for_syntax(store: EmbeddedStore, question: str) -> None:
    try:
        search(store, question)
    except UsageError as error:
        assert "no word" in str(error)


@pytest.fixture
def folder(tmp_path: Path, documents: list[Document]) -> Path:
    path = tmp_path / "shows.db"
    with open_store(str(path), create=True) as store:
        for document in documents[:2]:
            store.add(document)
    return path


def found(folder: Path, question: str) -> list[str]:
    with open_store(str(folder)) as store:
        return texts(store, question)


def made(folder: Path) -> int:
    """The index file, told from one that was made anew."""
    return (folder / INDEX).stat().st_ino


def test_the_index_is_kept_in_step_with_what_is_written(folder: Path, documents: list[Document]) -> None:
    assert "Darkest Hour" not in found(folder, "darkest hour")
    before = made(folder)
    with open_store(str(folder), create=True) as store:
        store.add(documents[2])
    assert found(folder, "darkest hour")[0] == "Darkest Hour"
    with open_store(str(folder), create=True) as store:
        store.remove("bbbbbbbbbbbb")
    assert not [text for text in found(folder, "river finds the passport") if "finds" in text]
    assert found(folder, "river cartwright")[0] == "River Cartwright"
    assert made(folder) == before, "it was brought up, not made anew"


def test_the_index_kept_in_step_answers_as_one_made_anew(folder: Path, documents: list[Document]) -> None:
    found(folder, "lamb")
    with open_store(str(folder), create=True) as store:
        store.add(documents[2])
        store.remove("aaaaaaaaaaaa")
    questions = ("slow horses", "oldman", "passport", "lamb", "friends", "apple")
    kept = [sorted(found(folder, question)) for question in questions]
    (folder / INDEX).unlink()
    assert kept == [sorted(found(folder, question)) for question in questions]


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_an_index_that_is_missing_or_damaged_is_made_anew(folder: Path, damage: bytes | None) -> None:
    expected = found(folder, "slow horses")
    (folder / INDEX).unlink() if damage is None else (folder / INDEX).write_bytes(damage)
    assert found(folder, "slow horses") == expected
    with sqlite3.connect(folder / INDEX) as index:
        assert index.execute("SELECT count(*) FROM entry").fetchone()[0] > 10


def test_an_index_is_made_anew_after_an_update_that_it_did_not_hear_of(folder: Path) -> None:
    found(folder, "lamb")
    with open_store(str(folder), create=True) as store:
        store.update('INSERT DATA { person:dana_reis a schema:Person ; rdfs:label "Dana Reis-Somebody" }')
    assert found(folder, "somebody") == ["Dana Reis-Somebody"]


def test_a_folder_that_cannot_be_written_to_is_searched_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refused)
    assert found(folder, "lamb")
    assert not (folder / INDEX).exists()
    assert not list(folder.glob(".*.tmp"))


VIEWERS = (
    ("Slow Horses (TV series)=none",),
    ("Slow Horses=S04E01",),
    ("Slow Horses=S04E02",),
    ("*=all",),
)


@pytest.mark.parametrize("viewer", VIEWERS, ids=" ".join)
def test_a_viewer_finds_only_what_she_may_know(store: EmbeddedStore, viewer: tuple[str, ...]) -> None:
    seen = visible_store(store, read_watched(store, viewer))
    known = {triple.object.value for triple in seen.triples() if hasattr(triple.object, "datatype")}
    for question in (
        "river passport",
        "lamb police",
        "slough house",
        "a stranger comes to town",
        "river lamb",
    ):
        for hit in search(seen, question, limit=50):
            assert {hit.text, hit.label, hit.where or hit.label} <= known
            assert hit.text != WITHHELD
    finds = "River finds the passport." in texts(seen, "finds passport")
    assert finds is (viewer[0] in ("Slow Horses=S04E02", "*=all"))


def test_each_view_of_a_folder_has_an_index_of_its_own(folder: Path) -> None:
    with open_store(str(folder)) as store:
        assert "River finds the passport." in texts(store, "passport")
        seen = kept_view(store, read_watched(store, ["Slow Horses=S04E01"]), folder)
        assert seen.folder is not None and seen.folder != folder
        assert "River finds the passport." not in texts(seen, "passport")
        assert (seen.folder / INDEX).is_file()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("heist", "hiest", 1), ("heist", "heist", 0), ("asteroid", "astroid", 1), ("lamb", "lamp", 1), ("ab", "ba", 1),
     ("kitten", "sitting", 3), ("asteroid", "steroids", 2)],
)  # fmt: skip
def test_distance_counts_slips(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 5) == distance(other, one, 5) == apart
    assert distance(one, other, apart) == apart
    if apart:
        assert distance(one, other, apart - 1) == apart


def test_kinds_are_said_in_words(store: EmbeddedStore) -> None:
    kinds = {hit.text: hit.kind for name in ("Slow Horses", "Slough House") for hit in search(store, name)}
    assert kinds["Slow Horses"] in ("series", "work")
    assert kinds["Slough House"] == "organization"
    assert SKG.FictionalOrganization not in kinds.values()
