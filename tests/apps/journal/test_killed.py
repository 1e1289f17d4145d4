"""T01, for acts: a process is killed at any instant, 300 times; what it was told is done is there, whole."""

import os
import random
import signal
import time

import pytest
from django.db import connections
from tests.apps.journal.helping import NOON, write

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Checkpoint, Entry, Head, Tile
from bailiwick.apps.journal.services import INTERNAL, act, sign_checkpoint, store_of
from bailiwick.kernel.sentence import say
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("BAILIWICK_KILLS", "300"))
LONGEST = 0.06
"""Seconds a process lives at most."""
LEVEL = 7
_PLACE = 8


@act("tests.killed.keep", say("kept a tile"))
def keep(doing, *, index):
    Tile.objects.create(level=LEVEL, index=index, hashes=b"")
    doing.about("tile", str(index))


def act_until_killed(start, told, signer):
    """Say that it begins, do acts, and tell each that is done; sign now and then. Never comes back."""
    connections["default"].ensure_connection()
    os.write(told, bytes(1))
    for index in range(start, start + 1_000_000):
        keep(OPERATOR, index=index)
        os.write(told, index.to_bytes(_PLACE, "big"))
        if index % 7 == 0:
            sign_checkpoint(INTERNAL, signer.key, store_of(INTERNAL), NOON)


def one_life(start, signer, seconds):
    """What a process told to be done before it was killed."""
    heard, told = os.pipe()
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            act_until_killed(start, told, signer)
        finally:
            os._exit(1)
    os.close(told)
    os.read(heard, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the process ended by itself"
    with os.fdopen(heard, "rb") as pipe:
        data = pipe.read()
    return [int.from_bytes(data[at : at + _PLACE], "big") for at in range(0, len(data), _PLACE)]


@pytest.mark.slow
def test_three_hundred_kills_lose_nothing_that_was_acknowledged(signer):
    chance, acknowledged, lives = random.Random(300), set(), 0  # noqa: S311 -- the same instants in each run
    write(1)
    # On a busy machine a life may end before its first act: as many more are lived as it takes.
    while lives < KILLS or len(acknowledged) < KILLS:
        acknowledged.update(one_life(lives * 1_000_000, signer, chance.uniform(0.002, LONGEST)))
        lives += 1
    kept = {
        int(subject)
        for subject in Entry.objects.filter(act="tests.killed.keep").values_list("subject", flat=True)
    }
    assert acknowledged - kept == set()
    assert kept == set(Tile.objects.filter(level=LEVEL).values_list("index", flat=True))
    leaves = list(Entry.objects.order_by("index").values_list("index", "leaf"))
    assert [index for index, _ in leaves] == list(range(len(leaves)))
    head = Frontier.from_bytes(bytes(Head.objects.get().frontier))
    assert head == Frontier.of(leaf_hash(bytes(leaf)) for _, leaf in leaves)
    assert sign_checkpoint(INTERNAL, signer.key, store_of(INTERNAL), NOON).size == len(leaves)
    assert {row.note.encode() for row in Checkpoint.objects.all()} == {one.note for one in signer.store.all()}
