"""What a web page says of itself: JSON-LD, microdata, Open Graph and ``meta`` elements."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import extruct
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from .encoding import clean
from .metadata import Metadata, canonical_url

_MAX_SCRIPT = 2 * 1024 * 1024
_MAX_DEPTH = 40
_MAX_ITEMS = 2000
_ARTICLE = re.compile(r"(?:^|[/#:])(?:\w*Article|BlogPosting|Review|CriticReview|Report|LiveBlogPosting)$")
_SITE_SUFFIX = re.compile(r"\s+(?:[|•»]|[-–—])\s+[^|•»]{2,40}$")


def embedded_objects(tree: HtmlElement) -> tuple[Mapping[str, Any], ...]:
    """JSON-LD as it is, then microdata and Open Graph in the same shape; what is broken is left out."""
    found: list[Any] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        if len(script.text or "") <= _MAX_SCRIPT:
            script.set("type", "application/ld+json")
            # One by one: extruct drops all scripts of a page if one of them is broken.
            found += extruct.extract(script, syntaxes=["json-ld"], errors="ignore").get("json-ld", [])
    for syntax, mark in (("microdata", "//*[@itemscope]"), ("opengraph", "//meta[@property]")):
        if 0 < len(tree.xpath(mark)) <= _MAX_ITEMS:
            found += _uniform(tree, syntax)
    kept = (_plain(item, _MAX_DEPTH) for item in found if isinstance(item, Mapping))
    return tuple(item for item in kept if item)


def metadata_of(tree: HtmlElement, objects: Iterable[Mapping[str, Any]]) -> Metadata:
    """Headline, address, outlet, authors and date, from the most to the least reliable place."""
    article: Mapping[str, Any] = next(_articles(objects), {})
    title = _text(article.get("headline")) or _meta(tree, "og:title", "twitter:title") or None
    address = [_href(tree), _meta(tree, "og:url"), _text(article.get("url"))]
    return Metadata(
        title=html.unescape(title) if title else None,
        url=next((url for url in map(_own_address, address) if url), None),
        site=_text(article.get("publisher")) or _meta(tree, "og:site_name", "application-name"),
        authors=_authors(article.get("author")) or _authors(_meta(tree, "author", "parsely-author", "byl")),
        published=_text(article.get("datePublished"))
        or _meta(
            tree, "article:published_time", "datePublished", "parsely-pub-date", "pubdate", "date", "dc.date"
        )
        or _time(tree),
    )


def article_body(objects: Iterable[Mapping[str, Any]]) -> str | None:
    """The text of the article where the page gives it to machines."""
    return next((body for item in _articles(objects) if (body := _text(item.get("articleBody")))), None)


def without_site(title: str, site: str | None) -> str:
    """``Who Set the Fire? | The Evening Reel`` without the outlet."""
    if site and title.lower().endswith(site.lower()):
        return title[: -len(site)].rstrip(" |-–—•»:") or title
    return title if site else _SITE_SUFFIX.sub("", title)


def _uniform(tree: HtmlElement, syntax: str) -> list[Any]:
    try:
        found = extruct.extract(tree, syntaxes=[syntax], errors="ignore", uniform=True)
    except KeyError:  # extruct looks up what it has just ignored
        return []
    items: list[Any] = found.get(syntax, [])
    return items


def _plain(value: Any, depth: int) -> Any:
    """JSON alone, with strings that can be written anywhere; None in place of what is nested too deeply."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(key)): _plain(item, depth - 1) for key, item in value.items()} if depth else None
    if isinstance(value, list | tuple):
        return [_plain(item, depth - 1) for item in value] if depth else None
    return value if isinstance(value, bool | int | float) or value is None else clean(str(value))


def _articles(objects: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for item in objects:
        graph = item.get("@graph")
        for node in [item, *(graph if isinstance(graph, list) else ())]:
            if isinstance(node, Mapping):
                kinds = node.get("@type")
                if any(
                    _ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield node


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    return value.strip() or None if isinstance(value, str) else None


def _authors(value: Any) -> tuple[str, ...]:
    values = (
        value
        if isinstance(value, list)
        else re.split(r"\s*[;|]\s*|\s+and\s+", value)
        if isinstance(value, str)
        else [value]
    )
    names = (re.sub(r"^by\s+", "", _text(item) or "", flags=re.I) for item in values)
    return tuple(
        dict.fromkeys(html.unescape(name) for name in names if name and "/" not in name and "@" not in name)
    )


def _meta(tree: HtmlElement, *names: str) -> str | None:
    for name in names:
        for element in tree.iter("meta"):
            said = element.get("property") or element.get("name") or element.get("itemprop") or ""
            if said.lower() == name.lower() and (content := (element.get("content") or "").strip()):
                return str(content)
    return None


def _href(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return str(link.get("href") or "") or None
    return None


def _own_address(url: str | None) -> str | None:
    """Outlets that point all their pages to the front page would make one article of them all."""
    canonical = canonical_url(url) if url else None
    return canonical if canonical and canonical.split("/", 3)[3] else None


def _time(tree: HtmlElement) -> str | None:
    """The first ``time`` element that is dated."""
    for element in tree.iter("time"):
        if stamp := (element.get("datetime") or element.text_content() or "").strip():
            return str(stamp)[:60]
    return None
