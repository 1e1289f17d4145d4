"""Delegations that stood before the record began are entered from their papers, and by nobody for themself."""

import pytest
from tests.apps.roster.town import after, as_, power

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.selectors import who_may
from bailiwick.apps.roster.services import enter_delegation

pytestmark = pytest.mark.django_db


def enter(town, actor=None, **more):
    given = {
        "power": power("mpls.contract"),
        "giver": town.speaker.id,
        "to": town.deputy.id,
        "unit": town.city.id,
        "instrument": "Memo 3",
        "starts": after(-30),
        "scope": ["Facebook"],
    }
    return enter_delegation(as_(actor or town.steward), **(given | more))


def test_it_counts_on_its_own_days(town):
    enter(town, until=after(-7))
    days = {day: who_may(power("mpls.contract"), town.city.id, after(day)) for day in (-31, -30, -8, -7, 0)}
    assert {day: told.is_one(town.deputy.id, "Facebook") for day, told in days.items()} == {
        -31: False, -30: True, -8: True, -7: False, 0: False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"starts": after(0)}, "is given by its holder"),
        ({"starts": after(-4000)}, "no such unit|do not work here"),
        ({"scope": []}, "for what this is"),
        ({"instrument": " "}, "what this rests on"),
        ({"until": after(-30)}, "last day is before"),
    ],
)
def test_what_its_paper_cannot_say_is_told(town, more, told):
    with pytest.raises(RosterError, match=told):
        enter(town, **more)


def test_the_giver_has_to_have_held_the_power_on_its_first_day(town):
    with pytest.raises(RosterError, match="did not hold this power"):
        enter(town, giver=town.hr.id)


@pytest.mark.parametrize("side", ["giver", "to"])
def test_nobody_enters_one_of_their_own(town, side):
    with pytest.raises(RefusedError, match="of their own"):
        enter(town, **{side: town.steward.id})


@pytest.mark.parametrize("who", ["hr", "chief", "speaker", "deputy"])
def test_only_who_says_who_holds_which_role_enters_one(town, who):
    with pytest.raises(RefusedError, match="not yours"):
        enter(town, actor=getattr(town, who))


@pytest.mark.parametrize("name", ["nmpd.removal", "mpd.audit-password"])
def test_what_the_policy_lets_nobody_else_use_is_entered_for_nobody(town, name):
    with pytest.raises(RefusedError):
        enter(town, power=power(name), giver=town.chief.id, unit=town.police.id)
