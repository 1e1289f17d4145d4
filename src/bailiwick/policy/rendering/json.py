"""Findings as JSON: one object for each text."""

from __future__ import annotations

from bailiwick.kernel.canonical import canonical_json
from bailiwick.policy.finding import Finding
from bailiwick.policy.joint import Joint
from bailiwick.policy.reminding import Told
from bailiwick.policy.rendering.remedies import remedy_data
from bailiwick.policy.rendering.submission import Submission


def submission_data(submission: Submission) -> dict[str, object]:
    """One text as plain data. `start` and `end` are character offsets in the raw text, -1 without words."""
    report = submission.report
    return {
        "name": submission.name,
        "policy": "+".join(report.policies),
        "as": submission.kind.value,
        "on": report.on.isoformat(),
        "digest": report.digest,
        "stops": bool(report.stops),
        "unread": report.unread,
        "findings": [
            _finding_data(finding, joint) for joint in submission.joints for finding in joint.findings
        ],
        "reminders": [_reminder_data(told) for told in submission.reminders],
    }


def _finding_data(finding: Finding, joint: Joint) -> dict[str, object]:
    """One finding. `with`: what other policies say of the same words; `outcome`: the strictest effect of them all."""
    return {
        "policy": finding.policy,
        "binding": finding.binding,
        "check": finding.check,
        "rules": list(finding.rules),
        "clauses": list(finding.clauses),
        "labels": list(finding.labels),
        "force": finding.force.value,
        "verdict": finding.verdict.value,
        "effect": finding.effect.value,
        "outcome": joint.effect.value,
        "with": [
            {"policy": one.policy, "clauses": list(one.clauses), "effect": one.effect.value}
            for one in joint.findings
            if one is not finding
        ],
        "in": finding.reads,
        "start": finding.start,
        "end": finding.end,
        "text": printable(finding.text),
        "why": printable(str(finding.why)),
        "remedy": [remedy_data(remedy) for remedy in finding.remedies],
        "confidence": finding.confidence,
        "missing": list(finding.missing),
        "excused_by": finding.excused_by,
        "would_stop_after": finding.watch_until.isoformat() if finding.watch_until else None,
    }


def _reminder_data(told: Told) -> dict[str, object]:
    """One reminder. `beside`: the bindings whose findings it stands with; empty where it is told for itself."""
    return {
        "policy": told.policy.id,
        "clause": told.clause.id,
        "label": told.clause.label,
        "told": told.reminder.occasion.value,
        "beside": sorted(told.beside),
        "says": told.says,
        "readings": list(told.reminder.readings),
    }


def printable(text: str) -> str:
    """The text with every lone surrogate, which JSON in UTF-8 cannot hold, shown as the replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def render_json(submission: Submission) -> str:
    """One line of JSON."""
    return canonical_json(submission_data(submission)).decode()
