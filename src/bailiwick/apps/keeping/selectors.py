"""Reading what is kept: records and their captures, the holds on them, and how they stand before their schedule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import orjson
from django.conf import settings
from django.db.models import Q, QuerySet

from bailiwick.apps.journal.models import Entry, Outcome
from bailiwick.apps.keeping.errors import NoSuchRecordError
from bailiwick.apps.keeping.facts import Captured, Key, Scope, Traits
from bailiwick.apps.keeping.models import Capture, Held, Hold, Proposal, Record
from bailiwick.apps.keeping.own_schedules import schedules_in
from bailiwick.connectors.blob_folder import BlobFolder
from bailiwick.kernel.canonical import digest_of
from bailiwick.policy.retention import Answer, Dates, Schedules, Trigger, due_on
from bailiwick.ports.blob_store import BlobStore


def store() -> BlobStore:
    """Where the bytes are."""
    return folder_of_blobs(settings.FOLDER.blobs)


@cache
def folder_of_blobs(path: Path) -> BlobFolder:
    """One for each folder: it remembers which shards are durable, which spares two flushes, and what it is writing."""
    return BlobFolder(path)


def schedules(*, whole: bool = False) -> Schedules:
    """The schedules of retention that are at hand: those that ship, and the agency's own (own_schedules).

    Raises FaultyFilesError.
    """
    return schedules_in(settings.FOLDER.schedules, whole=whole)


def record_of(identity: UUID) -> Record:
    """The record. Raises NoSuchRecordError."""
    found = Record.objects.filter(pk=identity).first()
    if not isinstance(found, Record):
        raise NoSuchRecordError(
            "There is no such record; it may have been destroyed.",
            place=str(identity),
            remedy="Look for it in the journal.",
        )
    return found


def bytes_of(capture: Capture) -> bytes:
    """What was captured, hashed again. Raises MissingBlobError, DamagedBlobError."""
    return store().get(capture.blob_id)


def same_captures(keys: Iterable[Key]) -> dict[Key, Captured]:
    """The captures of these versions, as far as there are any."""
    wanted = set(keys)
    found = Capture.objects.filter(
        record__source__in={key.source for key in wanted},
        record__object__in={key.object for key in wanted},
        marker__in={key.marker for key in wanted},
    ).select_related("record")
    rows = {Key(row.record.source, row.record.object, row.marker): row for row in found}
    return {
        key: Captured(row.record_id, row.id, row.version, row.blob_id, new=False)
        for key, row in rows.items()
        if key in wanted
    }


def scope_of(hold: Hold) -> Scope:
    """What a hold takes."""
    return Scope.from_text(hold.scope)


def candidates(scope: Scope) -> QuerySet[Record]:
    """The records that a scope may take, narrowed by what the database has in columns; words are read one by one."""
    named = Q(pk__in=scope.records)
    if not scope.has_dimensions:
        return Record.objects.filter(named)
    fitting = Q()
    if scope.people:
        fitting &= Q(person__in=scope.people)
    if scope.sites:
        fitting &= Q(site__in=scope.sites)
    if scope.since:
        fitting &= Q(day__isnull=True) | Q(day__gte=scope.since)
    if scope.until:
        fitting &= Q(day__isnull=True) | Q(day__lte=scope.until)
    # An empty Q joined by "or" is left out and would narrow to the named ones: words alone look at every record.
    return Record.objects.filter(named | fitting) if fitting else Record.objects.all()


def traits_of(record: Record) -> Traits:
    """What holds look at in a record."""
    return traits_of_all([record])[0]


def traits_of_all(records: Sequence[Record]) -> list[Traits]:
    """What holds look at in each of several records."""
    texts: dict[UUID, list[str | None]] = {record.id: [] for record in records}
    captures = Capture.objects.filter(record__in=list(texts)).order_by("record", "version")
    for identity, text in captures.values_list("record_id", "text"):
        texts[identity].append(text)
    return [Traits(one.id, one.person, one.site, one.day, tuple(texts[one.id])) for one in records]


def active_holds() -> list[Hold]:
    """Every hold that nobody has released, oldest first."""
    return list(Hold.objects.filter(released_at__isnull=True).order_by("placed_at", "id"))


def holds_on(traits: Traits) -> list[Hold]:
    """The holds that would take such a record, for things that are no records yet (a comment before it is removed)."""
    return [hold for hold in active_holds() if scope_of(hold).takes(traits)]


def held_by(identity: UUID) -> list[Hold]:
    """The active holds on a record, oldest first. Every room asks this before anything of a record is taken away.

    It looks at what holds have taken, and again at what they would take now: either is enough.
    """
    taken = set(Held.objects.filter(record_id=identity).values_list("hold_id", flat=True))
    record = Record.objects.filter(pk=identity).first()
    traits = traits_of(record) if record else Traits(identity, texts=("",))
    return [hold for hold in active_holds() if hold.id in taken or scope_of(hold).takes(traits)]


def dates_of(record: Record) -> Dates:
    """The days that are known of a record. It was created on its own day, else on the day it was kept."""
    days = dict(record.key_dates.values_list("trigger", "day"))
    return Dates({Trigger.CREATED.value: record.day or record.kept_at.date()} | days)


def standing_of(record: Record, day: date, *, whole: bool = True) -> Answer:
    """How a record stands before its schedule on a day; `whole` as for schedules(). Raises FaultyFilesError."""
    return due_on(schedules(whole=whole).series_on(record.series, day), dates_of(record), day)


def payload_of(record: Record) -> str:
    """The digest of all that a grant of destruction is bound to: the record, its class, its days, its versions."""
    return digest_of(
        {
            "record": str(record.id),
            "series": record.series,
            "days": {name: day.isoformat() for name, day in dates_of(record).days.items()},
            "captures": [
                [str(identity), blob]
                for identity, blob in record.captures.order_by("version").values_list("id", "blob_id")
            ],
        }
    )


def seal_of_record(record: Record) -> str:
    """The digest of all that stands in a record's header: entries hold it, and what is changed by hand shows."""
    columns = ("kind", "source", "object", "series", "person", "unit", "site", "day", "kept_at")
    return digest_of({"id": str(record.id)} | {name: _plain(getattr(record, name)) for name in columns})


def seal_of_capture(capture: Capture) -> str:
    """The same of a capture."""
    columns = (
        "record_id",
        "version",
        "marker",
        "blob_id",
        "media_type",
        "method",
        "text",
        "seen_at",
        "kept_at",
    )
    return digest_of({"id": str(capture.id)} | {name: _plain(getattr(capture, name)) for name in columns})


def seal_of_hold(hold: Hold) -> str:
    """The same of a hold."""
    columns = (
        "matter",
        "scope",
        "placed_by",
        "placed_at",
        "released_by",
        "release_asked_by",
        "released_at",
    )
    return digest_of({"id": str(hold.id)} | {name: _plain(getattr(hold, name)) for name in columns})


def seal_of_proposal(proposal: Proposal) -> str:
    """The same of what one person asked for and another grants."""
    columns = (
        "kind",
        "subject",
        "payload",
        "asked_by",
        "asked_at",
        "granted_by",
        "granted_at",
        "used_at",
    )
    return digest_of({"id": str(proposal.id)} | {name: _plain(getattr(proposal, name)) for name in columns})


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, int) else str(value)


def digests_of(records: Iterable[Record]) -> list[str]:
    """The digests of everything captured of these records, sorted."""
    found = Capture.objects.filter(record__in=list(records)).values_list("blob_id", flat=True)
    return sorted(set(found))


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """What the last reading of everything found, and when."""

    at: datetime
    number: int
    damaged: tuple[str, ...]


def last_scrub() -> Scrubbed | None:
    """The last reading that came to its end; None before the first night."""
    found = Entry.objects.filter(act="keeping.scrub", outcome=Outcome.DONE).order_by("-index").first()
    if found is None:
        return None
    details = orjson.loads(bytes(found.manifest))["details"]
    return Scrubbed(found.at, details["number"], tuple(details["damaged"]))
