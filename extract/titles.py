"""The titles of works that an article names: found by quotation marks, italics, seasons, nouns and repetition.

A title earns points from each cue around it; those that reach the threshold are then looked up in the whole
text. spaCy's own WORK_OF_ART has F1 0.39 on such articles (DESIGN, section 6), so it is one weak cue here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ..ontology.records import Article, BlockKind, Span
from ..ontology.terms import SCHEMA
from .lexicon import AGENCIES, MAKER_NOUNS, NETWORKS, NUMBER_WORDS, OUTLETS, SCREEN_NOUNS, STUDIOS, WORK_NOUNS

# Points that make a candidate a title; chosen on the development half of the annotated articles.
_THRESHOLD: Final = 2.0
_MOST_WORDS: Final = 9

_WORD: Final = r"(?:(?:I, )?[A-Z0-9À-ÖØ-Þ][\w’'\-&+*/]*(?:\.(?=\w)[\w]+)*\+?[!?]?(?<![-']))"
_SMALL: Final = r"(?:of|the|in|and|a|an|for|to|on|at|with|from|by|or|is|de|la|du|des|del|&|vs\.?|as|into|who|that|you|my|be|no)"
RUN: Final = (
    rf"{_WORD}(?:(?:: | |, (?={_WORD}(?: {_SMALL})* {_WORD} Season))(?:{_SMALL} ){{0,3}}{_WORD}){{0,8}}"
)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_FUNCTION: Final = frozenset(
    """A After All Although Among An And As At Because Before Between But By Can Despite Did Do Does During
    Even Every Exclusive First For From Had Has Have He Her Here His How However I If In Inside Into Is
    It Its Just Last Later Like Meanwhile More Most My New No Not Now Of On Once One Only Or Our Over
    Post Review Recap She Since So Some Still Than That The Their Then There These They This Those
    Though Through Throughout To Under Unlike Until Watch We What When Where Whether Which While Who Why
    Will With Within Would Yes Yet You Your Ever Speaking Following According Given Best Latest""".split()
)
_SEASON_WORDS: Final = "|".join(sorted((w for w in NUMBER_WORDS if NUMBER_WORDS[w]), key=len, reverse=True))
_NUMBER: Final = rf"(?:\d{{1,2}}|{_SEASON_WORDS}|[IVX]{{1,4}})"
_SCREEN: Final = "|".join(sorted(map(re.escape, SCREEN_NOUNS), key=len, reverse=True))
_WORKS: Final = "|".join(sorted(map(re.escape, WORK_NOUNS), key=len, reverse=True))
_TRADE: Final = (
    "star|stars(?= [A-Z])|creators?|co-creators?|showrunners?|alum|alums|alumni|alumna|actor|actress|veteran|finale|premiere|"
    "franchise|universe|trilogy|saga|spin-?offs?|prequels?|sequels?|reboot|remake|revival|recap|review|fans?|"
    "writers?|directors?|producers?|episodes?|cast|castmates?|co-stars?|boss|bosses|movies?|films?|series|"
    "seasons?|show|adaptation|head writer|pilot|author"
)
_OWNED: Final = (
    "stars?|creators?|co-creators?|showrunners?|finale|premiere|spin-?offs?|prequels?|sequels?|reboot|remake|revival|"
    "episodes?|cast|seasons?|pilot|head writer|protagonist|lead|title character"
)
_YEAR: Final = r"\((?:19|20)\d\d(?:[-–](?:\d{2,4})?)?\)"

_QUOTED: Final = re.compile(
    r"“([^“”\n]{1,80}?)[,.]?”|(?<![\w’'])‘([^‘’\n]{1,60}(?:[’'](?:s|t|re|ll|d|m|ve)?\b[^‘’\n]{0,40})?)[,.]?’(?!\w)"
    r"|\"([^\"\n]{1,80}?)[,.]?\"|(?<![\w’'])'([^'\n]{1,60}(?:'(?:s|t|re|ll|d|m|ve)\b[^'\n]{0,40})?)[,.]?'(?!\w)"
)
# where a capitalised run leaves the title: a year, a part, a second list item
_TAIL: Final = re.compile(
    r" (?:from|in|in the|and the|since|until|on|by the|of the) \d{4}s?\b.*$| as (?=[A-Z]).*$"
)
_CUES: Final[tuple[tuple[str, "re.Pattern[str]", float, str | None], ...]] = tuple(
    (name, re.compile(pattern), points, kind)
    for name, pattern, points, kind in (
        (
            "season",
            rf"(?P<t>{RUN})(?:['’]s?)?[,:]? (?:\()?(?:[Ss]easons?|[Ss]eries(?= (?:\d|{_NUMBER}\b))|S(?=\d)) ?{_NUMBER}\b",
            3.0,
            "series",
        ),
        ("season_of", rf"\b[Ss]easons? (?:{_NUMBER} )?of (?:\w+['’]s )?(?:the )?(?P<t>{RUN})", 2.5, "series"),
        ("episode", rf"(?P<t>{RUN})[,:]? (?:[Ee]pisodes?|Ep\.?|[Cc]hapter) {_NUMBER}\b", 3.0, "series"),
        ("episode_of", rf"\b(?:episodes?|finale|premiere|pilot) of (?P<t>{RUN})", 2.0, "series"),
        ("screen_noun", rf"\b(?P<k>{_SCREEN})(?:,| called| titled| entitled)? (?P<t>{RUN})", 2.0, None),
        ("work_noun", rf"\b(?P<k>{_WORKS})(?:,| called| titled| entitled)? (?P<t>{RUN})", 2.0, None),
        ("before_noun", rf"(?P<t>{RUN}) (?P<k>{_SCREEN}|{_WORKS})\b(?! and| [“‘\"']?[A-Z])", 1.0, None),
        (
            "list",
            rf"\b(?:shows|series|dramas|comedies|sitcoms|films|movies|novels|books)\b[^.:\n]{{0,60}}: (?P<t>{RUN})",
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
            rf"\b(?:{_SCREEN}|{_WORKS})(?:,? \w+){{0,2}} (?:like|such as|including) (?P<t>{RUN})",
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
        ("trade", rf"(?P<t>{RUN}) (?:{_TRADE})\b", 2.0, None),
        # Ann Lee's film is nobody's title
        ("owned_trade", rf"(?P<t>{RUN})['’]s? (?:{_OWNED})\b", 2.0, None),
        (
            "which",
            rf"(?P<t>{RUN}), which (?:began|begins|premier\w+|debut\w+|return\w*|air\w*|start\w*|end\w*|concluded|ran|runs|opens|opened|stars|starred|streams|is to run|launched|arrives)\b",
            2.2,
            "series",
        ),
        ("year", rf"(?P<t>{RUN}) {_YEAR}", 2.5, None),
        (
            "role_in",
            rf"\b(?:star(?:s|red|ring)?|appear(?:s|ed|ing)?|seen|play(?:s|ed|ing)?|known|roles?|part|turns?|work|best|acclaimed|cameo|Emmy|role)\b[^.;()\n]{{0,40}}? (?:in|for|on|from|of) (?:\w+['’+]s? )?(?P<t>{RUN})",
            1.6,
            None,
        ),
        (
            "is_a",
            rf"(?P<t>{RUN}),? (?:is|was) (?:a|an|the) (?:[\w’'-]+ ){{0,5}}?(?P<k>{_SCREEN})\b",
            2.5,
            None,
        ),
        (
            "apposition",
            rf"(?P<t>{RUN}), (?:a|an|the|his|her|their|its) (?:[\w’'+-]+ ){{0,5}}?(?P<k>{_SCREEN}|{_WORKS})\b",
            2.0,
            None,
        ),
        (
            "watch",
            rf"\b(?:watch|watched|watching|binge|stream|adapt|adapts|adapted|adapting|remake|reboot) (?P<t>{RUN})",
            1.2,
            None,
        ),
        ("line", rf"(?m)^(?P<t>{RUN}):? ?(?:[-–—] )?(?:\(?Season {_NUMBER}\)?)?$", 0.6, None),
        ("headed", rf"(?m)^(?P<t>{RUN}): +(?=[A-Z]\S* ?(?:\S+ ){{6}})", 1.4, None),
    )
)
# said of people and places as well: counts once
_WEAK: Final = frozenset({"of", "like", "figure_of", "watch"})
_LISTED: Final = frozenset(
    {"screen_noun", "work_noun", "role_in", "such_as", "watch", "hit", "list", "praised_in"}
)
_NEXT: Final = re.compile(
    rf"(?:, (?:and |or |\w+ )?|,? (?:and|or|&) )(?:(?:the|recently|then) )?(?:[\w+]+['’]s? )?(?P<t>{RUN})"
)
_NETWORK_OWNED: Final = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, NETWORKS), key=len, reverse=True))})(?:['’]s?)? (?:(?:{_SCREEN}|original|hit|new|upcoming) ){{0,3}}(?P<t>{RUN})"
)
_KIND_OF: Final = {**SCREEN_NOUNS, **WORK_NOUNS}
_CLASS: Final = {
    "series": SCHEMA.TVSeries,
    "film": SCHEMA.Movie,
    "book": SCHEMA.Book,
    "game": SCHEMA.VideoGame,
    "comic": SCHEMA.ComicStory,
    "play": SCHEMA.Play,
    "song": SCHEMA.MusicRecording,
    "work": SCHEMA.CreativeWork,
}
_NOT_TITLES: Final = frozenset(
    """I Season Seasons Episode Episodes Series Chapter Part Volume Vol Review Recap Spoilers Spoiler
    Warning Exclusive TV Emmy Emmys Oscar Oscars Bafta Grammy Tony Hollywood Broadway British American
    French English Korean Japanese January February March April May June July August September October
    November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Part The Season
    Ep Original Originals Cast Golden Globe Share Image Photo Credit Academy Award Awards Ending
    Explained Finale Trailer Rewatch Postmortem Breakdown News""".split()
)

_PAPERS: Final = frozenset("Herald Echo Gazette Chronicle Tribune Mirror Express Observer Telegraph Courier".split())
_WORDS_ONLY: Final = frozenset(w.lower() for w in _FUNCTION)
_STUDIO_ENDINGS: Final = frozenset(
    "Studios Studio Pictures Television Productions Entertainment Network Media Herald Echo Gazette Chronicle Tribune Mirror Express".split()
)


@dataclass(slots=True, eq=False)
class Title:
    """A title of the document."""

    name: str
    kinds: Counter[str] = field(default_factory=Counter)
    """Points for series, film, book, …"""
    points: float = 0.0
    in_headline: bool = False
    strong: bool = False
    """Marked as a title by its typography or by a season number."""
    spans: list[Span] = field(default_factory=list)
    episode: bool = False
    """The title of an episode, not of a work."""
    aliases: set[str] = field(default_factory=set)

    @property
    def cls(self) -> str:
        """IRI of its class; any creative work where nothing tells."""
        kind = max(sorted(self.kinds), key=lambda k: self.kinds[k], default="work")
        return _CLASS[kind]


def find_titles(article: Article, people: Iterable[str] = (), works: Iterable[str] = ()) -> list[Title]:
    """Find the titles of works and episodes in an article, those named first in front.

    Args:
        article: Its text and layout.
        people: Names that the entity recogniser takes for people; never titles on a weak cue.
        works: Names that it takes for works: a weak cue.

    Returns:
        Titles with their kinds and all their spans; spans do not overlap.
    """
    text = _masked(article)
    if article.title and article.title not in text[: len(article.title) + 200]:
        text = text + "\n\n" + article.title  # a page title that is not in its text still names works
    headline = _headline(article)
    names = set(people)
    names |= {name.split()[-1] for name in names if " " in name}
    found: dict[str, Title] = {}

    def credit(name: str, points: float, kind: str | None, *, strong: bool = False, marked: bool = False) -> Title | None:
        name = _clean(name)
        if not _may_be_title(name, strong=strong, marked=marked) or (name in names and not strong):
            return None
        title = found.setdefault(name, Title(name))
        title.points += points
        title.strong |= strong
        if kind:
            title.kinds[kind] += points  # type: ignore[assignment]
        return title

    for match in _QUOTED.finditer(text):
        _credit_quoted(text, match, credit)
    for span in article.emphasised:
        name = span.text_of(article.text)
        if _title_case(name):
            credit(name, 2.5, _kind_around(text, span.start, span.end), strong=True, marked=True)
    counted: set[tuple[str, str]] = set()
    for cue, pattern, points, kind in _CUES:
        for match in pattern.finditer(text):
            if match.groupdict().get("k") == "play" and not re.search(
                r"\b(?:the|a|his|her|stage|new|\w+['’]s) play$",
                text[max(0, match.start("t") - 24) : match.start("t")].rstrip(),
            ):
                continue
            if cue in {"before_noun", "trade"} and re.search(r"['’]s?$", match["t"]):
                continue  # Ann Lee's film
            if cue == "season" and "(" in match[0][len(match["t"]) :] and re.search(
                r"\bas (?:[a-z]+ ){0,3}$", text[max(0, match.start("t") - 30) : match.start("t")]
            ):
                continue  # Ann Lee as pilot Zoe Fox (seasons 1-5)
            if cue == "year" and (where := re.search(r" (?:in|on|from) (?=[A-Z])", match["t"])) and re.search(
                r"\b(?:as|of|the|played|plays)(?: the| a)? $", text[max(0, match.start("t") - 12) : match.start("t")]
            ):
                credit(match["t"][where.end() :], points, "film", strong=True)  # the Count in Dracula (1979)
                continue
            got = kind or _KIND_OF.get((match.groupdict().get("k") or "").lower())
            got = got or _kind_around(text, match.start("t"), match.end("t"))
            for name in _variants(match["t"], text, names, numbered=cue in {"reviewed", "line", "season"}):
                if cue in _WEAK and (cue, name) in counted:
                    continue
                counted.add((cue, name))
                credit(name, points, got, strong=cue in {"season", "episode", "year"})
            if cue in _LISTED:
                for name in _listed_after(text, match.end("t")):
                    credit(name, points - 0.2, got)
    for match in _NETWORK_OWNED.finditer(text):
        if re.match(rf" (?:{_SCREEN})[,]? [“‘\"']?[A-Z]", text[match.end("t") : match.end("t") + 30]):
            continue  # FX's Cold War drama The Title
        for name in _variants(match["t"], text, names):
            credit(name, 2.0, _kind_around(text, match.start("t"), match.end("t")) or "series")
    for name in works:
        if _title_case(name):
            credit(name, 1.0, None)
    for name, kind in _embedded_titles(article):
        if name in text:
            credit(name, 4.0, kind, strong=True)
    for title in found.values():
        title.episode = 0 < title.kinds["episode"] > sum(n for k, n in title.kinds.items() if k != "episode")
        del title.kinds["episode"]
        title.in_headline = bool(headline) and _occurs(title.name, headline)
        title.points += 0.8 * title.in_headline
        title.points += min(1.0, 0.25 * (_count(title.name, text) - 1))
    kept = _consistent([t for t in found.values() if t.points >= _THRESHOLD], text)
    _locate(kept, article.text, text)
    return sorted((t for t in kept if t.spans), key=lambda t: (t.spans[0].start, t.name))


def _masked(article: Article) -> str:
    """The text with blocks that are not the article's own blanked out, offsets kept."""
    text = article.text
    for block in article.blocks:
        if block.kind in {BlockKind.TEASER, BlockKind.BOILERPLATE}:
            start, end = block.span.start, block.span.end
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _headline(article: Article) -> str:
    title = next((b.span.text_of(article.text) for b in article.blocks if b.kind == BlockKind.TITLE), "")
    return f"{title}\n{article.title or ''}"


def _clean(name: str) -> str:
    name = name.strip(' ,;:–—-"“”')
    name = re.sub(rf"[,:]? (?:\(?[Ss]eason {_NUMBER}\)?.*)$", "", name)
    name = re.sub(
        r" (?:Review|Recap|Rewatch|Season|Series|Episode|Ep|Finale|Premiere|Trailer|Explained|Cast|Poster|Part)$",
        "",
        name,
    )
    name = re.sub(rf"(?: {_SMALL})+$", "", name)
    return _POSSESSIVE.sub("", name) if not name.endswith("s’") else name


def _may_be_title(name: str, *, strong: bool, marked: bool = False) -> bool:
    words = name.split()
    if not words or len(words) > _MOST_WORDS or name in _NOT_TITLES or not any(c.isalpha() for c in name):
        return False
    bare = re.sub(r"^The ", "", name)
    if bare in NETWORKS or bare in STUDIOS or (bare in OUTLETS and not strong) or name in OUTLETS:
        return False
    if (
        (name.lower() in _WORDS_ONLY and not marked)
        or name in AGENCIES
        or (len(words) > 1 and words[-1] in _PAPERS)
        or (len(name) == 1 and not name.isdigit())
        or name in {"Pilot", "The Pilot"}
    ):
        return False
    if all(w in _NOT_TITLES or w in _FUNCTION or w.isdigit() for w in words) and not strong:
        return False
    if not any(w[0].isupper() for w in words) and not (strong and name.isdigit()):
        return False
    if words[0][0].isdigit() and not words[0].isdigit() and not strong:
        return False
    if re.match(rf"(?:Season|Series|Episode|Chapter|Part|Volume|Vol\.?) {_NUMBER}$", name):
        return False
    if (words[-1].lower() in MAKER_NOUNS or words[-1] in _STUDIO_ENDINGS) and not strong:
        return False
    return not (len(words) == 1 and len(name) < 3 and not strong)


def _title_case(name: str) -> bool:
    words = [w for w in re.split(r"[\s/]+", name.strip(" ,.!?…")) if w]
    if not words or len(words) > _MOST_WORDS or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if re.search(r"[.!?…;] \w", name) or name[-1] in ".…":
        return False
    big = [w for w in words if not re.fullmatch(_SMALL, w)]
    return all(not w[0].islower() for w in big) and any(w[0].isalpha() for w in big)


def _credit_quoted(text: str, match: "re.Match[str]", credit: "object") -> None:
    name = next(g for g in match.groups() if g is not None)
    start, end = match.span()
    if not _title_case(name):
        return
    before, after = text[max(0, start - 45) : start], text[end : end + 30]
    # a nickname inside a name: William "Bill" Smith
    if re.search(r"[A-Z][\w.]+ $", before) and re.match(r" [A-Z]\w+", after) and " " not in name:
        return
    # speech: said, "Stop"
    if re.search(
        r"(?:\bsa(?:id|ys)|\btold|\bask\w*|\breplie[sd]|\badd\w*|\bcall\w*|\bshout\w*)\b[^.]{0,12}$", before
    ):
        return
    points = 2.0 if " " in name else 1.6
    if re.search(r"\b(?:the|a|an|of|this|that)\s$", before) and not re.match(
        rf"(?:['’]s)? (?:{_TRADE}|{_SCREEN}|{_WORKS}|[Ss]eason)\b", after
    ):
        points = 1.4
    if re.match(r" (?:trope|effect|label|tag|theory|award|prize|club|question|moment|line|joke)", after):
        points = 0.2
    kind = _kind_around(text, start, end)
    title = credit(name, points + (0.8 if kind else 0.0), kind, strong=True, marked=True)  # type: ignore[operator]
    if (
        title is not None
        and re.search(
            r"(?:\bepisode(?: \d+)?|\bfinale|\bpremiere|\bpilot|\bhour|\binstal?lment|\bchapter|Ep\. ?\d+|\bevents of|S\d+E\d+)"
            r"(?:,| –| -|:|,? titled|,? entitled|,? called|,? named| is| with| as)*\s*$"
            r"|\b(?:closed|ended|wrapped|opens|opened|closes|ends) [^.]{0,40}(?:season|run)[^.]{0,12} with $",
            before,
        )
    ) or (
        title is not None
        and re.match(
            r",? (?:\(?(?:episode|ep\.?|season finale|S\d+E\d+)|(?:the|which is the) (?:last|first|\w+th|final|season|series) (?:episode|finale|premiere))",
            after,
            re.I,
        )
    ):
        title.kinds["episode"] += 4


def _kind_around(text: str, start: int, end: int) -> str | None:
    """Kind of work that the words just before or after a span say."""
    before, after = text[max(0, start - 60) : start].lower(), text[end : end + 45].lower()
    before = re.split(r"[.;()\n]", before)[-1]
    after = re.split(r"[.;\n]", after)[0]
    nouns = re.findall(r"[\w-]+", before)[-3:]
    for noun in reversed(nouns):
        if noun in _KIND_OF:
            return _KIND_OF[noun]
    if re.match(rf"['’]?s?[\"”’']?,? \(?(?:the )?(?:season|series (?:\d|{_SEASON_WORDS})|episode)", after):
        return "series"
    match = re.match(
        rf"['’”\"]*s?,? (?:(?:is|was) )?(?:(?:a|an|the|his|her|their)? ?[\w’+-]+ ){{0,2}}?({_SCREEN}|{_WORKS})\b",
        after,
    )
    if match:
        return _KIND_OF[match[1]]
    if re.match(r"['’”\"]* \((?:19|20)\d\d\)", after):
        return "film"
    return None


def _variants(run: str, text: str, people: set[str], *, numbered: bool = False) -> Iterator[str]:
    """The one reading of a capitalised run that the rest of the text supports best.

    ``numbered``: a number at its end is that of a season.
    """
    run = _clean(_TAIL.split(run)[0])
    options = [run]
    words = run.split()
    while len(words) > 1 and (words[0] in _FUNCTION or words[0] in _NOT_TITLES):
        words = words[1:]
        while words and re.fullmatch(_SMALL, words[0]):
            words = words[1:]
        if words:
            options.append(" ".join(words))
    for match in re.finditer(r"['’]s? (?=[A-Z0-9])", run):
        owner, rest = run[: match.start()], run[match.end() :]
        owner = re.sub(r"^The ", "", owner)
        if owner in NETWORKS or owner in STUDIOS or owner in people or _is_free(rest, run, text):
            options = [rest]
    if ": " in run:
        options += [run.split(": ")[0], run.split(": ", 1)[1]]
    if numbered and re.search(r" \d$", run) and _is_free(run[:-2], run, text):
        options = [run[:-2]]
    options = list(dict.fromkeys(o for o in options if o))
    if " and The " in run or (" and " in run and _is_free(run.split(" and ")[0], run, text)):
        yield from run.split(" and ", 1)
        return
    if len(options) == 1:
        yield options[0]
        return
    counts = {o: _count(o, text) for o in options}
    most = max(counts.values())
    yield max((o for o in options if counts[o] >= 0.6 * most), key=len)


def _listed_after(text: str, end: int) -> Iterator[str]:
    """Capitalised runs that continue a list of titles."""
    for _ in range(12):
        match = _NEXT.match(text, end)
        if not match:
            return
        yield from re.split(r" and | & ", match["t"])
        if " and " in match["t"]:
            return
        end = match.end("t")


def _is_free(rest: str, run: str, text: str) -> bool:
    """Does ``rest`` also stand without its owner?"""
    return _count(rest, text) > _count(run, text)


def _count(name: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _occurs(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) is not None


def _embedded_titles(article: Article) -> Iterator[tuple[str, str]]:
    kinds = {"TVSeries": "series", "Movie": "film", "Book": "book", "VideoGame": "game"}
    stack: list[object] = list(article.embedded)
    for _ in range(2000):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, dict):
            kind, name = item.get("@type"), item.get("name")
            if isinstance(kind, str) and kind in kinds and isinstance(name, str):
                yield name, kinds[kind]
            stack.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            stack.extend(item)


def _consistent(titles: list[Title], text: str) -> list[Title]:
    """Drop titles that only stand inside longer ones; join short forms to their long ones."""
    ordered = sorted(titles, key=lambda t: (-len(t.name), t.name))
    lower = text.lower()
    out: list[Title] = []
    for title in ordered:
        if (
            any(
                other.points > 2 * title.points
                and _occurs(other.name, title.name)
                and len(other.name) < len(title.name)
                for other in titles
            )
            and _count(title.name, text) <= 1
        ):
            continue  # a stretch of a headline in capitals
        if title.in_headline and any(
            title.name.startswith(other.name + " ") and _count(other.name, text) >= _count(title.name, text) + 2
            for other in titles
        ) and not any(title.name.startswith(t.name + ":") for t in titles) and _count(title.name, text) <= 1:
            continue  # a headline plays with a title
        longer = [t for t in out if re.search(rf"(?<!\w){re.escape(title.name)}(?!\w)", t.name)]
        inside = sum(_count(t.name.lower(), lower) * _count(title.name, t.name) for t in longer)
        alone = _count(title.name, text) - inside
        if longer and alone <= 0:
            continue
        if longer and not title.episode:
            whole = longer[0]
            head = whole.name.split(": ")[0]
            if ": " in whole.name and title.name == whole.name.split(": ", 1)[1]:
                whole.aliases.add(title.name)
                continue
            if title.name == head or title.name == re.sub(r"^The ", "", whole.name):
                # a short form unless the text sets both beside each other (a first film and its sequel)
                if not (title.strong and whole.strong and title.points >= 3 and ": " in whole.name):
                    whole.aliases.add(title.name)
                    whole.points += title.points
                    continue
            elif alone < 2 and not title.strong:
                continue
        out.append(title)
    return out


def _locate(titles: list[Title], raw: str, text: str) -> None:
    """Find all spans of all titles, longest first."""
    forms: dict[str, Title] = {}
    for title in titles:
        for form in {title.name, *title.aliases, title.name.replace("’", "'"), title.name.replace("'", "’")}:
            forms.setdefault(form, title)
    if not forms:
        return
    pattern = re.compile(
        r"(?<![\w-])(?:"
        + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f))))
        + r")(?![\w-]|['’]\w{2})"
    )
    lower = {t.name.lower(): t for t in titles if len(t.name.split()) >= 3}
    for match in pattern.finditer(text[: len(raw)]):
        title = forms[match[0]]
        if not title.strong and len(match[0].split()) == 1 and _inside_name(text, match.start(), match.end()):
            continue
        if len(match[0].split()) == 1 and _inside_name(text, match.start(), match.end()):
            continue
        title.spans.append(Span(start=match.start(), end=match.end()))
    for name, title in lower.items():  # For all Mankind: the same long title in another case
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text[: len(raw)].lower()):
            span = Span(start=match.start(), end=match.end())
            if len(text[: len(raw)].lower()) == len(raw) and not any(
                span.touches(s) for t in titles for s in t.spans
            ):
                form = span.text_of(raw)
                if form[0].isupper():
                    title.spans.append(span)
    for title in titles:
        title.spans.sort()


def _inside_name(text: str, start: int, end: int) -> bool:
    """Is a one-word title here a part of a longer name (``Tony Soprano``, ``Lost 2``)?"""
    after = re.match(r" (?:[A-Z]\w+|\d+)", text[end : end + 24])
    if after and not re.match(
        r" (?:Season|Series|Episode|Review|Recap|Finale|Star|Creator|Cast|Ending|Is|Was|Adds|Gets|Renewed|Cancelled|Canceled|[A-Z]\w+['’]s|Universe|Comic|Comics|\d)",
        after[0],
    ):
        return not re.search(r"['’]s? $", text[max(0, start - 3) : start])
    if after and re.match(r" \d", after[0]) and not re.match(r" \d\b(?! [A-Z])", after[0]):
        return True
    before = re.search(r"(\w+) $", text[max(0, start - 30) : start])
    return bool(
        before
        and before[1][0].isupper()
        and before[1] not in _FUNCTION
        and before[1] not in NETWORKS
        and not re.search(r"[.!?:\n]\s+\w+ $", text[max(0, start - 34) : start])
    )
