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
from .lexicon import NETWORKS, OUTLETS, STUDIOS
from .masked import C, O, P, W
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

_OWNERS: Final = rf"(?:(?:{P}(?:,? and |, | & ))*{P}'s? )?"
ORGS: Final = (
    rf"{O}(?:(?:,? and |, | & |,? with |/|,? as well as |,? along with |,? alongside ){_OWNERS}(?:the )?{O})*"
)
_ADJ: Final = r"(?: the| its)?(?: (?:(?:[\w-]+ ){0,2}(?:streamer|network|channel|streaming service|streaming giant|service|platform|station|broadcaster)|UK's|British|American|US))*"
_VERB: Final = (
    r"(?:air(?:s|ed|ing)?|stream(?:s|ed|ing)?|premier(?:es?|ed|ing)|debut(?:s|ed|ing)?|available|arriv(?:es?|ed|ing)|broadcast(?:s|ing)?|shown|"
    r"shows|showing|screened|land(?:s|ed|ing)?|launch(?:es|ed|ing)?|drops?|dropped|dropping|returns?|returned|returning|back|watch(?:ed)?|"
    r"runs?|ran|running|begins?|began|starts?|started|seen|out|now|released|releases|play(?:s|ing)|live|exclusively|hit|hits|"
    r"came|comes|coming|bows?|bowed|head(?:s|ed|ing)|continu(?:es|ed)|rerun|repeated|viewed|binge|find|found|transmitted|carried|continue|"
    r"televised|show|series|drama|sitcom|episodes?|seasons?|ended|ends|concluded|wrapped|sits|success|hit|moves|moved)"
)
_ON: Final = re.compile(
    rf"(?<![\w-])(?P<verb>{_VERB})\b(?P<gap>(?: (?!(?:when|who|because|while)\b)[^;{P}{C}{O}]{{1,60}}?|,)?)"
    rf" (?:on|to|via|at|over|by|through){_ADJ} (?P<orgs>{ORGS})",
    re.I,
)
_WORK_ON: Final = re.compile(
    rf"(?P<work>{W})(?:,)? (?:is )?(?:now |exclusively |live |weekly )?(?:on|for) (?:the )?(?P<orgs>{ORGS})"
)
_OWN: Final = re.compile(
    rf"(?:the )?(?P<org>{O})(?P<mark>'s?)? (?P<between>(?:[\w'/&.+-]+,? ){{0,8}}?)(?P<work>{W}|(?:series|show|drama|sitcom|comedy|dramedy|thriller|film|movie|"
    rf"hit|original|adaptation|feature|miniseries|limited series|docuseries|programme|serial|production|soap|reboot|revival|anthology)(?![\w-]))"
)
_NOT_OWN: Final = re.compile(
    r"\b(?:shot|filmed|made|ran|runs|showed|shows|aired|airs|put|cancelled|axed|dropped|bought|and|in|on|for|from|that|which|who|has|have|had|is|was|are|said|says|told|interview|reporter|critic|review|star|executives?|boss|"
    r"president|chief|ceo|report|list|slate|streamer|channel|announced|confirmed|of|to|with|by|at|during|editor|rival|subscribers|the|a|an|its|his|her)\b",
    re.I,
)
_ORDERS: Final = re.compile(
    rf"(?P<orgs>{ORGS})(?: (?:has|have|had|is|are|was|will|also|already|just|officially|recently|now|today|yesterday|first|has not|later|then|formally|finally|"
    rf"quietly|previously|reportedly)){{0,4}} (?:renew(?:s|ed|ing)|order(?:s|ed|ing)|pick(?:s|ed|ing)? up|greenl(?:it|ights?|ighted)|green-l(?:it|ights?|ighted)|"
    rf"cancel(?:s|led|ed|ling)|axe[sd]?|commission(?:s|ed)|revive[sd]|premier(?:es|ed)|debut(?:s|ed)|air(?:s|ed)|broadcast|stream(?:s|ed)|show(?:s|ed)|"
    rf"sets|dropped|drops|released|releases|launched|unveiled|announced(?: that)?|scrapped|pulled|reviv(?:es|ed)|gave|given|handed|confirmed|screened|ran|runs|running|showing|shown|airing|put (?:out|on)|put(?= (?:it|{W}|the))|took(?= (?:it|{W})\b[^.;]{{0,15}} off)|taken(?= (?:it|{W}) off)|"
    rf"carried|carries|repeats|repeated|brings back|has (?=it|{W})|imported|bought|axe|cancel|broadcasts|transmitted|screens|dropped|swung the axe|swings the axe|pulled the plug|pulls the plug)\b"
    rf"(?P<what>[^.;]{{0,60}})"
)
_WHICH: Final = r"(?:,? which |,? that |, whenever |, when | until | after | before )"
_MOVED: Final = re.compile(
    rf"(?P<work>{W})[^.;{W}{O}]{{0,25}} (?:hopped|moved|jumped|went|switched|shifted|hops|moves|jumps|transferred|migrated|came over|made the jump) (?:over )?from (?:the )?(?P<a>{O}) to (?:the )?(?P<b>{O})"
)
_FOR_SHE: Final = re.compile(
    rf"\b(?:For|At|On|Over (?:on|at)) (?:the )?(?P<orgs>{O}),? (?:{P}|he|she|they) (?:also |later |then )?(?:appeared|starred|acted|played|was|made|wrote|created|did|directed)[^;.{W}]{{0,40}}?(?=(?P<works>[^;.]{{0,400}}))"
)
_FOR: Final = re.compile(
    rf"(?P<work>{W})[^.;{W}{O}]{{0,20}} for (?:the )?(?P<orgs>{ORGS})|(?:made|created|produced|developed|written|commissioned)[^.;]{{0,60}}? for (?:the )?(?P<for>{O})"
)
_AT: Final = re.compile(
    rf"\b(?:renewed|cancel+ed|axed|ordered|commissioned|greenlit|picked up|revived|development|set up|series order|in the works|landed|home|housed|bought|acquired)"
    rf"\b[^.;{C}]{{0,40}}? (?:at|by|with) (?:the )?(?:streamer |network )?(?P<orgs>{ORGS})"
)
_MADE: Final = re.compile(
    rf"(?<![\w-])(?P<exec>executive |executive-|exec )?(?:co-)?(?:produced|made|financed|co-financed|developed|created|shot|filmed|animated)(?: [a-z]+ly| together)?(?: in \d{{4}})? by (?P<lead>[^.;{O}{W}]{{0,80}}?)(?P<orgs>{ORGS})"
)
_MAKES: Final = re.compile(
    rf"(?P<orgs>{ORGS}) (?:also |will |jointly |is |are |both |all )*(?:co-)?(?:produc(?:es|ed|e|ing)|make[s]?|made|shot|filmed|animated|turned out|is the studio|are the studios|is the production company|"
    rf"the studio|is behind|are behind|is studio|serves? as (?:the )?(?:lead )?studio|serves? as (?:the )?production compan(?:y|ies)|the producing studio|the lead studio|backed|financed)\b"
    rf"(?! (?:a|an) (?:statement|list|report))"
)
COMPANY_WORKS: Final = re.compile(
    rf" (?:the (?:[\w-]+ ){{0,3}})?{W}(?:(?:,? and |, | & )(?:the (?:[\w-]+ ){{0,3}})?{W})*"
)
_THE_MAKERS: Final = re.compile(
    rf"\b[Tt]he (?:producers?|makers?|production company|production companies|producing company|studio|studios)(?:,| is| are|:) (?P<orgs>{ORGS})|\b(?:[Aa]n? |[Tt]he )(?P<a>{O}) (?:co-)?production\b"
)
_THROUGH: Final = re.compile(
    rf"(?:through|via|under|with|for|of|alongside|from) (?:(?:his|her|their|its|the|own|{P}'s|production|company|banner|label|shingle|outfit|firm|new|and) ){{0,6}}?"
    rf"(?:company|banner|banners|shingle|label|outfit|production company|production banner|{P}'s|his|her|their),? ?(?P<orgs>{ORGS})"
    rf"|(?:through|via|under) (?P<plain>{ORGS})|(?:in association with|co-production (?:of|between|with|from)|in collaboration with) (?P<assoc>{ORGS})"
    rf"|\b(?:[Ww]ith|and) (?P<with>{ORGS}) (?:also |both |all |co-)?producing"
    rf"|\b(?:[Ww]ith|and) (?P<as>{ORGS}) (?:serving |acting )?as (?:the )?(?:lead |producing )?(?:studio|production company|producers?)\b"
    rf"|(?P<which>{O}),? (?:through|under|with) which [^.;]{{0,40}}produc"
    rf"|produced [^.;]{{1,120}}? for (?:his |her |their )?(?P<for>{ORGS})"
)
_BEHIND: Final = re.compile(
    rf"(?P<org>{O}),? \(?(?:(?:the |is the )?(?:people|company|companies|team|studio|producers?|makers?|outfit|indie)(?: behind| of| responsible for)) "
    rf"(?:the )?(?:[\w-]+ ){{0,3}}(?P<works>{W}(?:(?:,? and |, ){W}){{0,12}})"
)
_FROM: Final = re.compile(
    rf",? ?(?:which )?(?:(?:also )?(?:hails|comes|hailing|coming|is|was) )?from {_OWNERS}(?:(?:the )?(?:studio|producers?|makers?|production company|team|folks) (?:at )?)?(?P<orgs>{ORGS})"
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
        for match in _BEHIND.finditer(scene.text):
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
        for match in _OWN.finditer(text):
            between, noun = match["between"], match["work"]
            if _NOT_OWN.search(between) or (
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
        for match in _ON.finditer(text):
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
        for match in _WORK_ON.finditer(text):
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), "network")
            where = Reference(match.start("work"), match.end("work"), masked.entity(match.start("work")))
            yield Company(SKG.network, kept, "work_on", 0.88, where, presupposed=True)
        for match in _MOVED.finditer(text):
            where = Reference(match.start("work"), match.end("work"), masked.entity(match.start("work")))
            kept = self.kinds(scene, (match.start("a"), match.start("b")), "network", "other")
            yield Company(SKG.network, kept, "moved", 0.88, where, presupposed=True)
        for match in _FOR_SHE.finditer(text):
            kept = self.kinds(scene, (match.start("orgs"),), "network", "other")
            for position in masked.all_of(W, *match.span("works")):
                if re.search(r"(?:\b(?:in|and|on|[Ii]n the \w+)|,) (?:the \w+ )?$", text[:position]):
                    where = Reference(position, position + 1, masked.entity(position))
                    yield Company(SKG.network, kept, "for_network", 0.8, where, presupposed=True)
        for match in _FOR.finditer(text):
            group = "orgs" if match["orgs"] else "for"
            kept = self.kinds(
                scene,
                tuple(masked.all_of(O, *match.span(group))),
                "network",
                *(("other",) if match["for"] else ()),
            )
            yield Company(SKG.network, kept, "made_for", 0.8, scene.subject(match.start(group)))
        for match in _AT.finditer(text):
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), "network")
            yield Company(SKG.network, kept, "ordered_by", 0.85, scene.subject(match.start()))
        for match in _ORDERS.finditer(text):
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), "network", "other")
            reference = scene.right(match.start("what"), reach=60)
            if (
                reference is None
                and not (opens := re.search(rf"{_WHICH}$", text[: match.start()]))
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
        for match in _MADE.finditer(text):
            kinds = (
                ("studio", "other")
                if re.match(r"made|created|developed", match[0])
                else ("studio", "other", "network")
            )
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span("orgs"))), *kinds)
            if re.search(r"\b(?:on|for|in|at)\b", match["lead"]):
                continue
            yield Company(SCHEMA.productionCompany, kept, "produced_by", 0.9, scene.left(match.start()))
        for match in _MAKES.finditer(text):
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
        for match in _THE_MAKERS.finditer(text):
            group = "orgs" if match["orgs"] else "a"
            kept = self.kinds(
                scene, tuple(masked.all_of(O, *match.span(group))), "studio", "other", "network"
            )
            yield Company(SCHEMA.productionCompany, kept, "the_makers", 0.85, None, presupposed=True)
        for match in _THROUGH.finditer(text):
            group = next(g for g in ("orgs", "plain", "assoc", "with", "as", "which", "for") if match[g])
            others = ("other",) if group not in {"plain", "for"} else ()
            kept = self.kinds(scene, tuple(masked.all_of(O, *match.span(group))), "studio", *others)
            before = text[max(0, match.start() - 200) : match.end() if group == "which" else match.start()]
            if not re.search(r"produc|creat|direct|\bEPs?\b|from|develop|wrote|exec", before) or (
                group == "plain"
                and re.search(r"\b(?:theat(?:er|re)s|released?|cinemas|distributed)\b[^,;]*$", before)
            ):
                continue
            yield Company(SCHEMA.productionCompany, kept, "through_company", 0.85, None)
        for reference in scene.found:
            following = _FROM.match(text, reference.end)
            if following is None or reference.key is None or not scene.references.is_screen(reference.key):
                continue
            kept = self.kinds(scene, tuple(masked.all_of(O, *following.span("orgs"))), "studio", "other")
            yield Company(SCHEMA.productionCompany, kept, "from_company", 0.85, reference, presupposed=True)


def _apart(text: str, start: int) -> bool:
    """Is an organization that stands right before a title not its attribute?"""
    return not re.search(r"(?:\b(?:the|a|an|of|in|on|from|new|hit|and|for)|^|[,;:(]) ?$", text[:start])
