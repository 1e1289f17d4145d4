"""Proofs: that an entry is in the log as it was last signed, and that one checkpoint continues another."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.errors import DamagedError, NotSignedYetError
from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.models import AbstractCheckpoint
from bailiwick.apps.journal.selectors.tree import node_of
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.errors import LedgerError
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.leaves import Opening
from bailiwick.ledger.proofs import (
    Proof,
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)
from bailiwick.ledger.tlogproof import Enclosed, TlogProof


def latest_checkpoint(log: Log = INTERNAL) -> AbstractCheckpoint | None:
    """The checkpoint that was signed last."""
    return log.checkpoints.objects.using(log.database).order_by("size").last()


def first_checkpoint_over(index: int, log: Log = INTERNAL) -> AbstractCheckpoint | None:
    """The checkpoint that was the first to hold the entry."""
    found: AbstractCheckpoint | None = (
        log.checkpoints.objects.using(log.database).filter(size__gt=index).order_by("size").first()
    )
    return found


def proof_of(record: UUID | str, *, opened: bool, log: Log = INTERNAL) -> TlogProof:
    """The proof that the entry of `record` is in the log as last signed; `opened` adds its content and salt.

    Verified before it is given. Raises CallError for no such entry, NotSignedYetError, DamagedError.
    """
    entry = log.entries.objects.using(log.database).filter(record=record).first()
    if entry is None:
        raise CallError("The journal has no such entry.", remedy="Look at the number on the receipt again.")
    checkpoint = latest_checkpoint(log)
    if checkpoint is None or checkpoint.size <= entry.index:
        raise NotSignedYetError(
            "This entry is newer than the last checkpoint.", remedy="It can be proved after the next one."
        )
    leaf = bytes(entry.leaf)
    path = inclusion_proof(entry.index, checkpoint.size, node_of(log, checkpoint.size))
    try:
        verify_inclusion(entry.index, checkpoint.size, leaf_hash(leaf), path, bytes(checkpoint.root))
    except LedgerError as error:
        raise DamagedError(
            f"Entry {entry.index} is not in the log as it was signed.",
            place=f"entry {entry.index}",
            remedy="Somebody or something changed the database; compare it with a backup.",
        ) from error
    opening = Opening(bytes(entry.salt), bytes(entry.manifest)) if opened else None
    return TlogProof(entry.index, path, checkpoint.note.encode(), Enclosed(leaf, opening).to_bytes())


def consistency_between(old_size: int, new_size: int, *, log: Log = INTERNAL) -> Proof:
    """The proof that the checkpoint at `new_size` continues the one at `old_size`; verified before it is given.

    Raises CallError where there is no such checkpoint, DamagedError.
    """
    checkpoints = log.checkpoints.objects.using(log.database).in_bulk([old_size, new_size])
    if {old_size, new_size} - checkpoints.keys():
        raise CallError(
            f"There are no checkpoints at {old_size} and {new_size}.", remedy="Give sizes that were signed."
        )
    proof = consistency_proof(old_size, new_size, node_of(log, new_size))
    old, new = (bytes(checkpoints[size].root) for size in (old_size, new_size))
    try:
        verify_consistency(old_size, new_size, old, new, proof)
    except LedgerError as error:
        raise DamagedError(
            f"The log at {new_size} does not continue the log at {old_size}.",
            remedy="Keep both checkpoints; compare the database with a backup.",
        ) from error
    return proof
