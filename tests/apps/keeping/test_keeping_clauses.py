"""What the policies ask of keeping, acted out: no early destruction, every version kept, bytes that go by the clock."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.apps.keeping.helpers import ADA, SEEN, sighting

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Capture, Record
from bailiwick.apps.keeping.services import capture, propose_destruction
from bailiwick.jobs.kinds import kind_of
from bailiwick.jobs.scheduling import keep_schedules
from bailiwick.jobs.worker import work_once

pytestmark = pytest.mark.django_db(transaction=True)
TWO_YEARS = """\
id: port-calder
title: Records of an invented city
jurisdiction: Port Calder
publisher: The city clerk
editions: [{id: first, from: 2020-01-01}]
series:
  - {number: posts, title: Posts, keep: {for: P2Y}}
"""


@pytest.fixture
def own_schedule(record_folder):
    """A schedule of the agency's own, in the record's folder."""
    record_folder.schedules.mkdir(parents=True)
    (record_folder.schedules / "port-calder.yaml").write_text(TWO_YEARS, encoding="utf-8")


def months_ago(number):
    today = timezone.localdate()
    months = today.year * 12 + today.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)


@pytest.mark.clause("pd/IV.A.7.s2")
@pytest.mark.clause("nmpd/V.D.s2")
@pytest.mark.usefixtures("own_schedule")
def test_of_a_two_year_series_nothing_goes_at_eighteen_months_and_the_refusal_cites_the_series():
    early = capture(CLOCKWORK, sighting("early", series="port-calder/posts", day=months_ago(18)), b"1")
    due = capture(CLOCKWORK, sighting("due", series="port-calder/posts", day=months_ago(25)), b"2")
    with pytest.raises(RefusedError, match=r"kept until .* \(port-calder/posts\)") as refusal:
        propose_destruction(ADA, early.record)
    assert refusal.value.reason == "not-yet"
    entry = Entry.objects.get(act="keeping.destruction.propose", subject=str(early.record))
    assert (entry.outcome, entry.reason) == ("refused", "not-yet")
    propose_destruction(ADA, due.record)
    assert Record.objects.count() == 2


@pytest.mark.clause("pd/IV.A.7.s3")
def test_of_a_post_that_was_edited_both_versions_are_kept_with_their_times_and_digests():
    later = SEEN + timedelta(minutes=9)
    first = capture(CLOCKWORK, sighting(text="Closed."), b"Closed.")
    second = capture(CLOCKWORK, sighting(text="Open.", seen_at=later), b"Open.")
    kept = [(row.version, row.seen_at, row.blob_id) for row in Capture.objects.order_by("version")]
    assert kept == [(1, SEEN, first.digest), (2, later, second.digest)]
    assert [selectors.bytes_of(row) for row in Capture.objects.order_by("version")] == [b"Closed.", b"Open."]
    assert Record.objects.count() == 1


def test_bytes_that_no_record_has_are_taken_away_by_the_clock(record_folder):
    kept = capture(CLOCKWORK, sighting(), b"a record has these")
    selectors.store().put(b"no record has these")
    assert kind_of("keeping.tidy").beat.every == timedelta(days=1)
    keep_schedules()
    for _look in range(9):  # the first one asks the clock
        work_once("tests")
    assert list(selectors.store().digests()) == [kept.digest]
