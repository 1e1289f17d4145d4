"""The store takes a checkpoint only after the last one, once for a size, and never goes back."""

import sqlite3
import stat
import threading
from datetime import timedelta

import pytest
from tests.apps.journal.helping import NOON, ORIGIN

from bailiwick.apps.journal.errors import RacedError, StoppedError
from bailiwick.apps.journal.services.checkpoint_store import CheckpointStore, Why
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.keys import SigningKey

KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))


def note(size, fill=1, origin=ORIGIN):
    return Checkpoint(origin, size, bytes([fill]) * 32).signed_by(SigningKey(origin, KEY.private))


@pytest.fixture
def store(tmp_path):
    return CheckpointStore(tmp_path / "record" / "checkpoints.sqlite3", "internal")


def test_there_is_no_file_until_the_first_checkpoint_and_then_its_owner_alone_can_read_it(store):
    assert (store.last(), store.all(), store.standing().size, store.path.exists()) == (None, [], 0, False)
    store.swap(None, note(3), NOON)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_checkpoint_takes_the_place_of_the_last_and_is_there_for_another_process(store):
    first = store.swap(None, note(3), NOON)
    second = store.swap(first, note(7), NOON + timedelta(minutes=1))
    again = CheckpointStore(store.path, "internal")
    assert again.last() == second
    assert [one.size for one in again.all()] == [3, 7]
    assert again.standing().size == 7
    assert again.has(first.note)
    assert not again.has(note(3, fill=2))


def test_who_does_not_know_the_last_checkpoint_is_told_and_nothing_changes(store):
    first = store.swap(None, note(3), NOON)
    store.swap(first, note(5), NOON)
    for expected in (None, first):
        with pytest.raises(RacedError, match="first"):
            store.swap(expected, note(9), NOON)
    assert store.standing().size == 5


REFUSED = {
    "a second note for a size": note(5, fill=2),
    "a smaller size": note(4),
    "another log's origin": note(9, origin="elsewhere.example/internal"),
}


@pytest.mark.parametrize("second", REFUSED.values(), ids=REFUSED)
def test_what_would_be_a_second_history_is_refused(store, second):
    last = store.swap(None, note(5), NOON)
    with pytest.raises(StoppedError, match="does not continue"):
        store.swap(last, second, NOON)
    assert store.all() == [last]


def test_the_same_note_again_is_no_second_one(store):
    last = store.swap(None, note(5), NOON)
    assert store.swap(last, note(5), NOON + timedelta(hours=1)) == last
    assert len(store.all()) == 1


def test_what_was_signed_cannot_be_changed_or_removed_in_the_file(store):
    store.swap(None, note(5), NOON)
    with sqlite3.connect(store.path) as other:
        for statement in ("UPDATE checkpoint SET size = 1", "DELETE FROM checkpoint"):
            with pytest.raises(sqlite3.IntegrityError, match="cannot be"):
                other.execute(statement)
    other.close()


def test_a_stopped_log_tells_what_stopped_it_first_until_a_new_epoch_begins(store):
    last = store.swap(None, note(5), NOON)
    store.stop(Why.SMALLER)
    store.stop(Why.TWO_HISTORIES)
    assert store.standing().why is Why.SMALLER
    with pytest.raises(StoppedError, match="signed before"):
        store.begin_epoch(last, note(9), NOON)
    store.begin_epoch(last, note(4, origin=f"{ORIGIN}/2"), NOON)
    assert (store.standing().size, store.standing().why) == (4, None)


def test_each_log_has_checkpoints_of_its_own_in_one_file(store):
    sealed = CheckpointStore(store.path, "sealed")
    store.swap(None, note(5), NOON)
    sealed.swap(None, note(2, origin="records.example/sealed"), NOON)
    sealed.stop(Why.SMALLER)
    assert (store.standing().size, store.standing().why) == (5, None)


def test_a_file_that_was_replaced_is_opened_anew(store, tmp_path):
    store.swap(None, note(5), NOON)
    other = CheckpointStore(tmp_path / "other.sqlite3", "internal")
    other.swap(None, note(8), NOON)
    other.path.replace(store.path)
    assert store.standing().size == 8


def test_of_eight_signers_at_once_each_time_exactly_one_is_first(store):
    taken, barrier = [], threading.Barrier(8)

    def sign(fill):
        mine = CheckpointStore(store.path, "internal")
        for size in range(1, 21):
            barrier.wait()
            last = mine.last()
            barrier.wait()
            try:
                taken.append(mine.swap(last, note(size, fill=fill), NOON).note)
            except RacedError:
                continue
        mine.close()

    threads = [threading.Thread(target=sign, args=(fill,)) for fill in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.note for one in store.all()] == sorted(taken, key=lambda one: int(one.split(b"\n")[1]))
    assert len(taken) == 20
