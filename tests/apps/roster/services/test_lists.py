"""*Do not show me* is each member's own; sensitive positions are the keeper's and nobody else's."""

import json

import pytest
from tests.apps.roster.town import as_, give, today

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.models import DoNotShow, Role
from bailiwick.apps.roster.selectors import do_not_show_names, is_not_shown, sensitive_people
from bailiwick.apps.roster.services import (
    join_do_not_show,
    leave_do_not_show,
    mark_sensitive,
    unmark_sensitive,
)


def test_a_member_joins_without_a_reason_and_leaves_again(town):
    join_do_not_show(as_(town.officer))
    join_do_not_show(as_(town.officer))
    assert do_not_show_names(today()) == ("Sam Reyes",)
    leave_do_not_show(as_(town.officer))
    assert do_not_show_names(today()) == ()
    join_do_not_show(as_(town.officer))
    assert is_not_shown(town.officer.id, today())
    assert DoNotShow.objects.count() == 2


def test_the_entry_of_joining_says_nothing_about_why(town):
    join_do_not_show(as_(town.officer))
    assert json.loads(bytes(Entry.objects.last().manifest))["details"] == {}


@pytest.mark.parametrize("actor", [OPERATOR, CLOCKWORK], ids=["the operator", "the clockwork"])
def test_nobody_joins_for_somebody_else(town, actor):
    with pytest.raises(RefusedError, match="for themself"):
        join_do_not_show(actor)
    assert do_not_show_names(today()) == ()


def test_a_sensitive_position_is_known_to_the_keeper_alone(town):
    give(Role.SENSITIVE_KEEPER, town.deputy, town.police)
    give(Role.SYSADMIN, town.speaker, town.city)
    mark_sensitive(as_(town.deputy), person=town.officer.id)
    assert sensitive_people(as_(town.deputy), today()) == {town.officer.id}
    others = (as_(town.chief), as_(town.hr), as_(town.speaker), as_(town.steward), OPERATOR, CLOCKWORK)
    assert [sensitive_people(one, today()) for one in others] == [frozenset()] * 6
    for actor in others:
        with pytest.raises(RefusedError):
            mark_sensitive(actor, person=town.chief.id)
    unmark_sensitive(as_(town.deputy), person=town.officer.id)
    assert sensitive_people(as_(town.deputy), today()) == frozenset()


def test_the_journal_does_not_tell_whose_position_is_sensitive(town):
    give(Role.SENSITIVE_KEEPER, town.deputy, town.police)
    mark_sensitive(as_(town.deputy), person=town.officer.id)
    unmark_sensitive(as_(town.deputy), person=town.officer.id)
    told = [bytes(entry.manifest) for entry in Entry.objects.filter(act__startswith="roster.sensitive")]
    assert len(told) == 2
    assert not any(str(town.officer.id).encode() in manifest for manifest in told)
