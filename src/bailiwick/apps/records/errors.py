"""What can be wrong with what this room is asked."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class RecordsError(BailiwickError):
    """What was asked does not fit what is there; nothing was changed. `field` names the answer that does not fit."""

    def __init__(self, message: str, *, remedy: str = "", field: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.field = field
