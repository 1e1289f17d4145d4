"""The clauses that live in readiness, acted out on its pages by the people they are about."""

import re
from datetime import datetime, time

import pytest
from django.utils import timezone
from tests.apps.readiness.helpers import (
    adopted,
    after,
    as_,
    drafted,
    finish,
    given_out,
    sign,
    today,
    version_of,
)
from tests.apps.roster.views.conftest import words

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.readiness import contributions
from bailiwick.apps.readiness.models import Acknowledgement, Completion, Reminded, Topic
from bailiwick.apps.readiness.selectors import reach_of
from bailiwick.apps.readiness.services import release_course, remind, set_round, sign_off
from bailiwick.apps.roster.models import Role
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db(transaction=True)
FOUR_KINDS = """# Four kinds of words that lead to a civil court

Defamation: a false statement of fact that harms somebody's good name.

Private facts: true ones, that nobody had a right to publish.

False light: what makes somebody seem what they are not.

Likeness: somebody's name or picture used for gain without leave."""


def waiting_on(person, day):
    """What waits for somebody on their home page on a day."""
    at = timezone.make_aware(datetime.combine(day, time(9)))
    return [str(item.says) for item in contributions.waiting(Looker(person.id, at))]


def wrong_for(person):
    return [str(item.says) for item in contributions.wrong(Looker(person.id, timezone.now()))]


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(digest)" value="([^"]+)"', page.content.decode()))


@pytest.mark.clause("mpd/IV.A.1")
def test_thirty_days_after_a_new_version_whoever_has_not_signed_is_reminded_and_their_supervisor_too(
    town, browser
):
    adopted(town, "mpd", starts=after(-31))
    assert remind(CLOCKWORK) > 0
    told = Reminded.objects.get(person_id=town.officer.id)
    assert (told.overdue, told.supervisor_id) == (True, town.deputy.id)
    assert "This is overdue: Wexham Falls Police (MPD 5-108)." in waiting_on(town.officer, today())
    assert any("Sam Reyes has not yet done what was due" in one for one in wrong_for(town.deputy))
    page = words(browser(town.chief).get("/readiness/report"))
    assert "0 of 3 have signed. 3 are overdue." in page
    assert "Sam Reyes" in page
    assert remind(CLOCKWORK) == 0, "nobody is told twice on a day"


@pytest.mark.clause("mpd/IV.A.2")
def test_an_employee_who_signed_the_departments_rule_alone_still_owes_the_citys_policy(town, browser):
    police, _ = adopted(town, "mpd"), adopted(town, "mpls")
    sign(town.officer, police)
    page = words(browser(town.officer).get("/readiness/"))
    waits, done = page.split("Done", 1)
    assert "City social media policy" in waits
    assert "MPD 5-108" in done
    told = words(browser(town.chief).get("/readiness/report"))
    assert "1 of 3 have signed" in told[told.index("(MPD 5-108)") :]
    assert "0 of 3 have signed" in told[told.index("(City social media policy)") :]


@pytest.mark.clause("mpls/purpose.s1")
def test_a_volunteer_sees_only_the_clauses_that_bind_volunteers(town, browser):
    adopted(town, "mpls")
    adopted(town, "nmpd")
    page = browser(town.volunteer).get("/readiness/rules").content.decode()
    shown = set(re.findall(r">((?:mpls|nmpd|mpd|pd)/[^<]+)</a>", page))
    assert "mpls/roles.covered-persons.1" in shown
    assert not [clause for clause in shown if clause.startswith("nmpd/")]
    assert not {"mpls/roles.hr.1", "mpls/roles.communications.4", "mpls/roles.it.3"} & shown
    assert "mpls/roles.hr.1" in browser(town.hr).get("/readiness/rules").content.decode()


@pytest.mark.clause("mpls/purpose.s2")
def test_when_a_refresher_closes_its_reach_is_told_by_category(town, browser):
    adopted(town, "mpls")
    course = given_out(town, name="Conduct, again", topic=Topic.CONDUCT, owners=(Role.HR,))
    set_round(as_(town.hr), course=course.id, opens=today(), closes=today())
    for person in (town.volunteer, town.poster, town.clerk):
        finish(town, person, course)
    open_still = words(browser(town.hr).get("/readiness/courses"))
    assert "Under way, or still to come." in open_still
    told = {row.category: (row.reached, row.whole) for row in reach_of(course.rounds.get())}
    assert told["volunteer"] == (1, 1)
    assert told["staff"][0] == 2
    assert told["staff"][1] > 2


@pytest.mark.clause("mpls/gc.s7", "nmpd/IX.A.4.s2", "pd/V.A.9.s3")
@pytest.mark.parametrize("pack", ["mpls", "nmpd", "pd"])
def test_whoever_a_policy_binds_has_it_to_sign_from_the_first_day_and_signs_it_on_its_page(
    town, browser, pack
):
    adoption = adopted(town, pack, starts=today())
    newcomer = town.officer
    assert any(" waits for you" in one or ": by " in one for one in waiting_on(newcomer, today()))
    page = browser(newcomer).get(f"/readiness/sign/{adoption.id}")
    assert "Signing does not mean that I agree with it or give up any right." in words(page)
    assert browser(newcomer).post(f"/readiness/sign/{adoption.id}", hidden(page)).status_code == 302
    signed = Acknowledgement.objects.get()
    assert (signed.person_id, signed.adoption.id, signed.digest) == (
        newcomer.id,
        adoption.id,
        hidden(page)["digest"],
    )
    assert waiting_on(newcomer, today()) == []


@pytest.mark.clause("nmpd/IX.A.4.s2")
def test_the_general_rules_hold_online_stands_in_what_a_newcomer_signs(town, browser):
    adoption = adopted(town, "nmpd")
    assert "Personal use of social media has to keep to the Department's General Rules" in words(
        browser(town.officer).get(f"/readiness/sign/{adoption.id}")
    )


@pytest.mark.clause("pd/V.A.9.s3")
def test_that_the_code_holds_online_stands_in_what_a_newcomer_signs(town, browser):
    adoption = adopted(town, "pd")
    assert "Personal use of social media has to keep to the department's code of conduct." in words(
        browser(town.officer).get(f"/readiness/sign/{adoption.id}")
    )


@pytest.mark.clause("mpls/roles.communications.4")
def test_a_course_to_which_communications_alone_has_agreed_waits_for_human_resources(town, browser):
    adopted(town, "mpls")
    course = drafted(town, owners=(Role.COMMS, Role.HR))
    keeper = browser(town.speaker)
    keeper.post(f"/readiness/versions/{version_of(course).id}/agree", {"role": "comms"})
    answer = keeper.post(f"/readiness/versions/{version_of(course).id}/give-out")
    assert answer.status_code == 403
    assert "Not every owner has agreed to this version: hr." in words(answer)
    assert waiting_on(town.poster, today()) != []
    assert not any("Security of social media" in one for one in waiting_on(town.poster, today()))


@pytest.mark.clause("mpls/roles.hr.1")
def test_on_a_course_without_human_resources_its_item_is_outstanding(town, browser):
    adopted(town, "mpls")
    version = version_of(drafted(town)).id
    for person, role in ((town.speaker, "comms"), (town.it, "it")):
        assert browser(person).post(f"/readiness/versions/{version}/agree", {"role": role}).status_code == 302
    page = words(browser(town.speaker).get("/readiness/courses"))
    assert re.search(r"uman resources: has still to agree", page)
    assert browser(town.speaker).post(f"/readiness/versions/{version}/give-out").status_code == 403
    sign_off(as_(town.hr), version=version, role=Role.HR)
    assert release_course(as_(town.speaker), version=version).day == today()


@pytest.mark.clause("pd/V.A.9.e.0")
def test_module_three_teaches_all_four_kinds_of_posting_that_lead_to_a_civil_court(town, browser):
    adopted(town, "pd")
    kinds = ["pd/V.A.9.e.i", "pd/V.A.9.e.ii", "pd/V.A.9.e.iii", "pd/V.A.9.e.iv"]
    course = drafted(
        town,
        unit=town.city.id,
        pack="pd",
        name="Module 3",
        topic=Topic.CONDUCT,
        owners=(Role.HR,),
        text=FOUR_KINDS,
        quiz=(),
        clauses=kinds,
    )
    sign_off(as_(town.hr), version=version_of(course).id, role=Role.HR)
    release_course(as_(town.hr), version=version_of(course).id)
    page = browser(town.officer).get(f"/readiness/course/{version_of(course).id}")
    for kind in ("Defamation", "Private facts", "False light", "Likeness"):
        assert kind in words(page)
    browser(town.officer).post(f"/readiness/course/{version_of(course).id}")
    assert Completion.objects.get().version.clauses.splitlines() == kinds


@pytest.mark.parametrize(
    ("pack", "clause"),
    [
        pytest.param("pd", "pd/V.A.11", marks=pytest.mark.clause("pd/V.A.11")),
        pytest.param("nmpd", "nmpd/IX.B.2", marks=pytest.mark.clause("nmpd/IX.B.2")),
    ],
)
def test_six_months_after_the_last_time_the_reminder_of_privacy_comes_again(town, browser, pack, clause):
    adopted(town, pack)
    course = given_out(
        town,
        pack=pack,
        name="Settings change",
        topic=Topic.REMINDER,
        owners=(Role.HR,),
        text="Settings and sites change: look at yours again.",
        quiz=(),
        clauses=[clause],
    )
    title = "Settings change"
    assert any(title in one for one in waiting_on(town.officer, today()))
    browser(town.officer).post(f"/readiness/course/{version_of(course).id}")
    assert not any(title in one for one in waiting_on(town.officer, today()))
    assert not any(title in one for one in waiting_on(town.officer, after(150)))
    assert any(title in one for one in waiting_on(town.officer, after(184)))


def test_a_link_is_read_and_signed_without_signing_in_and_then_opens_nothing(town, browser):
    adoption = adopted(town, "mpls")
    made = browser(town.hr).post(
        "/readiness/link", {"person": str(town.volunteer.id), "adoption": str(adoption.id)}
    )
    address = re.search(r"/readiness/by-link/[\w-]+", words(made))[0]
    page = browser().get(address)
    assert "Ida Moss" in words(page)
    signed = browser().post(address, hidden(page))
    assert "it is recorded that you have received" in words(signed)
    assert browser().get(address).status_code == 404
    assert Acknowledgement.objects.get().person_id == town.volunteer.id


def test_nobody_sees_how_far_others_are_but_those_who_answer_for_them(town, browser):
    adopted(town, "mpls", starts=after(-40))
    assert browser(town.volunteer).get("/readiness/report").status_code == 404
    assert "Sam Reyes" in words(browser(town.deputy).get("/readiness/report"))
    assert "Ida Moss" not in words(browser(town.deputy).get("/readiness/report"))
    assert browser(town.officer).get("/readiness/courses").status_code == 404


def test_a_course_is_drafted_with_its_questions_in_the_browser_and_faults_stand_beside_their_fields(
    town, browser
):
    adopted(town, "mpls")
    sent = {
        "name": "Passwords",
        "unit": str(town.city.id),
        "pack": "mpls",
        "topic": "security",
        "owners": ["it"],
        "text": "Use two factors.",
        "quiz": "May you share a password?\n- Yes\n+ No",
        "clauses": "mpls/roles.it.3",
    }
    faulty = browser(town.it).post("/readiness/courses/new", sent | {"quiz": "May you?\n- Yes\n- No"})
    assert faulty.status_code == 422
    assert "one of them after a plus" in words(faulty)
    assert browser(town.it).post("/readiness/courses/new", sent).status_code == 302
    assert "Passwords" in words(browser(town.it).get("/readiness/courses"))
