"""A chief of twelve officers can run it: the whole flow, by three people on phones, with real mail and a passkey."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as real
from django.utils import timezone
from playwright.sync_api import expect
from tests.apps.desk import mailbox
from tests.apps.desk.mailbox import work_all
from tests.apps.roster.town import LONG_AGO, give, hire
from tests.connectors.smtp.serving import Postbox, serving
from tests.pages.conftest import Visit
from tests.pages.looking import objections, picture
from tests.pages.test_sign_in_in_a_browser import (
    AUTHENTICATOR,
    choose_password,
    keys,  # noqa: F401 -- a fixture: folder and quick passwords
    named,  # noqa: F401 -- a fixture: the server by a name
    orm_beside_the_browser,  # noqa: F401 -- a fixture: Playwright's loop
)

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.accounts.services import create_account, invite
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.desk.facts import mail
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.models import Role, UnitKind
from bailiwick.apps.roster.services import add_unit, link_account
from bailiwick.connectors.smtp import Encryption, Server, SmtpMail
from bailiwick.jobs.services import enqueue
from bailiwick.ports.mail import Mailing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def hollis(db):
    """A department of twelve: a chief who keeps the policies too, somebody for human resources, and officers."""
    town = SimpleNamespace()
    town.police = add_unit(OPERATOR, code="HPD", name="Hollis Police", kind=UnitKind.AGENCY, starts=LONG_AGO)
    town.chief = hire("Ines Valdovinos", town.police, title="Chief", sworn=True)
    town.clerk = hire("Theo Marsh", town.police, title="Clerk")
    officers = [
        hire(f"Officer {number}", town.police, title="Officer", sworn=True, supervisor=town.chief.id)
        for number in range(1, 11)
    ]
    town.officer = officers[0]
    give(Role.CHIEF, town.chief, town.police)
    give(Role.POLICY_STEWARD, town.chief, town.police)
    give(Role.HR, town.clerk, town.police)
    return town


@pytest.fixture
def postbox(monkeypatch, settings, named):  # noqa: F811 -- the fixture
    """A real mail server that the product sends by, and what came to it."""
    box = Postbox()
    server = serving(box)
    server.start()
    carrier = SmtpMail(Server("127.0.0.1", server.port, Encryption.NONE), "Bailiwick <b@hollis.example>")
    monkeypatch.setattr(mailbox, "BOX", SimpleNamespace(mailing=lambda _folder: Mailing(carrier, named)))
    settings.MAIL = "tests.apps.desk.mailbox.mail_of"
    yield box
    server.stop()


@pytest.fixture
def phone(browser, named):  # noqa: F811 -- the fixture
    """A function that gives somebody a phone, which knows passkeys."""
    visits = []

    def phone():
        visit = Visit(browser, named, "narrow", scripts=True)
        visits.append(visit)
        visit.page.set_viewport_size(PHONE)
        cdp = visit.context.new_cdp_session(visit.page)
        cdp.send("WebAuthn.enable")
        cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        return visit.page

    yield phone
    for visit in visits:
        visit.context.close()
    assert [told for visit in visits for told in visit.complaints] == []


def signed_in(page, who, named):  # noqa: F811 -- the address
    """Somebody who signed in a moment ago."""
    account = create_account(OPERATOR, email=f"{who.id}@hollis.example")
    link_account(OPERATOR, person=who.id, account=account.pk)
    session = SessionStore()
    session.begin(account)
    page.context.add_cookies([{"name": real.SESSION_COOKIE_NAME, "value": session.session_key, "url": named}])
    return page


def with_a_passkey(page, who):
    """Somebody who comes by an invitation and makes a passkey of their phone."""
    account = create_account(OPERATOR, email="chief@hollis.example")
    link_account(OPERATOR, person=who.id, account=account.pk)
    choose_password(page, "/sign-in/invited/" + invite(OPERATOR, account=account))
    page.get_by_label("What do you call it?").fill("my phone")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("link", name="I have them. Go on").click()
    return page


def look(page, pictures, name):
    picture(page, pictures / f"chief-of-twelve-{name}.png")
    assert objections(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def link_of(postbox):
    """The link in the mail that came last, after the clock has looked."""
    before = len(postbox.taken)
    enqueue("desk.mail.look")
    work_all()
    (got,) = postbox.taken[before:]
    text = got.get_body(("plain",)).get_content()
    assert got["Subject"] == "Something waits for you in Bailiwick"
    assert "Officer" not in text
    return re.search(r"http://\S+/go/\S+", text)[0]


def ask_for_the_phone(officer, what):
    officer.goto("/permissions/ask?power=nmpd.device")
    officer.locator("[name=identity]").fill(what)
    officer.locator("[name=use]").fill("Photos at the parade.")
    officer.locator("[name=reason]").fill("The camera of the department is being mended.")
    officer.get_by_role("button", name="Send it").click()
    expect(officer.get_by_text("It is with Ines Valdovinos")).to_be_visible()


def begins(chief, hollis, pictures):
    """The chief says how to be told, and adopts a policy."""
    chief.goto("/mail/")
    chief.get_by_text("At once, of everything").click()
    for name in ("quiet_from", "quiet_until"):
        chief.locator(f"[name={name}]").fill("00:00")
    look(chief, pictures, "mail")
    chief.get_by_role("button", name="Keep this").click()
    chief.goto(f"/in-force/adopt?policy=nmpd&unit={hollis.police.id}")
    chief.locator("[name=decided_by]").select_option(str(hollis.chief.id))
    chief.locator("[name=instrument]").fill("Order 26-3")
    chief.get_by_role("button", name="Adopt it").click()
    expect(chief.get_by_text("Order 26-3").first).to_be_visible()


def gives_a_course(clerk):
    """The clerk writes a course and gives it out."""
    clerk.goto("/readiness/courses/new")
    clerk.locator("[name=name]").fill("What we post")
    clerk.locator("label", has_text="human resources").click()
    clerk.locator("[name=topic]").select_option("reminder")
    clerk.locator("[name=clauses]").fill("nmpd/IX.B.2")
    clerk.locator("[name=text]").fill("Be kind, and say what is known.")
    clerk.get_by_role("button", name="Keep this draft").click()
    clerk.get_by_role("button", name=re.compile("^Agree as")).click()
    clerk.get_by_role("button", name=re.compile("^Give it out")).click()
    expect(clerk.get_by_text("is given out since").first).to_be_visible()


def signs_and_learns(officer, pictures):
    officer.goto("/readiness/")
    officer.locator(".ready__task", has_text="to read and sign").get_by_role("link").click()
    officer.get_by_role("button", name="Sign").click()
    officer.goto("/readiness/")
    officer.get_by_role("link", name="What we post").click()
    officer.get_by_role("button", name="I have finished").click()
    officer.goto("/readiness/")
    expect(officer.get_by_text("Nothing waits for you here.")).to_be_visible()
    look(officer, pictures, "signed-and-learned")


def decides_signed_out(chief, link, pictures):
    """The link in the mail, the passkey, the decision: one gesture is the sign-in and the proof."""
    chief.context.clear_cookies()
    chief.goto(link)
    chief.get_by_role("button", name="Sign in with a passkey").click()
    expect(chief.get_by_text("My phone, one")).to_be_visible()
    look(chief, pictures, "decide")
    chief.get_by_role("button", name="Approve").click()
    expect(chief.get_by_text("It may be relied on.")).to_be_visible()


def decides_with_the_answer(chief, link, pictures):
    """Still signed in, and the proof is old: the passkey goes with the answer, and what was typed stays."""
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))
    chief.goto(link)
    expect(chief.get_by_text("Your passkey is asked for with your answer.")).to_be_visible()
    look(chief, pictures, "decide-with-passkey")
    chief.get_by_label("Words for the stamp").fill("For the parade alone.")
    chief.get_by_role("button", name="Approve").click()
    expect(chief.get_by_text("It may be relied on.")).to_be_visible()


def test_a_chief_of_twelve_runs_it_from_a_phone(hollis, phone, postbox, pictures, named, monkeypatch):  # noqa: F811 -- as above
    chief = with_a_passkey(phone(), hollis.chief)
    begins(chief, hollis, pictures)
    gives_a_course(signed_in(phone(), hollis.clerk, named))
    officer = signed_in(phone(), hollis.officer, named)
    signs_and_learns(officer, pictures)
    ask_for_the_phone(officer, "My phone, one")
    decides_signed_out(chief, link_of(postbox), pictures)
    officer.reload()
    expect(officer.get_by_text("In force").first).to_be_visible()
    # An hour later.
    monkeypatch.setattr(mail, "PAUSE", timedelta(0))
    ask_for_the_phone(officer, "My phone, two")
    decides_with_the_answer(chief, link_of(postbox), pictures)
    officer.reload()
    expect(officer.get_by_text("For the parade alone.")).to_be_visible()
    look(officer, pictures, "stamped")
    done = list(Entry.objects.filter(outcome="done").order_by("index").values_list("act", flat=True))
    assert done.count("approvals.approve") == 2
    assert done.count("accounts.step-up") == 1
    assert done.count("desk.mail.end") == len(postbox.taken)
