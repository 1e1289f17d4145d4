"""How a page is asked for: under which name, what we have of it already, and what a host answers besides the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

from bailiwick.readers.web.targets import NotFetchedError, Target

USER_AGENT = "Bailiwick page reader (reads one public page when a person asks)"
TAKEN_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_LONGEST_MARK = 200


class AnsweredError(NotFetchedError):
    """The host answered, and not with the page."""

    def __init__(self, status: int, place: str) -> None:
        super().__init__(f"The page answered {status}.", place=place, remedy="Save it and give the file.")
        self.status = status


class BusyError(AnsweredError):
    """The host asks to be left alone for so many seconds; None where it does not say for how long."""

    def __init__(self, status: int, place: str, seconds: float | None) -> None:
        super().__init__(status, place)
        self.seconds = seconds


def _nothing(_target: Target) -> None:
    """Ask at once."""


def _no_matter(_target: Target, _fault: NotFetchedError | None) -> None:
    """Keep no count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How a page is asked for: under which name, what we have of it already, and what is done round every hop.

    `before` may wait, or raise NotFetchedError; `after` is told what went wrong, if anything did. No `types`: any kind
    is taken.
    """

    agent: str = USER_AGENT
    etag: str = ""
    modified: str = ""
    types: frozenset[str] = TAKEN_TYPES
    before: Callable[[Target], None] = _nothing
    after: Callable[[Target, NotFetchedError | None], None] = _no_matter

    @property
    def headers(self) -> dict[str, str]:
        """What is sent."""
        sent = {
            "User-Agent": self.agent,
            "Accept": "text/html, application/xhtml+xml",
            "Accept-Encoding": "gzip, identity",
            "If-None-Match": self.etag,
            "If-Modified-Since": self.modified,
        }
        return {name: value for name, value in sent.items() if value}


def mark_of(told: str) -> str:
    """A host's own mark of a version, as far as it can be sent back."""
    return told if len(told) <= _LONGEST_MARK and told.isascii() and told.isprintable() else ""


def retry_after(headers: httpx.Headers) -> float | None:
    """Seconds that a host asks us to wait: a number, or a date by its own clock; None where it says neither."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdecimal():
        return float(told[:9])
    try:
        until, now = (parsedate_to_datetime(one) for one in (told, headers.get("date", "")))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError, OverflowError, IndexError):
        # The standard library raises the last two for years, offsets and pieces that no date has.
        return None
