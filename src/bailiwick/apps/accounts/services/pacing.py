"""Paces: how fast somebody may ask, by account and by network, counted in the database across every process.

Of each pace one moment is kept: the one by which all requests so far would be even, were they sent one at a time (the
generic cell rate algorithm, ITU-T I.371). Whoever is ahead of it by a minute waits. Turning somebody away writes
nothing, so that a flood costs one look-up each.
"""

from __future__ import annotations

import math

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from bailiwick.apps.accounts import facts
from bailiwick.apps.accounts.facts import Pace
from bailiwick.apps.accounts.models import Account, Pacing
from bailiwick.apps.accounts.sealing import keyed_hash
from bailiwick.apps.accounts.selectors import network_counted
from bailiwick.apps.journal.services import housekeeping

SECOND = 1_000_000
MINUTE = 60 * SECOND
_TABLE = "accounts_pacing"


def wait_before(pace: Pace, *, account: Account | None, address: str) -> int:
    """Seconds to wait before a request of that sort may be made; 0: it may be made now, and was counted."""
    allowed = facts.ALLOWED[pace]
    steps = {_key(pace, "network", network_counted(address)): MINUTE // allowed.network}
    if account is not None:
        steps[_key(pace, "account", str(account.pk))] = MINUTE // allowed.account
    now = int(timezone.now().timestamp() * SECOND)
    kept = dict(Pacing.objects.filter(key__in=steps).values_list("key", "due"))
    ahead = max((due - now - (MINUTE - steps[key]) for key, due in kept.items()), default=0)
    if ahead > 0:
        return math.ceil(ahead / SECOND)
    with transaction.atomic(), housekeeping(_TABLE):
        counted = [_count(key, step, now, known=key in kept) for key, step in sorted(steps.items())]
    return 0 if all(counted) else 1


def _count(key: str, step: int, now: int, *, known: bool) -> bool:
    """Count one request; False where others have taken the last of the minute since it was looked up."""
    later = Greatest(F("due"), Value(now)) + Value(step)
    in_time = Pacing.objects.filter(key=key, due__lte=now + MINUTE - step)
    if known and in_time.update(due=later):
        return True
    # Whoever is even again is forgotten when somebody new comes.
    Pacing.objects.filter(due__lt=now).delete()
    _, made = Pacing.objects.get_or_create(key=key, defaults={"due": now + step})
    return made or bool(in_time.update(due=later))


def _key(pace: Pace, what: str, who: str) -> str:
    return keyed_hash("paces", f"{pace}:{what}:{who}")
