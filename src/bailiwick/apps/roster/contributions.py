"""What the roster has to say on the home page: powers lent that end soon, leavers, and offices that nobody holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from bailiwick.apps.journal.facts import person
from bailiwick.apps.roster.selectors.removing import removals
from bailiwick.apps.roster.selectors.soon import ending_delegations, leaving_soon, vacant_offices
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker, Telling
from bailiwick.ui.words import ROLE_WORDS

AHEAD = timedelta(days=7)
"""How long before its end somebody is told of a thing."""


def waiting(looker: Looker) -> Sequence[Item]:
    """What ends within a week: delegations of mine, and for human resources, people; and rights to be taken away."""
    day = timezone.localdate(looker.at)
    items = [
        Item(
            says=say("The delegation of {power} ends on {day}.", power=one.power, day=written(one.last_day)),
            since=_morning(max(one.starts, one.last_day - AHEAD)),
            remedy=say("Give it again if it is still needed."),
            url="/powers/",
        )
        for one in ending_delegations(looker.person, day, day + AHEAD)
    ]
    items += [
        Item(
            says=say("{name} leaves on {day}.", name=one.name, day=written(one.last_day)),
            since=_morning(max(one.starts, one.last_day - AHEAD)),
            remedy=say("Look at what they hold, and hand it on."),
            url=f"/people/{one.person}",
        )
        for one in leaving_soon(person(looker.person), day, day + AHEAD)
    ]
    items += [
        Item(
            says=say("Take the rights of {name} away: {what}", name=one.name, what=one.says)
            if one.done_at is None
            else say("Look whether the rights of {name} are gone: {what}", name=one.name, what=one.says),
            since=_morning(one.due),
            remedy=say("It is due the same day. Say how it can be seen.")
            if one.done_at is None
            else say("A second person looks."),
            url="/people/removals",
            # A leaver's rights go the same day: whoever takes them away is told.
            telling=Telling.ALWAYS,
        )
        for one in removals(person(looker.person), day)
        if one.mine
    ]
    return items


def wrong(looker: Looker) -> Sequence[Item]:
    """Offices that somebody held and nobody holds now, for those who say who holds them."""
    day = timezone.localdate(looker.at)
    return [
        Item(
            says=say(
                "Nobody holds this office for {unit}: {role}.",
                role=ROLE_WORDS.get(one.role, one.role),
                unit=one.unit_name,
            ),
            since=_morning(one.since),
            remedy=say("Say who holds it, or who acts in it."),
            url=f"/units/{one.unit}",
        )
        for one in vacant_offices(person(looker.person), day)
    ]


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
