"""Which seasons and episodes a text names, and what an article and each of its sentences are about."""

import pytest

from showkg.extract.nlp import analyse
from showkg.extract.reader import article_from_text
from showkg.extract.title_candidates import Title
from showkg.extract.title_spans import locate
from showkg.extract.works import About, Subject, find_focuses, find_places, find_subject, iter_places, number


@pytest.mark.parametrize(
    ("text", "season", "episode"),
    [
        ("It all began in S2E4 of the show.", 2, 4),
        ("It all began in S02 E04 of the show.", 2, 4),
        ("The clip from 3x07 is known to all.", 3, 7),
        ("In Season 2, Episode 4, they marry.", 2, 4),
        ("In season two episode four, they marry.", 2, 4),
        ("In episode 4 of season 2, they marry.", 2, 4),
        ("In the fourth episode of the second season, they marry.", 2, 4),
        ("The season 2 premiere is long.", 2, 1),
        ("The first episode of season 5 is long.", 5, 1),
        ("The third season was short.", 3, None),
        ("The 3rd season was short.", 3, None),
        ("Season Three was short.", 3, None),
        ("Series 4 was filmed in Bristol.", 4, None),
        ("He left before S3 began.", 3, None),
        ("In chapter 6 the ship sinks.", None, 6),
        ("The fifth episode is a musical.", None, 5),
        ("The tenth and final episode is a musical.", None, 10),
    ],
)
def test_places_are_numbered(text: str, season: int | None, episode: int | None) -> None:
    (place,) = find_places(text)
    assert (place.season, place.episode) == (season, episode)


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("The season 2 finale broke hearts.", 2),
        ("The finale of Season 2 broke hearts.", 2),
        ("The second-season finale broke hearts.", 2),
        ("The season finale broke hearts.", None),
    ],
)
def test_a_finale_has_no_number_of_its_own(text: str, season: int | None) -> None:
    (place,) = find_places(text)
    assert (place.season, place.episode, place.finale) == (season, None, "finale")


@pytest.mark.parametrize(
    "text",
    [
        "The hunting season is over.",
        "It was 1984.",
        "An episode of madness.",
        "Season 99 will never come.",
        "",
    ],
)
def test_no_place(text: str) -> None:
    assert find_places(text) == []


def test_places_come_in_order_with_their_offsets() -> None:
    text = "Season 1 was good, S2E4 was better, and the season 3 finale was best."
    places = find_places(text, 100)
    assert [(p.season, p.episode) for p in places] == [(1, None), (2, 4), (3, None)]
    assert text[places[1].span.start - 100 : places[1].span.end - 100] == "S2E4"


@pytest.mark.parametrize(
    ("text", "value"),
    [("4", 4), ("4th", 4), ("four", 4), ("Fourth", 4), ("99", None), ("0", None), ("many", None), ("", None), (None, None)],
)  # fmt: skip
def test_numbers(text: str | None, value: int | None) -> None:
    assert number(text) == value


def titles_of(text: str) -> list[Title]:
    """The series that the texts here are about."""
    headline = text.split("\n", 1)[0]
    names = [name for name in ("Deadwood", "Carnivàle", "Poldark") if name in text]
    titles = [Title(name, points=8.0, strong=True, in_headline=name in headline) for name in names]
    locate(titles, text)
    return titles


def subject_of(text: str) -> Subject:
    article = article_from_text(text)
    return find_subject(article, titles_of(article.text), analyse(article))


def focuses_of(text: str) -> list[tuple[str, About]]:
    """Each sentence with what it is about."""
    article = article_from_text(text)
    sentences = analyse(article)
    titles = titles_of(article.text)
    abouts = find_focuses(article, titles, sentences, find_subject(article, titles, sentences))
    return [(s.span.text_of(article.text), a) for s, a in zip(sentences, abouts, strict=True)]


def told(about: About | None) -> tuple[str | None, int | None, int | None] | None:
    if about is None:
        return None
    return (about.title.name if about.title else None, about.season, about.episode)


RECAP = """Deadwood season 2, episode 3 recap: the school opens

The camp grows in the new Deadwood. Two men fight in the mud, and nobody wins.

In season 1, they were friends. The sheriff has not forgotten it.

Deadwood is at its best when it rains."""


def test_a_recap_is_about_its_episode() -> None:
    subject = subject_of(RECAP)
    assert told(subject.default) == ("Deadwood", 2, 3)
    assert told(subject.spoils) == ("Deadwood", 2, 3)


def test_sentences_inherit_the_episode_of_the_headline() -> None:
    about = dict(focuses_of(RECAP))
    assert told(about["Two men fight in the mud, and nobody wins."]) == ("Deadwood", 2, 3)


def test_a_season_that_sets_the_scene_holds_for_its_paragraph() -> None:
    about = dict(focuses_of(RECAP))
    assert told(about["In season 1, they were friends."]) == ("Deadwood", 1, None)
    assert told(about["The sheriff has not forgotten it."]) == ("Deadwood", 1, None)
    assert told(about["Deadwood is at its best when it rains."]) == ("Deadwood", 2, 3)


def test_a_look_back_at_an_episode_does_not_put_the_story_there() -> None:
    text = """Deadwood finale recap

The last hour of Deadwood is here. The two have been enemies since the pilot.

The sheriff leaves the camp, quoting himself from season 1. He does not come back."""
    abouts = [about for _, about in focuses_of(text)]
    assert {about.season for about in abouts} == {None}


def test_news_of_a_renewal_is_about_no_season_yet_seen() -> None:
    subject = subject_of(
        "Poldark renewed for season 4\n\nPoldark will return. The third season of Poldark ended in June."
    )
    assert told(subject.default) == ("Poldark", None, None)
    assert subject.spoils is None


def test_a_warning_tells_what_is_given_away() -> None:
    subject = subject_of(
        "The story of Poldark\n\nWarning: this article contains spoilers for Poldark season 3, episode 2.\n\n"
        "Poldark is a series about a man who comes home."
    )
    assert told(subject.spoils) == ("Poldark", 3, 2)


def test_a_promise_of_no_spoilers_is_no_warning() -> None:
    subject = subject_of(
        "The joy of Poldark\n\nWe won't spoil anything here.\n\nPoldark is a series about a man who comes home."
    )
    assert subject.spoils is None


def test_another_series_at_the_front_of_a_sentence_takes_it() -> None:
    text = RECAP + "\n\nThe drama “Carnivàle” was made at the same time. In “Carnivàle” there is magic."
    about = dict(focuses_of(text))
    title = about["In “Carnivàle” there is magic."].title
    assert title is not None
    assert title.name == "Carnivàle"


def test_a_heading_rules_the_paragraphs_below() -> None:
    text = (
        "Every Poldark season, ranked\n\nPoldark is a series about a man who comes home.\n\n"
        "Season 3\n\nThe sea takes a ship. The mine floods again.\n\nSeason 1\n\nHe comes home from the war."
    )
    about = dict(focuses_of(text))
    assert told(about["The mine floods again."]) == ("Poldark", 3, None)
    assert told(about["He comes home from the war."]) == ("Poldark", 1, None)


def test_the_number_of_the_last_episode_is_taken_from_the_text() -> None:
    subject = subject_of(
        "Poldark season 3 finale explained\n\nPoldark ended its year. In the ninth and final episode, "
        "the hour belongs to the sea."
    )
    assert told(subject.default) == ("Poldark", 3, 9)


def test_an_article_without_titles_is_about_nothing() -> None:
    subject = subject_of("It rained all day and nobody came to the house.")
    assert subject == Subject((), About(), None)


def test_every_sentence_gets_its_places() -> None:
    article = article_from_text("Season 1 was good. Nobody saw it. Season 2 was better than S1E1.")
    found = [(s.index, p.season, p.episode) for s, p in iter_places(analyse(article), article)]
    assert found == [(0, 1, None), (2, 2, None), (2, 1, 1)]
