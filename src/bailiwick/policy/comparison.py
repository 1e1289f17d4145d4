"""Comparing two packs, or two editions of one: what was added, taken away or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.pack import Pack


class Change(Enum):
    """How a part differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what sort of part, its id, how it differs, and which fields changed."""

    part: str
    id: str
    change: Change
    fields: tuple[str, ...] = ()

    def plain(self) -> dict[str, object]:
        """As plain data."""
        return {"part": self.part, "id": self.id, "change": self.change.value, "fields": list(self.fields)}

    def __str__(self) -> str:
        fields = f" ({', '.join(self.fields)})" if self.fields else ""
        return f"{self.change.value:<8} {self.part} {self.id}{fields}"


def compare(old: Pack, new: Pack) -> list[Difference]:
    """Every difference between two packs, part by part. Ids are compared without the pack's own name."""
    found = []
    for part in ("clauses", "powers", "notices", "bindings", "settings", "lexicons"):
        found += _compare(part, _local(getattr(old, part), old.id), _local(getattr(new, part), new.id))
    return found


def _local(things: Mapping[str, object], pack_id: str) -> dict[str, object]:
    return {
        key.removeprefix(f"{pack_id}/").removeprefix(f"{pack_id}."): thing for key, thing in things.items()
    }


def _compare(part: str, old: Mapping[str, object], new: Mapping[str, object]) -> list[Difference]:
    name = part.removesuffix("s")
    found = [Difference(name, key, Change.REMOVED) for key in old if key not in new]
    for key, thing in new.items():
        if key not in old:
            found.append(Difference(name, key, Change.ADDED))
            continue
        fields = _differing_fields(old[key], thing)
        if fields:
            found.append(Difference(name, key, Change.CHANGED, fields))
    return found


def _differing_fields(old: object, new: object) -> tuple[str, ...]:
    names = getattr(type(old), "__slots__", ())
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
