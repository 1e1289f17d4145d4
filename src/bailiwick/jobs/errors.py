"""What can go wrong with jobs."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class UnknownKindError(BailiwickError):
    """There is no such kind of job, or two of the same code."""


class LeaseLostError(BailiwickError):
    """Somebody else has the job by now: what this runner was about to write is undone."""


class GiveUpError(BailiwickError):
    """Trying again would not help: the job has failed, with `reason` as a plain code."""

    def __init__(self, message: str, *, reason: str, place: str = "", remedy: str = "") -> None:
        super().__init__(message, place=place, remedy=remedy)
        self.reason = reason
