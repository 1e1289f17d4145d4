"""What an entry of the journal costs, beside a raw insert of the very same bytes into a table of the same shape.

SQLite in a file, WAL, synchronous=FULL, as `bailiwick init` makes it; the raw table has the same columns, indexes
and number of rows, and no triggers. Rounds are interleaved, single commits by the score, and the median counts.

A commit is mostly a wait for the disk, so a slow disk flatters the ratio. The row with the same statements told to the
driver in a loop (head read, entry put into the table that only grows, head written) shows what is left for Python.
What is loaded is looked at by no collection of garbage, as in the server (project/wsgi).
"""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.table import show

BATCH = 500
BATCHES = 8
SINGLES = 20
TURNS = 15
"""Blocks of single commits in a round: short, so that a disk or a neighbour with moods meets each alike."""
ROUNDS = 7
INSERT = "INSERT INTO raw_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
Row = tuple[object, ...]
AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def main() -> None:
    """Print entries a second, and the ratios to the raw inserts."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BAILIWICK_FOLDER"] = folder
        os.environ.pop("BAILIWICK_DATABASE", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "bailiwick.project.settings"
        Path(folder).mkdir(exist_ok=True)
        import django  # noqa: PLC0415 -- the folder has to be named before the settings are read

        django.setup()
        _measure()


def _measure() -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django set up
    from django.db import connection  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.services import INTERNAL, building_tables, make_key, sign_checkpoint, store_of  # noqa: PLC0415 -- as above  # noqa: PLC0415 -- as above

    with building_tables():
        call_command("migrate", verbosity=0)
        _raw_tables()
    key = make_key(Path(os.environ["BAILIWICK_FOLDER"]) / "keys", INTERNAL, "bench.example/internal")
    _our_batches([])
    _raw_batches(_rows(BATCH * BATCHES))
    _told_singles(_rows(BATCH))
    sign_checkpoint(INTERNAL, key, store_of(INTERNAL), AT)
    gc.collect()
    gc.freeze()
    taken = _timed()
    before = store_of(INTERNAL).standing().size
    start, size = time.perf_counter(), sign_checkpoint(INTERNAL, key, store_of(INTERNAL), AT).size
    signing = (time.perf_counter() - start) / (size - before)
    each = {name: statistics.median(times) for name, times in taken.items()}
    rows: list[list[str]] = [[name, f"{1e6 * one:.0f}", f"{1 / one:,.0f}"] for name, one in each.items()]
    rows.append(["reading again and signing", f"{1e6 * signing:.0f}", f"{1 / signing:,.0f}"])
    show("Entries of the journal (SQLite, synchronous=FULL)", ["what", "µs each", "a second"], rows)
    print(f"  batches: {each['batches, raw'] / each['batches, journal']:.2f} of raw (goal 0.5)")
    print(f"  single:  {each['single, raw'] / each['single, act']:.2f} of a raw commit (goal 0.6)")
    connection.close()


def _timed() -> dict[str, list[float]]:
    """Seconds for each entry, by work."""
    batches = (("batches, raw", _raw_batches), ("batches, journal", _our_batches))
    singles = (
        ("single, raw", _raw_singles),
        ("single, the same statements", _told_singles),
        ("single, act", _our_singles()),
    )
    taken: dict[str, list[float]] = {name: [] for name, _ in (*batches, *singles)}
    for _ in range(ROUNDS):
        for name, work in batches:
            _time(taken[name], work, _rows(BATCH * BATCHES) if work is _raw_batches else [])
        for _ in range(TURNS):
            for name, work in singles:
                _time(taken[name], work, _rows(SINGLES))
    return taken


def _time(taken: list[float], work: Callable[[list[Row]], None], rows: list[Row]) -> None:
    start = time.perf_counter()
    work(rows)
    taken.append((time.perf_counter() - start) / (len(rows) or BATCH * BATCHES))


def _raw_tables() -> None:
    from django.db import connection  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.services.append_only import statements  # noqa: PLC0415 -- as above
    from bailiwick.ledger.frontier import Frontier  # noqa: PLC0415 -- as above

    with connection.cursor() as cursor:
        made = cursor.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name IN ('journal_entry', 'journal_head') "
            "AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC"
        ).fetchall()
        for name in ("raw", "told"):
            for (sql,) in made:
                cursor.execute(sql.replace("journal_", f"{name}_"))
        for trigger in statements("sqlite", "told_entry", ["index", "record"]):
            cursor.execute(trigger)
        cursor.execute("INSERT INTO told_head VALUES (1, 0, %s)", [Frontier().to_bytes()])


_place = 0


def _rows(number: int) -> list[Row]:
    """Rows as the journal has written them, under new keys of the same form: made before the clock runs."""
    from django.db import connection  # noqa: PLC0415 -- as above

    global _place
    with connection.cursor() as cursor:
        kept = cursor.execute("SELECT * FROM journal_entry LIMIT %s", [number]).fetchall()
    start, _place = _place, _place + number
    return [(start + at, os.urandom(16).hex(), *kept[at % len(kept)][2:]) for at in range(number)]


def _raw_batches(rows: list[Row]) -> None:
    from django.db import connection  # noqa: PLC0415 -- as above

    raw = connection.connection
    for start in range(0, len(rows), BATCH):
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(INSERT, rows[start : start + BATCH])
        raw.execute("COMMIT")


def _raw_singles(rows: list[Row]) -> None:
    from django.db import connection  # noqa: PLC0415 -- as above

    raw = connection.connection
    for row in rows:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(INSERT, row)
        raw.execute("COMMIT")


def _told_singles(rows: list[Row]) -> None:
    from django.db import connection  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.services import INTERNAL  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services.appending import _statements  # noqa: PLC0415 -- as above
    from bailiwick.ledger.frontier import grown, size_in  # noqa: PLC0415 -- as above

    raw, ours = connection.connection, _statements(INTERNAL, connection.vendor)
    head, insert, advance = (
        one.replace("journal_", "told_") for one in (ours.head, ours.insert, ours.advance)
    )
    for row in rows:
        raw.execute("BEGIN IMMEDIATE")
        [edge] = raw.execute(head).fetchone()
        raw.execute(insert, (size_in(edge), *row[1:]))
        raw.execute(advance, (size_in(edge) + 1, grown(edge, [row[-1]])))
        raw.execute("COMMIT")


def _our_batches(_: list[Row]) -> None:
    from django.db import transaction  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.facts import CLOCKWORK  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.guard import act_open  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.models import Outcome  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services import INTERNAL  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services.appending import Content, append  # noqa: PLC0415 -- as above

    for _ in range(BATCHES):
        contents = [
            Content(
                "bench.batch",
                Outcome.DONE,
                AT,
                CLOCKWORK,
                subject=("thing", str(place)),
                details={"n": place},
            )
            for place in range(BATCH)
        ]
        with act_open(), transaction.atomic():
            append(INTERNAL, contents)


def _our_singles() -> Callable[[list[Row]], None]:
    from bailiwick.apps.journal.facts import CLOCKWORK  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services import Doing, act  # noqa: PLC0415 -- as above
    from bailiwick.kernel.sentence import say  # noqa: PLC0415 -- as above

    @act("bench.single", say("did one thing"))
    def do_one(doing: Doing, *, place: int) -> None:
        doing.about("thing", str(place))
        doing.record(n=place)

    def work(rows: list[Row]) -> None:
        for place in range(len(rows)):
            do_one(CLOCKWORK, place=place)

    return work
