"""The wordings of ties between works, over masked sentences (``extract.masked``). Repetition is bounded."""

import re
from typing import Final

from ..ontology.terms import SKG
from .masked import C, O, P, W

LEAD: Final = rf"(?:(?!(?:which|that|who|and|but|is|was|has|will)\b)[\w'.+&/{P}{O}-]+,? ){{0,10}}?"
LIST: Final = rf"(?P<works>{W}(?:(?:,? and |, | & |,? or ){W})*)"
BOOKISH: Final = r"(?:novels?|novellas?|books?|comics?|comic books?|graphic novels?|manga|games?|video games?|plays?|memoirs?|stories|series of (?:novels|books))"
UNTITLED: Final = re.compile(rf"{BOOKISH}(?:$| (?:series )?,?(?:of|by|with) the same)|short story", re.I)
"""A source that is called by its kind alone: it has the title of what is made from it."""
BASED: Final = re.compile(
    rf"(?<![\w-])(?P<cue>based (?:up)?on|adapted (?:for [\w ]{{2,20}} )?(?:by {P}(?: and {P})? )?from|drawn from|(?:taken|lifted|derived|adapted) (?:largely |loosely |directly )?from|(?:adaptations?|dramati[sz]ation|retelling|reimagining|film version|"
    rf"screen version|TV version|television version) of|adapts|adapting|adapt|developed [\w ]{{0,30}}from|created [\w ]{{0,20}}from|inspired by|a take on) "
    rf"(?P<lead>{LEAD}){LIST}(?P<after> {BOOKISH})?",
    re.I,
)
BASED_NOUN: Final = re.compile(
    rf"(?<![\w-])(?:based (?:up)?on|adapted (?:by {P}(?: and {P})? )?from|drawn from|(?:taken|lifted|derived) from|(?:(?:directed|written|scripted|dramati[sz]ed|adapted|penned) by {P}(?:(?: and |, ){P})*,? |[)\],] ?|\A\W*)(?:from|after)(?= (?:the|a|an|his|her) )|(?:adaptation|dramati[sz]ation|retelling|film version) of|adapts|adapting|adapt|(?:developed|created|derived|comes|made)(?: [a-z]+){{0,3}} from) "
    rf"(?=(?P<object>{LEAD}{BOOKISH}\b))",
    re.I,
)
ON_WHICH: Final = re.compile(
    rf"(?P<work>{W})[^.;{W}]{{0,40}} (?:up)?on which (?:(?P<subject>{W})|(?:the |it |this |that )[^.;]{{0,30}}?)"
    rf" ?(?:is|was|are) (?:\w+ )?based"
)
BASIS: Final = re.compile(
    r"\b(?:was|is|were|served as|serves as|provided|provides|formed|forms|gave) (?:the |its )?(?:[\w-]+ )?(?:blueprint|basis|source(?: material)?|inspiration|starting point|raw material|model) (?:for|of|to)\b"
)
COMES_FROM: Final = re.compile(
    rf"(?P<work>{W}),? (?:the|a|an) (?:[\w-]+ ){{0,3}}?{BOOKISH}(?: by {P})? (?:that |which )?(?:it|the film|the series|the show|the drama|this|{W})(?:'s| is| was| has been)? (?:all )?(?:comes? from|came from|based (?:up)?on|taken from|adapted from|drawn from)"
)
NEW_VERSION: Final = (
    r"(?:(?:American|US|U\.S\.|British|UK|English-language|English|Korean|Japanese|Indian|French|German|Spanish|Italian|Danish|Swedish|Australian|Israeli|Turkish|live-action|Hollywood|modern) )"
    r"(?:[\w-]+ )?(?:remake|version|reboot|revival|adaptation|re-make)"
)
THEN: Final = rf"(?: series| show| film| movie| drama)?(?:,|:| -| –)? (?:called |titled |entitled |named |dubbed )?(?:{P}'s )?(?P<subject>{W})"
NOUN_THEN: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (SKG.spinOffOf, re.compile(rf"(?<![\w-])spin-?off{THEN}", re.I)),
    (SKG.prequelTo, re.compile(rf"(?<![\w-])prequel{THEN}", re.I)),
    (SKG.sequelTo, re.compile(rf"(?<![\w-])(?:sequel|follow-up){THEN}", re.I)),
    (SKG.remakeOf, re.compile(rf"(?<![\w-])(?:remake|{NEW_VERSION}){THEN}", re.I)),
    (SKG.remakeOf, re.compile(rf"\b[Rr]emade (?:[^.;{W}]{{0,50}}? )?as (?P<subject>{W})")),
    (
        SKG.spinOffOf,
        re.compile(
            rf"\b(?:show|series|sitcom|drama|spin-?off) (?:all )?of (?:his|her|their|its|{P}'s|{C}'s?|{C}) own,? (?:called |titled )?(?P<subject>{W})"
            rf"|\b(?:spun|spins) off (?:into|as) (?P<a>{W})|\b(?:[Ff]rom|[Oo]ut of) (?:it|this|that|these|them) (?:has |have |had )?(?:grew|grown|came|come|sprang|sprung|developed|emerged) (?P<b>{W})",
        ),
    ),
)
TIES: Final[tuple[tuple[str, str, str], ...]] = (
    (SKG.spinOffOf, r"spin-?off(?: series| show| film| drama)?", r"(?:of|from|to)"),
    (SKG.prequelTo, r"prequel(?: series| film| show| movie)?", r"(?:to|of|for)"),
    (SKG.sequelTo, r"(?:sequel|follow-up|followup)(?: series| film| show| movie)?", r"(?:to|of|for)"),
    (
        SKG.remakeOf,
        r"(?:remake|reboot|reimagining|revival|(?:American|US|U\.S\.|British|UK|English-language) version|re-make)(?: series| film)?",
        r"(?:of)",
    ),
)
TIE_RULES: Final = tuple(
    (
        predicate,
        re.compile(rf"(?<![\w-]){noun} {link} (?P<lead>{LEAD})(?P<object>{W})", re.I),
        re.compile(
            rf"(?P<object>{W})(?:'s?)? (?:(?!and\b)[\w-]+ )?{noun},? (?:called |titled |series )?(?P<subject>{W})",
            re.I,
        ),
        re.compile(rf"(?P<object>{W})(?:'s?)? (?:\w+ )?{noun}(?![\w-])", re.I),
        re.compile(
            rf"(?P<object>{W})[^.;{W}]{{0,30}} (?:to|of) which (?:the |it |this )[^.;]{{0,30}}?(?:is|was|serves as) (?:a|the|an) {noun}",
            re.I,
        ),
        re.compile(
            rf"(?P<subject>{W}),? (?:which is |is |was )?(?:a|an|the|its) (?:(?!to\b)[\w-]+ ){{0,3}}?{noun}(?! (?:to|of|from|for)\b)(?![\w-])",
            re.I,
        ),
    )
    for predicate, noun, link in TIES
)
PRECEDED: Final = re.compile(
    rf"\b(?:was|were|is|been) (?P<verb>preceded|followed)(?: (?:up|in \d{{4}}|that year|two years later|a year later|later))? by (?P<lead>{LEAD})(?P<works>{W}(?:(?: and |, and |, )(?:the (?:[\w-]+ ){{0,3}})?{W})*)"
)
SPUN: Final = re.compile(rf"\bspun off (?:from|of) (?:the )?(?:\w+ ){{0,3}}(?P<object>{W})")
SECOND: Final = re.compile(rf"\bsecond (?:book|novel|film|movie|instal?ment)\W{{1,4}}(?P<subject>{W})")
NUMBERED: Final = re.compile(
    r"^(?P<stem>.+?)(?::|,| -| –)? (?:(?:Part|Volume|Vol\.?|Chapter|Book) )?(?P<n>\d|One|Two|Three|Four|Five|II|III|IV|V|VI)$"
)
NUMBERS: Final = {
    "One": 1,
    "Two": 2,
    "Three": 3,
    "Four": 4,
    "Five": 5,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
}
HEDGE: Final = re.compile(r"\b(?:potential|possible|could|might|may|rumou?red|if|not)\b[^.;]{0,40}$")
