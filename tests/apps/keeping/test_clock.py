"""T24, for destruction: no clock destroys early, and none that is put back keeps for ever."""

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests.apps.keeping.helpers import ADA, BEN, CARL, granted, sighting

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.selectors import read_clock
from bailiwick.apps.journal.services import confirm_clock
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Record
from bailiwick.apps.keeping.services import capture, destroy, propose_destruction, set_day

pytestmark = pytest.mark.django_db(transaction=True)
CHICAGO = ZoneInfo("America/Chicago")
TODAY = datetime(2026, 11, 21, 18, 0, tzinfo=CHICAGO)


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = TODAY

    monkeypatch.setattr("django.utils.timezone.now", lambda: Clock.now)
    return Clock


def refused(act, *arguments):
    with pytest.raises(RefusedError) as refusal:
        act(*arguments)
    return refusal.value.reason


def test_a_clock_put_ten_years_ahead_destroys_nothing(clock):
    record = capture(CLOCKWORK, sighting(day=TODAY.date()), b"new").record
    clock.now = TODAY + timedelta(days=3652)
    assert refused(propose_destruction, ADA, record) == "clock-in-doubt"
    # Nor after something harmless was written at that time.
    set_day(CLOCKWORK, record, "reviewed", TODAY.date())
    clock.now += timedelta(hours=1)
    assert refused(propose_destruction, ADA, record) == "clock-in-doubt"
    confirm_clock(ADA, second=BEN)
    destroy(CARL, granted(record))
    assert Record.objects.count() == 0


def test_a_destruction_that_was_granted_waits_while_the_clock_is_in_doubt(clock):
    record = capture(CLOCKWORK, sighting(), b"old").record
    proposal = granted(record)
    clock.now = TODAY + timedelta(days=3652)
    assert refused(destroy, CARL, proposal) == "clock-in-doubt"
    assert Record.objects.count() == 1


def test_a_clock_put_back_does_not_keep_what_is_due(clock):
    record = capture(CLOCKWORK, sighting(), b"old").record
    clock.now = TODAY - timedelta(days=3652)
    proposal = propose_destruction(ADA, record)
    assert proposal.asked_at == clock.now


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2024, 3, 1)])
def test_nothing_is_due_before_the_day_after_its_last_whatever_the_hour(clock, day):
    kept = capture(CLOCKWORK, sighting(name=uuid.uuid4().hex, day=day), b"leap").record
    last = selectors.standing_of(selectors.record_of(kept), TODAY.date()).last_day
    midnight = datetime.combine(last + timedelta(days=1), time(), tzinfo=timezone.get_default_timezone())
    for now, expected in ((midnight - timedelta(seconds=1), "not-yet"), (midnight, None)):
        clock.now = now
        if not read_clock(now).counts:
            confirm_clock(ADA, second=BEN)
        if expected:
            assert refused(propose_destruction, ADA, kept) == expected
        else:
            assert propose_destruction(ADA, kept)
