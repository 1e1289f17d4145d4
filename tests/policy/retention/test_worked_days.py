"""Worked days, case by case: leap days, ends of years, what never happened, what somebody has to look at first."""

from pathlib import Path

import pytest
import yaml

from bailiwick.policy.loading.schedule_files import load_schedules
from bailiwick.policy.retention import Answer, Dates, Standing, due_on

CASES = yaml.safe_load(Path(__file__).with_name("worked_days.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_worked_day_comes_out_as_it_is_written(case, tmp_path):
    series = {key: case[key] for key in ("keep", "review", "transfer") if key in case}
    schedule = {
        "id": "worked", "title": "Worked", "jurisdiction": "none", "publisher": "nobody", "fiscal-year-begins": "07-01",
        "triggers": {"came-of-age": "the claimant turned eighteen"}, "editions": [{"id": "e1", "from": "1900-01-01"}],
        "series": [{"number": "1", "title": "A series", **series}],
    }  # fmt: skip
    text = yaml.safe_dump(schedule).replace("'1900-01-01'", "1900-01-01")
    (tmp_path / "worked.yaml").write_text(text, encoding="utf-8")
    read = load_schedules([tmp_path]).series_on("worked/1", case["day"])
    answer = due_on(read, Dates(case.get("happened", {}), case.get("newer")), case["day"])
    assert answer == Answer(Standing(case["answer"]), case.get("last"), tuple(case.get("missing", ())))


def test_each_title_stands_once():
    titles = [case["title"] for case in CASES]
    assert len(titles) == len(set(titles))
