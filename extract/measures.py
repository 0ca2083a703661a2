"""The wordings of counts and lengths.

``an eight-episode season``, ``all four seasons``, ``a 76-minute finale``. ``The first three episodes`` counts no season,
``a five-minute scene`` measures no work.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ontology.records import Value
from ..ontology.terms import SCHEMA, SKG, XSD
from .masked import W
from .references import NUMBER, ORDINAL, Reference, read_number
from .scenes import Scene

_FILLER: Final = (
    r"(?:(?:new|more|all-new|fresh|brand-new|half-hour|hour-long|hourlong|one-hour|~?\d+[- ]minute|taut|short|original|total|"
    r"gripping|thrilling|compelling|standalone|tense|glorious|self-contained)[ -])"
)
_EPISODES: Final = re.compile(
    rf"(?P<before>(?:[\w']+ ){{0,3}})(?<![\w-])(?P<n>{NUMBER})(?P<joint>-| ){_FILLER}{{0,3}}(?P<noun>episodes?|parts?|parters?|chapters|instal?ments)\b"
    rf"(?P<after>[^.;]{{0,30}})",
    re.I,
)
_ONE_OF: Final = re.compile(
    r" (?:finale|premiere|opener|episode|special|story|pilot|interview|closer|arc|unaired|unseen|aired)\b|[- ](?:unaired)"
)
_IN_PARTS: Final = re.compile(r"\bin (?:two|three|2|3)$", re.I)
_AND_EPISODES: Final = re.compile(
    rf"\b(?:seasons|series),? (?:and|or) (?P<n>{NUMBER}|\d,?\d{{3}}) episodes\b", re.I
)
# "87 episodes in nine series", "Eighteen seasons, 266 hour-long episodes": the whole of a series
_COUNTED_EPISODES: Final = rf"(?P<e>{NUMBER}|\d,\d{{3}}) {_FILLER}{{0,2}}(?:episodes|instal?ments)"
_COUNTED_SEASONS: Final = rf"(?P<s>{NUMBER}) (?:[a-z]+ )?(?:seasons|series)"
_BOTH: Final = tuple(
    re.compile(rf"(?<![\w,.-])(?:{pattern})\b", re.I)
    for pattern in (
        rf"{_COUNTED_EPISODES}(?:,| and)?(?: (?:in|over|across|spanning|through|and|of|from|spread over|its))?(?: (?:all|its|the))? {_COUNTED_SEASONS}",
        rf"{_COUNTED_SEASONS}(?:,| and| or|:| \()(?: (?:and|with|totall?ing|a total of|some|or))? ?{_COUNTED_EPISODES}",
    )
)
# What makes episodes that are counted those of the whole series or season
_WHOLE: Final = re.compile(
    r"\b(?:all|first of|last of|best of|season of|series of|run of|total of|consists? of|comprises?|made up of|only|just|with|ran for|runs for|for|whose|its|out of|"
    r"aired|broadcast|transmitted|screened|put out|ran to|runs to|stretched to|the \w+'s|last of the|first of the|first of its|last of its|of the show's|after) (?:the |its )?$",
    re.I,
)
_BARE_SEASONS: Final = re.compile(rf"(?:^|[.!?:] )(?P<n>{NUMBER}) (?:seasons|series)[.!,;]", re.I)
_SINGLE: Final = re.compile(
    r"\b(?:(?:lasted|ran|survived)(?: for)?(?: only| just)? (?:a|one) (?:single )?(?:season|series)|after (?:just |only )?(?:one|a single) (?:season|series))\b(?! of)",
    re.I,
)
# A part of a season, or episodes that somebody has seen, made or been in: not the season's length.
_PART: Final = re.compile(
    r"\b(?:next|first|last|final|other|previous|remaining|opening|these|those|another|closing|final|later|earlier|only seen|seen|watched|directed|"
    r"wrote|written|in|per|every|after|least|than|about|roughly|penned|past|extra|additional|review|screened|provided|two or|or|to|appeared|some|helmed)"
    r"(?: of)?(?: the| its)? $|\bthe $",
    re.I,
)
_REMAINING: Final = re.compile(
    r" (?:left|to go|remain|remaining|in\b|later|ago|into|sent|made available|available (?:for|to) (?:review|critics)|each|a (?:week|season|year|day))"
)
_LAST_OF: Final = re.compile(
    rf"\b(?P<n>{ORDINAL})(?:,)? (?:and|&) (?:last|final|concluding) (?:episode|part|instal?ment|chapter)\b"
    rf"|\b(?P<which>last|final|first|new|latest)? ?(?:batch|run|season|series|set|block|volume) of (?P<m>{NUMBER})(?= episodes|[.,;]|$| and| on| will)",
    re.I,
)
_SEASONS: Final = re.compile(
    rf"\b(?P<lead>(?:all|ran for|runs for|running for|lasted(?: for)?|lasting|after|over|across|for|spanning|spanned|its|of|with|through|throughout|has|had|have|in|"
    rf"comprises|consists of|totall?ing|now|show's|all of its|to) )(?P<n>{NUMBER}) (?:(?:successful|acclaimed|award-winning|full|glorious|long|hit|previous|celebrated|whole|excellent) ){{0,2}}"
    rf"(?P<noun>seasons|series)\b(?! (?:of|about|that|like|such))|\b(?P<m>{NUMBER})[- ]season (?:run|series|show|drama|arc|epic|journey|stint)",
    re.I,
)
_NOT_SEASONS: Final = re.compile(
    r"\b(?:renew\w*|order\w*|pick\w*|next|first|last|more|another|deal|plan\w*|in|joined|regular|left|greenlit|commission\w*)\b[^.;]{0,20}$",
    re.I,
)
_MINUTES: Final = re.compile(
    r"(?<![\w.:-])(?:(?P<h>\d|one|two|three|four) ?(?:h|hrs?|hours?)(?: |, | and |-)?(?P<hm>\d{1,2}) ?(?:m|mins?|minutes?)\b"
    r"|(?P<m>\d{2,3})(?P<joint>-| )?(?:minutes?|mins?)\b|(?P<hours>one|two|three|four|five|six|\d)(?P<hj>-| )hours?(?:-long| long)?\b|(?P<long>hour-?long)\b)"
    r"(?P<after>[^.;]{0,40})",
    re.I,
)
_LENGTH_CUE: Final = re.compile(
    r"\b(?:runtime|running time|run time|run-time|runs?|ran|clock(?:s|ed|ing)?|length|lasts?|lasted|long|duration)\b[^.;]{0,40}$",
    re.I,
)
_NOT_LENGTH: Final = re.compile(
    r"\b(?:first|last|opening|final|every|within|next|for|another|after|under|than|in|of)(?: the| a)? $|^ ?(?:later|ago|into|before|after|left|past|away|from|in\b|or so later|"
    r"(?:\w+ ){0,2}(?:walk|drive|take|sequence|scene|monologue|shot|break|silence|conversation|speech|call|video|trailer|clip|interview|teaser|mark|segment|"
    r"opening|ovation|standing|single|montage|window|ride|flight|delay|fight|cut|preview|short|set piece|chase|wait|slot|stretch|car|phone))",
    re.I,
)
_LONG_NOUN: Final = re.compile(
    rf"^ ?(?:[\w'-]+ ){{0,3}}(?:finale|episodes?|premiere|film|movie|special|pilot|epic|documentary|feature|drama|series|instal?ment|opener|thriller|running|"
    rf"comedy|show|sitcom|programme|{W}|\ue003)"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A count, a length or a status, and what has it."""

    subject: str
    predicate: str
    value: Value
    pattern: str
    confidence: float


def count(number: int) -> Value:
    return Value(lexical=str(number), datatype=XSD.integer)


def minutes(number: int) -> Value:
    return Value(lexical=f"PT{number}M", datatype=XSD.duration)


def find_measures(scene: Scene) -> Iterator[Measure]:
    """Counts of episodes and seasons, and running times, of a sentence."""
    text = scene.text.lower()
    # the patterns begin with a number or any word, and are slow where nothing comes of them
    if re.search(r"episode|part|chapter|instal|batch|run of|series of|set of|season of|block|volume", text):
        yield from _episode_counts(scene)
    if "season" in text or "series" in text:
        yield from _season_counts(scene)
        yield from _single_seasons(scene)
    if "min" in text or "hour" in text or "hr" in text or "h " in text:
        yield from _runtimes(scene)


def _episode_counts(scene: Scene) -> Iterator[Measure]:
    text = scene.text
    for match in _EPISODES.finditer(text):
        number, before = read_number(match["n"]), match["before"]
        if _ONE_OF.match(match["after"]) or _IN_PARTS.search(before + match["n"]):
            continue
        if re.search(
            r"\b(?:ran|shown|showed|aired|broadcast|made|with|only) only $|\bso far\b", before
        ) or re.search(r"\bso far\b", match["after"]):
            continue
        hyphen = match["joint"] == "-" or bool(
            match["noun"].startswith("part")
            and before.endswith("in ")
            and re.match(r"[,.;)]|$", match["after"])
        )
        if number is None or number < 2 or (match["noun"].startswith("part") and not hyphen):
            continue
        whole = _WHOLE.search(before)
        if not hyphen and (
            _REMAINING.match(match["after"]) or (_PART.search(before) and not whole) or number > 400
        ):
            continue
        if (
            not hyphen
            and re.search(r"\bfirst of $", before) is None
            and re.search(r"\b(?:first|last|next|final|in) (?:of )?$", before)
        ):
            continue
        subject = _counted(scene, match.start("n"), match.end("noun"), hyphen=hyphen)
        sure = hyphen or whole is not None
        if subject and (sure or any(r.season for r in scene.found)):
            yield Measure(subject, SCHEMA.numberOfEpisodes, count(number), "episodes", 0.9 if sure else 0.6)
    for pattern in _BOTH:
        for match in pattern.finditer(text):
            yield from _both(scene, match)
    for match in _AND_EPISODES.finditer(text):
        whole_run = series_of(scene, scene.subject(match.start()))
        number = read_number(match["n"].replace(",", ""))
        if whole_run and number:
            yield Measure(whole_run, SCHEMA.numberOfEpisodes, count(number), "seasons_and_episodes", 0.9)
    for match in _LAST_OF.finditer(text):
        number = read_number(match["n"] or match["m"] or "")
        if number is None or number < 2:
            continue
        subject = _counted(
            scene, match.start(), match.end(), last=(match["which"] or "").lower() in {"last", "final"}
        )
        if subject:
            yield Measure(subject, SCHEMA.numberOfEpisodes, count(number), "last_of", 0.8)


def _both(scene: Scene, match: "re.Match[str]") -> Iterator[Measure]:
    """The episodes and seasons of a whole series, told together."""
    series = series_of(scene, scene.subject(match.start()))
    episodes, seasons = read_number(match["e"].replace(",", "")), read_number(match["s"])
    if series is None or scene.reading.is_a(series, SCHEMA.Movie) or not episodes or not seasons:
        return
    if 1 < seasons < episodes:
        yield Measure(series, SCHEMA.numberOfEpisodes, count(episodes), "seasons_and_episodes", 0.9)
        yield Measure(series, SCHEMA.numberOfSeasons, count(seasons), "seasons_and_episodes", 0.9)


def _counted(scene: Scene, start: int, end: int, *, hyphen: bool = False, last: bool = False) -> str | None:
    """The season, or the series of one season, whose episodes are counted."""
    references, reading, sentence = scene.references, scene.reading, scene.sentence
    work = references.work_of(references.focus_work(sentence))
    if last and work:
        seasons = [
            e for e in reading.entities.values() if e.cls == SCHEMA.TVSeason and e.work == work and e.season
        ]
        return max(seasons, key=lambda e: e.season or 0).id if seasons else work
    near = [r for r in scene.found if r.season and r.end > start - 60 and r.start < end + 40]
    if near:
        chosen = min(near, key=lambda r: min(abs(r.start - end), abs(start - r.end)))
        return chosen.key or (work if chosen.season == 1 else None)
    tail = re.match(
        r" (?:\w+ ){0,3}(?:limited series|miniseries|mini-series|series|drama|show|serial|thriller|comedy|documentary)\b",
        scene.text[end:],
    )
    left = scene.subject(start)
    named = left if left and (left.named or hyphen or tail) else None
    series = references.work_of(named.key) if named else work
    if series is None or not references.is_screen(series) or reading.is_a(series, SCHEMA.Movie):
        return None
    number = references.season_at(sentence)
    if series == work and number is not None and number > 1:
        return references.focus_season(sentence) or series
    return series


def _season_counts(scene: Scene) -> Iterator[Measure]:
    for match in _SEASONS.finditer(scene.text):
        number = read_number(match["n"] or match["m"])
        if number is None or number < 2 or number > 60 or _NOT_SEASONS.search(scene.text[: match.start()]):
            continue
        if (match["lead"] or "").lower().strip() in {"in", "of", "for", "to", "with", "has", "had"} and (
            match["noun"] or ""
        ).lower() == "series":
            continue  # "in three series" counts different series as often as the years of one
        if (match["lead"] or "").lower().strip() == "in":
            continue
        subject = series_of(scene, scene.subject(match.start()))
        if subject:
            yield Measure(subject, SCHEMA.numberOfSeasons, count(number), "seasons", 0.85)


def _single_seasons(scene: Scene) -> Iterator[Measure]:
    """``it lasted a single season``, ``Three seasons.``"""
    for match in [*_SINGLE.finditer(scene.text), *_BARE_SEASONS.finditer(scene.text)]:
        number = read_number(match.groupdict().get("n") or "1")
        subject = series_of(scene, scene.subject(match.start()))
        if subject and number and not _NOT_SEASONS.search(scene.text[: match.start()]):
            yield Measure(subject, SCHEMA.numberOfSeasons, count(number), "seasons", 0.8)


def _runtimes(scene: Scene) -> Iterator[Measure]:
    text = scene.text
    for match in _MINUTES.finditer(text):
        before, after = text[max(0, match.start() - 60) : match.start()], match["after"]
        cue = _LENGTH_CUE.search(before) or re.match(r" (?:long|in length|running time|runtime)\b", after)
        if match["hm"]:
            length = (read_number(match["h"]) or 0) * 60 + int(match["hm"])
        elif match["m"]:
            length = int(match["m"])
            if (
                not cue
                and (match["joint"] != "-" or _NOT_LENGTH.search(before))
                and not re.match(r" episodes?\b", after)
                and not (re.match(rf", {W}", after) and re.search(r"\bAt $", before))
            ):
                continue
        else:
            length = (read_number(match["hours"]) or 0) * 60 if match["hours"] else 60
            if not _LONG_NOUN.match(after) and not (cue and match["hours"]):
                continue
        if (
            _NOT_LENGTH.match(after)
            or (not cue and re.search(r"\b(?:first|last|final|opening|every|per) $", before))
            or not 2 <= length <= 999
        ):
            continue
        subject = _measured(scene, match.start(), match.end() - len(after), after)
        if subject:
            yield Measure(subject, SCHEMA.duration, minutes(length), "runtime", 0.85 if cue else 0.8)


def _measured(scene: Scene, start: int, end: int, after: str) -> str | None:
    references, sentence = scene.references, scene.sentence
    if re.match(r" ?(?:[\w'-]+ ){0,2}episodes\b", after):
        return series_of(scene, None)
    inside = next((r for r in scene.found if r.start <= start and end <= r.end), None)
    following = _LONG_NOUN.match(after)
    right = scene.right(start, reach=40) if following or after.startswith(", ") else None
    chosen = inside or (right if right and not right.season else None)
    if chosen is None:
        left = scene.left(start)
        apposed = left and re.fullmatch(r",? (?:a|an|the) (?:\w+ )?", scene.text[left.end : start])
        chosen = left if apposed else scene.subject(start)
    if chosen is None:
        return references.focus_episode(sentence) or references.focus_work(sentence)
    if (
        chosen.key is None
        or chosen.part
        or scene.reading.is_a(chosen.key, SKG.Character, SCHEMA.TVSeason)
        or references.is_source(chosen.key)
    ):
        return None
    return chosen.key


def series_of(scene: Scene, reference: Reference | None) -> str | None:
    """The series or film of a reference, or of the sentence."""
    references = scene.references
    if reference is not None and reference.key is None and not reference.season:
        return None
    key = reference.key if reference is not None and reference.key else references.focus_work(scene.sentence)
    work = references.work_of(key)
    return work if references.is_screen(work) else None
