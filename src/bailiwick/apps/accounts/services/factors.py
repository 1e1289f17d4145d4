"""Second steps: codes of an app, each good once (RFC 6238), and recovery codes, each good once.

They stand in allauth's table of authenticators. The app's secret is sealed and bound to its account; of a recovery
code only a keyed hash is kept.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.utils import timezone

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.sealing import keyed_hash, seal, unseal

PERIOD = 30
"""Seconds of one code."""
DRIFT = 1
"""Codes before and after the present one that a clock may be off by."""
DIGITS = 6
RECOVERY_CODES = 10
_SEALED = "code-apps"
_HASHED = "recovery-codes"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 12


def new_secret() -> str:
    """A fresh secret for a code app: 20 random bytes in base 32."""
    return str(generate_totp_secret())


def add_code_app(account: Account, secret: str, code: str) -> Authenticator:
    """Keep a code app once it has shown a code; it takes the place of an earlier one. That code is used up."""
    counter = _counter_of(secret, code)
    if counter is None:
        raise NotLetInError(Refusal.WRONG_CODE)
    Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).delete()
    sealed = seal(_SEALED, secret, about=str(account.pk))
    return _kept(account, Authenticator.Type.TOTP, {"secret": sealed, "counter": counter})


def use_code(account: Account, typed: str) -> Authenticator:
    """Use a code of the app, or a recovery code. Must run in an act that holds the account's row.

    Raises NotLetInError for a code that does not fit, and for one of a time that was used already, or is older.
    """
    plain = "".join(typed.split()).lower()
    kind = Authenticator.Type.TOTP if plain.isdecimal() else Authenticator.Type.RECOVERY_CODES
    found = Authenticator.objects.filter(user=account, type=kind).first()
    if found is None:
        raise NotLetInError(Refusal.WRONG_CODE)
    if kind == Authenticator.Type.TOTP:
        _use_app(account, found, plain)
    else:
        _use_recovery(account, found, plain)
    found.last_used_at = timezone.now()
    found.save()
    return found


def renew_recovery_codes(account: Account) -> list[str]:
    """Ten new recovery codes, to be shown once; the earlier ones open nothing any more."""
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(RECOVERY_CODES)]
    hashes = [_recovery_hash(account, code) for code in codes]
    _kept(account, Authenticator.Type.RECOVERY_CODES, {"hashes": hashes})
    return ["-".join(code[at : at + 4] for at in range(0, _LENGTH, 4)) for code in codes]


def _use_app(account: Account, app: Authenticator, code: str) -> None:
    secret = unseal(_SEALED, app.data["secret"], about=str(account.pk))
    counter = _counter_of(secret, code)
    if counter is None:
        raise NotLetInError(Refusal.WRONG_CODE)
    # Not only the same code: nothing up to the last one used opens again (RFC 6238, 5.2).
    if counter <= int(app.data["counter"]):
        raise NotLetInError(Refusal.USED_CODE)
    app.data["counter"] = counter


def _use_recovery(account: Account, codes: Authenticator, typed: str) -> None:
    digest = _recovery_hash(account, typed.replace("-", ""))
    left = [one for one in codes.data["hashes"] if not hmac.compare_digest(one, digest)]
    if len(left) == len(codes.data["hashes"]):
        raise NotLetInError(Refusal.WRONG_CODE)
    codes.data["hashes"] = left


def _counter_of(secret: str, code: str) -> int | None:
    plain = "".join(code.split())
    if len(plain) != DIGITS or not (plain.isascii() and plain.isdecimal()):
        return None
    now = period_of_now()
    for counter in range(now - DRIFT, now + DRIFT + 1):
        if hmac.compare_digest(plain, str(format_hotp_value(hotp_value(secret, counter)))):
            return counter
    return None


def period_of_now() -> int:
    """The number of the present period, from 1970 on: the counter of RFC 6238."""
    return int(timezone.now().timestamp()) // PERIOD


def _recovery_hash(account: Account, code: str) -> str:
    return keyed_hash(_HASHED, f"{account.pk}:{code}")


def _kept(account: Account, kind: str, data: dict[str, Any]) -> Authenticator:
    kept: Authenticator = Authenticator.objects.create(user=account, type=kind, data=data)
    return kept
