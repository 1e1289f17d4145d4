"""Invented people and sightings for keeping's tests."""

import uuid
from datetime import UTC, date, datetime

from bailiwick.apps.journal.facts import person
from bailiwick.apps.keeping.facts import Scope, Sighting
from bailiwick.apps.keeping.services import (
    grant,
    place_hold,
    propose_destruction,
    propose_release,
    release_hold,
)

ADA, BEN, CARL = (person(uuid.UUID(int=number)) for number in (1, 2, 3))
OFFICER = uuid.UUID(int=11)
SITE = uuid.UUID(int=21)
OTHER_SITE = uuid.UUID(int=22)
LONG_AGO = date(2015, 3, 1)
SEEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def sighting(name="post-1", **more):
    given = {"kind": "post", "source": "example", "object": name, "seen_at": SEEN, "series": "house/posts"}
    return Sighting(**given | {"day": LONG_AGO, "text": "The bridge is closed.", "site": SITE} | more)


def hold(actor=ADA, matter="civil-2026-014", **scope):
    return place_hold(actor, matter, Scope(**scope))


def release(placed, asker=ADA, granter=BEN):
    proposal = propose_release(asker, placed.id)
    grant(granter, proposal.id)
    release_hold(granter, proposal.id)


def granted(record, asker=ADA, granter=BEN):
    """A destruction that two people have agreed on."""
    proposal = propose_destruction(asker, record)
    grant(granter, proposal.id)
    return proposal.id
