"""Taking a step: the request locked, its history folded again, who does it looked up now, and the row written once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.errors import ApprovalsError, NoSuchRequestError
from bailiwick.apps.approvals.facts import Standing, may_follow
from bailiwick.apps.approvals.models import Capacity, Place, Request, State, Step, StepKind
from bailiwick.apps.approvals.selectors.requests import Loaded, folded, load
from bailiwick.apps.approvals.selectors.who import May, may_take
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing

LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says and hands in with a step."""

    words: str = ""
    day: date | None = None
    until: date | None = None
    form: str = ""
    digest: str = ""
    capture: UUID | None = None
    about: UUID | None = None


NOTHING = Said()


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def me(doing: Doing) -> UUID:
    """The person who acts. Refused to everybody who is no person of the agency."""
    if doing.actor.identity is None:
        raise RefusedError("Only a person can do this.", reason="no-person", remedy="Sign in.")
    return doing.actor.identity


def locked(doing: Doing, request: UUID) -> Loaded:
    """The request, alone until the act ends. Raises NoSuchRequestError."""
    doing.about("request", request)
    if Place.objects.select_for_update().filter(pk=request).first() is None:
        raise NoSuchRequestError("There is no such request.", remedy="Look at the list again.")
    loaded = load(request)
    assert loaded is not None  # noqa: S101 -- it has a place
    return loaded


def text_of(words: str, name: str = "words", most: int = LONGEST) -> str:
    """What somebody wrote, without space around it. Raises ApprovalsError where it cannot be kept."""
    words = words.replace("\r\n", "\n").strip()
    if len(words) > most:
        raise ApprovalsError(
            f"This is longer than {most} characters.", field=name, remedy="Shorten it, or add it as a file."
        )
    if any(letter not in "\n\t" and not letter.isprintable() for letter in words):
        raise ApprovalsError("It holds a character that cannot be seen.", field=name, remedy="Type it again.")
    return words


def in_turn(loaded: Loaded, kind: StepKind) -> None:
    """Refuse a step that is not the next: it was taken already, or somebody else has the request."""
    if kind not in may_follow(loaded.standing):
        raise RefusedError(
            "This cannot be done now: the request has moved on since you looked.",
            reason="not-now",
            remedy="Look at the request as it is now.",
        )


def require(doing: Doing, loaded: Loaded, kind: StepKind) -> May:
    """By what the actor takes this step now; refuses everybody else."""
    in_turn(loaded, kind)
    may = may_take(loaded, kind, me(doing), day_of(doing))
    if may is None:
        own = me(doing) in loaded.own
        raise RefusedError(
            "Nobody decides about a request of their own." if own else "This is not yours to do.",
            reason="own-request" if own else "not-holder",
            remedy="The request says who has it now.",
        )
    return may


def take(doing: Doing, loaded: Loaded, kind: StepKind, may: May, said: Said = NOTHING) -> Loaded:
    """Add the step and move the request on; the caller has locked it and has looked who may."""
    number = len(loaded.steps) + 1
    step: Step = Step.objects.create(
        key=f"{loaded.row.id}:{number}",
        request=loaded.row,
        number=number,
        kind=kind,
        by_id=doing.actor.identity if may.capacity is not Capacity.CLOCK else None,
        capacity=may.capacity,
        role=may.role,
        about_id=said.about,
        delegation=may.delegation,
        words=said.words,
        form=said.form,
        day=said.day,
        until=said.until,
        digest=said.digest,
        capture=said.capture,
        at=doing.at,
    )
    after = folded(loaded.row, (*loaded.steps, step))
    placed(after)
    doing.record(step=kind, number=number, capacity=may.capacity, state=after.state, power=loaded.row.power)
    return after


def placed(loaded: Loaded) -> None:
    """Keep where the request stands, to be looked up."""
    standing = loaded.standing
    Place.objects.update_or_create(
        request=loaded.row,
        defaults={
            "state": standing.state,
            "until": _last_day(standing),
            "since": standing.since,
            "last": len(loaded.steps),
        },
    )


def _last_day(standing: Standing) -> date | None:
    if standing.state in {State.IN_FORCE, State.CHANGED, State.DIRECT} and standing.decided:
        return standing.decided.until
    return standing.due


def first_step(doing: Doing, row: Request, kind: StepKind, may: May, said: Said) -> Loaded:
    """The step a request begins with, and its place."""
    step: Step = Step.objects.create(
        key=f"{row.id}:1",
        request=row,
        number=1,
        kind=kind,
        by_id=doing.actor.identity,
        capacity=may.capacity,
        role=may.role,
        delegation=may.delegation,
        about_id=said.about,
        words=said.words,
        form=said.form,
        day=said.day,
        until=said.until,
        digest=said.digest,
        capture=said.capture,
        at=doing.at,
    )
    loaded = folded(row, (step,))
    placed(loaded)
    doing.about("request", row.id)
    doing.record(step=kind, state=loaded.state, power=row.power, unit=row.unit_id, request_digest=said.digest)
    return loaded
