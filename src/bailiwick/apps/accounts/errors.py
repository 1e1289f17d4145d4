"""Why somebody is not let in: the codes that the journal keeps, and the sentences that the person reads.

An address that nobody has and a password that is wrong read the same, so that nobody can try out who works here.
"""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.journal.errors import RefusedError


class Refusal(StrEnum):
    """Why an act of signing in, of a factor or of an invitation was refused."""

    UNKNOWN_ADDRESS = "unknown-address"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 -- a code of the journal
    DISABLED = "disabled"
    NO_FACTOR = "no-factor"
    LOCKED = "locked"
    WRONG_CODE = "wrong-code"
    USED_CODE = "used-code"
    WRONG_PASSKEY = "wrong-passkey"
    COPIED_PASSKEY = "copied-passkey"
    TOO_LATE = "too-late"
    LAST_FACTOR = "last-factor"
    UNKNOWN_PROVIDER = "unknown-provider-identity"
    UNKNOWN_INVITATION = "unknown-invitation"
    USED_INVITATION = "used-invitation"
    WITHDRAWN_INVITATION = "withdrawn-invitation"
    ENDED_INVITATION = "ended-invitation"
    TAKEN_ADDRESS = "taken-address"
    NOT_PROVED = "not-proved"
    NOT_A_DEMO = "not-a-demo"
    NOT_THIS_COMPUTER = "not-this-computer"
    UNKNOWN_SEAT = "unknown-seat"


_MISMATCH = _("This address and this password do not belong together. Type both again.")
_NO_INVITATION = _(
    "This link opens nothing. It was used, replaced by a newer one, or its time is over. "
    "Ask whoever invited you for a new one."
)
_RELEASED_BY_HAND = _(
    "Too many tries did not fit, so this way is locked. Use a passkey, or ask whoever looks after accounts to "
    "release it."
)
SENTENCES: dict[Refusal, str | Promise] = {
    Refusal.UNKNOWN_ADDRESS: _MISMATCH,
    Refusal.WRONG_PASSWORD: _MISMATCH,
    Refusal.DISABLED: _("This account is closed. Ask whoever looks after accounts in your agency."),
    Refusal.NO_FACTOR: _(
        "This account has no second step yet. Ask whoever looks after accounts for a new invitation."
    ),
    Refusal.LOCKED: _(
        "Too many tries did not fit, so this way is locked for now. Wait 15 minutes, use a passkey, or ask "
        "whoever looks after accounts to release it."
    ),
    Refusal.WRONG_CODE: _("This code does not fit. Take the one your app shows now."),
    Refusal.USED_CODE: _("This code was used already. Wait for the next one, at most half a minute."),
    Refusal.WRONG_PASSKEY: _("This passkey does not open this account. Use another one, or a code."),
    Refusal.COPIED_PASSKEY: _(
        "This passkey counts as if there were a copy of it, so it was refused. Use a code, remove the passkey, "
        "and tell whoever looks after accounts."
    ),
    Refusal.TOO_LATE: _(
        "That took longer than ten minutes, so we start again. Type your password once more."
    ),
    Refusal.LAST_FACTOR: _(
        "This is your only second step. Add another one first, then this one can be removed."
    ),
    Refusal.UNKNOWN_PROVIDER: _(
        "Your agency’s sign-in knows you, but no account here has your address. Ask for an invitation."
    ),
    Refusal.UNKNOWN_INVITATION: _NO_INVITATION,
    Refusal.USED_INVITATION: _NO_INVITATION,
    Refusal.WITHDRAWN_INVITATION: _NO_INVITATION,
    Refusal.ENDED_INVITATION: _NO_INVITATION,
    Refusal.TAKEN_ADDRESS: _(
        "There is an account with this address already. Use it, or give another address."
    ),
    Refusal.NOT_A_DEMO: _("This is an agency’s own record, and nobody sits here as somebody else. Sign in."),
    Refusal.NOT_THIS_COMPUTER: _("The demo is shown on this computer alone. Open it there."),
    Refusal.UNKNOWN_SEAT: _("There is no such seat. Choose one from the page."),
    Refusal.NOT_PROVED: _("For this we need to see your second step again. Use it, and go on."),
}


class NotLetInError(RefusedError):
    """A refusal of this room, with its code and the sentence for the person."""

    def __init__(self, why: Refusal) -> None:
        until_released = why is Refusal.LOCKED and settings.LOCK_UNTIL_RELEASED
        super().__init__(str(_RELEASED_BY_HAND if until_released else SENTENCES[why]), reason=why.value)
        self.why = why
