"""Who does what here: whoever has the part in it that the step is for. Deny by default."""

from __future__ import annotations

from bailiwick.apps.conduct.models import Part
from bailiwick.apps.journal.errors import RefusedError


def require_part(parts: frozenset[Part], *wanted: Part) -> None:
    """Refuse whoever has none of the parts that this is for."""
    if not parts.intersection(wanted):
        raise RefusedError(
            "This is not yours to do.",
            reason="right-missing",
            remedy="It is done by whoever handles it, or was named for it.",
        )
