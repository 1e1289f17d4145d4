"""What the vault says of what somebody typed. It never repeats it."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class VaultError(BailiwickError):
    """Something is missing or cannot be so; `field` says which of the form's. Nothing was written."""

    def __init__(self, message: str, *, field: str = "", remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.field = field
