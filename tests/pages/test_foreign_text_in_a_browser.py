"""T21: stored payloads on every screen of pages and of the portal that shows foreign text, in one Chromium."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings as real
from django.db import connections
from tests.apps.sites.playing import as_, build
from tests.apps.sites.watching import ABOUT, html, police_page, seen
from tests.pages.conftest import SIZES, Visit
from tests.pages.looking import objections, picture

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.portal.models import Report
from bailiwick.apps.portal.services import publish, take_report
from bailiwick.apps.roster.services import link_account
from bailiwick.apps.sites.models import NoticeLost
from bailiwick.project.folder import Folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINES = (Path(__file__).parent / "payloads.txt").read_text("utf-8").splitlines()
PAYLOADS = [line for line in LINES if line and not line.startswith("# ")]
AT_ONCE = 60


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
    town = build("pd")
    town.page = police_page(town)
    return town


@pytest.fixture(params=list(SIZES))
def sized(browser, address, town, request):
    yield from signed_in(browser, address, town, request.param)


@pytest.fixture
def wide(browser, address, town):
    yield from signed_in(browser, address, town, "wide")


def signed_in(browser, address, town, size):
    visit = Visit(browser, address, size, scripts=True)
    account = create_account(OPERATOR, email="chief@wexham.example")
    link_account(OPERATOR, person=town.chief.id, account=account.pk)
    session = SessionStore()
    session.begin(account)
    cookie = {"name": real.SESSION_COOKIE_NAME, "value": session.session_key, "url": address}
    visit.context.add_cookies([cookie])
    visit.address = address
    yield visit
    asked, complaints = visit.asked, visit.complaints
    visit.context.close()
    assert [url for url in asked if not url.startswith((address, "about:"))] == []
    assert complaints == []


def screens(town):
    """Every screen of these rooms that shows what somebody else wrote."""
    page, lost = town.page.id, NoticeLost.objects.filter(site=town.page).latest("order")
    first, last = lost.before.id, lost.missed.id
    return {
        "notices": f"/sites/{page}/notices",
        "lost": f"/sites/{page}/notices/lost/{lost.id}",
        "rule": f"/sites/{page}/rule",
        "reading": f"/sites/{page}/readings/{first}",
        "frame": f"/sites/{page}/readings/{first}/page",
        "frame-after": f"/sites/{page}/readings/{last}/page",
        "reported": "/reported/",
        "public-pages": "/public/",
        "official": "/official/",
        "official-page": f"/official/{page}",
        "report": "/official/report",
        "receipt": f"/official/report/{Report.objects.earliest('at').receipt}",
        "badge": f"/official/{page}/badge",
    }


def open_everything(page):
    """Everything that is folded is unfolded, and frames are loaded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate("document.querySelectorAll('iframe').forEach(one => one.loading = 'eager')")
    page.wait_for_load_state("load")


def test_five_hundred_payloads_run_nothing_on_any_screen(wide, town):
    assert len(set(PAYLOADS)) >= 500
    publish(as_(town.chief), site_id=town.page.id, complain="Call 555-0122.")
    ran = []
    wide.context.expose_binding("ranPayload", lambda _source, what: ran.append(what))
    wide.context.add_init_script("window.alert = what => window.ranPayload(String(what));")
    wide.context.add_init_script(
        "document.addEventListener('securitypolicyviolation', one => window.ranPayload('csp ' + one.blockedURI));"
    )
    for start in range(0, len(PAYLOADS), AT_ONCE):
        some = PAYLOADS[start : start + AT_ONCE]
        joined = "\n".join(f"Comments are monitored. {one}" for one in some)
        told = "\n".join(["Name: Police", f"About: {joined}", *(f"Bio: {one}" for one in some[:3])])
        markup = html(body="".join(f"<div>{one}</div>" for one in some))
        seen(town.page, told.encode())
        seen(town.page, markup)
        seen(town.page, html(about=ABOUT.replace("Comments are monitored.", "") + "\n" + "\n".join(some)))
        for one in some:
            take_report(stranger("192.0.2.9"), page=one[:500], words=one)
    wide.page.goto("/reported/")
    assert PAYLOADS[0] in wide.page.locator("main").inner_text()
    wide.page.evaluate("alert('a script that does run is counted')")
    wide.page.wait_for_function("() => true")
    assert len(ran) == 1
    ran.clear()
    for path in screens(town).values():
        wide.page.goto(path)
        open_everything(wide.page)
    for one in PAYLOADS[::40]:
        wide.page.goto(f"/official/?q={re.sub('[&#%+]', '', one)[:300]}")
    assert ran == []


def test_the_pages_are_axe_clean_and_fit_wide_and_narrow(sized, town, pictures):
    publish(
        as_(town.chief), site_id=town.page.id, complain="Call 555-0122, or write to press@wexham.example."
    )
    seen(town.page, html())
    seen(town.page, html(about=ABOUT.replace("Comments are monitored.", "")))
    take_report(stranger("192.0.2.9"), page="https://social.example/WexhamP0lice", words="It asks for money.")
    paths = screens(town) | {
        "official-real": "/official/?q=WexhamPolice",
        "official-not": "/official/?q=WexhamP0lice",
        "official-none": "/es/official/?q=RidgeBakery",
    }
    found = []
    width = sized.page.viewport_size["width"]
    for name, path in paths.items():
        if name.startswith("frame"):
            continue
        sized.page.goto(path)
        open_everything(sized.page)
        picture(sized.page, pictures / f"watching-{name}-{width}.png")
        wide = sized.page.evaluate("() => document.documentElement.scrollWidth")
        # A saved page stands in a frame without scripts, where axe cannot answer itself.
        problems = objections(sized.page, {"iframes": False})
        found += [(name, problems)] * bool(problems) + [(name, wide)] * (wide > width)
    assert found == []
