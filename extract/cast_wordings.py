"""The words that put somebody in a cast without naming a role, as patterns over masked sentences (``extract.masked``).

Groups: ``p`` one person or a list of them, ``w`` one work or a list. A wording without ``w`` speaks of the work
that the sentence is about. The words are facts about English and about the trade.
"""

import re
from typing import Final, NamedTuple

from .list_votes import ROLES
from .masked import C, E, O, P, S, W
from .typed_role_patterns import N

_TITLE: Final = r"(?:(?:Mr|Mrs|Ms|Mme|Mlle|Dr|Jr)\.? |Miss |Sir |Dame |Lord |Lady |Madame )?"
_KIND: Final = (
    r"(?:(?:the )?(?:late |great |young |veteran |newcomers? |singer |comedian |comic |actors? |actress(?:es)? |star |stars |playwright |Oscar[ -]winner |\w+[- ]nominee |likes of |"
    r"always \w+ |ever \w+ |wonderful |excellent |marvellous |brilliant |superb |[a-z]+-[a-z]+ |fellow |co-stars? )){0,3}"
)
_BR: Final = r"(?: ?[(\[][^()\[\]]{0,100}[)\]])?"
_ROLE: Final = rf"(?:,? as (?:an?|the|his|her|their|himself|herself|[{C}])[^{P},;.()]{{0,60}})?"
PEOPLE: Final = rf"(?P<p>{_TITLE}{P}(?!'s? [a-z]){_BR}{_ROLE}(?:(?:, (?:and |plus |with )?| and | & | or |; | plus | with |, as well as | as well as | / )(?:also )?{_KIND}{_TITLE}{P}(?!'s? [a-z]){_BR}{_ROLE}){{0,30}})"
# whoever acts, or what is said of his career; not "Ann Lee's friend"
ACTOR: Final = (
    rf"(?P<p>[{P}{N}])(?!'(?!s? (?:[\w-]+ ){{0,3}}(?:debut|role|roles|turn|turns|part|parts|performances?|work|appearances?|credits|films?|breakthrough|stint|"
    r"been|appeared|starred|seen|back)\b))"
)
_DATE: Final = r"(?: \([^()]{0,60}\))?"
_KINDS_OF_WORK: Final = (
    r"films?|series|dramas?|comed(?:y|ies)|movies?|sitcoms?|shows?|serials?|thrillers?|westerns?|soaps?|soap operas?|telenovelas?|"
    r"miniseries|mini-series|K-dramas?|game shows?|reality shows?"
)
_STEP: Final = (
    r"(?:(?:in|on|the|later|then|recently|also|a|an|at|with|his|her|both|finally|as well as|including|most recently|notably|of|for|from)"
    rf" |(?:[{P}{O}]'s? )|\d{{4}}(?:'s)? |[a-z-]+ (?:{_KINDS_OF_WORK}|plays?|musicals?|hits?|classics?) |(?:{_KINDS_OF_WORK}) ){{0,4}}"
)
WORKS: Final = rf"(?P<w>[{W}{S}{E}]{_DATE}(?:(?:, (?:and |or |then |later )?| and | or | & |; |, as well as | as well as |, followed by |/|(?:,|;)?(?: and| but| then)? (?:[a-z]+ ){{0,3}}(?:appeared|starred|played|seen|featured|acted|guested|returned|voiced|worked|role|part|cameo)s? (?:[a-z-]+ ){{0,3}}(?:in|on|for) )\"?{_STEP}\"?[{W}]{_DATE}){{0,12}})"
_NO: Final = rf"[^{P}{N}{C}.;()]"
_NOW: Final = rf"[^{W}{P}{N}.;()]"
_STARS: Final = (
    r"(?:co-?|guest[- ]?)?(?:stars?|starred|starring)|appear(?:s|ed|ing|ance|ances)?|act(?:s|ed|ing)|perform(?:s|ed|ing|ances?)?|participat(?:es?|ed|ing)|compet(?:es?|ed|ing)|"
    r"feature[sd]?|featuring|guest(?:s|ed|ing)?|cameos?|seen|glimpsed|cast|recur(?:s|red|ring)|debut(?:s|ed)?|role[s]?|parts?|turns?|turned heads|"
    r"leads?|led|returns?|returned|join(?:s|ed|ing)?|re-?unit\w+|play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voic(?:e|es|ed|ing)|known|"
    r"remembered|famous|familiar|regular|breakout|breakthrough|supporting|fame|both|won|nominated|nominee|nomination|Emmy|Oscar|BAFTA|Tony|award|work|stint|shot to|"
    r"be|is|was|were|been|film|filming|shooting|making|making of|worked"
)


class CastWording(NamedTuple):
    """One way to say who is in a cast."""

    name: str
    pattern: "re.Pattern[str]"
    confidence: float
    weak: bool = False
    """Only for people whom the article shows to be actors elsewhere."""


_GOOD: Final = (
    r"(?:terrific|superb|great|excellent|brilliant|wonderful|perfect|magnificent|splendid|marvellous|marvelous|fantastic|outstanding|good|fine|"
    r"extraordinary|astonishing|sublime|hilarious|heartbreaking|electric|mesmeri[sz]ing|riveting|moving|touching|delightful|compelling|convincing|miscast|wasted|"
    r"underused|wooden|charming|menacing|funny|a (?:joy|delight|revelation|marvel|treat|scream|hoot|wonder|tower)|on (?:top|fine|great|magnificent|splendid) form|never (?:been )?better|"
    r"at (?:his|her|their) best|on screen|in (?:every|almost every|nearly every|practically every) (?:scene|shot)|in the lead|in the title role|back)"
)
_SEEN: Final = (
    r"(?:co-?stars?|co-?starred|guest[- ]stars?|guest[- ]starred|stars?|starred|appears?|appeared|features?|featured|turns? up|turned up|pops? up|popped up|shows? up|showed up|"
    r"stops? by|stopped by|drops? (?:by|in)|dropped (?:by|in)|rounds? out|rounded out|completes? the cast|steals? (?:the|every|each|his|her|all)|stole (?:the|every)|"
    r"shines?|excels?|dazzles?|impresses|gives? (?:a|an|the|us|his|her)|gave (?:a|an|the|us|his|her)|delivers? (?:a|an|the)|turns? in (?:a|an)|makes? (?:a|an|his|her|the most)|has got a|'s got a|got a (?:cameo|part|role)|gets? a (?:cameo|part|role)|"
    r"lends?|cameos?|guests?|makes? up the cast|heads? (?:the|a|an) (?:\w+ )?cast|leads? (?:the|a|an) (?:\w+ )?cast|is cast|was cast|are cast|have been cast|has been cast|"
    r"has (?:a|the|perhaps|about|maybe|only|just) (?:[\w-]+ ){0,3}(?:cameo|role|part|scene|scenes|minutes|lines)|had about|joins?|joined|returns?|reprises?|signed on|comes aboard|"
    r"does (?:her|his) (?:best|usual)|has (?:a ball|fun)|plays?|played|portrays?|portrayed|voices|voiced|provides? the voices?)"
)
_MADE: Final = r"(?<!directed )(?<!written )(?<!created )(?<!produced )(?<!composed )(?<!adapted )"

CAST_WORDINGS: Final[tuple[CastWording, ...]] = tuple(
    CastWording(name, re.compile(pattern), confidence, weak)
    for name, pattern, confidence, weak in (
        (
            "work_with",
            rf"{WORKS}[\"']?(?:,| -| –| —)? (?:[a-z-]+ ){{0,3}}?(?:with|starring|co-starring|featuring|stars|starred|also stars|headlined by|fronted by|led by|toplined by) (?:[a-z]+ [a-z]+ )?{_KIND}{PEOPLE}",
            0.85,
            False,
        ),
        (
            "cast_list",
            rf"(?:^|[.;:!?•] )[\"(]?(?:With|Starring|Featuring|Stars?|Cast|Also starring|Also with|Also featuring|Guests?|Guest stars?|Guest star|Special guests?|Voices?|Voices of|Voice cast|Players?|Main cast|Performers?|Actors?)"
            rf"(?: list)?(?: (?:in|on|of|for) [{W}{S}{E}])?(?: \([^()]{{0,40}}\))?(?: ?:| include| includes| are)?,? {_KIND}{PEOPLE}(?=\s*(?:[.,;:!)\]•|]|$|and |\())",
            0.88,
            False,
        ),
        (
            "cast_of",
            rf"\b(?:cast|ensemble|line-up|lineup|players|troupe|company)\b[^{P}.;]{{0,70}}? (?:includ\w+|comprises|comprising|features|featuring|boasts|of|with|are|led by|headed by|like|such as|alongside|has|have|sees|adds|gains) {_KIND}{PEOPLE}",
            0.85,
            False,
        ),
        (
            "in_roles",
            rf"\b(?:with|[Ss]tars?|[Ss]tarring|starred|[Ff]eatur(?:es?|ed|ing)|casts?|includes|and) {_KIND}{PEOPLE}(?: \w+)?,? (?:in|as) {ROLES}",
            0.85,
            False,
        ),
        (
            "has_people",
            rf"\b(?:version|dub|film|series|show|drama|movie|production|adaptation|remake|season|run|picture|it|which)\b[^{P}.;()]{{0,80}}? (?:has|had|finds|brings (?:back|in)|welcomes|gives us|boasts|reunites|pairs|teams|stars?|starred|casts) {_KIND}{PEOPLE}",
            0.75,
            False,
        ),
        (
            "people_seen",
            rf"{PEOPLE},? (?:(?:who|will|would|is|are|was|were|has|have|had|also|all|both|again|set|to|reportedly|recently|previously|now|currently|already|soon|briefly|once|each|too|then|\w+ly|be|been|being) ){{0,5}}{_SEEN}(?![\w-])",
            0.8,
            False,
        ),
        (
            "people_good",
            rf"(?<!\bby )(?<!\band ){PEOPLE},? (?:(?:who|and|all|both|too) ){{0,2}}(?:is|are|was|were|has been|have been|have|has|'s|'re|had)(?: (?:\w+ly|so|as|quite|very|absolutely|simply|just|also|again|always|both|all|rather|too|really)){{0,2}} {_GOOD}(?![\w-])",
            0.8,
            False,
        ),
        (
            "performance_of",
            rf"\b(?:performances?|portrayals?|turns?|cameos?|acting|appearances?|star turns?|supporting turns?|guest spots?|voice work)(?: \w+)? (?:by|from|of) {_KIND}{PEOPLE}",
            0.75,
            False,
        ),
        (
            "performance",
            rf"(?P<p>{P})(?:'s|') (?:[\w-]+,? ){{0,4}}?(?:performances?|portrayal|turn|cameo|acting|appearances?|timing|delivery|face|smile|eyes|voice|accent|grin|scowl|double act|screen presence|understatement|comic timing|interpretation|playing|character|hands?|raised hand|head|hair|eyebrows?|make-?up|photo|picture|shoulders|cheekbones|moustache|beard|narrator|detective|cop|villain|hero|heroine|governor|criminal|doctor|lawyer|vicar|priest|policeman|sergeant|inspector|killer|widow|mother|father|butler|nurse|teacher|assassin|spy|queen|king|gangster)\b",
            0.7,
            False,
        ),
        (
            "as_somebody",
            rf"(?P<p>{P}){_BR},? (?:who )?[^{P}{N}{C}.;()]{{0,50}}?\bas (?:[\"']?[A-Z](?!\w* (?:Producer|Director|Writer))|an?|the|his|her|their|[{C}]'s|himself|herself|themselves) (?!(?:director|writer|producer|showrunner|creator|executive|composer|result|whole|way|first|last|best|most|lead writer|head|exec)\b)(?!\w+ (?:director|writer|producer)\b)",
            0.7,
            False,
        ),
        (
            "played_by",
            rf"\b(?:played|portrayed|voiced|acted|impersonated|performed)\b[^{P}{W}.;()]{{0,40}}?\bby {_KIND}{PEOPLE}",
            0.85,
            False,
        ),
        (
            "in_brackets",
            rf"\b(?:the|an?|his|her|their|whose|[{C}{P}]'s|[{C}]|old|young|two|three) (?:[\w'-]+ ){{0,4}}(?!(?:director|writer|creator|author|screenwriter|composer|producer|editor|cinematographer|photo|picture|critic|book|novel|film|series|show|music|script|story|song|director|play|photographer|showrunner)s? )[a-z][\w-]* \({_KIND}{PEOPLE}\)",
            0.75,
            False,
        ),
        (
            "named_in_brackets",
            rf"(?:[a-z,;:] |^)(?:[A-Z][\w'.-]+ ){{1,4}}\({_KIND}(?P<p>{P})\)",
            0.75,
            False,
        ),
        (
            "only_names",
            rf"^(?:(?:Yes|Plus|And|Also|Oh|Even|Ooh|Hey|Hello|Look|Here's|It's|That's|as well as),? (?:and )?)?{PEOPLE}[.!]*$",
            0.65,
            False,
        ),
        (
            "ahead",
            rf"\b(?:[Gg]uests?|[Cc]ameos?|[Ss]tars?|[Cc]o-stars?|[Rr]egulars|[Aa]ctors|[Aa]ctress(?:es)?|appearances|faces|names|roles|ahead|newcomers|additions|returnees)\b(?: this \w+)?(?: (?:include|includes|including|are|is|were|such as|like|by|for|will be|from|of|go to|went to))?:? {_KIND}{PEOPLE}(?! (?:said|says|told|tells))",
            0.75,
            False,
        ),
        (
            "along_with",
            rf"\b(?:(?<!produces )(?<!produced )(?<!produce )(?<!producing )(?<!writes )(?<!wrote )(?<!directs )(?<!directed )alongside|opposite|[Jj]oining|joined by|supported by|reunited with|flanked by|rounded out by|paired with|partnered by) {_KIND}{PEOPLE}",
            0.7,
            False,
        ),
    )
)
# who is in which work: the person stands before it
IN_WORKS: Final[tuple[CastWording, ...]] = tuple(
    CastWording(name, re.compile(pattern), confidence, weak)
    for name, pattern, confidence, weak in (
        (
            "in_work",
            rf"{ACTOR}(?!'s? (?:[\w-]+ )?(?:film|movie|series|show|drama|novel|book|play|script))(?:'s)?{_NOW}{{0,90}}?\b(?:{_STARS})\b{_NOW}{{0,70}}?\b(?:in|on|for|from|of|include[sd]?|including|with|are|was|is|were|as) \"?{_STEP}\"?{WORKS}",
            0.75,
            False,
        ),
        (
            "credits_of",
            rf"(?P<p>[{P}{N}]|\b[Hh]er\b|\b[Hh]is\b)(?:'s|')? (?:[\w-]+ ){{0,4}}(?:credits|films|roles|appearances|parts|work|performances|filmography|film|role|part|debut|appearance|television|TV)\b{_NOW}{{0,40}}?(?:\b(?:includ\w+|are|were|is|was|in|came (?:in|with))|:) \"?{_STEP}\"?{WORKS}",
            0.75,
            False,
        ),
        (
            "having_starred",
            rf"(?:^|[.;] )(?:Having|After|Before|Since) (?:[\w-]+ ){{0,3}}?(?:starr|appear|act|perform|featur|guest|guest-starr)(?:ed|ing)\b{_NOW}{{0,60}}?\b(?:in|on) \"?{_STEP}{WORKS}[^{P}{N}{W}.;]{{0,60}}?, (?P<p>[{P}{N}])(?!'s)",
            0.75,
            False,
        ),
        (
            "from_work",
            rf"(?P<p>{P}),? (?:from|of|in) (?:the )?\"?{WORKS}",
            0.7,
            True,
        ),
    )
)
# "is back as writer and producer"
AS_MAKER: Final = re.compile(
    r"[^.;,(]{0,40}?\b(?:as|to) (?:(?:an?|the|its|co-?|executive|exec|head|lead|series|chief|sole) ?){0,3}(?:co-)?(?:writ|direct|produc|show ?run|creat|compos|exec|edit|helm|host|narrat)"
)
# No casts: who makes, writes or interviews
MAKING: Final = re.compile(
    r"\b(?:directors?|directed|directs|directing|direction|writer|writers|written|wrote|writes|created|creator|creators|produced|producer|producers|composed|composer|"
    r"showrunner|showrunners|author|adapted|penned|helmed|screenwriter|novel|novels|book|books|editor|critic|interview\w*|told|photograph\w*|based|inspired|story|script|screenplay|music|score|cinematographer|designed|designer)\b"
)
NOT_IN: Final = re.compile(
    r"\b(?:not|n't|never|without|nobody|turned down|declin\w+|refus\w+|almost|audition\w*|offered|considered|instead)\b"
)
