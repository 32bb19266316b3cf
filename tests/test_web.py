"""Fetching: what is refused, how redirects, size and time are limited; against a server on this machine."""

import gzip
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from analysis import web
from analysis.reading import read
from analysis.web import fetch, is_public

PAGE = b"<html><head><title>Bridge opens</title></head><body><article><p>The bridge is open.</p></article></body></html>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        kind = self.path.split("?")[0]
        if kind == "/loop":
            return self.answer(b"", status=302, Location="/loop")
        if kind == "/twice":
            return self.answer(b"", status=301, Location="/once")
        if kind == "/once":
            return self.answer(b"", status=307, Location="page")
        if kind == "/away":
            return self.answer(b"", status=302, Location="file:///etc/hostname")
        if kind == "/inside":
            return self.answer(b"", status=302, Location=f"http://127.0.0.2:{self.server.server_port}/page")
        if kind == "/large":
            return self.answer(b"x" * 20_000)
        if kind == "/endless":
            return self.drip()
        if kind == "/gzip":
            return self.answer(gzip.compress(PAGE), **{"Content-Encoding": "gzip"})
        if kind == "/broken":
            return self.answer(b"\x1f\x8b" + PAGE, **{"Content-Encoding": "gzip"})
        if kind == "/raw":
            return self.answer(zlib.compress(PAGE)[2:-4], **{"Content-Encoding": "deflate"})
        if kind == "/length":
            return self.answer(PAGE, **{"Content-Length": "some"})
        if kind == "/bomb":
            return self.answer(gzip.compress(b"x" * 1_000_000), **{"Content-Encoding": "gzip"})
        if kind == "/plain":
            return self.answer(
                "“Öffnen,” sagte Reed.".encode("cp1252"), type="text/plain; charset=windows-1252"
            )
        if kind == "/pdf":
            return self.answer(b"%PDF", type="application/pdf")
        if kind == "/gone":
            return self.answer(b"no", status=404)
        return self.answer(PAGE)

    def answer(self, body, *, status=200, type="text/html; charset=utf-8", **headers):
        self.send_response(status)
        for name, value in {"Content-Type": type, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"drop ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address():
    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::",
    ],
)
def test_private_addresses(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(ip):
    assert is_public(ip)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://alder.example/x",
        "file:///etc/hostname",
        "http://",
        "http://alder.example:99999/",
        "gopher://x/",
        "http://[::1/",
    ],
)
def test_what_is_no_web_address(url):
    with pytest.raises(ValueError, match="address"):
        fetch(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]"])
def test_machines_of_the_local_network_are_refused(host):
    with pytest.raises(ValueError, match="not a public address"):
        fetch(f"http://{host}:9/")


def test_a_page(address):
    page = fetch(f"{address}/some page?q=ü", allow_private=True)
    assert (page.data, page.type, page.charset) == (PAGE, "text/html", "utf-8")


def test_redirects_are_followed(address):
    assert fetch(f"{address}/twice", allow_private=True).url == f"{address}/page"


def test_a_redirect_loop_ends(address):
    with pytest.raises(ValueError, match="redirects"):
        fetch(f"{address}/loop", allow_private=True)


def test_a_redirect_out_of_the_web_is_refused(address):
    with pytest.raises(ValueError, match="only http"):
        fetch(f"{address}/away", allow_private=True)


def test_a_redirect_into_the_local_network_is_refused(address, monkeypatch):
    monkeypatch.setattr(web, "is_public", lambda ip: ip == "127.0.0.1")
    with pytest.raises(ValueError, match=r"127\.0\.0\.2 is not a public address"):
        fetch(f"{address}/inside")


def test_a_name_that_changes_its_address_is_refused(address, monkeypatch):
    answers = iter([True, False])
    monkeypatch.setattr(web, "is_public", lambda ip: next(answers))
    with pytest.raises(ValueError, match="not a public address"):
        fetch(f"{address}/page")


@pytest.mark.parametrize("path", ["large", "bomb", "endless"])
def test_the_size_is_limited(address, path):
    with pytest.raises(ValueError, match="larger than"):
        fetch(f"{address}/{path}", allow_private=True, limit=100)


def test_the_time_is_limited(address):
    started = time.monotonic()
    with pytest.raises(TimeoutError, match="in time"):
        fetch(f"{address}/endless", allow_private=True, timeout=0.4)
    assert time.monotonic() - started < 3


def test_packed_pages_are_unpacked(address):
    assert fetch(f"{address}/gzip", allow_private=True).data == PAGE


@pytest.mark.parametrize("path", ["broken", "raw"])
def test_what_cannot_be_unpacked(address, path):
    with pytest.raises(ConnectionError, match=f"/{path}: the answer cannot be unpacked"):
        fetch(f"{address}/{path}", allow_private=True)


def test_an_unreadable_length_says_nothing(address):
    assert fetch(f"{address}/length", allow_private=True).data == PAGE


def test_errors_name_the_address(address):
    with pytest.raises(ConnectionError, match="/gone: the server answers 404"):
        fetch(f"{address}/gone", allow_private=True)
    with pytest.raises(OSError, match=r"alder\.invalid"):
        fetch("http://alder.invalid/x")
    with pytest.raises(OSError, match=r"al der\.example"):
        fetch("http://al der.example/x", allow_private=True)


def test_reading_an_address(address):
    pytest.importorskip("trafilatura")
    article = read(f"{address}/2024/bridge-opens.html", allow_private=True)
    assert (article.text, article.id) == ("The bridge is open.", "bridge-opens")
    assert article.source == f"{address}/2024/bridge-opens.html"


def test_reading_plain_text_from_an_address(address):
    article = read(f" {address}/plain ", allow_private=True)
    assert (article.text, article.problems) == ("“Öffnen,” sagte Reed.", ())


def test_reading_what_is_no_text(address):
    with pytest.raises(ValueError, match="application/pdf is no text"):
        read(f"{address}/pdf", allow_private=True)
