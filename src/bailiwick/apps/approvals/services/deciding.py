"""Deciding: exactly what was shown, by who may, once; and what the decision does to the request before it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts.permission import form_of, ran_out
from bailiwick.apps.approvals.facts.shapes import EACH_THEIR_OWN
from bailiwick.apps.approvals.models import Capacity, State, StepKind, Subject
from bailiwick.apps.approvals.selectors.powers import powers_here
from bailiwick.apps.approvals.selectors.requests import Loaded
from bailiwick.apps.approvals.selectors.who import May, still_needed
from bailiwick.apps.approvals.services.memos import keep_memo
from bailiwick.apps.approvals.services.passing import pass_when_open
from bailiwick.apps.approvals.services.stepping import (
    Said,
    day_of,
    locked,
    me,
    require,
    take,
    text_of,
)
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.selectors import is_not_shown
from bailiwick.kernel.sentence import say
from bailiwick.policy.power import Power


@act("approvals.approve", say("approved a request"))
def approve(
    doing: Doing, request: UUID, *, digest: str, words: str = "", until: date | None = None
) -> Loaded:
    """Say yes to exactly what was shown (`digest`), until a day or for as long as the policy lets it last.

    Refused: about one's own, by who does not hold the power now, of what has changed or moved on since it was shown, to
    a request whose row is not the one that was asked with, and after its last day. Raises ApprovalsError.
    """
    loaded = locked(doing, request)
    may = _deciding(doing, loaded, StepKind.APPROVED, digest)
    day, power = day_of(doing), _power(loaded, day_of(doing))
    spoken = _spoken_day(doing, loaded)
    if power.holder == EACH_THEIR_OWN and is_not_shown(me(doing), day):
        raise ApprovalsError(
            "You are on the list “Do not show me”, so nobody may mention you whatever you say here.",
            remedy="Leave the list first if you want this.",
        )
    said = Said(
        words=text_of(words),
        form=form_of(power, spoken=spoken is not None).value,
        day=spoken,
        until=_last_day(power, loaded, spoken or day, until),
        digest=digest,
    )
    if still_needed(loaded, day) > 1:
        # Several hold this power only together: this is one yes of them, and nothing is in force yet.
        return take(doing, loaded, StepKind.ASSENTED, may, said)
    after = take(doing, loaded, StepKind.APPROVED, may, said)
    if after.row.replaces_id:
        _before(doing, after.row.replaces_id, {State.IN_FORCE, State.CHANGED}, StepKind.REPLACED)
        doing.about("request", request)
    if after.shape.memo:
        keep_memo(doing, after)
    pass_when_open(doing, after)
    return after


@act("approvals.send-back", say("sent a request back"))
def send_back(doing: Doing, request: UUID, *, digest: str, words: str) -> Loaded:
    """Say no to exactly what was shown, with the reason. What was asked for again then has to come down."""
    loaded = locked(doing, request)
    may = _deciding(doing, loaded, StepKind.SENT_BACK, digest)
    reason = text_of(words)
    if not reason and loaded.row.subject != Subject.CONSENT:
        raise ApprovalsError("There is no reason yet.", field="words", remedy="Say why, in a sentence.")
    after = take(doing, loaded, StepKind.SENT_BACK, may, Said(words=reason, digest=digest))
    if after.row.replaces_id:
        _before(doing, after.row.replaces_id, {State.CHANGED}, StepKind.AGAIN_REFUSED)
        doing.about("request", request)
    if after.shape.memo:
        keep_memo(doing, after)
    return after


def _deciding(doing: Doing, loaded: Loaded, kind: StepKind, digest: str) -> May:
    may = require(doing, loaded, kind)
    if not loaded.untouched:
        raise RefusedError(
            "What is kept of this request is not what was asked.",
            reason="payload-changed",
            remedy="Tell whoever runs this software, and have it asked again.",
        )
    if digest != loaded.shown:
        raise RefusedError(
            "This is no longer what you were shown.",
            reason="shown-changed",
            remedy="Look at it again, then decide.",
        )
    if ran_out(loaded.row.until, day_of(doing)):
        raise RefusedError(
            "What was asked for is over.", reason="ran-out", remedy="Nothing: it can be asked for anew."
        )
    return may


def _power(loaded: Loaded, day: date) -> Power:
    return powers_here(loaded.row.unit_id, day)[loaded.row.power]


def _spoken_day(doing: Doing, loaded: Loaded) -> date | None:
    """The day on which the yes was spoken, where it is entered afterwards; its speaker alone confirms it."""
    told = loaded.told.get("spoken-on")
    if told is None:
        return None
    if loaded.told.get("spoken-by") != str(me(doing)):
        raise RefusedError(
            "Somebody else is said to have said yes, and they alone can confirm it.",
            reason="not-the-speaker",
            remedy="Send it back, or leave it to them.",
        )
    return date.fromisoformat(told)


def _last_day(power: Power, loaded: Loaded, day: date, until: date | None) -> date | None:
    """The last day: what was given or asked for, and never longer than the policy lets it last."""
    longest = power.standing.longest if loaded.row.category and power.standing else power.lasts
    wanted = until or loaded.row.until
    if wanted is not None and wanted < day:
        raise ApprovalsError("The last day is over.", field="until", remedy="Give a later one.")
    if loaded.row.category and wanted is None:
        raise ApprovalsError(
            "A standing release has a last day.", field="until", remedy="Give the day on which it ends."
        )
    if longest is None:
        return wanted
    last = longest.after(day)
    if wanted is not None and wanted > last:
        raise ApprovalsError(
            f"The policy lets it last until {last.isoformat()} at most.",
            field="until",
            remedy="Give that day.",
        )
    return wanted or last


def _before(doing: Doing, request: UUID, states: set[State], kind: StepKind) -> None:
    """What the decision does to the request that this one goes on from, where it still stands."""
    before = locked(doing, request)
    if before.state in states:
        take(doing, before, kind, May(Capacity.HOLDER))
