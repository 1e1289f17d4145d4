"""Changing one's own sign-in: password, code app, passkeys, recovery codes. All other sessions end with it."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.selectors import strong_factors
from bailiwick.apps.accounts.services import factors, passkeys
from bailiwick.apps.accounts.services.ending import begin_anew
from bailiwick.apps.accounts.services.proof import recently_proved
from bailiwick.apps.accounts.sessions import session_of
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@act("accounts.password.change", say("changed their password"))
def change_password(doing: Doing, *, request: HttpRequest, account: Account, password: str) -> None:
    """Set a password, hashed already."""
    owner = _owner(doing, request, account)
    owner.password = password
    owner.save(update_fields=["password"])
    begin_anew(owner, session_of(request))


@act("accounts.factor.add", say("added a second step"))
def add_code_app(doing: Doing, *, request: HttpRequest, account: Account, secret: str, code: str) -> None:
    """Keep a code app, in place of an earlier one."""
    owner = _owner(doing, request, account)
    doing.record(factor=str(factors.add_code_app(owner, secret, code).type))
    begin_anew(owner, session_of(request))


@act("accounts.passkey.add", say("added a passkey"))
def add_passkey(doing: Doing, *, request: HttpRequest, account: Account, credential: str, name: str) -> None:
    """Keep one more passkey."""
    owner = _owner(doing, request, account)
    data = passkeys.read_credential(credential)
    doing.record(factor=str(passkeys.add_passkey(request, owner, data, name).type))
    begin_anew(owner, session_of(request))


@act("accounts.factor.remove", say("removed a second step"))
def remove_factor(doing: Doing, *, request: HttpRequest, account: Account, factor: int) -> None:
    """Remove a code app or a passkey; the last of them stays. One that is gone already is no fault."""
    owner = _owner(doing, request, account)
    strong = strong_factors(owner)
    chosen = [one for one in strong if one.pk == factor]
    if chosen and len(strong) == 1:
        raise NotLetInError(Refusal.LAST_FACTOR)
    for one in chosen:
        doing.record(factor=str(one.type))
        Authenticator.objects.filter(pk=one.pk).delete()
    begin_anew(owner, session_of(request))


@act("accounts.recovery.renew", say("made new recovery codes"))
def renew_recovery_codes(doing: Doing, *, request: HttpRequest, account: Account) -> list[str]:
    """Ten new recovery codes, to be shown once."""
    owner = _owner(doing, request, account)
    codes = factors.renew_recovery_codes(owner)
    begin_anew(owner, session_of(request))
    return codes


def _owner(doing: Doing, request: HttpRequest, account: Account) -> Account:
    """The account's row, locked; refused where the person has not just shown the second step."""
    doing.about("account", account.pk)
    if not recently_proved(request):
        raise NotLetInError(Refusal.NOT_PROVED)
    return Account.objects.select_for_update().get(pk=account.pk)
