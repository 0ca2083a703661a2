"""What stands between the name of an actor and that of a character, as patterns.

Each pattern must match all the text between the two names, in which titles are replaced by ``TITLE``. The
words are facts about English and about the trade; the confidences are own estimates.
"""

import re
from typing import Final, NamedTuple

PLAY: Final = (
    r"(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voic(?:es|ed|ing)|(?:do(?:es)?|provid(?:es|ed|ing)) the voice of|repris(?:es|ed|ing|e)|"
    r"embod(?:ies|ied|ying)|inhabits|impersonat(?:es|ed)|essay(?:s|ed|ing)|tackl(?:es|ed|e|ing)|tak(?:es?|ing) (?:on|over)|took (?:on|over)|"
    r"step(?:s|ped)? in(?:to)?|return(?:s|ed|ing)? to|cast in|brings? to life|steals? scenes)"
)
AS_VERB: Final = (
    r"(?:stars?|starred|starring|co-stars?|co-starring|costars?|appears?|appeared|appearing|returns?|returned|returning|(?:is|are|be|being) back|joins?|joined|"
    r"joining|features?|featuring|featured|plays|played|debuts?|debuted|cast|recast|announced|revealed|casts|tapped|guest-stars?|guest|steps? in|"
    r"stepped in|shines?|terrific|great|excellent|superb|brilliant|wonderful|perfect|best known|known|remembered|seen|on board|aboard|"
    r"double|doubles|cameos?|turns?|performance|work|role|heard|in|back)"
)
# Words that may stand before a character's name: "the Harvard professor", "his long-suffering wife,"
BEFORE: Final = r"(?:(?:[Tt]he|an?|his|her|their|its|both|fellow|one|young|older|former|late|(?:\w+['’]s))\s)?(?:[a-z0-9][\w’'+-]*,?\s){0,6}"
BY: Final = r"(?:,? (?:who )?(?:is |was |are |were |will be |being |as |now |has been |had been |once )*(?:again )?(?:\w+ly )?(?:played|portrayed|voiced|embodied|performed|depicted|brought to life|essayed|acted)(?: \w+ly)? by|,? (?:the|a) (?:part|role|character) (?:once |previously |originally )?played (?:[a-z]+ ){0,3}by)"


_BESIDE: Final = r"\b(?:opposite|alongside|against) "
_NAMED_BESIDE: Final = re.compile(rf"{_BESIDE}\Z")

OPENS: Final = r"(?:['’]s?)? ?[(\[](?:actor |actress |(?:the|an?) (?:[a-z-]+ ){0,3})?"
"""A bracket behind a name, and what may stand in it before another."""


class Glue(NamedTuple):
    """One way to set two names beside each other."""

    name: str
    pattern: "re.Pattern[str]"
    confidence: float


ACTOR_LEFT: Final[tuple[Glue, ...]] = tuple(
    Glue(name, re.compile(pattern), confidence)
    for name, pattern, confidence in (
        ("as", rf" (?:as|As|AS) (?:the (?:title )?character )?{BEFORE}$", 0.9),
        ("comma_as", rf", as (?:the (?:title )?character )?{BEFORE}$", 0.85),
        (
            "verb_as",
            rf"(?:,? (?:who|which))?[^.;()\n“”\"]{{0,60}}\b{AS_VERB}\b[^.;()\n“”\"]{{0,45}}? as (?:the (?:title )?character )?{BEFORE}$",
            0.88,
        ),
        (
            "plays",
            rf"(?:, )?(?:who|and who|and)?(?: ?(?:also|will|would|again|has|had|have|is|are|was|were|to|be|been|memorably|once|first|originally|currently|previously|brilliantly|set|reportedly|rumou?red|likely|going|now|he|she|actor|actress|in talks|eyed))*,? {PLAY} (?!{_BESIDE})"
            rf"(?:(?:(?:the|his|her|their|its) )?(?:[\w-]+ )?(?:roles?|parts?|voice) (?:of|as) |as )?{BEFORE}$",
            0.93,
        ),
        (
            "reprises_role",
            rf"(?:,? who)? (?:will |is |to |would )*(?:repris\w+|return\w*|resum\w+)[^.;()\n]{{0,40}}? (?:role|part)s? (?:of|as) {BEFORE}$",
            0.93,
        ),
        (
            "in_role_of",
            rf"[^.;()\n]{{0,50}}? (?:in|landed|won|got|gets|wins|takes|took) the (?:\w+ )?(?:role|part) of {BEFORE}$",
            0.88,
        ),
        ("apposition_role", rf", (?:the|a|an) {BEFORE}$", 0.55),
        (
            "its_role",
            r", (?:its|(?:the|this) (?:film|movie|show|series|drama|play)['’]s) (?:[a-z-]+ ){0,2}$",
            0.8,
        ),
        ("forever", r", (?:forever|always|eternally) $", 0.8),
        ("possessive_noun", r"['’]s? (?:[a-z][\w’'-]*,? ){2,6}$", 0.7),
    )
)
CHARACTER_LEFT: Final[tuple[Glue, ...]] = tuple(
    Glue(name, re.compile(pattern), confidence)
    for name, pattern, confidence in (
        ("played_by", rf"{BY} {BEFORE}$", 0.95),
        (
            "parenthesis_played_by",
            rf" \((?:here |once |again |originally )?(?:played|portrayed|voiced|voice of|a [\w -]+)(?: by)? {BEFORE}$",
            0.93,
        ),
        ("parenthesis", rf"{OPENS}$", 0.93),
        ("parenthesis_after", r", (?:the|an?|his|her|their) [^,;.()]{3,60} \((?:actor |actress )?$", 0.85),
        (
            "in_shape_of",
            rf"(?:, [^,;.()]{{3,60}},)? (?:comes?|came|arrives?|arrived) (?:courtesy of|in the (?:shape|form|person|guise) of) {BEFORE}$",
            0.85,
        ),
        ("whom", r",? whom (?:(?:the )?[a-z]+ ){0,2}$", 0.85),
    )
)
GAPPED: Final = re.compile(r",? (?:his|her|their|the) (?:[a-z-]+,? ){1,3}")
"""Between two names whose verb stands before: ``… plays Zoe, and Bo Cruz her husband Max``."""
LINE: Final = re.compile(r"^\s*(?:[-–—:|…]|\.{2,}|as|\t)\s*$")
DISTRIBUTED: Final = frozenset({"plays", "as", "verb_as", "reprises_role", "played_by", "in_role_of"})
LIST_GLUE: Final = re.compile(
    r"^(?:,|,? and|,? &|;|,? or|,? as well as)\s(?:the |an? |his |her )?(?:[a-z-]+ ){0,3}$"
)
COPULA: Final = re.compile(
    r"(?:, [^,;.()]{3,60},)? (?:was|were|is|are|has been|had been) (?:(?:the|an?|his|her|their|its) |[A-Z]\w+['’]s )?(?:[a-z][\w'’-]* ){0,4}(?:[a-z][\w'’-]*, )?"
)
PRONOUN_ROLE: Final = re.compile(
    rf"(?:\b(?:[Hh]e|[Ss]he|him|her)\b|\b[Tt]he (?:[\w-]+ )?(?:actress|actor|comedian|comedienne|star)\b(?:, (?:aged )?\d\d,)?)(?: (?:will|would|can|could|may|also|is|was|has|had|be|been|again|later|then|now|next|currently|recently|soon|set to|to))* (?:{PLAY}|recur(?:s|red)?|{AS_VERB}|as\b)"
)
OWN_ROLE: Final = re.compile(
    r"\b(?:[Hh]is|[Hh]er)\b,? (?:(?:character|alter ego),? |(?:(?!(?:and|or|but|as|twin)\b)[a-z][\w'’-]*,? ){0,3})"
)
"""Before a character, where an actor was named: ``praised for her brittle``, ``Ann Lee: his character,``."""
BEING: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|The (?:actor|actress)) (?:also )?(?:is|was|has been|had been|will be) (?:[a-z-]+ )?"
)
"""Before a character in a work that is named: ``He is Max on Tide``."""
TREATS: Final = re.compile(
    r" (?:\w+ly )?(?:plays?|played|portrays?|portrayed|voices?|voiced|embodies|endow(?:s|ed)|invest(?:s|ed)|imbues?|renders?)\b"
)
GROUP_PLAYED: Final = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|[Bb]oth) (?:two|couple|pair|duo|lovers|siblings|brothers|sisters|twins|spies|detectives|parents|partners)(?: [a-z]+)?,? (?:\(|are |were )?(?:played|portrayed|voiced) (?:respectively )?by "
)


def is_beside(text: str, start: int, end: int) -> bool:
    """Is the name there only beside whom somebody acts: ``Bo Cruz, who played opposite Ann Lee, appears as Zoe``?"""
    return text.startswith(",", end) and _NAMED_BESIDE.search(text, max(0, start - 12), start) is not None
