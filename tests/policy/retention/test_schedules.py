"""Schedules are read as strictly as packs: every fault at once, with its line; editions hold from their day on."""

from datetime import date

import pytest

from bailiwick.kernel.errors import CallError, FaultyFilesError
from bailiwick.kernel.periods import Period
from bailiwick.policy.loading.schedule_files import load_schedules, shipped_schedules
from bailiwick.policy.retention import Combined, Generations, Keep, Permanently, Whichever, Year

SCHEDULE = """\
id: lake-verity
title: Records of an invented town
jurisdiction: none
publisher: The town clerk
authority: [Ordinance 7]
general: [Rule 1]
triggers: {bridge-gone: the bridge was taken down}
fiscal-year-begins: 07-01
editions:
  - {id: e1, from: 2010-01-01}
  - {id: e2, from: 2020-01-01, last: 2024-12-31}
series:
  - {number: "001", title: Plans, keep: {until: bridge-gone}, confidential: [Law 4], authority: [Law 5]}
  - {number: "002.a", title: Minutes, keep: {permanently: true}, transfer: {to: archives, for: P5Y}}
  - {number: "002.b", title: Tapes, keep: {for: P1Y, after: superseded}, until: e2}
  - {number: "002.b", title: Tapes, keep: {for: P2Y, after: superseded}, since: e2}
  - {number: "003", title: Copies of the database, keep: {generations: 4}}
  - {number: "004", title: Claims, keep: {later: [{for: P6Y}, {for: P2Y, after: case-closed}]}, review: true}
  - {number: "005", title: Bills, keep: {for: P1Y, from-end-of: fiscal-year}, ended: 2018}
  - {number: "006", title: Rules, keep: {until: [superseded, bridge-gone]}}
"""


def load(folder, text):
    (folder / "one.yaml").write_text(text, encoding="utf-8")
    return load_schedules([folder])


def test_a_schedule_says_periods_triggers_parts_transfers_and_editions(tmp_path):
    town = load(tmp_path, SCHEDULE).all["lake-verity"]
    rules = [type(series.rule) for series in town.series]
    assert rules == [Keep, Permanently, Keep, Keep, Generations, Combined, Keep, Combined]
    assert town.series[1].transfer.when.period.years == 5
    assert town.series[0].confidential == ("Law 4",)
    assert town.series[5].review
    assert (town.series[6].rule.year, town.series[6].ended) == (Year(7, 1), 2018)
    first = Combined(Whichever.EARLIER, (Keep(Period(), "superseded"), Keep(Period(), "bridge-gone")))
    assert town.series[7].rule == first


@pytest.mark.parametrize(
    ("day", "years"),
    [(date(2009, 12, 31), None), (date(2015, 1, 1), 1), (date(2024, 12, 31), 2), (date(2025, 1, 1), None)],
)
def test_a_series_is_what_the_edition_of_the_day_says_and_nothing_outside_any(tmp_path, day, years):
    series = load(tmp_path, SCHEDULE).series_on("lake-verity/002.b", day)
    assert (series.rule.period.years if series else None) == years


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("until: bridge-gone", "until: bridge-lost", 13, "no trigger 'bridge-lost'"),
        ("for: P1Y,", "for: 1 year,", 15, "not a period"),
        ("generations: 4", "generations: 4, for: P1Y", 17, "exactly one of"),
        ("{permanently: true}", "{permanently: false}", 14, "can only be true"),
        ("until: e2", "until: e9", 15, "no edition 'e9'"),
        (", until: e2}", "}", 13, "stands twice"),
        ("last: 2024-12-31", "last: 2019-12-31", 11, "ends before it begins"),
        ("fiscal-year-begins: 07-01\n", "", 18, "does not say when its fiscal year begins"),
        ("07-01", "02-29", 8, "must be a day of every year"),
        ("07-01", "July first", 8, "must be a day of every year"),
        ("from-end-of: fiscal-year", "from-end-of: moon-year", 19, "calendar-year, fiscal-year"),
        ("[superseded, bridge-gone]", "[superseded, bridge-lost]", 20, "no trigger 'bridge-lost'"),
        ("publisher: The town clerk", "publishes: The town clerk", 1, "'publisher' is missing"),
        ("review: true", "revue: true", 18, "unknown key 'revue'"),
        ("bridge-gone: the", "created: the", 7, "every schedule has"),
        ("{for: P6Y}, ", "", 18, "two rules or more"),
        ("id: lake-verity", "id: house", 0, "already a schedule 'house'"),
    ],
)
def test_each_fault_is_told_with_its_line(tmp_path, before, after, line, says):
    assert before in SCHEDULE
    with pytest.raises(FaultyFilesError) as error:
        load(tmp_path, SCHEDULE.replace(before, after, 1))
    assert any(fault.line == line and says in fault.message for fault in error.value.faults), error.value


def test_what_ships_loads_and_a_series_that_nobody_has_is_told():
    assert shipped_schedules().split("house/posts")[1] == "posts"
    with pytest.raises(CallError, match="No schedule has the series"):
        shipped_schedules().split("house/none")
