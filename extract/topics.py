"""Is a sentence about the work that it names, or does it name it in passing?

``Oz began in 1997``, ``In Oz, Lee Tergesen plays …`` and ``HBO's Oz ran for six seasons`` are about Oz; ``After Oz he
went to the theatre``, ``I have seen Oz`` and ``Think Oz with bicycles`` are not.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from ..ontology.records import Article, BlockKind, Span
from .nlp import Sentence
from .title_candidates import Title

_WORKS: Final = (
    "film|drama|comedy|thriller|series|miniseries|serial|picture|melodrama|sitcom|western|musical|farce|romance|documentary|mystery|"
    "adaptation|sequel|prequel|spin-?off|remake|movie|show|satire|saga|story|tale|piece|play"
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_FRONTED: Final = re.compile(
    r"\W*(?:(?:and|but|then|also|meanwhile|later|earlier|next|finally)\b,? )?(?:in|on|for|with|throughout|over on|over in|meanwhile on|elsewhere on)"
    r" (?:[\w.’'é&-]+(?: [\w.’'é&-]+){0,3}['’]s? )?(?:the |this |that |her |his |their |its )?"
    r"(?:[a-z0-9-]+ ){0,3}[“\"'‘_*(]*",
    re.I,
)
_OPENING: Final = re.compile(
    r"[\W\d_]*(?:[\w.’'é&-]+(?: [\w.’'é&-]+){0,3}['’]s? (?:[a-z0-9-]+ ){0,2}[“\"'‘_*]*)?"
)
_PRESENTED: Final = re.compile(
    rf"[”\"'’_*]*,[”\"'’_*]* (?:(?:an?|the|his|her|their|its|this) )?(?:[\w.'’+-]+ ){{0,5}}(?:{_WORKS})\b(?! (?:star|actor|director|writer|series|fame))"
    r"(?= (?:of|about|by|from|set|directed|written|starring|based|in which|that|which|with|made|adapted|created|telling)\b)"
)
_ANAPHOR: Final = re.compile(
    r"[“\"'‘(]?(?:It|This|That)(?:['’]s|['’]ll| (?:is|was|has|had|will|would|ran|runs|won|stars?|starred|tells?|follows?|also|never|later|then|began|begins|opens?|opened|premiered|airs|aired|took|takes|came|comes|lasted)\b)"
    r"|(?:His|Her|Their) (?:[a-z-]+ )?co-?stars?\b"
    r"|The (?:series|show|film|movie|drama|sitcom|comedy|miniseries|serial|picture|thriller|programme|program)\b"
)
# Own estimate: shorter passages are asides.
_LEAST_TOPIC: Final = 200
_LEAST_SHARE: Final = 0.2


def is_topic(article: Article, sentence: Sentence, span: Span) -> bool:
    """Is the sentence about the work whose title stands at ``span``?"""
    lead = article.text[sentence.span.start : span.start]
    if len(lead) < 60 and _FRONTED.fullmatch(lead):
        return True
    after = article.text[span.end : span.end + 2]
    if after[:1] == ":" and _OPENING.fullmatch(lead):
        return True
    if is_subject(sentence, span) or is_presented(article, span):
        return True
    # "Oz, a prison drama": a sentence without a verb, or one that the parser took for a list
    return bool(_OPENING.fullmatch(lead)) and bool(
        re.match(
            r"[”\"'’_*]*(?: \([^)]*\))?,? (?:is|was|has|had|will|stars|follows|tells)\b",
            article.text[span.end : span.end + 40],
        )
    )


def is_presented(article: Article, span: Span) -> bool:
    """Is the reader told what it is (``is to be seen in Oz, a drama of prison life by Tom Fontana``)?"""
    return _PRESENTED.match(article.text, span.end) is not None


def is_subject(sentence: Sentence, span: Span) -> bool:
    """Is the title the subject of the sentence's main verb?"""
    inside = [
        t
        for t in sentence.tokens
        if span.start <= t.idx + sentence.offset and t.idx + sentence.offset < span.end
    ]
    members = {t.i for t in inside}
    for token in inside:
        root = token.head
        if (
            root.i not in members
            and token.dep_ in _SUBJECTS
            and root.i > token.i
            and (root.dep_ == "ROOT" or root.head.dep_ == "ROOT")
        ):
            return True
    return False


def goes_on(article: Article, sentence: Sentence) -> bool:
    """Does the sentence speak of the work that the one before it was about (``It ran for six seasons``)?"""
    return bool(_ANAPHOR.match(article.text, sentence.span.start))


def find_topics(
    article: Article, titles: Sequence[Title], sentences: Sequence[Sentence], main: Title
) -> dict[int, Title]:
    """The paragraphs of a column that turn to another work in one of their first two sentences.

    Args:
        article: Text and layout.
        titles: Of works; those of episodes are passed over.
        sentences: All of the article.
        main: The work that stands out; the column opens with it if it is named before all turns.

    Returns:
        Start of the paragraph → the work; those with too little text below them are left out.
    """
    rows = sorted(((s, t) for t in titles if not t.episode for s in t.spans), key=lambda row: row[0].start)
    found: list[tuple[int, Title]] = []
    at = 0
    block, seen = None, 0
    for sentence in sentences:
        if sentence.block is not block:
            block, seen = sentence.block, 0
        seen += 1
        while at < len(rows) and rows[at][0].start < sentence.span.start:
            at += 1
        if block.kind != BlockKind.PARAGRAPH or seen > 2 or (found and found[-1][0] == block.span.start):
            continue
        here = at
        while here < len(rows) and rows[here][0].end <= sentence.span.end:
            span, title = rows[here]
            if is_subject(sentence, span):
                if not found or found[-1][1] is not title:
                    found.append((block.span.start, title))
                break
            here += 1
    if found and main.spans[0].start < found[0][0]:
        k = bisect_right(article.blocks, main.spans[0].start, key=lambda b: b.span.start) - 1
        found.insert(0, (article.blocks[k].span.start, main))
    sizes: dict[Title, int] = {}
    for index, (start, title) in enumerate(found):
        end = found[index + 1][0] if index + 1 < len(found) else len(article.text)
        sizes[title] = sizes.get(title, 0) + end - start
    least = max(_LEAST_TOPIC, _LEAST_SHARE * max(sizes.values(), default=0))
    return {start: title for start, title in found if sizes[title] >= least}
