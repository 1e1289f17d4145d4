"""Marking a page public, and taking the mark away."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.portal.errors import PortalError
from bailiwick.apps.portal.models import Publication
from bailiwick.apps.portal.permissions import me, require_overseeing
from bailiwick.apps.portal.selectors.kept import is_public
from bailiwick.apps.sites.models import SPEAKS
from bailiwick.apps.sites.selectors.sites import Loaded, site
from bailiwick.kernel.sentence import say

MOST = 300


@act("portal.publish", say("marked a page public"))
def publish(doing: Doing, *, site_id: UUID, complain: str) -> Publication:
    """Mark a page public: the register tells of it from now on, and how to complain about it."""
    found = _overseen(doing, site_id)
    if found.state(timezone.localdate(doing.at)) not in SPEAKS:
        raise RefusedError(
            "Only a page that is live can be public.",
            reason="not-live",
            remedy="See that it goes live first.",
        )
    told = " ".join(complain.split())
    if not told or len(told) > MOST or not told.isprintable():
        raise PortalError(
            f"Say how to complain about the page, in {MOST} characters at most.",
            remedy="Give a telephone number, an address, or a link.",
        )
    return _marked(doing, site_id, told, public=True)


@act("portal.withdraw", say("marked a page public no longer"))
def withdraw(doing: Doing, *, site_id: UUID) -> Publication:
    """Take a page out of the public register; what was public before stays in the record."""
    _overseen(doing, site_id)
    if not is_public(site_id):
        raise PortalError("The page is not public.", remedy="Nothing has to be done.")
    return _marked(doing, site_id, "", public=False)


def _overseen(doing: Doing, site_id: UUID) -> Loaded:
    doing.about("site", site_id)
    found = site(site_id)
    if found is None:
        raise PortalError("There is no such page in the register.", remedy="Look at the list again.")
    require_overseeing(doing.actor, timezone.localdate(doing.at), found.row.unit_id)
    return found


def _marked(doing: Doing, site_id: UUID, complain: str, *, public: bool) -> Publication:
    row: Publication = Publication.objects.create(
        site_id=site_id, public=public, complain=complain, by_id=me(doing), at=doing.at
    )
    doing.record(publication=row.id, public=public)
    return row
