"""What an edition changes, and for whom: read before it is adopted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.policies.selectors.adopted import adoptions_on, kinds_of
from bailiwick.apps.roster.selectors import records, tree_on
from bailiwick.policy.clause import Clause, Edition
from bailiwick.policy.comparison import Change
from bailiwick.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Changed:
    """One clause that is added, or taken away."""

    change: Change
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What adopting an edition changes for a unit: from which edition, for how many people, clause by clause.

    `text_held` is False where either text is not held: what changes can then not be told clause by clause.
    """

    before: Edition | None
    after: Edition | None
    text_held: bool
    people: int
    clauses: Sequence[Changed]
    whom: Sequence[str]
    number: int


def changes(pack: Pack, edition: str, unit: UUID, day: date) -> Changes:
    """What the edition changes for the unit's people on that day, against what they live by until then."""
    editions = {one.id: one for one in pack.editions}
    after = editions.get(edition)
    row = _living_by(pack.id, unit, day)
    before = editions.get(row.edition) if row else None
    held = (after is None or after.held) and (before is None or before.held)
    new = _clauses(pack, after)
    old = _clauses(pack, before) if row else {}
    changed = (
        [Changed(Change.ADDED, clause) for name, clause in new.items() if name not in old] if row else []
    )
    changed += [Changed(Change.REMOVED, clause) for name, clause in old.items() if name not in new]
    whom = sorted({one for item in changed for one in item.clause.binds})
    return Changes(
        before=before,
        after=after,
        text_held=held,
        people=bound_people(pack, unit, day),
        clauses=changed if held else (),
        whom=whom,
        number=len(new),
    )


def bound_people(pack: Pack, unit: UUID, day: date) -> int:
    """How many people of a unit and its parts the policy binds on that day. Two queries."""
    below = tree_on(day).below(unit)
    return len(
        {
            one.person
            for one in records(day)
            if one.unit in below
            and any(pack.binds_person(kind, ("works-on-official-site",)) for kind in kinds_of(one))
        }
    )


def _living_by(pack: str, unit: UUID, day: date) -> Adoption | None:
    way = tree_on(day).above(unit)
    rows = {row.unit_id: row for row in adoptions_on(day) if row.pack == pack}
    return next((rows[one] for one in way if one in rows), None)


def _clauses(pack: Pack, edition: Edition | None) -> dict[str, Clause]:
    if edition is None:
        return dict(pack.clauses)
    return pack.clauses_of(edition) if edition.held else {}
