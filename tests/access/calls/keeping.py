"""Keeping's acts. Rooms above ask who may; keeping itself holds that two people do, and only as it was asked."""

from datetime import timedelta

from django.utils import timezone
from tests.access.acting import Call
from tests.apps.keeping.helpers import ADA, BEN, LONG_AGO, SEEN, SITE, granted, hold, sighting

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping.facts import Belonging, Scope
from bailiwick.apps.keeping.models import Proposal, Sight
from bailiwick.apps.keeping.services import (
    capture,
    class_record,
    destroy,
    grant,
    place_hold,
    propose_destruction,
    propose_release,
    release_hold,
    saw,
    set_day,
)


def _record(_town=None, **more):
    return capture(CLOCKWORK, sighting(**more), b"bytes").record


def _held(town):
    record = _record()
    return record, hold(sites=frozenset({SITE})).id


def _asked(_town):
    return propose_destruction(ADA, _record()).id


def _granted(_town):
    return granted(_record())


def _late(proposal):
    """The same, four days later."""
    with building_tables():
        Proposal.objects.filter(pk=proposal).update(asked_at=timezone.now() - timedelta(hours=73))
    return proposal


def _held_since(_town):
    proposal = granted(_record())
    hold(sites=frozenset({SITE}))
    return proposal


def _not_due_any_more(_town):
    record = _record()
    proposal = granted(record)
    class_record(CLOCKWORK, record, Belonging(day=timezone.localdate()))
    return proposal


def _changed(_town):
    record = _record()
    proposal = granted(record)
    capture(CLOCKWORK, sighting(marker="second"), b"other bytes")
    return proposal


def _release_asked(_town):
    return propose_release(ADA, hold(sites=frozenset({SITE})).id).id


def _release_granted(_town):
    proposal = _release_asked(_town)
    grant(BEN, proposal)
    return proposal


def _released(_town):
    """A hold that was released after two had asked for it, and the other of the two proposals, granted."""
    placed = hold(sites=frozenset({SITE})).id
    first, second = (propose_release(ADA, placed).id for _ in range(2))
    for one in (first, second):
        grant(BEN, one)
    release_hold(BEN, first)
    return second


CALLS = {
    "keeping.capture": {"of a post": Call(lambda town, me, _: capture(me, sighting(), b"bytes"))},
    "keeping.saw": {
        "of a post that is gone": Call(lambda town, me, made: saw(me, made, Sight.GONE, SEEN), _record)
    },
    "keeping.class": {
        "of a record": Call(
            lambda town, me, made: class_record(me, made, Belonging(series="house/comments")), _record
        )
    },
    "keeping.day": {
        "of a record": Call(lambda town, me, made: set_day(me, made, "case-closed", LONG_AGO), _record)
    },
    "keeping.hold": {
        "on a site": Call(lambda town, me, _: place_hold(me, "civil-1", Scope(sites=frozenset({SITE}))))
    },
    "keeping.hold.propose-release": {
        "of a hold": Call(lambda town, me, made: propose_release(me, made[1]), _held)
    },
    "keeping.hold.release": {
        "that a second person granted": Call(lambda town, me, made: release_hold(me, made), _release_granted),
        "that nobody granted": Call(lambda town, me, made: release_hold(me, made), _release_asked),
        "that was done already": Call(lambda town, me, made: release_hold(me, made), _released),
        "with a grant that was for a destruction": Call(
            lambda town, me, made: release_hold(me, made), _granted
        ),
    },
    "keeping.grant": {
        "of what somebody else asked": Call(lambda town, me, made: grant(me, made), _asked),
        "of what they asked themselves": Call(lambda town, me, made: grant(ADA, made), _asked),
        "of what was granted already": Call(lambda town, me, made: grant(me, made), _granted),
        "of what was asked three days ago": Call(
            lambda town, me, made: grant(me, made), lambda town: _late(_asked(town))
        ),
    },
    "keeping.destruction.propose": {
        "of a record that is due": Call(lambda town, me, made: propose_destruction(me, made), _record),
        "of a record that is held": Call(lambda town, me, made: propose_destruction(me, made[0]), _held),
        "of a record that is not due": Call(
            lambda town, me, made: propose_destruction(me, made), lambda town: _record(day=town.today)
        ),
        "of a record of which nobody can tell": Call(
            lambda town, me, made: propose_destruction(me, made), lambda town: _record(series="")
        ),
    },
    "keeping.destroy": {
        "that a second person granted": Call(lambda town, me, made: destroy(me, made), _granted),
        "that nobody granted": Call(lambda town, me, made: destroy(me, made), _asked),
        "that was granted three days ago": Call(
            lambda town, me, made: destroy(me, made), lambda town: _late(_granted(town))
        ),
        "of a record that is held since": Call(lambda town, me, made: destroy(me, made), _held_since),
        "of a record that is due no more": Call(lambda town, me, made: destroy(me, made), _not_due_any_more),
        "of a record that has changed since": Call(lambda town, me, made: destroy(me, made), _changed),
    },
}
