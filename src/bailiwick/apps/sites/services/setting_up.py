"""Setting a page up: the gate of opening it, items that people see to, how its logins are kept, and its first day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.selectors.powers import holders_of_role
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.services import pass_gate
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.models import Aim, Item, Stage, State, StepKind
from bailiwick.apps.sites.permissions import RIGHTS, Right, may, require
from bailiwick.apps.sites.selectors.deciding import CREATE, GO_LIVE, in_the_way, powers_lacking
from bailiwick.apps.sites.selectors.hearts import facts_of
from bailiwick.apps.sites.selectors.ready import open_items
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.asking import ask_for
from bailiwick.apps.sites.services.stepping import (
    Said,
    day_of,
    in_stage,
    in_state,
    locked,
    me,
    require_run,
    take,
    text_of,
)
from bailiwick.kernel.sentence import say

K = StepKind
BEFORE_LIVE = (Stage.DRAFT, Stage.ASKED, Stage.UNREGISTERED, Stage.SET_UP)
_SEES_TO = {Item.RECORDS: Right.RECORDS, Item.CLERK: Right.RECORDS, Item.IT: Right.REFER}


@act("sites.set-up", say("began to set a page up"))
def set_up(doing: Doing, identity: UUID) -> Loaded:
    """Begin, once everybody has said yes: passes the gate of opening, and asks what the gate of its first day lacks.

    Raises GateShutError, where the gate says what is missing.
    """
    loaded = locked(doing, identity)
    in_state(doing, loaded, State.APPROVED)
    require_run(doing, loaded)
    day, row = day_of(doing), loaded.row
    passage = pass_gate(
        doing,
        CREATE,
        lambda: facts_of(loaded, day),
        owner=row.unit_id,
        actor=me(doing),
        day=day,
        subject=row.id,
    )
    findings = in_the_way(GO_LIVE, facts_of(loaded, day), unit=row.unit_id, actor=me(doing), day=day)
    asked = {one.power for one in loaded.asked}
    for power in powers_lacking(findings, row.unit_id, day, {"site"}):
        if power.id not in asked:
            ask_for(doing, loaded, power, Aim.SET_UP)
    doing.about("site", identity)
    return take(doing, loaded, K.SETTING_UP, Said(passage=passage.id))


@act("sites.item.done", say("saw to an item of a page’s set-up"))
def item_done(doing: Doing, identity: UUID, item: Item, words: str = "") -> Loaded:
    """See to an item, with what was looked at. Refused to everybody whose item it is not.

    Where nobody here has a role for it, as in a small agency, it is for those who oversee pages.
    """
    loaded = locked(doing, identity)
    in_stage(loaded, *BEFORE_LIVE)
    right = _SEES_TO.get(item)
    if right is None:
        raise SitesError("This item is not seen to here.", field="item", remedy="Accept the terms instead.")
    if nobody_has(right, loaded.row.unit_id, day_of(doing)):
        right = Right.OVERSEE
    require(doing.actor, right, day_of(doing), loaded.row.unit_id)
    return take(doing, loaded, K.ITEM_DONE, Said(item=item, words=text_of(words)))


def nobody_has(right: Right, unit: UUID, day: date) -> bool:
    """Whether nobody here has a role that gives the right over a unit."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    return not any(holders_of_role(role, unit, day) for role in roles)


@act("sites.item.call-in", say("called the Clerk in, or said why not"))
def call_in_clerk(doing: Doing, identity: UUID, *, needed: bool, words: str) -> Loaded:
    """Call the Clerk in to help with a page's set-up, or say why that is not needed (mpls/roles.city-clerk.4)."""
    loaded = locked(doing, identity)
    in_stage(loaded, *BEFORE_LIVE)
    require(doing.actor, Right.OVERSEE, day_of(doing), loaded.row.unit_id)
    why = text_of(words, lacking="Nobody has said why.")
    kind = K.ITEM_OPENED if needed else K.ITEM_NOT_NEEDED
    return take(doing, loaded, kind, Said(item=Item.CLERK, words=why))


@act("sites.secure", say("said how a page’s logins are kept"))
def secure(  # noqa: PLR0913 -- each is told by name
    doing: Doing, identity: UUID, *, second_factor: bool, own_logins: bool, recovery: bool, words: str = ""
) -> Loaded:
    """Say how the logins are kept: second proofs, a login for each, a way to get the account back. Never a secret."""
    loaded = locked(doing, identity)
    require_run(doing, loaded)
    sets = {"second_factor": second_factor, "own_logins": own_logins, "recovery": recovery}
    return take(doing, loaded, K.SECURED, Said(words=text_of(words), sets=sets))


@act("sites.advise", say("advised on a page’s security"))
def advise(doing: Doing, identity: UUID, words: str) -> Loaded:
    """IT advises on security; the advice is kept, and waits for the page's owner (mpls/roles.it.1)."""
    loaded = locked(doing, identity)
    require(doing.actor, Right.REFER, day_of(doing), loaded.row.unit_id)
    return take(doing, loaded, K.ADVISED, Said(words=text_of(words, lacking="There is no advice yet.")))


@act("sites.go-live", say("said that a page is live"))
def go_live(doing: Doing, identity: UUID) -> Loaded:
    """Go live. Refused before it is approved and set up, and while an item is open; raises GateShutError."""
    loaded = locked(doing, identity)
    in_state(doing, loaded, State.SET_UP)
    if not may(doing.actor, Right.OVERSEE, day_of(doing), loaded.row.unit_id):
        require_run(doing, loaded)
    day, row = day_of(doing), loaded.row
    if waiting := open_items(loaded, day):
        raise RefusedError(
            f"It is not ready: {waiting[0].says} ({waiting[0].whose}).",
            reason="not-ready",
            remedy="The page’s list says whose move it is.",
        )
    passage = pass_gate(
        doing,
        GO_LIVE,
        lambda: facts_of(loaded, day),
        owner=row.unit_id,
        actor=me(doing),
        day=day,
        subject=row.id,
    )
    return take(doing, loaded, K.LIVE, Said(passage=passage.id, day=day))
