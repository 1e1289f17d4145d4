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
    """One check on one set: of so many texts of a kind, how many were found, rightly (`caught`) or wrongly (`alarms`).

    `together`: the checks that were counted with it. `stopped`: how many of the found would hold a post back. Where the
    measure is a score and no count, `score` holds it. `peers`: the same of others, in the same run.
    """

    check: str
    set: str
    kind: str
    texts: int
    caught: int | None = None
    alarms: int | None = None
    stopped: int | None = None
    read_as: str = ""
    measure: str = ""
    score: float | None = None
    together: tuple[str, ...] = ()
    peers: tuple[tuple[str, float], ...] = ()


@cache
def judgement() -> Mapping[str, tuple[Measured, ...]]:
    """Code of a check to its measurements, read once; empty where nothing has been measured."""
    for place in PLACES:
        if place.is_file():
            return by_check(json.loads(place.read_text(encoding="utf-8")))
    return {}


def by_check(rows: Sequence[Mapping[str, object]]) -> dict[str, tuple[Measured, ...]]:
    """Group the rows of the file by check: first those of it alone. A row without a number of texts is left out."""
    found: dict[str, list[Measured]] = {}
    for row in rows:
        codes = tuple(filter(None, str(row.get("check", "")).split("+")))
        texts = _whole(row.get("texts"))
        if codes and texts:
            for code in codes:
                found.setdefault(code, []).append(_measured(row, code, codes, texts))
    return {
        check: tuple(sorted(several, key=lambda one: bool(one.together))) for check, several in found.items()
    }


def _measured(row: Mapping[str, object], code: str, codes: Sequence[str], texts: int) -> Measured:
    peers = row.get("peers")
    told = peers.items() if isinstance(peers, Mapping) else ()
    return Measured(
        check=code,
        set=str(row.get("set", "")),
        kind=str(row.get("kind", "")),
        texts=texts,
        caught=_whole(row.get("caught")),
        alarms=_whole(row.get("alarms")),
        stopped=_whole(row.get("stopped")),
        read_as=str(row.get("read_as", "")),
        measure=str(row.get("measure", "")),
        score=_number(row.get("score")),
        together=tuple(one for one in codes if one != code),
        peers=tuple((str(name), figure) for name, value in told if (figure := _number(value)) is not None),
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
