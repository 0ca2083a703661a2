"""Which words of an article are titles, of what kind, and which are not."""

import pytest

from showkg.extract.found import recognised
from showkg.extract.main_title import candidates_of
from showkg.extract.markdown import article_from_markdown
from showkg.extract.name_tags import NameTags
from showkg.extract.nlp import analyse
from showkg.extract.occurrences import Occurrences, stands_in
from showkg.extract.reader import article_from_text
from showkg.extract.title_tags import Tags
from showkg.extract.titles import Title, find_titles
from showkg.ontology.records import Article
from showkg.ontology.terms import SCHEMA

SERIES, FILM, BOOK = SCHEMA.TVSeries, SCHEMA.Movie, SCHEMA.Book


def titles_in(article: Article) -> dict[str, Title]:
    sentences = analyse(article)
    return {t.name: t for t in find_titles(article, sentences, *recognised(sentences))}


def titles_of(text: str) -> dict[str, Title]:
    return titles_in(article_from_text(text))


@pytest.mark.parametrize(
    ("text", "title", "cls"),
    [
        ("The sitcom “Frasier” ended after eleven years.", "Frasier", SERIES),
        ("Nobody expected the sitcom 'Frasier' to win again.", "Frasier", SERIES),
        ('He wrote the film "Grosse Pointe Blank" with his friends.', "Grosse Pointe Blank", FILM),
        ("The drama ‘Foyle’s War’ begins in 1940.", "Foyle’s War", SERIES),
        ("The sitcom ‘Frasier,’ which was set in Seattle, is loved.", "Frasier", SERIES),
        ("In Deadwood season 2, the camp grows and a school opens.", "Deadwood", SERIES),
        ("Deadwood Season Two opens with a fight in the street.", "Deadwood", SERIES),
        ("Cracker series 3 was the darkest of them all.", "Cracker", SERIES),
        ("The second season of Quantum Leap had only seven hours.", "Quantum Leap", SERIES),
        ("Twin Peaks episode 3 ends with a dream in a red room.", "Twin Peaks", SERIES),
        ("The last episode of Quantum Leap left many in tears.", "Quantum Leap", SERIES),
        ("She then joined the medical drama Chicago Hope for two years.", "Chicago Hope", SERIES),
        ("He wrote for the sitcom Night Court in the eighties.", "Night Court", SERIES),
        ("It was based on the novel The Remains of the Day, which sold millions.", "The Remains of the Day", BOOK),
        ("He also made the film Barton Fink with his brother.", "Barton Fink", FILM),
        ("Barton Fink (1991) won the highest prize at Cannes.", "Barton Fink", FILM),
        ("The Practice is a legal drama that followed a small firm.", "The Practice", SERIES),
        ("The Practice, a legal drama by the same team, came next.", "The Practice", SERIES),
        ("Quantum Leap, which premiered in 1989, ran for five years.", "Quantum Leap", SERIES),
        ("HBO's Carnivàle was cancelled after two years, but Carnivàle is not forgotten.", "Carnivàle", SERIES),
        ("Northern Exposure star Rob Morrow has joined the cast of a new play.", "Northern Exposure", None),
        ("Angela Lansbury starred in Murder, She Wrote for twelve years.\n\nThe crime drama “Murder, She Wrote” was set in Maine.", "Murder, She Wrote", SERIES),
        ("Dramas such as Homicide, Picket Fences and Chicago Hope shared a night.", "Homicide", None),
        ("Nobody remembers films such as Barton Fink, and nobody should.", "Barton Fink", FILM),
        ("Review: Barton Fink\n\nThe new film by the brothers is a puzzle.", "Barton Fink", None),
        ("Poldark Recap: A Duel at Dawn\n\nThis week, Poldark was in a hurry to end.", "Poldark", None),
        ("The game “Grim Fandango” is a story about the land of the dead.", "Grim Fandango", SCHEMA.VideoGame),
        ("He composed the song “Woke Up This Morning” in a day.", "Woke Up This Morning", SCHEMA.MusicRecording),
    ],
)  # fmt: skip
def test_titles_are_found_with_their_kind(text: str, title: str, cls: str | None) -> None:
    found = titles_of(text)
    assert title in found
    if cls is not None:
        assert found[title].cls == cls


@pytest.mark.parametrize(
    "text",
    [
        "In the *Blackadder* finale, nobody laughs.",
        "In the _Blackadder_ finale, nobody laughs.",
    ],
)
def test_italics_mark_a_title(text: str) -> None:
    assert set(titles_in(article_from_markdown(text, source="a.md"))) == {"Blackadder"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The sitcom “Cheers” began with an episode titled “Give Me a Ring Sometime,” set in a bar.", "Give Me a Ring Sometime"),
        ("The episode “Three Men and Adena” of the drama “Homicide” takes place in one room.", "Three Men and Adena"),
        ("The sitcom “Blackadder” closed its fourth season with “Goodbyeee”, a farewell without jokes.", "Goodbyeee"),
        ("Frasier 1x12 “Miracle on Third” - a sitcom at its best. Watch the sitcom “Frasier”.", "Miracle on Third"),
        ("In “The Inheritance” (episode 4) of the sitcom “Cheers”, a lawyer comes in.", "The Inheritance"),
    ],
)  # fmt: skip
def test_titles_of_episodes_are_no_works(text: str, title: str) -> None:
    found = titles_of(text)
    assert found[title].episode
    assert any(not other.episode for other in found.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Daily Echo reported it first. The Daily Echo was right.", "The Daily Echo"),
        ("She told The New York Times that it was over.", "The New York Times"),
        ("The FBI drama began when the FBI called. The FBI series of raids went on.", "FBI"),
        ("HBO season 2 plans are not known yet.", "HBO"),
        ("Carnival Films and Universal Pictures made the series.", "Universal Pictures"),
        ("In Season 3, Episode 2, the bar burns down.", "Season 3"),
        ("“Stop it,” she said. He said, “Come Back Home” and left.", "Come Back Home"),
        ("William “Bill” Compton never came back to town.", "Bill"),
        ("It is called the “Moonlighting” curse. The “Happy Ending” trope came later.", "Happy Ending"),
        ("Ann Lee’s film did well, and Ann Lee’s show did not.", "Ann Lee"),
        ("“He was the best friend that I ever had in my life,” the actor recalls.", "He"),
        ("December was cold. In December (2004) nothing happened.", "December"),
    ],
)  # fmt: skip
def test_other_names_are_no_titles(text: str, name: str) -> None:
    assert name not in titles_of(text)


def test_a_title_is_found_wherever_it_stands() -> None:
    text = "The sitcom “Frasier” is back. Frasier is older now, and Seattle has missed Frasier."
    (title,) = titles_of(text).values()
    assert [s.text_of(text) for s in title.spans] == ["Frasier"] * 3
    assert title.spans == sorted(title.spans)


def test_a_title_in_a_longer_name_is_not_counted() -> None:
    text = "The sitcom “Frasier” was a hit. In it, Frasier Crane moves home. Frasier ran for years."
    (title,) = titles_of(text).values()
    assert [s.start for s in title.spans] == [text.index("Frasier"), text.rindex("Frasier")]


def test_a_short_form_is_an_alias_of_the_long_title() -> None:
    text = (
        "Hornblower: Mutiny is a film about a captain who goes mad.\n\n"
        "“Hornblower: Mutiny” was shot at sea. “Mutiny” won a prize, and Mutiny is still shown."
    )
    found = titles_of(text)
    assert found["Hornblower: Mutiny"].aliases == {"Mutiny"}
    assert "Mutiny" not in found


def test_the_first_word_of_a_title_is_the_title_for_short() -> None:
    text = (
        "“Bosom Buddies” Returns to ABC\n\nABC has renewed the sitcom “Bosom Buddies” for a second season. "
        "“Bosom” was created by Robert L. Boyett and Chris Thompson. The cast of “Bosom Buddies” is unchanged."
    )
    found = titles_of(text)
    assert set(found) == {"Bosom Buddies"}
    assert len(found["Bosom Buddies"].spans) == 4


def test_a_sequel_is_no_long_form_of_the_first_film() -> None:
    text = (
        "“Tremors Returns” is a sequel to the film “Tremors” (1990). “Tremors Returns” was shot in Utah. "
        "The film “Tremors” won no prize, but “Tremors” (1990) has its fans."
    )
    assert {"Tremors", "Tremors Returns"} <= set(titles_of(text))


def test_an_article_is_dropped_in_a_short_form() -> None:
    text = "In The Prisoner season 1, a man resigns. The Prisoner (1967) is odd. All Prisoner fans know why."
    found = titles_of(text)
    assert set(found) == {"The Prisoner"}


def test_a_long_title_counts_in_another_case() -> None:
    text = "The drama “Upstairs and Downstairs at Home” began. Upstairs And Downstairs At Home ran for years."
    title = titles_of(text)["Upstairs and Downstairs at Home"]
    assert len(title.spans) == 2


def test_a_network_does_not_belong_to_the_title() -> None:
    found = titles_of("HBO’s Carnivàle season 2 was its last. Fans of Carnivàle still hope.")
    assert set(found) == {"Carnivàle"}


def test_a_headline_in_front_of_a_recap_names_the_series() -> None:
    title = titles_of(
        "Poldark season 2, episode 3 recap: a storm at sea\n\nPoldark returned with thunder and a wreck."
    )["Poldark"]
    assert title.in_headline
    assert title.cls == SERIES


def test_teasers_for_other_articles_name_no_titles() -> None:
    text = (
        "In Deadwood season 2, the camp grows and a school opens.\n\n"
        "Read more: Carnivàle Season 2 Explained\n\nDeadwood is as good as ever this year."
    )
    assert set(titles_of(text)) == {"Deadwood"}


def test_no_text_has_no_titles() -> None:
    assert titles_of("") == {}


def test_names_are_counted_as_whole_words() -> None:
    counts = Occurrences("Lost. LOST, Lost's _Lost_ Losted; Lost in Lost in Translation")
    assert counts.count("Lost") == 5
    assert counts.count("Lost in") == 2
    assert counts.count("Lost in Translation") == 1
    assert counts.count("Translation.") == 0
    assert counts.count("") == 0
    assert stands_in("ost", "Lost") is False


def test_a_candidate_that_stands_nowhere_by_itself_is_not_weighed() -> None:
    text = "“Frasier” is back\n\n" + "The sitcom “Frasier” returns to Seattle, and Frasier is older now. " * 8
    source = article_from_text(text, source="-")
    tags, sentences = Tags(NameTags(source)), analyse(source)
    titles = [Title("Frasier"), Title("Cheers")]
    found = candidates_of(source, sentences, Occurrences(source.text), tags, titles)
    assert "Frasier" in {candidate.name for candidate in found}
    assert "Cheers" not in {candidate.name for candidate in found}


def test_what_has_seasons_is_no_episode() -> None:
    text = (
        "“Barry” recap, Season 4, Episode 3: a priest, a lawyer or a plumber\n\n"
        "“You’re Charming” finds him in prison, and nobody there is charming. The guard brings a tray, the chaplain "
        "brings a book, and neither of them stays. By the end a phone has rung twice, and the wrong man has answered. "
        "It is the funniest half hour of the week, though you may not laugh until the credits have rolled."
    )
    assert not titles_of(text)["Barry"].episode


def test_underscores_are_the_italics_of_a_plain_text() -> None:
    text = (
        "Watch order for _Spooks_, if you have one winter\n\nMy colleagues want more, so here is the sheet.\n\n"
        "_Spooks_ (2002) is the one with the ferry. _Hunted_ came after it, and _The Night Manager_ has the better "
        "hotels. Nobody at work has seen _The Night Manager_, and _Is this really The Bodyguard?_ is all they ask.\n"
    )
    found = titles_of(text)
    assert {"Spooks", "Hunted", "The Night Manager"} <= set(found)
    assert not any("_" in text[s.start : s.end] for t in found.values() for s in t.spans)


def test_a_short_name_in_the_headline_is_that_of_the_work_below() -> None:
    text = (
        "The Mallorca stops\n\nThe Mallorca Files is cancelled after three years. It had just become good.\n\n"
        "They took the boats in the week the news came. Elen Rhys, who plays Miranda Blake in The Mallorca Files, "
        "said that she had not been told. The Mallorca Files was made for the BBC.\n\n"
        "The show was never cheap, and its last season cost more than the two before it.\n"
    )
    assert "The Mallorca Files" in titles_of(text)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Rose McIver, of ‘iZombie’, and the ghosts of ‘Ghosts’ are back, says CBS.", {"iZombie"}),
        ("Michael Chiklis of ‘The Shield’ and Hugh Laurie of ‘House’ met on ‘24’.", {"The Shield"}),
        ("The critic preferred ‘Black Mirror’ to all other series of Channel 4.", {"Black Mirror"}),
    ],
)
def test_a_title_may_look_like_anything(text: str, titles: set[str]) -> None:
    assert titles <= set(titles_of(text))


def test_who_writes_in_small_letters_still_names_titles() -> None:
    text = (
        "four ferries and a funeral, or: broadchurch, again\n\ni have now watched broadchurch three times. "
        "olivia colman plays ellie, who never sleeps. broadchurch is an itv drama from 2013 and it is about weather.\n\n"
        "the cliff on the poster of broadchurch is real. i liked that.\n\n"
        "if you have seen happy valley, by another writer, you know what you get.\n"
    )
    assert "broadchurch" in {name.lower() for name in titles_of(text)}
