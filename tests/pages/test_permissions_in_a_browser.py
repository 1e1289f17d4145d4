"""Permissions in a real Chromium, wide and narrow: asked for, endorsed and decided by three people, axe clean."""

from datetime import timedelta

import pytest
from django.conf import settings as real
from django.utils import timezone
from playwright.sync_api import expect
from tests.apps.approvals.playing import approved_memo, asks, build, memo, through_the_chain
from tests.apps.roster.town import after, as_, today
from tests.pages.conftest import Visit
from tests.pages.looking import objections, picture
from tests.pages.test_roster_in_a_browser import orm_beside_the_browser  # noqa: F401 -- Playwright's loop

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.approvals.facts.access import RawLine
from bailiwick.apps.approvals.models import Purpose, Request
from bailiwick.apps.approvals.services import order_removal, release_ahead, use_directly
from bailiwick.apps.approvals.services.access import Used, enter_use, supply_lines
from bailiwick.apps.approvals.services.registers import enter_release
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import link_account
from bailiwick.project.folder import Folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = {"wide": (1280, 900), "narrow": (375, 812)}


@pytest.fixture
def town(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    return build()


@pytest.fixture(params=list(SIZES))
def seat(browser, address, town, request):
    """A function from somebody to a page of their own browser, signed in a moment ago."""
    open_visits = {}

    def seat(who):
        if who in open_visits:
            return open_visits[who].page
        visit = open_visits[who] = Visit(browser, address, "wide", scripts=True)
        width, height = SIZES[request.param]
        visit.page.set_viewport_size({"width": width, "height": height})
        account = create_account(OPERATOR, email=f"{who.id}@wexham.example")
        link_account(OPERATOR, person=who.id, account=account.pk)
        session = SessionStore()
        session.begin(account)
        cookie = {"name": real.SESSION_COOKIE_NAME, "value": session.session_key, "url": address}
        visit.context.add_cookies([cookie])
        return visit.page

    yield seat
    for visit in open_visits.values():
        visit.context.close()
    assert [told for visit in open_visits.values() for told in visit.complaints] == []


def look(page, pictures, name):
    width = page.viewport_size["width"]
    picture(page, pictures / f"permissions-{name}-{width}.png")
    found = objections(page)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    return [(name, found)] * bool(found) + [(name, wide)] * (wide > width)


def furnished(town):
    """Some requests in several states, a standing release, a direct act, uses and a release."""
    with_chief = through_the_chain(town, memo(town, told={"identity": "lake-days.example"}))
    approved = approved_memo(town)
    coming_down = approved_memo(town, told={"identity": "old-page.example"})
    order_removal(as_(town.chief), coming_down.row.id, "The run is over.", day=after(7))
    consent = asks(
        town.rookie, town.patrol, "pd.member-consent", {"words": "Well done."}, colleague=town.chief.id
    )
    release_ahead(
        as_(town.chief),
        power="pd.police-response",
        unit=town.police.id,
        category="stay-away",
        limits="Streets and times alone; never where officers are.",
        until=after(90),
        instrument="SR-3",
    )
    direct = use_directly(
        as_(town.chief),
        power="pd.job-information",
        unit=town.police.id,
        reader=town.sergeant.id,
        reason="Mine to say, and nobody else may.",
        words="New body cameras arrive in May.",
    )
    starts = timezone.now() - timedelta(hours=2)
    enter_use(as_(town.rookie), Used(purpose=Purpose.MISSING, starts=starts, case="24-311"))
    need = Used(
        purpose=Purpose.DUTY_NEED, starts=starts, reason="The club posts there.", supervisor=town.sergeant.id
    )
    enter_use(as_(town.rookie), need)
    enter_release(
        as_(town.custodian),
        unit=town.police.id,
        incident="26-0412",
        title="Fire",
        words="A fire on Elm.",
        day=today(),
    )
    line = RawLine(person=town.rookie.id, at=starts, equipment="agency", account="personal", on_duty=True)
    supply = supply_lines(
        as_(town.sergeant),
        unit=town.patrol.id,
        supplied_for="report 12",
        concerns=[town.rookie.id],
        lines=[line],
    )
    return with_chief.row, approved.row, coming_down.row, consent.row, direct.row, supply


def test_every_page_of_permissions_is_axe_clean_and_fits(town, seat, pictures):
    with_chief, approved, down, consent, direct, supply = furnished(town)
    open_memo = memo(town, who=town.other).row
    unit = town.police.id
    paths = [
        (town.chief, "home", "/home/"),
        (town.rookie, "mine", "/permissions/"),
        (town.rookie, "choose", "/permissions/ask"),
        (town.rookie, "ask-memo", "/permissions/ask?power=nmpd.reference"),
        (town.rookie, "ask-device", "/permissions/ask?power=nmpd.device"),
        (town.sergeant, "to-endorse", f"/permissions/{open_memo.id}"),
        (town.chief, "to-decide", f"/permissions/{with_chief.id}"),
        (town.chief, "decide", f"/permissions/{with_chief.id}/decide"),
        (town.chief, "decide-consent", f"/permissions/{consent.id}/decide"),
        (town.rookie, "approved", f"/permissions/{approved.id}"),
        (town.rookie, "memo", f"/permissions/{approved.id}/memo"),
        (town.rookie, "down", f"/permissions/{down.id}"),
        (town.sergeant, "direct-act", f"/permissions/{direct.id}"),
        (town.custodian, "register", "/permissions/register"),
        (town.custodian, "register-empty", "/permissions/register?subject=photo"),
        (town.sergeant, "use", "/permissions/use/"),
        (town.rookie, "enter-use", "/permissions/use/enter"),
        (town.sergeant, "detail", "/permissions/use/detail"),
        (town.sergeant, "lines", "/permissions/use/lines"),
        (town.sergeant, "supply", f"/permissions/use/lines/{supply.id}"),
        (town.custodian, "releases", "/permissions/given-out"),
        (town.chief, "waivers", "/permissions/waivers"),
        (town.chief, "standing", f"/permissions/ahead/pd.police-response/{unit}"),
        (town.chief, "direct", f"/permissions/direct/pd.job-information/{unit}"),
    ]
    wrong = []
    for who, name, path in paths:
        page = seat(who)
        page.goto(path)
        wrong += look(page, pictures, name)
    assert wrong == []


def test_three_people_take_a_memorandum_from_the_officer_to_the_stamp(town, seat, pictures):
    officer = seat(town.rookie)
    officer.goto("/permissions/ask?power=nmpd.reference")
    officer.get_by_label("The page or posting").fill("run-for-rex.example")
    officer.get_by_label("Intended use").fill("Our name in one line at the foot.")
    officer.get_by_role("button", name="Send it").click()
    expect(officer.get_by_text("“Site purpose” has no answer yet.")).to_be_visible()
    assert look(officer, pictures, "asked-half") == []
    officer.get_by_label("Site purpose").fill("A run for a dog.")
    officer.get_by_label("The whole page").fill("Run for Rex. Supported by members.")
    officer.get_by_role("button", name="Send it").click()
    expect(officer.get_by_text("It is with Max Ito, to be endorsed.")).to_be_visible()
    for level in (town.sergeant, town.lieutenant, town.deputy):
        page = seat(level)
        page.goto("/home/")
        page.get_by_role("link", name="A request of Robin Cole").click()
        page.get_by_label("A remark, if you have one").fill("Seen.")
        page.get_by_role("button", name="Endorse and send on").click()
    chief = seat(town.chief)
    chief.goto(f"/permissions/{Request.objects.get().id}")
    chief.get_by_role("link", name="Decide").click()
    expect(chief.get_by_text("You are approving exactly this page.")).to_be_visible()
    chief.get_by_role("button", name="Approve").click()
    expect(chief.get_by_text("It may be relied on.")).to_be_visible()
    officer.reload()
    expect(officer.get_by_text("In force").first).to_be_visible()
    officer.get_by_role("link", name="The memorandum, for print").click()
    expect(officer.get_by_text("APPROVED")).to_be_visible()
