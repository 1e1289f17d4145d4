"""A right while somebody has it: stopped for a time, taken up again, ended, and shown to be gone on the platform."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.selectors import may_let_go, works_for
from bailiwick.apps.sites.errors import NoSuchSiteError
from bailiwick.apps.sites.models import PosterRight, RightState, RightStep, RightStepKind
from bailiwick.apps.sites.selectors.posting import Right, rights
from bailiwick.apps.sites.selectors.posting_who import may_end, may_stop
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.posting import through_the_gate
from bailiwick.apps.sites.services.saying import plain_text_of
from bailiwick.apps.sites.services.stepping import day_of, locked, require_run
from bailiwick.kernel.sentence import say

K = RightStepKind


@act("sites.posting.suspend", say("stopped somebody’s right on a page for a time"))
def suspend_right(doing: Doing, right: UUID, words: str) -> Right:
    """Stop a right for a time, with the reason: by who runs or oversees the page, or a superior of whoever has it."""
    page, found = _locked(doing, right, RightState.ACTIVE)
    _require(may_stop(doing.actor, page, found.row.person_id, day_of(doing)))
    why = plain_text_of(words, lacking="Nobody has said why.")
    return _take(doing, found, K.SUSPENDED, why)


@act("sites.posting.lift", say("took a stopped right on a page up again"))
def lift_right(doing: Doing, right: UUID, words: str) -> Right:
    """Take a right up again: through the gate once more, since leave or a signature may have gone meanwhile."""
    page, found = _locked(doing, right, RightState.SUSPENDED)
    _require(may_stop(doing.actor, page, found.row.person_id, day_of(doing)))
    why = plain_text_of(words, lacking="Nobody has said why.")
    passage = through_the_gate(doing, page, found.row.person_id, found.kind, day_of(doing))
    return _take(doing, found, K.LIFTED, why, passage)


@act("sites.posting.end", say("ended somebody’s right on a page"))
def end_right(doing: Doing, right: UUID, words: str) -> Right:
    """End a right, with the reason. Somebody then takes it away on the platform, and says how it can be seen."""
    page, found = _locked(doing, right, RightState.ACTIVE, RightState.SUSPENDED)
    _require(may_end(doing.actor, page, found.row.person_id, day_of(doing)))
    return _take(doing, found, K.ENDED, plain_text_of(words, lacking="Nobody has said why."))


@act("sites.posting.removed", say("took a right on a page away on the platform"))
def show_removed(doing: Doing, right: UUID, words: str) -> Right:
    """Say how one can see that a right that ended is gone on the platform; not by whoever had it (WF-POSTER)."""
    page, found = _locked(doing, right, RightState.ENDED)
    require_run(doing, page)
    if doing.actor.identity == found.row.person_id:
        raise RefusedError(
            "Nobody says of themself that their right is gone.",
            reason="own-removal",
            remedy="Ask a colleague.",
        )
    proof = plain_text_of(words, most=400, lacking="Nobody has said how one can see that it is gone.")
    return _take(doing, found, K.REMOVED, proof)


@act("sites.posting.let-go", say("ended the right of somebody on a page who leaves or moves"))
def end_right_as_they_go(doing: Doing, right: UUID) -> Right:
    """End a right of somebody who leaves, or works for the page's unit no longer; by the clock or by who enters it."""
    page, found = _locked(doing, right, RightState.ACTIVE, RightState.SUSPENDED, RightState.ENDED)
    person, day = found.row.person_id, day_of(doing)
    clock = doing.actor.kind is ActorKind.JOB
    if not (clock or may_let_go(doing.actor, person, day, page.row.unit_id)):
        raise RefusedError("This is not yours to do.", reason="right-missing", remedy="Ask human resources.")
    if works_for(person, page.row.unit_id, day + timedelta(days=1)):
        raise RefusedError(
            "They go on working for this unit.",
            reason="still-here",
            remedy="Enter their last day, or their transfer, first.",
        )
    return _take(doing, found, K.ENDED, "")


def _locked(doing: Doing, right: UUID, *states: RightState) -> tuple[Loaded, Right]:
    """The page, alone until the act ends, and the right as it stands now."""
    row = PosterRight.objects.filter(pk=right).first()
    if row is None:
        raise NoSuchSiteError("There is no such right.", remedy="Look at the list again.")
    page = locked(doing, row.site_id)
    found = rights(PosterRight.objects.filter(pk=right))[0]
    if found.state(day_of(doing)) not in states:
        raise RefusedError(
            "This cannot be done where the right stands now.",
            reason="not-now",
            remedy="Look at the list again.",
        )
    return page, found


def _require(may: bool) -> None:
    if not may:
        raise RefusedError("This is not yours to do.", reason="not-owner", remedy="Ask the page’s owner.")


def _take(doing: Doing, found: Right, kind: RightStepKind, words: str, passage: UUID | None = None) -> Right:
    number = len(found.steps) + 1
    RightStep.objects.create(
        key=f"{found.row.id}:{number}",
        right=found.row,
        number=number,
        kind=kind,
        by_id=doing.actor.identity,
        words=words,
        passage=passage,
        day=day_of(doing),
        at=doing.at,
    )
    doing.record(right=found.row.id, person=found.row.person_id, step=kind, number=number)
    return rights(PosterRight.objects.filter(pk=found.row.id))[0]
