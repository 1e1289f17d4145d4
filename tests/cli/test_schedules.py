"""`bailiwick schedule`: what ships is listed and shown by edition, one's own is looked over, a day is worked out."""

import re

import pytest
from tests.architecture.source import ROOT

GUIDE = (ROOT / "docs" / "guides" / "retention.md").read_text(encoding="utf-8")
OWN = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1]


@pytest.fixture
def own(tmp_path):
    (tmp_path / "port-calder.yaml").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_what_ships_is_listed_with_its_editions(run):
    status, out, _ = run("schedule", "list")
    assert status == 0
    assert re.search(r"^house +\d+ series", out, re.MULTILINE)
    assert "4.0: from 2017-06-01  (Version 4.0 (May 2017))" in out


def test_a_schedule_is_shown_in_sentences_by_the_edition_of_the_day(run, own):
    _, before, _ = run("schedule", "show", "port-calder", "--on", "2024-06-30", "--schedule-folder", own)
    _, after, _ = run("schedule", "show", "port-calder", "--on", "2024-07-01", "--schedule-folder", own)
    assert "Edition first, January 2019" in before
    assert "kept 2 years after it was made" in before
    assert "kept 3 years after it was made" in after
    for told in (
        "kept 10 years after the end of the fiscal year in which it was made",
        "kept 3 years after the end of the calendar year in which its case was closed",
        "kept until something newer took its place, or until it expired, whichever ends first",
        "its case was closed, or 3 years after whoever it is about turned eighteen, whichever ends last",
        "kept as the newest and 4 before it",
        "kept for good; then it goes to the state archives, 5 years after it was made",
        "kept 10 years after the employment ended; looked over before anything goes",
        "none made since 1998",
    ):
        assert told in after


def test_an_edition_whose_text_is_not_held_answers_cannot_tell(run):
    _, out, _ = run("schedule", "show", "us-washington-local", "--on", "2026-11-21")
    assert "GS50-01-12" in out
    assert "nobody can tell" in out
    _, too_early, _ = run("schedule", "show", "house", "--on", "2020-01-01")
    assert "No edition of it is in force" in too_early


def test_the_schedule_of_the_guide_has_no_fault_and_one_with_a_fault_is_told_where(run, own):
    status, out, _ = run("schedule", "check", own / "port-calder.yaml")
    assert (status, out) == (0, "0 faults in 12 series.\n")
    (own / "faulty.yaml").write_text(OWN.replace("for: P2Y", "for: two years", 1), encoding="utf-8")
    status, out, _ = run("schedule", "check", own / "faulty.yaml")
    assert status == 2
    assert re.search(r"faulty\.yaml:\d+: .*not a period", out)


@pytest.mark.parametrize(
    ("series", "happened", "day", "says"),
    [
        ("house/vetting", ["decided=2022-05-04"], "2026-11-21", "not yet due, kept until 2026-12-31"),
        ("house/vetting", ["decided=2022-05-04"], "2027-01-01", "due, kept until 2026-12-31"),
        ("house/references", ["created=2010-01-01"], "2026-11-21", "cannot tell: need-ended is not known"),
        ("house/destruction", ["created=2010-01-01"], "2026-11-21", "never due: it is kept for good"),
        ("house/posts", ["created=2010-01-01"], "2025-12-31", "cannot tell: series is not known"),
    ],
)
def test_when_a_record_is_due_is_worked_out_from_the_days_that_are_known(run, series, happened, day, says):
    more = [part for one in happened for part in ("--happened", one)]
    status, out, _ = run("schedule", "due", series, *more, "--on", day)
    assert (status, out.strip()) == (0, says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "nobody"], "There is no schedule 'nobody'"),
        (["due", "house/nothing"], "No schedule has the series 'house/nothing'"),
        (
            ["due", "house/posts", "--happened", "created=yesterday"],
            "'created=yesterday' is no day of something",
        ),
    ],
)
def test_a_call_that_does_not_fit_is_told_so(run, arguments, says):
    status, _, err = run("schedule", *arguments)
    assert status == 2
    assert says in err
