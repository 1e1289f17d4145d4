"""Fetching from a server of our own: redirects, sizes, times, types; what is sent, and what never is."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bailiwick.readers.web import NotFetchedError, fetch
from bailiwick.readers.web.asking import USER_AGENT
from bailiwick.readers.web.fetching import Limits

PAGE = b"<!doctype html><html><body><p>Comments are monitored.</p></body></html>"
BOMB = gzip.compress(b"\0" * 50_000_000)


class Handler(BaseHTTPRequestHandler):
    """Answers by path, and keeps what it was sent."""

    seen: list[tuple[str, dict[str, str]]] = []

    def log_message(self, *_arguments):
        """Say nothing."""

    def send(self, body, *, status=200, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):  # noqa: C901 -- a table of answers
        self.seen.append((self.path, dict(self.headers)))
        path, _, rest = self.path.partition("?")
        match path:
            case "/page":
                self.send(PAGE, Set_Cookie="a=b; Path=/")
            case "/to":
                self.send(b"", status=302, Location=rest)
            case "/loop":
                self.send(b"", status=302, Location="/loop")
            case "/packed":
                self.send(gzip.compress(PAGE), Content_Encoding="gzip")
            case "/bomb":
                self.send(BOMB, Content_Encoding="gzip")
            case "/broken":
                self.send(b"\x1f\x8bnot gzip at all", Content_Encoding="gzip")
            case "/brotli":
                self.send(PAGE, Content_Encoding="br")
            case "/long":
                self.send(b"x" * 6_000_000)
            case "/picture":
                self.send(b"\x89PNG", kind="image/png")
            case "/missing":
                self.send(PAGE, status=404)
            case "/endless" | "/drip-body":
                self.drip(path)
            case "/drip-head":
                self.drip_head()

    def drip(self, path):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(2000):
                self.wfile.write(b"x" * (60_000 if path == "/endless" else 1))
                self.wfile.flush()
                time.sleep(0 if path == "/endless" else 0.05)
        except OSError:
            return

    def drip_head(self):
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(200):
                self.wfile.write(b"X-A: b\r\n")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as one:
        one.daemon_threads = True
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


@pytest.fixture
def get(server):
    Handler.seen.clear()
    port = server.server_port

    def ask(path, host="127.0.0.1", resolve=lambda *_: ["127.0.0.1"], **limits):
        allowed = Limits(
            **{"ports": frozenset({80, 443, port}), "loopback": True, "seconds": 3.0, "wait": 1.0, **limits}
        )
        return fetch(f"http://{host}:{port}{path}", allowed, resolve)

    return ask


def test_a_page_is_fetched_whole(get):
    fetched = get("/page")
    assert (fetched.data, fetched.content_type, len(fetched.hops)) == (PAGE, "text/html", 1)


def test_our_own_name_is_sent_and_no_cookie_credential_or_referrer(get, server):
    get(f"/to?http://127.0.0.1:{server.server_port}/page")
    for _, headers in Handler.seen:
        assert headers["User-Agent"] == USER_AGENT
        assert not {"Cookie", "Authorization", "Referer", "Proxy-Authorization"} & set(headers)


def test_the_host_asked_for_is_the_name_and_not_its_address(get, server):
    get("/page", host="ridge.example")
    assert Handler.seen[0][1]["Host"] == f"ridge.example:{server.server_port}"


def test_a_name_is_resolved_once_and_a_second_answer_never_asked_for(get):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    assert get("/page", host="ridge.example", resolve=lambda *_: next(answers)).data == PAGE
    assert next(answers) == ["10.0.0.1"]


def test_a_redirect_is_followed_and_told(get, server):
    fetched = get("/to?/page")
    assert fetched.data == PAGE
    assert fetched.hops == tuple(
        f"http://127.0.0.1:{server.server_port}{path}" for path in ("/to?/page", "/page")
    )


@pytest.mark.parametrize(
    "inner",
    [
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::ffff:10.0.0.1]/", "file:///etc/passwd", "http://0x0a000001/",
        "http://192.168.0.1/", "http://user:pass@ridge.example/", "gopher://10.0.0.1/", "http://ridge.example:22/", "//10.0.0.1/", "http://inner.local/",
    ],
)  # fmt: skip
def test_a_redirect_that_leads_within_is_not_followed(get, inner):
    with pytest.raises(NotFetchedError):
        get(f"/to?{inner}")
    assert len(Handler.seen) == 1


def test_the_second_name_on_the_way_is_looked_at_as_well(get, server):
    inner = {"first.example": ["127.0.0.1"], "second.example": ["10.0.0.1"]}
    with pytest.raises(NotFetchedError, match="open Internet"):
        get(
            f"/to?http://second.example:{server.server_port}/page",
            host="first.example",
            resolve=lambda host, _: inner[host],
        )


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "more than 5 times"),
        ("/bomb", "longer than"),
        ("/long", "longer than"),
        ("/endless", "longer than"),
        ("/broken", "cannot open"),
        ("/brotli", "do not open"),
        ("/picture", "no page but 'image/png'"),
        ("/missing", "answered 404"),
        ("/drip-body", "could not be fetched|too long"),
        ("/drip-head", "could not be fetched|too long"),
    ],
)
def test_what_a_page_should_not_do_ends_in_a_sentence(get, path, why):
    start = time.monotonic()
    with pytest.raises(NotFetchedError, match=why):
        get(path)
    assert time.monotonic() - start < 6


def test_a_packed_page_is_opened(get):
    assert get("/packed").data == PAGE


def test_this_computer_is_never_fetched_unless_a_test_says_so(server):
    with pytest.raises(NotFetchedError, match="open Internet"):
        fetch(f"http://127.0.0.1:{server.server_port}/page", Limits(ports=frozenset({server.server_port})))


def test_nobody_listening_is_told_in_a_sentence():
    limits = Limits(loopback=True, ports=frozenset({1}))
    with pytest.raises(NotFetchedError, match="could not be fetched"):
        fetch("http://ridge.example:1/", limits, lambda *_: ["127.0.0.1"])
