"""Due, not yet, never, cannot tell: what a schedule says of a record on a day, and what it never says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.kernel.periods import Period
from bailiwick.policy.retention import (
    Answer,
    Combined,
    Dates,
    Generations,
    Keep,
    Permanently,
    Series,
    Standing,
    Whichever,
    due_on,
)

CLOSED = "case-closed"
THREE = Keep(Period(years=3))
TWO_CLOSED = Keep(Period(years=2), CLOSED)
UNTIL_NEED_ENDS = Keep(Period(), "need-ended")
MADE = date(2020, 2, 29)


def series(rule, **more):
    return Series("1", "A series", rule, "e1", **more)


def later(*rules):
    return Combined(Whichever.LATER, rules)


def earlier(*rules):
    return Combined(Whichever.EARLIER, rules)


@pytest.mark.parametrize(
    ("rule", "days", "day", "standing", "last", "missing"),
    [
        (THREE, {"created": MADE}, date(2023, 2, 28), "not-yet", date(2023, 2, 28), ()),
        (THREE, {"created": MADE}, date(2023, 3, 1), "due", date(2023, 2, 28), ()),
        (THREE, {}, date(2099, 1, 1), "cannot-tell", None, ("created",)),
        (TWO_CLOSED, {"created": MADE}, date(2099, 1, 1), "cannot-tell", None, (CLOSED,)),
        (TWO_CLOSED, {CLOSED: MADE}, date(2022, 3, 1), "due", date(2022, 2, 28), ()),
        (TWO_CLOSED, {CLOSED: date(2030, 1, 1)}, date(2026, 1, 1), "not-yet", date(2032, 1, 1), ()),
        (UNTIL_NEED_ENDS, {"need-ended": MADE}, MADE, "not-yet", MADE, ()),
        (UNTIL_NEED_ENDS, {"need-ended": MADE}, date(2020, 3, 1), "due", MADE, ()),
        (Permanently(), {"created": MADE}, date(2999, 1, 1), "never", None, ()),
        (later(THREE, TWO_CLOSED), {"created": MADE}, date(2099, 1, 1), "cannot-tell", None, (CLOSED,)),
        (
            later(THREE, TWO_CLOSED), {"created": MADE, CLOSED: date(2022, 1, 1)}, date(2023, 6, 1), "not-yet",
            date(2024, 1, 1), (),
        ),
        (
            later(THREE, TWO_CLOSED), {"created": MADE, CLOSED: date(2022, 1, 1)}, date(2024, 1, 2), "due",
            date(2024, 1, 1), (),
        ),
        (later(THREE, Permanently()), {"created": MADE}, date(2099, 1, 1), "never", None, ()),
        (earlier(THREE, UNTIL_NEED_ENDS), {"created": MADE}, date(2024, 1, 1), "due", date(2023, 2, 28), ()),
        (earlier(THREE, UNTIL_NEED_ENDS), {"created": MADE}, date(2021, 1, 1), "cannot-tell", None, ("need-ended",)),
        (earlier(THREE, Permanently()), {"created": MADE}, date(2021, 1, 1), "not-yet", date(2023, 2, 28), ()),
        (earlier(Permanently(), Permanently()), {}, date(2021, 1, 1), "never", None, ()),
    ],
)  # fmt: skip
def test_a_rule_answers_from_the_dates_that_are_known(rule, days, day, standing, last, missing):
    assert due_on(series(rule), Dates(days), day) == Answer(Standing(standing), last, missing)


@pytest.mark.parametrize(
    ("newer", "standing"), [(None, "cannot-tell"), (0, "not-yet"), (4, "not-yet"), (5, "due")]
)
def test_the_newest_and_four_before_it_are_kept(newer, standing):
    assert due_on(series(Generations(4)), Dates(newer=newer), MADE).standing == standing


def test_a_record_that_nobody_has_classed_is_never_due():
    answer = due_on(None, Dates({"created": MADE}), date(2999, 1, 1))
    assert answer == Answer(Standing.CANNOT_TELL, missing=("series",))


def test_a_series_that_has_to_be_looked_over_is_due_only_after_the_look():
    looked = series(THREE, review=True)
    days = {"created": MADE}
    assert due_on(looked, Dates(days), date(2030, 1, 1)).missing == ("reviewed",)
    assert due_on(looked, Dates(days | {"reviewed": date(2029, 1, 1)}), date(2030, 1, 1)).standing == "due"


DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))
TRIGGERS = st.sampled_from(["created", CLOSED, "superseded"])
KEEPS = st.builds(
    Keep, st.builds(Period, st.integers(0, 9), st.integers(0, 13), st.integers(0, 40)), TRIGGERS
)
RULES = st.recursive(
    KEEPS | st.just(Permanently()),
    lambda inner: st.builds(
        lambda which, rules: Combined(which, tuple(rules)),
        st.sampled_from(Whichever),
        st.lists(inner, min_size=2, max_size=3),
    ),
    max_leaves=5,
)
KNOWN = st.dictionaries(TRIGGERS, DAYS)


@given(RULES, KNOWN, DAYS)
def test_what_is_due_stays_due_the_day_after(rule, known, day):
    before = due_on(series(rule), Dates(known), day).standing
    after = due_on(series(rule), Dates(known), day + timedelta(days=1)).standing
    assert before is not Standing.DUE or after is Standing.DUE


@given(st.lists(RULES, min_size=2, max_size=3), KNOWN, DAYS)
def test_the_later_of_several_rules_is_due_only_when_each_of_them_is(rules, known, day):
    each = [due_on(series(rule), Dates(known), day).standing is Standing.DUE for rule in rules]
    whole = due_on(series(later(*rules)), Dates(known), day).standing
    assert (whole is Standing.DUE) == all(each)


@given(RULES, KNOWN, DAYS)
def test_to_forget_a_day_never_makes_a_record_due(rule, known, day):
    everything = due_on(series(rule), Dates(known), day).standing
    for forgotten in known:
        left = {name: when for name, when in known.items() if name != forgotten}
        fewer = due_on(series(rule), Dates(left), day).standing
        assert everything is Standing.DUE or fewer is not Standing.DUE
