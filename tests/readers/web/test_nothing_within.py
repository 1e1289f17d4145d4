"""T22: hundreds of forms of inner addresses, rebinding and redirects; listeners on this computer count who calls."""

import socket
import threading
from pathlib import Path

import httpcore
import pytest

from bailiwick.readers.web import Came, Limits, NotFetchedError, Pace, Visitor, fetch, fetching

LINES = Path(__file__).with_name("hostile.txt").read_text("utf-8").split("\n")
FORMS = [
    line.encode().decode("unicode_escape") if "\\" in line else line
    for line in LINES
    if line and not line.startswith("# ")
]
PUBLIC = "93.184.216.34"


class Listeners:
    """Both loopback addresses on one port; counts every connection that comes in."""

    def __init__(self):
        self.calls = 0
        first = socket.create_server(("127.0.0.1", 0))
        self.port = first.getsockname()[1]
        self.sockets = [first, socket.create_server(("::1", self.port), family=socket.AF_INET6)]
        for one in self.sockets:
            threading.Thread(target=self._count, args=(one,), daemon=True).start()

    def _count(self, one):
        while True:
            try:
                call, _ = one.accept()
            except OSError:
                return
            self.calls += 1
            call.close()


@pytest.fixture(scope="module")
def within():
    made = Listeners()
    yield made
    for one in made.sockets:
        one.close()


@pytest.fixture
def calls(within):
    within.calls = 0
    return within


def limits(within, **more):
    return Limits(ports=frozenset({80, 443, within.port}), seconds=2.0, wait=0.5, **more)


def hostile(host, port):
    """A name server that says of every name that it is here."""
    del host, port
    return ["127.0.0.1", "::1"]


def test_the_listeners_count_whoever_does_call(calls):
    with pytest.raises(NotFetchedError):
        fetch(f"http://127.0.0.1:{calls.port}/", limits(calls, loopback=True))
    assert calls.calls == 1


def test_more_than_three_hundred_forms_make_no_connection_within(calls):
    assert len(set(FORMS)) >= 300
    fetched = []
    for form in FORMS:
        try:
            fetched.append(fetch(form.replace("PORT", str(calls.port)), limits(calls), hostile))
        except NotFetchedError:
            continue
    assert (fetched, calls.calls) == ([], 0)


def test_a_redirect_to_any_of_them_makes_none_either(calls, monkeypatch):
    real = fetching._ask
    sent_to = []

    def first_hop(target, *rest):
        return sent_to[-1] if target.host == "ridge.example" and target.port == 80 else real(target, *rest)

    monkeypatch.setattr(fetching, "_ask", first_hop)
    fetched = []
    for form in FORMS:
        sent_to.append(form.replace("PORT", str(calls.port)))
        try:
            fetched.append(fetch("http://ridge.example/", limits(calls), hostile))
        except NotFetchedError:
            continue
    assert (fetched, calls.calls) == ([], 0)


def test_a_name_that_changes_between_the_look_and_the_call_is_called_where_it_was_looked_at(
    calls, monkeypatch
):
    answers = iter([PUBLIC, "127.0.0.1", "::1"])
    dialled = []

    def getaddrinfo(host, port, *_arguments, **_named):
        del host
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect_tcp(_self, host, port, *_arguments, **_named):
        dialled.append((host, port))
        raise httpcore.ConnectError

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)
    with pytest.raises(NotFetchedError, match="could not be fetched"):
        fetch(f"http://ridge.example:{calls.port}/", limits(calls))
    assert (dialled, calls.calls) == ([(PUBLIC, calls.port)], 0)


def test_a_polite_visitor_calls_nobody_within_either_not_even_for_its_rules(calls):
    visitor = Visitor("press@city.example", Pace(pause=0), limits(calls), hostile)
    came = {visitor.visit(form.replace("PORT", str(calls.port))).came for form in FORMS}
    assert (came, calls.calls) == ({Came.NOT_FETCHED}, 0)
