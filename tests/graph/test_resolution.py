"""The same thing across articles is one node; different things of one name are not; and it says why."""

from collections.abc import Callable
from itertools import permutations

import pytest

from showkg.graph.decisions import read_decisions
from showkg.graph.explain import explain
from showkg.graph.profiles import from_json, profile_of, to_json
from showkg.graph.resolution import Resolution, resolve
from showkg.graph.store import EmbeddedStore
from showkg.ontology.errors import ShowkgError
from showkg.ontology.records import Document, Value
from showkg.ontology.terms import ID_BASE, SCHEMA, SKG, XSD

SERIES, FILM, BOOK, WORK = SCHEMA.TVSeries, SCHEMA.Movie, SCHEMA.Book, SCHEMA.CreativeWork
PERSON, CHARACTER = SCHEMA.Person, SKG.Character

Article = Callable[..., Document]


@pytest.fixture
def article(writer: type) -> Article:
    """Writes an article about a work: its title and class, its cast (actor → character), people (name → property)."""

    def write(
        key: str,
        title: str,
        cls: str = SERIES,
        *,
        cast: dict[str, str] | None = None,
        people: dict[str, str] | None = None,
        characters: tuple[str, ...] = (),
        year: str | None = None,
        aliases: tuple[str, ...] = (),
        **metadata: str,
    ) -> Document:
        w = writer(key * 12, title=f"About {title} {key}", **metadata)
        work = w.entity(title, cls, *aliases)
        w.about = (work,)
        for actor, character in (cast or {}).items():
            a, c = w.entity(actor, PERSON), w.entity(character, CHARACTER, work=work)
            w.says(f"{actor} plays {character}.", (a, SKG.portrays, c), (work, SCHEMA.actor, a))
        for name, predicate in (people or {}).items():
            w.says(f"Credits: {name}.", (work, predicate, w.entity(name, PERSON)))
        for name in characters:
            w.says(f"{name} is there.", (work, SCHEMA.character, w.entity(name, CHARACTER, work=work)))
        if year:
            date = SCHEMA.startDate if cls == SERIES else SCHEMA.datePublished
            w.says(f"It came in {year}.", (work, date, Value(lexical=year, datatype=XSD.gYear)))
        return w.document()

    return write


def resolved(*documents: Document, decisions: str = "") -> dict[tuple[str, str], str]:
    """First letter of the article's key and name of the thing → its IRI, whatever the order of articles."""
    told = read_decisions(decisions, where="decisions.txt")
    results = []
    for order in permutations(documents):
        profiles = {document.article.key: profile_of(document) for document in order}
        resolution: Resolution = resolve(profiles, told)
        results.append(
            {
                (key[0], thing.names[0]): resolution.iris[key][thing.id].removeprefix(ID_BASE)
                for key, profile in profiles.items()
                for thing in profile.things
            }
        )
    assert all(result == results[0] for result in results)
    return results[0]


def test_profiles_are_kept_as_they_are(documents: list[Document]) -> None:
    for document in documents:
        assert from_json(to_json(profile_of(document))) == profile_of(document)


def test_a_title_of_unknown_kind_is_the_only_work_of_that_title(article: Article) -> None:
    found = resolved(
        article("1", "Dark", characters=("Jonas Kahnwald",)),
        article("2", "Dark", WORK, characters=("Jonas Kahnwald",)),
    )
    assert found["2", "Dark"] == "work/dark"
    assert found["2", "Jonas Kahnwald"] == found["1", "Jonas Kahnwald"] == "character/dark.jonas_kahnwald"


def test_a_title_of_unknown_kind_goes_where_its_people_are(article: Article) -> None:
    series = article("1", "Fargo", cast={"Allison Tolman": "Molly Solverson"})
    film = article("2", "Fargo", FILM, cast={"Frances McDormand": "Marge Gunderson"})
    unknown = article("3", "Fargo", WORK, cast={"Frances McDormand": "Marge Gunderson"})
    bare = article("4", "Fargo", WORK)
    found = resolved(series, film, unknown, bare)
    assert found["3", "Fargo"] == "work/fargo.film"
    assert found["4", "Fargo"] == "work/fargo.work"  # could be either: not guessed


def test_a_series_and_its_novel_stay_apart(article: Article) -> None:
    found = resolved(
        article("1", "Slow Horses"),
        article("2", "Slow Horses", BOOK, people={"Mick Herron": SCHEMA.author}),
        article("3", "Slow Horses", WORK, people={"Mick Herron": SCHEMA.author}),
        article("4", "Slow Horses", WORK, people={"Gary Oldman": SCHEMA.actor}),
    )
    assert [found[str(n), "Slow Horses"] for n in (1, 2, 3, 4)] == [
        "work/slow_horses", "work/slow_horses.text", "work/slow_horses.text", "work/slow_horses",
    ]  # fmt: skip


def test_a_film_and_its_remake_stay_apart(article: Article) -> None:
    old = article("1", "Dune", FILM, cast={"Kyle MacLachlan": "Paul Atreides"}, year="1984")
    new = article("2", "Dune", FILM, cast={"Timothée Chalamet": "Paul"}, year="2021")
    later = article("3", "Dune", FILM, cast={"Timothee Chalamet": "Paul"})
    news = article("4", "Dune", FILM, published="2021-10-22")
    found = resolved(old, new, later, news)
    assert found["1", "Dune"] == "work/dune.film.1984"
    assert {found[str(n), "Dune"] for n in (2, 3, 4)} == {"work/dune.film.2021"}
    assert found["1", "Paul Atreides"] == "character/dune.film.1984.paul_atreides"


def test_dates_that_differ_do_not_split_a_work_whose_people_are_the_same(article: Article) -> None:
    cast = {"Joel Kinnaman": "Ed Baldwin"}
    found = resolved(
        article("1", "For All Mankind", cast=cast, year="2019"),
        article("2", "For All Mankind", cast=cast, year="2023"),
        article("3", "For All Mankind", year="2029"),
    )
    assert {found[str(n), "For All Mankind"] for n in (1, 2, 3)} == {"work/for_all_mankind"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shōgun", "SHOGUN"),
        ("Spider-Man", "Spiderman"),
        ("Law & Order", "Law and Order"),
        ("Grey’s Anatomy", "Grey's Anatomy"),
    ],
)
def test_titles_that_differ_in_spelling_are_one_work(article: Article, one: str, other: str) -> None:
    found = resolved(article("1", one), article("2", other))
    assert found["1", one] == found["2", other]


@pytest.mark.parametrize(
    ("one", "other"), [("Alien", "Aliens"), ("Bad Boys", "Bad Boy"), ("Fargo", "The Fargo")]
)
def test_titles_that_differ_in_more_are_not(article: Article, one: str, other: str) -> None:
    people = {"Ann Lee": SCHEMA.director}
    found = resolved(article("1", one, FILM, people=people), article("2", other, FILM, people=people))
    assert found["1", one] != found["2", other]


def test_a_second_name_of_a_work_is_that_work_if_the_people_agree(article: Article) -> None:
    cast = {"Diego Luna": "Cassian Andor"}
    found = resolved(
        article("1", "Star Wars: Andor", aliases=("Andor",), cast=cast),
        article("2", "Andor", cast=cast),
        article("3", "Andor", FILM),
    )
    assert found["1", "Star Wars: Andor"] == found["2", "Andor"] != found["3", "Andor"]


def test_a_first_name_is_the_only_character_of_that_first_name(article: Article) -> None:
    found = resolved(
        article("1", "The Americans", characters=("Elizabeth Jennings", "Stan Beeman")),
        article("2", "The Americans", characters=("Elizabeth",)),
        article("3", "Dickinson", characters=("Elizabeth",)),
    )
    assert found["2", "Elizabeth"] == "character/the_americans.elizabeth_jennings"
    assert found["3", "Elizabeth"] == "character/dickinson.elizabeth"


def test_a_first_name_that_two_have_stays_in_its_article(article: Article) -> None:
    found = resolved(
        article("1", "Fargo", characters=("Joe Bulo", "Joe Blanchard")),
        article("2", "Fargo", characters=("Joe",)),
        article("3", "Fargo", characters=("Joe",)),
    )
    assert (
        len({found["1", "Joe Bulo"], found["1", "Joe Blanchard"], found["2", "Joe"], found["3", "Joe"]}) == 4
    )


def test_a_surname_alone_stays_in_its_article(article: Article) -> None:
    whole = article("1", "The Americans", cast={"Noah Emmerich": "Stan Beeman"}, characters=("Frank Gaad",))
    bare = article("2", "The Americans", characters=("Beeman",))
    other = article("3", "The Americans", characters=("Beeman",))
    found = resolved(whole, bare, other)
    assert len({found["1", "Stan Beeman"], found["2", "Beeman"], found["3", "Beeman"]}) == 3
    played = article("4", "The Americans", cast={"Noah Emmerich": "Beeman"}, characters=("Agent Gaad",))
    found = resolved(whole, bare, played)
    # who plays him, or his rank, tells who is meant
    assert found["4", "Beeman"] == found["1", "Stan Beeman"]
    assert found["4", "Agent Gaad"] == found["1", "Frank Gaad"]
    assert found["2", "Beeman"] != found["1", "Stan Beeman"]


def test_short_forms_of_a_name_are_one_character_if_one_person_plays_them(article: Article) -> None:
    found = resolved(
        article("1", "For All Mankind", cast={"Joel Kinnaman": "Ed Baldwin"}),
        article("2", "For All Mankind", cast={"Joel Kinnaman": "Edward Baldwin"}),
        article("3", "Orphan Black", cast={"Tatiana Maslany": "Sarah Manning"}),
        article("4", "Orphan Black", cast={"Tatiana Maslany": "Helena Manning"}),
    )
    assert found["1", "Ed Baldwin"] == found["2", "Edward Baldwin"]
    assert found["3", "Sarah Manning"] != found["4", "Helena Manning"]


def test_names_of_people_that_differ_in_spelling_are_one_person(article: Article) -> None:
    director = {"J.J. Abrams": SCHEMA.director}
    found = resolved(
        article("1", "Lost", people=director),
        article("2", "Alias", people={"JJ Abrams": SCHEMA.creator}),
        article("3", "Cloverfield", FILM, people={"J. J. Abrams": SCHEMA.director}),
        article("4", "Fargo", people={"Michael B. Jordan": SCHEMA.actor, "Timothée Chalamet": SCHEMA.actor}),
        article(
            "5", "Space Jam", FILM, people={"Michael Jordan": SCHEMA.actor, "Timothee Chalamet": SCHEMA.actor}
        ),
    )
    assert found["1", "J.J. Abrams"] == found["2", "JJ Abrams"] == found["3", "J. J. Abrams"]
    assert found["4", "Michael B. Jordan"] != found["5", "Michael Jordan"]
    assert found["4", "Timothée Chalamet"] == found["5", "Timothee Chalamet"]


def test_a_middle_initial_and_a_slip_need_the_same_part_in_the_same_work(article: Article) -> None:
    found = resolved(
        article("1", "Pulp Fiction", FILM, cast={"Samuel L. Jackson": "Jules Winnfield"}),
        article("2", "Pulp Fiction", FILM, people={"Samuel Jackson": SCHEMA.actor}),
        article("3", "Downsizing", FILM, cast={"Kristen Wiig": "Audrey Safranek"}),
        article("4", "Downsizing", FILM, cast={"Kirsten Wiig": "Audrey Safranek"}),
        article("5", "Melancholia", FILM, cast={"Kirsten Wiig": "Claire"}),
    )
    assert found["2", "Samuel Jackson"] == found["1", "Samuel L. Jackson"]
    assert found["3", "Kristen Wiig"] == found["4", "Kirsten Wiig"]


def test_a_slip_is_another_name_and_never_the_label(article: Article) -> None:
    right = [article(str(n), "Downsizing", FILM, cast={"Kristen Wiig": "Audrey"}) for n in (1, 2)]
    wrong = article("3", "Downsizing", FILM, cast={"Kristeen Wiig": "Audrey"})
    with EmbeddedStore() as store:
        for document in (wrong, *right):
            store.add(document)
        (row,) = store.query(
            "SELECT ?label ?alias { ?p skg:portrays ?c ; rdfs:label ?label ; skos:altLabel ?alias }"
        )
        assert [term.value for term in row] == ["Kristen Wiig", "Kristeen Wiig"]


def test_full_names_that_one_article_tells_apart_are_two_people(article: Article) -> None:
    both = article(
        "1", "The Parade", people={"Johanna Larsen": SCHEMA.actor, "Johannah Larsen": SCHEMA.actor}
    )
    one = article("2", "The Parade", people={"Johanna Larsen": SCHEMA.actor})
    found = resolved(both, one)
    assert found["1", "Johanna Larsen"] != found["1", "Johannah Larsen"]


def test_a_single_name_of_a_person_is_nobodys_in_particular(article: Article) -> None:
    found = resolved(
        article("1", "The Americans", people={"Joel Fields": SKG.showrunner, "Zendaya": SCHEMA.actor}),
        article("2", "Euphoria", people={"Fields": SCHEMA.actor, "Zendaya": SCHEMA.actor}),
    )
    assert found["2", "Fields"] not in (found["1", "Joel Fields"], "person/fields")
    assert found["1", "Zendaya"] == found["2", "Zendaya"] == "person/zendaya"


def test_a_character_of_no_work_is_the_one_of_the_work_that_the_article_is_about(
    article: Article, writer: type
) -> None:
    w = writer("2" * 12)
    w.about = (w.entity("Dark", SERIES),)
    w.entity("Jonas Kahnwald", CHARACTER)
    w.entity("Martha", CHARACTER)
    w.sentence("Jonas Kahnwald and Martha.")
    found = resolved(article("1", "Dark", characters=("Jonas Kahnwald", "Martha")), w.document())
    assert found["2", "Jonas Kahnwald"] == found["1", "Jonas Kahnwald"]
    assert found["2", "Martha"] != found["1", "Martha"]


def test_an_episode_by_title_is_the_numbered_one_of_that_title(writer: type) -> None:
    def told(key: str, name: str, **numbers: int) -> Document:
        w = writer(key * 12)
        show = w.entity("The Americans", SERIES)
        w.entity(name, SCHEMA.TVEpisode, work=show, **numbers)
        w.sentence("Text.")
        return w.document()

    found = resolved(
        told("1", "START", season=6, episode=10), told("2", "Start"), told("3", "The End"),
        told("4", "season 6 finale", season=6),
    )  # fmt: skip
    assert found["2", "Start"] == found["1", "START"] == "episode/the_americans.s6e10"
    assert found["3", "The End"] == "episode/the_americans.the_end"
    assert found["4", "season 6 finale"] == "episode/the_americans.s6.finale"


def test_an_abbreviation_is_the_name_that_an_article_gives_with_it(writer: type) -> None:
    def told(key: str, name: str, *aliases: str) -> Document:
        w = writer(key * 12)
        w.entity(name, SCHEMA.Organization, *aliases)
        w.sentence("Text.")
        return w.document()

    found = resolved(
        told("1", "British Broadcasting Corporation", "BBC"), told("2", "BBC"), told("3", "BBC One")
    )
    assert found["2", "BBC"] == found["1", "British Broadcasting Corporation"] != found["3", "BBC One"]


def test_what_the_user_decides_counts_more_than_any_rule(article: Article) -> None:
    one = article("1", "The Americans", characters=("Elizabeth Jennings",), people={"Will Smith": SKG.writer})
    other = article("2", "The Americans", characters=("Elizabeth",), people={"Will Smith": SCHEMA.actor})
    third = article("3", "The Americans", characters=("Nadezhda",), people={"Will Smith": SCHEMA.actor})
    found = resolved(
        one, other, third,
        decisions=f"""
            # Nadezhda is her name in Russian
            same-as character:the_americans.nadezhda character:the_americans.elizabeth_jennings
            not-same-as character:the_americans.elizabeth <{ID_BASE}character/the_americans.elizabeth_jennings>
            not-same-as person:will_smith@{"1" * 12} person:will_smith
        """,
    )  # fmt: skip
    assert found["3", "Nadezhda"] == found["1", "Elizabeth Jennings"]
    assert found["2", "Elizabeth"] == "character/the_americans.elizabeth"
    assert found["2", "Will Smith"] == found["3", "Will Smith"] == "person/will_smith"
    assert found["1", "Will Smith"] == f"person/will_smith.{'1' * 12}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same person:a person:b", "f:1: not a decision"),
        ("\n\nsame-as person:a", "f:3: not a decision"),
        ("same-as person:a character:b.c", "a person cannot be a character"),
        ("same-as person:a person:a", "Name two things"),
        ("same-as https://example.org/a person:a", "names no thing"),
        ("same-as person:a@x person:b", "not the key of an article"),
        ("same-as person:a person:b\nnot-same-as person:b person:a", "f:1: contradicts line 2"),
    ],
)
def test_a_decision_that_is_none_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ShowkgError, match="f:") as caught:
        read_decisions(text, where="f")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_merging_is_explained_and_can_be_undone(article: Article) -> None:
    one = article("1", "The Americans", characters=("Elizabeth Jennings",))
    other = article("2", "The Americans", characters=("Elizabeth",))
    with EmbeddedStore() as store:
        store.add(other)
        store.add(one)
        (found,) = explain(store, "Elizabeth")
        assert found.label == "Elizabeth Jennings"
        (merged,) = found.mergings
        assert (merged.name, merged.source.headline) == ("Elizabeth", "About The Americans 2")
        assert "first name" in merged.reason
        whole = {str(triple) for triple in store.triples()}
        store.decide(
            "not-same-as character:the_americans.elizabeth character:the_americans.elizabeth_jennings",
            where="decisions.txt",
        )
        (alone,) = explain(store, "Elizabeth")
        assert alone.iri == f"{ID_BASE}character/the_americans.elizabeth"
        assert alone.mergings == ()
        (jennings,) = explain(store, "Elizabeth Jennings")
        assert jennings.aliases == ()
        store.decide("", where="decisions.txt")
        assert {str(triple) for triple in store.triples()} == whole
