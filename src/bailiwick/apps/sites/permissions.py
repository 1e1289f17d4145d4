"""Who may do what with platforms and sites. Deny by default: a role not named here gives nothing.

Who decides about a platform, a site, a poster or terms stands in the policies' powers and nowhere here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.selectors.kept import kept
from bailiwick.apps.roster.models import Role, Tree
from bailiwick.apps.roster.selectors import cards_of, roles_of, tree_on


class Right(StrEnum):
    """What a role may let somebody do here, for the unit it is held for and all below."""

    OVERSEE = "oversee"
    """Review sites, call in the Clerk, order a page closed, bring in pages from a file."""
    SCOPE = "scope"
    """Record whether a platform is social media."""
    SUSPEND = "suspend"
    """Stop the use of a platform for a time."""
    REFER = "refer"
    """Pass on what somebody asked the help desk for; advise on security; see to the item of IT."""
    RECORDS = "records"
    """See to the item of records, and to what becomes of them when a site ends."""
    RUN = "run"
    """Do what a site's owner does, for any site."""
    TERMS = "terms"
    """Keep versions of platforms' terms, and look at what changed in them."""


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.COMMS: frozenset({Right.OVERSEE, Right.SCOPE, Right.SUSPEND, Right.TERMS}),
        Role.CHIEF: frozenset({Right.OVERSEE, Right.SUSPEND}),
        Role.CHIEF_OFFICE: frozenset({Right.OVERSEE, Right.TERMS}),
        Role.POLICE_ADMIN: frozenset({Right.OVERSEE}),
        Role.CSD: frozenset({Right.OVERSEE, Right.TERMS}),
        Role.POLICY_STEWARD: frozenset({Right.SCOPE}),
        Role.IT: frozenset({Right.REFER}),
        Role.CLERK: frozenset({Right.RECORDS}),
        Role.RECORDS_CUSTODIAN: frozenset({Right.RECORDS}),
        Role.SITE_ADMIN: frozenset({Right.RUN}),
    }
)
_WHO_CAN: Mapping[Right, str] = MappingProxyType(
    {
        Right.OVERSEE: "Ask whoever oversees pages here.",
        Right.SCOPE: "Ask the policy steward.",
        Right.SUSPEND: "Ask the Chief or Communications.",
        Right.REFER: "Ask IT.",
        Right.RECORDS: "Ask whoever keeps the records.",
        Right.RUN: "Ask the page’s owner.",
        Right.TERMS: "Ask whoever oversees pages here.",
    }
)


def scopes_of(actor: Actor, right: Right, day: date) -> frozenset[UUID]:
    """The units for which somebody has the right on that day; each counts for all below it. Three queries."""
    if actor.kind is not ActorKind.PERSON or actor.identity is None:
        return frozenset()
    person = actor.identity
    held = kept(("roles", person, day), lambda: roles_of(person, day))
    return frozenset(unit for role, unit in held if right in RIGHTS.get(Role(role), frozenset()))


def may(actor: Actor, right: Right, day: date, unit: UUID | None = None) -> bool:
    """Whether the actor has the right over the unit on that day; without a unit, over any at all. Four queries."""
    scopes = scopes_of(actor, right, day)
    return bool(scopes) if unit is None or not scopes else bool(scopes.intersection(_tree(day).above(unit)))


def _tree(day: date) -> Tree:
    return kept(("tree", day), lambda: tree_on(day))


def may_any(actor: Actor, rights: frozenset[Right], day: date, unit: UUID | None = None) -> bool:
    """Whether the actor has one of the rights."""
    return any(may(actor, one, day, unit) for one in rights)


def require(actor: Actor, right: Right, day: date, unit: UUID | None = None) -> None:
    """Refuse whoever has not got the right over the unit."""
    if not may(actor, right, day, unit):
        raise RefusedError("This is not yours to do.", reason="right-missing", remedy=_WHO_CAN[right])


def units_seen(actor: Actor, day: date) -> frozenset[UUID]:
    """The units whose platforms and sites somebody sees: all of the agency they work in or have a role for.

    An entry tells what is public of a page, and who answers for it: every colleague may know.
    """
    person = actor.identity
    if person is None:
        return frozenset()
    cards = kept(("cards of", person, day), lambda: cards_of(person, day))
    if not cards:
        return frozenset()
    tree, held = _tree(day), kept(("roles", person, day), lambda: roles_of(person, day))
    here = {one.unit for one in cards} | {unit for _, unit in held}
    tops = {way[-1] for unit in here if (way := tree.above(unit))}
    return frozenset(unit for unit in tree.parents if tops.intersection(tree.above(unit)))
