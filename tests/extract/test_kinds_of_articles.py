"""Kinds of articles that newspapers print: trade news, listings, obituaries, casts. Whole, as a reader pastes them."""

import pytest

from showkg.ontology.terms import SCHEMA, SKG
from showkg.tests.extract.whole import about, facts, read

NEWS = """

Sidse Babett Knudsen (Borgen) and Trine Dyrholm are to star opposite Lars Mikkelsen in Skagerrak, DR's ten-part drama from
The Killing producer Piv Bernth.

Written by Maya Ilsøe, the drama follows Henrik Friis (Mikkelsen), a ferry captain who finds a stranger's passport in his
cabin. Knudsen plays his wife Karin, while Dyrholm is Vibeke Lund, a detective from Aalborg. Filming on Skagerrak has begun
in Hirtshals. Mikkel Serup directs the first block.
"""


@pytest.mark.parametrize(
    "headline",
    [
        "‘Borgen’ Star Sidse Babett Knudsen Joins Lars Mikkelsen In DR Drama ‘Skagerrak’",
        "Borgen star Sidse Babett Knudsen to lead new DR drama Skagerrak",
        "DR Orders ‘Skagerrak’ From ‘The Legacy’ Creator Maya Ilsøe",
        "‘The Killing’ Producer Sets DR Drama ‘Skagerrak’ With Lars Mikkelsen",
    ],
)
def test_news_of_a_cast_are_about_the_new_work_not_about_where_its_star_is_known_from(headline: str) -> None:
    document = read(headline + NEWS)
    assert about(document) == ["Skagerrak"]
    assert {
        "Sidse Babett Knudsen portrays Karin",
        "Trine Dyrholm portrays Vibeke Lund",
        "Skagerrak actor Sidse Babett Knudsen",
        "Skagerrak director Mikkel Serup",
        "Skagerrak writer Maya Ilsøe",
    } <= facts(document)


def test_what_a_star_says_of_a_show_is_about_that_show() -> None:
    document = read(
        "‘Borgen’ Star Sidse Babett Knudsen on Birgitte's Way Back\n\n“Borgen” is back on DR and on Netflix. In the fourth "
        "season Sidse Babett Knudsen plays Birgitte Nyborg again, now the foreign minister. “She has lost something,” Knudsen "
        "says of Birgitte. Birgitte Hjort Sørensen is Katrine Fønsmark once more. “Borgen” begins on Sunday."
    )
    assert about(document) == ["Borgen"]


def test_a_listing_is_about_each_of_its_programmes() -> None:
    document = read(
        "Choice of the week\n\nMonday\n\nCracker (ITV, 9pm) Robbie Coltrane is Fitz, who gambles, drinks and sees through "
        "everybody. Jimmy McGovern wrote it.\n\nTuesday\n\nBramwell (ITV, 8.30pm) Jemma Redgrave plays Eleanor Bramwell, a "
        "surgeon who opens an infirmary in the East End. Lucy Gannon wrote it.\n\nWednesday\n\nAre You Being Served? (BBC1, "
        "8pm) Mollie Sugden is Mrs Slocombe, whose cat has had a difficult day."
    )
    assert about(document) == ["Cracker", "Bramwell", "Are You Being Served?"]
    assert {
        "Cracker actor Robbie Coltrane",
        "Cracker writer Jimmy McGovern",
        "Bramwell actor Jemma Redgrave",
        "Bramwell writer Lucy Gannon",
        "Are You Being Served? actor Mollie Sugden",
    } <= facts(document)


def test_an_obituary_is_about_its_person_and_no_show() -> None:
    document = read(
        "Nigel Hawthorne, Star of ‘Yes Minister,’ Dies at 72\n\nNigel Hawthorne, who spoke the longest sentences on British "
        "television, has died at home in Hertfordshire. His nephew, the actor Barnaby Hawthorne, gave the news to the BBC.\n\n"
        "Hawthorne made his name as Sir Humphrey Appleby in Yes Minister. He played opposite Helen Mirren in Nicholas Hytner's "
        "The Madness of King George (1994), and in Demolition Man (1993) he was Raymond Cocteau.\n\nHe is survived by his "
        "partner, Trevor Bentham."
    )
    assert about(document) == []
    told = facts(document)
    assert "Nigel Hawthorne portrays Humphrey Appleby" in told
    assert "Nigel Hawthorne portrays Raymond Cocteau" in told
    assert not any("Barnaby Hawthorne" in fact and "portrays" in fact for fact in told)
    assert "Nigel Hawthorne portrays Helen Mirren" not in told


def test_the_surname_of_a_family_is_that_of_the_person_of_the_headline() -> None:
    document = read(
        "Samuel West on his years with Slow Water\n\nSamuel West plays the vicar, Paul Orme, in “Slow Water”. His mother, "
        "Prunella Scales, and his father, Timothy West, have seen it twice. West says that he was afraid of the hat. West "
        "will be back as Orme in the second series of “Slow Water”."
    )
    assert "Samuel West portrays Paul Orme" in facts(document)
    assert not any(fact.startswith("Timothy West portrays") for fact in facts(document))


def test_two_lists_are_paired_name_by_name() -> None:
    document = read(
        "“Borgen” has a fourth season on Netflix. Søren Malling plays her friend, Torben, and Johanne Louise Schmidt and Lucas "
        "Lynggaard Tønnesen co-star as Signe Kragh and Magnus Nyborg. Lars Knutzon plays Bent Sejrø and Birgitte Hjort Sørensen "
        "his colleague Katrine."
    )
    assert {
        "Søren Malling portrays Torben",
        "Johanne Louise Schmidt portrays Signe Kragh",
        "Lucas Lynggaard Tønnesen portrays Magnus Nyborg",
        "Lars Knutzon portrays Bent Sejrø",
        "Birgitte Hjort Sørensen portrays Katrine",
    } <= facts(document)


def test_titles_of_rank_are_no_names() -> None:
    document = read(
        "“The West Wing” is back on Channel 4. Tim Matheson plays Vice President John Hoynes. Jill Gascoine is in it too, known "
        "as Det. Insp. Maggie Forbes in “The Gentle Touch”. Hoynes resigns."
    )
    characters = {e.name for e in document.entities if e.cls == SKG.Character}
    assert {"Maggie Forbes", "John Hoynes"} <= characters
    assert not {"Det.", "Insp.", "Det", "Insp"} & characters


def test_half_of_a_double_name_is_the_same_character() -> None:
    document = read(
        "Tamara Lawrance plays Millie-Jean Black in the drama “Get Millie Black”. Millie returns to Jamaica and joins the police."
    )
    assert [e.name for e in document.entities if e.cls == SKG.Character] == ["Millie-Jean Black"]


def test_who_asks_for_a_paper_is_not_in_the_cast() -> None:
    document = read(
        "Kate Winslet sat down with Variety's Emily Longeretta to talk about the HBO series “Mare of Easttown”, in which she "
        "plays Mare Sheehan. Evan Peters and Julianne Nicholson star in it too."
    )
    people = {e.name for e in document.entities if e.cls == SCHEMA.Person}
    assert "Emily Longeretta" in people
    assert "Mare of Easttown actor Emily Longeretta" not in facts(document)


def test_each_show_of_a_numbered_list_has_its_own_facts() -> None:
    document = read(
        "What to watch: 3 shows like Poker Face\n\nNatasha Lyonne's sleuth is gone. Here is what may fill the gap.\n\n"
        "1. Columbo\nWhere to watch: ITV4\n\nCreated by Richard Levinson and William Link, it ran on NBC. Peter Falk stars as the "
        "man in the raincoat, who always has one more thing to ask.\n\n"
        "2. Monk\nWhere to watch: Netflix\n\nTony Shalhoub is Adrian Monk, a detective who is afraid of milk. Traylor Howard plays "
        "Natalie.\n\n"
        "3. Jonathan Creek\nWhere to watch: BritBox\n\nAlan Davies plays the man who thinks up tricks for a magician and explains those of "
        "murderers. David Renwick created it, and Caroline Quentin asks the questions."
    )
    assert about(document)[-3:] == ["Columbo", "Monk", "Jonathan Creek"]
    told = facts(document)
    assert {
        "Columbo creator Richard Levinson",
        "Monk actor Tony Shalhoub",
        "Monk network Netflix",
        "Jonathan Creek actor Alan Davies",
        "Jonathan Creek creator David Renwick",
    } <= told
    assert not {"Monk network ITV4", "Jonathan Creek network Netflix", "Columbo network Netflix"} & told


def test_the_ship_that_a_film_is_named_after_is_not_the_film() -> None:
    document = read(
        "Why was Firefly cancelled?\n\nFirefly is an American space western that ran on Fox. Nathan Fillion starred as Malcolm "
        "Reynolds, who flies the ship Serenity with a small crew: the pilot Wash (Alan Tudyk) and the mechanic Kaylee (Jewel "
        "Staite). In 2005 Joss Whedon wrote and directed a film, Serenity, for Universal."
    )
    told = facts(document)
    assert {"Firefly actor Nathan Fillion", "Firefly actor Jewel Staite"} <= told
    assert {"Serenity writer Joss Whedon", "Serenity director Joss Whedon"} <= told
    assert not {"Serenity actor Nathan Fillion", "Firefly director Joss Whedon"} & told


def test_of_an_actor_and_a_character_the_first_name_is_the_characters() -> None:
    document = read(
        "In the series “Breaking Bad” Walter White (Bryan Cranston) betrays Jesse Pinkman (Aaron Paul). Todd Alquist (Jesse "
        "Plemons) chains Jesse in a lab and forces him to cook."
    )
    assert "Jesse" not in {e.name for e in document.entities}
    assert any("Jesse Pinkman" in point.label for point in document.plot_points)


def test_a_son_of_somebodys_wife_is_not_that_of_others() -> None:
    document = read(
        "In the HBO series “Task” Mark Ruffalo plays Tom Brandis. Robbie Prendergast (Tom Pelphrey) robs houses, and his niece "
        "Maeve (Emilia Jones) minds his children. Brandis' wife was killed by their adopted son Ethan."
    )
    assert not {"Maeve children Ethan", "Robbie Prendergast children Ethan"} & facts(document)


def test_who_wrote_directed_and_edited_made_the_film_at_hand() -> None:
    document = read(
        "Sean Baker's film “Anora” stars Mikey Madison as Ani. Baker wrote, directed and edited. The film hails from Baker and "
        "producers Alex Coco and Samantha Quan. It was produced by Cre Film and distributed by Neon."
    )
    told = facts(document)
    assert {"Anora writer Sean Baker", "Anora director Sean Baker", "Anora network Neon"} <= told
    assert not {"Anora writer Alex Coco", "Anora director Alex Coco"} & told


def test_to_fall_out_with_somebody_is_no_love() -> None:
    text = "In “Coronation Street” Ena Sharples (Violet Carson) {} Minnie Caldwell (Margot Bryant)."
    assert not {f for f in facts(read(text.format("fell out with"))) if "partner" in f}
    assert {f for f in facts(read(text.format("is going out with"))) if "partner" in f}


def test_the_family_of_an_obituary_is_real() -> None:
    document = read(
        "Nigel Hawthorne, Star of ‘Yes Minister,’ Dies at 72\n\nNigel Hawthorne has died at home. Hawthorne made his name as Sir "
        "Humphrey Appleby in Yes Minister.\n\nHe is survived by his wife, Ann Orme, his sons Piers and Rufus, and his daughter Lucy."
    )
    classes = {e.name: e.cls for e in document.entities}
    assert {classes.get(name) for name in ("Ann Orme", "Piers", "Rufus", "Lucy")} <= {SCHEMA.Person, None}
    assert classes["Humphrey Appleby"] == SKG.Character


def test_to_play_somebody_makes_no_stage_play_of_her() -> None:
    document = read(
        "Kate Winslet stars in the HBO series “Mare of Easttown”. Julianne Nicholson plays Mare's best friend Lori Ross. “I would "
        "love to play Mare again,” says Winslet. Jean Smart plays Mare's mother Helen. In the play “Blackbird” Winslet would be good."
    )
    assert [e.name for e in document.entities if e.cls == SCHEMA.Play] in (["Blackbird"], [])


GUIDE = """Everything We Know About Stranger Things Season 5

The fifth season of Stranger Things arrives on Netflix in November. Stranger Things ends with it.

Who is in the cast?

Finn Wolfhard (Mike Wheeler), Gaten Matarazzo (Dustin Henderson), Noah Schnapp (Will Byers) and Winona Ryder (Joyce Byers) are back.

Who is behind it?

Matt and Ross Duffer, who created Stranger Things, produce it with 21 Laps Entertainment. The stage play Stranger Things: The First
Shadow has been running in London since 2023.
"""


def test_a_guide_to_a_season_is_about_the_show_not_its_headline_or_its_stage_play() -> None:
    document = read(GUIDE)
    assert about(document) == ["Stranger Things"]
    names = {e.name for e in document.entities}
    assert {"Will Byers", "Matt Duffer", "Ross Duffer", "21 Laps Entertainment"} <= names
    assert {
        "Noah Schnapp portrays Will Byers",
        "Stranger Things actor Winona Ryder",
        "Stranger Things creator Matt Duffer",
    } <= facts(document)


def test_three_reprise_their_three_roles() -> None:
    document = read(
        "The BBC has announced that Line of Duty will return for a seventh series.\n\nMartin Compston, Vicky McClure and Adrian "
        "Dunbar will reprise their roles as DI Steve Arnott, DI Kate Fleming and Supt Ted Hastings. Line of Duty ended with the "
        "unmasking of DSU Ian Buckells, played by Nigel Boyle."
    )
    assert {
        "Martin Compston portrays Steve Arnott",
        "Vicky McClure portrays Kate Fleming",
        "Adrian Dunbar portrays Ted Hastings",
        "Nigel Boyle portrays Ian Buckells",
    } <= facts(document)


def test_who_appears_is_not_whom_somebody_played_opposite() -> None:
    told = facts(
        read(
            "Aidan Turner plays Ross Poldark in the BBC series “Poldark”. Robin Ellis, who was Ross in the 1975 version opposite "
            "Angharad Rees, appears as the Reverend Halse."
        )
    )
    assert "Robin Ellis portrays Reverend Halse" in told
    assert "Angharad Rees portrays Reverend Halse" not in told


def test_who_is_praised_praises_nobody() -> None:
    document = read(
        "“Line of Duty” is back on the BBC. Dominic Gough, a charismatic officer praised for a string of takedowns, attacks Steve "
        "Arnott (Martin Compston)."
    )
    assert not [p.label for p in document.plot_points if "praises" in p.label]


def test_a_boss_of_the_story_is_a_character_and_so_is_the_daughter_who_bears_the_name() -> None:
    document = read(
        "The HBO series “The Penguin” is about Oz Cobb. That woman became Sofia Falcone, the daughter of Gotham crime boss Carmine "
        "Falcone, who has spent ten years in Arkham. Sofia's mother Isabella was killed by Carmine, whom Mark Strong plays."
    )
    characters = {e.name for e in document.entities if e.cls == SKG.Character}
    assert {"Sofia Falcone", "Carmine Falcone"} <= characters
    assert "Sofia" not in characters
    assert "Mark Strong portrays Carmine Falcone" in facts(document)


AWARDS = """BAFTA TV Awards: ‘Mr Bates vs The Post Office’ wins big

“Mr Bates vs The Post Office,” ITV’s drama about the Horizon scandal, was named best limited drama at the BAFTA Television Awards on Sunday night.

Marisa Abela took leading actress for her turn as Yasmin Kara-Hanani in “Industry,” while Lennie James was named best actor for “Mr Loverman,” the BBC’s adaptation of Bernardine Evaristo’s novel. His co-star Ariyon Bakare, who plays Morris De La Roux, won supporting actor. “Blue Lights” won best drama series for its second season. Jessica Gunning may yet win best comedy performance.
"""


def test_an_award_is_named_once_and_its_categories_are_won_all_over_the_article() -> None:
    found = facts(read(AWARDS))
    award = "receivedAward BAFTA Television Awards"
    winners = ("Mr Bates vs The Post Office", "Marisa Abela", "Lennie James", "Ariyon Bakare", "Blue Lights")
    assert {f"{winner} {award}" for winner in winners} <= found
    assert f"Jessica Gunning {award}" not in found


def test_a_co_star_is_in_the_work_of_the_sentence_before() -> None:
    found = facts(read(AWARDS))
    assert {"Mr Loverman actor Ariyon Bakare", "Mr Loverman network BBC"} <= found


ENTRIES = """What to watch this weekend

Dept. Q – Netflix

Matthew Goode is DCI Carl Morck, an Edinburgh detective banished to the basement. Scott Frank (The Queen’s Gambit) writes and directs this nine-part adaptation of Jussi Adler-Olsen’s novels.

Towards Zero – BBC One, 9pm

Rachel Bennette adapts Agatha Christie’s 1944 novel. Anjelica Huston is magnificent as Lady Tressilian, who summons her nephew to Gull’s Point. Inspector Leach gets a body at last in episode two. Sam Yates directs.
"""


def test_a_title_and_a_channel_on_a_line_head_an_entry() -> None:
    document = read(ENTRIES)
    found = facts(document)
    assert {
        "Dept. Q actor Matthew Goode",
        "Dept. Q writer Scott Frank",
        "Towards Zero director Sam Yates",
    } <= found
    counts = {s.subject for s in document.statements if s.predicate == SCHEMA.numberOfEpisodes}
    assert [e.name for e in document.entities if e.id in counts] == ["Dept. Q"]
    assert "Gull" not in {e.name for e in document.entities}


def test_a_headline_in_capitals_is_no_name() -> None:
    document = read(
        "NETFLIX ANNOUNCES CAST AND START OF PRODUCTION FOR “THE LEOPARD,” A NEW SERIES\n\n"
        "Rome, April 17, 2023 – Netflix today announced that filming has begun in Sicily on “The Leopard.” Kim Rossi Stuart plays Don Fabrizio.\n"
    )
    assert "Netflix" in {e.name for e in document.entities}
    assert not any("ANNOUNCES" in e.name for e in document.entities)


def test_a_recap_names_its_episode_behind_the_colon() -> None:
    document = read(
        'Halt and Catch Fire series finale recap: "Ten of Swords"\n\n'
        'AMC\'s Halt and Catch Fire ended its four-season run on Saturday night with "Ten of Swords," written by creators Christopher Cantwell and '
        "Christopher C. Rogers and directed by Karyn Kusama. Cameron (Mackenzie Davis) is about to leave Silicon Valley when she stops at Donna's house.\n"
    )
    kinds = {e.name: e.cls for e in document.entities}
    assert "Ten of Swords" not in kinds or kinds["Ten of Swords"] == SCHEMA.TVEpisode
    assert kinds["Silicon Valley"] == SCHEMA.Place
    assert "Halt and Catch Fire director Karyn Kusama" not in facts(document)


EPISODE_PAGE = """The Constant

"The Constant" is the fifth episode of Season 4 of Lost. It was originally broadcast on ABC on February 28, 2008.

Written by: Carlton Cuse & Damon Lindelof
Directed by: Jack Bender
Music by: Michael Giacchino
Guest stars: Sonya Walger as Penelope Widmore, Jeremy Davies as Daniel Faraday
Featured character: Desmond Hume (Henry Ian Cusick)

Frank Lapidus flies into a thunderhead. Desmond's consciousness jumps to 1996, when he served in the army. Daniel tells Jack and Juliet that nobody knows.
"""


def test_the_page_of_an_episode_tells_who_wrote_and_directed_that_episode() -> None:
    document = read(EPISODE_PAGE)
    assert about(document) == ["Lost"]
    found = facts(document)
    episode = "Lost season 4 episode 5"
    assert {
        f"{episode} writer Carlton Cuse",
        f"{episode} writer Damon Lindelof",
        f"{episode} director Jack Bender",
    } <= found
    assert "Lost musicBy Michael Giacchino" in found
    assert "Lost director Jack Bender" not in found


def test_a_boss_who_denies_something_has_not_left_her_series() -> None:
    document = read(
        "House of the Dragon boss denies Blackwood spin-off rumours as season 3 casting begins\n\n"
        "House of the Dragon showrunner Ryan Condal has shot down reports that HBO is developing a spin-off about the Blackwoods. "
        "James Norton has joined the third season as Ormund Hightower. Olivia Cooke, who plays Alicent, teased that her character burns a few bridges.\n"
    )
    assert about(document) == ["House of the Dragon"]
    assert "House of the Dragon actor James Norton" in facts(document)


STRANDS = """TELEVISION

It began two years ago as one of half a dozen in the Comedy Playhouse, and now it stops the traffic. Steptoe and Son came back to the BBC last night with a fourth series. Harold (Harry H. Corbett) has decided that he must have culture; the old man, played by Wilfrid Brambell, has decided that he shan't. Before the half hour was out Harold had joined an amateur dramatic society.

On Sunday Armchair Theatre gave us A Magnum for Schneider, by James Mitchell. Russell Hunter cringed beautifully as a burglar named Lonely.
"""


def test_a_play_is_what_is_told_of_not_the_strand_that_shows_it() -> None:
    found = facts(read(STRANDS))
    assert {"Steptoe and Son actor Harry H. Corbett", "A Magnum for Schneider actor Russell Hunter"} <= found
    assert not {"Comedy Playhouse actor Harry H. Corbett", "Armchair Theatre actor Russell Hunter"} & found


def test_the_episodes_of_a_ranked_list_are_those_of_their_series() -> None:
    document = read(
        "The 3 Best Episodes of The X-Files, Ranked\n\nChris Carter's sci-fi drama gave us 218 episodes.\n\n"
        '3. "Ice" (Season 1, Episode 8)\nMulder (David Duchovny) and Scully (Gillian Anderson) are trapped at an outpost. Felicity Huffman guest stars.\n\n'
        '2. "Bad Blood" (Season 5, Episode 12)\nMulder drives a stake through a pizza boy, Ronnie Strickland (Patrick Renna).\n\n'
        '1. "Home" (Season 4, Episode 2)\nFox banned it from repeats. Kim Manners directed.\n'
    )
    kinds = {e.name: e.cls for e in document.entities}
    assert about(document) == ["The X-Files"]
    assert kinds["The X-Files"] == SCHEMA.TVSeries
    assert "The X-Files actor David Duchovny" in facts(document)
    assert SCHEMA.TVSeries not in {kinds.get(name) for name in ("Ice", "Bad Blood", "Home")}


def test_a_film_beside_a_series_of_its_name_stays_a_film() -> None:
    document = read(
        "'Alien: Earth' trailer: Noah Hawley brings the xenomorph home\n\n"
        "FX's prequel series Alien: Earth is set in 2120, two years before the events of Ridley Scott's 1979 film Alien. "
        "Timothy Olyphant stars as Kirsh.\n"
    )
    names = {e.name: set(e.aliases) for e in document.entities}
    assert "Alien" not in names["Alien: Earth"]
    assert "Alien: Earth actor Timothy Olyphant" in facts(document)


PROFILE = """The slow triumph of Lesley Manville

For a long time she was the actress whom only directors knew. Lesley Manville, the daughter of a Brighton taxi driver, joined Emmerdale Farm for a couple of years as Rosemary Kendall, and in 1979 met Mike Leigh, who gave her a small part in Grown-Ups and larger ones in High Hopes and Secrets & Lies.

Then came Phantom Thread. As Cyril, the sister of Daniel Day-Lewis's dressmaker, she was nominated for an Oscar in 2018. Netflix rang. She was Princess Margaret in the last two series of The Crown, opposite Imelda Staunton's Queen.

She is 66 when we meet. This autumn she can be seen in Magpie Murders, adapted by Anthony Horowitz from his own book. She plays Susan Ryeland, an editor who turns detective.
"""


def test_a_profile_is_about_nobody_s_single_work() -> None:
    document = read(PROFILE)
    assert about(document) == []
    found = facts(document)
    assert {
        "Lesley Manville portrays Princess Margaret",
        "The Crown actor Lesley Manville",
        "Magpie Murders actor Lesley Manville",
        "Lesley Manville nominatedFor Oscar",
    } <= found
    assert "Daniel Day-Lewis nominatedFor Oscar" not in found


OWN_ROLES = """Bafta honours Sherlock: winners in full

Andrew Scott, its Moriarty, took the award for supporting actor. Mark Gatiss, forever Mycroft in the BBC's Sherlock, hugged
him. Benedict Cumberbatch was nominated for his icy Sherlock Holmes but lost to a friend.

One person who was not there is Louise Brealey: her character, Molly Hooper, was cut from the finale. As for Mrs Hudson, whom
Una Stubbs plays with a rolling pin, she had a scene with Rupert Graves's long-suffering policeman, Lestrade.

John's (Martin Freeman) wedding to Mary (Amanda Abbington) drew ten million viewers.
"""


def test_whose_role_it_is_is_told_in_many_ways() -> None:
    found = facts(read(" ".join(OWN_ROLES.split("\n")).replace("  ", "\n\n")))
    assert {
        "Andrew Scott portrays Moriarty",
        "Mark Gatiss portrays Mycroft",
        "Benedict Cumberbatch portrays Sherlock Holmes",
        "Louise Brealey portrays Molly Hooper",
        "Una Stubbs portrays Mrs Hudson",
        "Rupert Graves portrays Lestrade",
        "Martin Freeman portrays John",
        "Amanda Abbington portrays Mary",
    } <= found


NOTICES = """Spies, models and a rabbit

NEW FILMS by Edgar Plum

The Ipcress File (Leicester Square Theatre, "A")
Repulsion (Plaza, "X")
1900 (Curzon, "X")

Of the three films on offer this week two are about people who had better have stayed at home.

"The Ipcress File" has been directed by Mr Sidney J. Furie from under tables and behind lampshades. Mr Michael Caine, as Harry Palmer, cooks an omelette and is taken for a fool by Colonel Ross (Mr Guy Doleman). Palmer finds the tape in a warehouse.

In "Repulsion" Mlle Catherine Deneuve is Carol, who does nails in Kensington. Her sister Helen (Miss Yvonne Furneaux) goes to Italy with a married man. Carol locks the door and kills the landlord (Mr Patrick Wymark) with a razor.

About "1900" I shall be brief. Signor Bernardo Bertolucci tells of Olmo (Gérard Depardieu) and Alfredo (Mr Robert De Niro), born on one day. Alfredo marries Ada.
"""


def test_the_films_of_the_week_are_announced_in_lines_and_reviewed_one_paragraph_each() -> None:
    document = read(NOTICES)
    assert about(document) == ["The Ipcress File", "Repulsion", "1900"]
    found = facts(document)
    assert {
        "The Ipcress File actor Michael Caine",
        "Repulsion actor Catherine Deneuve",
        "Repulsion character Helen",
        "1900 actor Gérard Depardieu",
        "1900 character Alfredo",
    } <= found
    assert not {
        f for f in found if f.startswith("The Ipcress File") and f.endswith(("Carol", "Alfredo", "Olmo"))
    }


def test_a_paragraph_turns_to_the_series_that_another_channel_showed() -> None:
    document = read(
        'B.B.C. Television: "Quatermass and the Pit"\n\n'
        'Mr. André Morell plays Professor Quatermass in "Quatermass and the Pit", which Mr. Nigel Kneale has written. A capsule is dug up in '
        "Knightsbridge, and Quatermass sends the soldiers away.\n\n"
        'Quieter pleasures had been offered before, on the other side, where Granada\'s "The Army Game" lost its sergeant. Mr. William '
        "Hartnell, as Bullimore, barked and was obeyed by nobody. Bisley hides the boots."
    )
    assert about(document) == ["Quatermass and the Pit"]
    found = facts(document)
    assert {"The Army Game actor William Hartnell", "The Army Game character Bullimore"} <= found
    assert "Quatermass and the Pit character Bullimore" not in found


def test_the_roles_of_a_life_stand_between_commas_one_after_the_other() -> None:
    document = read(
        "The man who hired himself\n\nOBITUARY\n\nAndrew Osborn, producer\n\n"
        "Andrew Osborn, who has died in London, ran the series department of the B.B.C. for eleven years. Stratford Johns, as "
        "Inspector Barlow, Frank Windsor, as the faithful sergeant, Watt, and Terence Rigby, as Snow, became household names. Osborn was born "
        "in 1910."
    )
    assert about(document) == []
    found = facts(document)
    assert {
        "Frank Windsor portrays Watt",
        "Terence Rigby portrays Snow",
    } <= found


def test_who_takes_over_is_no_creator_and_those_who_made_it_are() -> None:
    found = facts(
        read(
            "‘Halo’ Gets Second Season At Paramount+\n\n"
            "Paramount+ has renewed the drama Halo. David Wiener has taken over as showrunner from Steven Kane and Kyle Killen, the writers who "
            "developed the series."
        )
    )
    assert {
        "Halo showrunner David Wiener",
        "Halo showrunner Steven Kane",
        "Halo creator Kyle Killen",
    } <= found
    assert "Halo creator David Wiener" not in found
