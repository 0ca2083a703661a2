"""For every position of every show in the sample articles, nothing that is known later stands in any output.

What must not leak is worked out here from the positions of all things (``first_known``), not from
the code that hides them: quotes and labels that are not reached, names of what is not known yet, and
headlines and addresses of articles that tell more.
"""

import html
import io
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from showkg.graph.as_of import known_at
from showkg.graph.diff import diff
from showkg.graph.explain import explain
from showkg.graph.positions import FirstKnown, Positions, first_known, words
from showkg.graph.query import named_queries, run
from showkg.graph.rows import iri_of, lexical, read_rows
from showkg.graph.search import search
from showkg.graph.spoilers import hidden
from showkg.graph.stats import stats
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.hidden import hidden_text
from showkg.graph.views.hits import hits_text
from showkg.graph.views.network import to_networkx
from showkg.graph.views.outputs import FORMATS, write_graph
from showkg.graph.views.plain import explanation_text, news_text, stats_text
from showkg.graph.views.tables import write_results
from showkg.graph.visible import Visible, visible_store
from showkg.graph.watched import Watched, read_watched
from showkg.ontology.errors import ShowkgError
from showkg.ontology.terms import RDF, RDFS, SCHEMA, SKG, SKOS

END = 10**6
PARTS = 4
"""The positions are shared out, so that several processes go through them."""
_TYPE = RDF.type


@pytest.fixture(scope="module")
def graph(demo: Path) -> EmbeddedStore:
    return open_store(str(demo / "showkg-demo.ttl"))


@pytest.fixture(scope="module")
def rows(graph: EmbeddedStore) -> list[FirstKnown]:
    return list(first_known(graph))


def places_of(rows: list[FirstKnown]) -> dict[str, list[tuple[int, int]]]:
    """Work → every point at which something of it becomes known, and those right before."""
    found: dict[str, set[tuple[int, int]]] = {}
    for row in rows:
        for work, season, episode in (moment for way in row.ways for moment in way):
            places = found.setdefault(work, {(0, 0), (END, END)})
            if season == END:
                continue
            places.add((season, episode))
            places.add((season, episode - 1) if 1 < episode < END else (max(season - 1, 0), END))
            places.add((season, 1))
    found.pop("", None)
    return {work: sorted(places) for work, places in sorted(found.items())}


def reached(row: FirstKnown, watched: Watched) -> bool:
    return any(
        all((s, e) <= watched.places.get(f"<{work}>", watched.others) for work, s, e in way)
        for way in row.ways
    )


@cache
def value(graph: EmbeddedStore, iri: str, predicate: str) -> list[str]:
    return [t.object.value for t in graph.triples(ox.NamedNode(iri), ox.NamedNode(predicate))]


def real(graph: EmbeddedStore, iri: str) -> bool:
    """Is it no thing of a story? Those who make and show works have no secret names."""
    story = {SKG.Character, SKG.FictionalOrganization, SKG.StoryObject, SCHEMA.Place}
    return not story & set(value(graph, iri, _TYPE))


class Secrets:
    """Texts that a viewer must not find: whole quotes, labels, headlines; and names of what is to come."""

    def __init__(self, graph: EmbeddedStore, rows: list[FirstKnown], watched: Watched) -> None:
        quotes: dict[bool, set[str]] = {True: set(), False: set()}
        self.names: set[str] = set()
        known_names: set[str] = set()
        values: set[str] = set()
        known_entities = {row.iri for row in rows if row.kind == "entity" and reached(row, watched)}
        told = {row.iri for row in rows if row.kind == "entity" and row.ways}
        for row in rows:
            known = reached(row, watched)
            if row.kind == "statement" and known:
                # A line of an info box, "Network: ITV", is its fact.
                values.update(value(graph, row.iri, RDF.object))
            elif row.kind == "sentence":
                quotes[known].update(value(graph, row.iri, SKG.quote))
            elif row.kind == "plot point":
                quotes[known].update(value(graph, row.iri, RDFS.label))
            elif row.kind == "article":
                quotes[known].update(value(graph, row.iri, SCHEMA.headline))
                quotes[known].update(value(graph, row.iri, SCHEMA.url))
            elif row.kind == "name" and row.iri in told:
                if row.iri not in known_entities:
                    self.names.add(row.name or "")
                elif known or (row.name in value(graph, row.iri, RDFS.label) and real(graph, row.iri)):
                    known_names.add(row.name or "")
                elif len(row.ways) > 1:  # some sentence gives it away later
                    self.names.add(row.name or "")
        works = {row.iri for row in rows if row.kind == "entity" and "/work/" in row.iri}
        titles = {n for work in works for p in (RDFS.label, SKOS.altLabel) for n in value(graph, work, p)}
        self.known = known_names | titles
        # A line of an info box may stand in a known sentence as well.
        known_text = "\n".join((*quotes[True], *values))
        self.texts = {text for text in quotes[False] - self.known if text not in known_text}
        self.names -= self.known

    def found_in(self, texts: set[str]) -> set[str]:
        whole = "\n".join(texts)
        found = {secret for secret in self.texts if secret in whole}
        # Where a longer name that is known stands ("Ed Baldwin"), a shorter unknown one does not ("Ed").
        spoken = words(whole.replace("\n", " xx xx "))
        for name in sorted((words(name).strip() for name in self.known), key=len, reverse=True):
            if name:
                spoken = spoken.replace(f" {name} ", " xx ")
        return found | {name for name in self.names if words(name).strip() and words(name) in spoken}


def strings_of(lines: Iterable[str]) -> set[str]:
    """All text that any output of a graph is made of: its literals, and the words of its IRIs."""
    found = set()
    for line in lines:
        subject, predicate, obj = line.split(" ", 2)
        if iri_of(predicate) in (SKG.extractor, SKG.pattern, SKG.trigger):
            continue  # names of our own rules, and words such as "fall"
        for term in (subject, obj):
            if term.startswith('"'):
                found.add(lexical(term))
            elif "/id/" in term:
                found.add(iri_of(term).rpartition("/")[2].replace("_", " ").replace(".", " . "))
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_no_text_of_what_is_known_later_is_in_the_graph_that_answers(
    graph: EmbeddedStore, rows: list[FirstKnown], part: int
) -> None:
    """At every position of every show, the other shows unwatched or seen to their end."""
    positions = Positions(read_rows(graph.n_triples()))
    checked = 0
    leaks: dict[tuple[object, ...], set[str]] = {}
    for work, places in places_of(rows).items():
        for place in places[part::PARTS]:
            for others in ((0, 0), (END, END)):
                watched = Watched({f"<{work}>": place}, others)
                lines = Visible(positions, watched).triples()
                found = Secrets(graph, rows, watched).found_in(strings_of(lines))
                checked += 1
                if found:
                    leaks[work, place, others] = found
    assert not leaks
    assert checked > 60 / PARTS, "the sample articles have that many positions"


VIEWERS = (
    ("The Americans=S01E01",),
    ("The Expanse=S02", "Dark=S01"),
    ("The Americans=S02", "*=all"),
)


@pytest.fixture(scope="module", params=VIEWERS, ids=" ".join)
def viewer(request: pytest.FixtureRequest, graph: EmbeddedStore) -> Watched:
    return read_watched(graph, request.param)


@pytest.fixture(scope="module")
def seen(graph: EmbeddedStore, viewer: Watched) -> EmbeddedStore:
    return visible_store(graph, viewer)


@pytest.fixture(scope="module")
def secrets(graph: EmbeddedStore, rows: list[FirstKnown], viewer: Watched) -> Secrets:
    found = Secrets(graph, rows, viewer)
    assert len(found.texts) > 20
    assert len(found.names) > 10
    return found


def leaks_in(written: str, secrets: Secrets) -> set[str]:
    """Secrets in a file, however its format escapes them; single words stand in its code as well ("Center")."""
    texts = {*secrets.texts, *(name for name in secrets.names if len(name.split()) > 1)}
    texts = {text for text in texts if not any(text in known for known in secrets.known)}
    plain = html.unescape(written)
    return {
        text
        for text in texts
        if len(text) > 8
        and (
            text in plain
            or json.dumps(text)[1:-1] in written
            or json.dumps(text, ensure_ascii=False)[1:-1] in written
        )
    }


@pytest.mark.parametrize("form", [*FORMATS, "rdf12", "nanopub", "webannotation", "framed"])
def test_no_file_has_it(seen: EmbeddedStore, secrets: Secrets, form: str) -> None:
    stream = io.BytesIO()
    write_graph(seen, stream, form)
    written = stream.getvalue().decode()
    assert len(written) > 10_000
    assert leaks_in(written, secrets) == set()


def test_no_named_query_tells_it(seen: EmbeddedStore, secrets: Secrets) -> None:
    asked = 0
    for query in named_queries().values():
        for work in ("The Americans", "Dark", "The Expanse", "Line of Duty"):
            values = {"integer": "1", "name": work}
            params = {p.name: values[p.kind] for p in query.parameters if not p.optional}
            stream = io.BytesIO()
            write_results(run(seen, query.name, params), stream, "tsv")
            assert secrets.found_in({stream.getvalue().decode()}) == set(), query.name
            asked += 1
    assert asked >= 80


def test_explain_tells_it_of_nobody(graph: EmbeddedStore, seen: EmbeddedStore, secrets: Secrets) -> None:
    names = {node["label"] for _, node in to_networkx(seen).nodes(data=True)}
    assert len(names) > 50
    for name in sorted(names):
        assert secrets.found_in({explanation_text(explain(seen, name))}) == set(), name
    for name in sorted(secrets.names)[:20]:
        with pytest.raises(ShowkgError) as refused:
            explain(seen, name)
        assert secrets.found_in({str(refused.value).replace(repr(name), "")}) == set()


def test_counts_are_those_of_a_graph_without_it(
    graph: EmbeddedStore, seen: EmbeddedStore, secrets: Secrets, viewer: Watched
) -> None:
    counted, whole = stats(seen), stats(graph)
    assert secrets.found_in({stats_text(counted), hidden_text(hidden(graph, viewer))}) == set()
    network = to_networkx(seen)
    entities = sum(1 for _, node in network.nodes(data=True) if node["kind"] != "plot")
    assert (entities, len(network) - entities) == (counted.entities, counted.plot_points)
    assert counted.entities < whole.entities and counted.statements < whole.statements


def test_search_finds_nothing_of_it(seen: EmbeddedStore, secrets: Secrets) -> None:
    words_of_texts = {text[:60] for text in secrets.texts if not text.startswith("http")}
    asked = [*sorted(secrets.names)[:25], *sorted(words_of_texts)[:25]]
    found = [hits_text(search(seen, question, limit=100)) for question in asked]
    assert any(found), "some of their words are known"
    assert secrets.found_in(set(found)) == set()


DAYS = ("1980-01-01", "2014-12-31", "2018-05-20", "2020-12-31")


@pytest.mark.parametrize("day", DAYS)
def test_what_is_new_tells_nothing_of_it(
    demo: Path, viewer: Watched, seen: EmbeddedStore, secrets: Secrets, day: str
) -> None:
    with open_store(str(demo / "demo.db")) as store:
        past = known_at(store, day)
        was = visible_store(past, viewer)
        assert secrets.found_in(strings_of(was.n_triples())) == set()
        for old, new in ((was, seen), (seen, was)):
            told = news_text(diff(old, new))
            assert len(told.splitlines()) > 20
            assert secrets.found_in({told}) == set()
