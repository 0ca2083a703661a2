"""The network has things for nodes, facts for edges, and evidence on both."""

import io
import subprocess
import sys

import networkx as nx
import pytest

from showkg.graph.store import EmbeddedStore
from showkg.graph.views.network import to_networkx, write_gexf, write_graphml
from showkg.ontology.records import Document
from showkg.ontology.terms import ID_BASE, SCHEMA, SKG

SHOW = f"{ID_BASE}work/slow_horses"
RIVER = f"{ID_BASE}character/slow_horses.river_cartwright"
OLDMAN = f"{ID_BASE}person/gary_oldman"


@pytest.fixture
def network(store: EmbeddedStore) -> nx.MultiDiGraph:
    return to_networkx(store)


def test_nodes_are_the_things_and_events_not_their_evidence(network: nx.MultiDiGraph) -> None:
    kinds = {attributes["kind"] for _, attributes in network.nodes(data=True)}
    assert kinds == {
        "series", "film", "work", "season", "episode", "person", "character", "organization",
        "fictional_organization", "object", "award", "plot",
    }  # fmt: skip
    assert not [
        node for node in network if "/statement/" in node or "/sentence/" in node or "/article/" in node
    ]


def test_a_node_knows_its_names_class_and_place(network: nx.MultiDiGraph) -> None:
    node = network.nodes[OLDMAN]
    assert (node["iri"], node["label"], node["aliases"]) == (OLDMAN, "Gary Oldman", ["Oldman"])
    assert node["cls"] == SCHEMA.Person
    assert network.nodes[RIVER]["work"] == SHOW
    episode = network.nodes[f"{ID_BASE}episode/slow_horses.s4e2"]
    assert (episode["work"], episode["season"], episode["episode"]) == (SHOW, 4, 2)
    (point,) = (a for _, a in network.nodes(data=True) if a["label"] == "River finds the passport.")
    assert (point["kind"], point["work"], point["season"], point["episode"]) == ("plot", SHOW, 4, 2)
    assert (network.nodes[SHOW]["work"], network.nodes[SHOW]["season"]) == (None, None)


def test_an_edge_has_the_sentences_that_tell_it(network: nx.MultiDiGraph) -> None:
    edge = network.edges[OLDMAN, f"{ID_BASE}character/slow_horses.jackson_lamb", SKG.portrays]
    assert edge == {
        "predicate": SKG.portrays,
        "label": "portrays",
        "asserted": True,
        "statements": [
            {
                "quote": "Gary Oldman is Jackson Lamb and Jack Lowden is River Cartwright in Slow Horses.",
                "confidence": 0.97,
                "modality": "Stated",
                "extractor": "test",
                "pattern": "rule",
                "said_by": None,
                "season": None,
                "episode": None,
                "article": {
                    "headline": "Who is who in Slow Horses",
                    "url": "https://news.example/slow-horses",
                    "site": "News Example",
                    "published": "2024-09-04",
                },
            }
        ],
    }


def test_a_rumour_is_an_edge_that_is_not_asserted(network: nx.MultiDiGraph) -> None:
    edge = network.edges[SHOW, f"{ID_BASE}person/dana_reis", SCHEMA.actor]
    assert edge["asserted"] is False
    assert [row["modality"] for row in edge["statements"]] == ["Rumoured"]


def test_what_is_said_and_denied_is_one_edge_with_both(network: nx.MultiDiGraph) -> None:
    edge = network.edges[SHOW, f"{ID_BASE}person/jack_lowden", SCHEMA.actor]
    assert edge["asserted"] is False  # the denial is the later word
    assert [row["modality"] for row in edge["statements"]] == ["Stated", "Denied"]


def test_values_are_data_of_their_node(network: nx.MultiDiGraph) -> None:
    data = {(row["label"], row["value"]): row for row in network.nodes[SHOW]["data"]}
    assert data.keys() == {
        ("premieres on", "2022-04-01"), ("premieres on", "2022-04-08"), ("has the status", "renewed"),
    }  # fmt: skip
    assert data["premieres on", "2022-04-01"]["statements"][0]["quote"] == "It began on April 1, 2022."


def test_a_plot_point_is_tied_to_who_what_and_where(network: nx.MultiDiGraph) -> None:
    (point,) = (n for n, a in network.nodes(data=True) if a["label"] == "River finds the passport.")
    ties = {
        (obj.rsplit("/", 1)[1], key.rsplit("#", 1)[1]) for _, obj, key in network.out_edges(point, keys=True)
    }
    assert ties == {
        ("slow_horses.river_cartwright", "agent"), ("slow_horses.river_cartwright", "participant"),
        ("slow_horses.the_passport", "involves"), ("slow_horses", "inWork"), ("slow_horses.s4", "inSeason"),
        ("slow_horses.s4e2", "inEpisode"),
    }  # fmt: skip
    statement = network.edges[point, RIVER, SKG.agent]["statements"][0]
    assert (statement["season"], statement["episode"]) == (4, 2)


def test_sizes_and_communities_say_what_is_central_and_what_belongs_together(
    network: nx.MultiDiGraph,
) -> None:
    sizes = {node: attributes["size"] for node, attributes in network.nodes(data=True)}
    assert all(0 <= size <= 1 for size in sizes.values())
    assert sizes[SHOW] == 1
    communities = {attributes["community"] for _, attributes in network.nodes(data=True)}
    assert communities == set(range(len(communities)))
    film, thomas = f"{ID_BASE}work/darkest_hour.film", f"{ID_BASE}person/kristin_scott_thomas"
    assert network.nodes[film]["community"] == network.nodes[thomas]["community"]


def test_the_network_does_not_alter_the_graph(store: EmbeddedStore) -> None:
    before = {str(triple) for triple in store.triples()}
    network = to_networkx(store)
    write_graphml(network, io.BytesIO())
    write_gexf(network, io.BytesIO())
    assert {str(triple) for triple in store.triples()} == before
    assert network.nodes[OLDMAN]["aliases"] == ["Oldman"]


def test_equal_graphs_give_equal_networks(documents: list[Document], network: nx.MultiDiGraph) -> None:
    with EmbeddedStore() as other:
        for document in reversed(documents):
            other.add(document)
        again = to_networkx(other)
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


def test_the_files_are_the_same_in_every_process(tmp_path: object, store: EmbeddedStore) -> None:
    from showkg.graph.views.turtle import export

    export(store, f"{tmp_path}/a.ttl", "ttl")
    script = """
import sys
from showkg.graph.store import open_store
from showkg.graph.views.network import to_networkx, write_gexf, write_graphml
network = to_networkx(open_store(sys.argv[1]))
write_gexf(network, sys.stdout.buffer)
write_graphml(network, sys.stdout.buffer)
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, f"{tmp_path}/a.ttl"],
            capture_output=True, check=True, env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)])
def test_files_for_gephi_and_others_read_back(store: EmbeddedStore, write: object, read: object) -> None:
    network = to_networkx(store)
    stream = io.BytesIO()
    write(network, stream)  # type: ignore[operator]
    stream.seek(0)
    again = read(stream)  # type: ignore[operator]
    assert set(again) == set(network)
    assert again.number_of_edges() == network.number_of_edges()
    assert sorted((s, o) for s, o in again.edges()) == sorted((s, o) for s, o in network.edges())
    assert again.nodes[OLDMAN]["label"] == "Gary Oldman"
    assert again.nodes[OLDMAN]["kind"] == "person"
    edge = next(a for s, o, a in again.edges(data=True) if s == OLDMAN and a["predicate"] == SKG.portrays)
    assert (edge["label"], edge["asserted"]) == ("portrays", True)


def test_names_that_xml_cannot_hold_do_not_break_the_files(tmp_path: object) -> None:
    path = f"{tmp_path}/a.nt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(
            "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Person> .\n"
            '<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> "a\\u0000\\u001B\\uFFFE<&]]>" .\n'
        )
    with EmbeddedStore() as store:
        store.load(path)
        network = to_networkx(store)
    for write, read in ((write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)):
        stream = io.BytesIO()
        write(network, stream)
        stream.seek(0)
        assert read(stream).nodes["urn:a"]["label"] == "a\ufffd\ufffd\ufffd<&]]>"


def test_an_empty_graph_is_an_empty_network() -> None:
    network = to_networkx(EmbeddedStore())
    assert len(network) == 0
    for write in (write_graphml, write_gexf):
        stream = io.BytesIO()
        write(network, stream)
        assert stream.getvalue()
