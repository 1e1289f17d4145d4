"""Exemptions: clauses that do not stop somebody, by another clause, a law or a contract. The verdict stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bailiwick.kernel.identifiers import matches_clause
from bailiwick.policy.binding import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """What is set aside, by what source, when. `readings`: by the choice of a setting, which clauses it reaches."""

    id: str
    source_kind: str  # clause, law or contract
    source: str
    when: tuple[Condition, ...] = ()
    clauses: tuple[str, ...] = ()
    setting: str = ""
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reading: str = ""
    unit: str = ""

    def reaches(self, clause_id: str, choices: Mapping[str, str]) -> bool:
        """Whether the exemption, read as the agency's settings say, reaches this clause."""
        patterns = self.clauses
        if self.readings:
            patterns = self.readings.get(choices.get(self.setting, self.reading), ())
        return any(matches_clause(pattern, clause_id) for pattern in patterns)
