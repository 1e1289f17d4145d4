"""The demo in a real Chromium: the seats, and the homes of those who sit there, wide and narrow, axe clean."""

import os
import sqlite3
import uuid
from contextlib import closing

import pytest
from django.db import connections
from django.utils import timezone
from playwright.sync_api import expect
from tests.pages.conftest import Visit
from tests.pages.looking import objections, picture

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.project.beginning import begin_record
from bailiwick.project.demonstration.steps import make
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.seats import Demo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = {"wide": (1280, 900), "narrow": (375, 812)}


@pytest.fixture(autouse=True, scope="module")
def orm_beside_the_browser():
    """Playwright keeps a loop running in this thread, which Django would take for a fault."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    connections.close_all()


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the demo stays between these tests: its folder, and a copy of its tables once they are made."""
    return tmp_path_factory.mktemp("kept")


def _made(folder):
    """The demo, made through services the first time and laid back into the database from then on: it takes a while."""
    copy = folder.path.parent / "copy.sqlite3"
    connection = connections["default"]
    connection.ensure_connection()
    if copy.exists():
        with closing(sqlite3.connect(copy)) as source:
            source.backup(connection.connection)
        return
    agency = Agency("The demo", "UTC", "0", uuid.uuid4())
    begin_record(OPERATOR, agency=agency, demo=True)
    made = make(timezone.localdate())
    folder.agency_file.write_bytes(agency.to_bytes())
    demo = Demo(agency.record, made.days.today, tuple(made.seats))
    folder.demo_mark.write_bytes(demo.to_bytes())
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)


@pytest.fixture
def page(browser, address, settings, kept):
    settings.FOLDER = Folder(kept / "record")
    settings.FOLDER.path.mkdir(exist_ok=True)
    _made(settings.FOLDER)
    visit = Visit(browser, address, "wide", scripts=True)
    yield visit.page
    visit.context.close()
    assert visit.complaints == []


def look(page, pictures, name):
    found = []
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        picture(page, pictures / f"demo-{name}-{size}.png")
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        found += [(name, size, wide)] * (wide > width) + [(name, size, one) for one in objections(page)]
    return found


def sit(page, role, name):
    page.goto("/demo/")
    page.get_by_role("button", name=f"Sit here: {role}, {name}").click()


def test_the_seats_and_the_pages_they_open_are_axe_clean_and_fit(page, pictures):
    page.goto("/demo/")
    expect(page.get_by_role("button", name="Sit here")).to_have_count(15)
    found = look(page, pictures, "seats")
    for role, name in (
        ("Chief", "Ada Brennan"),
        ("Human resources", "Pat Odell"),
        ("Commander", "Marcus Thorne"),
    ):
        sit(page, role, name)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Waiting for you")
        expect(page.get_by_text(f"You sit here as {name}")).to_be_visible()
        found += look(page, pictures, role.split()[0].lower())
    sit(page, "Resident", "Rosalind Pike")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Is this page official?")
    found += look(page, pictures, "resident")
    assert found == []


def test_a_seat_is_taken_by_the_keyboard_alone_and_the_way_back_is_one_key(page):
    page.goto("/demo/")
    page.get_by_role("button", name="Sit here: Chief, Ada Brennan").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waiting for you")
    page.get_by_role("link", name="Change seat").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Choose a seat")


def test_ask_shows_the_way_back_to_the_home_page(page):
    sit(page, "Chief", "Ada Brennan")
    page.get_by_role("link", name="Ask", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("May I post this?")
    page.get_by_role("link", name="Your home page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waiting for you")
