"""Is it English?"""

import re

from .refusal import Refusal

_WORD = re.compile(r"[^\W\d_]+")
# The commonest English words that are not common words of a neighbour language too (in, was, die, on, an …).
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "that",
        "it",
        "for",
        "with",
        "as",
        "his",
        "her",
        "are",
        "this",
        "from",
        "by",
        "has",
        "who",
        "they",
        "their",
        "not",
        "be",
    ]
)
_SAMPLE = 20_000
"""Code points that are looked at: at most the first page or two."""
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "la": "Latin",
    "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovene", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def require_english(text: str) -> None:
    """Let English pass, and what is too short to tell.

    Raises:
        Refusal: The text is in another language, which is named.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    common = sum(word in _ENGLISH for word in words)
    # English prose has 20 to 30 %, a cast list next to none, prose in other languages under 3 %.
    if common >= 0.1 * len(words):
        letters = sum(character.isalpha() for character in sample)
        if letters or not sample.strip():
            return
    if len(words) < 20 and not _is_foreign_script(sample):
        return
    language, margin = _rank(sample)
    # Prose in another language is ahead of English by 5 to 12 a word, a list of foreign names by 2.
    if language != "en" and (margin > 3 * len(words) or _is_foreign_script(sample)):
        raise Refusal(
            f"the text is in {_NAMES[language]}; only English is supported. Leave it out or translate it."
        )


def _rank(text: str) -> tuple[str, float]:
    """The likeliest language and its lead over English, as the difference of log probabilities."""
    import py3langid  # noqa: PLC0415 - slow to import, rarely needed

    scores = {language: float(score) for language, score in py3langid.rank(text) if language in _NAMES}
    best = max(sorted(scores), key=scores.__getitem__)
    return best, scores[best] - scores["en"]


def _is_foreign_script(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    latin = sum(character < "\u0250" or "\u1e00" <= character <= "\u1eff" for character in letters)
    return bool(letters) and latin < 0.5 * len(letters)
