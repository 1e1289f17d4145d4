"""What the desk shows of a try to cheat: the kinds there are, and what came of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bailiwick.apps.journal.selectors import Published
from bailiwick.ledger.comparison import Difference
from bailiwick.ledger.entries import Entries
from bailiwick.ledger.report import Report


class Tampering(StrEnum):
    """What somebody with the database may try; the last two have the log's key as well."""

    BACKDATE = "back-date"
    DELETE = "delete"
    SWAP = "swap"
    FORGE = "forge"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Cheated:
    """What was done to a copy, and what came of it.

    `statements` is what the copy was told, `export` the files given away from it. `alone` is what verifying them says
    without a checkpoint from before, `held` with the published one; `differences` what the published copy shows.
    """

    how: Tampering
    index: int
    statements: Sequence[str]
    export: Mapping[str, bytes]
    entries: Entries
    before: Published
    alone: Report
    held: Report
    differences: Sequence[Difference]

    def leaf(self, index: int) -> bytes:
        """The leaf that the tampered copy has at a number; nothing where it has none."""
        return self.entries.entry(self.export, index)
