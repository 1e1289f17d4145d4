"""What readiness tells other programs: what is to be signed and learned, by me and by those I look after."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.services.api_access import acting, must_prove, needs
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.readiness.facts import Task, TaskKind, TaskState
from bailiwick.apps.readiness.permissions import Right, may
from bailiwick.apps.readiness.selectors import Given, Standing, given_out, report, tasks
from bailiwick.apps.readiness.selectors.reading import Paper, paper_for
from bailiwick.apps.readiness.services import acknowledge
from bailiwick.apps.roster.selectors import colleague_asking
from bailiwick.ui.api.paging import Cursor, Limit, Listed, page_of

router = Router(tags=["Signatures and courses"])


class TaskTold(Schema):
    """One thing to sign or to learn, and how it stands by the policy's own watch."""

    kind: TaskKind
    subject: UUID = Field(description="The adoption to be signed, or the version of the course.")
    title: str
    state: TaskState
    since: date
    last: date | None = Field(description="When it was last done.")
    by: date | None = Field(description="The day it is due, where it has one.")


class RuleTold(Schema):
    """A clause that binds whoever signs, in the agency's own words where it has some."""

    clause: str
    says: str
    own_words: bool


class PaperTold(Schema):
    """One policy as one person reads and signs it."""

    adoption: UUID
    policy: str
    edition: str
    rules: list[RuleTold]
    statement: str = Field(description="The sentence that is signed, and nothing else.")
    digest: str = Field(description="Of exactly what is shown here.")


class Signing(Schema):
    """A signature under exactly what was shown."""

    digest: str = Field(max_length=80, description="Of the policy as it was read.")


class SignatureTold(Schema):
    """A signature that was given."""

    adoption: UUID
    day: date
    digest: str


class BehindTold(Schema):
    """Somebody who has not done it yet."""

    person: UUID
    name: str
    state: TaskState


class StandingTold(Schema):
    """One policy to sign, or one course: how many it is for, how many have done it, and who has not."""

    title: str
    kind: TaskKind
    whole: int
    done: int
    overdue: int
    behind: list[BehindTold]


class CourseTold(Schema):
    """A course that is given out, in its latest version."""

    course: UUID
    version: UUID
    number: int
    name: str
    policy: str
    unit: UUID
    since: date


@router.get(
    "/readiness/tasks",
    auth=needs(Scope.READINESS),
    response=Listed[TaskTold],
    summary="What I have to sign and learn",
)
def mine(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Listed[TaskTold]:
    """List what whoever asks has to sign and to learn, done or not, by how long it has been so."""
    actor, day = colleague_asking(request)
    found = tasks(day, [actor.identity]) if actor.identity else []
    return page_of(request, found, lambda one: (one.since.isoformat(), one.key), _task, cursor, limit)


@router.get(
    "/readiness/papers/{uuid:adoption}",
    auth=needs(Scope.READINESS),
    response=PaperTold,
    summary="What I sign, or have signed",
)
def paper(request: HttpRequest, adoption: UUID) -> PaperTold:
    """Tell one policy that binds whoever asks, exactly as they sign it; its `digest` is what a signature names."""
    _, found = _paper(request, adoption)
    return PaperTold(
        adoption=adoption,
        policy=found.policy.id,
        edition=found.edition,
        rules=[RuleTold(clause=one.clause.id, says=one.says, own_words=one.own_words) for one in found.rules],
        statement=found.statement,
        digest=found.digest,
    )


@router.post(
    "/readiness/papers/{uuid:adoption}/signature",
    auth=needs(Scope.READINESS),
    response={201: SignatureTold},
    summary="Sign it",
)
@acting
def sign(request: HttpRequest, adoption: UUID, signing: Signing) -> Status[SignatureTold]:
    """Sign exactly what was shown. A person says that they have received it, so a token cannot: a session alone can."""
    actor, _ = _paper(request, adoption)
    must_prove(request, f"/readiness/sign/{adoption}")
    signed = acknowledge(actor, adoption=adoption, digest=signing.digest)
    return Status(201, SignatureTold(adoption=adoption, day=signed.day, digest=signed.digest))


def _paper(request: HttpRequest, adoption: UUID) -> tuple[Actor, Paper]:
    """Whoever asks, and the policy as it binds them."""
    actor, day = colleague_asking(request)
    found = paper_for(actor.identity, adoption, day) if actor.identity else None
    if found is None:
        raise Http404
    return actor, found


@router.get(
    "/readiness/report",
    auth=needs(Scope.READINESS),
    response=Listed[StandingTold],
    summary="How far those are whom I look after",
)
def standing(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Listed[StandingTold]:
    """List, for those whom whoever asks may see, each policy and course with who is still behind."""
    actor, day = colleague_asking(request)
    found = report(actor, day)
    if not found and not may(actor, Right.SEE_REPORT, day):
        raise Http404
    return page_of(request, found, lambda one: (one.title, one.kind), _standing, cursor, limit)


@router.get(
    "/readiness/courses",
    auth=needs(Scope.READINESS),
    response=Listed[CourseTold],
    summary="The courses that are given out",
)
def courses(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Listed[CourseTold]:
    """List the courses that are given out today, each in its latest version."""
    _, day = colleague_asking(request)
    return page_of(
        request, given_out(day), lambda one: (one.course.name, str(one.course.pk)), _course, cursor, limit
    )


def _task(one: Task) -> TaskTold:
    return TaskTold(
        kind=one.kind,
        subject=one.subject,
        title=one.title,
        state=one.state,
        since=one.since,
        last=one.last,
        by=one.by,
    )


def _standing(one: Standing) -> StandingTold:
    return StandingTold(
        title=one.title,
        kind=TaskKind(one.kind),
        whole=one.whole,
        done=one.done,
        overdue=one.overdue,
        behind=[BehindTold(person=each.person, name=each.name, state=each.task.state) for each in one.behind],
    )


def _course(one: Given) -> CourseTold:
    return CourseTold(
        course=one.course.pk,
        version=one.version.pk,
        number=one.version.number,
        name=one.course.name,
        policy=one.course.pack,
        unit=one.course.unit_id,
        since=one.since,
    )
