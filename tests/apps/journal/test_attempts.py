"""Who tries to change or destroy the journal leaves a line in the log: the fields of CJIS AU-3, and no content."""

import logging
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from tests.apps.journal.helping import write

from bailiwick.apps.journal.errors import OutsideAnActError
from bailiwick.apps.journal.facts import person
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import act
from bailiwick.kernel.sentence import say
from bailiwick.project.logs import WithoutContent

pytestmark = pytest.mark.django_db
REYES = person(UUID("6f1d0e0a-1111-4222-8333-000000000001"), address="198.51.100.7")
SECRET = "what-the-chief-said"
ATTEMPTS = {
    "changed": ("UPDATE journal_entry SET reason = 'what-the-chief-said'", "UPDATE"),
    "removed": ("DELETE FROM journal_entry WHERE reason <> 'what-the-chief-said'", "DELETE"),
    "dropped": ("DROP TABLE journal_entry", "DROP"),
}


def _lines(caplog):
    """What stands in the log, as the product prints it."""
    return [WithoutContent().format(one) for one in caplog.records if one.name == "bailiwick.journal"]


def _fields(line):
    return dict(word.split("=", 1) for word in line.split() if "=" in word)


@pytest.mark.parametrize("attempt", sorted(ATTEMPTS))
def test_a_write_outside_an_act_is_told(caplog, attempt):
    write(1)
    statement, verb = ATTEMPTS[attempt]
    with caplog.at_level(logging.WARNING), pytest.raises(OutsideAnActError), transaction.atomic():
        connection.cursor().execute(statement)
    (line,) = _lines(caplog)
    told = _fields(line)
    assert (told["statement"], told["table"], told["database"]) == (verb, "journal_entry", "default")
    assert (told["outcome"], told["reason"], told["act"]) == ("refused", "outside-an-act", "none")
    assert told["actor"].startswith("machine-account:")
    assert told["code"].startswith("test_attempts.py:")
    assert line[:4].isdigit()
    assert SECRET not in line


@pytest.mark.parametrize("attempt", ["changed", "removed"])
def test_what_a_trigger_refuses_within_an_act_is_told_with_who_did_it(caplog, attempt):
    write(1)
    statement, verb = ATTEMPTS[attempt]
    code = f"tests.attempt.n{uuid4().hex}"

    @act(code, say("tried to change the journal"))
    def attempted(_doing):
        connection.cursor().execute(statement)

    with caplog.at_level(logging.WARNING), pytest.raises(DatabaseError), transaction.atomic():
        attempted(REYES)
    (line,) = _lines(caplog)
    told = _fields(line)
    assert (told["statement"], told["table"], told["reason"]) == (verb, "journal_entry", "by-trigger")
    assert (told["act"], told["actor"]) == (code, f"person:{REYES.identity}")
    assert (told["channel"], told["address"]) == ("browser", "198.51.100.7")
    assert SECRET not in line
    assert Entry.objects.count() == 1


def test_what_is_read_or_written_as_it_should_be_is_not_told(caplog):
    write(2)
    assert Entry.objects.count() == 2
    assert _lines(caplog) == []
