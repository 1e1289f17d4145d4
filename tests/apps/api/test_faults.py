"""A fault of ours is told as ours, and whoever looks after the software finds it in the log."""

from uuid import uuid4

import pytest
from django.db import OperationalError
from tests.apps.api.conftest import program_of, told

from bailiwick.apps.accounts.services import api_access
from bailiwick.apps.journal.errors import (
    ClockWentBackError,
    DamagedError,
    FreeTextError,
    OutsideAnActError,
    StoreFailedError,
)
from bailiwick.apps.roster import api as roster
from bailiwick.apps.roster.models import Person
from bailiwick.ledger.errors import KeyFormError
from bailiwick.ports.blob_store import DamagedBlobError, MissingBlobError
from bailiwick.project import api


@pytest.mark.parametrize("fault", [DamagedError, FreeTextError, OutsideAnActError])
def test_a_fault_of_ours_is_not_told_as_the_callers_and_is_logged(town, monkeypatch, caplog, fault):
    def breaks(*_, **__):
        raise fault("Inside.", place="a table")

    monkeypatch.setattr(roster, "cards", breaks)
    answer = program_of(town.hr).get("people")
    assert (answer.status_code, told(answer)["type"]) == (500, "/api/v1/#broken")
    assert b"a table" not in answer.content
    assert f"an operation broke: {fault.__name__}" in caplog.text


PASSES = {StoreFailedError: True, OperationalError: True, ClockWentBackError: False, KeyFormError: False}
LATER = PASSES | {MissingBlobError: False, DamagedBlobError: False}


@pytest.mark.parametrize(("fault", "soon"), LATER.items(), ids=[one.__name__ for one in LATER])
def test_what_has_to_wait_is_told_so_and_may_be_sent_again_under_its_key(town, monkeypatch, fault, soon):
    def waits(*_, **__):
        raise fault("Inside.")

    hr, key, people = program_of(town.hr), str(uuid4()), Person.objects.count()
    sent = {"name": "Ada Quill", "category": "staff", "starts": "2026-01-01", "unit": str(town.patrol.id)}
    with monkeypatch.context() as broken:
        broken.setattr(roster, "add_person", waits)
        answer = hr.post("people", key=key, **sent)
    assert (answer.status_code, told(answer)["type"]) == (503, "/api/v1/#not-now")
    assert ("Retry-After" in answer, b"Inside" in answer.content) == (soon, False)
    assert Person.objects.count() == people
    assert hr.post("people", key=key, **sent).status_code == 201


@pytest.mark.parametrize(("module", "name"), [(api, "wait_before"), (api_access, "asking_account")])
def test_a_database_that_fails_around_an_operation_is_told_in_the_form_of_programs(
    town, monkeypatch, module, name
):
    def waits(*_, **__):
        raise OperationalError("deadlock detected")

    hr = program_of(town.hr)
    monkeypatch.setattr(module, name, waits)
    answer = hr.post("people", name="Ada Quill")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert 1 <= int(answer["Retry-After"]) <= 60
