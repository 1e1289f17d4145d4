"""What the desk itself has to say on the home page: work that failed or that nobody does, and mail that comes back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.desk.models import Result
from bailiwick.apps.desk.permissions import may_run_system
from bailiwick.apps.desk.selectors.mail import notices_shown, unreached
from bailiwick.apps.desk.services.mail import SEND
from bailiwick.apps.journal.facts import person
from bailiwick.apps.roster.selectors import kept_by
from bailiwick.jobs.selectors import failed_kinds, struggling, stuck
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker, Panel, Row

JOBS, MAIL = "/jobs/", "/mail/"
FAILED_OFTEN = 3
"""After so many tries in vain a mail that waits is somebody's business."""


def wrong(looker: Looker) -> Sequence[Item]:
    """What is wrong with the software's work, and with the mail of people, for whoever can mend it."""
    return [*_work(looker), *_mail(looker)]


def panels(who: UUID, looker: Looker) -> Sequence[Panel]:
    """That mail to somebody comes back, for whoever keeps their entry; and what they were sent, for themself alone."""
    day, own = timezone.localdate(looker.at), looker.person == who
    if not own and who not in kept_by(person(looker.person), [who], day):
        return []
    rows = [
        Row(
            say("Mail comes back ({status}), so none is sent.", status=one.back),
            timezone.localdate(since),
            MAIL if own else "",
        )
        for one, since in unreached(day)
        if one.person == who
    ]
    if own:
        rows += [
            Row(say("Told that something waits."), timezone.localdate(one.made_at), MAIL)
            for one in notices_shown(who)
            if one.result is Result.SENT and not one.back
        ]
    return [Panel(say("Mail"), tuple(rows))]


def _mail(looker: Looker) -> list[Item]:
    """Whose mail comes back: told to themself and to whoever keeps their entry; nobody else learns of it."""
    day = timezone.localdate(looker.at)
    back = unreached(day)
    kept = kept_by(person(looker.person), [one.person for one, _ in back], day) if back else set()
    items = [
        Item(
            says=say("Mail to {name} comes back, so none is sent.", name=one.name),
            since=since,
            remedy=say("Have the address put right; then they say so under Mail."),
            url=f"/people/{one.person}",
        )
        for one, since in back
        if one.person in kept
    ]
    items += [
        Item(
            says=say("Mail to your address comes back, so we send none."),
            since=since,
            remedy=say("Have it put right, and say so."),
            url=MAIL,
        )
        for one, since in back
        if one.person == looker.person
    ]
    return items


def _work(looker: Looker) -> list[Item]:
    """Failed work by its kind, work that waits in vain, and mail that does not go out, for those who run the system."""
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
    unsent = struggling(SEND, FAILED_OFTEN)
    if unsent:
        items.append(
            Item(
                says=say("Mail does not go out: {why}.", why=_WHY.get(unsent[0].reason, _UNKNOWN)),
                since=unsent[0].asked_at,
                remedy=say("Say bailiwick doctor at the machine. What waits is sent as soon as it can be."),
                url=JOBS,
            )
        )
    return items


_WHY = {
    "mail-not-now": say("the mail server cannot be reached, or asks us to come again"),
    "mail-refused": say("the mail server takes none from us"),
}
_UNKNOWN = say("something failed")
