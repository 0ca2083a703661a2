"""What follows by rules is added only if asked for, is marked, and comes from what is shown alone."""

from pathlib import Path

import pyoxigraph as ox

from showkg.graph.inference import RULES, inferred, with_inferred
from showkg.graph.query import run
from showkg.graph.store import EmbeddedStore
from showkg.graph.validate import validate
from showkg.graph.views.turtle import export
from showkg.graph.visible import visible_store
from showkg.graph.watched import Watched
from showkg.ontology.records import Document, Modality
from showkg.ontology.terms import ID_BASE, RDF, SCHEMA, SKG

LAMB = f"{ID_BASE}character/slow_horses.jackson_lamb"
OLDMAN = f"{ID_BASE}person/gary_oldman"


def has(store: EmbeddedStore, subject: str, predicate: str, obj: str) -> bool:
    return next(store.triples(*map(ox.NamedNode, (subject, predicate, obj))), None) is not None


def test_inverses_and_symmetric_ties_can_be_asked_both_ways(store: EmbeddedStore) -> None:
    more = with_inferred(store)
    assert has(more, LAMB, SKG.portrayedBy, OLDMAN)
    assert not has(store, LAMB, SKG.portrayedBy, OLDMAN)
    thomas = f"{ID_BASE}person/kristin_scott_thomas"
    assert has(more, thomas, SKG.friendOf, OLDMAN) and has(more, OLDMAN, SKG.friendOf, thomas)
    assert len(store) < len(more)


def test_a_property_implies_the_one_above_it_and_a_season_gives_the_series(writer: type) -> None:
    with EmbeddedStore() as store:
        w = writer("a" * 12)
        show, person = w.entity("Dark", SCHEMA.TVSeries), w.entity("Jantje Friese", SCHEMA.Person)
        w.says("Friese runs Dark.", (show, SKG.showrunner, person))
        store.add(w.document())
        season, episode = (ox.NamedNode(f"{ID_BASE}{name}") for name in ("season/dark.s1", "episode/x"))
        work = ox.NamedNode(f"{ID_BASE}work/dark")
        quads = ox.Store()
        quads.extend(ox.Quad(*triple) for triple in store.triples())
        quads.add(ox.Quad(episode, ox.NamedNode(SCHEMA.partOfSeason), season))
        quads.add(ox.Quad(season, ox.NamedNode(SCHEMA.partOfSeries), work))
        more = with_inferred(EmbeddedStore(quads))
        assert has(more, work.value, f"{SCHEMA.BASE}producer", f"{ID_BASE}person/jantje_friese")
        assert has(more, episode.value, SCHEMA.partOfSeries, work.value)


def test_every_inferred_triple_is_marked_with_its_rule(store: EmbeddedStore) -> None:
    found = {triple: rule for rule, triple in inferred(store)}
    assert found
    more = with_inferred(store)
    marked = list(
        run(more, 'SELECT ?s ?p ?o ?why { ?n skg:extractor "inference" ; skg:pattern ?why ; a ?class ; '
                  "rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }")
    )  # fmt: skip
    assert {ox.Triple(row["s"], row["p"], row["o"]) for row in marked} == set(found)
    assert {row["why"].value.split(" of ")[0] for row in marked} <= set(RULES)
    statements = {t.subject for t in more.triples(None, ox.NamedNode(RDF.type), ox.NamedNode(SKG.Statement))}
    before = {t.subject for t in store.triples(None, ox.NamedNode(RDF.type), ox.NamedNode(SKG.Statement))}
    assert statements == before, "no sentence tells what is inferred"
    assert set(store.triples()) < set(more.triples())


def test_inferring_twice_adds_nothing(store: EmbeddedStore) -> None:
    once = with_inferred(store)
    assert list(inferred(once)) == []


def test_nothing_follows_from_a_rumour(writer: type) -> None:
    with EmbeddedStore() as store:
        w = writer("a" * 12)
        ann = w.entity("Ann Lee", SCHEMA.Person)
        part = w.entity("Eve", SKG.Character, work=w.entity("Dark", SCHEMA.TVSeries))
        w.says("Ann Lee may play Eve.", (ann, SKG.portrays, part), modality=Modality.RUMOURED)
        store.add(w.document())
        assert list(inferred(store)) == []


def test_a_graph_with_inferences_is_as_valid_as_before(store: EmbeddedStore) -> None:
    assert validate(with_inferred(store)) == validate(store)


def test_what_a_viewer_may_not_know_is_not_inferred(documents: list[Document], tmp_path: Path) -> None:
    with EmbeddedStore() as store:
        for document in documents:
            store.add(document)
        viewer = Watched({f"<{ID_BASE}work/slow_horses>": (3, 1)})
        seen = visible_store(store, viewer)
        lines = set(with_inferred(seen).n_triples())
        assert not any("passport" in line for line in lines)
        # read back from a file, the marks and what they mark are left out for who has seen nothing
        export(with_inferred(store), tmp_path / "a.ttl", "ttl")
        with EmbeddedStore() as read:
            read.load(tmp_path / "a.ttl")
            known = set(visible_store(read, viewer).n_triples())
            assert not any("passport" in line for line in known)
