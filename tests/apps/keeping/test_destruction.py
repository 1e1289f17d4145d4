"""Destruction: due, not held, agreed on by two; what is left is a certificate, and a log that verifies."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.apps.keeping.helpers import (
    ADA,
    BEN,
    CARL,
    LONG_AGO,
    OTHER_SITE,
    SEEN,
    SITE,
    granted,
    hold,
    release,
    sighting,
)

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry, Head
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.errors import NoSuchRecordError
from bailiwick.apps.keeping.facts import Belonging
from bailiwick.apps.keeping.models import Blob, Capture, Doomed, Held, KeyDate, Observation, Record, Sight
from bailiwick.apps.keeping.services import (
    capture,
    class_record,
    clear,
    destroy,
    grant,
    propose_destruction,
    saw,
    set_day,
)
from bailiwick.ledger.frontier import Frontier

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "xylophone-canary"


def refused(act, *arguments):
    with pytest.raises(RefusedError) as refusal:
        act(*arguments)
    return refusal.value.reason


def verify_log():
    """Recompute the tree from the entries' own leaves."""
    entries = list(Entry.objects.order_by("index"))
    head = Head.objects.get()
    assert [entry.index for entry in entries] == list(range(head.size))
    root = Frontier().append_all([bytes(entry.leaf_hash) for entry in entries]).root()
    assert root == Frontier.from_bytes(bytes(head.frontier)).root()


def test_a_record_whose_time_has_come_goes_with_all_its_parts_and_leaves_a_certificate(record_folder):
    kept = capture(CLOCKWORK, sighting(text=CANARY), CANARY.encode())
    capture(CLOCKWORK, sighting(text=CANARY), CANARY.encode() * 2)
    saw(CLOCKWORK, kept.record, Sight.GONE, SEEN)
    release(hold(sites=frozenset({SITE})))
    set_day(CLOCKWORK, kept.record, "superseded", LONG_AGO)
    certificate = destroy(CARL, granted(kept.record))
    assert (certificate.series, certificate.edition) == ("house/posts", "2026")
    assert (certificate.asked_by, certificate.granted_by) == (ADA.identity, BEN.identity)
    assert len(certificate.digests) == 2
    for model in (Record, Capture, Blob, Held, KeyDate, Observation, Doomed):
        assert model.objects.count() == 0
    assert list(selectors.store().digests()) == []
    entry = Entry.objects.get(act="keeping.destroy", outcome="done")
    assert entry.subject == str(kept.record)
    assert all(digest.encode() in bytes(entry.manifest) for digest in certificate.digests)
    verify_log()


def test_no_byte_of_what_was_destroyed_is_left_in_the_files_of_the_embedded_database():
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    kept = capture(CLOCKWORK, sighting(text=CANARY), CANARY.encode())
    destroy(CARL, granted(kept.record))
    name = str(connection.settings_dict["NAME"])
    for suffix in ("", "-wal"):
        with open(name + suffix, "rb") as file:  # noqa: PTH123 -- names of the database's own files
            assert CANARY.encode() not in file.read()


@pytest.mark.clause("mpls/roles.city-attorney.4")
def test_with_a_hold_on_a_site_nothing_of_it_is_destroyed_and_the_skip_names_the_hold():
    on_site = [capture(CLOCKWORK, sighting(str(n)), b"on %d" % n).record for n in range(3)]
    apart = capture(CLOCKWORK, sighting("apart", site=OTHER_SITE), b"apart").record
    proposals = {record: granted(record) for record in [*on_site, apart]}
    placed = hold(sites=frozenset({SITE}))
    for record in on_site:
        assert refused(destroy, CARL, proposals[record]) == "held"
        skip = Entry.objects.get(act="keeping.destroy", subject=str(record))
        assert (skip.outcome, skip.reason) == ("refused", "held")
        assert str(placed.id).encode() in bytes(skip.manifest)
    destroy(CARL, proposals[apart])
    assert set(Record.objects.values_list("id", flat=True)) == set(on_site)
    verify_log()


@pytest.mark.parametrize(
    ("series", "day", "reason"),
    [
        ("", LONG_AGO, "cannot-tell"),
        ("house/moderation", LONG_AGO, "cannot-tell"),
        ("house/pages", LONG_AGO, "cannot-tell"),
        ("house/policies", LONG_AGO, "never"),
        ("house/posts", SEEN.date(), "not-yet"),
        ("house/posts", None, "not-yet"),
    ],
)
def test_what_is_not_known_to_be_due_cannot_even_be_proposed(series, day, reason):
    kept = capture(CLOCKWORK, sighting(series=series, day=day), b"bytes")
    assert refused(propose_destruction, ADA, kept.record) == reason
    assert Record.objects.count() == 1


def test_a_series_that_needs_a_look_waits_for_it():
    kept = capture(CLOCKWORK, sighting(series="house/conduct"), b"bytes")
    set_day(CLOCKWORK, kept.record, "case-closed", LONG_AGO)
    assert refused(propose_destruction, ADA, kept.record) == "cannot-tell"
    set_day(CLOCKWORK, kept.record, "reviewed", SEEN.date())
    destroy(CARL, granted(kept.record))
    assert Record.objects.count() == 0


@pytest.mark.parametrize(
    "way", ["own", "none", "edited", "reclassed", "redated", "replayed", "old", "machine", "other"]
)
def test_nobody_destroys_alone_or_anything_but_what_was_granted(way, monkeypatch):
    record = capture(CLOCKWORK, sighting(), b"bytes").record
    other = capture(CLOCKWORK, sighting("other"), b"other").record
    proposal = propose_destruction(ADA, record)
    if way == "own":
        assert refused(grant, ADA, proposal.id) == "own-request"
    elif way != "none":
        grant(BEN, proposal.id)
    actor, expected = CARL, "not-granted"
    match way:
        case "edited":
            capture(CLOCKWORK, sighting(), b"an edit came since")
            expected = "changed-since"
        case "reclassed":
            class_record(CLOCKWORK, record, Belonging(series="house/comments"))
            expected = "changed-since"
        case "redated":
            set_day(CLOCKWORK, record, "case-closed", LONG_AGO)
            expected = "changed-since"
        case "old":
            now = timezone.now()
            monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(hours=73))
            expected = "spent"
        case "machine":
            actor, expected = CLOCKWORK, "not-a-person"
        case "replayed":
            destroy(CARL, proposal.id)
            with pytest.raises(NoSuchRecordError):
                destroy(CARL, proposal.id)
            assert Record.objects.get().id == other
            return
        case "other":
            assert refused(destroy, CARL, propose_destruction(ADA, other).id) == "not-granted"
            return
    assert refused(destroy, actor, proposal.id) == expected
    assert Record.objects.count() == 2


def test_a_clock_that_went_back_before_the_asking_grants_nothing(monkeypatch):
    record = capture(CLOCKWORK, sighting(), b"bytes").record
    proposal = granted(record)
    monkeypatch.setattr("django.utils.timezone.now", lambda: SEEN)
    assert refused(destroy, CARL, proposal) in {"spent", "not-yet"}


def test_bytes_that_another_record_shares_stay_until_it_goes_too():
    first = capture(CLOCKWORK, sighting("a"), b"shared")
    second = capture(CLOCKWORK, sighting("b"), b"shared")
    destroy(CARL, granted(first.record))
    assert selectors.store().get(second.digest) == b"shared"
    destroy(CARL, granted(second.record))
    assert not selectors.store().has(second.digest)


def test_bytes_captured_anew_before_the_disk_was_cleared_stay(monkeypatch):
    first = capture(CLOCKWORK, sighting("a"), b"again")
    with monkeypatch.context() as patch:
        patch.setattr("bailiwick.apps.keeping.services.destroyed.clear", lambda: 0)
        destroy(CARL, granted(first.record))
    assert Doomed.objects.count() == 1
    second = capture(CLOCKWORK, sighting("b"), b"again")
    clear()
    assert Doomed.objects.count() == 0
    assert selectors.store().get(second.digest) == b"again"


def test_a_disk_that_fails_while_clearing_undoes_nothing_and_is_cleared_later(monkeypatch):
    kept = capture(CLOCKWORK, sighting(), b"bytes")

    def failing(self, digest):
        raise OSError(5, "Input/output error")

    proposal = granted(kept.record)
    with monkeypatch.context() as patch:
        patch.setattr("bailiwick.connectors.blob_folder.BlobFolder.remove", failing)
        destroy(CARL, proposal)
    assert (Record.objects.count(), Doomed.objects.count()) == (0, 1)
    assert clear() == 1
    assert not selectors.store().has(kept.digest)


def test_code_that_forgets_to_ask_is_stopped_by_the_database():
    record = capture(CLOCKWORK, sighting(), b"bytes").record
    hold(records=frozenset({record}))
    for model, column in ((Capture, "record"), (Record, "id"), (Held, "record")):
        with building_tables(), pytest.raises(DatabaseError), transaction.atomic():
            model.objects.filter(**{column: record})._raw_delete("default")
    assert Capture.objects.count() == 1


def test_what_was_never_there_is_told():
    with pytest.raises(NoSuchRecordError):
        propose_destruction(ADA, uuid.uuid4())
    with pytest.raises(NoSuchRecordError):
        destroy(ADA, uuid.uuid4())
