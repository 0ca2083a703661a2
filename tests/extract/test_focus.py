"""What each sentence is about, with the titles of the text given."""

import pytest

from showkg.extract.idle_parts import without_idle_episodes
from showkg.extract.nlp import analyse
from showkg.extract.reader import article_from_text
from showkg.extract.reading import Focus
from showkg.extract.season_owners import find_owners
from showkg.extract.seasons import find_places, iter_places
from showkg.extract.title_candidates import Title
from showkg.extract.title_spans import locate
from showkg.extract.works import About, find_focuses, find_subject
from showkg.ontology.records import Entity, Evidence, Span, Statement, Value
from showkg.ontology.terms import SCHEMA, SKG


def titles_of(text: str, marked: str) -> list[Title]:
    """``series: Oz; film: Tide; episode: Low Water``, those that stand in the text."""
    headline = text.split("\n", 1)[0]
    out = []
    for entry in marked.split("; "):
        kind, name = entry.split(": ", 1)
        title = Title(name, points=8.0, strong=True, in_headline=name in headline, episode=kind == "episode")
        if kind not in {"episode", "any"}:
            title.kinds[kind] += 3
        out.append(title)
    locate(out, text)
    return sorted((t for t in out if t.spans), key=lambda t: t.spans[0])


def abouts(text: str, marked: str) -> tuple[list[str], dict[str, About]]:
    """Names of the works that the text is about, and each of its sentences with what it is about."""
    article = article_from_text(text)
    titles, sentences = titles_of(article.text, marked), analyse(article)
    subject = find_subject(article, titles, sentences)
    rows = find_focuses(article, titles, sentences, subject)
    told = {s.span.text_of(article.text): a for s, a in zip(sentences, rows, strict=True)}
    return [t.name for t in subject.works], told


def name(about: About) -> str | None:
    return about.title.name if about.title else None


PROGRAMME = """CITY KINO – Programme May

All films with subtitles.

Tue 3 May, 8 p.m.

VERTIGO
US 1958, 128 min. Dir: Alfred Hitchcock.
With James Stewart, Kim Novak

A detective who is afraid of heights follows a woman through San Francisco and loses her at a bell tower.

Wed 4 May, 9 p.m.

PLAYTIME (35 mm)
F 1967, 124 min. Dir: Jacques Tati.
With Jacques Tati, Barbara Dennek

Monsieur Hulot gets lost in a city of glass, and a new restaurant falls to pieces on its opening night."""


def test_a_programme_is_about_each_of_its_films() -> None:
    works, told = abouts(PROGRAMME, "film: VERTIGO; film: PLAYTIME")
    assert works == ["VERTIGO", "PLAYTIME"]
    assert name(told["All films with subtitles."]) is None
    assert {name(a) for s, a in told.items() if "Hitchcock" in s or "detective" in s} == {"VERTIGO"}
    assert {name(a) for s, a in told.items() if "Tati" in s or "Hulot" in s} == {"PLAYTIME"}


DIARY = """Three things I saw this month

New month, old sofa.

1. Justified (FX)

A marshal is sent home to Kentucky and wears his hat in every scene that he is in. It made me forget Bones entirely.
Think Lonesome Dove with paperwork. He shoots first and smiles second, all season long.

2. Spiral

A captain of police in Paris never sleeps. Her men lie to her, and so does the judge whom she trusts most of all."""


def test_a_list_is_about_what_its_headings_name() -> None:
    works, told = abouts(DIARY, "series: Justified; series: Spiral; series: Bones; series: Lonesome Dove")
    assert works == ["Justified", "Spiral"]
    assert name(told["A captain of police in Paris never sleeps."]) == "Spiral"


@pytest.mark.parametrize("start", ["It made me", "Think Lonesome", "He shoots"])
def test_a_title_in_passing_does_not_take_the_sentence(start: str) -> None:
    _, told = abouts(DIARY, "series: Justified; series: Spiral; series: Bones; series: Lonesome Dove")
    assert [name(a) for s, a in told.items() if s.startswith(start)] == ["Justified"]


LISTING = """Friday May 5 Channel One

7.0
NEWSROUND

A look at the day.

7.30
POLDARK

1: Homecoming

Ross comes back from the war and finds that his father is dead and that the girl he loves is to marry another man.
The mine is flooded, the servants are drunk, and nobody in the county is glad to see him.

9.0
GARDENERS WORLD

Roses in May."""


def test_a_listing_is_about_what_it_says_most_of() -> None:
    marks = "any: NEWSROUND; series: POLDARK; any: GARDENERS WORLD; episode: Homecoming"
    works, told = abouts(LISTING, marks)
    assert works == ["POLDARK"]
    assert name(told["Roses in May."]) == "GARDENERS WORLD"
    assert told["1: Homecoming"].episode == 1


def test_a_life_is_about_no_single_work() -> None:
    text = (
        "Gunnel Lindblom\n\nGunnel Lindblom (born 18 December 1931) was a Swedish actress and director. She played Anna in "
        "The Silence. In Winter Light she was Karin.\n\nCareer\n\nHer first film was Kärlek. She was seen on television."
    )
    works, told = abouts(text, "film: The Silence; film: Winter Light; film: Kärlek")
    assert works == []
    assert name(told["She played Anna in The Silence."]) == "The Silence"
    assert name(told["In Winter Light she was Karin."]) == "Winter Light"
    assert name(told["She was seen on television."]) == "Kärlek"


def test_the_life_of_a_character_is_about_the_work() -> None:
    text = (
        "Omar Little\n\nOmar Little is the stick-up man of the series The Wire, played by an actor from Brooklyn.\n\n"
        "He robs dealers. The Wire ended in 2008."
    )
    works, told = abouts(text, "series: The Wire")
    assert works == ["The Wire"]
    assert name(told["He robs dealers."]) == "The Wire"


COLUMN = """The week's television

Nobody expected rain. Luther came back on Tuesday with a bang and a limp, and with the same grey coat that it has worn since
the beginning; its murders are as silly as ever, and one watches them through one's fingers. He threw a man off a roof.

His boss shouted at him for it. Nobody else in the building did, and a good many of them had cause.

Downton Abbey returned on Sunday and nothing had happened since. The earl lost a dog, the cook lost her temper, and a footman
looked at a maid for so long that the soup went cold, which upstairs was taken for the end of an age."""


def test_a_column_turns_from_one_work_to_the_next() -> None:
    works, told = abouts(COLUMN, "series: Luther; series: Downton Abbey")
    assert works == ["Luther", "Downton Abbey"]
    assert name(told["His boss shouted at him for it."]) == "Luther"
    assert {name(a) for s, a in told.items() if "the cook" in s} == {"Downton Abbey"}


RECAP = """Deadwood: “Low Water” recap

Season 2, Ep. 4. First shown on Sunday.

The camp grows. In Carnivàle there is magic, but not here. It ran on the same night. After Oz he went to the theatre.

He was shot near the end of the third season. Nobody wept for him.

Meanwhile, Oz was thrown out of its slot. The network had lost its patience."""


def test_an_episode_gets_its_number_from_the_line_below_the_headline() -> None:
    _, told = abouts(RECAP, "series: Deadwood; series: Carnivàle; series: Oz; episode: Low Water")
    about = told["The camp grows."]
    assert (name(about), about.season, about.episode) == ("Deadwood", 2, 4)


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        ("In Carnivàle there is magic, but not here.", "Carnivàle"),
        ("It ran on the same night.", "Carnivàle"),
        ("After Oz he went to the theatre.", "Deadwood"),
        ("Meanwhile, Oz was thrown out of its slot.", "Oz"),
        ("The network had lost its patience.", "Oz"),
    ],
)
def test_another_work_takes_what_is_said_of_it(sentence: str, work: str) -> None:
    _, told = abouts(RECAP, "series: Deadwood; series: Carnivàle; series: Oz; episode: Low Water")
    assert name(told[sentence]) == work


def test_a_season_named_in_passing_does_not_last() -> None:
    _, told = abouts(RECAP, "series: Deadwood; series: Carnivàle; series: Oz; episode: Low Water")
    assert told["He was shot near the end of the third season."].season == 3
    assert told["Nobody wept for him."].season == 2


def test_numbered_headings_name_episodes() -> None:
    text = (
        "Watch Spiral\n\nSpiral is a series about the police of Paris.\n\nSeason 1\n\n1. The Body  52m\n\n"
        "A girl is found. Nobody knows her.\n\n2. The Judge  51m\n\nThe judge is new. He makes a mistake."
    )
    _, told = abouts(text, "series: Spiral; episode: The Body; episode: The Judge")
    assert (told["Nobody knows her."].season, told["Nobody knows her."].episode) == (1, 1)
    assert (told["He makes a mistake."].season, told["He makes a mistake."].episode) == (1, 2)


def test_a_film_has_no_seasons() -> None:
    works, told = abouts("Ep. 12: Vertigo\n\nThis week we watch Vertigo. It is long.", "film: Vertigo")
    assert works == ["Vertigo"]
    assert told["It is long."].episode is None


def test_a_question_about_a_season_is_a_heading() -> None:
    text = (
        "What to know before Spiral returns\n\nWhat happened in season three?\n\nThe captain was hurt. She lived.\n\n"
        "And season four?\n\nThe captain is back. She limps."
    )
    _, told = abouts(text, "series: Spiral")
    assert told["She lived."].season == 3
    assert told["She limps."].season == 4


def test_a_title_that_speaks_of_a_return_announces_none() -> None:
    text = "What was that (Oz: The Return, part eight)\n\nI do not know. The lights went out."
    _, told = abouts(text, "series: Oz: The Return")
    assert told["The lights went out."].episode == 8


@pytest.mark.parametrize(
    ("sentence", "work", "season"),
    [
        ("She is on season two of Ozark.", "Ozark", 2),
        ("He rang the man whose Bones was in its third season.", "Bones", 3),
        ("Bones’s fourth season was long.", "Bones", 4),
        ("She came for the fifth season.", None, 5),
    ],
)
def test_a_season_belongs_to_the_work_beside_it(sentence: str, work: str | None, season: int) -> None:
    article = article_from_text(f"Oz is back\n\n{sentence}\n\nOz is a series.")
    titles = titles_of(article.text, "series: Oz; series: Ozark; series: Bones")
    found = find_owners(article, iter_places(analyse(article), article), titles)
    assert [(p.owner.name if p.owner else None, p.season) for _, p in found] == [(work, season)]


@pytest.mark.parametrize(
    "text", ["Will there be a season six?", "There won't be a season 3.", "They never got a third season."]
)
def test_a_season_that_is_only_asked_for_or_denied_is_not_real(text: str) -> None:
    assert [p.real for p in find_places(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "He lasted one episode.",
        "She has seven hours.",
        "It comes from Fifth Season and Apple.",
        "the Feb. 23 episode",
    ],
)
def test_counts_dates_and_companies_are_no_seasons_or_episodes(text: str) -> None:
    assert find_places(text) == []


def test_lists_of_seasons_name_each() -> None:
    assert [p.season for p in find_places("It ordered seasons 5 and 6. The second and third seasons were short.")] == [
        5, 6, 2, 3,
    ]  # fmt: skip


def test_an_episode_of_which_nothing_is_said_is_left_out() -> None:
    series = Entity(id="e1", cls=SCHEMA.TVSeries, name="Oz")
    fourth = Entity(id="e2", cls=SCHEMA.TVEpisode, name="Oz episode 4", work="e1", episode=4)
    evidence = Evidence(span=Span(start=0, end=1), extractor="parts", pattern="entity", confidence=0.9)
    tie = Statement(subject="e2", predicate=SCHEMA.partOfSeries, object="e1", evidence=evidence)
    title = Statement(
        subject="e2", predicate=SKG.episodeTitle, object=Value(lexical="Low Water"), evidence=evidence
    )
    entities = {"e1": series, "e2": fourth}
    assert without_idle_episodes([tie], entities, [Focus()]) == []
    assert without_idle_episodes([tie, title], entities, [Focus()]) == [tie, title]
    assert without_idle_episodes([tie], entities, [Focus("e1", None, 4, "e2")] * 3) == [tie]
