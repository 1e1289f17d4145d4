"""Many at once: every act's entry has its own place, and the log has no gap."""

import threading

import pytest
from django.db import connection

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry, Head, Tile
from bailiwick.apps.journal.services import act
from bailiwick.kernel.sentence import say
from bailiwick.ledger.frontier import Frontier

pytestmark = pytest.mark.django_db(transaction=True)
THREADS, EACH = 8, 12


@act("tests.together.keep", say("kept a tile"))
def keep(doing, *, index):
    Tile.objects.create(level=3, index=index, hashes=b"")
    doing.about("tile", str(index))


def test_eight_writers_from_an_empty_log_leave_no_gap_and_no_double_place():
    faults = []

    def write(number):
        try:
            for offset in range(EACH):
                keep(OPERATOR, index=number * EACH + offset)
        except Exception as error:  # noqa: BLE001 -- told below, whatever it is
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    written = list(Entry.objects.order_by("index"))
    assert [entry.index for entry in written] == list(range(THREADS * EACH))
    assert sorted(int(entry.subject) for entry in written) == list(range(THREADS * EACH))
    head = Head.objects.get()
    root = Frontier().append_all([bytes(entry.leaf_hash) for entry in written]).root()
    assert Frontier.from_bytes(bytes(head.frontier)).root() == root
    assert head.size == Tile.objects.count() == THREADS * EACH
