"""T19: limits by account and by network, counted across processes; whoever is too fast waits, and nobody else does."""

import os
import threading
from collections import Counter
from datetime import timedelta
from time import perf_counter
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.conf import settings as real
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from tests.apps.api.conftest import program_of, told
from tests.apps.roster.views.conftest import words

from bailiwick.apps.accounts import facts
from bailiwick.apps.accounts.facts import Allowance, Pace
from bailiwick.apps.accounts.models import Account, Answered, Pacing
from bailiwick.apps.accounts.services import create_account, pacing
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.models import Person
from bailiwick.jobs.kinds import kinds

WHOLE = os.environ.get("BAILIWICK_BATTERY") == "whole"
BURST = 10_000 if WHOLE else 240


@pytest.fixture(autouse=True)
def slow(monkeypatch):
    """Three requests of an account and five of a network in a minute, of every sort; nobody is ahead yet."""
    monkeypatch.setattr(facts, "ALLOWED", dict.fromkeys(Pace, Allowance(3, 5)))
    pacing.forget()


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is moved."""
    moment = SimpleNamespace(now=timezone.now())
    monkeypatch.setattr(pacing, "timezone", SimpleNamespace(now=lambda: moment.now))
    return moment


def waits(number, account=None, network="192.0.2.1"):
    return [pacing.wait_before(Pace.API, account=account, address=network) for _ in range(number)]


@pytest.mark.django_db
def test_a_minutes_worth_may_come_at_once_and_then_one_at_a_time(clock):
    account = create_account(OPERATOR, email="a@wexham.example")
    assert waits(4, account) == [0, 0, 0, 20]
    clock.now += timedelta(seconds=20)
    assert waits(2, account) == [0, 20]
    clock.now += timedelta(minutes=2)
    assert waits(4, account) == [0, 0, 0, 20]


@pytest.mark.django_db
def test_of_a_minutes_worth_only_so_many_seconds_worth_may_come_at_once(clock, monkeypatch):
    monkeypatch.setattr(facts, "ALLOWED", {Pace.API: Allowance(30, 60, at_once=10)})
    account = create_account(OPERATOR, email="a@wexham.example")
    assert waits(6, account) == [0, 0, 0, 0, 0, 2]
    clock.now += timedelta(seconds=4)
    assert waits(3, account) == [0, 0, 2]


@pytest.mark.django_db
def test_an_account_has_its_own_pace_and_all_from_one_network_have_one_together(clock):
    one, other = (create_account(OPERATOR, email=f"{name}@wexham.example") for name in "ab")
    assert waits(4, one) == [0, 0, 0, 20]
    assert waits(3, other) == [0, 0, 12]
    assert waits(1, other, "192.0.2.2") == [0]
    assert waits(2, None, "2001:db8::1") == waits(2, None, "2001:db8::2")[:1] * 2


@pytest.mark.django_db
def test_turning_somebody_away_writes_nothing_and_who_is_even_is_forgotten(clock):
    waits(5)
    pacing.forget()
    with CaptureQueriesContext(connection) as asked:
        assert waits(1)[0] > 0
    assert not [one["sql"] for one in asked if not one["sql"].startswith("SELECT")]
    clock.now += timedelta(hours=1)
    waits(1, None, "192.0.2.9")
    assert Pacing.objects.count() == 1


@pytest.mark.django_db
def test_whoever_is_forgotten_by_another_while_they_are_counted_does_not_wait_for_it(clock, monkeypatch):
    forgotten, find = [], Pacing.objects.get_or_create

    def found_and_lost(**asked):
        row, _ = find(**asked)
        if not forgotten:
            forgotten.append(row.delete())
            return row, False
        return find(**asked)

    monkeypatch.setattr(Pacing.objects, "get_or_create", found_and_lost)
    with housekeeping("accounts_pacing"):
        waits = pacing.wait_before(Pace.API, account=None, address="192.0.2.7")
    assert (waits, len(forgotten), Pacing.objects.count()) == (0, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_on_several_connections_no_more_pass_than_may(clock):
    account = create_account(OPERATOR, email="a@wexham.example")
    passed = []

    def ask():
        passed.extend(wait == 0 for wait in waits(4, Account.objects.get(pk=account.pk)))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(passed) == 3


def _spaced(resolver, space):
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from _spaced(one, one.namespace or space)
        else:
            yield f"{space}:{one.name}"


def test_what_is_held_to_a_pace_is_there():
    assert set(real.PACED) <= set(_spaced(get_resolver(), ""))
    assert {Pace(pace) for pace, _ in real.PACED.values()} == set(Pace) - {Pace.API}


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/sign-in/", {"email": "a@wexham.example", "password": "x"}),
        ("/sign-in/code", {"code": "000000"}),
        ("/sign-in/passkey", {"credential": "{}"}),
        ("/readiness/by-link/nothing", {"digest": "x"}),
        ("/sign-in/invited/nothing", {"password": "x"}),
    ],
)
def test_a_form_that_is_open_to_strangers_is_held_to_a_pace_of_their_network(town, path, sent):
    stranger = Client(REMOTE_ADDR="192.0.2.44", headers={"host": "localhost:8420"})
    statuses = [stranger.post(path, sent).status_code for _ in range(6)]
    assert (statuses.count(429), statuses[-1]) == (1, 429)
    answer = stranger.post(path, sent)
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert "Wait" in words(answer)
    elsewhere = Client(REMOTE_ADDR="192.0.2.45", headers={"host": "localhost:8420"})
    assert elsewhere.post(path, sent).status_code != 429


@pytest.mark.parametrize(
    "path", ["/people/", "/journal/", "/permissions/register", "/permissions/use/report.csv"]
)
def test_a_search_and_an_export_are_held_to_a_pace_of_the_account(town, browser, path):
    client = browser(town.steward)
    statuses = [client.get(path).status_code for _ in range(4)]
    assert (429 in statuses[:3], statuses[3]) == (False, 429)
    assert browser(town.chief).get(path).status_code != 429


@pytest.mark.django_db
def test_a_program_that_is_too_fast_is_told_how_long_to_wait(town):
    answers = [program.get("me") for program in [program_of(town.rookie)] for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert_told_to_wait(answers[-1])


def assert_told_to_wait(answer):
    assert (answer["Content-Type"], told(answer)["type"]) == (
        "application/problem+json",
        "/api/v1/#too-many",
    )
    assert 1 <= int(answer["Retry-After"]) <= 60


@pytest.mark.django_db
def test_what_a_program_that_is_too_fast_asks_to_have_done_is_not_done_and_its_key_stays_free(town, clock):
    hr, key, people = program_of(town.hr), str(uuid4()), Person.objects.count()
    sent = {"name": "Ada Quill", "category": "staff", "starts": "2026-01-01", "unit": str(town.patrol.id)}
    entries = [hr.get("me") for _ in range(3)] and Entry.objects.count()
    for _ in range(3):
        assert_told_to_wait(hr.post("people", key=key, **sent))
    assert (Person.objects.count(), Entry.objects.count()) == (people, entries)
    clock.now += timedelta(minutes=1)
    assert hr.post("people", key=key, **sent).status_code == 201


@pytest.mark.django_db
def test_every_night_who_is_even_and_answers_of_long_ago_are_forgotten_though_nobody_comes(town, clock):
    hr = program_of(town.hr)
    for name in ("Ada Quill", "Ben Quill"):
        unit = {"category": "staff", "starts": "2026-01-01", "unit": str(town.patrol.id)}
        assert hr.post("people", name=name, **unit).status_code == 201
    with housekeeping("accounts_answered"):
        old = Answered.objects.order_by("at").first()
        Answered.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=8))
    clock.now += timedelta(hours=1)
    kinds()["accounts.sweep"].work(None)
    assert not Pacing.objects.exists()
    assert [one.pk == old.pk for one in Answered.objects.all()] == [False]


@pytest.mark.parametrize("path", ["people", "journal", "requests", "permissions"])
def test_a_search_by_a_program_that_is_turned_away_costs_it_nothing_else(town, monkeypatch, path):
    monkeypatch.setattr(facts, "ALLOWED", dict.fromkeys(Pace, Allowance(2, 5)) | {Pace.API: Allowance(4, 9)})
    program = program_of(town.steward)
    assert [program.get(path).status_code for _ in range(6)] == [200, 200, 429, 429, 429, 429]
    assert [program.get("me").status_code for _ in range(3)] == [200, 200, 429]


def test_who_asks_for_the_head_alone_is_held_to_the_pace_of_the_page(town, browser):
    client = browser(town.steward)
    assert [client.head("/people/").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert client.get("/people/").status_code == 429


@pytest.mark.slow
def test_a_flood_breaks_nothing_and_keeps_nobody_else_waiting(town, monkeypatch):
    monkeypatch.setattr(facts, "ALLOWED", dict.fromkeys(Pace, Allowance(100, 5_000)))
    flood, other = program_of(town.rookie), program_of(town.chief, network="192.0.2.8")
    alone = [_timed(other) for _ in range(50)]
    pacing.forget()
    statuses, during, entries = Counter(), [], Entry.objects.count()
    for number in range(BURST):
        answer = flood.get("me")
        statuses[answer.status_code] += 1
        if answer.status_code != 200:
            assert_told_to_wait(answer)
        if number % (BURST // 40) == 0:
            during.append(_timed(other))
    assert set(statuses) == {200, 429}
    assert 100 <= statuses[200] <= 100 + 60 * 10
    assert {status for status, _ in (*alone, *during)} == {200}
    assert Entry.objects.count() == entries


def _timed(program):
    began = perf_counter()
    status = program.get("me").status_code
    return status, perf_counter() - began
