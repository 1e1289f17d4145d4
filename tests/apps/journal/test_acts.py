"""An act and its entry are one transaction: both, or neither; and nothing is written any other way."""

import json
import threading
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from tests.apps.journal.helping import NOON, write

from bailiwick.apps.journal.errors import FreeTextError, OutsideAnActError, RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR, person
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.journal.models import Checkpoint, Entry, Head, Outcome, Tile
from bailiwick.apps.journal.services import INTERNAL, act, acts, housekeeping
from bailiwick.apps.journal.services.appending import Content, append
from bailiwick.kernel.sentence import say
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ui.once import asked_once, once

pytestmark = pytest.mark.django_db
REYES = person(UUID("6f1d0e0a-1111-4222-8333-000000000001"), address="198.51.100.7")


@act("tests.tile.keep", say("kept a tile"))
def keep_tile(doing, *, index, refuse=False, fail=False):
    tile = Tile.objects.create(level=9, index=index, hashes=b"x")
    doing.about("tile", str(index))
    doing.record(level=tile.level)
    if refuse:
        raise RefusedError("You may not keep this tile.", reason="not-yours")
    if fail:
        raise ValueError("the disk is full")
    return index


@act("tests.tile.keep-two", say("kept two tiles"))
def keep_two(doing, *, refuse_second=False):
    doing.record(number=2)
    keep_tile(doing.actor, index=1)
    keep_tile(doing.actor, index=2, refuse=refuse_second)


@act("tests.tile.look", say("looked at tiles"))
def look(doing):
    return once("tiles", Tile.objects.count)


def entries():
    return [(entry.act, entry.outcome, entry.reason) for entry in Entry.objects.all()]


def test_an_act_that_is_done_leaves_one_entry_that_says_who_did_what_to_what():
    assert keep_tile(REYES, index=7) == 7
    entry = Entry.objects.get()
    manifest = json.loads(bytes(entry.manifest))
    assert (entry.act, entry.outcome) == ("tests.tile.keep", Outcome.DONE)
    assert manifest["actor"] == {
        "kind": "person", "id": str(REYES.identity), "channel": "browser", "address": "198.51.100.7",
    }  # fmt: skip
    assert manifest["subject"] == {"kind": "tile", "id": "7"}
    assert manifest["details"] == {"level": 9}
    assert manifest["record"] == str(entry.record)


def test_a_refused_act_undoes_its_writes_and_leaves_one_entry_of_the_refusal():
    with pytest.raises(RefusedError):
        keep_tile(REYES, index=7, refuse=True)
    assert not Tile.objects.exists()
    assert entries() == [("tests.tile.keep", "refused", "not-yours")]


def test_an_act_that_fails_undoes_everything_and_leaves_no_entry():
    with pytest.raises(ValueError, match="disk is full"):
        keep_tile(REYES, index=7, fail=True)
    assert not Tile.objects.exists()
    assert entries() == []


def test_an_act_inside_an_act_is_one_more_entry_of_the_same_transaction():
    keep_two(REYES)
    assert [code for code, _, _ in entries()] == ["tests.tile.keep", "tests.tile.keep", "tests.tile.keep-two"]


def test_a_refusal_inside_an_act_undoes_the_outer_act_too_and_is_recorded_once():
    with pytest.raises(RefusedError):
        keep_two(REYES, refuse_second=True)
    assert not Tile.objects.exists()
    assert entries() == [("tests.tile.keep-two", "refused", "not-yours")]


def test_the_head_is_the_root_of_all_leaves_and_each_leaf_hash_is_of_its_leaf():
    for index in range(9):
        keep_tile(CLOCKWORK, index=index)
    written = list(Entry.objects.all())
    assert [entry.index for entry in written] == list(range(9))
    assert all(bytes(entry.leaf_hash) == leaf_hash(bytes(entry.leaf)) for entry in written)
    head = Head.objects.get()
    naive = Frontier().append_all([bytes(entry.leaf_hash) for entry in written])
    assert (head.size, Frontier.from_bytes(bytes(head.frontier)).root()) == (9, naive.root())


@pytest.mark.parametrize("moment", [NOON, NOON + timedelta(microseconds=7)])
def test_the_columns_are_as_django_writes_them_so_that_an_entry_is_found_by_each(moment):
    [first, _] = write(2, at=moment)
    with act_open(), transaction.atomic():
        [mine] = append(INTERNAL, [Content("tests.mine", Outcome.REFUSED, moment, REYES, reason="not-yours")])
    found = Entry.objects.get(record=mine.record, at=moment, actor=REYES.identity, outcome=Outcome.REFUSED)
    assert (found.index, found.reason, found.channel) == (2, "not-yours", REYES.channel)
    assert Entry.objects.get(record=first.record, at__lte=moment, actor=None).subject == "0"


def test_a_leaf_holds_no_address_and_no_subject_and_is_less_than_a_kibibyte():
    keep_tile(REYES, index=424242)
    leaf = bytes(Entry.objects.get().leaf)
    assert b"198.51.100.7" not in leaf
    assert b"424242" not in leaf
    assert len(leaf) < 1024


WRITES = {
    "a row that is made": lambda: Tile.objects.create(level=1, index=1, hashes=b""),
    "many rows at once": lambda: Tile.objects.bulk_create([Tile(level=1, index=1, hashes=b"")]),
    "rows changed": lambda: Tile.objects.update(level=2),
    "raw SQL": lambda: connection.cursor().execute("UPDATE journal_tile SET level = 2"),
    "raw SQL in small letters": lambda: connection.cursor().execute("delete from journal_tile"),
    "a write behind WITH": lambda: connection.cursor().execute(
        "WITH old AS (SELECT 1 AS id) DELETE FROM journal_tile WHERE id IN (SELECT id FROM old)"
    ),
    "a table dropped": lambda: connection.cursor().execute("DROP TABLE journal_tile"),
    "a trigger dropped": lambda: connection.cursor().execute("DROP TRIGGER journal_entry_no_update"),
    "a table changed": lambda: connection.cursor().execute("ALTER TABLE journal_tile ADD COLUMN more int"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_nothing_is_written_outside_an_act(write):
    with pytest.raises(OutsideAnActError, match="outside an act"), transaction.atomic():
        write()
    assert not Tile.objects.exists()


def test_housekeeping_may_write_the_tables_it_names_and_no_other():
    with housekeeping("journal_tile"):
        Tile.objects.create(level=1, index=1, hashes=b"")
        with pytest.raises(OutsideAnActError, match="journal_checkpoint"), transaction.atomic():
            Checkpoint.objects.update(note="")
    assert Tile.objects.count() == 1


def test_an_act_does_not_open_the_database_to_another_thread():
    seen = []

    @act("tests.thread", say("started a thread"))
    def start(doing):
        def elsewhere():
            try:
                Tile.objects.create(level=1, index=1, hashes=b"")
            except OutsideAnActError as error:
                seen.append(error)
            finally:
                connection.close()

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()

    start(OPERATOR)
    assert len(seen) == 1


FREE_TEXT = {
    "a sentence": "the chief said no",
    "a float": 0.5,
    "bytes": b"raw",
    "a sentence in a list": ["fine", "not fine at all"],
    "a sentence in a map": {"reason": "because of that"},
    "a name with a letter outside ASCII": "José",
    "a very long word": "x" * 161,
}


@pytest.mark.parametrize("value", FREE_TEXT.values(), ids=FREE_TEXT)
def test_free_text_does_not_enter_the_journal(value):
    @act(f"tests.words.n{uuid4().hex}", say("wrote words"))
    def write_words(doing):
        Tile.objects.create(level=1, index=1, hashes=b"")
        doing.record(said=value)

    with pytest.raises(FreeTextError):
        write_words(OPERATOR)
    assert not Tile.objects.exists()
    assert entries() == []


def test_a_code_is_the_code_of_one_act_only():
    assert acts()["tests.tile.keep"].says == say("kept a tile")
    with pytest.raises(FreeTextError, match="no new code"):
        act("tests.tile.keep", say("kept a tile again"))
    with pytest.raises(FreeTextError, match="no new code"):
        act("Not A Code", say("did something"))


_REPLACE = (
    'INSERT OR REPLACE INTO journal_entry ("index", {columns}) SELECT {index}, {columns} FROM journal_entry'
)
_COLUMNS = ", ".join(field.column for field in Entry._meta.fields if field.column != "index")
CHANGES = {
    "UPDATE": "UPDATE journal_entry SET outcome = 'refused'",
    "DELETE": "DELETE FROM journal_entry",
    "REPLACE": _REPLACE.format(columns=_COLUMNS, index='"index"'),
    "REPLACE by the record's id": _REPLACE.format(columns=_COLUMNS, index='"index" + 1'),
    "TRUNCATE": "TRUNCATE journal_entry CASCADE",
    "UPDATE as a replica": "SET session_replication_role = replica; UPDATE journal_entry SET outcome = 'refused'",
}
ONLY_ON = {
    "REPLACE": "sqlite",
    "REPLACE by the record's id": "sqlite",
    "TRUNCATE": "postgresql",
    "UPDATE as a replica": "postgresql",
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_entry_cannot_be_changed_even_inside_an_act(change):
    if ONLY_ON.get(change, connection.vendor) != connection.vendor:
        return  # the statement does not exist in this database
    keep_tile(REYES, index=1)
    before = Entry.objects.values().get()

    @act(f"tests.change.n{uuid4().hex}", say("changed the journal"))
    def change_it(doing):
        with connection.cursor() as cursor:
            for statement in CHANGES[change].split("; "):
                cursor.execute(statement)

    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        change_it(OPERATOR)
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET session_replication_role = origin")
    assert Entry.objects.values().get() == before


def test_an_act_asks_anew_what_a_page_has_asked_already():
    with asked_once():
        before = once("tiles", Tile.objects.count)
        keep_tile(REYES, index=7)
        assert (before, once("tiles", Tile.objects.count), look(REYES)) == (0, 0, 1)
