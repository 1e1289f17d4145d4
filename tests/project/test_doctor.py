"""`bailiwick doctor` tells what is wrong and how to mend it, and exits with 1 then."""

import hashlib
import sqlite3

import pytest
from tests.project.commands import command, done

DIGEST = hashlib.sha256(b"a picture").hexdigest()


def change(folder, *lines):
    with sqlite3.connect(folder / "bailiwick.sqlite3") as database:
        for line in lines:
            database.execute(line)


def spoil_blob(folder):
    (folder / "blobs" / DIGEST[:2]).mkdir()
    (folder / "blobs" / DIGEST[:2] / DIGEST).write_bytes(b"another picture")


def spoil_entry(folder):
    change(folder, "DROP TRIGGER journal_entry_no_update", "UPDATE journal_entry SET salt = zeroblob(32)")


def spoil_schedule(folder):
    (folder / "schedules").mkdir(mode=0o700)
    (folder / "schedules/ours.yaml").write_text("id: ours\ntitle: []\n")


def late_job(folder):
    change(
        folder,
        "INSERT INTO jobs_job (id, kind, arguments, state, asked_at, due_at, worker, failures, losses, trouble, "
        "progress) VALUES ('"
        + "0" * 32
        + "', 'journal.sign', '{}', 'waiting', '2026-01-01', '2026-01-01', '', 0, 0, '', 0)",
    )


FAULTS = [
    (lambda folder: (folder / "keys/internal.key").chmod(0o644), "Others on this machine can read"),
    (lambda folder: (folder / "keys/internal.key").unlink(), "restore-keys"),
    (spoil_blob, "is not what was captured"),
    (lambda folder: change(folder, "DROP TRIGGER journal_entry_no_delete"), "no longer refuses changes"),
    (spoil_entry, "The journal is not as it was written: 0"),
    (spoil_schedule, "nothing is destroyed"),
    (late_job, "jobs wait that should have run"),
    (lambda folder: change(folder, "DELETE FROM django_migrations WHERE app = 'jobs'"), "bailiwick upgrade"),
]  # fmt: skip


def test_nothing_is_wrong_with_a_record_that_has_just_begun(record):
    said = done("doctor", folder=record)
    assert "WRONG" not in said
    assert said.count("fine") >= 7


def test_a_record_that_waits_for_an_upgrade_is_told_so_and_nobody_is_accused(record):
    name = "app = 'roster' AND name >= '0006'"
    change(record, "DROP TABLE roster_carriedout", f"DELETE FROM django_migrations WHERE {name}")  # noqa: S608
    said = command("doctor", folder=record).stdout
    assert "Say: bailiwick upgrade." in said
    assert "no longer refuses changes" not in said


@pytest.mark.parametrize(("spoil", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_what_is_wrong_is_told_with_how_to_mend_it(record, spoil, told):
    spoil(record)
    ended = command("doctor", folder=record)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert any(line.startswith("WRONG") and told in line for line in ended.stdout.splitlines()), ended.stdout


def test_a_folder_without_a_record_has_no_doctor(tmp_path):
    ended = command("doctor", folder=tmp_path)
    assert (ended.returncode, "no record in this folder" in ended.stderr) == (2, True)
