"""Cases: one person finds, another decides; what comes first and who decides is what the policies say."""

from datetime import timedelta

import pytest
from django.utils import timezone
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
from tests.apps.sites.conftest import words

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


def sends_finding(client, made, clause, result="sustained", elements=(), analysis="Two people heard it."):
    """What somebody sends from the page of a case to make a finding."""
    found = {f"element-{one}": "found" for one in elements}
    sent = {"clause": clause, "result": result, "analysis": analysis} | found
    return client.post(f"/cases/{made.id}/do/find", sent)


def stopped(answer):
    """What stood against it, as the page says it."""
    assert answer.status_code == 422
    return words(answer)


@pytest.mark.clause("mpd/IV.A.3.b.s2")
def test_an_insult_by_nobody_known_shows_who_it_was_as_unproved_and_stops_a_finding_until_found(sign_in):
    town = build("mpd")
    colleague, sergeant = sign_in(town.colleague), sign_in(town.sergeant)
    unproved = "Identifiable as city worker: unproved"
    assert unproved in words(colleague.get("/reports/new"))
    sent = {
        "words": "@anon44 called the mayor a clown.", "told": ["what-is-posted"],
        "learned": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
    }  # fmt: skip
    where = told(colleague, "/reports/new", **sent)
    assert unproved in words(colleague.get(where))
    told(sergeant, f"{where}/do/acknowledge", shows="")
    told(sergeant, f"{where}/do/triage", told=["what-is-posted"], clauses=[ATTACK])
    shown = words(sergeant.get(where))
    assert (unproved in shown, "Open the case" in shown) == (True, False)
    made = looked_into(town, [ATTACK])
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    looks = sign_in(town.looks)
    assert "Shown: identifiable as city worker" in page(looks, f"/cases/{made.id}")
    assert "identifiable as city worker" in stopped(sends_finding(looks, made, ATTACK, elements=[EFFECT]))
    assert case(made, town.looks).found == {}
    assert sends_finding(looks, made, ATTACK, elements=[EFFECT, KNOWN]).status_code == 302
    assert case(made, town.looks).found == {ATTACK: Result.SUSTAINED}


@pytest.mark.clause("mpd/IV.A.3.b.s3")
def test_a_finding_on_attacks_is_refused_until_an_effect_is_found(sign_in):
    town = build("mpd")
    made = looked_into(town, [ATTACK])
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    looks = sign_in(town.looks)
    assert "Still open: nothing shows it" in page(looks, f"/cases/{made.id}")
    assert "work effect, duty effect" in stopped(sends_finding(looks, made, ATTACK, elements=[KNOWN]))
    assert sends_finding(looks, made, ATTACK, elements=[EFFECT, KNOWN]).status_code == 302
    step = case(made, town.looks).steps[-1]
    assert Passage.objects.get(id=step.passage).gate == "case.sustain"


@pytest.mark.clause("mpd/IV.A.3.d.ii")
def test_what_a_check_says_alone_never_sustains_it_takes_an_own_analysis_and_a_dated_view(sign_in):
    town = build("mpd")
    made = looked_into(town, [ATTACK])
    looks, elements = sign_in(town.looks), [EFFECT, KNOWN]
    missing = stopped(sends_finding(looks, made, ATTACK, elements=elements, analysis=""))
    assert ("own analysis" in missing, "legal view dated" in missing) == (True, True)
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    assert sends_finding(looks, made, ATTACK, elements=elements).status_code == 302
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


def asks(client, made, whom, words="Is this protected?"):
    """A view asked for on the page."""
    return told(client, f"/cases/{made.id}/do/ask", adviser=whom, words=words)


def answers(client, made, whom, declined="no"):
    """The view given on the page, or declined."""
    sent = {"adviser": whom, "declined": declined, "words": "It depends."}
    return told(client, f"/cases/{made.id}/do/view", **sent)


def sends_decision(client, made, action="retraining"):
    sent = {"action": action, "words": "A first time.", "due": (today() + timedelta(days=30)).isoformat()}
    return client.post(f"/cases/{made.id}/do/decide", sent)


DECIDING = "Decide what follows</summary>"


@pytest.mark.clause("mpls/roles.city-attorney.3")
def test_while_the_city_attorney_has_not_answered_nobody_finds_or_decides_until_given_or_declined(sign_in):
    town = city()
    made, clause = city_case(town)
    viewed(town, made, Adviser.HR)
    looks, attorney, lead = sign_in(town.looks), sign_in(town.attorney), sign_in(town.lead)
    asks(looks, made, "legal")
    shown = page(looks, f"/cases/{made.id}")
    assert ("Waits for the City Attorney" in shown, "Make this finding" in shown) == (True, False)
    assert "City Attorney was asked and has not answered" in stopped(sends_finding(looks, made, clause))
    answers(attorney, made, "legal", declined="yes")
    assert sends_finding(looks, made, clause).status_code == 302
    asks(lead, made, "hr")
    answers(sign_in(town.hr), made, "hr")
    asks(lead, made, "legal", "May we?")
    assert DECIDING not in page(lead, f"/cases/{made.id}")
    assert "City Attorney was asked and has not answered" in stopped(sends_decision(lead, made))
    answers(attorney, made, "legal")
    assert DECIDING in page(lead, f"/cases/{made.id}")
    assert sends_decision(lead, made).status_code == 302


@pytest.mark.clause("mpls/roles.hr.2.s1")
def test_the_view_of_human_resources_is_on_file_before_a_finding(sign_in):
    town = city()
    made, clause = city_case(town)
    viewed(town, made)
    looks, lead = sign_in(town.looks), sign_in(town.lead)
    asks(lead, made, "hr", "Could this be one?")
    assert "Ask human resources for their advice" in stopped(sends_finding(looks, made, clause))
    answers(sign_in(town.hr), made, "hr")
    assert sends_finding(looks, made, clause).status_code == 302
    assert case(made, town.looks).found == {clause: Result.SUSTAINED}


@pytest.mark.clause("mpls/gc.s8")
def test_without_a_finding_nothing_follows_and_with_one_nothing_closes_before_it_is_done(sign_in):
    town = city()
    made, clause = city_case(town)
    lead = sign_in(town.lead)
    assert DECIDING not in page(lead, f"/cases/{made.id}")
    assert "No finding is sustained yet." in stopped(sends_decision(lead, made, "suspension"))
    assert case(made, town.lead).action is None
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    finds(town, made, clause)
    with pytest.raises(ConductError, match="not been decided and done"):
        services.close_case(as_(town.looks), made.id, words="Over.")


@pytest.mark.clause("mpls/roles.hr.2.s2")
@pytest.mark.clause("mpls/roles.departments.4.s1")
def test_human_resources_advise_on_what_follows_and_until_proof_is_there_it_is_late(sign_in):
    town = city()
    made, clause = city_case(town)
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    finds(town, made, clause)
    lead, where = sign_in(town.lead), f"/cases/{made.id}"
    assert "Ask human resources for their advice" in stopped(sends_decision(lead, made))
    asks(lead, made, "hr", "What fits?")
    answers(sign_in(town.hr), made, "hr")
    assert sends_decision(lead, made).status_code == 302
    step = case(made, town.lead).action

    def said(days):
        at = step.at + timedelta(days=days)
        return [str(one.says) for one in waiting(Looker(town.lead.id, at))]

    assert said(1) == ["What was decided in a case is to be carried out."]
    done = {"words": "The course was taken on 3 June."}
    assert "Nothing shows yet that it was done." in stopped(lead.post(f"{where}/do/carry-out", done))
    assert said(32) == ["What was decided in a case is late."]
    told(lead, f"{where}/do/carry-out", **done, shows="Certificate 12: passed on 3 June.")
    assert said(32) == []
    assert "Certificate 12: passed on 3 June." in page(lead, where)
    told(sign_in(town.looks), f"{where}/do/close", words="The course was taken.")
    assert case(made, town.looks).state is CaseState.CLOSED


@pytest.mark.clause("mpls/gc.s9")
def test_what_follows_for_a_volunteer_is_another_ladder_than_for_people_who_are_employed(sign_in):
    town = city(Category.VOLUNTEER, paid=False, sponsored=True)
    made, clause = city_case(town)
    viewed(town, made)
    viewed(town, made, Adviser.HR)
    finds(town, made, clause)
    shown = page(sign_in(town.lead), f"/cases/{made.id}")
    here = [one for one in Action if f'<option value="{one.value}"' in shown]
    assert here == [Action.COACHING, Action.RETRAINING, Action.END_SERVICE]
    assert Weighing((), today(), frozenset({"staff"})).actions()[-1] is Action.DISCHARGE


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
