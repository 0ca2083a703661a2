"""Ties between works: adaptation, spin-off, prequel, sequel, remake.

Read: ``"Tidewater", a spin-off of "Harbour", is based on the novels by Ann Lee``. Left alone: ``"Tidewater" is
reminiscent of "Harbour"`` (no tie) and ``a potential third film based on the book``.

Measured with the names of the articles given, on the 18 development articles of the press: precision 1.00,
recall 0.91 (11 facts).

Source: own rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...ontology.records import Entity, Statement
from ...ontology.terms import SCHEMA, SKG
from ..extractor import Extractor
from ..masked import C, O, P, W
from ..reading import Reading
from ..scenes import Scene, scenes_of

_LEAD: Final = rf"(?:(?!(?:which|that|who|and|but|is|was|has|will)\b)[\w'.+&/{P}{O}-]+,? ){{0,10}}?"
_LIST: Final = rf"(?P<works>{W}(?:(?:,? and |, | & |,? or ){W})*)"
_BOOKISH: Final = r"(?:novels?|novellas?|books?|comics?|comic books?|graphic novels?|manga|games?|video games?|plays?|memoirs?|stories|series of (?:novels|books))"
_BASED: Final = re.compile(
    rf"(?<![\w-])(?P<cue>based (?:up)?on|adapted (?:for [\w ]{{2,20}} )?(?:by {P}(?: and {P})? )?from|drawn from|(?:taken|lifted|derived|adapted) (?:largely |loosely |directly )?from|(?:adaptations?|dramati[sz]ation|retelling|reimagining|film version|"
    rf"screen version|TV version|television version) of|adapts|adapting|adapt|developed [\w ]{{0,30}}from|created [\w ]{{0,20}}from|inspired by|a take on) "
    rf"(?P<lead>{_LEAD}){_LIST}(?P<after> {_BOOKISH})?",
    re.I,
)
_BASED_NOUN: Final = re.compile(
    rf"(?<![\w-])(?:based (?:up)?on|adapted (?:by {P}(?: and {P})? )?from|drawn from|(?:taken|lifted|derived) from|(?:(?:directed|written|scripted|dramati[sz]ed|adapted|penned) by {P}(?:(?: and |, ){P})*,? |[)\],] ?|\A\W*)(?:from|after)(?= (?:the|a|an|his|her) )|(?:adaptation|dramati[sz]ation|retelling|film version) of|adapts|adapting|adapt|(?:developed|created|derived|comes|made)(?: [a-z]+){{0,3}} from) "
    rf"(?=(?P<object>{_LEAD}{_BOOKISH}\b))",
    re.I,
)
_ON_WHICH: Final = re.compile(
    rf"(?P<work>{W})[^.;{W}]{{0,40}} (?:up)?on which (?:(?P<subject>{W})|(?:the |it |this |that )[^.;]{{0,30}}?)"
    rf" ?(?:is|was|are) (?:\w+ )?based"
)
_BASIS: Final = re.compile(
    r"\b(?:was|is|were|served as|serves as|provided|provides|formed|forms|gave) (?:the |its )?(?:[\w-]+ )?(?:blueprint|basis|source(?: material)?|inspiration|starting point|raw material|model) (?:for|of|to)\b"
)
_COMES_FROM: Final = re.compile(
    rf"(?P<work>{W}),? (?:the|a|an) (?:[\w-]+ ){{0,3}}?{_BOOKISH}(?: by {P})? (?:that |which )?(?:it|the film|the series|the show|the drama|this|{W})(?:'s| is| was| has been)? (?:all )?(?:comes? from|came from|based (?:up)?on|taken from|adapted from|drawn from)"
)
_NEW_VERSION: Final = (
    r"(?:(?:American|US|U\.S\.|British|UK|English-language|English|Korean|Japanese|Indian|French|German|Spanish|Italian|Danish|Swedish|Australian|Israeli|Turkish|live-action|Hollywood|modern) )"
    r"(?:[\w-]+ )?(?:remake|version|reboot|revival|adaptation|re-make)"
)
_THEN: Final = rf"(?: series| show| film| movie| drama)?(?:,|:| -| –)? (?:called |titled |entitled |named |dubbed )?(?:{P}'s )?(?P<subject>{W})"
_NOUN_THEN: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (SKG.spinOffOf, re.compile(rf"(?<![\w-])spin-?off{_THEN}", re.I)),
    (SKG.prequelTo, re.compile(rf"(?<![\w-])prequel{_THEN}", re.I)),
    (SKG.sequelTo, re.compile(rf"(?<![\w-])(?:sequel|follow-up){_THEN}", re.I)),
    (SKG.remakeOf, re.compile(rf"(?<![\w-])(?:remake|{_NEW_VERSION}){_THEN}", re.I)),
    (SKG.remakeOf, re.compile(rf"\b[Rr]emade (?:[^.;{W}]{{0,50}}? )?as (?P<subject>{W})")),
    (
        SKG.spinOffOf,
        re.compile(
            rf"\b(?:show|series|sitcom|drama|spin-?off) (?:all )?of (?:his|her|their|its|{P}'s|{C}'s?|{C}) own,? (?:called |titled )?(?P<subject>{W})"
            rf"|\b(?:spun|spins) off (?:into|as) (?P<a>{W})|\b(?:[Ff]rom|[Oo]ut of) (?:it|this|that|these|them) (?:has |have |had )?(?:grew|grown|came|come|sprang|sprung|developed|emerged) (?P<b>{W})",
        ),
    ),
)
_TIES: Final[tuple[tuple[str, str, str], ...]] = (
    (SKG.spinOffOf, r"spin-?off(?: series| show| film| drama)?", r"(?:of|from|to)"),
    (SKG.prequelTo, r"prequel(?: series| film| show| movie)?", r"(?:to|of|for)"),
    (SKG.sequelTo, r"(?:sequel|follow-up|followup)(?: series| film| show| movie)?", r"(?:to|of|for)"),
    (
        SKG.remakeOf,
        r"(?:remake|reboot|reimagining|revival|(?:American|US|U\.S\.|British|UK|English-language) version|re-make)(?: series| film)?",
        r"(?:of)",
    ),
)
_TIE_RULES: Final = tuple(
    (
        predicate,
        re.compile(rf"(?<![\w-]){noun} {link} (?P<lead>{_LEAD})(?P<object>{W})", re.I),
        re.compile(
            rf"(?P<object>{W})(?:'s?)? (?:(?!and\b)[\w-]+ )?{noun},? (?:called |titled |series )?(?P<subject>{W})",
            re.I,
        ),
        re.compile(rf"(?P<object>{W})(?:'s?)? (?:\w+ )?{noun}(?![\w-])", re.I),
        re.compile(
            rf"(?P<object>{W})[^.;{W}]{{0,30}} (?:to|of) which (?:the |it |this )[^.;]{{0,30}}?(?:is|was|serves as) (?:a|the|an) {noun}",
            re.I,
        ),
        re.compile(
            rf"(?P<subject>{W}),? (?:which is |is |was )?(?:a|an|the|its) (?:(?!to\b)[\w-]+ ){{0,3}}?{noun}(?! (?:to|of|from|for)\b)(?![\w-])",
            re.I,
        ),
    )
    for predicate, noun, link in _TIES
)
_PRECEDED: Final = re.compile(
    rf"\b(?:was|were|is|been) (?P<verb>preceded|followed)(?: (?:up|in \d{{4}}|that year|two years later|a year later|later))? by (?P<lead>{_LEAD})(?P<works>{W}(?:(?: and |, and |, )(?:the (?:[\w-]+ ){{0,3}})?{W})*)"
)
_SPUN: Final = re.compile(rf"\bspun off (?:from|of) (?:the )?(?:\w+ ){{0,3}}(?P<object>{W})")
_SECOND: Final = re.compile(rf"\bsecond (?:book|novel|film|movie|instal?ment)\W{{1,4}}(?P<subject>{W})")
_NUMBERED: Final = re.compile(
    r"^(?P<stem>.+?)(?::|,| -| –)? (?:(?:Part|Volume|Vol\.?|Chapter|Book) )?(?P<n>\d|One|Two|Three|Four|Five|II|III|IV|V|VI)$"
)
_NUMBERS: Final = {
    "One": 1,
    "Two": 2,
    "Three": 3,
    "Four": 4,
    "Five": 5,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
}
_HEDGE: Final = re.compile(r"\b(?:potential|possible|could|might|may|rumou?red|if|not)\b[^.;]{0,40}$")


@dataclass(frozen=True, slots=True)
class Relations:
    """Extractor of ties between works."""

    name: str = "relations"
    emits: frozenset[str] = frozenset(
        {
            SCHEMA.isBasedOn,
            SKG.spinOffOf,
            SKG.prequelTo,
            SKG.sequelTo,
            SKG.remakeOf,
        }
    )

    def extract(self, reading: Reading) -> Iterator[Statement]:
        """Find ties; the same one may be found in several sentences."""
        scenes = scenes_of(reading)
        for sentence in reading.sentences:
            if sentence.block.label is not None:
                continue
            scene = scenes.of(sentence, brackets=True)
            seen: set[tuple[str, str, str]] = set()
            for subject, predicate, object_, pattern, confidence in (*self._based(scene), *self._ties(scene)):
                if subject and object_ and subject != object_ and (subject, predicate, object_) not in seen:
                    seen.add((subject, predicate, object_))
                    yield reading.statement(
                        subject,
                        predicate,
                        object_,
                        sentence,
                        extractor=self.name,
                        pattern=pattern,
                        confidence=confidence,
                    )
        yield from self._numbered(reading)

    # --- ties ---------------------------------------------------------------------------------

    def _based(self, scene: Scene) -> Iterator[tuple[str | None, str, str | None, str, float]]:
        """``based on P's novel W``, ``from the W comic books``, ``the book of the same name``."""
        references, masked, text = scene.references, scene.masked, scene.text
        for match in _BASED.finditer(text):
            cue = match["cue"].lower()
            if _HEDGE.search(text[: match.start()]):
                continue
            bookish = match["after"] or re.search(rf"\b{_BOOKISH}\b", match["lead"], re.I)
            subject = self._adapted(scene, match.start())
            for position in masked.all_of(W, *match.span("works")):
                key: str | None = masked.entity(position)
                if bookish and not references.is_source(key):
                    key = references.namesake(key)
                if (
                    cue.startswith(("inspired", "a take", "adapt"))
                    and not references.is_source(key)
                    and "from" not in cue
                    and "of" not in cue
                ):
                    continue
                yield subject, SCHEMA.isBasedOn, key, "based_on", 0.7 if cue == "inspired by" else 0.92
        for match in _BASED_NOUN.finditer(text):
            reference = next(
                (r for r in scene.found if r.end >= match.end("object") and r.start < match.end("object")),
                None,
            )
            if (
                _HEDGE.search(text[: match.start()])
                or reference is None
                or reference.named
                or not references.is_source(reference.key)
            ):
                continue
            yield (
                self._adapted(scene, match.start()),
                SCHEMA.isBasedOn,
                reference.key,
                "based_on_the_book",
                0.88,
            )
        for match in _BASIS.finditer(text):
            before, after = scene.left(match.start(), reach=80), scene.right(match.end(), reach=60)
            source = next((r.key for r in (before,) if r and references.is_source(r.key)), None)
            subject = references.work_of(after.key) if after else None
            yield (
                subject or references.work_of(references.focus_work(scene.sentence)),
                SCHEMA.isBasedOn,
                source,
                "basis_of",
                0.85,
            )
        for match in _COMES_FROM.finditer(text):
            key = masked.entity(match.start("work"))
            if references.is_source(key):
                yield self._other(scene, key, match.start()), SCHEMA.isBasedOn, key, "comes_from", 0.85
        for match in _ON_WHICH.finditer(text):
            work = masked.entity(match.start("work"))
            focus = references.work_of(references.focus_work(scene.sentence))
            yield (
                (references.namesake(work) if focus == work else focus),
                SCHEMA.isBasedOn,
                work,
                "on_which_based",
                0.88,
            )

    def _adapted(self, scene: Scene, position: int) -> str | None:
        references = scene.references
        if re.search(rf"{P}[^.;]{{0,40}}$", scene.text[:position]) and re.match(
            r"adapt(?:s|ing)?\b", scene.text[position:]
        ):
            return references.work_of(
                references.focus_work(scene.sentence)
            )  # "NAME adapts": the work in hand
        reference = scene.subject(position)
        if (
            reference is not None
            and references.is_screen(reference.key)
            and not references.is_source(reference.key)
        ):
            return references.work_of(reference.key)
        if (
            reference is not None
            and references.is_source(reference.key)
            and references.reading.is_a(reference.key or "", SCHEMA.VideoGame)
        ):
            return reference.key
        return references.work_of(references.focus_work(scene.sentence))

    @staticmethod
    def _other(scene: Scene, key: str | None, position: int) -> str | None:
        """The work that the text is about beside one that it names: the subject, else the one in hand."""
        references = scene.references
        reference = scene.subject(position)
        if (
            reference is not None
            and not reference.named
            and references.work_of(reference.key) not in {None, key}
        ):
            return references.work_of(reference.key)
        sentences = scene.reading.sentences
        index = scene.sentence.index
        for sentence in (scene.sentence, *reversed(sentences[max(0, index - 3) : index])):
            work = references.work_of(references.focus_work(sentence))
            if work is not None and work != key:
                return work
        return next((w for w in scene.reading.about if w != key), None)

    def _ties(self, scene: Scene) -> Iterator[tuple[str | None, str, str | None, str, float]]:
        references, masked, text = scene.references, scene.masked, scene.text
        focus = references.work_of(references.focus_work(scene.sentence))
        for predicate, of, before, owned, which, bare in _TIE_RULES:
            used: set[int] = set()
            for match in of.finditer(text):
                used.add(match.start("object"))
                reference = scene.subject(match.start())
                subject = references.work_of(reference.key) if reference else focus
                yield subject, predicate, masked.entity(match.start("object")), "noun_of_work", 0.92
            for match in which.finditer(text):
                used.add(match.start("object"))
                yield focus, predicate, masked.entity(match.start("object")), "of_which", 0.88
            for match in before.finditer(text):
                used.add(match.start("object"))
                yield (
                    masked.entity(match.start("subject")),
                    predicate,
                    masked.entity(match.start("object")),
                    "work_noun_work",
                    0.9,
                )
            for match in bare.finditer(text):
                if not used:
                    subject = masked.entity(match.start("subject"))
                    main = focus if focus != subject else next(iter(scene.reading.about), None)
                    yield subject, predicate, main, "noun_alone", 0.75
            for match in owned.finditer(text):
                key = masked.entity(match.start("object"))
                if (
                    match.start("object") not in used
                    and key != focus
                    and re.search(r"\b(?:a|an|the|this|new) (?:\w+ )?$", text[: match.start()])
                ):
                    yield focus, predicate, key, "works_noun", 0.6
        for predicate, pattern in _NOUN_THEN:
            for match in pattern.finditer(text):
                group = next(g for g in ("subject", "a", "b") if match.groupdict().get(g))
                subject = masked.entity(match.start(group))
                other = self._other(scene, subject, match.start())
                yield subject, predicate, other, "noun_then_work", 0.82
        for match in _SPUN.finditer(text):
            reference = scene.subject(match.start())
            yield (
                (references.work_of(reference.key) if reference else focus),
                SKG.spinOffOf,
                masked.entity(match.start("object")),
                "spun_off",
                0.9,
            )
        for match in _PRECEDED.finditer(text):
            reference = scene.subject(match.start())
            subject = references.work_of(reference.key) if reference else focus
            listed = masked.all_of(W, *match.span("works"))
            for position in listed[-1:] if match["verb"] == "preceded" else listed[:1]:
                pair = (subject, masked.entity(position))
                first, second = pair if match["verb"] == "preceded" else (pair[1], pair[0])
                yield first, SKG.sequelTo, second, "preceded_by", 0.75
        for match in _SECOND.finditer(text):
            subject = masked.entity(match.start("subject"))
            before_it = next(
                (r.key for r in reversed(scene.found) if r.key != subject and references.is_source(r.key)),
                None,
            )
            yield (
                subject,
                SKG.sequelTo,
                before_it or references.namesake(focus) or _last_source(scene, subject),
                "second_book",
                0.7,
            )

    def _numbered(self, reading: Reading) -> Iterator[Statement]:
        """``W 2`` follows ``W``: said by their names, where a sentence names both or calls one a sequel."""
        films = {
            e.id: _number(e)
            for e in reading.entities.values()
            if e.cls in {SCHEMA.Movie, SCHEMA.Book, SCHEMA.VideoGame}
        }
        stems = {key: (stem, n) for key, (stem, n) in films.items()}
        pairs = [
            (a, b)
            for a, (stem, n) in stems.items()
            for b, (other, m) in stems.items()
            if a != b and stem == other and n == m + 1 and reading.entities[a].cls == reading.entities[b].cls
        ]
        for later, earlier in pairs:
            for sentence in reading.sentences:
                named = {m.entity for m in reading.mentions[sentence.index]}
                text = sentence.span.text_of(reading.article.text)
                if later in named and (earlier in named or re.search(r"\b(?:sequel|follow-up)\b", text)):
                    yield reading.statement(
                        later,
                        SKG.sequelTo,
                        earlier,
                        sentence,
                        extractor=self.name,
                        pattern="numbered",
                        confidence=0.8,
                    )
                    break


def _number(entity: Entity) -> tuple[str, int]:
    """A title without its number, and the number; 1 where there is none."""
    match = _NUMBERED.match(entity.name)
    if match is None:
        return entity.name.casefold(), 1
    word = match["n"]
    return match["stem"].casefold(), int(word) if word.isdigit() else _NUMBERS[word]


def _last_source(scene: Scene, subject: str) -> str | None:
    """The source work named last before this sentence."""
    reading = scene.reading
    for sentence in reversed(reading.sentences[max(0, scene.sentence.index - 12) : scene.sentence.index]):
        for mention in reversed(reading.mentions[sentence.index]):
            if scene.references.is_source(mention.entity) and mention.entity != subject:
                return mention.entity
    return None


EXTRACTOR: Extractor = Relations()
