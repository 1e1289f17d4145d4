"""The policies by which something is weighed, and what somebody is here, as far as that says which way a case goes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.conduct.facts.weighing import Weighing
from bailiwick.apps.policies.selectors import policies_binding, policies_of
from bailiwick.apps.roster.facts.roles import BY_CATEGORY
from bailiwick.apps.roster.selectors import records, roles_of
from bailiwick.ui.once import once


def weighing_of(subject: UUID | None, unit: UUID, day: date) -> Weighing:
    """The policies that bind somebody on a day; those of the unit where nobody knows whom it is about. Ten queries."""
    return once(("weighing", subject, unit, day), lambda: _weighing_of(subject, unit, day))


def _weighing_of(subject: UUID | None, unit: UUID, day: date) -> Weighing:
    if subject is None:
        return Weighing(policies_of(unit, day), day)
    here = records(day, [subject])
    categories = frozenset(str(one) for record in here for one in record.bound_as)
    return Weighing(policies_binding(subject, day) or policies_of(unit, day), day, categories)


def roles_bound(subject: UUID | None, weighing: Weighing, day: date) -> frozenset[str]:
    """The roles by which clauses say that they bind somebody: of everybody's, where nobody knows whom it is about."""
    if subject is None:
        return frozenset(BY_CATEGORY)
    by_category = {
        role for role, kinds in BY_CATEGORY.items() if weighing.categories.intersection(map(str, kinds))
    }
    return frozenset(by_category) | {role for role, _ in roles_of(subject, day)}
