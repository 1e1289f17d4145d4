"""What migrations say only grows is held to it by the database once all of them have run."""

import pytest

from bailiwick.project.looking.databases import look_at_triggers
from bailiwick.project.looking.finding import Level
from bailiwick.project.routing import VAULT
from bailiwick.project.tables import RECORD


@pytest.mark.django_db(databases=[RECORD, VAULT])
@pytest.mark.parametrize("database", [RECORD, VAULT])
def test_every_table_that_only_grows_still_does_after_the_last_migration(database):
    assert [one for one in look_at_triggers(database) if one.level is not Level.FINE] == []
