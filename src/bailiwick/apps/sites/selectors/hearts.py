"""A site as the heart's facts: what gates and watches are told of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.selectors import permissions_for, waivers_for
from bailiwick.apps.policies.selectors import examiner_for
from bailiwick.apps.sites.facts import Entry
from bailiwick.apps.sites.models import SPEAKS, Platform, Site
from bailiwick.apps.sites.selectors.page import page_of
from bailiwick.apps.sites.selectors.platforms import is_suspended, powers_about
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.kernel.canonical import digest_of
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.captures import RegisteredSite
from bailiwick.policy.facts.subjects import ListFacts, RegisterFacts, SiteFacts
from bailiwick.policy.facts.value import Fact
from bailiwick.policy.finding import Report
from bailiwick.policy.permission import Permission

OBJECTS = frozenset({"platform", "use-plan", "site", "poster"})
REGISTER = "site.register"


def _said(text: str) -> Fact[str]:
    return Known(text) if text else ABSENT


def facts_of_entry(identity: str, platform: str, entry: Entry, state: str) -> SiteFacts:
    """What the register says of a site, for the heart. `digest` is of exactly what is asked for."""
    admins = tuple(map(str, entry.administrators))
    return SiteFacts(
        identity=_said(identity),
        platform=_said(platform),
        owner=_said(str(entry.owner or "")),
        state=_said(state),
        goal=_said(entry.goal),
        digest=Known(digest_of({"site": identity, "goal": entry.goal, "handle": entry.handle})),
        admins=Known(admins) if admins else ABSENT,
        second_factor=UNKNOWN if entry.second_factor is None else Known(entry.second_factor),
    )


def permissions_here(unit: UUID, platform: Platform, day: date) -> tuple[Permission, ...]:
    """What was decided about platforms, sites and posters here; of a platform that is suspended nothing stands."""
    powers = {power.id: power for power in powers_about(unit, day, OBJECTS)}
    found = permissions_for(unit, day, powers=powers)
    if not is_suspended(platform, unit, day):
        return found
    return tuple(
        one
        for one in found
        if powers[one.power].object not in {"platform", "use-plan"} or one.object != platform.name
    )


def facts_of(site: Loaded, day: date) -> Facts:
    """A site as the facts of its gates and of the watch over the register."""
    row, standing = site.row, site.standing
    entered = timezone.localdate(row.entered_at)
    return Facts(
        site=facts_of_entry(row.identity, row.platform.name, site.entry, str(site.state(day))),
        page=page_of(site),
        register=RegisterFacts(
            reviewed=Known(standing.reviewed) if standing.reviewed else ABSENT, opened=Known(entered)
        ),
        permissions=Known(permissions_here(row.unit_id, row.platform, day)),
        waivers=Known(waivers_for(row.unit_id, row.identity, day)),
    )


def facts_before(unit: UUID, platform: Platform, identity: str, entry: Entry, day: date) -> Facts:
    """The facts of what is not entered yet, for looking ahead."""
    return Facts(
        site=facts_of_entry(identity, platform.name, entry, "draft"),
        permissions=Known(permissions_here(unit, platform, day)),
    )


def watched(site: Loaded, day: date) -> Report:
    """What the policies' own watch over the register finds about a site on that day. Raises NoPolicyError."""
    return examiner_for(REGISTER, owner=site.row.unit_id, actor=None, day=day).examine(facts_of(site, day))


def lists_of(rows: list[Loaded], bodies: tuple[str, ...], day: date) -> ListFacts:
    """The register as lists that checks read: official sites with their state, bodies that speak through pages."""
    return ListFacts(sites=Known(tuple(registered(one, day) for one in rows)), bodies=Known(bodies))


def registered(site: Loaded, day: date) -> RegisteredSite:
    """One row of the register, as checks read it."""
    state = site.state(day)
    return RegisteredSite(
        name=site.entry.title,
        url=site.entry.address,
        platform=site.row.platform.name,
        state="live" if state in SPEAKS else str(state),
    )


def entered(identity: str) -> bool:
    """Whether a page of that identity is entered already. One query."""
    return bool(Site.objects.filter(identity=identity).exists())
