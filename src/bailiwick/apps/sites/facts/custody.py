"""The credentials of a page, purely: who keeps them, where, who was told, and whether they have to be changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from bailiwick.apps.sites.models import CustodyKind

K = CustodyKind
AT_LEAST = 2
"""Custodians that each page has: one alone can be ill, and nobody looks at what they do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyDone:
    """One step about credentials as the fold reads it."""

    kind: CustodyKind
    at: datetime
    day: date
    person: UUID | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """What the steps come to."""

    custodians: Mapping[UUID, date] = field(default_factory=dict)
    """Who keeps them, and since when."""
    place: str = ""
    rotated: date | None = None
    released: Mapping[UUID, date] = field(default_factory=dict)
    """Who kept them once, and until when, as far as they were not changed since."""
    disclosed: Sequence[CustodyDone] = ()

    def here(self, gone: Mapping[UUID, date], day: date) -> tuple[UUID, ...]:
        """The custodians who work here on the day; `gone`: the last day of those who leave or have left."""
        return tuple(one for one in self.custodians if one not in gone or day <= gone[one])


def custody_of(steps: Iterable[CustodyDone]) -> Custody:
    """Fold the steps, in their order."""
    custody = Custody()
    for step in steps:
        custody = _after(custody, step)
    return custody


def _after(before: Custody, step: CustodyDone) -> Custody:
    now, freed = dict(before.custodians), dict(before.released)
    if step.kind is K.NAMED and step.person:
        now.setdefault(step.person, step.day)
    elif step.kind is K.RELEASED and step.person:
        now.pop(step.person, None)
        freed[step.person] = step.day
    elif step.kind is K.ROTATED:
        return replace(before, rotated=step.day, released={})
    elif step.kind is K.KEPT:
        return replace(before, place=step.words)
    elif step.kind is K.DISCLOSED:
        return replace(before, disclosed=(*before.disclosed, step))
    return replace(before, custodians=now, released=freed)


def owed_since(
    custody: Custody, gone: Mapping[UUID, date], posters: Mapping[UUID, date], day: date
) -> dict[UUID, date]:
    """Who could still know them and may no longer, and since when; empty where they were changed since.

    `gone`: the last day here of those who have left; `posters`: the last day of rights on the page that are over.
    """
    owed = dict(custody.released)
    for person in custody.custodians:
        if person in gone and gone[person] < day:
            owed[person] = gone[person]
    for person, last in posters.items():
        owed[person] = min(owed.get(person, last), last)
    since = custody.rotated
    # Released on the day of the change, but after it, stays owed: the fold has kept just those.
    return {
        person: last
        for person, last in owed.items()
        if since is None or last > since or person in custody.released
    }
