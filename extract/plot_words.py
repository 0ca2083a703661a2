"""Word lists that tell an event of a story from a state, from an opinion and from news of a production.

Own lists, by lemma. States follow Vendler's classes (verbs that do not answer "what happened then?");
the words of production and of reviewing are those of the trade press.
"""

from typing import Final

STATES: Final = frozenset(
    """
    ache act admire adore appear await be behave believe belong boast can care cherish command compete covet
    comprise concern consider consist contain cope cost could count crave date depend deserve desire
    differ dislike do double doubt dream dwell enjoy envy equal exist expect exude fear feel fit
    function grapple hail hang hate have hope imagine include intend interest involve know lack last lie
    like linger live loathe long look loom love matter mean mind miss mourn navigate need obsess occupy owe own perch
    persist ponder possess prefer pride realise recall regret relate rely remain remember resemble
    reside respect seek seem sit smell sound specialise specialize sport stand strive struggle suffer
    suit tend think toil trust understand wait wear weigh wish wonder work worship wrestle yearn
    """.split()
)
"""Verbs of states and of what goes on: no event."""

AUXILIARY_LEMMAS: Final = frozenset(
    "can could may might must ought shall should will would 'd ’d 'll ’ll dare".split()
)
"""Left without their verb (``as Bob would``) they tell nothing."""

DEEDS_WITH_PARTICLE: Final = frozenset("act lie look sit stand work think".split())
"""States that are deeds with ``up``, ``down``, ``out`` … (``sits up``, ``works out who did it``)."""

DEEDS_WITH_OBJECT: Final = frozenset("double hail hang look smell fit".split())
"""States that are deeds with an object (``hangs his head``)."""

HAD_EVENTS: Final = frozenset(
    """
    abortion accident affair argument attack baby breakdown breakthrough change conversation dream epiphany fight fling funeral heart idea miscarriage nightmare night operation party
    quarrel revelation row seizure sex stroke vision wedding word
    """.split()
)
"""What one has is an event (``has a dream``)."""

TRANSITIVE_STATES: Final = frozenset(
    """
    captain chair command front govern guard head host lead manage operate oversee own rule run
    supervise
    """.split()
)
"""States where they have an object and no particle (``runs the bar``, but ``runs away``)."""

PLANNED_STATES: Final = frozenset(
    """
    crave intend seek
    """.split()
)
"""States that are a plan where they have a thing or a deed as their object."""

PRODUCTION: Final = frozenset(
    """
    air appear audition binge broadcast cast characterise characterize co-star costar debut depict
    embody feature greenlight guest guest-star headline helm outshine personify play portray premiere
    reboot recap recast remake reprise showrun spoil star stream typecast voice
    """.split()
)
"""Verbs of making, showing and casting: never an event of the story."""

PRODUCTION_OF_OTHERS: Final = frozenset(
    """
    adapt announce award base call cancel co-write compose cover cowrite credit describe develop direct
    distribute drag dub edit entitle film flesh gross ground handle hint humanise humanize inspire
    introduce launch model name narrate nickname nominate option originate pen position present produce
    publish rank rate release rename renew review rewrite screen script set sideline subtitle tease
    title treat tune underuse underutilize waste watch write
    """.split()
)
"""Verbs that makers, reviewers and viewers do to a character: an event only where a character does them."""

OPINION: Final = frozenset(
    """
    accentuate amount amplify amuse anchor balance benefit boil bore bother cement center
    centre complement contrast convey dazzle define delight disappoint dominate echo elevate
    embark emphasise emphasize encapsulate enthrall epitomise epitomize evoke evolve excite exemplify
    fascinate feel highlight hinge illustrate imbue imply impress indicate intrigue mature mirror
    oscillate overstay overwhelm parallel permeate pervade prove reflect relate remind represent require
    resonate revolve satisfy shine showcase signify straddle symbolise symbolize typify
    underline underscore underwhelm work
    """.split()
)
"""Verbs with which a reviewer judges a character or a performance."""

OFF_STORY: Final = frozenset(
    """
    absence act actor actress adaptation arc aspect attitude audience author beat bond book camera cast
    chapter character characterization charisma chemistry cinematography cliffhanger comedy comic
    creator critic depiction development dialogue direction director drama dynamic element ending
    ensemble episode evolution example fan film finale flashback franchise friendship game genre grief
    growth hour installment instalment interpretation issue joke journey line love miniseries moment
    monologue montage motivation movie name narrative network novel novelist one-liner opening pacing
    part performance personality pilot play player plot plotline point portrayal poster premiere prequel
    presence problem producer production program programme prose question reader reason reboot
    relationship reviewer role scene score screenplay script season sequel sequence series shot show
    showrunner sitcom soap soundtrack spin-off spinoff star story storyline streamer studio subplot
    teaser theme thing thread thriller title tone trailer trauma twist version viewer volume writer
    writing
    """.split()
)
"""Nouns that are no one in the story: as the subject of a verb they make it talk about the work."""

OFF_SCREEN: Final = frozenset(
    """
    agent broadcaster budget career channel christmas columnist comment company copyright couple credit
    crowd editor effect filming format generation guest hall history industry interview lyric magazine
    middle month museum music newcomer newspaper number page photograph photographer picture post press
    production question rating rehearsal review sequence set shooting shot song sound stage station
    studio tape team television theatre theater thing ticket time tune week weekend world year
    """.split()
)
"""Nouns that, without a name beside them, rather stand for the world of the makers and viewers."""

WEAK_BEGINNINGS: Final = frozenset(
    "begin come end happen help make mean result run sag show start take".split()
)
"""Verbs that tell too little of a thing to be an event without anybody who has a name."""

WINDOWS: Final = frozenset(
    """
    begin catch close conclude confirm culminate depict end feature find follow get have hear kick learn
    open pick reveal see show start tell watch wrap
    """.split()
)
"""Verbs with which the work shows an event (``the finale sees Ann leave``): the event is in what follows."""

OFF_OBJECTS: Final = frozenset(
    """
    actor actress arc audience cast chemistry ensemble episode fanbase film finale franchise line-up
    lineup movie performance role scene screen screentime season series show show-stealer spotlight star
    storyline subplot viewer
    """.split()
)
"""Objects that make a clause talk of the work (``joins the cast``, ``steals the show``)."""

UNREAL: Final = frozenset(
    """
    afford deserve enjoy hate like love need prefer tend use
    """.split()
)
"""Verbs over an infinitive that tell no single event (``needs to rest``)."""

DEEDS_OF_WORKS: Final = frozenset(
    """
    banish dispatch expose imprison kill murder pit resurrect reunite reveal sacrifice send separate
    strand trap unmask
    """.split()
)
"""What an episode does to a character stands for what happens to her (``the finale unmasked Ann``)."""

LIGHT: Final = frozenset(
    """
    aim allow appear attempt be begin cause come compel continue dare determine enable end endeavor
    endeavour fail finish force get go happen hate have help hope intend keep lead leave let like long
    love make manage mean need offer plan prepare proceed promise prompt quit race resolve rush scramble
    seek seem set spend start stop strive struggle threaten try use vow want wind wish work yearn
    """.split()
)
"""Verbs that carry another one (``tries to flee``): the event is the other."""

KEEPS_ITS_VERB: Final = frozenset(
    """
    agree arrive ask beg blackmail bribe choose come convince decide force go help hire invite lead
    leave offer order persuade race recruit refuse return rush send teach tell threaten urge volunteer
    """.split()
)
"""Verbs with an infinitive that are the event themselves."""

FULFILLED: Final = frozenset("help come go rush race force lead leave refuse choose teach".split())
"""Of those, the ones whose infinitive is done with them, or not at all (``helps him escape``, ``refuses to go``)."""

SPEECH: Final = frozenset(
    """
    add admit agree announce answer argue ask assume assure beg believe claim complain conclude confess
    confirm convince decide declare deduce demand deny discover explain fear feel figure find hear hope
    imagine inform insist joke know learn lie mean mention mumble note notice order pretend promise
    propose realise realize remember remind reply report request reveal say scream see shout state
    suggest suspect swear tell think understand vow warn whisper wish wonder
    """.split()
)
"""Verbs whose clause of content says what is said, known or thought."""

FACTIVE: Final = frozenset(
    """
    admit confess confirm deduce discover figure find learn notice realise realize remember reveal see
    watch
    """.split()
)
"""Of those, the ones whose content happened."""

WEAK_SPEECH: Final = frozenset(
    """
    add assume believe fear feel hear hope imagine joke know mean mention note notice remember say see
    suspect think understand watch wish wonder
    """.split()
)
"""Of those, the ones that are no turn of a story by themselves."""

_SUFFERED: Final = """
    abduction arrest assassination banishment beheading birth capture coronation death defeat demise
    disappearance dismissal downfall drowning execution exile expulsion firing imprisonment kidnapping
    killing murder ouster overdose poisoning resurrection shooting stabbing suicide torture unmasking
"""
_DONE: Final = """
    abdication ambush assault attack betrayal breakup confession coup defection divorce duel elopement
    escape fistfight heist invasion kill massacre mutiny proposal raid rampage rescue resignation
    retaliation revolt robbery sacrifice showdown surrender theft triumph wedding
"""
EVENT_NOUNS: Final = {**dict.fromkeys(_SUFFERED.split(), "patient"), **dict.fromkeys(_DONE.split(), "agent")}
"""Lemma of a noun that names an event → who its possessor is: one who suffers or one who acts."""

_TOLD_AS: Final = """
    abduction=abduct assassinate=kill assassination=kill betrayal=betray confession=confess death=die
    demise=die disappearance=disappear execution=kill kidnapping=kidnap killing=kill murder=kill
    poisoning=poison proposal=propose shooting=shoot slay=kill stabbing=stab suicide=die wed=marry
    wedding=marry
"""
SAME_EVENT: Final = dict(pair.split("=") for pair in _TOLD_AS.split())
"""Lemma of a trigger → lemma under which the same event, told with a verb or with a noun, is known."""
