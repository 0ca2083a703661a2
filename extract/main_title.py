"""The work that the whole article is about, where its title would be missed: a word of the headline that returns.

Reviews and blogs call their show by its bare name, which may be a person's, a place's or a word of the language.
Each run of words of the headline, and each candidate for a title, is weighed against all the others by a logistic
regression that ``benchmarks/training.py`` fitted: which of them is what the article is about, if any is?
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from ..ontology.records import Article
from .first_names import first_names
from .headlines import headline_of
from .lexicon import SCREEN_NOUNS
from .lexicon_places import REAL_PLACES
from .names import is_known_organization
from .nlp import Sentence
from .occurrences import Occurrences
from .past_credits import past_credits
from .regression import load_weights, shares
from .title_candidates import Title
from .title_forms import SMALL_FUNCTION, clean_title
from .title_tags import Tags

MODEL: Final = Path(__file__).parent / "models" / "mains.json"
# Own choice: the longest titles have more words, but then cues find them.
_MOST_WORDS: Final = 6
_MOST_PLACES: Final = 40
_MOST_HEADLINE: Final = 200
_LEAST_TEXT: Final = 300
# In the first characters most articles name what they are about.
_EARLY: Final = 500
# Full names of people are titles only where the tags say so (``Erin Brockovich``).
_TAGGED: Final = 0.3
# No title at all, as the tags tell.
_NEVER: Final = 0.1
# Something else all over.
_ELSE: Final = 0.7
# Share of its places that name somebody, from which on it is somebody.
_MOSTLY: Final = 0.5
# Share of the tags from which on a title is an episode's.
_EPISODE: Final = 0.6
_SPACED: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"[^\s,;:()\[\]“”\"?|*_–—]+")
_BEFORE: Final = re.compile(
    r"\b(?:in|of|on|for|from|about|watch|watch(?:ed|ing)|into|than|like|loved?|is|to|with|the|behind|through) $",
    re.I,
)
_AFTER: Final = re.compile(
    r"(?:['’]s?)?[,:”\"’'*_]* \(?(?:season|series|episode|finale|pilot|premiere|review|recap|ending|explained|star|creator|show|film|movie|fans?|cast|is|was|has|"
    r"returns?|ended|begins?|premieres?|S\d{1,2}(?:E\d{1,2})?|\d)\b",
    re.I,
)
# What has seasons and numbered episodes is no episode: ``'Barry' recap, season 4``.
_OF_SEASON: Final = re.compile(
    r"(?:['’]s?)?[,:”\"’'*_]* \(?(?:(?:recap|review|finale|ending|explained|star|cast)[,:]? )?(?:season|series|S\d|\d{1,2}x\d|episodes? \d|eps?\.? \d)",
    re.I,
)
# Nothing but a series has them: "Tide S02E03", "Tide 2x03"
_OF_EPISODE: Final = re.compile(r"[:”\"’'*_]* [\[(]?(?:S\d{1,2}[ .]?E\d{1,2}|\d{1,2}[x×]\d{2})\b")
_SURNAME: Final = re.compile(r"(?:['’]s)? [A-Z][a-z]+")
_FORENAME: Final = re.compile(r"\b[A-Z][a-z]+ $")
_SCREEN: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, SCREEN_NOUNS), key=len, reverse=True))})\b", re.I
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of words that may be the title of the article's work."""

    name: str
    evidence: Mapping[str, float]


def candidates_of(
    article: Article, sentences: Sequence[Sentence], counts: Occurrences, tags: Tags, titles: Sequence[Title]
) -> list[Candidate]:
    """All that may be the article's work, with what speaks for each; what is only told as a past credit is marked so.

    Args:
        article: The article.
        sentences: All of it.
        counts: Its text.
        tags: The tags of its words.
        titles: Candidates for titles, with their probabilities.
    """
    headline = (headline_of(article) or article.text.strip().split("\n", 1)[0])[:_MOST_HEADLINE]
    if len(article.text) < len(headline) + _LEAST_TEXT:
        return []  # nothing but a headline: each of its names returns
    known = {t.name: t for t in titles}
    names = dict.fromkeys([*_runs(headline, counts), *known])
    places = {name: list(islice(counts.starts(name), _MOST_PLACES)) for name in names}
    passed = past_credits(headline, article.text, places, known)
    for name in passed:
        known[name].past = True
    places = {name: starts for name, starts in places.items() if starts and name not in passed}
    names = dict.fromkeys(places)
    labels: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for entity in sentence.ents:
            if entity.text in names:
                labels.setdefault(entity.text, Counter())[entity.label_] += 1
    most = max((len(places[name]) for name in names), default=1)
    sure = {name for name in names if name in known and known[name].cues["known"]}
    found = {name: [tags.probability(s, s + len(name)) or 0.0 for s in places[name]] for name in names}
    mass = max((sum(p) for p in found.values()), default=1.0)
    spaced = {name: f" {_SPACED.sub(' ', name)} " for name in names}
    out = [
        Candidate(
            name,
            _evidence(
                name,
                article.text,
                headline,
                places[name],
                found[name],
                tags,
                known.get(name),
                labels.get(name, Counter()),
            )
            | {
                "within longer": _within(name, names, places),
                **_longer_and_shorter(name, places, found, spaced),
                "longer known": float(any(n != name and spaced[name] in spaced[n] for n in sure)),
                "share of most": len(places[name]) / max(1, most),
                "share of tagged": sum(found[name]) / max(1.0, mass),
            },
        )
        for name in names
        if name in sure or not _is_person(name, labels.get(name, Counter()), found[name])
    ]
    return [
        c
        for c in out
        if c.name in sure or not (_names_something_else(c.evidence) or _is_first_name(c.evidence))
    ]


def _names_something_else(evidence: Mapping[str, float]) -> bool:
    """A broadcaster, a company or a character, wherever it stands: however often that is."""
    return evidence["most"] < _NEVER and evidence["other"] + evidence["human"] > _ELSE


def _is_first_name(evidence: Mapping[str, float]) -> bool:
    """That of somebody whom the article names in full: *Carol* is a film, but here it is Carol Sturka."""
    return evidence["surname after"] > 0 and evidence["human"] > _MOSTLY and not evidence["in headline"]


def _is_person(name: str, labels: Mapping[str, int], found: Sequence[float]) -> bool:
    return " " in name and 2 * labels.get("PERSON", 0) >= len(found) and max(found) < _TAGGED


def _runs(headline: str, counts: Occurrences) -> Iterator[str]:
    """Runs of words of the headline that also stand somewhere else, as they are spelt there."""
    words = list(_WORD.finditer(headline))
    for i, first in enumerate(words):
        for last in words[i : i + _MOST_WORDS]:
            name = clean_title(headline[first.start() : last.end()].rstrip(".!'’"))
            if not name or name.lower() in SMALL_FUNCTION:
                continue
            for form in dict.fromkeys((name, name.title() if name.isupper() else name.capitalize())):
                if any(c.isupper() for c in form) and counts.count(form) > (form == name):
                    yield form


def _within(name: str, names: Mapping[str, None], places: Mapping[str, Sequence[int]]) -> float:
    """Share of its places that lie in a longer candidate."""
    inside = max((len(places[n]) for n in names if n != name and f" {name} " in f" {n} "), default=0)
    return min(1.0, inside / len(places[name]))


def _longer_and_shorter(
    name: str,
    places: Mapping[str, Sequence[int]],
    found: Mapping[str, Sequence[float]],
    spaced: Mapping[str, str],
) -> dict[str, float]:
    """``Blott`` is short for *Blott on the Landscape*: how sure the longer one is, and how often the short one stands.

    ``spaced``: each name with a space in the place of what is no word.
    """
    longer = (max(found[n]) for n in places if n != name and f" {name} " in spaced[n])
    shorter = (len(places[n]) for n in places if n != name and f" {n} " in spaced[name])
    own = max(found[name])
    return {
        "longer": max(longer, default=0.0) * (1 - own),
        "shorter": math.log1p(max(shorter, default=0)) * own,
    }


def _evidence(
    name: str,
    text: str,
    headline: str,
    starts: Sequence[int],
    found: Sequence[float],
    tags: Tags,
    title: Title | None,
    labels: Mapping[str, int],
) -> dict[str, float]:
    at = headline.lower().find(name.lower())
    n = len(starts)
    otherwise = [tags.otherwise(s, s + len(name)) for s in starts]
    human = sum(p for p, _ in otherwise)
    after = [text[s + len(name) : s + len(name) + 24] for s in starts]
    before = [text[max(0, s - 12) : s] for s in starts]
    words = name.split()
    behind = headline[at + len(name) : at + len(name) + 24] if at >= 0 else ""
    return {
        "probability": title.probability if title else 0.0,
        "points": min(title.points, 8.0) / 4 if title else 0.0,
        "most": max(found),
        "mean": sum(found) / n,
        "tagged": math.log1p(sum(found)),
        "human": human / n,
        "human places": math.log1p(human),
        "only human": human / n * (1 - max(found)),
        "other": sum(p for _, p in otherwise) / n,
        "never tagged": float(max(found) < _NEVER),
        "episode share": sum(p * tags.episode_share(s) for s, p in zip(starts, found, strict=True))
        / max(sum(found), 0.1),
        "in headline": float(at >= 0),
        "opens headline": float(0 <= at <= 2),
        "headline after": float(at >= 0 and _AFTER.match(behind) is not None),
        "of season": float(at >= 0 and _OF_SEASON.match(behind) is not None),
        "of episode": float(at >= 0 and _OF_EPISODE.match(behind) is not None),
        "headline colon": float(at >= 0 and behind.lstrip("”\"’' ").startswith((":", "–", "—", "-"))),
        "places": math.log1p(n),
        "early": float(sum(s < 600 for s in starts) > 1),
        "after": sum(_AFTER.match(a) is not None for a in after) / n,
        "before": sum(_BEFORE.search(b) is not None for b in before) / n,
        "surname after": sum(_SURNAME.match(a) is not None for a in after) / n,
        "forename before": sum(_FORENAME.search(b) is not None for b in before) / n,
        "screen near": min(
            1.0, sum(bool(_SCREEN.search(text[max(0, s - 40) : s + 60])) for s in starts[:12]) / min(n, 12)
        ),
        "known surname": float(title is not None and title.surname),
        "first name": float(words[0].lower() in first_names()),
        "two words and first name": float(len(words) == 2 and words[0].lower() in first_names()),
        "organization": float(is_known_organization(name)),
        "place": float(name in REAL_PLACES),
        "words": min(len(words), 4) / 4,
        "one word": float(len(words) == 1),
        "episode": float(title.episode) if title else 0.0,
        **_known(title, max(found), in_headline=at >= 0, early=starts[0] < _EARLY),
        **{f"label {label}": min(1.0, k / n) for label, k in labels.items() if label in _LABELS},
    }


def _known(title: Title | None, most: float, *, in_headline: bool, early: bool) -> dict[str, float]:
    """Is it a title that readers know, surely or only perhaps, and does it stand where articles name theirs?"""
    sure = title is not None and title.cues["known"] > 0
    perhaps = title is not None and title.cues["known word"] > 0
    return {
        "known": float(sure),
        "known word": float(perhaps),
        "known tagged": most * sure,
        "known word tagged": most * perhaps,
        "known in headline": float(sure and in_headline),
        "known word in headline": float(perhaps and in_headline),
        "known early": float(sure and early),
        "known word early": float(perhaps and early),
    }


_LABELS: Final = frozenset({"PERSON", "GPE", "ORG", "WORK_OF_ART", "DATE", "NORP", "CARDINAL"})


def find_main(found: Sequence[Candidate], threshold: float) -> tuple[str, float] | None:
    """The likeliest work of the article with its probability; None if none is likely enough."""
    best = None
    likely = shares(load_weights(MODEL), [candidate.evidence for candidate in found])
    for candidate, share in zip(found, likely, strict=True):
        evidence = candidate.evidence
        p = max(share, threshold) if evidence["of episode"] else share
        seems_episode = evidence["episode share"] > _EPISODE and not evidence["known"]
        if (evidence["episode"] or seems_episode) and not evidence["of season"]:
            continue  # a recap is about its series
        if p >= threshold and (best is None or p > best[1]):
            best = (candidate.name, p)
    return best
