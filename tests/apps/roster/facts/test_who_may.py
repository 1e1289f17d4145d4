"""Who may use a power: the nearest holder, whom the holder has let use it, and nobody else."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.apps.roster.facts import Grant, How, Office, who_may
from bailiwick.apps.roster.models import DelegationKind, Tree
from bailiwick.policy.power import Delegate, Power

DAY = date(2026, 6, 15)
CITY, POLICE, PATROL, PARKS = (UUID(int=number) for number in range(1, 5))
CHIEF, ACTING, DEPUTY, OFFICER, LEFT = (UUID(int=number) for number in range(11, 16))
TREE = Tree({CITY: None, POLICE: CITY, PATROL: POLICE, PARKS: CITY})
HERE = frozenset({CHIEF, ACTING, DEPUTY, OFFICER})
POWER = Power(id="nmpd.site", clause="nmpd/V.A.s1", holder="chief", object="site", delegate=Delegate.DESIGNEE)
OFFICE = Office(CHIEF, "chief", POLICE, date(2020, 1, 1))
GRANT = Grant(
    id=UUID(int=99),
    power="nmpd.site",
    kind=DelegationKind.DESIGNEE,
    giver=CHIEF,
    delegate=DEPUTY,
    unit=POLICE,
    starts=date(2026, 6, 1),
)


def asked(power=POWER, unit=PATROL, offices=(OFFICE,), grants=(GRANT,), here=HERE):
    return who_may(power, unit, DAY, tree=TREE, offices=offices, grants=grants, here=here)


def test_the_holder_of_the_nearest_unit_above_and_the_designee_may():
    assert [(one.person, one.how) for one in asked().may] == [(CHIEF, How.HOLDER), (DEPUTY, How.DELEGATE)]
    assert asked().why_nobody is None


def test_the_holder_of_another_branch_of_the_tree_may_not():
    answer = asked(unit=PARKS)
    assert answer.may == ()
    assert str(answer.why_nobody) == "Nobody holds this power for this unit on that day."


def test_an_acting_chief_holds_the_power_in_the_chiefs_place():
    acting = Office(ACTING, "chief", POLICE, date(2026, 6, 10), date(2026, 6, 20), acting=True)
    answer = asked(offices=(replace(OFFICE, until=date(2026, 6, 10)), acting))
    assert [(one.person, one.how) for one in answer.may] == [(ACTING, How.ACTING)]
    assert "does not hold the power" in str(answer.why_not(DEPUTY))


NOT_COUNTED = {
    "not begun": ({"starts": date(2026, 6, 16)}, "has not begun"),
    "run out yesterday": ({"until": date(2026, 6, 15)}, "has run out"),
    "ended early": ({"until": date(2026, 6, 15), "ended_early": True}, "was ended"),
    "for a sister unit": ({"unit": PARKS}, "for another unit"),
    "given by somebody else": ({"giver": OFFICER}, "does not hold the power"),
    "to somebody who has left": ({"delegate": LEFT}, "do not work here"),
    "of a kind that the power does not know": ({"kind": DelegationKind.NAMED}, "does not let anybody else"),
}


@pytest.mark.parametrize(("change", "why"), NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_a_delegation_that_does_not_count_says_why(change, why):
    grant = replace(GRANT, **change)
    answer = asked(grants=(grant,))
    assert [one.person for one in answer.may] == [CHIEF]
    assert why in str(answer.why_not(grant.delegate))


def test_a_delegation_counts_on_its_last_day():
    assert asked(grants=(replace(GRANT, until=date(2026, 6, 16)),)).is_one(DEPUTY)


@pytest.mark.parametrize("delegate", [Delegate.NONE, Delegate.ROLE])
def test_no_delegation_counts_where_the_policy_knows_none(delegate):
    answer = asked(power=replace(POWER, delegate=delegate, delegate_role="auditor"))
    assert [one.person for one in answer.may] == [CHIEF]


def test_a_role_named_by_the_power_may_use_it():
    power = replace(POWER, delegate=Delegate.ROLE, delegate_role="auditor")
    auditor = Office(OFFICER, "auditor", CITY, date(2026, 1, 1))
    answer = asked(power=power, offices=(OFFICE, auditor), grants=())
    assert [(one.person, one.how) for one in answer.may] == [(CHIEF, How.HOLDER), (OFFICER, How.ROLE)]


def test_a_named_person_may_for_what_was_named_and_for_nothing_else():
    power = replace(POWER, delegate=Delegate.NAMED_PERSON, delegate_scope=("platform",))
    grant = replace(GRANT, kind=DelegationKind.NAMED, scope=("examplebook",))
    answer = asked(power=power, grants=(grant,))
    assert answer.is_one(DEPUTY, "examplebook")
    assert not answer.is_one(DEPUTY, "otherbook")
    assert not answer.is_one(DEPUTY)
    unlimited = asked(power=power, grants=(replace(grant, scope=()),))
    assert "does not say for what" in str(unlimited.why_not(DEPUTY))


def test_a_chief_who_has_left_holds_nothing_and_lends_nothing():
    answer = asked(here=HERE - {CHIEF})
    assert answer.may == ()


def test_each_member_says_yes_for_themself_alone():
    answer = asked(power=replace(POWER, holder="colleague", delegate=Delegate.NONE))
    assert answer.each_their_own
    assert answer.may == ()


def test_a_unit_that_does_not_exist_has_nobody():
    assert "no such unit" in str(asked(unit=UUID(int=77)).why_nobody)


def test_who_has_nothing_to_do_with_it_is_told_so():
    assert "nobody has let them" in str(asked().why_not(OFFICER))


days = st.dates(date(2026, 6, 1), date(2026, 7, 1))
people = st.sampled_from([CHIEF, ACTING, DEPUTY, OFFICER, LEFT])
units = st.sampled_from([CITY, POLICE, PATROL, PARKS])


@given(
    offices=st.lists(st.builds(Office, people, st.just("chief"), units, days, st.none() | days), max_size=4),
    grants=st.lists(
        st.builds(
            Grant,
            id=st.uuids(),
            power=st.just("nmpd.site"),
            kind=st.sampled_from(DelegationKind),
            giver=people,
            delegate=people,
            unit=units,
            starts=days,
            until=st.none() | days,
        ),
        max_size=4,
    ),
    delegate=st.sampled_from(Delegate),
    unit=units,
)
def test_nobody_may_without_holding_or_having_been_let_by_a_holder(offices, grants, delegate, unit):
    answer = asked(replace(POWER, delegate=delegate), unit, offices, grants)
    way = TREE.above(unit)
    holding = {one.person for one in offices if one.counts_on(DAY) and one.unit in way and one.person in HERE}
    holders = {one.person for one in answer.may if one.how is How.HOLDER}
    assert holders <= holding
    assert bool(holders) == bool(holding)
    for one in answer.may:
        assert one.person in HERE
        if one.how is How.DELEGATE:
            grant = next(grant for grant in grants if grant.id == one.delegation)
            assert delegate in {Delegate.DESIGNEE, Delegate.NAMED_PERSON}
            assert grant.giver in holders
            assert grant.starts <= DAY
            assert grant.until is None or grant.until > DAY
    assert len(answer.may) + len(answer.not_counted) == len(holders_of(answer)) + len(grants)


def holders_of(answer):
    return [one for one in answer.may if one.how is not How.DELEGATE]
