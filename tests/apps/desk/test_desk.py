"""Home and the journal, as those see them who may."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.roster.town import hire

from bailiwick.apps.journal.models import Entry
from bailiwick.kernel.sentence import say
from bailiwick.ui import contributing
from bailiwick.ui.contributing import Item

pytestmark = pytest.mark.django_db


def table_of(answer):
    found = re.search(r"<tbody>.*</tbody>", answer.content.decode(), re.DOTALL)
    return found[0] if found else ""


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize("path", ["/home/", "/journal/", f"/journal/{uuid4()}/", f"/journal/{uuid4()}/proof"])
def test_a_stranger_is_sent_to_sign_in(client, path):
    answer = client.get(path, headers={"host": "localhost"})
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/sign-in/")


def test_signing_in_leads_home_and_nothing_is_wrong_that_we_can_see(town, seat):
    browser = seat(town.officer)
    page = browser.get("/home/")
    assert page.status_code == 200
    assert "Nothing waits for you." in words(page)
    assert "Nothing is wrong that we can see. Last looked at" in words(page)


def test_home_tells_what_waits_the_oldest_first_and_then_what_is_wrong(town, seat, monkeypatch):
    now = timezone.now()

    class Room:
        @staticmethod
        def waiting(_):
            return [
                Item(say("A photo for Saturday"), now, say("Look at it"), "/photo/"),
                Item(say("An answer for Officer Reyes"), now - timedelta(days=3), say("Answer"), "/answer/"),
            ]

        @staticmethod
        def wrong(_):
            return [Item(say("The page lost its comment rule"), now, say("Put it back"), "/page/1/")]

    browser = seat(town.chief)
    monkeypatch.setattr(contributing, "contributors", lambda: (Room,))
    told = words(browser.get("/home/"))
    assert "Waiting for you · 2 things" in told
    assert (
        told.index("Officer Reyes")
        < told.index("Saturday")
        < told.index("What is wrong")
        < told.index("lost its")
    )


def test_the_steward_reads_everybodys_entries_and_an_officer_only_their_own(town, seat):
    for_steward = words(seat(town.steward).get("/journal/"))
    assert "Whoever ran a command on the machine added a person" in for_steward
    for_officer = table_of(seat(town.officer).get("/journal/"))
    assert "added a person" not in for_officer
    assert "Sam Reyes" in for_officer


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("act=roster.person.add", True),
        ("act=roster.unit.add", False),
        ("outcome=done", True),
        ("outcome=refused", False),
        ("first=2020-01-01&last=2020-12-31", False),
        ("first=2020-01-01", True),
    ],
)
def test_the_journal_is_filtered(town, seat, query, shown):
    page = seat(town.steward).get(
        f"/journal/?{query}&act=roster.person.add" if "act=" not in query else f"/journal/?{query}"
    )
    assert ("added a person" in table_of(page)) is shown


@pytest.mark.parametrize(
    "query", ["first=yesterday", "act=no.such.act", "actor=me", "before=-1", "outcome=maybe"]
)
def test_a_filter_that_cannot_be_read_is_told_and_shows_no_less(town, seat, query):
    page = seat(town.steward).get(f"/journal/?{query}")
    assert page.status_code == 400


def test_hidden_and_absent_entries_look_the_same(town, seat):
    browser = seat(town.officer)
    theirs = Entry.objects.filter(act="roster.person.add").first()
    hidden, absent = browser.get(f"/journal/{theirs.record}/"), browser.get(f"/journal/{uuid4()}/")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content


def test_an_entry_tells_what_was_recorded_and_that_it_cannot_be_proved_before_the_next_checkpoint(town, seat):
    one = Entry.objects.filter(act="roster.person.add").first()
    told = words(seat(town.steward).get(f"/journal/{one.record}/"))
    assert "added a person" in told
    assert str(one.subject) in told
    assert "newer than the last checkpoint" in told


def test_a_page_of_the_journal_takes_as_many_queries_for_fifty_entries_as_for_five(
    town, seat, django_assert_num_queries
):
    browser = seat(town.steward)
    browser.get("/journal/")
    with CaptureQueriesContext(connection) as few:
        assert "Older entries" not in words(browser.get("/journal/"))
    for number in range(45):
        hire(f"Robin Vale {number}", town.patrol)
    with django_assert_num_queries(len(few)):
        page = browser.get("/journal/")
    assert "Older entries" in words(page)
