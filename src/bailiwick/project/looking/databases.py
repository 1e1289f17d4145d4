"""The database: its settings, its tables and triggers, the journal against what was signed, and the jobs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connections, router
from django.db.migrations.loader import MigrationLoader

from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.journal.errors import DamagedError
from bailiwick.apps.journal.selectors import Doubt, read_clock
from bailiwick.apps.journal.services import INTERNAL, Log, OnlyGrows, store_of
from bailiwick.apps.journal.services.rereading import head_of, inventory
from bailiwick.apps.keeping.services.destroyed import back_again, unlisted
from bailiwick.apps.keeping.services.scrubbing import scrub_everything
from bailiwick.jobs.models import State
from bailiwick.jobs.selectors import counts, stuck
from bailiwick.kernel.errors import CallError
from bailiwick.project.looking.finding import Finding, fine, look, wrong
from bailiwick.project.routing import VAULT
from bailiwick.project.tables import RECORD, look_at_tables

SQLITE = {
    "journal_mode": "wal",
    "synchronous": "2",
    "foreign_keys": "1",
    "recursive_triggers": "1",
    "trusted_schema": "0",
}
POSTGRESQL = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "data_checksums": "on"}
_FIRST_YEAR = 2026
_CALLED = {RECORD: "the database", VAULT: "the vault's database"}


def look_at_settings(database: str = RECORD) -> Iterator[Finding]:
    """What makes an acknowledged write outlive a power cut is on."""
    connection = connections[database]
    sqlite = connection.vendor == "sqlite"
    asked, how = (SQLITE, "PRAGMA {}") if sqlite else (POSTGRESQL, "SHOW {}")
    differ = []
    with connection.cursor() as cursor:
        for name, wanted in asked.items():
            cursor.execute(how.format(name))
            found = str(cursor.fetchone()[0])
            if found != wanted:
                differ.append(f"{name} is {found}, not {wanted}")
    if differ:
        mend = (
            "Look for what opens it otherwise."
            if sqlite
            else "Set it in postgresql.conf (checksums: pg_checksums)."
        )
        yield wrong(f"The settings of {_CALLED[database]} differ: {'; '.join(differ)}.", mend)
    else:
        yield fine(f"{_CALLED[database].capitalize()} ({connection.vendor}) keeps what it has acknowledged.")


def look_at_version(database: str = RECORD) -> Iterator[Finding]:
    """The tables are those of this version."""
    tables, called = look_at_tables(database), _CALLED[database]
    if tables.unknown:
        yield wrong(f"{called.capitalize()} was written by a newer version.", "Install that version again.")
    elif tables.pending:
        yield wrong(
            f"{len(tables.pending)} changes to the tables of {called} are to be made.",
            "Say: bailiwick upgrade.",
        )
    else:
        yield fine(f"The tables of {called} are those of this version.")


def look_at_triggers(database: str = RECORD) -> Iterator[Finding]:
    """Tables that only grow are still held to it by the database, word for word on SQLite."""
    wanted = _wanted(database)
    missing = sorted(wanted.keys() - _standing(database, wanted))
    if missing:
        yield wrong(
            f"{_CALLED[database].capitalize()} no longer refuses changes: {', '.join(missing)}.",
            "Somebody took it away. Compare the journal with its checkpoints, then restore a backup.",
        )
    else:
        yield fine(f"{len(wanted)} triggers hold the tables of {_CALLED[database]} that only grow.")


def _wanted(database: str) -> dict[str, str]:
    """Name and statement of each trigger that migrations put on; those that wait for an upgrade have not yet."""
    found: dict[str, str] = {}
    connection = connections[database]
    loader = MigrationLoader(connection)
    # In their order: a later one may put another trigger in the place of an earlier one.
    for name in sorted(loader.applied_migrations.keys() & loader.disk_migrations.keys()):
        migration = loader.disk_migrations[name]
        for operation in migration.operations:
            if isinstance(operation, OnlyGrows) and router.allow_migrate(database, name[0]):
                lines = operation.statements(connection.vendor)
                found |= {line.split()[2]: line for line in lines if line.startswith("CREATE TRIGGER")}
    return found


def _standing(database: str, wanted: dict[str, str]) -> set[str]:
    connection = connections[database]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return {name for name, sql in cursor.fetchall() if wanted.get(name, "").split() == sql.split()}
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'")
        return {name for (name,) in cursor.fetchall()}


def look_at_journal(log: Log = INTERNAL) -> Iterator[Finding]:
    """Every entry is as it was written and signed."""
    store = store_of(log)
    last = store.last()
    head = head_of(log)
    standing = store.standing()
    called = "The journal" if log is INTERNAL else "The sealed log"
    try:
        found = inventory(log, store)
        broken = bool(found.damaged) or found.frontier != head
        agreed = found.agreed
    except DamagedError as error:
        yield wrong(error.message, error.remedy)
        return
    if broken:
        named = ", ".join(str(one) for one in found.damaged[:10]) or "the head"
        yield wrong(
            f"{called} is not as it was written: {named}.", "Compare it with a backup; change nothing."
        )
    if standing.why is not None or (last is not None and agreed < last.size):
        yield wrong(
            f"{called} and the checkpoints that were signed do not belong together.",
            "Put the newest backup back, or let two people decide: bailiwick journal epoch.",
        )
    elif last is None:
        yield look(
            f"None of {head.size} entries of {called.lower()} has been signed yet.",
            "Leave the server running, or say: bailiwick journal sign.",
        )
    elif not broken:
        yield fine(
            f"{head.size} entries of {called.lower()} were read again; {last.size} of them are signed."
        )


_CLOCK = {
    Doubt.LEAPT: (
        "The clock went from {before} to {after} with nothing written in between; nothing is destroyed.",
        "See that it is right; then two people confirm it: bailiwick journal clock.",
    ),
    Doubt.AHEAD: (
        "The clock ({after}) is far ahead of the last outside stamp ({before}); nothing is destroyed.",
        "Set it, and let it be kept by NTP; or see why no authority answers.",
    ),
    Doubt.BACK: (
        "The clock shows a time before the last entry ({after}, after {before}).",
        "Set it, and let it be kept by NTP. Nothing is signed until it has caught up.",
    ),
    Doubt.OFF: (
        "The clock showed {after} when an authority's showed {before}.",
        "Set it, and let it be kept by NTP.",
    ),
}


def look_at_clock(now: datetime) -> Iterator[Finding]:
    """The clock goes with what was written, and with what outside authorities say."""
    reading = read_clock(now)
    if reading.doubt is None and now.year >= _FIRST_YEAR:
        yield fine("The clock goes with what was written.")
        return
    what, mend = _CLOCK[reading.doubt or Doubt.BACK]
    before, after = (
        moment and f"{moment:%Y-%m-%d %H:%M} UTC" for moment in (reading.before, reading.after or now)
    )
    yield wrong(what.format(before=before, after=after), mend)


def look_at_destroyed() -> Iterator[Finding]:
    """What was destroyed stays so, and the list of it outside the database is whole."""
    back = back_again()
    if back:
        yield wrong(
            f"{len(back)} records that were destroyed are in the database again, the first of them {back[0].record}.",
            "An older copy of it was put back by hand. Stop the server and start it: they are destroyed again.",
        )
    if behind := len(unlisted()):
        yield look(
            f"{behind} records that were destroyed are not on the list beside the checkpoints yet.",
            "Leave the server running: it brings the list up.",
        )
    if not back and not behind:
        yield fine("Nothing that was destroyed has come back.")


def look_at_all_that_is_kept() -> Iterator[Finding]:
    """Journal, headers, captures and bytes, read again and held to what was written of them."""
    found = scrub_everything()
    for place in found["damaged"]:
        yield wrong(f"{place} is not as it was written.", "Compare it with a backup; change nothing.")
    if not found["damaged"]:
        yield fine(
            f"{found['entries']} entries and {found['done']} blobs were read again and are what they were."
        )


def look_at_jobs(now: datetime) -> Iterator[Finding]:
    """Work gets done."""
    late, failed = stuck(now), counts()[State.FAILED]
    if late:
        yield wrong(f"{len(late)} jobs wait that should have run.", "Start the server, or: bailiwick worker.")
    if failed:
        yield look(f"{failed} jobs have failed.", "See which, and have them tried again: bailiwick jobs.")
    if not late and not failed:
        yield fine("No job is stuck, and none has failed.")


def look_at_vault() -> Iterator[Finding]:
    """The same of the vault's own database and log; what is sealed in it opens for nobody here."""
    yield from look_at_settings(VAULT)
    yield from look_at_version(VAULT)
    yield from look_at_triggers(VAULT)
    yield from look_at_journal(SEALED)


def look_at_database(now: datetime) -> Iterator[Finding]:
    """Everything above, as far as the database answers."""
    try:
        yield from look_at_settings()
        yield from look_at_version()
        yield from look_at_triggers()
        yield from look_at_journal()
        if settings.FOLDER.has_vault:
            yield from look_at_vault()
        yield from look_at_clock(now)
        yield from look_at_destroyed()
        yield from look_at_jobs(now)
    except CallError as error:
        yield wrong(error.message, error.remedy)
    except DatabaseError as error:
        yield wrong(
            f"The database gave no answer ({type(error).__name__}).",
            "See that it runs; say bailiwick upgrade if it is new.",
        )
