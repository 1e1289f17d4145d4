"""Home, the journal and trying to cheat in a real Chromium: wide and narrow, axe clean and in one piece."""

import os

import pytest
from django.conf import settings as real
from django.db import connections
from django.utils import timezone
from playwright.sync_api import expect
from tests.apps.accounts.demo import begin_demo
from tests.apps.conftest import django_db_setup  # noqa: F401 -- the rooms' databases
from tests.apps.roster.town import after, as_, build, give, hire, power
from tests.pages.conftest import SIZES, Visit
from tests.pages.test_sign_in_in_a_browser import faults

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import INTERNAL, make_key, sign_and_publish
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.services import delegate, link_account
from bailiwick.project.folder import Folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True, scope="module")
def orm_beside_the_browser():
    """Playwright keeps a loop running in this thread, which Django would take for a fault."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    connections.close_all()


@pytest.fixture
def town(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    begin_demo()
    town = build()
    give(Role.HR, town.chief, town.city)
    give(Role.POLICY_STEWARD, town.chief, town.city)
    give(Role.SYSADMIN, town.chief, town.city)
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.deputy.id, unit=town.police.id, instrument="M 7",
        until=after(4),
    )  # fmt: skip
    for number in range(12):
        hire(f"Robin Vale {number}", town.patrol, until=after(5))
    make_key(settings.FOLDER.keys, INTERNAL, "records.example/internal")
    sign_and_publish(INTERNAL, timezone.now())
    return town


@pytest.fixture(params=list(SIZES))
def page(browser, address, town, request):
    """The chief, who runs everything, as in a small agency."""
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


class Album:
    """Takes a picture of each page, has axe look at it, and measures it."""

    def __init__(self, page, folder):
        self.page, self.folder, self.faults = page, folder, {}

    def look(self, name):
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        width = self.page.viewport_size["width"]
        self.page.screenshot(path=self.folder / f"desk-{name}-{width}.png", full_page=True)
        if found := faults(self.page):
            self.faults[name] = found
        wide = self.page.evaluate("() => document.documentElement.scrollWidth")
        if wide > width:
            self.faults[f"{name} is too wide"] = wide


def test_every_page_of_the_desk_is_axe_clean_and_fits(page, pictures):
    album = Album(page, pictures)
    signed, newer = Entry.objects.get(act="roster.delegation.give"), Entry.objects.order_by("index").last()
    paths = {
        "home": "/home/",
        "journal": "/journal/",
        "journal-refused": "/journal/?outcome=refused",
        "entry": f"/journal/{signed.record}/",
        "entry-newer": f"/journal/{newer.record}/",
        "cheat": f"/journal/try-to-cheat?entry={signed.record}",
    }
    for name, path in paths.items():
        page.goto(path)
        album.look(name)
    for how in ("Back-date it", "Cut it off with everything after it"):
        page.goto(paths["cheat"])
        page.locator("label", has_text=how).first.click()
        page.get_by_role("button", name="Do it, and verify").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Entr")
        album.look(f"cheated-{how[:3].lower()}")
    assert album.faults == {}
