"""Exports are pleasant to read, stable, and whole."""

import io
import re
from collections import Counter

import pyoxigraph as ox
import pytest

from showkg.graph.store import EmbeddedStore
from showkg.graph.views.turtle import FORMATS, export, write_triples
from showkg.ontology.errors import UsageError
from showkg.ontology.records import Document
from showkg.ontology.terms import SCHEMA, XSD


def exported(store: EmbeddedStore, form: str) -> str:
    stream = io.BytesIO()
    export(store, stream, form)
    return stream.getvalue().decode()


def test_turtle_reads_like_a_list_of_things(store: EmbeddedStore) -> None:
    turtle = exported(store, "ttl")
    assert (
        """
work:darkest_hour.film a schema:Movie ;
    rdfs:label "Darkest Hour" ;
    schema:actor person:gary_oldman ;
    schema:actor person:kristin_scott_thomas ;
    schema:director person:joe_wright ;
    .

work:slow_horses a schema:TVSeries ;
    rdfs:label "Slow Horses" ;
    skos:altLabel "SLOW HORSES" ;
"""
        in turtle
    )
    assert "skg:confidence 0.97 ;" in turtle
    assert "schema:seasonNumber 4 ;" in turtle
    assert "<http" not in re.sub(r"(?m)^@prefix.*$|<https://(news|recaps)\.example/[\w-]+>", "", turtle)
    subjects = re.findall(r"(?m)^(\w+):\S+ ", turtle)
    assert (
        subjects.index("work")
        < subjects.index("person")
        < subjects.index("plot")
        < subjects.index("statement")
    )


@pytest.mark.parametrize("form", FORMATS)
def test_equal_graphs_give_equal_files(documents: list[Document], store: EmbeddedStore, form: str) -> None:
    with EmbeddedStore() as other:
        for document in reversed(documents):
            other.add(document)
        assert exported(other, form) == exported(store, form)


def lines_gone(former: list[Document], new: Document, form: str) -> list[str]:
    """Lines that ``git diff`` shows with a minus when an article is added."""
    with EmbeddedStore() as store:
        for document in former:
            store.add(document)
        before = exported(store, form)
        store.add(new)
        after = exported(store, form)
    assert before.count("\n") > 60 and len(after) > len(before)
    return sorted((Counter(before.splitlines()) - Counter(after.splitlines())).elements())


@pytest.mark.parametrize("form", ["nt", "ttl"])
def test_an_article_more_only_adds_lines(documents: list[Document], writer: type, form: str) -> None:
    w = writer("d" * 12)
    show, asbury = w.entity("Slow Horses", SCHEMA.TVSeries), w.entity("Zoe Asbury", SCHEMA.Person)
    w.says("Zoe Asbury joins Slow Horses.", (show, SCHEMA.actor, asbury), (show, SCHEMA.creator, asbury))
    assert lines_gone(documents, w.document(), form) == []
    assert lines_gone([w.document(), documents[1]], documents[0], form) == []


def test_a_fact_that_is_out_of_date_takes_away_its_line_alone(documents: list[Document]) -> None:
    assert [line.strip() for line in lines_gone(documents[:2], documents[2], "ttl")] == [
        "schema:actor person:jack_lowden ;",
        'schema:startDate "2022-04-01"^^xsd:date ;',
    ]


def test_json_ld_uses_the_prefixes_and_types_of_the_ontology(store: EmbeddedStore) -> None:
    text = exported(store, "jsonld")
    assert '"@id": "person:gary_oldman"' in text
    assert '"schema:director": "person:joe_wright"' in text
    assert '"schema:seasonNumber": "4"' in text


def test_foreign_terms_survive_every_format() -> None:
    a, b = ox.NamedNode("http://e.org/a"), ox.NamedNode("https://schema.org/name")
    objects = [
        ox.Literal("x\n\"y\"\\ 'z' \u2028 é", language="en"),
        ox.Literal("four", datatype=ox.NamedNode(XSD.integer)),
        ox.Literal("TRUE", datatype=ox.NamedNode(XSD.boolean)),
        ox.Literal(".5", datatype=ox.NamedNode(XSD.decimal)),
        ox.Literal("1", datatype=ox.NamedNode("http://e.org/type")),
        ox.Literal("1", datatype=ox.NamedNode(XSD.date)),
        ox.NamedNode("https://w3id.org/showkg/id/person/a%20b"),
        ox.NamedNode("https://w3id.org/showkg/id/person/a."),
        ox.NamedNode("https://w3id.org/showkg/id/person/-a"),
        ox.NamedNode("https://w3id.org/showkg/id/person/"),
        ox.BlankNode("b1"),
    ]
    triples = {ox.Triple(a, b, term) for term in objects} | {ox.Triple(ox.BlankNode("b1"), b, a)}
    formats = {
        "ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD, "rdf": ox.RdfFormat.RDF_XML,
    }  # fmt: skip
    for form, rdf_format in formats.items():
        stream = io.BytesIO()
        write_triples(triples, stream, form)
        read = ox.Dataset(ox.parse(stream.getvalue(), rdf_format))
        expected = ox.Dataset(ox.Quad(*triple) for triple in triples)
        for dataset in (read, expected):
            dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        assert read == expected, form


def test_an_unknown_format_is_refused(store: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="docx"):
        export(store, io.BytesIO(), "docx")
