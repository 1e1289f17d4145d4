"""T33: every act of every room leaves exactly one entry when it is done, and exactly one when it is refused."""

import importlib
import json
import pkgutil
import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import INTERNAL, acts

# Acts that have no case yet, by room, at most: may only shrink, and a room that owes nothing must go.
OWING: dict[str, int] = {}


def _codes():
    """The code of every act of a room or of the project, once every service of each has been imported."""
    rooms = [room for room in apps.get_app_configs() if room.name.startswith("bailiwick.apps.")]
    for room in rooms:
        if find_spec(f"{room.name}.services"):
            services = importlib.import_module(f"{room.name}.services")
            for module in pkgutil.walk_packages(getattr(services, "__path__", []), f"{services.__name__}."):
                importlib.import_module(module.name)
    for name in ("beginning", "copies"):
        importlib.import_module(f"bailiwick.project.{name}")
    # The queue below the rooms is no room, nor is the machine; the desk and commands act for them.
    labels = {"jobs", "record", *(room.label for room in rooms)}
    return sorted(code for code in acts() if code.split(".")[0] in labels)


def _cases():
    rooms = sorted(file.parent.name for file in Path(__file__).parent.glob("*/act_cases.py"))
    return {
        code: case
        for room in rooms
        for code, case in importlib.import_module(f"tests.apps.{room}.act_cases").CASES.items()
    }


CODES, CASES = _codes(), _cases()
WRITES = re.compile(r'(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)
UNDER_THE_ROOMS = {"journal", "jobs", "accounts", "mfa"}
"""The log itself, the queue, who is signed in and by what (allauth): no answer of a page is kept of any of them."""
BESIDE = {"policies_passage"}
"""How something left a gate, in the act that passed it: no page that keeps its answers shows it."""
DESTROYING = {"keeping.destroy", "keeping.destroy.again"}
"""They take words out of other rooms' tables: every page that keeps answers counts the room keeping."""


def _lengths():
    return {log: log.entries.objects.using(log.database).count() for log in (INTERNAL, SEALED)}


def _new_entries(before):
    """What was entered since, in either log; each in the one of its act."""
    found = []
    for log, length in before.items():
        entries = list(log.entries.objects.using(log.database).filter(index__gte=length).order_by("index"))
        assert {acts()[entry.act].log for entry in entries} <= {log}
        found += entries
    return found


def _written(queries):
    """The rooms in whose tables something was written, by table."""
    rooms = {
        model._meta.db_table: model._meta.app_label for model in apps.get_models(include_auto_created=True)
    }
    tables = {found[1] for one in queries if (found := WRITES.match(one["sql"]))}
    return {table: rooms.get(table, table) for table in tables}


def _tells_the_six(entry):
    """What, when, where, from whom, how it ended, and about what (CJIS AU-3); and the columns say what it says."""
    said = json.loads(bytes(entry.manifest))
    actor = said["actor"]
    assert (said["act"], said["outcome"]) == (entry.act, entry.outcome)
    assert all((said["at"], actor["kind"], actor["channel"]))
    assert said["subject"]["kind"] or said["details"] or entry.outcome == "refused"


def test_every_act_has_a_case_of_both_kinds_or_is_owed():
    owed = Counter(code.split(".")[0] for code in CODES if code not in CASES)
    assert {room: number for room, number in owed.items() if number > OWING.get(room, 0)} == {}
    assert set(OWING) <= set(owed)
    assert set(CASES) <= set(CODES)
    assert [code for code, case in CASES.items() if bool(case.refused) == bool(case.never_refused)] == []


@pytest.mark.django_db(databases=["default", "vault"])
@pytest.mark.parametrize("code", sorted(CASES))
def test_an_act_that_is_done_leaves_exactly_one_entry_of_its_own(code):
    prepared = CASES[code].prepare()
    before = _lengths()
    with CaptureQueriesContext(connection) as queries:
        CASES[code].allowed(prepared)
    new = _new_entries(before)
    own = [entry for entry in new if entry.act == code]
    assert [entry.outcome for entry in own] == ["done"]
    _tells_the_six(own[0])
    # What pages show is kept until the log tells of the room that it was read from (journal/selectors/kept.py).
    told = {entry.act.partition(".")[0] for entry in new} | UNDER_THE_ROOMS
    untold = {table for table, room in _written(queries).items() if room not in told}
    assert untold - BESIDE == set() or code in DESTROYING


@pytest.mark.django_db(databases=["default", "vault"])
@pytest.mark.parametrize("code", sorted(code for code, case in CASES.items() if case.refused))
def test_an_act_that_is_refused_leaves_exactly_one_entry_and_nothing_else(code):
    prepared = CASES[code].prepare()
    before = _lengths()
    with pytest.raises(RefusedError):
        CASES[code].refused(prepared)
    entries = _new_entries(before)
    assert [(entry.act, entry.outcome) for entry in entries] == [(code, "refused")]
    assert entries[0].reason
    _tells_the_six(entries[0])
