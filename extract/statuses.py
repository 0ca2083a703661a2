"""The wordings of production status: ``renewed for a third season``, ``axed``, ``in the works``, ``airs on Mondays``.

A series that may be, should be, or has not been renewed has no status.
"""

import re
from collections.abc import Iterator
from typing import Final

from ..ontology.records import Value
from ..ontology.terms import SCHEMA, SKG
from .credit_rules import works_after
from .masked import C, O, P, W
from .measures import Measure, series_of
from .references import NUMBER, ORDINAL
from .scenes import Scene

_HEDGE: Final = re.compile(
    r"\b(?:not|never|n't|yet to|whether|if|could|might|may|should|hopes?|hopefully|hoping|would|deserves?|unless|rumou?r\w*|no|nearly|almost|narrowly|wants?|want|"
    r"speculat\w*|potential|possible|possibly|likely|any|petition|fans|chance\w*|awaiting|before|talks)\b[^.;]{0,30}$|n't [^.;]{0,20}$",
    re.I,
)
_LATER: Final = rf"(?:{ORDINAL}|final|another|new|further|last|fresh)(?:,? (?:and final|and last))?"
_AUX: Final = (
    r"(?:has|have|had|was|were|is|are|been|being|already|just|officially|also|now|recently|be|get|gets|got)"
)
_STATUS: Final[tuple[tuple[str, str, float], ...]] = (
    (
        SKG.Renewed,
        r"(?<![\w-])renew(?:ed|s|ing|al)\b(?! (?:interest|vows|hope|focus|energy|sense|vigou?r|attention|calls|faith|purpose|effort))",
        0.92,
    ),
    (
        SKG.Renewed,
        rf"\b(?:picked up|picks up|ordered|orders|commission(?:ed|s)|greenlit|green-lit|greenlights|given|gives|gave|handed|hands|confirmed|return(?:s|ed|ing)?|"
        rf"com(?:es|ing) back|back|lands|landed|scored|get|gets|getting|earned)(?: (?!and\b|but\b)[\w'{W}{O}+]+){{0,5}}? (?:a |an |its |for )?(?:{_LATER}) (?:season|series|run)\b",
        0.88,
    ),
    (
        SKG.Renewed,
        rf"\b(?:[Ss]eason \w+|{_LATER} (?:season|series))(?: of {W})? (?:has been|was|is) (?:already )?(?:confirmed|ordered|commissioned|greenlit|given)",
        0.85,
    ),
    (
        SKG.Renewed,
        rf"\b(?:order(?:s|ed)|commission(?:s|ed)|confirm(?:s|ed)|announce[sd]|greenlit|promised) (?:that )?(?:[Ss]easons?|[Ss]eries|[Pp]art|[Vv]olume) (?:\d|two|three|four|five|six)\w*\b(?! (?:will|of|is not))"
        rf"|\b(?:[Ss]eason|[Pp]art|[Ss]eries|[Vv]olume) (?:\d+|two|three|four|five|six|seven)(?: of {W})?(?:'s| is| are| will be)? (?:already |officially |definitely )?(?:on (?:its|the|their) way|coming|confirmed|in the works|happening|a go)\b"
        rf"|\b(?:{NUMBER}|more|another {NUMBER}) (?:more |new |further )?(?:episodes |seasons )?(?:are |is )?(?:on the way|to come|still to come)\b|\bthere(?:'ll| will| is| are|'s) (?:definitely |going to )?(?:be )?(?:an? )?(?:{ORDINAL}|another|more) (?:season|series)\b"
        rf"|\bpicked up for (?:{_LATER}|more|two more|three more) (?:seasons?|series|run)\b",
        0.82,
    ),
    (
        SKG.Cancelled,
        rf"\b(?:swung the axe on|swings the axe on|(?:been |was |were |is |got |given )?(?:given the (?:axe|chop|boot|push)|shown the door|canned|ditched|dropped by|pulled from the air|taken off the air)|"
        rf"won't be (?:a |another )(?:{ORDINAL} )?(?:season|series)|(?:won't|will not) (?:get|have|receive|return for) an? (?:{ORDINAL} )?(?:season|series)|(?:won't|will not) be back\b|pulled the plug(?! on)|called it quits|will not (?:be returning|return|be renewed|be coming back) for (?:a |another )|(?:brought|brings) the axe down on|killed off (?={W}))",
        0.82,
    ),
    (
        SKG.Cancelled,
        rf"(?<![\w-])(?:cancel(?:led|ed|s|ling|ing|lation)|axed|axes|axing|scrapped|pulled the plug on|pulls the plug on)\b(?= (?:{W}|the (?:series|show|drama|comedy|sitcom)|after|by|in\b|following|before|"
        r"last|this|it\b|of|within|at|on|because|just|amid|despite|only|without)|[.,;]|$)",
        0.88,
    ),
    (
        SKG.Ordered,
        rf"\b(?:ordered|orders|greenlit|green-lit|greenlights|commission(?:ed|s)|picks? up|picked up|given a (?:full )?series order|series order|straight-to-series|"
        rf"full[- ]season order|to series(?! regular))\b(?![^.;]{{0,40}}\b(?:{_LATER}) (?:season|series|run)\b)(?=[^.;]{{0,60}}(?:{W}|series|drama|comedy|show|sitcom|order|episodes|$|[.,;]))",
        0.8,
    ),
    (
        SKG.InDevelopment,
        r"\bin (?:early |active |the early stages of )?development\b|\bin the works\b|\b(?:is|are|being|currently|been) (?:in the process of )?develop(?:ing|ed)\b|\bin pre-production\b",
        0.85,
    ),
    (
        SKG.Filming,
        r"\b(?:is|are|currently|now|still|already) (?:currently |now )?(?:filming|shooting|in production|before the cameras)\b|\bcameras (?:are |have started )?rolling\b|"
        r"\b(?:filming|production|shooting|principal photography) (?:is|has) (?:now |currently |already )?(?:under way|underway|begun|started|kicked off)\b|"
        r"\b(?:has|have) (?:begun|started) (?:filming|production|shooting)\b|\b(?:begins|starts|began|started) (?:filming|production|shooting)\b",
        0.85,
    ),
    (
        SKG.Completed,
        r"\b(?:wrapped|completed|finished|wraps) (?:filming|production|shooting|principal photography)\b|\b(?:filming|production|shooting|principal photography) (?:has |is |was )?"
        r"(?:now |already )?(?:wrapped|complete|completed|finished|over)\b|\bin post-production\b",
        0.85,
    ),
    (
        SKG.Ended,
        rf"\b(?:ran|aired|was (?:broadcast|shown|screened|transmitted|televised)|broadcast)(?! on \w+day)[^.;{W}]{{0,70}} (?:from|between) [^.;{W}]{{3,30}}? (?:to|until|till|and|through) [^.;{W}]{{0,20}}?(?:19|20)\d\d\b|\b(?:lasted|survived|ran)(?: for)?(?: only| just)? (?:a|one) (?:single )?(?:season|series)\b|"
        rf"\b(?:is|was|'s) (?:now |finally )?(?:the end of|over for good|at an end)\b|\btook (?={W}[^.;]{{0,20}} off\b)|"
        rf"\b(?:ends|ended|concluded|finishes|finished|wrapped up|comes to an end|came to an end|signs off|signed off|bows out|bowed out|ran its course)(?: its (?:\S+ )?run)?(?=,? (?:in \d{{4}}|after|on \w+ \d|last (?:year|month)|with its {ORDINAL}|with a series finale))|"
        r"\bended its (?:\S+ )?run\b|\bseries finale (?:aired|was broadcast)\b|\bno longer on (?:the )?air\b",
        0.75,
    ),
    (
        SKG.Upcoming,
        rf"\b(?:upcoming|forthcoming)(?: (?!to\b|of\b|for\b|in\b|finale|episodes?|season|and\b|on\b|with\b)[\w'/{O}+-]+){{0,5}}? (?={W}|series\b|film\b|movie\b|drama\b|show\b|miniseries\b|adaptation\b|spin-?off\b|prequel\b|reboot\b|sequel\b)",
        0.75,
    ),
    (
        SKG.Airing,
        rf"\b[Nn]ew episodes (?:of (?:the \w+ )?{W} )?(?:will )?(?:arrive|air|drop|stream|premiere|are released|release|land|debut|every|weekly|on \w+days)\b(?<!first of )|"
        r"\bair(?:s|ing) (?:(?:new episodes|weekly|nightly|weeknights|now|live)\b|(?:on )?(?:\w+ )?\w+days\b|\w+day nights?\b|every )|\b(?:currently|now|still) airing\b|"
        r"\bcontinues (?:on )?(?:every )?\w+days?\b|\bdropping (?:weekly|every)\b|\bstreams? new episodes\b",
        0.85,
    ),
)
# A word of each pattern: most sentences have none, and this is faster than to try them all.
_ANY: Final = re.compile(
    r"renew|pick|order|commission|green|g[ia]v|hand|confirm|return|back|land|scor|season|cancel|ax[ei]|scrap|plug|quits|back|series|aired|broadcast|shown|screened|transmitted|televised|ends|finish|sign|bows|"
    r"develop|works|production|film|shoot|camera|photography|wrap|complet|finish|ended|conclud|sign|bowed|course|"
    r"lasted|surviv|\d{4} ?[-–/]|door|canned|ditch|dropped|won't|will not|on (?:its|the) way|to come|coming|ran\b|over\b|the end|an end|axe|took|last episode|picked|promis|"
    r"air|upcoming|forthcoming|new episodes|continu|dropping|stream|came to",
    re.I,
)
# "W (1987-91)": over; of "W (1987- )" nobody knows
_RAN_FOR: Final = re.compile(
    rf"(?P<work>{W}) [(\[](?:[^()\[\]]{{0,25}}[,;] )?(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d)(?:[,;][^()\[\]]{{0,30}})?[)\]]"
)
_STATUSES: Final = tuple(
    (status, re.compile(pattern, re.I), confidence) for status, pattern, confidence in _STATUS
)
_LABELS: Final = {
    "renewed": SKG.Renewed,
    "returning": SKG.Renewed,
    "cancel": SKG.Cancelled,
    "ended": SKG.Ended,
    "in production": SKG.Filming,
    "filming": SKG.Filming,
    "in development": SKG.InDevelopment,
    "ordered": SKG.Ordered,
    "upcoming": SKG.Upcoming,
    "completed": SKG.Completed,
    "airing": SKG.Airing,
    "ongoing": SKG.Airing,
}


def status_of(text: str) -> Value | None:
    """The status that the value of an info box tells."""
    lower = text.lower()
    return next((Value(lexical=iri, datatype="") for word, iri in _LABELS.items() if word in lower), None)


def find_statuses(scene: Scene) -> Iterator[Measure]:
    """Production statuses that a sentence gives."""
    text = scene.text
    done: set[tuple[str, str]] = set()
    if not _ANY.search(text):
        return
    for status, pattern, confidence in _STATUSES:
        for match in pattern.finditer(text):
            if _HEDGE.search(text[max(0, match.start() - 70) : match.start()]):
                continue
            # "Hulu renewed W" has it behind the verb, "W was renewed" in front
            right = scene.right(match.start(), reach=match.end() - match.start() + 45)
            left = scene.subject(match.start())
            active = re.match(rf"[^.;,{P}{C}]{{0,60}}$", text[match.end() : right.start]) if right else None
            passive = left is not None and re.search(
                rf"\b{_AUX} (?:\w+ly )?$|, $|\b(?:by|in) $", text[: match.start()]
            )
            inside = right is not None and right.start < match.end()
            named = [r for r in (right, left) if r is not None]
            if status in {SKG.Renewed, SKG.Ordered, SKG.Cancelled, SKG.Upcoming, SKG.Airing}:
                chosen = left if passive and left else right if right and (active or inside) else left
            else:
                chosen = left or right
            if chosen is None and named:
                chosen = named[0]
            subjects = [series_of(scene, chosen)]
            if chosen is right and chosen is not None and chosen.named:
                subjects += [series_of(scene, r) for r in works_after(scene, chosen.end)]
            for subject in subjects:
                if status == SKG.Ordered and (subject, SKG.Renewed) in done:
                    continue  # "a third series was commissioned"
                if subject and (subject, status) not in done:
                    done.add((subject, status))
                    yield Measure(
                        subject, SKG.status, Value(lexical=status, datatype=""), "status", confidence
                    )
    for match in _RAN_FOR.finditer(text):
        key = scene.masked.entity(match.start("work"))
        if scene.reading.is_a(key, SCHEMA.TVSeries) and (key, SKG.Ended) not in done:
            yield Measure(key, SKG.status, Value(lexical=SKG.Ended, datatype=""), "years", 0.8)
