"""What this room cannot do. Refusals, which are entries of the journal, are the journal's RefusedError."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class ApprovalsError(BailiwickError):
    """What was asked is not complete or does not fit; nothing was changed, and nothing is recorded.

    `field` names the field of a form that it is about; empty: the whole of it.
    """

    def __init__(self, message: str, *, field: str = "", place: str = "", remedy: str = "") -> None:
        super().__init__(message, place=place, remedy=remedy)
        self.field = field


class NoSuchRequestError(ApprovalsError):
    """There is no such request, or none that whoever looks may see."""
