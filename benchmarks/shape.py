"""Invented articles and graphs of showkg's own shape: ``python benchmarks/shape.py TRIPLES OUT.nt``.

Series and films with casts, makers, seasons and episodes; recaps, casting news, trade news and interviews tell of
them, the first shows far more often than the last. People work on several shows; articles contradict each other,
spread rumours that come true or don't, and deny some. The same number of triples gives the same graph.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from showkg.graph.rdf import encode
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
from showkg.ontology.terms import ID_BASE, SCHEMA, SKG, XSD

SEED = 4
TRIPLES_PER_SHOW = 10_000
CAST, SEASONS, EPISODES = 40, 5, 10

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran kel mor tan vel dor lin gar hol é".split()
_FIRST = "asteroid bank casino castle desert diamond embassy ferry glacier harbour hospital island jungle lunar".split()
_FIRST += (
    "museum orbital palace prison reactor river satellite subway tunnel volcano warehouse winter".split()
)
_SECOND = (
    "alliance ambush betrayal blackmail breakout cover-up duel escape explosion heist hijack mutiny".split()
)
_SECOND += "pact poisoning raid ransom rescue riot robbery sabotage siege summit trial wedding".split()
_VERBS = "plans betrays saves survives solves joins leads stops reveals mourns escapes investigates".split()
_GENRES = "drama thriller comedy mystery western fantasy romance horror".split()
_OUTLETS = [
    f"{place} {kind}" for place in "Boston Dublin Leeds Oslo Perth".split() for kind in ("News", "Post")
]
_MAKING = (
    (SCHEMA.creator, 1), (SKG.showrunner, 1), (SKG.executiveProducer, 3), (SCHEMA.director, 3), (SKG.writer, 3),
    (SCHEMA.musicBy, 1),
)  # fmt: skip
_STATUSES = (SKG.Renewed, SKG.Ended, SKG.Filming, SKG.Airing)
_UNSURE = (Modality.RUMOURED, Modality.TEASED, Modality.SPECULATED)


def word(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def name(draw: random.Random) -> str:
    initial = f" {draw.choice('ABCDEFGH')}." if draw.random() < 0.1 else ""
    return f"{word(draw, 3)}{initial} {word(draw, 3)}"


@dataclass(frozen=True, slots=True)
class Show:
    """A series or a film, and all that articles may tell of it."""

    title: str
    film: bool
    cast: list[tuple[str, str]]
    """Actor and character, those of later seasons later."""
    makers: list[tuple[str, str]]
    """Property and person."""
    network: str
    year: int
    genre: str
    like: int
    """Number of the show that it continues or comes from."""


@dataclass
class _Writer:
    """One article, sentence by sentence."""

    show: Show
    sentences: list[str] = field(default_factory=list)
    entities: dict[tuple[str, str], Entity] = field(default_factory=dict)
    told: list[Statement] = field(default_factory=list)
    points: list[PlotPoint] = field(default_factory=list)
    length: int = 0

    def entity(self, text: str, cls: str, **more: object) -> str:
        found = self.entities.get((text, cls))
        if found is None:
            found = Entity(id=f"e{len(self.entities)}", cls=cls, name=text, **more)  # type: ignore[arg-type]
            self.entities[text, cls] = found
        return found.id

    def says(
        self,
        text: str,
        *facts: tuple[str, str, str | Value],
        modality: Modality = Modality.STATED,
        position: Position | None = None,
        by: str | None = None,
    ) -> Evidence:
        span = Span(start=self.length, end=self.length + len(text))
        self.sentences.append(text)
        self.length += len(text) + 1
        evidence = Evidence(span=span, extractor="made", pattern="up", confidence=0.8, modality=modality,
                            position=position, said_by=by)  # fmt: skip
        for subject, predicate, obj in facts:
            self.told.append(Statement(subject=subject, predicate=predicate, object=obj, evidence=evidence))
        return evidence


class World:
    """Shows that share people, for about so many triples."""

    def __init__(self, triples: int) -> None:
        self.dice = random.Random(SEED)
        number = max(10, triples // TRIPLES_PER_SHOW)
        # Of all actors, half are in one show only.
        self.actors = [name(self.dice) for _ in range(number * CAST * 2 // 3)]
        self.people = [name(self.dice) for _ in range(number * 8)]
        self.networks = [f"{word(self.dice, 2)} TV" for _ in range(20)]
        self.shows = [self._show(index) for index in range(number)]

    def _show(self, index: int) -> Show:
        dice = self.dice
        cast = [(actor, name(dice)) for actor in dice.sample(self.actors, CAST)]
        makers = [
            (predicate, person)
            for predicate, several in _MAKING
            for person in dice.sample(self.people, several)
        ]
        title = f"{word(dice, 3)} {word(dice, 2)}"
        return Show(title, index % 5 == 4, cast, makers, dice.choice(self.networks), dice.randrange(1990, 2024),
                    dice.choice(_GENRES), dice.randrange(max(1, index)))  # fmt: skip

    def documents(self) -> Iterator[Document]:
        """Articles without end."""
        for number in count():
            show = self.shows[int(len(self.shows) * self.dice.random() ** 2)]
            yield self._article(number, show)

    def _article(self, number: int, show: Show) -> Document:
        dice, w = self.dice, _Writer(show)
        work = w.entity(show.title, SCHEMA.Movie if show.film else SCHEMA.TVSeries)
        spoils = None
        kind = number % 4
        if kind < 2:
            spoils = self._recap(w, work)
        elif kind == 2:
            self._casting(w, work)
        else:
            self._trade(w, work)
        day = f"{show.year + dice.randrange(3)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        article = Article(key=f"{number:012x}", source="-", text="\n".join(w.sentences), blocks=(),
                          title=f"{show.title}: {('recap', 'recap', 'casting', 'news')[kind]} {number}",
                          site=dice.choice(_OUTLETS), url=f"https://news.example/{number}", published=day)  # fmt: skip
        return Document(article=article, entities=tuple(w.entities.values()), statements=tuple(w.told),
                        plot_points=tuple(w.points), about=(work,), spoils=spoils)  # fmt: skip

    def _parts(self, w: _Writer, work: str, places: list[int]) -> list[tuple[str, str]]:
        """Person and character of some places of the cast."""
        found = []
        for place in places:
            actor, character = w.show.cast[place]
            role = w.entity(character, SKG.Character, work=work, aliases=(character.split()[0],))
            found.append((w.entity(actor, SCHEMA.Person), role))
        return found

    def _plays(self, w: _Writer, work: str, part: tuple[str, str], **more: Position | None) -> None:
        person, role = part
        names = {entity.id: entity.name for entity in w.entities.values()}
        w.says(f"{names[person]} plays {names[role]} in {w.show.title}.", (person, SKG.portrays, role),
               (work, SCHEMA.actor, person), (work, SCHEMA.character, role), **more)  # type: ignore[arg-type]  # fmt: skip

    def _recap(self, w: _Writer, work: str) -> Position:
        dice, show = self.dice, w.show
        season = episode = None
        known = CAST
        if not show.film:
            season, episode = dice.randint(1, SEASONS), dice.randint(1, EPISODES)
            known = CAST * season // SEASONS
            whole = w.entity(f"{show.title} season {season}", SCHEMA.TVSeason, work=work, season=season)
            part = w.entity(f"{show.title} season {season} episode {episode}", SCHEMA.TVEpisode, work=work,
                            season=season, episode=episode)  # fmt: skip
            day = Value(lexical=f"{show.year + season}-{dice.choice('123')}0-{10 + episode}".replace("-30-", "-12-")
                        .replace("-20-", "-11-"), datatype=XSD.date)  # fmt: skip
            w.says(
                f"It was shown on {day.lexical}.",
                (part, SCHEMA.datePublished, day),
                (part, SCHEMA.partOfSeries, work),
            )
            w.says(f"The season began in {show.year + season}.",
                   (whole, SCHEMA.startDate, Value(lexical=str(show.year + season), datatype=XSD.gYear)))  # fmt: skip
        where = Position(work=work, season=season, episode=episode)
        parts = self._parts(w, work, dice.sample(range(known), 8))
        names = {entity.id: entity.name for entity in w.entities.values()}
        for part_ in parts:
            self._plays(w, work, part_, position=where)
        for index in range(8):
            (_, one), (_, other) = dice.sample(parts, 2)
            event = f"{dice.choice(_FIRST)} {dice.choice(_SECOND)}"
            label = f"{names[one]} {dice.choice(_VERBS)} {names[other]} in the {event}"
            happened = dice.random() < 0.9
            told = w.says(f"In the {index + 1}th scene, {label}.", position=where,
                          modality=Modality.HAPPENED if happened else Modality.SPECULATED)  # fmt: skip
            w.points.append(
                PlotPoint(id=f"p{index}", label=f"{label}.", trigger=label.split()[2], work=work, season=season,
                          episode=episode, agents=(one,), patients=(other,), evidence=told,
                          involves=(w.entity(f"the {event}", SKG.StoryObject, work=work),),
                          leads_to=(f"p{index - 1}",) if index else ())
            )  # fmt: skip
        tie = dice.choice((SCHEMA.children, SCHEMA.sibling, SCHEMA.spouse, SKG.friendOf, SKG.enemyOf))
        (_, one), (_, other) = parts[:2]
        w.says(f"{names[one]} and {names[other]} know each other.", (one, tie, other), position=where)
        return where

    def _casting(self, w: _Writer, work: str) -> None:
        dice, show = self.dice, w.show
        for part in self._parts(w, work, dice.sample(range(CAST), 12)):
            self._plays(w, work, part)
        for predicate, person in dice.sample(show.makers, 6):
            w.says(f"{person} has made {show.title}.", (work, predicate, w.entity(person, SCHEMA.Person)))
        source = w.entity(dice.choice(show.makers)[1], SCHEMA.Person)
        for place in dice.sample(range(CAST), 4):
            # Some of the rumoured ones are in the cast indeed, the others are not.
            actor = show.cast[place][0] if place % 2 else dice.choice(self.actors)
            w.says(f"{actor} is said to join.", (work, SCHEMA.actor, w.entity(actor, SCHEMA.Person)),
                   modality=dice.choice(_UNSURE), by=source)  # fmt: skip
        denied = show.cast[dice.randrange(CAST)][0]
        w.says(f"{denied} will not be in it.", (work, SCHEMA.actor, w.entity(denied, SCHEMA.Person)),
               modality=Modality.DENIED)  # fmt: skip

    def _trade(self, w: _Writer, work: str) -> None:
        dice, show = self.dice, w.show
        network = w.entity(show.network, SCHEMA.Organization)
        began = SCHEMA.datePublished if show.film else SCHEMA.startDate
        w.says(f"It is on {show.network}.", (work, SKG.network, network))
        year = show.year + (dice.random() < 0.2)
        w.says(f"It began in {year}.", (work, began, Value(lexical=str(year), datatype=XSD.gYear)))
        w.says("So it is told.", (work, SKG.status, Value(lexical=dice.choice(_STATUSES), datatype="")))
        w.says(f"It is a {show.genre}.", (work, SCHEMA.genre, Value(lexical=show.genre)))
        if not show.film:
            several = Value(lexical=str(SEASONS - (dice.random() < 0.1)), datatype=XSD.integer)
            w.says(f"It has {several.lexical} seasons.", (work, SCHEMA.numberOfSeasons, several))
        before = self.shows[show.like]
        if before.title != show.title:
            other = w.entity(before.title, SCHEMA.Movie if before.film else SCHEMA.TVSeries)
            w.says(
                f"It comes from {before.title}.", (work, SKG.sequelTo if show.film else SKG.spinOffOf, other)
            )
        book = w.entity(show.title, SCHEMA.Book)
        w.says("It is based on the book.", (work, SCHEMA.isBasedOn, book),
               (book, SCHEMA.author, w.entity(show.makers[0][1], SCHEMA.Person)))  # fmt: skip
        prize = w.entity(f"{word(random.Random(show.year), 2)} Award", SKG.Award)
        won = dice.choice((SKG.receivedAward, SKG.nominatedFor))
        w.says("There was a prize.", (work, won, prize),
               (w.entity(show.cast[0][0], SCHEMA.Person), won, prize))  # fmt: skip
        for predicate, person in show.makers:
            w.says(f"{person} has made it.", (work, predicate, w.entity(person, SCHEMA.Person)))
        for part in self._parts(w, work, dice.sample(range(CAST), 10)):
            self._plays(w, work, part)


_OWN = tuple(f"<{ID_BASE}{kind}/" for kind in ("article", "statement", "sentence", "plot", "merging"))


def _encoded(triples: int) -> Iterator[tuple[Document, list[str]]]:
    """Articles until there are so many different triples, each with those that it adds, as lines of N-Triples."""
    seen: set[int] = set()
    left = triples
    for document in World(triples).documents():
        new = []
        for line in (f"{triple} .\n" for triple in encode(document)):
            # What is an article's own comes once; hashes are enough to tell the others apart.
            if not line.startswith(_OWN):
                key = hash(line)
                if key in seen:
                    continue
                seen.add(key)
            new.append(line)
        yield document, new[:left]
        left -= len(new)
        if left <= 0:
            return


def documents(triples: int) -> Iterator[Document]:
    """Articles whose graph has about so many triples."""
    return (document for document, _ in _encoded(triples))


def lines(triples: int) -> Iterator[str]:
    """Exactly so many different triples, as lines of N-Triples."""
    return (line for _, new in _encoded(triples) for line in new)


def write(path: Path, triples: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(lines(triples))


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
