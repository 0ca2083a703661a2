"""Text that every RDF format, XML included, can hold."""

import re
import unicodedata

# XML 1.0 forbids these, so RDF/XML, GraphML and GEXF could not be read back; a lone surrogate is no text.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Replace what XML cannot hold, code point by code point, so that offsets stay right.

    Returns:
        Text of the same length: ``U+FFFD`` for forbidden code points and lone surrogates, a space
        for a carriage return, which XML readers would turn into a line feed.
    """
    return _ILLEGAL.sub("\ufffd", text).replace("\r", " ")


def clean_name(name: str) -> str:
    """Clean a name and put single spaces for white space."""
    return " ".join(clean(name).split())


def fold(name: str) -> str:
    """Fold a name for comparison: case, accents, punctuation and white space do not count."""
    text = unicodedata.normalize("NFKD", name).replace("’", "'").casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w\s]", " ", text.replace("'", "")).split())
