"""A flood of requests by one token against a served record, and how long somebody else waits before it and during it.

The server runs in a process of its own, on the embedded database, and so does who floods: in the process that measures,
eight busy threads would make it wait for them, and not for the server. Who floods and who works come from two networks,
told by a header as from a proxy. All share the cores, so the waiting during the flood is a ceiling.
"""

import http.client
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

from bench.table import show

BURST, LANES, EVERY = 10_000, 8, 0.05
"""Requests of the flood, how many of them at a time; seconds between two requests of those who work."""
CALM = 200
"""Requests before it."""
START = "import sys; from bailiwick.cli.main import main; main(sys.argv[1:])"
MAKE = """
import django; django.setup()
from datetime import timedelta
from uuid import uuid4
from django.utils import timezone
from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.models import Token
from bailiwick.apps.accounts.selectors import hash_of_token
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import housekeeping
for name in ("flood", "first worker", "second worker", "third worker", "fourth worker"):
    token, account = f"bailiwick_{uuid4().hex}", create_account(OPERATOR, email=f"{name}@wexham.example")
    with housekeeping("accounts_token"):
        Token.objects.create(account=account, name=name, scopes=" ".join(Scope), key_hash=hash_of_token(token),
                             ends_at=timezone.now() + timedelta(days=1))
    print(token)
"""


def main() -> None:
    """Print how the flood was answered, and somebody else's times in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "BAILIWICK_FOLDER": folder,
            "BAILIWICK_DATABASE": "",
            "BAILIWICK_PROXIES": "1",
            "DJANGO_SETTINGS_MODULE": "bailiwick.project.settings",
        }
        run = [sys.executable, "-c", START]
        begin = [*run, "init", "--folder", folder, "--name", "Bench", "--time-zone", "UTC"]
        subprocess.run(begin, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
        made = subprocess.run(  # noqa: S603 -- as above
            [sys.executable, "-c", MAKE], env=environment, check=True, capture_output=True, text=True
        )
        flood, *workers = made.stdout.split()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        said = Path(folder) / "said"
        with said.open("wb") as out:
            serve = [*run, "serve", "--port", str(port)]
            server = subprocess.Popen(serve, env=environment, stdout=out, stderr=out)  # noqa: S603 -- as above
        try:
            while "Ctrl-C" not in said.read_text():
                time.sleep(0.2)
            _measure(port, flood, cycle(workers))
        finally:
            server.terminate()
            server.wait(20)


def _measure(port: int, flood: str, workers: Iterator[str]) -> None:
    before = [_work(port, workers)[1] for _ in range(CALM)]
    during: list[tuple[int, float]] = []
    began = time.perf_counter()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as beside:
        flooding = beside.submit(_flood, port, flood)
        while not flooding.done():
            during.append(_work(port, workers))
    took, answered = time.perf_counter() - began, flooding.result()
    statuses = ", ".join(f"{number} answered {status}" for status, number in sorted(answered.items()))
    print(f"\n{BURST:,} requests by one token in {took:.1f} s ({BURST / took:.0f}/s): {statuses}")
    others = Counter(status for status, _ in during)
    print(f"somebody else, meanwhile: {dict(others)}")
    show(
        "Flood: somebody else's GET /api/v1/me, milliseconds",
        ["", "p50", "p99"],
        [["before", *_points(before)], ["during", *_points([one for _, one in during])]],
    )


def _points(seconds: list[float]) -> list[str]:
    cut = statistics.quantiles(seconds, n=100)
    return [f"{cut[49] * 1000:.1f}", f"{cut[98] * 1000:.1f}"]


def _work(port: int, workers: Iterator[str]) -> tuple[int, float]:
    time.sleep(EVERY)
    return _ask(port, next(workers), "192.0.2.8")


def _flood(port: int, token: str) -> Counter[int]:
    with ThreadPoolExecutor(LANES) as lanes:
        return sum(lanes.map(lambda _: _lane(port, token), range(LANES)), Counter())


def _lane(port: int, token: str) -> Counter[int]:
    answered: Counter[int] = Counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(BURST // LANES):
        answered[_ask(port, token, "192.0.2.7", connection)[0]] += 1
    return answered


def _ask(
    port: int, token: str, network: str, connection: http.client.HTTPConnection | None = None
) -> tuple[int, float]:
    connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    told = {"Host": "localhost", "Authorization": f"Bearer {token}", "X-Forwarded-For": network}
    began = time.perf_counter()
    connection.request("GET", "/api/v1/me", headers=told)
    response = connection.getresponse()
    response.read()
    return response.status, time.perf_counter() - began


if __name__ == "__main__":
    main()
