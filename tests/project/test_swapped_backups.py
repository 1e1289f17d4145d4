"""T17: a backup that was packed anew from other parts, with a seal that fits, is refused in one sentence too."""

import json
import shutil
import sqlite3
import subprocess
import sys
import tarfile

import pytest
from tests.project.commands import begin, command, done, environment

from bailiwick.project.packages import write_package

CAPTURE = """
import django; django.setup()
from tests.apps.keeping.helpers import sighting
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.keeping.services import capture
for number in range(3):
    capture(CLOCKWORK, sighting(f"post-{number}"), b"bytes %d" % number)
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The parts of two records' backups, unpacked, and what each told of itself."""
    aside = tmp_path_factory.mktemp("two")
    for name in ("one", "other"):
        folder = aside / name
        begin(folder)
        keep(folder)
        done("journal", "sign", folder=folder)
        done("backup", aside / f"{name}.backup", folder=folder)
        with tarfile.open(aside / f"{name}.backup") as tar:
            tar.extractall(aside / f"{name}.parts", filter="data")
    return aside / "one.parts", aside / "other.parts"


def keep(folder):
    settings = {"DJANGO_SETTINGS_MODULE": "bailiwick.project.settings"}
    subprocess.run([sys.executable, "-c", CAPTURE], env=environment(folder, **settings), check=True)


def blobs(parts):
    return sorted(parts.glob("blobs/*/*"))


def without_a_blob(parts, other):
    blobs(parts)[0].unlink()


def with_two_blobs_swapped(parts, other):
    first, second = blobs(parts)[:2]
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)


def with_anothers(name):
    def swap(parts, other):
        shutil.copy(other / name, parts / name)

    return swap


def with_a_database_cut_off(parts, other):
    file = parts / "bailiwick.sqlite3"
    file.write_bytes(file.read_bytes()[:40_000])


def with_an_entry_less(parts, other):
    with sqlite3.connect(parts / "bailiwick.sqlite3") as file:
        file.execute("DROP TRIGGER journal_entry_no_delete")
        file.execute('DELETE FROM journal_entry WHERE "index" = 1')
    file.close()


def without(name):
    return lambda parts, other: (parts / name).unlink()


@pytest.mark.parametrize(
    "change",
    [
        without_a_blob,
        with_two_blobs_swapped,
        with_anothers("agency"),
        with_anothers("bailiwick.sqlite3"),
        with_anothers("checkpoints.sqlite3"),
        with_a_database_cut_off,
        with_an_entry_less,
        without("bailiwick.sqlite3"),
        without("agency"),
    ],
    ids=["blob missing", "blobs swapped", "agency of another", "database of another", "checkpoints of another",
         "database cut off", "entry missing", "database missing", "agency missing"],
)  # fmt: skip
def test_a_backup_packed_anew_from_other_parts_is_refused(two, tmp_path, change):
    parts = shutil.copytree(two[0], tmp_path / "parts")
    told = json.loads((parts / "MANIFEST.json").read_text())
    (parts / "MANIFEST.json").unlink()
    change(parts, two[1])
    files = {str(one.relative_to(parts)): one for one in sorted(parts.rglob("*")) if one.is_file()}
    write_package(tmp_path / "b", files, {name: value for name, value in told.items() if name != "files"})
    ended = command("restore", tmp_path / "b", tmp_path / "record")
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False), ended.stderr + ended.stdout
    assert ended.stderr.startswith("bailiwick: ")
    assert not (tmp_path / "record" / "agency").exists()
