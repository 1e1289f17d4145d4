"""Invitations: a signed link, good once and until a moment; who opens it sets a password and a second step."""

from __future__ import annotations

import base64
import hmac
from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.facts import INVITED
from bailiwick.apps.accounts.models import Account, Invitation
from bailiwick.apps.accounts.sealing import keyed_hash
from bailiwick.apps.accounts.selectors import identity_of, network_of, stranger
from bailiwick.apps.accounts.services import factors, passkeys
from bailiwick.apps.accounts.services.ending import begin_anew
from bailiwick.apps.accounts.services.signing_in import Use
from bailiwick.apps.accounts.sessions import session_of
from bailiwick.apps.journal.facts import person
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@act("accounts.invite", say("invited somebody"))
def invite(doing: Doing, *, account: Account, lasts: timedelta = INVITED) -> str:
    """Make a link for an account; earlier ones open nothing any more. Gives the part of the address after /invited/.

    Also the way back for somebody who has lost every factor: accepting sets all of them anew.
    """
    doing.about("account", account.pk)
    if not account.is_active:
        raise NotLetInError(Refusal.DISABLED)
    waiting = Invitation.objects.filter(account=account, accepted_at=None, withdrawn_at=None)
    waiting.update(withdrawn_at=doing.at)
    made = Invitation.objects.create(account=account, made_at=doing.at, ends_at=doing.at + lasts)
    doing.record(invitation=made.pk, until=made.ends_at)
    return _token(made)


def open_invitation(token: str, now: datetime) -> Invitation:
    """The invitation that a link belongs to. Raises NotLetInError where it opens nothing; looking is no act."""
    name, _, signature = token.partition(".")
    try:
        identity = UUID(bytes=base64.urlsafe_b64decode(name + "=="))
    except ValueError as error:
        raise NotLetInError(Refusal.UNKNOWN_INVITATION) from error
    found = Invitation.objects.select_related("account").filter(pk=identity).first()
    if found is None or not hmac.compare_digest(signature, _signature(found)):
        raise NotLetInError(Refusal.UNKNOWN_INVITATION)
    if found.accepted_at is not None:
        raise NotLetInError(Refusal.USED_INVITATION)
    if found.withdrawn_at is not None or not found.account.is_active:
        raise NotLetInError(Refusal.WITHDRAWN_INVITATION)
    if now >= found.ends_at:
        raise NotLetInError(Refusal.ENDED_INVITATION)
    return found


def accept_with_code(request: HttpRequest, *, token: str, password: str, secret: str, code: str) -> list[str]:
    """Accept with a code app; gives the recovery codes, to be shown once. `password` is hashed already."""

    def add(account: Account) -> Authenticator:
        return factors.add_code_app(account, secret, code)

    return accept(stranger(network_of(request)), request=request, token=token, password=password, add=add)


def accept_with_passkey(
    request: HttpRequest, *, token: str, password: str, credential: str, name: str
) -> list[str]:
    """Accept with a passkey; gives the recovery codes, to be shown once. `password` is hashed already."""

    def add(account: Account) -> Authenticator:
        return passkeys.add_passkey(request, account, passkeys.read_credential(credential), name)

    return accept(stranger(network_of(request)), request=request, token=token, password=password, add=add)


@act("accounts.accept", say("accepted an invitation"))
def accept(doing: Doing, *, request: HttpRequest, token: str, password: str, add: Use) -> list[str]:
    """Use an invitation up: password, second step, recovery codes and a first session, all or none of them."""
    found = open_invitation(token, doing.at)
    account = Account.objects.select_for_update().get(pk=found.account_id)
    doing.about("account", account.pk)
    # Two at once: the second one finds it used, since the account's row was locked first.
    found = open_invitation(token, doing.at)
    doing.record(invitation=found.pk)
    Authenticator.objects.filter(user=account).delete()
    account.password = password
    account.save(update_fields=["password"])
    added = add(account)
    codes = factors.renew_recovery_codes(account)
    Invitation.objects.filter(pk=found.pk).update(accepted_at=timezone.now())
    doing.actor = person(identity_of(account.pk), address=doing.actor.address)
    doing.record(factor=str(added.type))
    begin_anew(account, session_of(request))
    return codes


def _token(invitation: Invitation) -> str:
    name = base64.urlsafe_b64encode(invitation.pk.bytes).decode().rstrip("=")
    return f"{name}.{_signature(invitation)}"


def _signature(invitation: Invitation) -> str:
    return keyed_hash("invitations", f"{invitation.pk}:{invitation.ends_at.timestamp():.0f}")
