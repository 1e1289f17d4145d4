"""A backup is whole or refused; what is put back was read again; and there are never two histories (T17)."""

import hashlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.project.commands import begin, command, done

import bailiwick.jobs
from bailiwick.kernel.errors import CallError
from bailiwick.project.folder import Folder
from bailiwick.project.packages import unpack

PICTURE = b"a picture of a parade"
DIGEST = hashlib.sha256(PICTURE).hexdigest()


def keep_picture(folder):
    (folder / "blobs" / DIGEST[:2]).mkdir(mode=0o700)
    (folder / "blobs" / DIGEST[:2] / DIGEST).write_bytes(PICTURE)


def acts(folder):
    with sqlite3.connect(folder / "bailiwick.sqlite3") as database:
        return [act for (act,) in database.execute('SELECT act FROM journal_entry ORDER BY "index"')]


def change(folder, *lines):
    with sqlite3.connect(folder / "bailiwick.sqlite3") as database:
        for line in lines:
            database.execute(line)


def must_refuse(*arguments, told, **more):
    ended = command(*arguments, **more)
    assert ended.returncode == 2, ended.stdout
    assert told in ended.stderr, ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.fixture(scope="module")
def backed_up(begun, tmp_path_factory):
    """A record with a blob, signed, and its backup with keys: folder, file, file of keys."""
    aside = tmp_path_factory.mktemp("backed-up")
    folder = shutil.copytree(begun, aside / "record")
    keep_picture(folder)
    done("journal", "sign", folder=folder)
    done("backup", aside / "b", "--with-keys", aside / "k", folder=folder)
    return folder, aside / "b", aside / "k"


def test_a_record_is_put_back_whole_on_an_empty_machine(tmp_path, fresh_database):
    first, second = fresh_database(), fresh_database()
    begin(tmp_path / "one", database=first)
    keep_picture(tmp_path / "one")
    done("backup", tmp_path / "b", "--with-keys", tmp_path / "k", folder=tmp_path / "one", database=first)
    said = done("restore", tmp_path / "b", tmp_path / "two", "--keys", tmp_path / "k", database=second)
    assert "2 entries and 1 blobs" in said
    assert (tmp_path / "two/blobs" / DIGEST[:2] / DIGEST).read_bytes() == PICTURE
    assert Folder(tmp_path / "two").agency() == Folder(tmp_path / "one").agency()
    assert done("journal", "sign", folder=tmp_path / "two", database=second).startswith("bailiwick/")
    ended = command("doctor", folder=tmp_path / "two", database=second)
    faults = [line for line in ended.stdout.splitlines() if line.startswith("WRONG")]
    # The throw-away cluster of the tests is made without checksums: doctor sees it.
    assert [line for line in faults if "data_checksums" not in line] == []


def test_two_hundred_damaged_backups_are_all_refused(backed_up, tmp_path):
    _, backup, _ = backed_up
    whole, chance, taken = backup.read_bytes(), random.Random(17), 0  # noqa: S311 -- the same damage each run
    for number in range(200):
        data = bytearray(whole)
        place = chance.randrange(len(data))
        match number % 4:
            case 0:
                data[place] ^= 1 << chance.randrange(8)
            case 1:
                del data[place:]
            case 2:
                data[place:place] = b"\0"
            case _:
                data[place : place + 512] = data[:512]
        damaged = tmp_path / "damaged"
        damaged.write_bytes(data)
        if data == whole:
            continue
        taken += 1
        with pytest.raises(CallError, match="not as it was written"):
            unpack(damaged, tmp_path / "out")
    assert taken > 190
    must_refuse("restore", damaged, tmp_path / "record", told="not as it was written")
    assert not (tmp_path / "record").exists()


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE journal_entry SET at = '2020-01-01 00:00:00' WHERE \"index\" = 0",
        "UPDATE journal_entry SET manifest = x'7b7d' WHERE \"index\" = 0",
    ],
)
def test_a_record_whose_journal_was_changed_is_not_put_back(record, tmp_path, line):
    done("backup", tmp_path / "first", folder=record)
    change(record, "DROP TRIGGER journal_entry_no_update", line)
    ended = command("backup", tmp_path / "b", folder=record)
    if ended.returncode == 0:
        must_refuse("restore", tmp_path / "b", tmp_path / "two", told="not as it was written")
        assert list((tmp_path / "two").iterdir()) == []


def test_an_older_backup_is_refused_where_more_was_signed_and_can_be_put_back_to_be_read(backed_up, tmp_path):
    folder, backup, keys = backed_up
    ahead = shutil.copytree(folder, tmp_path / "ahead")
    done("backup", tmp_path / "more", folder=ahead)
    done("journal", "sign", folder=ahead)
    (tmp_path / "two").mkdir(mode=0o700)
    shutil.copy(ahead / "checkpoints.sqlite3", tmp_path / "two")
    store = (tmp_path / "two/checkpoints.sqlite3").read_bytes()
    must_refuse("restore", backup, tmp_path / "two", told="another history")
    assert [one.name for one in (tmp_path / "two").iterdir()] == ["checkpoints.sqlite3"]
    assert (tmp_path / "two/checkpoints.sqlite3").read_bytes() == store
    done("restore", backup, tmp_path / "two", "--behind", "--keys", keys)
    must_refuse("journal", "sign", folder=tmp_path / "two", told="an older copy was put back")


def test_another_history_than_the_signed_one_is_never_put_back(backed_up, tmp_path):
    folder, _, _ = backed_up
    one, other = (shutil.copytree(folder, tmp_path / name) for name in ("one", "other"))
    for copy in (one, other):
        done("backup", tmp_path / f"{copy.name}.first", folder=copy)
    done("journal", "sign", folder=other)
    done("backup", tmp_path / "b", folder=one)
    must_refuse(
        "restore", tmp_path / "b", tmp_path / "two", "--checkpoint", other / "checkpoints.sqlite3",
        told="two histories",
    )  # fmt: skip


def test_the_keys_are_in_a_file_of_their_own(backed_up, tmp_path):
    folder, backup, keys = backed_up
    secret = (folder / "keys/secret.key").read_bytes().strip()
    assert secret not in backup.read_bytes()
    assert secret in keys.read_bytes()
    assert "restore-keys" in done("restore", backup, tmp_path / "two")
    must_refuse("serve", folder=tmp_path / "two", told="secret of this record is missing")
    done("restore-keys", keys, folder=tmp_path / "two")
    assert (tmp_path / "two/keys/secret.key").read_bytes().strip() == secret
    must_refuse("restore-keys", keys, folder=tmp_path / "two", told="has keys")


def test_the_keys_of_another_record_are_refused(backed_up, tmp_path):
    _, backup, _ = backed_up
    begin(tmp_path / "other")
    done("backup", tmp_path / "b", "--with-keys", tmp_path / "k", folder=tmp_path / "other")
    must_refuse("restore", backup, tmp_path / "two", "--keys", tmp_path / "k", told="keys of another record")


def test_nothing_is_written_over(backed_up, record, tmp_path):
    _, backup, _ = backed_up
    (tmp_path / "b").write_text("kept")
    must_refuse("backup", tmp_path / "b", folder=record, told="is there already")
    must_refuse("restore", backup, record, told="already holds a record")
    assert (tmp_path / "b").read_text() == "kept"


JOBS = len(list((Path(bailiwick.jobs.__file__).parent / "migrations").glob("0*.py")))


def test_an_older_database_is_upgraded_after_a_backup(record, tmp_path):
    change(
        record,
        "DROP TABLE jobs_job",
        "DROP TABLE jobs_schedule",
        "DELETE FROM django_migrations WHERE app = 'jobs'",
    )
    must_refuse("worker", "--until-idle", folder=record, told="bailiwick upgrade")
    said = done("upgrade", "--backup", tmp_path / "before", folder=record)
    assert f"{JOBS} changes made" in said
    assert acts(record) == ["record.begin", "record.upgrade"]
    assert done("worker", "--until-idle", folder=record) == ""
    assert "nothing to do" in done("upgrade", folder=record)


def test_a_newer_database_is_not_upgraded(record):
    change(
        record,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2031-01-01')",
    )
    must_refuse("upgrade", folder=record, told="newer version")
