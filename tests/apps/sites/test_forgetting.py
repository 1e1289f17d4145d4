"""Destroying a page's record: the words that were read out of it go too, and nothing else of any row changes."""

from importlib import import_module
from uuid import uuid4

import orjson
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.apps.keeping.helpers import CARL, LONG_AGO, granted
from tests.apps.sites.playing import as_, build, terms_accepted, today
from tests.apps.sites.watching import html, police_page, seen

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping.facts import Belonging
from bailiwick.apps.keeping.models import Capture, Record
from bailiwick.apps.keeping.services import class_record, destroy, set_day
from bailiwick.apps.portal.services import publish
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import (
    Document,
    NoticeRead,
    Reading,
    SiteStep,
    TakeOver,
    TakeOverStep,
    Terms,
    WikiEdit,
)
from bailiwick.apps.sites.selectors import page_of
from bailiwick.apps.sites.selectors import site as site_by_id
from bailiwick.apps.sites.selectors.notices import rule_posted
from bailiwick.policy.facts.subjects import PageFacts

pytestmark = pytest.mark.django_db
CANARY = "Zanzibar quince"
UPGRADE = import_module("bailiwick.apps.sites.migrations.0008_words_of_what_was_destroyed_before")
WORDS = {
    "sites_reading": {"shown", "rule"},
    "sites_notice_read": {"words", "why"},
    "sites_step": {"words"},
    "sites_terms": {"words", "differs"},
    "sites_wiki_edit": {"words"},
    "sites_takeover_step": {"words"},
}


@pytest.fixture
def town():
    town = build("nmpd", "mpls")
    town.site = police_page(town)
    return town


def destroyed(record):
    """The entry of its destruction, by two, once its time has come."""
    class_record(OPERATOR, record.id, Belonging(series="house/posts", day=LONG_AGO))
    set_day(OPERATOR, record.id, "superseded", LONG_AGO)
    destroy(CARL, granted(record.id))
    entry = Entry.objects.filter(act="keeping.destroy", outcome="done").latest("index")
    return orjson.loads(bytes(entry.manifest))["details"]


def page_destroyed(town):
    about = f"{CANARY}. Comments are monitored. {CANARY} comments may be removed."
    reading = seen(town.site, html(about=about)).reading
    told = destroyed(Record.objects.get(site=town.site.id))
    return Reading.objects.get(pk=reading.pk), told


def test_the_words_of_a_page_go_with_its_record_and_the_entry_says_of_how_many_rows(town):
    reading, told = page_destroyed(town)
    assert told["forgotten"] == {
        "sites_notice_read": NoticeRead.objects.filter(reading=reading).count(),
        "sites_reading": 1,
    }
    assert reading.forgotten
    assert reading.rule_digest
    assert set(reading.notices.values_list("words", "why")) == {("", "")}
    assert {one.state for one in reading.notices.all()} > {"present"}
    assert page_of(site_by_id(town.site.id)) == PageFacts()
    for model in apps.get_app_config("sites").get_models():
        rows = str(list(model.objects.values()))
        assert CANARY not in rows, model


def test_terms_and_the_final_export_lose_their_words_with_their_records(town):
    terms_accepted(town, f"{CANARY} rights.")
    services.keep_terms(
        as_(town.speaker), town.facebook.id, unit=town.city.id, document=Document.TERMS, words="No rights."
    )
    # What differs from an older version quotes it: all versions of a document are one record, and go together.
    assert CANARY in Terms.objects.get(version=2).differs
    told = destroyed(Record.objects.get(kind="platform-terms"))
    assert told["forgotten"] == {"sites_terms": 2}
    assert list(Terms.objects.values_list("words", "differs")) == [("", "")] * 2


def another(model, field):
    """Another value of a column, for every row."""
    if field.get_internal_type() == "BigAutoField":
        return f'"{field.column}" + 1000'
    kept = field.target_field if field.is_relation else field
    empty = {"UUIDField": f"'{uuid4().hex}'", "DateField": "'2026-01-01'", "BigAutoField": "1"}
    no_value = model.objects.filter(**{f"{field.attname}__isnull": True}).exists()
    return empty[kept.get_internal_type()] if no_value else "NULL"


@pytest.mark.parametrize("table", WORDS)
def test_the_database_lets_nothing_else_of_a_row_change_and_no_words_while_their_capture_is_kept(town, table):
    seen(town.site, html())
    terms_accepted(town)
    with building_tables():
        capture = Capture.objects.filter(record__site=town.site.id).get()
        SiteStep.objects.bulk_create([SiteStep(key="x", site=town.site, number=9, kind="final-capture", words="W",
                                               capture=capture.id, at=timezone.now())])  # fmt: skip
        taken = TakeOver(harm="taken-over", unit=town.police, words="W", since=timezone.now(), by_id=town.press.id,
                         at=timezone.now())  # fmt: skip
        TakeOver.objects.bulk_create([taken])
        step = TakeOverStep(takeover=taken, key="x", number=1, kind="evidence", words="W", capture=capture.id)
        step.by_id, step.at = town.press.id, timezone.now()
        TakeOverStep.objects.bulk_create([step])
        edit = WikiEdit(
            unit=town.police, platform=town.facebook, article="A", words="W", official=True, day=today()
        )
        edit.capture, edit.digest, edit.by_id, edit.at = capture.id, "D", town.press.id, timezone.now()
        WikiEdit.objects.bulk_create([edit])
    blank = ", ".join(f"{one} = ''" for one in WORDS[table])
    which = "WHERE capture IS NOT NULL" if table == "sites_step" else ""

    def changes(sql):
        with building_tables(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {sql} {which}")  # noqa: S608 -- our own tables

    with pytest.raises(DatabaseError, match="only grows"):
        changes(blank)
    with building_tables():
        Capture.objects.all().delete()
    model = next(one for one in apps.get_app_config("sites").get_models() if one._meta.db_table == table)
    for field in model._meta.concrete_fields:
        if field.column not in WORDS[table]:
            with pytest.raises(DatabaseError, match="only grows"):
                changes(f'{blank}, "{field.column}" = {another(model, field)}')
    for word in WORDS[table]:
        with pytest.raises(DatabaseError, match="only grows"):
            changes(
                f"{blank}, {word} = 'another'".replace(f"{word} = '', ", "").replace(f", {word} = ''", "", 1)
            )
    changes(blank)


def test_a_page_whose_record_was_destroyed_is_read_whole_again(town):
    page_destroyed(town)
    again = seen(town.site, html())
    assert (again.outcome, again.reading.forgotten) == ("read", False)


def test_pages_say_that_the_words_were_destroyed_and_not_that_there_were_none(town, sign_in):
    reading, _ = page_destroyed(town)
    publish(as_(town.chief), site_id=town.site.id, complain="Call 555-0122.")
    assert rule_posted(town.site.id, timezone.now()).forgotten
    browser = sign_in(town.press)
    for path in (f"/sites/{town.site.id}/rule", f"/sites/{town.site.id}/readings/{reading.id}"):
        assert "destroyed with the page’s record" in browser.get(path).content.decode()
    assert browser.get(f"/sites/{town.site.id}/notices").status_code == 200
    assert "Its words are kept no longer." in Client().get(f"/official/{town.site.id}").content.decode()


def test_what_was_destroyed_before_words_went_with_it_loses_them_with_the_upgrade(town):
    """As it was before 0005: the captures are gone, and nobody has taken the words out."""
    kept = seen(town.site, html(about=f"{CANARY}. Comments are monitored.")).reading
    terms_accepted(town, f"{CANARY} rights.")
    with building_tables():
        Capture.objects.exclude(pk=kept.capture).delete()
        with connection.cursor() as editor:
            UPGRADE.forget(apps, editor)
        assert CANARY in Reading.objects.get().shown
        assert list(Terms.objects.values_list("words", "differs")) == [("", "")]
        Capture.objects.all().delete()
        with connection.cursor() as editor:
            UPGRADE.forget(apps, editor)
    assert Reading.objects.get().forgotten
    assert set(kept.notices.values_list("words", "why")) == {("", "")}
    assert {table: set(words) for table, words in UPGRADE.WORDS.items()} == WORDS
