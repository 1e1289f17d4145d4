"""Real schedules, as an archive prints them: every disposition in them has a place in the form of our files."""

import re
from datetime import date

import pytest
import yaml
from tests.policy.retention.printed import as_series, dispositions, slug

from bailiwick.policy.loading.schedule_files import load_schedules
from bailiwick.policy.rendering.retention import told_series
from bailiwick.policy.retention import (
    Combined,
    Dates,
    Generations,
    Keep,
    Permanently,
    Standing,
    Trigger,
    due_on,
)

pytestmark = pytest.mark.data
DAY = date(2026, 11, 21)
LONG_AGO = date(1900, 1, 1)


def triggers_in(series):
    rules = [series["keep"], *series["keep"].get("later", ()), *series["keep"].get("earlier", ())]
    named = [rule.get("after", rule.get("until")) for rule in rules]
    flat = [one for name in named for one in (name if isinstance(name, list) else [name])]
    return {one for one in [*flat, series.get("transfer", {}).get("after")] if one}


def as_file(name, found):
    """Our file of a printed schedule; titles are left out, for they are somebody's words."""
    triggers = {one for series in found for one in triggers_in(series)} - set(Trigger)
    return yaml.safe_dump(
        {
            "id": name, "title": "A printed schedule", "jurisdiction": "Oregon", "publisher": "State Archives",
            "fiscal-year-begins": "07-01", "triggers": {one: one.replace("-", " ") for one in sorted(triggers)},
            "editions": [{"id": "printed", "from": LONG_AGO}],
            "series": [{**series, "title": "A series", "number": f"{place}"} for place, series in enumerate(found)],
        }
    )  # fmt: skip


def rules_in(rule):
    return [one for inner in rule.rules for one in rules_in(inner)] if isinstance(rule, Combined) else [rule]


@pytest.fixture(scope="module")
def printed(data_folder):
    """The dispositions of each printed schedule."""
    files = sorted((data_folder / "retention").glob("*.md"))
    return {slug(path.stem): list(dispositions(path.read_text(encoding="utf-8"))) for path in files}


@pytest.fixture(scope="module")
def read(printed, tmp_path_factory):
    """The same, written as our files and read again as strictly as any."""
    folder = tmp_path_factory.mktemp("schedules")
    for name, found in printed.items():
        series = [as_series(one) for one in found]
        (folder / f"{name}.yaml").write_text(as_file(name, [one for one in series if one]), encoding="utf-8")
    everything = load_schedules([folder]).all
    return {name: everything[name] for name in printed}


def test_every_disposition_of_every_printed_schedule_can_be_said(printed):
    silent = [
        (name, one.number, one.says) for name, found in printed.items() for one in found if not as_series(one)
    ]
    for name, found in printed.items():
        print(f"{name}: {len(found) - sum(each[0] == name for each in silent)} of {len(found)}")  # noqa: T201 -- shown by pytest -s
    assert silent == []
    assert sum(len(found) for found in printed.values()) > 900


def test_nothing_that_is_printed_is_lost_on_the_way(printed, read):
    for name, found in printed.items():
        for one, series in zip(found, read[name].series, strict=True):
            rules = rules_in(series.rule)
            says = one.says.lower()
            periods = {rule.period for rule in rules if isinstance(rule, Keep)}
            if series.transfer and series.transfer.when:
                periods.add(series.transfer.when.period)
            numbers = {int(number) for number in re.findall(r"\b(\d+) ?(?:year|month|day)", says)}
            assert numbers <= {
                part for period in periods for part in (period.years, period.months, period.days)
            }, one
            assert ("permanent" in says or "perpetuity" in says) == (Permanently() in rules), one
            assert bool(re.search(r"\btransfer\b.*\bto\b", says)) == bool(series.transfer), one
            assert ("whichever" in says) <= isinstance(series.rule, Combined), one
            assert ("until" in says) <= any(isinstance(rule, Keep) for rule in rules), one
            assert told_series(read[name], series), one


def test_a_record_of_which_nothing_is_known_is_due_under_none_of_them(read):
    standings = {due_on(one, Dates(), DAY).standing for schedule in read.values() for one in schedule.series}
    assert standings == {Standing.CANNOT_TELL, Standing.NEVER}


def test_when_everything_happened_long_ago_all_is_due_but_what_is_kept_for_good(read):
    for schedule in read.values():
        for one in schedule.series:
            happened = {rule.after: LONG_AGO for rule in rules_in(one.rule) if isinstance(rule, Keep)}
            dates = Dates(happened | {"transferred": LONG_AGO}, newer=9)
            kept = Permanently() in rules_in(one.rule)
            assert due_on(one, dates, DAY).standing is (Standing.NEVER if kept else Standing.DUE)


def test_the_printed_schedules_hold_every_form_that_ours_has(read):
    forms = {
        type(rule) for schedule in read.values() for one in schedule.series for rule in rules_in(one.rule)
    }
    assert forms == {Keep, Permanently, Generations}
    whole = [one for schedule in read.values() for one in schedule.series]
    assert any(rule.year for one in whole for rule in rules_in(one.rule) if isinstance(rule, Keep))
    assert any(isinstance(one.rule, Combined) for one in whole)
    assert any(one.ended for one in whole)
