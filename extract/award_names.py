"""Names of awards."""

import re
from typing import Final

from ..ontology.records import Span
from .names import Name
from .nlp import Sentence

AWARD_NAME: Final = re.compile(
    r"\b(?:Tony(?= (?:winner|nomin|[Aa]ward))|Tonys|(?:Primetime |Daytime |International |Creative Arts )?Emmy(?:s|[- ]Awards?)?|Oscars?|Academy Awards?|Golden Globes?(?: Awards?)?|"
    r"BAFTAs?(?: TV)?(?: Awards?)?|Baftas?(?: Awards?)?|Gramm(?:y|ys|ies)(?: Awards?)?|Tonys?(?: Awards?)|SAG Awards?|Screen Actors Guild Awards?|"
    r"Palme d['’]Or|Golden (?:Lion|Bear|Palm)|Silver (?:Lion|Bear)|Peabody(?: Awards?)?|Pulitzer(?: Prize)?|Booker Prize|Hugo Awards?|"
    r"Critics['’]? Choice(?: (?:Television|TV|Movie))?(?: Awards?)?|People['’]s Choice Awards?|Independent Spirit Awards?|Olivier(?: Awards?)?|"
    r"(?:[A-Z][\w’'.-]+ ){1,5}(?:Awards?|Prize|Medal|Trophy|Honou?rs)(?: for (?:Best|Outstanding)(?: [A-Z][\w-]+)+)?)(?!\w)"
)


def award_name(text: str, sentence: Sentence, span: Span) -> Name:
    words = re.sub(r"^(?:[Tt]he|[A-Z]\w+['’]s) ", "", span.text_of(text))
    start = span.end - len(words)
    return Name(Span(start=start, end=span.end), sentence.index, words, words, award=True)
