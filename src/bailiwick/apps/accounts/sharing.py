"""A fair share of a server that has few threads: whoever floods it stands in their own way, and in nobody else's.

A pace (pacing) says how much somebody may ask in a minute. Until it bites, and between its turns, it is this that keeps
a place free for others: while the process has much to do, a program has one request under way and anybody else two, and
one more is put off at once, before anything is looked up for it. Counted in memory, for threads are this process's own.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bailiwick.apps.accounts.selectors import network_counted, network_of
from bailiwick.ui.api.problems import Kind, answer
from bailiwick.ui.errors import too_busy

_PROGRAMS = "/api/"
Respond = Callable[[HttpRequest], HttpResponse]


class FairShare:
    """Puts off what is beyond an asker's share while the process is nearly full (429, Retry-After: 1).

    An asker is a token, a session, or a network whose visitors have neither. A page and what it fetches are asked for
    together, and neighbours come from one network: only a program can ask one thing at a time.
    """

    def __init__(self, get_response: Respond) -> None:
        self._respond = get_response
        self._lock = threading.Lock()
        self._under_way: Counter[bytes] = Counter()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer at once, or pass the request on and count it while it is under way."""
        whose, share = _asker(request)
        with self._lock:
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


def _asker(request: HttpRequest) -> tuple[bytes, int]:
    """Who asks, as a digest that is forgotten with the request, and how many of theirs may be under way."""
    if token := request.headers.get("Authorization", ""):
        return _digest("token", token), 1
    if session := request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""):
        return _digest("session", session), 2
    return _digest("network", network_counted(network_of(request))), 2


def _digest(kind: str, told: str) -> bytes:
    return hashlib.sha256(f"{kind}:{told}".encode()).digest()


def _put_off(request: HttpRequest) -> HttpResponse:
    if not request.path.startswith(_PROGRAMS):
        return too_busy(request)
    response = answer(Kind.TOO_MANY, remedy="Ask one thing at a time, or again in a second.")
    response.headers["Retry-After"] = "1"
    return response
