"""Telling people how long a schedule keeps things, and how a record stands before it."""

from __future__ import annotations

from collections.abc import Mapping

from bailiwick.kernel.periods import Period
from bailiwick.policy.retention import (
    Answer,
    Combined,
    Generations,
    Keep,
    Permanently,
    Rule,
    Schedule,
    Series,
    Standing,
    Transfer,
    Trigger,
    Whichever,
    Year,
)

_HAPPENED: Mapping[str, str] = {
    Trigger.CREATED: "it was made",
    Trigger.SUPERSEDED: "something newer took its place",
    Trigger.CASE_CLOSED: "its case was closed",
    Trigger.EMPLOYMENT_ENDED: "the employment ended",
    Trigger.PUBLISHED: "it was published",
    Trigger.PROJECT_COMPLETED: "its project was completed",
    Trigger.EXPIRED: "it expired",
    Trigger.NEED_ENDED: "nobody needs it any more",
    Trigger.REVIEWED: "somebody looked at it and let it go",
    Trigger.TRANSFERRED: "it was handed over",
}
_STANDING = {
    Standing.DUE: "due",
    Standing.NOT_YET: "not yet due",
    Standing.NEVER: "never due: it is kept for good",
    Standing.CANNOT_TELL: "cannot tell",
}


def told_series(schedule: Schedule, series: Series) -> str:
    """One sentence for a series: how long, to whom it goes over, and who looks first."""
    parts = [f"kept {told_rule(series.rule, schedule.triggers)}"]
    if series.transfer:
        parts.append(_told_transfer(series.transfer, schedule.triggers))
    if series.review:
        parts.append("looked over before anything goes")
    if series.ended:
        parts.append(f"none made since {series.ended}")
    return "; ".join(parts)


def told_rule(rule: Rule, triggers: Mapping[str, str]) -> str:
    """How long: `3 years after its case was closed`."""
    match rule:
        case Permanently():
            return "for good"
        case Generations():
            return f"as the newest and {rule.previous} before it"
        case Keep():
            return _told_keep(rule, triggers)
        case Combined():
            which = "last" if rule.whichever is Whichever.LATER else "first"
            each = ", or ".join(told_rule(one, triggers) for one in rule.rules)
            return f"{each}, whichever ends {which}"


def told_answer(answer: Answer) -> str:
    """How a record stands, with its last day and what is missing."""
    last = f", kept until {answer.last_day.isoformat()}" if answer.last_day else ""
    missing = f": {', '.join(answer.missing)} is not known" if answer.missing else ""
    return f"{_STANDING[answer.standing]}{last}{missing}"


def _told_keep(rule: Keep, triggers: Mapping[str, str]) -> str:
    happened = triggers.get(rule.after) or _HAPPENED.get(rule.after, rule.after)
    which = "calendar" if rule.year == Year() else "fiscal"
    year = f"the end of the {which} year in which " if rule.year else ""
    if rule.period == Period():
        return f"until {year}{happened}"
    return f"{_told_period(rule.period)} after {year}{happened}"


def _told_transfer(transfer: Transfer, triggers: Mapping[str, str]) -> str:
    when = f", {_told_keep(transfer.when, triggers).removeprefix('until ')}" if transfer.when else ""
    return f"then it goes to {transfer.to}{when}"


def _told_period(period: Period) -> str:
    parts = ((period.years, "year"), (period.months, "month"), (period.days, "day"))
    return " and ".join(f"{number} {unit}{'s' if number > 1 else ''}" for number, unit in parts if number)
