"""Findings as Markdown, for a review or a ticket."""

from __future__ import annotations

import re

from bailiwick.kernel.dates import written
from bailiwick.policy.joint import Joint
from bailiwick.policy.kinds import KINDS
from bailiwick.policy.rendering.remedies import remedy_sentences, strictest_counts
from bailiwick.policy.rendering.submission import Submission
from bailiwick.policy.rendering.text import NOTHING_FOUND

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|-])")


def render_markdown(submission: Submission) -> str:
    """A heading, a table of what is not met, and a list of what cannot be told."""
    report = submission.report
    day = written(report.on)
    policies = ", ".join(submission.citations.get(policy, policy) for policy in report.policies)
    lines = [
        f"## {_escaped(submission.name)}",
        "",
        f"{_escaped(str(KINDS[submission.kind].shown))}, by {_escaped(policies)}, on {day}.",
        "",
    ]
    not_met = submission.not_met
    if not_met:
        lines += ["| Words | Rule | How firmly | Why | What to do |", "|---|---|---|---|---|"]
        lines += [_row(submission, joint) for joint in not_met]
        lines.append("")
    if report.unknown:
        lines.append("We cannot tell yet:")
        lines.append("")
        told = dict.fromkeys(
            f"- {_escaped(str(finding.why))} ({_escaped(submission.citation(finding))})"
            for finding in report.unknown
        )
        lines += [*told, ""]
    if not not_met and not report.unknown:
        lines += [str(NOTHING_FOUND), ""]
    return "\n".join(lines)


def _row(submission: Submission, joint: Joint) -> str:
    finding = joint.lead
    counts = strictest_counts(joint, submission.asked)
    remedies = " ".join(str(one) for one in (counts, *remedy_sentences(joint)) if one)
    rule = f"{submission.citations_of(joint)} ({', '.join(joint.clauses)})"
    effect = (
        f"{finding.effect.value}, excused by {finding.excused_by}"
        if finding.excused_by
        else finding.effect.value
    )
    cells = (finding.text, rule, effect, str(finding.why), remedies)
    return "| " + " | ".join(_escaped(" ".join(cell.split())) for cell in cells) + " |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
