"""Who may use a power, for a unit, on a day: the holder, whom the holder has let use it, and why nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from bailiwick.apps.roster.models import DelegationKind, Tree
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.power import Delegate, Power

EACH_THEIR_OWN = frozenset({"colleague", "member"})
"""Roles that everybody has for themself: such a power is never anybody else's."""


class How(Enum):
    """By what somebody may use a power."""

    HOLDER = "holder"
    ACTING = "acting"
    DELEGATE = "delegate"
    ROLE = "role"
    GROUP = "group"
    """By working in the unit that holds the role."""
    CATEGORY = "category"
    """By what they work as: of roles that everybody of a category has."""


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody holds a role for a unit, up to, and no longer on, the day `until`."""

    person: UUID
    role: str
    unit: UUID
    starts: date
    until: date | None = None
    acting: bool = False
    by_group: bool = False

    def counts_on(self, day: date) -> bool:
        """Whether it is held on that day."""
        return self.starts <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Together:
    """So many of those who have a role for a unit say yes together."""

    role: str
    unit: UUID
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A delegation, as it was given."""

    id: UUID
    power: str
    kind: DelegationKind
    giver: UUID
    delegate: UUID
    unit: UUID
    starts: date
    until: date | None = None
    ended_early: bool = False
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MayAct:
    """Somebody who may use the power, by what, for which unit; limited to `scope` where that is not empty."""

    person: UUID
    how: How
    unit: UUID
    scope: tuple[str, ...] = ()
    delegation: UUID | None = None


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A delegation that does not count for this unit on this day, and why."""

    delegation: UUID
    delegate: UUID
    why: Sentence


@dataclass(frozen=True, slots=True)
class WhoMay:
    """The answer: everybody who may, delegations that do not count, and why nobody may when nobody may.

    `needed` of them say yes together, where the agency has said so of the group that holds the power.
    """

    power: str
    may: tuple[MayAct, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    why_nobody: Sentence | None = None
    each_their_own: bool = False
    needed: int = 1

    @property
    def people(self) -> tuple[UUID, ...]:
        """Everybody who may, each once, holders first."""
        return tuple(dict.fromkeys(one.person for one in self.may))

    def is_one(self, person: UUID, scope: str = "") -> bool:
        """Whether the person may; `scope` is what it is for, where the delegation was limited to some things."""
        return any(one.person == person and (not one.scope or scope in one.scope) for one in self.may)

    def why_not(self, person: UUID) -> Sentence:
        """Why the person may not; told only of somebody who may not."""
        for one in self.not_counted:
            if one.delegate == person:
                return one.why
        if self.why_nobody is not None:
            return self.why_nobody
        return say("They do not hold this power, and nobody has let them use it.")


def who_may(  # noqa: PLR0913 -- a pure function is given all it looks at
    power: Power,
    unit: UUID,
    day: date,
    *,
    tree: Tree,
    offices: Iterable[Office],
    grants: Iterable[Grant] = (),
    together: Iterable[Together] = (),
    here: frozenset[UUID],
) -> WhoMay:
    """Decide who may use `power` for `unit` on `day`.

    The holder is whoever holds its role for the unit or the nearest above it, of the people who work `here` that day. A
    delegation counts only where the power knows one of its kind, and while its giver still holds it (WF-DELEG).
    """
    if power.holder in EACH_THEIR_OWN:
        return WhoMay(
            power.id, why_nobody=say("Each member says yes for themself alone."), each_their_own=True
        )
    way = tree.above(unit)
    if not way:
        return WhoMay(power.id, why_nobody=say("There is no such unit on that day."))
    held = [one for one in offices if one.person in here and one.counts_on(day)]
    holders = _nearest(power.holder, way, held)
    may = [MayAct(one.person, _how(one), one.unit) for one in holders]
    if power.delegate is Delegate.ROLE:
        by_role = _nearest(power.delegate_role, way, held)
        may += [MayAct(one.person, How.ROLE, one.unit) for one in by_role]
    not_counted = []
    people = _People(frozenset(one.person for one in holders), here)
    for grant in (one for one in grants if one.power == power.id):
        why = _why_not_counted(power, grant, way, day, people)
        if why is None:
            may.append(MayAct(grant.delegate, How.DELEGATE, grant.unit, grant.scope, grant.id))
        else:
            not_counted.append(NotCounted(grant.id, grant.delegate, why))
    nobody = None if may else say("Nobody holds this power for this unit on that day.")
    needed = _needed(power.holder, holders, together)
    return WhoMay(power.id, tuple(may), tuple(not_counted), nobody, needed=needed)


def who_has(  # noqa: PLR0913 -- a pure function is given all it looks at
    role: str,
    unit: UUID,
    day: date,
    *,
    tree: Tree,
    offices: Iterable[Office],
    together: Iterable[Together] = (),
    here: frozenset[UUID],
) -> WhoMay:
    """Decide who has a role for `unit` on `day`: those who have it for the unit itself or for the nearest above."""
    way = tree.above(unit)
    if not way:
        return WhoMay(role, why_nobody=say("There is no such unit on that day."))
    held = [one for one in offices if one.person in here and one.counts_on(day)]
    holders = _nearest(role, way, held)
    may = tuple(MayAct(one.person, _how(one), one.unit) for one in holders)
    nobody = None if may else say("Nobody has this role for this unit on that day.")
    return WhoMay(role, may, why_nobody=nobody, needed=_needed(role, holders, together))


def _how(office: Office) -> How:
    if office.by_group:
        return How.GROUP
    return How.ACTING if office.acting else How.HOLDER


def _needed(role: str, holders: Sequence[Office], together: Iterable[Together]) -> int:
    units = {one.unit for one in holders}
    return max((one.needed for one in together if one.role == role and one.unit in units), default=1)


def _nearest(role: str, way: Sequence[UUID], held: Sequence[Office]) -> list[Office]:
    for unit in way:
        found = [one for one in held if one.role == role and one.unit == unit]
        if found:
            return found
    return []


@dataclass(frozen=True, slots=True)
class _People:
    """Who holds the power, and who works here."""

    holders: frozenset[UUID]
    here: frozenset[UUID]


KINDS = {Delegate.DESIGNEE: DelegationKind.DESIGNEE, Delegate.NAMED_PERSON: DelegationKind.NAMED}
"""The kind of delegation that each kind of power knows; the others know none."""


def _why_not_counted(
    power: Power, grant: Grant, way: Sequence[UUID], day: date, people: _People
) -> Sentence | None:
    reasons = (
        (
            KINDS.get(power.delegate) is not grant.kind,
            say("The policy does not let anybody else use this power so."),
        ),
        (day < grant.starts, say("The delegation has not begun.")),
        (
            grant.until is not None and day >= grant.until,
            say("The delegation was ended.") if grant.ended_early else say("The delegation has run out."),
        ),
        (grant.unit not in way, say("The delegation is for another unit.")),
        (bool(power.delegate_scope) and not grant.scope, say("The delegation does not say for what it is.")),
        (
            grant.giver not in people.holders,
            say("Whoever gave the delegation does not hold the power on that day."),
        ),
        (grant.delegate not in people.here, say("They do not work here on that day.")),
    )
    return next((why for applies, why in reasons if applies), None)
