"""Characters whom a work is named after, and articles that name other works first: who and what is meant where."""

from showkg.ontology.records import Document
from showkg.ontology.terms import SCHEMA, SKG
from showkg.tests.extract.whole import about, facts
from showkg.tests.extract.whole import read as read_lines


def read(text: str) -> Document:
    """Each paragraph on a line of its own, as pages are saved."""
    paragraphs = (" ".join(paragraph.split("\n")) for paragraph in text.split("\n\n"))
    return read_lines("\n\n".join(paragraphs))


ENDING = """Mare of Easttown ending explained: who really killed Erin McMenamin?

After seven weeks of red herrings, HBO's limited series Mare of Easttown has told us who murdered Erin McMenamin (Cailee
Spaeny).

For most of the finale it looks as though John Ross (Joe Tippett) is guilty. He confesses to Mare (Kate Winslet) that he had
an affair with Erin. When Mare visits Mr Carroll, the old man tells her that his gun disappeared from the shed.

Mare drives to Lori's house, but Ryan sees her and runs home. When Mare arrests Ryan, Lori (Julianne Nicholson) screams at her
friend. In the closing shot, Mare climbs into the attic where her son Kevin hanged himself.
"""


def test_who_gave_a_series_its_name_is_somebody_all_the_same() -> None:
    document = read(ENDING)
    assert about(document) == ["Mare of Easttown"]
    found = facts(document)
    assert {"Kate Winslet portrays Mare", "Mare of Easttown character Mare", "Mare children Kevin"} <= found
    ids = {e.id for e in document.entities if e.name == "Mare"}
    assert {e.cls for e in document.entities if e.id in ids} == {SKG.Character}
    assert any(set(point.agents) & ids for point in document.plot_points)


ANIME = """‘Frieren: Beyond Journey’s End’ Season 2: Release Date, Cast and Plot

The elf mage is coming back. A second season of Frieren: Beyond Journey’s End has been confirmed by Toho Animation.

Frieren season 2 begins on January 16, 2026. Tomoya Kitagawa takes over as director.

Atsumi Tanezaki again voices Frieren in Japanese, with Kana Ichinose as her apprentice Fern. In the English dub, Mallorie
Rodak is Frieren and Jill Harris is Fern. At the end of the first season Fern passed the mage exam, and Serie refused Frieren.
"""


def test_a_name_is_the_series_where_it_has_seasons_and_somebody_where_it_is_played() -> None:
    document = read(ANIME)
    assert [e.name for e in document.entities if e.cls == SCHEMA.TVSeries] == [
        "Frieren: Beyond Journey’s End"
    ]
    found = facts(document)
    assert {"Atsumi Tanezaki portrays Frieren", "Mallorie Rodak portrays Frieren"} <= found
    assert {"Kana Ichinose portrays Fern", "Jill Harris portrays Fern"} <= found


INTERVIEW = """Q&A: Rhea Seehorn on playing the loneliest woman on Earth

Rhea Seehorn spent six seasons as Kim Wexler on AMC's "Better Call Saul." Now she is reunited with creator Vince Gilligan for
Apple TV's "Pluribus," in which she plays Carol Sturka, a romance novelist who is immune to a virus. Karolina Wydra co-stars
as Zosia.

Carol loses her wife Helen in the first hour. How did you prepare?

Miriam Shor, who plays Helen, and I spent a lot of time together before we shot. Carol is angry because she is grieving. She
drinks, she yells at Zosia, and every time she yells, millions of people die.
"""


def test_an_interview_is_about_the_new_series_not_about_the_one_that_made_its_star_known() -> None:
    document = read(INTERVIEW)
    assert about(document) == ["Pluribus"]
    found = facts(document)
    assert {
        "Pluribus actor Karolina Wydra",
        "Pluribus actor Miriam Shor",
        "Better Call Saul actor Rhea Seehorn",
    } <= found
    assert "Better Call Saul actor Karolina Wydra" not in found


RECAP = """"My Demon" Episodes 9-10 Recap: A Contract Is Broken

SBS's fantasy romance "My Demon" raises the stakes this week as Do Do Hee (Kim Yoo Jung) learns who killed Madam Joo.

Episode 9 opens with Jung Gu Won (Song Kang) losing control of his powers. Do Do Hee touches his wrist. Meanwhile, Joo Seok
Hoon (Lee Sang Yi) discovers that his cousin Joo Seok Min ordered the attack.

In episode 10, Seok Min kidnaps Do Hee. Gu Won walks through the flames to rescue her. Park Bok Gyu (Heo Jung Do), his
secretary, warns him. Jin Ga Young (Jo Hye Joo) burns the will.

The drama is written by Choi Ah Il and directed by Kim Jang Han and Kwon Da Som, who previously worked on "Now, We Are
Breaking Up."
"""


def test_a_recap_of_numbered_episodes_is_about_their_series() -> None:
    document = read(RECAP)
    assert about(document) == ["My Demon"]
    assert "My Demon director Kwon Da Som" in facts(document)


def test_a_channel_with_a_number_is_another_one() -> None:
    document = read(
        "Last night's television\n\nThe B.B.C., with less money and more patience, has succeeded where the cinema failed. I, Claudius, which "
        "began on B.B.C.2 last night, is directed by Mr Herbert Wise. Mr Derek Jacobi plays Claudius.\n"
    )
    assert {"B.B.C.", "B.B.C.2"} <= {e.name for e in document.entities}


def test_names_may_begin_with_the_surname_and_with_words_of_the_language() -> None:
    document = read(RECAP)
    names = {e.name: set(e.aliases) for e in document.entities}
    assert names["Do Do Hee"] >= {"Do Hee"}
    assert names["Jung Gu Won"] >= {"Gu Won"}
    assert names["Joo Seok Min"] >= {"Seok Min"}
    assert "Heo Jung Do portrays Park Bok Gyu" in facts(document)
    assert "Joo" not in names["Jo Hye Joo"]  # Madam Joo is another one


COLUMN = """LAST NIGHT'S TELEVISION

THE first of six parts of The Duchess of Duke Street (BBC1) gave us Gemma Jones as Louisa Leyton, a cook who means to be the
best in London. George Pravda is her head chef. Trotter, the butler, is played by Donald Burton.
"""


def test_the_head_of_a_column_is_no_film() -> None:
    document = read(COLUMN)
    assert about(document) == ["The Duchess of Duke Street"]
    assert "The Duchess of Duke Street actor Donald Burton" in facts(document)


def test_a_paragraph_about_another_film_keeps_its_cast_to_itself() -> None:
    document = read(
        """Mr. Alec Guinness in a White Suit

In The Man in the White Suit, at the Odeon, Ealing Studios have made a comedy out of the textile trade. Mr. Guinness is Sidney
Stratton, a young chemist. Sidney is chased through the streets until the suit falls to pieces.

Miss Bette Davis is to be seen at the Gaumont in Payment on Demand, a drama of divorce directed by Mr. Curtis Bernhardt. She
plays Joyce Ramsey, whose husband asks for his freedom.
"""
    )
    found = facts(document)
    assert {"Payment on Demand actor Bette Davis", "Payment on Demand character Joyce Ramsey"} <= found
    assert "The Man in the White Suit actor Bette Davis" not in found


def test_works_in_brackets_are_works_all_along_a_list() -> None:
    found = facts(
        read(
            "'Alien: Earth' trailer: Noah Hawley brings the xenomorph home\n\n"
            "Timothy Olyphant stars as Kirsh in FX's series Alien: Earth. Alex Lawther (Andor), Essie Davis (The Babadook) and Adarsh Gourav also star.\n"
        )
    )
    assert "Alien: Earth actor Timothy Olyphant" in found
    assert "Alex Lawther portrays Andor" not in found


WORKMATES = """The Split star Nicola Walker on that last walk along the river

Nicola Walker has played the divorce lawyer Hannah Stern in BBC One's The Split since 2018, with Stephen Mangan as her husband,
Nathan, and Annabel Scholey as her sister Nina.

“Stephen never once complained about the rain,” Walker says. “I had to hold on to his sleeve.” In the last episode Hannah
forgives Nathan, and Nina tells her sister that she is leaving the firm.

She laughs about the scene in the church. “Annabel rang me the night before. We cried before anybody had said a line.”
"""


def test_whom_a_speaker_calls_by_the_first_name_is_who_works_with_her() -> None:
    document = read(WORKMATES)
    assert not {e.name for e in document.entities} & {"Stephen", "Annabel"}
    characters = {e.name for e in document.entities if e.cls == SKG.Character}
    assert characters == {"Hannah Stern", "Nathan", "Nina"}


CAST_LIST = """Sons of Anarchy (TV series)

Sons of Anarchy is an American crime drama created by Kurt Sutter that ran on FX.

Plot

Jax finds his father's manuscript in a shed. Clay orders the murder of Opie, but Tig kills Donna by mistake. Juice and
Winston bury the money in the woods.

Cast

Charlie Hunnam – Jackson Teller (Jax)
Ron Perlman – Clarence Morrow (Clay)
Kim Coates – Alexander Trager (Tig)
Theo Rossi – Juan Carlos Ortiz / Juice
Ryan Hurst – Harry Winston Riley, called Opie
Sprague Grayden – Donna
"""


def test_a_cast_list_tells_what_characters_are_called_for_short() -> None:
    document = read_lines(CAST_LIST.replace("Juice and\nWinston", "Juice and Winston"))
    characters = {e.name for e in document.entities if e.cls == SKG.Character}
    assert characters == {
        *("Jackson Teller", "Clarence Morrow", "Alexander Trager", "Juan Carlos Ortiz"),
        *("Harry Winston Riley", "Donna"),
    }
    found = facts(document)
    assert {"Kim Coates portrays Alexander Trager", "Ryan Hurst portrays Harry Winston Riley"} <= found
    names = {e.id: e.name for e in document.entities}
    told = [{names[a] for a in (*p.agents, *p.patients)} for p in document.plot_points if "Donna" in p.label]
    assert {"Alexander Trager", "Donna"} in told
