"""Words with a capital that are no names: calendar, layout, and words that begin sentences."""

from typing import Final

NEVER: Final = frozenset(
    """I I'm I’m I've I’ve I'd I’d I'll I’ll OK Okay Oh Yes No Not TV Season Seasons Episode Episodes
    Series Chapter Part Volume Vol January February March April June July August September October
    November December Feb Sept Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays
    Wednesdays Thursdays Fridays Saturdays Sundays Christmas Halloween Easter Thanksgiving New Year God
    Internet Web DVD Blu-ray Spoilers Spoiler Warning Updated Source Credit Image Photo Read More
    Related Also Here's Here’s It's It’s That's That’s There's There’s What's What’s He's He’s She's
    She’s Let's Let’s Don't Don’t Who's Who’s We're We’re They're They’re You're You’re CGI VFX AM PM ET
    PT EST BST GMT KST JST CST CET CEST MST PST PDT EDT CDT AEST AEDT IST UTC UK's US's Part Ep Eps Pt
    Exclusive Review Recap LGBTQ AI IMAX UFO DNA CEO COO CFO CTO PhD FAQ Best Outstanding""".split()
)

STOP: Final = frozenset(
    """a about above after again against all almost alone along already also although always am among an
    and another any anyone anything are around as aside at away back be because become been before
    behind being below beside besides between beyond both but by came can come could day despite did do
    does doing done down due during each either else end enough even ever every everyone everything
    except far few finally first for from further get gets given going gone good got had half has have
    having he hence her here hers herself him himself his how however if in indeed inside instead into
    is it its itself just keep kind know last later least less let like likewise little long look made
    make makes many may maybe me mean meanwhile might more moreover most much must my myself near nearly
    neither never nevertheless new next nobody none nonetheless nor not nothing now of off often on once
    one ones only onto or other others otherwise our ours out outside over own perhaps place please plus
    previously put quite rather really same second see seem seems set several she should since so some
    somebody someone something sometimes soon still such sure take than that the their theirs them
    themselves then there therefore these they thing things think this those though through throughout
    thus to today together tomorrow tonight too toward towards two under unfortunately unless unlike
    until up upon us use used usually very via was way we well went were what whatever when whenever
    where whereas wherever whether which while who whoever whole whom whose why will with within without
    won't would year years yes yesterday yet you your yours three four five six seven eight nine ten
    third fourth fifth final directed written produced based created watch read speaking following
    according thanks starring stars cast created music summary plot verdict rating genre director writer
    writers creator creators producer producers network runtime seasons release date streaming series
    film show movie story spoilers elsewhere afterwards back nearby eventually suddenly sadly happily
    luckily asked told said check having looking playing meet want need imagine remember everybody
    nowhere anyway additionally furthermore similarly originally recently currently initially ultimately
    especially specifically basically obviously clearly actually fans viewers critics audiences people
    men women children families production filming speaking weddings composer showrunner actor actress
    cinematographer novelist author screenwriter filmmaker comedian editor critic""".split()
)

FUNCTION_WORDS: Final = frozenset(
    """a about after against all and any as at because before but by can could did do does for from had has
    have he her his how i if in into is it its me my no nor not of off on or our out over she since so
    some than that the their them then there these they this those though through to under until up us
    was we were what when where which while who whom whose why will with would you your""".split()
)

DETERMINERS: Final = frozenset("""the a an his her their its our my your this that these those""".split())
