"""The acts of reports and cases: the officer told on a member of Patrol; `lent` looks into the case that was opened."""

from django.utils import timezone
from tests.access.acting import Call
from tests.access.calls.telling import told_of
from tests.apps.roster.town import as_

from bailiwick.apps.conduct import contributions, services
from bailiwick.apps.conduct.models import Action, Adviser, ReportStepKind, Result
from bailiwick.apps.conduct.selectors.cases import case_for, cases_for, open_cases
from bailiwick.apps.conduct.selectors.reports import open_reports, report_for, reports_for
from bailiwick.apps.conduct.selectors.weighing import roles_bound, weighing_of
from bailiwick.apps.conduct.services import Tells, Told
from bailiwick.policy.conduct import Told as Of

FILED = "that somebody of Patrol filed"
CASE = "about somebody of Patrol"


def filed(town):
    """The officer tells what a member of Patrol posted."""
    about = town.people["member"].id
    told = Tells(words="I saw it on Tuesday.", learned=timezone.now(), subject=about, told=[Of.POSTED])
    return services.file_report(as_(town.officer), told).id


def _taken_in(town):
    report = filed(town)
    services.acknowledge(as_(town.deputy), report)
    return report


def _rule(town):
    """The first rule that a report about the member can be about."""
    about = town.people["member"].id
    weighing = weighing_of(about, town.patrol.id, town.today)
    return weighing.offered(roles_bound(about, weighing, town.today))[0].clause.id


def _weighed(town):
    report = _taken_in(town)
    services.triage(as_(town.deputy), report, told=[Of.POSTED], clauses=[_rule(town)])
    return report


def _settled(town):
    report = _weighed(town)
    services.close_report(as_(town.deputy), report, ReportStepKind.ADVICE, words="We talked.")
    return report


def opened(town):
    """A case about the member, which has told them nothing yet."""
    return services.open_case(as_(town.deputy), _weighed(town), words="Many saw it.").id


def _led(town):
    case = opened(town)
    services.set_lead(as_(town.chief), case, to=town.people["lent"].id)
    return case


def begun(town):
    """The same, of which they were told."""
    case = _led(town)
    services.begin(as_(town.people["lent"]), case, words="It is about a posting.")
    return case


def _asked(adviser):
    def prepare(town):
        case = begun(town)
        services.ask_view(as_(town.people["lent"]), case, adviser, words="What do you say?")
        return case

    return prepare


def _finds(result):
    return lambda town, me, made: services.make_finding(
        me, made, Told(clause=_rule(town), result=result, analysis="Two people saw it.")
    )


def _unfounded(town):
    case = begun(town)
    _finds(Result.UNFOUNDED)(town, as_(town.people["lent"]), case)
    return case


def _sustained(town):
    case, lent, counsel = begun(town), as_(town.people["lent"]), as_(town.people["every-other-role"])
    for adviser, by in ((Adviser.LEGAL, counsel), (Adviser.HR, as_(town.hr))):
        services.ask_view(lent, case, adviser, words="What do you say?")
        services.give_view(by, case, adviser, words="It depends.")
    _finds(Result.SUSTAINED)(town, lent, case)
    services.ask_view(lent, case, Adviser.HR, words="What fits?")
    services.give_view(as_(town.hr), case, Adviser.HR, words="Coaching.")
    return case


def _decides(town, me, made):
    services.decide(me, made, Action.COACHING, words="A first time.", due=town.today)


def _decided(town):
    case = _sustained(town)
    _decides(town, as_(town.people["every-other-role"]), case)
    return case


def _files(town, me, made):
    services.file_report(me, Tells(words="I saw it.", learned=timezone.now(), subject=town.investigator.id))


CALLS = {
    "conduct.report.file": {CASE: Call(_files)},
    "conduct.report.acknowledge": {FILED: Call(lambda town, me, made: services.acknowledge(me, made), filed)},
    "conduct.report.triage": {
        FILED: Call(lambda town, me, made: services.triage(me, made, told=[Of.OTHER]), _taken_in)
    },
    "conduct.report.hand-on": {
        FILED: Call(
            lambda town, me, made: services.hand_on(me, made, to=town.chief.id, words="He is away."), filed
        )
    },
    "conduct.report.close": {
        FILED: Call(
            lambda town, me, made: services.close_report(me, made, ReportStepKind.ADVICE, words="We talked."),
            _weighed,
        )
    },
    "conduct.report.answer": {
        FILED: Call(lambda town, me, made: services.answer(me, made, words="We talked."), _settled)
    },
    "conduct.case.open": {
        CASE: Call(lambda town, me, made: services.open_case(me, made, words="Many saw it."), _weighed)
    },
    "conduct.case.lead": {
        CASE: Call(lambda town, me, made: services.set_lead(me, made, to=town.people["lent"].id), opened)
    },
    "conduct.case.begin": {
        CASE: Call(lambda town, me, made: services.begin(me, made, words="It is about a posting."), _led)
    },
    "conduct.case.note": {
        CASE: Call(lambda town, me, made: services.note(me, made, words="Seen on 3 May."), begun)
    },
    "conduct.case.ask": {
        CASE: Call(lambda town, me, made: services.ask_view(me, made, Adviser.HR, words="What fits?"), begun)
    },
    "conduct.case.view": {
        f"of the {adviser.value} side, {CASE}": Call(
            lambda town, me, made, adviser=adviser: services.give_view(
                me, made, adviser, words="It depends."
            ),
            _asked(adviser),
        )
        for adviser in Adviser
    },
    "conduct.case.find": {CASE: Call(_finds(Result.UNFOUNDED), begun)},
    "conduct.case.decide": {CASE: Call(_decides, _sustained)},
    "conduct.case.carry-out": {
        CASE: Call(
            lambda town, me, made: services.carry_out(
                me, made, words="Done on 3 June.", shows="Certificate 12."
            ),
            _decided,
        )
    },
    "conduct.case.close": {
        CASE: Call(lambda town, me, made: services.close_case(me, made, words="Over."), _unfounded)
    },
}


def _among(read):
    """Whether what was made is among what somebody is given."""
    return lambda town, me, made: [one for one in read(me, town.today) if one.row.id == made]


READS = {
    "conduct.report_for": {FILED: Call(lambda town, me, made: report_for(me, made, town.today), filed)},
    "conduct.reports_for": {FILED: Call(_among(reports_for), filed)},
    "conduct.open_reports": {FILED: Call(_among(open_reports), filed)},
    "conduct.case_for": {
        of: Call(lambda town, me, made: case_for(me, made, town.today), made)
        for of, made in ((CASE, begun), (f"{CASE}, who has not been told", _led))
    },
    "conduct.cases_for": {CASE: Call(_among(cases_for), begun)},
    "conduct.open_cases": {CASE: Call(_among(open_cases), begun)},
    "conduct.waiting": {
        f"of a report {FILED}": Call(told_of(contributions.waiting, "A report waits for you."), filed),
        f"of a case {CASE}": Call(told_of(contributions.waiting, "There is a case about you."), begun),
    },
}


def weighed_things(town):
    """What the rows about reports and cases name: one of each."""
    town.told_on, town.case = filed(town), begun(town)
