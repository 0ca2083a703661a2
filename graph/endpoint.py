"""The SPARQL 1.1 Protocol: asks an endpoint over HTTP, and says in one line what went wrong.

Only the address that the user named is asked: redirects are not followed. Name and password come from
``SHOWKG_USER`` and ``SHOWKG_PASSWORD`` or from ``~/.netrc`` (``NETRC`` names another file); they are sent
to that address alone, when it asks for them, and stand in no message.

Source: https://www.w3.org/TR/sparql11-protocol/
"""

import io
import netrc
import os
import random
import re
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import httpx
import pyoxigraph as ox

from .. import __version__
from ..ontology.errors import ShowkgError, UsageError
from .sparql import form_of

CONNECT_S = 10.0
PATIENCE_S = 120.0
"""Seconds of silence after which an endpoint counts as dead. Counting a billion triples takes about one minute."""

PAUSES_S = (0.5, 1.0, 2.0, 4.0)
"""Before each further try; each is drawn out by up to a quarter, so that clients do not come in step."""

MOST_RETRY_AFTER_S = 60.0

_PASSING = frozenset({429, 502, 503, 504})
"""The server is too busy, or not there just now."""

_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.8"


class Endpoint:
    """One endpoint.

    Args:
        address: Where it answers. ``default-graph-uri`` in it names the graph that is asked and changed.
        query_address: Where it answers queries, if not there.
        patience_s: Seconds without a sign of life before it counts as dead; None: wait.
        say: Gets a line when a request is tried again.

    Raises:
        UsageError: The address holds a password, or is none.
    """

    def __init__(
        self,
        address: str,
        *,
        query_address: str | None = None,
        patience_s: float | None = PATIENCE_S,
        say: Callable[[str], object] = str,
    ) -> None:
        self.name, self._update_url, graph = _parts(address)
        self._query_url, self.graph = self._update_url, graph
        if query_address is not None:
            _, self._query_url, asked = _parts(query_address)
            self.graph = graph or asked
        else:
            self._query_url = _beside(self._update_url)
        self._say = say
        self._auth = _Auth(self.name)
        self._client = httpx.Client(
            timeout=httpx.Timeout(patience_s, connect=CONNECT_S),
            headers={"User-Agent": f"showkg/{__version__}"},
            auth=self._auth,
        )
        self._reached = False

    def close(self) -> None:
        self._client.close()

    def rows(self, sparql: str, *, graph: str | None = None) -> ox.QuerySolutions | ox.QueryBoolean:
        """Ask a SELECT or ASK; rows come as the endpoint sends them.

        Args:
            sparql: The query.
            graph: The graph to ask instead of the one of the address.

        Raises:
            ShowkgError: No answer, or half of one; reading the rows may raise it too.
        """
        response = self._send(self._query_url, self._question(sparql, graph), _RESULTS)
        body = _Body(response, self.name, b"}")
        try:
            found = ox.parse_query_results(io.BufferedReader(body, 1 << 16), ox.QueryResultsFormat.JSON)
        except SyntaxError:
            kind = response.headers.get("content-type", "something")
            raise ShowkgError(
                f"{self.name}: this is not the answer of a SPARQL endpoint ({kind[:60]}). Check the address."
            ) from None
        if form_of(sparql) == "ASK" and isinstance(found, ox.QuerySolutions):
            # Virtuoso tells the truth as a row: 1 or 0.
            true = any(str(row[0].value) in ("1", "true") for row in found if isinstance(row[0], ox.Literal))
            return ox.Store().query("ASK {}" if true else "ASK { FILTER(false) }")  # type: ignore[return-value]
        return found

    def triples(self, sparql: str, *, graph: str | None = None) -> Iterator[ox.Triple]:
        """Ask a CONSTRUCT or DESCRIBE; triples come as the endpoint sends them.

        Raises:
            ShowkgError: No answer, or half of one.
        """
        response = self._send(self._query_url, self._question(sparql, graph), _TRIPLES)
        body = _Body(response, self.name, b".")
        try:
            for quad in ox.parse(io.BufferedReader(body, 1 << 16), ox.RdfFormat.TURTLE):
                yield quad.triple
        except SyntaxError as error:
            raise ShowkgError(
                f"{self.name}: its answer is not RDF ({error.msg}). Check the address."
            ) from None

    def update(self, sparql: str, *, repeatable: bool = False) -> None:
        """Change the graph.

        Args:
            sparql: The update.
            repeatable: Done twice it is as if done once, so that it may be tried again whatever happened.

        Raises:
            ShowkgError: It was refused, or nobody knows what became of it.
        """
        fields = [("update", sparql)]
        response = self._send(self._update_url, fields, "*/*", again=repeatable, update=True)
        response.read()

    def _question(self, sparql: str, graph: str | None) -> list[tuple[str, str]]:
        asked = graph or self.graph
        return [("query", sparql), *([("default-graph-uri", asked)] if asked else [])]

    def _send(
        self,
        url: str,
        fields: list[tuple[str, str]],
        accept: str,
        *,
        again: bool = True,
        update: bool = False,
    ) -> httpx.Response:
        """Send a form and give the response, its body not read; tries again where that may help."""
        for pause in (*PAUSES_S, None):
            wait = None if pause is None else pause * random.uniform(1, 1.25)  # noqa: S311 - no secret
            try:
                request = self._client.build_request(
                    "POST", url, data=dict(fields), headers={"Accept": accept}
                )
                response = self._client.send(request, stream=True)
            except httpx.HTTPError as error:
                never_sent = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
                # An endpoint that was never there is down: the user need not wait to hear so.
                if wait is None or not (self._reached and (again or never_sent)):
                    raise self._lost(error, update=update and not never_sent) from None
                self._pause(wait, str(error) or type(error).__name__)
                continue
            self._reached = True
            if response.status_code < 300:
                return response
            passing = response.status_code in _PASSING or (update and response.status_code >= 500)
            if wait is None or not again or not passing:
                raise self._refused(response, update=update)
            wait = max(wait, _retry_after(response))
            response.close()
            self._pause(wait, f"{response.status_code} {response.reason_phrase}")
        raise AssertionError("the last try returns or raises")

    def _pause(self, seconds: float, reason: str) -> None:
        self._say(f"{self.name}: {' '.join(reason.split())}; trying again in {seconds:.1f} s")
        time.sleep(seconds)

    def _lost(self, error: httpx.HTTPError, *, update: bool) -> ShowkgError:
        unknown = " Whether the change was made is not known." if update else ""
        if isinstance(error, httpx.ConnectTimeout | httpx.ConnectError):
            reason = _reason(error)
            return ShowkgError(
                f"{self.name}: the endpoint is not reachable ({reason}). Check the address, and whether it runs."
            )
        if isinstance(error, httpx.TimeoutException):
            return ShowkgError(
                f"{self.name}: the endpoint does not answer.{unknown} Ask for less, or try again later."
            )
        return ShowkgError(f"{self.name}: the connection broke ({_reason(error)}).{unknown} Try again.")

    def _refused(self, response: httpx.Response, *, update: bool) -> ShowkgError:
        status = response.status_code
        said = _said(response)
        if status == 401:
            if self._auth.tried:
                return ShowkgError(
                    f"{self.name}: the endpoint refuses the name and password. Check SHOWKG_USER and "
                    "SHOWKG_PASSWORD, or ~/.netrc."
                )
            return ShowkgError(
                f"{self.name}: the endpoint wants a name and a password. Set SHOWKG_USER and SHOWKG_PASSWORD, "
                "or write them into ~/.netrc."
            )
        if status in (403, 405) or (status == 400 and "denied" in said.lower()):
            what = "changes" if update else "this query"
            return ShowkgError(
                f"{self.name}: the endpoint does not allow {what} ({status}{said}). Ask whoever runs it."
            )
        if status == 404:
            return ShowkgError(f"{self.name}: there is no endpoint at this address (404). Check the address.")
        if 300 <= status < 400:
            where = urlsplit(response.headers.get("location", ""))
            place = urlunsplit((where.scheme, where.netloc.rpartition("@")[2], where.path, "", ""))
            return ShowkgError(
                f"{self.name}: the endpoint points to {place[:200] or 'another address'}. Name that one, if it is "
                "right."
            )
        if status in (400, 422) and not update:
            return RefusedQueryError(
                f"{self.name}: the endpoint refuses the query ({status}{said}). Change the query."
            )
        return ShowkgError(f"{self.name}: the endpoint failed ({status}{said}). Try again later.")


class RefusedQueryError(ShowkgError):
    """The endpoint does not understand a query."""


class _Body(io.RawIOBase):
    """The body of a response as a stream that tells half an answer from a whole one."""

    def __init__(self, response: httpx.Response, name: str, end: bytes) -> None:
        self._response, self._name, self._end = response, name, end
        self._parts = response.iter_bytes()
        self._left = b""
        self._last = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            try:
                self._left = next(self._parts)
            except StopIteration:
                # Not all servers tell how long an answer is; its last sign does.
                if self._last not in (self._end, b""):
                    raise self._half("it ends too early") from None
                return 0
            except httpx.TimeoutException:
                raise self._half("nothing more came") from None
            except httpx.HTTPError as error:
                raise self._half(_reason(error)) from None
            self._last = self._left.rstrip()[-1:] or self._last
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size

    def _half(self, reason: str) -> ShowkgError:
        self._response.close()
        return ShowkgError(f"{self._name}: half an answer came ({reason}). Ask again.")


class _Auth(httpx.Auth):
    """Answers a challenge for a name and a password, Basic or Digest; unasked it sends neither."""

    def __init__(self, name: str) -> None:
        self.tried = False
        self._name = name
        self._scheme: httpx.BasicAuth | httpx.DigestAuth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._scheme is not None:
            yield from self._scheme.auth_flow(request)
            return
        response = yield request
        if response.status_code != 401:
            return
        known = _credentials(urlsplit(self._name).hostname or "", self._name)
        if known is None:
            return
        self.tried = True
        challenge = response.headers.get("www-authenticate", "").lower()
        # Digest wants to see its challenge: it sends the request once more without an answer.
        self._scheme = (httpx.DigestAuth if challenge.startswith("digest") else httpx.BasicAuth)(*known)
        yield from self._scheme.auth_flow(request)


def _credentials(host: str, name: str) -> tuple[str, str] | None:
    """Name and password for a host: from the environment, else from the netrc file."""
    user, password = os.environ.get("SHOWKG_USER"), os.environ.get("SHOWKG_PASSWORD")
    if user is not None and password is not None:
        return user, password
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(path).authenticators(host)
    except (netrc.NetrcParseError, OSError) as error:
        # The message of the parser may hold a line of the file.
        line = f" at line {error.lineno}" if isinstance(error, netrc.NetrcParseError) else ""
        raise ShowkgError(f"{path}: cannot be read{line}, and {name} wants a password. Mend it.") from None
    return (found[0], found[2] or "") if found else None


def _parts(address: str) -> tuple[str, str, str | None]:
    """Take an address apart: what messages call it, where to send to, and the graph that it names."""
    try:
        url = urlsplit(address)
        port = url.port
    except ValueError:
        raise UsageError("the address of the endpoint cannot be read. Check its port and brackets.") from None
    if url.username is not None or url.password is not None:
        raise UsageError(
            "the address of the endpoint holds a name or password, which others could see. Leave it out, and set "
            "SHOWKG_USER and SHOWKG_PASSWORD."
        )
    if not url.hostname or port == 0:
        raise UsageError(f"{address}: this is no address of an endpoint. Write it as https://host/path.")
    fields = parse_qsl(url.query, keep_blank_values=True)
    graphs = [value for key, value in fields if key == "default-graph-uri"]
    if len(graphs) > 1 or not all(re.fullmatch(r"[A-Za-z][\w+.-]*:[^\s<>\"{}|\\^`]*", g) for g in graphs):
        raise UsageError("default-graph-uri in the address of the endpoint must be the IRI of one graph.")
    rest = urlencode([field for field in fields if field[0] != "default-graph-uri"])
    name = urlunsplit((url.scheme.lower(), url.netloc, url.path, "", ""))
    return name, urlunsplit((url.scheme.lower(), url.netloc, url.path, rest, "")), next(iter(graphs), None)


def _beside(update_url: str) -> str:
    """Where a server answers queries, by where it takes updates: Oxigraph, Fuseki, RDF4J and GraphDB."""
    url = urlsplit(update_url)
    path = re.sub(r"/update$", "/query", url.path)
    return urlunsplit(url._replace(path=path.removesuffix("/statements")))


def _retry_after(response: httpx.Response) -> float:
    seconds = response.headers.get("retry-after", "")
    return min(float(seconds), MOST_RETRY_AFTER_S) if re.fullmatch(r"[0-9]{1,6}", seconds) else 0.0


def _said(response: httpx.Response) -> str:
    """The first line of what a server says about an error, ready to follow its number."""
    try:
        text = response.read().decode("utf-8", "replace")
    except httpx.HTTPError:
        return ""
    finally:
        response.close()
    if "html" in response.headers.get("content-type", ""):
        return ""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return f": {line[:200].rstrip('.')}" if line else ""


def _reason(error: httpx.HTTPError) -> str:
    text = re.sub(r"^\[[^\]]*\] ", "", " ".join(str(error).split())) or type(error).__name__
    return text[:150].rstrip(".")
