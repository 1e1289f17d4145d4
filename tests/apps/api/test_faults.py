"""A fault of ours is told as ours, and whoever looks after the software finds it in the log."""

import pytest
from tests.apps.api.conftest import program_of, told

from bailiwick.apps.journal.errors import DamagedError, FreeTextError, OutsideAnActError, StoreFailedError
from bailiwick.apps.roster import api as roster


@pytest.mark.parametrize("fault", [DamagedError, FreeTextError, OutsideAnActError, StoreFailedError])
def test_a_fault_of_ours_is_not_told_as_the_callers_and_is_logged(town, monkeypatch, caplog, fault):
    def breaks(*_, **__):
        raise fault("Inside.", place="a table")

    monkeypatch.setattr(roster, "cards", breaks)
    answer = program_of(town.hr).get("people")
    assert (answer.status_code, told(answer)["type"]) == (500, "/api/v1/#broken")
    assert b"a table" not in answer.content
    assert f"an operation broke: {fault.__name__}" in caplog.text
