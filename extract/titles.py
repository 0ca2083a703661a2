"""The titles of works that an article names: found by quotation marks, italics, seasons, nouns and repetition.

A title earns points from each cue around it; those that reach the threshold are then looked up in the whole
text. spaCy's own WORK_OF_ART has F1 0.39 on such articles (DESIGN, section 6), so it is one weak cue here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..ontology.records import Article
from .biography import is_of_person, life_of
from .defined_titles import defined_title
from .headlines import headline_of
from .known_people import is_person, known_people
from .known_titles import is_known, known_titles
from .main_title import candidates_of, find_main
from .name_tags import SURE, NameTags
from .nlp import NOT_OWN, Sentence
from .occurrences import Occurrences
from .reading import SCREEN_CLASSES
from .title_candidates import Candidates, Title
from .title_choice import DEFINED, choose
from .title_context import STAGE_PLAY, credit_quoted, kind_around
from .title_cues import (
    CERTIFIED,
    CHANNEL_LINE,
    CUES,
    KIND_OF,
    LISTED,
    LISTING,
    NETWORK_OWNED,
    QUOTED,
    SCREEN,
    WEAK,
)
from .title_forms import is_title_case, read_list, read_run
from .title_lists import ranked_titles
from .title_spans import keep_consistent, locate
from .title_tags import Tags

__all__ = ["Title", "find_titles"]

# Probability that is enough when all is weighed. Chosen on the development half of the annotated articles.
_LIKELY: Final = 0.4
_LIKELY_MAIN: Final = 0.4
_LIKELY_MAIN_OF_PERSON: Final = 0.9
# Longer than every word of a title; patterns take the square of a word's length.
_OVERLONG: Final = re.compile(r"\S{80,}")
_MOST_EMBEDDED: Final = 2000
# What the text says of a title's kind counts more than what readers know: there may be a film beside the series.
_KNOWN_KIND: Final = 0.05

# "Last Night's Television" is no film, nor is "Q&A:".
_COLUMN: Final = re.compile(
    r"(?:Q ?& ?A|interview|opinion|preview|podcast|exclusive|profile)\b ?(?=[:|–—])|(?:last night|tonight|today|this week|the week)['’]s (?:best )?(?:tv|television|telly|view|viewing|box|radio|choices?|picks?|highlights)\b",
    re.I,
)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_OPENING: Final = re.compile(r"(?:^|[.!?\n]['’\"”]? ?[“‘\"']?)$")
_AS_SOMEBODY: Final = re.compile(r"\bas (?:[a-z]+ ){0,3}$")
_PLAYED: Final = re.compile(
    r"\b(?:as|of|the|play|played|plays|playing|portrayed|portraying|voiced|voicing)(?: the| a)? $"
)
_PLACED: Final = re.compile(r" (?:in|on|from) (?=[A-Z])")
_NOUN_AND_TITLE: Final = re.compile(rf" (?:{SCREEN})[,]? [“‘\"']?[A-Z]")
_EMBEDDED_KINDS: Final = {"TVSeries": "series", "Movie": "film", "Book": "book", "VideoGame": "game"}


def find_titles(
    article: Article,
    sentences: Sequence[Sentence],
    people: Iterable[str] = (),
    works: Iterable[str] = (),
    names: NameTags | None = None,
) -> list[Title]:
    """Find the titles of works and episodes in an article, those named first in front.

    Args:
        article: Its text and layout.
        sentences: All of it, analysed.
        people: Names that the entity recogniser takes for people; never titles on a weak cue.
        works: Names that it takes for works: a weak cue.
        names: The tags of the article's words; made here if left out.

    Returns:
        Titles with their kinds and all their spans; spans do not overlap.
    """
    text, counts, candidates = cued_candidates(article, people, works)
    tags = Tags(names or NameTags(article))
    credit_tagged(article, text, tags, candidates)
    found = weighed(article, counts, candidates)
    life = life_of(article)
    if life is not None:
        found = [t for t in found if t.cues["embedded"] or not is_of_person(t.name, life.name)]
    chosen = choose(found, counts, tags, threshold=_LIKELY)
    for match in CERTIFIED.finditer(text):
        for title in chosen:
            if title.name == match["t"]:
                title.people.discard(match.start("t"))
    also = {alias for title in chosen if title.cues[DEFINED] for alias in title.aliases}
    chosen = [title for title in chosen if title.name not in also]
    mains = candidates_of(article, sentences, counts, tags, found)
    # An entry about a person is seldom about one work, an obituary never.
    least = _LIKELY_MAIN if life is None else _LIKELY_MAIN_OF_PERSON
    main = None if life is not None and life.over else find_main(mains, least)
    if main is not None and _is_one_of_several(main[0], chosen, counts, _headlines(article)):
        main = None
    if main is None or main[0].lower() not in _headlines(article).lower():
        main = next(((t.name, 1.0) for t in chosen if t.cues[DEFINED] and not t.episode), main)
    if main is not None:
        chosen = _with_main(*main, chosen, found, _headlines(article))
    kept = keep_consistent(chosen, counts, Occurrences(text.lower()))
    locate(kept, text[: len(article.text)])
    return sorted((t for t in kept if t.spans), key=lambda t: (t.spans[0].start, t.name))


def _is_one_of_several(name: str, chosen: Sequence[Title], counts: Occurrences, headline: str) -> bool:
    """Is it named once, in a column that opens with another work (``Television``, ``The week's films``)?"""
    if name.lower() in headline.lower() or counts.count(name) != 1:
        return False
    start = next(counts.starts(name))
    return any(
        next(counts.starts(t.name), start) < start and t.name not in name
        for t in chosen
        if not (t.past or t.episode or t.strand) and (not t.kinds or t.cls in SCREEN_CLASSES)
    )


def _with_main(
    name: str, probability: float, chosen: list[Title], found: Sequence[Title], headline: str
) -> list[Title]:
    """The titles with that of the work which the article is about among them."""
    title = next((t for t in found if t.name == name), None) or Title(name)
    title.probability = max(title.probability, probability)
    title.episode = False
    title.main = probability
    title.strong = True
    screen = max(("series", "film"), key=lambda kind: title.kinds[kind])
    if title.kinds[screen] > 0:
        # An article is about what is seen, though it names the book that it was made from.
        title.kinds[screen] = max(title.kinds.values()) + 1
    title.in_headline = name.lower() in headline.lower()
    return chosen if title in chosen else [*chosen, title]


def cued_candidates(
    article: Article, people: Iterable[str] = (), works: Iterable[str] = ()
) -> tuple[str, Occurrences, Candidates]:
    """The text that titles are looked for in, where its words stand, and what cues show in it."""
    text = _own_text(article)
    if article.title and article.title not in text[: len(article.title) + 200]:
        text = text + "\n\n" + article.title  # a page title that is not in its text still names works
    counts = Occurrences(text)
    candidates = Candidates(people)
    for match in QUOTED.finditer(text):
        credit_quoted(text, match, candidates)
    heads = [m for m in CHANNEL_LINE.finditer(text) if not is_person(m["t"])]
    for match in (*LISTING.finditer(text), *(heads if len(heads) > 1 else ())):
        listed = kind_around(text, *match.span("t")) or "series"
        candidates.credit(match["t"], 3.0, listed, cue="listing", strong=True, marked=True)
    for match in CERTIFIED.finditer(text):
        candidates.credit(match["t"], 3.0, "film", cue="listing", strong=True, marked=True, sure=True)
    for name in ranked_titles(article):
        candidates.credit(name, 3.0, "series", cue="listing", strong=True, marked=True)
    for span in article.emphasised:
        name = span.text_of(article.text)
        if is_title_case(name):
            kind = kind_around(text, span.start, span.end)
            candidates.credit(name, 2.5, kind, cue="emphasised", strong=True, marked=True)
    _credit_cues(text, counts, candidates)
    _credit_networks(text, counts, candidates)
    defined = defined_title(text)
    heading = _headlines(article).lower()
    if defined is not None and (not heading.strip() or defined.name.lower() in heading):
        entry = candidates.credit(
            defined.name, 4.0, defined.kind, cue=DEFINED, strong=True, marked=True, sure=True
        )
        if entry is not None:
            entry.aliases.update(defined.aliases)
            if defined.kind:
                entry.kinds[defined.kind] = max(entry.kinds.values()) + 1
    for name in works:
        if is_title_case(name):
            candidates.credit(name, 1.0, None, cue="recognised")
    _credit_known(text, candidates)
    for name, kind in _embedded_titles(article):
        if name in text:
            candidates.credit(name, 4.0, kind, cue="embedded", strong=True)
    return text, counts, candidates


def weighed(article: Article, counts: Occurrences, candidates: Candidates) -> list[Title]:
    """The candidates as they are now, with points for headline and repetition; call it once the last is credited."""
    found = list(_one_case(candidates.all()))
    headline = Occurrences(_headlines(article).lower())
    surnames = {person.text_of(article.text).split()[-1] for person in known_people(article.text)}
    for title in found:
        title.surname = title.name in surnames
        title.episode = 0 < title.kinds["episode"] > sum(n for k, n in title.kinds.items() if k != "episode")
        del title.kinds["episode"]
        title.in_headline = headline.count(title.name.lower()) > 0
        title.points += 0.8 * title.in_headline
        title.points += min(1.0, 0.25 * (counts.count(title.name) - 1))
    return found


def _one_case(titles: Iterable[Title]) -> Iterator[Title]:
    """Copies of candidates; those that differ in case alone (``TITLE`` in a headline) are one."""
    groups: dict[str, list[Title]] = {}
    for title in titles:
        groups.setdefault(title.name.lower(), []).append(title)
    for group in groups.values():
        best = max(group, key=lambda t: (not t.name.isupper(), t.points))
        one = replace(
            best,
            kinds=Counter(best.kinds),
            cues=Counter(best.cues),
            aliases=set(best.aliases),
            spans=[],
            places=set(best.places),
        )
        for other in group:
            if other is not best:
                one.places |= other.places
                one.kinds += other.kinds
                one.cues += other.cues
                one.points += other.points
                one.strong |= other.strong
                one.aliases.add(other.name)
        yield one


def _credit_known(text: str, candidates: Candidates) -> None:
    """Make candidates of the titles that most readers know."""
    for known in known_titles(text):
        if _COLUMN.match(text, known.start):
            continue
        name = re.sub(r"^(?:the|an?) (?=[A-Z])", "", text[known.start : known.end])
        cue = "known word" if known.doubtful else "known"
        title = candidates.credit(name, 0.0, None, cue=cue, tagged=True, sure=not known.doubtful)
        if title and known.kind:
            title.kinds[known.kind] += _KNOWN_KIND  # type: ignore[assignment]  # a Counter that weighs
        if title and known.lower:
            title.places.add(known.start)


def credit_tagged(article: Article, text: str, tags: Tags, candidates: Candidates) -> None:
    """Make candidates of what the tags alone show."""
    for span in tags.spans():
        name = span.text_of(article.text)
        sure = (tags.probability(span.start, span.end) or 0.0) >= SURE
        if sure or any(c.isupper() or c.isdigit() for c in name) or is_known(name):
            kind = kind_around(text, span.start, span.end)
            lower = name == name.lower()
            title = candidates.credit(name, 0.0, kind, cue="tagged", tagged=True, sure=sure or lower)
            if title and (sure or lower):
                title.places.add(span.start)
            if kind and title:
                title.kinds[kind] += 1


def _own_text(article: Article) -> str:
    """The text with blocks that are not the article's own, and overlong words, blanked out; offsets kept."""
    parts, at = [], 0
    for block in sorted(article.blocks, key=lambda b: b.span):
        if block.kind in NOT_OWN and block.span.start >= at:
            parts += [
                article.text[at : block.span.start],
                re.sub(r"[^\n]", " ", block.span.text_of(article.text)),
            ]
            at = block.span.end
    text = "".join([*parts, article.text[at:]])
    return _OVERLONG.sub(lambda match: " " * len(match[0]), text)


def _headlines(article: Article) -> str:
    """That of the text and that of the page."""
    return f"{headline_of(article)}\n{article.title or ''}"


_STRONG: Final = frozenset({"season", "season_of", "episode", "year", "film_as"})


def _credit_cues(text: str, counts: Occurrences, candidates: Candidates) -> None:
    counted: set[tuple[str, str]] = set()
    for cue, pattern, points, kind in CUES:
        for match in pattern.finditer(text):
            if _is_misread(cue, match, text):
                continue
            start, end = match.span("t")
            if cue == "year" and (film := _film_of_role(match, text)):
                candidates.credit(film, points, "film", cue="film_of_role", strong=True)
                continue
            got = kind or KIND_OF.get((match.groupdict().get("k") or "").lower())
            got = got or kind_around(text, start, end)
            numbered = cue in {"reviewed", "line", "season"}
            opening = _OPENING.search(text[max(0, start - 3) : start]) is not None
            two = _two_titles(cue, match["t"])
            both = len(two) > 1 and any(is_known(name) for name in two)  # "the Rome and Luther star"
            runs = (
                two
                if both
                else read_run(match["t"], counts, candidates.people, numbered=numbered, opening=opening)
            )
            for name in runs:
                if cue in WEAK and (cue, name) in counted:
                    continue
                counted.add((cue, name))
                candidates.credit(name, points, got, cue=cue, strong=cue in _STRONG)
            if cue in LISTED:
                for name in read_list(text, end):
                    candidates.credit(name, points, got, cue=f"{cue} list")


_VERB_BEFORE: Final = re.compile(
    r"\b(?:to|will|would|not|also|both|all|they|which|that|who|can|may|might|should|must|does|do|did)(?: (?:also|only|again))? feature \Z",
    re.I,
)


def _two_titles(cue: str, run: str) -> list[str]:
    """The parts of ``the Rome and Luther star`` and ``episodes of The Bill and Casualty``."""
    if cue == "trade":
        return run.removeprefix("The ").split(" and ")
    return run.split(" and ") if cue == "episode_of" and not is_known(run) else []


def _is_misread(cue: str, match: "re.Match[str]", text: str) -> bool:
    """Do the words around a match say that it is something else?"""
    start = match.start("t")
    if (match.groupdict().get("k") or "").lower() in {"play", "plays"} and not STAGE_PLAY.search(
        text[max(0, start - 24) : start].rstrip()
    ):
        return True  # a verb
    if (match.groupdict().get("k") or "").lower() == "feature" and _VERB_BEFORE.search(
        text, max(0, start - 24), start
    ):
        return True  # "to feature Ann Lee"
    if cue in {"before_noun", "trade"} and _POSSESSIVE.search(match["t"]):
        return True  # Ann Lee's film
    return (
        cue == "season"
        and "(" in match[0][len(match["t"]) :]
        and _AS_SOMEBODY.search(text[max(0, start - 30) : start]) is not None
    )  # Ann Lee as pilot Zoe Fox (seasons 1-5)


def _film_of_role(match: "re.Match[str]", text: str) -> str | None:
    """``Dracula`` in ``the Count in Dracula (1979)``."""
    start = match.start("t")
    where = _PLACED.search(match["t"])
    if where is None or not _PLAYED.search(text[max(0, start - 12) : start]):
        return None
    return match["t"][where.end() :]


def _credit_networks(text: str, counts: Occurrences, candidates: Candidates) -> None:
    """``HBO's hit drama The Title``."""
    for match in NETWORK_OWNED.finditer(text):
        start, end = match.span("t")
        if _NOUN_AND_TITLE.match(text[end : end + 30]):
            continue  # FX's Cold War drama The Title
        for name in read_run(match["t"], counts, candidates.people):
            candidates.credit(name, 2.0, kind_around(text, start, end) or "series", cue="network")


def _embedded_titles(article: Article) -> Iterator[tuple[str, str]]:
    """Names and kinds of the works in the page's embedded data."""
    stack: list[object] = list(article.embedded)
    for _ in range(_MOST_EMBEDDED):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, dict):
            kind, name = item.get("@type"), item.get("name")
            if isinstance(kind, str) and kind in _EMBEDDED_KINDS and isinstance(name, str):
                yield name, _EMBEDDED_KINDS[kind]
            stack.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            stack.extend(item)
