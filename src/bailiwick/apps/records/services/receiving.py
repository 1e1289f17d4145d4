"""A demand arrives and is held at once; its hold is let go by two people; it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.models import Hold, Record
from bailiwick.apps.keeping.selectors import scope_of
from bailiwick.apps.keeping.services import grant, place_hold, propose_release, release_hold, set_day
from bailiwick.apps.records.errors import RecordsError
from bailiwick.apps.records.facts import covers
from bailiwick.apps.records.models import Demand, DemandKind, DemandStep, StepKind
from bailiwick.apps.records.selectors.demands import Loaded, lets_go, people_asked, sites_asked, units_seen_to
from bailiwick.apps.records.selectors.holds import holds_to_name
from bailiwick.apps.records.services.stepping import LONGEST, day_of, line_of, locked, require_held, step
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.services.stepping import me
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say

ANSWERED = "request-closed"
"""The day from which the series of requests is kept (schedules/house.yaml)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Which hold keeps what is asked for: one that is named, or a new one under the code of a matter."""

    matter: str = ""
    named: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A demand as it arrived: whose records, what it is, from whom, under which number, since and by when, for what."""

    unit: UUID
    kind: DemandKind
    authority: str
    number: str
    received_on: date
    due_on: date
    scope: Scope
    holding: Holding


@act("records.demand.record", say("recorded a demand for records"))
def record_demand(doing: Doing, told: Received) -> Demand:
    """Record a demand, and hold what it asks for in the same act. Raises RecordsError, RefusedError, CallError."""
    day = day_of(doing)
    if told.unit not in {one.pk for one in units_seen_to(doing.actor, day)}:
        raise RefusedError(
            "Demands for the records of this unit are not yours to record.",
            reason="right-missing",
            remedy="Tell counsel, or whoever keeps its records.",
        )
    _check(told, day)
    row: Demand = Demand.objects.create(
        unit_id=told.unit,
        kind=told.kind,
        authority=line_of(told.authority, "authority", lacking="Nobody has said who asks."),
        number=line_of(told.number, "number", lacking="There is no docket or request number.", most=80),
        received_on=told.received_on,
        due_on=told.due_on,
        scope=told.scope.to_text(),
        by_id=me(doing),
        at=doing.at,
    )
    doing.about("demand", row.pk)
    doing.record(unit=told.unit, kind=told.kind, received_on=told.received_on, due_on=told.due_on)
    doing.record(number_digest=digest_of_text(row.number), scope_digest=digest_of_text(row.scope))
    loaded = Loaded(row, ())
    step(doing, loaded, StepKind.RECEIVED)
    _hold(doing, loaded, told.holding)
    return row


def _check(told: Received, day: date) -> None:
    if told.received_on > day:
        raise RecordsError(
            "That day is still to come.", field="received_on", remedy="Say on which day it arrived."
        )
    if told.due_on < told.received_on:
        raise RecordsError("It is due before it arrived.", field="due_on", remedy="Look at both days again.")
    if not told.scope.has_dimensions or told.scope.records:
        raise RecordsError(
            "Nobody has said what it asks for.", field="words", remedy="Name pages, people, days or words."
        )
    since, until = told.scope.since, told.scope.until
    if since and until and until < since:
        raise RecordsError(
            "The last day is before the first.", field="until", remedy="Look at both days again."
        )
    units = tree_on(day).below(told.unit)
    if told.scope.sites - {one.pk for one in sites_asked(units)}:
        raise RecordsError("One of the pages is another unit’s.", field="sites", remedy="Choose it again.")
    if told.scope.people - {one.pk for one in people_asked(units)}:
        raise RecordsError("One of the people never worked there.", field="people", remedy="Choose again.")


@act("records.demand.hold", say("held what a demand for records asks for"))
def hold_again(doing: Doing, identity: UUID, holding: Holding) -> DemandStep:
    """Place or name a hold once more, where the one that was there has been released."""
    demand = locked(doing, identity)
    if demand.is_held:
        raise RecordsError("It is held already.", remedy="Nothing has to be done.")
    return _hold(doing, demand, holding)


def _hold(doing: Doing, demand: Loaded, holding: Holding) -> DemandStep:
    if holding.named is None:
        hold = place_hold(doing.actor, holding.matter, demand.scope)
    else:
        hold = _named(doing, demand, holding.named)
    doing.record(hold=hold.pk)
    return step(doing, demand, StepKind.HELD, hold=hold)


def _named(doing: Doing, demand: Loaded, identity: UUID) -> Hold:
    """A hold that covers what is asked for, kept from being released until the act ends."""
    named = {one.pk for one in holds_to_name(doing.actor, day_of(doing))}
    row = Hold.objects.select_for_update().filter(pk=identity, released_at=None).first()
    if not isinstance(row, Hold) or row.pk not in named:
        raise RecordsError(
            "There is no such hold here.", field="hold", remedy="Choose another, or place one."
        )
    if not covers(scope_of(row), demand.scope):
        raise RecordsError(
            "That hold takes less than this asks for.", field="hold", remedy="Place one for this demand."
        )
    return row


@act("records.hold.ask-release", say("asked for the hold of a demand to be released"))
def ask_release(doing: Doing, identity: UUID, words: str) -> DemandStep:
    """Counsel asks for the hold to be released; a second person grants it within 72 hours (WF-HOLD)."""
    demand = locked(doing, identity)
    if not lets_go(doing.actor, demand.row, day_of(doing)):
        raise RefusedError(
            "Only counsel lets a hold go.", reason="not-counsel", remedy="Ask the City Attorney."
        )
    hold = require_held(demand)
    why = line_of(words, "words", lacking="Nobody has said why.", most=LONGEST)
    proposal = propose_release(doing.actor, hold.pk)
    doing.record(hold=hold.pk, proposal_asked=proposal.pk)
    return step(doing, demand, StepKind.RELEASE_ASKED, hold=hold, proposal=proposal.pk, words=why)


@act("records.hold.release", say("granted the release of the hold of a demand"))
def release(doing: Doing, identity: UUID) -> DemandStep:
    """Grant a release that somebody else asked for, and release the hold. Raises RecordsError, RefusedError."""
    demand = locked(doing, identity)
    asked = demand.release
    if asked is None or asked.proposal is None or not demand.is_held:
        raise RecordsError("Nobody has asked for this.", remedy="Look at the demand again.")
    grant(doing.actor, asked.proposal)
    release_hold(doing.actor, asked.proposal)
    doing.record(hold=asked.hold_id)
    return step(doing, demand, StepKind.RELEASED, hold=asked.hold)


@act("records.demand.close", say("closed a demand for records"))
def close(doing: Doing, identity: UUID, words: str) -> DemandStep:
    """Say how it ended. Its hold stays until it is released; its packages are kept for so long from today on."""
    demand = locked(doing, identity)
    why = line_of(words, "words", lacking="Nobody has said how it ended.", most=LONGEST)
    there = Record.objects.filter(captures__in=[one.capture for one in demand.packages])
    for record in there.values_list("pk", flat=True):
        set_day(doing.actor, record, ANSWERED, day_of(doing))
    return step(doing, demand, StepKind.CLOSED, words=why)
