"""The options of export, query and validate, as a user gives them; each respects what was watched."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.outputs import write_graph
from showkg.ontology.terms import SKG

Showkg = Any

WATCHED = ("--watched", "The Americans=S01E01")
FILES = {
    "rdf12": "ttl", "nanopub": "trig", "webannotation": "jsonld", "framed": "jsonld", "neo4j": "csv", "gephi": "csv",
}  # fmt: skip


@pytest.fixture(scope="module")
def hidden(demo: Path) -> list[str]:
    """Sentences of the interview on the last episode."""
    with open_store(str(demo / "demo.db")) as store:
        found = [
            str(row[0].value)
            for row in store.query(
                'SELECT ?quote { ?s skg:quote ?quote ; prov:wasQuotedFrom/schema:headline ?h FILTER(CONTAINS(?h, "Garage")) '
                "?point prov:wasDerivedFrom ?s ; a skg:PlotPoint }"
            )
        ]
    assert found
    return found


@pytest.mark.parametrize(
    ("article", "better"),
    [("cast-guide-dark.md", None), ("where-to-watch-the-expanse.txt", "amos")],
)
def test_an_article_more_takes_no_line_of_the_others_away(
    demo: Path, article: str, better: str | None
) -> None:
    """But of what it names better: Amos has a surname then."""
    with open_store(str(demo / "demo.db")) as store:
        documents = [document for document, _ in store.archive.versions_of("9999")]
    lines = []
    for left_out in (article, None):
        stream = io.BytesIO()
        with EmbeddedStore() as some:
            for document in documents:
                if Path(document.article.source).name != left_out:
                    some.add(document)
            write_graph(some, stream, "ttl")
        lines.append(Counter(stream.getvalue().decode().splitlines()))
    before, after = lines
    assert sum((after - before).values()) > 500
    gone = [line for line in before - after if better is None or better not in line.lower()]
    assert gone == []


def files_of(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FILES)
def test_every_special_export_respects_what_was_watched(
    showkg: Showkg, demo: Path, tmp_path: Path, hidden: list[str], form: str
) -> None:
    for folder, options in (("all", ()), ("watched", WATCHED)):
        (tmp_path / folder).mkdir()
        out = tmp_path / folder / f"out.{FILES[form]}"
        result = showkg("export", demo / "demo.db", out, "--format", form, *options)
        assert result.returncode == 0, result.stderr
    whole, seen = ("\n".join(files_of(tmp_path / folder)) for folder in ("all", "watched"))
    forms = [
        (quote, json.dumps(quote, ensure_ascii=False)[1:-1], quote.replace('"', '""')) for quote in hidden
    ]
    assert any(any(text in whole for text in quote) for quote in forms)
    assert not any(any(text in seen for text in quote) for quote in forms)
    assert len(seen) < len(whole)


def test_facts_only(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    result = showkg("export", demo / "demo.db", tmp_path / "facts.ttl", "--with", "facts")
    assert result.returncode == 0, result.stderr
    text = (tmp_path / "facts.ttl").read_text(encoding="utf-8")
    assert "skg:quote" not in text
    assert "schema:actor" in text
    assert len(text) * 2 < len((demo / "showkg-demo.ttl").read_text(encoding="utf-8"))


def test_a_format_may_be_named_on_a_pipe(showkg: Showkg, demo: Path) -> None:
    result = showkg("export", demo / "demo.db", "-", "--format", "nt")
    assert result.returncode == 0, result.stderr
    assert list(ox.parse(result.stdout.encode(), ox.RdfFormat.N_TRIPLES))
    assert showkg("export", demo / "demo.db", "-", "--format", "gephi").returncode == 2


def test_queries_see_what_is_inferred_only_if_asked(showkg: Showkg, demo: Path) -> None:
    ask = "ASK { ?character skg:portrayedBy ?actor }"
    for options, answer in (
        ((), "false"),
        (("--infer",), "true"),
        (("--infer", "--watched", "*=none"), "false"),
    ):
        result = showkg("query", demo / "demo.db", ask, "--format", "csv", *options)
        assert (result.returncode, result.stdout) == (0, f"{answer}\n"), result.stderr


def test_inferred_triples_are_marked_in_the_file(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "more.ttl"
    assert showkg("export", demo / "demo.db", out, "--infer").returncode == 0
    text = out.read_text(encoding="utf-8")
    assert 'skg:extractor "inference"' in text
    assert 'skg:pattern "inverse of skg:portrays"' in text
    assert showkg("validate", out).returncode == 0


BAD = "@prefix schema: <https://schema.org/> .\n<https://w3id.org/showkg/id/person/x> a schema:Person .\n"


def test_validation_gives_a_report_graph(showkg: Showkg, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(BAD)
    result = showkg("validate", bad, "--format", "ttl")
    assert result.returncode == 1
    sh = "http://www.w3.org/ns/shacl#"
    report = list(ox.parse(result.stdout.encode(), ox.RdfFormat.TURTLE))
    found = {quad.predicate.value.removeprefix(sh): quad.object for quad in report}
    assert found["conforms"].value == "false"
    assert found["focusNode"].value == "https://w3id.org/showkg/id/person/x"
    assert found["resultSeverity"].value == f"{sh}Violation"
    assert result.stdout == showkg("validate", bad, "--format", "ttl").stdout
    assert json.loads(showkg("validate", bad, "--format", "json").stdout)[0]["severity"] == "violation"


def test_validation_respects_what_was_watched(showkg: Showkg, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        BAD + "@prefix skg: <https://w3id.org/showkg/ontology#> .\n"
        "<https://w3id.org/showkg/id/plot/p> a skg:PlotPoint ;"
        ' <http://www.w3.org/2000/01/rdf-schema#label> "He dies." .\n'
    )
    assert "He dies." in showkg("validate", bad).stdout
    assert "He dies." not in showkg("validate", bad, "--watched", "*=none").stdout


def test_the_list_of_queries_explains_their_parameters(showkg: Showkg) -> None:
    text = showkg("query", "--list").stdout
    assert "six-degrees person other\n" in text
    assert "    person (name): a person\n" in text
    assert "    episode (integer, optional): " in text


def test_neo4j_tables_hold_every_character_of_the_store(showkg: Showkg, demo: Path, tmp_path: Path) -> None:
    assert showkg("export", demo / "demo.db", tmp_path / "s.csv", "--format", "neo4j").returncode == 0
    with (tmp_path / "s-nodes.csv").open(encoding="utf-8", newline="") as stream:
        characters = {row["iri:ID"] for row in csv.DictReader(stream) if row[":LABEL"] == "Character"}
    with open_store(str(demo / "demo.db")) as store:
        assert characters == {
            str(row[0].value) for row in store.query(f"SELECT ?c {{ ?c a <{SKG.Character}> }}")
        }
