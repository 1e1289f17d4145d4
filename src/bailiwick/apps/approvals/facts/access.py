"""What an entry of the access register has to tell, by its purpose; and lines of a log as the heart's facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.approvals.models import Purpose
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.registers import AccessFacts, AccessLine, Account, Equipment
from bailiwick.policy.facts.subjects import Duty


@dataclass(frozen=True, slots=True)
class Asks:
    """What a purpose asks for: the field, and what is missing when it is empty."""

    field: str
    lacking: Sentence
    remedy: Sentence


CASE = Asks("case", say("Nobody has said for which case this was."), say("Give the number of the case."))
REASON = Asks("reason", say("Nobody has said what it was for."), say("Say it in a sentence."))
SUPERVISOR = Asks("supervisor", say("Nobody has said which supervisor knows of it."), say("Name them."))
PAGE = Asks(
    "capture",
    say("The page that was looked at is not kept yet."),
    say("Add the saved page or a picture of it."),
)
AUTHORITY = Asks(
    "authority", say("There is no leave for this in force."), say("Ask for leave first, and name it here.")
)
NEEDS: Mapping[Purpose, tuple[Asks, ...]] = MappingProxyType(
    {
        Purpose.MISSING: (CASE,),
        Purpose.WANTED: (CASE,),
        Purpose.GANG: (CASE, SUPERVISOR),
        Purpose.ONLINE_CRIME: (CASE, PAGE),
        Purpose.INVESTIGATE: (CASE,),
        Purpose.ON_BEHALF: (AUTHORITY,),
        Purpose.DUTY_NEED: (REASON, SUPERVISOR),
        Purpose.OTHER: (REASON,),
    }
)
"""pd/IV.C.2.a to .d, nmpd/VI.0 and VI.A: each use with what lets somebody else follow it."""
INVESTIGATIVE = frozenset(
    {Purpose.MISSING, Purpose.WANTED, Purpose.GANG, Purpose.ONLINE_CRIME, Purpose.INVESTIGATE}
)
DETAILS_OF_ONLINE_CRIME = ("bullying", "stalking")
"""nmpd/VI.A.4."""
FOR_APPEALS = (Purpose.WANTED, Purpose.MISSING, Purpose.ONLINE_CRIME, Purpose.INVESTIGATE)
"""For what the public is asked for help (pd/IV.C.2.0, nmpd/VI.A.2)."""
NEAR = timedelta(minutes=15)
"""A line this near to an entry is of the use that was entered: clocks differ, and people enter round times."""


def lacking(purpose: Purpose, told: Mapping[str, object]) -> list[Asks]:
    """What the purpose asks for and nobody has told."""
    return [one for one in NEEDS[purpose] if not told.get(one.field)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when somebody did something, and the ground it gives."""

    person: UUID
    starts: datetime
    ends: datetime
    ground: str = ""

    def holds(self, person: UUID, at: datetime, *, near: timedelta = timedelta()) -> bool:
        """Whether a moment of that person falls into it."""
        return person == self.person and self.starts - near <= at <= self.ends + near


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLine:
    """A line as it was supplied; None is not known."""

    person: UUID
    at: datetime
    site: str = ""
    kind: str = ""
    minutes: int = 0
    equipment: str = ""
    account: str = ""
    on_duty: bool | None = None


def joined(lines: Iterable[RawLine], details: Iterable[Span], grounds: Iterable[Span]) -> list[AccessLine]:
    """Lines with the off-duty details they fall into, and the grounds on record for them (CR-52, nmpd/VII.A.s2)."""
    details, grounds = list(details), list(grounds)
    return [
        AccessLine(
            person=str(line.person),
            at=line.at.isoformat(),
            site=line.site,
            kind=line.kind,
            minutes=line.minutes,
            equipment=Equipment(line.equipment) if line.equipment else None,
            account=Account(line.account) if line.account else None,
            duty=_duty(line, details),
            grounds=frozenset(
                one.ground for one in grounds if one.holds(line.person, line.at, near=NEAR) and one.ground
            ),
        )
        for line in lines
    ]


def _duty(line: RawLine, details: Iterable[Span]) -> Duty | None:
    if any(one.holds(line.person, line.at) for one in details):
        return Duty.OFF_DUTY_DETAIL
    if line.on_duty is None:
        return None
    return Duty.ON_DUTY if line.on_duty else Duty.OFF_DUTY


def access_facts(supplied_for: str, concerns: Iterable[UUID], lines: Iterable[AccessLine]) -> Facts:
    """The facts for the gate `access.review`: for one report or draw, about those it names."""
    return Facts(
        access=AccessFacts(
            supplied_for=Known(supplied_for),
            concerns=Known(frozenset(str(one) for one in concerns)),
            lines=Known(tuple(lines)),
        )
    )
