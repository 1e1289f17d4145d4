"""What the clock does for mail: whom to tell, the telling, and what came back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.accounts.selectors import notice_mark
from bailiwick.apps.desk.facts import Occasion
from bailiwick.apps.desk.models import Notice, Result
from bailiwick.apps.desk.selectors.mail import (
    Reader,
    due_for,
    let_be,
    mailing,
    readers,
    still_waits,
    waiting_notice,
)
from bailiwick.apps.desk.services.mail import SEND, bounced_notice, end_notice, note_bounce, plan_notice
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.jobs.errors import LeaseLostError
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say
from bailiwick.ports.mail import (
    AddressRefusedError,
    Bounce,
    Envelope,
    Mailing,
    NotNowError,
    RefusesUsError,
)
from bailiwick.ui.notices import notice_words

OFTEN = Beat(every=timedelta(minutes=10))
TRIES = 60
"""With pauses that grow to an hour: two days and a half at most; selectors.mail.GIVEN_UP is longer."""
RENEWED = 50
"""After so many people who are due nothing the lease is renewed."""
MOST_HANDED = 2
"""So often a mail is handed over whose answer is lost: once more than it should be, and never again."""


@job("desk.mail.look", say("looked at who is to be told that something waits"), whole=False, beat=OFTEN)
def look(running: Running) -> None:
    """Ask the rooms what waits for each, and plan a notice for whoever is due one; each is a step.

    What goes wrong for one is raised once everybody else has been told.
    """
    if mailing() is None:
        return
    now = timezone.now()
    day = timezone.localdate(now)
    everybody = readers(day)
    trouble: Exception | None = None
    for number, reader in enumerate(everybody, start=1):
        try:
            due = _due(reader, now, day)
            if due is not None or number % RENEWED == 0:
                with running.step(done=number, of=len(everybody)):
                    if due is not None:
                        plan_notice(CLOCKWORK, reader, due, day)
        except LeaseLostError:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever a room raises of one is no matter of the others
            trouble = trouble or error
    if trouble is not None:
        raise trouble


@job(SEND, say("told somebody that something waits"), whole=False, tries=TRIES)
def send(running: Running, *, notice: str) -> None:
    """Send one notice, if it is still needed; killed at any instant it is neither lost nor sent more than twice.

    That it is about to be handed over is kept before the mail goes out, and that it was not, where that is known.
    """
    row, carrier = waiting_notice(UUID(notice)), mailing()
    if row is None:
        return
    handed = int((running.cursor or {}).get("handed", 0))
    if handed >= MOST_HANDED:
        _end(running, row, Result.NOBODY_KNOWS)
        return
    reader = _reader(row)
    if reader is None or not still_waits(row, timezone.now()):
        _end(running, row, Result.NOT_NEEDED)
        return
    if not handed and let_be(row, reader, timezone.now()):
        _end(running, row, Result.NOT_NEEDED)
        return
    if carrier is None:
        # It may be set up anew: what waits is not to be lost for that.
        raise NotNowError("Mail is not set up just now.")
    _hand_over(running, row, handed, (carrier, reader))


@job(
    "desk.mail.came-back", say("read which mails came back"), whole=False, beat=Beat(every=timedelta(hours=1))
)
def came_back(running: Running) -> None:
    """Read the mailbox that bounces come to, and note those of mails of ours; each is a step."""
    carrier = mailing()
    for bounce in carrier.came_back() if carrier else ():
        notice = bounced_notice(bounce)
        if notice is not None:
            with running.step():
                note_bounce(CLOCKWORK, notice, bounce)


def _due(reader: Reader, now: datetime, day: date) -> Occasion | None:
    """The notice that is due and not noted yet."""
    due = due_for(reader, now)
    if due is None or Notice.objects.filter(person=reader.person, day=day, occasion=due.name).exists():
        return None
    return due


def _hand_over(running: Running, row: Notice, handed: int, to: tuple[Mailing, Reader]) -> None:
    carrier, reader = to

    def before() -> None:
        with running.step(cursor={"handed": handed + 1}):
            pass

    try:
        carrier.mail.send(_envelope(row, reader, carrier.address), before)
    except AddressRefusedError as error:
        _end(running, row, Result.REFUSED, error.bounce)
    except (NotNowError, RefusesUsError) as error:
        if not getattr(error, "perhaps_sent", False):
            with running.step(cursor={"handed": handed}):
                pass
        raise
    else:
        _end(running, row, Result.SENT)


def _envelope(row: Notice, reader: Reader, address: str) -> Envelope:
    words = notice_words(reader.choice.language, f"{address}/go/{row.pk}")
    at = timezone.localtime(row.made_at)
    key, language = notice_mark(row.pk), reader.choice.language
    return Envelope(key, reader.email, words.subject, words.text, words.html, language, at)


def _reader(row: Notice) -> Reader | None:
    """Whoever is to be told, while they work here and their address is the one it was and takes mail."""
    found = readers(timezone.localdate(), [row.person_id])
    return next((one for one in found if one.address == row.address and not one.back), None)


def _end(running: Running, row: Notice, result: Result, bounce: Bounce | None = None) -> None:
    with running.step():
        end_notice(CLOCKWORK, row, result, bounce)
