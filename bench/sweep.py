"""A sweep of very many pages from a server of our own: its pace, its progress, and going on after it was killed.

The sweep runs in a process of its own, which is killed half way; another takes it up where it was. Each host is left
alone for a thousandth of a second between two requests.
"""

import os
import signal
import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.official import SITES, begun, in_a_process_of_its_own
from bench.table import show

PAUSE = 0.001


def main() -> None:
    """Print how long a sweep takes, killed on the way and not, and how often a page was asked for twice."""
    in_a_process_of_its_own("bench.sweep")


def _measure() -> None:
    import django  # noqa: PLC0415 -- the folder is named by whoever started this process

    django.setup()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _set_visitor(server.server_port)
        begun(server.server_port)
        rows = [_killed_half_way(), _whole("every page as it was (304)")]
        show(
            f"A sweep of {SITES:,} pages",
            ["what", "kept", "seconds", "pages a second", "ms CPU a page", "asked twice"],
            rows,
        )
        server.shutdown()


def _set_visitor(port: int) -> None:
    from bailiwick.apps.sites import jobs  # noqa: PLC0415 -- needs Django set up
    from bailiwick.readers.web import Limits, Pace, Visitor  # noqa: PLC0415 -- as above

    limits = Limits(ports=frozenset({port}), loopback=True)
    jobs.visitor = lambda: Visitor("bench@city.example", Pace(PAUSE), limits, lambda *_: ["127.0.0.1"])


def _killed_half_way() -> list[str]:
    from django.db import connections  # noqa: PLC0415 -- needs Django set up
    from django.utils import timezone  # noqa: PLC0415 -- as above

    from bailiwick.apps.sites.jobs import LEASE, LOT  # noqa: PLC0415 -- as above
    from bailiwick.jobs.claiming import claim, take_back  # noqa: PLC0415 -- as above
    from bailiwick.jobs.running import run  # noqa: PLC0415 -- as above
    from bailiwick.jobs.selectors import job_by_id  # noqa: PLC0415 -- as above
    from bailiwick.jobs.services import enqueue  # noqa: PLC0415 -- as above

    identity = enqueue("sites.sweep")
    claimed = claim("bench", timezone.now())
    connections.close_all()
    start, child = time.perf_counter(), os.fork()
    if child == 0:
        run(claimed)
        os._exit(0)
    seen = []
    while not seen or seen[-1] < SITES // 2:
        time.sleep(0.2)
        job = job_by_id(identity)
        seen.append(job.done or 0 if job else 0)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    steps = sorted(set(seen))
    print(
        f"  killed at {seen[-1]:,} of {SITES:,}; its progress was seen {len(steps)} times, {LOT} pages a step"
    )
    later = timezone.now() + LEASE + timedelta(minutes=1)
    take_back(later)
    again = claim("bench", later)
    cpu = time.process_time()
    if again is None or not run(again):
        raise SystemExit("bench sweep: the sweep did not go on")
    taken, cpu = time.perf_counter() - start, time.process_time() - cpu
    done = job_by_id(identity).done
    return _row("every page read for the first time", done, taken, cpu / max(1, SITES - seen[-1]))


def _whole(name: str) -> list[str]:
    from django.utils import timezone  # noqa: PLC0415 -- needs Django set up

    from bailiwick.jobs.claiming import claim  # noqa: PLC0415 -- as above
    from bailiwick.jobs.running import run  # noqa: PLC0415 -- as above
    from bailiwick.jobs.selectors import job_by_id  # noqa: PLC0415 -- as above
    from bailiwick.jobs.services import enqueue  # noqa: PLC0415 -- as above

    _Host.asked.clear()
    identity = enqueue("sites.sweep")
    claimed = claim("bench", timezone.now() + timedelta(hours=1))
    start, cpu = time.perf_counter(), time.process_time()
    if claimed is None or not run(claimed):
        raise SystemExit("bench sweep: the sweep did not end")
    taken, cpu = time.perf_counter() - start, time.process_time() - cpu
    done = job_by_id(identity).done
    return _row(name, done, taken, cpu / SITES)


def _row(name: str, done: int, taken: float, cpu: float) -> list[str]:
    twice = len(_Host.asked) - len(set(_Host.asked))
    return [name, str(done), f"{taken:.0f}", f"{done / taken:.0f}", f"{1e3 * cpu:.1f}", str(twice)]


class _Host(BaseHTTPRequestHandler):
    """Every host: one page for each path, and no rules for programs."""

    protocol_version = "HTTP/1.0"
    asked: list[str] = []  # noqa: RUF012 -- of all of them together

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer."""
        known = self.headers.get("If-None-Match") == '"v1"'
        rules = self.path == "/robots.txt"
        if not rules:
            self.asked.append(self.path)
        status = 404 if rules else 304 if known else 200
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


if __name__ == "__main__":
    _measure()
