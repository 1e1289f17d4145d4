"""How a room shows that an act of its own is recorded, allowed and refused (T33)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _nothing() -> None:
    """No preparation."""


@dataclass(frozen=True, slots=True)
class ActCase:
    """One act done by somebody who may, and tried by somebody who may not.

    Each room keeps `tests/apps/ROOM/act_cases.py` with `CASES = {code: ActCase(...)}`. `prepare` makes what has to be
    there, and what it gives is handed to both. Where nobody can be refused, `never_refused` says why.
    """

    allowed: Callable[[Any], object]
    refused: Callable[[Any], object] | None = None
    never_refused: str = ""
    prepare: Callable[[], Any] = _nothing
