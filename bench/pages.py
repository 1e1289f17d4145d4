"""Ten thousand official pages: the public register, whether a page is real, and a sweep from a server of our own.

It runs in a process and a folder of its own, on the embedded database. The register's pages go through every
middleware; CPU is of the whole request, in this process. The sweep is paced at a thousandth of a second a host.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.test import Client

from bench.table import show

SITES = int(os.environ.get("BAILIWICK_BENCH_SITES", "10000"))
HOSTS, LOOKS = 200, 15


def main() -> None:
    """Print milliseconds of CPU and queries of each page, and how long a sweep takes."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "BAILIWICK_FOLDER": folder,
            "BAILIWICK_DATABASE": "",
            "BAILIWICK_CONTACT": "bench@city.example",
            "DJANGO_SETTINGS_MODULE": "bailiwick.project.settings",
        }
        begin = [sys.executable, "-m", "bailiwick.cli", "init", "--folder", folder]
        begin += ["--name", "Bench", "--time-zone", "UTC"]
        subprocess.run(begin, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
        subprocess.run([sys.executable, "-m", "bench.pages"], env=environment, check=True)


def _measure() -> None:
    import django  # noqa: PLC0415 -- the folder is named by whoever started this process

    django.setup()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        first = _made(server.server_port)
        _pages(first)
        _sweep(server.server_port)
        server.shutdown()


def _pages(first: str) -> None:
    from django.db import connection  # noqa: PLC0415 -- needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- as above

    browser = Client(headers={"host": "localhost"})
    paths = {
        "a page of the library (nothing asked of the record)": "/policies/",
        "the register, 25 pages": "/official/",
        "is it real: a link of ours": "/official/?q=https://host7.example/Page0007",
        "is it real: one that looks like ours": "/official/?q=Pagе0007",  # noqa: RUF001 -- a letter of another alphabet
        "is it real: for programs": "/official/check.json?q=@Page0007",
        "one page": f"/official/{first}",
        "its badge": f"/official/{first}/badge.svg",
    }
    rows = []
    for name, path in paths.items():
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            browser.get(path)
            queries = len(asked)
        rows.append(
            [name, f"{statistics.median(_cpu(browser, path) for _ in range(LOOKS)):.1f}", str(queries)]
        )
    begun = time.process_time()
    browser.get("/official/register.csv")
    rows.append(["the whole register as a table", f"{1e3 * (time.process_time() - begun):.0f}", ""])
    show(f"The public register with {SITES:,} pages", ["page", "ms CPU", "queries"], rows)


def _cpu(browser: Client, path: str) -> float:
    begun = time.process_time()
    browser.get(path)
    return 1e3 * (time.process_time() - begun)


def _sweep(port: int) -> None:
    from django.utils import timezone  # noqa: PLC0415 -- as above

    from bailiwick.apps.sites import jobs  # noqa: PLC0415 -- as above
    from bailiwick.jobs.claiming import claim  # noqa: PLC0415 -- as above
    from bailiwick.jobs.running import run  # noqa: PLC0415 -- as above
    from bailiwick.jobs.selectors import job_by_id  # noqa: PLC0415 -- as above
    from bailiwick.jobs.services import enqueue  # noqa: PLC0415 -- as above
    from bailiwick.readers.web import Limits, Pace, Visitor  # noqa: PLC0415 -- as above

    limits = Limits(ports=frozenset({port}), loopback=True)
    jobs.visitor = lambda: Visitor("bench@city.example", Pace(0.001), limits, lambda *_: ["127.0.0.1"])
    rows = []
    for name in ("every page read for the first time", "every page as it was (304)"):
        identity = enqueue("sites.sweep")
        claimed = claim("bench", timezone.now())
        begun = time.perf_counter()
        if claimed is None or not run(claimed):
            raise SystemExit("bench pages: the sweep did not end")
        taken = time.perf_counter() - begun
        seen = job_by_id(identity)
        done = seen.done if seen else 0
        rows.append([name, str(done), f"{taken:.0f}", f"{done / taken:.0f}"])
    show("A sweep, from a server of our own", ["what", "pages", "seconds", "pages a second"], rows)


class _Host(BaseHTTPRequestHandler):
    """Every host: one page for each path, and no rules for programs."""

    protocol_version = "HTTP/1.0"

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer."""
        known = self.headers.get("If-None-Match") == '"v1"'
        status = 404 if self.path == "/robots.txt" else 304 if known else 200
        body = _page(self.path) if status == 200 else b""  # noqa: PLR2004 -- a page
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("ETag", '"v1"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _page(path: str) -> bytes:
    return (
        f"<!doctype html><html lang=en><title>{path}</title><header><h1>{path}</h1>"
        "<p>Run by the Bench Police Department. Front desk 555-0122.</p></header><section><h2>About</h2>"
        "<p>This page tells of road closures, missing people and open hours. It takes no reports; call 911.</p>"
        "<p>Comments are monitored. Obscene or off-topic comments and personal attacks may be removed.</p>"
        "<p>All that is posted or submitted here is a public record.</p></section>"
    ).encode()


def _made(port: int) -> str:
    from django.utils import timezone  # noqa: PLC0415 -- as above
    from tests.apps.sites.watching import put_live  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.facts import OPERATOR, person  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services import building_tables  # noqa: PLC0415 -- as above
    from bailiwick.apps.policies.services import adopt  # noqa: PLC0415 -- as above
    from bailiwick.apps.portal.models import Publication  # noqa: PLC0415 -- as above
    from bailiwick.apps.sites.services import enter_platform  # noqa: PLC0415 -- as above
    from bench.home import LONG_AGO, _begun  # noqa: PLC0415 -- as above

    chief, unit, _ = _begun()
    adopt(person(chief), unit=unit, pack="nmpd", decided_by=chief, instrument="Order 1", starts=LONG_AGO)
    from bailiwick.apps.roster.models import Unit  # noqa: PLC0415 -- as above

    platform = enter_platform(person(chief), name="Facebook")
    told = {
        "unit": Unit.objects.get(pk=unit),
        "platform": platform,
        "owner": chief,
        "goal": "Tell people early.",
    }
    rows = [
        told
        | {
            "handle": f"Page{number:04}",
            "name": f"Page {number}",
            "address": f"http://host{number % HOSTS}.example:{port}/Page{number:04}",
        }
        for number in range(SITES)
    ]
    sites = put_live(rows)
    with building_tables():
        Publication.objects.bulk_create(
            Publication(site=one, public=True, complain="Call 555-0122.", by_id=chief, at=timezone.now())
            for one in sites
        )
    del OPERATOR
    return str(sites[7].id)


if __name__ == "__main__":
    _measure()
