"""The kinds of job there are: each a function of a room's module `jobs`, with a permanent code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TypeVar

from bailiwick.jobs.errors import UnknownKindError
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.kernel.sentence import Sentence

Work = TypeVar("Work", bound=Callable[..., None])
LEASE = timedelta(minutes=2)
TRIES = 8


@dataclass(frozen=True, slots=True)
class Beat:
    """How often the clock asks by itself: every so often, or at a time of the local day."""

    every: timedelta | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job: code, what it does, how long a runner may be silent, how often it is tried, and its beat.

    A `whole` job is one transaction with its being done. Another writes in steps, each of them one.
    """

    code: str
    says: Sentence
    work: Callable[..., None]
    whole: bool
    lease: timedelta
    tries: int
    beat: Beat | None


_known: dict[str, Kind] = {}


def kinds() -> Mapping[str, Kind]:
    """Every kind of job, by code."""
    return _known


def kind_of(code: str) -> Kind:
    """The kind of that code. Raises UnknownKindError."""
    if code not in _known:
        raise UnknownKindError(
            f"There is no kind of job named {code!r}.", remedy="Look for it in the rooms' jobs."
        )
    return _known[code]


def job(  # noqa: PLR0913 -- all by name, and few are given
    code: str,
    says: Sentence,
    *,
    whole: bool = True,
    lease: timedelta = LEASE,
    tries: int = TRIES,
    beat: Beat | None = None,
) -> Callable[[Work], Work]:
    """Make a function into a kind of job: called with a Running and the ids it was asked for with.

    Whole jobs are short and only write; what fetches or reads long is not whole, keeps out of transactions while it
    does, and writes in `with running.step(...)`. Acts inside are done by CLOCKWORK.
    """

    def decorate(work: Work) -> Work:
        if not is_plain_id(code) or code in _known:
            raise UnknownKindError(
                f"{code!r} is no new code of a job.", remedy="Give a plain id that no job has yet."
            )
        _known[code] = Kind(code, says, work, whole, lease, tries, beat)
        return work

    return decorate
