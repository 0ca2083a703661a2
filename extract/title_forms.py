"""What a capitalised run must look like to be a title, and what is cut off from it first."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from .lexicon import AGENCIES, MAKER_NOUNS, NETWORKS, OUTLETS, STUDIOS
from .occurrences import Occurrences
from .title_cues import NEXT, NUMBER, SMALL

_MOST_WORDS: Final = 9
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_SMALL_WORD: Final = re.compile(SMALL)
_SMALL_BEHIND: Final = re.compile(rf"(?: {SMALL})+$")
_SEASON_BEHIND: Final = re.compile(rf"[,:]? (?:\(?[Ss]eason {NUMBER}\)?.*)$")
# "Tide 6x07", "Tide S02E03"
_PLACE_BEHIND: Final = re.compile(r"[,:]? \(?(?:\d{1,2}[x×]\d{2}|[Ss]\d{1,2}[ .]?[Ee]\d{1,2})\b.*$")
_YEAR_BEHIND: Final = re.compile(
    r"(?<!\bSummer)(?<!\bClass)(?<!\bWinter)(?<!\bGirl)(?<!\bMan) of (?:19|20)\d\d$"
)
_ARTICLE_BEHIND: Final = re.compile(r"(?<=\w) (?:the|an?)$")
_PART_BEHIND: Final = re.compile(
    r" (?:Review|Recap|Rewatch|Season|Series|Episode|Ep|Finale|Premiere|Trailer|Explained|Cast|Poster|Part)$"
)
_ALL_ABOUT: Final = re.compile(
    r"^(?:Everything|All|What|Things)(?: (?:That|There Is|Else))? (?:[Ww]e|[Yy]ou|[Tt]o)(?:['’]ve)?(?: (?:[Nn]eed|[Hh]ave|[Ww]ant) [Tt]o)? (?:[Kk]now|[Ll]earned)"
    r"(?: [Ss]o [Ff]ar)? [Aa]bout (?=[A-Z])"
)
"""What a headline says before a title: ``Everything We Know About``."""
_PART: Final = re.compile(rf"(?:Season|Series|Episode|Chapter|Part|Volume|Vol\.?) {NUMBER}$")
FUNCTION: Final = frozenset(
    """A After All Although Among An And As At Because Before Between But By Can Despite Did Do Does During
    Even Every Exclusive First For From Had Has Have He Her Here His How However I If In Inside Into Is
    It Its Just Last Later Like Meanwhile More Most My New No Not Now Of On Once One Only Or Our Over
    Post Review Recap She Since So Some Still Than That The Their Then There These They This Those
    Though Through Throughout To Under Unlike Until Watch We What When Where Whether Which While Who Why
    Will With Within Would Yes Yet You Your Ever Speaking Following According Given Best Latest""".split()
)
# where a capitalised run leaves the title: a year, a part, a second list item
_TAIL: Final = re.compile(
    r" (?:from|in|in the|and the|since|until|on|by the|of the) \d{4}s?\b.*$| as (?=[A-Z]).*$"
)
# What leads to a title at the beginning of a sentence: "In Tide season 2, …"
_LEADS: Final = frozenset("And As At But By During For From If In Of On Since Unlike When While With".split())
SMALL_FUNCTION: Final = frozenset(w.lower() for w in FUNCTION)
"""The same in small letters."""
_NOT_TITLES: Final = frozenset(
    """I Season Seasons Episode Episodes Series Chapter Part Volume Vol Review Recap Spoilers Spoiler
    Warning Exclusive TV Emmy Emmys Oscar Oscars Bafta Grammy Tony Hollywood Broadway British American
    French English Korean Japanese January February March April May June July August September October
    November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Part The Season
    Ep Original Originals Cast Golden Globe Share Image Photo Credit Academy Award Awards Ending
    Explained Finale Trailer Rewatch Postmortem Breakdown News Q&A Interview Opinion Preview Podcast Obituary""".split()
)

_PAPERS: Final = frozenset(
    "Herald Echo Gazette Chronicle Tribune Mirror Express Observer Telegraph Courier".split()
)
_STUDIO_ENDINGS: Final = frozenset(
    "Studios Studio Pictures Television Productions Entertainment Network Media Herald Echo Gazette Chronicle Tribune Mirror Express".split()
)


EDGES: Final = ' ,;:–—-"“”*_'
"""Signs that are no part of a title at its ends."""


def clean_title(name: str) -> str:
    """Cut signs, a season, words such as ``Review`` and an owner's ``'s`` off a title."""
    name = _ALL_ABOUT.sub("", name.strip(EDGES))
    name = _SEASON_BEHIND.sub("", without_place(name))
    name = _PART_BEHIND.sub("", name)
    name = _SMALL_BEHIND.sub("", name)
    return _POSSESSIVE.sub("", name) if not name.endswith("s’") else name


def without_place(name: str) -> str:
    """A title without the episode, or the year, that is told behind it: ``Tide`` of ``Tide 6x07``, ``Tide of 1953``."""
    return _ARTICLE_BEHIND.sub("", _YEAR_BEHIND.sub("", _PLACE_BEHIND.sub("", name)))


def may_be_title(name: str, *, strong: bool, marked: bool = False) -> bool:
    """Could the words be a title at all?

    Args:
        name: What ``clean_title`` left.
        strong: A season number, a year or typography marks it; then it may be a newspaper's name as well.
        marked: It stands in quotation marks or italics; then a function word may be a title.
    """
    words = name.split()
    if not words or len(words) > _MOST_WORDS or name in _NOT_TITLES or not any(c.isalpha() for c in name):
        return False
    bare = re.sub(r"^The ", "", name)
    if bare in NETWORKS or bare in STUDIOS or (bare in OUTLETS and not strong) or name in OUTLETS:
        return False
    if (
        (name.lower() in SMALL_FUNCTION and not marked)
        or name in AGENCIES
        or (len(words) > 1 and words[-1] in _PAPERS)
        or (len(name) == 1 and not name.isdigit())
        or name in {"Pilot", "The Pilot"}
    ):
        return False
    if all(w in _NOT_TITLES or w in FUNCTION or w.isdigit() for w in words) and not strong:
        return False
    if not any(w[0].isupper() for w in words) and not (strong and name.isdigit()):
        return False
    if words[0][0].isdigit() and not words[0].isdigit() and not strong:
        return False
    if _PART.match(name):
        return False
    if (words[-1].lower() in MAKER_NOUNS or words[-1] in _STUDIO_ENDINGS) and not strong:
        return False
    return not (len(words) == 1 and len(name) < 3 and not strong)


# A full stop that ends a sentence: none behind an initial or a shortened word (``The Trial of Mrs. B.``).
_SHORT: Final = r"(?:[A-Z]|Mrs?|Ms|Dr|Drs|St|Prof|Rev|Sgt|Capt|Lt|Col|Gen|vs|Jr|Sr|Inc|Co|Ltd|No|Vol|Pt)\."
_SHORTENED: Final = re.compile(rf"(?<![\w’']){_SHORT}(?=\s|\Z)")


def with_own_dot(name: str, after: str) -> str:
    """A title in quotation marks whose last full stop is its own: ``“Friends of B.” is …``.

    Args:
        name: What stands before the full stop.
        after: What follows behind the closing marks.
    """
    return (
        f"{name}."
        if _SHORTENED.search(f"{name}.", max(0, len(name) - 5)) and re.match(r",? [a-z(]", after)
        else name
    )


def is_title_case(name: str) -> bool:
    """Is it written as titles are: one to nine words, the first and all long ones with a capital or a number?"""
    words = [w for w in re.split(r"[\s/]+", name.strip(" ,.!?…")) if w]
    if not words or len(words) > _MOST_WORDS or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    full = _SHORTENED.sub("X", name)
    if re.search(r"[.!?…;] \w", full) or full[-1] in ".…":
        return False
    big = [w for w in words if not _SMALL_WORD.fullmatch(w)]
    return all(not w[0].islower() for w in big) and any(w[0].isalpha() for w in big)


def read_run(
    run: str,
    counts: Occurrences,
    people: Collection[str],
    *,
    numbered: bool = False,
    opening: bool = False,
) -> Iterator[str]:
    """Read a capitalised run as the title, or the two joined by ``and``, that the rest of the text supports best.

    Args:
        run: As a cue found it, perhaps with an owner in front or a part behind.
        counts: The text.
        people: Names that may own a title (``Ann Lee's Tide``).
        numbered: A number at its end is that of a season.
        opening: It begins a sentence, so that a preposition in front has its capital from there.
    """
    run = clean_title(_TAIL.split(run)[0])
    options = [run]
    words = run.split()
    while len(words) > 1 and (words[0] in FUNCTION or words[0] in _NOT_TITLES):
        words = words[1:]
        while words and _SMALL_WORD.fullmatch(words[0]):
            words = words[1:]
        if words:
            options.append(" ".join(words))
    for match in re.finditer(r"['’]s? (?=[A-Z0-9])", run):
        owner, rest = run[: match.start()], run[match.end() :]
        owner = re.sub(r"^The ", "", owner)
        if owner in NETWORKS or owner in STUDIOS or owner in people or _is_free(rest, run, counts):
            options = [rest]
    if opening and words[0] != run.split()[0] and run.split()[0] in _LEADS and counts.count(run) == 1:
        options = [" ".join(words)]
    if ": " in run:
        options += [run.split(": ")[0], run.split(": ", 1)[1]]
    if numbered and re.search(r" \d$", run) and _is_free(run[:-2], run, counts):
        options = [run[:-2]]
    options = list(dict.fromkeys(o for o in options if o))
    if " and The " in run or (" and " in run and _is_free(run.split(" and ")[0], run, counts)):
        yield from run.split(" and ", 1)
        return
    # 0.6: a longer form that stands nearly as often as a shorter one is the title
    most = max((counts.count(o) for o in options), default=0)
    yield from sorted((o for o in options if counts.count(o) >= 0.6 * most), key=len, reverse=True)[:1]


def read_list(text: str, end: int) -> Iterator[str]:
    """The capitalised runs that continue a list of titles whose first ends at ``end``; at most 24."""
    for _ in range(12):
        match = NEXT.match(text, end)
        if not match:
            return
        yield from re.split(r" and | & ", match["t"])
        if " and " in match["t"]:
            return
        end = match.end("t")


def _is_free(rest: str, run: str, counts: Occurrences) -> bool:
    """Does ``rest`` also stand without its owner?"""
    return counts.count(rest) > counts.count(run)
