"""A name is explained with all that is said about it, and a graph can be counted."""

import pytest

from showkg.graph.diff import diff
from showkg.graph.explain import explain
from showkg.graph.stats import stats
from showkg.graph.store import EmbeddedStore
from showkg.graph.views.plain import explanation_text, news_text
from showkg.ontology.errors import ShowkgError
from showkg.ontology.terms import SCHEMA


@pytest.mark.parametrize(
    "name",
    ["Jackson Lamb", "jackson lamb", "LAMB", "https://w3id.org/showkg/id/character/slow_horses.jackson_lamb"],
)
def test_every_fact_about_a_name_comes_with_its_sentences(store: EmbeddedStore, name: str) -> None:
    (lamb,) = explain(store, name)
    assert (lamb.label, lamb.noun, lamb.aliases) == ("Jackson Lamb", "character", ("Lamb",))
    facts = {fact.sentence: fact for fact in lamb.facts}
    assert list(facts) == [
        "Jackson Lamb leads Slough House",
        "Slow Horses has the character Jackson Lamb",
        "Gary Oldman portrays Jackson Lamb",
        "Lamb wants to save River.",
        "Lamb lies to the police.",
    ]
    (reading,) = facts["Gary Oldman portrays Jackson Lamb"].readings
    assert reading.quote.startswith("Gary Oldman is Jackson Lamb")
    assert (reading.confidence, reading.modality, reading.extractor) == (0.97, "Stated", "test")
    assert reading.source.url == "https://news.example/slow-horses"


def test_all_things_of_one_name_are_explained(store: EmbeddedStore) -> None:
    assert [(thing.label, thing.noun) for thing in explain(store, "slow horses")] == [
        ("Slow Horses", "TV series"),
        ("Slow Horses", "book"),
    ]


def test_what_is_not_asserted_is_marked(store: EmbeddedStore) -> None:
    (reis,) = explain(store, "Dana Reis")
    assert [(fact.sentence, fact.asserted) for fact in reis.facts] == [("Slow Horses stars Dana Reis", False)]


def test_an_episode_tells_its_place_and_what_happens(store: EmbeddedStore) -> None:
    (episode,) = explain(store, "A stranger comes to town")
    sentences = [fact.sentence for fact in episode.facts]
    assert "A Stranger Comes to Town has the episode number 2" in sentences
    assert sentences[-2:] == ["River finds the passport.", "Lamb lies to the police."]
    reading = episode.facts[-1].readings[0]
    assert (reading.season, reading.episode) == (4, 2)


def test_a_name_that_is_not_there_is_answered_with_the_nearest(store: EmbeddedStore) -> None:
    with pytest.raises(ShowkgError, match="Did you mean Gary Oldman"):
        explain(store, "Gary Oldmann")
    with pytest.raises(ShowkgError, match="Check the name"):
        explain(store, "?!")


def test_a_quote_cannot_steer_the_terminal(writer: type) -> None:
    w = writer("0" * 12, title="\x1b[31m")
    show, actor = (
        w.entity("Show", "https://schema.org/TVSeries"),
        w.entity("Ann", "https://schema.org/Person"),
    )
    w.says("Ann\x1b]0;x\x07 stars\u202e.", (show, "https://schema.org/actor", actor))
    with EmbeddedStore() as store:
        store.add(w.document())
        text = explanation_text(explain(store, "Ann"))
    assert all(char.isprintable() or char == "\n" for char in text)


def test_an_article_without_a_headline_is_called_by_its_key(writer: type) -> None:
    """As one whose headline would tell a viewer too much."""
    w = writer("0a" * 6, published="2024-01-02")
    show, actor = w.entity("Show", SCHEMA.TVSeries), w.entity("Ann", SCHEMA.Person)
    w.says("Ann stars in Show.", (show, SCHEMA.actor, actor))
    with EmbeddedStore() as store, EmbeddedStore() as nothing:
        store.add(w.document())
        assert f"      article:{'0a' * 6} · 2024-01-02 · " in explanation_text(explain(store, "Ann"))
        news = news_text(diff(nothing, store))
    assert f"  article:{'0a' * 6} (2024-01-02)\n" in news
    assert "Show stars Ann · article:" in news
    assert "/id/" not in news


def test_counts_are_of_what_is_there(store: EmbeddedStore) -> None:
    counted = stats(store)
    assert (counted.articles, counted.plot_points) == (3, 3)
    assert counted.triples == len(store)
    kinds = dict(counted.by_kind)
    assert kinds["people"] == 7
    assert kinds["TV series"] == 1
    assert kinds["film"] == 1
    assert counted.entities == sum(kinds.values())
    assert dict(counted.by_modality) == {
        "Stated": counted.statements - 2, "Rumoured": 1, "Denied": 1, "Happened": 2, "Planned": 1,
    }  # fmt: skip
    assert dict(counted.by_extractor) == {"test": counted.statements, "plot": 3}
    assert dict(counted.by_predicate)["portrays"] == 2
    assert sum(dict(counted.by_predicate).values()) == counted.statements


def test_an_empty_graph_counts_nothing() -> None:
    counted = stats(EmbeddedStore())
    assert (counted.triples, counted.articles, counted.by_kind) == (0, 0, ())
