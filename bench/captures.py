"""How many captures a second are kept: bytes, rows and entry durable, on the embedded database.

It runs in a process and a folder of its own. Each capture is 4 KiB that nobody has seen; ten holds are active.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import replace
from datetime import UTC, datetime

from bench.table import show

CAPTURES = 200
TOGETHER = 50
ROUNDS = 5
HOLDS = 10
SIZE = 4096
AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def main() -> None:
    """Print captures a second: new ones, several at once, and repeats."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "BAILIWICK_FOLDER": folder,
            "BAILIWICK_DATABASE": "",
            "DJANGO_SETTINGS_MODULE": "bailiwick.project.settings",
        }
        subprocess.run([sys.executable, "-m", "bench.captures"], env=environment, check=True)


def _measure() -> None:
    import django  # noqa: PLC0415 -- the folder is named by whoever started this process

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- needs Django set up

    from bailiwick.apps.journal.facts import CLOCKWORK, person  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services import building_tables  # noqa: PLC0415 -- as above
    from bailiwick.apps.keeping.facts import Scope, Sighting  # noqa: PLC0415 -- as above
    from bailiwick.apps.keeping.services import capture, capture_all, place_hold  # noqa: PLC0415 -- as above

    with building_tables():
        call_command("migrate", verbosity=0)
    for number in range(HOLDS):
        place_hold(person(uuid.uuid4()), f"matter-{number}", Scope(words=(f"word {number}",)))
    new: list[float] = []
    again: list[float] = []
    together: list[float] = []
    for turn in range(ROUNDS):
        seen = [
            (
                Sighting("post", "bench", f"{turn}-{number}", AT, text="A road is closed. " * 20),
                os.urandom(SIZE),
            )
            for number in range(CAPTURES)
        ]
        for taken in (new, again):
            start = time.perf_counter()
            for sighting, data in seen:
                capture(CLOCKWORK, sighting, data)
            taken.append(CAPTURES / (time.perf_counter() - start))
        others = [
            (replace(sighting, object=f"{sighting.object}-b"), os.urandom(SIZE)) for sighting, _ in seen
        ]
        start = time.perf_counter()
        for place in range(0, CAPTURES, TOGETHER):
            capture_all(CLOCKWORK, others[place : place + TOGETHER])
        together.append(CAPTURES / (time.perf_counter() - start))
    _tell(new, together, again)


def _tell(new: list[float], together: list[float], again: list[float]) -> None:
    named = (("new, one by one", new), (f"new, {TOGETHER} at once", together), ("repeats, one by one", again))
    rows = [[name, f"{statistics.median(each):,.0f}"] for name, each in named]
    show("Captures kept, durable (SQLite, synchronous=FULL)", ["what", "a second"], rows)
    print(f"  at once: {statistics.median(together):,.0f} a second (goal 300)")


if __name__ == "__main__":
    _measure()
