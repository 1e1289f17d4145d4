"""Locking: five tries that do not fit in fifteen minutes, counted in the database, across every process.

A try is written down before it is looked at, and struck out when it fits, so that a hundred at once are counted too.
What is locked is the way of one account from one network: whoever types a colleague's address with wrong passwords
locks their own way to it, not the colleague's. Two wider ceilings stop guessing from many places or at many people.
Passkeys are never locked by other people's passwords: there is nothing to guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from bailiwick.apps.accounts.models import Account, Try, normal_address
from bailiwick.apps.accounts.sealing import keyed_hash
from bailiwick.apps.accounts.selectors import network_counted
from bailiwick.apps.journal.services import housekeeping

WINDOW = timedelta(minutes=15)
FREE = 5
"""Tries that may fail for one account from one network (CJIS AC-7)."""
FREE_FROM_ANYWHERE = 25
"""Tries that may fail for one account from all networks together."""
FREE_FOR_ANYBODY = 50
"""Tries that may fail from one network for all accounts together."""
_KEPT = timedelta(days=1)
_TABLE = "accounts_try"


@dataclass(frozen=True, slots=True)
class Counted:
    """A try that was written down, and whether its way is locked."""

    id: int
    locked: bool


def login_of(email: str, *, passkey: bool = False) -> str:
    """What tries for an address are counted under; passkeys are counted apart."""
    return keyed_hash("tries", f"{'passkey' if passkey else 'typed'}:{normal_address(email)}")


def begin_try(login: str, address: str) -> Counted:
    """Write a try down and tell whether the way is locked; a locked one is struck out again, so it locks no longer."""
    network, now = network_counted(address), timezone.now()
    with housekeeping(_TABLE):
        row = Try.objects.create(login=login, network=network, at=now)
        here, anywhere, anybody = _counts(login, network)
        locked = here > FREE or anywhere > FREE_FROM_ANYWHERE or anybody > FREE_FOR_ANYBODY
        locked = locked or (_until_released() and _tripped(login, network, row.pk))
        if locked:
            row.delete()
        elif here == FREE or anywhere == FREE_FROM_ANYWHERE:
            Try.objects.filter(pk=row.pk).update(tripped=True)
        Try.objects.filter(at__lt=now - _KEPT, tripped=False).delete()
        if not _until_released():
            Try.objects.filter(at__lt=now - _KEPT).delete()
    return Counted(row.pk, locked)


def forgive(counted: Counted) -> None:
    """Strike out a try that fitted."""
    with housekeeping(_TABLE):
        Try.objects.filter(pk=counted.id).delete()


def forget_tries(account: Account, address: str | None = None) -> None:
    """Strike out an account's tries: those from one network once somebody is in, or all when it is released."""
    tries = Try.objects.filter(login__in=[login_of(account.email), login_of(account.email, passkey=True)])
    if address is not None:
        tries = tries.filter(network=network_counted(address))
    with housekeeping(_TABLE):
        tries.delete()


def is_locked(account: Account) -> bool:
    """Whether some way to an account is locked, for whoever may release it."""
    login = login_of(account.email)
    if _until_released():
        return Try.objects.filter(login=login, tripped=True).exists()
    return Try.objects.filter(login=login, tripped=True, at__gt=timezone.now() - WINDOW).exists()


def _counts(login: str, network: str) -> tuple[int, int, int]:
    recent = Try.objects.filter(at__gt=timezone.now() - WINDOW)
    by_login = recent.filter(login=login)
    return (
        by_login.filter(network=network).count(),
        by_login.count(),
        recent.filter(network=network).count(),
    )


def _tripped(login: str, network: str, but: int) -> bool:
    return Try.objects.filter(login=login, network=network, tripped=True).exclude(pk=but).exists()


def _until_released() -> bool:
    return bool(settings.LOCK_UNTIL_RELEASED)
