"""What the desk itself has to say on the home page: work of the software that failed, or that nobody does."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from bailiwick.apps.desk.permissions import may_run_system
from bailiwick.apps.journal.facts import person
from bailiwick.jobs.selectors import failed_kinds, stuck
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker

JOBS = "/jobs/"


def wrong(looker: Looker) -> Sequence[Item]:
    """Failed work by its kind, and work that waits in vain, for those who run the system. Five queries at most."""
    if not may_run_system(person(looker.person), timezone.localdate(looker.at)):
        return []
    items = [
        Item(
            says=say("The software has not {what}. It failed, and is not tried again.", what=one.says)
            if one.number == 1
            else say(
                "{number} times the software has not {what}. It failed, and is not tried again.",
                number=str(one.number),
                what=one.says,
            ),
            since=one.since,
            remedy=say("Look at why, mend it, and have it tried again."),
            url=JOBS,
        )
        for one in failed_kinds()
    ]
    waiting = stuck(looker.at)
    if waiting:
        items.append(
            Item(
                says=say("Work that should have been done waits: {what}.", what=waiting[0].says),
                since=waiting[0].due_at,
                remedy=say("See that bailiwick serve or bailiwick worker runs."),
                url=JOBS,
            )
        )
    return items
