"""A report from the one who saw something to the case that was closed, in a real Chromium: wide and narrow."""

import pytest
from playwright.sync_api import expect
from tests.apps.conduct.playing import as_, build, today, viewed
from tests.pages.seating import Seats
from tests.pages.test_not_in_our_hands import looked_at
from tests.pages.test_roster_in_a_browser import orm_beside_the_browser  # noqa: F401 -- Playwright's loop

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.models import Adviser, Case
from bailiwick.project.folder import Folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    return build("pd", "mpls")


@pytest.fixture
def seats(browser, address, town):
    made = Seats(browser, address)
    yield made
    assert made.close() == []


def sent(page, opens, button, **fills):
    """One thing done on a page: its fold opened, its fields filled, its button pressed."""
    fold = page.locator("details", has=page.get_by_text(opens, exact=True))
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    for label, words in fills.items():
        fold.get_by_label(label.replace("_", " ")).fill(words)
    fold.get_by_role("button", name=button).click()


def tells(town, colleague, address, tmp_path):
    colleague.goto(f"{address}/home/")
    colleague.get_by_role("link", name="Reports").click()
    colleague.get_by_role("main").get_by_role("link", name="Tell us what you saw").first.click()
    colleague.get_by_label("Whom it is about").select_option(str(town.officer.id))
    colleague.get_by_text("It is about what a posting or a page says or shows").click()
    colleague.get_by_label("What you saw, in your own words").fill("A video of 140 in the squad car.")
    looked_at(colleague, "new", tmp_path)
    colleague.get_by_role("button", name="Send it").click()
    expect(colleague.get_by_role("heading", level=1)).to_have_text("What you told us")
    looked_at(colleague, "own", tmp_path)


def weighs(sergeant, where, address, tmp_path):
    sergeant.goto(f"{address}/home/")
    expect(sergeant.get_by_text("A report waits for you.")).to_be_visible()
    sergeant.goto(where)
    sent(sergeant, "Take it in", "Take it in", What_the_page_shows_now="140, just because.")
    fold = sergeant.locator("details", has=sergeant.get_by_text("Say what it comes down to", exact=True))
    fold.get_by_text("V.A.9.b", exact=False).first.click()
    looked_at(sergeant, "triage", tmp_path)
    fold.get_by_role("button", name="Keep this").click()
    expect(sergeant.get_by_text("Being weighed")).to_be_visible()
    sent(sergeant, "Open a case", "Open the case", The_reason="It was seen by many.")
    expect(sergeant.get_by_text("A case was opened").first).to_be_visible()


def finds(town, looks, address, tmp_path):
    case = Case.objects.get()
    services.set_lead(as_(town.chief), case.id, to=town.looks.id)
    looks.goto(f"{address}/cases/{case.id}")
    sent(
        looks,
        "Tell the one concerned, and begin",
        "Tell them exactly this",
        What_they_are_told="A video of 3 May.",
    )
    expect(looks.get_by_text("Being looked into")).to_be_visible()
    looked_at(looks, "case", tmp_path)
    sent(looks, "Ask for a view", "Keep it", What_you_ask="Is this protected?")
    expect(looks.get_by_text("Waits for the City Attorney")).to_be_visible()
    services.give_view(as_(town.attorney), case.id, Adviser.LEGAL, words="It is not.")
    viewed(town, case, Adviser.HR)
    looks.goto(f"{address}/cases/{case.id}")
    finding = looks.locator("details", has=looks.get_by_role("button", name="Make this finding, in my name"))
    finding.get_by_label("What you find").select_option("sustained")
    finding.get_by_role("button", name="Make this finding, in my name").click()
    expect(looks.get_by_text("own analysis").first).to_be_visible()
    finding.get_by_label("Your own analysis of this case").fill("The speed is read off the video.")
    finding.get_by_label("What you find").select_option("sustained")
    finding.get_by_role("button", name="Make this finding, in my name").click()
    expect(looks.get_by_text("The finding of Bo Tran")).to_be_visible()
    return case


def is_told(town, officer, case, address, tmp_path):
    officer.goto(f"{address}/cases/{case.id}")
    expect(officer.get_by_role("heading", level=1)).to_have_text("A case about you")
    expect(officer.get_by_text("Wren Ito")).to_have_count(0)
    looked_at(officer, "subject", tmp_path)


def decides(town, chief, case, address, tmp_path):
    services.ask_view(as_(town.chief), case.id, Adviser.HR, words="What fits?")
    services.give_view(as_(town.hr), case.id, Adviser.HR, words="Coaching.")
    chief.goto(f"{address}/cases/{case.id}")
    deciding = chief.locator("details", has=chief.get_by_text("Decide what follows", exact=True))
    deciding.get_by_label("What follows").select_option("coaching")
    deciding.get_by_label("The reason").fill("A first time.")
    deciding.get_by_label("Done by").fill(today().isoformat())
    looked_at(chief, "decide", tmp_path)
    deciding.get_by_role("button", name="Decide this, in my name").click()
    expect(chief.get_by_text("Decided; to be carried out")).to_be_visible()
    chief.goto(f"{address}/cases/")
    looked_at(chief, "cases", tmp_path)


def test_a_colleague_tells_it_and_named_people_find_and_decide(town, seats, address, tmp_path):
    colleague, sergeant = seats.page(town.colleague), seats.page(town.sergeant)
    tells(town, colleague, address, tmp_path)
    weighs(sergeant, colleague.url, address, tmp_path)
    case = finds(town, seats.page(town.looks), address, tmp_path)
    is_told(town, seats.page(town.officer), case, address, tmp_path)
    decides(town, seats.page(town.chief), case, address, tmp_path)
    sergeant.goto(f"{address}/reports/")
    looked_at(sergeant, "reports", tmp_path)
    expect(sergeant.get_by_text("A case was opened")).to_be_visible()
