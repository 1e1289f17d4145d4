"""The columns of the file: one line for each person, as HR's system writes it."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.apps.roster.models import Category
from bailiwick.kernel.sentence import Sentence, say


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what stands in it, the most characters, and whether every line needs it."""

    name: str
    holds: Sentence
    most: int
    needed: bool = False


CATEGORIES = ", ".join(category.value for category in Category)

COLUMNS = (
    Column(
        "number",
        say("The person's number with HR. It stays the same, whatever else changes."),
        40,
        needed=True,
    ),
    Column("name", say("The name by which colleagues know them."), 120, needed=True),
    Column("email", say("Their work e-mail address."), 254),
    Column("unit", say("The code of the unit they work in."), 40, needed=True),
    Column("category", say("One of: {all}.", all=CATEGORIES), 40, needed=True),
    Column("title", say("What their work is called."), 120),
    Column("supervisor", say("The number of the person they answer to."), 40),
    Column("employer", say("Who employs them, where it is not the agency."), 120),
    Column("paid", say("yes or no. Empty: yes, and no for a volunteer."), 40),
    Column("sworn", say("yes or no. Empty: no."), 40),
    Column("classified", say("yes or no: civil-service rules hold for them. Empty: no."), 40),
    Column("full_time", say("yes or no. Empty: yes."), 40),
    Column("starts", say("Their first day with the agency, such as 2026-03-01."), 40, needed=True),
    Column("last_day", say("Their last day, where there is one."), 40),
    Column("sponsor", say("Of a volunteer: the code of the unit that answers for them."), 40),
    Column("appointed_by", say("Of an appointee: the code of the office that appointed them."), 40),
)
"""In the order in which the template has them; a file may have them in any."""

BY_NAME = {column.name: column for column in COLUMNS}


def template() -> str:
    """An empty file with the right columns, to fill in."""
    return ",".join(column.name for column in COLUMNS) + "\r\n"
