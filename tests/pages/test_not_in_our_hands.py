"""A page in others' hands, and reports across pages, in a real Chromium: wide and narrow, axe clean."""

import pytest
from playwright.sync_api import expect
from tests.apps.sites.playing import as_, build, drawn, seen_taken_over
from tests.apps.sites.watching import police_page
from tests.pages.looking import NOT_CONTRAST, objections, picture
from tests.pages.seating import Seats
from tests.pages.test_roster_in_a_browser import orm_beside_the_browser  # noqa: F401 -- Playwright's loop

from bailiwick.apps.portal.services import publish
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Document
from bailiwick.apps.sites.selectors import site
from bailiwick.project.folder import Folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW, WIDE = {"width": 375, "height": 812}, {"width": 1280, "height": 900}


@pytest.fixture
def town(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    town = build("pd", "mpls")
    town.row = police_page(town)
    publish(as_(town.chief), site_id=town.row.id, complain="Call 555-0122.")
    return town


@pytest.fixture
def seats(browser, address, town):
    made = Seats(browser, address)
    yield made
    assert made.close() == []


def looked_at(page, name, tmp_path):
    """Axe's objections and a picture, wide and narrow; nothing is wider than the screen."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        options = None if size is WIDE else NOT_CONTRAST
        assert objections(page, options) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        picture(page, tmp_path / f"{name}-{size['width']}.png")
    page.set_viewport_size(WIDE)


def test_an_officer_reports_it_and_it_leads_until_a_resident_reads_of_it(town, seats, address, tmp_path):
    officer, techie, resident = seats.page(town.officer), seats.page(town.techie), seats.page(None)
    officer.goto(f"{address}/sites/{town.row.id}")
    officer.get_by_role("link", name="It is not in our hands, or another page poses as it").click()
    officer.get_by_label("What you saw").fill("It sells sunglasses since this morning.")
    looked_at(officer, "report", tmp_path)
    officer.get_by_role("button", name="Report it").click()
    expect(officer.get_by_role("heading", name="In the first minutes")).to_be_visible()
    techie.goto(f"{address}/home/")
    expect(techie.get_by_text("is not in our hands").first).to_be_visible()
    looked_at(techie, "home", tmp_path)
    techie.goto(officer.url)
    sessions = techie.get_by_role("listitem").filter(has_text="Sign everybody out")
    sessions.get_by_text("Say what was done").click()
    sessions.get_by_role("textbox").fill("Everybody is signed out since 9:12.")
    sessions.get_by_role("button", name="It is done").click()
    expect(techie.get_by_text("Done: Ek Holm")).to_be_visible()
    looked_at(techie, "list", tmp_path)
    techie.get_by_role("button", name="Put exactly this up").click()
    resident.goto(f"{address}/official/{town.row.id}")
    expect(resident.get_by_role("heading", name="not under the agency’s control since")).to_be_visible()
    looked_at(resident, "resident", tmp_path)
    techie.goto(f"{address}/sites/")
    looked_at(techie, "register", tmp_path)
    techie.goto(f"{address}/sites/not-in-our-hands")
    looked_at(techie, "all", tmp_path)


def test_the_page_of_a_site_says_first_that_it_is_not_in_our_hands(town, seats, address, tmp_path):
    seen_taken_over(town, site(town.row.id), town.officer)
    page = seats.page(town.press)
    page.goto(f"{address}/sites/{town.row.id}")
    expect(page.get_by_role("note").get_by_text("Not in our hands since")).to_be_visible()
    looked_at(page, "site", tmp_path)


def test_reports_across_pages_stand_wide_and_narrow(town, seats, address, tmp_path):
    for data in (drawn("navy"), drawn("orange")):
        services.see_emblem(as_(town.press), town.row.id, data=data)
    services.set_emblem(as_(town.chief), unit=town.police.id, data=drawn("navy"), words="Order 3.")
    wiki = services.enter_platform(as_(town.officer), name="Wikipedia")
    edit = services.Edit(platform=wiki.id, article="Wexham Falls Police", words="Founded in 1881.")
    row = services.report_edit(as_(town.officer), edit)
    terms = services.keep_terms(
        as_(town.speaker), town.facebook.id, unit=town.city.id, document=Document.TERMS, words="You keep it."
    )
    services.ask_view(as_(town.speaker), terms.id, "What becomes of our rights?")
    page = seats.page(town.speaker)
    for name, at in (
        ("pictures", "/sites/pictures"),
        ("clauses", "/sites/report"),
        ("terms", f"/sites/platforms/{town.facebook.id}"),
        ("edit", f"/sites/wiki-edits/{row.id}"),
        ("edits", "/sites/wiki-edits"),
    ):
        assert page.goto(f"{address}{at}").status == 200
        looked_at(page, name, tmp_path)
