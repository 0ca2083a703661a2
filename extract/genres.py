"""Genres in words: ``dystopian drama``, ``sci-fi``, ``romantic comedy``.

Heads and modifiers are general English; the heads agree with the genre terms of the Library of Congress
(moving images) and of Wikidata's television genres. Nationality, praise and format (``British``, ``hit``,
``limited series``) are not part of a genre.
"""

import re
from typing import Final

_HEADS: Final = (
    "film noir|science fiction|science-fiction|sci-fi|sci fi|drama|comedy|thriller|horror|fantasy|western|romance|musical|mystery|documentary|docudrama|"
    "docu-drama|sitcom|satire|biopic|anime|dramedy|whodunnit|whodunit|noir|procedural|soap opera|telenovela|melodrama|rom-com|romcom|"
    "comedy-drama|comedy drama|drama-comedy|tragicomedy|farce|caper|adventure|mockumentary|game show|talk show|quiz show|chat show|"
    "reality|variety show|cartoon|swashbuckler|tearjerker|chiller|slasher|space opera|fairy tale|fable|true crime|true-crime|murder mystery|"
    "black comedy|soap|action-adventure|romantasy|political thriller|parody|spoof"
)
# Genres only together with film, series and the like: "a superhero film", but "the war ended".
_NEED_NOUN: Final = (
    "action|superhero|war|crime|spy|espionage|disaster|monster|martial arts|gangster|road|sports|heist|concert|nature|music|cooking|dating|"
    "survival|zombie|vampire|police|detective|animated|coming-of-age|historical|silent|exploitation|kung fu|children's|anthology"
)
_MODIFIERS: Final = (
    "comic|tragicomic|hospital|seafaring|nautical|dystopian|post-apocalyptic|apocalyptic|medical|legal|political|crime|police|cop|detective|family|teen|teenage|high school|high-school|"
    "coming-of-age|historical|period|costume|workplace|office|psychological|supernatural|paranormal|romantic|dark|black|action|adventure|"
    "epic|science fiction|science-fiction|sci-fi|fantasy|horror|comedy|musical|animated|adult animated|superhero|spy|espionage|conspiracy|"
    "war|military|hospital|courtroom|prison|gangster|mob|mafia|heist|survival|disaster|zombie|vampire|body|folk|gothic|erotic|sports|"
    "football|buddy|screwball|slapstick|satirical|sketch|surreal|absurdist|absurd|neo|neo-noir|nordic|scandi|true|true-crime|true crime|"
    "murder|space|western|revisionist|spaghetti|literary|biographical|music|domestic|social|kitchen-sink|kitchen sink|serial|mystery|"
    "relationship|ensemble|cyberpunk|steampunk|time-travel|time travel|alternate history|alternate-history|alt-history|nature|wildlife|"
    "cooking|dating|reality|competition|young adult|ya|queer|gay|lesbian|religious|christian|financial|newsroom|media|royal|tudor|regency|"
    "victorian|edwardian|naval|fantasy-adventure|action-adventure|action-comedy|crime-comedy|black-comedy|horror-comedy|comedy-horror|"
    "sci-fi-horror|techno|tech|eco|erotic|home-invasion|slow-burn|monster|creature|martial arts|swashbuckling|sword-and-sorcery|"
    "anthology|procedural|road|boxing|racing|slasher|noir|thriller|drama|romance|crime-drama|family-friendly|children's|existential|"
    "philosophical|gritty|cold war|cold-war|art|avant-garde|experimental|silent|exploitation|stop-motion|television|culinary|restaurant"
)
_NOUNS: Final = r"(?:films?|movies?|series|shows?|features?|flicks?|programmes?|programs?|epic|saga|miniseries|mini-series|anthology|hit|blockbuster|adaptation|franchise|romp|tale|story|serial|classic)"


def _longest_first(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split("|")), key=lambda w: (-len(w), w)))


_GENRE: Final = re.compile(
    rf"(?<![\w-])(?:(?:{_longest_first(_MODIFIERS)})[ /-])*?(?:(?:{_longest_first(_HEADS)})(?![\w-])|(?:{_longest_first(_NEED_NOUN)})(?= {_NOUNS}(?![\w-])))",
    re.I,
)
_WEAK: Final = frozenset(
    {
        "drama",
        "comedy",
        "soap",
        "reality",
        "adventure",
        "mystery",
        "romance",
        "television drama",
        "television comedy",
        "serial drama",
        "epic",
    }
)
_PREFIX: Final = re.compile(r"(?:television|epic|literary|art|true|hit|neo) (?=\w+(?: \w+)*$)")


def find_genre(text: str) -> tuple[int, int, str] | None:
    """The last and longest genre in a noun phrase: start, end, and the genre in lower case."""
    found = None
    for match in _GENRE.finditer(text):
        found = match
    if found is None:
        return None
    start, genre = found.start(), found[0].lower()
    # a genre right before ("spy thriller" behind "action-comedy") belongs to the same phrase
    return start, found.end(), re.sub(r"^television ", "", genre)


def is_weak(genre: str) -> bool:
    """Is it a bare word that says little more than film or series (``drama``)?"""
    return genre in _WEAK


def split_genres(text: str) -> list[str]:
    """Genres of an info box line, in lower case."""
    parts = (part.strip(" .").lower() for part in re.split(r"[,;/|•·\n]| and | & ", text))
    return [p for p in parts if 2 < len(p) <= 40 and re.fullmatch(r"[a-z][a-z' -]+", p)]
