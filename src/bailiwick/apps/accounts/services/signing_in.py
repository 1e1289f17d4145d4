"""Signing in and proving oneself again: one entry of the journal each, refused or not."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.selectors import (
    account_of_address,
    identity_of,
    network_of,
    stranger,
    strong_factors,
)
from bailiwick.apps.accounts.services import factors, passkeys
from bailiwick.apps.accounts.services.lockout import begin_try, forget_tries, forgive, login_of
from bailiwick.apps.accounts.sessions import session_of
from bailiwick.apps.journal.facts import Actor, person
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say

Use = Callable[[Account], Authenticator]
"""Shows a second step; raises NotLetInError."""
HALF = "halfway"


@dataclass(frozen=True, slots=True)
class Halfway:
    """Somebody whose password fitted, or whom the agency's provider vouched for, before the second step.

    It lasts as long as a session that is nobody's yet (facts.HALFWAY).
    """

    account: UUID
    mark: str

    @classmethod
    def of(cls, request: HttpRequest) -> Halfway | None:
        """What the session says of it, or None."""
        kept = session_of(request).get(HALF)
        if not kept:
            return None
        return cls(UUID(kept["account"]), kept["mark"])


def come_halfway(request: HttpRequest, account: Account) -> None:
    """Remember in a new session that the first step was done; it opens nothing but the second.

    Raises NotLetInError, with an entry, for an account that is closed or has no second step.
    """
    if not account.is_active:
        refuse(request, account, Refusal.DISABLED)
    if not strong_factors(account):
        refuse(request, account, Refusal.NO_FACTOR)
    session = session_of(request)
    session.flush()
    session[HALF] = {"account": str(account.pk), "mark": _mark(account)}


def give_password(request: HttpRequest, *, email: str, password: str) -> None:
    """The first step. Raises NotLetInError, with an entry of the refusal; a password that fits is no act yet."""
    account = account_of_address(email)
    counted = begin_try(login_of(email), network_of(request))
    if counted.locked:
        refuse(request, account, Refusal.LOCKED)
    if account is None or not _fits(account, password):
        if account is None:
            make_password(password)  # as slow as for an address that somebody has
        refuse(request, account, Refusal.WRONG_PASSWORD if account else Refusal.UNKNOWN_ADDRESS)
    forgive(counted)
    come_halfway(request, account)


def give_code(request: HttpRequest, *, code: str) -> None:
    """The second step by a code of the app or a recovery code. Raises NotLetInError with an entry."""
    _second_step(request, lambda account: factors.use_code(account, code))


def give_passkey(request: HttpRequest, *, credential: str) -> None:
    """The second step by a passkey. Raises NotLetInError with an entry."""
    _second_step(
        request,
        lambda account: passkeys.use_passkey(request, account, passkeys.read_credential(credential)),
        passkey=True,
    )


def sign_in_by_passkey(request: HttpRequest, *, credential: str) -> None:
    """Both steps at once, by a passkey that knows its owner. Raises NotLetInError with an entry."""
    try:
        data = passkeys.read_credential(credential)
        account = passkeys.owner_of(request, data)
    except NotLetInError as error:
        refuse(request, None, error.why)

    def use(owner: Account) -> Authenticator:
        return passkeys.use_passkey(request, owner, data)

    _try_it(request, account, use, passkey=True)


def prove_again(
    request: HttpRequest, *, actor: Actor, account: Account, code: str = "", credential: str = ""
) -> None:
    """Show the second step again for an act that matters; the session goes on under a new cookie."""

    def use(owner: Account) -> Authenticator:
        if credential:
            return passkeys.use_passkey(request, owner, passkeys.read_credential(credential))
        return factors.use_code(owner, code)

    counted = begin_try(login_of(account.email, passkey=bool(credential)), network_of(request))
    step_up(actor, request=request, account=account, shown=Refusal.LOCKED if counted.locked else use)
    forgive(counted)


@act("accounts.sign-in", say("signed in"))
def sign_in(
    doing: Doing, *, request: HttpRequest, account: Account | None, shown: Use | Refusal, mark: str = ""
) -> None:
    """Show the second step, and open a session: both, with their entry, or neither.

    `shown` is how it is shown, or why it did not come to it; `mark` is what the password was at the first step.
    """
    if account is not None:
        doing.about("account", account.pk)
    if account is None or isinstance(shown, Refusal):
        raise NotLetInError(shown if isinstance(shown, Refusal) else Refusal.UNKNOWN_ADDRESS)
    owner = Account.objects.select_for_update().get(pk=account.pk)
    if not owner.is_active:
        raise NotLetInError(Refusal.DISABLED)
    # A password changed since the first step: that step is no longer true.
    if mark and not hmac.compare_digest(mark, _mark(owner)):
        raise NotLetInError(Refusal.TOO_LATE)
    used = shown(owner)
    doing.actor = person(identity_of(owner.pk), address=doing.actor.address)
    doing.record(factor=str(used.type))
    session_of(request).begin(owner)
    forget_tries(owner, doing.actor.address)


@act("accounts.step-up", say("proved again who they are"))
def step_up(doing: Doing, *, request: HttpRequest, account: Account, shown: Use | Refusal) -> None:
    """Show the second step again."""
    doing.about("account", account.pk)
    if isinstance(shown, Refusal):
        raise NotLetInError(shown)
    owner = Account.objects.select_for_update().get(pk=account.pk)
    doing.record(factor=str(shown(owner).type))
    session_of(request).prove()


def refuse(request: HttpRequest, account: Account | None, why: Refusal) -> NoReturn:
    """Leave an entry of a refusal, and raise it."""
    sign_in(stranger(network_of(request)), request=request, account=account, shown=why)
    raise NotLetInError(why)


def _second_step(request: HttpRequest, use: Use, *, passkey: bool = False) -> None:
    halfway = Halfway.of(request)
    account = Account.objects.filter(pk=halfway.account).first() if halfway else None
    if halfway is None or account is None:
        session_of(request).flush()
        refuse(request, account, Refusal.TOO_LATE)
    _try_it(request, account, use, mark=halfway.mark, passkey=passkey)


def _try_it(request: HttpRequest, account: Account, use: Use, *, passkey: bool, mark: str = "") -> None:
    counted = begin_try(login_of(account.email, passkey=passkey), network_of(request))
    if counted.locked:
        refuse(request, account, Refusal.LOCKED)
    sign_in(stranger(network_of(request)), request=request, account=account, shown=use, mark=mark)
    forgive(counted)


def _fits(account: Account, password: str) -> bool:
    """Whether the password is the account's; as slow where it has none, so that the time tells nothing."""
    if not account.has_usable_password():
        make_password(password)
        return False
    return check_password(password, account.password)


def _mark(account: Account) -> str:
    """What changes when the password does."""
    return hashlib.sha256(account.password.encode()).hexdigest()[:32]
