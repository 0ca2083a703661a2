"""The command as a user runs it: what it promises, and a clear line for everything that goes wrong."""

import csv
import io
import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from showkg.tests.conftest import run_showkg

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = (ROOT / "examples/articles/casting-news-the-americans-season-3.txt").read_text(encoding="utf-8")
Showkg = Callable[..., "subprocess.CompletedProcess[str]"]

SERIES = "SELECT ?name WHERE { ?s a schema:TVSeries ; rdfs:label ?name } ORDER BY ?name"


def one_line(result: "subprocess.CompletedProcess[str]", beginning: str) -> str:
    """The one line of standard error that begins so; a traceback is never a message."""
    assert "Traceback" not in result.stderr, result.stderr
    lines = [line for line in result.stderr.splitlines() if line.startswith(beginning)]
    assert len(lines) == 1, result.stderr
    return lines[0]


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# What it promises


@pytest.mark.parametrize(
    "command",
    [["-m", "showkg"], [str(ROOT / "cli.py")], ["-c", "from showkg.cli import main; main()"]],
    ids=["python -m showkg", "python cli.py", "main()"],
)
def test_there_are_several_ways_to_start_it(command: list[str], tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, *command, "--version"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert re.fullmatch(r"showkg \d+\.\d+\.\d+\n", run.stdout)


def test_the_installed_command_starts(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("showkg")
    run = subprocess.run([script, "-h"], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "build" in run.stdout


def test_the_shell_completes_commands(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("showkg")
    environment = {
        **os.environ,
        "_SHOWKG_COMPLETE": "bash_complete",
        "COMP_WORDS": "showkg va",
        "COMP_CWORD": "1",
    }
    run = subprocess.run([script], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert "validate" in run.stdout


@pytest.mark.parametrize(
    "name", ["build", "query", "export", "explain", "stats", "spoilers", "validate", "evaluate", "demo"]
)
def test_each_help_shows_two_commands_that_run(showkg: Showkg, name: str) -> None:
    result = showkg(name, "-h")
    assert result.returncode == 0
    assert "Examples:" in result.stdout
    assert result.stdout.partition("Examples:")[2].count(f"showkg {name}") >= 2


def test_build_writes_every_output_by_its_ending(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    endings = ["ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "gexf", "csv", "html"]
    outs = [option for ending in endings for option in ("-o", f"out.{ending}")]
    result = showkg("build", article, *outs, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert files_in(tmp_path) == {article.name, *(f"out.{ending}" for ending in endings)}
    summary = one_line(result, "1 article:")
    assert re.search(r"\d+ entit.*, \d+ statements?, \d+ plot points?", summary)
    for ending in ("ttl", "nt", "nq", "trig", "jsonld", "rdf"):
        answer = showkg("query", f"out.{ending}", SERIES, "--format", "csv", cwd=tmp_path)
        assert "The Americans" in answer.stdout.splitlines(), ending


def test_the_same_articles_give_the_same_bytes(article: Path, tmp_path: Path) -> None:
    """Under another seed of hashes too."""
    for name, seed in (("a", "1"), ("b", "2")):
        outputs = ("-o", f"{name}.ttl", "-o", f"{name}.html")
        result = run_showkg(
            "build", article, *outputs, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        assert result.returncode == 0, result.stderr
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_build_and_query_work_in_a_pipe(showkg: Showkg) -> None:
    built = showkg("build", "-", input=ARTICLE)
    assert built.returncode == 0, built.stderr
    assert built.stdout.startswith("@prefix")
    answer = showkg("query", "-", SERIES, input=built.stdout)
    rows = json.loads(answer.stdout)["results"]["bindings"]
    assert "The Americans" in [row["name"]["value"] for row in rows]


def test_quiet_prints_nothing_and_verbose_a_line_for_each_article(
    showkg: Showkg, article: Path, tmp_path: Path
) -> None:
    assert showkg("build", article, "-o", tmp_path / "a.ttl", "-q").stderr == ""
    result = showkg("build", article, "-o", tmp_path / "b.ttl", "-v")
    one_line(result, f"{article}: ")
    one_line(result, "1 article: ")


def test_each_article_gets_a_file_from_it_alone(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "silo.txt"
    other.write_text(
        "Silo Season 2\n\nRebecca Ferguson plays Juliette Nichols in Silo, the Apple TV+ series.\n"
    )
    namesake = tmp_path / "other" / article.name
    namesake.write_text(ARTICLE + "\nFX has not announced a fourth season yet.\n")
    result = showkg("build", article, other, namesake, "--each", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert files_in(tmp_path / "out") == {"americans.ttl", "silo.ttl", "americans-2.ttl"}
    assert "Americans" not in (tmp_path / "out" / "silo.ttl").read_text(encoding="utf-8")
    alone = showkg("build", article, "-o", "-")
    assert (tmp_path / "out" / "americans.ttl").read_text(encoding="utf-8") == alone.stdout


def test_a_store_is_added_to_and_the_same_article_changes_nothing(
    showkg: Showkg, article: Path, tmp_path: Path
) -> None:
    store = tmp_path / "shows.db"
    assert showkg("build", article, "--store", store).returncode == 0
    once = showkg("export", store, "-").stdout
    assert showkg("build", article, "--store", store).returncode == 0
    assert showkg("export", store, "-").stdout == once
    other = tmp_path / "silo.txt"
    other.write_text(
        "Silo Season 2\n\nRebecca Ferguson plays Juliette Nichols in Silo, the Apple TV+ series.\n"
    )
    assert showkg("build", other, "--store", store).returncode == 0
    names = showkg("query", store, SERIES, "--format", "tsv").stdout
    assert "Silo" in names
    assert "The Americans" in names


# Query


def test_query_answers_in_every_format(showkg: Showkg, demo: Path) -> None:
    outputs = {
        form: showkg("query", demo / "demo.db", SERIES, "--format", form).stdout
        for form in ("table", "json", "csv", "tsv", "xml")
    }
    names = [row["name"]["value"] for row in json.loads(outputs["json"])["results"]["bindings"]]
    assert len(names) >= 3
    assert [row["name"] for row in csv.DictReader(io.StringIO(outputs["csv"]))] == names
    for form, output in outputs.items():
        assert all(name in output.replace("&amp;", "&") for name in names), form
    for form in ("ttl", "nt"):
        triples = showkg(
            "query", demo / "demo.db", "CONSTRUCT WHERE { ?s a schema:TVSeries }", "--format", form
        )
        assert triples.returncode == 0, triples.stderr
        assert triples.stdout.count("TVSeries") >= len(names)


def test_on_a_pipe_the_default_is_json_on_a_terminal_a_table(showkg: Showkg, demo: Path) -> None:
    assert json.loads(showkg("query", demo / "demo.db", SERIES).stdout)
    primary, secondary = pty.openpty()
    shown = bytearray()

    def read() -> None:
        try:
            while part := os.read(primary, 4096):
                shown.extend(part)
        except OSError:  # the other end is closed
            pass

    reader = threading.Thread(target=read)
    reader.start()
    result = showkg("query", demo / "demo.db", SERIES, stdout=secondary)
    os.close(secondary)
    reader.join(timeout=60)
    os.close(primary)
    assert result.returncode == 0
    assert "The Americans" in shown.decode()
    assert '"bindings"' not in shown.decode()


def test_a_query_comes_from_a_file_or_by_name(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "series.rq").write_text(SERIES)
    from_file = showkg("query", demo / "demo.db", "-f", tmp_path / "series.rq")
    assert from_file.stdout == showkg("query", demo / "demo.db", SERIES).stdout
    cast = showkg(
        "query", demo / "demo.db", "--name", "cast", "--param", "work=The Americans", "--format", "csv"
    )
    assert "Holly Taylor,Paige" in cast.stdout


def test_an_ask_query_says_yes_or_no(showkg: Showkg, demo: Path) -> None:
    answer = showkg("query", demo / "demo.db", "ASK { ?s a schema:TVSeries }")
    assert json.loads(answer.stdout)["boolean"] is True


def test_the_library_of_queries_is_listed_with_its_parameters(showkg: Showkg) -> None:
    result = showkg("query", "--list")
    listed = set(re.findall(r"^(\S+)", result.stdout, re.MULTILINE))
    wanted = "cast who-plays co-stars makers plot what-happens-in characters-of family sources-of conflicts"
    assert listed >= set(wanted.split())
    assert re.search(r"^cast.*work", result.stdout, re.MULTILINE)


def test_a_reader_who_has_had_enough_ends_it_quietly(demo: Path) -> None:
    command = f"{sys.executable} -m showkg export {demo / 'demo.db'} - | head -c 100"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.stdout.startswith("@prefix")
    assert run.stderr == ""


# Explain, stats, validate, export, demo


def test_explain_shows_facts_with_their_sentences(showkg: Showkg, demo: Path) -> None:
    result = showkg("explain", demo / "demo.db", "holly taylor")
    assert result.returncode == 0, result.stderr
    assert "Holly Taylor portrays Paige" in result.stdout
    assert "“" in result.stdout


def test_explain_of_an_unknown_name_offers_the_nearest(showkg: Showkg, demo: Path) -> None:
    result = showkg("explain", demo / "demo.db", "Hollie Tailor")
    assert result.returncode == 1
    assert "Holly Taylor" in one_line(result, "showkg: ")


def test_stats_counts(showkg: Showkg, demo: Path) -> None:
    result = showkg("stats", demo / "showkg-demo.ttl")
    assert result.returncode == 0
    assert re.search(r"articles?\D+\d+", result.stdout, re.IGNORECASE)


def test_validate_accepts_the_demo_and_shows_violations(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    assert showkg("validate", demo / "showkg-demo.ttl").returncode == 0
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        "@prefix schema: <https://schema.org/> .\n<https://w3id.org/showkg/id/person/x> a schema:Person .\n"
    )
    result = showkg("validate", bad)
    assert result.returncode == 1
    assert "label" in result.stdout
    assert "Traceback" not in result.stderr


def test_export_gives_what_build_gives(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    for ending in ("ttl", "html"):
        result = showkg("export", demo / "demo.db", tmp_path / f"out.{ending}")
        assert result.returncode == 0, result.stderr
        assert (tmp_path / f"out.{ending}").read_bytes() == (demo / f"showkg-demo.{ending}").read_bytes()


def test_demo_tells_what_to_do_next(showkg: Showkg, tmp_path: Path) -> None:
    result = showkg("demo", "-o", tmp_path)
    assert result.returncode == 0, result.stderr
    assert files_in(tmp_path) == {"showkg-demo.ttl", "showkg-demo.html"}
    suggested = re.findall(r"^  (showkg .*)$", result.stdout, re.MULTILINE)
    assert len(suggested) >= 3
    for command in suggested:
        run = subprocess.run(
            ["bash", "-c", command.replace("showkg", f"{sys.executable} -m showkg", 1)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{command}: {run.stderr}"
        assert run.stdout.strip()


# Bad input: a clear line each, and nothing lost


def fails_to_build(result: "subprocess.CompletedProcess[str]", source: Path, tmp_path: Path) -> str:
    """The build of ``source`` alone into ``out.ttl`` failed, said why in one line and wrote nothing."""
    assert result.returncode == 1
    assert "out.ttl" not in files_in(tmp_path)
    assert not any(name.endswith(".tmp") for name in files_in(tmp_path))
    summary = one_line(result, "showkg: 1 article failed")
    assert str(source) in summary
    return one_line(result, f"{source}: ").removeprefix(f"{source}: ")


def test_missing_file(showkg: Showkg, tmp_path: Path) -> None:
    source = tmp_path / "missing.txt"
    line = fails_to_build(showkg("build", source, "-o", "out.ttl", cwd=tmp_path), source, tmp_path)
    assert re.search("no such file|not found|does not exist", line, re.IGNORECASE)


def test_unreadable_file(
    showkg: Showkg, article: Path, tmp_path: Path, without_privileges: tuple[str, ...]
) -> None:
    article.chmod(0)
    result = showkg("build", article, "-o", "out.ttl", cwd=tmp_path, prefix=without_privileges)
    assert re.search("permission|right", fails_to_build(result, article, tmp_path), re.IGNORECASE)


@pytest.mark.parametrize("content", [b"", b" \n\n\t\n"], ids=["nothing", "white space"])
def test_empty_file(showkg: Showkg, tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "empty.txt"
    source.write_bytes(content)
    line = fails_to_build(showkg("build", source, "-o", "out.ttl", cwd=tmp_path), source, tmp_path)
    assert "empty" in line


def test_folder_without_articles(showkg: Showkg, tmp_path: Path) -> None:
    source = tmp_path / "folder"
    source.mkdir()
    (source / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    line = fails_to_build(showkg("build", source, "-o", "out.ttl", cwd=tmp_path), source, tmp_path)
    assert "article" in line


def test_binary_file(showkg: Showkg, tmp_path: Path) -> None:
    source = tmp_path / "program.txt"
    source.write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40)
    line = fails_to_build(showkg("build", source, "-o", "out.ttl", cwd=tmp_path), source, tmp_path)
    assert re.search("binary|not text|no text", line)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_right_or_refused_by_name(
    showkg: Showkg, tmp_path: Path, encoding: str
) -> None:
    source = tmp_path / "article.txt"
    text = ARTICLE.replace("Frank Langella", "Renée Zellweger").translate({0x2018: "'", 0x2019: "'"})
    source.write_bytes(text.encode(encoding))
    result = showkg("build", source, "-o", "-")
    if result.returncode == 0:
        assert "Renée Zellweger" in result.stdout
        assert "\ufffd" not in result.stdout
    else:
        assert re.search("encoding|UTF-8", one_line(result, f"{source}: "))


def test_text_in_another_language(showkg: Showkg, tmp_path: Path) -> None:
    source = tmp_path / "artikel.txt"
    source.write_text(
        "Die dritte Staffel der Serie erzählt, wie die beiden Agenten ihre Tochter einweihen müssen. "
        "Die Hauptrollen spielen zwei bekannte Schauspieler, die auch im wirklichen Leben ein Paar sind. "
        "Der Sender hat eine weitere Staffel bestellt, die im nächsten Frühjahr ausgestrahlt werden soll.\n",
        encoding="utf-8",
    )
    line = fails_to_build(showkg("build", source, "-o", "out.ttl", cwd=tmp_path), source, tmp_path)
    assert "English" in line


def test_html_without_an_article(showkg: Showkg, tmp_path: Path) -> None:
    source = tmp_path / "login.html"
    source.write_text(
        "<!doctype html><title>Log in</title><form><input name=user><button>Log in</button></form>"
    )
    line = fails_to_build(showkg("build", source, "-o", "out.ttl", cwd=tmp_path), source, tmp_path)
    assert re.search("article|text", line)


def test_twenty_megabytes_of_text_are_read_in_bounded_memory_or_refused(
    article: Path, tmp_path: Path
) -> None:
    source = tmp_path / "huge.txt"
    source.write_text(ARTICLE * (20_000_000 // len(ARTICLE)), encoding="utf-8")
    command = [sys.executable, "-m", "showkg", "build", source, article, "-o", tmp_path / "out.ttl"]
    process = subprocess.Popen(
        list(map(str, command)), stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    assert process.stderr is not None
    errors = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = usage.ru_maxrss
    assert kilobytes < 2_000_000
    assert (tmp_path / "out.ttl").is_file()
    if process.returncode != 0:
        assert re.search(rf"^{source}: .*(MB|large|long|big)", errors, re.MULTILINE), errors


def test_one_bad_file_among_good_ones(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    result = showkg("build", bad, article, "missing.txt", "-o", "out.ttl", cwd=tmp_path)
    assert result.returncode == 1
    assert "The Americans" in (tmp_path / "out.ttl").read_text(encoding="utf-8")
    one_line(result, "1 article: ")
    summary = one_line(result, "showkg: 2 articles failed")
    assert str(bad) in summary
    assert "missing.txt" in summary


def test_existing_output_stays_unless_forced(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ttl"
    out.write_text("precious")
    result = showkg("build", article, "-o", tmp_path / "new.ttl", "-o", out)
    assert result.returncode == 1
    assert "--force" in one_line(result, f"showkg: {out}: ")
    assert out.read_text() == "precious"
    assert not (tmp_path / "new.ttl").exists()
    assert showkg("build", article, "-o", out, "--force").returncode == 0
    assert "The Americans" in out.read_text(encoding="utf-8")


def test_an_existing_folder_of_articles_stays_unless_forced(
    showkg: Showkg, article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "americans.ttl").write_text("precious")
    result = showkg("build", article, "--each", out)
    assert result.returncode == 1
    assert "--force" in one_line(result, f"showkg: {out}: ")
    assert (out / "americans.ttl").read_text() == "precious"
    assert showkg("build", article, "--each", out, "--force").returncode == 0
    assert "The Americans" in (out / "americans.ttl").read_text(encoding="utf-8")


def test_export_does_not_overwrite_unless_forced(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("precious")
    assert showkg("export", demo / "demo.db", out).returncode == 1
    assert out.read_text() == "precious"
    assert showkg("export", demo / "demo.db", out, "--force").returncode == 0
    assert out.read_text() != "precious"


def test_the_check_of_outputs_comes_before_the_work(showkg: Showkg, tmp_path: Path) -> None:
    """An article is not even opened if its output cannot be written."""
    result = showkg("build", tmp_path / "missing.txt", "-o", tmp_path / "no" / "out.ttl")
    assert result.returncode == 1
    assert "folder" in one_line(result, "showkg: ")
    assert "missing.txt" not in result.stderr


def test_unknown_ending_is_a_wrong_command_line(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    for command in (("build", article, "-o", "out.docx"), ("export", article, "out.docx")):
        result = showkg(*command, cwd=tmp_path)
        assert result.returncode == 2
        assert ".ttl .nt .nq .trig .jsonld .rdf .graphml .gexf .csv .html" in result.stderr
    assert files_in(tmp_path) == {article.name}


def test_the_same_output_twice_is_a_wrong_command_line(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    assert showkg("build", article, "-o", "a.ttl", "-o", "./a.ttl", cwd=tmp_path).returncode == 2


def test_unwritable_folder(
    showkg: Showkg, article: Path, unwritable: Path, without_privileges: tuple[str, ...]
) -> None:
    for place in (
        ("-o", unwritable / "out.ttl"),
        ("--each", unwritable),
        ("--store", unwritable / "shows.db"),
    ):
        result = showkg("build", article, *place, prefix=without_privileges)
        assert result.returncode == 1
        assert str(unwritable) in one_line(result, "showkg: ")
        assert files_in(unwritable) == set()


def small_disk() -> None:
    """As if the disk were full after 20 kB of a file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_full_disk_leaves_nothing_half_written(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ttl"
    out.write_text("precious")
    result = showkg("export", demo / "showkg-demo.ttl", out, "--force", preexec_fn=small_disk)
    assert result.returncode == 1
    one_line(result, f"showkg: {out}: ")
    assert files_in(tmp_path) == {"out.ttl"}
    assert out.read_text() == "precious"


def test_full_disk_under_several_outputs_changes_none(showkg: Showkg, tmp_path: Path) -> None:
    source = tmp_path / "short.txt"
    source.write_text("Matthew Rhys plays Philip Jennings in The Americans, the FX series.\n")
    # The page carries a library of half a megabyte, the facts of one sentence are few.
    result = showkg("build", source, "-o", "a.csv", "-o", "b.html", cwd=tmp_path, preexec_fn=small_disk)
    assert result.returncode == 1
    one_line(result, "showkg: b.html: ")
    assert files_in(tmp_path) == {source.name}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_behind_standard_output(showkg: Showkg, demo: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        for command in (("export", demo / "demo.db", "-"), ("query", demo / "demo.db", SERIES)):
            result = showkg(*command, stdout=full)
            assert result.returncode == 1
            assert "space" in one_line(result, "showkg: ")


def test_sparql_that_does_not_parse(showkg: Showkg, demo: Path) -> None:
    result = showkg("query", demo / "demo.db", "SELECT ?s WHERE {\n  ?s a schema:TVSeries")
    assert result.returncode == 1
    assert re.search(r"line \d+, column \d+", one_line(result, "showkg: "))
    assert result.stdout == ""


def test_an_unknown_prefix_gets_a_hint(showkg: Showkg, demo: Path) -> None:
    result = showkg("query", demo / "demo.db", "SELECT * { ?s a shema:TVSeries }")
    assert result.returncode == 1
    line = one_line(result, "showkg: ")
    assert "line 1, column 17" in line
    assert "schema:" in line


def test_an_unknown_name_of_a_query_offers_the_nearest(showkg: Showkg, demo: Path) -> None:
    result = showkg("query", demo / "demo.db", "--name", "cats", "--param", "work=The Americans")
    assert result.returncode == 2
    assert "cast" in one_line(result, "Error: ")


def test_a_value_that_nothing_is_called_gets_an_empty_answer_and_the_nearest_name(
    showkg: Showkg, demo: Path
) -> None:
    asked = ("query", demo / "demo.db", "--name", "cast", "--format", "csv", "--param")
    result = showkg(*asked, "work=The Amercans")
    assert result.returncode == 0
    assert result.stdout.splitlines() == ["actor,character,person,role"]
    assert "Did you mean The Americans" in one_line(result, "query: ")
    found = showkg(*asked, "work=the americans")
    assert len(found.stdout.splitlines()) > 1
    assert found.stderr == ""


def test_the_nearest_name_is_one_that_the_viewer_may_know(showkg: Showkg, demo: Path) -> None:
    asked = ("query", demo / "demo.db", "--name", "who-plays", "--param", "character=Jonas Kahnwalt")
    assert "Jonas Kahnwald" in one_line(showkg(*asked), "query: ")
    assert "Kahnwald" not in showkg(*asked, "--watched", "Dark=none").stderr


@pytest.mark.parametrize("params", [(), ("--param", "wrok=Silo"), ("--param", "work")])
def test_wrong_parameters_of_a_query_name_the_right_ones(
    showkg: Showkg, demo: Path, params: tuple[str, ...]
) -> None:
    result = showkg("query", demo / "demo.db", "--name", "cast", *params)
    assert result.returncode == 2
    assert "work" in one_line(result, "Error: ")


def test_a_file_that_holds_no_text_is_no_query(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    query = tmp_path / "query.rq"
    query.write_bytes(b"SELECT * { ?s ?p '\xff' }")
    result = showkg("query", demo / "demo.db", "-f", query)
    assert result.returncode == 1
    one_line(result, f"showkg: {query}: ")


def test_an_update_is_refused(showkg: Showkg, demo: Path) -> None:
    result = showkg("query", demo / "demo.db", "DELETE WHERE { ?s ?p ?o }")
    assert result.returncode == 1
    one_line(result, "showkg: ")


@pytest.mark.parametrize("command", ["query", "stats", "validate", "explain", "export"])
def test_a_target_that_is_not_there(showkg: Showkg, tmp_path: Path, command: str) -> None:
    more = {"query": [SERIES], "explain": ["Ed"], "export": [str(tmp_path / "out.ttl")]}.get(command, [])
    result = showkg(command, tmp_path / "missing.ttl", *more)
    assert result.returncode == 1
    one_line(result, f"showkg: {tmp_path / 'missing.ttl'}: ")
    assert files_in(tmp_path) == set()


def test_corrupt_store(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    store = tmp_path / "shows.db"
    assert showkg("build", article, "--store", store).returncode == 0
    for path in store.rglob("*"):
        if path.is_file() and path.name not in {"LOCK"} and path.suffix != ".json":
            path.write_bytes(b"\0garbage\0" * 20)
    for command in (("query", store, SERIES), ("build", article, "--store", store)):
        result = showkg(*command)
        assert result.returncode == 1
        one_line(result, f"showkg: {store}: ")


def test_a_folder_that_is_no_store(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    for command in (("query", tmp_path, SERIES), ("build", article, "--store", tmp_path)):
        result = showkg(*command)
        assert result.returncode == 1
        one_line(result, f"showkg: {tmp_path}: ")
    assert files_in(tmp_path) == {article.name}


def test_rdf_that_does_not_parse(showkg: Showkg, tmp_path: Path) -> None:
    target = tmp_path / "bad.ttl"
    target.write_text('@prefix schema: <https://schema.org/> .\n<a> schema:name "x .\n')
    result = showkg("query", target, SERIES)
    assert result.returncode == 1
    assert "line 2" in one_line(result, f"showkg: {target}: ")


def test_a_model_that_is_not_installed(showkg: Showkg, article: Path, tmp_path: Path) -> None:
    result = showkg("build", article, "-o", "out.ttl", "--model", "xx_no_such_model", cwd=tmp_path)
    assert result.returncode == 1
    assert "xx_no_such_model" in one_line(result, "showkg: ")
    assert files_in(tmp_path) == {article.name}


def test_no_source_is_a_wrong_command_line(showkg: Showkg) -> None:
    assert showkg("build").returncode == 2
    assert showkg("frobnicate").returncode == 2


def test_interrupted_build_leaves_nothing_half_written(article: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    texts = (ARTICLE + f"\nThis is issue {number}.\n" for number in range(2_000))
    many.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    process = subprocess.Popen(
        [sys.executable, "-m", "showkg", "build", many, "-o", "out.ttl", "-o", "out.html", "-v"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline()  # the first article is read, 1,999 are not
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    assert "showkg: interrupted" in errors
    assert files_in(tmp_path) == {article.name, "many.jsonl"}


def test_what_an_article_holds_cannot_steer_the_terminal(showkg: Showkg, tmp_path: Path) -> None:
    source = tmp_path / "evil.txt"
    source.write_text(
        ARTICLE.replace("Holly Taylor", "Holly \x1b[31mTaylor\x1b]0;title\x07"), encoding="utf-8"
    )
    target = tmp_path / "out.ttl"
    showkg("build", source, "-o", target)
    for command in (
        ("explain", target, "The Americans"),
        ("query", target, "SELECT * { ?s ?p ?o }", "--format", "table"),
    ):
        shown = showkg(*command)
        assert shown.returncode == 0, shown.stderr
        assert "\x1b" not in shown.stdout
        assert "\x07" not in shown.stdout


def test_demo_makes_the_folder_that_it_writes_to_or_says_why_not(showkg: Showkg, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    result = showkg("demo", "-o", tmp_path / "taken" / "deeper")
    assert result.returncode == 1
    assert "no folder can be made here" in result.stderr
    assert "Traceback" not in result.stderr
