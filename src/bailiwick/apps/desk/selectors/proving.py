"""What can be proved of an entry now, under which checkpoint and which timestamps, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bailiwick.apps.journal.errors import DamagedError, NotSignedYetError
from bailiwick.apps.journal.models import AbstractCheckpoint, AbstractEntry
from bailiwick.apps.journal.selectors import (
    Stamp,
    consistency_between,
    first_checkpoint_over,
    latest_checkpoint,
    proof_of,
    published_key,
    stamps_over,
)
from bailiwick.apps.journal.services.rereading import fault_of
from bailiwick.ledger.checkpoints import Checkpoint, open_checkpoint
from bailiwick.ledger.errors import LedgerError
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.notes import read_note


class Proved(Enum):
    """What can be said of an entry now."""

    UNCHANGED = "unchanged"
    NOT_YET = "not-yet"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Under:
    """The checkpoint that a proof stands under: log, entries, root in hexadecimal, when it was signed."""

    origin: str
    size: int
    root: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved, since when, under which checkpoint and timestamps, and the proof for a stranger as text.

    `since` is when it was recorded, by the log's own clock, as whoever verifies `text` is told; `signed`, when the log
    was first signed over it.
    """

    proved: Proved
    since: datetime | None = None
    signed: datetime | None = None
    under: Under | None = None
    stamps: Sequence[Stamp] = ()
    text: str = ""


def prove(entry: AbstractEntry) -> Proof:
    """Prove the entry from the tree, now: what its columns say, what it committed to, and its place in the log.

    Changed content is told as such and never as an error.
    """
    if fault_of(entry):
        return Proof(Proved.CHANGED)
    key, last = published_key(), latest_checkpoint()
    try:
        proof = proof_of(entry.record, opened=True)
        if last is None or not _is_signed(last, key):
            return Proof(Proved.CHANGED)
        first = first_checkpoint_over(entry.index) or last
        if first.size != last.size:
            consistency_between(first.size, last.size)
    except NotSignedYetError:
        return Proof(Proved.NOT_YET)
    except DamagedError:
        return Proof(Proved.CHANGED)
    stated = Checkpoint.from_text(read_note(last.note.encode()).text)
    return Proof(
        Proved.UNCHANGED,
        since=entry.at,
        signed=first.signed_at if _is_signed(first, key) else last.signed_at,
        under=Under(stated.origin, stated.size, stated.root.hex(), last.signed_at),
        stamps=stamps_over(entry.index),
        text=proof.to_bytes().decode(),
    )


def _is_signed(checkpoint: AbstractCheckpoint, key: VerifyingKey | None) -> bool:
    """Whether the row says what its note says, and the log's key has signed it; each epoch has its own name for it."""
    try:
        note = checkpoint.note.encode()
        stated = Checkpoint.from_text(read_note(note).text)
        if key is not None:
            open_checkpoint(note, replace(key, name=stated.origin))
    except LedgerError:
        return False
    return (stated.size, stated.root) == (checkpoint.size, bytes(checkpoint.root))
