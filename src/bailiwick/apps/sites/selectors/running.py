"""Who runs a page: one answer, for what its pages offer and for what its services let somebody do."""

from __future__ import annotations

from datetime import date

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.apps.sites.models import Stage
from bailiwick.apps.sites.permissions import Right, may
from bailiwick.apps.sites.selectors.sites import Loaded


def runs(actor: Actor, page: Loaded, day: date) -> bool:
    """Whether somebody does what the page's owner does: the owner, who stands in, who asked, a page's admin.

    For as long as they work here: an account may outlive the day on which its owner left.
    """
    mine = {page.entry.owner, page.entry.backup, *page.entry.admins}
    if page.standing.stage in {Stage.DRAFT, Stage.ASKED, Stage.SET_UP}:
        mine.add(page.row.asker_id)
    own = actor.identity in mine - {None} and is_colleague(actor, day)
    return own or may(actor, Right.RUN, day, page.row.unit_id)


def may_run(actor: Actor, page: Loaded, day: date) -> bool:
    """Whether somebody runs the page or oversees it."""
    return runs(actor, page, day) or may(actor, Right.OVERSEE, day, page.row.unit_id)
