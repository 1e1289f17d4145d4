"""Paces: how fast somebody may ask, by account and by network, counted in the database across every process.

Of each pace one moment is kept: the one by which all requests so far would be even, were they sent one at a time (the
generic cell rate algorithm, ITU-T I.371). Whoever is ahead of it by more than may come at once waits. Turning somebody
away writes nothing, so that a flood costs one look-up each.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

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

_ahead: dict[str, int] = {}
"""Who was turned away by this process, until which moment: asked again, they cost no look-up. Only ever a shortcut."""
_MOST = 10_000
_AT_ONCE = 100
"""So many are forgotten with one request: more than ever come with it."""
SECOND = 1_000_000
MINUTE = 60 * SECOND
_TABLE = "accounts_pacing"


def wait_before(*paces: Pace, account: Account | None, address: str) -> int:
    """Seconds to wait before a request of those sorts may be made; 0: it may be made now, and was counted.

    Of several paces each is counted, or none where one of them turns it away.
    """
    steps = {}
    for pace in paces:
        allowed = facts.ALLOWED[pace]
        at_once = allowed.at_once * SECOND
        steps[_key(pace, "network", network_counted(address))] = _Step(MINUTE // allowed.network, at_once)
        if account is not None:
            steps[_key(pace, "account", str(account.pk))] = _Step(MINUTE // allowed.account, at_once)
    now = _now()
    if told := _still(steps, now):
        return told
    kept = dict(Pacing.objects.filter(key__in=steps).values_list("key", "due"))
    ahead = {key: due - steps[key].ahead for key, due in kept.items() if due - steps[key].ahead > now}
    if ahead:
        if len(_ahead) > _MOST:
            _ahead.clear()
        _ahead.update(ahead)
        return _still(steps, now)
    with transaction.atomic(), housekeeping(_TABLE):
        counted = [_count(key, step, now, known=key in kept) for key, step in sorted(steps.items())]
    if len(kept) < len(steps):
        # Whoever is even again is forgotten when somebody new comes.
        forget_the_even(_AT_ONCE)
    return 0 if all(counted) else 1


def forget_the_even(most: int) -> int:
    """Forget as many as that who are even again; gives how many. Rows that others hold are left to the next time.

    By itself, never while a request is being counted: two that waited for each other's rows would both fail.
    """
    with transaction.atomic(), housekeeping(_TABLE):
        even = Pacing.objects.select_for_update(skip_locked=True).filter(due__lt=_now())
        keys = list(even.order_by("due").values_list("key", flat=True)[:most])
        return int(Pacing.objects.filter(key__in=keys).delete()[0]) if keys else 0


def turned_away(token: str) -> int:
    """Seconds for which whoever sent this token has still to wait, as far as this process knows without looking."""
    return _still([_of_token(token)], _now()) if token else 0


def remember(token: str, seconds: int) -> None:
    """Know without looking, until they are over, that whoever sends this token has to wait."""
    if token:
        _ahead[_of_token(token)] = _now() + seconds * SECOND


def _of_token(token: str) -> str:
    return keyed_hash("paces", f"token:{token}")


def forget() -> None:
    """Forget who was turned away by this process; the database still knows."""
    _ahead.clear()


def _now() -> int:
    return int(timezone.now().timestamp() * SECOND)


def _still(keys: Iterable[str], now: int) -> int:
    """Seconds for which somebody who was turned away has still to wait."""
    until = max((_ahead.get(key, 0) for key in keys), default=0)
    return math.ceil((until - now) / SECOND) if until > now else 0


class _Step(NamedTuple):
    """Microseconds from one request to the next, and how many of them may come at once."""

    between: int
    at_once: int

    @property
    def ahead(self) -> int:
        """How far ahead somebody may be who asks once more."""
        return self.at_once - self.between


def _count(key: str, step: _Step, now: int, *, known: bool) -> bool:
    """Count one request; False where others have taken the last of the minute since it was looked up."""
    later = Greatest(F("due"), Value(now)) + Value(step.between)
    in_time = Pacing.objects.filter(key=key, due__lte=now + step.ahead)
    if known and in_time.update(due=later):
        return True
    # Twice, for another process may just have forgotten the row: whoever it was of was even, and need not wait.
    for _ in range(2):
        _, made = Pacing.objects.get_or_create(key=key, defaults={"due": now + step.between})
        if made or in_time.update(due=later):
            return True
    return False


def _key(pace: Pace, what: str, who: str) -> str:
    return keyed_hash("paces", f"{pace}:{what}:{who}")
