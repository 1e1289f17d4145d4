"""Kinds, roles and dates of the roster, in words."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.roster.facts import How, Part, Record
from bailiwick.apps.roster.models import Category, UnitKind
from bailiwick.apps.roster.services.bringing import Kind
from bailiwick.ui.powers import printed
from bailiwick.ui.words import role

register = template.Library()

UNIT_KINDS = {
    UnitKind.AGENCY: _("agency"),
    UnitKind.DEPARTMENT: _("department"),
    UnitKind.DIVISION: _("division"),
    UnitKind.UNIT: _("unit"),
    UnitKind.OFFICE: _("office"),
    UnitKind.WARD_OFFICE: _("ward office"),
    UnitKind.BOARD: _("board"),
}
CATEGORIES = {
    Category.STAFF: _("staff"),
    Category.MAYOR_STAFF: _("staff of the Mayor"),
    Category.COUNCIL_STAFF: _("staff of the council"),
    Category.ELECTED: _("elected"),
    Category.BOARD_MEMBER: _("member of a board"),
    Category.CLASSIFIED: _("classified"),
    Category.TEMPORARY: _("temporary"),
    Category.APPOINTED: _("appointed"),
    Category.VOLUNTEER: _("volunteer"),
    Category.CONTRACTOR: _("contractor"),
    Category.INTERN: _("intern"),
    Category.OTHER: _("from another body"),
}
HOWS = {
    How.HOLDER: _("holds it"),
    How.ACTING: _("holds it, acting"),
    How.DELEGATE: _("was let use it"),
    How.ROLE: _("by their role"),
    How.GROUP: _("by working in the unit that holds it"),
    How.CATEGORY: _("by what they work as"),
}
PARTS = {
    Part.HEARD: _("Is heard:"),
    Part.ENDORSES: _("Endorses it:"),
    Part.DECIDES: _("Decides:"),
}
PLAN_KINDS = {Kind.ADDED: _("Added"), Kind.CHANGED: _("Changed"), Kind.ENDED: _("Ended")}


class HasDays(Protocol):
    """Something with a first and, perhaps, a last day."""

    starts: date
    last_day: date | None


@register.filter
def unit_kind(kind: UnitKind) -> str:
    """A kind of unit in words."""
    return str(UNIT_KINDS[kind])


@register.filter
def role_name(key: str) -> str:
    """A role in words, beginning with a capital."""
    words = role(key)
    return words[:1].upper() + words[1:]


@register.filter
def power_printed(power: str) -> str:
    """A power by the clause that gives it."""
    return printed(power)


@register.filter
def how_said(how: How) -> str:
    """By what somebody may use a power."""
    return str(HOWS[how])


@register.filter
def part_said(part: Part) -> str:
    """What somebody does on the way of a request."""
    return str(PARTS[part])


@register.filter
def plan_kind(kind: Kind) -> str:
    """What happens to people, as a heading."""
    return str(PLAN_KINDS[kind])


@register.filter
def kind_of_work(record: Record) -> str:
    """Category and flags of somebody's work, with commas between."""
    parts = [str(CATEGORIES[record.category])]
    if record.classified and record.category is not Category.CLASSIFIED:
        parts.append(gettext("classified"))
    if record.sworn:
        parts.append(gettext("sworn"))
    if not record.paid:
        parts.append(gettext("unpaid"))
    if not record.full_time:
        parts.append(gettext("part-time"))
    if record.employer:
        parts.append(record.employer)
    return ", ".join(parts)


@register.filter
def dates(thing: HasDays) -> str:
    """From when to when, in words."""
    first = date_format(thing.starts, "DATE_FORMAT")
    if thing.last_day is None:
        return gettext("since %(day)s") % {"day": first}
    return gettext("%(day)s to %(last)s") % {"day": first, "last": date_format(thing.last_day, "DATE_FORMAT")}
