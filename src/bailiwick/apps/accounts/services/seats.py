"""The seats of a demo: one click instead of a sign-in, on this computer alone, and never in an agency's own record."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.selectors import SEAT, from_this_computer, identity_of, is_a_demo
from bailiwick.apps.accounts.sessions import session_of
from bailiwick.apps.journal.facts import person
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@act("accounts.seat.take", say("took a seat of the demo"))
def take_seat(doing: Doing, *, request: HttpRequest, key: str) -> str:
    """Sit down as somebody invented: the session in hand ends, and one of theirs begins. Gives the page it opens.

    A seat without an account, as a resident's, only ends the session. Raises NotLetInError, with an entry.
    """
    if not is_a_demo():
        raise NotLetInError(Refusal.NOT_A_DEMO)
    if not from_this_computer(request):
        raise NotLetInError(Refusal.NOT_THIS_COMPUTER)
    demo = settings.FOLDER.demo()
    seat = demo.seat(key) if demo else None
    if seat is None:
        raise NotLetInError(Refusal.UNKNOWN_SEAT)
    doing.record(seat=seat.key)
    session = session_of(request)
    if seat.account is None:
        session.flush()
        return seat.opens
    account = Account.objects.select_for_update().filter(pk=seat.account).first()
    if account is None or not account.is_active:
        raise NotLetInError(Refusal.DISABLED)
    doing.about("account", account.pk)
    doing.actor = person(identity_of(account.pk), address=doing.actor.address)
    session.begin(account)
    session[SEAT] = seat.key
    return seat.opens
