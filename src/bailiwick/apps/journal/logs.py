"""Which tables make up a log, and in which database they stand."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.apps.journal.models import (
    AbstractCheckpoint,
    AbstractEntry,
    AbstractHead,
    AbstractTile,
    Checkpoint,
    Entry,
    Head,
    Tile,
)


@dataclass(frozen=True, slots=True, eq=False)
class Log:
    """A log: its name, its database's alias, and its own set of tables."""

    name: str
    database: str
    entries: type[AbstractEntry]
    heads: type[AbstractHead]
    checkpoints: type[AbstractCheckpoint]
    tiles: type[AbstractTile]


INTERNAL = Log("internal", "default", Entry, Head, Checkpoint, Tile)
"""Access, people, approvals: everything that is done in the open rooms."""
