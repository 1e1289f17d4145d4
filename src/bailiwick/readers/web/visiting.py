"""Visiting pages politely: under our own name with the agency's contact, by each host's robots.txt and at its pace.

Sources: RFC 9309 (robots), RFC 9110, 10.1.5 (User-Agent), 10.2.3 (Retry-After), 13.1 (conditional requests).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum

from bailiwick.readers.web.asking import AnsweredError, Asking, BusyError
from bailiwick.readers.web.dialling import Resolve, resolve_by_system
from bailiwick.readers.web.fetching import Fetched, Limits, fetch
from bailiwick.readers.web.pace import PATIENCE, Pace
from bailiwick.readers.web.robots import EVERYTHING, LARGEST, NOTHING, Rules, read_rules
from bailiwick.readers.web.targets import NotFetchedError, SilentError, Target

NAME = "Bailiwick"
MOST_HOSTS = 20_000
MOST_SILENT = 3
"""So often in a row a host may leave us without an answer before we ask it no more."""
REST_OF_SILENT = 30.0
"""Seconds of rest after the first time; after the second twice as many."""
_CONTACT = re.compile(r"[^\x21-\x7e]+")
_BROKEN = 500
_HOPS_OF_ROBOTS = 5


class Came(Enum):
    """What a visit came to."""

    PAGE = "page"
    UNCHANGED = "unchanged"
    """The host says that it is as it was when we last asked (304)."""
    NOT_ALLOWED = "not-allowed"
    """The host's robots.txt asks us not to read it."""
    BUSY = "busy"
    """The host asks us to come back later (429, 503)."""
    GONE = "gone"
    """The host says that there is no such page (404, 410)."""
    NOT_FETCHED = "not-fetched"


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit: what it came to, the page if there was one, and in a sentence why there was none."""

    came: Came
    fetched: Fetched | None = None
    why: str = ""
    rests: str = ""
    """The host that was not asked, because it wants more rest than we wait for."""


@dataclass(slots=True)
class Visitor:
    """Somebody who reads pages for an agency. One at a time: it is not made for several threads."""

    contact: str
    pace: Pace = field(default_factory=Pace)
    limits: Limits = field(default_factory=Limits)
    resolve: Resolve = resolve_by_system
    patience: float = PATIENCE
    """Seconds that we wait for one host; one that wants more rest is left for another time."""
    _silent: dict[str, int] = field(default_factory=dict)
    """How often in a row each host did not answer."""
    _rules: dict[str, Rules] = field(default_factory=dict)

    @property
    def agent(self) -> str:
        """The name that every request carries."""
        contact = _CONTACT.sub("", self.contact)[:120].strip("()")
        return f"{NAME}/1 (reads this agency's own pages; +{contact})"

    def visit(self, address: str, *, etag: str = "", modified: str = "") -> Visit:
        """Ask for one page; `etag` and `modified` are those of the last time. Never raises for what a host does."""
        asking = Asking(
            agent=self.agent, etag=etag, modified=modified, before=self._before, after=self._after
        )
        try:
            fetched = fetch(address, self.limits, self.resolve, asking)
        except _NotAllowedError as error:
            return Visit(Came.NOT_ALLOWED, why=str(error))
        except _RestingError as error:
            return Visit(Came.BUSY, why=str(error), rests=error.host)
        except BusyError as error:
            return Visit(Came.BUSY, why=str(error))
        except AnsweredError as error:
            return Visit(Came.GONE if error.status in {404, 410} else Came.NOT_FETCHED, why=str(error))
        except NotFetchedError as error:
            return Visit(Came.NOT_FETCHED, why=str(error))
        return Visit(Came.UNCHANGED if fetched.unchanged else Came.PAGE, fetched)

    def _before(self, target: Target) -> None:
        """Before every hop: whether the host answers at all, its rules, and its pace."""
        if self._silent.get(target.host, 0) >= MOST_SILENT:
            raise NotFetchedError(
                f"The host did not answer {MOST_SILENT} times in a row, and is left for the next time.",
                place=target.address,
            )
        if not self._rules_of(target).allow(target.path):
            raise _NotAllowedError(
                "The host asks programs not to read this page.",
                place=target.address,
                remedy="Save it and give the file.",
            )
        self._pace_only(target)

    def _after(self, target: Target, fault: NotFetchedError | None) -> None:
        self.pace.asked(target.host)
        if isinstance(fault, SilentError):
            times = self._silent[target.host] = self._silent.get(target.host, 0) + 1
            self.pace.rest(target.host, times * REST_OF_SILENT)
            return
        self._silent.pop(target.host, None)
        if isinstance(fault, BusyError):
            self.pace.rest(target.host, fault.seconds)

    def _rules_of(self, target: Target) -> Rules:
        place = f"{target.scheme}://{target.host}:{target.port}"
        if place not in self._rules:
            if len(self._rules) >= MOST_HOSTS:
                self._rules.clear()
            self._rules[place] = self._read_rules(target)
            self.pace.slow(target.host, self._rules[place].pause)
        return self._rules[place]

    def _read_rules(self, target: Target) -> Rules:
        """A host without rules forbids nothing; one that cannot tell them forbids everything (RFC 9309, 2.3.1)."""
        asked = replace(target, path="/robots.txt")
        asking = Asking(agent=self.agent, types=frozenset(), before=self._pace_only, after=self._after)
        limits = replace(self.limits, bytes=LARGEST, redirects=_HOPS_OF_ROBOTS, cut=True)
        try:
            return read_rules(fetch(asked.address, limits, self.resolve, asking).data, NAME)
        except AnsweredError as error:
            return EVERYTHING if error.status < _BROKEN and not isinstance(error, BusyError) else NOTHING
        except (SilentError, _RestingError):
            # Nothing is known of its rules yet: it is asked again for its next page, or given up after so many times.
            raise
        except NotFetchedError:
            return NOTHING

    def _pace_only(self, target: Target) -> None:
        if self.pace.free_in(target.host) > self.patience:
            raise _RestingError(target)
        self.pace.wait(target.host)


class _RestingError(NotFetchedError):
    """The host wants more rest than we wait for."""

    def __init__(self, target: Target) -> None:
        super().__init__("The host has asked for rest.", place=target.address)
        self.host = target.host


class _NotAllowedError(NotFetchedError):
    """The host's rules ask us not to."""
