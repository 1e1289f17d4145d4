"""A new epoch: how a stopped log goes on. Two people decide, and what is missing stays told for good.

The entries that are there stay where they are, and the tree goes on under a new origin; the entry that begins the
epoch binds the last checkpoint that was signed and says from where to where it cannot be shown any more.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.services.acts import Doing, act
from bailiwick.apps.journal.services.checkpoint_store import CheckpointStore, SignedCheckpoint, Why
from bailiwick.apps.journal.services.recording import make_tiles_anew, record_checkpoint
from bailiwick.apps.journal.services.rereading import head_of, inventory
from bailiwick.apps.journal.services.signing import key_for
from bailiwick.apps.journal.services.standing import mending, store_of
from bailiwick.kernel.sentence import say
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.keys import SigningKey

MOST_NAMED = 100
"""Damaged entries that the beginning of an epoch names one by one; it always says how many there are."""


def begin_epoch(
    actor: Actor, *, second: Actor, key: SigningKey, now: datetime, log: Log = INTERNAL
) -> SignedCheckpoint:
    """Let a stopped, damaged or post-dated log go on under a new origin; the first checkpoint of the epoch.

    Raises RefusedError unless two different people decide and there is something to settle; DamagedError where entries
    are missing in between: put a backup back that has them.
    """
    store = store_of(log)
    origin = f"{key.name}/{now:%Y-%m-%d}-{secrets.token_hex(4)}"
    with mending():
        _begin(actor, second=second, origin=origin, store=store, now=now)
        # A crash from here on leaves the log stopped; the decision is made again, and is one more entry.
        frontier = head_of(log)
        note = Checkpoint.of(origin, frontier).signed_by(key_for(origin, key))
        signed = store.begin_epoch(store.last(), note, now)
    make_tiles_anew(log)
    record_checkpoint(log, signed, frontier)
    return signed


@act("journal.epoch.begin", say("began a new epoch of the journal"))
def _begin(doing: Doing, *, second: Actor, origin: str, store: CheckpointStore, now: datetime) -> None:
    log = doing.act.log
    first = doing.actor
    if not first.identity or not second.identity or first.identity == second.identity:
        raise RefusedError("Two people decide on a new epoch, and both are named.", reason="two-people")
    last = store.last()
    found = inventory(log, store)
    row = log.checkpoints.objects.using(log.database).order_by("size").last()
    unknown = row is not None and not store.has(row.note.encode())
    behind = last is not None and (found.agreed < last.size or now < last.signed_at)
    if not (store.standing().why or unknown or behind or found.damaged or found.frontier != head_of(log)):
        raise RefusedError(
            "The journal is whole and goes on; there is nothing to settle.", reason="not-stopped"
        )
    log.heads.objects.using(log.database).update(size=found.frontier.size, frontier=found.frontier.to_bytes())
    doing.about("log", origin)
    doing.record(
        why=store.standing().why or (Why.STORE_BEHIND if unknown else "damage"),
        decided_by=[first.identity, second.identity],
        origin=origin,
        **_bound(last),
        missing={"from": found.agreed, "to": max(found.agreed, last.size if last else 0)},
        damaged={"number": len(found.damaged), "entries": list(found.damaged[:MOST_NAMED])},
    )


def _bound(last: SignedCheckpoint | None) -> dict[str, object]:
    if last is None:
        return {}
    digest = hashlib.sha256(last.note).hexdigest()
    return {"after": {"origin": last.origin, "size": last.size, "root": last.root.hex(), "note": digest}}
