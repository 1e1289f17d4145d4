"""The chain of custody, read off the journal: who captured, held, searched, exported and handed over, and when."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.archive.models import Publication
from bailiwick.apps.journal.models import ActorKind, Entry, Outcome
from bailiwick.apps.journal.services import acts
from bailiwick.apps.publishing.models import Version
from bailiwick.apps.records.models import Found, Source
from bailiwick.apps.records.selectors.demands import Loaded
from bailiwick.apps.roster.selectors import names_of

_AT_ONCE = 400
CAPTURE = "keeping.capture"
DESTROYED = ("keeping.destroy", "keeping.destroy.again")
_HELD = ("keeping.hold", "keeping.hold.propose-release", "keeping.hold.release")
_NOBODY = {ActorKind.OPERATOR: "whoever ran the command", ActorKind.JOB: "the software, by the clock"}


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain: its entry in the journal, who did what and when, and the thing that was found it is of."""

    entry: int
    record: UUID
    act: str
    says: str
    who: str
    at: datetime
    subject: str
    details: Mapping[str, Any]
    thing: str = ""


def chain_of(demand: Loaded, found: Collection[Found] = ()) -> list[Link]:
    """Every step of a demand's custody, and how each thing that was found came to be kept, in the journal's order."""
    entries = {entry.index: (entry, "") for entry in _of_demand(demand)}
    for entry, thing in _of_things(found):
        entries.setdefault(entry.index, (entry, thing))
    names = names_of({entry.actor for entry, _ in entries.values() if entry.actor})
    return [
        Link(
            entry=index,
            record=entry.record,
            act=entry.act,
            says=str(acts()[entry.act].says) if entry.act in acts() else entry.act,
            who=names.get(entry.actor or entry.record)
            or _NOBODY.get(ActorKind(entry.actor_kind), "somebody"),
            at=entry.at,
            subject=entry.subject,
            details=_details(entry),
            thing=thing,
        )
        for index, (entry, thing) in sorted(entries.items())
    ]


def _of_demand(demand: Loaded) -> list[Entry]:
    holds = {str(one.hold_id) for one in demand.steps if one.hold_id}
    return [
        *_entries("demand", [str(demand.row.pk)], Q(act__startswith="records.")),
        *_entries("hold", holds, Q(act__in=_HELD)),
    ]


def _of_things(found: Collection[Found]) -> Iterator[tuple[Entry, str]]:
    records = {str(one.record) for one in found if one.record}
    names = {str(one.thing): one.name for one in found}
    for entry in _entries("record", records, Q(act__in=(CAPTURE, *DESTROYED))):
        if entry.act in DESTROYED:
            yield entry, ""
        elif (name := names.get(_details(entry)["capture"])) is not None:
            yield entry, name
    items = [one.thing for one in found if one.source == Source.ITEM]
    threads = Publication.objects.filter(item__in=items).values_list("thread_id", flat=True)
    yield from _naming("thread", threads, "archive.item.add", "item", names)
    versions = [one.thing for one in found if one.source == Source.VERSION]
    drafts = Version.objects.filter(pk__in=versions).values_list("draft_id", flat=True)
    yield from _naming("draft", drafts, "publishing.", "version", names)


def _naming(
    kind: str, subjects: Iterable[UUID], acts_of: str, detail: str, names: Mapping[str, str]
) -> Iterator[tuple[Entry, str]]:
    """The entries about subjects that name in a detail something that was found."""
    for entry in _entries(kind, {str(one) for one in subjects}, Q(act__startswith=acts_of)):
        name = names.get(str(_details(entry).get(detail)))
        if name is not None:
            yield entry, name


def _entries(kind: str, subjects: Iterable[str], which: Q) -> Iterator[Entry]:
    """The entries of acts that were done about subjects of a kind, a few hundred subjects to a query."""
    everything = sorted(subjects)
    for start in range(0, len(everything), _AT_ONCE):
        part = everything[start : start + _AT_ONCE]
        rows = Entry.objects.filter(which, subject_kind=kind, subject__in=part, outcome=Outcome.DONE)
        yield from rows.order_by("index")


def _details(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(bytes(entry.manifest))["details"]
    return told


def entry_of_package(chain: Iterable[Link], number: int) -> Link | None:
    """The entry of an export, by its number."""
    exported = (one for one in chain if one.act == "records.demand.export")
    return next((one for one in exported if one.details.get("package") == number), None)
