"""Exports beside the usual ones: what they hold, and that they read back to the same graph where they can."""

import csv
import difflib
import io
import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from showkg.graph.inference import with_inferred
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.nanopublications import without_publications
from showkg.graph.views.network import to_networkx
from showkg.graph.views.outputs import SPECIAL, check_outputs, export_graph, files_of
from showkg.graph.views.selection import facts_of
from showkg.graph.visible import visible_store
from showkg.graph.watched import Watched
from showkg.ontology.errors import ShowkgError, UsageError
from showkg.ontology.records import Document
from showkg.ontology.terms import ID_BASE, PREFIXES, SKG


def written(store: EmbeddedStore, folder: Path, form: str) -> list[str]:
    out = str(folder / f"out.{SPECIAL.get(form, form)}")
    export_graph(store, out, form)
    return [Path(path).read_text(encoding="utf-8") for path in files_of(out, form)]


@pytest.mark.parametrize("form", ["rdf12", "framed", "ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_a_file_reads_back_to_the_same_graph(store: EmbeddedStore, tmp_path: Path, form: str) -> None:
    written(store, tmp_path, form)
    with open_store(str(tmp_path / f"out.{SPECIAL.get(form, form)}")) as read:
        assert set(read.n_triples()) == set(store.n_triples())


@pytest.mark.parametrize("form", SPECIAL)
def test_equal_graphs_give_equal_files(
    documents: list[Document], store: EmbeddedStore, tmp_path: Path, form: str
) -> None:
    with EmbeddedStore() as other:
        for document in reversed(documents):
            other.add(document)
        assert written(other, tmp_path, form) == written(store, tmp_path, form)


def test_rdf_1_2_names_the_triple_of_a_statement(store: EmbeddedStore, tmp_path: Path) -> None:
    (text,) = written(store, tmp_path, "rdf12")
    assert "rdf:reifies <<( work:slow_horses schema:creator person:will_smith )>>" in text
    assert "rdf:subject" not in text
    assert len(text) < len(written(store, tmp_path, "ttl")[0])


def test_nanopublications_read_back_and_assert_no_rumour(store: EmbeddedStore, tmp_path: Path) -> None:
    (text,) = written(store, tmp_path, "nanopub")
    quads = list(ox.parse(text.encode(), ox.RdfFormat.TRIG))
    assert {str(t) for t in without_publications(quads)} >= set(store.n_triples())
    statements = {t.subject for t in store.triples(None, ox.NamedNode(SKG.modality))}
    heads = [q for q in quads if q.predicate.value.endswith("#hasAssertion")]
    assert len(heads) == len(statements)
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(quad)
    for head in heads:
        name = head.subject.value
        assertion, provenance = graphs[f"<{name}#assertion>"], graphs[f"<{name}#provenance>"]
        assert assertion
        assert any(str(q.subject) == f"<{name}#assertion>" for q in provenance)
        assert any(q.subject.value == name for q in graphs[f"<{name}#pubinfo>"])
    reis = ox.NamedNode(f"{ID_BASE}person/dana_reis")
    plain = [q for q in quads if q.object == reis and q.predicate.value == "https://schema.org/actor"]
    assert plain == [], "a rumour has no plain triple"


def test_annotations_have_a_body_and_quote_the_article(store: EmbeddedStore, tmp_path: Path) -> None:
    page = json.loads(written(store, tmp_path, "webannotation")[0])
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    texts = {item["body"][0]["value"]: item for item in page["items"]}
    item = texts["Jackson Lamb leads Slough House"]
    assert item["type"] == "Annotation"
    assert item["target"]["source"] == "https://news.example/slow-horses"
    quote, position = item["target"]["selector"]
    assert quote == {"type": "TextQuoteSelector", "exact": "Lamb runs Slough House."}
    assert position["end"] - position["start"] == len(quote["exact"])
    assert "River finds the passport." in texts
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    # as RDF, with the terms of the model that stand here in the place of its context on the web
    anno: dict[str, Any] = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}
    local = {**page, "@context": [anno, *page["@context"][1:]]}
    assert list(ox.parse(json.dumps(local).encode(), ox.RdfFormat.JSON_LD))


def test_a_withheld_quote_is_no_selector(store: EmbeddedStore, tmp_path: Path) -> None:
    seen = visible_store(store, Watched({f"<{ID_BASE}work/slow_horses>": (1, 1)}))
    (text,) = written(seen, tmp_path, "webannotation")
    assert "Withheld" not in text
    assert "passport" not in text
    assert "River finds" not in text


def test_framed_json_ld_has_the_people_in_their_work(store: EmbeddedStore, tmp_path: Path) -> None:
    document = json.loads(written(store, tmp_path, "framed")[0])
    works = {node["@id"]: node for node in document["@graph"] if node["@id"].startswith("work:")}
    assert works["work:darkest_hour.film"]["schema:director"]["rdfs:label"] == "Joe Wright"
    sentences = [n for n in document["@graph"] if n["@id"].startswith("sentence:")]
    assert not sentences, "each stands in its statement"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(("layout", "id_", "start", "end"), [("neo4j", "iri:ID", ":START_ID", ":END_ID"),
                                                             ("gephi", "Id", "Source", "Target")])  # fmt: skip
def test_tables_hold_the_network(
    store: EmbeddedStore, tmp_path: Path, layout: str, id_: str, start: str, end: str
) -> None:
    nodes, edges = map(rows, written(store, tmp_path, layout))
    network = to_networkx(store)
    assert {row[id_] for row in nodes} == set(network)
    assert len(nodes) == len(network)
    ties = sorted((row[start], row[end]) for row in edges)
    assert ties == sorted((s, o) for s, o in network.edges())
    assert all("\n" not in cell for row in (*nodes, *edges) for cell in row.values())


def test_neo4j_headers_and_values_have_the_types_that_they_declare(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    for table in map(rows, written(store, tmp_path, "neo4j")):
        for row in table:
            for column, cell in row.items():
                kind = column.rpartition(":")[2]
                if cell and kind in ("int", "float", "boolean"):
                    pattern = {"int": r"-?\d+", "float": r"-?[\d.e-]+", "boolean": "true|false"}[kind]
                    assert re.fullmatch(pattern, cell), (column, cell)
    assert {row[":LABEL"] for row in rows(written(store, tmp_path, "neo4j")[0])} >= {"Person", "TVSeries"}
    gephi = rows(written(store, tmp_path, "gephi")[1])
    assert {row["Type"] for row in gephi} == {"Directed"}
    assert all(int(row["Weight"]) >= 1 for row in gephi)


def test_facts_only_are_the_facts_without_sentences(store: EmbeddedStore) -> None:
    facts = facts_of(store)
    lines, whole = set(facts.n_triples()), set(store.n_triples())
    assert lines < whole
    assert not any(re.search(r"/id/(statement|sentence|article|merging|link)/", line) for line in lines)
    creator = f"<{ID_BASE}work/slow_horses> <https://schema.org/creator> <{ID_BASE}person/will_smith>"
    assert creator in lines
    assert any("River finds the passport." in line for line in lines)
    assert not any("dana_reis> <" in line and "actor" in line for line in lines)
    assert len(facts) * 2 < len(store)


def test_what_is_inferred_stays_marked_among_the_facts(store: EmbeddedStore) -> None:
    lines = set(facts_of(with_inferred(store)).n_triples())
    assert any("portrayedBy> <" in line and "/character/" in line for line in lines)
    assert any(line.endswith(f'<{SKG.extractor}> "inference"') for line in lines)
    assert not any("/sentence/" in line for line in lines)


def test_an_article_more_changes_only_what_it_is_about(documents: list[Document], tmp_path: Path) -> None:
    """Of Turtle in git: a block changes only if the article brings a triple to it, all others stay."""
    with EmbeddedStore() as store:
        store.add(documents[0])
        store.add(documents[2])
        before, old = written(store, tmp_path, "ttl")[0], set(store.n_triples())
        store.add(documents[1])
        after, new = written(store, tmp_path, "ttl")[0], set(store.n_triples())
    touched = {short(line.split(" ", 1)[0]) for line in old ^ new}
    changed, untouched = set(), 0
    blocks = {block.split(" ", 1)[0]: block for block in after.split("\n\n")}
    for block in before.split("\n\n")[1:]:
        name = block.split(" ", 1)[0]
        if block.strip() == blocks.get(name, "").strip():
            untouched += 1
        else:
            changed.add(name)
    assert changed <= touched
    assert untouched > 3 * len(changed)
    diff = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))
    removed = [line for line in diff if line.startswith("-") and not line.startswith("---")]
    assert len(removed) <= 3 * len(changed)


def short(written_: str) -> str:
    iri = written_[1:-1]
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri[len(base) :]}"
    return written_


def test_two_tables_need_a_file_and_both_are_checked(store: EmbeddedStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two files"):
        files_of("-", "neo4j")
    (tmp_path / "a-edges.csv").write_text("")
    with pytest.raises(ShowkgError, match=r"a-edges\.csv"):
        check_outputs(files_of(str(tmp_path / "a.csv"), "gephi"), force=False, form="gephi")
