"""Captures: bytes before rows, a repeat makes nothing new, an edit is a version, a loss is an observation."""

import threading
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.apps.keeping.helpers import SEEN, hold, sighting

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Blob, Capture, Held, Observation, Record, Sight
from bailiwick.apps.keeping.services import capture, capture_all, saw, tidy
from bailiwick.kernel.errors import CallError
from bailiwick.ports.blob_store import DamagedBlobError

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_captured_can_be_read_and_its_entry_names_the_digest():
    kept = capture(CLOCKWORK, sighting(), b"<p>The bridge is closed.</p>")
    row = Capture.objects.get()
    assert kept.new
    assert selectors.bytes_of(row) == b"<p>The bridge is closed.</p>"
    entry = Entry.objects.get()
    assert (entry.act, entry.subject) == ("keeping.capture", str(kept.record))
    assert kept.digest.encode() in bytes(entry.manifest)
    assert b"bridge" not in bytes(entry.manifest)


@pytest.mark.parametrize("marker", ["", "rev-7"])
def test_a_repeat_is_acknowledged_with_the_same_record_and_makes_nothing_new(marker):
    first = capture(CLOCKWORK, sighting(marker=marker), b"same")
    again = capture(CLOCKWORK, sighting(marker=marker), b"same")
    assert again == replace(first, new=False)
    counts = [model.objects.count() for model in (Record, Capture, Blob, Entry)]
    assert counts == [1, 1, 1, 1]


def test_an_edit_is_a_new_version_of_the_same_record_and_the_old_one_stays():
    first = capture(CLOCKWORK, sighting(), b"before")
    second = capture(CLOCKWORK, sighting(), b"after")
    assert (second.record, second.version) == (first.record, 2)
    versions = [selectors.bytes_of(row) for row in Capture.objects.order_by("version")]
    assert versions == [b"before", b"after"]


def test_a_loss_at_the_source_is_an_observation_and_takes_nothing_away():
    kept = capture(CLOCKWORK, sighting(), b"soon gone")
    saw(CLOCKWORK, kept.record, Sight.GONE, SEEN)
    saw(CLOCKWORK, kept.record, Sight.GONE, SEEN)
    assert [row.sight for row in Observation.objects.all()] == [Sight.GONE]
    assert selectors.bytes_of(Capture.objects.get()) == b"soon gone"


def test_several_at_once_are_one_transaction_with_an_entry_for_each_that_is_new():
    there = capture(CLOCKWORK, sighting("a"), b"1")
    seen = [("b", b"2"), ("a", b"1"), ("a", b"3"), ("c", b"2"), ("b", b"2"), ("a", b"4")]
    told = capture_all(CLOCKWORK, [(sighting(name), data) for name, data in seen])
    assert [(one.version, one.new) for one in told] == [
        (1, True), (1, False), (2, True), (1, True), (1, False), (3, True)
    ]  # fmt: skip
    assert told[1] == replace(there, new=False)
    assert told[4] == replace(told[0], new=False)
    assert [selectors.bytes_of(Capture.objects.get(pk=one.capture)) for one in told] == [
        data for _, data in seen
    ]
    entries = [(entry.act, entry.subject) for entry in Entry.objects.order_by("index")]
    assert entries == [
        ("keeping.capture", str(one.record)) for one in (there, told[0], told[2], told[3], told[5])
    ]
    assert capture_all(CLOCKWORK, [(sighting("a"), b"1"), (sighting("c"), b"2")]) == [
        replace(there, new=False), replace(told[3], new=False)
    ]  # fmt: skip
    assert Entry.objects.count() == 5


def test_several_at_once_are_held_like_each_alone():
    placed = hold(words=("bridge",))
    told = capture_all(
        CLOCKWORK,
        [(sighting("a"), b"1"), (sighting("b", text="The road is open."), b"2"), (sighting("b"), b"3")],
    )
    assert [[one.id for one in selectors.held_by(kept.record)] for kept in told] == [[placed.id]] * 3
    assert Held.objects.count() == 2


@pytest.mark.parametrize("at", [0, 1, 2])
def test_of_several_at_once_all_are_kept_or_none(at, monkeypatch):
    flushed = []

    def full(path):
        flushed.append(path)
        if len(flushed) > at:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("bailiwick.connectors.blob_folder._flush", full)
        with pytest.raises(OSError, match="No space"):
            capture_all(CLOCKWORK, [(sighting(name), name.encode()) for name in ("a", "b", "c")])
    assert [model.objects.count() for model in (Record, Capture, Blob, Entry)] == [0, 0, 0, 0]
    assert tidy() == 0
    assert len(capture_all(CLOCKWORK, [(sighting(name), name.encode()) for name in ("a", "b", "c")])) == 3


def test_more_at_once_than_one_transaction_should_hold_are_told_and_none_is_kept():
    with pytest.raises(CallError, match="more than 500"):
        capture_all(CLOCKWORK, [(sighting(), b"bytes")] * 501)
    assert Record.objects.count() == 0


def test_two_objects_with_the_same_bytes_share_one_blob():
    capture(CLOCKWORK, sighting("a"), b"shared")
    capture(CLOCKWORK, sighting("b"), b"shared")
    assert (Record.objects.count(), Blob.objects.count()) == (2, 1)


def test_no_row_is_there_when_the_disk_refuses_the_bytes(monkeypatch):
    def full(self, contents):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bailiwick.connectors.blob_folder.BlobFolder.put_all", full)
    with pytest.raises(OSError, match="No space"):
        capture(CLOCKWORK, sighting(), b"nowhere")
    assert [model.objects.count() for model in (Record, Capture, Blob, Entry)] == [0, 0, 0, 0]


def test_bytes_whose_transaction_failed_are_removed_at_the_next_start(monkeypatch):
    def broken(records):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("bailiwick.apps.keeping.services.captures.take_newly_matching", broken)
        with pytest.raises(RuntimeError):
            capture(CLOCKWORK, sighting(), b"no row names this")
    kept = capture(CLOCKWORK, sighting(), b"a row names this")
    assert len(list(selectors.store().digests())) == 2
    assert tidy() == 1
    assert list(selectors.store().digests()) == [kept.digest]


def test_a_byte_that_changed_on_the_disk_is_told_and_not_shown(record_folder):
    kept = capture(CLOCKWORK, sighting(), b"as it was")
    (record_folder.blobs / kept.digest[:2] / kept.digest).write_bytes(b"as it wAs")
    with pytest.raises(DamagedBlobError):
        selectors.bytes_of(Capture.objects.get())


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d", "\u202eevil", "x" * 300_000, "", None])
def test_words_of_any_sort_are_kept_in_both_databases(text):
    capture(CLOCKWORK, sighting(text=text), b"bytes")
    kept = Capture.objects.get().text
    assert (kept is None) == (text is None)


@pytest.mark.parametrize(
    "more", [{"object": ""}, {"object": "a\0b"}, {"object": "x" * 501}, {"source": ""}, {"marker": "a\nb"}]
)
def test_a_name_that_cannot_tell_objects_apart_is_told_and_changes_nothing(more):
    with pytest.raises(CallError):
        sighting(**{"name": more.pop("object")} if "object" in more else more)
    assert Record.objects.count() == 0


def test_a_series_that_no_schedule_has_is_told_before_anything_is_kept():
    with pytest.raises(CallError, match="No schedule has the series"):
        capture(CLOCKWORK, sighting(series="house/nonsense"), b"bytes")
    assert list(selectors.store().digests()) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE keeping_capture SET marker = 'other'",
        "UPDATE keeping_blob SET size = 1",
        "UPDATE keeping_record SET id = '00000000000000000000000000000001'",
    ],
)
def test_the_database_refuses_to_change_what_was_captured(change):
    capture(CLOCKWORK, sighting(), b"bytes")
    with (
        building_tables(),
        pytest.raises(DatabaseError, match=r"cannot be changed|keeps its id"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_six_captures_of_one_object_at_once_are_one_record_with_gapless_versions():
    faults, results = [], []

    def work(number):
        try:
            for version in range(6):
                results.append(capture(CLOCKWORK, sighting(), f"{(number + version) % 6}".encode()))  # noqa: PERF401
        except Exception as error:  # noqa: BLE001 -- told below, whatever it is
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(Capture.objects.values_list("version", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert sum(result.new for result in results) == Entry.objects.count() == 6
    assert Record.objects.count() == 1
