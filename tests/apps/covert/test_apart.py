"""The vault stands in a database of its own: nothing of it in the record's, nothing of the record's in it."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connections, router, transaction

from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.covert.models import SealedCheckpoint, SealedEntry
from bailiwick.apps.covert.services import begin_vault
from bailiwick.apps.journal.errors import OutsideAnActError, RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.guard import act_open, building_tables
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import INTERNAL, act, make_key, sign_checkpoint, store_of
from bailiwick.apps.journal.services.rereading import head_of, inventory
from bailiwick.apps.roster.models import Person
from bailiwick.kernel.sentence import say

both = pytest.mark.django_db(databases=["default", "vault"])
RECORD = uuid4()
ROOMS = [model for model in apps.get_models() if model._meta.app_label != "covert"]
VAULTS = [model for model in apps.get_models() if model._meta.app_label == "covert"]


@act("tests.open.nothing", say("did nothing"))
def do_nothing(_doing):
    pass


@act("tests.sealed.act-outside", say("tried to act in the record from the vault"), log=SEALED)
def act_outside(_doing):
    do_nothing(OPERATOR)


@act("tests.open.begin-vault", say("tried to act in the vault from outside"))
def begin_from_outside(_doing):
    begin_vault(OPERATOR, record=RECORD)


@act("tests.sealed.write-straight", say("tried to write a row of the record"), log=SEALED)
def write_straight(_doing):
    Person.objects.create(name="Ines Abara")


def tables_in(alias):
    with connections[alias].cursor() as cursor:
        return set(connections[alias].introspection.table_names(cursor))


@both
def test_each_database_has_its_own_tables_and_no_other():
    vault = {model._meta.db_table for model in VAULTS}
    assert tables_in("vault") - {"django_migrations"} == vault
    assert not vault & tables_in("default")
    assert {model._meta.db_table for model in ROOMS if model._meta.managed} <= tables_in("default")


@pytest.mark.parametrize("model", VAULTS, ids=lambda model: model.__name__)
def test_what_the_vault_keeps_points_to_nothing_outside_and_nothing_points_to_it(model):
    related = [one.related_model for one in model._meta.get_fields(include_hidden=True) if one.is_relation]
    assert {one._meta.app_label for one in related} <= {"covert"}
    assert (router.db_for_read(model), router.db_for_write(model)) == ("vault", "vault")


def test_a_row_of_the_vault_and_one_of_the_record_can_never_be_related():
    assert router.allow_relation(SealedEntry(), Entry()) is False
    assert router.allow_relation(Entry(), Entry()) is True


@both
def test_an_act_in_the_vault_is_an_entry_there_and_nowhere_else():
    before = Entry.objects.count()
    begin_vault(OPERATOR, record=RECORD)
    assert [(one.act, one.outcome) for one in SealedEntry.objects.all()] == [("covert.begin", "done")]
    assert Entry.objects.count() == before


@both
def test_a_refusal_in_the_vault_is_an_entry_there_and_nowhere_else():
    before = Entry.objects.count()
    with pytest.raises(RefusedError):
        begin_vault(CLOCKWORK, record=RECORD)
    told = SealedEntry.objects.values_list("act", "outcome", "reason")
    assert list(told) == [("covert.begin", "refused", "not-at-the-machine")]
    assert Entry.objects.count() == before


@both
def test_an_act_in_the_vault_cannot_do_one_of_the_record():
    with pytest.raises(OutsideAnActError, match="two databases have no transaction in common"):
        act_outside(OPERATOR)
    with pytest.raises(OutsideAnActError, match="two databases have no transaction in common"):
        begin_from_outside(OPERATOR)
    assert (SealedEntry.objects.count(), Person.objects.count()) == (0, 0)


@both
def test_an_act_in_the_vault_opens_no_table_of_the_record():
    with pytest.raises(OutsideAnActError), transaction.atomic(), transaction.atomic(using="vault"):
        write_straight(OPERATOR)
    with act_open(), pytest.raises(OutsideAnActError), transaction.atomic(using="vault"):
        SealedCheckpoint.objects.create(
            size=1, root=b"", frontier=b"", signed_at="2026-01-01T00:00Z", note=""
        )
    assert (SealedEntry.objects.count(), Person.objects.count()) == (0, 0)


@both
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sealed_entry SET act = 'covert.other'",
        "DELETE FROM sealed_entry",
        "UPDATE sealed_checkpoint SET note = ''",
        "DELETE FROM sealed_checkpoint",
    ],
)
def test_what_the_sealed_log_holds_cannot_be_changed(record_folder, change):
    key = make_key(record_folder.keys, SEALED, "bailiwick/test/sealed")
    begin_vault(OPERATOR, record=RECORD)
    sign_checkpoint(SEALED, key, store_of(SEALED), SealedEntry.objects.get().at)
    with building_tables(), pytest.raises(DatabaseError, match="only grows"):
        connections["vault"].cursor().execute(change)


@both
def test_the_sealed_log_is_signed_and_read_again_by_itself(record_folder):
    key = make_key(record_folder.keys, SEALED, "bailiwick/test/sealed")
    for _ in range(3):
        begin_vault(OPERATOR, record=RECORD)
    signed = sign_checkpoint(SEALED, key, store_of(SEALED), SealedEntry.objects.last().at)
    found = inventory(SEALED, store_of(SEALED))
    assert (signed.size, signed.root) == (3, head_of(SEALED).root())
    assert (found.agreed, found.damaged, found.frontier) == (3, [], head_of(SEALED))
    assert store_of(INTERNAL).last() is None
