"""What the roster cannot do. Refusals, which are entries of the journal, are the journal's RefusedError."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class RosterError(BailiwickError):
    """What was asked does not fit what the roster holds; nothing was changed, and nothing is recorded."""


class LoopError(RosterError):
    """Somebody would answer to themself, or a unit would be part of itself."""


class ChangedError(RosterError):
    """What was shown before is no longer what would happen: it has to be looked at again."""
