"""T17: a restore that is killed leaves a clear state, and run again it comes to its end."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter

import pytest
from tests.project.commands import START, command, done, environment
from tests.project.test_copies import DIGEST, PICTURE, acts, keep_picture, must_refuse

from bailiwick.project.unfinished import BEING_MADE

CALLS = ("fsync", "fdatasync", "rename", "unlink", "pwrite64")
"""What a restore changes the disk with, and so where it is killed."""
WHOLE = os.environ.get("BAILIWICK_BATTERY") == "whole"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="Debian's strace is not installed"),
    pytest.mark.sqlite,
]


@pytest.fixture(scope="module")
def parts(begun, tmp_path_factory):
    """A backup, its keys, the newest store of checkpoints there is, and the entries in the backup."""
    aside = tmp_path_factory.mktemp("killed-restore")
    folder = shutil.copytree(begun, aside / "record")
    keep_picture(folder)
    done("journal", "sign", folder=folder)
    done("backup", aside / "b", "--with-keys", aside / "k", folder=folder)
    return aside / "b", aside / "k", folder / "checkpoints.sqlite3", acts(folder)


def traced(log, *arguments, inject=""):
    """Run a command under strace; what it answered, and how often it said each call."""
    said = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}"]
    said += ["-e", f"inject={inject}"] if inject else []
    ended = subprocess.run(
        [*said, sys.executable, "-c", START, *map(str, arguments)],
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        check=False,
        timeout=120,
    )
    calls = Counter(re.findall(r"^\d+\s+(\w+)\(", log.read_text(), re.MULTILINE))
    return ended.returncode, calls


def points(calls):
    """Where to kill: half through unpacking, in the middle of a move, in the database, and shortly before the end."""
    shares = [("fsync", 0.5), ("rename", 0.5), ("pwrite64", 0.9), ("fdatasync", 0.8)]
    if WHOLE:
        shares = [(name, part / 8) for name in CALLS for part in range(1, 9)]
    return [f"{name}:signal=SIGKILL:when={max(1, int(calls[name] * share))}" for name, share in shares]


def test_a_restore_killed_again_and_again_comes_to_its_end_and_keeps_the_newest_store(parts, tmp_path):
    backup, keys, store, before = parts
    place, log = tmp_path / "two", tmp_path / "log"
    place.mkdir(mode=0o700)
    shutil.copy(store, place)
    asked = ("restore", backup, place, "--keys", keys)
    told, calls = traced(log, "restore", backup, tmp_path / "whole", "--keys", keys)
    assert told == 0
    finished = []
    for point in points(calls):
        code, _ = traced(log, *asked, inject=point)
        if code == 0 or (place / "agency").exists():
            # Calls are counted from the start of Python: one more or less, and all was done before.
            finished.append(point)
            shutil.rmtree(place)
            place.mkdir(mode=0o700)
            shutil.copy(store, place)
            continue
        assert code == -signal.SIGKILL or code == 128 + signal.SIGKILL
        assert (place / "checkpoints.sqlite3").read_bytes() == store.read_bytes()
        assert (place / BEING_MADE).exists()
    assert len(finished) < len(points(calls)) / 2
    must_refuse("worker", "--until-idle", folder=place, told="that was not finished")
    must_refuse("init", "--name", "X", "--time-zone", "UTC", folder=place, told="that was not finished")
    said = done(*asked)
    assert "were read again and are whole" in said
    assert acts(place) == [*before, "record.restore"]
    assert (place / "blobs" / DIGEST[:2] / DIGEST).read_bytes() == PICTURE
    assert not (place / BEING_MADE).exists()


def test_what_a_killed_restore_left_is_not_taken_from_one_that_is_at_work(parts, tmp_path):
    import fcntl  # noqa: PLC0415 -- of this one test

    backup = parts[0]
    place = tmp_path / "two"
    place.mkdir(mode=0o700)
    (place / BEING_MADE).write_bytes(b"restore\n")
    (place / "bailiwick.sqlite3").write_bytes(b"half")
    with (place / BEING_MADE).open("rb") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        must_refuse("restore", backup, place, told="Another restore is filling this folder")
        assert (place / "bailiwick.sqlite3").read_bytes() == b"half"
    assert "are whole" in done("restore", backup, place)


def test_a_folder_that_something_else_began_to_fill_is_not_emptied(parts, tmp_path):
    place = tmp_path / "two"
    place.mkdir(mode=0o700)
    (place / BEING_MADE).write_bytes(b"")
    (place / "keys").mkdir()
    ended = command("restore", parts[0], place)
    assert ended.returncode == 2
    assert (place / "keys").is_dir()
