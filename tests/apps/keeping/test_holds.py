"""Holds take what matches, now and later; only two people let go; the database stands behind it."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.keeping.helpers import ADA, BEN, OFFICER, OTHER_SITE, SITE, hold, release, sighting

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.facts import Belonging, Scope, Traits
from bailiwick.apps.keeping.models import Held
from bailiwick.apps.keeping.services import capture, class_record, grant, propose_release, release_hold
from bailiwick.kernel.errors import CallError

pytestmark = pytest.mark.django_db(transaction=True)
ONE = uuid.UUID(int=31)
OF = Traits(ONE, OFFICER, SITE, date(2020, 5, 1), ("The Bridge is closed.",))


@pytest.mark.parametrize(
    ("scope", "record", "taken"),
    [
        (Scope(people=frozenset({OFFICER})), OF, True),
        (Scope(people=frozenset({ONE})), OF, False),
        (Scope(people=frozenset({OFFICER})), replace(OF, person=None), False),
        (Scope(sites=frozenset({SITE, OTHER_SITE})), OF, True),
        (Scope(people=frozenset({OFFICER}), sites=frozenset({OTHER_SITE})), OF, False),
        (Scope(since=date(2020, 5, 1), until=date(2020, 5, 1)), OF, True),
        (Scope(since=date(2020, 5, 2)), OF, False),
        (Scope(until=date(2020, 4, 30)), OF, False),
        (Scope(since=date(2020, 5, 2)), replace(OF, day=None), True),
        (Scope(words=("bridge",)), OF, True),
        (Scope(words=("bridge  IS",)), OF, True),
        (Scope(words=("bridg",)), OF, False),
        (Scope(words=("ferry", "closed")), OF, True),
        (Scope(words=("ferry",)), OF, False),
        (Scope(words=("ferry",)), replace(OF, texts=("nothing", "The ferry.")), True),
        (Scope(words=("ferry",)), replace(OF, texts=("nothing", None)), True),
        (Scope(words=("ferry",)), replace(OF, texts=()), True),
        (Scope(words=("ferry",)), replace(OF, texts=("",)), False),
        (Scope(words=("ＦＥＲＲＹ",)), replace(OF, texts=("a ferry",)), True),
        (Scope(words=("c++ (old)",)), replace(OF, texts=("in C++ (old).",)), True),
        (Scope(records=frozenset({ONE})), OF, True),
        (Scope(records=frozenset({SITE})), OF, False),
        (Scope(records=frozenset({ONE}), people=frozenset({ONE})), OF, True),
    ],
)
def test_a_scope_takes_what_fits_every_dimension_and_what_nobody_can_rule_out(scope, record, taken):
    assert scope.takes(record) is taken


IDS = st.frozensets(st.uuids(), max_size=2)


@given(st.builds(Scope, IDS, IDS, st.none() | st.dates(), st.none() | st.dates(), st.just(("a", "é b")), IDS))
def test_a_scope_is_read_back_as_it_was_written(scope):
    assert Scope.from_text(scope.to_text()) == scope


@pytest.mark.parametrize(
    "scope",
    [
        {"people": frozenset({OFFICER})},
        {"sites": frozenset({SITE})},
        {"since": date(2015, 1, 1), "until": date(2015, 12, 31)},
        {"words": ("the bridge",)},
    ],
)
def test_a_hold_takes_what_is_there_and_what_comes_later_and_nothing_else(scope):
    other = {"person": None, "site": OTHER_SITE, "day": date(2020, 1, 1), "text": "Nothing of the sort."}
    before = capture(CLOCKWORK, sighting("a", person=OFFICER), b"a").record
    apart = capture(CLOCKWORK, sighting("b", **other), b"b").record
    placed = hold(**scope)
    after = capture(CLOCKWORK, sighting("c", person=OFFICER), b"c").record
    later = capture(CLOCKWORK, sighting("d", **other), b"d").record
    held = {row.record_id for row in Held.objects.all()}
    assert held == {before, after}
    assert [selectors.held_by(one) == [placed] for one in (before, apart, after, later)] == [
        True, False, True, False,
    ]  # fmt: skip


def test_an_edit_that_says_the_word_is_held_with_its_record():
    record = capture(CLOCKWORK, sighting(text="Nothing yet."), b"1").record
    placed = hold(words=("ferry",))
    assert selectors.held_by(record) == []
    capture(CLOCKWORK, sighting(text="The ferry sank."), b"2")
    assert selectors.held_by(record) == [placed]


def test_a_record_that_comes_to_belong_to_a_held_person_is_held_by_the_same_act():
    record = capture(CLOCKWORK, sighting(), b"1").record
    placed = hold(people=frozenset({OFFICER}))
    class_record(CLOCKWORK, record, Belonging(person=OFFICER))
    assert Held.objects.get().record_id == record
    class_record(CLOCKWORK, record, Belonging(person=ONE))
    assert selectors.held_by(record) == [placed]


def test_a_thing_that_is_no_record_yet_can_be_asked_about():
    placed = hold(sites=frozenset({SITE}))
    assert selectors.holds_on(Traits(ONE, site=SITE)) == [placed]
    assert selectors.holds_on(Traits(ONE, site=OTHER_SITE)) == []


def test_a_hold_is_released_by_two_people_and_by_nobody_less():
    record = capture(CLOCKWORK, sighting(), b"1").record
    placed = hold(sites=frozenset({SITE}))
    proposal = propose_release(ADA, placed.id)
    for who, reason in ((ADA, "own-request"), (CLOCKWORK, "not-a-person")):
        with pytest.raises(RefusedError) as refusal:
            grant(who, proposal.id)
        assert refusal.value.reason == reason
    with pytest.raises(RefusedError, match="Nobody has granted"):
        release_hold(ADA, proposal.id)
    assert selectors.held_by(record) == [placed]
    grant(BEN, proposal.id)
    release_hold(ADA, proposal.id)
    assert selectors.held_by(record) == []
    with pytest.raises(RefusedError, match="released already"):
        release_hold(ADA, proposal.id)


def test_what_is_asked_for_one_hold_releases_no_other():
    record = capture(CLOCKWORK, sighting(), b"1").record
    first, second = hold(sites=frozenset({SITE})), hold(words=("bridge",), matter="civil-2")
    release(first)
    assert selectors.held_by(record) == [second]


@pytest.mark.parametrize(
    ("matter", "scope", "says"),
    [("A name of somebody", {"words": ("x",)}, "no code of a matter"), ("civil-1", {}, "names nothing")],
)
def test_a_hold_that_says_too_little_is_told_and_not_placed(matter, scope, says):
    with pytest.raises(CallError, match=says):
        hold(matter=matter, **scope)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM keeping_record",
        "DELETE FROM keeping_capture",
        "DELETE FROM keeping_blob",
        "DELETE FROM keeping_held",
        "DELETE FROM keeping_hold",
        "UPDATE keeping_held SET record_id = record_id",
        "UPDATE keeping_hold SET scope = '{}'",
        "UPDATE keeping_hold SET placed_by = record_id FROM keeping_held",
        "UPDATE keeping_hold SET released_at = placed_at, released_by = placed_by, release_asked_by = placed_by",
        "UPDATE keeping_hold SET released_at = placed_at",
        "INSERT INTO keeping_doomed SELECT digest FROM keeping_blob",
    ],
)
def test_the_database_by_itself_refuses_to_lose_what_is_held(statement):
    record = capture(CLOCKWORK, sighting(), b"1").record
    hold(sites=frozenset({SITE}))
    with building_tables(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert len(selectors.held_by(record)) == 1
