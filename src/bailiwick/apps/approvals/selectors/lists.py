"""Lists of requests: mine, those that wait for me, and the register with its filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.approvals.models import OPEN, Request, State
from bailiwick.apps.approvals.selectors.powers import people_of_offices
from bailiwick.apps.approvals.selectors.requests import Loaded, load_all, with_names
from bailiwick.apps.approvals.selectors.who import may_see, movers
from bailiwick.ui.once import asked_once

MOST = 100
MOVING = OPEN | {State.CHANGED, State.REMOVAL_DUE, State.REMOVED, State.BEYOND_CONTROL, State.DIRECT}
"""States in which somebody has something to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of the register is asked for; empty: everything that may be seen."""

    states: frozenset[State] = frozenset()
    subject: str = ""
    power: str = ""
    words: str = ""
    person: UUID | None = None


def mine(person: UUID, most: int | None = MOST) -> list[Loaded]:
    """Requests that somebody made or that are about them, the latest first; None: however many. Two queries."""
    rows = Request.objects.filter(Q(asker_id=person) | Q(for_whom_id=person)).order_by("-asked_at")
    return load_all(with_names(rows)[:most])


def waiting_for(person: UUID, day: date) -> list[Loaded]:
    """Requests in which it is the person's move, the longest waiting first."""
    rows = Request.objects.filter(place__state__in=MOVING).order_by("place__since")
    with asked_once():
        return [one for one in load_all(with_names(rows)) if person in movers(one, day)]


def about(person: UUID, looker: UUID, day: date) -> list[Loaded]:
    """Requests that are for somebody, as far as whoever looks may see them, the latest first."""
    rows = with_names(Request.objects.filter(for_whom_id=person).order_by("-asked_at"))
    with asked_once():
        return [one for one in load_all(rows[:MOST]) if may_see(one, looker, day)]


def stuck(person: UUID, day: date) -> list[Loaded]:
    """Requests that wait and that nobody here can move on: for whoever asked, and for the offices."""
    rows = Request.objects.filter(place__state__in=MOVING).order_by("place__since")
    with asked_once():
        return [
            one
            for one in load_all(with_names(rows))
            if not one.standing.read
            and not movers(one, day)
            and (person in one.own or person in people_of_offices(one.row.unit_id, day))
        ]


def register(person: UUID, asked: Asked, day: date, most: int | None = MOST) -> Sequence[Loaded]:
    """The register as somebody sees it: what they may see, by the filters, the latest first; None: however many."""
    rows = with_names(Request.objects.order_by("-asked_at"))
    if asked.states:
        rows = rows.filter(place__state__in=asked.states)
    if asked.subject:
        rows = rows.filter(subject=asked.subject)
    if asked.power:
        rows = rows.filter(power=asked.power)
    if asked.person:
        rows = rows.filter(for_whom_id=asked.person)
    for word in asked.words.split()[:5]:
        rows = rows.filter(
            Q(identity__icontains=word) | Q(words__icontains=word) | Q(for_whom__name__icontains=word)
        )
    with asked_once():
        found = [one for one in load_all(rows[: most and most * 5]) if may_see(one, person, day)]
    return found[:most]
