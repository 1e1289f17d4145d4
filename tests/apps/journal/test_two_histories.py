"""T07: never two histories. Old backups put back, cloned machines, lost stores, and signers side by side."""

import json
import threading
from collections import defaultdict
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from tests.apps.journal.backups import Backups
from tests.apps.journal.helping import NOON, intrude, write

from bailiwick.apps.journal.errors import DamagedError, RefusedError, StoppedError
from bailiwick.apps.journal.facts import OPERATOR, person
from bailiwick.apps.journal.models import Checkpoint, Entry
from bailiwick.apps.journal.selectors import proof_of
from bailiwick.apps.journal.services import INTERNAL, act, begin_epoch, key_for, sign_checkpoint, store_of
from bailiwick.apps.journal.services import standing as standing_module
from bailiwick.kernel.sentence import say
from bailiwick.ledger.checkpoints import open_checkpoint

pytestmark = pytest.mark.django_db(transaction=True)
BACKUPS, RACES = 50, 1000
REYES, OKAFOR = person(uuid4()), person(uuid4())


@act("tests.histories.do", say("did something"))
def do(doing, *, thing):
    doing.about("thing", thing)


@pytest.fixture
def backups(tmp_path):
    taken = Backups(tmp_path)
    yield taken
    taken.throw_away()


def second_signatures(signed):
    """Sizes of one origin for which more than one note was given out."""
    notes = defaultdict(set)
    for one in signed:
        notes[one.origin, one.size].add(one.note)
    return [place for place, given in notes.items() if len(given) > 1]


def without_the_question(monkeypatch):
    """As if acts did not ask the store: an older version of us, or an intruder's own writes."""
    from bailiwick.apps.journal.services import appending  # noqa: PLC0415 -- what is taken out

    monkeypatch.setattr(appending, "refuse_when_stopped", lambda *_: None)


@pytest.mark.slow
def test_none_of_fifty_old_backups_gives_a_second_signature_for_a_size(signer, backups, monkeypatch):
    signed, copies = [], []
    for number in range(BACKUPS):
        write(1 + number % 3)
        copies.append((backups.take(), Entry.objects.count()))
        if number % 5 != 4:
            signed.append(signer.sign())
    write(2)
    signed.append(signer.sign())
    last = signer.store.last()
    for number, size in copies:
        backups.put_back(number)
        assert Entry.objects.count() == size < last.size
        with pytest.raises(StoppedError, match="older copy was put back"):
            do(OPERATOR, thing="1")
        with pytest.raises(StoppedError):
            signer.sign()
        assert Entry.objects.count() == size
        # And if somebody writes on past the size that was signed, it is a second history, and is not signed.
        with monkeypatch.context() as unasked:
            without_the_question(unasked)
            write(last.size + 3 - size)
        signer.store.path.rename(signer.store.path.with_suffix(".kept"))
        _store_without_its_stop(signer)
        with pytest.raises(StoppedError, match="another history"):
            signer.sign()
        signer.store.path.with_suffix(".kept").replace(signer.store.path)
    assert second_signatures([*signed, *signer.store.all()]) == []
    assert signer.store.last() == last


def _store_without_its_stop(signer):
    """The store as it was before it was stopped: whoever looks first has to find out anew."""
    kept = signer.store.path.with_suffix(".kept")
    signer.store.path.write_bytes(kept.read_bytes())
    import sqlite3  # noqa: PLC0415 -- for this one statement

    with sqlite3.connect(signer.store.path) as file:
        file.execute("DELETE FROM stop")
    file.close()


def test_the_newest_copy_put_back_lets_the_log_go_on_after_the_next_signing(signer, backups):
    write(3)
    signer.sign()
    old = backups.take()
    write(3)
    signer.sign()
    newest = backups.take()
    backups.put_back(old)
    with pytest.raises(StoppedError):
        do(OPERATOR, thing="1")
    backups.put_back(newest)
    with pytest.raises(StoppedError):
        do(OPERATOR, thing="1")
    signer.sign()
    do(OPERATOR, thing="1")
    assert signer.sign().size == 7


def test_two_people_let_a_restored_log_go_on_and_what_is_missing_stays_told(signer, backups):
    write(10)
    agreed = signer.sign()
    old = backups.take()
    write(20)
    lost = signer.sign()
    backups.put_back(old)
    with pytest.raises(StoppedError):
        do(OPERATOR, thing="1")
    later = NOON + timedelta(days=1)
    for first, second in ((REYES, REYES), (REYES, OPERATOR)):
        with pytest.raises(RefusedError, match="Two people"):
            begin_epoch(first, second=second, key=signer.key, now=later)
    with pytest.raises(StoppedError):
        do(OPERATOR, thing="1")
    begun = begin_epoch(REYES, second=OKAFOR, key=signer.key, now=later)
    assert begun.origin.startswith(f"{signer.key.name}/2026-11-22-")
    entry = Entry.objects.get(act="journal.epoch.begin", outcome="done")
    said = json.loads(bytes(entry.manifest))["details"]
    assert said["after"]["root"] == lost.root.hex()
    assert said["after"]["size"] == lost.size == 30
    assert said["missing"] == {"from": agreed.size, "to": 30}
    assert said["decided_by"] == [str(REYES.identity), str(OKAFOR.identity)]
    do(OPERATOR, thing="1")
    signer.now = later
    signed = signer.sign()
    checkpoint, _ = open_checkpoint(signed.note, key_for(begun.origin, signer.key).verifying())
    assert (checkpoint.origin, checkpoint.size) == (begun.origin, Entry.objects.count())
    assert proof_of(entry.record, opened=True).checkpoint == signed.note
    assert second_signatures(signer.store.all()) == []


def test_a_backup_from_before_an_epoch_stops_the_log_again(signer, backups):
    write(10)
    signer.sign()
    first = backups.take()
    write(5)
    signer.sign()
    for day in (1, 2):
        backups.put_back(first)
        with pytest.raises(StoppedError):
            do(OPERATOR, thing="1")
        signer.now = NOON + timedelta(days=day)
        begin_epoch(REYES, second=OKAFOR, key=signer.key, now=signer.now)
        do(OPERATOR, thing="1")
        signer.sign()
    origins = list(dict.fromkeys(one.origin for one in signer.store.all()))
    assert len(origins) == 3
    assert second_signatures(signer.store.all()) == []


def test_a_lost_store_or_an_old_copy_of_it_stops_the_log(signer):
    write(5)
    signer.sign()
    old = signer.store.path.read_bytes()
    write(5)
    signer.sign()
    newest = signer.store.path.read_bytes()
    for content in (None, old):
        signer.store.close()
        signer.store.path.unlink()
        if content:
            signer.store.path.write_bytes(content)
        standing_module._compared.clear()
        with pytest.raises(StoppedError, match="store of signed checkpoints is lost"):
            do(OPERATOR, thing="1")
        with pytest.raises(StoppedError):
            signer.sign()
    signer.store.close()
    signer.store.path.write_bytes(newest)
    standing_module._compared.clear()
    do(OPERATOR, thing="1")
    assert signer.sign().size == 11


def test_a_lost_store_is_mended_by_a_new_epoch(signer):
    write(5)
    signer.sign()
    signer.store.close()
    signer.store.path.unlink()
    standing_module._compared.clear()
    with pytest.raises(StoppedError):
        signer.sign()
    begin_epoch(REYES, second=OKAFOR, key=signer.key, now=NOON + timedelta(days=1))
    signer.now = NOON + timedelta(days=1)
    do(OPERATOR, thing="1")
    assert signer.sign().size == 7


def test_a_damaged_entry_and_a_clock_ten_years_ahead_are_settled_by_a_new_epoch(signer):
    write(9)
    intrude("UPDATE journal_entry SET subject = 'x' WHERE \"index\" = 4")
    with pytest.raises(DamagedError, match="entry 4"):
        signer.sign()
    signer.now += timedelta(days=3652)
    begin_epoch(REYES, second=OKAFOR, key=signer.key, now=signer.now)
    said = json.loads(bytes(Entry.objects.get(act="journal.epoch.begin").manifest))["details"]
    assert said["damaged"] == {"number": 1, "entries": [4]}
    write(3)
    signer.sign()
    signer.now -= timedelta(days=3652)
    write(1)
    begin_epoch(REYES, second=OKAFOR, key=signer.key, now=signer.now)
    write(1)
    assert signer.sign().size == 16


def test_a_whole_log_has_no_use_for_a_new_epoch_and_the_refusal_is_an_entry(signer):
    write(3)
    signer.sign()
    with pytest.raises(RefusedError, match="nothing to settle"):
        begin_epoch(REYES, second=OKAFOR, key=signer.key, now=signer.now)
    refused = Entry.objects.get(act="journal.epoch.begin")
    assert (refused.outcome, refused.reason) == ("refused", "not-stopped")


@pytest.mark.slow
def test_two_signers_in_a_thousand_races_never_sign_a_size_twice(signer):
    given, faults, barrier = [], [], threading.Barrier(2)

    def sign_often(mine):
        try:
            for number in range(RACES):
                barrier.wait()
                if mine:
                    write(1)
                else:
                    store_of(INTERNAL).last()
                now = NOON + timedelta(seconds=number)
                given.append(sign_checkpoint(INTERNAL, signer.key, store_of(INTERNAL), now))
        except Exception as error:  # noqa: BLE001 -- told below, whatever it is
            faults.append(error)
            barrier.abort()
        finally:
            connection.close()

    threads = [threading.Thread(target=sign_often, args=(mine,)) for mine in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert second_signatures([*given, *signer.store.all()]) == []
    assert {one.note for one in given} <= {one.note for one in signer.store.all()}
    assert {row.note.encode() for row in Checkpoint.objects.all()} == {one.note for one in signer.store.all()}
    assert signer.store.standing().size == RACES


@pytest.mark.parametrize("kept", [True, False], ids=["the swap was kept", "the swap was not kept"])
def test_a_swap_whose_answer_was_lost_is_no_second_signature(signer, monkeypatch, kept):
    write(4)
    signer.sign()
    write(4)
    swap = type(signer.store).swap

    def losing(self, *arguments):
        if kept:
            swap(self, *arguments)
        raise OSError("the answer was lost")

    with monkeypatch.context() as broken:
        broken.setattr(type(signer.store), "swap", losing)
        with pytest.raises(OSError, match="lost"):
            signer.sign()
    write(1)
    assert signer.sign().size == 9
    assert [one.size for one in signer.store.all()] == ([4, 8, 9] if kept else [4, 9])
    assert second_signatures(signer.store.all()) == []
