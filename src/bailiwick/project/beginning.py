"""What is done at the machine itself and is an act: beginning a record, bringing it up to a newer version."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say
from bailiwick.project.folder import Agency


def at_the_machine(doing: Doing) -> None:
    """Refuse everybody who does not run a command on the machine."""
    if doing.actor.kind is not ActorKind.OPERATOR:
        raise RefusedError(
            "This is done at the machine, by a command.",
            reason="not-at-the-machine",
            remedy="Ask whoever runs this software.",
        )


@act("record.begin", say("began the record"))
def begin_record(doing: Doing, *, agency: Agency, demo: bool = False) -> None:
    """Enter that the record begins; the agency's name stands in its folder, not in the log.

    Only what began as a demo can ever be one: this is the first entry, and seats are refused without its word.
    """
    at_the_machine(doing)
    doing.about("record", agency.record)
    doing.record(version=agency.version, time_zone=agency.time_zone, **({"demo": True} if demo else {}))


@act("record.upgrade", say("brought the database up to a newer version"))
def enter_upgrade(doing: Doing, *, record: UUID, version: str, changes: int) -> None:
    """Enter that the tables were changed, and for which version."""
    at_the_machine(doing)
    doing.about("record", record)
    doing.record(version=version, changes=changes)
