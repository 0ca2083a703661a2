"""The words of a role once it is known who is a person and who a character, as patterns over masked sentences.

``Ann Lee, 31, is the vicar Paul`` reads ``P, 31, is the vicar C`` (see ``extract.masked``), so a wording needs
far less to be a role than before names have their types: any ``P … as … C``, ``P's C``, ``C, … by P``.
Each pattern has the groups ``a`` (one actor or a list) and ``c`` (one character or a list).
The words are facts about English and about the trade; the confidences are own estimates.
"""

import re
from typing import Final, NamedTuple

from .lexicon import RANKS
from .masked import C, E, L, O, P, S, W, X

N: Final = "\ue010"
"""``he`` or ``she``, whoever that is."""

_HONORIFIC: Final = rf"(?:{'|'.join(sorted(RANKS))}|St|Jr|Sr)\."
_STOP: Final = (
    r"(?!(?:and|or|but|who|whom|whose|which|that|when|while|where|if|because|is|was|are|were|has|had|have|be|been|by|with|without|"
    r"against|than|then|to|after|before|for|from|in|on|at|about|of|opposite|alongside|as|not|never|he|she|they|it|nor|like|until|since)\b)"
)
# Words before a character's name: "the Harvard professor", "Zoe's long-suffering husband", "Dr."
FILL: Final = rf"(?:(?:{_HONORIFIC}|{_STOP}[\w{O}{L}{W}{S}{E}{X}][\w'&/{O}{L}{X}-]*|[{C}{P}]'s?),? (?:and (?=[a-z'-]+ [{C}\"]))?){{0,8}}"
_ONE: Final = rf"[\"']?{C}(?!'s\b|' (?=[a-z]))"
# Words between an actor's name and that of his character: "Ann Lee's wonderfully dry Inspector Zoe"
ADJECTIVES: Final = rf"(?:(?:{_HONORIFIC}|(?!(?:way|own|through|wife|husband|son|daughter|mother|father|brother|sister|friend|partner|boss|lover|cousin|uncle|aunt|colleague|girlfriend|boyfriend|assistant|nephew|niece|mum|dad|mom)\b)[\w{O}{L}{X}][\w&/-]*) ){{0,6}}"
_AND: Final = r"(?:,? (?:and|or|&)(?: then| also| later)? |, |/| / |; )"
CHARACTERS: Final = rf"(?P<c>{FILL}{_ONE}[\"']?(?:{_AND}{FILL}{_ONE}[\"']?){{0,20}})"
_ASIDE: Final = r"(?: ?\([^()]{0,90}\))?"
FIRST_CHARACTERS: Final = rf"(?P<c>{_ONE}[\"']?(?:{_AND}{FILL}{_ONE}[\"']?){{0,20}})"
ACTORS: Final = rf"(?P<a>[{P}{N}](?!'s\b){_ASIDE}(?:{_AND}(?:(?:{_HONORIFIC}|[a-zA-Z][\w'-]*) ){{0,4}}{P}(?!'s\b){_ASIDE}){{0,20}})"
_AGE: Final = r"(?:,? \(?\d\d\)?,?)?"
# An insertion without other people: ", in a mac and a mood,"
_INSERTION: Final = (
    rf"(?:, [^{P}{C}{N}.;:()]{{2,80}},|, (?:an?|the|once|who|formerly) [^{P}{C}.;:()]{{2,80}},)?"
)
_NOBODY: Final = rf"[^{P}{C}{N}.;()]"
ROLE: Final = r"(?:(?:(?:the|a|an|his|her|their|its|both) )?(?:[\w-]+,? ){0,3}(?:roles?|parts?|characters?|voices?)(?: of| as|,| is)? )"
PLAYS: Final = (
    r"(?:plays?|played|playing|portrays?|portrayed|portraying|voic(?:es?|ed|ing)|repris(?:es?|ed|ing)|embod(?:y|ies|ied|ying)|"
    r"inhabit(?:s|ed|ing)?|impersonat(?:es?|ed|ing)|essay(?:s|ed|ing)?|enact(?:s|ed|ing)?|tackl(?:es?|ed|ing)|"
    r"(?:tak(?:es?|ing)|took|taken) (?:on|over|up)?|inherit(?:s|ed|ing)?|creat(?:es|ed) (?=the (?:role|part))|originat(?:es|ed)|"
    r"(?:do(?:es)?|did|provid(?:es?|ed|ing)|lend(?:s|ing)?|lent|supply|suppl(?:ies|ied)) the (?:\w+ )?voice (?:of|for|to)|"
    r"(?:gives?|gave|giving|given) (?:us|you|her voice to|his voice to|voice to)|(?:brings?|brought|bringing) to life|"
    r"(?:lands?|landed|wins?|won|gets?|got|has|had|have|secured|scored|taken?|took|fills?|filled|doing|does) (?=(?:the|his|her|a) (?:[\w-]+ )?(?:roles?|parts?) (?:of|as))|"
    r"in the (?:[\w-]+ )?(?:role|part) of|(?:cast|seen|known|remembered|starring|starred|stars) (?=in the (?:[\w-]+ )?(?:role|part) of)|"
    r"makes (?:a|an) (?:[\w-]+ ){0,3}(?=of )|returns? to|slips? into|steps? into|doubles? (?:up )?as|guests? as|debuts? as)"
)
IS: Final = r"(?:is|was|are|were|'s|'re|has been|had been|have been|will be|would be|being|becomes?|became|makes?|made)"
_ADVERB: Final = (
    r"(?: (?:also|again|now|once|here|first|then|later|still|really|actually|\w+ly|indeed|of course))?"
)
_PLAYED_BY: Final = (
    r"(?:played|portrayed|voiced|acted|performed|embodied|incarnated|impersonated|enacted|created|done|brought to life|essayed|"
    r"taken(?: over)?|inhabited|given life|rendered|interpreted|depicted|spoken|sung|filled|originated|turn|performance|portrayal|cameo|interpretation)"
)


class Wording(NamedTuple):
    """One way to say who plays whom."""

    name: str
    pattern: "re.Pattern[str]"
    confidence: float
    follows: bool = False
    """Only where another role stands before it in the sentence or the one before."""


WORDINGS: Final[tuple[Wording, ...]] = tuple(
    Wording(name, re.compile(pattern), confidence, follows)
    for name, pattern, confidence, follows in (
        (
            "plays",
            rf"{ACTORS}{_AGE}{_INSERTION}{_NOBODY}{{0,70}}?\b{PLAYS} (?:{_NOBODY}{{0,40}}? (?:of|as) )?{ROLE}?{CHARACTERS}",
            0.9,
            False,
        ),
        (
            "plays_after_clause",
            rf"(?P<a>{P}), (?:who|once|formerly|previously|late of|best known|fresh from|last seen)\b[^.;()]{{2,100}},? (?:(?:also|now|here|then|again) )?{PLAYS} {ROLE}?{CHARACTERS}",
            0.8,
            False,
        ),
        (
            "as",
            rf"{ACTORS}{_AGE}(?:(?: \([^()]{{0,90}}\))|{_NOBODY}){{0,70}}?[ ,(]\(?(?<!and, )as (?!(?:do|does|did)\b){ROLE}?{CHARACTERS}(?!'s| (?:would|did|does|do|had|has|is|was|might|will|should|can|could)\b)",
            0.9,
            False,
        ),
        (
            "roles_such_as",
            rf"{ACTORS}{_AGE}{_INSERTION}{_NOBODY}{{0,70}}?\b(?:roles?|parts?|characters?|villains?|performances?)\b(?:{_NOBODY}{{0,50}})? (?:including|include[sd]?|such as|like|are|were) (?:as |that of |those of )?{CHARACTERS}(?= (?:in|on|from|of)\b)",
            0.85,
            False,
        ),
        (
            "as_before",
            rf"(?:^[\"']?|[.;:(—–] ?|, |,? and,? )(?:[Aa]s|[Ii]n the (?:role|part) of) {ROLE}?{CHARACTERS}(?:, [^{P}{C}.;()]{{2,70}})?,? {ACTORS}(?! (?:says|puts|said|tells|told|calls))",
            0.75,
            False,
        ),
        (
            "is",
            rf"{ACTORS}{_AGE}{_INSERTION}(?:,? who| -| –| —)?,?{_ADVERB} {IS}{_ADVERB} {CHARACTERS}",
            0.85,
            False,
        ),
        (
            "is_played",
            rf"{FIRST_CHARACTERS}{_AGE}{_INSERTION}(?:,? who| -| –| —)?,?{_ADVERB} (?:is|was|are|were|will be){_ADVERB} (?:Mr\.? |Miss |Mrs\.? |Mme\.? |the (?:[\w-]+ ){{0,4}})?{ACTORS}(?!'s)",
            0.8,
            False,
        ),
        (
            "played_by",
            rf"{FIRST_CHARACTERS}(?:(?: \([^()]{{0,60}}\))|{_NOBODY}){{0,110}}?\b{_PLAYED_BY}\b{_NOBODY}{{0,50}}?\b(?:by|from) {FILL}{ACTORS}",
            0.92,
            False,
        ),
        (
            "played_in_brackets",
            rf"{FIRST_CHARACTERS} \((?:[^{P}{C}()]{{0,60}}\b)?(?:by|from|of) {FILL}{ACTORS}",
            0.92,
            False,
        ),
        ("by", rf"(?:, |; | and ){CHARACTERS}(?: is| was)?,? by {FILL}{ACTORS}", 0.85, True),
        (
            "in_brackets",
            rf"{FIRST_CHARACTERS}(?: (?:of|from|in|at) [^{P}{C}.;(),]{{2,40}})?,? ?[(\[]{FILL}(?:it's |that's |it is )?{FILL}{ACTORS}",
            0.92,
            False,
        ),
        (
            "brackets_of_actor",
            rf"(?P<a>{P}),? ?[(\[](?:as )?{CHARACTERS}(?=[^{P}()]{{0,60}}[)\]])",
            0.88,
            False,
        ),
        ("possessive", rf"(?P<a>{P})(?:'s|') {ADJECTIVES}(?P<c>{_ONE})", 0.8, False),
        ("whose", rf"(?P<a>{P}),? (?:\w+ )?whose {ADJECTIVES}(?P<c>{_ONE})", 0.8, False),
        (
            "whom",
            rf"{FIRST_CHARACTERS}(?: (?:him|her)self)?{_INSERTION}(?:, (?:the|an?) [a-z][a-z' -]{{2,40}}(?= whom))?,? (?:whom|who|a part (?:that|which)|a role (?:that|which)|a character|a role|a part) (?:(?:the )?[\w-]+ ){{0,2}}{ACTORS} (?:\w+ )?(?:plays|played|gives|gave|makes|made|portrays|portrayed|invests|endows|lends|imbues|turns)\b",
            0.8,
            False,
        ),
        (
            "went_to",
            rf"{FIRST_CHARACTERS}{_NOBODY}{{0,40}}? (?:went|goes|fell|falls|was given|was handed|is entrusted|is given|gone|passes|passed) to {FILL}{ACTORS}",
            0.75,
            False,
        ),
        # "Zoe, a soldier of fortune, Ann Lee's role"; "Zoe, the Ann Lee character"; "Zoe comes courtesy of Ann Lee"
        (
            "role_of",
            rf"{FIRST_CHARACTERS}(?:, [^{P}{C}.;:()]{{2,90}})?, (?:the )?(?P<a>{P})(?:'s? (?:role|part|turn|creation)| character)\b",
            0.8,
            False,
        ),
        (
            "courtesy_of",
            rf"{FIRST_CHARACTERS}(?:, [^{P}{C}.;:()]{{2,90}})?, (?:courtesy of|thanks to) {FILL}{ACTORS}",
            0.75,
            False,
        ),
        (
            "comes_in_shape_of",
            rf"{FIRST_CHARACTERS}(?:, {_NOBODY}{{2,60}},)? (?:comes?|came|arrives?|appears?) (?:courtesy of|in the (?:shape|form|person|guise) of) {FILL}{ACTORS}",
            0.8,
            False,
        ),
        (
            "for_the_part",
            rf"(?:[Ff]or|[Ii]n) the (?:role|part) of {CHARACTERS},? {_NOBODY}{{0,60}}?\b(?:engaged|chose|cast|picked|hired|found|wanted and got|took|turned to|went to|brought in|settled on) {FILL}{ACTORS}",
            0.8,
            False,
        ),
        (
            "apposition_in_work",
            rf"{ACTORS},? (?:once |formerly |late )?(?:(?:the|his|her) )?{CHARACTERS} (?:of|in|from|on) {FILL}[{W}{S}{E}]",
            0.8,
            False,
        ),
        (
            "apposition",
            rf"(?:(?:^|[,;:(] |\b(?:and|with|while|where|are|come|comes|by|from) ){FILL}){ACTORS},? (?:the|an?|his|her|their|our) {CHARACTERS}",
            0.75,
            True,
        ),
        (
            "line",
            rf"^[^\w{P}{C}]*{ACTORS}\s*(?:\.{{2,}}|…+|[-–—:|=/•]|\bas\b|\. \. [. ]*)+\s*{CHARACTERS}(?=\s*(?:$|[,;(\[–—-]|\.$))",
            0.88,
            False,
        ),
        (
            "line_reversed",
            rf"^[^\w{P}{C}]*{CHARACTERS}(?:, {_NOBODY}{{2,60}})?\s*(?:\.{{2,}}|…+|[-–—:|=/•]|\. \. [. ]*)+\s*{FILL}{ACTORS}(?=\s*(?:$|[,;(\[–—-]|\.$))",
            0.88,
            False,
        ),
    )
)
# "P plays him": the character named last
PLAYS_HIM: Final = re.compile(
    rf"(?P<a>{P}){_NOBODY}{{0,40}}?\b(?:plays|played|playing|play|portrays|portrayed|voices|voiced|embodies) (?P<him>him|her(?! (?!(?:in|on|at|as|with|and|but|for|when|while|to|like|opposite|again|so|very|well)\b)\w)|both|{C})(?=[\s.,;:!?()]|$)"
)
# "Ann Lee is superb. Her Zoe ...": the character of whoever "she" is
HIS_CHARACTER: Final = re.compile(
    rf"(?:^|[.;:—–] |, (?:and |but )?)(?P<a>[Hh]is|[Hh]er) {ADJECTIVES}(?P<c>{_ONE})"
)
# "he is played by P"
HE_PLAYED_BY: Final = re.compile(
    rf"(?P<him>{N}|{C}(?! )|{C}(?= (?:is|was)))(?: (?:is|was|will be|has been|had been|being))(?: \w+)? {_PLAYED_BY}\b{_NOBODY}{{0,50}}?\bby {FILL}{ACTORS}"
    rf"(?:{_NOBODY}{{0,60}}?,? and{_NOBODY}{{0,60}}? by (?P<other>{P}))?"
)
# What turns a wording around: nobody plays whom he was not chosen for
NO_ROLE: Final = re.compile(
    r"\b(?:turned down|audition\w*|tested for|read for|considered|declin\w+|refus\w+|passed on|instead of|rejected|meant for|wanted|almost|nearly|"
    r"originally offered|screen[- ]test|fan[- ]?art|fan[- ]?cast\w*|dream[- ]?cast\w*|first choice|compar\w+|describ\w+|resembl\w+|named after|based on|inspired by|regard\w+|directs?|directed|writes?|wrote|created by|tells?|told)\b|"
    r"(?:\bnot|n't|\bnever) (?!(?:only|just|nominated|merely)\b)(?:\w+ )?(?:to )?(?:be )?(?:play|portray|appear|star|voic|return|repris)\w*"
)
# In a story people pose as others
IN_STORY: Final = re.compile(
    r"\b(?:pos(?:es|ed|ing)|disguis\w+|masquerad\w+|introduc\w+|reveal\w+|identif\w+|recogni\w+|hail\w+|hir(?:es|ed)|mistak\w+|unmask\w*|serv(?:es|ed)|"
    r"hailed|elected|appointed|crowned|succeed\w*|replac\w+|adopt\w*|treat\w*|rais(?:es?|ed) \w+|br(?:ings?|ought) \w+ up)\b[^,]*\bas\b"
)
# "the wife of a union man played by": somebody else without a name
NAMELESS: Final = re.compile(
    r"\b(?:of|and|with|by|to|for|whose|against) (?:an?|the|his|her|their|two|[a-z]+)? ?[^,]*$"
)
