"""The City's Covered Persons, acted out over several rooms: brought in, sent where they belong, granted, stopped."""

import re
from dataclasses import replace

import pytest
from tests.apps.approvals import playing
from tests.apps.policies.helpers import adopted
from tests.apps.readiness import helpers as readiness
from tests.apps.roster.town import as_, give, hire, power, today
from tests.apps.roster.views.conftest import browser, done, folder, words

from bailiwick.apps.approvals.models import State
from bailiwick.apps.approvals.selectors.who import movers
from bailiwick.apps.approvals.services import Asked, ask, endorse
from bailiwick.apps.policies.services import look_at_gate
from bailiwick.apps.readiness.facts import TaskKind
from bailiwick.apps.readiness.models import Acknowledgement, Topic
from bailiwick.apps.readiness.selectors import tasks
from bailiwick.apps.roster.models import Category, OfficeHolder, Person, Role
from bailiwick.apps.roster.selectors import departments_of, do_not_show_names, records, way_of
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.verdict import Effect, Verdict

pytestmark = pytest.mark.django_db
__all__ = ["browser", "folder"]


@pytest.fixture
def town(db):
    """The roster's town, with those who keep policies and courses there."""
    return readiness.build()


@pytest.mark.clause("mpls/def.covered.2")
def test_a_request_of_a_mayors_aide_goes_to_the_named_lead_of_that_office_and_then_to_communications(town):
    adopted(town, "mpls", unit=town.city)
    aide = hire("Gil Prior", town.mayor, Category.MAYOR_STAFF, title="Aide")
    lead = hire("Cass Moor", town.mayor, Category.MAYOR_STAFF, title="Chief of staff")
    head = hire("Ona Reed", town.city, title="Head of everything else")
    give(Role.DEPT_HEAD, lead, town.mayor)
    give(Role.DEPT_HEAD, head, town.city)
    asked = ask(
        as_(aide),
        Asked(power="mpls.poster", unit=town.mayor.id, told={"identity": "City page", "purpose": "News."}),
    )
    assert movers(playing.now(asked), today()) == {lead.id}
    endorse(as_(lead), asked.row.id, "Needed.")
    assert movers(playing.now(asked), today()) == {town.speaker.id}
    assert playing.now(asked).state is State.WITH_DECIDER
    steps = way_of(power("mpls.poster"), aide.id, today())
    assert [step.people for step in steps] == [(lead.id,), (town.speaker.id,)]


def person_form(town, **more):
    told = {"category": "other", "unit": str(town.comms.id), "starts": str(today()), "full_time": "on"}
    return told | more


@pytest.mark.clause("mpls/def.covered.12")
def test_a_partners_employee_is_made_page_editor_only_after_there_is_a_record_of_them(browser, town):
    grant = {
        "person": "Rae Winter", "role": "site-admin", "unit": str(town.comms.id), "starts": str(today()),
        "instrument": "Memo 31",
    }  # fmt: skip
    answer = browser(town.steward).post("/roles/new", grant)
    assert answer.status_code == 422
    assert "Nobody who works here is called that. If they are new, enter them first" in words(answer)
    entered = done(browser(town.hr), "/people/add", person_form(town, name="Rae Winter"))
    assert "who employs them" in words(entered)
    form = person_form(town, name="Rae Winter", employer="County Fire")
    assert done(browser(town.hr), "/people/add", form).status_code == 302
    rae = Person.objects.get(name="Rae Winter")
    assert [(one.category, one.employer) for one in records(today(), [rae.id])] == [
        (Category.OTHER, "County Fire")
    ]
    assert done(browser(town.steward), "/roles/new", grant).status_code == 302
    assert OfficeHolder.objects.get(person=rae).role == Role.SITE_ADMIN


@pytest.mark.clause("mpls/def.covered.3")
def test_a_council_aide_is_added_and_the_ward_office_is_their_department(browser, town):
    form = person_form(town, name="Lee Dunmore", category="council-staff", unit=str(town.ward.id))
    answer = done(browser(town.hr), "/people/add", form)
    aide = Person.objects.get(name="Lee Dunmore")
    assert departments_of(aide.id, today()) == [town.ward.id]
    assert "Ward 3 office" in words(browser(town.officer).get(answer.headers["Location"]))


def owed(person):
    """What somebody has to sign and to learn, and how."""
    return {(task.kind, task.title) for task in tasks(today(), [person.id])}


@pytest.mark.clause("mpls/def.covered.0")
def test_an_unpaid_board_member_who_is_added_has_the_duties_that_staff_have(browser, town):
    adopted(town, "mpls")
    readiness.given_out(town, topic=Topic.CONDUCT, name="Conduct on social media")
    for name, category, unit, paid in (
        ("Noor Hale", "board-member", town.board, ""),
        ("Uli Brandt", "staff", town.comms, "on"),
    ):
        form = person_form(town, name=name, category=category, unit=str(unit.id), paid=paid)
        assert done(browser(town.hr), "/people/add", form).status_code == 302
    member, staff = (Person.objects.get(name=name) for name in ("Noor Hale", "Uli Brandt"))
    assert [one.paid for one in records(today(), [member.id])] == [False]
    assert owed(member) == owed(staff)
    assert {kind for kind, _ in owed(member)} == {TaskKind.SIGN, TaskKind.LEARN}


@pytest.mark.clause("mpls/def.covered.9")
def test_a_volunteer_without_a_login_acknowledges_the_policy_by_a_link_that_opens_once(browser, town):
    adoption = adopted(town, "mpls")
    hr, stranger = browser(town.hr), browser()
    form = person_form(town, name="Vi Marlow", category="volunteer", sponsor=str(town.comms.id))
    assert done(hr, "/people/add", form).status_code == 302
    volunteer = Person.objects.get(name="Vi Marlow")
    assert volunteer.account_id is None
    made = hr.post("/readiness/link", {"person": str(volunteer.id), "adoption": str(adoption.id)})
    address = re.search(r"/readiness/by-link/[\w-]+", words(made))[0]
    page = stranger.get(address).content.decode()
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert "it is recorded that you have received" in words(stranger.post(address, sent))
    assert [row.person_id for row in Acknowledgement.objects.all()] == [volunteer.id]
    assert stranger.get(address).status_code == 404


def draft(town, text):
    """An official draft about somebody, as the gate sees it: the list is the roster's own."""
    facts = Facts()
    post = replace(facts.post, class_=Known(PostClass.OFFICIAL), text=Known(text), media=ABSENT)
    lists = replace(facts.lists, do_not_show_me=Known(do_not_show_names(today())))
    report = look_at_gate(
        "post.publish",
        replace(facts, post=post, lists=lists),
        owner=town.police.id,
        actor=town.speaker.id,
        day=today(),
    )
    return [one for one in report.findings if "pd/V.A.8.a.s4" in one.clauses]


def test_a_draft_that_names_a_member_on_the_list_stops_in_the_same_words_for_everyone(browser, town):
    adopted(town, "pd")
    text = "Thank you to {} for the drawing."
    before = draft(town, text.format("Sam Reyes"))
    assert {one.verdict for one in before} <= {Verdict.MET, Verdict.NOT_APPLICABLE}
    said = {}
    for one in (town.officer, town.deputy):
        browser(one).post("/people/not-shown", {"wanted": "yes"})
        (finding,) = draft(town, text.format(one.name))
        assert (finding.verdict, finding.effect) == (Verdict.NOT_MET, Effect.STOP)
        said[one.name] = str(finding.why).replace(one.name, "{}")
    assert len(set(said.values())) == 1
    browser(town.officer).post("/people/not-shown", {"wanted": "no"})
    assert all(one.verdict is not Verdict.NOT_MET for one in draft(town, text.format("Sam Reyes")))
