"""Reading entries again from the database and hashing them anew: nothing is signed that was not just read.

One flipped bit in a leaf hash ended a public log for good (Yeti 2022). So manifest and salt must give the leaf's
commitment, the leaf its hash, and every column that repeats the manifest must repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC

import orjson

from bailiwick.apps.journal.errors import DamagedError
from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.models import AbstractEntry
from bailiwick.apps.journal.services.appending import told
from bailiwick.apps.journal.services.checkpoint_store import CheckpointStore
from bailiwick.kernel.errors import BailiwickError
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.leaves import Leaf, Opening, check_opening

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Reread:
    """An entry as it was read: its place, the hash of its leaf as it stands, and what is wrong with it, if anything."""

    index: int
    leaf_hash: bytes
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What is there: the frontier of the entries as they stand, the damaged ones, the last size that was signed so."""

    frontier: Frontier
    damaged: Sequence[int]
    agreed: int


def reread(log: Log, start: int, end: int) -> Iterator[Reread]:
    """Read entries `start` to `end` (not included) again, in order. Raises DamagedError where one is missing."""
    entries = log.entries.objects.using(log.database).order_by("index")
    expected = start
    while expected < end:
        chunk = list(entries.filter(index__gte=expected, index__lt=end)[:_CHUNK])
        for entry in chunk:
            if entry.index != expected:
                break
            yield _read(entry)
            expected += 1
        if not chunk or expected != chunk[-1].index + 1:
            raise damaged(expected, "it is not there")


def fault_of(entry: AbstractEntry) -> str:
    """What is wrong with an entry as it was read: its content, its columns and its leaf must say the same."""
    return _read(entry).fault


def head_of(log: Log) -> Frontier:
    """How far the log has come, as its head says."""
    head = log.heads.objects.using(log.database).first()
    return Frontier.from_bytes(bytes(head.frontier)) if head else Frontier()


def inventory(log: Log, store: CheckpointStore) -> Inventory:
    """Read every entry again, and find how far they are those that were signed. Raises DamagedError for a gap."""
    signed = {one.size: one.root for one in store.all()}
    frontier, hashes, damaged, agreed = Frontier(), [], [], 0
    for entry in reread(log, 0, head_of(log).size):
        hashes.append(entry.leaf_hash)
        if entry.fault:
            damaged.append(entry.index)
        if entry.index + 1 in signed:
            frontier, hashes = frontier.append_all(hashes), []
            if frontier.root() == signed[frontier.size]:
                agreed = frontier.size
    return Inventory(frontier.append_all(hashes), damaged, agreed)


def extended(log: Log, frontier: Frontier, end: int) -> Frontier:
    """The frontier after the entries up to `end`, each read again. Raises DamagedError at the first that differs."""
    hashes = []
    for entry in reread(log, frontier.size, end):
        if entry.fault:
            raise damaged(entry.index, entry.fault)
        hashes.append(entry.leaf_hash)
    return frontier.append_all(hashes)


def damaged(index: int, fault: str) -> DamagedError:
    """The error that names an entry which is not as it was written."""
    return DamagedError(
        f"Entry {index} of the journal is not as it was written: {fault}.",
        place=f"entry {index}",
        remedy="Nothing was signed. Compare it with a backup; somebody or something changed the database.",
    )


def _read(entry: AbstractEntry) -> Reread:
    leaf, manifest = bytes(entry.leaf), bytes(entry.manifest)
    hashed = leaf_hash(leaf)
    fault = ""
    try:
        read = Leaf.from_bytes(leaf)
        check_opening(read, Opening(bytes(entry.salt), manifest))
        if hashed != bytes(entry.leaf_hash):
            fault = "the hash beside the leaf is not the leaf's"
        elif _stated(entry) != _repeated(orjson.loads(manifest)) or not _fits(read, entry):
            fault = "a column does not repeat what the entry says"
    except (BailiwickError, ValueError, KeyError, TypeError):
        fault = "its leaf, its salt or its content was changed"
    return Reread(entry.index, hashed, fault)


def _stated(entry: AbstractEntry) -> Sequence[str]:
    return (
        str(entry.record), entry.act, entry.outcome, entry.reason, told(entry.at), entry.actor_kind,
        str(entry.actor or ""), entry.channel, entry.subject_kind, entry.subject,
    )  # fmt: skip


def _repeated(manifest: dict[str, dict[str, str]]) -> Sequence[object]:
    actor, subject = manifest["actor"], manifest["subject"]
    first = [manifest[name] for name in ("record", "act", "outcome", "reason", "at")]
    return (*first, actor["kind"], actor["id"], actor["channel"], subject["kind"], subject["id"])


def _fits(leaf: Leaf, entry: AbstractEntry) -> bool:
    actor = f"{entry.actor_kind}:{entry.actor}" if entry.actor else entry.actor_kind
    stated = (entry.act, str(entry.record), entry.reason or entry.outcome, actor, entry.at.astimezone(UTC))
    return stated == (leaf.type, leaf.record, leaf.reason, leaf.actor, leaf.recorded_at)
