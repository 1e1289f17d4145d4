"""The database by itself refuses to lose what is held, and to change what was captured or ordered.

The services ask first; these triggers stand behind them, for code that forgets to ask and for hands at the database.
"""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ACTIVE = (
    "EXISTS (SELECT 1 FROM keeping_held JOIN keeping_hold ON keeping_hold.id = keeping_held.hold_id "
    "WHERE keeping_hold.released_at IS NULL AND keeping_held.record_id = {record})"
)
ORDERED = ("id", "matter", "scope", "placed_by", "placed_at")
NEVER = "1 = 1"
CHANGED = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in ORDERED)

# Table, name, what is refused, when, and what the refusal says.
GUARDS = (
    ("keeping_record", "kept", "DELETE", ACTIVE.format(record="OLD.id"), "a held record cannot be removed"),
    ("keeping_record", "same", "UPDATE", "OLD.id <> NEW.id", "a record keeps its id"),
    ("keeping_capture", "kept", "DELETE", ACTIVE.format(record="OLD.record_id"), "what is held cannot be removed"),
    ("keeping_capture", "same", "UPDATE", NEVER, "what was captured cannot be changed"),
    (
        "keeping_blob", "kept", "DELETE",
        "EXISTS (SELECT 1 FROM keeping_capture WHERE keeping_capture.blob_id = OLD.digest AND "
        + ACTIVE.format(record="keeping_capture.record_id") + ")",
        "what is held cannot be removed",
    ),
    ("keeping_blob", "same", "UPDATE", NEVER, "what was captured cannot be changed"),
    (
        "keeping_held", "kept", "DELETE",
        "EXISTS (SELECT 1 FROM keeping_hold WHERE keeping_hold.id = OLD.hold_id AND released_at IS NULL)",
        "a hold that nobody has released keeps what it took",
    ),
    ("keeping_held", "same", "UPDATE", NEVER, "a hold keeps what it took"),
    ("keeping_hold", "kept", "DELETE", "OLD.released_at IS NULL", "a hold ends by its release"),
    ("keeping_hold", "same", "UPDATE", f"OLD.released_at IS NOT NULL OR {CHANGED}", "a hold is only ever released"),
    (
        "keeping_doomed", "kept", "INSERT",
        "EXISTS (SELECT 1 FROM keeping_capture WHERE keeping_capture.blob_id = NEW.digest)",
        "bytes that a capture names cannot be removed",
    ),
)  # fmt: skip
# REPLACE removes a row without its DELETE trigger where a connection has not asked for it.
KEYS = {
    "keeping_record": ("id = NEW.id", "source = NEW.source AND object = NEW.object"),
    "keeping_capture": (
        "id = NEW.id",
        "record_id = NEW.record_id AND (marker = NEW.marker OR version = NEW.version)",
    ),
    "keeping_hold": ("id = NEW.id",),
    "keeping_held": ("id = NEW.id", "hold_id = NEW.hold_id AND record_id = NEW.record_id"),
}


def put_on(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers."""
    for line in _sqlite() if editor.connection.vendor == "sqlite" else _postgresql():
        editor.execute(line, params=None)


def take_off(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    vendor = editor.connection.vendor
    for table, name, *_rest in GUARDS:
        editor.execute(f"DROP TRIGGER {table}_{name}" + (f" ON {table}" if vendor == "postgresql" else ""))
    for table in KEYS:
        sqlite = f"DROP TRIGGER {table}_not_twice"
        editor.execute(sqlite if vendor == "sqlite" else f"DROP TRIGGER {table}_whole ON {table}")


def _sqlite() -> Iterator[str]:
    for table, name, event, when, says in GUARDS:
        form = when.replace("IS DISTINCT FROM", "IS NOT")
        yield (
            f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} WHEN {form} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: {says}'); END"
        )
    for table, keys in KEYS.items():
        there = " OR ".join(f"({key})" for key in keys)
        yield (
            f"CREATE TRIGGER {table}_not_twice BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {there}) "
            f"BEGIN SELECT RAISE(ABORT, '{table}: UNIQUE, a row cannot be replaced'); END"
        )


def _postgresql() -> Iterator[str]:
    for table, name, event, when, says in GUARDS:
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {when} THEN RAISE EXCEPTION '{table}: {says}'; END IF; "
            f"RETURN {'OLD' if event == 'DELETE' else 'NEW'}; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_{name}()"
        )
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{name}"
    for table in KEYS:
        yield (
            f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION bailiwick_only_grows()"
        )
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_whole"


class Migration(migrations.Migration):
    dependencies = [("keeping", "0001_what_is_kept"), ("journal", "0001_the_journal")]

    operations = [migrations.RunPython(put_on, take_off)]
