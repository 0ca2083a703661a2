"""What is known of an article besides its text: headline, address, outlet, authors, date."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ..ontology.records import Article, Block, BlockKind, Span
from . import cues
from .dates import read_date
from .encoding import clean

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|ref_url|cmpid|cmp|ocid|smid|taid|xtor", re.I
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/([01]\d)/([0-3]\d)/")
_URL_CHARACTERS = re.compile(r"[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Each field None, or empty, where it is not known."""

    title: str | None = None
    url: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """A date in any common form; ``assemble`` makes it ISO 8601."""

    def or_else(self, other: "Metadata") -> "Metadata":
        """This, with the fields that it lacks taken from ``other``."""
        names = [item.name for item in fields(self)]
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in names})


def assemble(
    source: str,
    text: str,
    blocks: Sequence[Block],
    *,
    known: Metadata,
    embedded: Iterable[Mapping[str, Any]] = (),
    emphasised: Iterable[Span] = (),
) -> Article:
    """An article of ``text``; what ``known`` lacks is read from its headline, its bylines and its address."""
    bylines = [block.span.text_of(text) for block in blocks if block.kind is BlockKind.BYLINE]
    url = canonical_url(known.url) if known.url else None
    published = read_date(known.published) if known.published else None
    title = known.title or _title_of(text, blocks)
    return Article(
        key=article_key(text, url),
        source=source,
        text=text,
        blocks=tuple(blocks),
        title=_line(title),
        url=url,
        site=_line(known.site),
        authors=tuple(name for name in map(_line, known.authors or authors_of(bylines)) if name),
        published=published or published_of(bylines) or (_url_date(url) if url else None),
        embedded=tuple(embedded),
        emphasised=tuple(emphasised),
    )


def article_key(text: str, url: str | None) -> str:
    """12 hex digits that stay the same however often the article is read."""
    canonical = canonical_url(url) if url else None
    return hashlib.sha256((canonical or text).encode()).hexdigest()[:12]


def canonical_url(url: str) -> str | None:
    """``url`` without fragment, default port and tracking parameters; None if it is no http(s) address."""
    url = url.strip()
    if not _URL_CHARACTERS.fullmatch(url) or clean(url) != url or len(url) > 2000:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in {"http", "https"} or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.lower()
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        host += f":{port}"
    query = parts.query
    if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([pair for pair in pairs if not _TRACKING.fullmatch(pair[0])])
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def authors_of(bylines: Sequence[str]) -> tuple[str, ...]:
    """The names in lines such as ``By Ann Lee``; a bare name counts where the line is a byline."""
    names: list[str] = []
    for line in bylines:
        bare = (
            (line,)
            if cues.is_name(line) and not re.match(r"by\b", line, re.I) and not read_date(line)
            else ()
        )
        names.extend(name for name in cues.byline_names(line) or bare if name not in names)
    return tuple(names)


def published_of(bylines: Sequence[str]) -> str | None:
    """The date of publication, rather than one of an update, in ISO 8601."""
    dated = [(line, date) for line in bylines if (date := read_date(line))]
    first = [date for line, date in dated if "updated" not in line.lower()]
    return first[0] if first else dated[0][1] if dated else None


def _title_of(text: str, blocks: Sequence[Block]) -> str | None:
    for kind in (BlockKind.TITLE, BlockKind.HEADING):
        for block in blocks:
            if block.kind is kind:
                return block.span.text_of(text).lstrip("# ")
    return None


def _url_date(url: str) -> str | None:
    match = _URL_DATE.search(url)
    return read_date("-".join(match.groups())) if match else None


def _line(text: str | None) -> str | None:
    """One line of at most 500 code points that can be written anywhere."""
    return " ".join(clean(text).split())[:500] or None if text else None
