"""Cases: opened from a report, looked into, found by a named person, decided by another, carried out (WF-CASE)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.facts.cases import is_any_sustained, is_waited_for
from bailiwick.apps.conduct.models import (
    Action,
    Adviser,
    Case,
    CaseState,
    CaseStep,
    CaseStepKind,
    Part,
    Report,
    ReportState,
    ReportStep,
    ReportStepKind,
)
from bailiwick.apps.conduct.permissions import require_part
from bailiwick.apps.conduct.selectors.cases import SeenCase, decider_if, rows, seen_case
from bailiwick.apps.conduct.selectors.reports import rows as report_rows
from bailiwick.apps.conduct.selectors.reports import seen_report
from bailiwick.apps.conduct.services.helping import day_of, keep_text, me, text_of
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.kernel.sentence import say

UNDER_WAY = frozenset({CaseState.INVESTIGATING, CaseState.LEGAL_VIEW, CaseState.FINDING})


@act("conduct.case.open", say("opened a case"))
def open_case(doing: Doing, identity: UUID, *, words: str) -> Case:
    """Open a case from a report that was weighed: about somebody known, by the clauses that triage named."""
    doing.about("report", identity)
    if Report.objects.select_for_update(of=("self",)).filter(pk=identity).first() is None:
        raise ConductError("There is no such report.", remedy="Look at the list again.")
    seen = seen_report(doing.actor.identity, report_rows().get(pk=identity), day_of(doing))
    require_part(seen.parts, Part.HANDLER)
    if seen.state is not ReportState.TRIAGED:
        raise ConductError("Nobody has said yet what it comes down to.", remedy="Do that first.")
    if seen.row.subject_id is None or not seen.clauses:
        raise ConductError(
            "A case is about somebody, and about clauses.",
            remedy="Name the clauses in the triage of the report.",
        )
    why = text_of(words, lacking="Nobody has said why it is looked into.")
    case: Case = Case.objects.create(
        report=seen.row,
        subject_id=seen.row.subject_id,
        unit_id=seen.row.unit_id,
        day=seen.day,
        clauses="\n".join(seen.clauses),
        words=why,
        by_id=me(doing),
        at=doing.at,
    )
    ReportStep.objects.create(report=seen.row, kind=ReportStepKind.CASE_OPENED, by_id=me(doing), at=doing.at)
    doing.about("case", case.id)
    doing.record(report=seen.row.id, clauses=seen.clauses)
    return case


@act("conduct.case.lead", say("named who looks into a case"))
def set_lead(doing: Doing, identity: UUID, *, to: UUID, words: str = "") -> CaseStep:
    """Name who looks into it: somebody who is not whom it is about, did not file the report, and will not decide."""
    seen = locked(doing, identity)
    require_part(seen.parts, *((Part.COUNSEL,) if seen.is_counsels else (Part.HEAD, Part.HR)))
    _at(seen, CaseState.OPENED, CaseState.LEAD_SET, *UNDER_WAY)
    if to in {seen.row.subject_id, seen.row.report.filer_id} or not cards_of(to, day_of(doing)):
        raise ConductError(
            "They cannot look into it.", field="to", remedy="Choose somebody who is not concerned in it."
        )
    if seen.decider == to and decider_if(seen, to, day_of(doing)) is None:
        raise ConductError(
            "Nobody but them can decide what follows, and whoever looks into it decides nothing.",
            field="to",
            remedy="Choose somebody else.",
        )
    return take(doing, seen, CaseStepKind.LEAD, to_id=to, words=text_of(words))


@act("conduct.case.begin", say("told somebody of a case about them"))
def begin(doing: Doing, identity: UUID, *, words: str) -> CaseStep:
    """Begin to look into it: whom it is about is told in these words, and sees the case from now on."""
    seen = locked(doing, identity)
    require_part(seen.parts, Part.INVESTIGATOR)
    _at(seen, CaseState.LEAD_SET)
    said = text_of(words, lacking="Nobody has said what they are told.")
    return take(doing, seen, CaseStepKind.BEGUN, words=said)


@act("conduct.case.note", say("kept a note in a case"))
def note(doing: Doing, identity: UUID, *, words: str, step: str = "") -> CaseStep:
    """Keep what was seen, heard or done; `step` is one of those that their category is owed."""
    seen = locked(doing, identity)
    parts = (Part.INVESTIGATOR, Part.DECIDER, Part.HR) if step else (Part.INVESTIGATOR,)
    require_part(seen.parts, *parts)
    if seen.state is CaseState.CLOSED:
        raise ConductError("The case is closed.", remedy="File a new report of what is new.")
    if step and step not in {one.id for one in seen.weighing.route().steps}:
        raise ConductError("There is no such step here.", field="step", remedy="Look at the list again.")
    said = text_of(words, lacking="The note has no words yet.")
    return take(doing, seen, CaseStepKind.STEP if step else CaseStepKind.NOTE, words=said, of=step)


@act("conduct.case.ask", say("asked for a view on a case"))
def ask_view(doing: Doing, identity: UUID, adviser: Adviser, *, words: str) -> CaseStep:
    """Ask the City Attorney, or human resources. Who has no step in such cases is not asked (mpls/def.covered.4)."""
    seen = locked(doing, identity)
    require_part(seen.parts, Part.INVESTIGATOR, Part.DECIDER, Part.HEAD)
    _at(seen, *UNDER_WAY)
    if adviser is Adviser.HR and Role.HR in seen.weighing.route().without:
        raise ConductError("Human resources have no step in this case.", remedy="Ask the City Attorney.")
    if is_waited_for(seen.did, adviser):
        raise ConductError("They were asked already.", remedy="Wait for what they say.")
    asked = text_of(words, lacking="Nobody has said what is asked.")
    return take(doing, seen, CaseStepKind.ASKED, of=adviser.value, words=asked)


@act("conduct.case.view", say("gave a view on a case"))
def give_view(
    doing: Doing, identity: UUID, adviser: Adviser, *, words: str, declined: bool = False
) -> CaseStep:
    """Give the view that was asked for, or decline to, with the reason."""
    seen = locked(doing, identity)
    require_part(seen.parts, Part.COUNSEL if adviser is Adviser.LEGAL else Part.HR)
    if not is_waited_for(seen.did, adviser):
        raise ConductError("Nobody has asked for it.", remedy="Look at the case again.")
    said = text_of(words, lacking="The view has no words yet.")
    kind = CaseStepKind.DECLINED if declined else CaseStepKind.VIEW
    doing.record(adviser=adviser.value, declined=declined)
    return take(doing, seen, kind, of=adviser.value, words=said)


@act("conduct.case.carry-out", say("carried out what was decided in a case"))
def carry_out(doing: Doing, identity: UUID, *, words: str, shows: str = "") -> CaseStep:
    """Say that it was done. What `shows` it is kept; where something was to be done it has to be there."""
    seen = locked(doing, identity)
    require_part(seen.parts, Part.COUNSEL if seen.is_counsels else Part.HEAD)
    _at(seen, CaseState.ACTION_DECIDED)
    said = text_of(words, lacking="Nobody has said how and when it was done.")
    kept = keep_text(doing, f"case/{identity}", shows, unit=seen.row.unit_id, day=day_of(doing))
    if kept is None and seen.action is not None and seen.action.of != Action.NONE:
        raise ConductError(
            "Nothing shows yet that it was done.",
            field="shows",
            remedy="Copy in what does: the certificate, the letter, the entry of the course.",
        )
    return take(doing, seen, CaseStepKind.DONE, words=said, capture=kept)


@act("conduct.case.close", say("closed a case"))
def close_case(doing: Doing, identity: UUID, *, words: str) -> CaseStep:
    """Close it: after what was decided is done, or where nothing was sustained. Whom it is about reads the words."""
    seen = locked(doing, identity)
    require_part(seen.parts, Part.INVESTIGATOR)
    nothing = seen.state is CaseState.FINDING and not is_any_sustained(seen.did)
    if not nothing and seen.state is not CaseState.ACTION_DONE:
        raise ConductError(
            "What follows from the finding has not been decided and done.", remedy="See to that first."
        )
    return take(
        doing, seen, CaseStepKind.CLOSED, words=text_of(words, lacking="Nobody has said how it ends.")
    )


def locked(doing: Doing, identity: UUID) -> SeenCase:
    """The case as whoever acts sees it, alone until the act ends. Raises ConductError."""
    doing.about("case", identity)
    if Case.objects.select_for_update(of=("self",)).filter(pk=identity).first() is None:
        raise ConductError("There is no such case.", remedy="Look at the list again.")
    return seen_case(doing.actor.identity, rows().get(pk=identity), day_of(doing))


def _at(seen: SeenCase, *states: CaseState) -> None:
    if seen.state not in states:
        raise ConductError("The case is not at this step.", remedy="Look at where it stands.")


def take(doing: Doing, seen: SeenCase, kind: CaseStepKind, **told: str | UUID | date | None) -> CaseStep:
    """Add a step."""
    made: CaseStep = CaseStep.objects.create(case=seen.row, kind=kind, by_id=me(doing), at=doing.at, **told)
    return made
