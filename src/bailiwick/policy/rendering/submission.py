"""One text with what was said of it, as every renderer receives it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.joint import Joint, joined
from bailiwick.policy.kinds import Kind
from bailiwick.policy.reminding import Told
from bailiwick.policy.verdict import Verdict

MOST_LABELS = 4
"""Labels told one by one; of more, the first and the last."""


@dataclass(frozen=True)
class Submission:
    """A text by its name, its kind, and the report on it. `citations`: policy id to how it is cited in print."""

    name: str
    raw: str
    kind: Kind
    report: Report
    citations: dict[str, str]
    reminders: tuple[Told, ...] = ()

    @property
    def told(self) -> list[Finding]:
        """The findings that are shown: not met and cannot tell."""
        return [one for one in self.report.findings if one.verdict in (Verdict.NOT_MET, Verdict.CANNOT_TELL)]

    @cached_property
    def joints(self) -> list[Joint]:
        """What is told, the same words under several policies as one."""
        return joined(self.told)

    @property
    def not_met(self) -> list[Joint]:
        """What is not met."""
        return [joint for joint in self.joints if joint.lead.verdict is Verdict.NOT_MET]

    @cached_property
    def asked(self) -> dict[str, str]:
        """The policies that were asked, with how each is cited; our own rules are none of them."""
        return {policy: self.citations.get(policy, policy) for policy in self.report.policies}

    def citations_of(self, joint: Joint) -> str:
        """Every rule by its printed label: `MPD 5-108, IV.A.3.b; City social media policy, Policy statement`."""
        return "; ".join(dict.fromkeys(self.citation(finding) for finding in joint.findings))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(place + 1 for place, character in enumerate(self.raw) if character == "\n")]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of a character offset; 1, 1 for a finding without words."""
        if offset < 0:
            return 1, 1
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def citation(self, finding: Finding) -> str:
        """The rule by its printed label: `SOP 400.14, V.G.2`."""
        labels = list(dict.fromkeys(finding.labels))
        cited = self.citations.get(finding.policy, finding.policy)
        if len(labels) > MOST_LABELS:
            return f"{cited}, {labels[0]} to {labels[-1]}"
        return ", ".join([cited, *labels])
