"""T13: what is sealed stands in clear nowhere: no table of either database, no file, log line or mail."""

import base64
import logging
from urllib.parse import quote

import pytest
from django.apps import apps
from django.core import mail
from django.db import connections
from tests.apps.covert.vaulting import NEW_NAMES, PASSPHRASE, REASON, TOLD

from bailiwick.apps.covert.errors import VaultError
from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.covert.models import SealedEntry
from bailiwick.apps.covert.services import (
    Purpose,
    ask_for_password,
    change_names,
    confirm_hand_over,
    note_disclosure,
    unlock,
)
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import make_key, sign_checkpoint, store_of

pytestmark = pytest.mark.django_db(databases=["default", "vault"])
SHARED = "canary-shared with a partner"
REFUSED = "the password is canary-secret77"
CANARIES = [
    *TOLD.values(),
    *NEW_NAMES.values(),
    REASON,
    SHARED,
    REFUSED,
    "canary-secret77",
    PASSPHRASE,
    "canary",
]


def forms_of(canary):
    """The same words as a database, a log or an address might hold them."""
    told = canary.lower().encode()
    return {
        told,
        base64.b64encode(canary.encode()).rstrip(b"=")[:-1].lower(),
        quote(canary).lower().encode(),
        canary.lower().encode("utf-16-le"),
        canary.lower().encode("utf-16-be"),
        told.hex().encode(),
    }


def everything_in(alias):
    """Every value of every row of a database."""
    with connections[alias].cursor() as cursor:
        for table in connections[alias].introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a table's own name
            for row in cursor.fetchall():
                for value in row:
                    yield (
                        table,
                        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode(),
                    )


def found_in(values):
    forms = set().union(*(forms_of(one) for one in CANARIES))
    return {(where, form) for where, value in values for form in forms if form in value.lower()}


@pytest.fixture
def lived(vault, caplog, record_folder):
    """A profile with all that can be said of it, a refused password, a wrong passphrase; every log line of it."""
    caplog.set_level(logging.DEBUG)
    identity = vault.asked()
    change_names(vault.maintainer, identity, told=NEW_NAMES, unlocked=vault.m)
    confirm_hand_over(vault.maintainer, identity, to=vault.commander.identity, unlocked=vault.m)
    note_disclosure(vault.maintainer, identity, to=vault.people["o"].id, reason=SHARED, unlocked=vault.m)
    with pytest.raises(VaultError):
        ask_for_password(vault.commander, identity, purpose=Purpose.AUDIT, reason=REFUSED, unlocked=vault.c)
    with pytest.raises(RefusedError):
        unlock(vault.maintainer, passphrase=f"{PASSPHRASE} and canary")
    key = make_key(record_folder.keys, SEALED, "bailiwick/test/sealed")
    sign_checkpoint(SEALED, key, store_of(SEALED), SealedEntry.objects.last().at)
    return vault


def test_no_word_of_a_profile_stands_in_any_table(lived):
    assert found_in(everything_in("default")) == set()
    assert found_in(everything_in("vault")) == set()


def test_nobodys_key_stands_in_any_table(lived):
    private = [one.pair.private for one in (lived.c, lived.d, lived.m, lived.o)]
    forms = {form for one in private for form in (one, one.hex().encode(), base64.b64encode(one))}
    for alias in ("default", "vault"):
        assert not [where for where, value in everything_in(alias) for form in forms if form in value]


def test_no_word_of_a_profile_stands_in_a_log_line_a_mail_or_a_file(lived, caplog, record_folder):
    said = [(one.name, f"{one.getMessage()} {one.args}".encode()) for one in caplog.records]
    assert found_in(said) == set()
    assert mail.outbox == []
    assert (
        found_in((one.name, one.read_bytes()) for one in record_folder.path.rglob("*") if one.is_file())
        == set()
    )
    assert [one.name for one in record_folder.path.rglob("*")]


def test_the_open_rooms_hold_no_row_more_for_all_that_was_done(vault):
    """Whatever is done in the vault once people are in, not one row of the record changes."""
    rooms = [
        model for model in apps.get_models() if model._meta.app_label != "covert" and model._meta.managed
    ]
    before = {model._meta.db_table: model._base_manager.count() for model in rooms}
    vault.share()
    vault.asked()
    assert {model._meta.db_table: model._base_manager.count() for model in rooms} == before


def test_the_search_would_find_a_word_that_stands_in_clear():
    assert found_in([("x", b"a row with Canary-Handle in it")])
    assert found_in([("x", base64.b64encode(TOLD["site"].encode()))])
    assert not found_in([("x", b"nothing of it")])
