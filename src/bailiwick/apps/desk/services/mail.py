"""Telling people by mail: planned, sent and ended by the clock; chosen by each for themself; what came back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.accounts.selectors import address_mark, notice_mark
from bailiwick.apps.desk.facts import Choice, Occasion
from bailiwick.apps.desk.models import (
    CameBack,
    Confirmed,
    MailChoice,
    Notice,
    NoticeEnd,
    Result,
    Told,
)
from bailiwick.apps.desk.permissions import is_machinery, may_be_told, may_confirm
from bailiwick.apps.desk.selectors.mail import Reader, readers
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.jobs.services import enqueue
from bailiwick.kernel.sentence import say
from bailiwick.ports.mail import Bounce

SEND = "desk.mail.send"


@act("desk.mail.choose", say("chose how to be told by mail that something waits"))
def choose_mail(doing: Doing, choice: Choice) -> MailChoice:
    """Choose for oneself, from now on. Refused to whoever does not work here."""
    me = doing.actor.identity
    if me is None or not may_be_told(doing.actor, timezone.localdate(doing.at)):
        raise _refused("nobody-to-tell", "Mail goes to people who work here.")
    row: MailChoice = MailChoice.objects.create(
        person_id=me,
        how=choice.how.value,
        language=choice.language,
        quiet_from=choice.quiet_from,
        quiet_until=choice.quiet_until,
        chosen_at=doing.at,
    )
    doing.about("person", me)
    doing.record(how=row.how, language=row.language)
    return row


@act("desk.mail.plan", say("noted that somebody is to be told by mail that something waits"))
def plan_notice(doing: Doing, reader: Reader, due: Occasion, day: date) -> Notice:
    """Note it, once for an occasion of a day, and ask for the mail to be sent. The clock's alone."""
    _machinery(doing)
    notice = Notice.objects.create(
        person_id=reader.person,
        day=day,
        occasion=due.name,
        address=reader.address,
        target=due.url,
        made_at=doing.at,
    )
    Told.objects.bulk_create(Told(notice=notice, mark=mark) for mark in sorted(due.marks))
    enqueue(SEND, key=f"{SEND}:{notice.pk}", notice=str(notice.pk))
    doing.about("person", reader.person)
    doing.record(notice=notice.pk, day=day)
    return notice


@act("desk.mail.end", say("told somebody by mail that something waits, or found that it could not be"))
def end_notice(doing: Doing, notice: Notice, result: Result, bounce: Bounce | None = None) -> None:
    """Note what came of a notice, and with what status the address was refused. The clock's alone."""
    _machinery(doing)
    NoticeEnd.objects.create(notice=notice, result=result.value, at=doing.at)
    if bounce is not None:
        _came_back(notice, bounce, doing)
    doing.about("person", notice.person_id)
    doing.record(notice=notice.pk, result=result.value)


@act("desk.mail.came-back", say("noted that a mail came back"))
def note_bounce(doing: Doing, notice: Notice, bounce: Bounce) -> None:
    """Note that a mail which a server had taken came back all the same. The clock's, and whoever's at the machine."""
    _machinery(doing)
    _came_back(notice, bounce, doing)
    doing.about("person", notice.person_id)
    doing.record(notice=notice.pk, status=bounce.status)


@act("desk.mail.confirm", say("confirmed that mail can go to an address again"))
def confirm_address(doing: Doing, *, person: UUID) -> bool:
    """Let mail go again to the address it came back from; whether it had. For oneself, and for who keeps people."""
    day = timezone.localdate(doing.at)
    if not may_confirm(doing.actor, person, day):
        raise _refused("right-missing", "This address is not yours to confirm.")
    doing.about("person", person)
    back = [one for one in readers(day, [person]) if one.back]
    Confirmed.objects.bulk_create(
        Confirmed(person_id=person, address=one.address, at=doing.at) for one in back
    )
    doing.record(found=bool(back))
    return bool(back)


def bounced_notice(bounce: Bounce) -> Notice | None:
    """The mail of ours that a bounce is about: by its secret key and its address, so that nobody can make one up.

    Whoever reads the journal, or has the link, knows the notice's id and not its key.
    """
    if bounce.key is None or not bounce.permanent:
        return None
    sent = Notice.objects.filter(address=address_mark(bounce.address), back=None).order_by("-made_at")
    return next((one for one in sent.iterator() if notice_mark(one.pk) == bounce.key), None)


def _came_back(notice: Notice, bounce: Bounce, doing: Doing) -> None:
    CameBack.objects.create(notice=notice, address=notice.address, status=bounce.status, at=doing.at)


def _machinery(doing: Doing) -> None:
    if not is_machinery(doing.actor):
        raise _refused("clockwork-alone", "The clock does this by itself.")


def _refused(reason: str, message: str) -> RefusedError:
    return RefusedError(message, reason=reason, remedy="Ask human resources, or whoever runs the system.")
