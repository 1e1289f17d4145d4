"""Ending sessions: one, all of an account, or the one in hand. What is ended opens nothing from that moment on."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from bailiwick.apps.accounts.models import Account, Session, Token
from bailiwick.apps.accounts.sessions import TABLE, SessionStore
from bailiwick.apps.journal.services import Doing, act, housekeeping
from bailiwick.kernel.sentence import say

TOKENS = "accounts_token"


def end_all_sessions(account: Account | UUID) -> int:
    """End every session and token of an account, inside whatever act makes it necessary (a role, a factor, a leaver).

    Gives how many sessions ended. Every request looks its session or token up, so the next of each is turned away.
    """
    whose: UUID = account.pk if isinstance(account, Account) else account
    with housekeeping(TABLE, TOKENS):
        ended, _ = Session.objects.filter(account_id=whose).delete()
        Token.objects.filter(account_id=whose, ended_at=None).update(ended_at=timezone.now())
    return ended


def begin_anew(account: Account, session: SessionStore) -> None:
    """End every session of an account and begin one for the browser in hand, whose person has just proved it."""
    end_all_sessions(account)
    session.begin(account)


@act("accounts.sign-out", say("signed out"))
def sign_out(doing: Doing, *, account: Account, session: SessionStore) -> None:
    """End the session in hand."""
    doing.about("account", account.pk)
    session.flush()


@act("accounts.session.end", say("ended a session"))
def end_session(doing: Doing, *, account: Account, session: UUID) -> None:
    """End one of one's own sessions; one that has ended already, or is somebody else's, is no fault and stays."""
    doing.about("account", account.pk)
    with housekeeping(TABLE):
        ended, _ = Session.objects.filter(pk=session, account=account).delete()
    doing.record(session=session, ended=ended)


@act("accounts.session.end-all", say("ended all sessions"))
def end_every_session(doing: Doing, *, account: Account) -> int:
    """End all of one's own sessions, the one in hand too."""
    doing.about("account", account.pk)
    ended = end_all_sessions(account)
    doing.record(ended=ended)
    return ended
