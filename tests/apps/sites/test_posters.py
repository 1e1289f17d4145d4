"""Who may post: asked for as the policies say, switched on after training and signature, stopped, ended, and gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.roster.town import after
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import as_, give, hire, must_refuse, today
from tests.apps.sites.posting import (
    TICKET,
    approved,
    asked,
    granted,
    learns,
    page_of_parks,
    police_town,
    poster,
    says_yes,
    signs,
)

from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import Asked as Asking
from bailiwick.apps.approvals.services import ask, decline_to_say, endorse, withdraw
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.services import join_do_not_show, leave
from bailiwick.apps.sites import services
from bailiwick.apps.sites.contributions import beside, holdings, let_go, panels, waiting, wrong
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.posting import Given, Moment, RightDone, Taken
from bailiwick.apps.sites.models import PostingRight, RightState, RightStepKind
from bailiwick.apps.sites.selectors import site
from bailiwick.apps.sites.selectors.posting import could_post_on, rights_on
from bailiwick.apps.sites.selectors.posting_gate import keeps_from_posting
from bailiwick.apps.sites.selectors.posting_page import posters_of, posting_list
from bailiwick.apps.sites.selectors.posting_told import rights_to_end
from bailiwick.policy.gate import GateShutError, to_do
from bailiwick.ui.contributing import Looker, Parting

pytestmark = pytest.mark.django_db


def stops(page, who):
    """The clauses that keep somebody from posting on a page today, as far as they are about who posts."""
    return {clause for one in to_do(keeps_from_posting(page, who.id, today())) for clause in one.clauses}


def now_of(town):
    return [one.state(today()) for one in rights_on(town.page.row.id)]


def told(says, who):
    return [str(one.says) for one in says(Looker(who.id, timezone.now()))]


@pytest.mark.clause("mpls/roles.it.3")
def test_in_the_city_an_administrators_right_is_held_until_the_course_on_security_and_the_signature_are_there():
    town = page_of_parks()
    admin = PostingRight.ADMINISTER
    approved(town, admin)
    with pytest.raises(GateShutError) as shut:
        services.grant_right(as_(town.asker), poster(town, right=admin))
    assert {one.binding for one in to_do(shut.value.report)} == {"mpls.poster-trained", "mpls.poster-signed"}
    signs(town, town.sam)
    with pytest.raises(GateShutError) as shut:
        services.grant_right(as_(town.asker), poster(town, right=admin))
    assert [one.clauses for one in to_do(shut.value.report)] == [("mpls/roles.it.3",)]
    learns(town, town.sam)
    right = services.grant_right(as_(town.asker), poster(town, right=admin))
    assert [one.row.id for one in could_post_on(town.page.row.id, today())] == [right.id]


def test_the_owner_asks_and_everybody_sees_whose_move_it_is_until_somebody_else_switches_it_on(browser, town):
    owner, sam = browser(town.asker), browser(town.sam)
    address = f"/sites/{town.page.row.id}/posters"
    sent = {"ask-person": str(town.sam.id), "ask-right": "post", "ask-words": "The summer programme."}
    assert owner.post(f"{address}/ask", sent).status_code == 302
    shown = words(owner.get(address))
    assert "Sam Reed may post" in shown
    assert "It is with Cleo Boone." in shown
    assert "for Sam Reed to do: The rules" not in shown
    assert "for Sam Reed to do: The policy is not signed yet." in shown
    assert "Switch it on" not in shown
    request = town.page.row.poster_asks.get().request_id
    endorse(as_(town.head), request, "She will do it well.")
    mine = sam.get(address).content.decode()
    assert 'href="/readiness/"' in mine
    assert "Do it now" in mine
    assert told(waiting, town.sam) == [
        "Somebody asked that you may post on Wexham Falls Parks. Sign and learn what is missing meanwhile."
    ]
    says_yes(town.speaker, load(request))
    assert told(waiting, town.sam) == [
        "Sign and learn what is missing, then you may post on Wexham Falls Parks."
    ]
    assert "2 things are missing" in " ".join(str(one.says) for one in beside(request))
    grant = {"person": str(town.sam.id), "right": "post"}
    shut = owner.post(f"{address}/grant", grant)
    assert (shut.status_code, "It cannot go on yet" in words(shut)) == (422, True)
    signs(town, town.sam)
    learns(town, town.sam)
    assert any("Sam Reed may post on WexhamParks" in one for one in told(waiting, town.asker))
    assert sam.post(f"{address}/grant", grant).status_code == 403
    assert owner.post(f"{address}/grant", grant).status_code == 302
    assert "Sam Reed may post In force" in words(owner.get(address))
    assert "Sam Reed may post" in words(owner.get(f"/sites/{town.page.row.id}"))
    [panel] = panels(town.sam.id, Looker(town.sam.id, timezone.now()))
    assert [str(one.says) for one in panel.rows] == ["WexhamParks: may post. In force"]


@pytest.fixture
def town():
    return page_of_parks()


def test_nobody_switches_on_a_right_of_their_own(town):
    request = asked(town, town.asker, town.asker)[0]
    endorse(as_(town.head), request.row.id, "He runs it.")
    says_yes(town.speaker, request)
    signs(town, town.asker)
    learns(town, town.asker)
    with pytest.raises(GateShutError) as shut:
        services.grant_right(as_(town.asker), poster(town, town.asker))
    assert [one.binding for one in to_do(shut.value.report)] == ["house.no-self-approval"]
    assert services.grant_right(as_(town.backup), poster(town, town.asker)).person_id == town.asker.id


def test_leave_to_watch_a_page_is_no_leave_to_post_there(town):
    request = asked(town, town.asker, right=PostingRight.MONITOR)[0]
    endorse(as_(town.head), request.row.id, "Yes.")
    says_yes(town.speaker, request)
    signs(town, town.sam)
    learns(town, town.sam)
    services.grant_right(as_(town.asker), poster(town, right=PostingRight.MONITOR))
    with pytest.raises(GateShutError) as shut:
        services.grant_right(as_(town.asker), poster(town))
    assert [one.binding for one in to_do(shut.value.report)] == ["mpls.poster-granted"]


def test_only_a_right_to_post_is_asked_for_another(town):
    wanted = Asking(
        power="mpls.site",
        unit=town.parks.id,
        told={"identity": "A page", "purpose": "For Sam."},
        for_whom=town.sam.id,
    )
    with must_refuse("for-another"):
        ask(as_(town.asker), wanted)


@pytest.mark.clause("pd/IV.A.1.s4")
def test_an_officer_whom_the_chief_has_approved_for_one_page_cannot_post_on_another():
    town = police_town("pd")
    request = asked(town, town.press)[0]
    assert request.row.power == "pd.poster"
    with must_refuse("not-holder"):
        says_yes(town.partner, request)
    says_yes(town.chief, request)
    signs(town, town.sam)
    services.grant_right(as_(town.partner), poster(town))
    assert "pd/IV.A.1.s4" not in stops(town.page, town.sam)
    other = services.find_page(
        as_(town.press),
        services.Sight(unit=town.police.id, platform=town.facebook.id, handle="WexhamPoliceDogs"),
    )
    assert "pd/IV.A.1.s4" in stops(other, town.sam)


def test_people_of_the_division_are_for_its_head_and_everybody_else_for_the_chief():
    town = police_town("pd")
    head = hire("Ana Reyes", town.division, title="Head of the division")
    own = hire("Bo Lind", town.division, title="Community officer")
    give(Role.CSD, head, town.police)
    assert [one.row.power for one in asked(town, town.press, own)] == ["pd.division-poster"]
    assert [one.row.power for one in asked(town, town.press)] == ["pd.poster"]


@pytest.mark.clause("pd/IV.B.0")
def test_a_poster_whom_the_chief_approved_signs_the_rules_before_anything_is_switched_on():
    town = police_town("pd")
    says_yes(town.chief, asked(town, town.press)[0])
    with pytest.raises(GateShutError) as shut:
        services.grant_right(as_(town.partner), poster(town))
    assert [one.clauses for one in to_do(shut.value.report)] == [("pd/IV.B.0",)]
    assert "pd/IV.B.0" in stops(town.page, town.sam)
    signs(town, town.sam)
    services.grant_right(as_(town.partner), poster(town))
    assert "pd/IV.B.0" not in stops(town.page, town.sam)


@pytest.mark.clause("mpd/IV.B.s1")
def test_without_leave_for_public_relations_somebody_is_kept_from_posting_and_told_by_which_clause():
    town = police_town("mpd")
    assert "mpd/IV.B.s1" in stops(town.page, town.sam)
    assert "mpd/IV.B.s1" in [one.clause for one in posting_list(town.page, town.sam.id, today())]
    requests = asked(town, town.press)
    assert [one.row.power for one in requests] == ["mpd.poster"]
    says_yes(town.admin_a, requests[0])
    services.grant_right(as_(town.press), poster(town))
    assert "mpd/IV.B.s1" not in stops(town.page, town.sam)


@pytest.mark.clause("mpd/IV.B.s3")
def test_of_a_poster_of_the_police_nobody_but_police_administration_decides():
    town = police_town("mpd")
    request = asked(town, town.press)[0]
    with must_refuse("not-holder"):
        says_yes(town.deputy, request)
    says_yes(town.admin_a, request)
    assert approved_by(request) == town.admin_a.id


def approved_by(request):
    return load(request.row.id).standing.decided.by


def test_where_the_policy_names_the_chief_or_a_designee_it_goes_to_the_chief_and_a_signature_is_asked_for():
    town = police_town("nmpd")
    request = asked(town, town.press)[0]
    assert request.row.power == "nmpd.poster"
    says_yes(town.chief, request)
    with pytest.raises(GateShutError) as shut:
        services.grant_right(as_(town.partner), poster(town))
    assert [one.binding for one in to_do(shut.value.report)] == ["nmpd.poster-signed"]


def test_a_right_is_stopped_by_a_superior_taken_up_again_ended_and_shown_to_be_gone(town):
    right = granted(town)
    with must_refuse("not-owner"):
        services.suspend_right(as_(town.press), right.id, "No.")
    services.suspend_right(as_(town.asker), right.id, "A complaint is looked at.")
    assert now_of(town) == [RightState.SUSPENDED]
    assert [panel.rows for panel in panels(town.sam.id, Looker(town.head.id, timezone.now()))] == [()]
    assert len(panels(town.sam.id, Looker(town.asker.id, timezone.now()))[0].rows) == 1
    with must_refuse("not-owner"):
        services.lift_right(as_(town.sam), right.id, "It is over.")
    services.lift_right(as_(town.asker), right.id, "Nothing was found.")
    assert now_of(town) == [RightState.ACTIVE]
    services.end_right(as_(town.sam), right.id, "Back to the pool.")
    assert now_of(town) == [RightState.ENDED]
    assert any("nobody has shown that it is gone" in one for one in told(wrong, town.asker))
    with must_refuse("not-owner"):
        services.show_removed(as_(town.sam), right.id, TICKET)
    services.show_removed(as_(town.asker), right.id, TICKET)
    assert now_of(town) == [RightState.REMOVED]
    with must_refuse("not-now"):
        services.lift_right(as_(town.asker), right.id, "Again.")


def test_a_right_is_not_taken_up_again_once_the_leave_it_rests_on_is_taken_back(town):
    right = granted(town)
    services.suspend_right(as_(town.asker), right.id, "A complaint is looked at.")
    withdraw(as_(town.speaker), right.leaves.get().request_id, "No more posts of Parks.")
    with must_refuse("not-now"):
        services.lift_right(as_(town.asker), right.id, "Nothing was found.")
    assert now_of(town) == [RightState.ENDED]
    assert could_post_on(town.page.row.id, today())
    assert not could_post_on(town.page.row.id, today() + timedelta(days=1))


def test_who_leaves_after_their_right_was_shown_to_be_gone_has_nothing_of_it_left_to_end(town):
    right = granted(town)
    withdraw(as_(town.speaker), right.leaves.get().request_id, "No more posts of Parks.")
    services.show_removed(as_(town.asker), right.id, TICKET)
    assert now_of(town) == [RightState.REMOVED]
    assert rights_to_end(town.sam.id) == []


def test_of_a_stop_no_peer_learns_by_asking_day_by_day(town):
    right = granted(town)
    services.suspend_right(as_(town.asker), right.id, "A complaint is looked at.")
    seen = [
        len(posters_of(as_(who), site(town.page.row.id), today(), on=today() + timedelta(days=1)).could)
        for who in (town.asker, town.press)
    ]
    assert seen == [0, 1]


def test_who_leaves_has_no_right_from_the_next_day_on_and_somebody_has_to_take_it_away_there(town):
    right = granted(town)
    says = [str(one.says) for one in holdings(town.sam.id, Looker(town.asker.id, timezone.now()))]
    assert says == ["On the page WexhamParks: may post."]
    tomorrow = today() + timedelta(days=1)
    leave(OPERATOR, person=town.sam.id, day=tomorrow)
    found = rights_on(town.page.row.id)[0]
    assert (found.state(today()), found.state(tomorrow)) == (RightState.ACTIVE, RightState.ENDED)
    assert not could_post_on(town.page.row.id, tomorrow)
    let_go(as_(town.hr), Parting(town.sam.id, tomorrow))
    assert now_of(town) == [RightState.ENDED]
    assert rights_on(town.page.row.id)[0].steps[-1].kind == RightStepKind.ENDED
    services.show_removed(as_(town.asker), right.id, TICKET)


def test_who_is_not_to_be_shown_may_post_where_nobody_sees_who_writes(town):
    join_do_not_show(as_(town.sam))
    with pytest.raises(SitesError, match="not to be shown"):
        services.ask_posting(as_(town.asker), poster(town, shown=True), "The summer programme.")
    assert services.ask_posting(as_(town.asker), poster(town), "The summer programme.")


def test_a_device_of_ones_own_needs_the_leave_that_the_policy_asks_for():
    town = police_town("nmpd")
    says_yes(town.chief, asked(town, town.press)[0])
    signs(town, town.sam)
    with pytest.raises(SitesError, match="no leave for a device"):
        services.grant_right(as_(town.partner), poster(town), own_device=True, device="Sam’s phone")
    wanted = {"identity": "Sam’s phone", "use": "Posting.", "reason": "On the road."}
    leave_ = ask(as_(town.sam), Asking(power="nmpd.device", unit=town.patrol.id, told=wanted))
    decline_to_say(as_(town.techie), leave_.row.id)
    says_yes(town.chief, leave_)
    made = services.grant_right(as_(town.partner), poster(town), own_device=True, device="Sam’s phone")
    assert made.own_device


def moment(days, minutes=0):
    return Moment(timezone.now() + timedelta(days=days, minutes=minutes), after(days))


@pytest.mark.parametrize(
    ("day", "could"),
    [(-1, False), (0, True), (3, True), (4, False), (5, False), (6, True), (9, True), (10, False)],
)
def test_who_could_post_on_a_day_is_told_by_the_days_of_each_step(day, could):
    kinds = ((RightStepKind.SUSPENDED, 3), (RightStepKind.LIFTED, 6), (RightStepKind.ENDED, 9))
    steps = [RightDone(kind, moment(days)) for kind, days in kinds]
    assert Given(starts=today(), steps=steps).could_on(after(day)) is could


LIFT = RightDone(RightStepKind.LIFTED, moment(6))
SOONER = RightDone(RightStepKind.LIFTED, moment(3, 1))
STOP = RightDone(RightStepKind.SUSPENDED, moment(2))


@pytest.mark.parametrize(
    ("taken", "steps", "state"),
    [
        (Taken(moment(3)), (), "others have it"),
        (Taken(moment(3), moment(4)), (), "waits"),
        (Taken(moment(3), moment(4)), (LIFT,), "goes on"),
        (Taken(moment(3), moment(4), mistaken=True), (), "goes on"),
        (Taken(moment(3), moment(4), mistaken=True), (STOP,), "stopped"),
        (Taken(moment(3), moment(4)), (STOP, LIFT), "goes on"),
        (Taken(moment(6, 1)), (STOP, LIFT), "others have it"),
        (Taken(moment(3)), (SOONER,), "others have it"),
    ],
)
def test_a_right_stops_with_its_page_and_goes_on_by_somebodys_act_alone(taken, steps, state):
    given = Given(starts=today(), steps=steps, taken=[taken])
    told = "others have it" if given.not_ours else "waits" if given.held else "goes on"
    assert ("stopped" if given.stopped else told) == state
    assert given.state(after(9)) is (RightState.ACTIVE if state == "goes on" else RightState.SUSPENDED)


@pytest.mark.parametrize(
    ("day", "could"), [(2, True), (3, True), (4, False), (5, False), (6, True), (30, True)]
)
def test_on_the_days_on_which_others_had_the_page_and_until_it_was_taken_up_nobody_could_post(day, could):
    given = Given(starts=today(), steps=[LIFT], taken=[Taken(moment(3), moment(4))])
    assert given.could_on(after(day)) is could


def test_what_was_a_mistake_stopped_it_only_for_as_long_as_nobody_knew():
    given = Given(starts=today(), taken=[Taken(moment(3), moment(5), mistaken=True)])
    assert [given.could_on(after(day)) for day in (3, 4, 5, 6)] == [True, False, True, True]


def test_whoever_asks_not_to_be_shown_after_the_yes_has_nothing_switched_on_that_shows_them(town):
    made = services.ask_posting(as_(town.asker), poster(town, shown=True), "The summer programme.")
    request = load(made[0])
    endorse(as_(town.head), request.row.id, "She will do it well.")
    says_yes(town.speaker, request)
    signs(town, town.sam)
    learns(town, town.sam)
    right = services.grant_right(as_(town.asker), poster(town))
    services.suspend_right(as_(town.asker), right.id, "A complaint is looked at.")
    join_do_not_show(as_(town.sam))
    with pytest.raises(SitesError, match="not to be shown"):
        services.lift_right(as_(town.asker), right.id, "Nothing was found.")
    services.end_right(as_(town.asker), right.id, "It shows them.")
    with pytest.raises(SitesError, match="not to be shown"):
        services.grant_right(as_(town.asker), poster(town))


def test_no_reason_about_a_right_holds_a_password(town):
    secret = "The password is now Tr0ub4dor&3x!"
    right = granted(town)
    with pytest.raises(SitesError, match="looks like a password"):
        services.suspend_right(as_(town.asker), right.id, secret)
    services.suspend_right(as_(town.asker), right.id, "A complaint is looked at.")
    for do in (services.lift_right, services.end_right):
        with pytest.raises(SitesError, match="looks like a password"):
            do(as_(town.asker), right.id, secret)


def test_the_services_of_rights_let_nobody_act_for_a_page_who_has_left(town):
    right = granted(town)
    leave(OPERATOR, person=town.asker.id, day=after(-1))
    with must_refuse("not-owner"):
        services.suspend_right(as_(town.asker), right.id, "A complaint is looked at.")


def test_the_leave_of_a_right_that_ended_is_shown_to_stand_until_it_is_taken_back(browser, town):
    right = granted(town)
    services.end_right(as_(town.asker), right.id, "The summer is over.")
    request = right.leaves.get().request
    address, owner = f"/sites/{town.page.row.id}/posters", browser(town.asker)
    assert f"The leave for it still stands: {request}, to take it back" in words(owner.get(address))
    assert "still stands" not in words(browser(town.backup).get(f"/sites/{town.page.row.id}"))
    withdraw(as_(town.asker), request.id)
    assert "still stands" not in words(owner.get(address))
