"""Captures: the bytes first and durable, then one transaction, then acknowledged.

A repeat is acknowledged with what is there and makes nothing new. An edit is a new version. That something is gone
is an observation: nothing that was captured goes with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.facts import Captured, Key, Sighting
from bailiwick.apps.keeping.models import Blob, Capture, Observation, Record, Sight
from bailiwick.apps.keeping.services.locks import (
    alone_with_digest,
    alone_with_objects,
    together_with_captures,
)
from bailiwick.apps.keeping.services.taking import take_newly_matching
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.sentence import say
from bailiwick.ports.blob_store import Kept

MOST_AT_ONCE = 500
Seen = tuple[Sighting, bytes]


class _RepeatError(Exception):
    """Somebody else kept every one of these versions since we looked."""

    def __init__(self, kept: dict[Key, Captured]) -> None:
        super().__init__()
        self.kept = kept


def capture(actor: Actor, sighting: Sighting, data: bytes) -> Captured:
    """Keep what was seen. When this returns, bytes, rows and entry are durable. Raises OSError, CallError.

    The key of a version is its source, its object, and its marker or digest: the same again makes nothing new.
    """
    return capture_all(actor, [(sighting, data)])[0]


def capture_all(actor: Actor, seen: Sequence[Seen]) -> list[Captured]:
    """Keep several, in their order: when this returns, all are durable; when it raises, nothing of them is kept.

    Each has its entry. Repeats, also of one another, are answered with what is there. Raises OSError, CallError.
    """
    if len(seen) > MOST_AT_ONCE:
        raise CallError(f"{len(seen)} captures are more than {MOST_AT_ONCE}.", remedy="Bring them in parts.")
    keys = []
    for sighting, data in seen:
        if sighting.series:
            selectors.schedules().split(sighting.series)
        marker = sighting.marker or f"sha256:{hashlib.sha256(data).hexdigest()}"
        keys.append(Key(sighting.source, sighting.object, marker))
    # What is there had its row written after its bytes were durable.
    kept = selectors.same_captures(keys)
    new: dict[Key, Seen] = {}
    for key, one in zip(keys, seen, strict=True):
        if key not in kept:
            new.setdefault(key, one)
    if new:
        blobs = selectors.store().put_all([data for _, data in new.values()])
        try:
            kept |= _keep(actor, new, dict(zip(new, blobs, strict=True)))
        except _RepeatError as repeat:
            kept |= repeat.kept
    return _told_in_order(keys, kept)


def _told_in_order(keys: Sequence[Key], kept: Mapping[Key, Captured]) -> list[Captured]:
    """One answer for each key: a second of the same is a repeat of the first."""
    first: set[Key] = set()
    told = []
    for key in keys:
        told.append(replace(kept[key], new=kept[key].new and key not in first))
        first.add(key)
    return told


@act("keeping.capture", say("kept what was seen"))
def _keep(doing: Doing, new: Mapping[Key, Seen], blobs: Mapping[Key, Kept]) -> dict[Key, Captured]:
    together_with_captures()
    alone_with_objects((key.source, key.object) for key in new)
    kept = selectors.same_captures(new)
    left = {key: seen for key, seen in new.items() if key not in kept}
    if not left:
        raise _RepeatError(kept)
    records = _records(doing, left)
    _name_blobs({blobs[key].digest: (blobs[key], data) for key, (_, data) in left.items()})
    rows = _versions(doing, left, records, blobs)
    holds = take_newly_matching(list({record.id: record for record in records.values()}.values()))
    for place, (key, row) in enumerate(rows.items()):
        one = doing if place == 0 else doing.another()
        one.about("record", row.record_id)
        one.record(
            capture=row.id,
            digest=row.blob_id,
            bytes=blobs[key].size,
            version=row.version,
            **holds[row.record_id]._asdict(),
            seal=selectors.seal_of_capture(row),
            header=selectors.seal_of_record(records[key.source, key.object]),
        )
        kept[key] = Captured(row.record_id, row.id, row.version, row.blob_id, new=True)
    return kept


def _name_blobs(blobs: Mapping[str, tuple[Kept, bytes]]) -> None:
    for digest in sorted(blobs):
        alone_with_digest(digest)
        if not selectors.store().has(digest):
            # The last record with these bytes was destroyed since we put them there.
            selectors.store().put(blobs[digest][1])
    rows = [Blob(digest=digest, size=kept.size) for digest, (kept, _) in blobs.items()]
    Blob.objects.bulk_create(rows, ignore_conflicts=True)


def _versions(
    doing: Doing,
    new: Mapping[Key, Seen],
    records: Mapping[tuple[str, str], Record],
    blobs: Mapping[Key, Kept],
) -> dict[Key, Capture]:
    identities = {record.id for record in records.values()}
    counted = Capture.objects.filter(record__in=identities).values_list("record").annotate(Count("pk"))
    newest: dict[UUID, int] = dict(counted.order_by())
    rows = {}
    for key, (sighting, _) in new.items():
        record = records[key.source, key.object].id
        newest[record] = newest.get(record, 0) + 1
        rows[key] = Capture(
            record_id=record,
            version=newest[record],
            marker=key.marker,
            blob_id=blobs[key].digest,
            media_type=sighting.media_type,
            method=sighting.method,
            text=_storable(sighting.text),
            seen_at=sighting.seen_at,
            kept_at=doing.at,
        )
    Capture.objects.bulk_create(rows.values())
    return rows


def _records(doing: Doing, new: Mapping[Key, Seen]) -> dict[tuple[str, str], Record]:
    """The objects' records, locked; those made now of which this is the first that is seen."""
    first: dict[tuple[str, str], Sighting] = {}
    for key, (sighting, _) in new.items():
        first.setdefault((key.source, key.object), sighting)
    there = Record.objects.select_for_update().filter(
        source__in={source for source, _ in first}, object__in={name for _, name in first}
    )
    records = {(row.source, row.object): row for row in there.order_by("pk")}
    made = {
        name: Record(
            kind=sighting.kind,
            source=sighting.source,
            object=sighting.object,
            series=sighting.series,
            person=sighting.person,
            unit=sighting.unit,
            site=sighting.site,
            day=sighting.day,
            kept_at=doing.at,
        )
        for name, sighting in first.items()
        if name not in records
    }
    Record.objects.bulk_create(made.values())
    return {name: records.get(name) or made[name] for name in first}


def _storable(text: str | None) -> str | None:
    """Text as both databases take it: PostgreSQL refuses NUL, and half a surrogate has no UTF-8. The bytes stay."""
    if text is None:
        return None
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


@act("keeping.saw", say("saw that something is gone from its source, or back"))
def saw(doing: Doing, record: UUID, sight: Sight, seen_at: datetime) -> None:
    """Note that a record's object is gone from its source, or back; the same sight again changes nothing."""
    doing.about("record", record)
    doing.record(sight=sight, seen_at=seen_at)
    selectors.record_of(record)
    Observation.objects.get_or_create(record_id=record, sight=sight, seen_at=seen_at)
