"""Cases: one person finds, another decides; what comes first and who decides is what the policies say."""

from datetime import timedelta

import pytest
from tests.apps.approvals.playing import must_refuse
from tests.apps.conduct.playing import (
    Category,
    Role,
    as_,
    build,
    case,
    decides,
    finds,
    give,
    hire,
    looked_into,
    opened,
    report,
    today,
    viewed,
    weighed,
)  # fmt: skip
from tests.apps.conduct.test_reports import page, told

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.contributions import waiting
from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.facts.weighing import Weighing
from bailiwick.apps.conduct.models import Action, Adviser, CaseState, CaseStepKind, Part, ReportState, Result
from bailiwick.apps.conduct.selectors.cases import case_for, cases_for
from bailiwick.apps.conduct.selectors.weighing import roles_bound, weighing_of
from bailiwick.apps.policies.models import Passage
from bailiwick.policy.gate import GateShutError
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db
ATTACK, EFFECT = "mpd/IV.A.3.b.s2", "work-effect"
KNOWN = "identifiable-as-city-worker"


def whys(error):
    return " ".join(str(one.why) for one in error.value.report.findings if one.stops)


def city(category=Category.STAFF, **more):
    """Somebody of Parks' board office, reported by a colleague there, under the City's policy."""
    town = build("mpls")
    if more.pop("sponsored", False):
        more["sponsor"] = town.comms.id
    town.one = hire("Ola Brandt", town.mayor, category, title="Aide", **more)
    town.peer = hire("Cy Novak", town.mayor, title="Aide", supervisor=town.speaker.id)
    town.lead = hire("Ada Quist", town.mayor, title="Chief of staff")
    give(Role.DEPT_HEAD, town.lead, town.mayor)
    town.filing = {"by": town.speaker, "who": town.peer, "subject": town.one}
    return town


def city_case(town, **more):
    clause = offered(town)
    return looked_into(town, [clause], lead=town.lead, **(town.filing | more)), clause


def offered(town):
    """A rule of the City's policy that binds them."""
    weighing = weighing_of(town.one.id, town.mayor.id, today())
    return weighing.offered(roles_bound(town.one.id, weighing, today()))[0].clause.id


@pytest.mark.clause("mpd/IV.A.3.b.s3")
@pytest.mark.clause("mpd/IV.A.3.b.s2")
def test_a_finding_on_attacks_is_refused_until_an_effect_and_who_it_was_are_found(sign_in):
    town = build("mpd")
    made = looked_into(town, [ATTACK])
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    shown = page(sign_in(town.looks), f"/cases/{made.id}")
    assert "Shown: identifiable as city worker" in shown
    assert "Still open: nothing shows it" in shown
    with pytest.raises(GateShutError) as error:
        finds(town, made, ATTACK)
    assert "work effect, duty effect" in whys(error)
    assert "identifiable as city worker" in whys(error)
    with pytest.raises(GateShutError) as error:
        finds(town, made, ATTACK, elements=[EFFECT])
    assert "identifiable as city worker" in whys(error)
    step = finds(town, made, ATTACK, elements=[EFFECT, KNOWN])
    assert Passage.objects.get(id=step.passage).gate == "case.sustain"
    assert case(made, town.looks).found == {ATTACK: Result.SUSTAINED}


@pytest.mark.clause("mpd/IV.A.3.d.ii")
def test_what_a_check_says_alone_never_sustains_it_takes_an_own_analysis_and_a_dated_view():
    town = build("mpd")
    made = looked_into(town, [ATTACK])
    found = {"elements": [EFFECT, KNOWN]}
    with pytest.raises(GateShutError) as error:
        finds(town, made, ATTACK, analysis="", **found)
    assert "own analysis" in whys(error)
    assert "legal view dated" in whys(error)
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    finds(town, made, ATTACK, **found)
    assert case(made, town.looks).state is CaseState.FINDING


@pytest.mark.clause("mpls/def.covered.6")
@pytest.mark.clause("mpls/scope.s5")
def test_the_case_of_a_classified_employee_shows_civil_service_steps_and_offers_rule_11(sign_in):
    town = city(classified=True)
    made, clause = city_case(town)
    looks = sign_in(town.looks)
    shown = page(looks, f"/cases/{made.id}")
    assert "Civil-service steps" in shown
    assert "The employee is heard before anything is decided" in shown
    assert "Civil Service Rule 11 (its text is not at hand here" in shown
    assert shown.count("Not done yet") == 4
    told(looks, f"/cases/{made.id}/do/step", step="heard", words="Heard on 4 May, with her union.")
    assert page(looks, f"/cases/{made.id}").count("Not done yet") == 3
    finds(town, made, clause, Result.UNFOUNDED, cites=["Civil Service Rule 11"])
    assert case(made, town.looks).steps[-1].cites == "Civil Service Rule 11"


def test_the_case_of_somebody_who_is_not_classified_shows_no_civil_service_steps(sign_in):
    town = city()
    made, clause = city_case(town)
    shown = page(sign_in(town.looks), f"/cases/{made.id}")
    assert "Civil-service steps" not in shown
    assert "Rule 11 (" not in shown
    with pytest.raises(ConductError, match="not offered"):
        finds(town, made, clause, Result.UNFOUNDED, cites=["Civil Service Rule 11"])


@pytest.mark.clause("mpls/def.covered.8")
def test_what_follows_for_an_appointee_is_decided_by_the_lead_of_the_office_that_appointed_them(sign_in):
    town = build("mpls")
    town.lead = hire("Ada Quist", town.mayor, title="Chief of staff")
    give(Role.DEPT_HEAD, town.lead, town.mayor)
    give(Role.DEPT_HEAD, town.speaker, town.comms)
    town.one = hire("Ola Brandt", town.comms, Category.APPOINTED, appointed_by=town.mayor.id)
    peer = hire("Cy Novak", town.comms, supervisor=town.speaker.id)
    made = opened(town, [offered(town)], by=town.speaker, who=peer, subject=town.one)
    assert case(made, town.lead).parts == {Part.DECIDER}
    assert Part.DECIDER not in case(made, town.speaker).parts
    assert "Decides what follows</dt><dd>Ada Quist" in page(sign_in(town.lead), f"/cases/{made.id}")
    assert [one.row for one in cases_for(as_(town.lead), today())] == [made]


@pytest.mark.clause("nmpd/VII.B.s2")
def test_the_higher_bar_is_offered_as_a_factor_to_cite_in_the_analysis_of_a_case(sign_in):
    town = build("nmpd")
    made = looked_into(town, ["nmpd/VII.D.s1"])
    looks = sign_in(town.looks)
    assert "VII.B: A higher bar" in page(looks, f"/cases/{made.id}")
    told(
        looks, f"/cases/{made.id}/do/find", clause="nmpd/VII.D.s1", result="not-sustained",
        analysis="Nothing official was shown.", cites=["nmpd/VII.B.s2"],
    )  # fmt: skip
    assert case(made, town.looks).steps[-1].cites == "nmpd/VII.B.s2"


@pytest.mark.clause("mpls/roles.city-attorney.3")
def test_while_the_city_attorney_has_not_answered_nobody_finds_until_the_view_is_given_or_declined():
    town = city()
    made, clause = city_case(town)
    viewed(town, made, Adviser.HR)
    services.ask_view(as_(town.looks), made.id, Adviser.LEGAL, words="Is this protected?")
    assert case(made, town.looks).state is CaseState.LEGAL_VIEW
    with pytest.raises(ConductError, match="City Attorney was asked"):
        finds(town, made, clause)
    services.give_view(as_(town.attorney), made.id, Adviser.LEGAL, words="Not for us to say.", declined=True)
    finds(town, made, clause)
    assert case(made, town.looks).state is CaseState.FINDING


@pytest.mark.clause("mpls/roles.hr.2.s1")
def test_the_view_of_human_resources_is_on_file_before_a_finding():
    town = city()
    made, clause = city_case(town)
    viewed(town, made)
    with pytest.raises(GateShutError) as error:
        finds(town, made, clause)
    assert "hr-advice" in str([one.remedies for one in error.value.report.findings if one.stops])
    viewed(town, made, Adviser.HR)
    finds(town, made, clause)
    assert case(made, town.looks).found == {clause: Result.SUSTAINED}


@pytest.mark.clause("mpls/gc.s8")
def test_without_a_finding_nothing_follows_and_with_one_nothing_closes_before_it_is_done():
    town = city()
    made, clause = city_case(town)
    with pytest.raises(GateShutError) as error:
        decides(town, made, Action.SUSPENSION, by=town.lead)
    assert "mpls.finding-first" in {one.binding for one in error.value.report.findings if one.stops}
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    finds(town, made, clause)
    with pytest.raises(ConductError, match="not been decided and done"):
        services.close_case(as_(town.looks), made.id, words="Over.")


@pytest.mark.clause("mpls/roles.hr.2.s2")
@pytest.mark.clause("mpls/roles.departments.4.s1")
def test_human_resources_advise_on_what_follows_and_what_is_not_shown_as_done_is_late():
    town = city()
    made, clause = city_case(town)
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    finds(town, made, clause)
    with pytest.raises(GateShutError) as error:
        decides(town, made, Action.RETRAINING, by=town.lead)
    assert {one.binding for one in error.value.report.findings if one.stops} == {"mpls.hr-view"}
    services.ask_view(as_(town.lead), made.id, Adviser.HR, words="What fits?")
    services.give_view(as_(town.hr), made.id, Adviser.HR, words="Training did for two others.")
    step = decides(town, made, Action.RETRAINING, by=town.lead)

    def said(days):
        at = step.at + timedelta(days=days)
        return [str(one.says) for one in waiting(Looker(town.lead.id, at))]

    assert said(1) == ["What was decided in a case is to be carried out."]
    assert said(32) == ["What was decided in a case is late."]
    services.carry_out(as_(town.lead), made.id, words="The course was taken on 3 June.")
    services.close_case(as_(town.looks), made.id, words="The course was taken.")
    assert said(32) == []
    assert case(made, town.looks).state is CaseState.CLOSED


@pytest.mark.clause("mpls/gc.s9")
def test_what_follows_for_a_volunteer_is_another_ladder_than_for_people_who_are_employed():
    town = city(Category.VOLUNTEER, paid=False, sponsored=True)
    made, _ = city_case(town)
    ladder = case(made, town.looks).weighing.actions()
    assert ladder == [Action.COACHING, Action.RETRAINING, Action.END_SERVICE]
    other = city_ladder()
    assert Action.END_SERVICE not in other
    assert other[-1] is Action.DISCHARGE


def city_ladder():
    return Weighing((), today(), frozenset({"staff"})).actions()


@pytest.mark.clause("mpd/IV.A.0")
@pytest.mark.clause("pd/V.A.9.c.s2")
@pytest.mark.parametrize(("pack", "clause"), [("mpd", ATTACK), ("pd", "pd/V.A.9.b")])
def test_for_people_who_are_employed_every_step_up_to_discharge_is_offered_and_a_named_person_decides(
    sign_in, pack, clause
):
    town = build(pack)
    made = looked_into(town, [clause])
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    finds(town, made, clause, elements=[EFFECT, KNOWN] if clause == ATTACK else [])
    chief = sign_in(town.chief)
    shown = page(chief, f"/cases/{made.id}")
    choices = [shown.find(f'value="{one.value}"') for one in (Action.NONE, Action.COACHING, Action.DISCHARGE)]
    assert choices == sorted(choices)
    assert -1 not in choices
    assert 'value="end-service"' not in shown
    told(
        chief, f"/cases/{made.id}/do/decide", action="suspension", words="Not the first time.",
        due=today().isoformat(),
    )  # fmt: skip
    step = case(made, town.chief).action
    assert (step.by, step.of) == (town.chief, "suspension")


def test_whom_it_is_about_sees_the_case_once_told_and_never_who_told_us_or_what_counsel_said(sign_in):
    town = build("pd")
    made = opened(town, ["pd/V.A.9.b"], words="SECRET words of a colleague.")
    officer = sign_in(town.officer)
    page(officer, f"/cases/{made.id}", status=404)
    assert cases_for(as_(town.officer), today()) == []
    services.set_lead(as_(town.chief), made.id, to=town.looks.id, words="SECRET: be quick.")
    services.begin(as_(town.looks), made.id, words="It is about a video of 3 May.")
    services.note(as_(town.looks), made.id, words="SECRET note.")
    viewed(town, made, words="SECRET view.")
    shown = page(officer, f"/cases/{made.id}")
    assert "It is about a video of 3 May." in shown
    assert "SECRET" not in shown
    assert "Wren Ito" not in shown
    assert "SECRET view." not in page(sign_in(town.hr), f"/cases/{made.id}")
    assert "SECRET view." in page(sign_in(town.attorney), f"/cases/{made.id}")
    page(sign_in(town.colleague), f"/cases/{made.id}", status=404)


def test_nobody_who_is_concerned_looks_into_a_case_and_whoever_does_decides_nothing():
    town = build("pd")
    made = opened(town, ["pd/V.A.9.b"])
    for one in (town.officer, town.colleague):
        with pytest.raises(ConductError, match="cannot look into it"):
            services.set_lead(as_(town.chief), made.id, to=one.id)
    with pytest.raises(ConductError, match="Nobody but them can decide"):
        services.set_lead(as_(town.chief), made.id, to=town.chief.id)
    give(Role.DEPT_HEAD, town.speaker, town.city)
    services.set_lead(as_(town.chief), made.id, to=town.chief.id)
    services.begin(as_(town.chief), made.id, words="It is about a video.")
    assert case(made, town.chief).decider == town.speaker.id
    with must_refuse("right-missing"):
        decides(town, made)


def test_a_case_of_an_elected_official_is_led_and_decided_by_the_city_attorney():
    town = city(Category.ELECTED)
    row = opened_by_attorney(town)
    assert case(row, town.attorney).parts == {Part.COUNSEL, Part.DECIDER}
    assert case(row, town.hr).parts == frozenset()
    with must_refuse("right-missing"):
        services.set_lead(as_(town.lead), row.id, to=town.looks.id)
    services.set_lead(as_(town.attorney), row.id, to=town.looks.id)
    services.begin(as_(town.looks), row.id, words="It is about a posting.")
    with pytest.raises(ConductError, match="no step"):
        services.ask_view(as_(town.looks), row.id, Adviser.HR, words="What fits?")
    assert case(row, town.looks).weighing.actions() == [Action.ATTORNEY_ADVICE]


def opened_by_attorney(town):
    row = weighed(town, clauses=[offered(town)], **town.filing)
    return services.open_case(as_(town.attorney), row.id, words="It was seen by many.")


def test_a_case_without_a_sustained_finding_ends_and_its_report_says_no_more_than_that_it_was_opened():
    town = build("pd")
    made = looked_into(town, ["pd/V.A.9.b"])
    with pytest.raises(ConductError, match="no analysis"):
        finds(town, made, "pd/V.A.9.b", Result.UNFOUNDED, analysis="")
    finds(town, made, "pd/V.A.9.b", Result.UNFOUNDED)
    with pytest.raises(GateShutError):
        decides(town, made)
    services.close_case(as_(town.looks), made.id, words="It was somebody else.")
    seen = case(made, town.officer)
    assert (seen.state, seen.steps[-1].kind) == (CaseState.CLOSED, CaseStepKind.CLOSED)
    assert report(made.report).state is ReportState.CASE_OPENED
    assert case_for(as_(town.sergeant), made.id, today()) is None
