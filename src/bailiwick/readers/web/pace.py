"""The pace at which hosts are asked: one request at a time, a pause between two, and rest where a host asks for it."""

from __future__ import annotations

import heapq
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)
PAUSE = 2.0
"""Seconds between the end of one request to a host and the beginning of the next."""
LONGEST_REST = 86_400.0
REST = 300.0
"""Seconds of rest for a host that is busy and does not say for how long."""

PATIENCE = 90.0
"""Seconds that we wait for one host while there is nothing else to do."""
MOST_TIMES = 5
"""So often a thing is put back before it is told of as it is."""


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
        return max(0.0, self.free_at(host) - self.clock())

    def free_at(self, host: str) -> float:
        """When the host may be asked, by the same clock."""
        return self._free_at.get(host, 0.0)

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
    """Things to ask for, by host: always one of a host that may be asked, or else of the one that may soonest.

    What a host has asked for by way of rest is looked at anew each time, so that none keeps the others waiting.
    """

    def __init__(self, pace: Pace, things: Iterable[tuple[str, Thing]], patience: float = PATIENCE) -> None:
        self._pace = pace
        self._patience = patience
        self._waiting: dict[str, deque[Thing]] = {}
        for host, thing in things:
            self._waiting.setdefault(host, deque()).append(thing)
        self._next: list[tuple[float, int, str]] = []
        """When each host may be asked and, of those that may at the same time, in the order in which they came."""
        self._turn = count()
        for host in self._waiting:
            self._push(host)
        self._now: str | None = None
        self._times: dict[Thing, int] = {}

    def __iter__(self) -> Iterator[tuple[str, Thing]]:
        """Each thing with its host; sleeps where no host may be asked yet, and no longer than its patience."""
        while self._next:
            _, _, host = heapq.heappop(self._next)
            left = self._pace.free_in(host)
            if left and self._next and self._next[0][0] < self._pace.free_at(host):
                self._push(host)
                continue
            # Where every host wants more rest than that, each thing is told of as it is: nobody waits for a day.
            if 0 < left <= self._patience:
                self._pace.sleep(left)
            self._now = host
            yield host, self._waiting[host].popleft()
            self._now = None
            if self._waiting[host]:
                self._push(host)

    def following(self, host: str, most: int) -> list[Thing]:
        """What comes next of a host, so many at most."""
        return list(islice(self._waiting.get(host, ()), most))

    def put_back(self, host: str, thing: Thing) -> bool:
        """Take a thing again later, once `host` may be asked; False where that would be too late, or too often."""
        hosts = [one for one, waiting in self._waiting.items() if waiting]
        soonest = min(map(self._pace.free_in, [host, *hosts]))
        times = self._times.get(thing, 0) + 1
        if soonest > self._patience or times > MOST_TIMES:
            return False
        self._times[thing] = times
        waiting = self._waiting.setdefault(host, deque())
        if not waiting and host != self._now:
            self._push(host)
        waiting.appendleft(thing)
        return True

    def _push(self, host: str) -> None:
        heapq.heappush(self._next, (self._pace.free_at(host), next(self._turn), host))
