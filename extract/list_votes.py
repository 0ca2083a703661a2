"""Names that stand in one list are of one kind: the sure ones lend their votes to the others."""

import re
from collections.abc import Iterable
from typing import Final

from ..ontology.records import Article
from .names import Name
from .things import Thing

# Votes that leave no doubt.
_SURE: Final = 5
# The verb before a list stands no farther from it.
_NEAR: Final = 60
ROLES: Final = (
    r"(?:(?:the|a|an|other|his|her|their|some) )?(?:(?:co-)?(?:lead|leading|main|major|minor|title|titular|pivotal|supporting|prominent|important|key|central|significant|"
    r"principal|crucial|cameo|guest|starring|double|dual|recurring|vital|notable|smaller|small)(?:,? and |, | )){1,3}(?:acting )?(?:roles?|parts?|characters?|appearances?)\b"
)
"""``the lead and supporting roles``, whoever has them."""
_IN_ROLES: Final = re.compile(rf"(?: [\w-]+)?,? (?:in|as) {ROLES}")
_HAVE_ROLES: Final = re.compile(
    rf",? (?:(?:also|both|all|will|who|would|has|have|had|is|are|was|were|to) ){{0,3}}(?:play|plays|played|playing|portray|portrayed|essay|essayed|do|did|appear in|appears in|appeared in|seen in|cast in|star in|starred in|feature in|featured in|enact|handle|handled) {ROLES}"
)
_STARS: Final = re.compile(
    r"\b(?:[Ss]tars?|[Ss]tarred|[Ss]tarring|[Ff]eatur(?:es?|ed|ing)|[Ww]ith|[Cc]ast(?:s|ing)?|includ(?:es|ed|ing)|[Bb]y|and|alongside|comprises)(?: [a-z-]+){0,3} \Z"
)


# "The film stars A and B", "and starring A"
_STARRED: Final = re.compile(
    r"(?:\b(?:[Ii]t|[Ff]ilm|[Ss]eries|[Mm]ovie|which|that|[Ss]how|[Dd]rama|[Cc]omedy|[Ss]equel|[Rr]emake|version)(?: also)? (?:stars|starred)|\band (?:co-)?(?:stars|starring)|, starring) \Z"
)


def vote_lists(things: Iterable[Thing], article: Article) -> None:
    """Names that stand in one list are of one kind: the sure ones lend their votes to the others."""
    text = article.text
    placed = sorted(((n, t) for t in things for n in t.names), key=lambda p: p[0].span)
    chain: list[Thing] = []
    span: list[Name] = []
    previous: Name | None = None
    for name, thing in [*placed, (None, None)]:
        linked = (
            name is not None
            and previous is not None
            and previous.sentence == name.sentence
            and re.fullmatch(
                r"(?:,|,? and|,? &|,? along with|,? as well as|,? plus)(?: the)? ",
                text[previous.span.end : name.span.start],
            )
        )
        if not linked:
            if span and _is_cast(text, span[0].span.start, span[-1].span.end):
                for one in chain:
                    one.votes["actor"] += _SURE
            _share(chain)
            chain, span = [], []
        if thing is not None and name is not None:
            chain.append(thing)
            span.append(name)
        previous = name


def _is_cast(text: str, start: int, end: int) -> bool:
    """Do the words around a list say that those in it have the roles: ``stars A and B in the lead roles``?"""
    if _HAVE_ROLES.match(text, end) or _STARRED.search(text, max(0, start - _NEAR), start):
        return True
    return (
        _IN_ROLES.match(text, end) is not None
        and _STARS.search(text, max(0, start - _NEAR), start) is not None
    )


def _share(chain: list[Thing]) -> None:
    if len(chain) < 2:
        return
    for vote in ("maker", "actor"):
        most = max(t.votes[vote] for t in chain)
        if most >= 2:
            for thing in chain:
                if " " in thing.key and thing.votes["role"] < 3:
                    thing.votes[vote] = max(thing.votes[vote], int(most * 0.6))
    if sum(t.votes["role"] >= 3 for t in chain):
        for thing in chain:
            if thing.votes["actor"] < 2 and thing.votes["maker"] < 2:
                thing.votes["character"] += 1
    # long lists of full names in the press are casts and crews
    if (
        len(chain) >= 3
        and sum(" " in t.key for t in chain) >= 0.7 * len(chain)
        and not any(t.votes["role"] for t in chain)
    ):
        for thing in chain:
            thing.votes["maker"] += 1
