"""Which policies speak for whom, since when, and as the agency wears them."""

from datetime import date

import pytest
from tests.apps.policies.helpers import SINCE, adopted, after, as_, hire, today

from bailiwick.apps.policies.errors import NoPolicyError, PoliciesError
from bailiwick.apps.policies.models import ListName, SourceKind, WordingKind
from bailiwick.apps.policies.selectors import examiner_for, policies_binding, policies_of, powers_of
from bailiwick.apps.policies.services import (
    choose,
    end_adoption,
    end_watch,
    exempt,
    list_entry,
    word,
)
from bailiwick.apps.roster.models import Category


def _ids(policies):
    return [policy.id for policy in policies]


def test_a_unit_lives_by_its_own_policy_and_by_those_above_it(town):
    adopted(town, "mpd")
    adopted(town, "mpls")
    assert _ids(policies_of(town.patrol.id, today())) == ["mpd", "mpls"]
    assert _ids(policies_of(town.comms.id, today())) == ["mpls"]


def test_a_policy_speaks_from_its_day_on_until_it_is_ended(town):
    row = adopted(town, "pd")
    assert policies_of(town.police.id, date(2023, 12, 31)) == ()
    assert _ids(policies_of(town.police.id, SINCE)) == ["pd"]
    end_adoption(as_(town.steward), adoption=row.id, decided_by=town.chief.id, instrument="O 8", day=after(3))
    assert _ids(policies_of(town.police.id, after(2))) == ["pd"]
    assert policies_of(town.police.id, after(3)) == ()


def test_each_day_has_the_edition_that_was_adopted_for_it(town):
    adopted(town, edition="2019", starts=date(2020, 1, 1))
    adopted(town, edition="2021", starts=date(2021, 9, 1))

    def edition(day):
        return policies_of(town.police.id, day)[0].edition_in_force(day).id

    assert edition(date(2021, 8, 31)) == "2019"
    assert edition(date(2021, 9, 1)) == "2021"


def test_whom_a_policy_binds_is_told_by_their_unit_and_what_they_are_there(town):
    adopted(town, "nmpd")
    adopted(town, "mpls")
    helper = hire("Vi Toll", town.police, Category.VOLUNTEER, sponsor=town.police.id)
    other = hire("Gus Ferro", town.police, Category.OTHER, employer="County")
    assert _ids(policies_binding(town.officer.id, today())) == ["nmpd", "mpls"]
    assert _ids(policies_binding(helper.id, today())) == ["nmpd", "mpls"]
    assert _ids(policies_binding(other.id, today())) == ["mpls"]
    assert policies_binding(other.id, today(), doing=()) == ()


def test_powers_are_those_of_the_policies_that_speak_there(town):
    adopted(town, "nmpd")
    assert powers_of(town.patrol.id, today())["nmpd.site"].holder == "chief"
    assert powers_of(town.comms.id, today()) == {}


def test_what_a_unit_lays_over_a_policy_is_worn_from_its_day_on_and_changes_the_digest(town):
    adopted(town, "nmpd")
    steward, unit = as_(town.steward), town.police.id
    before = policies_of(unit, today())[0]
    choose(steward, unit=unit, pack="nmpd", key="removal-grounds", choice="with-counsel", starts=after(2))
    assert policies_of(unit, after(1))[0].digest == before.digest
    list_entry(steward, unit=unit, name=ListName.DOMAINS, word="wexham.example")
    word(steward, unit=unit, pack="nmpd", name="nmpd/III", text="Every member.")
    exempt(
        steward,
        unit=unit,
        pack="nmpd",
        source_kind=SourceKind.LAW,
        source="Chapter 5",
        clauses=["nmpd/VII.D.*"],
        groups=["Local 12"],
    )
    overlay = policies_of(unit, today())[0].overlay
    assert overlay.lists == {"own-domains": ("wexham.example",)}
    assert overlay.wording == {"nmpd/III": "Every member."}
    assert [one.source for one in overlay.exemptions] == ["Chapter 5"]
    assert policies_of(unit, today())[0].digest != before.digest
    assert policies_of(unit, today())[0].title == "Wexham Falls Police (SOP 400.14)"


def test_a_wording_that_was_emptied_is_worn_no_longer(town):
    adopted(town, "nmpd")
    for text in ("We run this page.", ""):
        word(
            as_(town.steward),
            unit=town.police.id,
            pack="nmpd",
            name=next(iter(policies_of(town.police.id, today())[0].notices)),
            text=text,
            kind=WordingKind.NOTICE,
        )
    assert policies_of(town.police.id, today())[0].overlay.notices == {}


def test_a_policy_only_watches_until_the_day_that_was_set_or_that_somebody_has_signed(town):
    row = adopted(town, "pd", watch_until=after(30))
    policy = policies_of(town.police.id, today())[0]
    assert policy.watching_on(after(29)) == after(30)
    assert policy.watching_on(after(30)) is None
    end_watch(as_(town.chief), adoption=row.id, day=after(5))
    policy = policies_of(town.police.id, today())[0]
    assert policy.watching_on(after(4)) == after(5)
    assert policy.watching_on(after(5)) is None


def test_a_watch_that_is_over_is_not_ended_again(town):
    row = adopted(town, "pd")
    with pytest.raises(PoliciesError, match="does not only watch"):
        end_watch(as_(town.chief), adoption=row.id)


def test_where_no_policy_speaks_nobody_can_be_told_yes(town):
    with pytest.raises(NoPolicyError):
        examiner_for("post.publish", owner=town.police.id, actor=town.officer.id, day=today())


def test_at_a_gate_the_policies_of_owner_and_actor_speak_together(town):
    adopted(town, "nmpd")
    adopted(town, "mpls")
    examiner = examiner_for("post.publish", owner=town.comms.id, actor=town.officer.id, day=today())
    assert sorted(_ids(examiner.policies)) == ["house", "mpls", "nmpd"]
    alone = examiner_for("post.publish", owner=town.comms.id, actor=town.speaker.id, day=today())
    assert sorted(_ids(alone.policies)) == ["house", "mpls"]


@pytest.mark.clause("mpd/I")
def test_a_new_employee_of_the_police_is_bound_by_rule_5_108_at_once(town):
    adopted(town, "mpd")
    new = hire("Lee Marlow", town.patrol, sworn=True)
    assert "MPD 5-108" in [one.pack.citation for one in policies_binding(new.id, today())]


@pytest.mark.clause("mpls/scope.s1")
def test_an_intern_is_bound_by_the_city_s_policy(town):
    adopted(town, "mpls")
    intern = hire("Ira Stone", town.comms, Category.INTERN, until=after(90), supervisor=town.speaker.id)
    assert _ids(policies_binding(intern.id, today())) == ["mpls"]


@pytest.mark.clause("mpls/scope.s3")
def test_of_conduct_before_2020_the_record_says_that_the_city_s_policy_was_not_in_force(town):
    adopted(town, "mpls", starts=date(2020, 1, 1))
    with pytest.raises(NoPolicyError):
        examiner_for("self.check", owner=None, actor=town.speaker.id, day=date(2019, 12, 5))
    with pytest.raises(PoliciesError, match="begins on 2020-01-01"):
        adopted(town, "mpls", edition="2020", starts=date(2019, 12, 1))


@pytest.mark.clause("pd/I.s4")
def test_a_volunteer_who_keeps_records_is_bound_by_every_rule_that_is_not_for_officers_alone(town):
    adopted(town, "pd")
    helper = hire("Vi Toll", town.police, Category.VOLUNTEER, sponsor=town.police.id, title="Records clerk")
    (policy,) = policies_binding(helper.id, today())
    bound = [one for one in policy.clauses_on(today()).values() if {"member", "employee"} & set(one.binds)]
    assert policy.id == "pd"
    assert len(bound) > 50


@pytest.mark.clause("nmpd/III")
def test_a_civilian_dispatcher_is_bound_by_the_procedure_from_the_day_they_are_added(town):
    adopted(town, "nmpd")
    new = hire("Dee Alvar", town.police, title="Dispatcher", sworn=False)
    assert "nmpd" in _ids(policies_binding(new.id, today()))


@pytest.mark.clause("mpd/0.s2")
def test_a_post_of_january_2022_is_held_to_the_edition_of_2021_by_the_record_too(town):
    for edition, day in (("2021", date(2021, 9, 20)), ("2022", date(2022, 9, 26))):
        adopted(town, "mpd", edition=edition, starts=day)
    day = date(2022, 1, 10)
    assert policies_of(town.police.id, day)[0].edition_in_force(day).id == "2021"


@pytest.mark.clause("nmpd/0.s1")
def test_conduct_of_the_first_of_june_2021_names_the_earlier_edition_in_the_record(town):
    for edition, day in (("2019", date(2019, 8, 10)), ("2021", date(2021, 6, 11))):
        adopted(town, "nmpd", edition=edition, starts=day)
    day = date(2021, 6, 1)
    assert policies_of(town.police.id, day)[0].edition_in_force(day).id == "2019"
