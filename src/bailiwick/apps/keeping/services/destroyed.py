"""What was destroyed, told outside the database, so that no backup which is put back brings it up again.

The list stands beside the signed checkpoints, in the file that never goes back. A destruction is acknowledged when it
stands there; what a crash left out is caught up with from the journal, whose entry of the destruction is what is
listed. Before anything is served, what is listed and is there again is destroyed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry, Outcome
from bailiwick.apps.journal.services import Doing, StoreFile, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.errors import NoSuchRecordError
from bailiwick.apps.keeping.models import Hold, Record
from bailiwick.apps.keeping.services.clearing import clear
from bailiwick.apps.keeping.services.locks import alone_among_holds
from bailiwick.apps.keeping.services.records import locked
from bailiwick.apps.keeping.services.removing import remove
from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.sentence import say

DESTROY = "keeping.destroy"
_PART = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A destruction as it is listed: the record, its entry in the journal, and what that entry says."""

    record: UUID
    entry: int
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Again:
    """What was destroyed again, and what could not be, because a hold that nobody is known to have released has it."""

    destroyed: int
    held: tuple[UUID, ...]


def releases_of(record: Record) -> list[dict[str, object]]:
    """The holds that once took the record, all released, as its certificate names them."""
    rows = Hold.objects.filter(held__record=record).order_by("placed_at", "id")
    return [
        {
            "hold": row.id,
            "asked_by": row.release_asked_by,
            "released_by": row.released_by,
            "at": row.released_at,
        }
        for row in rows
    ]


def list_destroyed(record: UUID | None = None) -> int:
    """Bring the list up to the journal, or list one record; how many were added. Raises StoreFailedError."""
    missing = unlisted() if record is None else list(_certificates().filter(subject=str(record)))
    if missing:
        with _file().writing() as connection:
            connection.executemany(
                "INSERT INTO destroyed VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(one.subject, _told(one)) for one in missing],
            )
    return len(missing)


def unlisted() -> list[Entry]:
    """Entries of destructions that a crash kept off the list."""
    known = {str(one.record) for one in listed()}
    there = _certificates().values_list("subject", flat=True)
    return list(_certificates().filter(subject__in=[one for one in there if one not in known]))


def _certificates() -> QuerySet[Entry]:
    return Entry.objects.filter(act=DESTROY, outcome=Outcome.DONE).order_by("index")


def listed() -> Iterator[Listed]:
    """Everything on the list."""
    for record, told in _file().ask("SELECT record, told FROM destroyed ORDER BY record", {}):
        said = orjson.loads(told)
        yield Listed(UUID(record), said["entry"], said["details"])


def back_again() -> list[Listed]:
    """What is listed as destroyed and is in the database all the same."""
    everything, found = list(listed()), []
    for start in range(0, len(everything), _PART):
        part = {one.record: one for one in everything[start : start + _PART]}
        found += [part[one] for one in Record.objects.filter(pk__in=part).values_list("pk", flat=True)]
    return found


def destroy_again() -> Again:
    """Destroy what a backup brought back, each as an act of its own; holds that were released before are so again."""
    held = []
    again = back_again()
    for one in again:
        try:
            _destroy_again(OPERATOR, one)
        except RefusedError:
            held.append(one.record)
        except NoSuchRecordError:
            # Another process was first.
            continue
    clear()
    return Again(len(again) - len(held), tuple(held))


@act("keeping.destroy.again", say("destroyed again what a backup had brought back"))
def _destroy_again(doing: Doing, one: Listed) -> None:
    doing.about("record", one.record)
    doing.record(entry=one.entry)
    alone_among_holds()
    row = locked(one.record)
    released = [one for one in one.details.get("released", []) if _release_again(one)]
    again = {one["hold"]: selectors.seal_of_hold(Hold.objects.get(pk=one["hold"])) for one in released}
    doing.record(released=list(again), holds=again)
    holds = selectors.held_by(row.id)
    if holds:
        doing.record(held_by=[hold.id for hold in holds])
        raise RefusedError(
            "The list of what was destroyed names a record that a hold has, and no release of it is known.",
            reason="held",
            remedy="Nothing of it is destroyed. Ask whoever placed the hold.",
        )
    digests = tuple(selectors.digests_of([row]))
    doing.record(digests=digests, forgotten=remove(row, digests))


def _release_again(release: dict[str, str]) -> bool:
    """Enter a release that the destruction rested on, where the backup is older than it; whether it was."""
    changed: int = Hold.objects.filter(pk=release["hold"], released_at__isnull=True).update(
        release_asked_by=release["asked_by"],
        released_by=release["released_by"],
        released_at=datetime.fromisoformat(release["at"]),
    )
    return changed == 1


def acknowledge(record: UUID) -> None:
    """Once the destruction is in the database: list it, then take the bytes off the disk."""
    transaction.on_commit(partial(list_destroyed, record))
    # What cannot be cleared now (a disk that fails) stays on the list of what has to be.
    transaction.on_commit(clear, robust=True)


def _told(entry: Entry) -> bytes:
    said = orjson.loads(bytes(entry.manifest))
    return canonical_json(
        {
            "entry": entry.index,
            "leaf": bytes(entry.leaf_hash).hex(),
            "at": said["at"],
            "details": said["details"],
        }
    )


def _file() -> StoreFile:
    return _file_at(settings.FOLDER.checkpoints)


@cache
def _file_at(path: Path) -> StoreFile:
    return StoreFile(path)
