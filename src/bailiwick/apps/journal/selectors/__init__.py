"""What the journal can be asked: entries by filter, proofs, and the export for a stranger."""

from __future__ import annotations

from bailiwick.apps.journal.selectors.beginning import began_with
from bailiwick.apps.journal.selectors.exporting import export
from bailiwick.apps.journal.selectors.proofs import consistency_between, latest_checkpoint, proof_of
from bailiwick.apps.journal.selectors.searching import Asked, Page, entries, entry_of
from bailiwick.apps.journal.selectors.stamping import Late, due, late
from bailiwick.apps.journal.selectors.tree import node_of, tile_reader

__all__ = [
    "Asked",
    "Late",
    "Page",
    "began_with",
    "consistency_between",
    "due",
    "entries",
    "entry_of",
    "export",
    "late",
    "latest_checkpoint",
    "node_of",
    "proof_of",
    "tile_reader",
]
