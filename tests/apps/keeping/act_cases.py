"""Keeping's acts."""

from uuid import uuid4

from tests.apps.act_cases import ActCase
from tests.apps.keeping.helpers import ADA, BEN, CARL, LONG_AGO, SEEN, SITE, hold, sighting

from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping.facts import Belonging, Scope
from bailiwick.apps.keeping.models import Hold, Sight
from bailiwick.apps.keeping.services import (
    back_again,
    capture,
    class_record,
    destroy,
    destroy_again,
    grant,
    place_hold,
    propose_destruction,
    propose_release,
    release_hold,
    saw,
    set_day,
    tell_scrubbed,
)
from bailiwick.apps.keeping.services.destroyed import _destroy_again, _file
from bailiwick.kernel.canonical import canonical_json

NOBODY = "Keeping stands below the rooms that know who may: they ask before they call. It refuses no witness."


def _record():
    return capture(CLOCKWORK, sighting(), b"bytes").record


def _held():
    record = _record()
    return record, hold(sites=frozenset({SITE}))


def _asked():
    return propose_destruction(ADA, _record()).id


def _release_asked():
    return propose_release(ADA, hold(sites=frozenset({SITE})).id).id


def _release(proposal):
    grant(BEN, proposal)
    release_hold(ADA, proposal)


def _destroy(proposal):
    grant(BEN, proposal)
    destroy(CARL, proposal)


def _came_back():
    """A record that the list says was destroyed, as after an older copy of the database was put back."""
    record = _record()
    told = canonical_json({"entry": 7, "details": {}})
    with _file().writing() as connection:
        connection.execute("INSERT INTO destroyed VALUES (?, ?)", (str(record), told))
    return next(iter(back_again()))


def _destroy_again_what_is_held(listed):
    scope = Scope(records=frozenset({listed.record})).to_text()
    with building_tables():
        Hold.objects.create(matter="civil-1", scope=scope, placed_by=uuid4(), placed_at=SEEN)
    _destroy_again(OPERATOR, listed)


CASES = {
    "keeping.capture": ActCase(
        allowed=lambda _: capture(CLOCKWORK, sighting(), b"bytes"), never_refused=NOBODY
    ),
    "keeping.saw": ActCase(
        prepare=_record,
        allowed=lambda record: saw(CLOCKWORK, record, Sight.GONE, SEEN),
        never_refused=NOBODY,
    ),
    "keeping.class": ActCase(
        prepare=_record,
        allowed=lambda record: class_record(CLOCKWORK, record, Belonging(series="house/comments")),
        refused=lambda record: class_record(ADA, record, Belonging(series="house/comments")),
    ),
    "keeping.day": ActCase(
        prepare=_record,
        allowed=lambda record: set_day(CLOCKWORK, record, "case-closed", LONG_AGO),
        refused=lambda record: set_day(ADA, record, "case-closed", LONG_AGO),
    ),
    "keeping.grant": ActCase(
        prepare=_asked,
        allowed=lambda proposal: grant(BEN, proposal),
        refused=lambda proposal: grant(ADA, proposal),
    ),
    "keeping.hold": ActCase(
        allowed=lambda _: hold(sites=frozenset({SITE})),
        refused=lambda _: place_hold(CLOCKWORK, "civil-1", Scope(sites=frozenset({SITE}))),
    ),
    "keeping.hold.propose-release": ActCase(
        prepare=_held,
        allowed=lambda made: propose_release(ADA, made[1].id),
        refused=lambda made: propose_release(CLOCKWORK, made[1].id),
    ),
    "keeping.hold.release": ActCase(
        prepare=_release_asked, allowed=_release, refused=lambda proposal: release_hold(ADA, proposal)
    ),
    "keeping.destruction.propose": ActCase(
        prepare=_record,
        allowed=lambda record: propose_destruction(ADA, record),
        refused=lambda record: propose_destruction(CLOCKWORK, record),
    ),
    "keeping.scrub": ActCase(
        allowed=lambda _: tell_scrubbed(CLOCKWORK, entries=1, blobs=0, damaged=["entry:0"]),
        never_refused="It tells what a reading found, whoever asked for it.",
    ),
    "keeping.destroy.again": ActCase(
        prepare=_came_back, allowed=lambda _: destroy_again(), refused=_destroy_again_what_is_held
    ),
    "keeping.destroy": ActCase(
        prepare=_asked, allowed=_destroy, refused=lambda proposal: destroy(CARL, proposal)
    ),
}
