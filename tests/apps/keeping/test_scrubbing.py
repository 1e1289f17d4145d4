"""T05: whatever single byte of a stored value is changed, the next reading of everything says where.

A commit changes some hundred values, the same each run; `make battery` ten thousand (BAILIWICK_BATTERY=whole).
"""

import os
import random
import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.apps.journal.helping import Signer, write
from tests.apps.keeping.helpers import (
    ADA,
    CARL,
    LONG_AGO,
    OFFICER,
    SEEN,
    granted,
    hold,
    release,
    sighting,
)

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Checkpoint, Entry, Head, Tile
from bailiwick.apps.journal.selectors import published_folder
from bailiwick.apps.journal.services import INTERNAL, building_tables, key_for, store_of
from bailiwick.apps.journal.services.publishing import publish
from bailiwick.apps.keeping.contributions import wrong
from bailiwick.apps.keeping.facts import Belonging
from bailiwick.apps.keeping.models import (
    Blob,
    Capture,
    Hold,
    KeyDate,
    Observation,
    Proposal,
    Record,
    Sight,
)
from bailiwick.apps.keeping.selectors import last_scrub
from bailiwick.apps.keeping.services import capture, class_record, destroy, saw, set_day, tell_scrubbed
from bailiwick.apps.keeping.services.scrubbing import scrub_everything
from bailiwick.jobs.claiming import claim
from bailiwick.jobs.running import run
from bailiwick.jobs.services import enqueue
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db(transaction=True)
CHANGES = 10_000 if os.environ.get("BAILIWICK_BATTERY") == "whole" else 165
COLUMNS = {
    Entry: ("manifest", "salt", "leaf", "leaf_hash", "act", "outcome", "reason", "at", "actor_kind", "channel",
            "subject_kind", "subject", "record"),
    Head: ("frontier", "size"),
    Checkpoint: ("root", "frontier", "signed_at", "note"),
    Tile: ("hashes",),
    Blob: ("size",),
    Capture: ("marker", "media_type", "method", "text", "seen_at", "kept_at", "version"),
    Record: ("kind", "source", "object", "series", "person", "site", "day", "kept_at"),
    Hold: ("matter", "scope", "placed_by", "placed_at", "released_by", "release_asked_by", "released_at"),
    Proposal: ("kind", "subject", "payload", "asked_by", "asked_at", "granted_by", "granted_at", "used_at"),
    KeyDate: ("trigger", "day"),
    Observation: ("sight", "seen_at"),
}  # fmt: skip
NAMES = {
    Entry: lambda row: {f"entry:{row.index}"},
    Head: lambda row: {"head"},
    Checkpoint: lambda row: {f"checkpoint:{row.size}"},
    Tile: lambda row: {f"tile:{row.level}/{row.index}"},
    Blob: lambda row: {f"blob:{row.digest}"},
    Capture: lambda row: {f"capture:{row.id}"},
    Record: lambda row: {f"record:{row.id}"},
    Hold: lambda row: {f"hold:{row.id}"},
    Proposal: lambda row: {f"proposal:{row.id}"},
    KeyDate: lambda row: {f"day:{row.record_id}/{row.trigger}"},
    Observation: lambda row: {f"observation:{row.record_id}"},
}


@pytest.fixture
def kept(record_folder):
    """A record with every sort of row: entries over a tile's width, checkpoints, captures, something destroyed."""
    signer = Signer(record_folder)
    for number in range(6):
        made = capture(CLOCKWORK, sighting(f"post-{number}", person=OFFICER), b"bytes %d" % number)
    class_record(CLOCKWORK, made.record, Belonging(series="house/comments"))
    set_day(CLOCKWORK, made.record, "closed", LONG_AGO)
    saw(CLOCKWORK, made.record, Sight.GONE, SEEN)
    capture(CLOCKWORK, sighting("apart"), b"nobody's")
    hold(people=frozenset({OFFICER}))
    capture(CLOCKWORK, sighting("post-late", person=OFFICER), b"held as it came")
    release(hold(matter="civil-2026-015", people=frozenset({OFFICER})))
    destroy(CARL, granted(capture(CLOCKWORK, sighting("gone"), b"gone").record))
    write(250)
    signer.now = timezone.now()
    signed = [signer.sign()]
    write(20)
    signed.append(signer.sign())
    publish(INTERNAL, signed[-1], key_for(signed[-1].origin, signer.key).verifying(), published_folder())
    return record_folder


def damaged():
    return set(scrub_everything()["damaged"])


def test_a_whole_record_has_nothing_damaged(kept):
    assert damaged() == set()


def changed(value, chance):
    """The value with one byte, one digit or one step of it changed."""
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        other = chance.choice([letter for letter in "abcdef0123456789" if letter != value[place]])
        return value[:place] + other + value[place + 1 :]
    if isinstance(value, bytes | memoryview) and len(value):
        data = bytearray(value)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    if isinstance(value, int):
        return value + 1
    if hasattr(value, "hex") and hasattr(value, "int"):
        return type(value)(int=value.int ^ 1 << chance.randrange(120))
    return value + timedelta(days=1) if value else None


def put(model, row, column, value):
    """As somebody with the database in their hands does: without triggers."""
    with building_tables(), connection.cursor() as cursor, without_triggers(cursor, model._meta.db_table):
        model.objects.filter(pk=row.pk).update(**{column: value})


@contextmanager
def without_triggers(cursor, table):
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass", [table]
        )
        names = [name for (name,) in cursor.fetchall()]
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for name in names:
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
        return
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
    triggers = cursor.fetchall()
    for name, _ in triggers:
        cursor.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        cursor.execute(sql)


@pytest.mark.slow
def test_every_changed_value_of_a_row_is_found_and_named(kept):
    chance, missed, tried, began = random.Random(5), [], Counter(), time.monotonic()  # noqa: S311 -- the same each run
    rows = {model: list(model.objects.all()) for model in COLUMNS}
    places = [(model, column) for model, columns in COLUMNS.items() for column in columns]
    for number in range(CHANGES):
        model, column = places[number % len(places)]
        row = chance.choice(rows[model])
        value = getattr(row, column)
        value = bytes(value) if isinstance(value, memoryview) else value
        new = changed(value, chance)
        if new == value or new is None:
            continue
        put(model, row, column, new)
        found = damaged()
        if not found & (NAMES[model](row) | ({"head"} if model is Head else set())):
            missed.append((model.__name__, column, row.pk, found))
        put(model, row, column, value)
        tried[model.__name__] += 1
    told = f"{sum(tried.values())} changes of rows in {time.monotonic() - began:.0f} s, {len(missed)} missed"
    print(f"T05a: {told}, {dict(tried)}")  # noqa: T201 -- the run's figures
    assert missed == []
    assert damaged() == set()


def test_every_changed_byte_of_a_blob_or_a_published_file_is_found_and_named(kept):
    chance = random.Random(6)  # noqa: S311 -- the same each run
    files = list(kept.blobs.glob("[0-9a-f][0-9a-f]/*"))
    files += [one for one in published_folder().rglob("*") if one.is_file() and one.name != "log.key"]
    missed = []
    for number in range(CHANGES // 4):
        file = files[number % len(files)]
        data = file.read_bytes()
        file.write_bytes(changed(data, chance))
        found = damaged()
        name = (
            f"blob:{file.name}"
            if len(file.name) == 64
            else f"published:{file.relative_to(published_folder())}"
        )
        if name not in found:
            missed.append((name, found))
        file.write_bytes(data)
    assert missed == []


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ('DELETE FROM journal_entry WHERE "index" = 40', "entry:40"),
        ('DELETE FROM journal_entry WHERE "index" = (SELECT max("index") FROM journal_entry)', "entry:"),
        ("DELETE FROM keeping_capture WHERE marker = (SELECT min(marker) FROM keeping_capture)", "capture:"),
        ("INSERT INTO keeping_blob (digest, size) VALUES ('" + "0" * 64 + "', 3)", "blob:" + "0" * 64),
        ("DELETE FROM journal_tile", None),
    ],
)  # fmt: skip
def test_what_was_taken_out_or_put_in_is_named(kept, statement, named):
    table = statement.split()[2]
    with building_tables(), connection.cursor() as cursor, without_triggers(cursor, table):
        cursor.execute(statement)
    found = damaged()
    # Tiles are derived, and made again when they are lost.
    assert any(place.startswith(named) for place in found) if named else found == set()


BY_HAND = {
    "held": [
        (
            "DELETE FROM keeping_held WHERE id = (SELECT min(id) FROM keeping_held WHERE hold_id IN (SELECT id "
            "FROM keeping_hold WHERE released_at IS NULL))"
        ),
        (
            "DELETE FROM keeping_held WHERE id = (SELECT max(id) FROM keeping_held WHERE hold_id IN (SELECT id "
            "FROM keeping_hold WHERE released_at IS NULL))"
        ),
        (
            "INSERT INTO keeping_held (hold_id, record_id) SELECT hold.id, record.id FROM keeping_hold hold, "
            "keeping_record record WHERE hold.released_at IS NULL AND record.person IS NULL"
        ),
    ],
    "hold": ["DELETE FROM keeping_hold WHERE released_at IS NOT NULL"],
    "proposal": ["DELETE FROM keeping_proposal WHERE kind = 'destroy'"],
    "day": ["DELETE FROM keeping_key_date"],
    "observation": [
        (
            "INSERT INTO keeping_observation (record_id, sight, seen_at) SELECT record_id, 'back', seen_at "
            "FROM keeping_observation"
        ),
        "DELETE FROM keeping_observation",
    ],
}
"""What somebody with the database in their hands takes out of keeping's tables or puts in, and where that is told."""


def test_what_was_taken_out_of_keepings_tables_or_put_into_them_is_named(kept):
    for where, statements in BY_HAND.items():
        for statement in statements:
            table = statement.split()[2]
            with (
                building_tables(),
                connection.cursor() as cursor,
                without_triggers(cursor, table),
                transaction.atomic(),
            ):
                cursor.execute(statement)
                assert cursor.rowcount > 0, statement
                assert {place.partition(":")[0] for place in damaged()} == {where}, statement
                transaction.set_rollback(True)
    assert damaged() == set()


def test_a_stored_checkpoint_that_was_changed_is_named(kept):
    import sqlite3  # noqa: PLC0415 -- for this one statement

    store_of(INTERNAL).close()
    with sqlite3.connect(kept.checkpoints) as file:
        file.execute("DROP TRIGGER no_update")
        file.execute("UPDATE checkpoint SET root = zeroblob(32) WHERE place = 1")
    file.close()
    assert any(place.startswith(("signed:", "checkpoint:")) for place in damaged())


def test_the_job_reads_all_and_home_tells_what_it_found(kept):
    looker = Looker(ADA.identity, timezone.now())
    assert wrong(looker) == []
    blob = Blob.objects.order_by("digest")[0]
    (kept.blobs / blob.digest[:2] / blob.digest).write_bytes(b"changed")
    enqueue("keeping.scrub")
    claimed = claim("tests", timezone.now() + timedelta(seconds=1))
    assert run(claimed)
    assert last_scrub().damaged == (f"blob:{blob.digest}",)
    assert [str(item.says) for item in wrong(looker)] == [
        "1 things that are kept are not as they were written."
    ]
    late = Looker(ADA.identity, timezone.now() + timedelta(days=8))
    assert len(wrong(late)) == 2
    tell_scrubbed(CLOCKWORK, entries=1, blobs=1, damaged=[])
    assert wrong(looker) == []
