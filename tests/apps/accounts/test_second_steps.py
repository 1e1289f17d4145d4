"""A code opens once: not again padded, not one of the period before, not after a failure; recovery codes likewise."""

import pytest
from allauth.mfa.models import Authenticator
from tests.apps.accounts.conftest import code_of, entries, words

from bailiwick.apps.accounts.sealing import unseal
from bailiwick.kernel.errors import CallError

pytestmark = pytest.mark.django_db


def spent(visitor):
    """A code that has just been used, in a browser that has given the password again."""
    code = code_of(visitor.secret)
    visitor.password()
    assert visitor.code(code).status_code == 302
    visitor.post("/sign-out")
    visitor.password()
    return code


AGAIN = {
    "the same": lambda code, secret: code,
    "with spaces before and after": lambda code, secret: f"  {code} ",
    "with a space in the middle": lambda code, secret: f"{code[:3]} {code[3:]}",
    "with a tab": lambda code, secret: f"{code}\t",
    "of the period before": lambda code, secret: code_of(secret, -1),
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_a_code_that_was_used_opens_nothing(elsewhere, again):
    code = spent(elsewhere)
    refused = elsewhere.code(again(code, elsewhere.secret))
    assert refused.status_code == 422
    assert "This code was used already" in words(refused)
    assert entries()[-1] == ("accounts.sign-in", "refused", "used-code")
    assert not elsewhere.is_in


def test_a_code_that_was_used_opens_nothing_after_a_failure_either(elsewhere):
    code = spent(elsewhere)
    assert "does not fit" in words(elsewhere.code("000000" if code != "000000" else "111111"))
    assert "was used already" in words(elsewhere.code(code))
    assert [entry[2] for entry in entries()[-2:]] == ["wrong-code", "used-code"]


def test_the_code_that_set_the_app_up_opens_nothing(elsewhere):
    elsewhere.password()
    assert "was used already" in words(elsewhere.code(periods=-1))


WRONG = {
    "two periods old": lambda secret: code_of(secret, -2),
    "two periods ahead": lambda secret: code_of(secret, 2),
    "a digit more": lambda secret: code_of(secret) + "0",
    "a nought before": lambda secret: "0" + code_of(secret),
    "other digits": lambda secret: code_of(secret).translate({48 + n: 0x0660 + n for n in range(10)}),
    "signed": lambda secret: "+" + code_of(secret)[1:],
    "nothing": lambda secret: " ",
    "words": lambda secret: "let me in",
    "a NUL": lambda secret: code_of(secret)[:5] + "\x00",
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_no_code_of_now_opens_nothing(elsewhere, wrong):
    elsewhere.password()
    refused = elsewhere.code(wrong(elsewhere.secret))
    assert refused.status_code == 422
    assert entries()[-1] == ("accounts.sign-in", "refused", "wrong-code")
    assert not elsewhere.is_in


@pytest.mark.parametrize("drift", [0, 1])
def test_a_clock_may_be_off_by_one_period(elsewhere, drift):
    elsewhere.sign_in(periods=drift)
    assert elsewhere.is_in


@pytest.mark.parametrize(
    "typed", [str, str.upper, lambda code: code.replace("-", ""), lambda code: f" {code} "]
)
def test_a_recovery_code_opens_once_however_it_is_typed(elsewhere, typed):
    code = typed(elsewhere.codes[3])
    elsewhere.password()
    assert elsewhere.code(code).status_code == 302
    assert elsewhere.is_in
    elsewhere.post("/sign-out")
    elsewhere.password()
    assert elsewhere.code(code).status_code == 422
    assert entries()[-1] == ("accounts.sign-in", "refused", "wrong-code")


def test_no_secret_of_a_second_step_stands_in_the_table(member):
    stored = " ".join(str(one.data) for one in Authenticator.objects.all())
    assert len(Authenticator.objects.all()) == 2
    for secret in [member.secret, *member.codes, *(code.replace("-", "") for code in member.codes)]:
        assert secret not in stored


def test_a_secret_moved_to_another_account_opens_nothing(member, account):
    sealed = Authenticator.objects.get(type="totp").data["secret"]
    assert unseal("code-apps", sealed, about=str(account.pk)) == member.secret
    with pytest.raises(CallError, match="cannot be opened"):
        unseal("code-apps", sealed, about=str(account.pk)[::-1])


def test_new_recovery_codes_end_the_old_ones(member, elsewhere):
    made = member.post("/sign-in/mine/recovery-codes")
    assert made.status_code == 200
    elsewhere.password()
    assert elsewhere.code(elsewhere.codes[0]).status_code == 422
    assert entries()[-2:] == [
        ("accounts.recovery.renew", "done"),
        ("accounts.sign-in", "refused", "wrong-code"),
    ]


def test_recovery_codes_are_shown_once(member):
    shown = words(member.post("/sign-in/mine/recovery-codes"))
    assert "never again" in shown
    assert "10 left" in words(member.get("/sign-in/mine"))
    assert not any(code in words(member.get("/sign-in/mine/recovery-codes")) for code in member.codes)


def test_the_last_second_step_stays(member):
    app = Authenticator.objects.get(type="totp")
    assert member.post(f"/sign-in/mine/remove/{app.pk}").status_code == 302
    assert "This is your only second step" in words(member.get("/sign-in/mine"))
    assert entries()[-1] == ("accounts.factor.remove", "refused", "last-factor")
    assert Authenticator.objects.filter(type="totp").exists()
