"""Where a match begins, for patterns whose beginnings the scanner cannot keep.

Hyperscan finds the ends of any pattern it takes, but keeps the beginnings only of those that are not too large. For
the others the beginning is looked for here, back from an end that is already known to be right, and only when asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

FARTHEST_BACK = 400
"""Bytes; a match longer than this is told from its last bytes."""


@dataclass(slots=True)
class Beginning:
    """Finds the leftmost beginning of a pattern's match that ends at a given place."""

    pattern: bytes
    caseless: bool
    _compiled: re.Pattern[bytes] | None = field(default=None, init=False)

    def of(self, data: bytes, end: int) -> int:
        """The offset at which the match that ends at `end` begins; `end` itself if the two engines disagree."""
        compiled = self._compiled
        if compiled is None:
            compiled = self._compiled = compile_twin(self.pattern, caseless=self.caseless)
        match = compiled.search(data, max(0, end - FARTHEST_BACK), end)
        return match.start() if match else end


def compile_twin(pattern: bytes, *, caseless: bool) -> re.Pattern[bytes]:
    """The same pattern for Python's engine, which must end where the search is told to end. Raises re.error."""
    return re.compile(rb"(?:%b)\Z" % pattern, re.IGNORECASE if caseless else 0)
