"""The agency tree: units are added, moved and ended; boards get their quorum."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import LoopError, RosterError
from bailiwick.apps.roster.models import (
    Delegation,
    GroupRole,
    Membership,
    OfficeHolder,
    Placing,
    Quorum,
    Unit,
    UnitKind,
    UnitName,
)
from bailiwick.apps.roster.permissions import Right, require, require_everywhere, tree_on
from bailiwick.apps.roster.services.helping import bare, cut_short, day_of, locked_unit
from bailiwick.kernel.sentence import say


@act("roster.unit.add", say("added a unit"))
def add_unit(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    code: str,
    name: str,
    kind: UnitKind,
    parent: UUID | None = None,
    starts: date | None = None,
    ward: str = "",
) -> Unit:
    """Add a unit below `parent`, from the day `starts` on (today); only an agency stands at the top."""
    starts = starts or day_of(doing)
    if parent is None:
        require_everywhere(doing.actor, Right.EDIT_UNITS, day_of(doing))
    else:
        require(doing.actor, Right.EDIT_UNITS, day_of(doing), parent)
    if (kind is UnitKind.AGENCY) != (parent is None):
        raise RosterError(
            "An agency stands at the top of the tree, and everything else below something.",
            remedy="Name the unit that it is part of.",
        )
    if parent is not None:
        locked_unit(parent, starts)
    code, name, ward = bare(code, 40, "code"), bare(name, 160, "name"), bare(ward, 40, "ward")
    if not code or not name:
        raise RosterError("A unit needs a code and a name.", place="code", remedy="Give both.")
    if Unit.objects.filter(code=code).exists():
        raise RosterError(
            f"There is, or was, a unit with the code {code}.", place="code", remedy="Choose another code."
        )
    if kind is UnitKind.WARD_OFFICE and not ward:
        raise RosterError(
            "Nobody has said which ward this office is for.", place="ward", remedy="Name the ward."
        )
    unit: Unit = Unit.objects.create(code=code, name=name, kind=kind, starts=starts, ward=ward)
    Placing.objects.create(unit=unit, parent_id=parent, starts=starts)
    doing.about("unit", unit.id)
    doing.record(kind=kind, parent=parent, starts=starts)
    return unit


@act("roster.unit.move", say("moved a unit"))
def move_unit(doing: Doing, *, unit: UUID, parent: UUID, day: date | None = None) -> None:
    """Put the unit below another one from that day on; what it was part of before stays known."""
    day = day or day_of(doing)
    require(doing.actor, Right.EDIT_UNITS, day_of(doing), unit)
    require(doing.actor, Right.EDIT_UNITS, day_of(doing), parent)
    locked_unit(unit, day)
    locked_unit(parent, day)
    if tree_on(day).covers(unit, parent):
        raise LoopError(
            "A unit cannot be part of itself.", place="parent", remedy="Choose a unit that is no part of it."
        )
    cut_short(Placing.objects.filter(unit_id=unit), day)
    Placing.objects.create(unit_id=unit, parent_id=parent, starts=day)
    doing.about("unit", unit)
    doing.record(parent=parent, from_day=day)


@act("roster.unit.rename", say("gave a unit another name"))
def rename_unit(doing: Doing, *, unit: UUID, name: str) -> Unit:
    """Call the unit something else from today on; what it was called until then stays known. Its code never changes."""
    day = day_of(doing)
    require(doing.actor, Right.EDIT_UNITS, day, unit)
    found = locked_unit(unit, day)
    name = bare(name, 160, "name")
    if not name or name == found.name:
        raise RosterError(
            "This is no other name.", place="name", remedy="Give the name it has from today on."
        )
    last = UnitName.objects.filter(unit=found).order_by("-until").first()
    since = last.until if last and last.until else found.starts
    UnitName.objects.create(unit=found, name=found.name, starts=min(since, day), until=day)
    found.name = name
    found.save(update_fields=["name"])
    doing.about("unit", unit)
    doing.record(from_day=day)
    return found


@act("roster.unit.end", say("ended a unit"))
def end_unit(doing: Doing, *, unit: UUID, day: date | None = None) -> None:
    """End a unit from that day on: when nothing is below it, nobody works there and nobody holds an office for it."""
    day = day or day_of(doing)
    require(doing.actor, Right.EDIT_UNITS, day_of(doing), unit)
    locked_unit(unit, day)
    in_use = [
        Placing.objects.not_over(day).filter(parent_id=unit),
        *(rows.objects.not_over(day).filter(unit_id=unit) for rows in (Membership, OfficeHolder, Delegation)),
        GroupRole.objects.not_over(day).filter(Q(unit_id=unit) | Q(body_id=unit)),
    ]
    if any(rows.exists() for rows in in_use):
        raise RosterError(
            "Something is still part of this unit on that day.",
            remedy="Move its units, people, roles and delegations first.",
        )
    cut_short(Placing.objects.filter(unit_id=unit), day)
    cut_short(Quorum.objects.filter(board_id=unit), day)
    cut_short(Unit.objects.filter(pk=unit), day)
    doing.about("unit", unit)
    doing.record(from_day=day)


@act("roster.unit.quorum", say("set a board's quorum"))
def set_quorum(doing: Doing, *, board: UUID, seats: int, needed: int, day: date | None = None) -> Quorum:
    """Say how many seats a board has, and how many of its members together are a meeting, from that day on."""
    day = day or day_of(doing)
    require(doing.actor, Right.EDIT_UNITS, day_of(doing), board)
    if locked_unit(board, day).kind != UnitKind.BOARD:
        raise RosterError("Only a board has a quorum.", remedy="Choose a board.")
    if not 1 <= needed <= seats:
        raise RosterError(
            "A quorum is at least one seat, and no more than all.", place="needed", remedy="Count again."
        )
    cut_short(Quorum.objects.filter(board_id=board), day)
    quorum: Quorum = Quorum.objects.create(board_id=board, seats=seats, needed=needed, starts=day)
    doing.about("unit", board)
    doing.record(seats=seats, needed=needed, from_day=day)
    return quorum
