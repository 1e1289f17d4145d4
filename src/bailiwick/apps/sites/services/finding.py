"""Pages that nobody asked leave for: found, entered as not approved, taken on by somebody, asked for or closed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.sites.models import Presence, Stage, StepKind
from bailiwick.apps.sites.permissions import Right, require, units_seen
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.asking import Wanted, checked, enter
from bailiwick.apps.sites.services.stepping import (
    Said,
    day_of,
    first_step,
    in_stage,
    locked,
    take,
    text_of,
)
from bailiwick.kernel.sentence import say

K = StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A page as somebody came upon it: what it is called, where it is, what it says of itself."""

    unit: UUID
    platform: UUID
    handle: str
    name: str = ""
    address: str = ""
    says: str = ""
    presence: Presence = Presence.PAGE


@act("sites.find", say("found a page that is not in the register"))
def find_page(doing: Doing, sight: Sight) -> Loaded:
    """Enter a page that turned up: it is not approved until somebody asks for it, or it is closed (mpls/gc.s3)."""
    if sight.unit not in units_seen(doing.actor, day_of(doing)):
        raise RefusedError("You do not work here.", reason="not-here", remedy="Tell somebody who does.")
    wanted = Wanted(unit=sight.unit, platform=sight.platform, handle=sight.handle, presence=sight.presence)
    row = enter(doing, wanted, asker=None)
    sets = checked({"handle": sight.handle, "name": sight.name, "address": sight.address})
    return first_step(doing, row, K.FOUND, Said(words=text_of(sight.says), sets=sets, day=day_of(doing)))


@act("sites.take-on", say("named who answers for a page that was found"))
def take_on(doing: Doing, identity: UUID, *, owner: UUID, backup: UUID, goal: str) -> Loaded:
    """Name who answers for a page that was found, so that they can ask for it."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.UNREGISTERED)
    require(doing.actor, Right.OVERSEE, day_of(doing), loaded.row.unit_id)
    sets = checked({"owner": owner, "backup": backup, "goal": goal})
    return take(doing, loaded, K.FILLED, Said(sets=sets))
