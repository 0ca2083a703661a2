"""One web page, because the user named its address; nothing that it refers to."""

import http.client
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

from .refusal import MAX_FILE_BYTES, Refusal, check_size

TIMEOUT_S = 20.0
"""For each wait on the server."""
DEADLINE_S = 60.0
"""For the whole page."""
MAX_REDIRECTS = 5
_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    url: str
    """After redirects."""
    content: bytes
    media_type: str
    """Lower case, without parameters; empty if the server names none."""
    charset: str | None


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTS
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        # The handler above follows ftp as well.
        if urlsplit(newurl).scheme not in {"http", "https"}:
            raise Refusal("the address leads to something that is not a web page. Check the address.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def fetch(url: str, *, timeout_s: float = TIMEOUT_S, deadline_s: float = DEADLINE_S) -> Page:
    """Get one page.

    Raises:
        Refusal: It cannot be had, is no text, or is larger than ``MAX_FILE_BYTES``.
    """
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    headers = {"User-Agent": "showkg", "Accept": "text/html, text/plain", "Accept-Encoding": "identity"}
    end = time.monotonic() + deadline_s
    try:
        request = urllib.request.Request(_ascii(url), headers=headers)  # noqa: S310 - http(s) only, see _ascii
        with opener.open(request, timeout=timeout_s) as response:
            media_type = response.headers.get_content_type() if "Content-Type" in response.headers else ""
            if media_type not in _TYPES:
                raise Refusal(f"the server sends {media_type}, not a web page. Check the address.")
            content = _body(response, end, deadline_s)
            return Page(
                url=response.geturl(),
                content=_unpacked(content, response.headers.get("Content-Encoding", "")),
                media_type=media_type,
                charset=response.headers.get_content_charset(),
            )
    except urllib.error.HTTPError as error:
        error.close()
        # urllib appends what it calls an infinite loop to the server's words.
        words = error.reason.splitlines()[0] if isinstance(error.reason, str) and error.reason else "error"
        if "not allowed" in words:
            raise Refusal("the address leads to something that is not a web page. Check it.") from error
        if "redirect" in words:
            raise Refusal("the address redirects too often. Check the address.") from error
        raise Refusal(f"the server answers {error.code} {words}. Check the address.") from error
    except TimeoutError as error:
        raise Refusal("the server does not answer in time. Try again later.") from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise Refusal("the server does not answer in time. Try again later.") from error
        raise Refusal(f"the server cannot be reached ({error.reason}). Check the address.") from error
    except (http.client.HTTPException, OSError, ValueError) as error:
        raise Refusal("the page cannot be read from the server. Check the address.") from error


def _body(response: http.client.HTTPResponse, end: float, deadline_s: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(64 * 1024):
        size += len(chunk)
        check_size(size, MAX_FILE_BYTES, of="the page")
        if time.monotonic() > end:
            raise Refusal(f"the page takes longer than {deadline_s:.0f} seconds. Try again later.")
        parts.append(chunk)
    return b"".join(parts)


def _unpacked(content: bytes, encoding: str) -> bytes:
    """Some servers pack whatever they are asked for."""
    if encoding.strip().lower() in {"", "identity"}:
        return content
    if encoding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        raise Refusal("the server packs the page in an unknown way. Save it as a file.")
    unpacker = zlib.decompressobj(wbits=47)  # zlib or gzip, told by the header
    try:
        page = unpacker.decompress(content, MAX_FILE_BYTES + 1)
    except zlib.error as error:
        raise Refusal("the page arrives damaged. Try again later.") from error
    check_size(len(page), MAX_FILE_BYTES, of="the page")
    return page


def _ascii(url: str) -> str:
    """The address as a request needs it: host in punycode, other characters escaped."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or parts.username:
        raise Refusal("this is not an http or https address without a password. Check it.")
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    safe = "%/:=&?~+!$,;'@()*[]"
    return urlunsplit((parts.scheme, host + port, quote(parts.path, safe), quote(parts.query, safe), ""))
