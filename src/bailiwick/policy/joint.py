"""What several policies say of the same words, as one: every rule is cited, the strictest decides.

A person can be bound by more than one policy (mpd/III.C): a department's rule adds to the city's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bailiwick.policy.finding import Finding
from bailiwick.policy.remedy import Change, Remedy, Supply
from bailiwick.policy.verdict import Effect


@dataclass(frozen=True, slots=True)
class Joint:
    """Findings of different policies, the strictest first; never empty, and at most one of each policy."""

    findings: tuple[Finding, ...]

    @property
    def lead(self) -> Finding:
        """The finding that decides."""
        return self.findings[0]

    @property
    def effect(self) -> Effect:
        """The strictest effect."""
        return self.lead.effect

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause, the deciding ones first."""
        return tuple(dict.fromkeys(clause for finding in self.findings for clause in finding.clauses))

    @property
    def differ(self) -> bool:
        """Whether the policies are not equally strict."""
        return len({finding.effect for finding in self.findings}) > 1

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """Rewordings and questions of all; leave and second readings only where they open what decides."""
        return tuple(
            dict.fromkeys(
                remedy
                for finding in self.findings
                for remedy in finding.remedies
                if finding.effect is self.effect or isinstance(remedy, Change | Supply)
            )
        )


def joined(findings: Iterable[Finding]) -> list[Joint]:
    """Join the findings of different policies on the same words. They come in order, what is strictest first."""
    kept: dict[tuple[object, ...], list[list[Finding]]] = {}
    order: list[list[Finding]] = []
    for finding in findings:
        same = (finding.check, finding.verdict, finding.reads, finding.start, finding.end, str(finding.why))
        groups = kept.setdefault(same, [])
        open_group = next(
            (group for group in groups if all(one.policy != finding.policy for one in group)), None
        )
        if open_group is None:
            open_group = []
            groups.append(open_group)
            order.append(open_group)
        open_group.append(finding)
    return [Joint(tuple(sorted(group, key=_strictest_first))) for group in order]


def _strictest_first(finding: Finding) -> int:
    return -finding.effect.strength
