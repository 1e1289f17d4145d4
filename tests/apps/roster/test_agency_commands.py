"""`bailiwick unit`, `role` and `invite`: from nothing to an agency whose steward signs in and does the rest."""

import pytest
from click.testing import CliRunner
from django.utils import timezone
from tests.apps.roster.town import an_agency

from bailiwick.apps.accounts.services.invitations import open_invitation
from bailiwick.apps.roster.models import OfficeHolder, Role, Unit
from bailiwick.project.commands.agency import invite, role, unit
from bailiwick.project.commands.people import people


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Each command with the folder named, as it is for every command about a record."""
    monkeypatch.setenv("BAILIWICK_FOLDER", "")
    folder = an_agency(tmp_path / "record")
    return lambda command, *arguments: CliRunner().invoke(command, [*arguments, "--folder", folder])


def test_an_empty_agency_gets_units_people_and_a_steward(db, run, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("number,name,unit,category,starts\n104,Kim Vance,PD,staff,2015-01-05\n", encoding="utf-8")
    assert run(unit, "WEX", "City of Wexham Falls", "--kind", "agency").exit_code == 0
    assert run(unit, "PD", "Wexham Falls Police", "--under", "WEX").exit_code == 0
    assert run(people, str(file), "--apply").exit_code == 0
    assert run(role, "104", "policy-steward", "WEX", "--instrument", "Vote 12").exit_code == 0
    link = run(invite, "104", "--email", "kim@wexham.example").output.splitlines()[-1]
    token = link.removeprefix("/sign-in/invited/")
    assert open_invitation(token, timezone.now()).account.person.name == "Kim Vance"
    assert Unit.objects.count() == 2
    assert OfficeHolder.objects.get().role == Role.POLICY_STEWARD


WRONG = {
    "a kind nobody knows": (unit, ["X", "X", "--kind", "guild"], "no kind of unit"),
    "a unit under none": (unit, ["X", "X", "--under", "NO"], "no unit with that code"),
    "a role nobody knows": (role, ["1", "king", "WEX", "--instrument", "1"], "no role"),
    "a number nobody has": (role, ["1", "chief", "WEX", "--instrument", "1"], "nobody with that number"),
}


@pytest.mark.parametrize(("command", "arguments", "why"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_says_why(db, run, command, arguments, why):
    result = run(command, *arguments)
    assert result.exit_code != 0
    assert why in str(result.exception)
    assert not Unit.objects.exists()


COMMANDS = {
    "unit": (unit, ["WEX", "City of Wexham Falls", "--kind", "agency"]),
    "role": (role, ["1", "chief", "WEX", "--instrument", "1"]),
    "people": (people, ["people.csv"]),
    "invite": (invite, ["1"]),
}


@pytest.mark.parametrize(("command", "arguments"), COMMANDS.values(), ids=COMMANDS)
def test_a_folder_without_a_record_is_told_and_nothing_is_written(
    db, tmp_path, monkeypatch, command, arguments
):
    monkeypatch.setenv("BAILIWICK_FOLDER", "")
    result = CliRunner().invoke(command, [*arguments, "--folder", str(tmp_path / "nothing")])
    assert "There is no record in this folder." in str(result.exception)
    assert not Unit.objects.exists()
    assert not (tmp_path / "nothing").exists()
