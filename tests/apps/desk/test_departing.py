"""Somebody leaves or moves: what they held ends or goes on in every room, and nothing that waits is lost."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import approved_memo, as_, asks, build, memo, now, through_the_chain
from tests.apps.roster.town import after, carry_out_moves, give, hire, today, work

from bailiwick.apps.approvals import services
from bailiwick.apps.approvals.models import OPEN, Request, State
from bailiwick.apps.approvals.selectors.lists import MOVING
from bailiwick.apps.approvals.selectors.requests import load_all, with_names
from bailiwick.apps.approvals.selectors.who import movers
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.policies.models import HelpRequest, Topic
from bailiwick.apps.policies.selectors.asking import opened
from bailiwick.apps.policies.selectors.holding import left_behind
from bailiwick.apps.policies.services import ask_help, draft_procedure, hand_over, look_after_gap
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.models import Departure, DepartureRow, Membership, OfficeHolder, Role
from bailiwick.apps.roster.selectors.departing import leavers_due
from bailiwick.apps.roster.services import begin_membership, leave, look_up, part, transfer
from bailiwick.ui.contributing import Fate, HeldKind, Looker, held_by, panels_about, waiting_for, wrong_for

pytestmark = pytest.mark.django_db
DEVICE = {"identity": "A phone", "use": "Reading comments.", "reason": "On call."}


@pytest.fixture
def town(db):
    """People in the midst of things: each sort of request with somebody, questions asked, procedures looked after."""
    town = build()
    give(Role.ATTORNEY, town.speaker, town.city)
    give(Role.IT, town.other, town.city)
    town.second_steward = hire("Ola Brink", town.city, title="Deputy steward")
    give(Role.POLICY_STEWARD, town.second_steward, town.city)
    town.deviced = asks(town.rookie, town.patrol, "nmpd.device", DEVICE)
    town.in_chain = memo(town, told={"identity": "https://one.example/"})
    town.with_chief = through_the_chain(town, memo(town, told={"identity": "https://two.example/"}))
    town.changed = approved_memo(town, told={"identity": "https://three.example/"})
    services.see_change(as_(town.rookie), town.changed.row.id, words="A new photo.")
    town.coming_down = approved_memo(town, told={"identity": "https://four.example/"})
    services.no_longer_fits(as_(town.rookie), town.coming_down.row.id)
    town.held = approved_memo(town, told={"identity": "https://five.example/"})
    town.asked_back = memo(town, told={"identity": "https://six.example/"})
    services.question(as_(town.sergeant), town.asked_back.row.id, "How large?")
    town.consent = asks(
        town.other,
        town.patrol,
        "pd.member-consent",
        {"words": "Robin found the dog."},
        colleague=town.rookie.id,
    )
    town.direct = services.use_directly(
        as_(town.chief),
        power="pd.job-information",
        unit=town.police.id,
        reader=town.deputy.id,
        reason="Mine to say.",
        words="Cameras come in May.",
    )
    ask_help(as_(town.rookie), unit=town.patrol.id, topic=Topic.LEGAL_MEANING, question="May I?")
    ask_help(as_(town.officer), unit=town.patrol.id, topic=Topic.DISCIPLINE, question="And this?")
    look_after_gap(
        as_(town.steward), unit=town.police.id, gap="cited:x", owner=town.rookie.id, remind_on=today()
    )
    return town


def people_of(town):
    return {row.person_id for row in Membership.objects.on(today())}


def told_of(tell, people):
    moment = timezone.now()
    return {(one.url, str(one.says)) for person in people for one in tell(Looker(person, moment))}


def lost(town):
    """What waits for nobody who works here, and that nobody is told is wrong."""
    here, day = people_of(town), today()
    wrong = {url for url, _ in told_of(wrong_for, here)}
    waits = {url for url, _ in told_of(waiting_for, here)}
    found = []
    for one in load_all(with_names(Request.objects.filter(place__state__in=MOVING))):
        url = f"/permissions/{one.row.id}"
        if one.standing.read:
            continue
        if not (movers(one, day) <= here) or (url not in waits and url not in wrong):
            found.append(str(one.row))
    open_ = [one for one in opened(HelpRequest.objects.prefetch_related("steps")) if one.answer is None]
    found += [one.topic for one in open_ if not {f"/help/{one.id}", f"/units/{one.unit}"} & (waits | wrong)]
    found += [str(one.says) for one in left_behind(day) if f"/in-force/hand-over/{one.owner}" not in wrong]
    below = Membership.objects.on(day).exclude(supervisor=None).exclude(supervisor__in=here)
    found += [one.person.name for one in below if f"/people/{one.person_id}" not in wrong]
    return found


WHO = [
    "rookie",
    "sergeant",
    "lieutenant",
    "deputy",
    "chief",
    "other",
    "speaker",
    "hr",
    "custodian",
    "steward",
]

SHORT = WHO if os.environ.get("BAILIWICK_BATTERY") == "whole" else ["rookie", "chief"]


@pytest.mark.parametrize("who", SHORT)
def test_after_somebody_has_left_nothing_waits_for_them_and_nothing_that_waited_is_lost(town, who):
    assert lost(town) == []
    one = getattr(town, who)
    leave(OPERATOR, person=one.id, day=today())
    part(OPERATOR, person=one.id)
    assert waiting_for(Looker(one.id, timezone.now())) == []
    assert lost(town) == []


def test_not_even_when_one_after_the_other_leaves(town):
    for who in WHO[:-1]:
        one = getattr(town, who)
        leave(OPERATOR, person=one.id, day=today())
        part(OPERATOR, person=one.id)
        assert (who, lost(town)) == (who, [])


def test_what_a_leaver_asked_for_is_withdrawn_what_was_theirs_ends_and_what_has_to_come_down_goes_on(town):
    leave(OPERATOR, person=town.rookie.id, day=today())
    part(as_(town.hr), person=town.rookie.id)
    ended = [town.deviced, town.in_chain, town.with_chief, town.asked_back, town.changed, town.held]
    assert {now(one).state for one in ended} == {State.ENDED}
    assert now(town.coming_down).state is State.REMOVAL_DUE
    assert movers(now(town.coming_down), today()) == {town.chief.id}
    services.removed(as_(town.chief), town.coming_down.row.id, "It answers 404.")
    assert now(town.coming_down).state is State.REMOVED


def test_who_comes_back_and_leaves_once_more_is_let_go_of_once_more(town):
    row = Membership.objects.get(person=town.rookie)
    leave(OPERATOR, person=town.rookie.id, day=after(-9))
    part(OPERATOR, person=town.rookie.id)
    assert leavers_due(today()) == []
    back = work(town.patrol, starts=after(-5), supervisor=row.supervisor_id)
    begin_membership(OPERATOR, person=town.rookie.id, work=back)
    leave(OPERATOR, person=town.rookie.id, day=after(-1))
    assert leavers_due(today()) == [town.rookie.id]
    part(CLOCKWORK, person=town.rookie.id)
    assert leavers_due(today()) == []


def test_a_level_whose_holder_has_left_is_passed_over_by_the_next_above(town):
    leave(OPERATOR, person=town.sergeant.id, day=today())
    part(OPERATOR, person=town.sergeant.id)
    assert movers(now(town.in_chain), today()) == {town.lieutenant.id}
    services.skip(as_(town.lieutenant), town.in_chain.row.id, "He has left.")
    services.endorse(as_(town.lieutenant), town.in_chain.row.id)
    assert movers(now(town.in_chain), today()) == {town.deputy.id}


def test_a_direct_act_whose_reader_has_left_is_read_by_the_offices(town):
    leave(OPERATOR, person=town.deputy.id, day=today())
    part(OPERATOR, person=town.deputy.id)
    assert town.steward.id in movers(now(town.direct), today())
    services.read(as_(town.steward), town.direct.row.id)
    assert now(town.direct).standing.read


def test_each_thing_that_is_held_says_what_becomes_of_it(town):
    held = held_by(town.sergeant.id, Looker(town.hr.id, timezone.now()))
    fates = {(one.kind, one.fate) for one in held}
    assert (HeldKind.MEMBERSHIP, Fate.ENDS) in fates
    assert (HeldKind.ROLE, Fate.ENDS) in fates
    assert (HeldKind.PEOPLE, Fate.STAYS) in fates
    assert [str(one.then) for one in held if one.kind is HeldKind.DUTY] == ["It goes to Ash Novak."]
    # Human resources end what was asked, and do not read it.
    assert not any(one.url.startswith("/permissions/") for one in held)


def test_the_proof_keeps_what_was_held_and_what_became_of_it(town):
    give(Role.POSTER, town.rookie, town.patrol)
    leave(as_(town.hr), person=town.rookie.id, day=after(1))
    made = part(as_(town.hr), person=town.rookie.id)
    assert (made.day, made.by_id) == (after(1), town.hr.id)
    rows = {(row.kind, row.ended) for row in DepartureRow.objects.filter(departure=made)}
    assert {("role", True), ("permission", True), ("membership", True)} <= rows
    assert ("duty", False) in rows
    assert OfficeHolder.objects.get(person=town.rookie).until == today()
    assert town.rookie.removals.get().due == today()
    with pytest.raises(RosterError, match="done already"):
        part(as_(town.hr), person=town.rookie.id)


def test_nothing_is_ended_before_the_last_day(town):
    for last in (None, after(3)):
        if last:
            leave(OPERATOR, person=town.rookie.id, day=last)
        with pytest.raises(RosterError, match="not here yet"):
            part(as_(town.hr), person=town.rookie.id)
    assert not Departure.objects.exists()


def move(town, *, day=None, keeps=()):
    row = Membership.objects.get(person=town.rookie)
    return transfer(
        as_(town.hr), membership=row.id, work=work(town.comms, starts=day or today()), keeps=keeps
    )


def test_a_transfer_ends_what_was_given_for_the_unit_left_but_for_what_is_kept(town):
    move(town, keeps=[town.held.row.id])
    assert now(town.held).state is State.IN_FORCE
    assert now(town.deviced).state is State.ENDED
    assert {row.ended for row in DepartureRow.objects.filter(thing=str(town.held.row.id))} == {False}


def test_a_transfer_to_come_ends_things_on_its_day_by_the_clock(town, monkeypatch):
    move(town, day=after(2), keeps=[town.held.row.id])
    assert now(town.deviced).state in OPEN
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert carry_out_moves() == 1
    assert (now(town.deviced).state, now(town.held).state) == (State.ENDED, State.IN_FORCE)


def test_who_moves_in_two_works_on_one_day_has_one_departure_that_tells_of_both(town, monkeypatch):
    begin_membership(OPERATOR, person=town.rookie.id, work=work(town.mayor))
    offices = [give(Role.POSTER, town.rookie, unit).id for unit in (town.patrol, town.mayor)]
    for unit in (town.patrol, town.mayor):
        row = Membership.objects.get(person=town.rookie, unit=unit)
        transfer(as_(town.hr), membership=row.id, work=work(town.comms, starts=after(2)))
    departure = Departure.objects.get(person=town.rookie)
    things = [row.thing for row in departure.rows.filter(kind="role", ended=True)]
    assert sorted(things) == sorted(map(str, offices))


def test_what_a_leaver_looked_after_is_handed_over_in_one_go(town):
    draft_procedure(as_(town.steward), unit=town.city.id, title="Pages", text="How.", owner=town.rookie.id)
    leave(OPERATOR, person=town.rookie.id, day=today())
    assert {one.owner for one in left_behind(today())} == {town.rookie.id}
    assert hand_over(as_(town.steward), owner=town.rookie.id, to=town.officer.id) == 2
    assert left_behind(today()) == []


def test_panels_are_told_to_those_alone_who_may_see_them(town):
    def titles(looker):
        return {str(one.title) for one in panels_about(town.rookie.id, Looker(looker.id, timezone.now()))}

    own, chief, peer, hr = (titles(one) for one in (town.rookie, town.chief, town.officer, town.hr))
    assert {"Permissions in force", "To sign and to learn", "Advice asked for", "Place here"} <= own
    assert "Permissions in force" in chief
    assert "Advice asked for" not in chief | peer | hr
    assert not any("Permissions" in one for one in peer | hr)
    assert "To sign and to learn" not in peer


def test_human_resources_read_what_other_rooms_tell_of_somebody_only_after_giving_a_reason(seat, town):
    client, page = seat(town.hr), f"/people/{town.rookie.id}"
    assert "To sign and to learn" not in client.get(page).content.decode()
    look_up(as_(town.hr), person=town.rookie.id, reason="Grievance 12")
    assert "To sign and to learn" in client.get(page).content.decode()
    assert "Permissions in force" in seat(town.chief).get(page).content.decode()


def test_what_other_rooms_say_somebody_holds_and_held_is_told_only_after_a_reason(seat, town):
    give(Role.POSTER, town.rookie, town.patrol)
    leave(as_(town.hr), person=town.rookie.id, day=after(1))
    page = f"/people/{town.rookie.id}/departing"
    client, why = seat(town.hr), "is shown once you have said why you look"
    told = client.get(page).content.decode()
    assert ("Has a role for Patrol" in told, why in told) == (True, True)
    assert not any(words in told for words in ("Has a permission", "Has asked for", "Has the next move"))
    own = seat(town.rookie).get(page).content.decode()
    assert ("Has a permission" in own, why in own) == (True, False)
    made = part(as_(town.hr), person=town.rookie.id)
    proof = client.get(f"/people/departures/{made.id}").content.decode()
    assert ("Has a role for Patrol" in proof, "Has a permission" in proof, why in proof) == (
        True,
        False,
        True,
    )
    look_up(as_(town.hr), person=town.rookie.id, reason="Leaving list")
    proof = client.get(f"/people/departures/{made.id}").content.decode()
    assert ("Has a permission" in proof, why in proof) == (True, False)
    assert why not in client.get(page).content.decode()


def test_whoever_is_looked_up_reads_who_looked_and_why(town):
    look_up(as_(town.hr), person=town.rookie.id, reason="Grievance 12")
    panels = panels_about(town.rookie.id, Looker(town.rookie.id, timezone.now()))
    told = [str(row.says) for one in panels for row in one.rows]
    assert "Pat Odell looked up all that is held: Grievance 12" in told
    others = panels_about(town.rookie.id, Looker(town.chief.id, timezone.now()))
    assert not any("Grievance" in str(row.says) for one in others for row in one.rows)


def test_held_about_me_is_a_page_and_a_file(seat, town):
    client = seat(town.rookie)
    page = client.get("/about-me/").content.decode()
    assert "five.example" in page
    file = client.get("/about-me/held.json")
    assert file.headers["Content-Disposition"].startswith("attachment")
    told = file.json()
    assert told["format"] == "bailiwick.held-about-me/1"
    assert any(panel["what"] == "Permissions in force" for panel in told["held"])
