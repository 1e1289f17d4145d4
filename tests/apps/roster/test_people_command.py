"""`bailiwick people`: a look first, then the same file in one act."""

import pytest
from click.testing import CliRunner
from tests.apps.roster.town import an_agency

from bailiwick.apps.roster.models import Person
from bailiwick.project.commands.people import people

GOOD = "number,name,unit,category,starts\n7,Ada Quill,PD,staff,2024-02-01\n"
FAULTY = "number,name,unit,category,starts\n7,=Ada,XX,staff,2024-02-30\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("BAILIWICK_FOLDER", "")
    folder = an_agency(tmp_path / "record")

    def run(text, *options):
        file = tmp_path / "people.csv"
        file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(people, [str(file), "--folder", folder, *options])

    return run


def test_a_look_tells_who_would_be_added_and_adds_nobody(town, run):
    result = run(GOOD)
    assert (result.exit_code, "1 added\n  7  Ada Quill\n" in result.output) == (0, True)
    assert "add --apply" in result.output
    assert not Person.objects.filter(external_id="7").exists()


def test_what_was_looked_at_is_brought_in(town, run):
    result = run(GOOD, "--apply")
    assert (result.exit_code, "Done" in result.output) == (0, True)
    assert Person.objects.get(external_id="7").name == "Ada Quill"
    assert "1 unchanged" in run(GOOD, "--apply", "--whole").output


def test_every_fault_is_printed_with_its_line_and_what_to_do(town, run):
    result = run(FAULTY, "--apply")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "line 2, name: “=Ada” would be a formula where somebody opens the file. Take the first character away.",
        "line 2, starts: “2024-02-30” is no day. Write it as year, month and day: 2026-03-01.",
        "line 2, unit: There is no unit with the code “XX”. Add the unit first, or write the code of another.",
        "",
        "3 faults. Nothing was changed.",
    ]
    assert not Person.objects.filter(external_id="7").exists()


def test_the_template_names_every_column_also_where_there_is_no_record(db):
    result = CliRunner().invoke(people, ["--template"])
    assert result.output.startswith("number,name,email,unit,category,title,supervisor,")


@pytest.mark.parametrize("arguments", [[], ["no-such-file.csv"]], ids=["no file named", "no file there"])
def test_a_file_that_is_not_there_is_told(db, arguments, tmp_path, monkeypatch):
    monkeypatch.setenv("BAILIWICK_FOLDER", an_agency(tmp_path))
    result = CliRunner().invoke(people, arguments)
    assert result.exit_code != 0
    assert "--template" in str(result.exception) or "cannot be read" in str(result.exception)
