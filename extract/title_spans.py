"""Which candidates are titles beside each other, and where they stand in the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ..ontology.records import Span
from .lexicon import NETWORKS
from .occurrences import Occurrences, stands_in, starts_in, words_of
from .title_candidates import Title
from .title_forms import FUNCTION

# A word, or one sign, at which a title may begin.
_BEGINNING: Final = re.compile(r"(?<![^\W_])(?<!-)(?:[^\W_]+|[\W_])")
_ENDING: Final = re.compile(r"(?![^\W_]|-|['’]\w{2})")
_NAME_AFTER: Final = re.compile(r" (?:[A-Z]\w+|\d+)")
_PART_AFTER: Final = re.compile(
    r" (?:Season|Series|S\d{1,2}(?:E\d{1,2})?\b|Episode|Review|Recap|Finale|Star|Creator|Cast|Ending|Is|Was|Adds|Gets|Renewed|Cancelled|Canceled|[A-Z]\w+['’]s|Universe|Comic|Comics|\d)"
)
_SEQUEL: Final = re.compile(
    r"(?:[:&–—\d-]|(?:[IVX]+|Two|Three|Reborn|Returns?|Rises?|Rising|Begins|Again|Forever|Resurrection|Reloaded|Revival|Origins|Goes|Meets?|vs?|Versus|Strikes|Junior|Jr)\b)"
)
# "How Will Tide End?" is a question about *Tide*.
_ASKS: Final = re.compile(
    r"(?:How|What|When|Where|Why|Who|Which) (?:Will|Does|Did|Do|Is|Was|Are|Were|Can|Could|Should|Would|Has|Have)\b"
)
_JOINED: Final = re.compile(r"(?:,? and |,? & |, )")
# "flies the ship Serenity": what a film is named after
_THING: Final = re.compile(
    r"\b(?:the|a|an|his|her|their|its|\w+['’]s) (?:[\w-]+ )?(?:ship|spaceship|starship|spacecraft|vessel|boat|yacht|submarine|lifeboat|planet|moon|town|village|"
    r"city|island|pub|bar|hotel|inn|restaurant|caf[eé]|nightclub|club|casino|ranch|estate|prison|horse|dog|cat|robot)(?: (?:called|named))? \Z"
)
_SEASON_BEHIND: Final = re.compile(r"[’'”\"*_]* (?:Season|season|Series|series) (?P<n>\d{1,2})\b")
# Probability of the tags from which on they see a title, and below which they see none.
_SEEN: Final = 0.6
_UNSEEN: Final = 0.3
# Places from which on an article is about the short name, where the long one stands once.
_MAINLY: Final = 3
# Shorter titles in capitals are other words (``IT``, ``ER``).
_LEAST_IN_CAPITALS: Final = 5


class _Names:
    """Titles by the words of their names, to find those inside and around another."""

    def __init__(self, titles: Sequence[Title]) -> None:
        words = {t: words_of(t.name.lower()) for t in titles}
        common = Counter(word for row in words.values() for word in set(row))
        self._by_rarest: dict[str, list[tuple[str, Title]]] = {}
        for title, row in words.items():
            rarest = min(row, key=lambda w: common[w])
            self._by_rarest.setdefault(rarest, []).append((title.name.lower(), title))

    def inside(self, name: str) -> Iterator[Title]:
        """Titles that stand in a longer name, in any case."""
        lower = name.lower()
        for word in dict.fromkeys(words_of(lower)):
            for shorter, title in self._by_rarest.get(word, ()):
                if shorter in lower and len(title.name) < len(name) and stands_in(shorter, lower):
                    yield title


def keep_consistent(titles: Sequence[Title], counts: Occurrences, lower: Occurrences) -> list[Title]:
    """Drop titles that only stand inside longer ones; join short forms to their long ones as aliases.

    Args:
        titles: Candidates with enough points.
        counts: The text.
        lower: The text in lower case.

    Returns:
        The titles kept, longest first; points of short forms are added to their long ones.
    """
    names = _Names(titles)
    out: list[Title] = []
    by_word: dict[str, list[Title]] = {}  # those kept, by each word of their names
    for title in sorted(titles, key=lambda t: (-len(t.name), t.name)):
        if counts.count(title.name) <= 1 and _is_stretch(title, names, counts):
            continue
        if _is_two(title, names):
            continue
        words = set(words_of(title.name))
        near = min((by_word.get(word, []) for word in words), key=len)
        longer = [t for t in near if title.name in t.name and stands_in(title.name, t.name)]
        inside = sum(
            lower.count(t.name.lower()) * sum(1 for _ in starts_in(title.name, t.name)) for t in longer
        )
        alone = counts.count(title.name) - inside - len(title.people)
        if longer and (alone <= 0 or _is_short_form(title, longer[0], alone, counts)):
            continue
        out.append(title)
        for word in words:
            by_word.setdefault(word, []).append(title)
    return out


def _is_stretch(title: Title, names: _Names, counts: Occurrences) -> bool:
    """Is it a piece of a headline: in capitals around a better title, or a play with one?"""
    if title.tagged >= _SEEN and not _ASKS.match(title.name):
        return False
    inside = list(names.inside(title.name))
    if any(other.points > 2 * title.points for other in inside):
        return True
    return (
        title.in_headline
        and any(
            title.name.startswith(other.name + " ")
            and counts.count(other.name) >= counts.count(title.name) + 2
            for other in inside
        )
        and not any(title.name.startswith(other.name + ":") for other in inside)
    )


def _is_two(title: Title, names: _Names) -> bool:
    """Is it two titles joined, as the tags see it (``Tide and Harbour``)?"""
    if title.tagged >= _UNSEEN or not _JOINED.search(title.name):
        return False
    parts = [t.name.lower() for t in names.inside(title.name) if t.tagged >= _SEEN]
    return all(part.lower() in parts for part in _JOINED.split(title.name))


def _is_short_form(title: Title, whole: Title, alone: int, counts: Occurrences) -> bool:
    """Is it only a form of a longer title? If it is its name, ``whole`` gets it as an alias.

    ``alone``: how often it stands outside of longer titles. ``counts``: the text.
    """
    if title.episode:
        return False
    if ": " in whole.name and title.name == whole.name.split(": ", 1)[1]:
        whole.aliases.add(title.name)
        return True
    if title.name in {whole.name.split(": ")[0], re.sub(r"^The ", "", whole.name)}:
        # a short form unless the text sets both beside each other (a first film and its sequel)
        both = title.strong and whole.strong and title.points >= 3 and ": " in whole.name
        if both and not _seasons(title.name, counts) & _seasons(whole.name, counts):
            return False
        # "the 1979 film Alien" beside the series *Alien: Earth*
        if ": " in whole.name and title.kinds["film"] >= 1 > whole.kinds["film"] and whole.kinds["series"]:
            return False
        # a spin-off or a play of that name, named in passing
        if title.in_headline and not whole.in_headline and alone >= _MAINLY and counts.count(whole.name) == 1:
            return False
    elif not _is_called_by(title.name, whole.name) or counts.count(whole.name) < alone or title.cues["year"]:
        return alone < 2 and not title.strong
    whole.aliases.add(title.name)
    whole.people |= title.people
    whole.points += title.points
    whole.main = max(whole.main, title.main)
    return True


def _seasons(name: str, counts: Occurrences) -> set[int]:
    """The numbers of the seasons that a title stands before: of one series, whatever form of it."""
    behind = (_SEASON_BEHIND.match(counts.after(start + len(name))) for start in counts.starts(name))
    return {int(match["n"]) for match in behind if match}


def _is_called_by(short: str, name: str) -> bool:
    """Do papers call a title so for short: by its first word (``Boardwalk`` for *Boardwalk Empire*)? Sequels are others."""
    first, _, rest = re.sub(r"^The ", "", name).partition(" ")
    return (
        first == re.sub(r"^The ", "", short)
        and bool(rest)
        and short.lower() not in FUNCTION
        and not _SEQUEL.match(rest)
    )


def locate(titles: Sequence[Title], text: str) -> None:
    """Fill in all spans of all titles, longest first, ascending and without overlap.

    Long titles count in another case as well (``For all Mankind``), if they begin with a capital.
    """
    forms: dict[str, Title] = {}
    for title in titles:
        if title.name.islower():
            continue  # a word of the language, but where the tags see a title
        for form in (
            title.name,
            *sorted(title.aliases),
            title.name.replace("’", "'"),
            title.name.replace("'", "’"),
            *((title.name.upper(),) if len(title.name) >= _LEAST_IN_CAPITALS else ()),
        ):
            forms.setdefault(form, title)
    by_beginning: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        by_beginning.setdefault(_first(form), []).append(form)
    taken = bytearray(len(text))
    free = 0
    for match in _BEGINNING.finditer(text):
        start = match.start()
        if start < free:
            continue
        for form in by_beginning.get(match[0], ()):
            end = start + len(form)
            if text.startswith(form, start) and _ENDING.match(text, end):
                free = end
                if start in forms[form].people:
                    break
                if len(form.split()) > 1 or not _is_inside_name(text, start, end):
                    forms[form].spans.append(Span(start=start, end=end))
                    taken[start:end] = b"\1" * len(form)
                break
    for title in titles:
        told = [s for s in title.spans if not _THING.search(text, max(0, s.start - 40), s.start)]
        if told:
            title.spans = told
    _locate_tagged(titles, text, taken)
    _locate_in_other_case(titles, text, taken)
    for title in titles:
        title.spans.sort()


def _first(form: str) -> str:
    match = _BEGINNING.match(form)
    return match[0] if match else ""


def _locate_tagged(titles: Sequence[Title], text: str, taken: bytearray) -> None:
    for title in titles:
        for start in sorted(title.places):
            if text[start : start + len(title.name)].lower() == title.name.lower():
                _take(title, start, taken)


def _locate_in_other_case(titles: Sequence[Title], text: str, taken: bytearray) -> None:
    long = {t.name.lower(): t for t in titles if len(t.name.split()) >= 3}
    lower = text.lower()
    if not long or len(lower) != len(text):  # a letter whose small form is two: offsets would be wrong
        return
    occurrences = Occurrences(lower)
    for name, title in long.items():
        for start in occurrences.starts(name):
            if text[start].isupper():
                _take(title, start, taken)


def _take(title: Title, start: int, taken: bytearray) -> None:
    """Put a title where nothing else stands."""
    end = start + len(title.name)
    if not any(taken[start:end]):
        title.spans.append(Span(start=start, end=end))
        taken[start:end] = b"\1" * len(title.name)


def _is_inside_name(text: str, start: int, end: int) -> bool:
    """Is a one-word title here a part of a longer name (``Tony Soprano``, ``Lost 2``)?"""
    after = _NAME_AFTER.match(text[end : end + 24])
    if after and not _PART_AFTER.match(after[0]):
        return not re.search(r"['’]s? $", text[max(0, start - 3) : start])
    if after and re.match(r" \d", after[0]) and not re.match(r" \d\b(?! [A-Z])", after[0]):
        return True
    before = re.search(r"(\w+) $", text[max(0, start - 30) : start])
    return bool(
        before
        and before[1][0].isupper()
        and before[1] not in FUNCTION
        and before[1] not in NETWORKS
        and not re.search(r"[.!?:\n]\s+\w+ $", text[max(0, start - 34) : start])
    )
