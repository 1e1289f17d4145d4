"""Procedures are drafted, published and reviewed; a change of law puts clauses under review until it is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import (
    Covers,
    LawChange,
    Procedure,
    ProcedureVersion,
    Publication,
    Review,
    Task,
    TaskKind,
)
from bailiwick.apps.policies.permissions import Right, require
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.apps.policies.services.helping import day_of, line, locked_unit, words
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say

TO_DO_WITHIN = timedelta(days=30)
"""How long what a published procedure sets in motion may take, unless somebody says otherwise."""


@act("policies.procedure.draft", say("drafted a procedure"))
def draft_procedure(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    title: str,
    owner: UUID,
    text: str,
    topics: Mapping[Covers, str] | None = None,
    of: UUID | None = None,
) -> ProcedureVersion:
    """Draft a procedure, or a new version `of` one: `topics` says which clause of it covers what (mpls/gc.s5)."""
    require(doing.actor, Right.KEEP_PROCEDURES, day_of(doing), unit)
    locked_unit(unit, day_of(doing))
    procedure = Procedure.objects.filter(pk=of, unit_id=unit).first() if of else None
    if of and procedure is None:
        raise PoliciesError("There is no such procedure.", remedy="Look at the page again.")
    procedure = procedure or Procedure.objects.create(
        unit_id=unit, title=line(title, "title"), owner_id=owner
    )
    body = words(text, "text", 200_000)
    row: ProcedureVersion = ProcedureVersion.objects.create(
        procedure=procedure,
        text=body,
        digest=digest_of_text(body),
        topics="\n".join(
            f"{topic} {line(label, 'label', 40)}" for topic, label in (topics or {}).items() if label.strip()
        ),
        drafted_by=doing.actor.identity,
        drafted_at=doing.at,
    )
    doing.about("procedure", procedure.id)
    doing.record(version=row.id, digest=row.digest, unit=unit)
    return row


@act("policies.procedure.publish", say("published a procedure"))
def publish_procedure(doing: Doing, *, version: UUID, day: date | None = None) -> Publication:
    """Put a version in force from a day on (today): people are to be told, trained, and to sign it."""
    row = ProcedureVersion.objects.select_related("procedure").filter(id=version).first()
    if row is None:
        raise PoliciesError("There is no such version.", remedy="Look at the page again.")
    today = day_of(doing)
    require(doing.actor, Right.KEEP_PROCEDURES, today, row.procedure.unit_id)
    locked_unit(row.procedure.unit_id, today)
    if Publication.objects.filter(version=row).exists():
        raise PoliciesError("It has been published already.", remedy="Draft a new version.")
    day = day or today
    done: Publication = Publication.objects.create(
        version=row, day=day, published_by=doing.actor.identity, published_at=doing.at
    )
    tasks = [
        Task.objects.create(version=row, kind=kind, owner=row.procedure.owner, due=day + TO_DO_WITHIN).id
        for kind in TaskKind
    ]
    doing.about("procedure", row.procedure_id)
    doing.record(version=row.id, digest=row.digest, from_day=day, tasks=tasks)
    return done


@act("policies.procedure.review", say("went through a procedure"))
def review_procedure(doing: Doing, *, procedure: UUID) -> Review:
    """Say that somebody has gone through a procedure today, and that it can stand (mpls/gc.s4)."""
    row = Procedure.objects.filter(pk=procedure).first()
    if row is None:
        raise PoliciesError("There is no such procedure.", remedy="Look at the page again.")
    require(doing.actor, Right.KEEP_PROCEDURES, day_of(doing), row.unit_id)
    review: Review = Review.objects.create(procedure=row, day=day_of(doing), reviewed_by=doing.actor.identity)
    doing.about("procedure", row.id)
    doing.record(day=review.day)
    return review


@act("policies.task.do", say("did what a procedure asked for"))
def do_task(doing: Doing, *, task: UUID) -> None:
    """Say that a task is done: whoever it is given to, while they work here, and whoever keeps the procedure."""
    row = Task.objects.select_for_update().filter(pk=task).first()
    if row is None or row.done_on is not None:
        raise PoliciesError("There is no such task to do.", remedy="Look at the page again.")
    if row.owner_id != doing.actor.identity or not cards_of(row.owner_id, day_of(doing)):
        require(doing.actor, Right.KEEP_PROCEDURES, day_of(doing), _unit_of(row))
    Task.objects.filter(pk=task).update(done_on=day_of(doing), done_by=doing.actor.identity)
    doing.about("task", task)
    doing.record(kind=row.kind, day=day_of(doing))


@act("policies.law.log", say("logged a change of law"))
def log_law_change(
    doing: Doing, *, unit: UUID, reference: str, clauses: Sequence[str], due: date
) -> LawChange:
    """Counsel logs a law or a ruling: the clauses it touches are under review until somebody settles it by `due`."""
    today = day_of(doing)
    require(doing.actor, Right.COUNSEL, today, unit)
    locked_unit(unit, today)
    known = {clause for pack in library().packs.values() for clause in pack.clauses}
    strange = [one for one in clauses if one not in known]
    if strange or not clauses:
        raise PoliciesError(
            f"There is no clause {', '.join(strange)}." if strange else "Nobody has named a clause.",
            remedy="Name the clauses that it touches by their ids.",
        )
    assert doing.actor.identity is not None  # noqa: S101 -- only a person has that right
    row: LawChange = LawChange.objects.create(
        unit_id=unit,
        reference=line(reference, "law or ruling", 200),
        clauses="\n".join(clauses),
        due=due,
        logged_by_id=doing.actor.identity,
        logged_at=doing.at,
    )
    doing.about("law-change", row.id)
    doing.record(unit=unit, clauses=list(clauses), due=due)
    return row


@act("policies.law.settle", say("settled a change of law"))
def settle_law_change(doing: Doing, *, change: UUID, outcome: str) -> None:
    """Say what came of a change of law: its clauses are no longer under review."""
    row = LawChange.objects.select_for_update().filter(pk=change).first()
    if row is None or row.settled_on is not None:
        raise PoliciesError("There is no such change to settle.", remedy="Look at the page again.")
    today = day_of(doing)
    require(doing.actor, Right.KEEP_POLICIES, today, row.unit_id)
    LawChange.objects.filter(pk=change).update(
        settled_on=today, settled_by=doing.actor.identity, outcome=line(outcome, "outcome", 200)
    )
    doing.about("law-change", change)
    doing.record(day=today)


def _unit_of(task: Task) -> UUID:
    unit: UUID = task.version.procedure.unit_id
    return unit
