"""Tables of holidays, from files: those that ship, and the agency's own, which come first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from bailiwick.kernel.errors import Faults
from bailiwick.kernel.holidays import LAST, Easter, Fixed, Holiday, HolidayTable, Nth, Observed, Weekday
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reading.node import Node, parse_yaml

SHIPPED = Path(__file__).parent / "calendars"
LARGEST = 200_000
MOST_NTH = 4


def holiday_table(name: str) -> HolidayTable | None:
    """The table of a jurisdiction, such as `us-federal`; None where nobody has given one.

    Raises FaultyFilesError naming file and line.
    """
    own: Path = settings.CALENDARS
    if not is_plain_id(name):
        return None
    found = [folder / f"{name}.yaml" for folder in (own, SHIPPED) if (folder / f"{name}.yaml").is_file()]
    return load_holiday_table(found[0]) if found else None


def load_holiday_table(path: Path) -> HolidayTable:
    """Read one table. Raises CallError or FaultyFilesError."""
    faults = Faults()
    node = parse_yaml(read_bytes(path, str(path), LARGEST), path.name, faults)
    table = None if node is None else _table(Fields(node, path.name, faults, "the table"))
    if table is None and not faults:
        faults.add(path.name, 0, "the table is empty")
    faults.raise_if_any("The table of holidays")
    assert table is not None  # noqa: S101 -- no faults means that it was read
    return table


def _table(fields: Fields) -> HolidayTable:
    first, last = _year(fields, "from", 1), _year(fields, "until", 0)
    if not 1 <= first <= last <= date.max.year - 1:
        fields.fault("'from' and 'until' must be the first and the last year that the table speaks of")
    name = fields.text("name", required=True)
    if name != fields.file.removesuffix(".yaml"):
        fields.fault("'name' must be the file's own")
    table = HolidayTable(
        name=name,
        title=fields.text("title", required=True),
        source=fields.text("source", required=True),
        first=first,
        last=last,
        holidays=tuple(_holiday(node, fields) for node in _items(fields, "holidays")),
        closed=tuple(filter(None, (_closed(node, fields) for node in _items(fields, "closed")))),
    )
    fields.finish()
    return table


def _items(fields: Fields, key: str) -> list[Node]:
    node = fields.node(key)
    if node is None:
        return []
    if not isinstance(node.value, list):
        fields.fault(f"'{key}' must be a list", node.line)
        return []
    return node.value


def _closed(node: Node, table: Fields) -> date | None:
    if isinstance(node.value, date):
        return node.value
    table.fault("a closed day must be a date like 2026-12-24", node.line)
    return None


def _holiday(node: Node, table: Fields) -> Holiday:
    fields = Fields(node, table.file, table.faults, "a holiday")
    holiday = Holiday(
        name=fields.text("name", required=True),
        day=_day(fields),
        plus=int(fields.number("plus", default=0)),
        observed=fields.choice("observed", Observed, Observed.AS_IT_FALLS) or Observed.AS_IT_FALLS,
        first=_year(fields, "from", 1),
        last=_year(fields, "until", date.max.year - 1),
    )
    fields.finish()
    return holiday


def _day(fields: Fields) -> Fixed | Nth | Easter:
    if fields.flag("easter", default=False):
        return Easter()
    month = int(fields.number("month", default=0))
    if fields.has("weekday"):
        weekday = fields.choice("weekday", Weekday) or Weekday.MONDAY
        nth = LAST if fields.text("nth") == "last" else int(fields.number("nth", default=0))
        if nth != LAST and not 1 <= nth <= MOST_NTH:
            fields.fault("'nth' must be 1, 2, 3, 4 or last")
        return Nth(_month(fields, month), weekday, nth)
    fixed = Fixed(_month(fields, month), int(fields.number("day", default=0)))
    try:
        # A day that not every year has would be no rule for each year.
        fixed.of(2027)
    except ValueError:
        fields.fault("'month' and 'day' must name a day that every year has")
    return fixed


def _month(fields: Fields, month: int) -> int:
    if 1 <= month <= 12:  # noqa: PLR2004 -- the months of a year
        return month
    fields.fault("'month' must be a number from 1 to 12")
    return 1


def _year(fields: Fields, key: str, default: int) -> int:
    return int(fields.number(key, default=default))
