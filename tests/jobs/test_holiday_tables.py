"""Tables of holidays as files: those that ship say what the law prints, and a faulty one tells every fault at once."""

from datetime import date

import pytest

from bailiwick.jobs.holidays import SHIPPED, holiday_table, load_holiday_table
from bailiwick.kernel.errors import FaultyFilesError

FEDERAL_2026 = [
    (1, 1),
    (1, 19),
    (2, 16),
    (5, 25),
    (6, 19),
    (7, 3),
    (9, 7),
    (10, 12),
    (11, 11),
    (11, 26),
    (12, 25),
]
FEDERAL_2027 = [(1, 1), (1, 18), (2, 15), (5, 31), (6, 18), (7, 5), (9, 6), (10, 11), (11, 11), (11, 25), (12, 24),
                (12, 31)]  # fmt: skip


def off(table, year):
    start = date(year, 1, 1).toordinal()
    all_days = (date.fromordinal(start + number) for number in range(365))
    return [(day.month, day.day) for day in all_days if day.weekday() < 5 and not table.is_working_day(day)]


@pytest.mark.parametrize(("year", "days"), [(2026, FEDERAL_2026), (2027, FEDERAL_2027)])
def test_the_federal_table_has_the_days_that_the_government_prints(year, days):
    assert off(holiday_table("us-federal"), year) == days


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_table_that_ships_can_be_read_and_names_its_source(file):
    table = load_holiday_table(file)
    assert table.source
    assert len(off(table, 2026)) >= 10


@pytest.mark.parametrize("name", ["us-nowhere", "../us-federal", ""])
def test_a_table_that_nobody_gave_is_none(name):
    assert holiday_table(name) is None


def test_an_agencys_own_table_comes_first(tmp_path, settings):
    settings.CALENDARS = tmp_path
    (tmp_path / "us-federal.yaml").write_text(
        "{name: us-federal, title: Ours, source: ordinance 3, from: 2026, until: 2026, closed: [2026-07-06]}"
    )
    assert off(holiday_table("us-federal"), 2026) == [(7, 6)]


FAULTY = """\
name: other
title: Somewhere
from: 2030
until: 2029
colour: blue
holidays:
- {name: One, month: 13, day: 1}
- {name: Two, month: 2, day: 29}
- {name: Three, month: 5, weekday: monday, nth: 5}
- {name: Four, month: 5, weekday: moonday, nth: last}
- {name: Five, month: 1, day: 1, observed: never}
closed: [yesterday]
"""


def test_every_fault_of_a_table_is_told_at_once(tmp_path):
    (tmp_path / "here.yaml").write_text(FAULTY)
    with pytest.raises(FaultyFilesError) as told:
        load_holiday_table(tmp_path / "here.yaml")
    said = str(told.value)
    for part in (
        "'source' is missing", "must be the first and the last year", "'name' must be the file's own", "colour",
        "from 1 to 12", "every year has", "'nth' must be", "moonday", "never", "a closed day must be a date",
    ):  # fmt: skip
        assert part in said, said


def test_an_empty_table_is_told(tmp_path):
    (tmp_path / "here.yaml").write_text("")
    with pytest.raises(FaultyFilesError, match="empty"):
        load_holiday_table(tmp_path / "here.yaml")
