"""Home, jobs, the journal and trying to cheat in Chromium: wide, narrow, by keyboard alone, without scripts."""

import os
from datetime import timedelta

import pytest
from django.conf import settings as real
from django.db import connections
from django.utils import timezone
from playwright.sync_api import expect
from tests.apps.accounts.demo import begin_demo
from tests.apps.roster.town import after, as_, build, give, hire, power
from tests.pages.conftest import SIZES, Visit
from tests.pages.looking import objections, picture

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.desk.facts import Occasion
from bailiwick.apps.desk.models import Result
from bailiwick.apps.desk.selectors.mail import readers
from bailiwick.apps.desk.services import end_notice, note_bounce, plan_notice
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import INTERNAL, housekeeping, make_key, sign_and_publish
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.services import delegate, link_account
from bailiwick.jobs.kinds import job
from bailiwick.jobs.models import Job, State
from bailiwick.jobs.services import schedule
from bailiwick.jobs.worker import work_once
from bailiwick.kernel.sentence import say
from bailiwick.ports.mail import Bounce
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
    for number in range(11):
        hire(f"Robin Vale {number}", town.patrol, until=after(5))
    make_key(settings.FOLDER.keys, INTERNAL, "records.example/internal")
    sign_and_publish(INTERNAL, timezone.now())
    return town


def seated(browser, address, town, size, *, scripts):
    """The chief, who runs everything, as in a small agency, with a browser."""
    visit = Visit(browser, address, size, scripts=scripts)
    account = create_account(OPERATOR, email="dana@wexham.example")
    link_account(OPERATOR, person=town.chief.id, account=account.pk)
    session = SessionStore()
    session.begin(account)
    cookie = {"name": real.SESSION_COOKIE_NAME, "value": session.session_key, "url": address}
    visit.context.add_cookies([cookie])
    yield visit.page
    visit.context.close()
    assert visit.complaints == []


@pytest.fixture(params=list(SIZES))
def page(browser, address, town, request):
    yield from seated(browser, address, town, request.param, scripts=True)


@pytest.fixture
def wide(browser, address, town):
    yield from seated(browser, address, town, "wide", scripts=True)


@pytest.fixture
def plain(browser, address, town):
    """Without scripts."""
    yield from seated(browser, address, town, "wide", scripts=False)


class Album:
    """Takes a picture of each page, has axe look at it, and measures it."""

    def __init__(self, page, folder):
        self.page, self.folder, self.faults = page, folder, {}

    def look(self, name):
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        width = self.page.viewport_size["width"]
        picture(self.page, self.folder / f"desk-{name}-{width}.png")
        if found := objections(self.page):
            self.faults[name] = found
        wide = self.page.evaluate("() => document.documentElement.scrollWidth")
        if wide > width:
            self.faults[f"{name} is too wide"] = wide


@job("tests.pages.break", say("watched the pages"), tries=1)
def break_down(running):
    raise OSError


def a_queue():
    """Work in every state."""
    schedule("tests.pages.break", "tests.pages.break", every=timedelta(hours=1))
    work_once("tests")  # asks the clock
    assert work_once("tests")
    at = timezone.now()
    with housekeeping("jobs_job"):
        under_way = {
            "state": State.RUNNING,
            "started_at": at,
            "lease_until": at,
            "progress": 3,
            "progress_of": 9,
        }
        for told in (under_way, {"due_at": at - timedelta(hours=1), "failures": 2, "trouble": "OSError"}):
            Job.objects.create(**{"kind": "tests.pages.break", "asked_at": at, "due_at": at} | told)


def comes_back(who):
    """A mail that was sent, and one that came back."""
    reader = readers(timezone.localdate(), [who.id])[0]
    for name in ("daily", "once"):
        due = Occasion(name, frozenset({"0" * 64}), "")
        notice = plan_notice(CLOCKWORK, reader, due, timezone.localdate())
        end_notice(CLOCKWORK, notice, Result.SENT)
    note_bounce(CLOCKWORK, notice, Bounce(reader.email, "5.1.1", notice.pk))


def paths():
    """Every page of the desk that can be opened, by name."""
    signed, newer = Entry.objects.get(act="roster.delegation.give"), Entry.objects.order_by("index").last()
    return {
        "home": "/home/",
        "mail": "/mail/",
        "jobs": "/jobs/",
        "seats": "/demo/",
        "journal": "/journal/",
        "journal-nothing": "/journal/?outcome=refused",
        "entry": f"/journal/{signed.record}/",
        "entry-newer": f"/journal/{newer.record}/",
        "cheat": f"/journal/try-to-cheat?entry={signed.record}",
    }


def cheat(page, how):
    page.goto(paths()["cheat"])
    page.locator("label", has_text=how).first.click()
    page.get_by_role("button", name="Do it, and verify").click()


def test_every_page_of_the_desk_is_axe_clean_and_fits(town, page, pictures):
    a_queue()
    comes_back(town.chief)
    album = Album(page, pictures)
    for name, path in paths().items():
        page.goto(path)
        album.look(name)
    for how in ("Back-date it", "Cut it off with everything after it"):
        cheat(page, how)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Entr")
        album.look(f"cheated-{how[:3].lower()}")
    assert album.faults == {}


STANDS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const label = at.labels && at.labels[0], beside = label && getComputedStyle(label, "::before");
  const box = (at.type === "radio" ? label : at).getBoundingClientRect();  // USWDS draws a radio on its label
  const ring = [style, beside].some(one => one && (one.boxShadow !== "none"
    || (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0)));
  return {
    nothing: at === document.body, place: [...document.querySelectorAll("*")].indexOf(at), ring,
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight,
    group: at.type === "radio" ? at.name : "", html: at.outerHTML.slice(0, 90),
  };
}"""
REACHABLE = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const open = all.filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden"
    && one.getClientRects().length && one.checkVisibility());
  return open.filter(one => one.type !== "radio" || one.checked).map(one => one.outerHTML.slice(0, 90));
}"""


def walked(page, path):
    """What is not as it should be when the Tab key alone leads through a page; `main` first, by the skip link."""
    page.goto(path)
    page.keyboard.press("Tab")
    first = page.evaluate(STANDS)
    wrong = [] if first["seen"] and "skipnav" in first["html"] else [("not the skip link", first["html"])]
    page.keyboard.press("Enter")
    if not page.evaluate("() => document.activeElement.id === 'main'"):
        wrong.append(("the skip link leads nowhere", path))
    page.goto(path)
    expected, stood, place = page.evaluate(REACHABLE), [], -1
    for _ in range(4 * len(expected) + 8):  # the parts of a field for a date are stops of their own
        page.keyboard.press("Tab")
        at = page.evaluate(STANDS)
        if at["nothing"] or at["html"] in stood[:1]:
            break
        stood.append(at["html"])
        inside = at["place"] == place  # the parts of a field for a date are no elements of the page
        wrong += [("out of order", at["html"])] if at["place"] < place else []
        wrong += [("no ring", at["html"])] if not (at["ring"] or inside) else []
        wrong += [("not to be seen", at["html"])] if not at["seen"] else []
        place = at["place"]
    return wrong + [("never reached", one) for one in expected if one not in stood]


def test_the_keyboard_alone_leads_through_every_page_in_order_and_is_seen_where_it_is(wide, town):
    a_queue()
    pages = paths() | {"journal": "/journal/?act=roster.delegation.give"}
    pages |= {"people": "/people/?q=Reyes", "person": f"/people/{town.officer.id}", "units": "/units/"}
    pages |= {"unit": f"/units/{town.police.id}", "file": "/people/from-a-file"}
    pages |= {"power": f"/powers/nmpd.site/{town.police.id}"}
    pages |= {
        f"sign-in {name}": f"/sign-in/{name}" for name in ("", "mine", "mine/password", "mine/code-app")
    }
    wrong = {name: found for name, path in pages.items() if (found := walked(wide, path))}
    assert wrong == {}


def test_the_desk_works_without_scripts(plain):
    a_queue()
    plain.goto("/home/")
    plain.get_by_role("link", name="Show all").click()
    assert plain.locator("section[aria-labelledby=waiting] li").count() > 10
    plain.get_by_role("link", name="What the software does by itself").click()
    plain.get_by_role("button", name="Try again").click()
    expect(plain.get_by_text("Nothing has failed.")).to_be_visible()
    plain.get_by_role("link", name="Journal").click()
    plain.get_by_label("What was done").select_option("roster.delegation.give")
    plain.get_by_role("button", name="Show", exact=True).click()
    plain.locator("tbody a").click()
    expect(plain.get_by_text("This record has not changed since")).to_be_visible()
    plain.get_by_role("link", name="Try to cheat with this entry").click()
    plain.locator("label", has_text="Take it out").click()
    plain.get_by_role("button", name="Do it, and verify").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("was taken out after the log was signed")
    with plain.expect_download() as taken:
        plain.get_by_role("button", name="Take the tampered export").click()
    assert taken.value.suggested_filename == "bailiwick-tampered.zip"
