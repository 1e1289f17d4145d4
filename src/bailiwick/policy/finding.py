"""A finding: one verdict on one binding's clauses, with everything a person needs to act on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.clause import Force
from bailiwick.policy.remedy import Remedy
from bailiwick.policy.verdict import Effect, Verdict


@dataclass(slots=True)
class Finding:
    """What the engine says of one binding. Built once and never changed; not frozen because building must be cheap.

    `start` and `end` are character offsets in the raw text of `reads`, end exclusive, -1 when no words are concerned.
    """

    policy: str
    binding: str
    check: str
    clauses: tuple[str, ...]
    labels: tuple[str, ...]
    force: Force
    verdict: Verdict
    effect: Effect
    why: Sentence
    rules: tuple[str, ...] = ()
    start: int = -1
    end: int = -1
    text: str = ""
    remedies: tuple[Remedy, ...] = ()
    confidence: float = 1.0
    missing: tuple[str, ...] = ()
    excused_by: str = ""
    reads: str = "post.text"
    facts_read: tuple[str, ...] = ()
    watch_until: date | None = None

    @property
    def stops(self) -> bool:
        """Whether this finding keeps a gate shut today."""
        return self.effect.stops and self.verdict in (Verdict.NOT_MET, Verdict.CANNOT_TELL)


@dataclass(slots=True)
class Report:
    """All that the engine has to say of one act: what is not met, what cannot be told, and what was looked at."""

    policies: tuple[str, ...]
    gate: str
    on: date
    digest: str
    findings: list[Finding]  # not met and cannot tell, what stops first
    not_applicable: list[Finding]
    looked_at: tuple[str, ...]  # ids of the bindings whose conditions held
    unread: bool = False  # no rule of the policies named reads this kind of text: Cannot tell, never a pass

    def of(self, verdict: Verdict) -> list[Finding]:
        """The findings with this verdict, in order."""
        return [finding for finding in self.findings if finding.verdict is verdict]

    @property
    def stops(self) -> list[Finding]:
        """What is not met and keeps the gate shut."""
        return [
            finding
            for finding in self.findings
            if finding.verdict is Verdict.NOT_MET and finding.effect.stops
        ]

    @property
    def unknown(self) -> list[Finding]:
        """What cannot be told."""
        return self.of(Verdict.CANNOT_TELL)

    @property
    def met(self) -> tuple[str, ...]:
        """The bindings that were looked at and about which there is nothing more to say."""
        told = {finding.binding for finding in self.findings}
        return tuple(binding for binding in self.looked_at if binding not in told)
