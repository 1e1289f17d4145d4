"""A file of pages that are there already, read row by row: every fault is told at once, none is mended in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bailiwick.apps.sites.models import Presence

COLUMNS = ("platform", "handle", "unit", "owner")
ALSO = ("backup", "address", "name", "presence", "goal", "language", "series", "opened")
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, by column; `line` is its number there."""

    line: int
    told: Mapping[str, str]

    @property
    def opened(self) -> date | None:
        """Since when the page is there."""
        return _day(self.told.get("opened", ""))

    @property
    def presence(self) -> Presence:
        """In what form."""
        return Presence(self.told.get("presence") or Presence.PAGE)


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a line, and what to do."""

    line: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the file may name: platforms, units by code, people by number or mail, identities that are entered."""

    platforms: frozenset[str]
    units: frozenset[str]
    people: frozenset[str]
    entered: frozenset[str]


def read_rows(text: str) -> tuple[list[Row], list[RowFault]]:
    """The rows of a file, and what is wrong with the file itself."""
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")))
    try:
        head = [one.strip().casefold() for one in next(reader, [])]
        lines = [line for line in reader if any(cell.strip() for cell in line)]
    except csv.Error:
        return [], [RowFault(1, "The file is no table with commas. Save it as CSV.")]
    if missing := [one for one in COLUMNS if one not in head]:
        return [], [RowFault(1, f"The first line does not name: {', '.join(missing)}.")]
    if strange := [one for one in head if one and one not in COLUMNS + ALSO]:
        return [], [RowFault(1, f"Nothing is kept under: {', '.join(strange)}. Leave these columns out.")]
    if len(lines) > MOST_ROWS:
        return [], [RowFault(1, f"There are more than {MOST_ROWS} lines. Bring them in parts.")]
    rows = [
        Row(place, {name: cell.strip() for name, cell in zip(head, line, strict=False) if name})
        for place, line in enumerate(lines, 2)
    ]
    return rows, [] if rows else [RowFault(1, "There is no line with a page.")]


def faults_of(rows: list[Row], known: Known) -> list[RowFault]:
    """Everything that is wrong with the rows, in the order of the file."""
    seen: dict[tuple[str, str], int] = {}
    found: list[RowFault] = []
    for row in rows:
        found += [RowFault(row.line, says) for says in _of(row, known)]
        key = (row.told.get("platform", "").casefold(), row.told.get("handle", "").casefold())
        if key in seen and all(key):
            found.append(RowFault(row.line, f"The same page stands in line {seen[key]}."))
        seen.setdefault(key, row.line)
    return found


def _of(row: Row, known: Known) -> Iterator[str]:
    told = row.told
    yield from (f"There is no {name}." for name in COLUMNS if not told.get(name))
    yield from _unknown(told, known)
    if told.get("owner") and told.get("owner", "").casefold() == told.get("backup", "").casefold():
        yield "Owner and backup are one person."
    if told.get("opened") and _day(told["opened"]) is None:
        yield f"“{told['opened']}” is no day. Write it like 2016-05-01."
    if told.get("presence") and told["presence"] not in set(Presence):
        yield f"“{told['presence']}” is no form of presence. Write one of: {', '.join(Presence)}."
    if f"{told.get('platform', '')}: {told.get('handle', '')}".casefold() in known.entered:
        yield "This page is in the register already."


def _unknown(told: Mapping[str, str], known: Known) -> Iterator[str]:
    """What the row names that is not here."""
    if told.get("platform") and told["platform"].casefold() not in known.platforms:
        yield f"No platform “{told['platform']}” is entered. Enter it first."
    if told.get("unit") and told["unit"] not in known.units:
        yield f"There is no unit “{told['unit']}”. Give its code."
    for name in ("owner", "backup"):
        if told.get(name) and told[name].casefold() not in known.people:
            yield f"Nobody here has the number or address “{told[name]}” ({name})."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
