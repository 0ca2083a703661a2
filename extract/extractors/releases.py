"""Release: network, production company, dates, counts of seasons and episodes, running time, status.

Read: ``The second season premiered on ITV on 12 March 2014``, ``Network: BBC One``. Left alone: ``filming ended in
May 2013`` (no release) and ``the first two episodes`` (no count).

Measured with the names of the articles given, on the 18 development articles of the press: precision 1.00,
recall 0.98; on the development half of the encyclopedic paragraphs: 0.88 and 0.64.

Source: own rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import BlockKind, Modality, Statement, Value
from ...ontology.terms import SCHEMA, SKG
from ..channels import Channels, kind_of
from ..credit_lines import label_before
from ..extractor import Extractor
from ..fact_lines import find_line_facts
from ..masked import O
from ..measures import count, find_measures, minutes
from ..nlp import Sentence
from ..press_dates import find_press_dates
from ..reading import Reading
from ..references import read_number
from ..release_dates import Release, ReleaseDates
from ..scenes import Scenes, scenes_of
from ..schedules import ON_AIR, listings, timetable
from ..statuses import find_statuses, status_of

_DATE_LABELS: Final = frozenset(
    """release date|release dates|released|release|premiere date|premiere|premiered|premieres|air date|original air date|first aired|original release|first episode|
    first episode date|release year|year of release|first broadcast|first shown|original run|tx|transmission|first transmission|original network release|opening date|in theaters|in cinemas|debut|years|year""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
_NETWORK_LABELS: Final = frozenset(
    """network|networks|original network|channel|tv network|streaming service|streaming services|streaming|streaming on|stream on|platform|platforms|streaming platform|
    where to watch|where to stream|watch on|on tv|broadcaster|how to watch""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_COMPANY_LABELS: Final = frozenset(
    [
        "production company",
        "production companies",
        "studio",
        "studios",
        "produced by",
        "prd",
        "prod",
        "production",
        "animation by",
    ]
)
_MINUTES: Final = re.compile(r"(?:(\d) ?h(?:rs?|ours?)?\.?)?,? ?(?:(\d{1,3}) ?m(?:ins?|inutes?)?\b)?", re.I)


@dataclass(frozen=True, slots=True)
class Releases:
    """Extractor of where, when and how long."""

    name: str = "releases"
    emits: frozenset[str] = frozenset(
        {
            SKG.network,
            SCHEMA.productionCompany,
            SCHEMA.datePublished,
            SCHEMA.startDate,
            SCHEMA.numberOfSeasons,
            SCHEMA.numberOfEpisodes,
            SCHEMA.duration,
            SKG.status,
            SCHEMA.genre,
        }
    )

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Find release facts; the same one may be found in several sentences."""
        scenes = scenes_of(reading)
        references = scenes.references
        dates, channels = ReleaseDates(references), Channels()
        releases = {
            s.index: list(dates.find(scenes.of(s, brackets=True))) for s in reading.sentences if _is_prose(s)
        }
        exact = {
            (r.subject, r.date.iso[:n])
            for rs in releases.values()
            for r in rs
            for n in (4, 7)
            if len(r.date.iso) > n
        }
        for sentence, programme, channel in listings(reading):
            listed = (programme, SKG.network, channel)
            yield self._state(reading, sentence, listed, "listing", 0.85, modality=Modality.STATED)
        for sentence in reading.sentences:
            label = _label(sentence)
            if label is None and reading.mentions_in(sentence, {SCHEMA.Organization}):
                before = label_before(reading, sentence)
                label = before if before in _COMPANY_LABELS or before in _NETWORK_LABELS else None
            label = label or _row_label(sentence, reading.article.text)
            if label is not None:
                yield from self._from_label(scenes, sentence, label)
                continue
            if not _is_prose(sentence):
                continue
            full = scenes.of(sentence, brackets=True)
            for release in releases[sentence.index]:
                if (release.subject, release.date.iso) in exact:
                    continue  # "a 1994 film" beside "on 3 August 1994"
                series = reading.is_a(release.subject, SCHEMA.TVSeries, SCHEMA.TVSeason)
                predicate = SCHEMA.startDate if series else SCHEMA.datePublished
                yield self._state(
                    reading,
                    sentence,
                    (release.subject, predicate, release.date.value),
                    release.pattern,
                    release.confidence,
                    modality=_modality(reading, sentence, release),
                )
                if dates.is_to_come(release):
                    yield self._state(
                        reading,
                        sentence,
                        (release.subject, SKG.status, Value(lexical=SKG.Upcoming, datatype="")),
                        "to_come",
                        round(release.confidence - 0.1, 2),
                        modality=_modality(reading, sentence, release),
                    )
            for measure in (*find_measures(full), *find_statuses(full)):
                triple = (measure.subject, measure.predicate, measure.value)
                yield self._state(reading, sentence, triple, measure.pattern, measure.confidence)
            if sentence.span.start == sentence.block.span.start:
                yield from self._from_line(scenes, sentence)
            if not reading.mentions_in(sentence, {SCHEMA.Organization}):
                continue
            for positions, pattern, where in timetable(full):
                shown = references.work_of(where.key if where else references.focus_work(sentence))
                if shown is None or not references.is_screen(shown):
                    continue
                for position in channels.kinds(full, positions, "network", "other"):
                    yield self._state(
                        reading,
                        sentence,
                        (shown, SKG.network, full.masked.entity(position)),
                        pattern,
                        0.88,
                        modality=Modality.STATED,
                    )
            yield from self._on_channel(scenes, sentence)
            scene = scenes.of(sentence)
            seen: set[tuple[str, str, str]] = set()
            for made, company in channels.behind(full):
                behind = (made, SCHEMA.productionCompany, company)
                yield self._state(reading, sentence, behind, "company_behind", 0.85, modality=Modality.STATED)
            for found in channels.find(scene):
                reference = found.reference
                if reference is not None and reference.key is None and not reference.season:
                    continue
                key = (
                    reference.key
                    if reference is not None and reference.key
                    else references.focus_work(sentence)
                )
                work = references.work_of(key)
                if work is None or not references.is_screen(work):
                    continue
                for position in found.positions:
                    fact = (work, found.predicate, scene.masked.entity(position))
                    if fact not in seen:
                        seen.add(fact)
                        yield self._state(
                            reading,
                            sentence,
                            fact,
                            found.pattern,
                            found.confidence,
                            modality=Modality.STATED if found.presupposed else None,
                        )

    def _on_channel(self, scenes: Scenes, sentence: Sentence) -> Iterator[Statement]:
        """``on HBO`` in a sentence that names no other work."""
        reading, references = scenes.reading, scenes.references
        scene = scenes.of(sentence, brackets=True)
        work = references.work_of(references.focus_work(sentence))
        if work is None or not reading.is_a(work, SCHEMA.TVSeries):
            return
        if any(r.named and references.work_of(r.key) not in {None, work} for r in scene.found):
            return
        for match in ON_AIR.finditer(scene.text):
            key = scene.masked.entity(match.start("org"))
            if kind_of(reading.entities[key].name) == "network":
                yield self._state(reading, sentence, (work, SKG.network, key), "on_air", 0.7)

    def _from_line(self, scenes: Scenes, first: Sentence) -> Iterator[Statement]:
        """A line of bare facts below a title."""
        reading = scenes.reading
        work = scenes.references.work_of(scenes.references.focus_work(first))
        if work is None:
            return
        rows = [first]
        for sentence in reading.sentences[first.index + 1 : first.index + 12]:
            if sentence.block is not first.block:
                break
            rows.append(sentence)
        series = reading.is_a(work, SCHEMA.TVSeries)
        for fact in find_line_facts(reading, rows, series=series):
            yield self._state(
                reading,
                fact.sentence,
                (work, fact.predicate, fact.value),
                "fact_line",
                0.88,
                modality=Modality.STATED,
            )

    def _from_label(self, scenes: Scenes, sentence: Sentence, label: str) -> Iterator[Statement]:
        """One line of an info box."""
        reading, references = scenes.reading, scenes.references
        work = references.work_of(references.focus_work(sentence))
        if work is None:
            return
        text = sentence.span.text_of(reading.article.text)
        found: list[tuple[str, str | Value]] = []
        if label in _DATE_LABELS:
            dates = find_press_dates(text, None)
            series = reading.is_a(work, SCHEMA.TVSeries)
            found += [(SCHEMA.startDate if series else SCHEMA.datePublished, d.value) for d in dates[:1]]
        elif label in _NETWORK_LABELS or label in _COMPANY_LABELS:
            predicate = SKG.network if label in _NETWORK_LABELS else SCHEMA.productionCompany
            scene = scenes.of(sentence, brackets=True)
            found += [(predicate, scene.masked.entity(i)) for i in scene.masked.all_of(O)]
        elif label in {"runtime", "running time", "run time", "duration", "length", "time"}:
            match = _MINUTES.match(text.strip())
            if match and (match[1] or match[2]):
                found.append((SCHEMA.duration, minutes(int(match[1] or 0) * 60 + int(match[2] or 0))))
        elif label in {"seasons", "number of seasons", "no. of seasons", "number of series"}:
            if (number := read_number(text.strip())) is not None:
                found.append((SCHEMA.numberOfSeasons, count(number)))
        elif label in {"episodes", "number of episodes", "no. of episodes", "episode count"}:
            if (number := read_number(text.split()[0] if text.split() else "")) is not None:
                found.append((SCHEMA.numberOfEpisodes, count(number)))
        elif label == "status" and (status := status_of(text)) is not None:
            found.append((SKG.status, status))
        for predicate, value in found:
            yield self._state(
                reading, sentence, (work, predicate, value), "info_box", 0.95, modality=Modality.STATED
            )

    def _state(
        self,
        reading: Reading,
        sentence: Sentence,
        fact: tuple[str, str, str | Value],
        pattern: str,
        confidence: float,
        *,
        modality: Modality | None = None,
    ) -> Statement:
        subject, predicate, value = fact
        return reading.statement(
            subject,
            predicate,
            value,
            sentence,
            extractor=self.name,
            pattern=pattern,
            confidence=round(confidence, 2),
            modality=modality,
        )


def _modality(reading: Reading, sentence: Sentence, release: Release) -> Modality | None:
    """How sure the date is, where that differs from the sentence as a whole."""
    if release.presupposed:
        return Modality.STATED
    unsure = reading.modalities[sentence.index] in {Modality.SPECULATED, Modality.TEASED, Modality.PLANNED}
    return Modality.ANNOUNCED if release.announced and unsure else None


def _row_label(sentence: Sentence, text: str) -> str | None:
    """The label in the first cell of a table's row."""
    if sentence.block.kind is not BlockKind.TABLE_ROW:
        return None
    label = re.split(r"[\t|]", sentence.span.text_of(text), maxsplit=1)[0].lower().strip(" :")
    known = label in _COMPANY_LABELS or label in _NETWORK_LABELS or label in _DATE_LABELS
    return label if known else None


def _label(sentence: Sentence) -> str | None:
    label = sentence.block.label
    return None if label is None else re.sub(r"\(s\)", "s", label.lower()).strip(" :")


def _is_prose(sentence: Sentence) -> bool:
    return sentence.block.label is None and sentence.block.kind is not BlockKind.BYLINE


EXTRACTOR: Extractor = Releases()
