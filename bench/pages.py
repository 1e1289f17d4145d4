"""Very many official pages: the public register, whether a page is real, the dashboard, and the page of one.

CPU is of the whole request, through every middleware, in this process, on the embedded database. The goal is of
`anchors/performance.md`, 6: a list or a page in four queries, six at most, half as fast as a bare page.
"""

import statistics
import time

from django.test import Client

from bench.official import SITES, Agency, begun, in_a_process_of_its_own
from bench.table import show

LOOKS = 15
LEAST = "/official/report"
"""The least that a page of ours is: the frame, one form, no query."""


def main() -> None:
    """Print milliseconds of CPU, the ratio to the least page, and queries, of each page."""
    in_a_process_of_its_own("bench.pages")


def _measure() -> None:
    import django  # noqa: PLC0415 -- the folder is named by whoever started this process

    django.setup()
    from bailiwick.apps.accounts import facts  # noqa: PLC0415 -- needs Django set up
    from bailiwick.apps.accounts.facts import Allowance, Pace  # noqa: PLC0415 -- as above

    facts.ALLOWED = dict.fromkeys(Pace, Allowance(60_000_000, 60_000_000))
    agency = begun(443)
    least = _cpu(Client(headers={"host": "localhost"}), LEAST)
    rows = [_row(name, browser, path, least) for name, browser, path in _paths(agency)]
    heads = ["page", "ms CPU", "times the least page", "queries"]
    show(f"The register with {SITES:,} pages", heads, rows)
    begun_at = time.process_time()
    table = Client(headers={"host": "localhost"}).get("/official/register.csv").getvalue()
    taken = time.process_time() - begun_at
    print(
        f"  the whole register as a table: {taken:.1f} s CPU, {len(table) / 1e6:.1f} MB, sent as it is made"
    )


def _paths(agency: Agency) -> list[tuple[str, Client, str]]:
    stranger, signed_in = Client(headers={"host": "localhost"}), agency.browser
    return [
        ("the least page: a form, nothing asked", stranger, LEAST),
        ("public register, 25 pages", stranger, "/official/"),
        ("public register in JSON", stranger, "/official/register.json"),
        ("public register, by a word", stranger, "/official/?q=Police+Bench"),
        ("is it real: a link of ours", stranger, "/official/?q=https://host7.example/Page0007"),
        ("is it real: one that looks like ours", stranger, "/official/?q=Pagе0007"),  # noqa: RUF001 -- another alphabet
        ("is it real: one letter off", stranger, "/official/?q=@Pge0007x"),
        ("is it real: for programs", stranger, "/official/check.json?q=@Page0007"),
        ("one public page", stranger, f"/official/{agency.first}"),
        ("its badge", stranger, f"/official/{agency.first}/badge.svg"),
        ("dashboard, signed in", signed_in, "/sites/"),
        ("dashboard, its last page", signed_in, "/sites/?page=99999"),
        ("dashboard, by a state", signed_in, "/sites/?state=live"),
        ("dashboard, by a name", signed_in, "/sites/?q=Page0007"),
        ("one site, signed in", signed_in, f"/sites/{agency.last}"),
        ("its notices, signed in", signed_in, f"/sites/{agency.last}/notices"),
    ]


def _row(name: str, browser: Client, path: str, least: float) -> list[str]:
    from django.db import connection  # noqa: PLC0415 -- needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- as above

    if browser.get(path).status_code != 200:  # noqa: PLR2004 -- the page
        raise SystemExit(f"bench pages: {path} is not there")
    with CaptureQueriesContext(connection) as asked:
        browser.get(path)
    # What holds somebody to a pace is counted in a table of its own, and is no part of the page.
    queries = [one for one in asked if "accounts_pacing" not in one["sql"] and "SAVEPOINT" not in one["sql"]]
    queries = [one for one in queries if not one["sql"].startswith(("BEGIN", "COMMIT"))]
    taken = _cpu(browser, path)
    return [name, f"{taken:.1f}", f"{taken / least:.1f}", str(len(queries))]


def _cpu(browser: Client, path: str) -> float:
    found = []
    for _ in range(LOOKS):
        start = time.process_time()
        browser.get(path)
        found.append(1e3 * (time.process_time() - start))
    return statistics.median(found)


if __name__ == "__main__":
    _measure()
