"""The wordings of release dates: when a series, season, episode or film was or will be first shown.

``W (1972)``, ``the 2016 film W``, ``premiered on Feb. 18, 2022``, ``is back on Tuesday``. The day on which
somebody was born, filming began or a run ended is no release date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .masked import WORKS, O, P, W
from .press_dates import PressDate, dateline, find_press_dates
from .references import Reference, References
from .scenes import Scene

_SHOWN: Final = (
    r"premier(?:ed|es|e|ing)|debut(?:ed|s|ing)?|released|releases?|releasing|broadcast|broadcasts|aired|airs?|airing|screened|screens|shown|"
    r"published|dropped|drops?|dropping|arriv(?:es|ed|e|ing)|launch(?:es|ed|ing)?|lands?|landed|landing|opens?|opened|opening|"
    r"hits?|hitting|returns?|returned|returning|back(?! in\b| to\b| when\b)|came out|comes out|coming|comes|come out|out|begins?|began|starts?|started|"
    r"kicks? off|kicked off|bows?|bowed|streams?|streaming|available|rolls? out|rolled out|show up|showed up|issued|transmitted|"
    r"(?:ran|runs|running)(?= (?:[^.;,]{1,40} )?(?:from|between) | on | in \\d{4}| last | for )|put (?:it )?(?:out|on)|went out|goes out|going out|slated|scheduled|due|set for|in (?:cinemas|theaters|theatres)|on screens|unveiled|televised|reach(?:ed|es)(?= \ue004)|has been on(?= \ue004)|been streaming"
)
_CUE: Final = re.compile(
    rf"(?<![\w-])(?P<good>{_SHOWN})(?![\w-])|(?<![\w-])(?P<bad>"
    rf"(?:his|her|their|{P}'s|made|makes|making|make)(?: [\w'{P}-]+){{0,5}} debut|"
    r"(?:was|were) opened|ended|ends?|ending|concluded|concludes|wrapped|wraps|finished|film(?:ed|ing)|shooting|shot|production|renewed|announced|ordered|"
    r"cancel+ed|axed|died|dies|born|said|says|told|revealed|won|wins|nominated|set in|takes? place|married|founded|formed|(?<!\ue004 )since|"
    r"casting|cast|signed|joined|left|acquired|bought|optioned|ceremony|confirmed|posted|tweeted|wrote|happened|happens|"
    r"murdered|killed|arrested|banned|moved|bowed out|signed off|went off|last aired|greenlit|green-lit|picked up|began (?:filming|shooting|"
    r"production|work)|start(?:s|ed)? (?:filming|shooting|production)|updated|reported|voted|attended|graduated|career|performed|sold"
    r")(?![\w-])",
    re.I,
)
_UNTIL: Final = re.compile(
    r"(?:until|till|through|thru|to|by|since|as of|before|after|[Uu]pdated(?: on)?|[Bb]orn(?: on)?|[Ff]ounded in|[Ss]et in|back in|between \w+ and)(?: \w+,)? $"
)
_BARRIER: Final = re.compile(
    r"; |\. (?=[A-Z\ue000-\ue008])|, (?:and|but|while|with|who) | while | whereas | but | when | where | because "
)
_PAST: Final = re.compile(
    r"\b(?:premiered|debuted|released|aired|was|were|arrived|launched|opened|returned|dropped|landed|began|ended|said|told)\b"
)
_NOT_SHOWN: Final = re.compile(
    r"\b(?:[Ll]isten (?:now |here )?on|[Pp]osted (?:by|on)|[Ll]ast (?:updated|edited|modified))\b"
)
_REST: Final = re.compile(
    r"\b(?:last|final|remaining|other|rest of the|closing) (?:\w+ )?(?:episodes|instalments|installments|half|part|chapters)\b",
    re.I,
)
_TODAY: Final = re.compile(r"today|tonight|this evening|yesterday|last night", re.I)
_FOLLOWED: Final = re.compile(
    rf"\b(?:was|were|is|been) followed,? (?:(?:up )?by |(?=in \d{{4}} by ))(?P<lead>[^.;{W}]{{0,50}}?)(?P<work>{W})(?P<after>[^.;]{{0,20}})"
)
_LAST_YEARS: Final = re.compile(
    rf"\b(?P<which>last|this|next) year's (?:(?:[\w'/&{O}-]+,? ){{0,5}}?)(?P<work>{W})"
)
_BRACKETED: Final = re.compile(rf"(?P<work>{WORKS})(?:'s?)? [(\[](?P<inside>[^()\[\]]{{4,60}})[)\]]")
_BEFORE: Final = re.compile(
    rf"(?P<year>(?:18[89]|19\d|20[0-4])\d)(?P<own>'s)? (?P<between>(?:[\w'/&{O}-]+,? ){{0,7}}?)(?P<work>{W})"
)
_NOUN: Final = re.compile(
    r"\b(?:films?|movies?|series|show|drama|comedy|thriller|sitcom|documentary|feature|picture|miniseries|remake|adaptation|sequel|"
    r"prequel|reboot|hit|classic|epic|novel|book|play|game|blockbuster|biopic|album|single|song|musical|western|horror|novella|memoir|"
    r"comic|romance|telenovela|programme|serial|episode)\b"
)
_NOT_BETWEEN: Final = re.compile(
    r"\b(?:in|on|at|for|with|and|he|she|they|it|his|her|of|starred|appeared|played|was|were|by)\b"
)
_NOUN_CUE: Final = re.compile(
    r"\b(?:release|premiere|launch|debut|air|broadcast)(?: date)?s?(?: (?:is|was|of|for|set for|on|slated for))? (?:on |for )?$",
    re.I,
)
_SHOOT: Final = re.compile(
    r"\b(?:filming|production|shooting|photography|casting|work|development|rehearsals)\b[^.;,]*$", re.I
)
_PLANNED: Final = re.compile(
    r"\b(?:expected|set|slated|scheduled|due|will|arrives?|premieres|returns)\b", re.I
)
_UNSURE: Final = re.compile(
    r"\b(?:may|might|could|reportedly|rumou?r\w*|if|not|never|perhaps|probably|hopefully)\b|n't", re.I
)
_FUTURE: Final = re.compile(r"\b(?:will|set to|set for|slated|due|upcoming|scheduled|to be)\b|'ll\b")
_PRINTED: Final = re.compile(
    r"\b(?:published|issued|released|came out|comes out|appeared|publication)\b", re.I
)
_RETURN: Final = re.compile(
    r"\b(?:returns?|returned|returning|back(?! in\b| to\b| when\b)|again|new episodes|new season|fresh episodes|new run|comeback)\b",
    re.I,
)
_IN_FILM: Final = re.compile(
    rf"\b(?:In|in) (?P<year>(?:18[89]|19\d|20[0-4])\d),? (?:{P}|he|she)? ?(?:\w+ ){{0,8}}?(?:film|movie|feature|short) (?P<work>{W})"
)


@dataclass(frozen=True, slots=True)
class Release:
    """A work, season or episode and when it comes out."""

    subject: str
    date: PressDate
    pattern: str
    confidence: float
    presupposed: bool = False
    announced: bool = False
    """Its makers have set it; what else the sentence guesses does not touch it."""
    again: bool = False
    """A return: the work itself has been there before."""


class ReleaseDates:
    """Finds release dates in the sentences of one document."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.reading = references.reading
        self.published = dateline(self.reading.article)

    def find(self, scene: Scene) -> Iterator[Release]:
        """Release dates that a sentence gives; ``scene`` keeps its brackets."""
        text = scene.text
        dates = find_press_dates(
            text, self.published, past=bool(_PAST.search(text)), future=bool(_FUTURE.search(text))
        )
        if not dates:
            return
        used: set[int] = set()
        for release, start in (*self._bracketed(scene, dates), *self._adjectives(scene, dates)):
            used.add(start)
            yield release
        done: set[str] = set()
        for found in dates:
            late = re.search(
                rf"(?:n't|not) (?:\w+ ){{1,4}}until $|\b(?:on|streaming) (?:on )?{O} since $",
                text[: found.start],
            )
            if found.start in used or (_UNTIL.search(text[: found.start]) and not late):
                continue
            said = self._verbal(scene, found)
            if said and said.subject not in done:
                done.add(said.subject)
                yield said

    def is_to_come(self, release: Release) -> bool:
        """Does a series or film begin after the day on which the article was published?"""
        whole = self.reading.is_a(release.subject, SCHEMA.TVSeries, SCHEMA.Movie)
        day = release.date.iso
        return bool(
            whole
            and not release.again
            and self.published is not None
            and len(self.published) == 10
            and day > self.published[: len(day)]
            and int(day[:4]) <= int(self.published[:4]) + 3  # else it is no day of publication
        )

    def _bracketed(self, scene: Scene, dates: list[PressDate]) -> Iterator[tuple[Release, int]]:
        for match in _BRACKETED.finditer(scene.text):
            inside = [d for d in dates if match.start("inside") <= d.start and d.end <= match.end("inside")]
            if (
                inside
                and not inside[0].relative
                and not re.search(r"\b(?:born|died|page|season|died)\b", match["inside"])
            ):
                key = scene.masked.entity(match.start("work"))
                yield Release(key, inside[0], "year_in_brackets", 0.93, presupposed=True), inside[0].start

    def _adjectives(self, scene: Scene, dates: list[PressDate]) -> Iterator[tuple[Release, int]]:
        text = scene.text
        by_start = {d.start: d for d in dates}
        for match in _BEFORE.finditer(text):
            found = by_start.get(match.start("year"))
            if found is None or _NOT_BETWEEN.search(match["between"]):
                continue
            before = re.search(
                r"(?:\b(?:the|a|an|his|her|their|its|this|that|and|from)|'s?|[,(]) $", text[: match.start()]
            )
            if (
                match["own"]
                or _NOUN.search(match["between"])
                or (before and not match["between"] and not before[0].startswith(","))
            ):
                key = scene.masked.entity(match.start("work"))
                yield Release(key, found, "year_before_work", 0.9, presupposed=True), found.start
        for reference in scene.found:
            if reference.key is None or reference.named:
                continue
            inside = [
                d for d in dates if reference.start <= d.start and d.end <= reference.end and len(d.iso) == 4
            ]
            if inside:
                yield (
                    Release(reference.key, inside[0], "year_before_noun", 0.9, presupposed=True),
                    inside[0].start,
                )
        for match in re.finditer(rf"(?P<work>{W})(?: \([^()]{{1,50}}\))? in (?=(?P<year>\d{{4}}))", text):
            found = by_start.get(match.start("year"))
            key = scene.masked.entity(match.start("work"))
            if found and not self.reading.is_a(key, SCHEMA.TVSeries):
                yield Release(key, found, "work_in_year", 0.7), found.start
        for match in _FOLLOWED.finditer(text):
            found = next((d for d in dates if match.start() < d.start and d.end <= match.end()), None)
            if found:
                yield (
                    Release(scene.masked.entity(match.start("work")), found, "followed_by", 0.85),
                    found.start,
                )
        if self.published is not None:
            for match in _LAST_YEARS.finditer(text):
                year = int(self.published[:4]) + {"last": -1, "this": 0, "next": 1}[match["which"]]
                said = PressDate(start=match.start(), end=match.start("work"), iso=str(year), relative=True)
                key = scene.masked.entity(match.start("work"))
                yield Release(key, said, "last_years_work", 0.85, presupposed=True), match.start()
        for match in _IN_FILM.finditer(text):
            found = by_start.get(match.start("year"))
            key = scene.masked.entity(match.start("work"))
            if found and self.reading.is_a(key, SCHEMA.Movie):
                yield Release(key, found, "in_year_film", 0.7), found.start

    def _verbal(self, scene: Scene, found: PressDate) -> Release | None:
        text = scene.text
        before = text[max(0, found.start - 110) : found.start]
        cue = self._cue(before)
        if cue is not None:
            started = re.match(r"beg[ai]n|start|kick|wrap|under", cue[0], re.I)
            if cue["good"] is None or (started and _SHOOT.search(before[: cue.start()])):
                return None
            offset = max(0, found.start - 110)
            position, phrase = offset + cue.start(), text[offset + cue.start() : found.start]
        elif after := self._after(text, found):
            position, phrase = after
        elif _NOUN_CUE.search(before):
            position, phrase = found.start, before
        else:
            return None
        if _NOT_SHOWN.search(text) or _REST.search(text[max(0, position - 60) : found.start]):
            return None
        if len(found.iso) == 4 and not re.search(
            r"(?:\b(?:in|for|of|early|late|mid|spring|summer|autumn|fall|winter|during|until|from|between|on)[ -]|,|^|\() ?$",
            text[: found.start],
            re.I,
        ):
            return None
        reference = scene.subject(position)
        if (
            reference is None
            and (nearby := scene.right(position, reach=40))
            and nearby.start < found.start + 60
        ):
            reference = nearby
        if reference is None and found.relative and _TODAY.fullmatch(text[found.start : found.end]):
            return None  # "what's on tonight"
        subject = self._subject(scene, reference, found, phrase + text[max(0, position - 40) : position])
        if subject is None:
            return None
        confidence = 0.9 if reference is not None else 0.75
        again = _RETURN.search(phrase + text[max(0, position - 40) : position]) is not None
        around = text[max(0, position - 60) : found.start]
        planned = _PLANNED.search(around) is not None and not _UNSURE.search(around)
        return Release(
            subject, found, "shown_on", confidence - 0.05 * found.relative, announced=planned, again=again
        )

    @staticmethod
    def _cue(before: str) -> "re.Match[str] | None":
        """The cue nearest before a date, in its clause."""
        barriers = [m.end() for m in _BARRIER.finditer(before)]
        last = None
        for match in _CUE.finditer(before, barriers[-1] if barriers else 0):
            last = match
        return last

    @staticmethod
    def _after(text: str, found: PressDate) -> tuple[int, str] | None:
        """``On October 5, the show premiered``; ``its June 6 premiere``."""
        tail = text[found.end : found.end + 90]
        opens = re.search(
            r"(?:^|[,;:(] |\. |and )(?:(?:[Oo]n|[Ii]n|[Bb]ack in|[Tt]his|[Ll]ater in) )?(?:\w+day, )?$",
            text[: found.start],
        )
        noun = re.match(
            r" (?:[\w-]+ ){0,2}(?:premiere|release|debut|launch|bow|return|opening|broadcast)\b", tail
        )
        if noun and re.search(r"\b(?:its|a|the|'s) (?:\w+ )?$|'s $", text[: found.start]):
            return found.start, noun[0]
        if opens is None:
            return None
        cue = _CUE.search(tail)
        if cue is None or cue["good"] is None or _BARRIER.search(tail[: cue.start()]):
            return None
        return found.end + cue.start(), cue[0]

    def _subject(
        self, scene: Scene, reference: Reference | None, found: PressDate, phrase: str
    ) -> str | None:
        """What comes out on that date: of a series on its later seasons, the season."""
        references, sentence = self.references, scene.sentence
        if reference is not None and reference.part:
            return None
        if reference is not None and reference.key is None:
            return references.focus_work(sentence) if reference.season == 1 else None
        key = reference.key if reference is not None else references.focus_work(sentence)
        if key is None or self.reading.is_a(key, SKG.Character):
            return None
        if re.search(r"\b(?:published|issued)\b", phrase, re.I) and not references.is_source(key):
            return None  # an article is published, a film is released
        if references.is_source(key) and not references.is_screen(key) and not _PRINTED.search(phrase):
            key = references.focus_work(
                sentence
            )  # a book is published; what begins on a channel is another work
            if key is None or references.is_source(key):
                return None
        if not self.reading.is_a(key, SCHEMA.TVSeries):
            return key
        if key != references.focus_work(sentence):
            return key
        season = references.focus_season(sentence)
        number = references.season_at(sentence)
        if number is None or number < 2:
            return key
        recent = self.published is not None and found.iso[:4] >= self.published[:4]
        return season if recent or _RETURN.search(phrase) else key
