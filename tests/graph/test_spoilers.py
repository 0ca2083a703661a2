"""What is hidden is counted by the point that shows it, without a word of what it is."""

from typing import Any

import pytest

from showkg.graph.spoilers import Hidden, hidden
from showkg.graph.store import EmbeddedStore
from showkg.graph.views.hidden import hidden_text
from showkg.graph.watched import read_watched
from showkg.ontology.records import Modality, Position, Value
from showkg.ontology.terms import SCHEMA, SKG, XSD


@pytest.fixture
def graph(writer: Any) -> EmbeddedStore:
    """Two episodes of one show, a maker, and something that no text dates."""
    w = writer("000000000041", title="Recap", published="2020-02-02")
    show = w.entity("Salt Road", SCHEMA.TVSeries)
    ines, tomas, mara = (w.entity(name, SKG.Character, work=show) for name in ("Inés", "Tomas", "Mara"))
    first, third = (Position(work=show, season=1, episode=n) for n in (1, 3))
    w.about = (show,)
    w.says("Karl Osei created it.", (show, SCHEMA.creator, w.entity("Karl Osei", SCHEMA.Person)))
    w.happens("Inés comes home.", "Inés comes home", "come", show, season=1, episode=1, agents=(ines,),
              position=first)  # fmt: skip
    w.says("Tomas is her brother.", (ines, SCHEMA.sibling, tomas), position=third)
    w.happens("Tomas leaves.", "Tomas leaves", "leave", show, season=1, episode=3, agents=(tomas,),
              position=third)  # fmt: skip
    w.says("Mara is her mother.", (mara, SCHEMA.children, ines))
    store = EmbeddedStore()
    store.add(w.document())
    return store


def rows_of(found: list[Hidden]) -> list[tuple[int | None, int | None, int, int, int, int]]:
    return [(r.season, r.episode, r.statements, r.plot_points, r.entities, r.sentences) for r in found]


def test_everything_hidden_is_counted_at_the_point_that_shows_it(graph: EmbeddedStore) -> None:
    found = hidden(graph)
    assert {row.show for row in found} == {"Salt Road"}
    assert rows_of(found) == [
        (1, 1, 0, 1, 3, 1),  # Inés, the season and the episode
        (1, 3, 1, 1, 2, 2),
        (None, None, 1, 0, 1, 2),  # the words on the maker are of an article without a position
    ]


def test_what_was_watched_is_not_hidden(graph: EmbeddedStore) -> None:
    def left(*watched: str) -> list[tuple[int | None, int | None, int, int, int, int]]:
        return rows_of(hidden(graph, read_watched(graph, watched)))

    assert left("Salt Road=S01E02") == [(1, 3, 1, 1, 2, 2), (None, None, 1, 0, 1, 2)]
    assert left("Salt Road=S01") == [(None, None, 1, 0, 1, 2)]
    assert left("Salt Road=all") == [] == left("*=all")


def test_the_table_has_titles_and_numbers_only(graph: EmbeddedStore) -> None:
    text = hidden_text(hidden(graph))
    assert text.splitlines()[0] == "Salt Road"
    assert text.splitlines()[2].split() == ["S01E01", "0", "1", "3", "1"]
    assert text.splitlines()[-1].split() == ["all", "1", "0", "1", "2"]
    assert not any(name in text for name in ("Inés", "Tomas", "Mara", "Osei"))
    assert hidden_text([]) == "Nothing is hidden.\n"


def test_an_article_that_tells_what_happened_is_no_announcement(writer: Any) -> None:
    """A date that was read wrongly must not turn a recap into news from before the start."""
    w = writer("000000000042", title="Recap", published="2020-02-02")
    show = w.entity("Salt Road", SCHEMA.TVSeries)
    ines, omar = w.entity("Inés", SKG.Character, work=show), w.entity("Omar Haddad", SCHEMA.Person)
    here = Position(work=show, season=1, episode=4)
    w.says(
        "It starts on March 1, 2020.",
        (show, SCHEMA.startDate, Value(lexical="2020-03-01", datatype=XSD.date)),
    )
    w.happens("Inés dies.", "Inés dies", "die", show, season=1, episode=4, agents=(ines,), position=here)
    w.says("Omar Haddad plays her.", (omar, SKG.portrays, ines), modality=Modality.STATED)
    store = EmbeddedStore()
    store.add(w.document())
    assert (None, None) in {(row.season, row.episode) for row in hidden(store) if row.statements}
