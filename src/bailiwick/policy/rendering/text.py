"""Findings for a terminal: where, how firmly, which words, which rule, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import say
from bailiwick.policy.finding import Finding
from bailiwick.policy.joint import Joint
from bailiwick.policy.kinds import KINDS, Kind
from bailiwick.policy.reminder import Occasion
from bailiwick.policy.reminding import Told
from bailiwick.policy.rendering.remedies import remedy_sentences, strictest_counts
from bailiwick.policy.rendering.submission import MOST_LABELS, Submission
from bailiwick.policy.verdict import Effect

NOTHING_FOUND = say(
    "We found nothing in this policy that stops this. That is not permission, and we can miss things."
)
NOTHING_LOOKED_AT = say(
    "Whether anything stops this we cannot tell. Ask the policy steward which rules hold for it."
)
RIGHTS = say(
    "Much of what you say as a citizen about public matters, pay, conditions or wrongdoing is protected by law. "
    "This tool does not decide that."
)
MOST_WORDS = 60
EFFECT_WORDS = {Effect.ADVISE: "advice"}
"""Effects that are called otherwise when they stand beside a finding (pd/I.s3: advice, never more)."""


def render_text(submission: Submission) -> str:
    """The whole answer for one text, ending in a line that counts."""
    return "\n".join(_lines(submission)) + "\n"


def _lines(submission: Submission) -> Iterator[str]:
    report = submission.report
    policies = ", ".join(submission.citations.get(policy, policy) for policy in report.policies)
    day = written(report.on)
    yield f"{submission.name}: {KINDS[submission.kind].shown}, by {policies}, on {day}"
    for joint in submission.not_met:
        yield ""
        yield from _joint_lines(submission, joint)
    unknown = report.unknown
    if unknown:
        yield ""
        yield from _unknown_lines(submission, unknown)
    yield ""
    yield _closing(submission)
    if submission.kind is Kind.PERSONAL:
        yield str(RIGHTS)
    yield from _reminder_lines(submission.reminders)


def _reminder_lines(reminders: Sequence[Told]) -> Iterator[str]:
    for heading, shown in (
        (say("Keep in mind:"), [one for one in reminders if one.reminder.occasion is not Occasion.REASON]),
        (
            say("Why there is such a rule:"),
            [one for one in reminders if one.reminder.occasion is Occasion.REASON],
        ),
    ):
        if shown:
            yield ""
            yield f"  {heading}"
        for told in shown:
            yield f"    {told.says}  [{told.cited}]"
            yield from (f"      {reading}" for reading in told.reminder.readings)


def _joint_lines(submission: Submission, joint: Joint) -> Iterator[str]:
    finding, all_clauses = joint.lead, joint.clauses
    line, column = submission.line_and_column(finding.start) if finding.reads == "post.text" else (1, 1)
    words = f"“{_shortened(finding.text)}”  " if finding.text else ""
    field = "" if finding.reads == "post.text" else f"({finding.reads}) "
    shown = MOST_LABELS * len(joint.findings)
    clauses = " ".join(all_clauses[:shown]) + (" ..." if len(all_clauses) > shown else "")
    cited = f"{submission.citations_of(joint)}  [{finding.check} {clauses}]"
    yield f"  {line}:{column}  {_effect_word(finding)}  {field}{words}{cited}"
    yield f"      {finding.why}"
    counts = strictest_counts(joint, submission.asked)
    if counts:
        yield f"      {counts}"
    for remedy in remedy_sentences(joint):
        yield f"      {remedy}"


def _effect_word(finding: Finding) -> str:
    if finding.excused_by:
        return f"excused by {finding.excused_by}"
    if finding.watch_until is not None and finding.effect is Effect.NONE:
        return "would stop"
    return EFFECT_WORDS.get(finding.effect, finding.effect.value)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_WORDS else f"{flat[: MOST_WORDS - 1]}…"


def _unknown_lines(submission: Submission, unknown: list[Finding]) -> Iterator[str]:
    yield "  We cannot tell yet:"
    by_question: dict[tuple[str, tuple[str, ...]], list[Finding]] = {}
    for finding in unknown:
        by_question.setdefault((str(finding.why), finding.missing), []).append(finding)
    for (why, missing), findings in by_question.items():
        cited = list(dict.fromkeys(submission.citation(finding) for finding in findings))
        more = f" and {len(cited) - 3} more" if len(cited) > 3 else ""  # noqa: PLR2004 -- three are enough to see
        facts = f"  (--facts: {', '.join(missing)})" if missing else ""
        yield f"    {why}  [{'; '.join(cited[:3])}{more}]{facts}"


def _closing(submission: Submission) -> str:
    report = submission.report
    told = submission.not_met
    stops = sum(1 for joint in told if joint.lead.stops)
    if not told and report.unread:
        return str(NOTHING_LOOKED_AT)
    if not told and not report.unknown:
        return str(NOTHING_FOUND)
    others = len(told) - stops
    nothing = str(NOTHING_LOOKED_AT) if report.unread else "Nothing stops it."
    parts = [
        f"{_counted(stops, 'thing stops', 'things stop')} this {KINDS[submission.kind].noun}."
        if stops
        else nothing
    ]
    if others:
        parts.append(f"{_counted(others, 'other thing', 'other things')} to look at.")
    if report.unknown and not report.unread:
        bindings = len({finding.binding for finding in report.unknown})
        parts.append(f"{_counted(bindings, 'rule', 'rules')} we cannot tell.")
    return " ".join(parts)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
