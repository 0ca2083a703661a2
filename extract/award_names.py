"""Names of awards."""

import re
from typing import Final

from ..ontology.records import Span
from .names import Name
from .nlp import Sentence

_CATEGORY: Final = (
    r"(?:Best|Outstanding)(?: [A-Z][\w-]+| in an?| or| and| of)*? (?:Actor|Actress|Performance|Director|Directing|Direction|Picture|Film|Feature|Series|Miniseries|Movie|Drama|Comedy|"
    r"Screenplay|Writing|Script|Cinematography|Score|Song|Music|Editing|Documentary|Short|Programme|Program|Newcomer|Play|Musical|Animation)"
    r"(?: in an?(?: [A-Z][\w-]+(?: or)?)+)?(?: \([A-Z][\w -]+\))?(?!\w)"
)
# Awards whose names are words or first names: "a Gemini", "two Goyas", "the Bambi for"
_WORDS: Final = r"(?:Gemini|Genie|Goya|Bambi|Lola|C[ée]sar|Bodil|Guldbagge|Donatello|Baeksang|IFTA|Ifta|AACTA|Magritte|Obie|Platino|Rockie|Ondas)"
_BEFORE: Final = "|".join(
    rf"(?<=\b{word} )"
    for word in (
        "a",
        "an",
        "A",
        "An",
        "the",
        "one",
        "two",
        "won",
        "three",
        "first",
        "second",
    )
)
AWARD_NAME: Final = re.compile(
    rf"\b(?:(?:{_BEFORE}){_WORDS}(?! [A-Z])|{_WORDS}s(?= |[.,;:!?)]|\Z)(?! [A-Z])|(?<=\b[Tt]he )Globes(?! [A-Z])|"
    r"Golden (?:Horse|Rooster|Calf|Nymph|Eagle|Arena|Shell|Orange|Camera|Reel)s?(?! [A-Z])|Silver (?:Shell|Ribbon|Nymph)s?(?! [A-Z])|Blue (?:Dragon|Ribbon)s?(?= (?:for|as|award))|(?:Tony(?= (?:winner|nomin|[Aa]ward))|(?<=\ba )Tony(?! [A-Z])|Tonys(?: Awards?)?|(?:(?:Primetime|Daytime|International|Creative Arts|Academy) )?Emmy(?:s|[- ]Awards?)?|Oscars?|Academy Awards?|"
    r"Golden Globes?(?: Awards?)?|(?:BAFTA|Bafta)s?(?: (?:TV|Television|Film|Craft|Games|Scotland|Cymru))?(?: Awards?)?|Gramm(?:y|ys|ies)(?: Awards?)?|Tonys?(?: Awards?)|SAG Awards?|Screen Actors Guild Awards?|"
    r"Palme d['’]Or|Caméra d['’]Or|Rose d['’]Or|Prix Italia|Grand Prix|Golden (?:Lion|Bear|Palm|Rose|Leopard|Raspberry)s?|Silver (?:Lion|Bear|Leopard|Rose)s?|Crystal Globes?|Peabodys?(?: Awards?)?|Pulitzer(?: Prize)?|"
    r"Booker Prize|Hugo Awards?|Logies?(?: Awards?)?|Clios?(?= |[.,;])(?! [A-Z])|Obies?(?: Awards?)?|Goyas?(?: Awards?)|Césars?(?: Awards?)?|Razzies?|Annie Awards?|Ivor Novello(?: Awards?)?|"
    r"Critics['’]? Choice(?: (?:Television|TV|Movie))?(?: Awards?)?|People['’]s Choice Awards?|Independent Spirit Awards?|Oliviers?(?: Awards?)?|"
    rf"(?:[A-Z][\w’'.-]+ ){{1,5}}(?:Awards?|Prize|Medal|Trophy|Honou?rs))(?: (?:for|as) {_CATEGORY})?|(?<!for )(?<!as ){_CATEGORY})(?!\w)"
)
_PLURAL: Final = re.compile(
    r"\b(?P<stem>Tony|Emmy|Oscar|Golden Globe|BAFTA|Bafta|Grammy|Logie|Clio|Obie|Peabody|Olivier|C[ée]sar|Gemini|Genie|Goya|Bambi|Lola|IFTA|AACTA|Golden Horse|Golden Lion|Golden Bear|Silver Bear|Crystal Globe)(?:s|[- ]Awards?|s Awards?)\Z"
)


def award_name(text: str, sentence: Sentence, span: Span) -> Name:
    """The name that stands at ``span``: ``Emmys`` and ``Emmy Awards`` are the Emmy."""
    words = re.sub(r"^(?:[Tt]he|[A-Z]\w+['’]s) ", "", span.text_of(text))
    start = span.end - len(words)
    core = _PLURAL.sub(lambda m: m["stem"], words.replace(" TV ", " Television "))
    return Name(Span(start=start, end=span.end), sentence.index, words, core, award=True)
