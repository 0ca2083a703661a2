"""The wordings of awards and interviews, over masked sentences (``extract.masked``). Repetition is bounded."""

import re
from typing import Final

from .masked import A, O, P, W

GAP: Final = rf"(?:(?!\b(?:for|but|while|who|which|lost|that|walked|went|took|won|the (?:same )?(?:two|three|four|pair|duo|trio))\b)[^.;{A}{P}]){{0,70}}?"
WON: Final = re.compile(
    rf"(?<![\w-])(?:wins?|won|winning|receiv(?:es|ed|ing)|earn(?:s|ed|ing)|took home|takes home|taking home|taken home|award(?:ed|s)|collect(?:s|ed|ing)|pick(?:s|ed|ing) up|took|takes|walk(?:s|ed|ing) (?:off|away) with|(?:went|goes|came|comes) (?:home|away) with|(?:brought|brings|carried|carries) (?:home|off)|lift(?:s|ed)|"
    rf"scoop(?:s|ed|ing)|swept|sweeps|bagged|nabbed|landed|claimed|secured|garnered|netted|scored|given|presented with|gained|got|gave {P})(?![\w-]) (?P<gap>{GAP}){A}"
    rf"(?P<more>(?:(?:,? and |, ){GAP}{A}){{0,4}})(?P<after>(?:'s)? ?(?:award )?(?:nominations?|nominees?|nods?|noms?|nomination)?)",
    re.I,
)
NOMINATED: Final = re.compile(
    rf"(?<![\w-])(?:nominated|shortlisted|short-listed|up|nominations?|nods?|in contention|contender|nominees?)(?: (?:twice|again|also))? (?:for|at|from) (?P<gap>{GAP}){A}"
    rf"(?P<more>(?:(?:,? and |, ){GAP}{A}){{0,4}})",
    re.I,
)
# "landed her a 21st nomination", "brought him an Oscar", "won them a prize"
BROUGHT: Final = re.compile(
    rf"(?<![\w-])(?:land|brought|bring|earn|won|win|got|gave|give|net|nett|hand|secur|gain|garner)(?:s|ed|ing|ted|ning)? (?:for )?(?P<who>{P}(?:(?:,? and |, ){P})*)(?:'s)? "
    rf"(?P<gap>(?:(?!\b(?:for|but|while|who|which)\b)[^.;,{A}{P}{W}]){{0,40}}?)(?P<award>{A})(?P<after>(?:'s)? ?(?:award )?(?:nominations?|nods?|noms?)?)"
)
HAS: Final = re.compile(
    rf"(?<![\w-])(?P<who>{P})(?:,? who)? (?:has|have|had|holds|owns|boasts) (?:already |also |now )?(?:won )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|many) (?:[\w-]+ )?(?P<award>{A})(?! (?:nomin|nod))"
)
OTHERS: Final = re.compile(
    rf"{A}[^.;]{{0,90}}?\b(?:trophies|those|ones|awards|prizes|statuettes|honou?rs|one|statuette|trophy)(?: [^.;{P}]{{0,60}}?)?,? (?:for|to) (?P<who>{P}(?:(?:,? and (?:for )?|, (?:for )?){P})*)(?!'s)"
)
OTHERS_SCRIPT: Final = re.compile(
    rf"{A}[^.;]{{0,140}}?\bfor (?P<who>{P}(?:(?:,? and |, ){P})*)'s (?:script|screenplay|direction|performance|score)"
)
SAME: Final = re.compile(
    r"\bthe (?:same )?(?:two|three|four|five|trio|pair|duo|both of them)\b(?: all| both)? $"
)
THE_WINNER: Final = re.compile(
    rf"\b[Tt]he (?:[\w-]+ ){{0,2}}(?P<award>{A})(?:-| )(?P<kind>winner|nominee|winning actor|winning actress|nominated actor|nominated actress|laureate)\b(?! [{P}{W}])"
)
LISTED: Final = re.compile(
    rf"^(?:(?P<work>[{W}{P}])(?:'s)?(?: \([^()]{{1,30}}\))?[:–—-]+ ?|(?:[\w-]+ ){{0,2}}(?:awards?|honou?rs|prizes|accolades)(?: won| received)?: )(?=[^.]{{0,60}}{A})",
    re.I,
)
CATEGORY: Final = re.compile(
    rf"(?<![\w-])(?P<verb>won|wins|winning|took(?: home)?|takes(?: home)?|(?:was|were|been|is) named|named|picked up|picks up|collected|claimed|landed|earned|scooped|received|"
    rf"(?:was|were) (?:honou?red|awarded|recogni[sz]ed)(?: (?:as|for|with))?|(?P<lost>(?:was|were|been|is|are) (?:nominated|shortlisted|up)(?: (?:for|as|in))?))(?: (?P<who>{P}))?"
    rf" (?:(?:the|an?) )?(?:(?:award|prize|trophy|honou?r)s? (?:for|as) )?(?:the )?(?:best|outstanding|top|leading|lead|supporting|male|female|scripted|limited|guest|(?:drama|comedy|breakthrough)(?= (?:actor|actress|performance)))\b"
    rf"(?: (?!(?:and|in|for|of|at|but)\b)[\w'-]+){{0,4}}? ?(?:actor|actress|director|directing|writer|writing|performance|performer|series|drama|comedy|show|film|picture|miniseries|screenplay|script|score|song|"
    rf"programme|program|documentary|entertainment|soap|sitcom|animation|newcomer|feature|cinematography|editing|design|production|single)\b",
    re.I,
)
"""``won best drama``, ``was named leading actress``, where the award itself is named elsewhere."""
GIVEN_AT: Final = re.compile(
    rf" (?:[^.;{A}{P}{W}]{{0,40}} )?(?:at|in|by|from) (?:the |this year's |last (?:year|month|night)'s |[\w-]+ annual )*(?:\d{{4}} )?(?P<award>{A})"
)
NODS: Final = re.compile(rf"(?P<award>{A})(?:'s)? (?:award )?(?:nominations?|nods?|noms?)\b")
ADJECTIVE: Final = re.compile(
    rf"(?P<award>{A})(?:-| )(?P<kind>winning|winner|nominated|nominee|nominees|winners|laureate|award-winning|victor|recipient)(?![\w-])(?P<between> (?:(?!and\b|for\b|in\b)[\w'/{W}{O}-]+,? ){{0,6}}?)"
    rf"(?P<who>[{P}{W}])"
)
HIS: Final = re.compile(
    rf"(?:\b(?:his|her|their)|{P}'s) (?:\w+ )?(?P<award>{A})-(?P<kind>winning|nominated) (?:score|performance|role|turn|work|script|screenplay|music|portrayal|direction|soundtrack|part)"
)
WENT: Final = re.compile(
    rf"(?P<award>{A})(?: [^.;{P}{W}]{{0,60}}?)? (?:went|goes|go|(?:was|were) (?:awarded|given|presented)) to (?:[\w'-]+ ){{0,4}}?(?P<who>[{P}{W}](?:(?:,? and |, )[{P}{W}])*)"
)
# "A Peabody winner, the show ..."; "Winner of two Baftas, she ..."
APPOSED: Final = re.compile(
    rf"(?:^|[;:.] )(?:(?:an?|the) )?(?:(?:[\w-]+ ){{0,3}}?(?P<award>{A})(?:-| )(?P<kind>winner|nominee)|(?:[\w-]+ )?(?P<of>winner|recipient) of [^.;,{P}{W}]{{0,30}}?(?P<won>{A}))(?: [^.;,{P}{W}]{{0,50}})?, ",
    re.I,
)
# "Honours since then include a Peabody and an International Emmy"
HONOURS: Final = re.compile(
    rf"\b(?:awards|honou?rs|prizes|accolades|trophies|statuettes|laurels|silverware)\b(?: (?!for\b|nomin)[^.;:{P}{W}{A}]{{0,40}}?)?(?:includ(?:e|es|ed|ing)|such as|among them|:|are|were) (?P<list>[^.;]*{A}[^.;]*)",
    re.I,
)
# "the four Baftas that it carried away"
CARRIED: Final = re.compile(
    rf"(?P<award>{A}) (?:(?:that|which) )?(?P<who>it|(?:the|this) (?:film|series|show|drama|comedy|serial)|[{P}{W}]) (?:had |has |later )?(?:won|took|carried|collected|received|earned|picked up|been given|was given)\b"
)
# "Two Geminis, one International Emmy nomination." in a profile
BARE: Final = re.compile(
    rf"^(?:(?:[Ww]inner of|[Ww]on) )?(?:an?|one|two|three|four|five|six|seven|several|many|\d+|a (?:few|clutch of|string of|raft of)) (?:[\w-]+ )?{A}[^.;{P}{W}]{{0,80}}[.;]?$",
    re.I,
)
_BEAT: Final = r"\b(?:beat|beats|beating|beaten|defeated|defeats|defeating|edged out|saw off|bested|pipped|prevailed over|triumphed over|ahead of|won over)"
BEATEN_WORD: Final = re.compile(_BEAT)
BEATEN: Final = re.compile(
    rf"{_BEAT} (?P<who>{P}(?: \([^()]{{1,12}}\))?(?:(?:,? and |, |,? along with )(?:[\w'-]+ ){{0,2}}{P}(?: \([^()]{{1,12}}\))?)*)"
)
"""Whom a winner left behind: nominees, where an award was told of just before."""
WINNER: Final = re.compile(
    rf"(?P<who>[{P}{W}]),? (?:is |was |who is |who was |himself |herself )?(?:a|an|the)? ?(?:[\w-]+ ){{0,3}}(?P<award>{A})(?:-| )(?P<kind>winner|nominee|winning|nominated|recipient)\b"
)
HEDGE: Final = re.compile(
    r"\b(?:not|never|n't|could|might|may|should|deserves?|if|tipped|hopes?|hoping|bound|must|would|without|likely|predicted|snubbed|odds|bid|favou?rite|lost|almost|ought|deserving|deserved)\b"
    r"[^.;]{0,40}$",
    re.I,
)
AUX: Final = (
    r"(?:also |later |then |has |had |have |recently |just |already |again |himself |herself |\w+ly )*"
)
AWARD_LABELS: Final = frozenset({"award", "awards", "awards won", "honours", "honors", "accolades", "prizes"})
OUTLET: Final = rf"(?:the |The |magazine |newspaper |trade paper |[\w-]+ (?:magazine|newspaper|website|site) )?(?P<orgs>{O}(?:(?:,? and | & |, ){O})*)"
TOLD: Final = re.compile(
    rf"\b(?:told|tells|telling|informed|reveal(?:s|ed) to|confirmed to|confirms to|confided to|(?:spoke|speaks|spoken|speaking|talk(?:s|ed|ing)|chat(?:s|ted|ting)|sat|sits|sitting down|"
    rf"opened up|opens up|said|says|explain(?:s|ed)|admitted|added|joked|teased|hinted|revealed|shared|recalled|noted|insisted|discussed [^.;]{{1,30}}|caught up|catches up) "
    rf"(?:exclusively )?(?:(?:down|up)? ?(?:to|with|on)|(?:in|during) (?:a |an |his |her |their )?(?:[\w-]+ ){{0,4}}(?:interview|chat|conversation|q&a|profile|podcast|discussion) (?:with|for|on|published in|in)))"
    rf" {OUTLET}(?!'s? (?!reporter|magazine|journalist|podcast|own)|-)",
    re.I,
)
INTERVIEW: Final = re.compile(
    rf"(?:\b[Ii]n|[Dd]uring|[Ff]or|[Ff]rom|[Gg]ave|[Gg]iven|[Dd]oing|;|\b[Aa]) (?:a |an |his |her |their |the )?(?:[\w-]+ ){{0,4}}?(?:interviews?|chat|conversation|Q&A|profile|cover story|podcast)"
    rf"(?: [^.;{O}]{{0,30}}?)? (?:with|for|to|in|published in|on|by) {OUTLET}(?!-)"
)
OWN_INTERVIEW: Final = re.compile(
    rf"(?P<orgs>{O})(?:'s)? (?:[\w-]+ ){{0,2}}?(?:interview|chat|conversation|Q&A|profile|podcast)(?: (?:with|of) (?P<who>{P}))?"
)
ASKED: Final = re.compile(
    rf"(?P<orgs>{O}) (?:recently |exclusively |also |has |had |first |caught up |sat down |got to )*(?:spoke|speaks|talked|chatted|interviewed|sat down|caught up|speak|talk|asked)(?: exclusively)?(?: with| to| up with| down with)? (?:[\w'{W}-]+ ){{0,5}}?(?P<who>{P}(?:(?: and |, and |, | & ){P})*)"
)
SPEECH: Final = re.compile(rf"(?P<who>{P}(?:(?: and |, and |, | & ){P})*)")
AS_TOLD: Final = re.compile(
    rf"\b(?:[Aa]s|in what|which|when|that|who) (?P<who>{P}) (?:has |had |recently |exclusively |also )*$"
)
NO_OUTLET: Final = re.compile(
    r"'?s? (?:executives?|bosses|boss|chiefs?|fans|viewers|subscribers|audiences|series|show|drama|users|staff|shareholders|investors|president|CEO)\b"
)
