"""The cues that show a title: what stands around a run of capitalised words, as patterns.

The words are facts about English and about the trade; the points were chosen on the development half of the
annotated articles. ``t`` is the group with the title, ``k`` that with the noun that tells its kind.
"""

import re
from typing import Final, NamedTuple

from .lexicon import NETWORKS, NUMBER_WORDS, SCREEN_NOUNS, WORK_NOUNS

_WORD: Final = r"(?:(?:I, )?[A-Z0-9À-ÖØ-Þ][\w’'\-&+*/]*(?:\.(?=\w)[\w]+)*\+?[!?]?(?<![-']))"
SMALL: Final = r"(?:of|the|in|and|a|an|for|to|on|at|with|from|by|or|is|de|la|du|des|del|&|vs\.?|as|into|who|that|you|my|be|no)"
RUN: Final = (
    rf"{_WORD}(?:(?:: | |, (?={_WORD}(?: {SMALL})* {_WORD} Season))(?:{SMALL} ){{0,3}}{_WORD}){{0,8}}"
)
SEASON_WORDS: Final = "|".join(sorted((w for w in NUMBER_WORDS if NUMBER_WORDS[w]), key=len, reverse=True))
NUMBER: Final = rf"(?:\d{{1,2}}|{SEASON_WORDS}|[IVX]{{1,4}})"
_ANY_NUMBER: Final = rf"(?:{NUMBER}|(?i:{SEASON_WORDS}))"  # "Season Two", but the title "Part Two"
SCREEN: Final = "|".join(sorted(map(re.escape, SCREEN_NOUNS), key=len, reverse=True))
WORKS: Final = "|".join(sorted(map(re.escape, WORK_NOUNS), key=len, reverse=True))
TRADE: Final = (
    "star|stars(?= [A-Z])|creators?|co-creators?|showrunners?|alum|alums|alumni|alumna|actor|actress|veteran|finale|premiere|"
    "franchise|universe|trilogy|saga|spin-?offs?|prequels?|sequels?|reboot|remake|revival|recap|review|fans?|"
    "writers?|directors?|producers?|episodes?|cast|castmates?|co-stars?|boss|bosses|movies?|films?|series|"
    "seasons?|show|adaptation|head writer|pilot|author"
)
OWNED: Final = (
    "stars?|creators?|co-creators?|showrunners?|finale|premiere|spin-?offs?|prequels?|sequels?|reboot|remake|revival|"
    "episodes?|cast|seasons?|pilot|head writer|protagonist|lead|title character"
)
YEAR: Final = r"\((?:19|20)\d\d(?:[-–](?:\d{2,4})?)?\)"

QUOTED: Final = re.compile(
    r"“([^“”\n]{1,80}?)[,.]?”|(?<![\w’'])‘([^‘’\n]{1,60}(?:[’'](?:s|t|re|ll|d|m|ve)?\b[^‘’\n]{0,40})?)[,.]?’(?!\w)"
    r"|\"([^\"\n]{1,80}?)[,.]?\"|(?<![\w’'])'([^'\n]{1,60}(?:'(?:s|t|re|ll|d|m|ve)\b[^'\n]{0,40})?)[,.]?'(?!\w)"
    r"|(?<![^\W_])_([^_\n]{1,80}?)[,.]?_(?!\w)"
)


class Cue(NamedTuple):
    """One sign of a title."""

    name: str
    pattern: "re.Pattern[str]"
    points: float
    kind: str | None
    """series, film, …, if the cue alone tells it."""


CUES: Final[tuple[Cue, ...]] = tuple(
    Cue(name, re.compile(pattern), points, kind)
    for name, pattern, points, kind in (
        (
            "season",
            rf"(?P<t>{RUN})(?:['’]s?)?[,:]? (?:\()?(?:[Ss]easons?|[Ss]eries(?= (?:\d|{_ANY_NUMBER}\b))|S(?=\d)) ?{_ANY_NUMBER}\b",
            3.0,
            "series",
        ),
        (
            "season_of",
            rf"\b[Ss]easons? (?:{_ANY_NUMBER} )?of (?:\w+['’]s )?(?:the )?(?P<t>{RUN})",
            2.5,
            "series",
        ),
        ("episode", rf"(?P<t>{RUN})[,:]? (?:[Ee]pisodes?|Ep\.?|[Cc]hapter) {_ANY_NUMBER}\b", 3.0, "series"),
        (
            "episode",
            rf"(?P<t>{RUN})[,:]? \(?(?:\d{{1,2}}[x×]\d{{2}}|S\d{{1,2}}[ .]?E\d{{1,2}})\b",
            3.0,
            "series",
        ),
        ("episode_of", rf"\b(?:[Ee]pisodes?|[Ff]inale|[Pp]remiere|[Pp]ilot) of (?P<t>{RUN})", 2.0, "series"),
        ("screen_noun", rf"\b(?P<k>{SCREEN})(?:,| called| titled| entitled)? (?P<t>{RUN})", 2.0, None),
        ("work_noun", rf"\b(?P<k>{WORKS})(?:,| called| titled| entitled)? (?P<t>{RUN})", 2.0, None),
        # so plainly that it is no person's: "in the horror film Title as the girl"
        (
            "film_as",
            rf"\b(?:in|from|of|for) (?:the|a|an|his|her|their) (?:[\w’'-]+ ){{0,4}}?(?P<k>{SCREEN}) (?P<t>{RUN})(?= as (?:[A-Z]|an? |the |his |her )|[,.]? \(\d{{4}}\))",
            2.0,
            None,
        ),
        ("before_noun", rf"(?P<t>{RUN}) (?P<k>{SCREEN}|{WORKS})\b(?! and| [“‘\"']?[A-Z])", 1.0, None),
        (
            "list",
            rf"\b(?i:shows|series|dramas|comedies|sitcoms|films|movies|novels|books)\b[^.:\n]{{0,60}}: (?P<t>{RUN})",
            2.2,
            None,
        ),
        (
            "hit",
            rf"\b(?:hit|smash|classic|sleeper|epic|masterpiece|phenomenon|juggernaut) (?P<t>{RUN})",
            1.6,
            None,
        ),
        (
            "figure_of",
            rf"\b(?:villain|hero|heroine|protagonist|lead|sidekick|bully|star|stars|face|boss|world|events|makers?|team behind|creators? (?:behind )?) of (?P<t>{RUN})",
            1.7,
            None,
        ),
        (
            "such_as",
            rf"\b(?i:{SCREEN}|{WORKS})(?:,? \w+){{0,2}} (?:like|such as|including) (?P<t>{RUN})",
            2.0,
            None,
        ),
        (
            "like",
            rf"\b(?:[Ll]ike|[Uu]nlike|compared (?:\w+ )?(?:to|with)|reminiscent of|akin to|echoes of|homage to) (?P<t>{RUN})",
            0.8,
            None,
        ),
        (
            "praised_in",
            rf"\b(?:enjoy|enjoyed|love|loved|saw|great|good|immaculate|brilliant|excellent|terrific|wonderful|fantastic|memorable|magnetic|superb|stunning)(?: [\w']+){{0,2}} in (?P<t>{RUN})",
            1.8,
            None,
        ),
        ("of", rf"\b(?:of|in|from|on) (?P<t>{RUN})(?=[.,;)]|\s(?:and|alongside|opposite|with)\b)", 0.5, None),
        (
            "review_of",
            rf"(?m)^(?:[A-Z][\w ]{{0,20}} )?(?:Review|Recap|REVIEW|RECAP): (?P<t>{RUN})",
            2.2,
            None,
        ),
        (
            "reviewed",
            rf"(?m)^(?P<t>{RUN})(?: \(\d{{4}}\))?[:,]?(?: [-–—])? (?:[Rr]eview|[Rr]ecap|REVIEW|RECAP|[Ee]nding|[Ff]inale)\b",
            2.2,
            None,
        ),
        ("trade", rf"(?P<t>{RUN}) (?:{TRADE})\b", 2.0, None),
        # Ann Lee's film is nobody's title
        ("owned_trade", rf"(?P<t>{RUN})['’]s? (?:{OWNED})\b", 2.0, None),
        (
            "which",
            rf"(?P<t>{RUN}), which (?:began|begins|premier\w+|debut\w+|return\w*|air\w*|start\w*|end\w*|concluded|ran|runs|opens|opened|stars|starred|streams|is to run|launched|arrives)\b",
            2.2,
            "series",
        ),
        ("year", rf"(?P<t>{RUN}) {YEAR}", 2.5, None),
        (
            "role_in",
            rf"\b(?:star(?:s|red|ring)?|appear(?:s|ed|ing)?|seen|play(?:s|ed|ing)?|known|roles?|part|turns?|work|best|acclaimed|cameo|Emmy|role)\b[^.;()\n]{{0,40}}? (?:in|for|on|from|of) (?:(?:[A-Z][\w.]* ){{0,3}}\w+['’+]s? )?(?P<t>{RUN})",
            1.6,
            None,
        ),
        (
            "is_a",
            rf"(?P<t>{RUN}),? (?:is|was) (?:a|an|the) (?:[\w’'-]+ ){{0,5}}?(?P<k>{SCREEN})\b",
            2.5,
            None,
        ),
        (
            "apposition",
            rf"(?P<t>{RUN}), (?:a|an|the|his|her|their|its) (?:[\w’'+-]+ ){{0,5}}?(?P<k>{SCREEN}|{WORKS})\b",
            2.0,
            None,
        ),
        (
            "watch",
            rf"\b(?:watch|watched|watching|binge|stream|adapt|adapts|adapted|adapting|remake|reboot) (?P<t>{RUN})",
            1.2,
            None,
        ),
        ("line", rf"(?m)^(?P<t>{RUN}):? ?(?:[-–—] )?(?:\(?Season {NUMBER}\)?)?$", 0.6, None),
        ("headed", rf"(?m)^(?P<t>{RUN}): +(?=[A-Z]\S* ?(?:\S+ ){{6}})", 1.4, None),
    )
)
# said of people and places as well: counts once
WEAK: Final = frozenset({"of", "like", "figure_of", "watch"})
LISTED: Final = frozenset(
    {"screen_noun", "work_noun", "role_in", "such_as", "watch", "hit", "list", "praised_in"}
)
NEXT: Final = re.compile(
    rf"(?:, (?:and |or |\w+ )?|,? (?:and|or|&) )(?:(?:the|recently|then) )?(?:[\w+]+['’]s? )?(?P<t>{RUN})"
)
NETWORK_OWNED: Final = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, NETWORKS), key=len, reverse=True))})(?:['’]s?)? (?:(?:{SCREEN}|original|hit|new|upcoming) ){{0,3}}(?P<t>{RUN})"
)
LISTING: Final = re.compile(
    rf"(?m)^[\W\d]{{0,12}}(?:[ap]m )?(?P<t>[A-Z\d][^\n()]{{1,60}}?)[”\"'’*_]* \((?:{'|'.join(sorted(map(re.escape, NETWORKS), key=len, reverse=True))})"
    r"(?:,? [^()\n]{0,24})?,? ?(?:\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\b\.?)?|tonight|daily|nightly|[Mm]idnight|(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)days?)\)"
)
"""``The Title (BBC1, 9pm)`` at the head of a line of a listing."""
CHANNEL_LINE: Final = re.compile(
    rf"(?m)^[\W\d]{{0,12}}(?P<t>[A-Z\d][^\n()|–—]{{1,60}}?)[”\"'’*_]* [–—|-] (?:on )?(?:{'|'.join(sorted(map(re.escape, NETWORKS), key=len, reverse=True))})"
    r"(?:,? (?:from |on )?(?:\d|tonight|now\b|available|streaming|[A-Z][a-z]{2,5}day)[^\n]{0,24})?$"
)
"""``The Title – Netflix`` on a line of its own: the head of an entry, where there are several."""
CERTIFIED: Final = re.compile(
    r"(?m)^[ \t•*_\"'“‘-]{0,4}(?P<t>[A-Z\d][^\n()]{0,60}?)[”\"'’*_]* \((?:[^()\n]{0,60}, ?)?(?:cert\.? ?)?"
    r"(?:[“\"'‘](?:U|A|AA|X|H)[”\"'’]|U|AA|X|PG|PG-13|NC-17|12A?|15|18)\)[ \t]*$"
)
"""``The Title (Odeon, Leicester Square, "X")`` on a line of its own: a film with its certificate."""
KIND_OF: Final = {**SCREEN_NOUNS, **WORK_NOUNS}
