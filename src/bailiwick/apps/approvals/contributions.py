"""What permissions have to say: moves that are mine, what stands still; somebody's permissions, and how they end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.facts import Whose
from bailiwick.apps.approvals.models import OPEN, State, Subject
from bailiwick.apps.approvals.selectors import Loaded, held_here, mine, waiting_for
from bailiwick.apps.approvals.selectors.lists import about, stuck
from bailiwick.apps.approvals.selectors.pages import waited
from bailiwick.apps.approvals.selectors.waiving import asks_for, asks_stuck, ending_for
from bailiwick.apps.approvals.selectors.wording import STATE_WORDS
from bailiwick.apps.approvals.services import end_as_they_go
from bailiwick.apps.journal.facts import Actor
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import HeldKind, Holding, Item, Looker, Panel, Parting, Row, Telling

AHEAD = timedelta(days=7)
YEAR = timedelta(days=335)
"""After so long a member is asked again whether they still have their copy, and whether it still fits."""
LONG = 3
"""Working days after which something sits too long."""

_SAYS = {
    State.HEARING: say("Your view on a request of {who}: {what}."),
    State.IN_CHAIN: say("A request of {who} to endorse: {what}."),
    State.WITH_DECIDER: say("An answer for {who}: {what}."),
    State.MORE_INFO: say("A question about your request: {what}."),
    State.CHANGED: say("Re-approval needed: {what}."),
    State.REMOVAL_DUE: say("Has to come down: {what}."),
    State.REMOVED: say("Came down, and waits to be closed: {what}."),
    State.BEYOND_CONTROL: say("Waits to be closed: {what}."),
    State.DIRECT: say("A direct act of {who} to read: {what}."),
}
_TELLING = {
    State.HEARING: Telling.AT_ONCE,
    State.IN_CHAIN: Telling.AT_ONCE,
    State.WITH_DECIDER: Telling.AT_ONCE,
    State.MORE_INFO: Telling.AT_ONCE,
    # What was ordered off comes down by a day, whatever its owner wants to hear of (WF-REF).
    State.REMOVAL_DUE: Telling.ALWAYS,
}
_REMEDIES = {
    Whose.VOICE: say("Give your view"),
    Whose.LEVEL: say("Look at it"),
    Whose.DECIDER: say("Look at it"),
    Whose.ASKER: say("Go there"),
    Whose.CUSTODIAN: say("Close it"),
    Whose.READER: say("Read it"),
}


def waiting(looker: Looker) -> Sequence[Item]:
    """Requests in which it is my move; what ends within a week; and the yearly question about a page."""
    day = timezone.localdate(looker.at)
    items = [
        Item(
            says=Sentence(_SAYS[one.state].template, {"who": one.row.asker.name, "what": what(one)}),
            since=one.standing.since,
            remedy=_REMEDIES[one.standing.whose],
            url=address(one),
            telling=_TELLING.get(one.state, Telling.DAILY),
            answer=f"{address(one)}/decide" if one.state is State.WITH_DECIDER else "",
        )
        for one in waiting_for(looker.person, day)
    ]
    items += _reasons_to_answer(looker.person, day) + _reasons_ending(looker.person, day)
    for one in mine(looker.person):
        decided = one.standing.decided
        if one.state is not State.IN_FORCE or decided is None:
            continue
        if decided.until and day <= decided.until <= day + AHEAD:
            says = say("Ends on {day}: {what}.", day=written(decided.until), what=what(one))
            items.append(
                Item(says=says, since=one.standing.since, remedy=say("Ask again if needed"), url=address(one))
            )
        asked = [one.standing.copy or decided.at, one.standing.fits or decided.at]
        if one.shape.memo and min(asked) + YEAR <= looker.at:
            says = say(
                "Do you still have the memorandum, and is the page still fitting? {what}.", what=what(one)
            )
            items.append(Item(says=says, since=min(asked) + YEAR, remedy=say("Answer"), url=address(one)))
        if one.shape.memo and one.standing.copy is None and min(asked) + YEAR > looker.at:
            says = say("Your copy of the approved memorandum: {what}.", what=what(one))
            items.append(Item(says=says, since=decided.at, remedy=say("Take your copy"), url=address(one)))
    return items


def wrong(looker: Looker) -> Sequence[Item]:
    """Requests that nobody can move, mine that sit with somebody for too long, and leave taken back from me."""
    items = [
        Item(
            says=say(
                "Nobody here can move this request on: {number}, {what}.", number=str(one.row), what=what(one)
            ),
            since=one.standing.since,
            remedy=say("Say who holds the office that decides about it, or call it off."),
            url=address(one),
        )
        for one in stuck(looker.person, timezone.localdate(looker.at))
    ]
    items += _reasons_stuck(looker.person, timezone.localdate(looker.at))
    for one in mine(looker.person):
        days = waited(one, looker.at)
        if days is not None and days >= LONG and one.standing.whose is not Whose.ASKER:
            says = say(
                "Nobody has moved your request for {days} working days: {what}.",
                days=str(days),
                what=what(one),
            )
            items.append(
                Item(says=says, since=one.standing.since, remedy=say("See who has it"), url=address(one))
            )
        if one.state is State.WITHDRAWN and one.row.subject == Subject.CONSENT:
            says = say("Your colleague has taken their leave back: {what}.", what=what(one))
            items.append(
                Item(
                    says=says,
                    since=one.standing.since,
                    remedy=say("Take it down, and say so"),
                    url=address(one),
                )
            )
    return items


def _reasons_to_answer(person: UUID, day: date) -> list[Item]:
    return [
        Item(
            says=say(
                "A rule is to be set aside for a reason, for {thing}: it waits for you.", thing=one.thing
            ),
            since=one.asked_at,
            remedy=say("Say yes or no"),
            url="/permissions/waivers",
        )
        for one in asks_for(person, day)
    ]


def _reasons_ending(person: UUID, day: date) -> list[Item]:
    """Rules that count again within a week: for whoever had them set aside, and for whoever may do so again."""
    return [
        Item(
            says=say("A rule is set aside for {thing} until {day}.", thing=one.thing, day=written(one.until)),
            since=timezone.make_aware(datetime.combine(max(one.starts, one.until - AHEAD), time.min)),
            remedy=say("Ask again if it is still needed.")
            if own
            else say("It counts again after that, unless it is set aside anew."),
            url="/permissions/waivers",
        )
        for one, own in ending_for(person, day, day + AHEAD)
        if one.until
    ]


def _reasons_stuck(person: UUID, day: date) -> list[Item]:
    return [
        Item(
            says=say("Nobody here can say whether a rule is set aside for {thing}.", thing=one.thing),
            since=one.asked_at,
            remedy=say("Say who holds the office that decides about it."),
            url="/permissions/waivers",
        )
        for one in asks_stuck(person, day)
    ]


OVER_FOR = 20
"""Permissions that are over and still shown of somebody."""
_PAST = frozenset(State) - OPEN - {State.IN_FORCE, State.DIRECT, State.CHANGED, State.REMOVAL_DUE}


def panels(person: UUID, looker: Looker) -> Sequence[Panel]:
    """What somebody asked for, holds and held, as far as whoever looks may open each request."""
    found = about(person, looker.person, timezone.localdate(looker.at))
    over = [one for one in found if one.state in _PAST]
    now = [one for one in found if one.state not in _PAST | OPEN]
    return [
        Panel(say("Permissions asked for"), tuple(_row(one) for one in found if one.state in OPEN)),
        Panel(say("Permissions in force"), tuple(_row(one) for one in now)),
        Panel(say("Permissions that are over"), tuple(_row(one) for one in over[:OVER_FOR])),
    ]


def holdings(person: UUID, looker: Looker) -> Sequence[Holding]:
    """Permissions, open requests, what has to come down, and others' requests that wait for somebody."""
    return held_here(person, looker)


def let_go(actor: Actor, parting: Parting) -> None:
    """End what was given to somebody alone, and withdraw what they asked for, where it ends with their going."""
    looker = Looker(parting.person, timezone.now())
    for held in held_here(parting.person, looker):
        if held.kind is not HeldKind.DUTY and parting.ends(held):
            end_as_they_go(actor, UUID(held.thing))


def _row(one: Loaded) -> Row:
    told: dict[str, str | Sentence] = {"number": str(one.row), "what": what(one)}
    told["state"] = STATE_WORDS[one.state]
    until: date | None = one.row.place.until
    if until and one.state in {State.IN_FORCE, State.DIRECT}:
        told["day"] = written(until)
        says = Sentence("{number}, {what}: {state}, until {day}", told)
    else:
        says = Sentence("{number}, {what}: {state}", told)
    return Row(says, timezone.localdate(one.row.asked_at), address(one))


def what(loaded: Loaded) -> Sentence:
    """What a request is for, in a few words."""
    row = loaded.row
    if row.subject == Subject.CONSENT and row.colleague:
        return say("to mention {name}", name=row.colleague.name)
    if row.category:
        return say("posts of the sort “{sort}”", sort=row.category.replace("-", " "))
    if row.identity and row.identity != str(row) and len(row.identity) <= 60:  # noqa: PLR2004 -- a line of a list
        return Sentence("{it}", {"it": row.identity})
    return loaded.shape.brief


def address(loaded: Loaded) -> str:
    """The page of a request."""
    return f"/permissions/{loaded.row.id}"
