"""Builds of many articles: the same graph by one process or several, gone on with after a stop."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from showkg.extract.nlp import DEFAULT_MODEL
from showkg.graph.store import open_store
from showkg.jobs.articles import Articles
from showkg.tests.conftest import ROOT, run_showkg

TITLES = [
    "Low Tide",
    "Night Ferry",
    "Glass Harbour",
    "Cold Meridian",
    "The Orchard",
    "Silent Choir",
    "Red Mesa",
]


def text(number: int) -> str:
    title = TITLES[number % len(TITLES)]
    return (
        f"“{title}” renewed for season {number % 5 + 2}\n\n"
        f"The drama series “{title}” was created by Ada Fenn{number} and premiered on HBO on March {number % 27 + 1}, "
        f"2019. Boris Vale{number} stars as Detective Tom Hale{number}, the brother of Anna Hale{number}. The series "
        "was renewed by the network on Monday.\n"
    )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Seven short articles and two that are none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(7):
        (folder / f"a{number}.txt").write_text(text(number))
    (folder / "a3-empty.txt").write_text("")
    (folder / "a9-dots.txt").write_text("...\n")
    return folder


@pytest.fixture
def crashing(tmp_path: Path) -> dict[str, str]:
    """An environment in which reading some articles ends the process, never returns, or fails."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'showkg.jobs.articles':\n"
        "            sys.meta_path.remove(self)\n"
        "            from showkg.extract.pipeline import Pipeline\n"
        "            read = Pipeline.read\n"
        "            def worse(self, article):\n"
        "                import os, time\n"
        "                if 'Fenn2' in article.text: os._exit(9)\n"
        "                if 'Fenn4' in article.text: time.sleep(3600)\n"
        "                if 'Fenn5' in article.text: raise MemoryError('no more')\n"
        "                return read(self, article)\n"
        "            Pipeline.read = worse\n"
        "sys.meta_path.insert(0, Watch())\n"
    )
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")]),
    }


def articles_of(store: Path) -> set[str]:
    with open_store(str(store)) as opened:
        return {Path(record.source).name for record in opened.archive.records().values()}


def test_several_processes_build_what_one_builds(articles: Path, tmp_path: Path) -> None:
    outputs = ("-o", "all.nq", "--each", "each", "--store", "shows.db", "-v")
    results, triples = [], []
    for folder, options in (("one", ("--jobs", "1")), ("two", ("--jobs", "2", "--timeout", "200"))):
        (tmp_path / folder).mkdir()
        results.append(run_showkg("build", articles, *outputs, *options, cwd=tmp_path / folder))
        assert results[-1].returncode == 1, results[-1].stderr
        with open_store(str(tmp_path / folder / "shows.db")) as store:
            triples.append(sorted(store.n_triples()))
    assert triples[0] == triples[1]
    names = sorted(
        p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*.[tn]*") if p.is_file()
    )
    names = [name for name in names if "shows.db" not in name.parts]
    assert len(names) == 1 + 7
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    assert (tmp_path / "one" / "all.nq").stat().st_size > 10_000
    # Problems and lines for each article come in the order of the articles.
    one, two = (re.sub(r"\(\d+\.\d s\)", "", result.stderr) for result in results)
    assert one == two
    assert [Path(line).name for line in re.findall(r"^(\S+\.txt):", one, re.M)] == sorted(
        p.name for p in articles.iterdir()
    )


def test_an_article_that_cannot_be_read_is_the_only_one_lost(
    articles: Path, crashing: dict[str, str], tmp_path: Path
) -> None:
    store = tmp_path / "shows.db"
    result = run_showkg("build", articles, "--store", store, "--jobs", "2", "--timeout", "10", env=crashing)
    assert result.returncode == 1
    assert re.search(r"a2\.txt: reading it ended the process twice \(exit code 9\)\. ", result.stderr)
    assert re.search(r"a4\.txt: it was not read in 10 s\. ", result.stderr)
    assert re.search(r"a5\.txt: showkg cannot read it \(MemoryError: no more\)\. ", result.stderr)
    assert "Traceback" not in result.stderr
    assert articles_of(store) == {"a0.txt", "a1.txt", "a3.txt", "a6.txt"}
    # Nothing ends this process: those that were lost are read, and they alone.
    again = run_showkg("build", articles, "--store", store, "--resume", "-v")
    assert "7 articles" not in again.stderr
    assert "3 articles: " in again.stderr and ", 4 more were there)" in again.stderr
    assert articles_of(store) == {f"a{n}.txt" for n in range(7)}


def test_resume_reads_what_is_new_or_changed(articles: Path, tmp_path: Path) -> None:
    for name in ("a3-empty.txt", "a9-dots.txt"):
        (articles / name).unlink()
    store, again = tmp_path / "shows.db", tmp_path / "again.db"
    assert run_showkg("build", articles, "--store", store).returncode == 0
    (articles / "a1.txt").write_text(text(1).replace("HBO", "Netflix"))
    (articles / "new.txt").write_text(text(8))
    # What is not read again is in the other outputs all the same.
    whole, outputs = tmp_path / "whole.nq", ("-o", tmp_path / "some.nq", "--each", tmp_path / "each")
    some = run_showkg("build", articles, "--store", store, "--resume", "-v", *outputs)
    assert [Path(line).name for line in re.findall(r"^(\S+\.txt):", some.stderr, re.M)] == [
        "a1.txt",
        "new.txt",
    ]
    assert run_showkg("build", articles, "--store", again, "-o", whole).returncode == 0
    assert (tmp_path / "some.nq").read_bytes() == whole.read_bytes()
    assert len(list((tmp_path / "each").iterdir())) == 8
    with open_store(str(store)) as one, open_store(str(again)) as other:
        assert sorted(one.n_triples()) == sorted(other.n_triples())


def test_resume_needs_a_store(articles: Path) -> None:
    result = run_showkg("build", articles, "--resume")
    assert result.returncode == 2
    assert "--resume goes on with a store. Name it with --store." in result.stderr


def test_a_copy_of_an_article_in_another_file_leaves_the_store_whole(articles: Path, tmp_path: Path) -> None:
    shutil.copy(articles / "a0.txt", tmp_path / "copy.txt")
    with open_store(str(tmp_path / "shows.db"), create=True) as store:
        for path in (articles / "a0.txt", tmp_path / "copy.txt", articles / "a1.txt"):
            for outcome in Articles([str(path)], model=DEFAULT_MODEL, jobs=1):
                store.add(outcome)
    assert articles_of(tmp_path / "shows.db") == {"copy.txt", "a1.txt"}
    with open_store(str(tmp_path / "shows.db")) as store:
        assert len(store.archive.profiles()) == len(store.archive.contents()) == 2


@pytest.mark.parametrize("options", [("--jobs", "1"), ("--jobs", "2")])
def test_after_ctrl_c_what_is_finished_is_kept_and_resume_goes_on(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    many, store = tmp_path / "many.jsonl", tmp_path / "shows.db"
    lines = [json.dumps({"text": text(number)}) + "\n" for number in range(2_000)]
    many.write_text("".join(lines))
    process = subprocess.Popen(
        [sys.executable, "-m", "showkg", "build", many, "--store", store, "-v", *options],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    for _ in range(3):
        assert "many.jsonl#" in process.stderr.readline()
    # As a terminal does it: to all processes of the group.
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    said = re.search(r"shows\.db has the (\d+) articles read; the same command with --resume goes on", errors)
    assert said, errors
    kept = articles_of(store)
    assert len(kept) == int(said[1]) >= 3
    with pytest.raises(ProcessLookupError):  # soon none of its processes is left
        for _ in range(100):
            os.killpg(process.pid, 0)
            time.sleep(0.1)
    # As if the file ended soon behind what was read.
    last = max(int(name.partition("#")[2]) for name in kept)
    many.write_text("".join(lines[: last + 1]))
    resumed = run_showkg("build", many, "--store", store, "--resume", *options)
    assert resumed.returncode == 0, resumed.stderr
    assert f"{len(kept)} more were there" in resumed.stderr
    assert articles_of(store) == {f"many.jsonl#{number}" for number in range(1, last + 2)}


def test_the_sample_articles_are_read_by_one_process(tmp_path: Path) -> None:
    """Starting others takes longer."""
    script = (
        "import multiprocessing.context as c, sys\n"
        "def refuse(self, *a): sys.exit('a process was started')\n"
        "c.SpawnProcess._Popen = staticmethod(refuse)\n"
        "from showkg.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    source, out = ROOT / "examples" / "articles", tmp_path / "out.nq"
    result = subprocess.run(
        [sys.executable, "-c", script, "build", source, "-o", out, "--jobs", "8"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert "12 articles" in result.stderr
