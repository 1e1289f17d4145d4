"""What the journal can be asked: entries by filter, proofs, and the export for a stranger."""

from __future__ import annotations

from bailiwick.apps.journal.selectors.beginning import began_with
from bailiwick.apps.journal.selectors.clock import Doubt, Reading, read_clock
from bailiwick.apps.journal.selectors.exporting import MaySee, Rows, export, export_rows, verifier
from bailiwick.apps.journal.selectors.proofs import (
    consistency_between,
    first_checkpoint_over,
    latest_checkpoint,
    proof_of,
)
from bailiwick.apps.journal.selectors.published import (
    Published,
    edge_tiles,
    published,
    published_folder,
    published_key,
)
from bailiwick.apps.journal.selectors.searching import Asked, Page, entries, entry_of, is_hidden
from bailiwick.apps.journal.selectors.stamping import Late, Stamp, due, late, stamps_over
from bailiwick.apps.journal.selectors.tree import node_of, tile_reader

__all__ = [
    "Asked",
    "Doubt",
    "Late",
    "MaySee",
    "Page",
    "Published",
    "Reading",
    "Rows",
    "Stamp",
    "began_with",
    "consistency_between",
    "due",
    "edge_tiles",
    "entries",
    "entry_of",
    "export",
    "export_rows",
    "first_checkpoint_over",
    "is_hidden",
    "late",
    "latest_checkpoint",
    "node_of",
    "proof_of",
    "published",
    "published_folder",
    "published_key",
    "read_clock",
    "stamps_over",
    "tile_reader",
    "verifier",
]
