"""T15: a hold is placed while a record is destroyed, in every order of their steps; what is held is never destroyed."""

import itertools
import random
import uuid

import pytest
from django.db import DatabaseError, connection
from django.db.models.query import QuerySet
from tests.apps.keeping.helpers import ADA, CARL, granted, sighting
from tests.apps.keeping.stepping import CAPTURE_STEPS, DESTROY_STEPS, HOLD_STEPS, Stepper, interleave

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.models import Capture, Held, Record
from bailiwick.apps.keeping.services import capture, destroy, place_hold

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
HOLD, DESTROY, CAPTURE = range(3)
ORDERS = [
    tuple(HOLD if place in chosen else DESTROY for place in range(9))
    for chosen in itertools.combinations(range(9), 5)
]


def some_orders(number):
    """A part, always the same, of the 90,090 orders of three."""
    chance = random.Random(15)  # noqa: S311 -- the same in each run
    whole = [HOLD] * 5 + [DESTROY] * 4 + [CAPTURE] * 4
    return [tuple(chance.sample(whole, len(whole))) for _ in range(number)]


def scopes(record, site):
    """The same record by its id, by its site, and by a word."""
    return (
        {"records": frozenset({record})},
        {"sites": frozenset({site})},
        {"sites": frozenset({site}), "words": ("the bridge",)},
    )


def scene(number):
    """A record that two people have agreed to destroy, and the hold that somebody is about to place."""
    site = uuid.uuid4()
    made = capture(CLOCKWORK, sighting(f"post-{number}", site=site), b"%d" % number)
    return made, granted(made.record), scopes(made.record, site)[number % 3], site


def placing(scope):
    return Stepper(lambda: place_hold(ADA, "civil-1", Scope(**scope)), HOLD_STEPS)


def destroying(proposal):
    return Stepper(lambda: destroy(CARL, proposal), DESTROY_STEPS)


def violations(made, hold, destruction):
    """What must never be: a record that is held and gone, or a destruction after the hold."""
    there = Record.objects.filter(pk=made.record).exists()
    held = Held.objects.filter(record_id=made.record, hold=hold.result).exists() if hold.result else False
    found = []
    if held and not there:
        found.append("held and gone")
    if there and hold.result and not held:
        found.append("there, and the hold does not have it")
    if there and not selectors.store().has(made.digest):
        found.append("there without its bytes")
    if destruction.result and there:
        found.append("certified and still there")
    if destruction.result and hold.result:
        done = Entry.objects.get(act="keeping.destroy", outcome="done", subject=str(made.record))
        placed = Entry.objects.get(act="keeping.hold", subject=str(hold.result.id))
        if done.index > placed.index:
            found.append("destroyed after it was held")
    return found


def test_there_are_126_orders():
    assert len(set(ORDERS)) == 126


def test_in_every_order_of_their_steps_a_held_record_is_never_destroyed():
    found, ends = [], set()
    for number, order in enumerate(ORDERS):
        made, proposal, scope, _ = scene(number)
        hold, destruction = placing(scope), destroying(proposal)
        interleave(order, (hold, destruction))
        found += [(order, what) for what in violations(made, hold, destruction)]
        assert hold.error is None
        assert destruction.error is None or destruction.error.reason == "held"
        ends.add(destruction.error is None)
    assert found == []
    assert ends == {True, False}


def test_three_at_once_destroy_nothing_that_is_held_and_leave_nothing_unheld():
    found = []
    for number, order in enumerate(some_orders(120), start=1000):
        made, proposal, scope, site = scene(number)
        hold, destruction = placing(scope), destroying(proposal)
        # The same bytes under another name: the blob is destroyed and captured at once.
        new = sighting(f"other-{number}", site=site)
        third = Stepper(lambda new=new, number=number: capture(CLOCKWORK, new, b"%d" % number), CAPTURE_STEPS)
        interleave(order, (hold, destruction, third))
        found += [(order, what) for what in violations(made, hold, destruction)]
        assert (hold.error, third.error) == (None, None)
        assert destruction.error is None or isinstance(destruction.error, RefusedError)
        assert selectors.store().get(third.result.digest) == b"%d" % number
        if "records" not in scope and not Held.objects.filter(record_id=third.result.record).exists():
            found.append((order, "came to match and is not held"))
    assert found == []


def test_without_the_services_locks_the_database_alone_destroys_nothing_that_is_held(monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_: self)
    found, stopped = [], 0
    for number, order in enumerate(ORDERS, start=2000):
        made, proposal, scope, _ = scene(number)
        hold, destruction = placing(scope), destroying(proposal)
        interleave(order, (hold, destruction))
        found += [
            (order, what) for what in violations(made, hold, destruction) if "does not have" not in what
        ]
        for one in (hold, destruction):
            assert one.error is None or isinstance(one.error, RefusedError | DatabaseError)
            stopped += isinstance(one.error, DatabaseError)
    assert found == []
    # SQLite lets nobody else write meanwhile, with or without locks; PostgreSQL had to step in.
    assert (stopped > 0) == (connection.vendor == "postgresql")
    assert Capture.objects.count() == Record.objects.count()
