"""Builds over a real cluster on this machine: a scheduler and two workers, processes of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from showkg.tests.conftest import run_showkg

distributed = pytest.importorskip("distributed", reason="the extra showkg[dask] is not installed")

# Five tasks.
ARTICLES = 40


def text(number: int) -> str:
    return (
        f"“Low Tide {number % 9}” renewed\n\nThe drama series “Low Tide {number % 9}” was created by Ada Fenn{number} "
        f"and premiered on HBO on March {number % 27 + 1}, 2019. Boris Vale{number} stars as Tom Hale{number}.\n"
    )


@dataclass
class Cluster:
    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: list["subprocess.Popen[bytes]"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    told = tmp_path / "scheduler.json"
    processes = []

    def start(module: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--scheduler-file", str(told), *options]
        with (tmp_path / f"{module}-{len(processes)}.log").open("wb") as log:
            processes.append(subprocess.Popen(command, stdout=log, stderr=log, cwd=tmp_path))
        return processes[-1]

    try:
        scheduler = start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        for _ in range(600):
            if told.exists():
                break
            time.sleep(0.1)
        worker = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        workers = [start("dask_worker", *worker) for _ in range(2)]
        yield Cluster(json.loads(told.read_text())["address"], scheduler, workers)
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_builds_what_one_machine_builds(
    cluster: Cluster, tmp_path: Path
) -> None:
    many, shards = tmp_path / "many.jsonl", tmp_path / "shards"
    lines = [json.dumps({"text": text(number)}) for number in range(ARTICLES)]
    lines.insert(7, "{not JSON")
    many.write_text("\n".join(lines) + "\n")
    options = ("--dask", cluster.address, "--shards", str(shards), "--store", str(tmp_path / "shows.db"))
    build = subprocess.Popen(
        [sys.executable, "-m", "showkg", "build", many, "-o", tmp_path / "cluster.nq", *options],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(shards.glob("*.nq")) and build.poll() is None:
        time.sleep(0.05)
    cluster.workers[0].send_signal(signal.SIGKILL)
    left = len(list(shards.glob("*.nq")))
    _, errors = build.communicate(timeout=280)
    assert build.returncode == 1, errors  # the line that is not JSON
    assert "many.jsonl#8: the line is not JSON" in errors
    assert f"{ARTICLES} articles: " in errors
    assert left < len(list(shards.glob("*.nq"))), "the worker was killed too late to show anything"
    alone = run_showkg("build", many, "-o", tmp_path / "alone.nq", "--jobs", "1")
    assert alone.returncode == 1, alone.stderr
    assert (tmp_path / "cluster.nq").read_bytes() == (tmp_path / "alone.nq").read_bytes()
    # Both workers may go now: what is read is read.
    for worker in cluster.workers:
        worker.kill()
    again = run_showkg(
        "build", many, "-o", tmp_path / "again.nq", "--dask", cluster.address, "--shards", shards
    )
    assert again.returncode == 1, again.stderr
    assert (tmp_path / "again.nq").read_bytes() == (tmp_path / "alone.nq").read_bytes()


def test_a_scheduler_that_is_lost_is_one_line(cluster: Cluster, tmp_path: Path) -> None:
    # Without workers nothing is read before the scheduler goes.
    for worker in cluster.workers:
        worker.kill()
    article = tmp_path / "a.txt"
    article.write_text(text(1))
    options = ("--dask", cluster.address, "--shards", str(tmp_path / "shards"))
    build = subprocess.Popen(
        [sys.executable, "-m", "showkg", "build", article, "--store", tmp_path / "shows.db", *options],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with distributed.Client(cluster.address, set_as_default=False) as client:
        while not client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)):
            assert build.poll() is None
            time.sleep(0.05)
    cluster.scheduler.kill()
    _, errors = build.communicate(timeout=120)
    assert build.returncode == 1
    assert f"{cluster.address}: the Dask scheduler was lost" in errors
    assert errors.count("\n") == 1, errors


def test_a_cluster_needs_a_shared_folder_and_an_address_that_answers(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text(1))
    result = run_showkg("build", article, "--dask", "tcp://127.0.0.1:1")
    assert result.returncode == 2
    assert "--dask and --shards belong together" in result.stderr
    env = {**os.environ, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    silent = ("--dask", "tcp://127.0.0.1:1", "--shards", tmp_path / "shards")
    result = run_showkg("build", article, "-o", tmp_path / "a.nq", *silent, env=env)
    assert result.returncode == 1
    assert "tcp://127.0.0.1:1: no Dask scheduler answers" in result.stderr
    assert "Traceback" not in result.stderr
