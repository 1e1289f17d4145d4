"""Accounts: made, disabled, opened again, released from a lock. Factors and passwords are their owners' alone."""

from __future__ import annotations

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.models import Account, Invitation, Leaving, State, normal_address
from bailiwick.apps.accounts.services.ending import end_all_sessions
from bailiwick.apps.accounts.services.lockout import forget_tries
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@act("accounts.create", say("made an account"))
def create_account(doing: Doing, *, email: str) -> Account:
    """Make an account that opens nothing until its invitation is accepted. Raises NotLetInError: address taken."""
    if Account.objects.filter(email=normal_address(email)).exists():
        raise NotLetInError(Refusal.TAKEN_ADDRESS)
    account = Account(email=email, created_at=doing.at)
    account.set_unusable_password()
    account.save(force_insert=True)
    doing.about("account", account.pk)
    return account


@act("accounts.disable", say("disabled an account"))
def disable(doing: Doing, *, account: Account, reason: Leaving) -> None:
    """Close an account: its sessions end at once, and its invitations open nothing."""
    doing.about("account", account.pk)
    Account.objects.filter(pk=account.pk).update(
        state=State.DISABLED, disabled_at=doing.at, disabled_reason=reason.value
    )
    waiting = Invitation.objects.filter(account=account, accepted_at=None, withdrawn_at=None)
    waiting.update(withdrawn_at=doing.at)
    doing.record(reason=reason.value, sessions=end_all_sessions(account))
    account.refresh_from_db()


@act("accounts.enable", say("opened an account again"))
def enable(doing: Doing, *, account: Account) -> None:
    """Open a disabled account again, with the factors it had."""
    doing.about("account", account.pk)
    Account.objects.filter(pk=account.pk).update(state=State.ACTIVE, disabled_at=None, disabled_reason="")
    account.refresh_from_db()


@act("accounts.release", say("released a locked account"))
def release(doing: Doing, *, account: Account) -> None:
    """Forget the tries that locked an account's ways in."""
    doing.about("account", account.pk)
    forget_tries(account)
