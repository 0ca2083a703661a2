"""Nouns that say what somebody is: to another person, in an organization, by trade.

Kin and other ties: own list, after the kinship terms of schema.org, Wikidata (properties P22, P25, P26,
P40, P451, P3373) and Roget's classes 11 and 888–891. Occupations: own list, after the unit groups of ISCO-08
(International Labour Office, 2012), ranks of police, forces, church and nobility, and the trades of crime and
adventure fiction. They only widen what grammar tells: a missing trade is a fact less, never a wrong one.
"""

from typing import Final

from ..ontology.terms import SCHEMA, SKG

# --- ties -------------------------------------------------------------------------------------

PARENTS: Final = frozenset(
    """
    father mother dad mom mum mama papa daddy mommy mummy pa ma parent stepfather stepmother stepdad
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
    SCHEMA.colleague: """colleague coworker co-worker teammate boss superior subordinate employer underling workmate crewmate
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
    sidekick apprentice butler chauffeur consigliere
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
    founder co-founder cofounder head boss leader chief chairman chairwoman chair ruler owner
    co-owner patriarch matriarch figurehead overlord master don lord
    """.split()
)
"""Leaders whose noun alone is no occupation."""

PEOPLE: Final = frozenset(
    """
    man woman boy girl guy member native resident citizen employee worker recruit representative
    survivor colonist operative official veteran fighter insider staffer loyalist inhabitant
    villager townsman teenager outsider newcomer defector scion youth lad dweller islander kid
    """.split()
)
"""Nouns that tie a person to an organization or a place but are no trade."""

OCCUPATIONS: Final = frozenset(
    """
    accountant actor actress adjutant administrator admiral advocate adventurer adviser advisor aide
    alchemist ambassador analyst anchor anchorman anchorwoman anthropologist apothecary apprentice
    arborist archaeologist archbishop archer architect archivist arsonist artist assassin assistant
    astrologer astronaut astronomer astrophysicist athlete attorney auctioneer auditor author
    aviator bailiff baker ballerina banker barber barista barmaid barman baron barrister bartender
    beautician beekeeper biochemist biographer biologist bishop blacksmith bodyguard bookie
    bookkeeper bookmaker bookseller botanist boxer brewer brigadier broadcaster broker builder
    burglar butcher butler buyer cabbie cabinetmaker cadet cameraman campaigner candidate captain
    cardinal caregiver caretaker carer carpenter cartographer cartoonist cashier ceo chambermaid
    chancellor chaplain chauffeur cheerleader chef chemist choreographer cinematographer clairvoyant
    cleaner clergyman clerk coach coachman cobbler coder codebreaker collector colonel columnist
    comedian comedienne comic commandant commander commando commissioner commodore composer
    conductor confessor congressman congresswoman conman constable consultant contractor cook cop
    coroner corporal correspondent cosmonaut councillor councilman councilwoman counsel counsellor
    counselor courier courtesan cowboy craftsman critic croupier curate curator custodian dancer
    dealer dean dentist deputy designer detective diplomat director dispatcher diver doctor doorman
    draftsman dressmaker driver drummer dj economist editor educator egyptologist electrician
    emperor empress enforcer engineer entertainer entomologist entrepreneur envoy epidemiologist
    escort executioner executive exorcist explorer exterminator falconer farmer farmhand ferryman
    filmmaker financier firefighter fireman fisherman fishmonger fixer florist footballer footman
    foreman forester forger gambler gamekeeper gangster gardener general geneticist geologist
    gladiator glassblower golfer governess governor grifter grocer groundskeeper guard guitarist
    gunman gunslinger gunsmith gynaecologist gynecologist hacker hairdresser hairstylist handler
    handmaid handmaiden handyman headhunter headmaster headmistress headteacher healer henchman
    herbalist historian hitman hitwoman housekeeper housewife hunter hypnotist illustrator imam
    impresario influencer informant innkeeper inspector instructor interpreter interrogator intern
    inventor investigator investor jailer janitor jester jeweler jeweller jockey journalist judge
    juggler keeper king kingpin knight laborer labourer landlady landlord landowner laundress lawman
    lawyer lecturer legislator librarian lieutenant lifeguard linguist lobbyist locksmith logger lord
    lumberjack madam magician magistrate maid major manager manicurist marine mariner marksman
    marshal mason masseur masseuse mastermind mathematician mayor mechanic mediator medic mercenary
    merchant messenger meteorologist microbiologist midwife milkman miller miner minister missionary
    mobster model monk mortician moneylender musician naturalist navigator negotiator neurologist
    neuroscientist neurosurgeon newscaster newsreader novelist novice nun nurse nursemaid
    nutritionist obstetrician officer official oncologist operative operator optician orderly
    organist ornithologist outlaw painter paleontologist paralegal paramedic parson pastor
    pathologist pawnbroker pediatrician paediatrician peddler performer pharmacist philanthropist
    philosopher photographer photojournalist physician physicist physiotherapist pianist pickpocket
    pilot pimp pirate planner playwright plumber podcaster poet policeman policewoman politician
    pope porter postman postmaster potter preacher premier presenter president priest priestess
    principal printer prior prioress privateer producer professor profiler programmer promoter
    prosecutor prospector prostitute psychiatrist psychic psychoanalyst psychologist psychotherapist
    publicist publisher publican pupil puppeteer quartermaster queen rabbi racer radiologist rancher
    ranger rapper realtor rebel receptionist recruiter rector referee registrar reporter rescuer
    researcher restaurateur reverend robber roboticist roofer sailor saleslady salesman salesperson
    saleswoman samurai scavenger scholar schoolboy schoolgirl schoolmaster schoolmistress
    schoolteacher scientist scout screenwriter scribe sculptor seal seaman seamstress secretary seer
    senator sergeant servant shaman sheriff shepherd shipbuilder shipwright shoemaker shopkeeper
    showman shrink singer skier skipper slayer smith smuggler sniper sociologist soldier solicitor
    songwriter sorcerer sorceress spacer speechwriter spokesman spokesperson spokeswoman spy
    spymaster squire stablehand statesman steward stewardess stockbroker storyteller strategist
    stripper student stuntman superintendent supermodel surfer surgeon surveyor swindler swordsman
    tailor taxidermist teacher technician televangelist teller terrorist therapist thief toymaker
    tracker trader trainer translator trapper treasurer trooper trucker tutor tycoon undertaker
    underboss usher valet vet veterinarian vicar viceroy vigilante violinist virologist waiter
    waitress warden warrior watchman watchmaker weatherman weaver welder whaler whistleblower
    winemaker witchfinder wizard woodcutter wrangler wrestler writer zookeeper zoologist consul
    magnate mogul deckhand bellhop bellboy pornographer cutpurse geisha
    """.split()
)
"""Singular head nouns of an occupation; what stands before them belongs to it (``chief of security``, ``rebel spy``)."""

OCCUPATION_ENDINGS: Final = ("ologist", "ographer", "smith", "keeper", "monger", "wright")
"""Endings that make a noun an occupation."""

SCREEN_TRADES: Final = frozenset(
    """
    actor actress author cinematographer comedian comic composer creator director dj editor
    executive filmmaker host illustrator model novelist performer playwright presenter producer
    screenwriter scribe showrunner singer songwriter star storyteller writer entertainer critic
    reporter journalist columnist musician veteran king queen legend artist scout rapper dancer
    """.split()
)
"""Trades that an article on a show names to say why somebody is in it: not worth a fact of a real person."""
SCREEN_TRADES_KEPT: Final = frozenset({"casting director", "novelist"})

TITLES: Final = frozenset(
    """
    admiral agent captain cardinal chancellor chief colonel commander commissioner commodore
    constable corporal deputy detective emperor empress general governor inspector judge king
    lieutenant major marshal mayor nurse officer pope president professor queen reverend senator
    sergeant sheriff superintendent warden
    """.split()
)
"""Titles before a name that are occupations too; ``Dr``, ``Lord`` and ``Sister`` say too little."""

TRADE_ADJECTIVES: Final = frozenset(
    """
    undercover private general chief deputy medical serial cub vice junior senior executive special
    forensic military naval martial professional political criminal digital personal flight social
    civil veterinary assistant public financial legal rebel casting managing consulting
    """.split()
)
"""Adjectives that are a part of an occupation (``private detective``); others only describe (``retired``)."""

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
    if word in NOUNS or not word.endswith("s"):
        return word, False
    return (word[:-1], True) if not word.endswith("ss") else (word, False)


def is_occupation(noun: str) -> bool:
    """Is a singular noun a trade?"""
    return noun in OCCUPATIONS or noun in SERVANTS or (len(noun) > 7 and noun.endswith(OCCUPATION_ENDINGS))


NOUNS: Final = frozenset(KIN) | LEADERS | PEOPLE | OCCUPATIONS | COUPLES | SERVANTS | {"partner"}
