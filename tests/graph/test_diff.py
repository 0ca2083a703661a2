"""What is new is told as people would say it; a graph can be seen as it was known on a day."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from showkg.graph.as_of import known_at, read_day
from showkg.graph.diff import News, diff
from showkg.graph.explain import explain
from showkg.graph.store import EmbeddedStore, open_store
from showkg.graph.views.fact_table import write_facts
from showkg.graph.views.plain import news_text
from showkg.graph.views.turtle import export
from showkg.ontology.errors import UsageError
from showkg.ontology.records import Document, Modality, Value
from showkg.ontology.terms import SCHEMA, SKG

Told = Callable[..., Document]


@pytest.fixture
def told(writer: type) -> Told:
    """Writes an article about For All Mankind: its status, and an actor with a modality and a character."""

    def write(
        key: str,
        published: str | None,
        *,
        status: str | None = None,
        actor: tuple[str, Modality] | None = None,
        character: str | None = None,
        event: str | None = None,
        **metadata: str,
    ) -> Document:
        w = writer(key * 12, title=f"News {key}", published=published, **metadata)
        show = w.entity("For All Mankind", SCHEMA.TVSeries)
        w.about = (show,)
        if status:
            w.says(f"It is {status}.", (show, SKG.status, Value(lexical=SKG.BASE + status, datatype="")))
        if actor:
            w.says(
                f"{actor[0]} joins.",
                (show, SCHEMA.actor, w.entity(actor[0], SCHEMA.Person)),
                modality=actor[1],
            )
        if character:
            w.says(f"{character}.", (show, SCHEMA.character, w.entity(character, SKG.Character, work=show)))
        if event:
            w.happens(event, event, "happen", show)
        return w.document()

    return write


@pytest.fixture
def history(told: Told) -> list[Document]:
    return [
        told("1", "2022-01-10", status="Renewed", actor=("Toby Kebbell", Modality.RUMOURED), character="Ed"),
        told("2", "2023-05", actor=("Toby Kebbell", Modality.STATED), event="They land on Mars."),
        told("3", "2024-02-01", status="Cancelled", character="Ed Baldwin"),
        told("4", None, actor=("Daniel Stern", Modality.RUMOURED)),
    ]


def graph_of(*documents: Document, read: str = "2025-06-01") -> EmbeddedStore:
    store = EmbeddedStore()
    for document in documents:
        store.add(document, read=read)
    return store


def triples(store: EmbeddedStore) -> set[str]:
    return {str(triple) for triple in store.triples()}


def said(news: list[News]) -> set[tuple[str, str, str | None]]:
    return {(item.kind, item.sentence, item.before) for item in news}


def test_what_is_new_is_told_as_people_would_say_it(history: list[Document]) -> None:
    news = diff(graph_of(*history[:1]), graph_of(*history))
    assert said(news) == {
        ("article", "News 2 (2023-05)", None),
        ("article", "News 3 (2024-02-01)", None),
        ("article", "News 4", None),
        ("same", "Ed is Ed Baldwin", None),
        ("changed", "For All Mankind has the status cancelled", "renewed"),
        ("confirmed", "For All Mankind stars Toby Kebbell", None),
        ("rumour", "rumoured: For All Mankind stars Daniel Stern", None),
        ("event", "They land on Mars.", None),
        ("thing", "Daniel Stern (person)", None),
    }
    (changed,) = (item for item in news if item.kind == "changed")
    assert changed.sources == ("News 3",)
    text = news_text(news)
    assert "changed (1)\n  For All Mankind has the status cancelled (before: renewed) · News 3\n" in text
    assert text.index("new articles") < text.index("changed") < text.index("new in the story")


def test_what_is_no_longer_said_is_told_too(history: list[Document]) -> None:
    news = said(diff(graph_of(*history), graph_of(*history[1:])))
    assert ("gone", "article: News 1 (2022-01-10)", None) in news
    news = said(diff(graph_of(*history), graph_of(history[0], *history[2:])))
    assert ("gone", "For All Mankind stars Toby Kebbell", None) in news
    assert ("gone", "They land on Mars.", None) in news


def test_a_graph_has_nothing_new_to_itself(history: list[Document]) -> None:
    assert diff(graph_of(*history), graph_of(*reversed(history))) == []
    assert news_text([]) == "Nothing is new.\n"


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2021-12-31", ()), ("2022-01-09", ()), ("2022-01-10", (0,)), ("2023-05-30", (0,)),
        ("2023-05-31", (0, 1)), ("2024-02-01", (0, 1, 2)), ("2025-05-31", (0, 1, 2)), ("2025-06-01", (0, 1, 2, 3)),
    ],
)  # fmt: skip
def test_a_store_as_of_a_day_is_the_graph_of_the_articles_until_then(
    history: list[Document], day: str, known: tuple[int, ...]
) -> None:
    past = known_at(graph_of(*history), day)
    assert triples(past) == triples(graph_of(*(history[number] for number in known)))


def test_an_rdf_file_as_of_a_day_says_what_the_articles_until_then_say(
    tmp_path: Path, history: list[Document]
) -> None:
    export(graph_of(*history), tmp_path / "all.ttl", "ttl")
    with open_store(str(tmp_path / "all.ttl")) as whole:
        past = known_at(whole, "2023-12-31")
        expected = triples(graph_of(*history[:2]))
        # The character keeps its names: which article gave them is not in the file.
        names = ("#label", "#altLabel", "ed_baldwin", "mankind.ed>", "/merging/")
        assert {t for t in triples(past) ^ expected if not any(name in t for name in names)} == set()
        assert any(SKG.Renewed in t and "ontology#status>" in t for t in triples(past))
        assert triples(known_at(whole, "2030-01-01")) == triples(whole)


def test_a_version_of_an_article_counts_until_the_next_was_read(told: Told) -> None:
    first = told("1", "2022-01-10", status="Renewed", url="https://news.example/1")
    second = told("1", "2022-01-10", status="Cancelled", url="https://news.example/1")
    third = told("1", "2022-01-10", status="Ended", url="https://news.example/1")
    with EmbeddedStore() as store:
        store.add(first, read="2022-02-01")
        store.add(second, read="2023-03-01")
        store.add(third, read="2024-04-01")

        def status(day: str) -> list[str]:
            return [
                row[0].value.rpartition("#")[2]
                for row in known_at(store, day).query("SELECT ?o { ?s skg:status ?o }")
            ]

        assert status("2022-01-09") == []
        assert status("2022-01-10") == status("2023-02-28") == ["Renewed"]
        assert status("2023-03-01") == ["Cancelled"]
        assert status("2024-04-01") == ["Ended"]
        store.remove("1" * 12)
        assert status("2023-03-01") == []


@pytest.mark.parametrize(
    ("text", "day"), [("2024-02-29", "2024-02-29"), ("2024-02", "2024-02-31"), ("2024", "2024-12-31")]
)
def test_a_day_may_be_as_exact_as_one_likes(text: str, day: str) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["yesterday", "2024-13", "2024-02-30", "24-01-01", "2024-1-1", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--as-of"):
        read_day(text)


def test_outlets_count_once_and_copies_of_a_text_too(told: Told, writer: type) -> None:
    text = " ".join(f"Sentence number {n} of the agency speaks of matter {n * n}." for n in range(40))

    def printed(key: str, site: str | None, url: str | None = None, rest: str = text) -> Document:
        w = writer(key * 12, title=f"News {key}", site=site, url=url, published=f"2024-01-0{key}")
        show, actor = w.entity("Andor", SCHEMA.TVSeries), w.entity("Ann Lee", SCHEMA.Person)
        w.says("Ann Lee stars in Andor.", (show, SCHEMA.actor, actor))
        w.sentence(rest)
        return w.document()

    def count(*documents: Document) -> int:
        (found,) = explain(graph_of(*documents), "Ann Lee")
        (fact,) = (fact for fact in found.facts if "stars" in fact.sentence)
        return fact.outlets

    assert count(printed("1", "Gazette")) == 1
    assert count(printed("1", "Gazette"), printed("2", "Courier")) == 1
    assert count(printed("1", "Gazette"), printed("2", "Courier", rest="Our own.")) == 2
    assert count(printed("1", "The Gazette"), printed("2", "the gazette", rest="Our own.")) == 1
    same_host = "https://www.gazette.example/a", "https://gazette.example/b"
    assert count(printed("1", None, same_host[0]), printed("2", None, same_host[1], rest="Our own.")) == 1
    stream = io.BytesIO()
    write_facts(graph_of(printed("1", "Gazette"), printed("2", "Courier", rest="Our own.")), stream)
    rows = [line.rpartition(",")[2] for line in stream.getvalue().decode().splitlines()]
    assert rows == ["outlets", "2", "2"]


def test_a_superseded_value_says_so(history: list[Document]) -> None:
    (found,) = explain(graph_of(*history), "For All Mankind")
    facts = {fact.sentence: fact for fact in found.facts}
    renewed = facts["For All Mankind has the status renewed"]
    assert not renewed.asserted
    assert [reading.superseded for reading in renewed.readings] == [True]
    assert facts["For All Mankind has the status cancelled"].asserted
