"""What the journal has to say on the home page."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from bailiwick.apps.journal.selectors import late
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker


def wrong(looker: Looker) -> Sequence[Item]:
    """Authorities that have not stamped a checkpoint for an hour; it concerns everybody who leans on a proof."""
    return [
        Item(
            says=say("{authority} has not confirmed the time of our checkpoints.", authority=one.authority),
            since=one.since,
            remedy=say("Nothing is lost. Ask whoever runs this software to look at its network."),
            url="/journal/",
        )
        for one in late(_authorities(), looker.at)
    ]


def _authorities() -> list[str]:
    """Their addresses: the first word of each part of the setting (services.timestamps.authorities)."""
    return [part.split()[0] for part in str(settings.TIMESTAMPS).split(";") if part.strip()]
