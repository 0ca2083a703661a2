"""Nouns that say what somebody is: to another person, in an organization, by trade.

Kin and other ties: own list, after the kinship terms of schema.org, Wikidata (properties P22, P25, P26,
P40, P451, P3373) and Roget's classes 11 and 888–891. Occupations stand in ``extract.trades``.
"""

from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .trades import OCCUPATIONS as OCCUPATIONS  # noqa: PLC0414  (re-exported)
from .trades import RARE_OCCUPATIONS, is_trade

# --- ties -------------------------------------------------------------------------------------

PARENTS: Final = frozenset(
    """
    father mother dad mom mum mam mammy mama papa daddy mommy mummy pa ma parent stepfather stepmother stepdad
    stepmom stepmum stepparent
    """.split()
)
CHILDREN: Final = frozenset(
    """
    son daughter child kid stepson stepdaughter stepchild firstborn baby toddler newborn heir
    heiress
    """.split()
)
_TIES: Final[dict[str, str]] = {
    SCHEMA.sibling: """brother sister sibling twin triplet stepbrother stepsister halfbrother halfsister bro sis""",
    SCHEMA.spouse: "wife husband spouse widow widower bride groom hubby missus",
    SKG.partner: """girlfriend boyfriend lover fiancé fiancée fiance fiancee ex mistress paramour sweetheart beau
    betrothed exgirlfriend exboyfriend soulmate""",
    SKG.friendOf: "friend bestie pal buddy confidant confidante bff",
    SKG.enemyOf: "enemy rival nemesis archenemy arch-enemy archrival arch-rival arch-nemesis foe archnemesis",
    SCHEMA.colleague: """colleague comrade comrade-in-arms coworker co-worker teammate boss superior subordinate employer underling workmate crewmate
    associate""",
}
KIN: Final[dict[str, str]] = {
    **{noun: predicate for predicate, nouns in _TIES.items() for noun in nouns.split()},
    **dict.fromkeys(PARENTS | CHILDREN, SCHEMA.children),
}
"""Singular noun → predicate; for parents and children which way round stands in ``PARENTS`` and ``CHILDREN``."""

COUPLES: Final = frozenset({"couple", "spouses", "newlyweds"})
"""Said of two people together (``the couple A and B``)."""

SERVANTS: Final = frozenset(
    """
    assistant aide deputy secretary bodyguard handler agent adviser advisor lieutenant henchman
    sidekick apprentice butler chauffeur consigliere enforcer goon minion maid housekeeper nanny valet publicist
    accountant trainee underboss footman squire
    """.split()
)
"""Trades that, with a person as their owner, make a tie of work (``her assistant``)."""

LAW: Final = frozenset(
    """
    agent constable cop deputy detective inspector investigator marshal officer policeman policewoman ranger
    sergeant sheriff trooper
    """.split()
)
"""Trades whose ``partner`` is one at work."""

WORK_WORDS: Final = frozenset(
    """
    detective police cop business crime crime-fighting law investigating investigative patrol squad
    work working writing agent criminal fbi undercover professional trading sparring
    """.split()
)
"""Beside ``partner`` they tell work from love."""
LOVE_WORDS: Final = frozenset(
    """
    romantic life love longtime domestic unmarried same-sex romance loving beloved lesbian gay
    """.split()
)

# --- organizations and trades -------------------------------------------------------------------

LEADERS: Final = frozenset(
    """
    founder co-founder cofounder head boss leader chief ceo chairman chairwoman chair ruler owner
    co-owner commander captain king queen emperor empress president director-general kingpin
    patriarch matriarch mayor chancellor chieftain warlord don godfather figurehead overlord master
    headmaster headmistress principal dean
    """.split()
)
"""``X of ORG`` leads it."""
NO_TRADE: Final = frozenset(
    """
    founder co-founder cofounder head boss leader chief chair ruler owner
    co-owner patriarch matriarch figurehead overlord master don lord
    """.split()
)
"""Leaders whose noun alone is no occupation."""

PEOPLE: Final = frozenset(
    """
    man woman boy girl guy member native resident citizen employee worker recruit representative
    survivor colonist operative official veteran fighter insider staffer loyalist inhabitant
    immigrant refugee exile emigrant migrant expatriate orphan
    villager townsman teenager outsider newcomer defector scion youth lad dweller islander kid
    """.split()
)
"""Nouns that tie a person to an organization or a place but are no trade."""

HANDS: Final = frozenset(
    """
    account ad advertising altar bag bar bell cabin call chorus cigarette cleaning con confidence copy dance dancing delivery
    flower hatcheck hit insurance maintenance newspaper office paper removal repair rag-and-bone sales shop stable
    straw stunt telephone
    """.split()
)
"""What makes a trade of a man, woman, girl or boy (``account man``, ``shop girl``)."""

MAKERS: Final = frozenset(
    """
    creator director executive filmmaker host king legend producer queen scribe screenwriter showrunner star
    storyteller veteran writer
    """.split()
)
"""Trades that an article on a show names to say who made it, which credits tell: not worth a fact of a real person."""
ENTERTAINERS: Final = frozenset(
    """
    actor actress author comedian comic critic editor entertainer journalist model musician novelist performer
    playwright presenter reporter singer
    """.split()
)
"""Trades of the screen and the press: ``Netflix star``, ``BBC presenter`` belong to no organization by that."""

TAILED: Final = frozenset(
    """
    boss chair chairman chairwoman chief controller coordinator curator dean director editor head keeper maker manager
    master minister officer president professor secretary superintendent supervisor teacher vice-chairman
    vice-president
    """.split()
)
"""Nouns whose ``of …`` belongs to the occupation (``head of production``, ``minister of state security``)."""
DEALERS: Final = frozenset({"dealer", "trader", "merchant", "specialist", "expert"})
"""Nouns whose ``in …`` belongs to the occupation (``dealer in antiques``)."""
GROUPS: Final = frozenset(
    """
    agency army band business camp cartel church city clan club colony committee community company corporation council
    country crew crime cult department dynasty empire estate expedition faction family firm force gang government group
    guild house household institution island kingdom land mafia mob movement network office operation order
    organisation organization outfit pack party people place planet practice prison project rebellion
    republic resistance ring school ship show state station studio syndicate table team town tribe troupe underworld
    union unit village world
    """.split()
)
"""Nouns of what is led: ``head of the family`` is no occupation."""
FIRMS: Final = frozenset(
    """
    agency airline army band bar brand business cafe café casino cartel chain church cinema clan club company
    corporation crew cult dynasty empire factory faction firm gang group hospital hotel house inn institute
    label laboratory magazine mob network newspaper nightclub office order organisation organization outfit party
    practice pub publisher resort restaurant saloon school shop startup store studio syndicate theater theatre troupe
    """.split()
)
"""Nouns beside the name of an organization that say what it is (``the Gem saloon``)."""
AGENTS: Final = frozenset("agent analyst operative profiler officer investigator detective".split())
"""Trades to whose name the short name of the service belongs (``FBI agent``)."""

TITLES: Final = frozenset(
    """
    admiral agent captain cardinal chancellor chief colonel commander commissioner commodore
    constable corporal deputy detective emperor empress general governor inspector judge king
    lieutenant major marshal mayor nurse officer pope president professor queen reverend senator
    sergeant sheriff superintendent warden archdeacon ensign bishop archbishop ambassador
    deacon councilman councilwoman congressman congresswoman
    """.split()
)
"""Titles before a name that are occupations too; ``Dr``, ``Lord`` and ``Sister`` say too little."""

SHORT_TITLES: Final[dict[str, str]] = {
    "dci": "detective chief inspector",
    "di": "detective inspector",
    "ds": "detective sergeant",
    "dc": "detective constable",
    "dsi": "detective superintendent",
    "pc": "police constable",
    "wpc": "police constable",
    "sgt": "sergeant",
    "det": "detective",
    "insp": "inspector",
    "supt": "superintendent",
}
"""Abbreviated titles, without full stop."""
NAMING_TITLES: Final = frozenset("captain professor king queen emperor empress pope major president".split())
"""Titles that are mostly a part of the name where nothing else is known of it (``Captain Hook``)."""

TRADE_ADJECTIVES: Final = frozenset(
    """
    undercover private general chief deputy medical serial cub vice junior senior executive special
    forensic military naval martial professional political criminal digital personal flight social
    civil veterinary assistant public financial legal rebel casting managing consulting
    prime foreign creative managing artistic musical technical commercial industrial agricultural electrical mechanical
    nuclear judicial federal royal religious clinical dental surgical pediatric psychiatric structural
    environmental theatrical classical freelance visiting acting interior secret tactical
    home first second third co literary former
    """.split()
)
"""Adjectives that are a part of an occupation, or say that it is past (``private detective``); others describe."""

FALSE: Final = frozenset(
    """
    fake false pretend would-be so-called alleged supposed purported imaginary aspiring wannabe
    self-styled self-proclaimed possible potential onscreen on-screen real-life fictional
    """.split()
)
"""Words that take the truth out of the noun after them, or that speak of actors rather than of characters."""

IRREGULAR: Final[dict[str, str]] = {
    "wives": "wife",
    "children": "child",
    "babies": "baby",
    "enemies": "enemy",
    "nemeses": "nemesis",
    "spies": "spy",
    "thieves": "thief",
    "bosses": "boss",
    "exes": "ex",
    "secretaries": "secretary",
    "deputies": "deputy",
    "heiresses": "heiress",
    "mistresses": "mistress",
    "waitresses": "waitress",
    "actresses": "actress",
    "attorneys": "attorney",
    "couple": "couple",
}


def singular(word: str) -> tuple[str, bool]:
    """The singular of a lower-case noun, and whether it was a plural."""
    if word in IRREGULAR:
        return IRREGULAR[word], word != "couple"
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an", True
    if word in NOUNS or not word.endswith("s") or word.endswith("ss"):
        return word, False
    for ending, instead in _PLURALS:
        if word.endswith(ending) and word[: -len(ending)] + instead in NOUNS:
            return word[: -len(ending)] + instead, True
    return word[:-1], True


_PLURALS: Final = (("s", ""), ("es", ""), ("ies", "y"), ("ves", "fe"))


def is_occupation(noun: str) -> bool:
    """Is a singular noun a trade?"""
    return noun in SERVANTS or is_trade(noun)


NOUNS: Final = (
    frozenset(KIN)
    | LEADERS
    | PEOPLE
    | OCCUPATIONS
    | RARE_OCCUPATIONS
    | COUPLES
    | SERVANTS
    | {"partner", "doc"}
)
