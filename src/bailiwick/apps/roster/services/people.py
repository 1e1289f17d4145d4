"""People: added, their names and numbers put right, an account linked."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Membership, Person
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.services.helping import bare, day_of, locked_person
from bailiwick.apps.roster.services.memberships import Work, begin
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
    """Link somebody to the account they sign in with, or to none."""
    found = locked_person(person)
    require_over(doing, Right.EDIT_PEOPLE, person)
    if account is not None and Person.objects.filter(account_id=account).exclude(pk=person).exists():
        raise RosterError("This account is somebody else's.", remedy="Invite them to one of their own.")
    found.account_id = account
    found.save(update_fields=["account_id"])
    doing.about("person", person)
    doing.record(account=account)


def require_over(doing: Doing, right: Right, person: UUID) -> None:
    """Refuse whoever has not got the right over every unit where the person works, or over some if nowhere now."""
    day = day_of(doing)
    works = Membership.objects.not_over(day).filter(person_id=person)
    units: set[UUID | None] = set(works.values_list("unit_id", flat=True))
    for unit in units or {None}:
        require(doing.actor, right, day, unit)


def _told(name: str, email: str, external_id: str) -> tuple[str, str, str]:
    name = bare(name, 120, "name")
    if not name:
        raise RosterError("A person needs a name.", remedy="Give the name by which colleagues know them.")
    return name, bare(email, 254, "e-mail address").lower(), bare(external_id, 40, "number")


def _refuse_taken(email: str, external_id: str, but: UUID | None = None) -> None:
    same = Q()
    if email:
        same |= Q(email=email)
    if external_id:
        same |= Q(external_id=external_id)
    taken = Person.objects.filter(same).values_list("pk", flat=True) if same else ()
    if set(taken) - {but}:
        raise RosterError(
            "Somebody has this e-mail address or number already.", remedy="Look them up by it first."
        )
