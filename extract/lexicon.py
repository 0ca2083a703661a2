"""Word lists that several stages share: facts about English and about the trade, no titles and no people.

Networks, streamers and studios are the larger ones of the English-speaking market (own list from public
facts: Ofcom's list of licensed channels, the members of the Motion Picture Association and of the AMPTP);
they only add to what grammar tells, so a missing one is mostly found all the same.
"""

from typing import Final

NETWORKS: Final = frozenset(
    """ABC|ABC Family|A&E|AMC|AMC+|Acorn TV|Adult Swim|Amazon|Amazon Prime|Amazon Prime Video|Apple TV|Apple TV+|
    Apple TV Plus|Animal Planet|BBC|BBC One|BBC Two|BBC Three|BBC Four|BBC1|BBC2|BBC3|BBC4|BBC-1|BBC-2|BBC iPlayer|
    BBC America|BET|Bravo|BritBox|CBC|CBS|CBS All Access|CNN|CTV|CW|Canal+|Cartoon Network|Channel 4|Channel 5|
    Channel Four|Channel Five|Cinemax|Comedy Central|Crave|Crunchyroll|DC Universe|Dave|Discovery|Discovery+|
    Disney|Disney+|Disney Plus|Disney Channel|E4|ESPN|Epix|FX|FXX|FX on Hulu|Film4|Fox|Fox Kids|Freeform|Freevee|
    Granada|Granada Television|HBO|HBO Max|Hallmark|Hallmark Channel|History|History Channel|Hulu|IFC|ITV|ITV1|ITV2|ITV3|ITV4|ITVBe|ITVX|More4|5USA|All 4|My5|STV|UTV|HTV|TVS|Tyne Tees|U&Drama|U&Dave|
    Lifetime|MGM+|MTV|Max|NBC|National Geographic|Netflix|Nickelodeon|NRK|Oxygen|PBS|Paramount+|
    Paramount Plus|Paramount Network|Peacock|Pluto TV|Prime Video|RTÉ|RTE|RTÉ One|Roku|Roku Channel|S4C|SBS|SVT|
    Sci Fi Channel|SciFi|Showtime|Shudder|Sky|Sky Atlantic|Sky One|Sky Arts|Sky Max|Spike|Spike TV|Stan|Starz|
    Sundance TV|SundanceTV|Syfy|TBS|TLC|TNT|TV Land|Tubi|USA|USA Network|UPN|UKTV|VH1|Viaplay|Viceland|Virgin Media|
    WB|WGN America|YouTube|YouTube Premium|YouTube Red|ZDF|Zee5|Hotstar|Disney+ Hotstar|Fuji TV|NHK|tvN|JTBC|KBS|
    MBC|Nine Network|Seven Network|Network Ten|Network 10|Channel 7|Channel 9|Channel Nine|Channel Seven|Channel Ten|Foxtel|Arte|Rai|RAI 1|Rai Uno|Rai Due|
    TF1|M6|France 2|France 3|France Télévisions|Canal Plus|Canale 5|Mediaset|Antena 3|Telecinco|Globo|TV Globo|Televisa|
    TV Azteca|Kanal 5|TV2|TV 2|TV3|TV4|DR1|VRT|RTBF|ARD|Das Erste|RTL|Sat.1|ProSieben|Nippon TV|TV Tokyo|TV Asahi|WOWOW|
    OCN|Star Plus|Sony LIV|SonyLIV|JioHotstar|Doordarshan|iQIYI|Youku|Viki|TV5Monde|TG4|RTÉ Two|RTÉ2|Telemundo|Univision|Thames|
    Thames Television|Yorkshire Television|London Weekend Television|LWT|Central|Central Television|Anglia|Anglia Television|Southern Television|Scottish Television|Ulster Television|
    Carlton Television|Rediffusion|Associated Television|Westward Television|BBC Scotland|BBC Wales|BBC Choice|DuMont|
    Sky Cinema|Sky Comedy|Sky Living|Sky Witness|AMC Plus|Discovery Plus""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)

STUDIOS: Final = frozenset(
    """20th Century Fox|20th Century Studios|20th Television|A24|Amazon MGM Studios|Amazon Studios|Apple Studios|
    BBC Studios|Blumhouse|Columbia Pictures|DreamWorks|DC Studios|Focus Features|Lionsgate|Lucasfilm|MGM|
    Marvel Studios|Miramax|Neon|New Line Cinema|Orion Pictures|Paramount|Paramount Pictures|Pixar|RKO|Relativity|
    Searchlight Pictures|Fox Searchlight|Skydance|Sony|Sony Pictures|Sony Pictures Television|StudioCanal|
    Studio Ghibli|TriStar Pictures|Touchstone Pictures|United Artists|Universal|Universal Pictures|Walt Disney|
    Warner Bros|Warner Bros.|Warner Bros. Pictures|Warner Bros. Television|Warner Brothers""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)

OUTLETS: Final = frozenset(
    """ABC News|AP|Associated Press|AV Club|The A.V. Club|BBC News|Billboard|Bloomberg|BuzzFeed|CinemaBlend|
    Collider|Comic Book|ComicBook|Cosmopolitan|Daily Express|Daily Mail|Daily Mirror|Daily Telegraph|Deadline|
    Decider|Den of Geek|Digital Spy|Empire|Entertainment Weekly|Esquire|Evening Standard|Fangoria|Forbes|GQ|
    Good Morning America|Guardian|HuffPost|IGN|IndieWire|Inverse|Los Angeles Times|L.A. Times|LA Times|
    New York Times|New Yorker|Newsweek|Observer|People|Polygon|Radio Times|RadioTimes|Reuters|Rolling Stone|
    Salon|Screen Rant|ScreenRant|Slate|SlashFilm|Sunday Times|TV Guide|TVLine|TV Insider|TVInsider|TechRadar|
    Telegraph|The Atlantic|The Guardian|The Hollywood Reporter|Hollywood Reporter|The Independent|
    The New York Times|The Observer|The Ringer|The Sun|The Telegraph|The Times|The Verge|The Washington Post|
    TheWrap|The Wrap|THR|Time|Total Film|USA Today|Us Weekly|Vanity Fair|Variety|Vogue|Vox|Vulture|
    Wall Street Journal|Washington Post|Wired|Yahoo""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)

AGENCIES: Final = frozenset(
    """FBI CIA NASA MI5 MI6 KGB NYPD LAPD UN NATO DEA NSA NHS IRA IRS EPA FEMA GCHQ SAS RAF NBA NFL FIFA EU CDC WHO
    Pentagon Congress Parliament Senate Kremlin Interpol Mossad Stasi Gestapo SS Nazis""".split()
)
"""Authorities and bodies of the real world that stories are full of."""

ORGANIZATION_ENDINGS: Final = frozenset(
    """Academy Agency Alliance Army Association Authority Bank Board Broadcasting Bureau Cinema Club
    College Commission Committee Company Congress Corp Corp. Corporation Council Court Department
    Enterprises Entertainment Federation Film Films Fleet Force Foundation Fund Games Group Guild
    Hospital Inc Inc. Industries Institute International Justice Labs League Ltd Ltd. Magazine Media
    Ministry Motorsport Museum Network Networks News Order Organization Paper Party Pictures Police Post
    Press Production Productions Publishing Radio Records School Security Service Services Society Squad
    Station Studio Studios Supply Systems Task Team Technologies Television Theatre Times Trust TV Union
    Unit University""".split()
)
"""Last words that make a capitalised name an organization."""

RANKS: Final = frozenset(
    "Mr Mrs Ms Mme Mlle Mx Dr Prof Rev Fr Lt Sgt Capt Cmdr Col Gen Maj Det Insp Supt Cpl Pvt Pte Adm Brig Sen Gov".split()
)
"""Titles that are cut short, and have a full stop behind them or none; no sentence ends there."""

HONORIFICS: Final = frozenset(
    """Miss Doctor Professor Sir Dame Lord Lady Baron Baroness Count Countess Duke Duchess Earl Prince Princess King
    Queen Emperor Empress Captain Commander Colonel General Lieutenant Sergeant Major Corporal Private Admiral
    Commodore Brigadier Detective Inspector Superintendent Constable Officer Agent Deputy Sheriff Marshal Chief
    President Senator Governor Mayor Minister Attorney Judge Justice Father Mother Sister Brother Reverend Bishop Pope
    Cardinal Rabbi Aunt Auntie Uncle Grandma Grandpa Master Madame Madam Mademoiselle Monsieur Señor Señora Don Doña
    Signor Signora Signorina Frau Herr DCI DI DS DC PC WPC DSU DCS DCC ACC DAC Coach Nurse Chef Ser""".split()
).union(RANKS, (f"{rank}." for rank in RANKS))
"""Titles before a name."""

HONORIFIC_PAIRS: Final = frozenset(
    (first, last)
    for last, firsts in {
        "President": ("Vice",),
        "Minister": ("Prime",),
        "Admiral": ("Vice", "Rear", "Fleet"),
        "Sergeant": ("Staff", "Master", "Desk"),
        "Attorney": ("District",),
        "Lady": ("First",),
    }.items()
    for first in firsts
)
"""Those of two words of which only the second one is a title alone."""

MALE: Final = frozenset(
    """mr sir lord baron count duke earl prince king emperor father brother uncle grandpa monsieur don herr signor señor""".split()
)
FEMALE: Final = frozenset(
    """mrs ms miss dame lady baroness countess duchess princess queen empress mother sister aunt auntie
    grandma madame madam mademoiselle frau wpc""".split()
)

NAME_PARTICLES: Final = frozenset(
    """de del della der den di da dos du la le van von ten ter bin ibn al el y e af av zu""".split()
)

MAKER_NOUNS: Final = frozenset(
    """actor actress author alum alumna alumnus auteur boss co-creator co-showrunner cinematographer
    comedian composer creator critic director editor executive filmmaker helmer host journalist lead
    maker novelist performer playwright producer reporter scribe screenwriter showrunner singer
    songwriter star superstar writer writer-director playwright-director creator-star head""".split()
)
"""Nouns that, before or after a name, say that it is a real person of the trade."""

MAKER_VERBS: Final = frozenset(
    """act adapt appear audition cast co-create co-star co-write costar cowrite create develop direct edit
    executive-produce film guest-star helm join interview narrate opine pen perform play portray produce
    reprise score script shoot star tell voice write return""".split()
)
"""Verbs whose subject, in the press, is mostly a real person; weak ones are weighted down where they are used."""

SCREEN_NOUNS: Final[dict[str, str]] = {
    **dict.fromkeys(
        [
            "series",
            "show",
            "drama",
            "comedy",
            "sitcom",
            "miniseries",
            "mini-series",
            "docuseries",
            "dramedy",
            "soap",
            "serial",
            "telenovela",
            "k-drama",
            "soaps",
            "telenovelas",
            "comedies",
            "sitcoms",
            "thriller",
            "thrillers",
            "anime",
            "procedural",
            "programme",
            "program",
            "dramas",
            "sitcoms",
            "shows",
            "anthology",
            "reality",
            "limited",
        ],
        "series",
    ),
    **dict.fromkeys(
        [
            "film",
            "movie",
            "feature",
            "biopic",
            "blockbuster",
            "flick",
            "picture",
            "films",
            "movies",
            "documentary",
            "rom-com",
        ],
        "film",
    ),
}
WORK_NOUNS: Final[dict[str, str]] = {
    **dict.fromkeys(
        [
            "novel",
            "novels",
            "novella",
            "book",
            "books",
            "memoir",
            "bestseller",
            "autobiography",
            "biography",
            "trilogy",
            "short-story",
        ],
        "book",
    ),
    **dict.fromkeys(["game", "games", "videogame", "videogames"], "game"),
    **dict.fromkeys(["comic", "comics", "graphic", "manga"], "comic"),
    **dict.fromkeys(["play", "musical", "opera", "stageplay"], "play"),
    **dict.fromkeys(["song", "single", "album", "track", "ballad", "tune"], "song"),
    **dict.fromkeys(["franchise", "universe", "saga", "podcast", "poem", "magazine", "webtoon"], "work"),
}

NUMBER_WORDS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        [
            "zero",
            "one first",
            "two second",
            "three third",
            "four fourth",
            "five fifth",
            "six sixth",
            "seven seventh",
            "eight eighth",
            "\n        nine ninth",
            "ten tenth",
            "eleven eleventh",
            "twelve twelfth",
            "thirteen thirteenth",
            "fourteen fourteenth",
            "\n        fifteen fifteenth",
            "sixteen sixteenth",
            "seventeen seventeenth",
            "eighteen eighteenth",
            "nineteen nineteenth",
            "\n        twenty twentieth",
            "twenty-one twenty-first",
            "twenty-two twenty-second",
            "twenty-three",
            "twenty-four",
        ]
    )
    for word in words.split()
}
"""``four`` and ``fourth`` → 4."""
