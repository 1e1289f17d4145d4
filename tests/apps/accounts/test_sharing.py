"""A fair share of a server with few threads: more than one asker's share is put off while others are served."""

import threading
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from bailiwick.apps.accounts.sharing import FairShare

TOKEN, OTHER = {"HTTP_AUTHORIZATION": "Bearer one"}, {"HTTP_AUTHORIZATION": "Bearer other"}
SEAT, SEAT_ELSEWHERE = {"HTTP_COOKIE": "__Host-session=seat"}, {"HTTP_COOKIE": "__Host-session=elsewhere"}
MADE_UP = [{"HTTP_AUTHORIZATION": f"Bearer made-up-{number}"} for number in range(3)]
COOKIES = [{"HTTP_COOKIE": f"__Host-session=made-up-{number}"} for number in range(3)]
HERE, THERE = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}


@pytest.fixture
def desk(settings):
    """The middleware before a view that answers at once, or holds on to its thread while told to."""
    settings.SESSION_COOKIE_NAME = "__Host-session"
    return Desk()


class Desk:
    def __init__(self):
        self.shared = FairShare(self.view)
        self.arrived = threading.Semaphore(0)
        self.free, self.ended = threading.Event(), False
        for good in (TOKEN, OTHER, SEAT, SEAT_ELSEWHERE):
            self.ask(good)

    def view(self, request):
        told = request.headers.get("Authorization", "") + request.COOKIES.get("__Host-session", "")
        good = not self.ended and any(one in told for one in ("one", "other", "seat", "elsewhere"))
        request._token = SimpleNamespace() if good else None
        request.session = SimpleNamespace(opens=good)
        if request.path.endswith("slow"):
            self.arrived.release()
            assert self.free.wait(20)
        if request.path.endswith("broken"):
            raise LookupError
        return HttpResponse("done")

    def ask(self, who, path="/api/v1/me"):
        return self.shared(RequestFactory().get(path, **who))

    @contextmanager
    def busy_with(self, *askers):
        """Each of them has a request under way, one after the other."""
        threads = [threading.Thread(target=self.ask, args=(who, "/slow")) for who in askers]
        for thread in threads:
            thread.start()
            assert self.arrived.acquire(timeout=20)
        try:
            yield
        finally:
            self.free.set()
            for thread in threads:
                thread.join(20)
            self.free.clear()


CASES = {
    "a token with one under way, while another is served": ([TOKEN, OTHER], TOKEN, 429),
    "a token with one under way, and nobody else there": ([TOKEN], TOKEN, 200),
    "a token with two under way that nobody minded": ([TOKEN, TOKEN], TOKEN, 429),
    "another token while one has two": ([TOKEN, TOKEN], OTHER, 200),
    "a page, and what it fetches": ([SEAT, OTHER], SEAT, 200),
    "a session with two under way": ([SEAT, SEAT], SEAT, 429),
    "another session while one has two": ([SEAT, SEAT], SEAT_ELSEWHERE, 200),
    "a visitor's network with one under way, while another is served": ([HERE, THERE], HERE, 200),
    "a visitor's network with two under way": ([HERE, HERE], HERE, 429),
    "somebody signed in from the network that floods": ([HERE, HERE], SEAT | HERE, 200),
    "a visitor from elsewhere": ([HERE, HERE], THERE, 200),
    "who makes up a token for each request": (MADE_UP[:2], MADE_UP[2], 429),
    "who makes up a cookie for each request": (COOKIES[:2], COOKIES[2], 429),
    "who comes with a cookie that is good, and with tokens that are not": (
        [SEAT | MADE_UP[0], SEAT | MADE_UP[1]],
        SEAT | MADE_UP[2],
        429,
    ),
    "a token written in another way": ([TOKEN, OTHER], {"HTTP_AUTHORIZATION": "bEARER   one "}, 429),
}


@pytest.mark.parametrize(("busy", "who", "status"), CASES.values(), ids=CASES)
def test_who_is_put_off_while_others_are_under_way(desk, busy, who, status):
    with desk.busy_with(*busy):
        assert desk.ask(who).status_code == status
    assert desk.ask(who).status_code == 200


def test_what_is_put_off_says_when_to_come_again_to_a_program_and_to_a_person(desk):
    with desk.busy_with(TOKEN, OTHER):
        program, page = desk.ask(TOKEN), desk.ask(TOKEN, "/somewhere")
    assert (program["Content-Type"], program["Retry-After"]) == ("application/problem+json", "1")
    assert (page["Retry-After"], "Wait a second and try again." in page.content.decode()) == ("1", True)


def test_a_token_that_was_ended_counts_with_its_network_again(desk, monkeypatch):
    with desk.busy_with(HERE, HERE):
        assert desk.ask(TOKEN | HERE).status_code == 200
    monkeypatch.setattr(desk, "ended", True)
    desk.ask(TOKEN | HERE)
    with desk.busy_with(HERE, HERE):
        assert desk.ask(TOKEN | HERE).status_code == 429


def test_a_request_that_breaks_is_under_way_no_longer(desk):
    with pytest.raises(LookupError):
        desk.ask(TOKEN, "/broken")
    with desk.busy_with(OTHER, SEAT):
        assert desk.ask(TOKEN).status_code == 200
