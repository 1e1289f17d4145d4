"""Help and advice as plain data: who goes to whom with what, and who may read an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.policies.models import StepKind, Topic
from bailiwick.apps.roster.models import Role

OFFICE_OF: Mapping[Topic, Role] = MappingProxyType(
    {
        Topic.LEGAL_MEANING: Role.ATTORNEY,
        Topic.RETENTION: Role.CLERK,
        Topic.OPEN_MEETING: Role.CLERK,
        Topic.DISCIPLINE: Role.HR,
        Topic.TECHNOLOGY: Role.IT,
    }
)
"""Whose help it is (mpls/roles.city-attorney.2, mpls/roles.city-clerk.2, mpls/roles.hr.2.s1, mpls/roles.it.1)."""
NEVER_FOR_ALL = frozenset({Topic.DISCIPLINE})
"""Topics whose answers are about somebody: they stay between those who asked and those who answered."""
OTHER = "other"
"""The situation that a policy's list of examples does not name (mpd/IV.A.3.d.i.s2)."""


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of a request, with its text opened."""

    kind: StepKind
    person: UUID
    text: str
    privileged: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """One request for help, or advice given unasked, for somebody who may read it."""

    id: UUID
    unit: UUID
    topic: Topic
    asker: UUID | None
    clauses: tuple[str, ...]
    situation: str
    question: str
    asked_at: datetime
    marked: bool
    steps: tuple[StepTaken, ...] = ()

    @property
    def answer(self) -> StepTaken | None:
        """The latest answer, if there is one."""
        return next((one for one in reversed(self.steps) if one.kind is StepKind.ANSWERED), None)

    @property
    def applied(self) -> StepTaken | None:
        """What the asker did with it, if they have said so."""
        return next((one for one in reversed(self.steps) if one.kind is StepKind.APPLIED), None)

    @property
    def assigned(self) -> UUID | None:
        """Whose it is to answer."""
        return next((one.person for one in reversed(self.steps) if one.kind is StepKind.ASSIGNED), None)

    @property
    def privileged(self) -> bool:
        """Whether it is for counsel's circle alone; a question of law is, until counsel has answered it otherwise."""
        if self.marked or any(one.privileged for one in self.steps):
            return True
        return self.topic is Topic.LEGAL_MEANING and self.answer is None

    @property
    def circle(self) -> frozenset[UUID]:
        """Who asked, who was asked, who answered, and whom counsel has let in."""
        return frozenset({one.person for one in self.steps} | ({self.asker} if self.asker else set()))

    @property
    def is_for_all(self) -> bool:
        """Whether everybody who works here may read it: an answer about clauses that is not privileged."""
        return self.answer is not None and not self.privileged and self.topic not in NEVER_FOR_ALL
