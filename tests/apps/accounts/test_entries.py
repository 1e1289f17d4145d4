"""Every act of the sign-in is exactly one entry, done or refused; looking at pages is none."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from tests.apps.accounts.conftest import ADDRESS, Visitor, code_of, entries

from bailiwick.apps.accounts.errors import NotLetInError
from bailiwick.apps.accounts.models import Account, Leaving
from bailiwick.apps.accounts.services import create_account, disable, enable, invite, release
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import acts

pytestmark = pytest.mark.django_db


def account_of(_visitor):
    return Account.objects.get(email=ADDRESS)


def refused(call):
    with pytest.raises(NotLetInError):
        call()


def disabled(visitor):
    disable(OPERATOR, account=account_of(visitor), reason=Leaving.LEFT)


def tell_in_on_disabled(visitor):
    disabled(visitor)
    refused(lambda: invite(OPERATOR, account=account_of(visitor)))


def last_factor(visitor):
    visitor.post(f"/sign-in/mine/remove/{Authenticator.objects.get(type='totp').pk}")


DONE, NOT = "done", "refused"
OPERATIONS = {
    "make an account": (
        lambda v: create_account(OPERATOR, email="kim@hollis.example"),
        [("accounts.create", DONE)],
    ),
    "make one that is there": (
        lambda v: refused(lambda: create_account(OPERATOR, email=ADDRESS)),
        [("accounts.create", NOT)],
    ),
    "invite": (lambda v: invite(OPERATOR, account=account_of(v)), [("accounts.invite", DONE)]),
    "invite a closed one": (tell_in_on_disabled, [("accounts.disable", DONE), ("accounts.invite", NOT)]),
    "disable": (disabled, [("accounts.disable", DONE)]),
    "enable": (lambda v: enable(OPERATOR, account=account_of(v)), [("accounts.enable", DONE)]),
    "release": (lambda v: release(OPERATOR, account=account_of(v)), [("accounts.release", DONE)]),
    "sign out": (lambda v: v.post("/sign-out"), [("accounts.sign-out", DONE)]),
    "a wrong password": (lambda v: Visitor().password("not this one"), [("accounts.sign-in", NOT)]),
    "an unknown address": (
        lambda v: Visitor().password(email="no@hollis.example"),
        [("accounts.sign-in", NOT)],
    ),
    "a password that fits": (lambda v: Visitor().password(), []),
    "a whole sign-in": (lambda v: Visitor(secret=v.secret).sign_in(), [("accounts.sign-in", DONE)]),
    "a step up": (lambda v: v.post("/sign-in/again", code=code_of(v.secret)), [("accounts.step-up", DONE)]),
    "a step up that does not fit": (
        lambda v: v.post("/sign-in/again", code="x"),
        [("accounts.step-up", NOT)],
    ),
    "new recovery codes": (
        lambda v: v.post("/sign-in/mine/recovery-codes"),
        [("accounts.recovery.renew", DONE)],
    ),
    "remove the last factor": (last_factor, [("accounts.factor.remove", NOT)]),
    "a code app that does not fit": (
        lambda v: v.post("/sign-in/mine/code-app", code="000000"),
        [("accounts.factor.add", NOT)],
    ),
    "end a session": (
        lambda v: v.post(f"/sign-in/mine/sessions/{uuid4()}"),
        [("accounts.session.end", DONE)],
    ),
    "end all sessions": (lambda v: v.post("/sign-in/mine/sessions"), [("accounts.session.end-all", DONE)]),
    "look at one's own page": (lambda v: v.get("/sign-in/mine"), []),
    "look at every form": (
        lambda v: [
            v.get(f"/sign-in/mine/{page}") for page in ("password", "code-app", "passkey", "recovery-codes")
        ],
        [],
    ),
    "be sent away": (lambda v: Visitor().get("/sign-in/mine"), []),
}


@pytest.mark.parametrize(("operate", "expected"), OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_leaves_exactly_these_entries(member, operate, expected):
    before = len(entries())
    operate(member)
    assert [entry[:2] for entry in entries()[before:]] == expected


def test_an_entry_says_what_when_who_from_where_and_how_it_ended(member, account):
    """The fields of CJIS AU-3."""
    Visitor("198.51.100.77").password("not this one")
    entry = Entry.objects.order_by("-index").first()
    assert (entry.act, entry.outcome, entry.reason) == ("accounts.sign-in", "refused", "wrong-password")
    assert (entry.actor_kind, entry.actor, entry.channel) == ("stranger", None, "browser")
    assert (entry.subject_kind, entry.subject) == ("account", str(account.pk))
    assert b'"address":"198.51.100.77"' in bytes(entry.manifest)


def test_every_act_of_the_room_has_words_for_the_journals_page():
    codes = {code for code in acts() if code.startswith("accounts.")}
    assert len(codes) == 20
    assert all(acts()[code].says.template for code in codes)
