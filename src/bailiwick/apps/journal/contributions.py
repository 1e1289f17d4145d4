"""What the journal has to say on the home page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings

from bailiwick.apps.journal.selectors import Doubt, late, read_clock
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker


def wrong(looker: Looker) -> Sequence[Item]:
    """A clock that is not to be believed, and authorities that have not stamped a checkpoint for an hour.

    They concern everybody who leans on a day or a proof.
    """
    return [*_clock(looker.at)] + [
        Item(
            says=say("{authority} has not confirmed the time of our checkpoints.", authority=one.authority),
            since=one.since,
            remedy=say("Nothing is lost. Ask whoever runs this software to look at its network."),
            url="/journal/",
        )
        for one in late(_authorities(), looker.at)
    ]


_CLOCK = {
    Doubt.LEAPT: (
        say("The clock of this system went far ahead of what was last written."),
        say("Nothing is destroyed until two people have looked at it: bailiwick journal clock."),
    ),
    Doubt.AHEAD: (
        say("The clock of this system runs far ahead of what outside authorities have confirmed."),
        say("Nothing is destroyed until it is right, or they have confirmed it."),
    ),
    Doubt.BACK: (
        say("The clock of this system shows a time before what was last written."),
        say("Have it set right. The journal is signed again once the clock has caught up."),
    ),
    Doubt.OFF: (
        say("The clock of this system differs from that of an outside authority."),
        say("Have it set right, and kept right by NTP."),
    ),
}


def _clock(now: datetime) -> Iterator[Item]:
    reading = read_clock(now)
    if reading.doubt is not None:
        says, remedy = _CLOCK[reading.doubt]
        yield Item(says=says, since=reading.before or now, remedy=remedy, url="/journal/")


def _authorities() -> list[str]:
    """Their addresses: the first word of each part of the setting (services.timestamps.authorities)."""
    return [part.split()[0] for part in str(settings.TIMESTAMPS).split(";") if part.strip()]
