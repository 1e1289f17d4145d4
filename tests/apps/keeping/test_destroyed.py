"""T17: what was destroyed stays so, whatever copy of the database is put back."""

import pytest
from tests.apps.journal.backups import Backups
from tests.apps.keeping.helpers import ADA, CARL, SITE, granted, hold, release, sighting

from bailiwick.apps.journal.errors import StoreFailedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import StoreFile
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.models import Capture, Doomed, Hold, Record
from bailiwick.apps.keeping.services import capture, clear, destroy, destroy_again, list_destroyed, place_hold
from bailiwick.apps.keeping.services.destroyed import back_again, listed, unlisted
from bailiwick.project.opening import make_ready_to_open

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backups(tmp_path):
    taken = Backups(tmp_path)
    yield taken
    taken.throw_away()


def test_what_was_destroyed_after_a_backup_is_destroyed_again_before_it_is_served(backups):
    gone = capture(CLOCKWORK, sighting("gone"), b"gone")
    stays = capture(CLOCKWORK, sighting("stays"), b"stays")
    backup = backups.take()
    destroy(CARL, granted(gone.record))
    assert [one.record for one in listed()] == [gone.record]
    backups.put_back(backup)
    selectors.store().put(b"gone")
    assert [one.record for one in back_again()] == [gone.record]
    make_ready_to_open()
    assert list(Record.objects.values_list("id", flat=True)) == [stays.record]
    assert not selectors.store().has(gone.digest)
    assert Doomed.objects.count() == 0
    entry = Entry.objects.get(act="keeping.destroy.again")
    assert (entry.outcome, entry.subject) == ("done", str(gone.record))
    make_ready_to_open()
    assert Entry.objects.filter(act="keeping.destroy.again").count() == 1


def test_a_hold_that_was_released_since_the_backup_does_not_bring_a_record_up_again(backups):
    made = capture(CLOCKWORK, sighting(), b"held once")
    other = capture(CLOCKWORK, sighting("other"), b"held too")
    placed = hold(sites=frozenset({SITE}))
    backup = backups.take()
    release(placed)
    destroy(CARL, granted(made.record))
    backups.put_back(backup)
    assert selectors.held_by(made.record) == [placed]
    assert destroy_again().destroyed == 1
    assert Record.objects.get().id == other.record
    assert Hold.objects.get().released_at is not None


def test_a_hold_that_nobody_is_known_to_have_released_keeps_what_the_list_names(backups):
    made = capture(CLOCKWORK, sighting(), b"bytes")
    backup = backups.take()
    destroy(CARL, granted(made.record))
    backups.put_back(backup)
    selectors.store().put(b"bytes")
    place_hold(ADA, "civil-1", Scope(records=frozenset({made.record})))
    assert destroy_again().held == (made.record,)
    assert selectors.bytes_of(Capture.objects.get()) == b"bytes"
    assert Entry.objects.get(act="keeping.destroy.again").reason == "held"


def test_bytes_that_another_record_shares_stay(backups):
    made = capture(CLOCKWORK, sighting("a"), b"shared")
    backup = backups.take()
    destroy(CARL, granted(made.record))
    backups.put_back(backup)
    selectors.store().put(b"shared")
    second = capture(CLOCKWORK, sighting("b"), b"shared")
    destroy_again()
    assert selectors.store().get(second.digest) == b"shared"


def test_a_list_that_cannot_be_written_keeps_the_destruction_unacknowledged_and_is_caught_up_with(
    monkeypatch,
):
    made = capture(CLOCKWORK, sighting(), b"bytes")
    proposal = granted(made.record)

    def failing(self):
        raise StoreFailedError("The disk failed.")

    with monkeypatch.context() as broken:
        broken.setattr(StoreFile, "writing", failing)
        with pytest.raises(StoreFailedError):
            destroy(CARL, proposal)
    assert (Record.objects.count(), list(listed()), len(unlisted())) == (0, [], 1)
    assert list_destroyed() == 1
    assert [one.record for one in listed()] == [made.record]
    clear()
    assert not selectors.store().has(made.digest)


def test_the_list_only_grows(record_folder):
    made = capture(CLOCKWORK, sighting(), b"bytes")
    destroy(CARL, granted(made.record))
    again = f"REPLACE INTO destroyed VALUES ('{made.record}', x'00')"  # noqa: S608 -- an id of ours
    file = StoreFile(record_folder.checkpoints)
    for line in ("DELETE FROM destroyed", "UPDATE destroyed SET told = x'00'", again):
        with pytest.raises(StoreFailedError, match="stays told"), file.writing() as connection:
            connection.execute(line)
