"""The wordings of networks and companies, over masked sentences (``extract.masked``). Repetition is bounded."""

import re
from typing import Final

from .masked import C, O, P, W

OWNERS: Final = rf"(?:(?:{P}(?:,? and |, | & ))*{P}'s? )?"
ORGS: Final = (
    rf"{O}(?:(?:,? and |, | & |,? with |/|,? as well as |,? along with |,? alongside ){OWNERS}(?:the )?{O})*"
)
ADJ: Final = r"(?: the| its)?(?: (?:(?:[\w-]+ ){0,2}(?:streamer|network|channel|streaming service|streaming giant|service|platform|station|broadcaster)|UK's|British|American|US))*"
VERB: Final = (
    r"(?:air(?:s|ed|ing)?|stream(?:s|ed|ing)?|premier(?:es?|ed|ing)|debut(?:s|ed|ing)?|available|arriv(?:es?|ed|ing)|broadcast(?:s|ing)?|shown|"
    r"shows|showing|screened|land(?:s|ed|ing)?|launch(?:es|ed|ing)?|drops?|dropped|dropping|returns?|returned|returning|back|watch(?:ed)?|"
    r"runs?|ran|running|begins?|began|starts?|started|seen|out|now|released|releases|play(?:s|ing)|live|exclusively|hit|hits|"
    r"came|comes|coming|bows?|bowed|head(?:s|ed|ing)|continu(?:es|ed)|rerun|repeated|viewed|binge|find|found|transmitted|carried|continue|"
    r"televised|show|series|drama|sitcom|episodes?|seasons?|ended|ends|concluded|wrapped|sits|success|hit|moves|moved)"
)
ON: Final = re.compile(
    rf"(?<![\w-])(?P<verb>{VERB})\b(?P<gap>(?: (?!(?:when|who|because|while)\b)[^;{P}{C}{O}]{{1,60}}?|,)?)"
    rf" (?:on|to|via|at|over|by|through){ADJ} (?P<orgs>{ORGS})",
    re.I,
)
WORK_ON: Final = re.compile(
    rf"(?P<work>{W})(?:,)? (?:is )?(?:now |exclusively |live |weekly )?(?:on|for) (?:the )?(?P<orgs>{ORGS})"
)
OWN: Final = re.compile(
    rf"(?:the )?(?P<org>{O})(?P<mark>'s?)? (?P<between>(?:[\w'/&.+-]+,? ){{0,8}}?)(?P<work>{W}|(?:series|show|drama|sitcom|comedy|dramedy|thriller|film|movie|"
    rf"hit|original|adaptation|feature|miniseries|limited series|docuseries|programme|serial|production|soap|reboot|revival|anthology)(?![\w-]))"
)
NOT_OWN: Final = re.compile(
    r"\b(?:shot|filmed|made|ran|runs|showed|shows|aired|airs|put|cancelled|axed|dropped|bought|and|in|on|for|from|that|which|who|has|have|had|is|was|are|said|says|told|interview|reporter|critic|review|star|executives?|boss|"
    r"president|chief|ceo|report|list|slate|streamer|channel|announced|confirmed|of|to|with|by|at|during|editor|rival|subscribers|the|a|an|its|his|her)\b",
    re.I,
)
ORDERS: Final = re.compile(
    rf"(?P<orgs>{ORGS})(?: (?:has|have|had|is|are|was|will|also|already|just|officially|recently|now|today|yesterday|first|has not|later|then|formally|finally|"
    rf"quietly|previously|reportedly)){{0,4}} (?:renew(?:s|ed|ing)|order(?:s|ed|ing)|pick(?:s|ed|ing)? up|greenl(?:it|ights?|ighted)|green-l(?:it|ights?|ighted)|"
    rf"cancel(?:s|led|ed|ling)|axe[sd]?|commission(?:s|ed)|revive[sd]|premier(?:es|ed)|debut(?:s|ed)|air(?:s|ed)|broadcast|stream(?:s|ed)|show(?:s|ed)|"
    rf"sets|dropped|drops|released|releases|launched|unveiled|announced(?: that)?|scrapped|pulled|reviv(?:es|ed)|gave|given|handed|confirmed|screened|ran|runs|running|showing|shown|airing|put (?:out|on)|put(?= (?:it|{W}|the))|took(?= (?:it|{W})\b[^.;]{{0,15}} off)|taken(?= (?:it|{W}) off)|"
    rf"carried|carries|repeats|repeated|brings back|has (?=it|{W})|imported|bought|axe|cancel|broadcasts|transmitted|screens|dropped|swung the axe|swings the axe|pulled the plug|pulls the plug)\b"
    rf"(?P<what>[^.;]{{0,60}})"
)
WHICH: Final = r"(?:,? which |,? that |, whenever |, when | until | after | before )"
MOVED: Final = re.compile(
    rf"(?P<work>{W})[^.;{W}{O}]{{0,25}} (?:hopped|moved|jumped|went|switched|shifted|hops|moves|jumps|transferred|migrated|came over|made the jump) (?:over )?from (?:the )?(?P<a>{O}) to (?:the )?(?P<b>{O})"
)
FOR_SHE: Final = re.compile(
    rf"\b(?:For|At|On|Over (?:on|at)) (?:the )?(?P<orgs>{O}),? (?:{P}|he|she|they) (?:also |later |then )?(?:appeared|starred|acted|played|was|made|wrote|created|did|directed)[^;.{W}]{{0,40}}?(?=(?P<works>[^;.]{{0,400}}))"
)
FOR: Final = re.compile(
    rf"(?P<work>{W})[^.;{W}{O}]{{0,20}} for (?:the )?(?P<orgs>{ORGS})|(?:made|created|produced|developed|written|commissioned)[^.;]{{0,60}}? for (?:the )?(?P<for>{O})"
)
DISTRIBUTED: Final = re.compile(rf"\bdistributed(?: (?!by\b)[\w' -]{{1,40}})? by (?:the )?(?P<orgs>{ORGS})")
AT: Final = re.compile(
    rf"\b(?:renewed|cancel+ed|axed|ordered|commissioned|greenlit|picked up|revived|development|set up|series order|in the works|landed|home|housed|bought|acquired)"
    rf"\b[^.;{C}]{{0,40}}? (?:at|by|with) (?:the )?(?:streamer |network )?(?P<orgs>{ORGS})"
)
MADE: Final = re.compile(
    rf"(?<![\w-])(?P<exec>executive |executive-|exec )?(?:co-)?(?:produced|made|financed|co-financed|developed|created|shot|filmed|animated)(?: [a-z]+ly| together)?(?: in \d{{4}})? by (?P<lead>[^.;{O}{W}]{{0,80}}?)(?P<orgs>{ORGS})"
)
MAKES: Final = re.compile(
    rf"(?P<orgs>{ORGS}) (?:also |will |jointly |is |are |both |all |again |once more |once again |back )*(?:co-)?(?:produc(?:es|ed|e|ing)|make[s]?|made|shot|filmed|animated|turned out|is the studio|are the studios|is the production company|"
    rf"the studio|is behind|are behind|is studio|serves? as (?:the )?(?:lead )?studio|serves? as (?:the )?production compan(?:y|ies)|the producing studio|the lead studio|backed|financed)\b"
    rf"(?! (?:a|an) (?:statement|list|report))"
)
COMPANY_WORKS: Final = re.compile(
    rf" (?:the (?:[\w-]+ ){{0,3}})?{W}(?:(?:,? and |, | & )(?:the (?:[\w-]+ ){{0,3}})?{W})*"
)
THE_MAKERS: Final = re.compile(
    rf"\b[Tt]he (?:producers?|makers?|production company|production companies|producing company|studio|studios)(?:,| is| are|:) (?P<orgs>{ORGS})|\b(?:[Aa]n? |[Tt]he )(?P<a>{O}) (?:co-)?production\b"
    rf"|(?P<behind>{O}), the (?:[\w-]+ )?(?:studio|company|outfit|banner|indie|producers?|makers?) (?:behind|that|which|producing)\b"
)
THROUGH: Final = re.compile(
    rf"(?:through|via|under|with|for|of|alongside|from) (?:(?:his|her|their|its|the|own|{P}'s|production|company|banner|label|shingle|outfit|firm|new|and) ){{0,6}}?"
    rf"(?:company|banner|banners|shingle|label|outfit|production company|production banner|{P}'s|his|her|their),? ?(?P<orgs>{ORGS})"
    rf"|(?:through|via|under) (?P<plain>{ORGS})|(?:in association with|co-production (?:of|between|with|from|by)|in collaboration with) (?P<assoc>{ORGS})"
    rf"|\b(?:[Ww]ith|and) (?P<with>{ORGS}) (?:also |both |all |co-)?producing"
    rf"|\b(?:[Ww]ith|and) (?P<as>{ORGS}) (?:serving |acting )?as (?:the )?(?:lead |producing )?(?:studio|production company|producers?)\b"
    rf"|(?P<which>{O}),? (?:through|under|with) which [^.;]{{0,40}}produc"
    rf"|produced [^.;]{{1,120}}? for (?:his |her |their )?(?P<for>{ORGS})"
)
BEHIND: Final = re.compile(
    rf"(?P<org>{O}),? \(?(?:(?:the |is the )?(?:people|company|companies|team|studio|producers?|makers?|outfit|indie)(?: behind| of| responsible for)) "
    rf"(?:the )?(?:[\w-]+ ){{0,3}}(?P<works>{W}(?:(?:,? and |, ){W}){{0,12}})"
)
FROM: Final = re.compile(
    rf",? ?(?:which )?(?:(?:also )?(?:hails|comes|hailing|coming|is|was) )?from {OWNERS}(?:(?:the )?(?:studio|producers?|makers?|production company|team|folks) (?:at )?)?(?P<orgs>{ORGS})"
)
