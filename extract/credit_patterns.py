"""The patterns of credits, over masked sentences (``extract.masked``).

Every repetition is bounded, so that matching is linear in the length of a sentence.
"""

import re
from collections.abc import Iterable
from typing import Final

from .lexicon_credits import NOUNS, OTHER_NOUNS, OTHER_PARTICIPLES, PARTICIPLES, VERBS
from .masked import A, C, L, O, P, S, W, X


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


NO_LEAD: Final = r"(?!(?:by|and|in|on|for|from|with|to|who|that|is|was|are|were|when|which|as|but|at|of|has|have|had|will|stars?|starring)\b)"
LEAD: Final = rf"(?:{NO_LEAD}[\w'.+&/{W}{O}{X}{L}{A}{S}-]+,? ){{0,6}}?"
_TRADE: Final = r"(?!(?:executive |co-)?(?:producer|director|writer|composer|creator|showrunner|cinematographer|editor|actor|actress)s?\b)"
SHORT_LEAD: Final = rf"(?:{NO_LEAD}[\w'.+&/{O}{W}-]+ ){{0,4}}?"
AND: Final = r"(?:,? and (?:also )?|, | & |,? as well as |,? along with |,? alongside |,? plus |/|; )"
PEOPLE: Final = rf"{P}(?:{AND}{_TRADE}{SHORT_LEAD}{P})*"
ROLE: Final = rf"(?:{any_of(NOUNS)})"
BESIDE: Final = rf"(?:{any_of([*NOUNS, *OTHER_NOUNS])})"
ROLES: Final = rf"(?<![\w-])(?:{any_of(OTHER_NOUNS)}(?:,? and | & |/|-|, ))?{ROLE}s?(?:(?:,? and | & |/|-|, ){BESIDE}s?(?![\w-])){{0,3}}(?![\w-])"
PARTICIPLE: Final = any_of([*PARTICIPLES, *OTHER_PARTICIPLES])
VERB: Final = any_of(VERBS)
ADVERB: Final = (
    r"(?:also|previously|originally|again|both|all|jointly|then|now|still|currently|reportedly|co-|himself|herself|themselves|"
    r"once|recently|has|have|had|been|will|would|is|are|was|were|who|to|set|returns|return|returned|back|attached|tapped|"
    r"hired|signed|on|board|aboard|poised|due|and|confirmed|continues|continue|each|too|only|not only) "
)
PASSIVE: Final = re.compile(
    rf"(?<![\w-])(?P<verbs>(?:{PARTICIPLE})(?:(?:, and |, | and | & |/)(?:co-)?(?:{PARTICIPLE})){{0,4}})"
    rf"(?: (?:and starring|together|for (?:television|TV|the (?:small |big )?screen|{O})|exclusively|entirely|largely|mainly|mostly"
    rf"|(?:in|with|for|on) [^.,;{P}{W}{C}]{{1,30}}?)){{0,2}}"
    rf" by (?:and starring )?(?P<lead>{LEAD})(?P<people>{PEOPLE})(?: with (?P<with>{PEOPLE}))?",
    re.I,
)
APPOSED: Final = re.compile(rf"(?P<roles>{ROLES}),? (?:Sir |Dame |Lord )?(?P<people>{PEOPLE})", re.I)
OF: Final = re.compile(
    rf"(?P<roles>{ROLES}) (?:of|for|on|behind) (?P<work>[^.;,]{{0,60}}?),? (?P<people>{PEOPLE})"
)
DETERMINER: Final = r"(?:(?:also |now |currently )?(?:the|an|a|its|their|his|her|one of (?:the|its)|among (?:the|its)|both|all|as)? ?)"
COPULA: Final = re.compile(
    rf"(?P<people>{PEOPLE})(?P<link>(?:, who [^.;,{P}{W}{O}]{{3,60}})?,? (?:who )?{ADVERB[:-1]}{{0,3}} ?"
    rf"(?:is|are|was|were|serves?|served|acts?|acted|acting|serving|returns?|returned|remains?|continues?|works?|worked|joins?|joined|"
    rf"will serve|will return|steps? in|signed on|signs on|takes over|took over|is on board|being|is back)"
    rf"(?: (?:also|now|currently|again|on|back|listed|credited|set|attached|aboard|together))*(?: as)? "
    rf"(?P<det>the |an |a |its |their |one of the |one of its |among the |among its |both |all |series )?(?:{SHORT_LEAD}))(?P<roles>{ROLES})"
)
AFTER: Final = re.compile(
    rf"(?P<people>{PEOPLE}), (?P<det>the |an |a |its |their |one of the |one of its |his |her |{W}'s? )?(?P<lead>{SHORT_LEAD})(?P<roles>{ROLES})"
    rf"(?=,|\.|\)| of| on| for| behind|$| and | who| \()"
)
SHARED: Final = re.compile(
    rf"(?:,? and|,|;|,? but) (?:also )?(?:is|are|was|serves|served|acts|acted|serving|acting)(?: also| now| both)?(?: as)? "
    rf"(?P<det>the |an |a |its |one of the |among the )?(?:also )?{SHORT_LEAD}(?P<roles>{ROLES})"
)
LISTED: Final = re.compile(
    rf"(?P<roles>{ROLES})(?: (?:on|of|for) (?P<work>[^.;,]{{1,60}}?))?"
    rf"(?: (?:is|are|was|were|include|includes|included|will be|being)(?: also)?|:|, including| on board are) (?P<lead>{SHORT_LEAD})(?P<people>{PEOPLE})",
    re.I,
)
ALSO: Final = re.compile(
    rf"\b[Aa]lso (?:executive producing|exec producing|serving as (?:executive producer|exec producer|EP)s?)"
    rf"(?: (?:is|are|on (?:the )?\w+ (?:is|are)))? (?P<people>{PEOPLE})"
)
AS_ARE: Final = re.compile(
    rf"(?P<roles>{ROLES})[^.;{P}]{{0,30}}, as (?:is|are|was|were|do|does) (?P<people>{PEOPLE})"
)
WITH: Final = re.compile(
    rf"\b(?:[Ww]ith|and) (?P<people>{PEOPLE}) (?:(?:also |now |all |both )?(?:as|serving as|acting as|(?:on board|aboard|attached|returning|set|signed on|"
    rf"named|back|listed|working) as)|among) (?:the |an |its )?(?:[\w-]+ ){{0,2}}?(?P<roles>{ROLES})"
)
WITH_VERB: Final = re.compile(
    rf"\b(?:[Ww]ith|and) (?P<people>{PEOPLE})(?: also| set| attached| on board| aboard| tapped| hired| both| all)* (?:to )?"
    r"(?P<verb>directing|direct|helming|helm|writing|write|penning|pen|scripting|executive producing|executive-producing|exec producing|"
    r"executive produce|showrunning|scoring|composing|writing and directing|write and direct)(?![\w-])"
)
TAKES_OVER: Final = re.compile(
    rf"(?:takes? over|took over|taken over|taking over|replac(?:es|ed|ing)|succeed(?:s|ed|ing)|steps? in for)(?: from| for)? (?P<people>{PEOPLE})"
    rf" as (?:[\w-]+ ){{0,2}}?(?P<roles>{ROLES})"
)
TAKES_OVER_AS: Final = re.compile(
    rf"(?:takes? over|took over|taken over|taking over|steps? in|stepped in|steps? up|stepped up) as (?:[\w-]+ ){{0,2}}?(?P<roles>{ROLES}) (?:from|for) (?P<people>{PEOPLE})"
)
WHO_ARE: Final = re.compile(rf"(?P<people>{PEOPLE}), the (?:[a-z-]+ ){{1,3}}who (?:{ADVERB})*\Z")
"""Whom ``who`` stands for, of whom else a sentence names: ``from Ann Lee and Bo Cruz, the writers who developed``."""
COMPOUND: Final = re.compile(
    rf"(?P<people>{P})-(?P<verb>directed|created|co-created|penned|helmed|scripted|written|scored|developed|devised|authored|showrun)(?!\w)"
)
MUSIC_BY: Final = re.compile(
    r"\b(?:music|score|scoring|soundtrack|theme(?: tune| music)?)(?:,| (?:is|was|are|comes|came|has been))*"
    rf" ?(?:composed |written |provided |supplied )?(?:by|from|courtesy of) (?P<lead>{LEAD})(?P<people>{PEOPLE})",
    re.I,
)
MUSIC_OF: Final = re.compile(
    rf"(?P<people>{PEOPLE})(?:'s?) (?P<lead>(?:[\w'-]+,? ){{0,4}}?)(?:score|soundtrack|music|theme music|theme tune|signature tune)\b"
)
MUSIC_DUTY: Final = re.compile(
    rf"(?P<people>{PEOPLE}) (?:[a-z]+ ){{0,5}}?(?:for|on|handles?|handling|provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|"
    rf"(?:composes|composed|composing|wrote|writes|writing)) (?:the |its |an? )?(?:[\w-]+ ){{0,2}}?(?:music|score|soundtrack)\b"
)
SCRIPT_BY: Final = re.compile(
    rf"\b(?:script|screenplay|teleplay|scripts)(?: (?:is|was|are|comes|came))?(?: written| penned|,)? (?:by|from|courtesy of) "
    rf"(?P<lead>{LEAD})(?P<people>{PEOPLE})",
    re.I,
)
DIRECTION_OF: Final = re.compile(rf"(?P<people>{PEOPLE})(?:'s?) (?:[\w'-]+,? ){{0,3}}?direction\b")
BY: Final = re.compile(
    rf",? by (?P<lead>{SHORT_LEAD})(?P<people>{PEOPLE})(?=[.,;]|$| and | was | is | will )"
)
SCRIPT_OF: Final = re.compile(
    rf"(?P<people>{PEOPLE})(?:'s?) (?:[\w'-]+,? ){{0,3}}?(?:script|screenplay|teleplay)s?\b"
)
DUTIES: Final = re.compile(
    rf"\b(?P<what>[Dd]irect|[Ww]rit)ing duties (?:are|were|will be|being)? ?(?:shared|split|divided|handled|taken on|fall to|fell to)"
    rf"(?: (?:by|between|among))? (?P<people>{PEOPLE})"
    rf"|(?P<before>{PEOPLE}) (?:will |both )?(?:shar|split|divid|handl|tak)\w* (?:the |on )?(?P<work>direct|writ)ing duties\b"
)
HELM: Final = re.compile(
    rf"\b(?:[Ww]ith (?P<people>{PEOPLE}) (?:back )?(?:at|behind) the (?:helm|camera)\b(?! (?:for|of) )|[Uu]nder the direction of (?P<under>{PEOPLE}))"
)
FROM: Final = re.compile(
    rf"(?:'s|,? (?:also )?(?:hails|comes|hailing|coming|is the (?:latest|newest)(?: \w+)?|is|was|straight|hail|come))?(?: to us| to (?:the )?(?:screen|television|TV))? "
    rf"from (?P<lead>{LEAD})(?P<people>{PEOPLE})"
)
BRAINCHILD: Final = re.compile(
    rf"(?:brainchild of|dreamed up by|masterminded by|the (?:creative )?(?:mind|minds) of) (?P<lead>{LEAD})(?P<people>{PEOPLE})"
    rf"|(?P<before>{PEOPLE}) (?:is|are|was|were) the (?:creative )?(?:minds?|duo|team|pair|people|person|men|man|women|woman|force) behind\b"
)
NOT_DIRECTOR: Final = re.compile(
    r"\b(?:casting|art|creative|managing|acting|deputy|assistant|musical|music|news|technical|medical|executive|FBI|CIA|programme|"
    r"program|photography|artistic|fellow|would-be|aspiring|second-unit|associate|sports|staff|assistant to the|fight|costume|"
    r"speech|ghost|senior|contributing|like|rumou?red|potential|possible)[ -]$",
    re.I,
)
NO_ROLE: Final = re.compile(
    r"'s|s'| of (?:photography|programmes|programming|drama|comedy|marketing|development|communications|the (?:company|theatre|agency))\b"
)
PASSIVE_AUXILIARY: Final = re.compile(r"\b(?:is|was|were|are|been|being|be) (?:[a-z]+ly |also |co-)*$")
DEBUT: Final = re.compile(
    rf"\b(?:directorial|directing|feature|filmmaking)(?: feature| directing)? debut(?: film)? (?:of|for|from) (?:[\w'-]+ ){{0,3}}?(?P<people>{P})"
    rf"|(?P<owner>{P})'s (?:[\w'-]+ ){{0,3}}?(?:directorial|directing)(?: feature)? debut\b"
)
FOLLOWING: Final = re.compile(
    rf"(?:,? (?:along(?:side)?(?: with)?|together with|as well as)| (?P<bare>with)) (?P<lead>{SHORT_LEAD})(?P<people>{PEOPLE})"
    r"(?! (?:as|in|starring|playing|stars?|at|on|directing|writing|attached|set|serving|producing|leading)\b)"
)


GERUND: Final = re.compile(
    r"\b(?:for|by|after|since|before|from) (?:co-)?(?P<verb>directing|writing|helming|penning|scoring|scripting|creating)\b"
)
# What stands between a verb and the work that is its object: a determiner and adjectives.
TO_OBJECT: Final = re.compile(
    rf"(?:(?:,? (?:and|&) |, |/)(?:co-)?(?:{VERB}|{PARTICIPLE}|stars? in|starred in|produced|produces|edited))*"
    r"(?: (?:the|this|that|its|his|her|their|all|both|each|every|most|several|some|many|a|an|such|of|[\w'-]+(?:ed|ing|ful|al|ous|ic|ve)?))"
    r"{0,7}(?: (?:films?|movies?|pictures?|features?|shorts?|series|serials?|miniseries|shows?|dramas?|comed(?:y|ies)|thrillers?|sitcoms?|documentar(?:y|ies)|plays?|adaptations?)"
    r"(?:,|:| called| titled| entitled|,? including|,? such as))? ?$"
)
PIECES: Final = re.compile(
    r"(?:(?:,? (?:and|&) )(?:[\w-]+))?(?: (?:original|adapted|shooting|the|all|both|its|most|several|some|many|two|three|four|five|six|seven|eight|nine|ten|first|last|"
    r"second|third|other|final|opening|remaining|majority|of|every|each|\d+|a|an|new|latest|this|entire|whole|number)){1,6}"
    r" (?:episodes?|blocks?|instal?ments?|chapters?|hours?|pilot|finale|premiere|scripts?|screenplay|teleplay|seasons?|adaptation)\b"
)
SCORE: Final = re.compile(
    r" (?:the |its |an? |all )?(?:[\w'-]+ ){0,3}(?:score|music|soundtrack|theme|songs|title track)\b"
)
STOPS_HERE: Final = re.compile(
    r"(?:\.|,|;|$| along| alongside| with | through | via | under | together | too| this time| once (?:more|again)| again| for [A-Z\ue004]| for his| for her| from | as well| and \w+ing )"
)
NEXT_WORK: Final = re.compile(
    rf"(?:,|,? and| &| [-–—] [^-–—{W}{P}]{{1,120}} [-–—] and|,? [^-–—,.;{W}{P}]{{1,60}}, and) (?:the (?:[\w-]+ ){{0,3}})?{W}"
)
# "wrote, directed and edited", without an object: the work in hand
CHAINED: Final = re.compile(
    rf"(?:(?:,? (?:and|&) |, )(?:(?:also|then) )?(?:co-)?(?:{VERB}|edit(?:s|ed)|produce[sd]|scor(?:es|ed)|star(?:s|red)|act(?:s|ed)|shot|shoots)(?![\w-]))+"
    r"(?=[.;)]|$|,? as (?:he|she|they) )"
)
# "wrote and directed it", "directs every hour of this": the work in hand
IN_HAND: Final = re.compile(
    rf"(?:(?:,? (?:and|&) (?:also |then )?|, |/)(?:co-)?(?:{VERB}|{PARTICIPLE}|stars? in|starred in))*"
    r" (?:it|this one|them all|the thing|(?:every|each|this) (?:hour|episode|one|instal?ment)|(?:this|the) whole (?:thing|lot))\b"
)
RELATIVE: Final = re.compile(
    rf"(?P<which>,? (?:which|that|whom?) )(?:(?:Mr|Mrs|Miss|Ms|Sir|Dame)\.? )?(?P<people>{PEOPLE}),? (?:{ADVERB}|afterwards |later )*$"
)
INFINITIVE: Final = re.compile(
    r"\bto (?:co-)?(?P<verb>create|co-create|devise|direct|helm|write|pen|script|compose|co-write|co-direct)(?![\w-])"
)
WISH: Final = re.compile(
    r"\b(?:want(?:s|ed)?|hop(?:es?|ed|ing)|refus\w*|declin\w*|offer\w*|tri(?:es|ed)|try|trying|fail\w*|unable|love[sd]?|would|could|might|may|able|ask\w*|"
    r"plan\w*|long\w*|ready|like[sd]?|how|chance|not|never|n't)(?: [\w'-]+){0,2} $",
    re.I,
)
MADE: Final = re.compile(
    r"(?<![\w-])(?P<verb>made|makes|remade|remakes|shot|filmed)(?! (?:by|in|for|at|on|with|up|out|from|of|as|to)\b)"
    r"(?= )(?:,? (?:the|his|her|their|its|an?|two|three|four|[\w'-]+(?:ed|ing|ful|al|ous|ic|ive|ent|an|ish|ese)|first|next|last|new|own|great|early|late|film|films|movie|feature|"
    r"picture|classic|masterpiece|debut|comedy|comedies|thriller|drama|version|of))*,? (?=[\ue000-\ue008])"
)
MUSIC_VERB: Final = re.compile(
    r"(?<![\w-])(?:wrote|writes|written|suppl(?:ies|ied|y)|provide[sd]?|did|does|compose[sd]?|contribute[sd]?|handle[sd]?|performs?|came up with) "
    r"(?:(?:the|its|all|an?|most|of|his|her|their) ){0,3}(?:[\w'-]+ ){0,3}?(?:music|score|songs|soundtrack|theme(?: tune| music| song)?|signature tune|themes)\b"
)
STORY_BY: Final = re.compile(
    rf"\b[Ff]rom an? (?:[\w-]+ ){{0,2}}?(?P<what>story|treatment|outline|scenario|idea|concept) (?:by|of) (?P<lead>{LEAD})(?P<people>{PEOPLE})"
)
NTH_FILM: Final = re.compile(
    rf"\b(?:first|second|third|fourth|fifth|sixth|latest|new|newest|next|last|debut|only|final) (?:[\w-]+ ){{0,2}}?(?:feature|film|movie|picture)(?: film)?,? (?:of|by|from|as director by) "
    rf"(?P<lead>{SHORT_LEAD})(?P<people>{PEOPLE})"
    rf"|\b(?:is|was|as|be) (?P<owner>{PEOPLE})'s? (?:own )?(?:first|second|third|fourth|fifth|sixth|latest|new|newest|next|last|debut|final) (?:[\w-]+ ){{0,2}}?(?:feature|film|movie|picture)\b(?! [{W}])"
)
SHARED_DIRECTION: Final = re.compile(
    rf"\bshar(?:ed|es|ing) the (?P<what>direction|writing|script|screenplay) of (?P<work>{W}) with (?P<people>{PEOPLE})"
)
COLON_WORKS: Final = re.compile(
    rf"[:,] (?:the (?:[\w-]+ ){{0,2}})?{W}(?:(?: \([^()]{{1,40}}\))?(?:,? and |, | & ){W}){{1,12}}"
)
SOURCE_BEFORE: Final = re.compile(
    rf"\b(?:(?:taken|adapted|drawn|derived|made|comes?) from|based(?: in part| loosely)? (?:up)?on|adaptation of|remake of|spin-?off (?:of|from)|(?:pre|se)quel to|"
    rf"version of|follow-up to|inspired by|novels?|books?)(?: (?:the|a|an|his|her|{P}'s|[\w-]+)){{0,4}} $"
)
WROTE_FOR: Final = re.compile(
    rf"\b(?:wrote|written|writes|writing|writer) (?:\w+ )?for (?:the (?:[\w-]+ ){{0,3}})?(?P<work>{W})"
)
MADE_BY: Final = re.compile(rf"(?P<work>{W}),? (?:(?:was|is) )?made by (?P<lead>{LEAD})(?P<people>{PEOPLE})")
DEBUT_WITH: Final = re.compile(
    rf"\b(?:turned (?:film |feature )?director|made (?:{P}'s|his|her) (?:\w+ )?(?:directing|directorial|feature|directorial feature) debut) (?:with|on|in) (?:the (?:[\w-]+ ){{0,3}})?(?P<work>{W})"
)
ON_TO: Final = re.compile(
    rf"\b(?:went|goes|moved|moves|gone|moving|going) on to (?:make |do )?(?P<works>{W}(?: \([^()]{{1,30}}\))?(?:(?:,? and |, ){W}(?: \([^()]{{1,30}}\))?){{0,5}})"
)
BY_LINE: Final = re.compile(rf"^by (?P<people>{PEOPLE})\.?$")
