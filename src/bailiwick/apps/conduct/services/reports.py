"""Reports: filed by anybody who works here, taken in, weighed by the policies, settled and answered (WF-VIOL)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.facts.reports import CLOSES, is_late, is_settled
from bailiwick.apps.conduct.models import Part, Report, ReportState, ReportStep, ReportStepKind
from bailiwick.apps.conduct.permissions import require_part
from bailiwick.apps.conduct.selectors.people import handler_for
from bailiwick.apps.conduct.selectors.reports import SeenReport, rows, seen_report
from bailiwick.apps.conduct.selectors.weighing import roles_bound
from bailiwick.apps.conduct.services.helping import day_of, keep_text, known, me, text_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.selectors import cards_of, holders_of
from bailiwick.kernel.sentence import say
from bailiwick.policy.conduct import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Tells:
    """What somebody tells: about whom, if they know; where; when it was, and when they learned of it."""

    words: str
    learned: datetime
    subject: UUID | None = None
    link: str = ""
    told: Collection[Told] = ()
    happened: date | None = None
    delay: str = ""


def _delay(doing: Doing, tells: Tells) -> str:
    """Why it is told later than at once. Raises ConductError where it is late and nobody has said why."""
    if tells.learned > doing.at:
        raise ConductError(
            "That hour is still to come.", field="learned", remedy="Say when you learned of it."
        )
    if tells.happened is not None and tells.happened > timezone.localdate(tells.learned):
        raise ConductError(
            "That day is after the one on which you learned of it.",
            field="happened",
            remedy="Say when it was, or leave it open.",
        )
    delay = text_of(tells.delay, "delay")
    if is_late(tells.learned, doing.at) and not delay:
        days = (doing.at - tells.learned).days
        raise ConductError(
            f"You learned of it {days} days ago." if days > 1 else "You learned of it more than a day ago.",
            field="delay",
            remedy="Say why it is told only now.",
        )
    return delay


@act("conduct.report.file", say("filed a report"), private=True)
def file_report(doing: Doing, tells: Tells) -> Report:
    """File a report: anybody who works here may. It goes to their supervisor, or past one whom it is about.

    Raises ConductError where no reason is given for telling it late, or nobody can take it.
    """
    day, filer = day_of(doing), doing.actor.identity
    here = cards_of(filer, day) if filer else ()
    if filer is None or not here:
        raise RefusedError("You do not work here.", reason="not-here", remedy="Ask somebody who does.")
    delay = _delay(doing, tells)
    units = [one.unit for one in (cards_of(tells.subject, day) if tells.subject else ())]
    if tells.subject is not None and not units:
        raise ConductError(
            "They do not work here.", field="subject", remedy="Leave it open, and say who in words."
        )
    handler = handler_for(filer, tells.subject, here[0].unit, day)
    if handler is None:
        raise ConductError("Nobody is entered who could take it.", remedy="Tell human resources in person.")
    made: Report = Report.objects.create(
        filer_id=filer,
        subject_id=tells.subject,
        unit_id=next(iter(units), here[0].unit),
        handler_id=handler,
        link=text_of(tells.link, "link", 500),
        words=text_of(tells.words, lacking="Nobody has said what they saw."),
        told="\n".join(one.value for one in Told if one in tells.told),
        happened=tells.happened,
        learned=tells.learned,
        filed=doing.at,
        delay=delay,
    )
    doing.about("report", made.id)
    doing.record(late=bool(delay))
    return made


@act("conduct.report.acknowledge", say("took a report in"))
def acknowledge(doing: Doing, identity: UUID, *, shows: str = "") -> ReportStep:
    """Take it in. `shows` is what the link shows now, kept as a capture before it changes."""
    seen = _locked(doing, identity, Part.HANDLER)
    if seen.state is not ReportState.FILED:
        raise ConductError("It has been taken in already.", remedy="Look at it again.")
    kept = keep_text(doing, f"report/{identity}", shows, unit=seen.row.unit_id, day=seen.day)
    return _take(doing, seen, ReportStepKind.ACKNOWLEDGED, capture=kept)


@act("conduct.report.triage", say("said what a report comes down to"))
def triage(
    doing: Doing, identity: UUID, *, told: Collection[Told], clauses: Collection[str] = (), words: str = ""
) -> ReportStep:
    """Say what it comes down to, and by which clauses of the policies that bind whom it is about.

    Where the policies have such people's matters belong to somebody, it goes on to them (mpls/def.covered.4).
    """
    seen = _locked(doing, identity, Part.HANDLER)
    if seen.state not in {ReportState.ACKNOWLEDGED, ReportState.TRIAGED}:
        raise ConductError("It is not at this step.", remedy="Take it in first, or look at what was decided.")
    if not told:
        raise ConductError(
            "Nobody has said what it comes down to.", field="told", remedy="Choose at least one."
        )
    weighing = seen.weighing
    roles = roles_bound(seen.row.subject_id, weighing, seen.day)
    chosen = known(clauses, (one.clause.id for one in weighing.offered(roles)), "clauses")
    step = _take(
        doing,
        seen,
        ReportStepKind.TRIAGED,
        words=text_of(words),
        told="\n".join(one.value for one in Told if one in told),
        clauses="\n".join(chosen),
    )
    doing.record(clauses=chosen)
    _assign(doing, seen)
    return step


def _assign(doing: Doing, seen: SeenReport) -> None:
    """Hand it on to whoever the policies assign such matters to, where that is somebody else."""
    role = seen.weighing.route().assigned
    concerned = {seen.row.subject_id, seen.row.filer_id}
    people = [one for one in holders_of(role, seen.row.unit_id, day_of(doing)).people if one not in concerned]
    if role and people and seen.handler not in people:
        _take(doing, seen, ReportStepKind.HANDED_ON, to_id=people[0])


@act("conduct.report.hand-on", say("handed a report on"))
def hand_on(doing: Doing, identity: UUID, *, to: UUID, words: str) -> ReportStep:
    """Hand it on to a colleague, who handles it from now on; never to whom it is about or who filed it."""
    seen = _locked(doing, identity, Part.HANDLER, Part.HR)
    if is_settled(seen.state):
        raise ConductError("It is settled.", remedy="Look at it again.")
    if to in {seen.row.subject_id, seen.row.filer_id} or not cards_of(to, day_of(doing)):
        raise ConductError(
            "They cannot handle it.", field="to", remedy="Choose somebody who is not concerned in it."
        )
    why = text_of(words, lacking="Nobody has said why it goes on.")
    return _take(doing, seen, ReportStepKind.HANDED_ON, to_id=to, words=why)


@act("conduct.report.close", say("settled a report"))
def close_report(
    doing: Doing, identity: UUID, how: ReportStepKind, *, words: str = "", as_allowed: bool = False
) -> ReportStep:
    """Settle it without a case: nothing to look into, advice, or passed on as a possible crime.

    `as_allowed`: because all it comes down to is allowed; the clauses that allow it are the reason. Raises ConductError
    where they do not cover all of it.
    """
    seen = _locked(doing, identity, Part.HANDLER)
    if how not in CLOSES:
        raise ConductError("A report is not settled like that.", remedy="Choose from the list.")
    if seen.state is not ReportState.TRIAGED:
        raise ConductError("Nobody has said yet what it comes down to.", remedy="Do that first.")
    clauses: tuple[str, ...] = ()
    if as_allowed:
        if not seen.weighing.is_all_allowed(seen.told):
            raise ConductError(
                "The policy does not allow all that is told.", remedy="Settle it with a reason."
            )
        clauses = tuple(one.shown.clause.id for one in seen.weighing.allowed(seen.told))
    said = text_of(words, lacking="" if as_allowed else "Nobody has given the reason.")
    doing.record(how=how.value, clauses=clauses)
    return _take(doing, seen, how, words=said, clauses="\n".join(clauses))


@act("conduct.report.answer", say("answered whoever filed a report"))
def answer(doing: Doing, identity: UUID, *, words: str) -> ReportStep:
    """Tell whoever filed it what became of it, in words that they read as they stand."""
    seen = _locked(doing, identity, Part.HANDLER)
    if not is_settled(seen.state) or seen.answer is not None:
        raise ConductError("There is nothing to answer yet, or it is answered.", remedy="Look at it again.")
    return _take(
        doing, seen, ReportStepKind.ANSWERED, words=text_of(words, lacking="The answer has no words yet.")
    )


def _locked(doing: Doing, identity: UUID, *wanted: Part) -> SeenReport:
    """The report, alone until the act ends, for whoever has one of these parts in it. Raises ConductError."""
    doing.about("report", identity)
    if Report.objects.select_for_update(of=("self",)).filter(pk=identity).first() is None:
        raise ConductError("There is no such report.", remedy="Look at the list again.")
    seen = seen_report(doing.actor.identity, rows().get(pk=identity), day_of(doing))
    require_part(seen.parts, *wanted)
    return seen


def _take(doing: Doing, seen: SeenReport, kind: ReportStepKind, **told: object) -> ReportStep:
    made: ReportStep = ReportStep.objects.create(
        report=seen.row, kind=kind, by_id=me(doing), at=doing.at, **told
    )
    return made
