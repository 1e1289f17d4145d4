"""What this room does. Other rooms need these; what a person does with their own sign-in is in the modules."""

from __future__ import annotations

from bailiwick.apps.accounts.sealing import seal, unseal
from bailiwick.apps.accounts.services.accounts import create_account, disable, enable, release
from bailiwick.apps.accounts.services.ending import end_all_sessions
from bailiwick.apps.accounts.services.invitations import invite
from bailiwick.apps.accounts.services.proof import (
    must_be_proved,
    passkey_options,
    proof_again,
    prove_with,
    recently_proved,
    shows_passkey,
)
from bailiwick.apps.accounts.services.seats import take_seat

__all__ = [
    "create_account",
    "disable",
    "enable",
    "end_all_sessions",
    "invite",
    "must_be_proved",
    "passkey_options",
    "proof_again",
    "prove_with",
    "recently_proved",
    "release",
    "seal",
    "shows_passkey",
    "take_seat",
    "unseal",
]
