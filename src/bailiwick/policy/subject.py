"""Subjects of a policy: what its contents can be narrowed to, by a name that people use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bailiwick.kernel.identifiers import matches_clause
from bailiwick.policy.clause import Clause


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject, such as "Department sites", and the clauses that are of it: ids, or `nmpd/V.*` for all of a part."""

    id: str
    title: str
    clauses: tuple[str, ...]
    named_by: str = ""
    """The clause that names the group, where the policy itself does (pd/II.s1)."""

    def takes_in(self, clause: Clause) -> bool:
        """Whether a clause is of this subject."""
        return any(matches_clause(pattern, clause.id) for pattern in self.clauses)


def subject_named(subjects: Mapping[str, Subject], asked: str) -> Subject | None:
    """The subject of that id, or of that title in any spelling of its capitals; None where there is none."""
    wanted = " ".join(asked.split()).lower()
    return next((one for one in subjects.values() if wanted in {one.id, one.title.lower()}), None)
