"""Exports: the package made, kept and entered in one transaction, taken by whoever may, and handed over.

The bytes are on the disk before the entry that names their digest is written; a crash between leaves bytes that no
row names, which keeping takes away, and nothing that anybody was told of.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils import timezone

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.services import INTERNAL, Doing, act, sign_and_publish
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.records.errors import RecordsError
from bailiwick.apps.records.facts.package import package
from bailiwick.apps.records.models import DemandStep, StepKind
from bailiwick.apps.records.selectors.demands import Loaded, found_by
from bailiwick.apps.records.services.making import parts_of
from bailiwick.apps.records.services.stepping import day_of, line_of, locked, require_held, step
from bailiwick.kernel.errors import BailiwickError
from bailiwick.kernel.sentence import say

SERIES = "house/requests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """To whom a package was given, how (on a drive, by registered mail, ...), and on which day."""

    to: str
    way: str
    day: date


def export(actor: Actor, identity: UUID) -> DemandStep:
    """Sign the journal, so that all that was done is proved in it, then export. Raises as the act does."""
    if not connection.in_atomic_block:
        # Without a signature now, the package leans on the last one, and says where it ends.
        with suppress(BailiwickError, OSError):
            sign_and_publish(INTERNAL, timezone.now())
    return _export(actor, identity)


@act("records.demand.export", say("exported what was found for a demand"))
def _export(doing: Doing, identity: UUID) -> DemandStep:
    """Make the package of what the last search found, without what is left out, and keep it. Raises RecordsError."""
    demand = locked(doing, identity)
    require_held(demand)
    search = demand.last(StepKind.SEARCHED)
    if search is None:
        raise RecordsError("Nobody has searched yet.", remedy="Search first, then look through the list.")
    number = len(demand.packages) + 1
    parts = parts_of(doing, demand, search, found_by(search))
    data = package(parts)
    taken = capture(
        doing.actor,
        Sighting(
            kind="production",
            source=f"records/{demand.row.pk}",
            object=f"package/{number}",
            seen_at=doing.at,
            media_type="application/zip",
            method="made",
            series=SERIES,
            text="",
            unit=demand.row.unit_id,
            day=day_of(doing),
        ),
        data,
    )
    doing.record(package=number, sha256=taken.digest, capture_of=taken.capture, search=search.number)
    doing.record(**{name: parts.made[name] for name in ("items", "left_out", "destroyed")})
    return step(
        doing,
        demand,
        StepKind.EXPORTED,
        package=number,
        capture=taken.capture,
        digest=taken.digest,
        items=len(parts.items),
    )


@act("records.package.take", say("took a copy of a package made for a demand"))
def take(doing: Doing, identity: UUID, number: int) -> bytes:
    """The bytes of a package, hashed again; who takes it is entered before the first byte leaves."""
    demand = locked(doing, identity, closed=True)
    made = _package(demand, number)
    row = Capture.objects.filter(pk__in=[made.capture]).first()
    if row is None:
        raise RecordsError("This package was destroyed when its time had come.", remedy="Export again.")
    doing.record(package=number, sha256=made.digest)
    step(doing, demand, StepKind.TAKEN, package=number, digest=made.digest)
    return bytes_of(row)


@act("records.package.hand-over", say("handed a package over to somebody"))
def hand_over(doing: Doing, identity: UUID, number: int, told: Handed) -> DemandStep:
    """Say to whom a package was given, how, and on which day. Raises RecordsError, RefusedError."""
    demand = locked(doing, identity)
    made = _package(demand, number)
    if not made.day <= told.day <= day_of(doing):
        raise RecordsError(
            "The package was not there that day.", field="day", remedy="Say when it was handed over."
        )
    doing.record(package=number, sha256=made.digest, day=told.day)
    return step(
        doing,
        demand,
        StepKind.HANDED_OVER,
        package=number,
        digest=made.digest,
        to=line_of(told.to, "to", lacking="Nobody has said to whom it was given."),
        way=line_of(told.way, "way", lacking="Nobody has said how it was given."),
        day=told.day,
    )


def _package(demand: Loaded, number: int) -> DemandStep:
    for one in demand.packages:
        if one.package == number:
            return one
    raise RecordsError("There is no such package.", field="package", remedy="Look at the list of packages.")
