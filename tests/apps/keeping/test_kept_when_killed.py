"""T01, for captures: killed at any instant, 300 times; what was acknowledged is there, and no row lacks its bytes."""

import os
import random
import signal
import time
from collections import Counter

import pytest
from django.db import connection, connections
from tests.apps.keeping.helpers import CARL, granted, sighting

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry, Head
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Blob, Capture, Doomed, Record
from bailiwick.apps.keeping.services import capture, capture_all, destroy, tidy
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("BAILIWICK_KILLS", "300"))
SHORTEST, LONGEST = 0.002, 0.15
"""Seconds a process lives, from its first connection on."""
LINE = 64
SEVERAL = 6


def content(name, number):
    """Every third object has bytes that other objects have too."""
    return (b"shared" if number % 3 == 2 else name.encode()) * 50


def keep_until_killed(life, told):
    """Capture, alone and several at once, and tell each that is acknowledged; destroy some. Never comes back."""
    connection.ensure_connection()
    os.write(told, b"begun".ljust(LINE))
    # Each life begins with something else: on a slow day none comes far.
    for number in range(life, life + 1_000_000):
        name = f"{life}-{number}"
        several = [f"{name}-{place}" for place in range(SEVERAL)] if number % 2 else []
        seen = [(sighting(one), content(one, place)) for place, one in enumerate([name, *several], number)]
        made = capture_all(CLOCKWORK, seen)[0]
        for one in (name, *several):
            os.write(told, f"kept {one}".ljust(LINE).encode())
        if number % 4 == 2:
            proposal = granted(made.record)
            os.write(told, f"going {name}".ljust(LINE).encode())
            destroy(CARL, proposal)
            os.write(told, f"gone {name}".ljust(LINE).encode())


def one_life(life, seconds):
    """What a process told before it was killed, line by line."""
    heard, told = os.pipe()
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            keep_until_killed(life, told)
        finally:
            os._exit(1)
    os.close(told)
    os.read(heard, LINE)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the process ended by itself"
    with os.fdopen(heard, "rb") as pipe:
        data = pipe.read().decode()
    return [tuple(data[at : at + LINE].split()) for at in range(0, len(data), LINE)]


@pytest.mark.slow
def test_three_hundred_kills_lose_no_capture_and_leave_no_row_without_its_bytes():
    chance, said = random.Random(301), set()  # noqa: S311 -- the same instants in each run
    capture(CLOCKWORK, sighting("first"), b"first")
    lives = 0
    # On a busy machine a life may end before its first capture: as many more are lived as it takes.
    while lives < KILLS or len(said) < KILLS:
        # Some of those that begin with a destruction live long enough to come to its end on a slow day too.
        seconds = chance.uniform(SHORTEST, LONGEST) * (5 if lives % 8 == 2 else 1)
        said.update(one_life(lives, seconds))
        lives += 1
    kept, going, gone = ({name for what, name in said if what == word} for word in ("kept", "going", "gone"))
    there = set(Record.objects.values_list("object", flat=True))
    assert kept - going - there == set()
    assert gone & there == set()
    # Of several at once all are there or none; the first of them may have been destroyed since.
    batches = Counter(name.rpartition("-")[0] for name in there if name.count("-") == 2)
    assert batches
    assert set(batches.values()) == {SEVERAL}
    for row in Capture.objects.all():
        assert selectors.bytes_of(row)
    leaves = list(Entry.objects.order_by("index").values_list("index", "leaf"))
    assert [index for index, _ in leaves] == list(range(len(leaves)))
    head = Frontier.from_bytes(bytes(Head.objects.get().frontier))
    assert head == Frontier.of(leaf_hash(bytes(leaf)) for _, leaf in leaves)
    tidy()
    assert set(selectors.store().digests()) == set(Blob.objects.values_list("digest", flat=True))
    assert Doomed.objects.count() == 0
    assert gone
