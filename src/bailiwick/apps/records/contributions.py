"""What demands have to say on the home page: to counsel and whoever keeps the records, until each is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from bailiwick.apps.journal.facts import person
from bailiwick.apps.records.facts import ANSWERED
from bailiwick.apps.records.models import State
from bailiwick.apps.records.selectors.demands import Loaded, demands_seen, load_all
from bailiwick.apps.records.selectors.wording import KIND_WORDS
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Item, Looker, Telling

SOON = timedelta(days=3)
_REMEDIES = {
    State.RECEIVED: say("Search for what it asks for."),
    State.SEARCHED: say("Look through what was found, and export."),
    State.EXPORTED: say("Say to whom the package was given."),
}


def waiting(looker: Looker) -> Sequence[Item]:
    """Demands that nobody has answered yet, what is late on top, and releases that wait for a second person."""
    day = timezone.localdate(looker.at)
    found = load_all(demands_seen(person(looker.person), day))
    return [item for one in found for item in _of(one, looker)]


def _of(demand: Loaded, looker: Looker) -> Iterator[Item]:
    day, row = timezone.localdate(looker.at), demand.row
    url = reverse("records:demand", args=[row.pk])
    if demand.state not in ANSWERED:
        near = row.due_on - day <= SOON
        yield Item(
            says=_says(demand, late=demand.is_late(day)),
            since=timezone.make_aware(datetime.combine(row.received_on, time.min)),
            remedy=_REMEDIES[demand.state] if demand.is_held else say("Hold it again."),
            url=url,
            telling=Telling.AT_ONCE if near else Telling.DAILY,
            urgent=near,
        )
    asked = demand.release
    if asked is not None and demand.is_held and asked.by_id != looker.person and demand.state != State.CLOSED:
        yield Item(
            says=say("{name} asks for a hold to be released.", name=asked.by.name),
            since=asked.at,
            remedy=say("Look at it, and release the hold or leave it."),
            url=url,
            telling=Telling.AT_ONCE,
        )


def _says(demand: Loaded, *, late: bool) -> Sentence:
    kind, number = str(KIND_WORDS[demand.row.kind]), demand.row.number
    due = str(written(demand.row.due_on))
    if late:
        return say("{kind} {number} was due on {day}.", kind=kind, number=number, day=due)
    return say("{kind} {number} is due on {day}.", kind=kind, number=number, day=due)
