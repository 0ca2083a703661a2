"""Networks built by hand, and a real Chromium that opens the page made from them."""

import os
import random
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from showkg.graph.views.page import write_page
from showkg.ontology.terms import ENTITY_CLASSES, ID_BASE, SCHEMA, SKG, SKOS

_CLASS = {
    "series": SCHEMA.TVSeries,
    "film": SCHEMA.Movie,
    "work": SCHEMA.Book,
    "season": SCHEMA.TVSeason,
    "episode": SCHEMA.TVEpisode,
    "person": SCHEMA.Person,
    "character": SKG.Character,
    "organization": SCHEMA.Organization,
    "fictional_organization": SKG.FictionalOrganization,
    "place": SCHEMA.Place,
    "object": SKG.StoryObject,
    "award": SKG.Award,
    "plot": SKG.PlotPoint,
}
_PHRASE = {
    SKG.portrays: "plays",
    SCHEMA.actor: "stars",
    SCHEMA.character: "has the character",
    SCHEMA.creator: "was created by",
    SKG.showrunner: "is run by",
    SKG.network: "is on",
    SCHEMA.partOfSeries: "is part of",
    SCHEMA.spouse: "is married to",
    SCHEMA.children: "has the child",
    SCHEMA.memberOf: "is a member of",
    SKG.enemyOf: "is an enemy of",
    SKG.friendOf: "is a friend of",
    SKG.receivedAward: "received",
    SCHEMA.isBasedOn: "is based on",
    SCHEMA.director: "was directed by",
    SKG.agent: "is done by",
    SKG.patient: "is done to",
    SKG.participant: "has the participant",
    SKG.involves: "involves",
    SKG.inWork: "happens in",
    SKG.inSeason: "happens in season",
    SKG.inEpisode: "happens in episode",
    SKG.leadsTo: "leads to",
    SKOS.BASE + "related": "is tied to",
}
TRADE = {
    "headline": "How the spies said goodbye",
    "url": "https://trade.example/americans-finale",
    "site": "Screen Weekly",
    "published": "2018-05-31",
}
RECAP = {
    "headline": "The Americans recap: a garage, a train, a phone call",
    "url": "https://recaps.example/americans",
    "site": "Recap Desk",
    "published": "2018-06",
}


class Builder:
    """Says a network in few lines; nodes are named by their label."""

    def __init__(self) -> None:
        self.network = nx.MultiDiGraph()

    def iri(self, label: str, kind: str) -> str:
        base = "plot" if kind == "plot" else ENTITY_CLASSES[_CLASS[kind]]
        return f"{ID_BASE}{base}/{re.sub(r'[^a-z0-9]+', '_', label.lower())}"

    def node(self, kind: str, label: str, **more: Any) -> str:
        iri = self.iri(label, kind)
        self.network.add_node(
            iri,
            **{
                "iri": iri,
                "label": label,
                "kind": kind,
                "cls": _CLASS[kind],
                "aliases": [],
                "links": [],
                "data": [],
                "work": None,
                "season": None,
                "episode": None,
                "community": 0,
                **more,
            },
        )
        return iri

    def fact(self, subject: str, predicate: str, object_: str, *statements: dict[str, Any]) -> None:
        self.network.add_edge(
            subject,
            object_,
            key=predicate,
            predicate=predicate,
            label=_PHRASE.get(predicate, predicate.rsplit("/", 1)[-1]),
            asserted=all(s["modality"] not in ("Teased", "Rumoured", "Denied") for s in statements),
            statements=list(statements),
        )

    def done(self) -> nx.MultiDiGraph:
        centrality = nx.degree_centrality(self.network) if len(self.network) > 1 else {}
        most = max(centrality.values(), default=1) or 1
        for node, attributes in self.network.nodes(data=True):
            attributes.setdefault("size", centrality.get(node, 0) / most)
        return self.network


def statement(quote: str, article: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "quote": quote,
        "confidence": 0.93,
        "modality": "Stated",
        "extractor": "casting",
        "pattern": "x plays y",
        "said_by": None,
        "season": None,
        "episode": None,
        "article": TRADE if article is None else article,
        **more,
    }


_SHOWS: dict[str, dict[str, Any]] = {
    "The Americans": {
        "on": "FX",
        "by": ["Joe Weisberg", "Joel Fields"],
        "seasons": 6,
        "cast": {
            "Keri Russell": "Elizabeth Jennings",
            "Matthew Rhys": "Philip Jennings",
            "Noah Emmerich": "Stan Beeman",
            "Holly Taylor": "Paige Jennings",
            "Keidrich Sellati": "Henry Jennings",
            "Costa Ronin": "Oleg Burov",
            "Annet Mahendru": "Nina Krilova",
            "Margo Martindale": "Claudia",
            "Frank Langella": "Gabriel",
            "Alison Wright": "Martha Hanson",
            "Lev Gorn": "Arkady Ivanovich",
            "Richard Thomas": "Frank Gaad",
        },
        "plots": [
            (1, 1, "Philip kills Timochev in the garage", ["Philip Jennings"], "Happened"),
            (1, 1, "Stan Beeman moves in across the street", ["Stan Beeman"], "Happened"),
            (1, 4, "Martha hides a microphone in the office of Frank Gaad", ["Martha Hanson", "Frank Gaad"], "Happened"),
            (2, 1, "Nina lies to Stan about the leak", ["Nina Krilova", "Stan Beeman"], "Happened"),
            (3, 10, "Paige learns who her parents are", ["Paige Jennings", "Philip Jennings", "Elizabeth Jennings"], "Happened"),
            (4, 4, "Nina is executed", ["Nina Krilova"], "Happened"),
            (4, 8, "Martha is flown to Moscow", ["Martha Hanson", "Gabriel"], "Happened"),
            (6, 10, "Stan confronts the family in a garage", ["Stan Beeman", "Philip Jennings", "Elizabeth Jennings", "Paige Jennings"], "Happened"),
            (6, 10, "Stan lets the family go", ["Stan Beeman"], "Happened"),
            (6, 10, "Paige leaves the train before the border", ["Paige Jennings"], "Happened"),
            (6, 10, "Oleg may be traded for a prisoner", ["Oleg Burov"], "Speculated"),
        ],
    },
    "Fargo": {
        "on": "FX",
        "by": ["Noah Hawley"],
        "seasons": 2,
        "cast": {
            "Kirsten Dunst": "Peggy Blumquist",
            "Jesse Plemons": "Ed Blumquist",
            "Patrick Wilson": "Lou Solverson",
            "Ted Danson": "Hank Larsson",
            "Jean Smart": "Floyd Gerhardt",
            "Bokeem Woodbine": "Mike Milligan",
            "Zahn McClarnon": "Hanzee Dent",
            "Jeffrey Donovan": "Dodd Gerhardt",
            "Angus Sampson": "Bear Gerhardt",
        },
        "plots": [
            (2, 1, "Peggy runs Rye over and drives home", ["Peggy Blumquist"], "Happened"),
            (2, 1, "Ed hides the body in a freezer", ["Ed Blumquist"], "Happened"),
            (2, 8, "Peggy stabs Dodd in the cabin", ["Peggy Blumquist", "Dodd Gerhardt"], "Happened"),
            (2, 9, "Hanzee leads the family into a massacre", ["Hanzee Dent", "Floyd Gerhardt"], "Happened"),
            (2, 10, "Mike is given a desk job", ["Mike Milligan"], "Happened"),
        ],
    },
    "The Expanse": {
        "on": "Syfy",
        "by": ["Mark Fergus", "Hawk Ostby"],
        "seasons": 6,
        "cast": {
            "Steven Strait": "James Holden",
            "Dominique Tipper": "Naomi Nagata",
            "Wes Chatham": "Amos Burton",
            "Cas Anvar": "Alex Kamal",
            "Shohreh Aghdashloo": "Chrisjen Avasarala",
            "Thomas Jane": "Joe Miller",
            "Frankie Adams": "Bobbie Draper",
            "Cara Gee": "Camina Drummer",
            "Keon Alexander": "Marco Inaros",
        },
        "plots": [
            (1, 1, "The Canterbury is destroyed", ["James Holden", "Naomi Nagata"], "Happened"),
            (2, 5, "Miller steers Eros towards Venus", ["Joe Miller"], "Happened"),
            (5, 4, "Marco throws rocks at Earth", ["Marco Inaros"], "Happened"),
            (6, 6, "Naomi sends the fleet of Marco into the ring", ["Naomi Nagata", "Marco Inaros"], "Happened"),
            (6, 6, "A film may continue the story", ["James Holden"], "Rumoured"),
        ],
    },
}  # fmt: skip


def build_shows() -> nx.MultiDiGraph:
    """Three real series as a few articles would tell them: about a hundred nodes."""
    say = Builder()
    for show, told in _SHOWS.items():
        work = say.node("series", show)
        say.network.nodes[work]["data"] = [
            {"label": "number of seasons", "value": str(told["seasons"]), "statements": [
                statement(f"{show} ran for {told['seasons']} seasons.")]}
        ]  # fmt: skip
        say.fact(
            work, SKG.network, say.node("organization", told["on"]), statement(f"{show} is on {told['on']}.")
        )
        for name in told["by"]:
            say.fact(
                work, SCHEMA.creator, say.node("person", name), statement(f"{show} was created by {name}.")
            )
        for actor, role in told["cast"].items():
            person = say.node("person", actor, aliases=[actor.rsplit(" ", maxsplit=1)[-1]])
            part = say.node("character", role, work=work, aliases=[role.split(" ", maxsplit=1)[0]])
            line = statement(f"{actor} plays {role} in {show}.")
            say.fact(
                person,
                SKG.portrays,
                part,
                line,
                statement(f"{role} ({actor}) is back.", RECAP, confidence=0.8),
            )
            say.fact(work, SCHEMA.actor, person, line)
            say.fact(work, SCHEMA.character, part, line)
        for season, episode, label, who, modality in told["plots"]:
            long = f"{show} season {season}"
            part = say.node("season", long, work=work, season=season, aliases=[f"Season {season}"])
            say.fact(part, SCHEMA.partOfSeries, work)
            chapter = say.node(
                "episode", f"{long} episode {episode}", work=work, season=season, episode=episode
            )
            say.fact(chapter, SCHEMA.partOfSeries, work)
            told_by = "Joe Weisberg" if modality == "Speculated" else None
            read = statement(f"{label}.", RECAP, modality=modality, said_by=told_by, season=season, episode=episode,
                             extractor="plot", confidence=0.71)  # fmt: skip
            plot = say.node("plot", label, work=work, season=season, episode=episode, statements=[read])
            say.fact(plot, SKG.inWork, work, read)
            say.fact(plot, SKG.inEpisode, chapter, read)
            for i, name in enumerate(who):
                somebody = say.iri(name, "character")
                say.fact(plot, SKG.participant, somebody, read)
                say.fact(plot, SKG.agent if i == 0 else SKG.patient, somebody, read)
    family = [say.iri(f"{name} Jennings", "character") for name in ("Elizabeth", "Philip", "Paige", "Henry")]
    say.fact(
        family[0], SCHEMA.spouse, family[1], statement("Philip and Elizabeth are husband and wife on paper.")
    )
    for parent in family[:2]:
        for child in family[2:]:
            say.fact(parent, SCHEMA.children, child, statement("They have two children, Paige and Henry."))
    centre = say.node("fictional_organization", "Directorate S", work=say.iri("The Americans", "series"))
    for member in [*family[:2], say.iri("Claudia", "character"), say.iri("Gabriel", "character")]:
        say.fact(member, SCHEMA.memberOf, centre, statement("All four answer to Directorate S."))
    say.fact(
        say.iri("Stan Beeman", "character"),
        SKG.friendOf,
        family[1],
        statement("Stan's best friend is Philip."),
    )
    say.fact(say.iri("Philip Jennings", "character"), SCHEMA.spouse, say.iri("Martha Hanson", "character"),
             statement("As Clark, Philip marries Martha.", RECAP))  # fmt: skip
    emmy = say.node("award", "Emmy for lead actor")
    say.fact(say.iri("Matthew Rhys", "person"), SKG.receivedAward, emmy, statement("Rhys won the Emmy."))
    say.fact(say.iri("Keri Russell", "person"), SCHEMA.spouse, say.iri("Matthew Rhys", "person"),
             statement("Russell and Rhys may have married in secret.", modality="Rumoured", confidence=0.4))  # fmt: skip
    book = say.node("work", "Leviathan Wakes")
    say.fact(
        say.iri("The Expanse", "series"), SCHEMA.isBasedOn, book, statement("It is based on Leviathan Wakes.")
    )
    film = say.node("film", "Fargo, the film")
    say.fact(
        say.iri("Fargo", "series"), SCHEMA.isBasedOn, film, statement("The series borrows from the film.")
    )
    for name in ("Joel Coen", "Ethan Coen"):
        say.fact(film, SCHEMA.director, say.node("person", name), statement(f"{name} directed it."))
    gun = say.node("object", "The bug in the pen", work=say.iri("The Americans", "series"))
    say.fact(say.iri("Martha hides a microphone in the office of Frank Gaad", "plot"), SKG.involves, gun)
    for place, show in (("Washington", "The Americans"), ("Luverne", "Fargo"), ("Ceres", "The Expanse")):
        say.fact(say.iri(show, "series"), SKOS.BASE + "related", say.node("place", place))
    return say.done()


def build_big(nodes: int = 3000) -> nx.MultiDiGraph:
    """Many shows of unequal size with some people in common; about five facts to two nodes."""
    chance = random.Random(7)
    say = Builder()
    people: list[str] = []
    number = 0
    while len(say.network) < nodes:
        number += 1
        work = say.node("series", f"Series {number}")
        for i in range(chance.choice((6, 12, 25, 60))):
            person = (
                chance.choice(people)
                if people and chance.random() < 0.15
                else say.node("person", f"Actor {len(people)}")
            )
            people.append(person)
            role = say.node("character", f"Role {number}.{i}", work=work)
            line = statement(f"Actor plays role {i} of series {number}, as everybody knows by now.")
            say.fact(person, SKG.portrays, role, line)
            say.fact(work, SCHEMA.actor, person, line)
            if chance.random() < 0.7:
                plot = say.node(
                    "plot", f"Role {i} of series {number} finds out", work=work, season=1, episode=i
                )
                say.fact(plot, SKG.agent, role, statement(f"In episode {i} role {i} finds out."))
                say.fact(plot, SKG.inWork, work)
    return say.done()


@pytest.fixture(scope="session")
def shows() -> nx.MultiDiGraph:
    return build_shows()


@pytest.fixture(scope="session")
def big() -> nx.MultiDiGraph:
    return build_big()


@pytest.fixture
def builder() -> Builder:
    return Builder()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; without one the tests are skipped, but never in CI."""
    names = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    )
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        message = f"no browser found: none of {', '.join(names)} is on PATH. Install Chromium."
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(message)
        pytest.skip(message)
    sync_api = pytest.importorskip("playwright.sync_api")
    quiet = ("no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
             "disable-component-update", "disable-sync")  # fmt: skip
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=[f"--{flag}" for flag in quiet])
        yield chromium
        chromium.close()


_written: dict[tuple[int, str | None], tuple[str, nx.MultiDiGraph]] = {}


class Visit:
    """One page opened from a file, with all that it did that it should not."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def nodes(self) -> list[str]:
        return list(self.page.evaluate("showkg.nodes()"))

    def labels(self) -> list[str]:
        return [label["text"] for label in self.page.evaluate("showkg.labels()")]

    def state(self) -> dict[str, Any]:
        return dict(self.page.evaluate("showkg.state()"))

    def until(self, holds: str, arg: object = None) -> None:
        """Wait until a function of the page says yes; Playwright's own waiting is refused by the page's policy."""
        deadline = time.monotonic() + 30
        while not self.page.evaluate(holds, arg):
            assert time.monotonic() < deadline, f"never came true: {holds}"
            self.page.wait_for_timeout(20)

    def click(self, iri: str, **options: Any) -> None:
        """Click on the canvas where the node is."""
        spot = self.page.evaluate("iri => showkg.position(iri)", iri)
        self.page.mouse.click(spot["x"], spot["y"], **options)
        self.until("iri => showkg.state().focus === iri", iri)

    def search(self, text: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)

    def panel(self) -> str:
        return str(self.page.inner_text("#panel"))


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open a network as a page; at the end no request was made and nothing was complained about."""
    contexts = []
    visits = []

    def open_(network: nx.MultiDiGraph, *, title: str | None = None, **context: Any) -> Visit:
        file = tmp_path / f"{len(visits)}.html"
        key = (id(network), title)
        if key not in _written:
            # The network is kept, so that its id stays its own.
            _written[key] = (write_page(network, title=title), network)
        file.write_text(_written[key][0], encoding="utf-8", newline="\n")
        context = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **context}
        contexts.append(browser.new_context(**context))
        opened = Visit(contexts[-1].new_page())
        visits.append(opened)
        opened.page.goto(file.as_uri())
        opened.page.evaluate("showkg.ready")
        return opened

    yield open_
    asked = [[url for url in one.requests if not url.startswith(tmp_path.as_uri())] for one in visits]
    errors = [one.errors for one in visits]
    pages = [len(context.pages) for context in contexts]
    for context in contexts:
        context.close()
    assert not any(asked), asked
    assert not any(errors), errors
    assert all(n == 1 for n in pages), "a second page was opened"
