"""What several policies say of the same words, as one: every rule is cited, the strictest decides.

A person can be bound by more than one policy (mpd/III.C): a department's rule adds to the city's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bailiwick.policy.finding import Finding
from bailiwick.policy.remedy import Ask, Change, Do, Remedy, Supply, Waive
from bailiwick.policy.verdict import Effect

SECOND_READING = "second-reading"


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

    def differ(self, policies: Collection[str]) -> bool:
        """Whether several of these policies speak, and are not equally strict."""
        spoken = [finding for finding in self.findings if finding.policy in policies]
        several = len({finding.policy for finding in spoken}) > 1
        return several and len({finding.effect for finding in spoken}) > 1

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """Rewordings and steps of those that decide; somebody's yes only where all that decide accept one."""
        decide = [finding for finding in self.findings if finding.effect is self.effect]
        opens = all(any(map(_is_leave, finding.remedies)) for finding in decide)
        return tuple(
            dict.fromkeys(
                remedy
                for finding in self.findings
                for remedy in finding.remedies
                if isinstance(remedy, Change | Supply)
                or (finding.effect is self.effect and (opens or not _is_leave(remedy)))
            )
        )


def _is_leave(remedy: Remedy) -> bool:
    """Whether the remedy is somebody's yes, and no change of what is said."""
    return isinstance(remedy, Ask | Waive) or (isinstance(remedy, Do) and remedy.act == SECOND_READING)


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
