"""What keeping has to say: what is not as it was written, and what is kept of somebody, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.keeping.models import Record
from bailiwick.apps.keeping.selectors import last_scrub, standing_of
from bailiwick.kernel.dates import written
from bailiwick.kernel.errors import BailiwickError
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.retention import Standing
from bailiwick.ui.contributing import Item, Looker, Panel, Row

OVERDUE = timedelta(days=7)
"""CJIS SI-7: integrity is looked at once a week at least."""


def wrong(looker: Looker) -> Sequence[Item]:
    """What the last reading of everything found, and a reading that is overdue; it concerns whoever leans on it."""
    last = last_scrub()
    if last is None:
        return []
    items = []
    if last.number:
        items.append(
            Item(
                says=say(
                    "{number} things that are kept are not as they were written.", number=str(last.number)
                ),
                since=last.at,
                remedy=say("Change nothing. Ask whoever runs this software to compare them with a backup."),
                url="/journal/",
            )
        )
    if looker.at - last.at > OVERDUE:
        items.append(
            Item(
                says=say("What is kept has not been read again for a week."),
                since=last.at,
                remedy=say("Ask whoever runs this software to see that jobs are run."),
                url="/journal/",
            )
        )
    return items


SHOWN = 50
"""Records of somebody that are shown, the latest first."""


def panels(person: UUID, looker: Looker) -> Sequence[Panel]:
    """What is kept of somebody, and how long: for themself alone."""
    if looker.person != person:
        return []
    day = timezone.localdate(looker.at)
    rows = Record.objects.filter(person=person).order_by("-kept_at", "id")[:SHOWN]
    return [
        Panel(
            say("What is kept of it, and how long"),
            tuple(Row(_kept(row, day), timezone.localdate(row.kept_at)) for row in rows),
        )
    ]


def _kept(record: Record, day: date) -> Sentence:
    what = record.kind.replace("-", " ")
    try:
        answer = standing_of(record, day, whole=False)
    except BailiwickError:
        # The agency's file has a fault and none was read before it: their page is theirs to read all the same.
        return say("A record of the kind “{what}”: kept.", what=what)
    if answer.standing is Standing.NEVER:
        return say("A record of the kind “{what}”: kept for good.", what=what)
    if answer.last_day is not None:
        return say(
            "A record of the kind “{what}”: kept until {day}.", what=what, day=written(answer.last_day)
        )
    return say("A record of the kind “{what}”: kept until somebody has said how long.", what=what)
