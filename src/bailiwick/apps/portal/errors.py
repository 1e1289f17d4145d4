"""What can be wrong with what the portal is asked."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class PortalError(BailiwickError):
    """What was asked does not fit what is there; nothing was changed."""


class TooManyError(PortalError):
    """More reports have come from one network, or in all, than we take in an hour."""
