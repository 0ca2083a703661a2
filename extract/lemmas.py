"""Lemmas of spaCy's rules, each worked out once; spaCy keeps only those that its rules have changed."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

# Words whose lemma is kept, about 400 bytes each; an English novel has about 10,000.
_MAX_LEMMAS: Final = 10_000


def keep_lemmas(nlp: "Language") -> None:
    """Let the rules of the pipeline's lemmatizer, if it has such, keep what they found for every word."""
    lemmatizer = _lemmatizer(nlp)
    if getattr(lemmatizer, "mode", None) != "rule":
        return
    rules, known = lemmatizer.lemmatize, lemmatizer.cache

    def lemmatize(token: "Token") -> list[str]:
        key = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]  # as spaCy has it
        lemmas: list[str] | None = known.get(key)
        if lemmas is None:
            lemmas = known[key] = rules(token)
        return lemmas

    lemmatizer.lemmatize = lemmatize


def forget_lemmas(nlp: "Language") -> None:
    """Drop the lemmas if there are many."""
    known = getattr(_lemmatizer(nlp), "cache", None)
    if known is not None and len(known) > _MAX_LEMMAS:
        known.clear()


def _lemmatizer(nlp: "Language") -> Any:
    return nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
