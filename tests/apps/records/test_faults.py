"""A death between the package and its entry leaves nothing that anybody was told of; two exports at once are two."""

import threading

import pytest
from django.conf import settings
from django.db import connections
from tests.apps.records.playing import as_, build, manifest, opened, searched, seen, signed

from bailiwick.apps.journal.models import Entry
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import folder_of_blobs
from bailiwick.apps.keeping.services import tidy
from bailiwick.apps.records import services
from bailiwick.apps.records.services import exporting

pytestmark = pytest.mark.django_db(transaction=True)


class DiedError(Exception):
    """The process ended here."""


def dies(*_args, **_more):
    raise DiedError


def packages_kept():
    return Capture.objects.filter(record__kind="production").count()


def bytes_kept():
    return set(folder_of_blobs(settings.FOLDER.blobs).digests())


def test_a_death_between_the_package_and_its_entry_leaves_nothing_acknowledged(monkeypatch):
    town = build()
    signed()
    demand = searched(town)
    before = bytes_kept()
    with monkeypatch.context() as patched:
        patched.setattr(exporting, "step", dies)
        with pytest.raises(DiedError):
            services.export(as_(town.custodian), demand)
    assert len(bytes_kept() - before) == 1
    assert (packages_kept(), seen(town, demand).packages) == (0, ())
    assert not Entry.objects.filter(act="records.demand.export").exists()
    tidy()
    assert bytes_kept() == before
    made = services.export(as_(town.custodian), demand)
    assert made.package == 1
    assert manifest(opened(services.take(as_(town.custodian), demand, 1)))["items"]


def test_two_exports_at_once_are_two_packages_each_with_its_entry():
    town = build()
    signed()
    demand = searched(town)
    errors = []

    def exports(who):
        try:
            services.export(as_(who), demand)
        except Exception as error:  # noqa: BLE001 -- whatever went wrong is told below
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=exports, args=(who,)) for who in (town.custodian, town.counsel)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    made = seen(town, demand).packages
    assert [one.package for one in made] == [1, 2]
    assert {one.by_id for one in made} == {town.custodian.id, town.counsel.id}
    assert Entry.objects.filter(act="records.demand.export", outcome="done").count() == packages_kept() == 2
