"""`bailiwick init` begins a record in an empty folder, for its owner alone, and never over another."""

import json
import signal
import sqlite3
import stat
import subprocess
import sys
import time

import pytest
from tests.project.commands import NAME, START, begin, command, done, environment

from bailiwick.apps.journal.services import INTERNAL, read_key
from bailiwick.kernel.errors import CallError
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.keys import make_keys

CALL = ("init", "--name", NAME, "--time-zone", "America/Chicago")


def entries(folder):
    with sqlite3.connect(folder / "bailiwick.sqlite3") as database:
        return database.execute("SELECT act, outcome, actor_kind, manifest FROM journal_entry").fetchall()


def test_a_record_begins_with_keys_a_database_and_one_entry(tmp_path, fresh_database):
    folder = tmp_path / "record"
    database = fresh_database()
    said = begin(folder, database=database)
    assert f"The record of {NAME} has begun" in said
    agency = Folder(folder).agency()
    assert (agency.name, agency.time_zone) == (NAME, "America/Chicago")
    assert read_key(folder / "keys", INTERNAL).name == f"bailiwick/{agency.record}/internal"
    assert len(Folder(folder).secret()) >= 50
    if not database:
        [(act, outcome, actor, manifest)] = entries(folder)
        assert (act, outcome, actor) == ("record.begin", "done", "operator")
        assert json.loads(manifest)["subject"] == {"kind": "record", "id": str(agency.record)}
        assert NAME not in str(manifest)


def test_nobody_but_the_owner_can_read_a_record(record, tmp_path):
    modes = {str(one.relative_to(tmp_path)): stat.S_IMODE(one.stat().st_mode) for one in tmp_path.rglob("*")}
    folders = {name for name in modes if (tmp_path / name).is_dir()}
    assert folders == {"record", "record/keys", "record/blobs"}
    assert {modes[name] for name in folders} == {0o700}
    assert {mode for name, mode in modes.items() if name not in folders} == {0o600}


def test_two_records_share_no_key(record, tmp_path, settings):
    settings.FOLDER = Folder(tmp_path / "two")
    make_keys(settings.FOLDER, Folder(record).agency())
    assert len(list((record / "keys").iterdir())) == 2
    for key in ("secret.key", "internal.key"):
        assert (record / "keys" / key).read_bytes() != (tmp_path / "two/keys" / key).read_bytes()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("letter.txt", "is not empty"),
        ("agency", "already holds a record"),
        ("being-made", "not finished"),
    ],
)
def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path, file, told):
    (tmp_path / file).write_text("kept")
    ended = command(*CALL, folder=tmp_path)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [(file, "kept")]


@pytest.mark.parametrize(
    ("name", "zone", "told"),
    [
        ("  ", "America/Chicago", "name is empty"),
        ("Port\nCalder", "America/Chicago", "more than one line"),
        (NAME, "Chicago", "is no time zone"),
        (NAME, "../../etc/passwd", "is no time zone"),
    ],
)
def test_a_name_or_zone_that_cannot_be_one_makes_nothing(tmp_path, name, zone, told):
    ended = command("init", "--name", name, "--time-zone", zone, folder=tmp_path / "record")
    assert (ended.returncode, told in ended.stderr) == (2, True)
    assert not (tmp_path / "record").exists()


def test_a_database_that_holds_tables_already_is_left_as_it_is(tmp_path, fresh_database):
    """PostgreSQL: the database named. SQLite: a file in the folder, which makes it one that is not empty."""
    database = fresh_database()
    begin(tmp_path / "one", database=database)
    if not database:
        (tmp_path / "two").mkdir()
        (tmp_path / "one/bailiwick.sqlite3").rename(tmp_path / "two/bailiwick.sqlite3")
    ended = command(*CALL, folder=tmp_path / "two", database=database)
    assert (ended.returncode, "is not empty" in ended.stderr) == (2, True)
    assert len(list((tmp_path / "two").iterdir())) == (0 if database else 1)


def test_a_start_killed_at_any_time_leaves_no_record_or_a_whole_one(tmp_path):
    """The file `agency` is written last: while it is not there the folder is nobody's, and says so."""
    began = time.monotonic()
    begin(tmp_path / "whole")
    whole = time.monotonic() - began
    for number in range(6):
        folder = tmp_path / str(number)
        process = subprocess.Popen(
            [sys.executable, "-c", START, *CALL],
            env=environment(folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * (0.4 + number * 0.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if Folder(folder).is_an_agency:
            assert [act for act, *_ in entries(folder)] == ["record.begin"]
        elif folder.exists() and any(folder.iterdir()):
            assert "not finished" in command(*CALL, folder=folder).stderr


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"form": 2}', b"[]", b'{"form":1,"name":3}'])
def test_a_damaged_agency_file_is_told_in_one_sentence(tmp_path, data):
    (tmp_path / "agency").write_bytes(data)
    with pytest.raises(CallError, match="cannot be understood"):
        Folder(tmp_path).agency()
    ended = command("serve", folder=tmp_path)
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)


def test_what_is_written_of_an_agency_is_read_again(record):
    agency = Folder(record).agency()
    assert Agency.from_bytes(agency.to_bytes(), "") == agency
    assert agency.zone.key == "America/Chicago"


def test_without_its_keys_a_record_is_not_served(record):
    (record / "keys/secret.key").unlink()
    ended = command("serve", folder=record)
    assert (ended.returncode, "secret of this record is missing" in ended.stderr) == (2, True)
    assert done("check", "--help", folder=record)
