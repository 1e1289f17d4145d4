"""The vault's database goes where the record goes: begun, copied, put back, read again, looked at and upgraded."""

import shutil
import sqlite3
import stat
import subprocess
import sys

import pytest
from tests.project.commands import begin, command, done, environment

from bailiwick.kernel.errors import CallError
from bailiwick.project.folder import Folder, vault_of

BEGIN = """
from pathlib import Path
from bailiwick.project.commands.folders import open_record
place, agency = open_record(Path({folder!r}))
from bailiwick.project.vault import make_vault
make_vault(place, agency)
"""
SIGN = """
from pathlib import Path
from bailiwick.project.commands.folders import open_record
open_record(Path({folder!r}))
from django.utils import timezone
from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.journal.services import read_key, sign_checkpoint, store_of
from django.conf import settings
sign_checkpoint(SEALED, read_key(settings.FOLDER.keys, SEALED), store_of(SEALED), timezone.now())
"""


def run(script, folder, database=""):
    return subprocess.run(
        [sys.executable, "-c", script.format(folder=str(folder))],
        env=environment(folder, database),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def begin_vault(folder, database=""):
    ended = run(BEGIN, folder, database)
    assert ended.returncode == 0, ended.stderr


@pytest.fixture(scope="module")
def vaulted(begun, tmp_path_factory):
    """A record with a vault whose log is signed; to be copied and not used."""
    folder = shutil.copytree(begun, tmp_path_factory.mktemp("vaulted") / "record")
    begin_vault(folder)
    assert run(SIGN, folder).returncode == 0
    return folder


@pytest.fixture
def mine(vaulted, tmp_path):
    """One of the test's own."""
    return shutil.copytree(vaulted, tmp_path / "record", copy_function=shutil.copy2)


def sealed_acts(folder):
    with sqlite3.connect(folder / "vault.sqlite3") as database:
        return [act for (act,) in database.execute('SELECT act FROM sealed_entry ORDER BY "index"')]


def faults(ended):
    """What doctor calls wrong; the throw-away cluster of the tests is made without checksums."""
    lines = [line for line in ended.stdout.splitlines() if line.startswith("WRONG")]
    return [line for line in lines if "data_checksums" not in line]


def test_an_agency_that_has_not_switched_the_vault_on_has_no_trace_of_one(begun):
    assert not [one.name for one in begun.rglob("*vault*")]
    assert not (begun / "keys/sealed.key").exists()
    assert not Folder(begun).has_vault


def test_the_files_of_a_vault_are_their_owners_alone(mine):
    for name in ("vault.sqlite3", "vault", "keys/sealed.key"):
        assert stat.S_IMODE((mine / name).stat().st_mode) == 0o600, name
    assert sealed_acts(mine) == ["covert.begin"]


def test_a_vault_is_begun_once(mine):
    ended = run(BEGIN, mine)
    assert ended.returncode != 0
    assert "has a vault already" in ended.stderr
    assert sealed_acts(mine) == ["covert.begin"]


def test_a_vault_whose_mark_was_lost_is_not_begun_over(mine):
    (mine / "vault").unlink()
    ended = run(BEGIN, mine)
    assert ended.returncode != 0
    assert "mark that says there is one was lost" in ended.stderr
    assert sealed_acts(mine) == ["covert.begin"]


def test_a_record_with_a_vault_is_put_back_with_it(tmp_path, fresh_database):
    first, second = fresh_database(), fresh_database()
    begin(tmp_path / "one", database=first)
    begin_vault(tmp_path / "one", first)
    assert run(SIGN, tmp_path / "one", first).returncode == 0
    done("backup", tmp_path / "b", "--with-keys", tmp_path / "k", folder=tmp_path / "one", database=first)
    done("restore", tmp_path / "b", tmp_path / "two", "--keys", tmp_path / "k", database=second)
    assert Folder(tmp_path / "two").has_vault
    assert not list((tmp_path / "two").glob("*.dump"))
    assert run(SIGN, tmp_path / "two", second).returncode == 0
    ended = command("doctor", folder=tmp_path / "two", database=second)
    assert faults(ended) == []
    assert "1 entries of the sealed log were read again; 1 of them are signed." in ended.stdout
    assert "The tables of the vault's database are those of this version." in ended.stdout


def test_the_password_towards_the_mail_server_comes_back_with_the_other_keys(begun, tmp_path):
    folder = shutil.copytree(begun, tmp_path / "one", copy_function=shutil.copy2)
    (folder / "keys/mail.key").write_text("a-secret-of-the-mail-server\n")
    done("backup", tmp_path / "b", "--with-keys", tmp_path / "k", folder=folder)
    done("restore", tmp_path / "b", tmp_path / "two", "--keys", tmp_path / "k")
    assert (tmp_path / "two/keys/mail.key").read_text() == "a-secret-of-the-mail-server\n"
    assert not [one.name for one in (tmp_path / "two").rglob("*vault*")]


def test_a_backup_whose_vault_was_changed_is_not_put_back(mine, tmp_path):
    with sqlite3.connect(mine / "vault.sqlite3") as database:
        database.execute("DROP TRIGGER sealed_entry_no_update")
        database.execute("UPDATE sealed_entry SET manifest = x'7b7d'")
    done("backup", tmp_path / "b", folder=mine)
    ended = command("restore", tmp_path / "b", tmp_path / "two")
    assert ended.returncode == 2
    assert "The sealed log in this backup is not as it was written" in ended.stderr
    assert list((tmp_path / "two").iterdir()) == []


def test_a_vault_of_another_record_is_not_put_back(mine, begun, tmp_path):
    begin(tmp_path / "other")
    begin_vault(tmp_path / "other")
    shutil.copy(tmp_path / "other/vault.sqlite3", mine / "vault.sqlite3")
    done("backup", tmp_path / "b", folder=mine)
    ended = command("restore", tmp_path / "b", tmp_path / "two")
    assert ended.returncode == 2
    assert "holds the parts of two records" in ended.stderr


def test_doctor_tells_of_a_vault_that_no_longer_refuses_changes(mine):
    with sqlite3.connect(mine / "vault.sqlite3") as database:
        database.execute("DROP TRIGGER sealed_entry_no_update")
        database.execute("UPDATE sealed_entry SET manifest = x'7b7d'")
    told = faults(command("doctor", folder=mine))
    assert [line for line in told if "The sealed log is not as it was written: 0." in line]
    assert [line for line in told if "The vault's database no longer refuses changes" in line]


def test_doctor_tells_of_a_sealed_key_that_is_gone(mine):
    (mine / "keys/sealed.key").unlink()
    assert [line for line in faults(command("doctor", folder=mine)) if "key cannot be read" in line]


def test_a_vault_that_waits_for_tables_is_not_served_and_is_brought_up(mine):
    with sqlite3.connect(mine / "vault.sqlite3") as database:
        told = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in told:
            if table.startswith(("sealed_", "covert_")):
                database.execute(f"DROP TABLE {table}")
        changes = database.execute("DELETE FROM django_migrations WHERE app = 'covert'").rowcount
    told = faults(command("doctor", folder=mine))
    assert [line for line in told if "changes to the tables of the vault's database are to be made" in line]
    ended = command("serve", "--port", "8499", folder=mine)
    assert ended.returncode == 2
    assert "bailiwick upgrade" in ended.stderr
    assert f"{changes} changes made" in done("upgrade", folder=mine)
    assert sealed_acts(mine) == []


@pytest.mark.parametrize("address", ["postgresql://b@/one?host=%2Frun", "postgresql://b@/one?host=/run"])
def test_a_vault_never_stands_in_the_records_own_database(tmp_path, monkeypatch, address):
    monkeypatch.setenv("BAILIWICK_DATABASE", "postgresql://b@/one?host=%2Frun")
    monkeypatch.setenv("BAILIWICK_VAULT", address)
    with pytest.raises(CallError, match="the record's own database"):
        vault_of(Folder(tmp_path))


def test_where_nobody_says_a_vault_stands_beside_the_record_on_the_same_server(tmp_path, monkeypatch):
    monkeypatch.setenv("BAILIWICK_DATABASE", "postgresql://b:secret@db.example:5433/calder")
    monkeypatch.delenv("BAILIWICK_VAULT", raising=False)
    given = vault_of(Folder(tmp_path))
    assert (given["NAME"], given["HOST"], given["PORT"]) == ("calder_vault", "db.example", "5433")
    monkeypatch.setenv("BAILIWICK_VAULT", "postgresql://v:other@vault.example/sealed")
    given = vault_of(Folder(tmp_path))
    assert (given["NAME"], given["HOST"], given["USER"]) == ("sealed", "vault.example", "v")
