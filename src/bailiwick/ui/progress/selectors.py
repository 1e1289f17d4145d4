"""Reading docs/clauses.json, which `make clauses` writes and nobody edits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bailiwick.kernel.sentence import Sentence, say

_PACKAGE = Path(__file__).resolve().parents[2]
PLACES = (_PACKAGE / "clauses.json", _PACKAGE.parents[1] / "docs" / "clauses.json")
"""In an installed package, and in a checkout."""

# The four policies of the mission and how many clauses each has (as tools/clause_ledger.py counts them).
MISSION = {"mpd": 59, "mpls": 68, "nmpd": 138, "pd": 128}
TITLES: Mapping[str, Sentence] = {
    "mpd": say("A police department’s rule, with a register of undercover profiles"),
    "mpls": say("A city’s policy, for its departments and officials"),
    "nmpd": say("A police department’s SOP, with accreditation marks"),
    "pd": say("The policy of an unnamed police department"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many clauses of one policy, or of all, are how far."""

    policy: str
    title: Sentence | str
    clauses: int
    acted_out: int
    as_data: int

    @property
    def waiting(self) -> int:
        """Clauses that wait for a room, or that no pack holds yet."""
        return self.clauses - self.acted_out - self.as_data


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole count, and each policy's."""

    whole: Count
    policies: tuple[Count, ...]


@cache
def ledger() -> Mapping[str, Mapping[str, object]]:
    """Clause id to its state, read once; empty where it has not been made."""
    for place in PLACES:
        if place.is_file():
            read: Mapping[str, Mapping[str, object]] = json.loads(place.read_text(encoding="utf-8"))
            return read
    return {}


@cache
def progress() -> Progress | None:
    """The count, read once; None where it has not been made."""
    return count(ledger()) if ledger() else None


def state_of(clause: str) -> str:
    """How far one clause is: acted_out, data_only or waiting; empty where nobody has counted it."""
    return str(ledger().get(clause, {}).get("state", ""))


def count(states: Mapping[str, Mapping[str, object]]) -> Progress:
    """Count a ledger of clause id to its state."""
    counts = tuple(
        Count(
            policy,
            TITLES[policy],
            clauses,
            _number(states, policy, "acted_out"),
            _number(states, policy, "data_only"),
        )
        for policy, clauses in MISSION.items()
    )
    whole = Count(
        "",
        "",
        sum(one.clauses for one in counts),
        sum(one.acted_out for one in counts),
        sum(one.as_data for one in counts),
    )
    return Progress(whole, counts)


def _number(states: Mapping[str, Mapping[str, object]], policy: str, state: str) -> int:
    return sum(
        1
        for clause, standing in states.items()
        if clause.startswith(f"{policy}/") and standing.get("state") == state
    )
