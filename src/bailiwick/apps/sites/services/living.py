"""While a page is live: it is confirmed and reviewed, changes its name or purpose by the same queue, and its owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.entry import read_sets
from bailiwick.apps.sites.models import Aim, AskedFor, Comments, Stage, StepKind
from bailiwick.apps.sites.permissions import Right, require
from bailiwick.apps.sites.selectors.deciding import CREATE, in_the_way, may_name_owner, powers_lacking
from bailiwick.apps.sites.selectors.hearts import facts_of
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.asking import ask_for, checked
from bailiwick.apps.sites.services.stepping import (
    Said,
    day_of,
    in_stage,
    locked,
    me,
    require_run,
    take,
    text_of,
)
from bailiwick.kernel.sentence import say
from bailiwick.policy.facts import Facts, Known

K = StepKind
CHANGES = {Aim.RENAME: K.RENAMED, Aim.PURPOSE: K.RENAMED}
IN_FORCE = frozenset({Decided.IN_FORCE, Decided.REPLACED})


@act("sites.review", say("reviewed a page"))
def review(doing: Doing, identity: UUID, words: str) -> Loaded:
    """Review a page, and say what was found: its entry is fresh from here on (mpls/roles.communications.3)."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.LIVE)
    require(doing.actor, Right.OVERSEE, day_of(doing), loaded.row.unit_id)
    found = text_of(words, lacking="Nobody has said what the review found.")
    return take(doing, loaded, K.REVIEWED, Said(words=found, day=day_of(doing)))


@act("sites.confirm", say("confirmed the entry of a page"))
def confirm(doing: Doing, identity: UUID) -> Loaded:
    """Say that the entry is still right: the six months after which nobody is sure of it begin anew."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.LIVE)
    require_run(doing, loaded)
    return take(doing, loaded, K.FILLED)


@act("sites.change.ask", say("asked for a change of a page"))
def ask_change(doing: Doing, identity: UUID, aim: Aim, sets: Mapping[str, Any]) -> Loaded:
    """Ask for another name or purpose: it goes to everybody who approved the page (mpls/roles.departments.1.s2)."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.LIVE)
    require_run(doing, loaded)
    if aim not in CHANGES or not sets:
        raise SitesError(
            "Nobody has said what is to change.", field="handle", remedy="Say what is to change."
        )
    kept, unit, day = checked(sets), loaded.row.unit_id, day_of(doing)
    suffix = f", {aim} {len(loaded.steps)}"
    facts = _under(facts_of(loaded, day), loaded.row.identity + suffix)
    findings = in_the_way(CREATE, facts, unit=unit, actor=me(doing), day=day)
    for power in powers_lacking(findings, unit, day, {"site"}):
        ask_for(doing, loaded, power, aim, suffix=suffix, sets=kept)
    doing.about("site", identity)
    return take(doing, loaded, K.CHANGE_ASKED, Said(words=str(aim)))


def _under(facts: Facts, identity: str) -> Facts:
    return replace(facts, site=replace(facts.site, identity=Known(identity)))


@act("sites.change.make", say("changed a page as it was approved"))
def make_change(doing: Doing, identity: UUID, aim: Aim) -> Loaded:
    """Make the change that was asked for last, once everybody has said yes to exactly it."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.LIVE)
    require_run(doing, loaded)
    rows = list(
        AskedFor.objects.filter(site=loaded.row, aim=aim)
        .select_related("request__place")
        .order_by("request__number")
    )
    last = [one for one in rows if one.request.identity == rows[-1].request.identity]
    if not last or any(Decided(one.request.place.state) not in IN_FORCE for one in last):
        raise RefusedError(
            "Not everybody has said yes to this change.",
            reason="not-approved",
            remedy="The page says who has it.",
        )
    sets = read_sets(last[0].sets)
    return take(doing, loaded, CHANGES[aim], Said(sets=dict(sets), words=str(last[0].request)))


@act("sites.hand-over", say("gave a page to another owner"))
def hand_over(doing: Doing, identity: UUID, *, owner: UUID, backup: UUID | None = None, words: str) -> Loaded:
    """Give a page to another owner: decided by whom the policies have name owners (X4), with the decision in words."""
    loaded = locked(doing, identity)
    if not may_name_owner(me(doing), loaded.row.unit_id, day_of(doing)):
        require(doing.actor, Right.OVERSEE, day_of(doing), loaded.row.unit_id)
    why = text_of(words, lacking="Nobody has said what was decided.")
    sets: dict[str, Any] = {"owner": owner} | ({"backup": backup} if backup else {})
    return take(doing, loaded, K.HANDED_OVER, Said(words=why, sets=checked(sets), day=day_of(doing)))


@act("sites.comments", say("said whether visitors may comment on a page"))
def set_comments(
    doing: Doing, identity: UUID, comments: Comments, words: str = "", *, until: date | None = None
) -> Loaded:
    """Open, limit or close comments. Less than open is for a reason, and has an end."""
    loaded = locked(doing, identity)
    require_run(doing, loaded)
    why = text_of(words)
    if comments in {Comments.LIMITED, Comments.OFF}:
        if not why:
            raise SitesError("Nobody has said why.", field="words", remedy="Say it in a sentence.")
        if until is None or until < day_of(doing):
            raise SitesError(
                "There is no day on which comments open again.", field="until", remedy="Give one."
            )
    sets = {"comments": str(comments), "comments_why": why, "comments_until": until}
    return take(doing, loaded, K.COMMENTS, Said(words=why, sets=sets, until=until))


@act("sites.capacity", say("said in which capacity a page speaks"))
def set_capacity(doing: Doing, identity: UUID, words: str) -> Loaded:
    """Say in which capacity a page speaks, and who gave it: what it says is the agency's, or a person's own."""
    loaded = locked(doing, identity)
    require(doing.actor, Right.OVERSEE, day_of(doing), loaded.row.unit_id)
    said = text_of(words, most=400, lacking="Nobody has said in which capacity it speaks.")
    return take(doing, loaded, K.CAPACITY, Said(words=said, sets={"capacity": said}))
