"""What people take along: pictures, CSV, Turtle, and the query that finds in the store what the page shows."""

import csv
import io
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib

from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.excerpt import excerpt
from showkg.graph.views.network import to_networkx
from showkg.graph.views.picture import Picture
from showkg.ontology.terms import ID_BASE, PREFIXES, RDF, RDFS, SKG

Open = Callable[..., Any]
Fact = tuple[str, str, str]

TRICKY = 'Ann "Nan" O\\Hara\u2028=1+1'
_TOLD = """
statement:{n} a skg:Statement ; rdf:subject {s} ; rdf:predicate {p} ; rdf:object {o} ; skg:modality skg:{m} ;
    skg:confidence {c} ; skg:extractor "test" ; prov:wasDerivedFrom sentence:{n} {spoils} .
sentence:{n} a skg:Sentence ; skg:quote "Sentence {n}, with a comma." ; skg:start {n}0 ; skg:end {n}9 ;
    prov:wasQuotedFrom article:a1 .
"""


def told(n: int, s: str, p: str, o: str, m: str = "Stated", c: float = 0.9, place: str = "") -> str:
    """A fact with its evidence; ``place`` is the season and episode from which on it is known."""
    season, _, episode = place.partition(".")
    spoils = (
        f"; skg:spoilsWork work:harbour ; skg:spoilsSeason {season} ; skg:spoilsEpisode {episode}"
        if place
        else ""
    )
    plain = "" if m in ("Rumoured", "Denied") else f"{s} {p} {o} .\n"
    return plain + _TOLD.format(n=n, s=s, p=p, o=o, m=m, c=c, spoils=spoils)


GRAPH = "\n".join(
    [
        *(f"@prefix {prefix}: <{base}> ." for prefix, base in PREFIXES.items()),
        'work:harbour a schema:TVSeries ; rdfs:label "Harbour" .',
        'work:book a schema:Book ; rdfs:label "=HYPERLINK(\\"http://evil.example\\")" .',
        'person:ann a schema:Person ; rdfs:label "Ann \\"Nan\\" O\\\\Hara\u2028=1+1" ; skos:altLabel "Nan" .',
        'person:bob a schema:Person ; rdfs:label "Bob" .',
        'character:harbour.ida a skg:Character ; rdfs:label "Ida" .',
        'character:harbour.late a skg:Character ; rdfs:label "Latecomer" .',
        'season:harbour.s1 a schema:TVSeason ; rdfs:label "Harbour season 1" ; schema:seasonNumber 1 ;'
        " schema:partOfSeries work:harbour .",
        'episode:harbour.s1e1 a schema:TVEpisode ; rdfs:label "Harbour season 1 episode 1" ;'
        " schema:episodeNumber 1 ; schema:partOfSeason season:harbour.s1 ; schema:partOfSeries work:harbour .",
        'article:a1 a schema:NewsArticle ; schema:headline "All about Harbour" ;'
        ' schema:url <https://news.example/harbour> ; schema:datePublished "2024-05-06" ;'
        ' schema:publisher "News Example" .',
        told(1, "work:harbour", "schema:actor", "person:ann"),
        told(2, "work:harbour", "schema:actor", "person:bob", "Rumoured", 0.4),
        told(3, "person:ann", "skg:portrays", "character:harbour.ida", place="1.1"),
        told(4, "work:harbour", "schema:character", "character:harbour.ida", place="1.1"),
        told(5, "work:harbour", "schema:character", "character:harbour.late", place="1.9"),
        told(6, "character:harbour.late", "skg:enemyOf", "character:harbour.ida", place="1.9"),
        told(7, "work:harbour", "schema:startDate", '"2013-01-30"^^xsd:date'),
        told(8, "work:harbour", "skg:status", "skg:Renewed"),
        told(9, "work:harbour", "schema:isBasedOn", "work:book"),
        'plot:p1 a skg:PlotPoint ; rdfs:label "Ida sets the fire" ; skg:agent character:harbour.ida ;'
        " skg:participant character:harbour.ida ; skg:inWork work:harbour ; skg:inSeason season:harbour.s1 ;"
        ' skg:inEpisode episode:harbour.s1e1 ; skg:modality skg:Happened ; skg:confidence 0.8 ; skg:trigger "set" ;'
        ' skg:extractor "plot" ; prov:wasDerivedFrom sentence:p1 .',
        'sentence:p1 a skg:Sentence ; skg:quote "Ida sets the fire." ; skg:start 500 ; skg:end 518 ;'
        " prov:wasQuotedFrom article:a1 .",
    ]
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    file = tmp_path_factory.mktemp("harbour") / "harbour.ttl"
    file.write_text(GRAPH, encoding="utf-8")
    opened = open_store(str(file))
    assert isinstance(opened, EmbeddedStore)
    return opened


@pytest.fixture(scope="module")
def harbour(store: EmbeddedStore) -> nx.MultiDiGraph:
    return to_networkx(store)


@pytest.fixture(scope="module")
def gated(store: EmbeddedStore) -> nx.MultiDiGraph:
    return to_networkx(store, gated=True)


def save(seen: Any, kind: str) -> bytes:
    """Choose from the menu and read what the browser saved."""
    seen.page.click("#save summary")
    with seen.page.expect_download() as started:
        seen.page.click(f"[data-save={kind}]")
    return Path(started.value.path()).read_bytes()


def rows(seen: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(save(seen, "csv").decode(), newline="")))


def facts_of(seen: Any) -> set[Fact]:
    return {(r["subject IRI"], r["relation IRI"], r["object IRI"] or r["object"]) for r in rows(seen)}


def found(store: EmbeddedStore, query: bytes) -> set[Fact]:
    """What the project's store answers to the query that was saved."""
    answers: Any = store.query(query.decode())
    return {(a["subject"].value, a["predicate"].value, a["object"].value) for a in answers}


def focus(seen: Any, name: str) -> None:
    seen.search(name)
    seen.page.keyboard.press("Enter")


def test_csv_has_every_fact_once_with_its_evidence(visit: Open, harbour: nx.MultiDiGraph) -> None:
    table = rows(visit(harbour))
    by_fact = {(r["subject"], r["relation"], r["object"]): r for r in table}
    assert len(by_fact) == len(table)
    rumour = by_fact["Harbour", "stars", "Bob"]
    assert (rumour["modality"], rumour["confidence"], rumour["outlet"]) == ("Rumoured", "0.4", "News Example")
    assert rumour["quote"] == "Sentence 2, with a comma."
    assert rumour["url"] == "https://news.example/harbour"
    assert by_fact["Harbour", "premieres on", "2013-01-30"]["object IRI"] == ""
    assert by_fact["Ida sets the fire", "is done by", "Ida"]["season"] == "1"


def test_csv_holds_no_formula(visit: Open, harbour: nx.MultiDiGraph) -> None:
    text = save(visit(harbour), "csv").decode()
    assert "'=HYPERLINK" in text
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if re.match(r"[\s]*[=+\-@|%]", cell)]


def test_turtle_says_what_the_store_says_and_no_more(
    visit: Open, harbour: nx.MultiDiGraph, store: EmbeddedStore
) -> None:
    seen = visit(harbour)
    turtle = rdflib.Graph().parse(data=save(seen, "ttl"), format="turtle")
    known = store.to_rdflib()
    blank = rdflib.BNode
    plain = {t for t in turtle if not any(isinstance(term, blank) for term in t)}
    assert plain <= set(known)
    assert (rdflib.URIRef(f"{ID_BASE}person/ann"), rdflib.RDFS.label, rdflib.Literal(TRICKY)) in plain
    assert (rdflib.URIRef(f"{ID_BASE}work/book"), rdflib.RDF.type, rdflib.SDO.Book) in plain
    harbour_, actor, bob = (rdflib.URIRef(iri) for iri in (f"{ID_BASE}work/harbour", str(rdflib.SDO.actor), f"{ID_BASE}person/bob"))  # fmt: skip
    assert (harbour_, actor, bob) not in turtle  # only rumoured: told of, not said
    statements = set(turtle.subjects(rdflib.RDF.type, rdflib.URIRef(SKG.Statement)))
    assert len(statements) == 9
    (rumour,) = (s for s in statements if (s, rdflib.RDF.object, bob) in turtle)
    assert turtle.value(rumour, rdflib.URIRef(SKG.modality)) == rdflib.URIRef(SKG.Rumoured)
    source = turtle.value(rumour, rdflib.PROV.wasDerivedFrom)
    assert str(turtle.value(source, rdflib.URIRef(SKG.quote))) == "Sentence 2, with a comma."


@pytest.mark.parametrize("name", [None, "Harbour", "Ida", "Bob", "Ida sets the fire", "Nan"])
def test_the_query_finds_in_the_store_what_the_page_shows(
    visit: Open, harbour: nx.MultiDiGraph, store: EmbeddedStore, name: str | None
) -> None:
    seen = visit(harbour)
    if name is not None:
        focus(seen, name)
    query = save(seen, "rq")
    assert b"VALUES (?subject" not in query
    shown = facts_of(seen)
    status = (f"{ID_BASE}work/harbour", SKG.status, SKG.Renewed)
    assert found(store, query) == shown
    assert (status in shown) is (name in (None, "Harbour"))


def test_filters_narrow_query_turtle_and_csv_alike(
    visit: Open, harbour: nx.MultiDiGraph, store: EmbeddedStore
) -> None:
    seen = visit(harbour)
    everything = facts_of(seen)
    seen.page.click("[data-kind=character]")
    shown = facts_of(seen)
    assert shown < everything
    assert found(store, save(seen, "rq")) == shown
    turtle = save(seen, "ttl").decode()
    assert "Ida" not in turtle.replace("Ida sets the fire", "")
    assert "Bob" in turtle


def test_what_is_not_watched_is_in_no_export(
    visit: Open, gated: nx.MultiDiGraph, store: EmbeddedStore
) -> None:
    seen = visit(gated)
    work = f"{ID_BASE}work/harbour"
    for place, hidden in (([0, 0], ("Ida", "Latecomer", "fire")), ([1, 1], ("Latecomer",))):
        seen.page.evaluate("([work, place]) => showkg.watch({[work]: place})", [work, place])
        files = {kind: save(seen, kind).decode() for kind in ("csv", "ttl", "rq", "svg")}
        seen.page.click("[data-view=timeline]")
        files["timeline"] = save(seen, "svg").decode()
        seen.page.click("[data-view=table]")
        for tab in ("facts", "plots", "things"):
            seen.page.click(f"[data-tab={tab}]")
            files[f"table of {tab}"] = save(seen, "svg").decode()
        for kind, text in files.items():
            assert not [name for name in (*hidden, "harbour.late") if name in text], kind
        assert "Harbour" in files["csv"]
        assert found(store, files["rq"].encode()) == facts_of(seen)
        seen.page.click("[data-view=network]")
    assert "Ida" in files["csv"]


@pytest.mark.parametrize("view", ["network", "timeline", "table"])
def test_pictures_are_of_the_view(visit: Open, shows: nx.MultiDiGraph, view: str) -> None:
    seen = visit(shows)
    if view != "network":
        seen.page.click(f"[data-view={view}]")
    svg = save(seen, "svg").decode()
    root = ET.fromstring(svg)
    texts = " ".join(node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text"))
    wanted = {
        "network": ["The Americans", "Characters"],
        "timeline": ["Nina is executed", "Season 4"],
        "table": ["has the character", "Relation"],
    }
    for words in wanted[view]:
        assert words in texts
    assert not re.search(r"<script|<foreignObject|href=", svg)
    png = save(seen, "png")
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width == pytest.approx(2 * float(root.get("width", 0)), abs=2)
    assert height == pytest.approx(2 * float(root.get("height", 0)), abs=2)


def test_a_connection_is_saved_with_its_facts(
    visit: Open, harbour: nx.MultiDiGraph, store: EmbeddedStore
) -> None:
    seen = visit(harbour)
    seen.page.click("#connect")
    for name in ("Nan", "Latecomer"):
        seen.page.keyboard.type(name)
        seen.page.keyboard.press("Enter")
    shown = facts_of(seen)
    assert len(shown) == 2
    assert found(store, save(seen, "rq")) == shown


def test_attack_strings_break_out_of_no_export(visit: Open, builder: Any) -> None:
    strings = [
        '"> <script>alert(1)</script>',
        '" . <a> <b> <c> . "',
        "\\",
        "\n@cmd",
        "]]>",
        "} UNION {",
        "\u0085\u202e",
    ]
    attacks = [f"{n}{string}{n}" for n, string in enumerate(strings)]
    one = builder.node("series", "Plain")
    for attack in attacks:
        builder.fact(
            one,
            SKG.network,
            builder.node("organization", attack, aliases=[attack + "x"]),
            {"quote": attack, "modality": attack},
        )
    bad = 'http://example.org/a> <b> "c" {d}|e\\f^g`h'
    builder.network.add_node(bad, iri=bad, label="Bad", kind="thing", aliases=[], links=[], data=[])
    builder.fact(one, SKG.network, bad)
    seen = visit(builder.done())
    turtle = rdflib.Graph().parse(data=save(seen, "ttl"), format="turtle")
    labels = {str(label) for label in turtle.objects(None, rdflib.URIRef(RDFS.label))}
    assert set(attacks) <= labels
    assert len(set(turtle.objects(None, rdflib.URIRef(RDF.type)))) <= 8
    ET.fromstring(save(seen, "svg"))
    assert len(rows(seen)) == len(attacks) + 1
    with open_store_of(turtle) as store:
        assert len(found(store, save(seen, "rq"))) == len(attacks) + 1


def open_store_of(graph: rdflib.Graph) -> EmbeddedStore:
    import pyoxigraph as ox

    quads = ox.Store()
    quads.bulk_load(graph.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    return EmbeddedStore(quads, name="saved")


def test_the_menu_opens_and_closes_by_keyboard(visit: Open, shows: nx.MultiDiGraph) -> None:
    opened = visit(shows)
    page = opened.page
    page.focus("#save summary")
    page.keyboard.press("Enter")
    assert page.locator("[data-save=csv]").is_visible()
    opened.until("() => document.querySelector('#save .hint').innerText.includes('all that is shown')")
    page.keyboard.press("Escape")
    assert page.locator("[data-save=csv]").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.click("#save summary")
    page.mouse.click(500, 500)
    assert page.locator("[data-save=csv]").is_hidden()


@pytest.mark.parametrize("view", ["table", "timeline"])
def test_on_paper_stand_the_facts_and_no_buttons(visit: Open, shows: nx.MultiDiGraph, view: str) -> None:
    page = visit(shows).page
    page.click(f"[data-view={view}]")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for button in ("#switch", "#tools", "#search", ".legend", ".zoom"):
        assert page.locator(button).is_hidden()
    if view == "table":
        counted = int(page.inner_text("#rows caption").split()[0])
        assert counted > 100
        assert page.locator("#rows tbody tr").count() == counted  # paper has no pages to turn
    else:
        assert page.locator(".card").count() == 11
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('.view:not([hidden]) > div:nth-of-type(2)')).overflowY"
        )
        == "visible"
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    if view == "table":
        assert page.locator("#rows tbody tr").count() == 100


def test_on_paper_the_facts_in_focus_hide_nothing(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    focus(seen, "The Americans")
    assert not seen.page.locator("#panel .more").first.is_hidden()
    seen.page.emulate_media(media="print")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.page.locator("#panel details:not([open])").count() == 0
    assert "Richard Thomas" in seen.panel()
    assert "Richard Thomas plays Frank Gaad in The Americans." in seen.panel()
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.locator("#panel details[open]").count() == 0


def test_a_page_that_was_cut_asks_for_no_more_than_it_shows(
    visit: Open, harbour: nx.MultiDiGraph, store: EmbeddedStore
) -> None:
    seen = visit(excerpt(harbour, Picture(about="Bob", depth=1)))
    shown = facts_of(seen)
    assert 0 < len(shown) < 5
    assert found(store, save(seen, "rq")) == shown


def test_communities_are_found_and_named(visit: Open, shows: nx.MultiDiGraph) -> None:
    seen = visit(shows)
    seen.page.click("#colours")
    assert seen.page.get_attribute("#colours", "aria-pressed") == "true"
    names = seen.page.locator("#communities .link").all_inner_texts()
    assert {"The Americans", "Fargo", "The Expanse"} <= set(names)
    assert "communities" in seen.page.inner_text("#live")
    legend = save(seen, "svg").decode()
    assert legend.count("Fargo") >= 2  # in the picture and in its legend
    seen.page.click("[data-kind=series]")
    assert "Fargo" not in seen.page.locator("#communities .link").all_inner_texts()
    seen.page.go_back()
    seen.until("() => document.querySelector('#communities').innerText.includes('Fargo')")
    seen.page.click("#colours")
    assert seen.page.locator("#communities").is_hidden()
