"""What the page of an entry proves of it, what it does not, and how anybody checks it with three files."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from tests.apps.accounts.conftest import words
from tests.apps.journal.helping import intrude
from tests.apps.roster.town import hire

from bailiwick.apps.desk.selectors import Proved, prove
from bailiwick.apps.journal.guard import housekeeping
from bailiwick.apps.journal.models import Checkpoint, Entry, Timestamp
from bailiwick.apps.journal.services import INTERNAL, make_key, sign_and_publish

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_utc(settings):
    """The page tells times of day as the agency's clock shows them."""
    settings.TIME_ZONE = "UTC"


@pytest.fixture
def signed(town, folder):
    """The town's journal, signed twice, the second time over one entry more."""
    make_key(folder.keys, INTERNAL, "records.example/internal")
    sign_and_publish(INTERNAL, FIRST)
    hire("Robin Vale", town.patrol)
    sign_and_publish(INTERNAL, FIRST + timedelta(hours=3))
    return Entry.objects.get(index=10)


def _day(moment):
    return f"{moment.day} {moment:%B %Y}"


def test_it_tells_since_when_under_what_and_what_it_does_not_prove(signed, town, seat):
    told = words(seat(town.steward).get(f"/journal/{signed.record}/"))
    assert f"has not changed since {signed.at:%H:%M} (UTC) on {_day(signed.at)}. This does not prove" in told
    assert "when the log was signed, at 12:00 (UTC) on 21 November 2026, and every checkpoint" in told
    last = Checkpoint.objects.last()
    assert f"{last.size} entries, signed at 15:00 (UTC)" in told
    assert bytes(last.root).hex() in told
    for part in (
        "Who wrote it. It tells whose sign-in was used.",
        "no outside authority has confirmed the time",
        "Compare the checkpoint with one that somebody else holds.",
        f"python3 verify_bailiwick.py entry-{signed.index}.tlog-proof --key log.key",
    ):
        assert part in told


def test_the_three_files_of_the_page_are_enough_for_anybody(signed, town, seat, tmp_path):
    browser = seat(town.steward)
    page = f"/journal/{signed.record}/"
    for path in (f"{page}proof", "/journal/log.key", "/journal/verify_bailiwick.py"):
        answer = browser.get(path)
        name = answer.headers["Content-Disposition"].partition('filename="')[2].rstrip('"')
        (tmp_path / name).write_bytes(answer.content)
    said = words(browser.get(page))
    _, *call = said[said.index("python3 verify") :].split()[:5]
    ended = subprocess.run(
        [sys.executable, "-I", "-S", *call], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert f"This record has not changed since {signed.at:%H:%M} UTC on {_day(signed.at)}." in ended.stdout
    assert f"This record has not changed since {signed.at:%H:%M} (UTC) on {_day(signed.at)}." in said


def test_the_earliest_stamp_of_an_authority_tells_how_old_it_is_at_least(signed, town, seat):
    with transaction.atomic(), housekeeping("journal_timestamp"):
        for hours, checkpoint in enumerate(Checkpoint.objects.order_by("size"), 1):
            at = FIRST + timedelta(hours=hours, minutes=7)
            Timestamp.objects.create(checkpoint=checkpoint, authority="tsa.example", at=at, token=b"")
    told = words(seat(town.steward).get(f"/journal/{signed.record}/"))
    assert "It is no younger than 13:07 (UTC) on 21 November 2026: tsa.example" in told
    assert "no outside authority" not in told
    newest = prove(Entry.objects.get(index=Checkpoint.objects.last().size - 1))
    assert [one.at for one in newest.stamps] == [FIRST + timedelta(hours=2, minutes=7)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET outcome = 'refused' WHERE \"index\" = 10",
        "UPDATE journal_entry SET actor_kind = 'stranger' WHERE \"index\" = 10",
        'UPDATE journal_entry SET manifest = leaf WHERE "index" = 10',
        'UPDATE journal_entry SET leaf = manifest WHERE "index" = 10',
        "UPDATE journal_checkpoint SET root = frontier",
        "UPDATE journal_checkpoint SET note = 'records.example/internal'",
    ],
)
def test_nothing_that_was_changed_is_called_unchanged(signed, statement):
    assert prove(signed).proved is Proved.UNCHANGED
    intrude(statement)
    assert prove(Entry.objects.get(index=10)).proved is Proved.CHANGED


def test_an_entry_that_nobody_has_signed_yet_is_told_as_such(signed, town):
    hire("Lee Moss", town.patrol)
    assert prove(Entry.objects.last()).proved is Proved.NOT_YET
    sign_and_publish(INTERNAL, timezone.now() + timedelta(days=1))
    assert prove(Entry.objects.last()).proved is Proved.UNCHANGED
