"""The words of a post are a record: a hold stops them, and they go when it is destroyed, wherever they stood."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from tests.apps.keeping.helpers import CARL, LONG_AGO, granted, hold
from tests.apps.publishing.playing import GUILT, TIPS, as_, drafted, now, out, town_of, written
from tests.apps.sites.conftest import words

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping.facts import Belonging
from bailiwick.apps.keeping.models import Capture, Record
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.keeping.services import class_record, destroy, set_day
from bailiwick.apps.publishing import services
from bailiwick.apps.publishing.errors import PublishingError
from bailiwick.apps.publishing.models import DraftStep, Version
from bailiwick.policy.retention import Trigger

pytestmark = pytest.mark.django_db
AIM = "pd.outreach"


@pytest.fixture
def town():
    return town_of("pd")


def record_of(draft):
    return Record.objects.get(source="publishing", object=str(draft.row.id))


def test_every_version_is_kept_as_it_is_saved_and_a_post_is_kept_from_the_day_it_went_out(town):
    draft = drafted(town, GUILT, AIM)
    record = record_of(draft)
    assert (record.series, record.site, record.kind) == ("house/drafts", town.page.row.id, "post")
    services.save_draft(as_(town.sam), draft.row.id, written(TIPS, AIM))
    kept = Capture.objects.filter(record=record).order_by("version")
    assert [bytes_of(one).decode() for one in kept] == [GUILT, TIPS]
    assert list(Version.objects.order_by("number").values_list("capture", flat=True)) == [
        one.pk for one in kept
    ]
    out(town, now(draft))
    record.refresh_from_db()
    assert (record.series, record.day) == ("house/posts", timezone.localdate())


def test_a_hold_on_the_page_keeps_the_words_of_its_posts(town):
    record = record_of(out(town, drafted(town, TIPS, AIM)))
    class_record(OPERATOR, record.id, Belonging(day=LONG_AGO))
    hold(sites=frozenset({town.page.row.id}))
    with pytest.raises(RefusedError, match="held"):
        destroy(CARL, granted(record.id))
    assert Version.objects.get().text == TIPS


def test_what_is_destroyed_is_gone_from_the_draft_and_its_digests_are_left(town, browser):
    draft = drafted(town, GUILT, AIM, own_device=True, device="Sam’s phone")
    services.save_draft(as_(town.sam), draft.row.id, written(TIPS, AIM))
    draft = out(town, now(draft))
    before = list(Version.objects.order_by("number").values_list("digest", "aims", "own_device"))
    record = record_of(draft)
    class_record(OPERATOR, record.id, Belonging(day=LONG_AGO))
    destroy(CARL, granted(record.id))
    assert list(Version.objects.order_by("number").values_list("digest", "aims", "own_device")) == before
    assert set(Version.objects.values_list("text", "device")) == {("", "")}
    client = browser(town.sam)
    assert "Its words are gone with their record." in words(client.get(f"/posts/{draft.row.id}"))
    assert "Its words are gone with their record." in words(client.get("/posts/"))
    with pytest.raises(PublishingError, match="gone with their record"):
        services.clear_draft(as_(town.sam), draft.row.id, digest=draft.now.digest)


def test_a_draft_that_was_called_off_is_needed_no_longer_and_the_remark_goes_with_it(town):
    draft = drafted(town, TIPS, AIM)
    services.call_off(as_(town.sam), draft.row.id, "It names the boy.")
    record = record_of(draft)
    dated = record.key_dates.get()
    assert (dated.trigger, dated.day) == (Trigger.NEED_ENDED, timezone.localdate())
    set_day(OPERATOR, record.id, Trigger.NEED_ENDED, LONG_AGO)
    destroy(CARL, granted(record.id))
    assert DraftStep.objects.get().words == ""


def test_the_database_lets_no_words_go_while_their_record_is_kept(town):
    drafted(town, TIPS, AIM)
    with pytest.raises(DatabaseError), building_tables(), transaction.atomic():
        Version.objects.update(text="", device="")
    assert Version.objects.get().text == TIPS
