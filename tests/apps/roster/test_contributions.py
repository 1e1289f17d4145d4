"""What the roster tells people at home: what ends soon, who leaves, which office nobody holds."""

import pytest
from django.utils import timezone
from tests.apps.roster.town import after, as_, give, hire, power, today

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.contributions import waiting, wrong
from bailiwick.apps.roster.models import Category, Role
from bailiwick.apps.roster.services import delegate, leave
from bailiwick.ui.contributing import Looker


def told(tell, person):
    return [str(item.says) for item in tell(Looker(person.id, timezone.now()))]


@pytest.mark.parametrize(("days", "number"), [(6, 1), (7, 1), (8, 0)], ids=["in 6 days", "in 7", "in 8"])
def test_giver_and_delegate_are_told_that_a_delegation_ends_within_a_week(town, days, number):
    delegate(
        as_(town.chief),
        power=power("nmpd.site"),
        to=town.deputy.id,
        unit=town.police.id,
        instrument="M",
        until=after(days + 1),
    )
    assert [len(told(waiting, one)) for one in (town.chief, town.deputy, town.officer)] == [number, number, 0]


def test_human_resources_are_told_who_leaves_within_a_week_and_colleagues_are_not(town):
    hire("Ira Stone", town.patrol, Category.INTERN, until=after(6), supervisor=town.deputy.id)
    assert [says.partition(" leaves on ")[0] for says in told(waiting, town.hr)] == ["Ira Stone"]
    assert told(waiting, town.officer) == []


def test_the_steward_is_told_of_an_office_that_nobody_holds(town):
    assert told(wrong, town.steward) == []
    leave(OPERATOR, person=town.chief.id, day=today())
    assert told(wrong, town.steward) == ["Nobody holds this office for Wexham Falls Police: the Chief."]
    assert told(wrong, town.officer) == []
    give(Role.CHIEF, town.deputy, town.police, starts=today(), until=after(9), acting=True)
    assert told(wrong, town.steward) == []
