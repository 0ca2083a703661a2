"""Who plays whom: each way in which the press prints an actor and a character."""

import pytest

from showkg.extract.name_finder import find_names
from showkg.extract.name_tags import NameTags
from showkg.extract.nlp import analyse
from showkg.extract.reader import article_from_text
from showkg.extract.roles import Role, find_roles
from showkg.extract.titles import find_titles


def read_roles(text: str) -> list[Role]:
    article = article_from_text(text)
    sentences = analyse(article)
    people = [
        e.text for s in sentences for e in s.tokens.ents if e.label_ in {"PERSON", "GPE", "LOC", "NORP"}
    ]
    titles = find_titles(article, sentences, people)
    names = find_names(article, sentences, sorted(s for t in titles for s in t.spans))
    return find_roles(article, sentences, names, titles, NameTags(article))


def cast_of(text: str) -> set[str]:
    return {f"{r.actor.core} = {r.character.core}" for r in read_roles(text)}


def patterns_of(text: str) -> set[str]:
    return {r.pattern for r in read_roles(text)}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kelsey Grammer plays Frasier Crane.", "Kelsey Grammer = Frasier Crane"),
        ("Kelsey Grammer, who played Frasier Crane, also directed.", "Kelsey Grammer = Frasier Crane"),
        ("John Thaw portrayed Inspector Endeavour Morse for many years.", "John Thaw = Endeavour Morse"),
        ("Robbie Coltrane played the police psychologist Eddie Fitzgerald.", "Robbie Coltrane = Eddie Fitzgerald"),
        ("Dan Castellaneta voices Homer Simpson.", "Dan Castellaneta = Homer Simpson"),
        ("Ted Danson will reprise Sam Malone next year.", "Ted Danson = Sam Malone"),
        ("Ted Danson reprises his role as Sam Malone.", "Ted Danson = Sam Malone"),
        ("Ted Danson will return in the role of Sam Malone.", "Ted Danson = Sam Malone"),
        ("Ted Danson won the role of Sam Malone after three auditions.", "Ted Danson = Sam Malone"),
        ("Tony Shalhoub stars as the detective Adrian Monk.", "Tony Shalhoub = Adrian Monk"),
        ("Tony Shalhoub is back as Adrian Monk.", "Tony Shalhoub = Adrian Monk"),
        ("The cast includes Tony Shalhoub as Adrian Monk.", "Tony Shalhoub = Adrian Monk"),
        ("Ian McShane shines as the saloon owner Al Swearengen.", "Ian McShane = Al Swearengen"),
        ("Ian McShane was dazzling the critics as Al Swearengen.", "Ian McShane = Al Swearengen"),
        ("Lorelai Gilmore (Lauren Graham) runs an inn.", "Lauren Graham = Lorelai Gilmore"),
        ("Her daughter, Rory Gilmore (Alexis Bledel), reads.", "Alexis Bledel = Rory Gilmore"),
        ("Lorelai Gilmore (played by Lauren Graham) runs an inn.", "Lauren Graham = Lorelai Gilmore"),
        ("Lorelai Gilmore, played by Lauren Graham, runs an inn.", "Lauren Graham = Lorelai Gilmore"),
        ("The mother, Lorelai Gilmore, is played by Lauren Graham.", "Lauren Graham = Lorelai Gilmore"),
        ("Homer Simpson is voiced by Dan Castellaneta.", "Dan Castellaneta = Homer Simpson"),
        ("Omar Little was memorably played by Michael Williams.", "Michael Williams = Omar Little"),
        ("Jennifer Garner took on Sydney Bristow when she was 29.", "Jennifer Garner = Sydney Bristow"),
        ("Jennifer Garner has been cast as Sydney Bristow.", "Jennifer Garner = Sydney Bristow"),
        ("Jennifer Garner is best known as Sydney Bristow.", "Jennifer Garner = Sydney Bristow"),
        ("Helen Mirren appeared as the inspector Jane Tennison.", "Helen Mirren = Jane Tennison"),
        ("Nathan Fillion played Malcolm Reynolds in “Firefly”.", "Nathan Fillion = Malcolm Reynolds"),
        ("The actor Nathan Fillion embodies Malcolm Reynolds.", "Nathan Fillion = Malcolm Reynolds"),
    ],
)  # fmt: skip
def test_roles_in_sentences(text: str, role: str) -> None:
    assert role in cast_of(text)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Kelsey Grammer and Jane Leeves starred as Frasier Crane and Daphne Moon for eleven years.",
            {"Kelsey Grammer = Frasier Crane", "Jane Leeves = Daphne Moon"},
        ),
        (
            "Frasier Crane (Kelsey Grammer) hires Daphne Moon (Jane Leeves).",
            {"Kelsey Grammer = Frasier Crane", "Jane Leeves = Daphne Moon"},
        ),
        (
            "Frasier and Niles Crane (Kelsey Grammer and David Pierce) drink sherry.",
            {"Kelsey Grammer = Frasier", "David Pierce = Niles Crane"},
        ),
        (
            "Kelsey Grammer as Frasier Crane, Jane Leeves as Daphne Moon and Peri Gilpin as Roz Doyle return.",
            {"Kelsey Grammer = Frasier Crane", "Jane Leeves = Daphne Moon", "Peri Gilpin = Roz Doyle"},
        ),
        (
            "Tatiana Maslany plays both Sarah Manning and Alison Hendrix.",
            {"Tatiana Maslany = Sarah Manning", "Tatiana Maslany = Alison Hendrix"},
        ),
    ],
)
def test_several_roles_in_one_sentence(text: str, roles: set[str]) -> None:
    assert roles <= cast_of(text)


def test_lines_with_the_same_sign_agree() -> None:
    text = "Cast\n\nKelsey Grammer - Frasier Crane\n\nJane Leeves - Daphne Moon\n\nPeri Gilpin - Roz Doyle\n\nFrasier Crane, played by Kelsey Grammer, is on the air."
    assert cast_of(text) >= {
        "Kelsey Grammer = Frasier Crane",
        "Jane Leeves = Daphne Moon",
        "Peri Gilpin = Roz Doyle",
    }


def test_lines_that_put_characters_first() -> None:
    text = "Cast\n\n- Frasier Crane: Kelsey Grammer\n- Daphne Moon: Jane Leeves\n- Roz Doyle: Peri Gilpin"
    assert cast_of(text) == {
        "Kelsey Grammer = Frasier Crane",
        "Jane Leeves = Daphne Moon",
        "Peri Gilpin = Roz Doyle",
    }


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Kelsey Grammer plays Frasier Crane.", "grammar"),
        ("The role went to Ted Danson, who was in talks to play the bartender Sam Malone.", "plays"),
        ("Next to him sits Tony Shalhoub as the detective Adrian Monk.", "as"),
        ("It features Tony Shalhoub, who turned up in every scene, great as Adrian Monk.", "verb_as"),
        ("Ted Danson will resume the part of Sam Malone.", "reprises_role"),
        ("It was Ted Danson who at last landed the role of Sam Malone.", "in_role_of"),
        ("Nathan Fillion, the brave Malcolm Reynolds of “Firefly”, is here. “Firefly” season 1 was short.", "apposition_role"),
        ("Lorelai Gilmore, played by Lauren Graham, runs an inn.", "played_by"),
        ("Lorelai Gilmore (played by Lauren Graham) runs an inn.", "parenthesis_played_by"),
        ("Lorelai Gilmore (Lauren Graham) runs an inn.", "parenthesis"),
        ("Actor Ted Danson (Sam Malone) tends the bar.", "parenthesis_reversed"),
        ("Frasier and Niles Crane (Kelsey Grammer and David Pierce) drink sherry.", "parentheses"),
        ("Ian McShane was dazzling the critics as Al Swearengen.", "does_as"),
        ("Ian McShane’s Al Swearengen rules the camp.", "possessive"),
        ("Nathan Fillion, “Firefly”’s Malcolm Reynolds, is here. “Firefly” season 1 was short.", "apposition_title"),
        ("Cast\n\nKelsey Grammer - Frasier Crane\n\nJane Leeves - Daphne Moon", "line"),
        ("Ann is in love with Sarah Manning and Alison Hendrix. The two sisters, played by Tatiana Maslany and Jane Leeves, hide.", "group_played_by"),
        ("Frasier Crane (Kelsey Grammer) hires Daphne Moon (Jane Leeves). Peri Gilpin is his producer, Roz Doyle.", "is"),
    ],
)  # fmt: skip
def test_every_pattern_has_its_sentence(text: str, pattern: str) -> None:
    assert pattern in patterns_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kelsey Grammer serves as the host with Jane Leeves.",
        "Ted Danson was described as the new Cary Grant.",
        "Ted Danson plays a NASA astronaut.",
        "HBO cast Ian McShane.",
        "Ted Danson and Kelsey Grammer met in Boston.",
        "Jane Leeves works as an assistant for Kelsey Grammer.",
        "",
    ],
)
def test_no_roles(text: str) -> None:
    assert cast_of(text) == set()


def test_pronouns_stand_for_the_actor_named_before() -> None:
    (role,) = read_roles("Ted Danson came back to Boston. He plays Sam Malone again.")
    assert (role.actor.core, role.character.core) == ("Ted Danson", "Sam Malone")
    assert role.actor.stands_for is not None


def test_a_role_knows_the_work_that_its_words_name() -> None:
    text = "In the drama “Firefly” season 1 was short. Nathan Fillion, who played Malcolm Reynolds in “Firefly”, left."
    roles = read_roles(text)
    assert {r.title.name for r in roles if r.title} == {"Firefly"}


def test_two_people_at_a_verb_of_the_trade_are_no_title() -> None:
    article = article_from_text("Kelsey Grammer and Jane Leeves star as Frasier Crane and Daphne Moon.")
    assert find_titles(article, analyse(article), ["Kelsey Grammer", "Jane Leeves"]) == []
