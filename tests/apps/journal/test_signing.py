"""Nothing is signed that was not just read again; a crash heals itself; what is changed is found and named."""

import stat
from datetime import timedelta

import pytest
from tests.apps.journal.helping import NOON, ORIGIN, intrude, write

from bailiwick.apps.journal.errors import ClockWentBackError, DamagedError
from bailiwick.apps.journal.models import Checkpoint, Entry, Head, Tile
from bailiwick.apps.journal.services import INTERNAL, make_key, make_tiles_anew, read_key, sign_and_publish
from bailiwick.apps.journal.services import signing as signing_module
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.checkpoints import open_checkpoint
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.tiles import split_bundle, tiles_of

pytestmark = pytest.mark.django_db


def leaves():
    return [bytes(leaf) for leaf in Entry.objects.order_by("index").values_list("leaf", flat=True)]


def test_a_checkpoint_is_the_signed_size_and_root_of_what_is_there(signer):
    write(5)
    signed = signer.sign()
    checkpoint, _ = open_checkpoint(signed.note, signer.key.verifying())
    assert (checkpoint.origin, checkpoint.size) == (ORIGIN, 5)
    assert checkpoint.root == Frontier.of(leaf_hash(leaf) for leaf in leaves()).root()
    row = Checkpoint.objects.get()
    assert (row.note.encode(), row.signed_at, bytes(row.root)) == (signed.note, signed.signed_at, signed.root)
    assert signer.store.last() == signed


def test_where_nothing_was_added_the_last_checkpoint_is_given_again(signer):
    write(5)
    assert signer.sign() == signer.sign()
    assert Checkpoint.objects.count() == 1


def test_an_empty_log_can_be_signed(signer):
    assert signer.sign().size == 0
    write(1)
    assert signer.sign().size == 1


def test_a_crash_after_the_swap_heals_at_the_next_run(signer, monkeypatch):
    write(5)
    signer.sign()
    write(300)

    def crash(*_):
        raise OSError("the power failed")

    with monkeypatch.context() as broken:
        broken.setattr(signing_module, "record_checkpoint", crash)
        with pytest.raises(OSError, match="power"):
            signer.sign()
    assert (signer.store.last().size, Checkpoint.objects.count()) == (305, 1)
    write(2)
    signer.sign()
    assert list(Checkpoint.objects.values_list("size", flat=True)) == [5, 305, 307]
    assert {row.note.encode() for row in Checkpoint.objects.all()} == {one.note for one in signer.store.all()}


def test_the_signer_stops_when_the_clock_goes_back_and_acts_go_on(signer):
    write(2)
    signer.sign()
    write(2)
    signer.now -= timedelta(days=3652)
    with pytest.raises(ClockWentBackError, match="before the last checkpoint"):
        signer.sign()
    write(2)
    signer.now += timedelta(days=3652)
    assert signer.sign().size == 6


CHANGED = {
    "act": "UPDATE journal_entry SET act = 'tests.bult' WHERE \"index\" = 7",
    "outcome": "UPDATE journal_entry SET outcome = 'refused' WHERE \"index\" = 7",
    "reason": "UPDATE journal_entry SET reason = 'x' WHERE \"index\" = 7",
    "moment": "UPDATE journal_entry SET at = '2026-11-21 12:00:00.000001' WHERE \"index\" = 7",
    "actor's kind": "UPDATE journal_entry SET actor_kind = 'person' WHERE \"index\" = 7",
    "actor": "UPDATE journal_entry SET actor = '00000000000000000000000000000001' WHERE \"index\" = 7",
    "channel": "UPDATE journal_entry SET channel = 'api' WHERE \"index\" = 7",
    "subject's kind": "UPDATE journal_entry SET subject_kind = 'other' WHERE \"index\" = 7",
    "subject": "UPDATE journal_entry SET subject = '8' WHERE \"index\" = 7",
    "record": "UPDATE journal_entry SET record = '00000000000000000000000000000001' WHERE \"index\" = 7",
    "manifest": 'UPDATE journal_entry SET manifest = %s WHERE "index" = 7',
    "salt": 'UPDATE journal_entry SET salt = %s WHERE "index" = 7',
    "leaf": 'UPDATE journal_entry SET leaf = %s WHERE "index" = 7',
    "leaf hash": 'UPDATE journal_entry SET leaf_hash = %s WHERE "index" = 7',
    "a row less": 'DELETE FROM journal_entry WHERE "index" = 7',
}


@pytest.mark.parametrize("column", CHANGED)
def test_a_changed_entry_is_named_and_nothing_is_signed(signer, column):
    write(3)
    signer.sign()
    write(9)
    column_name = column.replace(" ", "_")
    parameters = ()
    if "%s" in CHANGED[column]:
        value = bytearray(getattr(Entry.objects.get(index=7), column_name))
        value[len(value) // 2] ^= 1
        parameters = (bytes(value),)
    intrude(CHANGED[column], parameters)
    with pytest.raises(DamagedError, match="entry 7: Entry 7 of the journal is not as it was written"):
        signer.sign()
    assert signer.store.last().size == Checkpoint.objects.get().size == 3
    write(1)


def test_an_entry_taken_from_the_end_and_a_changed_head_are_found(signer):
    write(8)
    signer.sign()
    write(4)
    intrude('DELETE FROM journal_entry WHERE "index" = 11')
    with pytest.raises(DamagedError, match="entry 11"):
        signer.sign()
    other = Frontier.of([bytes([1]) * 32] * 11)
    intrude("UPDATE journal_head SET size = 11, frontier = %s", (other.to_bytes(),))
    with pytest.raises(DamagedError, match="head of the journal does not fit"):
        signer.sign()
    assert len(signer.store.all()) == 1


def test_a_checkpoint_changed_in_the_database_is_found(signer):
    write(8)
    signer.sign()
    write(1)
    frontier = Frontier.of([bytes([1]) * 32] * 8)
    intrude("UPDATE journal_checkpoint SET frontier = %s", (frontier.to_bytes(),))
    with pytest.raises(DamagedError, match="not the one that was signed"):
        signer.sign()


def test_tiles_are_those_of_the_tree_and_can_be_made_anew(signer):
    for number in (200, 100, 400):
        write(number)
        signer.sign()
    expected = {
        (path.level, path.index): data
        for path, data in tiles_of(map(leaf_hash, leaves()))
        if path.width == 256
    }
    kept = {(tile.level, tile.index): bytes(tile.hashes) for tile in Tile.objects.all()}
    assert kept == expected
    assert len(kept) == 2
    assert make_tiles_anew(INTERNAL) == 2
    assert {(tile.level, tile.index): bytes(tile.hashes) for tile in Tile.objects.all()} == expected


def test_the_published_files_are_the_tree_its_entries_and_the_checkpoint(signer, record_folder):
    for number in (3, 255, 300):
        write(number)
        signed = sign_and_publish(INTERNAL, NOON)
    folder = record_folder.path / "log" / "internal"
    files = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    tiles = {str(path): data for path, data in tiles_of(map(leaf_hash, leaves()))}
    assert files.pop("checkpoint") == signed.note
    assert files.pop("log.key").decode() == signer.key.verifying().printed() + "\n"
    # Narrower tiles of earlier checkpoints stay for whoever is still reading those, until the full one is there.
    earlier = {name for name in files if ".p/" in name} - tiles.keys() - {"tile/entries/002.p/46"}
    assert earlier == {"tile/1/000.p/1"}
    assert {name: data for name, data in files.items() if name in tiles} == tiles
    bundles = ["tile/entries/000", "tile/entries/001", "tile/entries/002.p/46"]
    assert [entry for name in bundles for entry in split_bundle(files[name])] == leaves()


def test_what_a_crash_did_not_publish_comes_with_the_next_checkpoint(signer, record_folder):
    write(300)
    signer.sign()
    write(300)
    sign_and_publish(INTERNAL, NOON + timedelta(hours=1))
    folder = record_folder.path / "log" / "internal"
    for path, data in tiles_of(map(leaf_hash, leaves())):
        assert (folder / str(path)).read_bytes() == data


def test_the_key_is_kept_for_its_owner_alone_and_read_again(record_folder):
    key = make_key(record_folder.keys, INTERNAL, ORIGIN)
    path = record_folder.keys / "internal.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_key(record_folder.keys, INTERNAL).verifying() == key.verifying()
    with pytest.raises(CallError, match="has a key already"):
        make_key(record_folder.keys, INTERNAL, ORIGIN)
    path.chmod(0o640)
    with pytest.raises(CallError, match="Others can read"):
        read_key(record_folder.keys, INTERNAL)
    path.chmod(0o600)
    path.write_text(path.read_text().replace(ORIGIN, "elsewhere.example/internal"))
    with pytest.raises(CallError, match="damaged"):
        read_key(record_folder.keys, INTERNAL)


def test_the_head_and_the_rows_say_the_same_after_many_bulks():
    for number in (1, 7, 256, 3):
        write(number)
    head = Head.objects.get()
    assert Frontier.from_bytes(bytes(head.frontier)) == Frontier.of(map(leaf_hash, leaves()))
    assert head.size == 267
