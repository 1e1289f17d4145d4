"""Signing the log: read again what was written since the last checkpoint, sign, swap it into the store, then tell.

The store decides. A crash after the swap leaves a checkpoint that the database does not know yet; the next run finds
that its entries lead to it, and writes the row. Where they do not, there are two histories, and the log stops.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from bailiwick.apps.journal.errors import ClockWentBackError, DamagedError, RacedError
from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.selectors.published import published_folder
from bailiwick.apps.journal.services.checkpoint_store import CheckpointStore, SignedCheckpoint, Why
from bailiwick.apps.journal.services.publishing import publish
from bailiwick.apps.journal.services.recording import record_checkpoint
from bailiwick.apps.journal.services.rereading import extended, head_of, inventory
from bailiwick.apps.journal.services.signing_keys import read_key
from bailiwick.apps.journal.services.standing import compare, stop, stopped, store_of
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.keys import SigningKey

_ATTEMPTS = 20


def sign_checkpoint(log: Log, key: SigningKey, store: CheckpointStore, now: datetime) -> SignedCheckpoint:
    """Sign the log as it stands; where nothing was added since, the last checkpoint is given again.

    Raises DamagedError, ClockWentBackError (nothing is signed; acts go on), StoppedError (nothing goes on), and
    RacedError when other signers were first again and again.
    """
    for _ in range(_ATTEMPTS):
        try:
            return _sign_once(log, key, store, now)
        except RacedError:
            continue
    raise RacedError("Other signers were first, again and again.", remedy="Run one signer; try again later.")


def sign_and_publish(log: Log, now: datetime) -> SignedCheckpoint:
    """Sign the log with the key in the record's folder, and bring its files there up to it: the hourly job."""
    key = read_key(settings.FOLDER.keys, log)
    signed = sign_checkpoint(log, key, store_of(log), now)
    publish(log, signed, key_for(signed.origin, key).verifying(), published_folder(log))
    return signed


def key_for(origin: str, key: SigningKey) -> SigningKey:
    """The log's key under the name of an epoch: the origin that a checkpoint begins with."""
    return SigningKey(origin, key.private)


def _sign_once(log: Log, key: SigningKey, store: CheckpointStore, now: datetime) -> SignedCheckpoint:
    last = store.last()
    why = store.standing().why
    if why is not None and not _is_whole(log, store, last):
        raise stopped(why)
    compare(log, store)
    store.go_on()
    base = _known_so_far(log, store, last)
    head = head_of(log)
    if last is not None and head.size < last.size:
        raise stop(store, Why.SMALLER)
    if last is not None and head.size == last.size:
        if head.root() != last.root:
            raise stop(store, Why.TWO_HISTORIES)
        return last
    if last is not None and now < last.signed_at:
        raise ClockWentBackError(
            f"The clock shows {now.isoformat()}, before the last checkpoint ({last.signed_at.isoformat()}).",
            remedy="Set the clock right. Acts go on; signing goes on when the clock has caught up.",
        )
    frontier = extended(log, base, head.size)
    if frontier != head:
        raise DamagedError(
            f"The head of the journal does not fit its {head.size} entries.",
            remedy="Nothing was signed. Compare the database with a backup.",
        )
    origin = last.origin if last is not None else key.name
    note = Checkpoint.of(origin, frontier).signed_by(key_for(origin, key))
    signed = store.swap(last, note, now)
    record_checkpoint(log, signed, frontier)
    return signed


def _is_whole(log: Log, store: CheckpointStore, last: SignedCheckpoint | None) -> bool:
    """Whether a stopped log may go on after all, because the right copy was put back: every entry is read again."""
    head = head_of(log)
    if last is None or head.size < last.size:
        return False
    found = inventory(log, store)
    return found.agreed == last.size and not found.damaged and found.frontier == head


def _known_so_far(log: Log, store: CheckpointStore, last: SignedCheckpoint | None) -> Frontier:
    """The frontier at the last checkpoint; its row is written where a crash left it out."""
    row = log.checkpoints.objects.using(log.database).order_by("size").last()
    base = Frontier.from_bytes(bytes(row.frontier)) if row else Frontier()
    if last is None:
        return base
    if row is None or row.size != last.size:
        if store.last() != last:
            # The row may be of a checkpoint that another signer has swapped in since `last` was read.
            raise RacedError("Another signer was first.", remedy="Begin again from its checkpoint.")
        if head_of(log).size < last.size:
            raise stop(store, Why.SMALLER)
        base = extended(log, base, last.size)
        if base.root() != last.root:
            raise stop(store, Why.TWO_HISTORIES)
        record_checkpoint(log, last, base)
    elif base.root() != last.root:
        raise DamagedError(
            f"The checkpoint at {last.size} in the database is not the one that was signed.",
            remedy="Nothing was signed. Compare the database with a backup.",
        )
    return base
