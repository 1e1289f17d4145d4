"""What several tests of the journal need: acts to do, entries in bulk, and changes that only an intruder could make."""

from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.journal.models import Outcome
from bailiwick.apps.journal.services import INTERNAL, building_tables, make_key, sign_checkpoint, store_of
from bailiwick.apps.journal.services.appending import Content, append

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ORIGIN = "records.example/internal"


def write(number, log=INTERNAL, at=NOON):
    """Append entries in bulk, as one transaction."""
    contents = [
        Content(
            "tests.bulk", Outcome.DONE, at, CLOCKWORK, subject=("thing", str(place)), details={"place": place}
        )
        for place in range(number)
    ]
    with act_open(), transaction.atomic():
        return append(log, contents)


class Signer:
    """A key, and a clock that goes on by a minute at every signature."""

    def __init__(self, folder):
        self.key = make_key(folder.keys, INTERNAL, ORIGIN)
        self.now = NOON

    @property
    def store(self):
        return store_of(INTERNAL)

    def sign(self):
        self.now += timedelta(minutes=1)
        return sign_checkpoint(INTERNAL, self.key, self.store, self.now)


def intrude(statement, parameters=()):
    """Change the database as somebody can who has the file: without triggers."""
    with building_tables(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            triggers = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(statement, parameters)
            for _, sql in triggers:
                cursor.execute(sql)
        else:
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE journal_checkpoint DISABLE TRIGGER USER")
            cursor.execute(statement, parameters)
            for table, trigger in (
                (table, f"{table}_no_{what}")
                for table in ("journal_entry", "journal_checkpoint")
                for what in ("change", "truncate")
            ):
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}")
