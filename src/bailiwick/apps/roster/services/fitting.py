"""What each category asks for, so that what binds its people can be told (mpls/def.covered.1 to .12)."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.apps.roster.models import Category, UnitKind
from bailiwick.kernel.sentence import Sentence, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody has told of a person's work, as far as categories ask for it."""

    unit_kind: UnitKind | None
    employer: bool
    supervisor: bool
    sponsor: bool
    appointed_by: bool
    last_day: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that a category asks for and nobody has told: the column, why, and what to do."""

    column: str
    why: Sentence
    remedy: Sentence


NEEDS_AN_END = frozenset({Category.TEMPORARY, Category.INTERN})
"""They come for a time (mpls/def.covered.7 and .11)."""
FROM_ELSEWHERE = frozenset({Category.CONTRACTOR, Category.OTHER})
KIND_OF_UNIT = {Category.BOARD_MEMBER: UnitKind.BOARD, Category.COUNCIL_STAFF: UnitKind.WARD_OFFICE}
"""The kind of unit that a category belongs to (mpls/def.covered.3 and .5)."""


LAST_DAY = Lacking(
    "last_day", say("Who comes for a time needs a last day."), say("Give the last day; it can be moved.")
)
SUPERVISOR = Lacking("supervisor", say("An intern needs a supervisor."), say("Name the supervisor."))
SPONSOR = Lacking(
    "sponsor",
    say("A volunteer needs a department that answers for them."),
    say("Name the department as sponsor."),
)
APPOINTED_BY = Lacking(
    "appointed_by",
    say("Nobody has said which office appointed them."),
    say("Name the office whose lead decides about them."),
)
EMPLOYER = Lacking(
    "employer",
    say("Nobody has said who employs them."),
    say("Name their employer, or the body they come from."),
)


def lacking(category: Category, told: Told) -> list[Lacking]:
    """All that the category asks for and that has not been told."""
    asked = (
        (category in NEEDS_AN_END and not told.last_day, LAST_DAY),
        (category is Category.INTERN and not told.supervisor, SUPERVISOR),
        (category is Category.VOLUNTEER and not told.sponsor, SPONSOR),
        (category is Category.APPOINTED and not told.appointed_by, APPOINTED_BY),
        (category in FROM_ELSEWHERE and not told.employer, EMPLOYER),
    )
    found = [lack for lacks, lack in asked if lacks]
    wanted = KIND_OF_UNIT.get(category)
    if wanted is not None and told.unit_kind not in {wanted, None}:
        why = say("People of this category belong to a unit of the kind {kind}.", kind=wanted)
        found.append(Lacking("unit", why, say("Choose such a unit, or another category.")))
    return found
