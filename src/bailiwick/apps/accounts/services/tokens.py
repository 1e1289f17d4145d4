"""Tokens: what one's own programs come in with. Made with the second step in hand, shown once, ended at once.

Whatever ends all of an account's sessions ends its tokens too (`ending.end_all_sessions`): a role that is given or
ends, another password or second step, an account that is closed.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.models import Account, Token
from bailiwick.apps.accounts.selectors import TOKEN_BEGINS, hash_of_token
from bailiwick.apps.accounts.services.ending import TOKENS
from bailiwick.apps.accounts.services.proof import recently_proved
from bailiwick.apps.journal.services import Doing, act, housekeeping
from bailiwick.kernel.sentence import say

_USED_EVERY = timedelta(seconds=60)
_BYTES = 32


@act("accounts.token.make", say("made a token for a program of theirs"))
def make_token(  # noqa: PLR0913 -- each is told by name
    doing: Doing, *, request: HttpRequest, account: Account, name: str, scopes: Iterable[Scope], days: int
) -> str:
    """Make a token for named purposes and so many days; gives it, to be shown once.

    Refused where the person has not just shown the second step.
    """
    doing.about("account", account.pk)
    if not recently_proved(request):
        raise NotLetInError(Refusal.NOT_PROVED)
    made = TOKEN_BEGINS + secrets.token_urlsafe(_BYTES)
    named = sorted({Scope(one).value for one in scopes})
    row = Token.objects.create(
        account=account,
        name=name,
        scopes=" ".join(named),
        key_hash=hash_of_token(made),
        made_at=doing.at,
        ends_at=doing.at + timedelta(days=days),
    )
    doing.record(made=row.id, scopes=named, ends=row.ends_at)
    return made


@act("accounts.token.end", say("ended a token for a program of theirs"))
def end_token(doing: Doing, *, account: Account, token: UUID) -> None:
    """End one of one's own tokens, at once. One that has ended, or is somebody else's, is no fault and stays."""
    doing.about("account", account.pk)
    ended = Token.objects.filter(pk=token, account=account, ended_at=None).update(ended_at=doing.at)
    doing.record(end=token, ended=ended)


def note_use(token: Token) -> None:
    """Keep when a token was last used, to the minute."""
    now = timezone.now()
    if token.used_at is None or now - token.used_at >= _USED_EVERY:
        with housekeeping(TOKENS):
            Token.objects.filter(pk=token.pk).update(used_at=now)
