"""The first entry of the sealed log."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@act("covert.begin", say("began the vault"), log=SEALED)
def begin_vault(doing: Doing, *, record: UUID) -> None:
    """Enter that the vault of a record begins; whoever runs the software does that, and can read nothing in it."""
    if doing.actor.kind is not ActorKind.OPERATOR:
        raise RefusedError(
            "A vault is begun at the machine, by a command.",
            reason="not-at-the-machine",
            remedy="Ask whoever runs this software.",
        )
    doing.about("record", record)
