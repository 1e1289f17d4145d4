"""What becomes known of a record after it was captured: its class, whose it is, and the days its period runs from."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.errors import NoSuchRecordError
from bailiwick.apps.keeping.facts import Belonging
from bailiwick.apps.keeping.models import KeyDate, Record
from bailiwick.apps.keeping.services.locks import together_with_captures
from bailiwick.apps.keeping.services.taking import take_newly_matching
from bailiwick.apps.roster.models import Membership
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.kernel.sentence import say


@act("keeping.class", say("said in which series a record belongs, and whose it is"))
def class_record(
    doing: Doing,
    record: UUID,
    belonging: Belonging,
) -> None:
    """Set what is given and leave the rest; holds that match now take it.

    Raises RefusedError for whoever does not work here, CallError, NoSuchRecordError.
    """
    _refuse_outsiders(doing)
    together_with_captures()
    row = locked(record)
    changed = {name: value for name, value in asdict(belonging).items() if value is not None}
    if belonging.series is not None:
        selectors.schedules().split(belonging.series)
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=list(changed))
    doing.about("record", record)
    taken = take_newly_matching([row])[record]
    doing.record(**changed, header=selectors.seal_of_record(row), **taken._asdict())


@act("keeping.day", say("noted a day that a retention period may run from"))
def set_day(doing: Doing, record: UUID, trigger: str, day: date) -> None:
    """Note on which day something happened to a record: it was closed, superseded, reviewed.

    Raises RefusedError for whoever does not work here, CallError, NoSuchRecordError.
    """
    _refuse_outsiders(doing)
    if not is_plain_id(trigger):
        raise CallError(f"'{trigger}' is no trigger.", remedy="Give the id that the schedule has for it.")
    row = locked(record)
    before = KeyDate.objects.filter(record=row, trigger=trigger).values_list("day", flat=True).first()
    KeyDate.objects.update_or_create(record=row, trigger=trigger, defaults={"day": day})
    doing.about("record", record)
    doing.record(trigger=trigger, day=day, before=before)


def _refuse_outsiders(doing: Doing) -> None:
    """How long a record is kept follows from this. Which colleagues may say it, the room whose record it is asks."""
    actor = doing.actor
    if actor.kind in {ActorKind.OPERATOR, ActorKind.JOB}:
        return
    # A stranger has no identity, so that this asks of nobody.
    asked = [actor.identity] if actor.kind is ActorKind.PERSON and actor.identity else []
    if not Membership.objects.on(timezone.localdate(doing.at)).filter(person_id__in=asked).exists():
        raise RefusedError(
            "Only somebody who works here can say this of a record.",
            reason="not-a-colleague",
            remedy="Ask whoever keeps the agency's records.",
        )


def locked(identity: UUID) -> Record:
    """The record's row, locked until the transaction ends. Raises NoSuchRecordError."""
    row = Record.objects.select_for_update().filter(pk=identity).first()
    if not isinstance(row, Record):
        raise NoSuchRecordError(
            "There is no such record; it may have been destroyed.",
            place=str(identity),
            remedy="Look for it in the journal.",
        )
    return row
