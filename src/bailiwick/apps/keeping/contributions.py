"""What keeping has to say on the home page: what is not as it was written, and that nobody has looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bailiwick.apps.keeping.selectors import last_scrub
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker

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
