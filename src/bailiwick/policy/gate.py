"""A gate at work: look keeps nothing, pass and refuse each commit one passage."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from bailiwick.kernel.canonical import digest_of, digest_of_text
from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.binding import Store
from bailiwick.policy.engine import Examiner
from bailiwick.policy.facts import Facts
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.gates import GATES, GateDefinition


class Outcome(Enum):
    """How somebody left a gate."""

    PASSED = "passed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PassageLine:
    """What the record keeps of one finding: ids, a verdict and an effect, never words."""

    binding: str
    clauses: tuple[str, ...]
    check: str
    verdict: str
    effect: str
    excused_by: str
    would_have_stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage through a gate, as the journal keeps it: ids and digests, never text."""

    gate: str
    subject_digest: str
    policies: tuple[str, ...]
    policy_digest: str
    on: str
    at: str
    actor: str
    outcome: Outcome
    reason: str
    met: tuple[str, ...]
    not_applicable: tuple[str, ...]
    lines: tuple[PassageLine, ...]
    store: Store

    @property
    def digest(self) -> str:
        """The digest of the passage itself."""
        return digest_of(self.plain())

    def plain(self) -> dict[str, object]:
        """The passage as plain data for canonical JSON."""
        return {
            "gate": self.gate,
            "subject": self.subject_digest,
            "policies": list(self.policies),
            "policy_digest": self.policy_digest,
            "on": self.on,
            "at": self.at,
            "actor": self.actor,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "met": list(self.met),
            "not_applicable": list(self.not_applicable),
            "store": self.store.value,
            "lines": [
                {
                    "binding": line.binding,
                    "clauses": list(line.clauses),
                    "check": line.check,
                    "verdict": line.verdict,
                    "effect": line.effect,
                    "excused_by": line.excused_by,
                    "would_have_stopped": line.would_have_stopped,
                }
                for line in self.lines
            ],
        }


class Keeper(Protocol):
    """What a gate stands on: one transaction with its locks, and a place that keeps passages."""

    def transaction(self, locks: tuple[str, ...]) -> AbstractContextManager[None]:
        """Open the act's transaction and take the locks; leaving it by an error undoes everything."""

    def keep(self, passage: Passage) -> None:
        """Commit one passage with the transaction."""


class GateShutError(BailiwickError):
    """The gate is shut: something is not met, or nobody can tell. `report` holds the to-do list."""

    def __init__(self, report: Report) -> None:
        self.report = report
        number = len(to_do(report))
        super().__init__(
            f"{number} {'thing' if number == 1 else 'things'} must be settled first.",
            place=report.gate,
            remedy="Look at the gate's list.",
        )


def to_do(report: Report) -> list[Finding]:
    """What keeps the gate shut: not met or unknown, with an effect that stops or holds."""
    return [finding for finding in report.findings if finding.stops]


class Gate:
    """One gate under the policies of an examiner."""

    def __init__(self, examiner: Examiner, keeper: Keeper) -> None:
        self.definition: GateDefinition = GATES[examiner.act]
        self._examiner = examiner
        self._keeper = keeper

    def look(self, facts: Facts) -> Report:
        """The to-do list. Keeps nothing."""
        return self._examiner.examine(facts)

    def pass_(self, read_facts: Callable[[], Facts], *, actor: str, at: datetime) -> Passage:
        """Pass: take the locks, read the facts, examine, keep one passage; or raise GateShutError and keep nothing."""
        with self._keeper.transaction(self.definition.locks):
            facts = read_facts()
            report = self._examiner.examine(facts)
            if to_do(report):
                raise GateShutError(report)
            passage = self._passage(report, facts, Outcome.PASSED, actor, at, "")
            self._keeper.keep(passage)
        return passage

    def refuse(self, read_facts: Callable[[], Facts], *, actor: str, at: datetime, reason: str) -> Passage:
        """Refuse: a named person says no. Keeps one passage with the findings and the reason's digest."""
        with self._keeper.transaction(self.definition.locks):
            facts = read_facts()
            report = self._examiner.examine(facts)
            passage = self._passage(report, facts, Outcome.REFUSED, actor, at, digest_of(reason))
            self._keeper.keep(passage)
        return passage

    def _passage(  # noqa: PLR0913, PLR0917 -- a passage is made of exactly these
        self, report: Report, facts: Facts, outcome: Outcome, actor: str, at: datetime, reason: str
    ) -> Passage:
        return Passage(
            gate=self.definition.id,
            subject_digest=digest_of_text(repr(facts)),
            policies=report.policies,
            policy_digest=report.digest,
            on=report.on.isoformat(),
            at=at.isoformat(),
            actor=actor,
            outcome=outcome,
            reason=reason,
            met=report.met,
            not_applicable=tuple(finding.binding for finding in report.not_applicable),
            lines=tuple(_line(finding) for finding in report.findings),
            store=self.definition.kept,
        )


def _line(finding: Finding) -> PassageLine:
    return PassageLine(
        finding.binding,
        finding.clauses,
        finding.check,
        finding.verdict.value,
        finding.effect.value,
        finding.excused_by,
        finding.watch_until is not None,
    )
