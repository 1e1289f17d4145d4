"""The roster's tables. Ended rows stay; changes are new rows with dates."""

from __future__ import annotations

from bailiwick.apps.roster.models.dated import Dated
from bailiwick.apps.roster.models.kinds import (
    ONE_AT_A_TIME,
    SEALED_ROLES,
    Category,
    DelegationKind,
    Role,
    UnitKind,
)
from bailiwick.apps.roster.models.offices import Delegation, OfficeHolder
from bailiwick.apps.roster.models.people import DoNotShow, Membership, Person, SensitivePosition
from bailiwick.apps.roster.models.tree import Tree
from bailiwick.apps.roster.models.units import Placing, Quorum, Unit

__all__ = [
    "ONE_AT_A_TIME",
    "SEALED_ROLES",
    "Category",
    "Dated",
    "Delegation",
    "DelegationKind",
    "DoNotShow",
    "Membership",
    "OfficeHolder",
    "Person",
    "Placing",
    "Quorum",
    "Role",
    "SensitivePosition",
    "Tree",
    "Unit",
    "UnitKind",
]
