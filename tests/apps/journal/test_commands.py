"""`bailiwick journal`: what an operator can ask of the journal on the command line."""

import subprocess
import sys
from uuid import uuid4

import pytest
from click.testing import CliRunner
from tests.apps.journal.helping import intrude, write

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import Entry
from bailiwick.cli.verify import verify
from bailiwick.ledger.export import Contents
from bailiwick.project.commands.journal import journal
from bailiwick.project.folder import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def agency(record_folder):
    """The commands refuse a folder that is no agency's."""
    record_folder.path.mkdir(exist_ok=True)
    told = Agency("Port Calder Police", "America/Chicago", "0", uuid4())
    record_folder.agency_file.write_bytes(told.to_bytes())


def run(*arguments):
    return CliRunner().invoke(journal, arguments)


def test_signing_says_how_far_and_under_which_name(signer, record_folder):
    write(3)
    assert run("sign").output.startswith("records.example/internal: 3 entries, signed 20")
    assert (record_folder.path / "log" / "internal" / "checkpoint").exists()


def test_an_export_is_verified_by_both_verifiers_and_a_changed_byte_is_named(signer, record_folder, tmp_path):
    write(300)
    run("sign")
    folder, key = tmp_path / "export", record_folder.path / "log" / "internal" / "log.key"
    run("export", str(folder))
    theirs = [sys.executable, "verify_bailiwick.py", ".", "--key", str(key)]
    told = CliRunner().invoke(verify, [str(folder), "--key", str(key)], standalone_mode=False)
    assert told.return_value == 0, told.output
    alone = subprocess.run(theirs, cwd=folder, capture_output=True, check=False, text=True)
    assert alone.returncode == 0, alone.stdout
    bundle = folder / "tile" / "entries" / "001.p" / "44"
    data = bytearray(bundle.read_bytes())
    place = data.index(b'"reason":"done"', 3000) + 11
    data[place] ^= 1
    bundle.write_bytes(data)
    told = CliRunner().invoke(verify, [str(folder), "--key", str(key)], standalone_mode=False)
    assert told.return_value != 0
    assert subprocess.run(theirs, cwd=folder, capture_output=True, check=False).returncode != 0


def test_an_export_is_told_and_can_leave_out_what_entries_say(signer, tmp_path):
    write(3)
    run("sign")
    for options, opened in (((), ((0, 2),)), (("--sealed",), ())):
        folder = tmp_path / f"export{len(options)}"
        told = run("export", str(folder), *options)
        assert told.exit_code == 0
        assert f"bailiwick verify {folder}" in told.output
        assert Contents.from_bytes((folder / "export.json").read_bytes()).opened == opened


def test_a_new_epoch_needs_two_people_by_name(signer):
    write(3)
    run("sign")
    intrude("UPDATE journal_entry SET subject = 'x' WHERE \"index\" = 1")
    first, second = str(uuid4()), str(uuid4())
    assert "Name two people" in run("epoch", "--decided-by", first).output
    told = run("epoch", "--decided-by", first, "--decided-by", first)
    assert isinstance(told.exception, RefusedError)
    told = run("epoch", "--decided-by", first, "--decided-by", second)
    assert "goes on from entry 5." in told.output
    assert str(Entry.objects.get(act="journal.epoch.begin", outcome="done").actor) == first


def test_stamping_without_an_authority_says_how_to_name_one(signer):
    assert "Set BAILIWICK_TIMESTAMPS" in run("stamp").output


def test_tiles_are_made_anew(signer):
    write(300)
    run("sign")
    assert run("tiles").output == "1 tiles made.\n"
