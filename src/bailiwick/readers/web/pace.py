"""The pace at which hosts are asked: one request at a time, a pause between two, and rest where a host asks for it."""

from __future__ import annotations

import heapq
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
PAUSE = 2.0
"""Seconds between the end of one request to a host and the beginning of the next."""
LONGEST_REST = 86_400.0
REST = 300.0
"""Seconds of rest for a host that is busy and does not say for how long."""


@dataclass(slots=True)
class Pace:
    """When each host may be asked next, by a clock that never goes back."""

    pause: float = PAUSE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _free_at: dict[str, float] = field(default_factory=dict)
    _pauses: dict[str, float] = field(default_factory=dict)

    def free_in(self, host: str) -> float:
        """Seconds until the host may be asked."""
        return max(0.0, self._free_at.get(host, 0.0) - self.clock())

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked."""
        left = self.free_in(host)
        if left:
            self.sleep(left)

    def asked(self, host: str) -> None:
        """A request to the host has ended: the pause begins."""
        self._later(host, max(self.pause, self._pauses.get(host, 0.0)))

    def rest(self, host: str, seconds: float | None = None) -> None:
        """The host is busy, and is left alone for as long as it said."""
        self._later(host, min(max(REST if seconds is None else seconds, self.pause), LONGEST_REST))

    def slow(self, host: str, pause: float) -> None:
        """The host has asked for a longer pause."""
        self._pauses[host] = pause

    def _later(self, host: str, seconds: float) -> None:
        self._free_at[host] = max(self._free_at.get(host, 0.0), self.clock() + seconds)


class Rounds(Generic[Thing]):
    """Things to ask for, by host: always one of a host that may be asked, or else of the one that may soonest."""

    def __init__(self, pace: Pace, things: Iterable[tuple[str, Thing]]) -> None:
        self._pace = pace
        self._waiting: dict[str, deque[Thing]] = {}
        for host, thing in things:
            self._waiting.setdefault(host, deque()).append(thing)
        self._next = [(0.0, host) for host in self._waiting]
        heapq.heapify(self._next)

    def __iter__(self) -> Iterator[Thing]:
        """Each thing once; sleeps where no host may be asked yet."""
        while self._next:
            _, host = heapq.heappop(self._next)
            left = self._pace.free_in(host)
            if left and self._next and self._next[0][0] < self._pace.clock() + left:
                heapq.heappush(self._next, (self._pace.clock() + left, host))
                continue
            if left:
                self._pace.sleep(left)
            waiting = self._waiting[host]
            yield waiting.popleft()
            if waiting:
                heapq.heappush(self._next, (self._pace.clock() + self._pace.free_in(host), host))
