"""Settings: where a policy leaves a choice, or two differ, the question, the choices and the default explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bailiwick.policy.binding import Variation


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One choice an agency makes. `changes`: choice, then binding id, then what differs from the binding as written."""

    id: str  # the row of the table of differences: X9, A1
    key: str
    question: str
    choices: Mapping[str, str]
    default: str
    why: str
    clauses: tuple[str, ...] = ()
    changes: Mapping[str, Mapping[str, Variation]] = field(default_factory=dict)
