"""What this room cannot do. Refusals, which are entries of the journal, are the journal's RefusedError."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class PoliciesError(BailiwickError):
    """What was asked does not fit the policies at hand; nothing was changed, and nothing is recorded."""


class NoPolicyError(PoliciesError):
    """No policy is in force for those concerned on that day, so that nobody can say what it asks."""
