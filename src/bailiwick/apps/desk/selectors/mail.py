"""Who is to be told by mail, of how much, and what came of it. What waits is asked of the rooms, never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.module_loading import import_string

from bailiwick.apps.accounts.models import State
from bailiwick.apps.accounts.selectors import address_mark
from bailiwick.apps.desk.facts import USUAL, Before, Choice, How, Moment, Occasion, Thing, occasion, too_soon
from bailiwick.apps.desk.models import CameBack, Confirmed, MailChoice, Notice, Result, Told
from bailiwick.apps.roster.models import Membership, Person
from bailiwick.jobs.holidays import holiday_table
from bailiwick.ports.mail import Mailing
from bailiwick.ui.contributing import Looker, waiting_for

HOLIDAYS = "us-federal"
"""The table of days on which no notice of the day goes out."""
SATURDAY = 5
SHOWN = 10
"""Notices on somebody's own page."""
GIVEN_UP = timedelta(days=3)
"""After so long a notice without an end has reached nobody: its job's tries take two days and a half at most."""
UNSENT = (Result.REFUSED, Result.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can be told: where, and how they want it. `back` is the status with which mail comes back."""

    person: UUID
    name: str
    email: str
    choice: Choice
    back: str = ""

    @property
    def address(self) -> str:
        """The address as it is kept with notices."""
        return address_mark(self.email)


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A notice on its reader's own page: `result` is None on its way, `back` the status with which it came back.

    `given_up`: it could not be sent for so long that it is not tried any more.
    """

    made_at: datetime
    result: Result | None
    back: str
    given_up: bool


def mailing() -> Mailing | None:
    """Who carries mail, as the project's wiring says; None where mail is not set up. Raises CallError."""
    told: Callable[[object], Mailing | None] = import_string(settings.MAIL)
    return told(settings.FOLDER)


def readers(day: date, people: Iterable[UUID] | None = None) -> list[Reader]:
    """Who works here that day and has an open account, all or of `people`, by name. Four queries."""
    here = Membership.objects.on(day).values("person_id")
    rows = Person.objects.filter(pk__in=here, account__state=State.ACTIVE)
    rows = rows if people is None else rows.filter(pk__in=list(people))
    found = list(rows.order_by("name", "pk").values_list("pk", "name", "account__email"))
    chosen = _choices([person for person, _, _ in found])
    back = _back({address_mark(email) for _, _, email in found})
    return [
        Reader(person, name, email, chosen.get(person, USUAL), back.get(address_mark(email), ""))
        for person, name, email in found
    ]


def things_for(person: UUID, now: datetime) -> list[Thing]:
    """What waits for somebody, as far as mail has to know it."""
    return [
        Thing(item.answer or item.url, item.since, item.telling, item.says.template)
        for item in waiting_for(Looker(person, now))
    ]


def due_for(reader: Reader, now: datetime) -> Occasion | None:
    """The notice that somebody is due now, if one is; none to an address that mail comes back from."""
    if reader.back or reader.choice.is_quiet(timezone.localtime(now).time()):
        return None
    things = things_for(reader.person, now)
    return occasion(reader.choice, things, moment_of(now), _before(reader, now)) if things else None


def still_waits(notice: Notice, now: datetime) -> bool:
    """Whether anything that the notice stands for still waits."""
    told = set(Told.objects.filter(notice=notice).values_list("mark", flat=True))
    return any(one.marks & told for one in things_for(notice.person_id, now))


def let_be(notice: Notice, reader: Reader, now: datetime) -> bool:
    """Whether a notice is not to be sent now, though it was due: the next look plans it again when it is.

    In the reader's quiet hours; within the pause after another one went out; and once it is given up, for by then
    another one may stand for the same.
    """
    if reader.choice.is_quiet(timezone.localtime(now).time()) or now - notice.made_at >= GIVEN_UP:
        return True
    sent = Notice.objects.filter(person_id=reader.person, back=None, end__result=Result.SENT)
    return too_soon(sent.aggregate(last=Max("end__at"))["last"], now)


def waiting_notice(identity: UUID) -> Notice | None:
    """A notice of which nobody knows yet what came of it."""
    found: Notice | None = Notice.objects.filter(pk=identity, end=None).first()
    return found


def notice_of(person: UUID, identity: UUID) -> Notice | None:
    """A notice to that person, for the link in it; nobody else's."""
    found: Notice | None = Notice.objects.filter(pk=identity, person_id=person).first()
    return found


def notices_shown(person: UUID) -> list[NoticeShown]:
    """The last notices to somebody, newest first. One query."""
    now = timezone.now()
    rows = Notice.objects.filter(person_id=person).order_by("-made_at").select_related("end", "back")
    return [
        NoticeShown(
            row.made_at,
            Result(row.end.result) if hasattr(row, "end") else None,
            row.back.status if hasattr(row, "back") else "",
            _is_given_up(row, now),
        )
        for row in rows[:SHOWN]
    ]


def unreached(day: date) -> list[tuple[Reader, datetime]]:
    """Who works here and gets no mail because it came back, and since when. Five queries."""
    last = dict(CameBack.objects.values_list("address").annotate(Max("at")))
    return [(one, last[one.address]) for one in readers(day) if one.back] if last else []


def moment_of(now: datetime) -> Moment:
    """Now by the agency's clock and its table of holidays; where that is silent, weekends alone are free."""
    at = timezone.localtime(now)
    day = at.date()
    monday = day - timedelta(days=day.weekday())
    earlier = [monday + timedelta(days=number) for number in range(day.weekday())]
    return Moment(at, _works(day), not any(_works(one) for one in earlier))


def morning_of(day: date) -> datetime:
    """Local midnight of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _works(day: date) -> bool:
    table = holiday_table(HOLIDAYS)
    told = table.is_working_day(day) if table else None
    return day.weekday() < SATURDAY if told is None else told


def _choices(people: Sequence[UUID]) -> Mapping[UUID, Choice]:
    rows = MailChoice.objects.filter(person_id__in=people).order_by("chosen_at")
    return {
        row.person_id: Choice(How(row.how), row.language, row.quiet_from, row.quiet_until) for row in rows
    }


def _back(addresses: set[str]) -> Mapping[str, str]:
    """By address, with which status mail came back from it last, unless somebody has confirmed it since."""
    confirmed = dict(
        Confirmed.objects.filter(address__in=addresses).values_list("address").annotate(Max("at"))
    )
    rows = CameBack.objects.filter(address__in=addresses).order_by("at")
    return {
        row.address: row.status
        for row in rows
        if row.address not in confirmed or confirmed[row.address] < row.at
    }


def _is_given_up(row: Notice, now: datetime) -> bool:
    if not hasattr(row, "end"):
        return now - row.made_at >= GIVEN_UP
    return row.end.result == Result.NOT_NEEDED and row.end.at - row.made_at >= GIVEN_UP


def _before(reader: Reader, now: datetime) -> Before:
    reached = Notice.objects.filter(person_id=reader.person, back=None).exclude(end__result__in=UNSENT)
    reached = reached.exclude(end=None, made_at__lte=now - GIVEN_UP)
    today = Notice.objects.filter(person_id=reader.person, day=timezone.localdate(now))
    return Before(
        frozenset(Told.objects.filter(notice__in=reached).values_list("mark", flat=True)),
        frozenset(today.values_list("occasion", flat=True)),
        reached.aggregate(last=Max(Coalesce("end__at", "made_at")))["last"],
        frozenset(today.filter(end__result__in=UNSENT).values_list("occasion", flat=True)),
    )
