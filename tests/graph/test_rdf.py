"""One fact, one sentence: what a document says is in the graph with its evidence, and nothing else."""

import io
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from showkg.graph.rdf import encode, web_iri
from showkg.graph.store import EmbeddedStore
from showkg.graph.views.turtle import FORMATS, export
from showkg.ontology.records import (
    Article,
    Document,
    Entity,
    Evidence,
    Modality,
    PlotPoint,
    Position,
    Span,
    Statement,
    Value,
)
from showkg.ontology.terms import RDFS, SCHEMA, SKG, SKOS, SYMMETRIC, XSD

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

anything = st.text(st.characters(), max_size=30)
names = anything.filter(lambda name: bool(name.split()))
VALUES = st.one_of(
    names.map(lambda text: Value(lexical=text)),
    st.integers(0, 10**6).map(lambda n: Value(lexical=f"{n:03}", datatype=XSD.integer)),
    st.dates().map(lambda date: Value(lexical=date.isoformat(), datatype=XSD.date)),
    st.integers(0, 9999)
    .map(lambda year: Value(lexical=f"{year:04}", datatype=XSD.gYear))
    .filter(lambda value: value.lexical != "0000"),
    st.tuples(st.integers(0, 99), st.integers(0, 999)).map(
        lambda hm: Value(lexical=f"PT{hm[0]}H{hm[1]}M", datatype=XSD.duration)
    ),
    st.just(Value(lexical=SKG.Ended, datatype="")),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.characters(), min_size=1, max_size=60)) + "x"
    work = Entity(
        id="w", cls=SCHEMA.TVSeries, name=draw(names), aliases=tuple(draw(st.lists(anything, max_size=3)))
    )
    people = [Entity(id=f"p{i}", cls=SCHEMA.Person, name=draw(names)) for i in range(2)]
    role = Entity(id="c", cls=SKG.Character, name=draw(names), work="w")
    episode = Entity(id="e", cls=SCHEMA.TVEpisode, name=draw(names), work="w", season=1, episode=2)
    start = draw(st.integers(0, len(text) - 1))

    def evidence() -> Evidence:
        return Evidence(
            span=Span(start=start, end=len(text)),
            extractor=draw(anything),
            pattern=draw(anything),
            confidence=draw(st.floats(0, 1)),
            modality=draw(st.sampled_from(Modality)),
            said_by=draw(st.sampled_from([None, "p0"])),
            position=draw(st.sampled_from([None, Position(work="w", season=1, episode=2)])),
        )

    statements = [
        Statement(subject="p0", predicate=SKG.portrays, object="c", evidence=evidence()),
        Statement(subject="p0", predicate=SCHEMA.spouse, object="p1", evidence=evidence()),
        Statement(subject="w", predicate=SCHEMA.genre, object=draw(VALUES), evidence=evidence()),
    ]
    point = PlotPoint(
        id="q", label=draw(names), trigger=draw(anything), work="w", season=draw(st.sampled_from([None, 1])),
        episode=2, agents=("c",), involves=("p1",), evidence=evidence(),
    )  # fmt: skip
    article = Article(
        key=draw(st.sampled_from(["0" * 12, "f" * 12])), source="-", text=text, blocks=(), title=draw(anything),
        url=draw(st.sampled_from([None, "https://e.org/ä ö?x=<1>", "javascript:alert(1)"])), site=draw(anything),
        authors=(draw(anything),), published=draw(st.sampled_from([None, "2024", "2024-02-30", "2024-05-06T07:08:09Z"])),
    )  # fmt: skip
    return Document(
        article=article,
        entities=(work, *people, role, episode),
        statements=tuple(statements),
        plot_points=(point,),
        about=("w",),
        spoils=Position(work="w", season=1),
    )


def ask(store: EmbeddedStore, question: str) -> bool:
    return bool(store.query(f"ASK {{ {question} }}"))


def triples(store: EmbeddedStore) -> set[str]:
    return {str(triple) for triple in store.triples()}


@settings(deadline=None)
@given(documents())
def test_the_store_holds_exactly_the_triples_of_a_document_whatever_its_text(document: Document) -> None:
    with EmbeddedStore() as store:
        store.add(document)
        said = {str(triple) for triple in encode(document)}
        # Labels of people of one name ("A", "a") are merged: one stays, the others become aliases.
        for extra in triples(store) - said:
            if SKG.dateRead in extra:
                continue
            assert "core#altLabel" in extra
            assert extra.replace(SKOS.altLabel, RDFS.label) in said
        lost = said - triples(store)
        assert all("rdf-schema#label" in triple for triple in lost)


RDFLIB = {"rdf": "xml", "jsonld": "json-ld", "nq": "nquads"}


@settings(deadline=None, max_examples=25)
@given(documents(), documents())
def test_every_format_of_rdf_reads_back_to_the_same_graph(one: Document, other: Document) -> None:
    with EmbeddedStore() as store:
        store.add(one)
        store.add(other)
        for form in FORMATS:
            stream = io.BytesIO()
            export(store, stream, form)
            graph = rdflib.Dataset(default_union=True) if form in ("nq", "trig", "jsonld") else rdflib.Graph()
            graph.parse(io.BytesIO(stream.getvalue()), format=RDFLIB.get(form, form))
            assert len(graph) == len(store), form
            again = io.BytesIO()
            export(store, again, form)
            assert again.getvalue() == stream.getvalue()


@settings(deadline=None, max_examples=20)
@given(st.lists(documents(), min_size=2, max_size=3))
def test_the_order_of_articles_and_reading_them_twice_change_nothing(several: list[Document]) -> None:
    # Two texts under one key are versions of one article: there the later one counts.
    several = [
        replace(document, article=replace(document.article, key=f"{number:012x}"))
        for number, document in enumerate(several)
    ]
    results = set()
    for order in permutations(several):
        with EmbeddedStore() as store:
            for document in (*order, order[0]):
                store.add(document)
            results.add(frozenset(triples(store)))
    assert len(results) == 1


@settings(deadline=None)
@given(documents())
def test_quotes_are_the_text_of_the_article(document: Document) -> None:
    graph = rdflib.Graph()
    with EmbeddedStore() as store:
        store.add(document)
        graph = store.to_rdflib()
    assert len(graph) > 0
    for sentence in set(graph.subjects(predicate=rdflib.URIRef(SKG.quote))):
        start, end = (int(str(graph.value(sentence, rdflib.URIRef(p)))) for p in (SKG.start, SKG.end))
        quote = str(graph.value(sentence, rdflib.URIRef(SKG.quote)))
        text = document.article.text[start:end]
        assert len(quote) == len(text)
        assert all(a == b or a in "\ufffd " for a, b in zip(quote, text, strict=True))


def test_a_stated_fact_is_a_plain_triple_with_a_statement_and_its_sentence(store: EmbeddedStore) -> None:
    assert ask(
        store,
        """person:gary_oldman skg:portrays character:slow_horses.jackson_lamb .
        ?statement a skg:Statement ; rdf:subject person:gary_oldman ; rdf:predicate skg:portrays ;
            rdf:object character:slow_horses.jackson_lamb ; skg:modality skg:Stated ; skg:confidence 0.97 ;
            skg:extractor "test" ; skg:pattern "rule" ; prov:wasDerivedFrom ?sentence .
        ?sentence a skg:Sentence ; skg:start 0 ; skg:end ?end ; prov:wasQuotedFrom article:aaaaaaaaaaaa ;
            skg:quote "Gary Oldman is Jackson Lamb and Jack Lowden is River Cartwright in Slow Horses." .
        article:aaaaaaaaaaaa a schema:NewsArticle ; schema:headline "Who is who in Slow Horses" ;
            schema:url <https://news.example/slow-horses> ; schema:publisher "News Example" ;
            schema:datePublished "2024-09-04"^^xsd:date ; schema:about work:slow_horses .""",
    )


def test_what_is_only_rumoured_or_denied_is_no_plain_triple(store: EmbeddedStore) -> None:
    assert ask(store, "?statement rdf:object person:dana_reis ; skg:modality skg:Rumoured")
    assert not ask(store, "work:slow_horses schema:actor person:dana_reis")
    assert ask(store, "?statement rdf:object person:jack_lowden ; skg:modality skg:Denied")


def test_a_symmetric_tie_is_stored_once(writer: type) -> None:
    for predicate in SYMMETRIC:
        w = writer("0" * 12)
        a, b = w.entity("Anna", SCHEMA.Person), w.entity("Zoe", SCHEMA.Person)
        w.says("Anna and Zoe.", (b, predicate, a), (a, predicate, b))
        found = [t for t in encode(w.document()) if t.predicate.value == predicate]
        assert [(t.subject.value[-4:], str(t.object)[-4:-1]) for t in found] == [("anna", "zoe")]


def test_several_readings_of_one_sentence_are_one_statement_the_surest(writer: type) -> None:
    w = writer("0" * 12)
    show, actor = w.entity("Show", SCHEMA.TVSeries), w.entity("Ann Lee", SCHEMA.Person)
    span = w.says("Ann Lee stars.", (show, SCHEMA.actor, actor), confidence=0.5)
    w.says(span, (show, SCHEMA.actor, actor), confidence=0.8)
    confidences = [t.object for t in encode(w.document()) if t.predicate.value == SKG.confidence]
    assert confidences == [Literal("0.8", datatype=NamedNode(XSD.decimal))]


def test_a_plot_point_knows_who_what_where_and_how_sure(store: EmbeddedStore) -> None:
    assert ask(
        store,
        """?point a skg:PlotPoint ; rdfs:label "River finds the passport." ; skg:trigger "find" ;
            skg:agent character:slow_horses.river_cartwright ;
            skg:participant character:slow_horses.river_cartwright ;
            skg:involves object:slow_horses.the_passport ; skg:inWork work:slow_horses ;
            skg:inSeason season:slow_horses.s4 ; skg:inEpisode episode:slow_horses.s4e2 ;
            skg:modality skg:Happened ; skg:spoilsWork work:slow_horses ; skg:spoilsSeason 4 ;
            skg:spoilsEpisode 2 ; skg:evidence ?sentence ; prov:wasDerivedFrom ?sentence .
        ?sentence skg:quote "In episode 2 River finds the passport." .""",
    )


def test_seasons_and_episodes_know_their_series_and_numbers(store: EmbeddedStore) -> None:
    assert ask(
        store,
        """season:slow_horses.s4 a schema:TVSeason ; schema:partOfSeries work:slow_horses ;
            schema:seasonNumber 4 .
        episode:slow_horses.s4e2 a schema:TVEpisode ; schema:partOfSeries work:slow_horses ;
            rdfs:label "A Stranger Comes to Town" ; schema:partOfSeason season:slow_horses.s4 ;
            schema:episodeNumber 2 ; schema:duration "PT77M"^^xsd:duration .""",
    )


def test_an_episode_that_only_a_plot_point_names_is_described(writer: type) -> None:
    w = writer("0" * 12)
    show = w.entity("Andor", SCHEMA.TVSeries)
    w.happens("It happens.", "It happens.", "happen", show, season=2, episode=3)
    with EmbeddedStore() as store:
        store.add(w.document())
        assert ask(
            store,
            """episode:andor.s2e3 a schema:TVEpisode ; rdfs:label "Andor season 2 episode 3" ;
                schema:partOfSeason season:andor.s2 ; schema:episodeNumber 3 .
            season:andor.s2 a schema:TVSeason ; rdfs:label "Andor season 2" ; schema:seasonNumber 2 .""",
        )


def test_the_graph_has_no_blank_nodes_and_one_label_and_class_for_each_thing(store: EmbeddedStore) -> None:
    assert not ask(store, "?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o))")
    assert not ask(store, "?s rdfs:label ?a, ?b FILTER(?a != ?b)")
    assert not ask(store, "?s a ?a, ?b FILTER(?a != ?b)")
    assert ask(store, 'work:slow_horses rdfs:label "Slow Horses" ; skos:altLabel "SLOW HORSES"')


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"subject": "nobody"}, "nobody"),
        ({"object": "nobody"}, "nobody"),
        ({"predicate": "https://schema.org/actr"}, "no property"),
        ({"object": Value(lexical="2024-02-30", datatype=XSD.date)}, "not a valid"),
        ({"object": Value(lexical="four", datatype=XSD.integer)}, "not a valid"),
        ({"object": Value(lexical="P", datatype=XSD.duration)}, "not a valid"),
        ({"object": Value(lexical="x", datatype="urn:x")}, "not used"),
        ({"object": Value(lexical="urn:x", datatype="")}, "not a term"),
    ],
)
def test_a_statement_that_contradicts_its_document_is_refused(
    change: dict[str, object], message: str, writer: type
) -> None:
    w = writer("0" * 12)
    show, actor = w.entity("Show", SCHEMA.TVSeries), w.entity("Ann Lee", SCHEMA.Person)
    w.says("Ann Lee stars.", (show, SCHEMA.actor, actor))
    document = w.document()
    wrong = replace(document.statements[0], **change)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=message):
        encode(replace(document, statements=(wrong,)))


@pytest.mark.parametrize(
    "change",
    [
        {"span": Span(start=0, end=99)},
        {"span": Span(start=3, end=3)},
        {"span": Span(start=-2, end=3)},
        {"span": Span(start=3, end=4)},
        {"confidence": 1.5},
        {"confidence": float("nan")},
        {"said_by": "nobody"},
        {"position": Position(work="nobody")},
    ],
)
def test_evidence_that_is_not_in_the_text_is_refused(change: dict[str, object], writer: type) -> None:
    w = writer("0" * 12)
    show, actor = w.entity("Show", SCHEMA.TVSeries), w.entity("Ann Lee", SCHEMA.Person)
    w.says("Ann Lee stars.", (show, SCHEMA.actor, actor))
    document = w.document()
    statement = document.statements[0]
    wrong = replace(statement, evidence=replace(statement.evidence, **change))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"."):
        encode(replace(document, statements=(wrong,)))


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://e.org/a b", "https://e.org/a%20b"),
        ("https://e.org/ä?q=<x>", "https://e.org/%C3%A4?q=%3Cx%3E"),
        ("HTTP://e.org/", "http://e.org/"),
        ("javascript:alert(1)", None),
        ("file:///etc/hosts", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, iri: str | None) -> None:
    node = web_iri(url)
    assert (node.value if node else None) == iri


def test_from_where_on_it_is_known_stands_at_every_statement_and_plot_point(writer: Any) -> None:
    """Own position first, then where it happens, then what the article gives away."""
    w = writer("dddddddddddd")
    show = w.entity("Salt Road", SCHEMA.TVSeries)
    ines = w.entity("Inés", SKG.Character, work=show)
    w.spoils = Position(work=show, season=2, episode=10)
    own = Position(work=show, season=1, episode=3)
    w.says("Inés is a nurse.", (ines, SCHEMA.jobTitle, Value(lexical="nurse")), position=own)
    w.says("Inés is a doctor.", (ines, SCHEMA.jobTitle, Value(lexical="doctor")))
    w.happens("Inés leaves in episode 4.", "Inés leaves", "leave", show, season=1, episode=4, agents=(ines,))
    w.happens("Inés is back.", "Inés is back", "be", show, agents=(ines,))
    store = EmbeddedStore()
    store.add(w.document())
    rows = store.query(
        """SELECT ?what ?season ?episode {
            { ?node rdf:object ?what } UNION { ?node skg:trigger ?what }
            ?node skg:spoilsWork work:salt_road ; skg:spoilsSeason ?season ; skg:spoilsEpisode ?episode }"""
    )
    assert {tuple(term.value for term in row) for row in rows} == {
        ("nurse", "1", "3"), ("doctor", "2", "10"), ("leave", "1", "4"), ("be", "2", "10"),
    }  # fmt: skip
