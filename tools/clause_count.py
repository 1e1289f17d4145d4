"""A pytest plugin that counts clauses acted out by tests that passed in this run: never what is claimed.

A test names the clauses whose acceptance lines it acts out: `@pytest.mark.clause("nmpd/V.A.s1")`. A worked example of
the casebook does the same with `acts_out: [nmpd/V.A.s1]` and counts as a test named `case: <title>`.
`--clauses=write` writes docs/clauses.*; `--clauses=check` fails when docs/clauses.json claims more than the run proves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pytest

from bailiwick.kernel.errors import BailiwickError
from tools.clause_ledger import (
    JSON_DOCUMENT,
    Holdings,
    Standing,
    State,
    holdings,
    overclaims,
    read_claims,
    standings,
    tally,
    write,
)

CASE = "case: "
STALE = "docs/clauses.json claims more than this run proves; `make clauses` writes it anew:"


def passing_cases() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Title and clauses of every worked example that acts out a clause and comes out as it says."""
    from tools.casebook_run import acting_cases  # noqa: PLC0415 -- only a run that counts needs the whole heart

    yield from acting_cases()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--clauses`."""
    parser.addoption(
        "--clauses",
        choices=("off", "check", "write"),
        default="off",
        help="count the clauses acted out: check docs/clauses.json against this run, or write it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Count only when asked; the names in markers are checked in every run."""
    config.pluginmanager.register(
        ClauseCount(config.getoption("--clauses"), config.rootpath, config.args), "clause-count"
    )


class ClauseCount:
    """What one run has proved, clause by clause."""

    def __init__(self, mode: str, root: Path, paths: Sequence[str]) -> None:
        self.mode = mode
        self.root = root
        self.asked_for = tuple(root / path.partition("::")[0] for path in paths)
        self.clauses_of: dict[str, tuple[str, ...]] = {}
        self.passed: set[str] = set()
        self.failed: set[str] = set()
        self.skipped: set[str] = set()
        self.told: list[str] = []

    @cached_property
    def held(self) -> Holdings:
        """What the packs hold; read only by a run that needs it."""
        return holdings()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note who acts out what, before anything is deselected; an unknown clause is a mistake in the test."""
        unknown = []
        for item in items:
            clauses = tuple(clause for mark in item.iter_markers("clause") for clause in mark.args)
            unknown += [f"{item.nodeid}: {clause}" for clause in clauses if clause not in self.held.known]
            if clauses:
                self.clauses_of[item.nodeid] = clauses
        if unknown:
            raise pytest.UsageError("No pack holds these clauses: " + "; ".join(unknown))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Sort marked tests by how they ended; set-up and tear-down must have held as well."""
        if report.nodeid not in self.clauses_of:
            return
        if report.failed:
            self.failed.add(report.nodeid)
        elif report.skipped:
            self.skipped.add(report.nodeid)
        elif report.when == "call":
            self.passed.add(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write or check; a false claim fails the run, and so does a marked test that failed."""
        if self.mode == "off" or session.config.option.collectonly:
            return
        try:
            ledger = standings(self.held, self._proved())
        except BailiwickError as error:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            self.told.append(f"Nothing could be counted: {error}")
            return
        if self.mode == "write":
            write(ledger)
        else:
            claims = read_claims()
            faults = overclaims(claims, ledger, frozenset(self.skipped) | self._elsewhere(claims))
            if faults:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED
                self.told += [STALE, *faults]
        counts = tally(ledger)
        self.told.append(
            f"{counts[State.ACTED_OUT]} clauses acted out, {counts[State.DATA_ONLY]} as data, "
            f"{counts[State.WAITING]} waiting ({JSON_DOCUMENT.parent.name}/{JSON_DOCUMENT.name})"
        )

    def _elsewhere(self, claims: Mapping[str, Standing]) -> frozenset[str]:
        """The tests claimed that lie outside the folders this run was given: another run answers for them."""
        tests = {test for claim in claims.values() for test in claim.tests}
        return frozenset(test for test in tests if not self._is_asked_for(test))

    def _is_asked_for(self, test: str) -> bool:
        file = self.root / test.partition("::")[0]
        return test.startswith(CASE) or any(file.is_relative_to(path) for path in self.asked_for)

    def _proved(self) -> dict[str, list[str]]:
        proved: dict[str, list[str]] = defaultdict(list)
        for test in sorted(self.passed - self.failed):
            for clause in self.clauses_of[test]:
                proved[clause].append(test)
        for title, clauses in passing_cases():
            for clause in clauses:
                proved[clause].append(f"{CASE}{title}")
        return proved

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell the count, and each claim that does not hold."""
        if self.told:
            terminalreporter.section("clauses")
            for line in self.told:
                terminalreporter.write_line(line)
