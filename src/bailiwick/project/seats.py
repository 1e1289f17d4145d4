"""The mark of a demo: a file in its folder that says whose seats anybody at this machine may take, without a password.

A real agency's folder has none. One that is put there opens nothing: the first entry of the journal says what a record
began as (accounts/services/seats.py), and nobody can change that.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

_FORM = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One seat: its key, role and agency in words, what can be done in it today, and the page it opens.

    `account` is None where whoever sits there needs none, as a resident does. `name` is theirs on the day it was made.
    """

    key: str
    role: str
    agency: str
    today: str
    opens: str
    account: UUID | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo: the record it belongs to, the day of which its dates are, and its seats in order."""

    record: UUID
    made: date
    seats: tuple[Seat, ...]

    def seat(self, key: str) -> Seat | None:
        """The seat of that key."""
        return next((one for one in self.seats if one.key == key), None)

    def to_bytes(self) -> bytes:
        """What stands in the mark."""
        seats = [asdict(one) | {"account": str(one.account or "")} for one in self.seats]
        plain = {"form": _FORM, "record": str(self.record), "made": self.made.isoformat(), "seats": seats}
        return json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> Demo | None:
        """Read a mark; None for one that cannot be understood, which opens nothing."""
        try:
            plain = json.loads(data)
            seats = tuple(_seat(one) for one in plain["seats"])
            read = cls(UUID(plain["record"]), date.fromisoformat(plain["made"]), seats)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        return read if plain.get("form") == _FORM else None


def _seat(plain: dict[str, Any]) -> Seat:
    return Seat(**(plain | {"account": UUID(plain["account"]) if plain["account"] else None}))
