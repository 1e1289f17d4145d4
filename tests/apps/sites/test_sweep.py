"""The sweep before a server of our own: paced, resumable, killable at any instant, with progress that is seen."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import ClassVar

import pytest
from django.utils import timezone
from tests.apps.sites.playing import build
from tests.apps.sites.watching import html, put_live

from bailiwick.apps.sites import jobs
from bailiwick.apps.sites.models import Look, NoticeLost, Reading
from bailiwick.jobs.claiming import claim, take_back
from bailiwick.jobs.models import State
from bailiwick.jobs.running import run
from bailiwick.jobs.selectors import job_by_id
from bailiwick.jobs.services import enqueue
from bailiwick.readers.web import Limits, Pace, Visitor

pytestmark = pytest.mark.django_db(transaction=True)
PAGES, HOSTS = 50, 5


class Server(BaseHTTPRequestHandler):
    """Answers every page, and counts them."""

    asked: ClassVar[list[str]] = []
    page = html()
    rules: ClassVar[bytes] = b""

    def log_message(self, *_arguments):
        """Say nothing."""

    def do_GET(self):
        if self.path == "/robots.txt":
            rules = self.rules if self.headers["Host"].startswith("host0.") else b""
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(rules)))
            self.end_headers()
            self.wfile.write(rules)
            return
        type(self).asked.append(self.headers["Host"].partition(":")[0] + self.path)
        self.send_response(304 if self.headers.get("If-None-Match") == '"v1"' else 200)
        body = b"" if self.headers.get("If-None-Match") == '"v1"' else self.page
        self.send_header("Content-Type", "text/html")
        self.send_header("ETag", '"v1"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as one:
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
        self.slept.append(seconds)
        self.now += seconds


class DiedError(BaseException):
    """The process is gone: nothing of it catches this."""


@pytest.fixture
def town(server, settings, monkeypatch):
    settings.CONTACT = "press@wexham.example"
    Server.asked, Server.rules = [], b""
    clock = Clock()

    def visitor():
        limits = Limits(ports=frozenset({server.server_port}), loopback=True)
        pace = Pace(0.001, clock, clock.sleep)
        return Visitor(settings.CONTACT, pace, limits, lambda *_: ["127.0.0.1"])

    monkeypatch.setattr(jobs, "visitor", visitor)
    town = build("nmpd")
    rows = [
        {
            "unit": town.police,
            "platform": town.facebook,
            "handle": f"Page{number}",
            "name": f"Page {number}",
            "address": f"http://host{number % HOSTS}.example:{server.server_port}/p{number}",
            "owner": town.press.id,
        }
        for number in range(PAGES)
    ]
    put_live(rows)
    return SimpleNamespace(clock=clock, **vars(town))


def begin():
    identity = enqueue("sites.sweep")
    return identity, claim("test", timezone.now())


def test_every_page_is_looked_at_once_host_by_host_in_turn(town):
    identity, claimed = begin()
    assert run(claimed)
    assert (len(Server.asked), len(set(Server.asked)), Look.objects.count()) == (PAGES, PAGES, PAGES)
    hosts = [one.partition("/")[0] for one in Server.asked]
    assert all(len(set(hosts[start : start + HOSTS])) == HOSTS for start in range(0, PAGES, HOSTS))
    seen = job_by_id(identity)
    assert (seen.done, seen.of, seen.state) == (PAGES, PAGES, State.DONE)


def test_a_host_that_wants_long_pauses_holds_nobody_else_up(town):
    Server.rules = b"User-agent: *\nCrawl-delay: 60"
    assert run(begin()[1])
    slow = [place for place, one in enumerate(Server.asked) if one.startswith("host0.")]
    assert slow == [0, *range(PAGES - PAGES // HOSTS + 1, PAGES)]
    assert max(town.clock.slept) <= 60
    assert not Look.objects.exclude(outcome="read").exists()


def test_a_sweep_that_is_killed_goes_on_with_what_is_left_and_its_progress_is_seen(town, monkeypatch):
    identity, claimed = begin()
    real = jobs.keep_looks
    kept = []

    def dies(actor, looked):
        if len(kept) == 2:
            raise DiedError
        kept.append(len(looked))
        return real(actor, looked)

    monkeypatch.setattr(jobs, "keep_looks", dies)
    with pytest.raises(DiedError):
        run(claimed)
    assert (job_by_id(identity).done, job_by_id(identity).of, Look.objects.count()) == (40, PAGES, 40)
    monkeypatch.setattr(jobs, "keep_looks", real)
    later = timezone.now() + jobs.LEASE * 2
    take_back(later)
    again = claim("test", later)
    assert run(again)
    assert Look.objects.count() == PAGES
    assert Look.objects.values("site").distinct().count() == PAGES
    assert len(Server.asked) <= PAGES + jobs.LOT


def test_whoever_lost_the_lease_keeps_nothing_more(town):
    _, claimed = begin()
    later = timezone.now() + jobs.LEASE * 2
    take_back(later)
    assert claim("another", later) is not None
    assert not run(claimed)
    assert (Look.objects.count(), Reading.objects.count()) == (0, 0)


def test_a_second_sweep_asks_only_whether_a_page_is_as_it_was(town):
    run(begin()[1])
    run(begin()[1])
    looks = Look.objects.order_by("order")[PAGES:]
    assert {one.outcome for one in looks} == {"unchanged"}
    assert (Reading.objects.count(), NoticeLost.objects.count()) == (PAGES, 0)


def test_without_a_contact_the_clock_asks_nobody(town, settings):
    settings.CONTACT = ""
    assert run(begin()[1])
    assert Server.asked == []
