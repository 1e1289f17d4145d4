"""The seats of a demo, each with what waits there now: made of what the rooms contribute, as every home page is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from bailiwick.apps.accounts.selectors import identity_of
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Item, Looker, waiting_for, wrong_for
from bailiwick.ui.once import asked_once


@dataclass(frozen=True, slots=True)
class SeatCard:
    """One card: the seat's key, role, agency, invented name, what waits there, and what can be done there today."""

    key: str
    role: str
    agency: str
    name: str
    waits: Sentence | None
    nothing: bool
    more: int
    today: str


def seat_cards(now: datetime) -> list[SeatCard]:
    """The cards in the order of the mark; none where the folder has no mark."""
    demo = settings.FOLDER.demo()
    seats = demo.seats if demo else ()
    people = {one.key: identity_of(one.account) for one in seats if one.account}
    names = names_of(people.values())
    cards = []
    with asked_once():
        waits = {key: _items(Looker(person, now)) for key, person in people.items()}
    for seat in seats:
        person, items = people.get(seat.key), waits.get(seat.key, ())
        cards.append(
            SeatCard(
                key=seat.key,
                role=seat.role,
                agency=seat.agency,
                name=names.get(person, seat.name) if person else seat.name,
                waits=items[0].says if items else say("Nothing waits.") if person else None,
                nothing=not items,
                more=max(0, len(items) - 1),
                today=seat.today,
            )
        )
    return cards


def _items(looker: Looker) -> Sequence[Item]:
    """What waits, and then what is wrong."""
    return [*waiting_for(looker), *wrong_for(looker)]
