"""The roster's tables. Ended rows stay; changes are new rows with dates."""

from __future__ import annotations

from bailiwick.apps.roster.models.dated import Dated, in_order
from bailiwick.apps.roster.models.departures import CarriedOut, Departure, DepartureKind, DepartureRow
from bailiwick.apps.roster.models.kinds import (
    NEVER_A_GROUP,
    ONE_AT_A_TIME,
    OPENS_PAGES,
    SEALED_ROLES,
    Category,
    DelegationKind,
    Role,
    UnitKind,
)
from bailiwick.apps.roster.models.look_ups import LookUp
from bailiwick.apps.roster.models.offices import Delegation, GroupRole, OfficeHolder
from bailiwick.apps.roster.models.people import DoNotShow, Membership, Person, SensitivePosition
from bailiwick.apps.roster.models.removals import Removal
from bailiwick.apps.roster.models.renewals import Renewal
from bailiwick.apps.roster.models.tree import Tree
from bailiwick.apps.roster.models.units import Placing, Quorum, Unit, UnitName

__all__ = [
    "NEVER_A_GROUP",
    "ONE_AT_A_TIME",
    "OPENS_PAGES",
    "SEALED_ROLES",
    "CarriedOut",
    "Category",
    "Dated",
    "Delegation",
    "DelegationKind",
    "Departure",
    "DepartureKind",
    "DepartureRow",
    "DoNotShow",
    "GroupRole",
    "LookUp",
    "Membership",
    "OfficeHolder",
    "Person",
    "Placing",
    "Quorum",
    "Removal",
    "Renewal",
    "Role",
    "SensitivePosition",
    "Tree",
    "Unit",
    "UnitKind",
    "UnitName",
    "in_order",
]
