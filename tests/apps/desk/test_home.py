"""Home for somebody with nothing, something, and far too much to do: as many queries, and a list that ends."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.accounts.conftest import words
from tests.apps.approvals.playing import asks, build
from tests.apps.roster.town import after, as_, give, power, today, work

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import act
from bailiwick.apps.readiness.selectors import rules_of
from bailiwick.apps.readiness.services import acknowledge
from bailiwick.apps.roster.models import Person, Role
from bailiwick.apps.roster.services import add_person, delegate
from bailiwick.kernel.sentence import say

pytestmark = pytest.mark.django_db


TALK = {"words": "Radios.", "topic": "Radios", "audience": "A club"}


@pytest.fixture
def town(db):
    """The town with its policies, so that people can ask; everybody has signed them."""
    town = build()
    for one in Person.objects.all():
        for paper in rules_of(one.id, today()):
            acknowledge(as_(one), adoption=paper.adoption.id, digest=paper.digest)
    return town


@act("tests.desk.crowd", say("let many people in"))
def crowd(doing, *, town, start, end):
    """People who leave within the week and ask to speak, half of them with a power lent that ends: 5 things for two."""
    for number in range(start, end):
        row = work(town.patrol, until=after(5), supervisor=town.sergeant.id)
        one = add_person(OPERATOR, name=f"Robin Vale {number:03}", work=row)
        asks(one, town.patrol, "pd.speaking", {"identity": f"Talk {number}"} | TALK)
        if number % 2:
            delegate(
                as_(town.chief), power=power("nmpd.site"), to=one.id, unit=town.police.id, instrument="M 1",
                until=after(4),
            )  # fmt: skip


@pytest.fixture
def chief(town, seat):
    """Human resources, steward and administrator as well, so that every room has something to say."""
    for role in (Role.HR, Role.POLICY_STEWARD, Role.SYSADMIN):
        give(role, town.chief, town.city)
    return seat(town.chief)


def queries(browser, path="/home/"):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


def things(browser):
    found = re.search(r"(\d+) things?,", words(browser.get("/home/")))
    return int(found[1]) if found else 0


def waiting(browser, path):
    """The part of home that tells what waits."""
    return browser.get(path).content.decode().partition('id="waiting"')[2].partition("</section>")[0]


def test_home_takes_as_many_queries_for_200_open_things_as_for_20(town, chief):
    counted = [(things(chief), queries(chief))]
    for start, end in ((0, 8), (8, 80)):
        crowd(OPERATOR, town=town, start=start, end=end)
        counted.append((things(chief), queries(chief)))
    numbers, asked = zip(*counted, strict=True)
    assert numbers[0] < 5
    assert numbers[1] >= 20
    assert numbers[2] >= 200
    assert asked[1] == asked[2]


def test_home_shows_the_ten_oldest_and_all_of_them_when_asked(town, chief):
    crowd(OPERATOR, town=town, start=0, end=7)
    number = things(chief)
    assert number >= 17
    shown = waiting(chief, "/home/")
    assert shown.count("<li>") == 10
    assert f"Show all {number}" in shown
    everything = waiting(chief, "/home/?all=waiting")
    assert everything.count("<li>") == number
    assert "Show all" not in everything


def test_what_begins_with_a_day_is_told_without_a_time_of_it(town, chief):
    crowd(OPERATOR, town=town, start=0, end=1)
    assert "00:00" not in words(chief.get("/home/"))
