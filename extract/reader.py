"""Sources → articles: files, folders, globs, standard input, JSON Lines and web pages.

One bad source never stops the others: what cannot be read becomes a ``Problem`` in its place.
"""

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ..ontology.records import Article, Block, BlockKind, Problem
from . import cues
from .dates import read_date
from .encoding import clean, decode
from .language import require_english
from .layout import lay_out
from .refusal import Refusal

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref|ref_src|cmpid|ocid|smid|taid|xtor", re.I
)


def article_from_text(
    text: str,
    *,
    source: str = "-",
    title: str | None = None,
    url: str | None = None,
    site: str | None = None,
    authors: Sequence[str] = (),
    published: str | None = None,
) -> Article:
    r"""Plain text → an article with blocks.

    Args:
        text: Any text; ``\r\n`` becomes ``\n``, control characters become spaces. ``Article.text`` is else the
            same, but that hard-wrapped paragraphs are joined (a space for each line end: offsets stay).
        source: Where it was read.
        title: And the other metadata: if known from elsewhere; else they are read from headline and byline.
        published: A date in any common form.
    """
    text, blocks = lay_out(clean(text))
    bylines = [block.span.text_of(text) for block in blocks if block.kind is BlockKind.BYLINE]
    return Article(
        key=article_key(text, url),
        source=source,
        text=text,
        blocks=blocks,
        title=title or title_of(text, blocks),
        url=url,
        site=site,
        authors=tuple(authors) or authors_of(bylines),
        published=(read_date(published) if published else None) or published_of(bylines),
    )


def article_key(text: str, url: str | None) -> str:
    """12 hex digits that stay the same however often the article is read."""
    canonical = canonical_url(url) if url else None
    return hashlib.sha256((canonical or text).encode()).hexdigest()[:12]


def canonical_url(url: str) -> str | None:
    """``url`` without fragment, default port and tracking parameters; None if it is no http(s) address."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    host = parts.hostname.lower()
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        host += f":{port}"
    pairs = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
    ]
    canonical = urlunsplit((parts.scheme.lower(), host, parts.path or "/", urlencode(pairs), ""))
    return canonical.encode("utf-8", "replace").decode()


def title_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The text of the headline, else of the first heading."""
    for kind in (BlockKind.TITLE, BlockKind.HEADING):
        for block in blocks:
            if block.kind is kind:
                return block.span.text_of(text).lstrip("# ")
    return None


def authors_of(bylines: Sequence[str]) -> tuple[str, ...]:
    """The names in lines such as ``By Ann Lee``; a bare name counts where the line is a byline."""
    names: list[str] = []
    for line in bylines:
        for name in cues.byline_names(line) or (
            (line,) if cues.is_name(line) and not cues.is_date_line(line) else ()
        ):
            if name not in names:
                names.append(name)
    return tuple(names)


def published_of(bylines: Sequence[str]) -> str | None:
    """The date of publication, rather than one of an update, in ISO 8601."""
    dated = [(line, date) for line in bylines if (date := read_date(line))]
    first = [date for line, date in dated if "updated" not in line.lower()]
    return first[0] if first else dated[0][1] if dated else None


def read(sources: Sequence[str]) -> Iterator[Article | Problem]:
    """Articles of all sources, in a stable order; a problem in the place of each that cannot be read."""
    for source in sources:
        try:
            data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
            text = decode(data)
            require_english(text)
            yield article_from_text(text, source=source)
        except OSError as error:
            yield Problem(source=source, message=f"{error.strerror or error}. Check the path.")
        except Refusal as refusal:
            yield Problem(source=source, message=str(refusal))
