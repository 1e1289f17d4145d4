"""Captures: the bytes first and durable, then one transaction, then acknowledged.

A repeat is acknowledged with what is there and makes nothing new. An edit is a new version. That something is gone
is an observation: nothing that was captured goes with it.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.facts import Captured, Sighting
from bailiwick.apps.keeping.models import Blob, Capture, Observation, Record, Sight
from bailiwick.apps.keeping.services.locks import (
    alone_with_digest,
    alone_with_object,
    together_with_captures,
)
from bailiwick.apps.keeping.services.taking import take_newly_matching
from bailiwick.kernel.sentence import say
from bailiwick.ports.blob_store import Kept


class _RepeatError(Exception):
    """Somebody else kept this very version since we looked."""

    def __init__(self, captured: Captured) -> None:
        super().__init__()
        self.captured = captured


def capture(actor: Actor, sighting: Sighting, data: bytes) -> Captured:
    """Keep what was seen. When this returns, bytes, rows and entry are durable. Raises OSError, CallError.

    The key of a version is its source, its object, and its marker or digest: the same again makes nothing new.
    """
    if sighting.series:
        selectors.schedules().split(sighting.series)
    marker = sighting.marker or f"sha256:{hashlib.sha256(data).hexdigest()}"
    again = selectors.same_capture(sighting.source, sighting.object, marker)
    if again is not None:
        # Its row was written after its bytes were durable.
        return again
    kept = selectors.store().put(data)
    try:
        return _keep(actor, sighting, marker, kept, data)
    except _RepeatError as repeat:
        return repeat.captured


@act("keeping.capture", say("kept what was seen"))
def _keep(doing: Doing, sighting: Sighting, marker: str, kept: Kept, data: bytes) -> Captured:
    together_with_captures()
    alone_with_object(sighting.source, sighting.object)
    again = selectors.same_capture(sighting.source, sighting.object, marker)
    if again is not None:
        raise _RepeatError(again)
    record = _record(doing, sighting)
    alone_with_digest(kept.digest)
    if not selectors.store().has(kept.digest):
        # The last record with these bytes was destroyed since we put them there.
        selectors.store().put(data)
    Blob.objects.get_or_create(digest=kept.digest, defaults={"size": kept.size})
    version = Capture.objects.filter(record=record).count() + 1
    made = Capture.objects.create(
        record=record,
        version=version,
        marker=marker,
        blob_id=kept.digest,
        media_type=sighting.media_type,
        method=sighting.method,
        text=_storable(sighting.text),
        seen_at=sighting.seen_at,
        kept_at=doing.at,
    )
    holds = take_newly_matching(record)
    doing.about("record", record.id)
    doing.record(capture=made.id, digest=kept.digest, bytes=kept.size, version=version, held_by=holds)
    return Captured(record.id, made.id, version, kept.digest, new=True)


def _record(doing: Doing, sighting: Sighting) -> Record:
    """The object's record, locked; made now when this is the first that is seen of it."""
    at = Record.objects.select_for_update().filter(source=sighting.source, object=sighting.object)
    found = at.first()
    if isinstance(found, Record):
        return found
    made: Record = Record.objects.create(
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
    return made


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
