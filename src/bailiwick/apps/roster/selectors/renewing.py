"""Whose sign-in somebody has asked to set anew, and who may confirm it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.selectors import strong_factors
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.models import Membership, Person, Renewal
from bailiwick.apps.roster.permissions import Right, is_colleague, standing_of
from bailiwick.apps.roster.selectors.people import chain_of

LASTS = timedelta(hours=72)
"""How long what was asked may be confirmed and used: then it is asked for again."""

TOLD_FOR = timedelta(days=14)
"""How long somebody is told what was asked about their own sign-in: whoever took it over could use it up at once."""
STOOD = timedelta(days=30)
"""How long whoever confirms has had a second step of their own: nobody makes up a second person for the occasion."""


def signs_in(person: Person) -> bool:
    """Whether somebody has an account whose second step is set, so that a new link would take it over."""
    return person.account is not None and bool(strong_factors(person.account))


def renewal_of(person: UUID, now: datetime) -> Renewal | None:
    """The latest that was asked for somebody, while it can be confirmed or used. One query."""
    rows = Renewal.objects.filter(person_id=person, used_at=None, asked_at__gt=now - LASTS)
    found: Renewal | None = rows.select_related("asked_by", "person").order_by("-asked_at").first()
    return found


def may_confirm(actor: Actor, renewal: Renewal, day: date) -> bool:
    """Whether somebody is the second person: not who asked, nor whose sign-in it is, nor somebody new to signing in.

    It is whoever else enters people or says who holds which role where that person works; and everybody above them in
    the chain of command, so that an agency with one person in human resources has somebody, too.
    """
    if actor.identity in {None, renewal.asked_by_id, renewal.person_id} or not is_colleague(actor, day):
        return False
    if not _signed_in_before(actor.identity, renewal.asked_at - STOOD):
        return False
    if actor.identity in {link.supervisor for link in chain_of(renewal.person_id, day)}:
        return True
    standing = standing_of(actor, day)
    units = set(
        Membership.objects.on(day).filter(person_id=renewal.person_id).values_list("unit_id", flat=True)
    )
    rights = (Right.EDIT_PEOPLE, Right.APPOINT)
    return bool(units) and any(all(standing.may(right, unit) for unit in units) for right in rights)


def _signed_in_before(person: UUID | None, moment: datetime) -> bool:
    """Whether the oldest second step of somebody's account was there by then. Two queries."""
    account = Account.objects.filter(person=person).first() if person else None
    return account is not None and any(one.created_at <= moment for one in strong_factors(account))


def renewal_for(actor: Actor, renewal: UUID, now: datetime) -> Renewal | None:
    """What was asked, for whoever may confirm it; None for everybody else, and once it is confirmed or too late."""
    rows = Renewal.objects.filter(pk=renewal, confirmed_at=None, asked_at__gt=now - LASTS)
    found: Renewal | None = rows.select_related("asked_by", "person").first()
    if found is None or not may_confirm(actor, found, timezone.localdate(now)):
        return None
    return found


def renewals_to_confirm(actor: Actor, now: datetime) -> list[Renewal]:
    """What somebody may confirm now, the oldest first."""
    rows = Renewal.objects.filter(confirmed_at=None, asked_at__gt=now - LASTS)
    day = timezone.localdate(now)
    found = rows.select_related("asked_by", "person").order_by("asked_at")
    return [one for one in found if may_confirm(actor, one, day)]


def renewals_told_to(person: UUID, now: datetime) -> list[Renewal]:
    """What others ask about somebody's own sign-in: they are told before a link is made and after. One query."""
    rows = Renewal.objects.filter(person_id=person, asked_at__gt=now - TOLD_FOR)
    return list(rows.select_related("asked_by").order_by("asked_at"))
