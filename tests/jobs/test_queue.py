"""Work is asked for with the act that needs it, done once, tried again when it fails, and seen by whoever looks."""

import threading
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from django.db import OperationalError, connections
from django.utils import timezone

from bailiwick.apps.journal.errors import OutsideAnActError, RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import act, housekeeping
from bailiwick.jobs import worker
from bailiwick.jobs.claiming import MOST_LOSSES, claim, finish, take_back
from bailiwick.jobs.errors import GiveUpError, LeaseLostError, UnknownKindError
from bailiwick.jobs.kinds import Beat, job, kinds
from bailiwick.jobs.models import Job, Schedule, State
from bailiwick.jobs.running import Running, run
from bailiwick.jobs.scheduling import keep_schedules, tick
from bailiwick.jobs.selectors import counts, job_by_id, jobs_in, next_times, stuck
from bailiwick.jobs.services import call_off, enqueue, schedule, try_again, unschedule
from bailiwick.jobs.sweeping import sweep
from bailiwick.kernel.sentence import say

pytestmark = pytest.mark.django_db(transaction=True)
ran = []
WHEN = datetime(2026, 11, 21, 12, tzinfo=UTC)


@act("tests.jobs.mark", say("made a mark"))
def mark(doing, *, number, refuse=False):
    doing.about("mark", str(number))
    if refuse:
        raise RefusedError("You may not make this mark.", reason="not-yours")


@job("tests.jobs.whole", say("made a mark"))
def whole(running, *, number, fail=False, refuse=False):
    ran.append(number)
    mark(CLOCKWORK, number=number)
    if refuse:
        mark(CLOCKWORK, number=number + 100, refuse=True)
    if fail:
        raise ValueError("Officer Reyes wrote this")


@job("tests.jobs.long", say("made marks"), whole=False, tries=2)
def long(running, *, numbers, stop_at=None):
    for number in numbers[running.cursor or 0 :]:
        if number == stop_at and not running.tried:
            raise OSError("the network is down")
        with running.step(cursor=number + 1, done=number + 1, of=len(numbers)):
            mark(CLOCKWORK, number=number)


@job("tests.jobs.hopeless", say("gave up"), whole=False)
def hopeless(running):
    raise GiveUpError("The page is gone.", reason="page-gone")


@job("tests.jobs.nightly", say("looked"), beat=Beat(at=time(2, 30)))
def nightly(running):
    ran.append("nightly")


@act("tests.jobs.ask", say("asked for work"))
def ask_in_an_act(doing, *, fail):
    enqueue("tests.jobs.whole", number=7)
    if fail:
        raise ValueError("no")


@pytest.fixture(autouse=True)
def _nothing_ran():
    ran.clear()


def marks():
    return sorted(int(one.subject) for one in Entry.objects.filter(act="tests.jobs.mark", outcome="done"))


def do_all():
    while worker.work_once("tests"):
        pass


def change(**columns):
    with housekeeping("jobs_job"):
        Job.objects.update(**columns)


def the_job():
    return Job.objects.get()


def test_a_job_that_is_asked_for_is_done_once_and_what_it_did_is_an_entry_of_the_clockwork():
    identity = enqueue("tests.jobs.whole", number=3)
    do_all()
    assert (marks(), job_by_id(identity).state) == ([3], State.DONE)
    assert Entry.objects.get().actor_kind == "job"
    do_all()
    assert marks() == [3]


def test_a_job_is_asked_for_with_the_act_or_not_at_all():
    with pytest.raises(ValueError, match="no"):
        ask_in_an_act(OPERATOR, fail=True)
    assert not Job.objects.exists()
    ask_in_an_act(OPERATOR, fail=False)
    do_all()
    assert marks() == [7]


def test_with_a_key_a_job_is_asked_for_once():
    first = enqueue("tests.jobs.whole", key="mark:1", number=1)
    assert enqueue("tests.jobs.whole", key="mark:1", number=1) == first
    do_all()
    assert enqueue("tests.jobs.whole", key="mark:1", number=1) == first
    do_all()
    assert marks() == [1]


def test_a_job_waits_until_it_is_due():
    enqueue("tests.jobs.whole", number=1, due_at=timezone.now() + timedelta(hours=1))
    do_all()
    assert marks() == []
    change(due_at=timezone.now() - timedelta(seconds=1))
    do_all()
    assert marks() == [1]


def test_what_has_not_begun_can_be_called_off():
    enqueue("tests.jobs.whole", key="a", number=1)
    assert (call_off("a"), call_off("a"), call_off("b")) == (True, False, False)
    do_all()
    assert (marks(), counts()[State.CALLED_OFF]) == ([], 1)


def test_a_failed_job_leaves_nothing_and_is_tried_again_later_and_at_last_given_up():
    identity = enqueue("tests.jobs.whole", number=1, fail=True)
    for attempt in range(1, 9):
        do_all()
        seen = job_by_id(identity)
        assert (seen.failures, seen.state) == (attempt, State.FAILED if attempt == 8 else State.WAITING)
        assert seen.trouble.startswith("ValueError")
        assert seen.due_at > timezone.now() or attempt == 8
        change(due_at=timezone.now() - timedelta(seconds=1))
    assert (ran, marks()) == ([1] * 8, [])
    assert "Reyes" not in the_job().trouble
    assert [one.id for one in jobs_in(State.FAILED)] == [identity]


def test_a_failed_job_can_be_tried_again():
    identity = enqueue("tests.jobs.hopeless")
    do_all()
    assert job_by_id(identity).state is State.FAILED
    assert job_by_id(identity).trouble.startswith("page-gone: GiveUpError")
    assert try_again(identity)
    assert not try_again(identity)
    assert (job_by_id(identity).state, job_by_id(identity).failures) == (State.WAITING, 0)


def test_a_refusal_ends_the_job_and_stands_in_the_journal():
    identity = enqueue("tests.jobs.whole", number=1, refuse=True)
    do_all()
    assert job_by_id(identity).state is State.FAILED
    assert job_by_id(identity).trouble.startswith("not-yours: RefusedError")
    found = [(one.act, one.outcome, one.reason) for one in Entry.objects.all()]
    assert found == [("tests.jobs.mark", "done", ""), ("tests.jobs.mark", "refused", "not-yours")]


def test_a_long_job_goes_on_from_its_last_step():
    identity = enqueue("tests.jobs.long", numbers=[0, 1, 2, 3], stop_at=2)
    do_all()
    seen = job_by_id(identity)
    assert (marks(), seen.done, seen.of, seen.failures) == ([0, 1], 2, 4, 1)
    change(due_at=timezone.now() - timedelta(seconds=1))
    do_all()
    assert (marks(), job_by_id(identity).state) == ([0, 1, 2, 3], State.DONE)


def test_a_job_whose_runner_has_gone_is_given_to_another_and_the_first_can_write_nothing_more():
    enqueue("tests.jobs.long", numbers=[0, 1])
    now = timezone.now()
    lost = claim("one", now)
    assert claim("two", now) is None
    assert take_back(now) == 0
    later = now + timedelta(minutes=3)
    assert take_back(later) == 1
    held = claim("two", later)
    with pytest.raises(LeaseLostError), Running(lost, None).step(cursor=1):
        mark(CLOCKWORK, number=0)
    with pytest.raises(LeaseLostError):
        finish(lost, later)
    assert marks() == []
    assert run(lost) is False
    assert marks() == []
    assert run(held) is True
    assert marks() == [0, 1]


def test_a_job_that_ends_every_runner_is_given_up_at_last():
    enqueue("tests.jobs.whole", number=1)
    now = timezone.now()
    for _ in range(MOST_LOSSES):
        now += timedelta(minutes=10)
        assert claim("tests", now) is not None
        now += timedelta(minutes=10)
        assert take_back(now) == 1
    assert (the_job().state, the_job().losses) == (State.FAILED, MOST_LOSSES)


def test_two_runners_never_get_the_same_job():
    for number in range(20):
        enqueue("tests.jobs.whole", number=number)
    got, gate = [], threading.Barrier(4)

    def take():
        gate.wait()
        try:
            while (claimed := claim(threading.current_thread().name, timezone.now())) is not None:
                got.append(claimed.job)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (len(got), len(set(got))) == (20, 20)


def test_a_kind_that_nobody_knows_is_not_asked_for_and_not_run_but_seen():
    with pytest.raises(UnknownKindError):
        enqueue("tests.jobs.nothing")
    with housekeeping("jobs_job"):
        Job.objects.create(kind="tests.jobs.newer", asked_at=WHEN, due_at=WHEN)
    do_all()
    [seen] = stuck(timezone.now())
    assert (seen.code, seen.state) == ("tests.jobs.newer", State.WAITING)
    assert "does not know" in str(seen.says)


def test_two_kinds_of_one_code_cannot_be():
    with pytest.raises(UnknownKindError):
        job("tests.jobs.whole", say("did it again"))(lambda _: None)
    with pytest.raises(UnknownKindError):
        job("Not A Code", say("did it"))(lambda _: None)


def test_a_job_is_given_ids_and_no_long_texts():
    with pytest.raises(UnknownKindError, match="longer than"):
        enqueue("tests.jobs.whole", number="x" * 5000)


def test_nothing_else_can_be_written_while_the_queue_is():
    with pytest.raises(OutsideAnActError):
        Job.objects.create(kind="tests.jobs.whole", asked_at=WHEN, due_at=WHEN)


def test_the_clock_asks_once_for_each_beat_and_once_for_all_it_missed():
    schedule("tests.watch", "tests.jobs.whole", every=timedelta(minutes=5), arguments={"number": 4})
    with housekeeping("jobs_schedule"):
        Schedule.objects.update(next_at=WHEN)
    assert (tick(WHEN), tick(WHEN), tick(WHEN + timedelta(minutes=4))) == (1, 0, 0)
    assert tick(WHEN + timedelta(minutes=5)) == 1
    assert tick(WHEN + timedelta(minutes=61)) == 1
    assert next_times()["tests.watch"] == WHEN + timedelta(minutes=65)
    assert Job.objects.count() == 3
    assert unschedule("tests.watch")
    assert not unschedule("tests.watch")
    assert tick(WHEN + timedelta(days=1)) == 0


def test_a_schedule_that_changes_is_asked_for_anew_and_one_that_does_not_keeps_its_time():
    schedule("tests.watch", "tests.jobs.nightly", every=timedelta(minutes=5))
    with housekeeping("jobs_schedule"):
        Schedule.objects.update(next_at=WHEN)
    schedule("tests.watch", "tests.jobs.nightly", every=timedelta(minutes=5))
    assert next_times()["tests.watch"] == WHEN
    schedule("tests.watch", "tests.jobs.nightly", at=time(2, 30))
    assert next_times()["tests.watch"] > timezone.now()


def test_kinds_with_a_beat_of_their_own_are_on_the_clock():
    keep_schedules()
    keep_schedules()
    assert {"tests.jobs.nightly", "jobs.sweep"} <= set(next_times())
    assert all(kinds()[code].beat for code in next_times())


def test_what_ended_well_is_swept_after_a_month_and_what_failed_stays():
    for number, state in enumerate((State.DONE, State.FAILED, State.CALLED_OFF, State.WAITING)):
        enqueue("tests.jobs.whole", number=number)
        with housekeeping("jobs_job"):
            Job.objects.filter(arguments={"number": number}).update(
                state=state, ended_at=timezone.now() - timedelta(days=31), due_at=timezone.now()
            )
    sweep(None)
    assert {one.state for one in Job.objects.all()} == {State.FAILED, State.WAITING}


def test_a_database_that_goes_away_is_waited_for(monkeypatch):
    stop, looks = threading.Event(), []

    def look(name):
        looks.append(name)
        if len(looks) == 1:
            raise OperationalError("gone")
        stop.set()
        return False

    monkeypatch.setattr(worker, "work_once", look)
    monkeypatch.setattr(worker, "UNREACHABLE", 0.01)
    running = threading.Thread(target=worker.work_until, args=(stop,), kwargs={"idle": 0.01})
    running.start()
    running.join(10)
    assert (len(looks), running.is_alive()) == (2, False)


def test_a_runner_in_the_background_does_what_is_asked_for():
    identity = enqueue("tests.jobs.whole", number=5)
    stop = worker.work_in_background()
    until = timezone.now() + timedelta(seconds=20)
    while job_by_id(identity).state is not State.DONE and timezone.now() < until:
        threading.Event().wait(0.05)
    stop.set()
    assert isinstance(identity, UUID)
    assert (job_by_id(identity).state, marks()) == (State.DONE, [5])
    [running] = [one for one in threading.enumerate() if one.name == "jobs"] or [threading.Thread()]
    if running.ident:
        running.join(10)
