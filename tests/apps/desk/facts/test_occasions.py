"""When somebody is told that something waits: by what waits, what they chose, the hour, and what they were told."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bailiwick.apps.desk.facts import USUAL, Before, Choice, How, Moment, Thing, occasion
from bailiwick.ui.contributing import Telling

ZONE = ZoneInfo("America/Chicago")
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
EARLY, NIGHT = TUESDAY.replace(hour=7, minute=30), TUESDAY.replace(hour=22)
SINCE = TUESDAY - timedelta(days=2)


def thing(url="/permissions/1", telling=Telling.DAILY):
    return Thing(url, SINCE, telling)


def by(how, quiet=(time(20), time(7))):
    return Choice(how, "en", *quiet)


def moment(at, working=True, week_begins=False):
    return Moment(at, working, week_begins)


def told(*things, ago=timedelta(hours=3), today=()):
    marks = frozenset(mark for one in things for mark in one.marks)
    return Before(marks, frozenset(today), TUESDAY - ago)


A, B = thing(), thing("/learn/2")
ASKED = thing("/permissions/3/decide", Telling.AT_ONCE)
MUST = thing("/permissions/4", Telling.ALWAYS)
NOTHING_YET = Before()
FREE = moment(TUESDAY, working=False)
# What they chose, what waits, when, what they were told: whether they are told, and where the link leads.
CASES = {
    "nothing waits": (USUAL, [], moment(TUESDAY), NOTHING_YET, None),
    "one thing in the morning": (USUAL, [A], moment(TUESDAY), NOTHING_YET, ("daily", A.url)),
    "two things in the morning": (USUAL, [A, B], moment(TUESDAY), NOTHING_YET, ("daily", "")),
    "a new one beside one that was told": (USUAL, [A, B], moment(TUESDAY), told(A), ("daily", B.url)),
    "two things, one of them urgent": (by(How.AT_ONCE), [A, ASKED], moment(TUESDAY), NOTHING_YET, ("once", ASKED.url)),
    "before the morning": (USUAL, [A], moment(EARLY), NOTHING_YET, None),
    "on a day without work": (USUAL, [A], FREE, NOTHING_YET, None),
    "once a day is once": (USUAL, [A], moment(TUESDAY), told(today=["daily"]), None),
    "within the hour after another notice, in the morning": (
        USUAL, [A], moment(TUESDAY), told(ago=timedelta(minutes=59)), None
    ),
    "within the hour after another notice, on the week's first day": (
        by(How.WEEKLY), [A], moment(TUESDAY, week_begins=True), told(ago=timedelta(minutes=59)), None
    ),
    "told already": (USUAL, [A], moment(TUESDAY), told(A), None),
    "told a week ago and waits still": (
        USUAL, [A], moment(TUESDAY), told(A, ago=timedelta(days=7)), ("daily", A.url)
    ),
    "asked for a decision": (USUAL, [ASKED], moment(TUESDAY), NOTHING_YET, ("once", ASKED.url)),
    "asked for a decision before the morning": (USUAL, [ASKED], moment(EARLY), NOTHING_YET, ("once", ASKED.url)),
    "asked for a decision on a day without work": (USUAL, [ASKED], FREE, NOTHING_YET, ("once", ASKED.url)),
    "asked for a decision in the night": (USUAL, [ASKED], moment(NIGHT), NOTHING_YET, None),
    "asked within the hour after a notice": (
        USUAL, [ASKED], moment(TUESDAY), told(ago=timedelta(minutes=20), today=["daily"]), None
    ),
    "asked for the same decision again": (USUAL, [ASKED], moment(TUESDAY), told(ASKED), None),
    "due today what was told before": (
        USUAL, [thing(telling=Telling.AT_ONCE)], moment(TUESDAY), told(A), ("once", A.url)
    ),
    "at once, of everything": (by(How.AT_ONCE), [A], moment(EARLY), NOTHING_YET, ("once", A.url)),
    "weekly, asked on a Tuesday": (by(How.WEEKLY), [ASKED, A], moment(TUESDAY), NOTHING_YET, None),
    "weekly, on the week's first day": (
        by(How.WEEKLY), [A], moment(MONDAY, week_begins=True), NOTHING_YET, ("weekly", A.url)
    ),
    "weekly, once": (by(How.WEEKLY), [A], moment(MONDAY, week_begins=True), told(today=["weekly"]), None),
    "never": (by(How.NEVER), [A, ASKED], moment(MONDAY, week_begins=True), NOTHING_YET, None),
    "never, and a law wants it told": (by(How.NEVER), [A, MUST], moment(TUESDAY), NOTHING_YET, ("once", MUST.url)),
    "a law wants it told, in the night": (by(How.NEVER), [MUST], moment(NIGHT), NOTHING_YET, None),
    "at any hour": (by(How.AT_ONCE, (time(0), time(0))), [A], moment(NIGHT), NOTHING_YET, ("once", A.url)),
}  # fmt: skip


@pytest.mark.parametrize("case", list(CASES))
def test_somebody_is_told_when_they_should_be(case):
    *asked, wanted = CASES[case]
    found = occasion(*asked)
    assert (found and (found.name.partition("-")[0], found.url)) == wanted


def test_a_notice_of_the_day_stands_for_everything_that_waits():
    found = occasion(USUAL, [A, B], moment(TUESDAY), told(A))
    assert found.marks == A.marks | B.marks


def test_the_same_things_are_the_same_occasion_in_any_order():
    more = thing("/permissions/5", Telling.AT_ONCE)
    first, second = (
        occasion(USUAL, order, moment(TUESDAY), NOTHING_YET) for order in ([ASKED, more], [more, ASKED])
    )
    assert first.name == second.name


@pytest.mark.parametrize(
    ("quiet", "at", "is_quiet"),
    [((time(20), time(7)), time(23), True), ((time(20), time(7)), time(6, 59), True),
     ((time(20), time(7)), time(7), False), ((time(12), time(14)), time(13), True),
     ((time(12), time(14)), time(14), False), ((time(0), time(0)), time(0), False)],
)  # fmt: skip
def test_quiet_hours_may_go_over_midnight(quiet, at, is_quiet):
    assert by(How.DAILY, quiet).is_quiet(at) is is_quiet


def test_what_reached_nobody_is_an_occasion_of_its_own_the_same_day():
    first = occasion(USUAL, [ASKED], moment(TUESDAY), NOTHING_YET)
    again = occasion(USUAL, [ASKED], moment(TUESDAY), Before(today=frozenset({first.name})))
    assert again.name == f"{first.name}+1"
    assert again.marks == first.marks


def test_two_sorts_of_thing_at_one_page_since_one_moment_are_two_things():
    one, other = (Thing("/permissions/1", SINCE, Telling.DAILY, sort) for sort in ("A copy.", "It ends."))
    assert occasion(USUAL, [one, other], moment(TUESDAY), told(one)).url == other.url


def test_what_never_went_out_is_planned_again_the_same_day_under_another_name():
    before = Before(today=frozenset({"daily"}), unsent=frozenset({"daily"}))
    assert occasion(USUAL, [A], moment(TUESDAY), before).name == "daily+1"
    gone = Before(today=frozenset({"daily", "daily+1"}), unsent=frozenset({"daily"}))
    assert occasion(USUAL, [A], moment(TUESDAY), gone) is None
