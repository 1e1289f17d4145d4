"""What holds for every test: no network, no silent skip, clauses counted."""

import gc
import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.databases import django_db_setup  # noqa: F401 -- one for all folders, so that migrations run once

pytest_plugins = ["tools.clause_count"]

DATA = Path(os.environ.get("BAILIWICK_DATA", Path(__file__).parents[2] / "shared" / "data"))
NO_SKIPS = os.environ.get("BAILIWICK_NO_SKIPS") == "1"

# Machines differ in speed and two cores are shared: a slow example is no fault, and each run tries the same ones.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")


SERVER = bool(os.environ.get("BAILIWICK_DATABASE"))
ASKS_THE_DATABASE = {"db", "transactional_db", "fresh_database", "town"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs data that is not here; run on a database server what asks it, and no more.

    The rest would only be done again: `make test` runs everything on SQLite as well.
    """
    if SERVER:
        others = [item for item in items if "sqlite" in item.keywords or not _asks_the_database(item)]
        items[:] = [item for item in items if item not in set(others)]
        config.hook.pytest_deselected(items=others)
    if DATA.is_dir():
        return
    absent = pytest.mark.skip(
        reason="no data folder: set BAILIWICK_DATA or put shared/data beside the repository"
    )
    for item in items:
        if "data" in item.keywords:
            item.add_marker(absent)


def pytest_collection_finish() -> None:
    """Look at what is loaded by now in no collection of garbage: ten thousand tests cost an eighth of every run so."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def pytest_runtest_setup() -> None:
    """Keep no answer from one test to the next: what a test wrote is undone, and no entry tells of that."""
    if kept := sys.modules.get("bailiwick.apps.journal.selectors.kept"):
        kept.forget()


def _asks_the_database(item: pytest.Item) -> bool:
    named = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not named.isdisjoint(ASKS_THE_DATABASE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With BAILIWICK_NO_SKIPS=1 a skip is a failure; only data that is not here excuses it."""
    report = yield
    excused = "data" in item.keywords and not DATA.is_dir()
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail") and not excused:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and BAILIWICK_NO_SKIPS=1 forbids it: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself whole."""
    report = yield
    if NO_SKIPS and report.skipped:
        report.outcome = "failed"
        report.longrepr = (
            f"{report.nodeid} skips itself, and BAILIWICK_NO_SKIPS=1 forbids it: {report.longrepr}"
        )
    return report


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The shared data; ask for it only in tests marked `data`."""
    return DATA
