"""Reading rows of registers: frozen dataclasses whose fields say by their types how they are written in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field
from dataclasses import fields as fields_of
from typing import TypeVar

from bailiwick.policy.facts.registers import Account, Equipment
from bailiwick.policy.facts.subjects import Duty
from bailiwick.policy.reading.fields import Fields

Row = TypeVar("Row")

_READERS: dict[str, Callable[[Fields, str], object]] = {
    "str": lambda fields, key: fields.text(key),
    "int": lambda fields, key: int(fields.number(key, default=0)),
    "bool": lambda fields, key: fields.flag(key, default=False),
    "tuple[str, ...]": lambda fields, key: fields.words(key),
    "frozenset[str]": lambda fields, key: frozenset(fields.words(key)),
    "Equipment | None": lambda fields, key: fields.choice(key, Equipment),
    "Account | None": lambda fields, key: fields.choice(key, Account),
    "Duty | None": lambda fields, key: fields.choice(key, Duty),
}


def read_row(kind: type[Row], fields: Fields) -> Row:
    """Read one mapping as a `kind`; what is left out keeps its default, and a field without one is required."""
    values: dict[str, object] = {}
    for part in fields_of(kind):  # type: ignore[arg-type]  # every row is a dataclass
        key = _key_of(part, fields)
        if fields.has(key):
            values[part.name] = _READERS[str(part.type)](fields, key)
        elif part.default is MISSING and part.default_factory is MISSING:
            values[part.name] = fields.text(key, required=True)
    fields.finish()
    return kind(**values)


def read_rows(kind: type[Row], fields: Fields, key: str) -> tuple[Row, ...]:
    """Read a list of rows."""
    shown = kind.__name__
    return tuple(read_row(kind, Fields(node, fields.file, fields.faults, shown)) for node in fields.each(key))


def _key_of(part: Field[object], fields: Fields) -> str:
    """The name of a field as the file writes it, with hyphens or underscores."""
    hyphened = part.name.replace("_", "-")
    return hyphened if fields.has(hyphened) else part.name
