"""Looking up all that is held about somebody: for a reason, and never without the person being told."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import LookUp
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.selectors.people import units_answering
from bailiwick.apps.roster.services.helping import bare, day_of, locked_person
from bailiwick.kernel.sentence import say


@act("roster.person.look-up", say("looked up all that is held"))
def look_up(doing: Doing, *, person: UUID, reason: str) -> LookUp:
    """Enter that all that is held about somebody is looked up, and why. They find it under what is held about them.

    Refused to who does not see their records, and about oneself. The reason is kept in the row, never in the journal.
    """
    locked_person(person)
    day = day_of(doing)
    for unit in units_answering(person, day):
        require(doing.actor, Right.SEE_RECORDS, day, unit)
    if doing.actor.identity is None or doing.actor.identity == person:
        raise RefusedError(
            "What is held about you stands on a page of your own.",
            reason="own-record",
            remedy="Open “What is held about me”.",
        )
    reason = bare(reason, 200, "reason")
    if not reason:
        raise RosterError(
            "Nobody has said what it is looked up for.",
            place="reason",
            remedy="Give the reason in a few words: they will read it.",
        )
    row: LookUp = LookUp.objects.create(
        person_id=person, by_id=doing.actor.identity, reason=reason, at=doing.at
    )
    doing.about("person", person)
    doing.record(look_up=row.id)
    return row
