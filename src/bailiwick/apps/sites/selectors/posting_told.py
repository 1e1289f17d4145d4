"""What rights on pages and the custody of credentials tell upward: what waits, is wrong, is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.journal.facts import person as somebody
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.sites.models import CustodyStep, PosterAsk, RightState, RightStepKind
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors.custody import custody_on, wants
from bailiwick.apps.sites.selectors.posting import Right, Wanted, rights_of, wanted_for, wanted_on
from bailiwick.apps.sites.selectors.posting_gate import before_granting, missing_for
from bailiwick.apps.sites.selectors.posting_who import is_above
from bailiwick.apps.sites.selectors.posting_wording import RIGHT_STATE_WORDS, RIGHT_WORDS
from bailiwick.apps.sites.selectors.sites import Loaded, site, sites_kept_by
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.gate import to_do
from bailiwick.ui.contributing import Beside, Fate, HeldKind, Holding, Item, Looker, Panel, Row

MOST = 20
GO = say("Go there")


def posting_waiting(looker: Looker) -> Iterator[Item]:
    """Rights on my pages that can be switched on, and what I have to sign and learn before I may post."""
    day = timezone.localdate(looker.at)
    pages = {one.row.id: one for one in sites_kept_by(looker.person)[:MOST]}
    for asked in wanted_on(pages).values():
        for one in asked:
            if one.decided and one.person != looker.person and _open(pages[one.row.site_id], one, day):
                yield _item(
                    one,
                    say(
                        "Everybody has said yes, and nothing is missing: {who} {right} on {page}. Switch it on.",
                        who=one.row.person.name,
                        right=RIGHT_WORDS[one.kind],
                        page=one.row.site.place.handle,
                    ),
                )
    for one in wanted_for(looker.person):
        page = site(one.row.site_id)
        if page is None or not _theirs_to_do(page, one, day):
            continue
        template = _MISSING if one.decided else _MISSING_BEFORE
        yield _item(one, Sentence(template.template, {"page": page.entry.title}))


_MISSING = say("Sign and learn what is missing, then you may post on {page}.")
_MISSING_BEFORE = say("Somebody asked that you may post on {page}. Sign and learn what is missing meanwhile.")


def _open(page: Loaded, one: Wanted, day: date) -> bool:
    try:
        return not to_do(before_granting(page, one.person, one.kind, day))
    except NoPolicyError:
        return False


def _theirs_to_do(page: Loaded, one: Wanted, day: date) -> bool:
    try:
        return any(lacking.url for lacking in missing_for(one, page, day))
    except NoPolicyError:
        return False


def _item(one: Wanted, says: Sentence) -> Item:
    return Item(says, max(asked.standing.since for asked in one.asked), GO, address(one.row.site_id))


def address(page: UUID) -> str:
    """The page about who may post on a page."""
    return f"/sites/{page}/posters"


def posting_wrong(looker: Looker) -> Iterator[Item]:
    """What is wrong about posters and credentials of the pages I own or stand in for."""
    pages = {one.row.id: one for one in sites_kept_by(looker.person)[:MOST]}
    for identity, found in wants(list(pages.values()), timezone.localdate(looker.at)).items():
        page = pages[identity]
        for lack in found:
            yield Item(
                say("{page}: {what}", page=page.entry.title, what=lack.says),
                lack.since or page.row.entered_at,
                GO,
                address(identity),
            )


def posting_holdings(who: UUID, looker: Looker) -> list[Holding]:
    """Rights on pages, which end with their holder's going, and pages whose credentials they keep."""
    day = timezone.localdate(looker.at)
    held = [held_right(one) for one in rights_of(who) if not one.given.is_over(day)]
    return [*held, *(_custody(page) for page in _kept_by(who, day))]


def _custody(page: Loaded) -> Holding:
    return Holding(
        kind=HeldKind.DUTY,
        says=say("Keeps the credentials of the page {page}.", page=page.entry.title),
        thing=str(page.row.id),
        fate=Fate.STAYS,
        then=say("Somebody else is named, and they are changed once this person has gone."),
        unit=page.row.unit_id,
        url=address(page.row.id),
        remedy=say("Name another custodian"),
    )


def held_right(one: Right) -> Holding:
    """A right as something that ends with its holder's going."""
    return Holding(
        kind=HeldKind.SITE,
        says=_on_page(one),
        thing=str(one.row.id),
        fate=Fate.ENDS,
        then=say("It is taken away on the platform the same day, and its owner says how one can see that."),
        unit=one.row.site.unit_id,
        since=one.row.day,
        url=address(one.row.site_id),
        remedy=say("End it"),
    )


def rights_to_end(who: UUID) -> list[Right]:
    """The rights of somebody that nobody has ended yet, nor shown to be gone after the leave for them ended."""
    over = {RightStepKind.ENDED, RightStepKind.REMOVED}
    return [one for one in rights_of(who) if not over.intersection(step.kind for step in one.given.steps)]


def _on_page(one: Right) -> Sentence:
    return say("On the page {page}: {right}.", page=one.row.site.place.handle, right=RIGHT_WORDS[one.kind])


def _kept_by(who: UUID, day: date) -> list[Loaded]:
    sites = list(CustodyStep.objects.filter(person_id=who).values_list("site_id", flat=True).distinct())
    kept = custody_on(sites, day, {}) if sites else {}
    found = [site(one) for one, now in kept.items() if who in now.custody.custodians]
    return [one for one in found if one is not None]


def posting_panels(who: UUID, looker: Looker) -> list[Panel]:
    """Somebody's rights on pages: what is in force, to colleagues; the rest, and custody, to them and superiors."""
    day = timezone.localdate(looker.at)
    seen = units_seen(somebody(looker.person), day)
    near = looker.person == who or is_above(looker.person, who, day)
    rows = [
        Row(
            say(
                "{page}: {right}. {state}",
                page=one.row.site.place.handle,
                right=RIGHT_WORDS[one.kind],
                state=RIGHT_STATE_WORDS[one.state(day)],
            ),
            one.row.day,
            address(one.row.site_id),
        )
        for one in rights_of(who)
        if one.row.site.unit_id in seen and (near or one.state(day) is RightState.ACTIVE)
    ]
    keeps = _kept_by(who, day) if near else []
    rows += [
        Row(say("{page}: keeps its credentials", page=one.entry.title), None, address(one.row.id))
        for one in keeps
    ]
    return [Panel(say("Rights on pages"), tuple(rows))]


def posting_beside(request: UUID) -> Sequence[Beside]:
    """Beside a request for a poster: the page, and how much is missing before the right can be switched on."""
    row = PosterAsk.objects.filter(pk=request).select_related("request__place").first()
    page = site(row.site_id) if row is not None else None
    if row is None or page is None:
        return ()
    found = next((one for one in wanted_for(row.person_id) if row.pk in {a.row.id for a in one.asked}), None)
    number = 0
    if found is not None and row.request.place.state != Decided.CALLED_OFF:
        try:
            number = len(missing_for(found, page, timezone.localdate()))
        except NoPolicyError:
            number = 0
    says = (
        say(
            "Who may post on {page}. Beside this request {number} things are missing before it is switched on.",
            page=page.entry.title,
            number=str(number),
        )
        if number
        else say("Who may post on {page}.", page=page.entry.title)
    )
    return (Beside(says, address(row.site_id)),)
