"""The folder of blobs: durable before it answers, named by what it is, never overwritten, checked when read."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from bailiwick.connectors import blob_folder
from bailiwick.connectors.blob_folder import BlobFolder
from bailiwick.kernel.errors import CallError
from bailiwick.ports.blob_store import DamagedBlobError, MissingBlobError


@pytest.fixture
def blobs(tmp_path):
    return BlobFolder(tmp_path / "blobs")


def files(blobs):
    return sorted(
        path.relative_to(blobs.folder).as_posix() for path in blobs.folder.rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("data", [b"", b"a", b"\0" * 70_000, bytes(range(256)) * 9])
def test_bytes_come_back_as_they_went_under_their_own_digest(blobs, data):
    kept = blobs.put(data)
    assert kept.digest == hashlib.sha256(data).hexdigest()
    assert kept.size == len(data)
    assert blobs.get(kept.digest) == data
    assert files(blobs) == [f"{kept.digest[:2]}/{kept.digest}"]


def test_the_same_bytes_are_one_file_and_are_not_written_again(blobs):
    kept = blobs.put(b"once")
    place = blobs.folder / kept.digest[:2] / kept.digest
    before = place.stat()
    assert blobs.put(b"once") == kept
    after = place.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_is_flushed_then_renamed_then_its_folder_is_flushed(blobs, monkeypatch):
    steps = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: (
            steps.append(("fsync", str(Path(f"/proc/self/fd/{handle}").readlink()))),
            fsync(handle),
        ),
    )
    monkeypatch.setattr(os, "replace", lambda a, b: (steps.append(("rename", str(b))), replace(a, b)))
    digest = blobs.put(b"in order").digest
    place = str(blobs.folder / digest[:2] / digest)
    names = [(what, "aside" if "/aside/" in name else name) for what, name in steps]
    assert names[-3:] == [("fsync", "aside"), ("rename", place), ("fsync", str(Path(place).parent))]


def test_bytes_that_changed_on_the_disk_are_not_handed_out(blobs):
    digest = blobs.put(b"as it was").digest
    (blobs.folder / digest[:2] / digest).write_bytes(b"as it wAs")
    with pytest.raises(DamagedBlobError, match="not those that were captured"):
        blobs.get(digest)


def test_bytes_that_are_captured_again_mend_what_was_damaged(blobs):
    digest = blobs.put(b"as it was").digest
    (blobs.folder / digest[:2] / digest).write_bytes(b"torn")
    blobs.put(b"as it was")
    assert blobs.get(digest) == b"as it was"


def test_a_digest_that_is_not_kept_is_told(blobs):
    with pytest.raises(MissingBlobError):
        blobs.get("0" * 64)


@pytest.mark.parametrize("name", ["", "ab", "../../etc/passwd", "A" * 64, "g" * 64, "0" * 63 + "/"])
def test_a_name_that_is_no_digest_reaches_no_file(blobs, name):
    for ask in (blobs.get, blobs.has, blobs.remove):
        with pytest.raises(CallError, match="not the SHA-256"):
            ask(name)


def test_what_is_removed_is_gone_and_removing_it_again_changes_nothing(blobs):
    digest = blobs.put(b"to go").digest
    blobs.remove(digest)
    blobs.remove(digest)
    blobs.remove("1" * 64)
    assert not blobs.has(digest)
    assert list(blobs.digests()) == []


def test_what_a_dead_writer_left_aside_is_tidied_and_what_a_living_one_writes_is_not(blobs):
    kept = blobs.put(b"whole").digest
    aside = blobs.folder / "aside"
    (aside / "999999999-dead").write_bytes(b"half")
    (aside / f"{os.getppid()}-alive").write_bytes(b"half")
    assert blobs.tidy() == 1
    assert files(blobs) == sorted([f"{kept[:2]}/{kept}", f"aside/{os.getppid()}-alive"])


def test_what_this_very_process_is_writing_is_not_tidied_away(blobs, monkeypatch):
    left = blobs.folder / "aside" / f"{os.getpid()}-of-an-earlier-process"
    blobs.put(b"first")
    left.write_bytes(b"half")
    flush, tidied = blob_folder._flush, []

    def meanwhile(path):
        tidied.append(blobs.tidy())
        flush(path)

    monkeypatch.setattr(blob_folder, "_flush", meanwhile)
    kept = blobs.put_all([b"one", b"two", b"three", b"four"])
    assert sum(tidied) == 1
    assert [blobs.get(one.digest) for one in kept] == [b"one", b"two", b"three", b"four"]


def test_a_write_that_fails_leaves_nothing_and_says_so(blobs, monkeypatch):
    blobs.put(b"first")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        blobs.put(b"second")
    assert len(files(blobs)) == 1


def test_eight_writers_of_the_same_bytes_leave_one_whole_file(blobs):
    threads = [threading.Thread(target=blobs.put, args=(b"together" * 5000,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (digest,) = blobs.digests()
    assert blobs.get(digest) == b"together" * 5000
    assert files(blobs) == [f"{digest[:2]}/{digest}"]
