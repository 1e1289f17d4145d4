"""Where a match begins, for patterns whose beginnings the scanner cannot keep.

Hyperscan finds the ends of any pattern it takes, but keeps the beginnings only of those that are not too large. For
the others the beginning is looked for here, back from an end that is already known to be right, and only when asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

REACHES = (32, 96, 400)
"""Bytes looked back, one after the other: most matches are short, and a search costs by its length.

A match longer than the last is not told; one that could begin in the first is told from there.
"""


@dataclass(slots=True)
class Beginning:
    """Finds where a pattern's match that ends at a given place begins."""

    pattern: bytes
    caseless: bool
    _compiled: re.Pattern[bytes] | None = field(default=None, init=False)

    def of(self, data: bytes, end: int) -> int:
        """The offset at which the match that ends at `end` begins; `end` itself when none is found."""
        compiled = self._compiled
        if compiled is None:
            compiled = self._compiled = compile_twin(self.pattern, caseless=self.caseless)
        for reach in REACHES:
            match = compiled.search(data, max(0, end - reach), end)
            if match:
                return match.start()
            if reach >= end:
                break
        return end


def compile_twin(pattern: bytes, *, caseless: bool) -> re.Pattern[bytes]:
    """The same pattern for Python's engine, which must end where the search is told to end. Raises re.error."""
    return re.compile(rb"(?:%b)\Z" % pattern, re.IGNORECASE if caseless else 0)
