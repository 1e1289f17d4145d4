"""What two people do in the same moment: each waits for the other, on both databases."""

import threading

import pytest
from django.db import connections, transaction
from tests.apps.sites.playing import as_, build, drawn, seen_posing, seen_taken_over, there

from bailiwick.apps.roster.models import Unit
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Document, Place, Platform

PATIENCE = 0.4
"""Seconds for which somebody is seen to wait."""


def _terms(town, words):
    return services.keep_terms(
        as_(town.speaker), town.facebook.id, unit=town.city.id, document=Document.TERMS, words=words
    )


def _changed(town):
    services.see_emblem(as_(town.asker), town.page.row.id, data=drawn("navy"))
    return services.see_emblem(as_(town.asker), town.page.row.id, data=drawn("orange"))


def _cases(town):
    """What is locked meanwhile, and who waits for it."""
    place = Place.objects.filter(pk=town.page.row.id)
    platform = Platform.objects.filter(pk=town.facebook.id)
    first, seen = _terms(town, "You keep your rights."), _changed(town)
    agency = Unit.objects.filter(pk=town.city.id)
    yield place, lambda: services.look_at_emblem(as_(town.speaker), seen.id, "Meant so.")
    yield platform, lambda: services.accept_terms(as_(town.speaker), first.id)
    second = _terms(town, "You keep some of your rights.")
    yield platform, lambda: services.look_at_terms(as_(town.speaker), second.id, "Fewer rights.")
    yield agency, lambda: seen_posing(town)
    yield place, lambda: seen_taken_over(town, town.page)


@pytest.mark.django_db(transaction=True)
def test_who_would_act_on_what_another_is_acting_on_waits_and_then_does():
    town = build("mpls")
    town.page = there(town)
    for rows, do in _cases(town):
        failed, done = [], threading.Event()

        def acting(do=do, failed=failed, done=done):
            try:
                do()
            except Exception as error:  # noqa: BLE001 -- whatever it was is shown below
                failed.append(error)
            finally:
                done.set()
                connections.close_all()

        other = threading.Thread(target=acting)
        with transaction.atomic():
            assert rows.select_for_update().get()
            other.start()
            assert not done.wait(PATIENCE)
        other.join()
        assert failed == []
