"""Looks at public postings of who was drawn: each on record, nothing kept of them unless a report follows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.models import Report
from bailiwick.apps.conduct.models.monitoring import (
    DrawEnd,
    DrawState,
    LawfulOrder,
    LookAt,
    Outcome,
    OutcomeKind,
    Program,
)
from bailiwick.apps.conduct.selectors.monitoring import SeenDraw, closes_as_auditor, draw_of
from bailiwick.apps.conduct.selectors.people import has_role
from bailiwick.apps.conduct.services.helping import day_of, me, text_of
from bailiwick.apps.conduct.services.monitoring import require_next_level, require_viewer
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import Role
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where somebody looks: at whose postings, at which address, and whether anybody could look there."""

    person: UUID
    address: str
    is_public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of looking: of whom, what, in which words, and the report in which it was told."""

    person: UUID
    kind: OutcomeKind
    words: str = ""
    report: UUID | None = None


def _draw(doing: Doing, identity: UUID) -> SeenDraw:
    """The draw as it stands once nobody else acts on its plan, which is locked until the act ends."""
    Program.objects.select_for_update(of=("self",)).filter(draws=identity).first()
    found = draw_of(doing.actor, identity, day_of(doing))
    if found is None:
        raise RefusedError(
            "There is no such draw here.", reason="not-there", remedy="Look at the plans again."
        )
    doing.about("draw", identity)
    if found.state is DrawState.CLOSED:
        raise RefusedError("The draw is closed.", reason="not-now", remedy="Have people drawn anew.")
    return found


def _require_drawn(found: SeenDraw, person: UUID) -> None:
    if person not in {one.person_id for one in found.chosen}:
        raise RefusedError(
            "Whoever this is was not drawn, and nobody else is looked at.",
            reason="not-drawn",
            remedy="Look at those who were drawn alone.",
        )


@act("conduct.monitoring.look", say("looked at what somebody drawn has posted"))
def look(doing: Doing, identity: UUID, where: Where) -> LookAt:
    """Put a look on record before it is made: purpose, viewer, time, address (pd/V.A.10, nmpd/IX.B.3).

    Only what anybody can see is looked at. Anything else is refused unless counsel has put a lawful order on record
    for this very person (pd/V.A.13).
    """
    found = _draw(doing, identity)
    program = found.row.program
    require_viewer(doing, program)
    _require_drawn(found, where.person)
    address = text_of(where.address, "address", 500, lacking="Nobody has said where.")
    order = None if where.is_public else _order(found, where.person)
    row: LookAt = LookAt.objects.create(
        draw=found.row,
        person_id=where.person,
        address=address,
        lawful_order=order,
        purpose=program.purpose,
        by_id=me(doing),
        at=doing.at,
    )
    doing.record(
        look=row.pk,
        purpose=program.purpose,
        address=digest_of_text(address),
        lawful_order=order.pk if order else "",
    )
    return row


def _order(found: SeenDraw, person: UUID) -> LawfulOrder:
    order = found.row.orders.filter(person_id=person).order_by("-at").first()
    if order is None:
        raise RefusedError(
            "This is outside public forums. It is not looked at without a lawful order on record.",
            reason="not-public",
            remedy="Ask counsel, who puts an order on record where there is one.",
        )
    return order


@act("conduct.monitoring.order", say("put a lawful order on record"))
def record_order(doing: Doing, identity: UUID, *, person: UUID, words: str) -> LawfulOrder:
    """Put a lawful order on record, by which more than public postings of one person drawn may be looked at."""
    found = _draw(doing, identity)
    who = me(doing)
    if not has_role(who, [Role.ATTORNEY], found.row.program.unit_id, day_of(doing)):
        raise RefusedError("This is for counsel.", reason="not-counsel", remedy="Send counsel the order.")
    _require_drawn(found, person)
    told = text_of(words, lacking="Nobody has said which order.")
    row: LawfulOrder = LawfulOrder.objects.create(
        draw=found.row, person_id=person, words=told, by_id=who, at=doing.at
    )
    doing.record(order=row.pk)
    return row


@act("conduct.monitoring.conclude", say("said what came of a random look"))
def conclude(doing: Doing, identity: UUID, came: Came) -> Outcome:
    """Say what came of looking at somebody's postings. Of nothing, nothing is kept; of more, a report."""
    found = _draw(doing, identity)
    require_viewer(doing, found.row.program)
    _require_drawn(found, came.person)
    if came.person in {one.person_id for one in found.outcomes}:
        raise ConductError(
            "It is said already what came of it.", field="kind", remedy="Look at the draw again."
        )
    if not found.row.looks.filter(person_id=came.person).exists():
        raise ConductError("No look is on record.", field="kind", remedy="Put the look on record first.")
    lacking = "Nobody has said which advice." if came.kind is OutcomeKind.ADVICE else ""
    words = text_of(came.words, lacking=lacking)
    if came.kind is OutcomeKind.NOTHING and words:
        raise ConductError(
            "Where nothing was found, nothing is kept.", field="words", remedy="Leave the words out."
        )
    row: Outcome = Outcome.objects.create(
        draw=found.row,
        person_id=came.person,
        kind=came.kind,
        words=words,
        report=_report(doing, found, came) if came.kind is OutcomeKind.REPORTED else None,
        by_id=me(doing),
        at=doing.at,
    )
    doing.record(outcome=row.pk, came=came.kind)
    return row


def _report(doing: Doing, found: SeenDraw, came: Came) -> Report:
    own = Report.objects.filter(filer=me(doing), subject_id=came.person, filed__gte=found.row.at)
    report = own.filter(pk=came.report).first() if came.report else None
    if not isinstance(report, Report):
        raise ConductError(
            "There is no report of yours about this person since the draw.",
            field="report",
            remedy="Tell it as a report first; it goes the way of every other.",
        )
    return report


def _require_closes(doing: Doing, found: SeenDraw) -> None:
    """Refuse whoever is neither the next level nor an auditor who was not drawn."""
    if not closes_as_auditor(found, me(doing), day_of(doing)):
        require_next_level(doing, found.row.program)


@act("conduct.monitoring.close", say("closed a draw"))
def close_draw(doing: Doing, identity: UUID, words: str = "") -> DrawEnd:
    """Close a draw that was gone through whole: from now on everybody drawn reads who looked, when and what for."""
    found = _draw(doing, identity)
    _require_closes(doing, found)
    if found.state is not DrawState.REPORTED:
        raise RefusedError(
            "Of some who were drawn nobody has said what came of it.",
            reason="not-now",
            remedy="Ask whoever looks to say it.",
        )
    row: DrawEnd = DrawEnd.objects.create(draw=found.row, words=text_of(words), by_id=me(doing), at=doing.at)
    doing.record(drawn=len(found.chosen))
    return row
