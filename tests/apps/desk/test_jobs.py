"""The software's own work: seen and tried again by those who run it, told on home, and nobody else's business."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.accounts.conftest import words
from tests.apps.roster.town import give

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import act, housekeeping
from bailiwick.apps.roster.models import Role
from bailiwick.jobs.kinds import job
from bailiwick.jobs.models import Job, State
from bailiwick.jobs.scheduling import tick
from bailiwick.jobs.services import enqueue, schedule
from bailiwick.jobs.worker import work_once
from bailiwick.kernel.sentence import say

pytestmark = pytest.mark.django_db


@act("tests.desk.mark", say("made a mark"))
def mark(doing):
    doing.about("mark", "1")


@job("tests.desk.break", say("watched the pages"), tries=1)
def break_down(running):
    mark(CLOCKWORK)
    raise ValueError("Officer Reyes wrote this")


@pytest.fixture
def admin(town, seat):
    give(Role.SYSADMIN, town.chief, town.city)
    return seat(town.chief)


@pytest.fixture
def failed(town):
    enqueue("tests.desk.break")
    assert work_once("tests")
    return Job.objects.get(state=State.FAILED)


def test_what_failed_is_told_with_what_to_do_and_is_tried_again_by_a_button(admin, failed):
    page = admin.get("/jobs/")
    told = words(page)
    assert "1 failed" in told
    assert "tests.desk.break · tried once" in told
    assert "ValueError at" in told
    assert "Officer Reyes wrote" not in told
    assert admin.post(f"/jobs/{failed.id}/again").status_code == 302
    failed.refresh_from_db()
    assert failed.state == State.WAITING
    assert Entry.objects.filter(act="jobs.again", outcome="done", subject=str(failed.id)).exists()
    assert "Nothing has failed." in words(admin.get("/jobs/"))


def test_what_runs_tells_how_far_it_is_and_what_waits_since_when(admin):
    now = timezone.now()
    far, late = enqueue("tests.desk.break"), enqueue("tests.desk.break")
    with housekeeping("jobs_job"):
        Job.objects.filter(pk=far).update(
            state=State.RUNNING,
            started_at=now,
            lease_until=now + timedelta(minutes=2),
            progress=30,
            progress_of=90,
        )
        Job.objects.filter(pk=late).update(
            due_at=now - timedelta(hours=1), failures=2, trouble="OSError at jobs.py:7"
        )
    told = words(admin.get("/jobs/"))
    assert "30 of 90" in told
    assert "It failed 2 times and is tried again. OSError at jobs.py:7" in told
    assert "nobody does it" in told
    assert "See that bailiwick serve or bailiwick worker runs." in told


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"at": time(3, 10)}, "every day at 03:10"),
        ({"every": timedelta(hours=1)}, "every hour"),
        ({"every": timedelta(hours=6)}, "every 6 hours"),
        ({"every": timedelta(minutes=5)}, "every 5 minutes"),
        ({"every": timedelta(seconds=90)}, "every 90 seconds"),
    ],
)
def test_the_clock_tells_how_often_it_asks_and_how_the_last_time_went(admin, how, says):
    schedule("tests.desk.break:one", "tests.desk.break", **how)
    told = words(admin.get("/jobs/"))
    assert f"tests.desk.break:one {says} not yet" in told
    tick(timezone.now() + timedelta(days=2))
    assert "· waits" in words(admin.get("/jobs/"))
    assert work_once("tests")
    assert "· failed" in words(admin.get("/jobs/"))


def test_home_tells_those_who_run_it_what_failed_and_what_nobody_does(admin, failed, town, seat):
    with housekeeping("jobs_job"):
        Job.objects.create(
            kind="tests.desk.break", asked_at=timezone.now(), due_at=timezone.now() - timedelta(hours=1)
        )
    told = words(admin.get("/home/"))
    assert "The software has not watched the pages. It failed, and is not tried again." in told
    assert "Work that should have been done waits: watched the pages." in told
    assert "The software" not in words(seat(town.officer).get("/home/"))
    enqueue("tests.desk.break", due_at=timezone.now() - timedelta(hours=2))
    assert work_once("tests")
    assert "2 times the software has not watched the pages." in words(admin.get("/home/"))


def test_nobody_else_finds_the_page_or_the_button(town, seat, failed):
    give(Role.SYSADMIN, town.deputy, town.police)
    for who in (town.officer, town.hr, town.steward, town.deputy):
        browser = seat(who)
        nowhere = browser.get("/jobs/nowhere").content
        for answer in (browser.get("/jobs/"), browser.post(f"/jobs/{failed.id}/again")):
            assert (answer.status_code, answer.content) == (404, nowhere)
    failed.refresh_from_db()
    assert failed.state == State.FAILED


def test_a_job_that_is_not_there_is_tried_again_without_harm(admin):
    assert admin.post(f"/jobs/{uuid4()}/again").status_code == 302


def test_the_page_takes_as_many_queries_for_a_hundred_jobs_as_for_two(admin):
    def fill(number):
        with housekeeping("jobs_job"):
            Job.objects.bulk_create(
                Job(kind="tests.desk.break", state=state, asked_at=timezone.now(), due_at=timezone.now(),
                    started_at=timezone.now(), ended_at=timezone.now(), lease_until=timezone.now())
                for state in State for _ in range(number)
            )  # fmt: skip
        for place in range(number):
            schedule(f"tests.desk.break:{number}:{place}", "tests.desk.break", at=time(3))

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert admin.get("/jobs/").status_code == 200
        return len(queries)

    fill(1)
    few = asked()
    fill(20)
    assert asked() == few
