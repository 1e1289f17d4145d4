"""Reading what a schedule's file says of one series: how long it is kept, and to whom it goes over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bailiwick.kernel.errors import CallError
from bailiwick.kernel.periods import Period
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.retention import (
    Combined,
    Generations,
    Keep,
    Permanently,
    Rule,
    Transfer,
    Trigger,
    Whichever,
    Year,
)

_FORMS = ("permanently", "for", "until", "generations", "later", "earlier")
_A_LEAP_YEAR = 2000
_SEVERAL = 2


class YearKind(StrEnum):
    """The years at whose end a period may begin."""

    CALENDAR = "calendar-year"
    FISCAL = "fiscal-year"


@dataclass(frozen=True, slots=True)
class Known:
    """What a schedule's rules may name: its triggers, and its fiscal year, if it says when one begins."""

    triggers: frozenset[str]
    fiscal: Year | None = None


def read_year(fields: Fields, key: str) -> Year | None:
    """A fiscal year by the day on which it begins, such as `"07-01"`; None where the file names none."""
    text = fields.text(key)
    if not text:
        return None
    try:
        begins = date.fromisoformat(f"{_A_LEAP_YEAR}-{text}")
    except ValueError:
        begins = date(_A_LEAP_YEAR, 2, 29)
    if (begins.month, begins.day) == (2, 29):
        fields.fault(f"'{key}' must be a day of every year, like \"07-01\"", fields.line_of(key))
        return None
    return Year(begins.month, begins.day)


def read_transfer(fields: Fields | None, known: Known) -> Transfer | None:
    """To whom a series goes over, and when."""
    if fields is None:
        return None
    to = fields.text("to", required=True)
    dated = fields.has("for") or fields.has("after")
    when = _keep(
        fields, _trigger(fields.text("after", default=Trigger.CREATED), "after", fields, known), known
    )
    fields.finish()
    return Transfer(to, when if dated else None)


def read_rule(fields: Fields, known: Known) -> Rule | None:
    """How long a series is kept; None where that cannot be told, which is a fault then."""
    forms = [form for form in _FORMS if fields.has(form)]
    if len(forms) != 1:
        fields.fault(f"{fields.what} must have exactly one of: {', '.join(_FORMS)}")
        for form in forms:
            fields.node(form)
        return None
    rule: Rule | None
    match forms[0]:
        case "permanently":
            rule = Permanently() if fields.flag("permanently", default=False) else None
            if rule is None:
                fields.fault(f"{fields.what}: 'permanently' can only be true")
        case "for":
            rule = _after_first_of(fields, "after", known)
        case "until":
            rule = _after_first_of(fields, "until", known)
        case "generations":
            rule = Generations(int(fields.number("generations", default=0)))
        case form:
            rule = _combined(fields, Whichever(form), known)
    fields.finish()
    return rule


def _after_first_of(fields: Fields, key: str, known: Known) -> Rule:
    """A period after something happened; of several things that may, after the first that does."""
    names = fields.words(key) or (Trigger.CREATED,)
    rules = tuple(_keep(fields, _trigger(name, key, fields, known), known) for name in names)
    return rules[0] if len(rules) == 1 else Combined(Whichever.EARLIER, rules)


def _keep(fields: Fields, after: str, known: Known) -> Keep:
    text = fields.text("for", default="P0D")
    try:
        period = Period.parse(text)
    except CallError as error:
        fields.fault(f"{fields.what}: 'for': {error}", fields.line_of("for"))
        period = Period()
    return Keep(period, after, _year(fields, known))


def _year(fields: Fields, known: Known) -> Year | None:
    if not fields.has("from-end-of"):
        return None
    kind = fields.choice("from-end-of", YearKind)
    if kind is YearKind.FISCAL and known.fiscal is None:
        fields.fault(
            f"{fields.what}: the schedule does not say when its fiscal year begins ('fiscal-year-begins')",
            fields.line_of("from-end-of"),
        )
    return known.fiscal if kind is YearKind.FISCAL else Year()


def _trigger(name: str, key: str, fields: Fields, known: Known) -> str:
    if name not in known.triggers:
        fields.fault(f"{fields.what}: there is no trigger '{name}'", fields.line_of(key))
    return name


def _combined(fields: Fields, whichever: Whichever, known: Known) -> Rule | None:
    inner = [
        read_rule(Fields(one, fields.file, fields.faults, fields.what), known)
        for one in fields.each(whichever.value)
    ]
    rules = tuple(rule for rule in inner if rule is not None)
    if len(inner) < _SEVERAL:
        fields.fault(f"{fields.what}: '{whichever}' needs two rules or more", fields.line_of(whichever))
    return Combined(whichever, rules) if len(rules) == len(inner) >= _SEVERAL else None
