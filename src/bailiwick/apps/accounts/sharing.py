"""A fair share of a server that has few threads: whoever floods it stands in their own way, and in nobody else's.

A pace (pacing) says how much somebody may ask in a minute. Until it bites, and between its turns, it is this that keeps
a place free for others: while the process has much to do, a program has one request under way and anybody else two, and
one more is put off at once, before anything is looked up for it. Counted in memory, for threads are this process's own.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bailiwick.apps.accounts.selectors import (
    comes_with_token,
    network_counted,
    network_of,
    opened,
    token_told,
)
from bailiwick.ui.api.problems import Kind, answer
from bailiwick.ui.errors import too_busy

_PROGRAMS = "/api/"
Respond = Callable[[HttpRequest], HttpResponse]
MOST_KNOWN = 10_000
"""Credentials that are known again, each as a digest."""


class FairShare:
    """Puts off what is beyond an asker's share while the process is nearly full (429, Retry-After: 1).

    An asker is a token or a session that opened something when it came last, or a network whose visitors have neither:
    anybody can make a token up, and another for each request, and asks in the name of their network. A page and what it
    fetches are asked for together, and neighbours come from one network: only a program can ask one thing at a time.
    """

    def __init__(self, get_response: Respond) -> None:
        self._respond = get_response
        self._lock = threading.Lock()
        self._under_way: Counter[bytes] = Counter()
        self._known: OrderedDict[bytes, None] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer at once, or pass the request on and count it while it is under way."""
        credential, share = _credential(request)
        with self._lock:
            known = credential in self._known
            whose = credential if known else _network(request)
            share = share if known else 2
            full = self._under_way.total() >= settings.FULL_FROM
            put_off = full and self._under_way[whose] >= share
            if not put_off:
                self._under_way[whose] += 1
        if put_off:
            return _put_off(request)
        try:
            return self._respond(request)
        finally:
            with self._lock:
                self._under_way[whose] -= 1
                if not self._under_way[whose]:
                    del self._under_way[whose]
                self._learn(credential, opened(request))

    def _learn(self, credential: bytes, opens: bool | None) -> None:
        """Know again what opened something, and no longer what does not."""
        if opens:
            self._known[credential] = None
            self._known.move_to_end(credential)
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        elif opens is not None:
            self._known.pop(credential, None)


def _credential(request: HttpRequest) -> tuple[bytes, int]:
    """What a request came with, as a digest, and how many of its kind may be under way."""
    if comes_with_token(request):
        return _digest("token", token_told(request)), 1
    return _digest("session", request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")), 2


def _network(request: HttpRequest) -> bytes:
    return _digest("network", network_counted(network_of(request)))


def _digest(kind: str, told: str) -> bytes:
    return hashlib.sha256(f"{kind}:{told}".encode()).digest()


def _put_off(request: HttpRequest) -> HttpResponse:
    if not request.path.startswith(_PROGRAMS):
        return too_busy(request)
    response = answer(Kind.TOO_MANY, remedy="Ask one thing at a time, or again in a second.")
    response.headers["Retry-After"] = "1"
    return response
