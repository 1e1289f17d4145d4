"""Invitations: a signed link, good once, until a moment; nobody signs up by themselves."""

import base64
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.accounts.conftest import ADDRESS, PASSWORD, Visitor, code_of, entries, words

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.models import Account, Invitation, Leaving
from bailiwick.apps.accounts.services import create_account, disable, invite
from bailiwick.apps.accounts.services.invitations import open_invitation
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping

pytestmark = pytest.mark.django_db


def used(account, token):
    Visitor().accept(token)
    return token


def replaced(account, token):
    invite(OPERATOR, account=account)
    return token


def over(account, token):
    return invite(OPERATOR, account=account, lasts=timedelta(0))


def lengthened(account, token):
    """Somebody with a hand in the table moved the end; the signature covers it."""
    with housekeeping("accounts_invitation"):
        Invitation.objects.update(ends_at=timezone.now() + timedelta(days=400))
    return token


def closed(account, token):
    disable(OPERATOR, account=account, reason=Leaving.LEFT)
    return token


CLOSED = {
    "used": (used, Refusal.USED_INVITATION),
    "replaced by a newer one": (replaced, Refusal.WITHDRAWN_INVITATION),
    "its time is over": (over, Refusal.ENDED_INVITATION),
    "its end was moved in the table": (lengthened, Refusal.UNKNOWN_INVITATION),
    "of an account that was disabled": (closed, Refusal.WITHDRAWN_INVITATION),
}
FORGED = {
    "another signature": lambda account, token: token[:-1] + ("0" if token[-1] != "0" else "1"),
    "no signature": lambda account, token: token.partition(".")[0],
    "another id": lambda account, token: "A" * 22 + "." + token.partition(".")[2],
    "nothing of ours": lambda account, token: "ä%00",
    "made from the table alone": lambda account, token: (
        base64.urlsafe_b64encode(Invitation.objects.get().pk.bytes).decode().rstrip("=") + "."
    ),
}
CLOSED |= {title: (forge, Refusal.UNKNOWN_INVITATION) for title, forge in FORGED.items()}


@pytest.mark.parametrize(("spoil", "why"), CLOSED.values(), ids=CLOSED)
def test_a_link_that_opens_nothing_says_so_and_whom_to_ask(invited, spoil, why):
    token = spoil(*invited)
    visitor = Visitor()
    answer = visitor.get(f"/sign-in/invited/{token}")
    assert answer.status_code == 410
    assert "Ask whoever invited you for a new one" in words(answer)
    assert visitor.post(f"/sign-in/invited/{token}", password=PASSWORD, again=PASSWORD).status_code == 410
    with pytest.raises(NotLetInError) as refused:
        open_invitation(token, timezone.now())
    assert refused.value.why is why


def test_two_who_hold_the_same_link_are_one_too_many(invited):
    _account, token = invited
    first, second = Visitor(), Visitor("198.51.100.8")
    for visitor in (first, second):
        visitor.post(f"/sign-in/invited/{token}", password=PASSWORD, again=PASSWORD)
    first.accept(token)
    assert second.post(f"/sign-in/invited/{token}/step", code="123456").status_code == 410
    assert first.is_in
    assert not second.is_in


def test_nothing_is_kept_before_the_second_step(invited):
    account, token = invited
    visitor = Visitor()
    visitor.post(f"/sign-in/invited/{token}", password=PASSWORD, again=PASSWORD)
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert visitor.post(f"/sign-in/invited/{token}/step", code="000000").status_code == 422
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert entries()[-1] == ("accounts.accept", "refused", "wrong-code")


def test_the_second_step_cannot_be_opened_first(invited):
    _account, token = invited
    answer = Visitor().get(f"/sign-in/invited/{token}/step")
    assert answer.headers["Location"] == f"/sign-in/invited/{token}"


PASSWORDS = {
    "short": ("eleven lett", "eleven lett", "at least 12 characters"),
    "common": ("password1234", "password1234", "too common"),
    "the address": ("reyes@hollis.example", "reyes@hollis.example", "too similar"),
    "digits": ("173948502761", "173948502761", "entirely numeric"),
    "not the same": (PASSWORD, PASSWORD + "!", "are not the same"),
    "none": ("", "", "at least 12 characters"),
}


@pytest.mark.parametrize(("first", "second", "told"), PASSWORDS.values(), ids=PASSWORDS)
def test_a_password_that_is_easy_to_guess_is_sent_back_with_the_reason(invited, first, second, told):
    _account, token = invited
    answer = Visitor().post(f"/sign-in/invited/{token}", password=first, again=second)
    assert answer.status_code == 422
    assert told in words(answer)
    assert not re.search(r'type="password"[^>]*value=', answer.content.decode())


def test_nobody_signs_up(client):
    for path in ("/accounts/signup/", "/sign-in/signup/", "/signup/", "/sign-in/with/signup/"):
        assert client.get(path, headers={"host": "localhost"}).status_code == 404


@pytest.mark.parametrize("email", ["REYES@hollis.example", " reyes@Hollis.Example "])
def test_an_address_is_one_persons_in_capitals_or_not(invited, email):
    with pytest.raises(NotLetInError) as refused:
        create_account(OPERATOR, email=email)
    assert refused.value.why is Refusal.TAKEN_ADDRESS
    assert entries()[-1] == ("accounts.create", "refused", "taken-address")
    assert Account.objects.count() == 1


def test_an_invitation_anew_replaces_everything_that_opened_the_account(member, account):
    token = invite(OPERATOR, account=account)
    anew = Visitor("198.51.100.30")
    anew.accept(token, "another password of mine")
    old = Visitor(secret=member.secret)
    assert old.password(PASSWORD).status_code == 422
    assert old.password("another password of mine").status_code == 302
    assert old.code(periods=1).status_code == 422
    assert old.code(member.codes[0]).status_code == 422
    assert anew.is_in


def test_the_journal_knows_who_and_from_where_and_no_secret(member, account):
    accepted = Entry.objects.get(act="accounts.accept")
    assert (accepted.actor_kind, accepted.actor) == ("person", account.pk)
    manifests = b" ".join(bytes(entry.manifest) for entry in Entry.objects.all())
    assert b'"address":"192.0.2.7"' in bytes(accepted.manifest)
    for secret in (ADDRESS, PASSWORD, member.secret, *member.codes, member.cookie):
        assert secret.encode() not in manifests


def test_signing_in_with_another_letter_case_is_the_same_person(elsewhere):
    assert elsewhere.password(email=ADDRESS.upper()).status_code == 302
    assert elsewhere.code(code_of(elsewhere.secret)).status_code == 302
