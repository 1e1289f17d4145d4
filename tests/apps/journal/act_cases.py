"""The journal's own acts."""

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from tests.apps.act_cases import ActCase
from tests.apps.journal.helping import NOON, Signer, intrude, write

from bailiwick.apps.journal.facts import OPERATOR, Actor, person
from bailiwick.apps.journal.models import ActorKind, Channel
from bailiwick.apps.journal.services import begin_epoch, confirm_clock, export_to

REYES, OKAFOR = person(uuid4()), person(uuid4())


def _signed():
    signer = Signer(settings.FOLDER)
    write(3)
    signer.sign()
    return signer


def _damaged():
    signer = _signed()
    intrude("UPDATE journal_entry SET subject = 'x' WHERE \"index\" = 1")
    return signer


def _export(actor):
    return lambda signer: export_to(
        actor, Path(tempfile.mkdtemp(dir=settings.FOLDER.path)), key=signer.key, may_see=lambda _: True
    )


def _epoch(second):
    return lambda signer: begin_epoch(REYES, second=second, key=signer.key, now=NOON + timedelta(hours=1))


def _confirm(second):
    return lambda _: confirm_clock(REYES, second=second)


CASES = {
    # An entry of months ago, and none since.
    "journal.clock.confirm": ActCase(
        prepare=lambda: write(1, at=NOON.replace(year=2025)),
        allowed=_confirm(OKAFOR),
        refused=_confirm(REYES),
    ),
    "journal.export": ActCase(
        prepare=_signed, allowed=_export(OPERATOR), refused=_export(Actor(ActorKind.STRANGER, Channel.PORTAL))
    ),
    "journal.epoch.begin": ActCase(prepare=_damaged, allowed=_epoch(OKAFOR), refused=_epoch(REYES)),
}
