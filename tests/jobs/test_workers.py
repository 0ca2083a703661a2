"""Work spread over processes: what ends one of them loses one item."""

import importlib
import multiprocessing
import sys
from pathlib import Path

import pytest

from showkg.jobs.workers import Given, Pool
from showkg.ontology.errors import ShowkgError

# A process that is spawned must find what it is to do in a module.
MODULE = """
import os, pathlib, signal, time
from showkg.ontology.errors import ShowkgError

def make():
    return do

def do(item):
    match item:
        case ("sleep", seconds):
            time.sleep(seconds)
        case ("exit", code):
            os._exit(code)
        case ("killed once", flag):
            if not pathlib.Path(flag).exists():
                pathlib.Path(flag).touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return f"did {item[0]} {item[1]}"

def lost(item, message):
    return f"lost {item[0]} {item[1]}: {message}"

def refuse():
    raise ShowkgError("xx: no such model. Install it.")

def die():
    os._exit(3)
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "work_for_pools.py").write_text(MODULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("work_for_pools", None)
    yield importlib.import_module("work_for_pools")
    sys.modules.pop("work_for_pools", None)
    assert multiprocessing.active_children() == []


def run(work, items, *, jobs=2, timeout_s=None, make="make"):
    with Pool(getattr(work, make), work.lost, jobs=jobs, timeout_s=timeout_s) as pool:
        return list(pool.map(items))


def test_results_come_in_the_order_of_the_items(work) -> None:
    items = [("sleep", 0.3), ("say", 1), ("say", 2), Given("known"), ("say", 3)]
    assert run(work, items) == ["did sleep 0.3", "did say 1", "did say 2", "known", "did say 3"]


def test_no_item_starts_no_process(work) -> None:
    assert run(work, []) == []
    assert run(work, [Given("a"), Given("b")], make="die") == ["a", "b"]


def test_a_process_that_ends_loses_its_item_alone(work) -> None:
    items = [("say", 0), ("exit", 7), *(("say", n) for n in range(1, 6))]
    results = run(work, items)
    assert results[1].startswith("lost exit 7: reading it ended the process twice (exit code 7).")
    assert [r for r in results if r.startswith("did")] == [f"did say {n}" for n in range(6)]


def test_what_a_killed_process_had_in_hand_is_done_by_another(work, tmp_path: Path) -> None:
    items = [("say", 0), ("killed once", str(tmp_path / "flag")), ("say", 1)]
    assert all(result.startswith("did") for result in run(work, items))
    assert (tmp_path / "flag").exists()


def test_an_item_that_takes_too_long_is_given_up(work) -> None:
    results = run(work, [("sleep", 600), ("say", 0), ("say", 1)], timeout_s=1)
    assert "not read in 1 s" in results[0]
    assert results[1:] == ["did say 0", "did say 1"]


def test_what_a_process_says_at_its_start_reaches_the_user(work) -> None:
    with pytest.raises(ShowkgError, match="no such model"):
        run(work, [("say", 0)], make="refuse")


def test_processes_that_cannot_start_are_not_started_for_ever(work) -> None:
    with pytest.raises(ShowkgError, match=r"no process can be started to read articles \(exit code 3\)"):
        run(work, [("say", 0)], make="die")


def test_what_is_finished_can_be_had_after_a_stop(work) -> None:
    pool = Pool(work.make, work.lost, jobs=2)
    results = pool.map([("say", 0), ("sleep", 600), *(("say", n) for n in range(1, 30))])
    assert next(results) == "did say 0"
    while len(pool._done) < 29:  # the other process does all the rest
        pool._collect(block=True)
    pool.stop()
    assert pool.finished() == [f"did say {n}" for n in range(1, 30)]


def test_an_endless_row_of_items_is_taken_piece_by_piece(work) -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield ("say", taken)

    with Pool(work.make, work.lost, jobs=2) as pool:
        results = pool.map(endless())
        assert [next(results) for _ in range(100)] == [f"did say {n}" for n in range(1, 101)]
        assert taken < 200
