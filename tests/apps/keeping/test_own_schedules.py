"""The agency's own schedules: a change counts at once, and a fault in one stops destruction and nothing else."""

import os
from datetime import date

import pytest
from tests.apps.keeping.helpers import CARL, OFFICER, SEEN, granted, sighting

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.keeping import own_schedules, selectors
from bailiwick.apps.keeping.contributions import panels
from bailiwick.apps.keeping.models import Record
from bailiwick.apps.keeping.services import capture, destroy
from bailiwick.kernel.errors import BailiwickError, FaultyFilesError
from bailiwick.policy.retention import Standing
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 11, 21)
OURS = """\
id: ours
title: Our own
jurisdiction: none
publisher: Port Calder
editions:
  - {id: "2026", from: 2010-01-01}
series:
  - {number: posts, title: Posts, keep: {for: PERIOD}}
"""


def write(folder, period):
    folder.schedules.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = folder.path / "ours.new"
    beside.write_text(OURS.replace("PERIOD", period))
    beside.replace(folder.schedules / "ours.yaml")


def test_a_schedule_that_is_put_there_or_changed_counts_from_the_next_question_on(record_folder):
    with pytest.raises(BailiwickError):
        capture(CLOCKWORK, sighting("early", series="ours/posts"), b"early")
    write(record_folder, "P3Y")
    made = capture(CLOCKWORK, sighting("posted", series="ours/posts"), b"posted")
    record = Record.objects.get(pk=made.record)
    assert selectors.standing_of(record, DAY).standing is Standing.DUE
    write(record_folder, "P90Y")
    assert selectors.standing_of(record, DAY).standing is Standing.NOT_YET
    # The same size and the same time, in another file's place.
    kept = (record_folder.schedules / "ours.yaml").stat()
    write(record_folder, "P10Y")
    os.utime(record_folder.schedules / "ours.yaml", ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert selectors.standing_of(record, DAY).standing is Standing.DUE
    (record_folder.schedules / "ours.yaml").unlink()
    with pytest.raises(BailiwickError):
        selectors.schedules().split("ours/posts")


def test_a_schedule_with_a_fault_stops_destruction_and_nothing_else(record_folder, caplog):
    write(record_folder, "P3Y")
    due = granted(capture(CLOCKWORK, sighting("due", series="ours/posts"), b"due").record)
    write(record_folder, "many years")
    later = capture(CLOCKWORK, sighting("later", series="ours/posts"), b"later")
    assert later.new
    with pytest.raises(FaultyFilesError):
        destroy(CARL, due)
    assert Record.objects.filter(source="example", object="due").exists()
    told = [one.getMessage() for one in caplog.records if one.name == "bailiwick.keeping"]
    assert len(told) == 1
    assert "ours.yaml" in told[0]
    write(record_folder, "P4Y")
    destroy(CARL, due)
    assert not Record.objects.filter(source="example", object="due").exists()


def test_a_schedule_with_a_fault_leaves_everybody_their_own_page(record_folder):
    write(record_folder, "P90Y")
    capture(CLOCKWORK, sighting("mine", series="ours/posts", person=OFFICER), b"mine")
    looker = Looker(OFFICER, SEEN)
    (whole,) = panels(OFFICER, looker)
    write(record_folder, "many years")
    assert panels(OFFICER, looker) == [whole]
    own_schedules._read.cache_clear()
    (faulty,) = panels(OFFICER, looker)
    assert str(faulty.rows[0].says) == "A record of the kind “post”: kept."
