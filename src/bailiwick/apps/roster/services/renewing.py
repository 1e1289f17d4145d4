"""A new link for somebody who signs in already takes their sign-in over, so two people have to want it."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Person, Renewal
from bailiwick.apps.roster.permissions import Right
from bailiwick.apps.roster.selectors.renewing import LASTS, may_confirm, renewal_of, signs_in
from bailiwick.apps.roster.services.helping import day_of, locked_person, not_oneself, require_over
from bailiwick.kernel.sentence import say


@act("roster.account.renew", say("asked to have a person’s sign-in set anew"))
def ask_renewal(doing: Doing, *, person: UUID) -> Renewal:
    """Ask that somebody who has lost every second step may have a new link; a second person has to confirm it."""
    found = locked_person(person)
    require_over(doing, Right.EDIT_PEOPLE, person)
    not_oneself(doing, person)
    if doing.actor.identity is None or not signs_in(found):
        raise RosterError("They have not signed in yet.", remedy="Make the link: nobody has to confirm it.")
    if renewal_of(person, doing.at) is not None:
        raise RosterError("It has been asked for already.", remedy="A second person confirms it.")
    row: Renewal = Renewal.objects.create(person=found, asked_by_id=doing.actor.identity, asked_at=doing.at)
    doing.about("person", person)
    doing.record(renewal=row.id)
    return row


@act("roster.account.renew.confirm", say("confirmed that a person’s sign-in is set anew"))
def confirm_renewal(doing: Doing, *, renewal: UUID) -> None:
    """Confirm, as a second person, that somebody has said so themself. Refused to who asked, and to whose it is."""
    row = Renewal.objects.select_for_update().filter(pk=renewal).first()
    if row is None or row.confirmed_at is not None:
        raise RosterError("There is nothing to confirm.", remedy="Look at the page again.")
    if not may_confirm(doing.actor, row, day_of(doing)):
        raise RefusedError(
            "Somebody else has to confirm this.",
            reason="second-person",
            remedy="Their superior can, or a colleague in human resources, once they have had a second step of "
            "their own for 30 days. Before that, use the command `bailiwick invite` on the machine.",
        )
    if doing.at >= row.asked_at + LASTS:
        raise RefusedError("It was asked too long ago.", reason="too-late", remedy="Ask for it again.")
    row.confirmed_by_id, row.confirmed_at = doing.actor.identity, doing.at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    doing.about("person", row.person_id)
    doing.record(renewal=row.id)


def use_renewal(doing: Doing, person: Person) -> None:
    """Use up what was confirmed, before somebody who signs in already is given a link. Refused without.

    Whoever runs a command on the machine needs nobody: they have the record's keys, and the entry says what they are.
    """
    if doing.actor.kind is ActorKind.OPERATOR or not signs_in(person):
        return
    found = renewal_of(person.id, doing.at)
    if found is None or found.confirmed_at is None:
        raise RefusedError(
            "They sign in already: a link would take that over, and no second person has confirmed it.",
            reason="second-person",
            remedy="Ask for it; their superior confirms it, or a colleague in human resources.",
        )
    Renewal.objects.filter(pk=found.pk).update(used_at=doing.at)
    doing.record(renewal=found.id)
