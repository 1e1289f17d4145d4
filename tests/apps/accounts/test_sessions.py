"""Sessions: thirty minutes idle, twelve hours at most, a new cookie at every step, gone at once, useless to a thief."""

import hashlib
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from tests.apps.accounts.conftest import ADDRESS, PASSWORD, Visitor, code_of, entries, words

from bailiwick.apps.accounts.models import Account, Leaving, Session
from bailiwick.apps.accounts.services import create_account, disable, enable, end_all_sessions, invite
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import housekeeping

pytestmark = pytest.mark.django_db
OTHER = "nine owls at a well"


def let_pass(**columns):
    """Let time pass for the sessions."""
    with housekeeping("accounts_session"):
        Session.objects.update(**{name: timezone.now() - ago for name, ago in columns.items()})


TIMES = {
    "29 minutes idle": ({"seen_at": timedelta(minutes=29)}, True),
    "30 minutes idle": ({"seen_at": timedelta(minutes=30)}, False),
    "just under 12 hours": ({"started_at": timedelta(hours=11, minutes=59)}, True),
    "12 hours": ({"started_at": timedelta(hours=12)}, False),
}


@pytest.mark.parametrize(("passed", "open_still"), TIMES.values(), ids=TIMES)
def test_a_session_ends_by_itself(member, passed, open_still):
    assert member.is_in
    let_pass(**passed)
    assert member.is_in is open_still


def test_using_a_session_does_not_lengthen_its_twelve_hours(member):
    let_pass(started_at=timedelta(hours=11, minutes=59), seen_at=timedelta(minutes=5))
    assert member.is_in
    assert Session.objects.get().seen_at > timezone.now() - timedelta(minutes=1)
    let_pass(started_at=timedelta(hours=12))
    assert not member.is_in


def test_ten_minutes_after_the_password_the_second_step_is_too_late(elsewhere):
    elsewhere.password()
    let_pass(started_at=timedelta(minutes=10))
    assert elsewhere.code().headers["Location"].startswith("/sign-in/")
    assert not elsewhere.is_in


def test_the_cookie_is_a_new_one_at_every_step(elsewhere):
    elsewhere.password()
    halfway = elsewhere.cookie
    elsewhere.code()
    inside = elsewhere.cookie
    elsewhere.post("/sign-in/again", code=code_of(elsewhere.secret, 1))
    proved = elsewhere.cookie
    assert len({halfway, inside, proved, ""}) == 4
    assert elsewhere.is_in
    for old in (halfway, inside):
        thief = Visitor()
        thief.client.cookies[settings.SESSION_COOKIE_NAME] = old
        assert not thief.is_in


def test_a_cookie_planted_before_the_sign_in_opens_nothing_after_it(elsewhere):
    planted = "a" * 43
    elsewhere.client.cookies[settings.SESSION_COOKIE_NAME] = planted
    elsewhere.sign_in()
    assert elsewhere.cookie != planted
    thief = Visitor()
    thief.client.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert not thief.is_in


def test_the_token_of_forms_changes_with_the_sign_in(elsewhere):
    elsewhere.get("/sign-in/")
    before = elsewhere.client.cookies[settings.CSRF_COOKIE_NAME].value
    elsewhere.sign_in()
    assert elsewhere.client.cookies[settings.CSRF_COOKIE_NAME].value != before


def test_nothing_in_the_table_of_sessions_opens_one(member):
    """Every value of every column, and its usual hashes, as a cookie."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_session")
        values = [str(value) for row in cursor.fetchall() for value in row if value]
    assert len(values) >= 6
    assert member.cookie not in " ".join(values)
    assert hashlib.sha256(member.cookie.encode()).hexdigest() not in values
    for value in values:
        for form in (
            value,
            hashlib.sha256(value.encode()).hexdigest(),
            value[:43],
            value.removeprefix("v1:"),
        ):
            thief = Visitor()
            thief.client.cookies[settings.SESSION_COOKIE_NAME] = form
            assert not thief.is_in


def test_what_a_session_holds_is_sealed_under_its_cookie(elsewhere):
    elsewhere.password()
    account = Account.objects.get(email=ADDRESS)
    kept = next(one.data for one in Session.objects.filter(account=None))
    assert kept.startswith("v1:")
    assert str(account.pk) not in kept
    assert "halfway" not in kept


def change_role(member, account):
    end_all_sessions(account)


def disabled(member, account):
    disable(OPERATOR, account=account, reason=Leaving.THREAT)


def invited_anew(member, account):
    Visitor("198.51.100.3").accept(invite(OPERATOR, account=account), "another password of mine")


def new_password(member, account):
    answer = member.post("/sign-in/mine/password", password=OTHER, again=OTHER)
    assert answer.status_code == 302, words(answer)


def new_app(member, account):
    page = member.get("/sign-in/mine/code-app").content.decode()
    secret = page.partition('door__secret">')[2].partition("<")[0].replace(" ", "")
    assert member.post("/sign-in/mine/code-app", code=code_of(secret)).status_code == 302


def new_codes(member, account):
    assert member.post("/sign-in/mine/recovery-codes").status_code == 200


ENDING = {
    "a role was changed": (change_role, False),
    "the account was disabled": (disabled, False),
    "an invitation was accepted anew": (invited_anew, False),
    "the password was changed": (new_password, True),
    "the code app was changed": (new_app, True),
    "the recovery codes were changed": (new_codes, True),
}


@pytest.mark.parametrize(("change", "goes_on"), ENDING.values(), ids=ENDING)
def test_every_session_ends_at_once(member, elsewhere, account, change, goes_on):
    """All of them die within a second; the browser that made the change goes on in a new one."""
    elsewhere.sign_in()
    assert member.is_in
    cookies = {member.cookie, elsewhere.cookie}
    change(member, account)
    done = time.monotonic()
    assert not elsewhere.is_in
    assert member.is_in is goes_on
    for cookie in cookies:
        thief = Visitor()
        thief.client.cookies[settings.SESSION_COOKIE_NAME] = cookie
        assert not thief.is_in
    assert time.monotonic() - done < 1


def test_a_second_step_under_way_ends_with_the_account_and_with_the_password(member, elsewhere, account):
    elsewhere.password()
    new_password(member, account)
    assert elsewhere.code(periods=1).headers["Location"].startswith("/sign-in/")
    assert entries()[-1] == ("accounts.sign-in", "refused", "too-late")
    elsewhere.password(OTHER)
    disabled(member, account)
    assert elsewhere.code(periods=1).headers["Location"].startswith("/sign-in/")
    assert entries()[-1] == ("accounts.sign-in", "refused", "disabled")


def test_a_disabled_account_says_so_only_to_its_owner_and_opens_again(member, elsewhere, account):
    disabled(elsewhere, account)
    assert "do not belong together" in words(elsewhere.password("not the password"))
    assert "This account is closed" in words(elsewhere.password(PASSWORD))
    assert entries()[-1] == ("accounts.sign-in", "refused", "disabled")
    enable(OPERATOR, account=account)
    assert not member.is_in, "what was ended stays ended"
    elsewhere.sign_in()


def test_signing_out_ends_the_session_and_empties_the_browser(member):
    cookie = member.cookie
    answer = member.post("/sign-out")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert member.client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0
    thief = Visitor()
    thief.client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert not thief.is_in
    assert Session.objects.count() == 0
    assert entries()[-1] == ("accounts.sign-out", "done")


def test_a_link_signs_nobody_out(member):
    assert member.get("/sign-out").status_code == 405
    assert member.is_in


def test_my_page_lists_my_sessions_and_ends_one_of_them(member, elsewhere):
    elsewhere.sign_in()
    shown = words(member.get("/sign-in/mine"))
    assert shown.count("Firefox · Linux") == 2
    assert shown.count("this one") >= 1
    other = Session.objects.order_by("-started_at").first()
    assert member.post(f"/sign-in/mine/sessions/{other.pk}").status_code == 302
    assert not elsewhere.is_in
    assert member.is_in
    assert entries()[-1] == ("accounts.session.end", "done")


def test_my_page_ends_all_of_them(member, elsewhere):
    elsewhere.sign_in()
    assert "Clear-Site-Data" in member.post("/sign-in/mine/sessions").headers
    assert not elsewhere.is_in
    assert not member.is_in
    assert entries()[-1] == ("accounts.session.end-all", "done")


def test_nobody_ends_the_session_of_somebody_else(member):
    row = Session.objects.get()
    other = create_account(OPERATOR, email="kim@hollis.example")
    stranger = Visitor("198.51.100.20")
    stranger.accept(invite(OPERATOR, account=other))
    stranger.post(f"/sign-in/mine/sessions/{row.pk}")
    assert member.is_in
    assert Visitor().post(f"/sign-in/mine/sessions/{row.pk}").headers["Location"] == "/sign-in/"
    assert member.is_in


def test_an_act_that_matters_asks_for_the_second_step_again_after_ten_minutes(member):
    assert member.get("/sign-in/mine/password").status_code == 200
    let_pass(proved_at=timedelta(minutes=10, seconds=5))
    asked = member.get("/sign-in/mine/password")
    assert asked.headers["Location"] == "/sign-in/again?next=%2Fsign-in%2Fmine%2Fpassword"
    blocked = member.post("/sign-in/mine/recovery-codes")
    assert blocked.headers["Location"] == "/sign-in/again?next=%2Fsign-in%2Fmine"
    wrong = member.post("/sign-in/again", code="000000", next="/sign-in/mine/password")
    assert wrong.status_code == 422
    proved = member.post("/sign-in/again", code=code_of(member.secret), next="/sign-in/mine/password")
    assert proved.headers["Location"] == "/sign-in/mine/password"
    assert member.get("/sign-in/mine/password").status_code == 200
    assert entries()[-2:] == [("accounts.step-up", "refused", "wrong-code"), ("accounts.step-up", "done")]


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_sign_in_goes_on_only_to_a_page_of_ours(elsewhere, target):
    elsewhere.post("/sign-in/", email=ADDRESS, password=PASSWORD, next=target)
    answer = elsewhere.post("/sign-in/code", code=code_of(elsewhere.secret), next=target)
    assert answer.headers["Location"] == "/home/"


def test_pages_that_know_nobody_read_no_session_and_set_no_cookie(member, django_assert_num_queries):
    with django_assert_num_queries(0):
        for path in ("/", "/policies/", "/checks/", "/page/", "/clauses"):
            answer = member.get(path)
            assert settings.SESSION_COOKIE_NAME not in answer.cookies
            assert "Clear-Site-Data" not in answer.headers
    stranger = Visitor()
    for path in ("/", "/policies/", "/sign-in/"):
        stranger.get(path)
        assert stranger.cookie == ""
    assert Session.objects.count() == 1
