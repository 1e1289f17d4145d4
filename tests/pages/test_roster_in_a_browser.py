"""The roster in a real Chromium: wide and narrow, a file with faults and one without, axe clean and in one piece."""

import os

import pytest
from django.conf import settings as real
from django.db import connections
from playwright.sync_api import expect
from tests.apps.roster.town import after, as_, build, give, hire, power, today
from tests.pages.conftest import SIZES, Visit
from tests.pages.looking import objections, picture

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.roster.models import Person, Role
from bailiwick.apps.roster.services import delegate, leave, link_account, open_removals, part
from bailiwick.project.folder import Folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GOOD = "number,name,unit,category,starts\n7,Ada Quill,PD,staff,2024-02-01\n"
FAULTY = "number,name,unit,category,starts\n7,=Ada,XX,staff,2024-02-30\n8,,PD,wizard,\n"


@pytest.fixture(autouse=True, scope="module")
def orm_beside_the_browser():
    """Playwright keeps a loop running in this thread, which Django would take for a fault."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    connections.close_all()


@pytest.fixture
def town(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    town = build()
    give(Role.HR, town.chief, town.city)
    give(Role.POLICY_STEWARD, town.chief, town.city)
    give(Role.SENSITIVE_KEEPER, town.chief, town.city)
    give(Role.POSTER, town.officer, town.patrol, starts=after(-9), until=today())
    give(Role.MODERATOR, town.officer, town.patrol)
    open_removals(CLOCKWORK)
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.deputy.id, unit=town.police.id, instrument="M 7"
    )
    gone = hire("Nell Stray", town.patrol)
    leave(OPERATOR, person=gone.id, day=today())
    town.departure = part(OPERATOR, person=gone.id)
    return town


@pytest.fixture(params=list(SIZES))
def page(browser, address, town, request):
    """The chief, who is human resources and the steward as well, as in a small agency."""
    visit = Visit(browser, address, request.param, scripts=True)
    account = create_account(OPERATOR, email="chief@wexham.example")
    link_account(OPERATOR, person=town.chief.id, account=account.pk)
    session = SessionStore()
    session.begin(account)
    cookie = {"name": real.SESSION_COOKIE_NAME, "value": session.session_key, "url": address}
    visit.context.add_cookies([cookie])
    yield visit.page
    visit.context.close()
    assert visit.complaints == []


def look(page, pictures, name):
    width = page.viewport_size["width"]
    picture(page, pictures / f"roster-{name}-{width}.png")
    found = objections(page)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    return [(name, found)] * bool(found) + [(name, wide)] * (wide > width)


def test_every_page_of_the_roster_is_axe_clean_and_fits(page, town, pictures):
    paths = {
        "people": "/people/",
        "nobody": "/people/?q=zzz",
        "own": f"/people/{town.chief.id}",
        "person": f"/people/{town.officer.id}",
        "units": "/units/",
        "unit": f"/units/{town.police.id}",
        "powers": f"/powers/?policy=nmpd&unit={town.police.id}",
        "power": f"/powers/nmpd.site/{town.police.id}/lend",
        "way": "/powers/mpls.site/way",
        "file": "/people/from-a-file",
        "add": "/people/add",
        "names": f"/people/{town.officer.id}/names",
        "account": f"/people/{town.officer.id}/account",
        "work": f"/people/{town.officer.id}/membership",
        "transfer": f"/people/{town.officer.id}/membership/{town.officer.memberships.get().id}/transfer",
        "leaving": f"/people/{town.officer.id}/leaving",
        "departing": f"/people/{town.officer.id}/departing",
        "departed": f"/people/departures/{town.departure.id}",
        "look-up": f"/people/{town.officer.id}/look-up",
        "about-me": "/about-me/",
        "removals": "/people/removals",
        "not-shown": "/people/not-shown",
        "sensitive": "/people/sensitive",
        "role": "/roles/new",
        "move": f"/units/{town.patrol.id}/move",
        "close": f"/units/{town.police.id}/close",
        "quorum": f"/units/{town.board.id}/quorum",
        "group": f"/units/{town.police.id}/group",
    }
    found = []
    for name, path in paths.items():
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found += look(page, pictures, name)
    assert found == []


def test_a_file_goes_from_its_faults_to_a_look_to_the_act(page, town, pictures):
    page.goto("/people/")
    page.get_by_role("link", name="Bring people in from a file").click()
    choose = page.get_by_label("A CSV file, one line for each person")
    choose.set_input_files({"name": "p.csv", "mimeType": "text/csv", "buffer": FAULTY.encode()})
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", name="6 faults, and nothing was changed")).to_be_visible()
    found = look(page, pictures, "faults")
    choose.set_input_files({"name": "p.csv", "mimeType": "text/csv", "buffer": GOOD.encode()})
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible()
    found += look(page, pictures, "plan")
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_role("status").first).to_contain_text("Done.")
    assert found == []
    assert Person.objects.filter(external_id="7").exists()


def test_what_will_follow_is_told_and_then_done_with_nothing_typed_twice(page, town, pictures):
    page.goto(f"/people/{town.officer.id}")
    page.get_by_role("link", name="They leave").click()
    page.get_by_role("button", name="See what will follow").click()
    expect(page.get_by_role("heading", name="This is what will follow")).to_be_visible()
    expect(page.get_by_text("A role ends for Patrol: moderators.")).to_be_visible()
    found = look(page, pictures, "follows")
    page.get_by_role("button", name="Enter their last day").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What Sam Reyes holds")
    page.goto("/people/add")
    page.get_by_label("Name", exact=True).fill("Ada Quill")
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_text("Choose a unit.")).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ada Quill")
    found += look(page, pictures, "beside")
    assert found == []


def test_an_acting_chief_is_appointed_by_keyboard_and_name(page, town, pictures):
    page.goto(f"/units/{town.police.id}")
    page.get_by_role("link", name="Say who acts in an office").click()
    page.get_by_label("Who", exact=True).fill("Lou Arden, Deputy Chief")
    page.get_by_label("Role", exact=True).select_option("chief")
    page.get_by_label("Last day").fill(str(after(9)))
    page.get_by_label("What it rests on").fill("Order 12")
    page.get_by_label("What it rests on").press("Enter")
    expect(page.get_by_text("Dana Whitcombe holds it again from")).to_be_visible()
    found = look(page, pictures, "acting")
    page.get_by_role("button", name="Give them the role").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lou Arden")
    found += look(page, pictures, "appointed")
    assert found == []
