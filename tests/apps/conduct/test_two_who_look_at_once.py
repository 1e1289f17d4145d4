"""What two people do to one draw in the same moment: one waits for the other, on both databases."""

import threading

import pytest
from django.db import connections, transaction
from tests.apps.conduct.looking import drawn_for, looked_at, town_of
from tests.apps.conduct.playing import as_

from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.models import Outcome, OutcomeKind, Program
from bailiwick.apps.conduct.services.looking import Came, conclude

PATIENCE = 0.4
"""Seconds for which somebody is seen to wait."""


@pytest.mark.django_db(transaction=True)
def test_who_says_what_came_of_a_look_while_another_does_is_told_that_it_was_said():
    town = town_of()
    seen = drawn_for(town)
    who = seen.chosen[0].person_id
    looked_at(town, seen, who)
    came = Came(person=who, kind=OutcomeKind.NOTHING)
    failed, done = [], threading.Event()

    def acting():
        try:
            conclude(as_(town.leader), seen.row.pk, came)
        except Exception as error:  # noqa: BLE001 -- whatever it was is shown below
            failed.append(error)
        finally:
            done.set()
            connections.close_all()

    other = threading.Thread(target=acting)
    with transaction.atomic():
        assert Program.objects.select_for_update(of=("self",)).get(pk=seen.row.program_id)
        other.start()
        assert not done.wait(PATIENCE)
        conclude(as_(town.leader), seen.row.pk, came)
    other.join()
    assert [type(one) for one in failed] == [ConductError]
    assert Outcome.objects.count() == 1
