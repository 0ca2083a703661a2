"""The view of a viewer is kept in the store folder, and never outlives what it was made from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from showkg.graph import view_cache
from showkg.graph.as_of import known_at
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.view_cache import kept_past, kept_view
from showkg.graph.visible import visible_store
from showkg.graph.watched import read_watched
from showkg.ontology.records import Document, Position
from showkg.ontology.terms import SCHEMA, SKG


def article(writer: Any, key: str, name: str) -> Document:
    w = writer(key)
    show = w.entity("Salt Road", SCHEMA.TVSeries)
    who = w.entity(name, SKG.Character, work=show)
    w.happens(f"{name} leaves.", f"{name} leaves", "leave", show, season=1, episode=3, agents=(who,),
              position=Position(work=show, season=1, episode=3))  # fmt: skip
    return w.document()


@pytest.fixture
def folder(writer: Any, tmp_path: Path) -> Path:
    path = tmp_path / "shows.db"
    with open_store(str(path), create=True) as store:
        store.add(article(writer, "000000000051", "Inés"))
    return path


def view(folder: Path, *watched: str) -> str:
    with open_store(str(folder)) as store, kept_view(store, read_watched(store, watched), folder) as seen:
        return "\n".join(sorted(seen.n_triples()))


def kept(folder: Path) -> set[str]:
    return {path.name for path in (folder / "views").iterdir()}


def test_a_kept_view_is_the_view(folder: Path) -> None:
    with open_store(str(folder)) as store:
        for point in ("none", "S01E02", "S01E03"):
            watched = read_watched(store, [f"Salt Road={point}"])
            fresh = "\n".join(sorted(visible_store(store, watched).n_triples()))
            assert view(folder, f"Salt Road={point}") == fresh == view(folder, f"Salt Road={point}")
    assert len(kept(folder)) == 3


def refuse(*_: object) -> NoReturn:
    raise AssertionError("worked out twice")


def test_a_kept_view_is_not_worked_out_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = view(folder, "Salt Road=S01")
    monkeypatch.setattr(view_cache, "visible_lines", refuse)
    assert view(folder, "salt road = s1") == first
    with pytest.raises(AssertionError, match="twice"):
        view(folder, "Salt Road=S02")


def test_whatever_changes_the_store_makes_the_view_anew(folder: Path, writer: Any) -> None:
    assert "Tomas" not in view(folder, "Salt Road=S01")
    with open_store(str(folder), create=True) as store:
        store.add(article(writer, "000000000052", "Tomas"))
    assert "Tomas leaves" in view(folder, "Salt Road=S01")
    assert len(kept(folder)) == 1


def test_other_rules_make_the_view_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view(folder, "Salt Road=S01")
    monkeypatch.setattr(view_cache, "_rules", lambda: "other rules")
    monkeypatch.setattr(view_cache, "visible_lines", lambda *_: b"<x:a> <x:b> <x:c> .\n")
    assert view(folder, "Salt Road=S01") == "<x:a> <x:b> <x:c>"


def damage_note(view: Path) -> None:
    (view / "view.json").write_text("{", encoding="utf-8")


def damage_triples(view: Path) -> None:
    for file in (view / "triples").iterdir():
        file.unlink()


@pytest.mark.parametrize("damage", [damage_note, damage_triples])
def test_a_damaged_view_is_no_answer(folder: Path, damage: Callable[[Path], None]) -> None:
    whole = view(folder, "Salt Road=S01")
    (made,) = (folder / "views").iterdir()
    damage(made)
    assert view(folder, "Salt Road=S01") == whole


def test_a_store_that_cannot_be_written_to_has_its_view_in_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert "Inés leaves" in view(folder, "Salt Road=S01")
    assert not (folder / "views").exists()


def test_views_of_many_points_do_not_fill_the_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view_cache, "MOST", 2)
    for season in range(1, 5):
        view(folder, f"Salt Road=S{season}")
    assert len(kept(folder)) == 2


def test_a_store_with_views_is_still_a_store(folder: Path, writer: Any) -> None:
    view(folder, "Salt Road=S01")
    with open_store(str(folder), create=True) as store:
        assert isinstance(store, EmbeddedStore)
        store.add(article(writer, "000000000053", "Vera"))
        assert len(store) > 0


def dated(writer: Any, key: str, name: str, published: str) -> Document:
    w = writer(key, published=published)
    show, who = w.entity("Salt Road", SCHEMA.TVSeries), w.entity(name, SCHEMA.Person)
    w.says(f"{name} stars in Salt Road.", (show, SCHEMA.actor, who))
    return w.document()


@pytest.fixture
def years(writer: Any, tmp_path: Path) -> Path:
    path = tmp_path / "years.db"
    with open_store(str(path), create=True) as store:
        store.add(dated(writer, "000000000054", "Ada Older", "2019-05-01"))
        store.add(dated(writer, "000000000055", "Bea Newer", "2021-05-01"))
    return path


def past(folder: Path, day: str) -> str:
    with open_store(str(folder)) as store, kept_past(store, day, folder) as then:
        return "\n".join(sorted(then.n_triples()))


def test_a_day_is_worked_out_once(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(years)) as store:
        fresh = "\n".join(sorted(known_at(store, "2020-01-01").n_triples()))
    assert "Ada Older" in fresh and "Bea Newer" not in fresh
    assert past(years, "2020-01-01") == fresh
    monkeypatch.setattr(view_cache, "known_at", refuse)
    assert past(years, "2020-01-01") == fresh
    with pytest.raises(AssertionError, match="twice"):
        past(years, "2020-12-31")


def test_a_day_after_all_articles_needs_no_copy(years: Path) -> None:
    with open_store(str(years)) as store:
        assert past(years, "2022-01-01") == "\n".join(sorted(store.n_triples()))
    assert not (years / "views").exists()


def test_an_older_article_that_comes_later_is_in_the_graph_of_its_day(years: Path, writer: Any) -> None:
    assert "Cleo Found" not in past(years, "2020-01-01")
    with open_store(str(years), create=True) as store:
        store.add(dated(writer, "000000000056", "Cleo Found", "2018-05-01"))
    assert "Cleo Found" in past(years, "2020-01-01")


def test_what_a_viewer_may_know_of_a_day_is_kept_apart_from_other_days(years: Path) -> None:
    watched = read_watched(open_store(str(years)), ["Salt Road=S01"])
    found = {}
    for day in ("2020-01-01", "2022-01-01", None):
        with open_store(str(years)) as store:
            then = store if day is None else kept_past(store, day, years)
            with kept_view(then, watched, years, day=day) as seen:
                found[day] = "\n".join(seen.n_triples())
    assert "Ada Older" in found["2020-01-01"] and "Bea Newer" not in found["2020-01-01"]
    assert "Bea Newer" in found["2022-01-01"] and "Bea Newer" in found[None]
