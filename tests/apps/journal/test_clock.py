"""T24: a clock that leaps, goes back or drifts changes no order and is told; two people, or an authority, settle it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests.apps.journal.helping import NOON, write

from bailiwick.apps.journal.contributions import wrong
from bailiwick.apps.journal.errors import ClockWentBackError, RefusedError
from bailiwick.apps.journal.facts import person
from bailiwick.apps.journal.models import Checkpoint, Entry, Timestamp
from bailiwick.apps.journal.selectors import Doubt, read_clock
from bailiwick.apps.journal.selectors.clock import FAR
from bailiwick.apps.journal.services import begin_epoch, confirm_clock
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db(transaction=True)
REYES, OKAFOR = person(uuid4()), person(uuid4())
TEN_YEARS, DAY, HOUR = timedelta(days=3652), timedelta(days=1), timedelta(hours=1)
CHICAGO = ZoneInfo("America/Chicago")


@pytest.fixture
def clock(monkeypatch):
    """The machine's clock, which a test sets."""

    class Clock:
        now = NOON

    monkeypatch.setattr("django.utils.timezone.now", lambda: Clock.now)
    return Clock


def doubt():
    return read_clock(timezone.now()).doubt


def told():
    return [str(item.says) for item in wrong(Looker(uuid4(), timezone.now()))]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (timedelta(0), None),
        (HOUR, None),
        (FAR, None),
        (FAR + timedelta(seconds=1), Doubt.LEAPT),
        (TEN_YEARS, Doubt.LEAPT),
        (-timedelta(seconds=30), None),
        (-HOUR, Doubt.BACK),
        (-TEN_YEARS, Doubt.BACK),
    ],
)
def test_a_step_of_the_clock_is_told_unless_work_explains_it(clock, step, expected):
    write(3, at=NOON)
    clock.now = NOON + step
    assert doubt() is expected
    assert len(told()) == (expected is not None)
    # As long as nobody has settled it, and also when the clock was put right again after something was written.
    write(1, at=clock.now)
    assert doubt() in ({expected, None} if expected is Doubt.BACK else {expected})


@pytest.mark.parametrize(
    "change",
    [
        datetime(2027, 3, 14, 1, 59, tzinfo=CHICAGO),
        datetime(2027, 11, 7, 1, 59, tzinfo=CHICAGO),
        datetime(2028, 2, 28, 23, 59, tzinfo=CHICAGO),
        datetime(2026, 12, 31, 23, 59, tzinfo=CHICAGO),
    ],
    ids=["spring", "autumn", "leap day", "new year"],
)
def test_summer_time_and_leap_days_are_no_steps_and_change_no_order(clock, change):
    for minute in range(0, 180, 10):
        clock.now = change.astimezone(UTC) + timedelta(minutes=minute)
        write(1, at=clock.now)
        assert doubt() is None
    rows = list(Entry.objects.order_by("index").values_list("index", "at"))
    assert [at for _, at in rows] == sorted(at for _, at in rows)


def test_order_is_by_place_whatever_the_clock_showed(clock, signer):
    steps = (0, 5, -3650, 3650, -1, 2)
    for number, days in enumerate(steps):
        write(1, at=NOON + timedelta(days=days))
        assert Entry.objects.order_by("-index")[0].index == number
    assert [entry.index for entry in Entry.objects.order_by("index")] == list(range(len(steps)))


def test_the_later_time_counts_after_a_clock_was_put_back(clock, signer):
    write(1)
    signer.sign()
    clock.now = NOON - TEN_YEARS
    reading = read_clock(clock.now)
    assert (reading.doubt, reading.counts) == (Doubt.BACK, True)
    assert reading.moment == signer.now
    write(1, at=clock.now)
    signer.now = clock.now
    with pytest.raises(ClockWentBackError):
        signer.sign()


@pytest.mark.parametrize("days", [5, 30, 3652])
def test_signing_or_writing_at_the_wrong_time_makes_nobody_believe_it(clock, signer, days):
    write(1)
    signer.sign()
    clock.now = signer.now = NOON + timedelta(days=days)
    write(1, at=clock.now)
    signer.sign()
    assert doubt() is Doubt.LEAPT
    assert not read_clock(clock.now).counts
    clock.now += HOUR
    assert doubt() is Doubt.LEAPT


def test_two_people_settle_a_leap_and_nobody_else_does(clock, signer):
    write(1)
    signer.sign()
    clock.now = signer.now = NOON + timedelta(days=30)
    for first, second in ((REYES, REYES), (REYES, person(None))):
        with pytest.raises(RefusedError, match="Two people"):
            confirm_clock(first, second=second)
    assert doubt() is Doubt.LEAPT
    confirm_clock(REYES, second=OKAFOR)
    assert doubt() is None
    with pytest.raises(RefusedError, match="not in doubt"):
        confirm_clock(REYES, second=OKAFOR)
    clock.now += timedelta(days=30)
    assert doubt() is Doubt.LEAPT


def test_an_epoch_settles_a_clock_that_was_ten_years_ahead(clock, signer):
    write(1)
    clock.now = signer.now = NOON + TEN_YEARS
    write(1, at=clock.now)
    signer.sign()
    clock.now = NOON + HOUR
    assert doubt() is Doubt.LEAPT
    begin_epoch(REYES, second=OKAFOR, key=signer.key, now=clock.now)
    assert doubt() is None
    assert read_clock(clock.now).moment < NOON + DAY


def stamp(at, asked_at):
    checkpoint = Checkpoint.objects.order_by("-size")[0]
    with_it = {"authority": f"tsa-{Timestamp.objects.count()}", "at": at, "asked_at": asked_at, "token": b""}
    from bailiwick.apps.journal.services import housekeeping  # noqa: PLC0415 -- beside its one use

    with housekeeping("journal_timestamp"):
        Timestamp.objects.create(checkpoint=checkpoint, **with_it)


def test_what_an_authority_has_confirmed_is_no_leap(clock, signer):
    write(1)
    signer.sign()
    clock.now = signer.now = NOON + timedelta(days=30)
    write(1, at=clock.now)
    signer.sign()
    stamp(at=clock.now, asked_at=clock.now)
    assert doubt() is None


def test_a_clock_that_creeps_ahead_of_the_authorities_is_not_believed(clock, signer, settings):
    settings.TIMESTAMPS = "https://tsa.example/ roots.pem"
    write(1)
    signer.sign()
    stamp(at=NOON, asked_at=NOON)
    for _ in range(5):
        clock.now = signer.now = clock.now + timedelta(days=3)
        write(1, at=clock.now)
        signer.sign()
    assert doubt() is Doubt.AHEAD
    assert not read_clock(clock.now).counts


@pytest.mark.parametrize("off", [HOUR, -HOUR])
def test_an_hour_of_drift_is_told(clock, signer, off):
    write(1)
    signer.sign()
    clock.now = NOON + timedelta(minutes=2)
    stamp(at=clock.now + off, asked_at=clock.now)
    assert doubt() is Doubt.OFF
    assert len(told()) == 1
