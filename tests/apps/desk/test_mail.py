"""Mail from what waits to what came back: told once, of nothing, to nobody else; what bounces is shown and stops."""

import re
from datetime import datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import asks, build, memo, through_the_chain, yes
from tests.apps.desk import mailbox
from tests.apps.desk.mailbox import ADDRESS, Box, reachable, work_all
from tests.apps.roster.town import as_, give

from bailiwick.apps.desk import jobs
from bailiwick.apps.desk.contributions import panels, wrong
from bailiwick.apps.desk.facts import USUAL, Choice, How
from bailiwick.apps.desk.jobs import TRIES
from bailiwick.apps.desk.models import CameBack, Notice, NoticeEnd, Result
from bailiwick.apps.desk.selectors.mail import GIVEN_UP, due_for, moment_of, notices_shown, readers
from bailiwick.apps.desk.services import choose_mail, confirm_address
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.readiness.selectors import rules_of
from bailiwick.apps.readiness.services import acknowledge
from bailiwick.apps.roster.models import Role
from bailiwick.jobs.models import Job, State
from bailiwick.jobs.services import enqueue
from bailiwick.jobs.times import wait_after
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.ports.mail import AddressRefusedError, Bounce, NotNowError, RefusesUsError
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("America/Chicago"))


class Clock:
    """The town's clock, moved by hand; the record is as new as the day it is on."""

    def __init__(self, monkeypatch):
        self.now = TUESDAY
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    def on(self, **more):
        self.now += timedelta(**more)


@pytest.fixture
def clock(monkeypatch, settings):
    settings.TIME_ZONE = "America/Chicago"
    timezone.get_default_timezone.cache_clear()
    yield Clock(monkeypatch)
    timezone.get_default_timezone.cache_clear()


@pytest.fixture
def box(monkeypatch, settings):
    made = Box()
    monkeypatch.setattr(mailbox, "BOX", made)
    settings.MAIL = "tests.apps.desk.mailbox.mail_of"
    return made


@pytest.fixture
def town(clock, box, settings):
    """Whoever can be told has signed what is in force, so that nothing waits but what a test makes wait."""
    town = build()
    told = (town.chief, town.rookie, town.hr, town.sergeant)
    for one in told:
        for paper in rules_of(one.id, timezone.localdate()):
            acknowledge(as_(one), adoption=paper.adoption.id, digest=paper.digest)
    town.addresses = reachable(*told)
    return town


def look():
    """One look of the clock, and what it asked for."""
    enqueue("desk.mail.look")
    return work_all()


def asked(town, what="Radios"):
    """The officer asks to speak, which the chief alone decides."""
    told = {"identity": what, "words": what, "topic": what, "audience": "A club"}
    return asks(town.rookie, town.patrol, "pd.speaking", told)


def sent_to(box, town, who):
    return [one for one in box.sent if one.to == town.addresses[who.id]]


def rows_about(whom, looker, clock):
    """What the page of somebody says of mail, to whoever looks."""
    return [str(row.says) for one in panels(whom.id, Looker(looker.id, clock.now)) for row in one.rows]


def result():
    return list(NoticeEnd.objects.order_by("at").values_list("result", flat=True))


def test_the_chief_is_told_at_once_that_something_waits_and_of_nothing_else(town, box, client):
    loaded = asked(town, "Covert radios")
    look()
    (mail,) = box.sent
    assert mail.to == town.addresses[town.chief.id]
    assert mail.subject == "Something waits for you in Bailiwick"
    (link,) = set(re.findall(r"https://\S+?(?=[\"\s<])", mail.text + mail.html))
    notice = Notice.objects.get()
    assert link == f"{ADDRESS}/go/{notice.pk}"
    assert str(mail.key) not in link + mail.text
    journal = b"".join(bytes(part) for one in Entry.objects.all() for part in (one.manifest, one.leaf))
    assert str(notice.person_id).encode() in journal
    for form in (str(mail.key).encode(), mail.key.hex.encode(), mail.key.bytes):
        assert form not in journal
    for word in (
        "radio",
        "robin",
        "cole",
        "dana",
        "permission",
        "speaking",
        "pd.",
        "chief",
        str(loaded.row.id),
    ):
        assert word not in (mail.subject + mail.text + mail.html).lower()
    assert result() == [Result.SENT]


def test_every_mail_is_the_same_but_for_its_link(town, box):
    asked(town, "Radios")
    memo(town)
    look()
    plain = {re.sub(r"/go/[0-9a-f-]{36}", "LINK", one.text + one.html) for one in box.sent}
    assert len(box.sent) == 2
    assert len(plain) == len({one.subject for one in box.sent}) == 1


def test_nobody_is_told_the_same_twice_however_often_the_clock_looks(town, box, clock):
    asked(town)
    for _ in range(3):
        look()
        clock.on(hours=2)
    assert len(box.sent) == 1


def test_what_was_done_before_the_mail_went_out_is_told_to_nobody(town, box, clock):
    box.trouble = NotNowError("Busy.")
    loaded = asked(town)
    look()
    yes(town.chief, loaded)
    box.trouble = None
    clock.on(hours=1)
    work_all()
    assert (box.sent, result()) == ([], [Result.NOT_NEEDED])


def test_what_passes_is_tried_again_with_growing_pauses_and_whoever_runs_the_system_sees_why(
    town, box, clock
):
    give(Role.SYSADMIN, town.steward, town.city)
    box.trouble = RefusesUsError("No.")
    asked(town)
    look()
    dues = []
    for _ in range(3):
        row = Job.objects.get(kind="desk.mail.send")
        dues.append(row.due_at - clock.now)
        clock.now = row.due_at
        work_all()
    assert dues == sorted(dues)
    assert dues[0] < dues[2]
    told = [str(one.says) for one in wrong(Looker(town.steward.id, clock.now))]
    assert told == ["Mail does not go out: the mail server takes none from us."]
    assert wrong(Looker(town.rookie.id, clock.now)) == []
    box.trouble = None
    clock.on(hours=2)
    work_all()
    assert len(box.sent) == 1


def test_a_notice_whose_tries_are_over_told_nobody_so_that_what_waits_is_told_again(town, box, clock):
    box.trouble = NotNowError("Away.")
    asked(town)
    look()
    (shown,) = notices_shown(town.chief.id)
    assert (shown.result, shown.given_up) == (None, False)
    with housekeeping("jobs_job"):
        Job.objects.filter(kind="desk.mail.send").update(state=State.FAILED, ended_at=clock.now)
    box.trouble = None
    clock.now = TUESDAY + GIVEN_UP
    assert notices_shown(town.chief.id)[0].given_up
    look()
    assert len(box.sent) == 1


def test_the_pauses_of_a_mail_are_over_before_its_notice_is_given_up():
    assert sum((wait_after(failures, 99) for failures in range(1, TRIES)), timedelta()) < GIVEN_UP


def test_where_mail_is_taken_away_for_a_while_what_was_planned_is_sent_after_it(town, box, clock, settings):
    box.trouble = NotNowError("Busy.")
    asked(town)
    look()
    box.trouble, carried = None, settings.MAIL
    settings.MAIL = "tests.apps.desk.mailbox.nobody"
    clock.on(hours=1)
    work_all()
    assert Job.objects.get(kind="desk.mail.send").state == State.WAITING
    settings.MAIL = carried
    clock.on(hours=1)
    work_all()
    assert len(box.sent) == 1


def test_what_could_not_go_out_by_day_is_not_sent_in_the_night_but_when_it_is_over(town, box, clock):
    box.trouble = NotNowError("Busy.")
    asked(town)
    look()
    box.trouble = None
    clock.on(hours=12)
    work_all()
    assert (box.sent, result()) == ([], [Result.NOT_NEEDED])
    clock.on(hours=11)
    look()
    assert len(box.sent) == 1


def test_two_notices_that_were_held_up_do_not_go_out_within_an_hour(town, box, clock):
    box.trouble = NotNowError("Busy.")
    asked(town)
    look()
    clock.on(hours=2)
    asked(town, "Dogs")
    look()
    assert Notice.objects.count() == 2
    box.trouble = None
    clock.on(hours=1, minutes=10)
    look()
    assert len(box.sent) == 1
    clock.on(hours=1)
    look()
    assert len(box.sent) == 2


def test_what_goes_wrong_for_one_is_raised_once_everybody_else_has_been_told(town, box, monkeypatch):
    def due(reader, now):
        if reader.person != town.chief.id:
            raise LookupError
        return due_for(reader, now)

    monkeypatch.setattr(jobs, "due_for", due)
    asked(town)
    look()
    assert len(box.sent) == 1
    row = Job.objects.get(kind="desk.mail.look")
    assert (row.state, row.failures) == (State.WAITING, 1)
    assert "LookupError" in row.trouble


def test_a_look_at_many_who_are_due_nothing_keeps_its_lease(town, clock, monkeypatch):
    monkeypatch.setattr(jobs, "RENEWED", 1)
    leases = []

    def due(_reader, _now):
        leases.append(Job.objects.get(kind="desk.mail.look").lease_until)
        clock.on(minutes=1)

    monkeypatch.setattr(jobs, "due_for", due)
    look()
    assert len(set(leases)) == len(leases) > 2


def test_an_answer_that_is_lost_costs_one_more_mail_and_never_a_third(town, box, clock):
    box.after = NotNowError("Gone.", perhaps_sent=True)
    asked(town)
    look()
    for _ in range(5):
        clock.on(hours=2)
        work_all()
    assert len(box.sent) == 2
    assert result() == [Result.NOBODY_KNOWS]
    assert Job.objects.get(kind="desk.mail.send").state == State.DONE


def test_what_each_chose_counts_and_what_a_policy_wants_told_is_told_all_the_same(town, box, clock):
    choose_mail(as_(town.chief), Choice(How.NEVER, "en", time(20), time(7)))
    choose_mail(as_(town.sergeant), Choice(How.DAILY, "es", time(20), time(7)))
    asked(town)
    memo(town)
    look()
    (mail,) = box.sent
    assert (mail.to, mail.subject) == (town.addresses[town.sergeant.id], "Algo le espera en Bailiwick")
    assert "Bailiwick" in mail.text
    assert "waits" not in mail.text + mail.html


def test_in_quiet_hours_everybody_is_let_be_and_told_when_they_end(town, box, clock):
    clock.on(hours=12)
    asked(town)
    look()
    assert box.sent == []
    clock.on(hours=11)
    look()
    assert len(box.sent) == 1


def test_an_address_that_is_refused_is_told_to_its_owner_and_to_who_keeps_people_and_gets_no_more(
    town, box, clock
):
    box.trouble = AddressRefusedError(Bounce("x", "5.1.1"))
    asked(town)
    look()
    assert result() == [Result.REFUSED]
    box.trouble = None
    clock.on(days=1)
    asked(town, "Dogs")
    look()
    assert box.sent == []
    assert [str(one.says) for one in wrong(Looker(town.hr.id, clock.now))] == [
        "Mail to Dana Whitcombe comes back, so none is sent."
    ]
    assert [str(one.says) for one in wrong(Looker(town.chief.id, clock.now))] == [
        "Mail to your address comes back, so we send none."
    ]
    assert wrong(Looker(town.rookie.id, clock.now)) == []
    assert {who: rows_about(town.chief, who, clock) for who in (town.hr, town.chief, town.rookie)} == {
        town.hr: ["Mail comes back (5.1.1), so none is sent."],
        town.chief: ["Mail comes back (5.1.1), so none is sent."],
        town.rookie: [],
    }
    clock.on(minutes=1)
    assert confirm_address(as_(town.chief), person=town.chief.id)
    assert wrong(Looker(town.hr.id, clock.now)) == []
    look()
    assert len(box.sent) == 1
    assert rows_about(town.chief, town.hr, clock) == []
    assert rows_about(town.chief, town.chief, clock) == ["Told that something waits."]


def test_a_mail_that_comes_back_later_counts_only_by_its_own_key_and_address(town, box, clock):
    asked(town)
    look()
    (mail,) = box.sent
    made_up = [Bounce(mail.to, "5.1.1", uuid4()), Bounce("x@wexham.example", "5.1.1", mail.key),
               Bounce(mail.to, "5.1.1", None), Bounce(mail.to, "4.4.1", mail.key),
               Bounce(mail.to, "5.1.1", Notice.objects.get().pk)]  # fmt: skip
    box.bounces = made_up
    enqueue("desk.mail.came-back")
    work_all()
    assert CameBack.objects.count() == 0
    box.bounces = [*made_up, Bounce(mail.to.upper(), "5.1.1", mail.key)] * 2
    enqueue("desk.mail.came-back")
    work_all()
    assert [row.status for row in CameBack.objects.all()] == ["5.1.1"]
    assert readers(timezone.localdate(), [town.chief.id])[0].back == "5.1.1"


def test_where_mail_is_not_set_up_nothing_is_planned(town, settings):
    settings.MAIL = "tests.apps.desk.mailbox.nobody"
    asked(town)
    look()
    assert Notice.objects.count() == 0


def test_the_journal_says_who_was_told_and_when_and_nothing_of_what(town, box):
    asked(town)
    look()
    entries = Entry.objects.filter(act__startswith="desk.mail.")
    assert [one.act for one in entries.order_by("index")] == ["desk.mail.plan", "desk.mail.end"]
    assert {(one.subject_kind, one.subject) for one in entries} == {("person", str(town.chief.id))}
    assert all(is_plain_id(one.act.replace(".", "-")) for one in entries)


@pytest.mark.parametrize(
    ("day", "works", "week_begins"),
    [("2026-11-26", False, False), ("2026-11-27", True, False), ("2026-11-28", False, False),
     ("2026-11-30", True, True), ("2026-09-07", False, True), ("2026-09-08", True, True)],
)  # fmt: skip
def test_holidays_are_no_working_days_and_the_week_begins_after_one(settings, day, works, week_begins):
    settings.TIME_ZONE = "America/Chicago"
    found = moment_of(datetime.fromisoformat(f"{day}T12:00:00-06:00"))
    assert (found.working, found.week_begins and found.working) == (works, week_begins and works)


def test_whoever_has_chosen_nothing_is_told_once_a_day():
    assert USUAL.how is How.DAILY


def test_three_at_the_machine_cannot_be_told_of_what_is_not_theirs(town, box):
    through_the_chain(town, memo(town))
    look()
    assert {one.to for one in box.sent} == {town.addresses[town.chief.id]}
