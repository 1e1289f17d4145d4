"""Reading docs/judgement.json, which `python -m bench judgement` writes and nobody edits: how often each check errs.

A list of measurements, one for each check and set of texts. Where the file is not there, nothing has been measured.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
PLACES = (_PACKAGE / "judgement.json", _PACKAGE.parents[1] / "docs" / "judgement.json")
"""In an installed package, and in a checkout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One check on one set: of so many texts of a kind, how many it should have found it found, or found wrongly."""

    check: str
    set: str
    kind: str
    texts: int
    caught: int | None
    alarms: int | None


@cache
def judgement() -> Mapping[str, tuple[Measured, ...]]:
    """Code of a check to its measurements, read once; empty where nothing has been measured."""
    for place in PLACES:
        if place.is_file():
            return by_check(json.loads(place.read_text(encoding="utf-8")))
    return {}


def by_check(rows: Sequence[Mapping[str, object]]) -> dict[str, tuple[Measured, ...]]:
    """Group the rows of the file. A row without a check or a number of texts is left out."""
    found: dict[str, list[Measured]] = {}
    for row in rows:
        check, texts = str(row.get("check", "")), _number(row.get("texts"))
        if check and texts:
            found.setdefault(check, []).append(
                Measured(
                    check=check,
                    set=str(row.get("set", "")),
                    kind=str(row.get("kind", "")),
                    texts=texts,
                    caught=_number(row.get("caught")),
                    alarms=_number(row.get("alarms")),
                )
            )
    return {check: tuple(several) for check, several in found.items()}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
