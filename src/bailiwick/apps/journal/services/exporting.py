"""Giving the journal away: who took what is an entry before the first byte leaves."""

from __future__ import annotations

from pathlib import Path

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.selectors import export, latest_checkpoint
from bailiwick.apps.journal.selectors.exporting import MaySee
from bailiwick.apps.journal.services.acts import Doing, act
from bailiwick.apps.journal.services.publishing import write_file
from bailiwick.apps.journal.services.signing import key_for
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.sentence import say
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.keys import SigningKey
from bailiwick.ledger.notes import read_note


def export_to(actor: Actor, folder: Path, *, key: SigningKey, may_see: MaySee, verifier: bytes = b"") -> int:
    """Write the log up to its last checkpoint, with the openings of what may be seen, into an empty folder.

    The number of files. Raises RefusedError for a stranger; CallError where nothing is signed or the folder is in use.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CallError(
            "The folder is not empty.", place=str(folder), remedy="Name one that is not there yet."
        )
    origin = _take(actor)
    number = 0
    for path, data in export(key_for(origin, key).verifying(), may_see=may_see, verifier=verifier):
        write_file(folder / path, data)
        number += 1
    return number


@act("journal.export", say("took a copy of the journal"))
def _take(doing: Doing) -> str:
    if doing.actor.kind is ActorKind.STRANGER:
        raise RefusedError("Sign in to take a copy of the journal.", reason="not-signed-in")
    checkpoint = latest_checkpoint(doing.act.log)
    if checkpoint is None:
        raise CallError("The journal has not been signed yet.", remedy="Run bailiwick journal sign first.")
    stated = Checkpoint.from_text(read_note(checkpoint.note.encode()).text)
    doing.about("log", stated.origin)
    doing.record(size=stated.size, root=stated.root.hex())
    return stated.origin
