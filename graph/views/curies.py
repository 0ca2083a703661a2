"""IRIs as Turtle writes them: ``person:joel_kinnaman`` where its grammar allows it without escapes."""

import re

from ...ontology.terms import PREFIXES

_PREFIX_OF = {base: prefix for prefix, base in PREFIXES.items()}
_CHARS = (
    r"0-9A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
# PN_LOCAL of Turtle 1.1 without its escapes.
_LOCAL = re.compile(
    rf"[{_CHARS}](?:[{_CHARS}\u0300-\u036F\u203F-\u2040·.-]*[{_CHARS}\u0300-\u036F\u203F-\u2040·-])?"
)


def curie_of(iri: str) -> str | None:
    """Shorten an IRI to a CURIE that needs no escapes, or return None."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    if prefix is None or not _LOCAL.fullmatch(iri, cut):
        return None
    return f"{prefix}:{iri[cut:]}"


def short(iri: str) -> str:
    """Shorten an IRI for people: a CURIE, or the IRI as it is."""
    return curie_of(iri) or iri
