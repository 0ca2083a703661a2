"""Who plays whom, as the text prints it: pairs of names with the words between them.

This comes before names are typed, because ``Zoe (Ann Lee)`` is also the best sign that the first is a
character and the second a person. The casting extractor turns the pairs into statements.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..ontology.records import Article, BlockKind, Span
from .lexicon import NETWORKS, STUDIOS
from .names import Name
from .nlp import Sentence
from .titles import Title

_PLAY: Final = (
    r"(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voic(?:es|ed|ing)|(?:do(?:es)?|provid(?:es|ed|ing)) the voice of|repris(?:es|ed|ing|e)|"
    r"embod(?:ies|ied|ying)|inhabits|impersonat(?:es|ed)|essay(?:s|ed|ing)|tackl(?:es|ed|e|ing)|tak(?:es?|ing) (?:on|over)|took (?:on|over)|"
    r"step(?:s|ped)? in(?:to)?|return(?:s|ed|ing)? to|cast in|brings? to life|steals? scenes)"
)
_AS_VERB: Final = (
    r"(?:stars?|starred|starring|co-stars?|co-starring|costars?|appears?|appeared|appearing|returns?|returned|returning|(?:is|are|be|being) back|joins?|joined|"
    r"joining|features?|featuring|featured|plays|played|debuts?|debuted|cast|recast|announced|revealed|casts|tapped|guest-stars?|guest|steps? in|"
    r"stepped in|shines?|terrific|great|excellent|superb|brilliant|wonderful|perfect|best known|known|remembered|seen|on board|aboard|"
    r"double|doubles|cameos?|turns?|performance|work|role|heard|in|back)"
)
# Words that may stand before a character's name: "the Harvard professor", "his long-suffering wife,"
_BEFORE: Final = r"(?:(?:[Tt]he|an?|his|her|their|its|both|fellow|one|young|older|former|late|(?:\w+['’]s))\s)?(?:[a-z0-9][\w’'+-]*,?\s){0,6}"
_BY: Final = r"(?:,? (?:who )?(?:is |was |are |were |will be |being |as |now |has been |had been |once )*(?:again )?(?:played|portrayed|voiced|embodied|performed|depicted|brought to life|essayed|acted)(?: \w+ly)? by|,? (?:the|a) (?:part|role|character) (?:once |previously |originally )?played (?:[a-z]+ ){0,3}by)"

_ACTOR_LEFT: Final[tuple[tuple[str, "re.Pattern[str]", float], ...]] = tuple(
    (name, re.compile(pattern), confidence)
    for name, pattern, confidence in (
        ("as", rf" as (?:the (?:title )?character )?{_BEFORE}$", 0.9),
        (
            "verb_as",
            rf"(?:,? (?:who|which))?[^.;()\n“”\"]{{0,60}}\b{_AS_VERB}\b[^.;()\n“”\"]{{0,45}}? as (?:the (?:title )?character )?{_BEFORE}$",
            0.88,
        ),
        (
            "plays",
            rf"(?:, )?(?:who|and who|and)?(?: ?(?:also|will|would|again|has|had|have|is|are|was|were|to|be|been|memorably|once|first|originally|currently|previously|brilliantly|set|reportedly|rumou?red|likely|going|now|he|she|actor|actress|in talks|eyed))*,? {_PLAY} "
            rf"(?:(?:(?:the|his|her|their|its) )?(?:[\w-]+ )?(?:roles?|parts?|voice) (?:of|as) |as )?{_BEFORE}$",
            0.93,
        ),
        (
            "reprises_role",
            rf"(?:,? who)? (?:will |is |to |would )*(?:repris\w+|return\w*|resum\w+)[^.;()\n]{{0,40}}? (?:role|part)s? (?:of|as) {_BEFORE}$",
            0.93,
        ),
        (
            "in_role_of",
            rf"[^.;()\n]{{0,50}}? (?:in|landed|won|got|gets|wins|takes|took) the (?:\w+ )?(?:role|part) of {_BEFORE}$",
            0.88,
        ),
        ("apposition_role", rf", (?:the|a|an) {_BEFORE}$", 0.55),
    )
)
_CHARACTER_LEFT: Final[tuple[tuple[str, "re.Pattern[str]", float], ...]] = tuple(
    (name, re.compile(pattern), confidence)
    for name, pattern, confidence in (
        ("played_by", rf"{_BY} {_BEFORE}$", 0.95),
        (
            "parenthesis_played_by",
            rf" \((?:here |once |again |originally )?(?:played|portrayed|voiced|voice of|a [\w -]+)(?: by)? {_BEFORE}$",
            0.93,
        ),
        ("parenthesis", r" ?[(\[](?:actor |actress |(?:the|an?) (?:[a-z-]+ ){0,3})?$", 0.93),
    )
)
_LINE: Final = re.compile(r"^\s*(?:[-–—:|…]|\.{2,}|as|\t)\s*$")
_DISTRIBUTED: Final = frozenset({"plays", "as", "verb_as", "reprises_role", "played_by", "in_role_of"})
_LIST_GLUE: Final = re.compile(
    r"^(?:,|,? and|,? &|;|,? or|,? as well as)\s(?:the |an? |his |her )?(?:[a-z-]+ ){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Role:
    """One actor and one character; spans in the article."""

    actor: Name
    character: Name
    sentence: int
    pattern: str
    confidence: float
    title: Title | None = None
    """The work, if the words of the role name it."""
    former: bool = False
    """An earlier role, not one of the work that the sentence is about."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A name or a title in its sentence."""

    start: int
    end: int
    name: Name | None
    title: Title | None


def find_roles(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name], titles: Sequence[Title]
) -> list[Role]:
    """Find pairs of actor and character in reading order."""
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        if not name.award:
            by_sentence.setdefault(name.sentence, []).append(name)
    spans = sorted(((s, t) for t in titles for s in t.spans), key=lambda p: p[0])
    persons = _likely_people(names, article.text)
    surnames = {n.core.split()[-1] for n in names if " " in n.core and len(n.core.split()[-1]) > 2}
    out: list[Role] = []
    lines: list[tuple[str, Role]] = []
    headers = _header(article)
    at = 0
    for sentence in sentences:
        while at < len(spans) and spans[at][0].end <= sentence.span.start:
            at += 1
        row = [*by_sentence.get(sentence.index, ()), *_pronouns(article, sentence, by_sentence, sentences, out)]
        row.sort(key=lambda n: n.span)
        if len(row) < 2 or len(row) > 80:
            continue
        items = [_Item(n.span.start, n.span.end, n, None) for n in row]
        for span, title in spans[at : at + 60]:
            if span.start >= sentence.span.end:
                break
            items.append(_Item(span.start, span.end, None, title))
        items.sort(key=lambda i: i.start)
        line = _line_role(article, sentence, items, persons)
        if line is not None:
            lines.append((text_between(article, line), line))
            continue
        found = list(_roles_of(article, sentence, items, persons, surnames))
        out += found
        out += _group_roles(article, items, out, by_sentence, sentence)
    characters = {r.character.core for r in out}
    out += _oriented(lines, out, names, headers)
    out += _copulas(article, sentences, by_sentence, spans, out, characters)
    return sorted(out, key=lambda r: (r.sentence, r.actor.span.start, r.character.span.start))


def text_between(article: Article, role: Role) -> str:
    """The sign between the two names of a line."""
    first, second = sorted((role.actor.span, role.character.span))
    return article.text[first.end : second.start].strip()


def _header(article: Article) -> bool | None:
    """Does a table's head put actors first (True) or characters (False)? None without a head."""
    for block in article.blocks:
        if block.kind == BlockKind.TABLE_ROW:
            head = block.span.text_of(article.text).lower()
            actor = re.search(r"\b(?:actor|played by|performer|cast|star)\b", head)
            character = re.search(r"\b(?:character|role|part)\b", head)
            if actor and character:
                return actor.start() < character.start()
    return None


def _oriented(
    lines: list[tuple[str, Role]], roles: Sequence[Role], names: Sequence[Name], header: bool | None
) -> Iterator[Role]:
    """Which side of ``A - B`` lines are the actors? All lines with the same sign agree."""
    actors = {r.actor.core for r in roles}
    characters = {r.character.core for r in roles}
    singles = {n.core for n in names if " " not in n.core}
    for sign in sorted({s for s, _ in lines}):
        group = [r for s, r in lines if s == sign]
        if sign == "|" and header is not None:
            for role in group:
                yield _ordered(role, actor_first=header)
            continue
        score = 0.0  # above zero: the first name is the actor
        for role in group:
            first, second = sorted((role.actor, role.character), key=lambda n: n.span)
            for name, side in ((first, 1.0), (second, -1.0)):
                words = name.core.split()
                score += side * (2.0 * (name.core in actors) - 2.0 * (name.core in characters))
                if len(words) > 1:
                    score -= side * 0.7 * (words[0] in singles)
                    score += side * 0.4 * (words[-1] in singles and words[0] not in singles)
                else:
                    score -= side * 0.5
        score += -0.3 if sign == ":" else 0.3
        for role in group:
            yield _ordered(role, actor_first=score > 0)


def _ordered(role: Role, *, actor_first: bool) -> Role:
    first, second = sorted((role.actor, role.character), key=lambda n: n.span)
    actor, character = (first, second) if actor_first else (second, first)
    return replace(role, actor=actor, character=character)


def _pronouns(
    article: Article,
    sentence: Sentence,
    by_sentence: dict[int, list[Name]],
    sentences: Sequence[Sentence],
    roles: Sequence[Role],
) -> Iterator[Name]:
    """``he`` and ``she`` beside a verb of playing, standing for the person named before."""
    text = sentence.span.text_of(article.text)
    if not _PRONOUN_ROLE.search(text):
        return
    characters = {r.character.core for r in roles}
    for match in re.finditer(r"\b(?:[Hh]e|[Ss]he|him|her)\b(?! (?:own|[a-z]+ [A-Z]))", text):
        start = match.start() + sentence.span.start
        if not _PRONOUN_ROLE.match(text[match.start() :]):
            continue
        before = [n for n in by_sentence.get(sentence.index, ()) if n.span.end <= start and n.core not in characters]
        if not before and sentence.index:
            earlier = sentences[sentence.index - 1]
            before = [n for n in by_sentence.get(earlier.index, ()) if n.core not in characters][:1]
        named = next((n for n in before if not n.possessive and n.label not in {"ORG", "GPE", "LOC", "NORP"}), None)
        if named is not None:
            span = Span(start=start, end=start + len(match[0]))
            yield replace(named, span=span, sentence=sentence.index, possessive=False, stands_for=named.span)


def _group_roles(
    article: Article, items: list[_Item], roles: list[Role], by_sentence: dict[int, list[Name]], sentence: Sentence
) -> Iterator[Role]:
    """``The two spies, played by A and B``: the two characters named together just before."""
    match = _GROUP_PLAYED.search(sentence.span.text_of(article.text))
    if not match or sentence.index == 0:
        return
    at = match.end() + sentence.span.start
    following = [i.name for i in items if i.name and i.start >= at][:2]
    before = by_sentence.get(sentence.index - 1, [])
    pairs = [
        (a, b)
        for a, b in zip(before, before[1:], strict=False)
        if re.fullmatch(r" and (?:his |her )?(?:[a-z]+ )?", article.text[a.span.end : b.span.start])
    ]
    del roles
    if len(following) == 2 and pairs:
        for actor, character in zip(following, pairs[-1], strict=True):
            yield Role(actor, character, sentence.index, "group_played_by", 0.75)


def _copulas(
    article: Article,
    sentences: Sequence[Sentence],
    by_sentence: dict[int, list[Name]],
    spans: Sequence[tuple[Span, Title]],
    roles: Sequence[Role],
    characters: set[str],
) -> Iterator[Role]:
    """``Ann Lee was the vicar, Paul Reed``: in articles that print roles, a person who is a character."""
    if len(roles) < 2:
        return
    actors = {r.actor.core for r in roles}
    known = {(r.actor.core, r.character.core) for r in roles}
    text = article.text
    for index, row in sorted(by_sentence.items()):
        if sentences[index].block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            continue
        for k, left in enumerate(row):
            if " " not in left.core or left.core in characters or left.possessive or left.label in {"ORG", "GPE", "LOC"}:
                continue
            for j in range(k + 1, min(k + 4, len(row))):
                right = row[j]
                glue = text[left.span.end : right.span.start]
                inside = [(s, t) for s, t in spans if left.span.end <= s.start and s.end <= right.span.start]
                if right.core in actors or len(glue) > 90:
                    break
                if right.possessive:
                    continue
                if _COPULA.fullmatch(glue) and (left.core, right.core) not in known:
                    pairs = [(left, right)]
                    if k > 0 and " were " in glue and re.fullmatch(r",? and ", text[row[k - 1].span.end : left.span.start]):
                        nxt = row[j + 1] if j + 1 < len(row) else None
                        if nxt and re.fullmatch(r",? and ", text[right.span.end : nxt.span.start]):
                            pairs = [(row[k - 1], right), (left, nxt)]
                    for actor, character in pairs:
                        yield Role(actor, character, index, "is", 0.6, None)
                    break
                del inside


_COPULA: Final = re.compile(
    r"(?:, [^,;.()]{3,60},)? (?:was|were|is|are|has been|had been) (?:(?:the|an?|his|her|their|its) |[A-Z]\w+['’]s )?(?:[a-z][\w'’-]* ){0,4}(?:[a-z][\w'’-]*, )?"
)
_PRONOUN_ROLE: Final = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|him|her)\b(?: (?:will|would|also|is|was|has|had|be|been|again|later|then|set to|to))* (?:{_PLAY}|recur(?:s|red)?|{_AS_VERB}|as\b)"
)
_GROUP_PLAYED: Final = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|[Bb]oth) (?:two|couple|pair|duo|lovers|siblings|brothers|sisters|twins|spies|detectives|parents|partners)(?: [a-z]+)?,? (?:\(|are |were )?(?:played|portrayed|voiced) (?:respectively )?by "
)


def _likely_people(names: Sequence[Name], text: str) -> set[str]:
    """Full names that stand in parentheses or after a word of the trade: most are actors."""
    out = set()
    for name in names:
        if " " not in name.core:
            continue
        before, after = (
            text[max(0, name.span.start - 2) : name.span.start],
            text[name.span.end : name.span.end + 2],
        )
        if before.endswith("(") and after.startswith(")"):
            out.add(name.core)
        if re.search(
            r"\b(?:actor|actress|star|starring|stars)\s$",
            text[max(0, name.span.start - 12) : name.span.start],
        ):
            out.add(name.core)
    return out


def _roles_of(
    article: Article, sentence: Sentence, items: list[_Item], persons: set[str], surnames: set[str]
) -> Iterator[Role]:
    text = article.text
    used: set[tuple[int, int]] = set()
    for role in _parsed_roles(article, sentence, items):
        key = (role.actor.span.start, role.character.span.start)
        if key not in used:
            used.add(key)
            yield role
    for i, item in enumerate(items):
        if item.name is None:
            continue
        following = _next_name(items, i)
        if following is None:
            continue
        j, other = following
        glue = text[item.end : other.start]
        between = [t for t in items[i + 1 : j] if t.title]
        masked = _mask(text, item.end, other.start, between)
        for role in _pairs(article, sentence, items, i, j, glue, masked, between, persons, surnames):
            key = (role.actor.span.start, role.character.span.start)
            if key not in used:
                used.add(key)
                yield role


_PLAYING: Final = frozenset(["play", "portray", "voice", "reprise", "embody"])
# "serves as", "is known as": no roles
_NOT_ACTING: Final = frozenset(
    """serve know describe see regard treat work act pose disguise identify reveal name hire introduce think use view label consider
    brand elect appoint crown install masquerade recognize recognise remember hail perceive portray""".split()
) - {"portray"}
_STARRING: Final = frozenset(
    ["star", "appear", "return", "join", "cast", "feature", "recur", "debut", "guest"]
)


def _parsed_roles(article: Article, sentence: Sentence, items: list[_Item]) -> Iterator[Role]:
    """Roles by grammar: subject and object of a verb of playing, however far apart."""
    at: dict[int, int] = {}
    for token in sentence.tokens:
        start = token.idx + sentence.offset
        for k, item in enumerate(items):
            if item.name and item.start <= start < item.end:
                at[token.i] = k
    for verb in sentence.tokens:
        if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ in _NOT_ACTING:
            continue
        sure = verb.lemma_ in _PLAYING or verb.lemma_ in _STARRING
        subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None and subject.pos_ == "PRON" and verb.dep_ == "relcl":
            subject = verb.head
        if subject is None and verb.dep_ == "conj":
            subject = next((c for c in verb.head.lefts if c.dep_ == "nsubj"), None)
        if subject is None or subject.i not in at:
            continue
        objects = (
            [c for c in verb.rights if c.dep_ in {"dobj", "attr", "oprd"}] if verb.lemma_ in _PLAYING else []
        )
        objects += [c for p in verb.rights if p.lower_ == "as" for c in p.children if c.dep_ == "pobj"]
        objects += [
            c
            for o in objects
            if o.lemma_ in {"role", "part"}
            for p in o.rights
            for c in p.children
            if c.dep_ == "pobj"
        ]
        for target in objects:
            found = (
                target
                if target.i in at
                else next((c for c in target.children if c.dep_ == "appos" and c.i in at), None)
            )
            if (
                found is None
                or at[found.i] == at[subject.i]
                or any(c.lower_ in {"a", "an"} for c in target.lefts)
            ):
                continue
            i, j = at[subject.i], at[found.i]
            actor, character = items[i].name, items[j].name
            if actor is None or character is None or _is_company(actor) or _is_company(character):
                continue
            if (
                actor.possessive
                or character.possessive
                or (verb.lemma_ == "play" and " " not in actor.core and not actor.label)
            ):
                continue
            if not sure and (" " not in actor.core or actor.label in {"GPE", "LOC", "ORG"}):
                continue
            between = [t for t in items[min(i, j) + 1 : max(i, j)] if t.title]
            make = _maker(sentence, article.text, items, i, j, between)
            yield make(actor, character, "grammar" if sure else "does_as", 0.85 if sure else 0.65)


def _mask(text: str, start: int, end: int, between: list[_Item]) -> str:
    """The glue with titles (and the quotation marks around them) replaced by a plain word."""
    out, at = "", start
    for item in between:
        out += text[at : item.start].rstrip("“‘\"'") + "TITLE"
        at = item.end
        if text[at : at + 1] in "”’\"'" and not re.match(r"['’]s", text[at : at + 2]):
            at += 1
    return out + text[at:end]


def _next_name(items: list[_Item], i: int) -> tuple[int, _Item] | None:
    for j in range(i + 1, len(items)):
        name = items[j].name
        if name is not None:
            return j, items[j]
    return None


def _pairs(
    article: Article,
    sentence: Sentence,
    items: list[_Item],
    i: int,
    j: int,
    glue: str,
    masked: str,
    between: list[_Item],
    persons: set[str],
    surnames: set[str],
) -> Iterator[Role]:
    text = article.text
    left, right = items[i].name, items[j].name
    assert left is not None and right is not None
    if (right.label == "ORG" or right.core.isupper()) and re.match(r" [a-z]+(?: [a-z]+)? [A-Z]", text[right.span.end : right.span.end + 40]):
        return  # plays FBI agent Dale
    if re.search(r"\ban? (?:[\w-]+ )?$", glue) and re.match(
        r" [a-z]", text[right.span.end : right.span.end + 2]
    ):
        return  # a NASA astronaut
    if _is_company(left) or _is_company(right) or len(glue) > 140 or "\n" in glue:
        return
    make = _maker(sentence, text, items, i, j, between)
    for pattern, regex, confidence in _CHARACTER_LEFT:
        if not between and regex.fullmatch(masked):
            if pattern == "parenthesis":
                close = re.match(r"[)\],;/]", text[right.span.end : right.span.end + 1])
                if not close:
                    yield from _paired_brackets(items, i, j, text, make)
                    return
                if _reversed(left, right, persons, surnames):
                    yield make(left, right, "parenthesis_reversed", 0.8)
                else:
                    yield make(right, left, pattern, confidence if " " in right.core else 0.7)
                return
            yield from _spread(items, i, j, text, make, pattern, confidence, actor_left=False)
            return
    for pattern, regex, confidence in _ACTOR_LEFT:
        if not regex.fullmatch(masked):
            continue
        if pattern == "apposition_role":
            # Actor, the bully Character of TITLE: only where a title follows
            after = text[right.span.end : right.span.end + 6]
            following = items[j + 1] if j + 1 < len(items) else None
            if not (
                re.match(r" (?:of|in|on|from) ", after) and following and following.title and " " in left.core
            ):
                continue
            yield make(left, right, pattern, 0.75)
            return
        if pattern == "plays" and re.search(r"\bfrom\b|\b(?:role|part) in\b", masked):
            return
        if pattern in {"as", "verb_as"} and not _may_be_character(right, masked):
            return
        if pattern == "verb_as" and left.possessive:
            return
        yield from _spread(items, i, j, text, make, pattern, confidence, actor_left=True)
        return
    if re.fullmatch(r"['’]s? ", glue) and left.possessive:
        known = left.core in persons or left.core in surnames or " " in left.core
        if (
            known
            and right.label in {"", "PERSON", "ORG", "GPE", "WORK_OF_ART", "PRODUCT"}
            and not right.possessive
        ):
            yield make(left, right, "possessive", 0.6)
        return
    if between and re.fullmatch(r",? (?:\w+['’]s )?TITLE['’]s? ", masked):
        yield make(left, right, "apposition_title", 0.8)


def _maker(
    sentence: Sentence, text: str, items: list[_Item], i: int, j: int, between: list[_Item]
) -> Callable[[Name, Name, str, float], Role]:
    title = between[-1].title if between else None
    following = items[j + 1] if j + 1 < len(items) else None
    if following is not None and following.title is not None:
        glue = text[items[j].end : following.start]
        if re.fullmatch(
            r" (?:in|on|of|from)(?: the)?(?: [a-z’'-]+){0,4} (?:\w+['’]s )?(?:[a-z’' -]{1,30})?[“‘\"']?", glue
        ) or (re.fullmatch(r",? [(]?[“‘\"']?", glue) and "(" in glue):
            title = following.title
    del i

    def make(actor: Name, character: Name, pattern: str, confidence: float) -> Role:
        return Role(actor, character, sentence.index, pattern, confidence, title)

    return make


def _spread(
    items: list[_Item],
    i: int,
    j: int,
    text: str,
    make: Callable[[Name, Name, str, float], Role],
    pattern: str,
    confidence: float,
    *,
    actor_left: bool,
) -> Iterator[Role]:
    """One pair, or as many as two lists of the same length name (``A and B, who played C and D``)."""
    left, right = items[i].name, items[j].name
    assert left is not None and right is not None
    lefts, rights = [left], [right]
    if pattern in _DISTRIBUTED:
        k = i
        while (
            k > 0
            and items[k - 1].name
            and _LIST_GLUE.match(text[items[k - 1].end : items[k].start])
            and not re.search(r" as (?:[a-z]+ ){0,4}$", text[max(0, items[k - 1].start - 40) : items[k - 1].start])
        ):
            k -= 1
            lefts.insert(0, items[k].name)  # type: ignore[arg-type]
        k = j
        while (
            k + 1 < len(items)
            and items[k + 1].name
            and _LIST_GLUE.match(text[items[k].end : items[k + 1].start])
            and not re.match(rf",? (?:as\b|who\b|{_PLAY}\b|\()", text[items[k + 1].end : items[k + 1].end + 12])
        ):
            k += 1
            rights.append(items[k].name)  # type: ignore[arg-type]
    if (
        len(lefts) > 1
        and len(lefts) == len(rights)
        and (
            pattern in {"as", "verb_as"}
            or re.search(r"\bwho|\bplay|\bvoice|respectively", text[left.span.end : right.span.start])
        )
    ):
        pairs = list(zip(lefts, rights, strict=True))
    elif (
        len(lefts) > 1
        and len(rights) == 1
        and actor_left
        and re.search(r"^,? who", text[left.span.end : right.span.start])
    ):
        pairs = [(left, right)]
    else:
        pairs = [(left, right)]
        if (
            actor_left
            and len(rights) > 1
            and pattern in {"plays", "reprises_role"}
            and not re.search(rf"{_PLAY}|\bas\b", text[rights[-1].span.end : rights[-1].span.end + 30])
            and re.search(r"\b(?:both|and)\s", text[right.span.end : rights[-1].span.start])
        ):
            pairs += [
                (left, other) for other in rights[1:2] if "," not in text[right.span.end : other.span.start]
            ]
    for a, b in pairs:
        yield make(a, b, pattern, confidence) if actor_left else make(b, a, pattern, confidence)


def _paired_brackets(
    items: list[_Item], i: int, j: int, text: str, make: Callable[[Name, Name, str, float], Role]
) -> Iterator[Role]:
    """``Ann and Bob Reed (Eva Fox and Tim Lang)``."""
    if i == 0 or j + 1 >= len(items):
        return
    first, second, third, last = items[i - 1].name, items[i].name, items[j].name, items[j + 1].name
    if first is None or second is None or third is None or last is None:
        return
    if (
        re.fullmatch(r",? (?:and|&) (?:his |her |the )?(?:[a-z]+ )?", text[first.span.end : second.span.start])
        and re.fullmatch(r",? (?:and|&) ", text[third.span.end : last.span.start])
        and text[last.span.end : last.span.end + 1] == ")"
    ):
        yield make(third, first, "parentheses", 0.85)
        yield make(last, second, "parentheses", 0.85)


def _line_role(article: Article, sentence: Sentence, items: list[_Item], persons: set[str]) -> Role | None:
    """``Actor - Character``, ``Character: Actor``, ``Actor | Character`` as a line of its own."""
    if sentence.block.kind not in {
        BlockKind.LIST_ITEM,
        BlockKind.HEADING,
        BlockKind.TABLE_ROW,
        BlockKind.INFO_VALUE,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
    }:
        return None
    names = [i for i in items if i.name]
    if len(names) < 2 or items[0].title:
        return None
    first, second = names[0], names[1]
    assert first.name is not None and second.name is not None
    text = article.text
    glue = text[first.end : second.start]
    lead = text[sentence.span.start : first.start]
    if lead.strip(" •*-–—·") or not _LINE.fullmatch(glue) or glue.strip() == "as":
        return None
    if "." in glue and not re.search(r"\.{2,}", glue):
        return None
    if _is_company(first.name) or _is_company(second.name):
        return None
    if sentence.block.kind == BlockKind.PARAGRAPH and sentence.span.end - second.end > 3:
        return None
    swap = first.name.core not in persons and (
        second.name.core in persons or (glue.strip() == ":" and " " in second.name.core)
    )
    actor, character = (second.name, first.name) if swap else (first.name, second.name)
    return Role(actor, character, sentence.index, "line", 0.85)


def _is_company(name: Name) -> bool:
    return name.core in NETWORKS or name.core in STUDIOS


def _may_be_character(name: Name, glue: str) -> bool:
    if name.label in {"DATE", "NORP", "LANGUAGE"}:
        return False
    return not re.search(
        r"\b(?:described|regarded|serves?|served|such|well|far|soon|long|much)\b(?! for) as\b|\bas (?:well|part|of|in)\b",
        glue,
    )


def _reversed(left: Name, right: Name, persons: set[str], surnames: set[str]) -> bool:
    """Is it ``Actor (Character)``?"""
    if right.core in persons and left.core not in persons:
        return False
    if right.core in surnames and left.core not in surnames:
        return False
    if " " not in right.core and " " in left.core:
        return left.core in persons or right.label not in {"PERSON"} or not re.match(r"[A-Z]\w+$", right.core)
    return left.core in persons and right.core not in persons


def spans_of(role: Role) -> tuple[Span, Span]:
    """Spans of the actor and the character."""
    return role.actor.span, role.character.span
