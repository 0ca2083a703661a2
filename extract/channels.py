"""The wordings of who shows a work and who makes it: networks, streamers, production companies.

``HBO's family drama``, ``the BBC One sitcom W``, ``streams on Hulu``, ``Netflix has renewed W``; ``produced by
Red Hill Films``, ``20th Television is the studio``. A newspaper that writes of a work shows none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..ontology.terms import SCHEMA, SKG
from .channel_patterns import (
    AT,
    BEHIND,
    COMPANY_WORKS,
    DISTRIBUTED,
    FOR,
    FOR_SHE,
    FROM,
    MADE,
    MAKES,
    MOVED,
    NOT_OWN,
    ON,
    ORDERS,
    OWN,
    THE_MAKERS,
    THROUGH,
    WHICH,
    WORK_ON,
)
from .lexicon import NETWORKS, OUTLETS, STUDIOS
from .masked import O, W
from .reading import SCREEN_CLASSES
from .references import Reference
from .scenes import Scene

_STUDIO_END: Final = re.compile(
    r"\b(?:Studios?|Pictures|Productions?|Films?|Entertainment|Television|Animation|Company|Media|Filmworks|Features|"
    r"Brothers|Bros\.?|Banner|Cinema|Motion Pictures|Partners|Content|Works|Artists|Group|USA|UK|TV Productions|Corporation|Film Co\.?)$",
    re.I,
)
_CHANNEL_END: Final = re.compile(
    r"(?:\bTV|\bChannel|\bNetwork|\bOne|\bTwo|\+|\bPlus|\bPlay|\bPlayer|\d|\bBroadcasting|\bVideo)$"
)
_OUTLET_END: Final = re.compile(
    r"\b(?:Times|News|Post|Magazine|Reporter|Weekly|Guide|Herald|Tribune|Mail|Telegraph|Guardian|Journal|Review)$"
)


@dataclass(frozen=True, slots=True)
class Company:
    """Organizations, their part, and the work if the words tell."""

    predicate: str
    positions: tuple[int, ...]
    pattern: str
    confidence: float
    reference: Reference | None = None
    presupposed: bool = False


def _spelt(name: str) -> str:
    """A name without case, dots, hyphens and spaces: ``B.B.C.-2`` and ``BBC 2`` are one channel."""
    return re.sub(r"[^\w+&]", "", name).casefold()


_SPELT: Final = frozenset(_spelt(name) for name in NETWORKS if len(name) > 2)
# Companies that make what others show as well: with "on" the channel, as an owner the maker.
_MAKERS_TOO: Final = frozenset(
    "granada|granadatelevision|thames|thamestelevision|yorkshiretelevision|londonweekendtelevision|lwt|anglia|central|southerntelevision|atv|associatedrediffusion|"
    "rediffusion|tynetees|tyneteestelevision|scottishtelevision|ulstertelevision|harlech|htv|tvs|carlton|meridian|abctelevision|zenith".split(
        "|"
    )
)


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """``network``, ``studio``, ``outlet`` or ``other``: what the name of an organization tells."""
    bare = re.sub(r"^[Tt]he ", "", name)
    if bare in NETWORKS or _spelt(bare) in _SPELT:
        return "network"
    if bare in OUTLETS or name in OUTLETS or _OUTLET_END.search(bare):
        return "outlet"
    if bare in STUDIOS or _STUDIO_END.search(bare):
        return "studio"
    return "network" if _CHANNEL_END.search(bare) else "other"


class Channels:
    """Finds networks and production companies in sentences."""

    def find(self, scene: Scene) -> Iterator[Company]:
        """Networks and production companies that a sentence without its brackets names."""
        yield from self._owned(scene)
        yield from self._shown(scene)
        yield from self._made(scene)

    def behind(self, scene: Scene) -> Iterator[tuple[str, str]]:
        """Work and company of ``O (the people behind W and W)``, in a sentence with its brackets."""
        for match in BEHIND.finditer(scene.text):
            for org in self.kinds(scene, (match.start("org"),), "studio", "other"):
                for position in scene.masked.all_of(W, *match.span("works")):
                    yield scene.masked.entity(position), scene.masked.entity(org)

    def kinds(self, scene: Scene, positions: tuple[int, ...], *kinds: str) -> tuple[int, ...]:
        """Those positions whose organizations are of some kinds (see ``kind_of``)."""
        entities = scene.reading.entities
        kept = []
        for position in positions:
            entity = entities[scene.masked.entity(position)]
            found = {kind_of(n) for n in (entity.name, *entity.aliases)}
            best = next(k for k in ("network", "studio", "outlet", "other") if k in found)
            if best in kinds:
                kept.append(position)
        return tuple(kept)

    @staticmethod
    def _makes_too(scene: Scene, position: int) -> bool:
        entity = scene.reading.entities[scene.masked.entity(position)]
        return any(_spelt(name) in _MAKERS_TOO for name in (entity.name, *entity.aliases))

    def _owned(self, scene: Scene) -> Iterator[Company]:
        """``HBO's W``, ``the Netflix drama W``, ``an ITV sitcom``."""
        text, masked = scene.text, scene.masked
        for match in OWN.finditer(text):
            between, noun = match["between"], match["work"]
            if NOT_OWN.search(between) or (
                not match["mark"] and not between and noun == W and _apart(text, match.start())
            ):
                continue
            position = (match.start("org"),)
            if noun == W:
                reference: Reference | None = Reference(
                    match.start("work"), match.end("work"), masked.entity(match.start("work"))
                )
            else:
                if re.match(
                    r" (?:order|star|boss|executive|slate|chief|programming|division|finale)",
                    text[match.end() :],
                ):
                    continue
                reference = next((r for r in scene.found if r.start <= match.start("work") < r.end), None)
                after = re.match(rf"(?: [\w-]+){{0,3}},? (?:called |titled )?({W})", text[match.end() :])
                if after:
                    where = match.end() + after.start(1)
                    reference = Reference(where, where + 1, masked.entity(where))
            if reference is not None and not scene.references.is_screen(reference.key):
                continue
            if self._makes_too(scene, position[0]):
                yield Company(
                    SCHEMA.productionCompany, position, "makers_work", 0.85, reference, presupposed=True
                )
            elif kept := self.kinds(scene, position, "network"):
                yield Company(SKG.network, kept, "networks_work", 0.93, reference, presupposed=True)
            elif kept := self.kinds(scene, position, "studio"):
                yield Company(
                    SCHEMA.productionCompany, kept, "studios_work", 0.85, reference, presupposed=True
                )
            elif (
                (kept := self.kinds(scene, position, "other"))
                and (match["mark"] or noun != W)
                and (
                    reference is None
                    or (reference.key is not None and scene.reading.is_a(reference.key, *SCREEN_CLASSES))
                )
            ):
                yield Company(SKG.network, kept, "owners_work", 0.7, reference, presupposed=True)

    def _shown(self, scene: Scene) -> Iterator[Company]:
        """``premieres on``, ``streaming on``, ``W on O``, ``Hulu renewed W``."""
        text, masked = scene.text, scene.masked
        for match in ON.finditer(text):
            by = re.search(r" (?:by|through|to|at|over) (?:the )?$", text[: match.start("orgs")])
            kept = self.kinds(
                scene, tuple(masked.all_of(O, *match.span("orgs"))), "network", *(() if by else ("other",))
            )
            if by and not re.fullmatch(
                r"broadcast|shown|aired|screened|streamed|head\w*|com\w+|transmitted|returns?|back|moves|moved",
                match["verb"],
                re.I,
            ):
                continue
            inside = [r for r in scene.found if match.start() <= r.start and r.end <= match.start("orgs")]
            reference = inside[-1] if inside else scene.subject(match.start())
            yield Company(SKG.network, kept, "shown_on", 0.9, reference)
        for match in WORK_ON.finditer(text):
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), "network")
            where = Reference(match.start("work"), match.end("work"), masked.entity(match.start("work")))
            yield Company(SKG.network, kept, "work_on", 0.88, where, presupposed=True)
        for match in MOVED.finditer(text):
            where = Reference(match.start("work"), match.end("work"), masked.entity(match.start("work")))
            kept = self.kinds(scene, (match.start("a"), match.start("b")), "network", "other")
            yield Company(SKG.network, kept, "moved", 0.88, where, presupposed=True)
        for match in FOR_SHE.finditer(text):
            kept = self.kinds(scene, (match.start("orgs"),), "network", "other")
            for position in masked.all_of(W, *match.span("works")):
                if re.search(r"(?:\b(?:in|and|on|[Ii]n the \w+)|,) (?:the \w+ )?$", text[:position]):
                    where = Reference(position, position + 1, masked.entity(position))
                    yield Company(SKG.network, kept, "for_network", 0.8, where, presupposed=True)
        for match in FOR.finditer(text):
            group = "orgs" if match["orgs"] else "for"
            found = tuple(masked.all_of(O, *match.span(group)))
            produced = match[0].startswith("produced")  # for a company: a channel orders and shows
            others = ("other",) if match["for"] and not produced else ()
            kept = self.kinds(scene, found, "network", *others)
            subject = scene.subject(match.start(group))
            yield Company(SKG.network, kept, "made_for", 0.8, subject)
            if produced:
                made = self.kinds(scene, found, "studio", "other")
                yield Company(SCHEMA.productionCompany, made, "produced_for", 0.8, subject)
        for match in DISTRIBUTED.finditer(text):
            yield Company(
                SKG.network,
                tuple(masked.all_of(O, *match.span("orgs"))),
                "distributed_by",
                0.85,
                scene.subject(match.start("orgs")),
            )
        for match in AT.finditer(text):
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), "network")
            yield Company(SKG.network, kept, "ordered_by", 0.85, scene.subject(match.start()))
        for match in ORDERS.finditer(text):
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), "network", "other")
            reference = scene.right(match.start("what"), reach=60)
            if (
                reference is None
                and not (opens := re.search(rf"{WHICH}$", text[: match.start()]))
                and not re.search(
                    r"\b(?:seasons?|it|series|show|drama|comedy|episodes|repeats)\b", match["what"]
                )
            ):
                continue
            if reference is None and opens is not None:
                reference = scene.left(opens.start())
            yield Company(SKG.network, kept, "network_orders", 0.88, reference)

    def _made(self, scene: Scene) -> Iterator[Company]:
        """``produced by``, ``is the studio``, ``through his company O``, ``from O``."""
        text, masked = scene.text, scene.masked
        for match in MADE.finditer(text):
            kinds = (
                ("studio", "other")
                if re.match(r"made|created|developed", match[0])
                else ("studio", "other", "network")
            )
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), *kinds)
            if re.search(r"\b(?:on|for|in|at)\b", match["lead"]):
                continue
            yield Company(SCHEMA.productionCompany, kept, "produced_by", 0.9, scene.left(match.start()))
        for match in MAKES.finditer(text):
            kept = self.kinds(
                scene, tuple(masked.all_of(O, *match.span("orgs"))), "studio", "other", "network"
            )
            works = COMPANY_WORKS.match(text, match.end())
            sure = re.search(r"produc|studio", match[0]) or (
                works and re.search(r"shot|filmed|made", match[0])
            )
            kept = kept if sure else self.kinds(scene, kept, "studio")
            for position in masked.all_of(W, *works.span()) if works else ():
                where = Reference(position, position + 1, masked.entity(position))
                yield Company(SCHEMA.productionCompany, kept, "company_produces", 0.85, where)
            if not works:
                yield Company(
                    SCHEMA.productionCompany,
                    kept,
                    "company_produces",
                    0.88,
                    scene.right(match.end(), reach=50),
                )
        for match in THE_MAKERS.finditer(text):
            group = next(g for g in ("orgs", "a", "behind") if match[g])
            kept = self.kinds(
                scene, tuple(masked.all_of(O, *match.span(group))), "studio", "other", "network"
            )
            yield Company(SCHEMA.productionCompany, kept, "the_makers", 0.85, None, presupposed=True)
        for match in THROUGH.finditer(text):
            group = next(g for g in ("orgs", "plain", "assoc", "with", "as", "which", "for") if match[g])
            others = ("other",) if group not in {"plain", "for"} else ()
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span(group))), "studio", *others)
            before = text[max(0, match.start() - 200) : match.end() if group == "which" else match.start()]
            if (
                group != "assoc"
                and not re.search(r"produc|creat|direct|\bEPs?\b|from|develop|wrote|exec", before)
            ) or (
                group == "plain"
                and re.search(r"\b(?:theat(?:er|re)s|released?|cinemas|distributed)\b[^,;]*$", before)
            ):
                continue
            yield Company(SCHEMA.productionCompany, kept, "through_company", 0.85, None)
        for reference in scene.found:
            following = FROM.match(text, reference.end)
            if following is None or reference.key is None or not scene.references.is_screen(reference.key):
                continue
            kept = self.kinds(scene, tuple(masked.all_of(O, *following.span("orgs"))), "studio", "other")
            yield Company(SCHEMA.productionCompany, kept, "from_company", 0.85, reference, presupposed=True)


def _apart(text: str, start: int) -> bool:
    """Is an organization that stands right before a title not its attribute?"""
    return not re.search(r"(?:\b(?:the|a|an|of|in|on|from|new|hit|and|for)|^|[,;:(]) ?$", text[:start])
