"""From a line's cells to what it says of a person: days, answers and categories, each fault told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bailiwick.apps.roster.models import Category
from bailiwick.apps.roster.services.bringing.columns import CATEGORIES, COLUMNS
from bailiwick.apps.roster.services.bringing.faults import shown
from bailiwick.apps.roster.services.bringing.reading import Line, Lines
from bailiwick.kernel.sentence import say

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MAIL = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,189}")
_ANSWERS = {
    "yes": True,
    "y": True,
    "true": True,
    "1": True,
    "no": False,
    "n": False,
    "false": False,
    "0": False,
}
EARLIEST = date(1930, 1, 1)
YEARS_AHEAD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What a line says. Units and people by their codes and numbers; `until` is the day after the last one.

    `category` and `starts` are None where they could not be read.
    """

    line: int
    number: str
    name: str
    email: str
    unit: str
    category: Category | None
    title: str
    supervisor: str
    employer: str
    paid: bool
    sworn: bool
    classified: bool
    full_time: bool
    starts: date | None
    until: date | None
    sponsor: str
    appointed_by: str


def enter(found: Lines, line: Line, day: date) -> Entered:
    """Read the cells of one line; what cannot be read is noted as a fault and left empty."""
    cell = _cells(found, line)
    category = _category(found, line.number, cell["category"])
    starts = _day(found, line.number, "starts", cell["starts"], day)
    last_day = _day(found, line.number, "last_day", cell["last_day"], day)
    if starts and last_day and last_day < starts:
        remedy = say("Look at both days again.")
        found.fault(line.number, "last_day", say("The last day is before the first."), remedy)
    empty = {
        "paid": category is not Category.VOLUNTEER,
        "sworn": False,
        "classified": category is Category.CLASSIFIED,
        "full_time": True,
    }
    answers = {name: _answer(found, line.number, name, cell[name], empty=no) for name, no in empty.items()}
    return Entered(
        line=line.number,
        number=cell["number"],
        name=cell["name"],
        email=cell["email"].lower(),
        unit=cell["unit"],
        category=category,
        title=cell["title"],
        supervisor=cell["supervisor"],
        employer=cell["employer"],
        starts=starts,
        until=last_day + timedelta(days=1) if last_day else None,
        sponsor=cell["sponsor"],
        appointed_by=cell["appointed_by"],
        **answers,
    )


def _cells(found: Lines, line: Line) -> dict[str, str]:
    """Every column's cell, empty where it cannot be read; what every line needs must not be empty."""
    for column in COLUMNS:
        if column.needed and column.name in line.clean and not line.cells[column.name]:
            found.fault(line.number, column.name, say("It is empty."), say("Every line needs it."))
    cell = {column.name: line.cells[column.name] if column.name in line.clean else "" for column in COLUMNS}
    if cell["email"] and not _MAIL.fullmatch(cell["email"]):
        found.fault(
            line.number,
            "email",
            say("“{value}” is no e-mail address.", value=shown(cell["email"])),
            say("Write it like name@agency.example, or leave the cell empty."),
        )
    return cell


def _category(found: Lines, line: int, value: str) -> Category | None:
    plain = re.sub(r"[\s_]+", "-", value.lower())
    if not plain:
        return None
    try:
        return Category(plain)
    except ValueError:
        found.fault(
            line,
            "category",
            say("“{value}” is none of the categories.", value=shown(value)),
            say("Write one of: {all}.", all=CATEGORIES),
        )
        return None


def _day(found: Lines, line: int, column: str, value: str, day: date) -> date | None:
    if not value:
        return None
    remedy = say("Write it as year, month and day: 2026-03-01.")
    try:
        read = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        read = None
    if read is None:
        found.fault(line, column, say("“{value}” is no day.", value=shown(value)), remedy)
    elif not EARLIEST <= read <= day.replace(month=1, day=1) + timedelta(days=366 * YEARS_AHEAD):
        found.fault(
            line, column, say("“{value}” is too far away to be true.", value=value), say("Look at the year.")
        )
        return None
    return read


def _answer(found: Lines, line: int, column: str, value: str, *, empty: bool) -> bool:
    if not value:
        return empty
    answer = _ANSWERS.get(value.lower())
    if answer is None:
        found.fault(
            line, column, say("“{value}” is neither yes nor no.", value=shown(value)), say("Write yes or no.")
        )
        return empty
    return answer
