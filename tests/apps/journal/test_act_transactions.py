"""The transaction of an act: what SQLite could not commit is undone and told, and never taken for done."""

import sqlite3

import pytest
from django.db import DatabaseError, connection, transaction
from tests.apps.journal.helping import NOON

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry, Tile
from bailiwick.apps.journal.services import act
from bailiwick.kernel.sentence import say

pytestmark = pytest.mark.django_db(transaction=True)


@act("tests.transaction.keep", say("kept a tile in a transaction"))
def keep(doing, *, index, then=None):
    Tile.objects.create(level=8, index=index, hashes=b"x")
    doing.about("tile", str(index))
    if then is not None:
        transaction.on_commit(then)


class Failing:
    """The driver's connection, which fails at one call."""

    def __init__(self, driver, what, undone):
        self.driver, self.what, self.undone = driver, what, undone

    def __getattr__(self, name):
        return getattr(self.driver, name)

    def execute(self, statement, *values):
        if statement.startswith(self.what):
            raise sqlite3.OperationalError("database is locked")
        return self.driver.execute(statement, *values)

    def commit(self):
        if self.what == "COMMIT":
            if self.undone:
                self.driver.rollback()
            raise sqlite3.OperationalError("disk I/O error")
        self.driver.commit()


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("what", "undone"),
    [("BEGIN", False), ("COMMIT", False), ("COMMIT", True)],
    ids=["it cannot begin", "it cannot commit", "it cannot commit and was undone by SQLite itself"],
)
def test_an_act_that_cannot_be_committed_is_undone_told_and_can_be_done_again(what, undone):
    after = []
    keep(OPERATOR, index=1)
    driver, connection.connection = connection.connection, Failing(connection.connection, what, undone)
    with pytest.raises(DatabaseError):
        keep(OPERATOR, index=2, then=lambda: after.append("told"))
    connection.connection = driver
    assert not driver.in_transaction
    assert connection.get_autocommit()
    assert not connection.in_atomic_block
    assert [tile.index for tile in Tile.objects.filter(level=8)] == [1]
    keep(OPERATOR, index=3, then=lambda: after.append("done"))
    assert [tile.index for tile in Tile.objects.filter(level=8)] == [1, 3]
    assert [entry.subject for entry in Entry.objects.filter(act="tests.transaction.keep")] == ["1", "3"]
    assert after == ["done"]


def test_what_waits_for_the_commit_is_done_after_it_and_outside_it():
    seen = []
    keep(OPERATOR, index=4, then=lambda: seen.append((Tile.objects.count(), connection.in_atomic_block)))
    assert seen == [(1, False)]


def test_an_act_inside_a_transaction_that_is_undone_is_undone_with_it():
    with transaction.atomic():
        keep(OPERATOR, index=5)
        transaction.set_rollback(True)
    assert (Tile.objects.count(), Entry.objects.count()) == (0, 0)
    keep(OPERATOR, index=5)
    assert Entry.objects.count() == 1


def test_a_rollback_that_is_asked_for_inside_an_act_is_one():
    @act("tests.transaction.give-up", say("gave up"))
    def give_up(doing):
        Tile.objects.create(level=8, index=6, hashes=str(NOON).encode())
        transaction.set_rollback(True)

    keep(OPERATOR, index=7)
    give_up(OPERATOR)
    assert (Tile.objects.count(), Entry.objects.count()) == (1, 1)
