"""Small documents, written as the facts that they hold, and the graph of them."""

from typing import Any

import pytest

from showkg.graph.store import EmbeddedStore
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
from showkg.ontology.terms import SCHEMA, SKG, XSD

SERIES, FILM, PERSON, CHARACTER = SCHEMA.TVSeries, SCHEMA.Movie, SCHEMA.Person, SKG.Character


class Writer:
    """Builds a document sentence by sentence; entities are named by their names."""

    def __init__(self, key: str, **article: Any) -> None:
        self.key, self.article = key, article
        self.parts: list[str] = []
        self.length = 0
        self.entities: dict[str, Entity] = {}
        self.statements: list[Statement] = []
        self.points: list[PlotPoint] = []
        self.about: tuple[str, ...] = ()
        self.spoils: Position | None = None

    def entity(self, name: str, cls: str, *aliases: str, id_: str | None = None, **more: Any) -> str:
        id_ = id_ or f"e{len(self.entities) + 1}"
        self.entities[id_] = Entity(id=id_, cls=cls, name=name, aliases=aliases, **more)
        return id_

    def sentence(self, text: str) -> Span:
        span = Span(start=self.length, end=self.length + len(text))
        self.parts.append(text)
        self.length += len(text) + 1
        return span

    def says(
        self,
        text: str | Span,
        *facts: tuple[str, str, str | Value],
        modality: Modality = Modality.STATED,
        confidence: float = 0.9,
        **evidence: Any,
    ) -> Span:
        span = text if isinstance(text, Span) else self.sentence(text)
        told = Evidence(
            span=span,
            extractor="test",
            pattern="rule",
            confidence=confidence,
            modality=modality,
            **evidence,
        )
        for subject, predicate, obj in facts:
            self.statements.append(Statement(subject=subject, predicate=predicate, object=obj, evidence=told))
        return span

    def happens(self, text: str, label: str, trigger: str, work: str, **more: Any) -> str:
        evidence = Evidence(
            span=self.sentence(text),
            extractor="plot",
            pattern="verb",
            confidence=0.8,
            modality=more.pop("modality", Modality.HAPPENED),
            position=more.pop("position", None),
        )
        id_ = f"p{len(self.points) + 1}"
        self.points.append(
            PlotPoint(id=id_, label=label, trigger=trigger, work=work, evidence=evidence, **more)
        )
        return id_

    def document(self) -> Document:
        article = Article(key=self.key, source="-", text="\n".join(self.parts), blocks=(), **self.article)
        return Document(
            article=article,
            entities=tuple(self.entities.values()),
            statements=tuple(self.statements),
            plot_points=tuple(self.points),
            about=self.about,
            spoils=self.spoils,
        )


def day(text: str) -> Value:
    return Value(lexical=text, datatype=XSD.date)


def casting_news() -> Document:
    """Slow Horses: two actors and their characters, a maker, a network, a family, a rumour."""
    w = Writer("aaaaaaaaaaaa", title="Who is who in Slow Horses", url="https://news.example/slow-horses",
               site="News Example", published="2024-09-04", authors=("A. Writer",))  # fmt: skip
    show = w.entity("Slow Horses", SERIES)
    oldman = w.entity("Gary Oldman", PERSON, "Oldman")
    lowden = w.entity("Jack Lowden", PERSON)
    lamb = w.entity("Jackson Lamb", CHARACTER, "Lamb", work=show)
    river = w.entity("River Cartwright", CHARACTER, "River", work=show)
    david = w.entity("David Cartwright", CHARACTER, work=show)
    smith = w.entity("Will Smith", PERSON)
    apple = w.entity("Apple TV+", SCHEMA.Organization)
    mi5 = w.entity("Slough House", SKG.FictionalOrganization, work=show)
    book = w.entity("Slow Horses", SCHEMA.Book)
    herron = w.entity("Mick Herron", PERSON)
    reis = w.entity("Dana Reis", PERSON)
    bafta = w.entity("BAFTA", SKG.Award)
    w.about = (show,)
    w.says(
        "Gary Oldman is Jackson Lamb and Jack Lowden is River Cartwright in Slow Horses.",
        (oldman, SKG.portrays, lamb), (show, SCHEMA.actor, oldman), (show, SCHEMA.character, lamb),
        (lowden, SKG.portrays, river), (show, SCHEMA.actor, lowden), (show, SCHEMA.character, river),
        confidence=0.97,
    )  # fmt: skip
    w.says(
        "Will Smith created the show for Apple TV+.",
        (show, SCHEMA.creator, smith),
        (show, SKG.network, apple),
    )
    w.says("It began on April 1, 2022.", (show, SCHEMA.startDate, day("2022-04-01")))
    w.says("River is the grandson of David Cartwright, his guardian.", (david, SCHEMA.children, river))
    w.says("Lamb runs Slough House.", (lamb, SKG.leads, mi5))
    w.says(
        "It is based on the novel by Mick Herron.",
        (show, SCHEMA.isBasedOn, book),
        (book, SCHEMA.author, herron),
    )
    w.says("Dana Reis is rumoured to join the cast.", (show, SCHEMA.actor, reis),
           modality=Modality.RUMOURED, confidence=0.6)  # fmt: skip
    w.says("The show has won a BAFTA.", (show, SKG.receivedAward, bafta))
    w.says("It has been renewed.", (show, SKG.status, Value(lexical=SKG.Renewed, datatype="")))
    return w.document()


def recap() -> Document:
    """Slow Horses: the plot of season 4, episode 2, and of the season; another spelling of the title."""
    w = Writer("bbbbbbbbbbbb", title="Recap", url="https://recaps.example/s4e2", published="2024-09-11")
    show = w.entity("SLOW HORSES", SERIES)
    lamb = w.entity("Jackson Lamb", CHARACTER, work=show)
    river = w.entity("River Cartwright", CHARACTER, work=show)
    season = w.entity("Season 4", SCHEMA.TVSeason, work=show, season=4)
    episode = w.entity("A Stranger Comes to Town", SCHEMA.TVEpisode, work=show, season=4, episode=2)
    passport = w.entity("the passport", SKG.StoryObject, work=show)
    w.about = (show,)
    here = Position(work=show, season=4, episode=2)
    w.spoils = here
    w.happens("In episode 2 River finds the passport.", "River finds the passport.", "find", show,
                      season=4, episode=2, agents=(river,), involves=(passport,), position=here)  # fmt: skip
    w.happens("Lamb then lies to the police.", "Lamb lies to the police.", "lie", show, season=4, episode=2,
              agents=(lamb,), position=here)  # fmt: skip
    w.happens("Later in the season, Lamb wants to save River.", "Lamb wants to save River.", "save", show,
              season=4, agents=(lamb,), patients=(river,), modality=Modality.PLANNED)  # fmt: skip
    w.says("The episode came out on September 11, 2024, and runs for 77 minutes.",
           (episode, SCHEMA.datePublished, day("2024-09-11")),
           (episode, SCHEMA.duration, Value(lexical="PT77M", datatype=XSD.duration)),
           (season, SCHEMA.partOfSeries, show))  # fmt: skip
    return w.document()


def other_news() -> Document:
    """Gary Oldman in a film; another start date of Slow Horses; a denial."""
    w = Writer("cccccccccccc", title="Oldman's year", published="2024-10")
    show = w.entity("Slow Horses", SERIES)
    film = w.entity("Darkest Hour", FILM)
    oldman = w.entity("Gary Oldman", PERSON)
    thomas = w.entity("Kristin Scott Thomas", PERSON)
    wright = w.entity("Joe Wright", PERSON)
    lowden = w.entity("Jack Lowden", PERSON)
    w.about = (film, show)
    w.says("Gary Oldman and Kristin Scott Thomas star in Darkest Hour by Joe Wright.",
           (film, SCHEMA.actor, oldman), (film, SCHEMA.actor, thomas), (film, SCHEMA.director, wright))  # fmt: skip
    w.says("Slow Horses started on April 8, 2022.", (show, SCHEMA.startDate, day("2022-04-08")))
    w.says(
        "It is not true that Jack Lowden stars in it.", (show, SCHEMA.actor, lowden), modality=Modality.DENIED
    )
    w.says("The two actors are friends.", (thomas, SKG.friendOf, oldman))
    return w.document()


@pytest.fixture
def writer() -> type[Writer]:
    return Writer


@pytest.fixture
def documents() -> list[Document]:
    """Three articles about Slow Horses."""
    return [casting_news(), recap(), other_news()]


@pytest.fixture
def store(documents: list[Document]) -> EmbeddedStore:
    """The graph of the three articles, in memory."""
    store = EmbeddedStore()
    for document in documents:
        store.add(document)
    return store
