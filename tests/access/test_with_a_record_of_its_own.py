"""T11, mutation: guards of what looks outside the database or at the clock, with a record of its own for each try.

What such an act writes outside the database cannot be undone together with the town's other cells.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from tests.access.guards import guards, switched, taken_out
from tests.access.test_taken_out import ALONE
from tests.apps.journal.act_cases import CASES as JOURNALS
from tests.apps.journal.act_cases import OKAFOR, REYES, _signed
from tests.apps.journal.helping import NOON, write
from tests.apps.keeping.act_cases import CASES as KEEPINGS
from tests.apps.keeping.helpers import ADA, sighting

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.services import begin_epoch, confirm_clock
from bailiwick.apps.keeping.services import capture, propose_destruction
from bailiwick.kernel.errors import BailiwickError
from bailiwick.project.folder import Folder


def _refused(case):
    return lambda: case.refused(case.prepare())


def _epoch_of_a_whole_journal():
    begin_epoch(REYES, second=OKAFOR, key=_signed().key, now=NOON + timedelta(hours=1))


def _after_a_leap():
    write(1, at=NOON.replace(year=2025))
    record = capture(CLOCKWORK, sighting(), b"bytes").record
    propose_destruction(ADA, record)


TRIES = {
    "epoch: two-people": _refused(JOURNALS["journal.epoch.begin"]),
    "epoch: not-stopped": _epoch_of_a_whole_journal,
    "clock: two-people": _refused(JOURNALS["journal.clock.confirm"]),
    "clock: not-in-doubt": lambda: confirm_clock(REYES, second=OKAFOR),
    "destroyed again: held": _refused(KEEPINGS["keeping.destroy.again"]),
    "destruction: clock-in-doubt": _after_a_leap,
}


def _outcome(do):
    try:
        do()
    except RefusedError as refusal:
        return refusal.reason
    except BailiwickError as fault:
        return str(fault)
    return "done"


@pytest.fixture
def outcomes(db, settings, tmp_path):
    """A function: how each of them ends, in a record of its own that is undone."""

    def ask():
        told = {}
        for name, do in TRIES.items():
            settings.FOLDER = Folder(tmp_path / str(uuid4()))
            with transaction.atomic():
                told[name] = f"{name.partition(':')[0]}: {_outcome(do)}"
                transaction.set_rollback(True)
        return told

    return ask


AS_DECLARED = {name: name for name in TRIES}


def test_each_of_them_is_refused_for_its_own_reason(outcomes):
    assert outcomes() == AS_DECLARED


@pytest.mark.parametrize("guard", [guard for guard in guards() if guard.startswith(ALONE)])
def test_a_guard_that_is_taken_out_there_shows(outcomes, guard):
    with switched(), taken_out(guard):
        assert outcomes() != AS_DECLARED
