"""What four people would want on their first morning, three tasks each, as they would do them in a browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.apps.policies.helpers import adopted, after, as_, give, hire
from tests.apps.readiness.helpers import build, drafted
from tests.pages.seating import Seats
from tests.pages.test_roster_in_a_browser import orm_beside_the_browser  # noqa: F401 -- Playwright's loop

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.approvals.models import Request, State
from bailiwick.apps.approvals.services import Asked, ask, endorse
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.policies.models import Topic, WatchEnd
from bailiwick.apps.policies.services import ask_help
from bailiwick.apps.readiness.models import Acknowledgement
from bailiwick.apps.readiness.models import Topic as Of
from bailiwick.apps.roster.models import Category, Delegation, Person, Role
from bailiwick.project.folder import Folder

PHOTO = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""A photo of one dot."""
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    town = build()
    town.sign_here = adopted(town, "mpls")
    return town


@pytest.fixture
def seats(browser, address, town):
    seats = Seats(browser, address)
    yield seats
    assert seats.close() == []


def waits(page, link):
    """Open what waits on the home page."""
    page.goto("/home/")
    page.locator("section[aria-labelledby=waiting]").get_by_role("link", name=link).first.click()


def test_a_clerk_answers_a_question_agrees_to_a_schedule_and_signs_the_policy(town, seats):
    ask_help(
        as_(town.poster), unit=town.comms.id, topic=Topic.RETENTION, question="How long do we keep likes?"
    )
    give(Role.DEPT_HEAD, town.poster, town.comms)
    site = {"identity": "Lake days", "purpose": "Three years after the last post, then let go."}
    asked = ask(as_(town.poster), Asked(power="mpls.retention", unit=town.comms.id, told=site))
    endorse(as_(town.speaker), asked.row.id, "Three years is what the others keep.")
    page = seats.page(town.clerk)
    waits(page, "A question waits for your answer.")
    page.get_by_label("Your answer").fill("As long as the post they stand under.")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("As long as the post they stand under.")).to_be_visible()
    waits(page, "Lee Okafor")
    page.get_by_role("link", name="Decide").click()
    expect(page.get_by_text("Three years after the last post, then let go.")).to_be_visible()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("It may be relied on.")).to_be_visible()
    assert Request.objects.get().place.state == State.IN_FORCE
    waits(page, "City social media policy")
    expect(
        page.get_by_text("Signing does not mean that I agree with it or give up any right.")
    ).to_be_visible()
    page.get_by_role("button", name="Sign").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("To sign and learn")
    assert Acknowledgement.objects.filter(person=town.clerk).count() == 1
    page.goto("/home/")
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()


def test_an_officer_checks_a_post_asks_leave_for_a_phone_and_answers_a_colleague(town, seats):
    adopted(town, "pd")
    words = {"words": "Officer Reyes found the kayak."}
    ask(
        as_(town.deputy),
        Asked(power="pd.member-consent", unit=town.police.id, told=words, colleague=town.officer.id),
    )
    page = seats.page(town.officer)
    page.goto("/home/")
    page.get_by_role("link", name="Ask", exact=True).last.click()
    page.get_by_role("radio", name="Personal post").check(force=True)  # checks the example that stands there
    page.get_by_label("Your words").fill("Proud of this badge. Off to the lake with the crew.")
    with page.expect_response(lambda answer: "Proud" in (answer.request.post_data or "")):
        page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Much of what you say as a citizen").first).to_be_visible()
    page.goto("/permissions/")
    page.get_by_role("link", name="Ask for leave").first.click()
    page.get_by_role("link", name="Own devices for department pages").click()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("“The device” has no answer yet.")).to_be_visible()
    page.get_by_label("The device").fill("A Pinto 4, the blue one")
    page.get_by_label("What you will do with it").fill("Photos of road closures, sent in the same hour.")
    page.get_by_label("Why with your own").fill("There is no other on the night shift.")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("It is with Wes Tran, to be heard. Then it goes on.")).to_be_visible()
    waits(page, "mention")
    page.get_by_role("link", name="Decide").click()
    expect(page.get_by_text("you need no reason to say no")).to_be_visible()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("to mention Sam Reyes")
    assert set(Request.objects.values_list("place__state", flat=True)) == {
        State.SENT_BACK,
        State.HEARING,
    }


def test_a_chief_decides_about_a_photo_ends_the_watch_and_lends_a_power_for_the_week(town, seats):
    watched = adopted(town, "pd", watch_until=after(20))
    adopted(town, "nmpd")
    officer = seats.page(town.officer)
    officer.goto("/permissions/ask?power=pd.employee-photo")
    officer.get_by_label("What the photo shows").fill("Two officers at the parade.")
    officer.get_by_label("The words it goes out with").fill("See you on Saturday.")
    officer.get_by_label("A file").set_input_files(
        {"name": "p.png", "mimeType": "image/png", "buffer": PHOTO}
    )
    officer.get_by_role("button", name="Send it").click()
    expect(officer.get_by_text("It is with Dana Whitcombe, to be decided.")).to_be_visible()
    page = seats.page(town.chief)
    waits(page, "Sam Reyes")
    page.get_by_role("link", name="Decide").click()
    expect(page.get_by_text("exactly these words and this photo")).to_be_visible()
    page.get_by_role("button", name="Send back with a reason").click()
    expect(page.get_by_role("alert").or_(page.locator(".usa-error-message")).first).to_be_visible()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("It may be relied on.")).to_be_visible()
    assert Request.objects.get().place.state == State.IN_FORCE
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))
    page.goto(f"/in-force/{watched.id}")
    page.get_by_role("button", name="Sign: it stops things from that day on").click()
    expect(page.get_by_text("Nothing was signed.")).to_be_visible()
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now())
    page.get_by_role("button", name="Sign: it stops things from that day on").click()
    expect(page.get_by_role("heading", name="It only watches")).to_have_count(0)
    assert WatchEnd.objects.get().adoption_id == watched.id
    page.goto(f"/powers/?policy=nmpd&unit={town.police.id}")
    page.get_by_role("link", name="Let somebody use nmpd.site").click()
    page.get_by_label("Who", exact=True).fill("Lou Arden, Deputy Chief")
    page.get_by_label("Last day").fill(str(after(7)))
    page.get_by_label("What it rests on").fill("Memo 12")
    page.get_by_role("button", name="See what will follow").click()
    page.get_by_role("button", name="Let them use it").click()
    expect(page.get_by_text("Lou Arden").first).to_be_visible()
    assert Delegation.objects.get().delegate_id == town.deputy.id


def test_human_resources_add_somebody_have_a_volunteer_sign_by_a_link_and_give_out_a_course(town, seats):
    drafted(town, by=town.hr, owners=(Role.HR,), topic=Of.CONDUCT)
    hire("Omar Vance", town.city, Category.VOLUNTEER, title="Volunteer", sponsor=town.comms.id)
    page = seats.page(town.hr)
    page.goto("/people/")
    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("Name", exact=True).fill("Ada Quill")
    page.get_by_label("As what they work here").select_option("staff")
    page.get_by_label("Unit", exact=True).select_option(str(town.comms.id))
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Quill")
    assert Person.objects.filter(name="Ada Quill").count() == 1
    page.goto("/readiness/")
    page.get_by_role("link", name="How far your people are").click()
    page.locator("summary", has_text="Who has still to").first.click()
    expect(page.get_by_role("link", name="Ada Quill")).to_be_visible()
    page.locator("li", has_text="Omar Vance").locator("summary").click()
    page.locator("li", has_text="Omar Vance").get_by_role("button", name="Make a link to sign by").click()
    link = page.locator("code").inner_text()
    volunteer = seats.page(None)
    volunteer.goto(link)
    expect(volunteer.get_by_text("Omar Vance")).to_be_visible()
    volunteer.get_by_role("button", name="Sign").click()
    expect(volunteer.get_by_role("heading", level=1)).to_be_visible()
    assert Acknowledgement.objects.filter(person__name="Omar Vance").count() == 1
    page.goto("/readiness/courses")
    page.get_by_role("button", name="Agree as human resources").click()
    page.get_by_role("button", name="Give it out").click()
    expect(page.get_by_text("is given out since")).to_be_visible()
