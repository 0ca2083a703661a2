"""Graphs of so many things whose facts are told in English sentences as the press writes them.

The shows, facts and plot points are those of ``shape.py``; here each short sentence gets something around it, as in
recaps and trade papers. The words are our own. A sentence has about 100 letters, those of the example articles 107;
gzip packs them to 0.28 of their size and those to 0.4, but there are three times as many to a thing, so a page of
real articles is the smaller one.
"""

import dataclasses
import random
from collections.abc import Iterator

import shape  # beside this file

from showkg.ontology.records import Article, Document, Evidence, Span
from showkg.ontology.terms import ENTITY_CLASSES

TRIPLES_PER_ENTITY = 160
"""Decides how many shows there are: one to 62 things."""

_WHEN = """after|before|by the end of|during|until|since|just before|long after|halfway through|at the start of|in spite
of|because of|thanks to|far from|close to|instead of|along with|on the way to|next to|behind""".replace(
    "\n", " "
).split("|")
_SOURCE = """says|recalls|told us|writes|hinted|insists|explained|admits|claimed|adds|joked|warned|confirmed|noted|guessed|
swears""".replace("\n", "").split("|")
_ADJECTIVES = """ancient awkward bitter borrowed brave broken careful charming clumsy costly crooked curious damp distant
dusty eager elegant fading familiar faulty fearless foolish forgotten fragile generous gloomy golden graceful grim hollow
honest hungry idle jealous lonely loud loyal modest muddy narrow nervous noisy odd painted patient peculiar plain polite
proud quiet rainy reckless restless rusty sacred scattered secret severe shabby silent sleepy slender solemn spare stolen
stubborn sudden tender tired tranquil uneasy unlikely vacant velvet violent weary wicked wild wooden""".split()
_NOUNS = """accountant admiral apprentice archive attic bakery balcony barber basement beekeeper bishop bridge brother
cabin caller camera candle captain carpet cellar choir clerk coast colonel compass cousin curtain dancer daughter dentist
detective diary doctor drummer elevator engineer envelope farmer ferry fiddle fisherman forest fountain garage gardener
general ghost guard guitar hallway helmet hotel island janitor jeweller judge kettle kitchen ladder lantern lawyer letter
library lighthouse locket mayor medal merchant miner mirror motel nephew nurse orchard orphan painter parcel passport
pilot poet porter priest rector river sailor saddle scholar senator sergeant shepherd sister soldier staircase stranger
suitcase tailor teacher telegram tenant theatre tower trumpet tunnel twin umbrella uncle valley violin waiter warden widow
window witness workshop""".split()
_DEEDS = """abandons accuses admires answers avoids banishes blackmails blames borrows bribes buries calls catches chases
comforts confronts copies corrects crosses deceives defends delays destroys discovers drags dreads drops envies escorts
exposes fears feeds finds flatters follows forges forgives frames frees guards hears hides hires holds hunts ignores
imitates insults interrupts invites kisses leaves lifts loses marries meets misses mocks needs obeys offers outwits paints
pardons pays photographs pities praises promises protects questions recognises refuses remembers repairs replaces resents
returns robs ruins scolds sells shelters sketches startles studies summons tempts thanks threatens trusts visits warns
watches wakes""".split()


def sentence(core: str, dice: random.Random) -> str:
    """A short sentence with what the press puts around it; ``core`` stays in it, without its full stop."""
    core = core.removesuffix(".")

    def thing() -> str:
        return f"{dice.choice(('the', 'a', 'every', 'no', 'his', 'her', 'that', 'another'))} {dice.choice(_ADJECTIVES)} {dice.choice(_NOUNS)}"

    aside = f"{thing()} {dice.choice(_DEEDS)} {thing()}"
    when = f"{dice.choice(_WHEN)} {thing()}"
    source = f"{dice.choice(_NOUNS)} {dice.choice(_SOURCE)}"
    return dice.choice(
        (
            f"{core}, the {source}, and {aside}.",
            f"{when[0].upper()}{when[1:]}, {core}.",
            f"{core} {when}.",
            f"{core}, while {aside}.",
            f"{core}, and {dice.randrange(2, 60)} {dice.choice(_NOUNS)}s {when}.",
            f"{core}: {aside}, as one {source}.",
        )
    )


def told(document: Document, dice: random.Random) -> Document:
    """The article with such sentences; what is read stays the same."""
    at = 0
    places: dict[int, Span] = {}
    lines = []
    start = 0
    for line in document.article.text.split("\n"):
        places[start] = Span(start=at, end=at)
        lines.append(sentence(line, dice))
        places[start] = Span(start=at, end=at + len(lines[-1]))
        at += len(lines[-1]) + 1
        start += len(line) + 1

    def moved(evidence: Evidence) -> Evidence:
        return dataclasses.replace(evidence, span=places[evidence.span.start])

    article: Article = dataclasses.replace(document.article, text="\n".join(lines))
    return dataclasses.replace(
        document,
        article=article,
        statements=tuple(
            dataclasses.replace(one, evidence=moved(one.evidence)) for one in document.statements
        ),
        plot_points=tuple(
            dataclasses.replace(one, evidence=moved(one.evidence)) for one in document.plot_points
        ),
    )


def documents(entities: int) -> Iterator[Document]:
    """Articles whose graph has about so many entities and plot points. The same number gives the same articles."""
    dice = random.Random(shape.SEED)
    seen: set[object] = set()
    for document in shape.World(entities * TRIPLES_PER_ENTITY).documents():
        yield told(document, dice)
        of = document.about[0]
        names = {entity.id: entity.name for entity in document.entities}
        seen.update(
            (ENTITY_CLASSES[one.cls], one.name, names.get(one.work or "", "")) for one in document.entities
        )
        seen.update((document.article.key, point.id, of) for point in document.plot_points)
        if len(seen) >= entities:
            return
