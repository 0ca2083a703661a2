"""What one line of an article looks like: a sentence, a name, a heading, a byline, a caption …

Lists of words here are the press's general conventions (style books and the page furniture of content
management systems), never a title or a person.
"""

import re

from .dates import find_dates

_WORD = re.compile(r"[^\W_][\w'’.&+-]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Dr|Mr|Mrs|Ms|Vol|No|Ep|St|vs|etc|U\.S|U\.K|[ap]\.m)|\b[A-Z])\.[\"'”’)]*$"
)
_INNER_SENTENCE_END = re.compile(r"(?:[a-z0-9)\"”’]{2}[.!]|…)[\"'”’)]*\s+[\"'“‘(]*[A-Z]")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """a an and as at but by for from if in into is it its nor of off on onto or out over per so than that
        the to up via vs with yet""",
    )
)
_PARTICLES = frozenset(
    re.findall(r"\w+", "de da di du del della der den van von la le el al bin ibn ben y e dos das ten ter af")
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_QUESTION = re.compile(
    r"(?:who|what|when|where|why|how|which|whose|is|are|was|were|will|would|does|do|did|can|could|should|has"
    r"|have|had|so)\b",
    re.I,
)
_AND_WHAT = re.compile(r"(?:and|but|so|now|ok(?:ay)?,?) [^?!]{3,40}\?$", re.I)
_RATING = re.compile(r"^[\W_]*$")
_SPOILERS = re.compile(
    r"^[\W_]*(?:(?:major|full|minor|massive|big|light|heavy|some)\s+)*spoilers?\b"
    r"|^[\W_]*(?:warning|caution|note|editor.s note|beware)\b.*\bspoil"
    r"|^[\W_]*(?:this|the following)\b.*\b(?:spoil|discuss(?:es)?|contains|reveals)",
    re.I,
)
_BOILERPLATE = re.compile(
    r"(?:subscribe|sign up (?:for|to)|join (?:our|the) (?:newsletter|mailing)|get (?:our|the) newsletter"
    r"|(?:click|tap) here|enter your e-?mail|your e-?mail address|thank you for (?:signing|subscrib)"
    r"|advertise(?:ment|$)|sponsored(?: content)?$|promoted$|ad$|story continues below|article continues"
    r"|continue reading below|share (?:this|on|via|to)\b|share$|tweet$|pin it$|copy link|print$|e-?mail$"
    r"|follow (?:us|\S+) on|like us on|find us on|download (?:our|the) app|add us as a preferred"
    r"|(?:copyright|©|\(c\) ?\d{4})|all rights reserved"
    r"|this (?:article|post|story|page) (?:may )?(?:contains?|includes?) (?:affiliate|links)"
    r"|we may (?:earn|receive) a|if you (?:buy|purchase) .{0,40}we may|as an amazon associate"
    r"|skip to (?:main |the )?content"
    r"|(?:we|this site) uses? cookies|accept (?:all )?cookies|cookie (?:policy|settings)"
    r"|privacy policy|terms of (?:use|service)|log ?in$|sign in$|register$|menu$|search$|home$|back to top"
    r"|(?:leave|post|add) a (?:comment|reply)|view (?:all )?comments|\d+ comments?$|comments(?: \(\d+\))?$"
    r"|\(?(?:leave|post|add|write) a (?:new )?(?:comment|reply)|\d+ (?:comments?|replies|responses|thoughts on)\b[^.]{0,30}$|jump to comments"
    r"|\w+ said\.\.\.$|this page was last (?:edited|modified|updated)|(?:text|content) is available under|retrieved from"
    r"|(?:this|the) article (?:needs|requires) additional|(?:you can help|please help)\b.{0,60}\bby (?:adding|improving|expanding)"
    r"|categor(?:y|ies): |tag(?:s|ged)?: |filed (?:under|in):|buy it (?:from|on|at)|newsletter:|\[edit\]$|jump to (?:navigation|search)"
    r"|all content ©|cookies? (?:help|allow)|manage (?:preferences|cookies)|reject all|got it!?$|your privacy|this (?:correspondence|thread) is (?:now )?closed"
    r"|(?:\d+|one) min(?:ute)?s? read$|loading|play video|watch video$|hide caption|toggle caption|enlarge)",
    re.I,
)
_TEASER = re.compile(
    r"(?P<marker>related(?: (?:articles?|stor(?:y|ies)|posts?|content|links?|reading|videos?|reviews?|interviews?|films?|shows?|series"
    r"|titles?|news|coverage|topics?|pages?))?|recommended"
    r"(?: (?:videos?|stor(?:y|ies)|reading|articles?|for you))?"
    r"|also read|read(?: more| next| also| this)+|read|more(?: stories)?|more (?:from|on|about) [^.:]{2,40}"
    r"|see also|also see|see more"
    r"|up next|next up|watch(?: next| also| now)|you (?:may|might) (?:also )?(?:like|enjoy)|don.t miss"
    r"|must read|trending(?: now)?|most (?:popular|read)|popular (?:now|stories)|editor.?s.? picks?"
    r"|latest(?: news| stories)?|from our partners|what to (?:read|watch) next)"
    r"\s*(?P<colon>[:»→|]|$)",
    re.I,
)
_CAPTION = re.compile(
    r"^[(\[]?(?:image|photo|picture|photograph|still|caption|pictured|credit|screenshot|courtesy)s?"
    r"(?: credits?| source| courtesy| by| via| from| of| \d{1,2})*\s*[:(]"
    r"|^[(\[]?(?:image|photo|picture|photograph|still)s? (?:credits?|courtesy|via|by|from)\b"
    r"|^(?:pictured|courtesy of)\b|\b(?:credit|photo|image|picture): "
    r"|\b(?:image|photo|picture|still|screenshot)s? (?:via|by|credit|courtesy)\b"
    r"|\bgetty images\b|\(photo[^)]*\)$|\(image[^)]*\)$|\bcourtesy of [A-Z]"
    r"|\b(?:key art|poster|promo(?:tional)? (?:image|photo|still)|official (?:still|image))$"
    r"|^(?:(?:the|a|new|official|first|final|teaser|full|full-length)\s+)*"
    r"(?:trailer|teaser|clip|poster|promo|featurette) (?:for|of|from)\b"
    r"|^(?:watch )?(?:the )?(?:official |new |first |final |teaser )*trailer(?: below| here)?:?$",
    re.I,
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}[\w'’.-]+(?: (?:{_CAPITAL}[\w'’.-]*|de|da|di|du|del|van|von|la|le|the|of)){{0,4}}"
_PEOPLE = rf"{_NAME}(?: \([^()]{{2,40}}\))?(?:(?:, | and |, and | & ){_NAME}(?: \([^()]{{2,40}}\))?){{0,7}}"
_STILL = re.compile(rf"^(?P<people>{_PEOPLE}) in (?P<work>[“\"'‘]?[A-Z0-9][^.!?]{{0,70}})$")
_MADE_BY = re.compile(rf"^[“\"'‘]?[A-Z0-9].{{1,70}}, (?:directed|created|written|developed) by {_PEOPLE}$")
_ROLE = re.compile(rf"^(?P<actor>{_NAME})(?: \([^()]{{2,30}}\))? as (?P<role>[“\"'‘]?[A-Z][^.!?:;]{{1,80}})$")
_DASHED = re.compile(
    rf"^{_NAME}(?: \([^()]{{2,30}}\))? ?(?: [-–—] | ?\.{{3,}} ?|: )[“\"'‘]?[A-Z][^.!?:;]{{1,80}}$"
)
_DESK = re.compile(
    r"^(?:the|our)\b.{0,30}\b(?:desk|staff|team|editors?|newsroom|critics?|correspondent|bureau)$", re.I
)
_BYLINE = re.compile(
    r"^(?:(?:words?|story|text|review(?:ed)?|recap(?:ped)?|posted|published|written|reported|article|edited)\s+)?"
    r"by:?\s+(?P<names>\S.*)$",
    re.I,
)
# What a blog, a forum or a desk prints above or below a text: ``Posted by Ann in Television · 31 comments``.
_POSTED = re.compile(
    r"^\W*(?:(?:posted|published|submitted|uploaded|filed|written|words|reviewed)\s+(?:by|on|in|under|at)\b|by u/\w"
    r"|(?:from|by) (?:our|the|a)\b.{0,40}\b(?:critic|correspondent|reporter|staff|writer|editor)s?\b\W*$|issue (?:#|no\.? ?)\d"
    r"|(?:current )?(?:mood|music|location): |newsgroups: |from: \S+ ?\S*$|date: )"
    r"|[|·•—] (?:posted|published|written) by \S",
    re.I,
)
_PLACE_LEFT = re.compile(r"(?:[A-Z][\w.'’-]*|[A-Z]+\.?)(?:[ ,]+(?:[A-Z][\w.'’-]*)){0,3}")
_MARKED = re.compile(
    r"(?P<mark>={2,6}|\*{2,3}|-{2,}|~{2,}|#{2,}|—{2,}|\*(?!\*))\s*(?P<inner>\S.{0,108}?)\s*(?P=mark)$"
)
_DATE_WORDS = re.compile(
    r"\b(?:published|updated|posted|released|modified|edited|dated?|last|first|originally|on|at|of|the|and"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|[ecmp][sd]?t|gmt|bst|utc|z"
    r"|\d+ min(?:ute)?s?(?: read)?)(?!\w)|[\W_]",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_DATE_INTRODUCED = re.compile(r"(?:\b(?:published|updated|posted|on)\b[:\s]*)+$", re.I)
_JOB = re.compile(
    r"\b(?:writer|critic|editor|reporter|correspondent|contributor|journalist|staff|columnist|author|producer)s?$",
    re.I,
)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Does it end like a sentence? Abbreviations (``Cuba Gooding Jr.``, ``Kenny G.``) do not count."""
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATION.search(text)


def is_prose(text: str) -> bool:
    """A sentence or more, as opposed to a heading or an entry of a list."""
    count = len(words(text[:400]))
    # 25: longer than all but one in a hundred headlines.
    return count > 25 or (count > 2 and ends_sentence(text) and not text.endswith("?")) or text.endswith(":")


def is_single_sentence(text: str) -> bool:
    return ends_sentence(text) and not _INNER_SENTENCE_END.search(text)


def is_title_case(text: str) -> bool:
    """Are nearly all words capitalized, as in an American headline?"""
    long = [word for word in words(text) if word.lower() not in _SMALL]
    capital = [word for word in long if not word[0].islower()]
    return bool(long) and len(capital) >= 0.8 * len(long)


def is_heading(text: str) -> bool:
    """Short, no end of a sentence, begins like a heading."""
    text = text.strip("*_= ") or text
    count = len(words(text))
    if not 1 <= count <= 16 or len(text) > 110 or text[0].islower() or text[-1] in ".,;:…-–—":
        return False
    if _INNER_SENTENCE_END.search(text) or not any(character.isalpha() for character in text):
        return False
    titled = is_title_case(text)
    if count <= 5 and _AND_WHAT.match(text):
        return True
    if text.endswith(("?", "?”", '?"')):
        return titled or (bool(_QUESTION.match(text)) and "?" not in text[:-2])
    if text.endswith("!"):
        return titled and count >= 3
    # A line without a full stop that runs on for more than ten words in lower case is a careless sentence.
    return titled or (count <= 10 and "?" not in text)


def is_name(text: str) -> bool:
    """One to five capitalized words, particles aside: ``Penélope Cruz``, ``Guillermo del Toro``, ``Common``."""
    parts = text.split()
    if not 1 <= len(parts) <= 5 or not text[0].isalpha():
        return False
    strict = [part for part in parts if part.lower() not in _PARTICLES | _SUFFIXES]
    return bool(strict) and all(part[0].isupper() and part[-1] not in ":;!?" for part in strict)


def is_ornament(text: str) -> bool:
    """Stars, dashes: nothing to read."""
    return bool(_RATING.match(text))


def is_spoiler_warning(text: str) -> bool:
    return bool(_SPOILERS.match(text[:300]))


def is_boilerplate(text: str) -> bool:
    # A sentence about subscribers is news; a plea stands at the start of a short line.
    return len(text) <= 300 and bool(_BOILERPLATE.match(text.lstrip("[(*• ")))


def teaser_marker(text: str) -> str | None:
    """``"alone"`` for a line such as ``RELATED``, ``"line"`` for ``Read more: Who Plays …``; else None."""
    match = _TEASER.match(text[:250]) if len(text) <= 250 else None
    if match is None:
        return None
    if not text[match.end() :].strip():
        # "Read", "More" and "Watch" alone are too common without a colon, unless they shout.
        lone = match["marker"].lower() in {"read", "more", "related", "latest"}
        return "alone" if match["colon"] or not lone or text.isupper() else None
    return "line" if match["colon"] else None


def is_caption(text: str) -> bool:
    """Says itself that it belongs to a picture or a video."""
    return len(text) <= 300 and bool(_CAPTION.search(text)) and not (len(text) > 120 and ends_sentence(text))


def still_of(text: str) -> str | None:
    """The work in ``Ann Lee and Joe Roe in The Work``, if the line looks like that."""
    match = _STILL.match(text) if len(text) <= 150 else None
    return match["work"].strip("“”\"'‘’ ") if match else None


def is_made_by(text: str) -> bool:
    """``The Work, directed by Ann Lee``."""
    return len(text) <= 150 and bool(_MADE_BY.match(text))


def is_role(text: str) -> bool:
    """``Ann Lee as Mrs. Roe``."""
    return len(text) <= 150 and bool(_ROLE.match(text))


def is_role_entry(text: str) -> bool:
    """``Ann Lee as Mrs. Roe`` or ``Ann Lee - Mrs. Roe``."""
    return is_role(text) or (len(text) <= 150 and bool(_DASHED.match(text)))


def is_date_line(text: str) -> bool:
    """Only a date, with words such as ``Updated`` and a time of day."""
    return len(text) <= 120 and not _without_dates(text, missing="x").strip()


def is_post_line(text: str) -> bool:
    """``Posted by Ann in Television · 31 Comments``, ``From Our Film Critic``: who put it there, when and where."""
    return len(text) <= 160 and bool(_POSTED.search(text)) and not is_single_sentence(text)


def is_dateline(text: str) -> bool:
    """A place and a date alone: ``London, January 24, 1959``."""
    if len(text) > 70 or "," not in text:
        return False
    found = find_dates(text)
    if not found or found[-1].end < len(text.rstrip(" .")):
        return False
    rest = _WEEKDAY.sub("", text[: found[0].start]).strip(" ,.-–—")
    return bool(_PLACE_LEFT.fullmatch(rest)) and not _JOB.search(rest)


def inside_marks(text: str) -> str | None:
    """What stands between the signs of a heading typed by hand (``== Plot ==``, ``**The end?**``), else None."""
    match = _MARKED.match(text)
    if match is None or match["mark"] in match["inner"]:
        return None
    inner = match["inner"].strip(" =*-~#—")
    # One star is italics as well: a heading only if it looks like one in capitals
    return inner if inner and (len(match["mark"]) > 1 or inner.isupper()) else None


def byline_names(text: str) -> tuple[str, ...]:
    """The authors in ``By Ann Lee and Joe Roe, TV critic | Nov 3, 2024``; empty if it is no byline."""
    match = _BYLINE.match(text) if len(text) <= 160 else None
    if match is None:
        return ()
    rest = match["names"]
    dates = find_dates(rest)
    if dates:
        rest = re.sub(
            r"(?:\b(?:published|updated|posted|on)\b[:\s]*)+$",
            "",
            rest[: dates[0].start].rstrip(),
            flags=re.I,
        )
    names = []
    for part in re.split(r"\s*(?:,| and | & |[|•·/])\s*| [-–—] | for ", rest):
        piece = part.strip(" .-–—")
        if not piece:
            continue
        if (
            _DESK.match(piece)
            or (is_name(piece) and not _JOB.search(piece))
            or (piece.isupper() and " " in piece)
        ):
            names.append(piece)
        elif not names:
            return ()
    return tuple(names)


def _without_dates(text: str, *, missing: str) -> str:
    found = find_dates(text)
    if not found:
        return missing
    for date in reversed(found):
        text = text[: date.start] + " " + text[date.end :]
    return _DATE_WORDS.sub(" ", text)
