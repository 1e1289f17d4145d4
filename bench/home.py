"""Home for somebody with nothing, 20 and 200 open things: how long it takes, and in how many queries.

It runs in a process and a folder of its own, on the embedded database, through every middleware. Things are people who
leave within the week and powers lent that end then; whoever looks is human resources, steward and administrator too.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from uuid import UUID

from django.test import Client

from bench.table import show

STEPS = (0, 20, 200)
LOOKS = 15
LONG_AGO = date(2020, 1, 1)


def main() -> None:
    """Print milliseconds and queries for each number of open things."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "BAILIWICK_FOLDER": folder,
            "BAILIWICK_DATABASE": "",
            "DJANGO_SETTINGS_MODULE": "bailiwick.project.settings",
        }
        begin = [
            sys.executable,
            "-m",
            "bailiwick.cli",
            "init",
            "--folder",
            folder,
            "--name",
            "Bench",
            "--time-zone",
            "UTC",
        ]
        subprocess.run(begin, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
        subprocess.run([sys.executable, "-m", "bench.home"], env=environment, check=True)


def _measure() -> None:
    import django  # noqa: PLC0415 -- the folder is named by whoever started this process

    django.setup()
    from django.db import connection  # noqa: PLC0415 -- needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- as above

    chief, unit, browser = _begun()
    rows, open_things = [], 0
    for wanted in STEPS:
        _open(chief, unit, open_things, wanted)
        open_things = wanted
        browser.get("/home/")
        with CaptureQueriesContext(connection) as asked:
            page = browser.get("/home/").content.decode()
            queries = len(asked)
        told = f"{wanted} things," if wanted else "Nothing waits for you."
        if told not in page:
            raise SystemExit(f"bench home: the page does not say {told!r}")
        taken = [_timed(browser) for _ in range(LOOKS)]
        rows.append([str(wanted), f"{1e3 * statistics.median(taken):.1f}", str(queries)])
    show("Home (SQLite, whole request, median)", ["open things", "ms", "queries"], rows)
    print(
        f"  queries: {'constant' if len({row[2] for row in rows[1:]}) == 1 else 'NOT constant'} (goal: constant)"
    )


def _timed(browser: Client) -> float:
    start = time.perf_counter()
    browser.get("/home/")
    return time.perf_counter() - start


def _begun() -> tuple[UUID, UUID, Client]:
    from django.conf import settings  # noqa: PLC0415 -- as above

    from bailiwick.apps.accounts.services import create_account  # noqa: PLC0415 -- as above
    from bailiwick.apps.accounts.sessions import SessionStore  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.models import Category, Role, UnitKind  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.services import (  # noqa: PLC0415 -- as above
        Work,
        add_person,
        add_unit,
        appoint,
        link_account,
    )

    unit = add_unit(OPERATOR, code="PD", name="Police", kind=UnitKind.AGENCY, parent=None, starts=LONG_AGO)
    work = Work(unit=unit.id, category=Category.STAFF, starts=LONG_AGO)
    chief = add_person(OPERATOR, name="Dana Whitcombe", work=work)
    for role in (Role.CHIEF, Role.HR, Role.POLICY_STEWARD, Role.SYSADMIN):
        appoint(OPERATOR, person=chief.id, role=role, unit=unit.id, instrument="Order 1", starts=LONG_AGO)
    account = create_account(OPERATOR, email="chief@bench.example")
    link_account(OPERATOR, person=chief.id, account=account.pk)
    session = SessionStore()
    session.begin(account)
    browser = Client(headers={"host": "localhost"})
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return chief.id, unit.id, browser


def _open(chief: UUID, unit: UUID, first: int, last: int) -> None:
    """Things from `first` to `last`, two for each person: they leave, and a power that the chief lent them ends."""
    from django.utils import timezone  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.facts import OPERATOR, person  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.models import Category  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.services import Work, add_person, delegate  # noqa: PLC0415 -- as above
    from bailiwick.policy.loading import load_library  # noqa: PLC0415 -- as above

    power = load_library().packs["nmpd"].powers["nmpd.site"]
    end = timezone.localdate() + timedelta(days=5)
    for number in range(first, last, 2):
        work = Work(unit=unit, category=Category.STAFF, starts=LONG_AGO, until=end)
        one = add_person(OPERATOR, name=f"Robin Vale {number}", work=work)
        delegate(person(chief), power=power, to=one.id, unit=unit, instrument="M 1", until=end)


if __name__ == "__main__":
    _measure()
