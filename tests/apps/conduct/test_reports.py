"""Reports: told by anybody, taken in past whom they are about, weighed with what is allowed in sight, and answered."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import must_refuse
from tests.apps.conduct.playing import (
    Category,
    as_,
    build,
    filed,
    hire,
    report,
    taken_in,
    tells,
    today,
    weighed,
)  # fmt: skip
from tests.apps.sites.conftest import words

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.contributions import waiting
from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.models import Part, Report, ReportState, ReportStepKind
from bailiwick.apps.conduct.selectors.reports import report_for, reports_for
from bailiwick.apps.keeping.models import Capture
from bailiwick.policy.conduct import Told as Of
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


def told(client, path, **sends):
    answer = client.post(path, sends)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


@pytest.mark.clause("pd/V.A.2.s1")
def test_a_complaint_only_of_a_phone_on_a_break_is_shown_the_permission_and_closes_as_allowed(sign_in):
    town = build("pd")
    colleague, sergeant = sign_in(town.colleague), sign_in(town.sergeant)
    where = told(
        colleague, "/reports/new", subject=str(town.officer.id), words="He looked at his phone on his break.",
        told=["own-device-on-duty"], learned=timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    told(sergeant, f"{where}/do/acknowledge", shows="")
    told(sergeant, f"{where}/do/triage", told=["own-device-on-duty"], words="On a break.")
    shown = page(sergeant, where)
    assert "All that this comes down to is allowed." in shown
    assert "V.A.2: Your own phone on duty" in shown
    assert "The job comes first" in shown  # the limit that it must still keep to
    told(sergeant, f"{where}/do/allowed")
    row = Report.objects.get()
    assert report(row).state is ReportState.NO_VIOLATION
    assert row.steps.get(kind=ReportStepKind.NO_VIOLATION).clauses == "pd/V.A.2.s1"
    told(sergeant, f"{where}/do/answer", words="Looking at a phone on a break is allowed.")
    assert "Looking at a phone on a break is allowed." in page(colleague, where)


def triaged(sign_in, town, *told_of):
    """A report as it is told, taken in and weighed on the pages; the sergeant’s browser and its address."""
    colleague, sergeant = sign_in(town.colleague), sign_in(town.sergeant)
    where = told(
        colleague, "/reports/new", subject=str(town.officer.id), words="She has a Facebook page.",
        told=list(told_of), learned=timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    told(sergeant, f"{where}/do/acknowledge", shows="")
    told(sergeant, f"{where}/do/triage", told=list(told_of), words="No more than that.")
    return sergeant, where


@pytest.mark.clause("nmpd/VII.B.s1")
def test_a_report_that_somebody_has_a_page_closes_as_permitted(sign_in):
    town = build("nmpd")
    sergeant, where = triaged(sign_in, town, "has-a-page")
    shown = words(sergeant.get(where))
    assert ("All that this comes down to is allowed." in shown, "VII.B:" in shown) == (True, True)
    told(sergeant, f"{where}/do/allowed")
    assert "Closed: nothing to look into further" in words(sergeant.get(where))
    row = Report.objects.get()
    step = row.steps.get(kind=ReportStepKind.NO_VIOLATION)
    assert (report(row).state, step.clauses, step.by) == (
        ReportState.NO_VIOLATION, "nmpd/VII.B.s1", town.sergeant,
    )  # fmt: skip


def test_a_page_that_is_also_said_to_show_something_does_not_close_as_permitted():
    town = build("nmpd")
    row = weighed(town, told=[Of.PAGE, Of.POSTED])
    with pytest.raises(ConductError, match="does not allow all"):
        services.close_report(as_(town.sergeant), row.id, ReportStepKind.NO_VIOLATION, as_allowed=True)
    assert report(row).state is ReportState.TRIAGED


@pytest.mark.clause("nmpd/VII.A.1")
def test_a_device_of_ones_own_that_got_in_no_way_of_the_work_closes_with_nothing_to_answer(sign_in):
    town = build("nmpd")
    sergeant, where = triaged(sign_in, town, "own-device-on-duty")
    assert "the report tells of no harm to the work" in words(sergeant.get(where))
    told(sergeant, f"{where}/do/allowed")
    assert report(Report.objects.get()).state is ReportState.NO_VIOLATION
    harmed = weighed(town, told=[Of.OWN_DEVICE, Of.IN_THE_WAY])
    assert report(harmed).weighing.allowed(report(harmed).told) == []


@pytest.mark.clause("pd/V.B.2.s1")
def test_what_is_told_three_days_late_is_asked_why_and_shows_the_delay(sign_in):
    town = build("pd")
    colleague = sign_in(town.colleague)
    learned = timezone.localtime(timezone.now() - timedelta(days=3, hours=1)).strftime("%Y-%m-%dT%H:%M")
    sent = {"words": "A video.", "learned": learned}
    answer = colleague.post("/reports/new", sent)
    assert answer.status_code == 422
    assert "You learned of it 3 days ago. Say why it is told only now." in words(answer)
    where = told(colleague, "/reports/new", **sent, delay="I was away.")
    assert "later, because: I was away." in page(sign_in(town.sergeant), where)
    on_time = filed(town)
    assert on_time.delay == ""


@pytest.mark.clause("pd/V.B.2.s2")
def test_a_report_that_nobody_settled_in_three_days_reminds_its_supervisor_and_the_next_level():
    town = build("pd")
    row = filed(town)

    def said(one, days):
        return [str(item.says) for item in waiting(Looker(one.id, row.filed + timedelta(days=days)))]

    assert (said(town.sergeant, 2), said(town.deputy, 2)) == (["A report waits for you."], [])
    assert said(town.sergeant, 3) == ["A report has waited for you for three days."]
    assert said(town.deputy, 3) == ["A report has waited three days with Gil Moreau."]
    assert said(town.officer, 3) == []
    services.acknowledge(as_(town.sergeant), row.id)
    services.triage(as_(town.sergeant), row.id, told=[Of.OTHER])
    services.close_report(as_(town.sergeant), row.id, ReportStepKind.ADVICE, words="We talked.")
    assert said(town.deputy, 4) == []
    assert said(town.sergeant, 4) == ["Somebody who told us something waits for an answer."]


def test_a_report_about_a_supervisor_goes_round_them():
    town = build("pd")
    assert filed(town).handler == town.sergeant
    assert filed(town, subject=town.sergeant).handler == town.deputy
    assert filed(town, who=town.chief, subject=town.officer).handler == town.hr


@pytest.mark.clause("mpls/def.covered.4")
def test_a_report_about_an_elected_official_goes_to_the_city_attorney_and_offers_no_step_of_hr(sign_in):
    town = build("mpls")
    member = hire("Una Vale", town.ward, Category.ELECTED, title="Council member")
    aide = hire("Rae Finch", town.ward, title="Aide", supervisor=town.speaker.id)
    row = weighed(town, told=[Of.POSTED], by=town.speaker, who=aide, subject=member)
    seen = report(row, town.attorney)
    assert (seen.handler, seen.parts) == (town.attorney.id, {Part.HANDLER})
    shown = page(sign_in(town.attorney), f"/reports/{row.id}")
    assert "The matter belongs to the City Attorney. Human resources have no step in it" in shown
    assert report_for(as_(town.hr), row.id, today()) is None
    with must_refuse("right-missing"):
        services.close_report(as_(town.speaker), row.id, ReportStepKind.ADVICE, words="I will see to it.")


def test_whoever_told_us_sees_their_words_and_where_it_stands_and_whom_it_is_about_sees_nothing(sign_in):
    town = build("pd")
    row = weighed(town, words="I saw it on Tuesday.")
    services.hand_on(as_(town.sergeant), row.id, to=town.deputy.id, words="SECRET reason.")
    own = page(sign_in(town.colleague), f"/reports/{row.id}")
    assert "I saw it on Tuesday." in own
    assert "SECRET" not in own
    assert "Gil Moreau" not in own
    for one in (town.officer, town.chief, town.steward):
        page(sign_in(one), f"/reports/{row.id}", status=404)
        assert reports_for(as_(one), today()) == []
    assert report_for(as_(town.deputy), row.id, today()).sees_all
    assert report_for(as_(town.hr), row.id, today()).sees_all


def test_human_resources_see_no_report_about_themselves():
    town = build("pd")
    row = filed(town, subject=town.hr)
    assert report_for(as_(town.hr), row.id, today()) is None


def test_what_the_page_shows_is_kept_before_it_changes():
    town = build("pd")
    row = filed(town, link="https://social.example/p/1")
    step = services.acknowledge(as_(town.sergeant), row.id, shows="Long shift. Again.")
    assert step.capture == Capture.objects.get().pk
    with pytest.raises(ConductError, match="already"):
        services.acknowledge(as_(town.sergeant), row.id)


def test_nobody_who_has_left_tells_anything_and_nothing_is_told_of_tomorrow():
    town = build("pd")
    with must_refuse("not-here"):
        services.file_report(as_(hire("Al Gone", town.patrol, until=today())), tells())
    with pytest.raises(ConductError, match="still to come"):
        filed(town, learned=timezone.now() + timedelta(hours=1))


def test_triage_offers_the_rules_that_bind_them_and_no_other():
    town = build("pd")
    row = taken_in(town)
    with pytest.raises(ConductError, match="not offered"):
        services.triage(as_(town.sergeant), row.id, told=[Of.POSTED], clauses=["nmpd/VII.D.s1"])
    services.triage(as_(town.sergeant), row.id, told=[Of.POSTED], clauses=["pd/V.A.9.b"])
    assert report(row).clauses == ("pd/V.A.9.b",)


def test_a_report_goes_on_to_nobody_who_is_concerned_in_it():
    town = build("pd")
    row = filed(town)
    for one in (town.officer, town.colleague):
        with pytest.raises(ConductError, match="cannot handle"):
            services.hand_on(as_(town.sergeant), row.id, to=one.id, words="Yours.")
    services.hand_on(as_(town.hr), row.id, to=town.deputy.id, words="He is away.")
    assert report(row, town.deputy).handler == town.deputy.id
    with must_refuse("right-missing"):
        services.acknowledge(as_(town.sergeant), row.id)
