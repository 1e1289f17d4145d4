"""What the pages of the roster show, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bailiwick.apps.roster.facts import Card, Record
from bailiwick.apps.roster.models import Role, UnitKind
from bailiwick.apps.roster.selectors.said import Said
from bailiwick.apps.roster.selectors.units import Row

UNSEEN_BY_COLLEAGUES = frozenset(
    {Role.SENSITIVE_KEEPER, Role.BG_INVESTIGATOR, Role.CASE_INVESTIGATOR, Role.HIRING_DECIDER}
)
"""Roles that say what somebody is looking into; colleagues do not see who has them."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with a page: its id and name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """A delegation as a page shows it; `last_day` is None where it has no end."""

    id: UUID
    power: str
    giver: Named
    delegate: Named
    unit: Named
    starts: date
    last_day: date | None
    scope: tuple[str, ...]
    counts: bool
    mine_to_end: bool
    instrument: str = ""
    document: str = ""
    ended_early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleShown:
    """A role as a page shows it; the paper it rests on only to those who see records."""

    id: UUID
    role: str
    unit: Named
    starts: date
    last_day: date | None
    acting: bool
    counts: bool = True
    instrument: str = ""
    document: str = ""
    mine_to_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShown:
    """A role that a group holds, as a unit's page shows it."""

    id: UUID
    role: str
    body: Named | None
    needed: int
    starts: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Worked:
    """One thing as which somebody works here, for their page: the card, and the row's id where it may be changed."""

    card: Card
    membership: UUID
    first: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Past:
    """One row of somebody's history here, with the names that stand behind its ids."""

    record: Record
    unit: str
    supervisor: Named | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Somebody's page. `history` is empty for colleagues; `not_shown` is the person's own."""

    person: Named
    works: Sequence[Worked]
    chain: Sequence[Named]
    roles: Sequence[RoleShown]
    lent: Sequence[Lent]
    own: bool
    not_shown: bool = False
    email: str = ""
    number: str = ""
    history: Sequence[Past] = ()
    sees_record: bool = False
    may_edit: bool = False
    may_appoint: bool = False
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """A unit's page."""

    unit: Named
    code: str
    kind: UnitKind
    ward: str
    above: Sequence[Named]
    parts: Sequence[Row]
    lead: Named | None
    people: Sequence[Card]
    roles: Sequence[tuple[Named, RoleShown]]
    groups: Sequence[GroupShown] = ()
    seats: int = 0
    quorum: int = 0
    may_edit: bool = False
    may_appoint: bool = False
    former_names: Sequence[tuple[str, date]] = ()
    said: Sequence[Said] = ()


def last_day(until: date | None) -> date | None:
    """The last day on which something counts that counts no longer on the day `until`."""
    return until - timedelta(days=1) if until else None
