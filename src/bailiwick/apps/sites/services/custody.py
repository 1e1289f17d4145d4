"""The credentials of a page: custodians, where they are kept, disclosures, and changes. Never the secret itself."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.custody import custody_of
from bailiwick.apps.sites.models import CustodyKind, CustodyStep, Stage
from bailiwick.apps.sites.selectors.custody import done_of
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.saying import plain_text_of
from bailiwick.apps.sites.services.stepping import day_of, in_stage, locked, me, require_run
from bailiwick.kernel.sentence import say

K = CustodyKind
_OPEN = (Stage.SET_UP, Stage.LIVE, Stage.CLOSING, Stage.CLOSED)


@act("sites.custody.name", say("named who keeps a page’s credentials"))
def name_custodian(doing: Doing, site: UUID, person: UUID) -> CustodyStep:
    """Name a custodian. Two people keep the credentials of each page."""
    page = _mine(doing, site)
    if person in _custodians(page):
        raise SitesError("They are a custodian already.", field="person", remedy="Name somebody else.")
    if not cards_of(person, day_of(doing)):
        raise SitesError("Nobody is named who works here.", field="person", remedy="Choose a colleague.")
    return _take(doing, page, K.NAMED, person)


@act("sites.custody.release", say("released somebody from keeping a page’s credentials"))
def release_custodian(doing: Doing, site: UUID, person: UUID, words: str) -> CustodyStep:
    """Release a custodian, with the reason: from then on the credentials are to be changed."""
    page = _mine(doing, site)
    if person not in _custodians(page):
        raise SitesError("They are no custodian.", field="person", remedy="Look at the list again.")
    return _take(
        doing, page, K.RELEASED, person, plain_text_of(words, most=1000, lacking="Nobody has said why.")
    )


@act("sites.custody.keep", say("said where a page’s credentials are kept"))
def say_where_kept(doing: Doing, site: UUID, words: str) -> CustodyStep:
    """Say where they are kept: the name of a vault. What looks like a password is refused, and kept nowhere."""
    page = _mine(doing, site)
    return _take(
        doing,
        page,
        K.KEPT,
        None,
        plain_text_of(words, most=200, lacking="Nobody has said where they are kept."),
    )


@act("sites.custody.disclose", say("entered a disclosure of a page’s credentials"))
def disclose(doing: Doing, site: UUID, person: UUID, words: str) -> CustodyStep:
    """Enter that they were disclosed: to whom, why, and when. By a custodian, or by who runs or oversees the page."""
    page = _custodians_too(doing, site)
    if not cards_of(person, day_of(doing)):
        raise SitesError("Nobody is named who works here.", field="person", remedy="Choose a colleague.")
    return _take(
        doing, page, K.DISCLOSED, person, plain_text_of(words, most=1000, lacking="Nobody has said why.")
    )


@act("sites.custody.rotate", say("entered that a page’s credentials were changed"))
def rotate(doing: Doing, site: UUID, words: str) -> CustodyStep:
    """Enter that they were changed, and by what one can see it. By a custodian, or by who runs or oversees the page."""
    page = _custodians_too(doing, site)
    return _take(
        doing,
        page,
        K.ROTATED,
        None,
        plain_text_of(words, most=1000, lacking="Nobody has said how one can see it."),
    )


def _mine(doing: Doing, site: UUID) -> Loaded:
    page = locked(doing, site)
    in_stage(page, *_OPEN)
    require_run(doing, page)
    return page


def _custodians_too(doing: Doing, site: UUID) -> Loaded:
    page = locked(doing, site)
    in_stage(page, *_OPEN)
    if me(doing) not in _custodians(page) or not cards_of(me(doing), day_of(doing)):
        require_run(doing, page)
    return page


def _custodians(page: Loaded) -> frozenset[UUID]:
    steps = CustodyStep.objects.filter(site=page.row).order_by("number")
    return frozenset(custody_of(map(done_of, steps)).custodians)


def _take(doing: Doing, page: Loaded, kind: CustodyKind, person: UUID | None, words: str = "") -> CustodyStep:
    number = CustodyStep.objects.filter(site=page.row).count() + 1
    row: CustodyStep = CustodyStep.objects.create(
        key=f"{page.row.id}:{number}",
        site=page.row,
        number=number,
        kind=kind,
        person_id=person,
        by_id=me(doing),
        words=words,
        day=day_of(doing),
        at=doing.at,
    )
    doing.record(step=kind, number=number)
    if person is not None:
        doing.record(person=person)
    return row
