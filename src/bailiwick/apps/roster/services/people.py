"""People: added, their names and numbers put right, an account linked."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.accounts.errors import NotLetInError
from bailiwick.apps.accounts.models import Account, Leaving
from bailiwick.apps.accounts.services import (
    create_account,
    disable,
    enable,
    end_all_sessions,
    invite,
    release,
)
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Person
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.selectors.renewing import signs_in
from bailiwick.apps.roster.services.helping import (
    bare,
    day_of,
    locked_person,
    not_oneself,
    require_over,
    works_here,
)
from bailiwick.apps.roster.services.memberships import Work, begin
from bailiwick.apps.roster.services.renewing import use_renewal
from bailiwick.kernel.sentence import say


@act("roster.person.add", say("added a person"))
def add_person(doing: Doing, *, name: str, work: Work, email: str = "", external_id: str = "") -> Person:
    """Add somebody and as what they work here; an account is not needed (mpls/def.covered.0)."""
    require(doing.actor, Right.EDIT_PEOPLE, day_of(doing), work.unit)
    name, email, external_id = _told(name, email, external_id)
    _refuse_taken(email, external_id)
    person: Person = Person.objects.create(name=name, email=email or None, external_id=external_id or None)
    membership = begin(person.id, work)
    doing.about("person", person.id)
    doing.record(membership=membership.id, unit=work.unit, category=work.category, starts=work.starts)
    return person


@act("roster.person.correct", say("put a person's name, e-mail or number right"))
def correct_person(
    doing: Doing, *, person: UUID, name: str, email: str = "", external_id: str = ""
) -> Person:
    """Write down somebody's name, work e-mail and number as they are now."""
    found = locked_person(person)
    require_over(doing, Right.EDIT_PEOPLE, person)
    name, email, external_id = _told(name, email, external_id)
    _refuse_taken(email, external_id, but=person)
    before = (found.name, found.email or "", found.external_id or "")
    changed = [
        what
        for what, old, new in zip(
            ("name", "email", "number"), before, (name, email, external_id), strict=True
        )
        if old != new
    ]
    found.name, found.email, found.external_id = name, email or None, external_id or None
    found.save(update_fields=["name", "email", "external_id"])
    doing.about("person", person)
    doing.record(changed=changed)
    return found


@act("roster.person.link-account", say("linked a person to their account"))
def link_account(doing: Doing, *, person: UUID, account: UUID | None) -> None:
    """Link somebody to the account they sign in with, or to none.

    Refused where they sign in with another one already, unless at the machine: it would make somebody else them, or
    let another account take its place. What is open of the one before ends.
    """
    found = locked_person(person)
    require_over(doing, Right.EDIT_PEOPLE, person)
    before = found.account_id
    if account != before and doing.actor.kind is not ActorKind.OPERATOR and signs_in(found):
        raise RefusedError(
            "They sign in with an account of their own.",
            reason="signs-in",
            remedy="Close their account if nobody may use it, or ask whoever runs this software, at the machine.",
        )
    if account is not None and Person.objects.filter(account_id=account).exclude(pk=person).exists():
        raise RosterError("This account is somebody else's.", remedy="Invite them to one of their own.")
    if before is not None and before != account:
        end_all_sessions(before)
    found.account_id = account
    found.save(update_fields=["account_id"])
    doing.about("person", person)
    doing.record(account=account)


@act("roster.account.invite", say("invited a person to an account"))
def invite_person(doing: Doing, *, person: UUID, email: str = "") -> str:
    """Make an account for somebody if they have none, and a link for it; gives the end of the link's address.

    The account signs in with `email`, or with the work address that is known. The link is also the way back for
    somebody who has lost every second step: then a second person has confirmed it (`renewing.confirm_renewal`).
    """
    found = locked_person(person)
    require_over(doing, Right.EDIT_PEOPLE, person)
    not_oneself(doing, person)
    works_here(person, day_of(doing))
    account = found.account
    if account is None:
        email = bare(email or found.email or "", 254, "email").lower()
        if not email:
            raise RosterError(
                "They have no address yet.", place="email", remedy="Give the one to sign in with."
            )
        try:
            account = create_account(doing.actor, email=email)
        except NotLetInError as error:
            raise RosterError(str(error), place="email", remedy="Give another address.") from error
        found.account = account
        found.save(update_fields=["account"])
    if not account.is_active:
        raise RosterError("Their account is closed.", remedy="Open it again first.")
    doing.about("person", person)
    doing.record(account=account.pk)
    use_renewal(doing, found)
    return invite(doing.actor, account=account)


@act("roster.account.close", say("closed a person's account"))
def close_account(doing: Doing, *, person: UUID, reason: Leaving) -> None:
    """Close somebody's account now: what is open ends at once. What they hold stays as it is."""
    account = _account_of(doing, person)
    disable(doing.actor, account=account, reason=reason)
    doing.about("person", person)
    doing.record(account=account.pk, reason=reason)


@act("roster.account.open", say("opened a person's account again"))
def open_account(doing: Doing, *, person: UUID) -> None:
    """Open somebody's account again, with the second steps it had, and forget the tries that locked it."""
    account = _account_of(doing, person)
    works_here(person, day_of(doing))
    if not account.is_active:
        enable(doing.actor, account=account)
    release(doing.actor, account=account)
    doing.about("person", person)
    doing.record(account=account.pk)


def _account_of(doing: Doing, person: UUID) -> Account:
    found = locked_person(person)
    require_over(doing, Right.EDIT_PEOPLE, person)
    not_oneself(doing, person)
    if found.account is None:
        raise RosterError("They have no account.", remedy="Invite them to one.")
    return found.account


def _told(name: str, email: str, external_id: str) -> tuple[str, str, str]:
    name = bare(name, 120, "name")
    if not name:
        raise RosterError(
            "A person needs a name.", place="name", remedy="Give the name by which colleagues know them."
        )
    return name, bare(email, 254, "email").lower(), bare(external_id, 40, "external_id")


def _refuse_taken(email: str, external_id: str, but: UUID | None = None) -> None:
    for field, value in (("email", email), ("external_id", external_id)):
        if value and _others(field, value, but):
            raise RosterError(
                "Somebody has this e-mail address or number already.",
                place=field,
                remedy="Look them up by it first.",
            )


def _others(field: str, value: str, but: UUID | None) -> bool:
    same = Person.objects.filter(**{field: value}).values_list("pk", flat=True)
    return bool(set(same) - {but})
