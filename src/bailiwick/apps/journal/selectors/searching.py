"""Entries by filter, newest first, page by page: one query a page, however long the journal is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.facts import PRIVATE
from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.models import AbstractEntry, Outcome

MOST = 200
"""Entries on one page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries: a code of an act or the beginning of one, ending in a dot; who; what about; when; how it ended.

    `since` is taken in, `until` is not. `reader` looks: what is private to others is left out.
    """

    act: str = ""
    actor: UUID | None = None
    subject_kind: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None
    outcome: Outcome | None = None
    reader: UUID | None = None

    def conditions(self) -> dict[str, object]:
        """As Django's filter takes them."""
        act = "act__startswith" if self.act.endswith(".") else "act"
        asked = {
            act: self.act,
            "actor": self.actor,
            "subject_kind": self.subject_kind,
            "subject": self.subject,
            "at__gte": self.since,
            "at__lt": self.until,
            "outcome": self.outcome,
        }
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and the index below which the next page begins; None on the last page."""

    entries: Sequence[AbstractEntry]
    before: int | None


def entries(asked: Asked, *, before: int | None = None, number: int = 50, log: Log = INTERNAL) -> Page:
    """The newest `number` entries (at most 200) that fit, below the index `before` where it is given."""
    number = max(1, min(number, MOST))
    found = log.entries.objects.using(log.database).filter(**asked.conditions()).order_by("-index")
    found = found.filter(~Q(act__in=PRIVATE) | Q(actor=asked.reader))
    if before is not None:
        found = found.filter(index__lt=before)
    # The bytes are for proofs; a page of the journal does without them, except for the manifest.
    rows = list(found.defer("salt", "leaf", "leaf_hash")[: number + 1])
    more = len(rows) > number
    return Page(rows[:number], rows[number - 1].index if more else None)


def entry_of(record: UUID, *, log: Log = INTERNAL) -> AbstractEntry | None:
    """The entry of a record, if there is one."""
    found: AbstractEntry | None = log.entries.objects.using(log.database).filter(record=record).first()
    return found


def is_hidden(entry: AbstractEntry, reader: UUID | None) -> bool:
    """Whether the entry is private to somebody else than whoever reads."""
    return entry.act in PRIVATE and entry.actor != reader
