"""The sign-in in a real Chromium: by code app and by passkey, wide and narrow, axe clean, and nothing after it."""

import os
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from tests.apps.accounts.conftest import ADDRESS, PASSWORD, code_of, one_period  # noqa: F401 -- a fixture
from tests.pages.conftest import SIZES, Visit
from tests.pages.looking import objections, picture

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.accounts.services import create_account, invite
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping
from bailiwick.project.folder import Folder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True, scope="module")
def orm_beside_the_browser():
    """Playwright keeps a loop running in this thread, which Django would take for a fault."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    connections.close_all()


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    (tmp_path / "agency").touch()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def named(address):
    """The server by a name: browsers make no passkey for a number."""
    return address.replace("127.0.0.1", "localhost")


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def page(browser, named, request):
    visit = Visit(browser, named, "wide", scripts=request.param)
    yield visit.page
    visit.context.close()
    assert visit.complaints == []


@pytest.fixture(params=list(SIZES))
def sized(browser, named, request):
    visit = Visit(browser, named, request.param, scripts=True)
    visit.page.context.new_cdp_session(visit.page).send("WebAuthn.enable")
    yield visit.page
    visit.context.close()
    assert visit.complaints == []


@pytest.fixture
def link():
    return "/sign-in/invited/" + invite(OPERATOR, account=create_account(OPERATOR, email=ADDRESS))


def choose_password(page, link):
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Go on to the second step").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a second step")


def choose_app(page):
    secret = page.locator(".door__secret").inner_text().replace(" ", "")
    page.get_by_role("textbox", name="Code").fill(code_of(secret, -1))
    page.get_by_role("button", name="Use this app").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    return secret


def first_step(page, password=PASSWORD):
    page.goto("/sign-in/")
    page.get_by_label("Your work e-mail address").fill(ADDRESS)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Go on").click()


def see_mine(page):
    """Somebody has come in, to where the agency's people begin; go from there to their own sign-in."""
    expect(page).to_have_url(re.compile(re.escape(reverse(settings.FIRST_PAGE)) + "$"))
    page.goto("/sign-in/mine")
    expect(page.get_by_role("heading", level=1)).to_have_text("My sign-in")


def acts():
    return list(Entry.objects.order_by("index").values_list("act", "outcome"))


def test_from_an_invitation_to_ones_own_page_by_password_and_code_and_out_again(page, link):
    choose_password(page, link)
    secret = choose_app(page)
    assert page.locator(".door__codes li").count() == 10
    page.get_by_role("link", name="I have them. Go on").click()
    see_mine(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status").first).to_contain_text("You are signed out")
    page.go_back()
    expect(page.get_by_text(ADDRESS)).to_have_count(0)
    first_step(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_role("textbox", name="Code").fill(code_of(secret))
    page.get_by_role("button", name="Go on").click()
    see_mine(page)
    assert acts()[2:] == [
        ("accounts.accept", "done"),
        ("accounts.sign-out", "done"),
        ("accounts.sign-in", "done"),
    ]


def test_from_an_invitation_to_ones_own_page_by_passkey_alone(browser, named, link):
    visit = Visit(browser, named, "wide", scripts=True)
    page, cdp = visit.page, visit.context.new_cdp_session(visit.page)
    cdp.send("WebAuthn.enable")
    key = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    choose_password(page, link)
    page.get_by_label("What do you call it?").fill("work phone")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    assert len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]) == 1
    page.get_by_role("link", name="I have them. Go on").click()
    see_mine(page)
    expect(page.get_by_text("“work phone”")).to_be_visible()
    for way in ("Sign in with a passkey", "after the password"):
        page.get_by_role("button", name="Sign out").click()
        if way == "after the password":
            first_step(page)
            page.get_by_role("button", name="Use a passkey").click()
        else:
            page.get_by_role("button", name=way).click()
        see_mine(page)
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))
    page.get_by_role("link", name="Another password").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Show your second step again")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Another password")
    assert [act for act in acts() if act[1] == "done"][-2:] == [
        ("accounts.sign-in", "done"),
        ("accounts.step-up", "done"),
    ]
    assert Authenticator.objects.get(type="webauthn").data["counter"] > 1
    visit.context.close()
    assert visit.complaints == []


class Album:
    """Takes a picture of each page, and has axe look at it."""

    def __init__(self, page, folder):
        self.page, self.folder, self.faults = page, folder, {}

    def look(self, name):
        width = self.page.viewport_size["width"]
        picture(self.page, self.folder / f"sign-in-{name}-{width}.png")
        if found := objections(self.page):
            self.faults[name] = found
        overflow = self.page.evaluate("() => document.documentElement.scrollWidth")
        if overflow > width:
            self.faults[f"{name} is too wide"] = overflow


def test_every_page_of_the_sign_in_is_axe_clean_and_fits(sized, link, pictures):
    page, album = sized, Album(sized, pictures)
    page.goto("/sign-in/")
    album.look("first")
    first_step(page, "not the password")
    album.look("refused")
    page.goto(link)
    page.get_by_role("button", name="Go on to the second step").click()
    album.look("invited-empty")
    choose_password(page, link)
    album.look("invited-step")
    secret = choose_app(page)
    album.look("recovery-codes")
    for path in ("mine", "mine/password", "mine/code-app", "mine/passkey", "mine/recovery-codes"):
        page.goto(f"/sign-in/{path}")
        album.look(path.replace("/", "-"))
    page.goto(f"/sign-in/mine/remove/{Authenticator.objects.get(type='totp').pk}")
    album.look("remove")
    page.goto("/sign-in/again")
    album.look("again")
    page.goto(link)
    album.look("closed")
    page.goto("/sign-in/mine")
    page.get_by_role("button", name="Sign out").click()
    album.look("out")
    first_step(page)
    page.get_by_role("textbox", name="Code").fill(re.sub(".", "0", secret[:6]))
    page.get_by_role("button", name="Go on").click()
    album.look("code")
    for _ in range(5):
        first_step(page, "not the password")
    album.look("locked")
    expect(page.get_by_role("alert")).to_contain_text("Too many tries did not fit")
    assert album.faults == {}


def test_everything_can_be_done_with_the_keyboard_alone(browser, named, link):
    visit = Visit(browser, named, "wide", scripts=True)
    page = visit.page
    page.goto(link)
    page.get_by_label("New password").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a second step")
    secret = page.locator(".door__secret").inner_text().replace(" ", "")
    page.get_by_role("textbox", name="Code").focus()
    page.keyboard.type(code_of(secret, -1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    page.get_by_role("link", name="I have them. Go on").focus()
    page.keyboard.press("Enter")
    see_mine(page)
    visit.context.close()
    assert visit.complaints == []
