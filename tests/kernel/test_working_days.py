"""Clocks of working days: exact at year ends, over weekends and holidays, and where clocks are put forward or back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.kernel.holidays import LAST, Easter, Fixed, Holiday, HolidayTable, Nth, Observed, Weekday
from bailiwick.kernel.working_days import (
    CannotTell,
    add_working_days,
    deadline,
    end_of_day,
    working_days_between,
)

NEAREST = Observed.NEAREST_WEEKDAY
TABLE = HolidayTable(
    name="here",
    title="Here",
    source="made up",
    first=2000,
    last=2060,
    holidays=(
        Holiday("New Year's Day", Fixed(1, 1), observed=NEAREST),
        Holiday("Memorial Day", Nth(5, Weekday.MONDAY, LAST)),
        Holiday("Thanksgiving", Nth(11, Weekday.THURSDAY, 4)),
        Holiday("The day after", Nth(11, Weekday.THURSDAY, 4), plus=1),
        Holiday("Christmas", Fixed(12, 25), observed=Observed.MONDAY_AFTER),
        Holiday("Good Friday", Easter(), plus=-2),
        Holiday("Founders' Day", Fixed(3, 3), first=2030, last=2031),
    ),
    closed=(date(2026, 12, 24),),
)
days = st.dates(date(2003, 1, 1), date(2055, 12, 31))
numbers = st.integers(1, 300)
moments = st.integers(0, 32 * 366 * 86400).map(
    lambda s: datetime(2003, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
)
ZONES = [
    "America/Chicago", "America/Denver", "UTC", "Asia/Kathmandu", "Pacific/Auckland", "Australia/Lord_Howe",
    "America/Sao_Paulo", "America/Havana", "Africa/Cairo", "Asia/Beirut", "Atlantic/Azores",
]  # fmt: skip
zones = st.sampled_from(ZONES).map(ZoneInfo)


def is_working(day):
    return TABLE.is_working_day(day)


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 25), 1, date(2026, 11, 30)),
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2027, 12, 30), 1, date(2028, 1, 3)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2027, 1, 4), -1, date(2026, 12, 31)),
        (date(2026, 4, 2), 1, date(2026, 4, 6)),
        (date(2030, 3, 1), 1, date(2030, 3, 4)),
        (date(2031, 2, 28), 1, date(2031, 3, 4)),
        (date(2032, 3, 2), 1, date(2032, 3, 3)),
    ],
)
def test_working_days_are_counted_past_what_is_none(start, number, expected):
    assert add_working_days(start, number, TABLE) == expected


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2021, 12, 31), False),
        (date(2022, 12, 26), False),
        (date(2023, 1, 2), False),
        (date(2027, 12, 24), True),
        (date(2028, 1, 3), True),
        (date(1999, 12, 31), None),
        (date(2061, 1, 3), None),
    ],
)
def test_a_holiday_on_a_weekend_is_kept_where_the_rule_says(day, working):
    assert is_working(day) is working


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1818, date(1818, 3, 22)),
        (2000, date(2000, 4, 23)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
        (2076, date(2076, 4, 19)),
    ],
)
def test_easter_is_where_the_almanac_has_it(year, easter):
    assert Easter().of(year) == easter


@given(days, numbers)
def test_the_day_found_is_a_working_day_and_so_many_lie_between(start, number):
    end = add_working_days(start, number, TABLE)
    assert is_working(end)
    assert working_days_between(start, end, TABLE) == number


@given(days, numbers)
def test_counting_back_from_a_working_day_leads_to_where_the_count_began(start, number):
    first = add_working_days(start, 0, TABLE)
    assert add_working_days(add_working_days(first, number, TABLE), -number, TABLE) == first


@given(days, numbers, numbers)
def test_two_counts_in_a_row_are_one_count(start, one, two):
    both = add_working_days(add_working_days(start, one, TABLE), two, TABLE)
    assert both == add_working_days(start, one + two, TABLE)


@given(days, days, numbers)
def test_who_begins_later_never_ends_earlier(one, two, number):
    first, second = sorted((one, two))
    assert add_working_days(first, number, TABLE) <= add_working_days(second, number, TABLE)


@given(st.integers(2001, 2059), numbers)
def test_a_count_over_the_end_of_a_year_takes_every_working_day_once(year, number):
    start = date(year, 12, 20)
    walked, day = 0, start
    while walked < number:
        day += timedelta(days=1)
        walked += bool(is_working(day))
    assert add_working_days(start, number, TABLE) == day


@given(st.dates(date(2001, 1, 1), date(2037, 12, 31)), zones)
def test_a_day_ends_at_the_first_moment_of_the_next_also_where_clocks_are_put_on(day, zone):
    end = end_of_day(day, zone)
    assert end.tzinfo is UTC
    assert end.astimezone(zone).date() == day + timedelta(days=1)
    assert (end - timedelta(microseconds=1)).astimezone(zone).date() <= day


@given(moments, numbers, zones)
def test_a_deadline_is_the_end_of_a_working_day_in_the_agencys_own_zone(since, number, zone):
    end = deadline(since, number, TABLE, zone)
    last = (end - timedelta(microseconds=1)).astimezone(zone).date()
    assert is_working(last)
    assert working_days_between(since.astimezone(zone).date(), last, TABLE) == number
    assert end > since


def test_a_deadline_keeps_its_local_hour_when_clocks_are_put_forward():
    chicago = ZoneInfo("America/Chicago")
    since = datetime(2027, 3, 12, 22, tzinfo=UTC)
    assert deadline(since, 1, TABLE, chicago) == datetime(2027, 3, 16, 5, tzinfo=UTC)
    assert end_of_day(date(2027, 3, 12), chicago) == datetime(2027, 3, 13, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "number", "table", "told"),
    [
        (date(2026, 1, 5), 3, None, "no table of holidays"),
        (date(2060, 12, 30), 3, TABLE, "says nothing of the year 2061"),
        (date(2000, 1, 3), -3, TABLE, "says nothing of the year 1999"),
        (date(2026, 1, 5), 5001, TABLE, "are not counted"),
    ],
)
def test_what_no_table_covers_cannot_be_told(start, number, table, told):
    answer = add_working_days(start, number, table)
    assert isinstance(answer, CannotTell)
    assert told in str(answer.why)
    assert isinstance(deadline(datetime(start.year, 1, 1, tzinfo=UTC), 1, None, UTC), CannotTell)


def test_a_span_that_leaves_the_table_cannot_be_told():
    assert isinstance(working_days_between(date(2060, 12, 1), date(2061, 2, 1), TABLE), CannotTell)
    assert isinstance(working_days_between(date(2026, 1, 1), date(2026, 2, 1), None), CannotTell)
    assert working_days_between(date(2026, 2, 1), date(2026, 1, 1), TABLE) == 0
