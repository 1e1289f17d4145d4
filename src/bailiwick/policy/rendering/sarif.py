"""Findings as SARIF 2.1.0 (OASIS), which code-review tools read."""

from __future__ import annotations

from collections.abc import Sequence

from bailiwick import __version__
from bailiwick.kernel.canonical import canonical_json
from bailiwick.policy.check import Check
from bailiwick.policy.finding import Finding
from bailiwick.policy.joint import Joint
from bailiwick.policy.rendering.json import printable
from bailiwick.policy.rendering.remedies import remedy_data, remedy_sentences, strictest_counts
from bailiwick.policy.rendering.submission import Submission
from bailiwick.policy.verdict import Effect, Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Effect.STOP: "error", Effect.HOLD: "error", Effect.REVIEW: "warning", Effect.WARN: "warning"}


def render_sarif(submissions: Sequence[Submission], checks: dict[str, Check]) -> str:
    """One SARIF log with one run over all the texts."""
    told = [finding for submission in submissions for finding in submission.told]
    codes = sorted({finding.check for finding in told if finding.check})
    rules = [
        {"id": code, "name": checks[code].name, "shortDescription": {"text": checks[code].asks}}
        for code in codes
    ]
    driver = {"name": "Bailiwick", "version": __version__, "rules": rules}
    results = [_result(submission, joint) for submission in submissions for joint in submission.joints]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return canonical_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}).decode()


def _result(submission: Submission, joint: Joint) -> dict[str, object]:
    finding = joint.lead
    counts = strictest_counts(joint, submission.asked)
    advice = [str(sentence) for sentence in (counts, *remedy_sentences(joint)) if sentence]
    message = " ".join([f"{finding.why} ({submission.citations_of(joint)})", *advice])
    unknown = finding.verdict is Verdict.CANNOT_TELL
    result: dict[str, object] = {
        "ruleId": finding.check or ("edition" if finding.missing else "no-rule"),
        "kind": "open" if unknown else "fail",
        "level": "none" if unknown else _LEVELS.get(finding.effect, "note"),
        "message": {"text": printable(message)},
        "locations": [_location(submission, finding)],
        "properties": {
            "policies": [one.policy for one in joint.findings],
            "citations": [submission.citation(one) for one in joint.findings],
            "clauses": list(joint.clauses),
            "effect": finding.effect.value,
            "force": finding.force.value,
            "rules": list(finding.rules),
            "confidence": finding.confidence,
            "remedies": [remedy_data(remedy) for remedy in joint.remedies],
        },
    }
    if finding.excused_by:
        result["suppressions"] = [{"kind": "external", "justification": finding.excused_by}]
    return result


def _location(submission: Submission, finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": printable(submission.name).replace(" ", "%20")}}
    if finding.start >= 0 and finding.reads == "post.text":
        line, column = submission.line_and_column(finding.start)
        last_line, last_column = submission.line_and_column(finding.end)
        place["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": last_line,
            "endColumn": last_column,
            "charOffset": finding.start,
            "charLength": finding.end - finding.start,
            "snippet": {"text": printable(finding.text)},
        }
    return {"physicalLocation": place}
