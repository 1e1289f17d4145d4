"""A site as the heart's facts: what gates and watches are told of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.selectors import permissions_for
from bailiwick.apps.approvals.selectors.permissions import waivers_by_thing
from bailiwick.apps.approvals.selectors.powers import policies_here
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors import examiner_of
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.facts import Entry
from bailiwick.apps.sites.models import SPEAKS, Platform, Site
from bailiwick.apps.sites.selectors.page import page_of, pages_of
from bailiwick.apps.sites.selectors.platforms import described, is_suspended, powers_about
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.kernel.canonical import digest_of
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.captures import RegisteredSite
from bailiwick.policy.facts.subjects import ListFacts, RegisterFacts, SiteFacts
from bailiwick.policy.facts.value import Fact
from bailiwick.policy.finding import Report
from bailiwick.policy.permission import Permission
from bailiwick.ui.once import once

OBJECTS = frozenset({"platform", "use-plan", "site", "poster"})
NAMED = frozenset({"platform", "use-plan", "site"})
"""What is decided for one thing that bears its own name."""
REGISTER = "site.register"


def _said(text: str) -> Fact[str]:
    return Known(text) if text else ABSENT


def _known(text: str) -> Fact[str]:
    return Known(text) if text else UNKNOWN


def facts_of_entry(identity: str, platform: Platform, entry: Entry, state: str, day: date) -> SiteFacts:
    """What the register says of a site, for the heart. `digest` is of exactly what is asked for.

    Rules go by what the platform is and what can be done there, which is entered of every one, and never by its name.
    """
    there = described(platform)
    admins = tuple(map(str, entry.administrators))
    return SiteFacts(
        identity=_said(identity),
        platform=_said(platform.name),
        owner=_said(str(entry.owner or "")),
        state=_said(state),
        goal=_said(entry.goal),
        digest=Known(digest_of({"site": identity, "goal": entry.goal, "handle": entry.handle})),
        admins=Known(admins) if admins else ABSENT,
        kind=Known(str(there.kind)),
        functions=Known(tuple(sorted(map(str, there.functions)))) if there.functions else UNKNOWN,
        comments=_known(there.comments(entry.comments_on(day))),
        second_factor=UNKNOWN if entry.second_factor is None else Known(entry.second_factor),
    )


def permissions_here(
    unit: UUID, platform: Platform, day: date, things: frozenset[str]
) -> tuple[Permission, ...]:
    """What was decided about platforms, sites and posters here; of a platform that is suspended nothing stands.

    Of what is decided thing by thing only what is about one of `things`: an agency may have thousands of pages.
    """
    powers = once(("powers about sites", unit, day), lambda: powers_about(unit, day, OBJECTS))
    objects = {power.id: power.object for power in powers}
    named = [name for name, about in objects.items() if about in NAMED]
    others = [name for name, about in objects.items() if about not in NAMED]

    def decided() -> tuple[Permission, ...]:
        rest = permissions_for(unit, day, powers=others) if others else ()
        return (*permissions_for(unit, day, powers=named, things=things), *rest)

    found = once(("permissions about sites", unit, day, things), decided)
    if not once(("suspended", platform.pk, unit, day), lambda: is_suspended(platform, unit, day)):
        return found
    return tuple(
        one
        for one in found
        if objects[one.power] not in {"platform", "use-plan"} or one.object != platform.name
    )


def facts_of(site: Loaded, day: date, among: frozenset[str] = frozenset()) -> Facts:
    """A site as the facts of its gates and of the watch over the register. `among`: what it is looked up with."""
    row, standing = site.row, site.standing
    entered = timezone.localdate(row.entered_at)
    permissions = permissions_here(row.unit_id, row.platform, day, among | {row.identity, row.platform.name})
    waivers = once(
        ("waivers", row.identity, day), lambda: waivers_by_thing([row.identity], day).get(row.identity, [])
    )
    above = once(("above", row.unit_id, day), lambda: frozenset(tree_on(day).above(row.unit_id)))
    return Facts(
        site=facts_of_entry(row.identity, row.platform, site.entry, str(site.state(day)), day),
        page=page_of(site),
        register=RegisterFacts(
            reviewed=Known(standing.reviewed) if standing.reviewed else ABSENT, opened=Known(entered)
        ),
        permissions=Known(permissions),
        waivers=Known(tuple(fact for unit, fact in waivers if unit in above)),
    )


def look_up(sites: Sequence[Loaded], day: date) -> frozenset[str]:
    """Know, within `asked_once`, what their facts rest on; what they are to be looked up with. Two queries."""
    for identity, page in pages_of([one.row.id for one in sites]).items():
        once(("page", identity), partial(_same, page))
    waivers = waivers_by_thing([one.row.identity for one in sites], day)
    for one in sites:
        once(("waivers", one.row.identity, day), partial(_same, waivers.get(one.row.identity, [])))
    return frozenset({name for one in sites for name in (one.row.identity, one.row.platform.name)})


def _same(known: Any) -> Any:
    return known


def facts_before(unit: UUID, platform: Platform, identity: str, entry: Entry, day: date) -> Facts:
    """The facts of what is not entered yet, for looking ahead."""
    return Facts(
        site=facts_of_entry(identity, platform, entry, "draft", day),
        permissions=Known(permissions_here(unit, platform, day, frozenset({identity, platform.name}))),
    )


def watched(site: Loaded, day: date, among: frozenset[str] = frozenset()) -> Report:
    """What the policies' own watch over the register finds about a site on that day. Raises NoPolicyError."""
    unit = site.row.unit_id
    examiner = once(
        ("examiner", REGISTER, unit, day),
        lambda: examiner_of(_policies(unit, day), REGISTER, day),
    )
    return examiner.examine(facts_of(site, day, among))


def _policies(unit: UUID, day: date) -> tuple[AdoptedPolicy, ...]:
    """The policies whose watch it is: of the unit that sponsors a site, and of those above it."""
    if not (found := policies_here(unit, day)):
        raise NoPolicyError("No policy is in force here.", remedy="Ask the policy steward to adopt one.")
    return found


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
