"""Roles held by groups: by those appointed together, or by everybody who works in a unit; and the way of a request."""

import pytest
from tests.apps.roster.town import after, as_, give, hire, power, today

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.facts import ROLES, HeldBy, How, Part
from bailiwick.apps.roster.models import NEVER_A_GROUP, Category, GroupRole, Role
from bailiwick.apps.roster.permissions import Right, standing_of
from bailiwick.apps.roster.selectors import holders_of, roles_of, way_of, who_may
from bailiwick.apps.roster.services import delegate, end_group, end_unit, leave, let_group_hold
from bailiwick.policy.loading import load_library
from bailiwick.ui.words import ROLE_WORDS


def group(town, role=Role.POLICE_ADMIN, unit=None, **more):
    return let_group_hold(OPERATOR, role=role, unit=(unit or town.police).id, instrument="Order 4", **more)


def people(answer):
    return {(one.person, one.how) for one in answer.may}


def test_police_administration_is_those_appointed_and_two_of_them_say_yes_together(town):
    give(Role.POLICE_ADMIN, town.chief, town.police)
    give(Role.POLICE_ADMIN, town.deputy, town.police)
    assert who_may(power("mpd.poster"), town.patrol.id, today()).needed == 1
    group(town, needed=2, starts=after(1))
    answer = who_may(power("mpd.poster"), town.patrol.id, after(1))
    assert people(answer) == {(town.chief.id, How.HOLDER), (town.deputy.id, How.HOLDER)}
    assert answer.needed == 2
    assert who_may(power("mpd.poster"), town.patrol.id, today()).needed == 1


def test_a_department_holds_a_role_by_everybody_who_works_there_and_by_nobody_else(town):
    aide = hire("Uli Brandt", town.comms, starts=today(), until=after(5))
    group(town, Role.CLERK, town.city, body=town.comms.id)
    for day, expected in (
        (0, {town.speaker.id, aide.id}),
        (4, {town.speaker.id, aide.id}),
        (5, {town.speaker.id}),
    ):
        answer = holders_of("clerk", town.patrol.id, after(day))
        assert people(answer) == {(one, How.GROUP) for one in expected}
    assert (Role.CLERK, town.city.id) in roles_of(aide.id, today())
    assert roles_of(aide.id, after(5)) == []


def test_what_a_department_holds_gives_its_people_the_rights_of_the_role_but_not_what_takes_two(town):
    assert not standing_of(as_(town.speaker), today()).may(Right.EDIT_PEOPLE)
    held = group(town, Role.HR, town.city, body=town.comms.id)
    assert standing_of(as_(town.speaker), today()).may(Right.EDIT_PEOPLE, town.patrol.id)
    end_group(OPERATOR, group=held.id)
    group(town, Role.HR, town.city, body=town.comms.id, needed=2)
    assert not standing_of(as_(town.speaker), today()).may(Right.EDIT_PEOPLE)


@pytest.mark.parametrize("role", sorted(NEVER_A_GROUP))
def test_an_office_of_one_person_is_no_groups(town, role):
    with pytest.raises(RosterError, match="one person's"):
        group(town, role)
    assert not GroupRole.objects.exists()


def test_a_group_of_none_and_a_sealed_role_are_refused_and_a_unit_that_holds_a_role_stays(town):
    with pytest.raises(RosterError, match="At least one"):
        group(town, needed=0)
    with pytest.raises(RefusedError):
        group(town, Role.MAINTAINER)
    group(town, Role.CLERK, town.city, body=town.ward.id)
    with pytest.raises(RosterError, match="still part"):
        end_unit(OPERATOR, unit=town.ward.id)


def test_what_was_said_before_of_a_group_ends_the_day_that_something_else_is_said(town):
    first = group(town, needed=2)
    group(town, needed=3, starts=after(4))
    first.refresh_from_db()
    assert first.until == after(4)


def test_one_of_several_who_decide_together_lends_nothing_alone(town):
    group(town, Role.COMMS, town.city, needed=2)
    with pytest.raises(RefusedError) as refused:
        delegate(
            as_(town.speaker),
            power=power("mpls.contract"),
            to=town.officer.id,
            unit=town.city.id,
            scope=["examplebook"],
            instrument="M 1",
        )
    assert refused.value.reason == "not-holder"


def named_by_the_packs():
    """Every role that a power of any pack, or our own words, name."""
    named = set(ROLE_WORDS) - {"everyone", "person-who-decides"}
    for pack in load_library().packs.values():
        for one in pack.powers.values():
            named |= {
                one.holder,
                one.delegate_role,
                *one.endorsed_by,
                *(heard.role for heard in one.input_first),
            }
            named |= {one.standing.who_may_use} if one.standing else set()
    return named - {""}


def test_every_role_that_a_policy_names_is_known_and_says_how_it_is_held():
    assert named_by_the_packs() <= set(ROLES)
    assert {role.value for role in Role} <= set(ROLES)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_who_has_a_role_has_an_answer_for_each(town, role):
    answer = holders_of(role, town.patrol.id, today())
    assert bool(answer.may) != bool(answer.why_nobody)
    if ROLES[role] not in {HeldBy.PERSON_OR_GROUP, HeldBy.CATEGORY, HeldBy.DELEGATION}:
        assert answer.may == ()


def test_whoever_works_as_something_has_the_roles_of_that_category(town):
    member = hire("Noor Hale", town.board, Category.BOARD_MEMBER)
    assert holders_of("elected-board", town.city.id, today()).people == (member.id,)
    assert town.officer.id in holders_of("member", town.police.id, today()).people
    assert member.id not in holders_of("member", town.police.id, today()).people
    assert "Nobody works here" in str(holders_of("contractor", town.city.id, today()).why_nobody)
    assert "No policy here knows" in str(holders_of("king", town.city.id, today()).why_nobody)


def test_the_chiefs_designee_is_whom_the_chief_has_let_use_a_power(town):
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.deputy.id, unit=town.police.id, instrument="M"
    )
    assert people(holders_of("designee", town.patrol.id, today())) == {(town.deputy.id, How.DELEGATE)}
    leave(OPERATOR, person=town.chief.id, day=today())
    assert holders_of("designee", town.patrol.id, today()).may == ()


def steps(town, name, asker, **more):
    return [(one.part, one.role, one.people) for one in way_of(power(name), asker.id, today(), **more)]


def test_a_request_goes_to_the_lead_of_the_askers_office_and_then_to_communications(town):
    aide = hire("Gil Prior", town.mayor, Category.MAYOR_STAFF)
    lead = hire("Cass Moor", town.mayor, Category.MAYOR_STAFF)
    give(Role.DEPT_HEAD, lead, town.mayor)
    head = hire("Ona Reed", town.city)
    give(Role.DEPT_HEAD, head, town.city)
    decides = (Part.DECIDES, "comms", (town.speaker.id,))
    assert steps(town, "mpls.site", aide) == [(Part.ENDORSES, "dept-head", (lead.id,)), decides]
    assert steps(town, "mpls.site", lead) == [(Part.ENDORSES, "dept-head", (head.id,)), decides]


def test_nobody_decides_about_what_they_ask_for_themself(town):
    (_, decides) = way_of(power("mpls.site"), town.speaker.id, today())
    assert decides.people == ()
    assert "nobody says yes" in str(decides.why_nobody)


def test_a_memorandum_goes_up_the_chain_to_the_chief(town):
    ways = steps(town, "nmpd.reference", town.officer)
    assert ways == [
        (Part.ENDORSES, "chain", (town.deputy.id,)),
        (Part.ENDORSES, "chain", (town.chief.id,)),
        (Part.DECIDES, "chief", (town.chief.id,)),
    ]


def test_members_and_the_information_officer_are_heard_before_the_chief_decides(town):
    pio = hire("Ria Sand", town.comms)
    give(Role.PIO, pio, town.city)
    found = way_of(power("pd.platform"), town.officer.id, today())
    assert [(one.part, one.role, one.or_declined) for one in found] == [
        (Part.HEARD, "member", True),
        (Part.HEARD, "pio", True),
        (Part.DECIDES, "chief", False),
    ]
    assert found[1].people == (pio.id,)


def test_who_works_nowhere_asks_nobody(town):
    leave(OPERATOR, person=town.officer.id, day=today())
    assert way_of(power("nmpd.reference"), town.officer.id, today()) == ()
