"""When the queue tries again, and when the clock asks next."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.jobs.times import LONGEST_WAIT, next_at, next_every, wait_after

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
moments = st.integers(0, 16 * 366 * 86400).map(
    lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
)
zones = st.sampled_from(["America/Chicago", "UTC", "Pacific/Auckland", "America/Havana", "Asia/Beirut"]).map(
    ZoneInfo
)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 10), (2, 40), (3, 160), (4, 640), (5, 2560), (6, 3600), (60, 3600)]
)
def test_waits_grow_to_an_hour(failures, seconds):
    assert wait_after(failures) == timedelta(seconds=seconds)


@given(st.integers(1, 1000), st.integers(0))
def test_waits_are_spread_by_a_tenth_and_no_more(failures, lot):
    assert wait_after(failures) <= wait_after(failures, lot) <= wait_after(failures) * 1.1
    assert wait_after(failures) <= LONGEST_WAIT


@given(moments, st.integers(1, 10**6), moments)
def test_the_next_beat_is_later_than_now_and_in_step(last, seconds, now):
    every = timedelta(seconds=seconds)
    following = next_every(last, every, now)
    assert following > now or following == last + every
    assert (following - last) % every == timedelta()
    assert following - every <= max(now, last)


@given(st.integers(0, 24 * 60 - 1), zones, moments)
def test_a_time_of_day_comes_once_on_each_local_day(minute, zone, now):
    first = next_at(minute, zone, now)
    second = next_at(minute, zone, first)
    assert now < first <= now + timedelta(hours=26)
    assert (second.astimezone(zone).date() - first.astimezone(zone).date()).days == 1


def test_a_minute_that_is_skipped_in_spring_comes_an_hour_later_and_one_that_comes_twice_comes_once():
    chicago = ZoneInfo("America/Chicago")
    spring = next_at(150, chicago, datetime(2027, 3, 14, 6, tzinfo=UTC))
    assert spring.astimezone(chicago).strftime("%d %H:%M") == "14 03:30"
    autumn = next_at(90, chicago, datetime(2027, 11, 7, 5, tzinfo=UTC))
    assert autumn == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    assert next_at(90, chicago, autumn) == datetime(2027, 11, 8, 7, 30, tzinfo=UTC)
