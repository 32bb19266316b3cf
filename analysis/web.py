"""Fetching one page from the web with care: what may be asked for, how long it may take, how large it may be."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import zlib
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

LIMIT = 10_000_000
REDIRECTS = 5
_CHUNK = 65_536
# A length of more digits is beyond any limit.
_DIGITS = 18
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; quotelab)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Page(NamedTuple):
    """What a server answered: the final address, the bytes, and what it says they are."""

    url: str
    data: bytes
    type: str
    charset: str | None


def fetch(url: str, *, allow_private: bool = False, timeout: float = 10.0, limit: int = LIMIT) -> Page:
    """Fetch a page over http or https.

    Redirects are followed at most five times, and every address on the way is looked at: loopback, private and
    link-local machines are refused unless ``allow_private`` is set.

    Parameters
    ----------
    url
        An http or https address.
    allow_private
        Also ask machines of the local network.
    timeout
        Seconds for everything together.
    limit
        The largest answer in bytes.

    Raises
    ------
    ValueError
        The address may not be asked for, or the answer is too large or redirects too often.
    OSError
        The server cannot be reached, takes too long (TimeoutError) or answers with an error.
    """
    deadline = time.monotonic() + timeout
    at = url
    for _ in range(REDIRECTS + 1):
        answer = _ask(at, deadline, allow_private=allow_private, limit=limit)
        if isinstance(answer, Page):
            return answer
        at = urljoin(at, answer)
    raise ValueError(
        f"{url}: more than {REDIRECTS} redirects; open it in a browser and save the article as .html"
    )


def _ask(url: str, deadline: float, *, allow_private: bool, limit: int) -> Page | str:
    """One request: the page, or the address it sends us on to."""
    parts = _address(url)
    try:
        connection = _connect(url, _left(url, deadline), allow_private=allow_private)
    except (OSError, UnicodeError, http.client.HTTPException) as error:
        raise _unreachable(url, error) from error
    try:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        connection.request("GET", target + (f"?{query}" if query else ""), headers=_HEADERS)
        response = connection.getresponse()
        if response.status in (301, 302, 303, 307, 308) and response.getheader("Location"):
            return str(response.getheader("Location"))
        if response.status != 200:
            raise ConnectionError(f"{url}: the server answers {response.status} {response.reason}")
        data = _body(url, response, deadline, limit)
        content = response.headers
        return Page(url, data, content.get_content_type(), content.get_content_charset())
    except zlib.error as error:
        raise ConnectionError(f"{url}: the answer cannot be unpacked ({error}); save it as .html") from error
    except (http.client.HTTPException, TimeoutError) as error:
        raise _unreachable(url, error) from error
    finally:
        connection.close()


def _address(url: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return parts
    except ValueError as error:
        raise ValueError(f"{url}: no valid address ({error})") from error
    raise ValueError(f"{url}: only http and https addresses are read")


def _connect(url: str, timeout: float, *, allow_private: bool) -> http.client.HTTPConnection:
    """Connect, and see to it that the machine at the other end is a public one."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if not allow_private:
        for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            _refuse_private(url, str(address[0]))
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(host, port, timeout=timeout)
    connection.connect()
    if not allow_private:
        # The name may have been given another address since it was looked up.
        _refuse_private(url, connection.sock.getpeername()[0])
    return connection


def _refuse_private(url: str, address: str) -> None:
    if not is_public(address):
        raise ValueError(
            f"{url}: {address} is not a public address; allow_private=True reads it all the same"
        )


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet.

    Examples
    --------
    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (False, False)
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        else:
            ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


def _body(url: str, response: http.client.HTTPResponse, deadline: float, limit: int) -> bytes:
    """The answer, piece by piece, as long as time and size allow."""
    told = response.getheader("Content-Length") or ""
    if told.isdecimal() and (len(told) > _DIGITS or int(told) > limit):
        raise _too_large(url, limit)
    unpack = zlib.decompressobj(47) if response.getheader("Content-Encoding") in ("gzip", "deflate") else None
    data = bytearray()
    while piece := response.read1(_CHUNK):
        data += unpack.decompress(piece, limit + 1) if unpack else piece
        if len(data) > limit:
            raise _too_large(url, limit)
        _left(url, deadline)
    return bytes(data)


def _left(url: str, deadline: float) -> float:
    """The seconds that are left."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"{url}: no complete answer in time; try again with a larger timeout")
    return left


def _too_large(url: str, limit: int) -> ValueError:
    return ValueError(f"{url}: larger than {limit / 1e6:g} MB; save the article's text and read the file")


def _unreachable(url: str, error: Exception) -> OSError:
    if isinstance(error, TimeoutError):
        return TimeoutError(f"{url}: no complete answer in time; try again with a larger timeout")
    return ConnectionError(f"{url}: cannot be reached ({error}); check the address and the connection")
