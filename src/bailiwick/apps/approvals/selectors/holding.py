"""What somebody holds in this room: permissions, requests, and moves that are theirs, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.models import HOLDING, OPEN, Request, State, Subject
from bailiwick.apps.approvals.selectors.lists import waiting_for
from bailiwick.apps.approvals.selectors.powers import powers_here
from bailiwick.apps.approvals.selectors.requests import Loaded, load_all, with_names
from bailiwick.apps.approvals.selectors.who import may_see, movers
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.power import EndsOn
from bailiwick.ui.contributing import Fate, HeldKind, Holding, Looker
from bailiwick.ui.once import asked_once

DOWN = frozenset({State.CHANGED, State.REMOVAL_DUE})
"""Something of theirs has to come down, or to be put right."""


def held_here(person: UUID, looker: Looker) -> list[Holding]:
    """Permissions in force, requests that are open, what has to come down, and others' requests that wait for them."""
    day = timezone.localdate(looker.at)
    with asked_once():
        return [*_own(person, looker, day), *_duties(person, looker, day)]


def _own(person: UUID, looker: Looker, day: date) -> Iterator[Holding]:
    rows = (
        with_names(Request.objects.filter(for_whom_id=person, place__state__in=HOLDING | OPEN | DOWN))
        .exclude(place__until__lt=day, place__state__in=HOLDING)
        .order_by("number")
    )
    for one in load_all(rows):
        device = one.row.subject == Subject.DEVICE
        fate, then = _fate(one, person, day)
        yield Holding(
            kind=HeldKind.DEVICE if device else HeldKind.PERMISSION,
            says=_said(one),
            thing=str(one.row.id),
            fate=fate,
            then=then,
            unit=one.row.unit_id,
            since=timezone.localdate(one.standing.decided.at if one.standing.decided else one.row.asked_at),
            url=f"/permissions/{one.row.id}" if may_see(one, looker.person, day) else "",
            remedy=say("Open {number}", number=str(one.row)),
        )


def _said(one: Loaded) -> Sentence:
    told: dict[str, str | Sentence] = {"number": str(one.row), "what": one.shape.brief}
    if one.state in OPEN:
        return Sentence(_OPEN.template, told)
    return Sentence((_DOWN if one.state in DOWN else _HELD).template, told)


_OPEN = say("Has asked for a permission: {number}, {what}.")
_DOWN = say("Has to take down what is shown under {number}, {what}.")
_HELD = say("Has a permission: {number}, {what}.")


def _fate(one: Loaded, person: UUID, day: date) -> tuple[Fate, Sentence | None]:
    if one.state in OPEN:
        return Fate.ENDS, say("It is withdrawn.")
    if one.state is State.REMOVAL_DUE:
        return _passes(one, person, day)
    power = powers_here(one.row.unit_id, day).get(one.row.power)
    if power is None or EndsOn.PERSON_LEAVES in power.ends_on:
        return Fate.ENDS, None
    if one.state is State.CHANGED:
        return _passes(one, person, day)
    return Fate.STAYS, say("It is for the thing and not for the person, and stands until it is taken back.")


def _duties(person: UUID, looker: Looker, day: date) -> Iterator[Holding]:
    for one in waiting_for(person, day):
        if person in one.own:
            continue
        fate, then = _passes(one, person, day)
        yield Holding(
            kind=HeldKind.DUTY,
            says=say(
                "Has the next move in a request: {number}, {what}.", number=str(one.row), what=one.shape.brief
            ),
            thing=str(one.row.id),
            fate=fate,
            then=then,
            unit=one.row.unit_id,
            url=f"/permissions/{one.row.id}" if may_see(one, looker.person, day) else "",
            remedy=say("Open {number}", number=str(one.row)),
        )


def _passes(one: Loaded, person: UUID, day: date) -> tuple[Fate, Sentence]:
    """Whose move it is once the person is gone."""
    next_ = movers(one, day, gone=person)
    if not next_:
        return Fate.STAYS, say("Nobody else holds what it takes: say first who holds the office next.")
    names = ", ".join(sorted(names_of(next_).values()))
    return Fate.PASSES, say("It goes to {names}.", names=names)
