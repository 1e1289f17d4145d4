"""A polite visitor, before a server of our own and under a clock of our own: nothing here sleeps."""

import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from bailiwick.readers.web import Came, Limits, Pace, Rounds, Visitor
from bailiwick.readers.web.asking import retry_after

PAGE = b"<!doctype html><html><body><p>Comments are monitored.</p></body></html>"
SIGN = '"v1"'


class Host(BaseHTTPRequestHandler):
    """One host: its rules, its answers by path, and what it was asked."""

    rules: tuple[int, bytes] = (404, b"")
    seen: list[tuple[str, dict[str, str]]] = []

    def log_message(self, *_arguments):
        """Say nothing."""

    def send(self, status, body, kind="text/html", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.seen.append((self.path, dict(self.headers)))
        path, _, rest = self.path.partition("?")
        if path == "/robots.txt":
            self.send(self.rules[0], self.rules[1], "text/plain")
        elif path == "/busy":
            self.send(429 if "429" in rest else 503, b"", **({"Retry_After": rest[4:]} if rest[4:] else {}))
        elif path == "/marked":
            same = self.headers.get("If-None-Match") == SIGN
            self.send(304 if same else 200, b"" if same else PAGE, ETag=SIGN, Last_Modified=formatdate(0))
        elif path == "/to":
            self.send(302, b"", Location=rest)
        elif path == "/gone":
            self.send(410, b"")
        else:
            self.send(200, PAGE)


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


class Clock:
    """Stands still until somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 1000.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def visitor(server, clock):
    Host.rules, Host.seen[:] = (404, b""), []
    limits = Limits(ports=frozenset({server.server_port}), loopback=True, seconds=5.0, wait=2.0)
    return Visitor(
        "press@city.example", Pace(2.0, clock, clock.sleep), limits, lambda *_: ["127.0.0.1"], patience=1e6
    )


@pytest.fixture
def go(visitor, server):
    def visit(path, host="ridge.example", **marks):
        return visitor.visit(f"http://{host}:{server.server_port}{path}", **marks)

    return visit


def paths():
    return [path for path, _ in Host.seen]


def test_every_request_carries_our_name_and_whom_to_write_to(go):
    go("/a")
    names = {headers["User-Agent"] for _, headers in Host.seen}
    assert names == {"Bailiwick/1 (reads this agency's own pages; +press@city.example)"}


def test_a_contact_cannot_smuggle_a_header_in(server):
    assert "\n" not in Visitor("a@b.example\r\nCookie: x").agent


def test_a_host_is_asked_for_its_rules_once_and_then_at_its_pace(go, clock):
    assert [go(path).came for path in ("/a", "/b", "/c")] == [Came.PAGE] * 3
    assert paths() == ["/robots.txt", "/a", "/b", "/c"]
    assert clock.slept == [2.0, 2.0, 2.0]


def test_two_hosts_do_not_wait_for_each_other(go, clock):
    go("/a", host="one.example")
    go("/a", host="two.example")
    assert clock.slept == [2.0, 2.0]


def test_what_the_rules_forbid_is_never_asked_for(go):
    Host.rules = (200, b"User-agent: *\nDisallow: /private\nCrawl-delay: 9")
    visit = go("/private/a")
    assert (visit.came, paths()) == (Came.NOT_ALLOWED, ["/robots.txt"])
    assert "asks programs not to read" in visit.why


def test_a_redirect_to_what_the_rules_forbid_is_not_followed(go):
    Host.rules = (200, b"User-agent: *\nDisallow: /private")
    assert go("/to?/private/a").came is Came.NOT_ALLOWED
    assert "/private/a" not in paths()


def test_a_longer_pause_that_a_host_asks_for_is_kept(go, clock):
    Host.rules = (200, b"User-agent: *\nCrawl-delay: 9")
    go("/a")
    go("/b")
    assert clock.slept[-1] == 9.0


@pytest.mark.parametrize(
    ("status", "came"), [(404, Came.PAGE), (403, Came.PAGE), (500, Came.NOT_ALLOWED), (503, Came.NOT_ALLOWED)]
)
def test_a_host_without_rules_forbids_nothing_and_one_that_cannot_tell_them_everything(go, status, came):
    Host.rules = (status, b"")
    assert go("/a").came is came


@pytest.mark.parametrize("asked", ["429=40", "503=40"])
def test_a_host_that_asks_for_rest_gets_it(go, clock, asked):
    visit = go(f"/busy?{asked}")
    clock.slept.clear()
    go("/a")
    assert (visit.came, clock.slept) == (Came.BUSY, [40.0])


def test_a_busy_host_that_does_not_say_for_how_long_rests_five_minutes(go, clock):
    go("/busy?429")
    clock.slept.clear()
    go("/a")
    assert clock.slept == [300.0]


def test_a_host_that_asks_for_a_year_gets_a_day(go, clock):
    go("/busy?429=31536000")
    clock.slept.clear()
    go("/a")
    assert clock.slept == [86_400.0]


def test_a_host_that_wants_more_rest_than_we_have_is_left_for_another_time(go, visitor, clock):
    visitor.patience = 60.0
    go("/busy?429=600")
    clock.slept.clear()
    assert (go("/a").came, clock.slept, paths()[-1]) == (Came.BUSY, [], "/busy?429=600")


def test_a_page_that_is_as_it_was_is_not_sent_again(go):
    first = go("/marked")
    again = go("/marked", etag=first.fetched.etag, modified=first.fetched.modified)
    assert (first.came, first.fetched.data, again.came, again.fetched.data) == (
        Came.PAGE,
        PAGE,
        Came.UNCHANGED,
        b"",
    )


def test_a_page_that_is_gone_is_told_from_one_that_could_not_be_fetched(go, visitor):
    assert go("/gone").came is Came.GONE
    assert visitor.visit("http://ridge.example:22/").came is Came.NOT_FETCHED


def test_rounds_take_the_hosts_in_turn_and_sleep_only_when_all_of_them_rest(clock):
    pace = Pace(2.0, clock, clock.sleep)
    taken = []
    for host, thing in Rounds(pace, [(host, f"{host}{n}") for n in range(2) for host in "abc"]):
        taken.append(thing)
        pace.asked(host)
    assert taken == ["a0", "b0", "c0", "a1", "b1", "c1"]
    assert clock.slept == [2.0]


def test_a_host_that_rests_holds_nobody_else_up(clock):
    pace = Pace(1.0, clock, clock.sleep)
    pace.rest("a", 60.0)
    taken = []
    for host, thing in Rounds(pace, [("a", "a0"), ("b", "b0"), ("b", "b1")]):
        taken.append(thing)
        pace.asked(host)
    assert taken == ["b0", "b1", "a0"]


def test_a_host_that_asks_for_rest_on_the_way_holds_nobody_else_up(clock):
    pace = Pace(1.0, clock, clock.sleep)
    taken = []
    for host, thing in Rounds(pace, [(host, f"{host}{n}") for host in "ab" for n in range(3)]):
        taken.append(thing)
        pace.rest(host, 60.0 if host == "a" else 1.0)
    assert taken == ["a0", "b0", "b1", "b2", "a1", "a2"]
    assert max(clock.slept) < 61.0


def test_where_every_host_wants_more_rest_than_we_have_the_rest_is_told_of_at_once(clock):
    pace = Pace(1.0, clock, clock.sleep)
    taken = []
    rounds = Rounds(pace, [("a", f"a{n}") for n in range(3)])
    for host, thing in rounds:
        taken.append((thing, rounds.put_back(host, thing) if taken else False))
        pace.rest(host, 3600.0)
    assert taken == [("a0", False), ("a1", False), ("a2", False)]
    assert clock.slept == []


def test_a_thing_that_is_put_back_comes_when_the_host_it_waits_for_may_be_asked_and_not_for_ever(clock):
    pace = Pace(1.0, clock, clock.sleep)
    pace.rest("b", 30.0)
    taken = []
    rounds = Rounds(pace, [("a", "moved"), ("a", "a1")])
    for host, thing in rounds:
        taken.append((host, thing))
        if thing == "moved" and not rounds.put_back("b", thing):
            taken.append("given up")
        pace.asked(host)
    assert taken == [("a", "moved"), ("a", "a1"), *[("b", "moved")] * 5, "given up"]


def test_a_host_that_does_not_answer_is_asked_three_times_and_rests_in_between(go, visitor, clock):
    asked = []
    visitor.resolve = lambda host, _: asked.append(host) or ["127.0.0.1"]
    go("/a", host="silent.example")
    visitor.limits = Limits(ports=frozenset({9}), loopback=True, seconds=1.0, wait=1.0)
    asked.clear()
    visits = [visitor.visit(f"http://silent.example:9/{n}") for n in range(5)]
    assert {one.came for one in visits} == {Came.NOT_FETCHED}
    assert asked == ["silent.example"] * 3
    assert "3 times in a row" in visits[4].why
    assert clock.slept[-2:] == [30.0, 60.0]


def test_a_host_that_rests_while_its_rules_are_asked_for_is_not_taken_to_forbid_anything(go, visitor):
    visitor.patience = 5.0
    visitor.pace.rest("ridge.example", 60.0)
    first = go("/a")
    visitor.patience = 1e6
    assert (first.came, first.rests, go("/a").came) == (Came.BUSY, "ridge.example", Came.PAGE)


@pytest.mark.parametrize(
    "told",
    [
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
        "1 Jan 2026 00:00:00 +99999999999999",
        "Thu, 01 Jan 2026 00:00:00 +999999999",
        ",",
    ],
)
def test_a_rest_until_what_is_no_date_is_a_rest_of_which_nobody_said_how_long(told):
    assert retry_after(httpx.Headers({"Retry-After": told, "Date": formatdate(0)})) is None
