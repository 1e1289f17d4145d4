"""Offices are held with dates and a paper; powers are lent only by their holders, and only where a policy says so."""

import pytest
from tests.apps.roster.town import after, as_, give, hire, power, today

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.facts import How
from bailiwick.apps.roster.models import SEALED_ROLES, Delegation, OfficeHolder, Role
from bailiwick.apps.roster.selectors import who_may, who_may_each
from bailiwick.apps.roster.services import appoint, delegate, end_delegation, end_office


def may(town, name, day=None, unit=None):
    answer = who_may(power(name), (unit or town.patrol).id, day or today())
    return [(one.person, one.how) for one in answer.may]


def lend(town, actor=None, name="nmpd.site", to=None, **more):
    return delegate(
        as_(actor or town.chief),
        power=power(name),
        to=(to or town.deputy).id,
        unit=more.pop("unit", town.police).id,
        instrument="Memo 12",
        **more,
    )


def test_an_acting_chief_holds_the_office_for_a_fortnight_and_the_chief_again_after_it(town):
    give(Role.CHIEF, town.deputy, town.police, starts=after(10), until=after(24), acting=True)
    chief, acting = (town.chief.id, How.HOLDER), (town.deputy.id, How.ACTING)
    on = {day: may(town, "pd.platform", after(day)) for day in (9, 10, 23, 24)}
    assert on == {9: [chief], 10: [acting], 23: [acting], 24: [chief]}


def test_a_new_chief_takes_the_place_of_the_last(town):
    give(Role.CHIEF, town.deputy, town.police, starts=today())
    assert may(town, "pd.platform") == [(town.deputy.id, How.HOLDER)]
    assert OfficeHolder.objects.get(person=town.chief).until == today()


def test_several_may_hold_a_role_that_is_no_single_office(town):
    other = hire("Uli Brandt", town.comms)
    give(Role.COMMS, other, town.city)
    assert {person for person, _ in may(town, "mpls.site")} == {town.speaker.id, other.id}


REFUSED_ROLES = {role.value: role for role in sorted(SEALED_ROLES)}


@pytest.mark.parametrize("role", REFUSED_ROLES.values(), ids=REFUSED_ROLES)
def test_roles_of_undercover_work_are_not_kept_in_the_open(town, role):
    with pytest.raises(RefusedError) as refused:
        give(role, town.officer, town.police)
    assert refused.value.reason == "kept-elsewhere"
    assert not OfficeHolder.objects.filter(role=role).exists()


def test_nobody_gives_themself_a_role(town):
    with pytest.raises(RefusedError) as refused:
        appoint(
            as_(town.steward),
            person=town.steward.id,
            role=Role.CHIEF,
            unit=town.police.id,
            instrument="Order 9",
        )
    assert refused.value.reason == "own-role"


def test_a_role_rests_on_a_paper_and_on_working_here(town):
    with pytest.raises(RosterError, match="what this rests on"):
        appoint(OPERATOR, person=town.officer.id, role=Role.POSTER, unit=town.city.id, instrument=" ")
    newcomer = hire("Ty Rowe", town.police, starts=after(30))
    with pytest.raises(RosterError, match="do not work here"):
        give(Role.POSTER, newcomer, town.police, starts=today())
    give(Role.POSTER, town.officer, town.patrol)
    with pytest.raises(RosterError, match="already"):
        give(Role.POSTER, town.officer, town.patrol, starts=after(3))


def test_a_role_that_is_ended_counts_no_more_the_same_day(town):
    end_office(as_(town.steward), office=OfficeHolder.objects.get(person=town.chief).id)
    answer = who_may(power("pd.platform"), town.patrol.id, today())
    assert "Nobody holds this power" in str(answer.why_nobody)


def test_the_chief_lets_a_designee_use_one_power_and_no_other(town):
    row = lend(town)
    assert (town.deputy.id, How.DELEGATE) in may(town, "nmpd.site")
    assert (town.deputy.id, How.DELEGATE) not in may(town, "nmpd.poster")
    entry = Entry.objects.last()
    assert (entry.act, entry.subject) == ("roster.delegation.give", str(row.id))


REFUSED = {
    "a power that knows no delegate": ({"name": "pd.platform"}, "not-delegable"),
    "a power that a role may use": ({"name": "nmpd.limited-access"}, "not-delegable"),
    "a power of the vault": ({"name": "pd.covert-use"}, "kept-elsewhere"),
    "a power of somebody else": ({"name": "mpls.contract", "scope": ["examplebook"]}, "not-holder"),
}


@pytest.mark.parametrize(("asked", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_power_that_cannot_be_lent_is_refused_and_that_is_an_entry(town, asked, reason):
    with pytest.raises(RefusedError) as refused:
        lend(town, **asked)
    assert refused.value.reason == reason
    assert Entry.objects.last().reason == reason
    assert not Delegation.objects.exists()


def test_what_was_lent_is_not_lent_on(town):
    lend(town)
    with pytest.raises(RefusedError) as refused:
        lend(town, actor=town.deputy, to=town.officer)
    assert refused.value.reason == "not-holder"


def test_nobody_lends_to_themself_in_the_past_or_to_somebody_who_is_not_here(town):
    with pytest.raises(RefusedError):
        lend(town, to=town.chief)
    with pytest.raises(RosterError, match="in the past"):
        lend(town, starts=after(-1))
    with pytest.raises(RosterError, match="do not work here"):
        lend(town, to=hire("Ty Rowe", town.police, starts=after(30)))
    assert not Delegation.objects.exists()


def test_a_named_person_accepts_terms_for_the_platform_named(town):
    with pytest.raises(RosterError, match="for what this is"):
        lend(town, actor=town.speaker, name="mpls.contract", to=town.officer, unit=town.city)
    lend(
        town, actor=town.speaker, name="mpls.contract", to=town.officer, unit=town.city, scope=["examplebook"]
    )
    answer = who_may(power("mpls.contract"), town.comms.id, today())
    assert answer.is_one(town.officer.id, "examplebook")
    assert not answer.is_one(town.officer.id, "otherbook")


def test_a_delegation_rests_while_somebody_else_holds_the_office(town):
    lend(town, to=town.officer)
    give(Role.CHIEF, town.deputy, town.police, starts=after(1), until=after(8), acting=True)
    assert [
        (town.officer.id, How.DELEGATE) in may(town, "nmpd.site", after(day)) for day in (0, 1, 7, 8)
    ] == [
        True,
        False,
        False,
        True,
    ]


def test_a_delegation_that_is_ended_counts_no_more_that_same_moment(town):
    row = lend(town)
    end_delegation(as_(town.chief), delegation=row.id)
    answer = who_may(power("nmpd.site"), town.patrol.id, today())
    assert not answer.is_one(town.deputy.id)
    assert "was not begun" not in str(answer.why_not(town.deputy.id))
    with pytest.raises(RosterError, match="ended already"):
        end_delegation(as_(town.chief), delegation=row.id)


def test_who_was_lent_a_power_gives_it_back_and_a_new_holder_takes_it_away(town):
    end_delegation(as_(town.deputy), delegation=lend(town).id)
    row = lend(town, to=town.officer)
    with pytest.raises(RefusedError):
        end_delegation(as_(town.steward), delegation=row.id, power=power("nmpd.site"))
    give(Role.CHIEF, town.deputy, town.police, starts=today())
    end_delegation(as_(town.deputy), delegation=row.id, power=power("nmpd.site"))
    row.refresh_from_db()
    assert (row.until, row.ended_early) == (today(), True)


def test_everybody_for_every_power_is_told_in_five_queries(town, django_assert_num_queries):
    lend(town)
    powers = [power(name) for name in ("nmpd.site", "nmpd.poster", "pd.platform", "mpls.site")]
    with django_assert_num_queries(5):
        answers = who_may_each(powers, town.patrol.id, today())
    assert [len(answers[one.id].may) for one in powers] == [2, 1, 1, 1]
