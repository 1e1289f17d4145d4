"""Random looks nobody can bend: no second throw, names kept close, and another who takes over."""

import pytest
from django.utils import timezone
from tests.apps.conduct.looking import approved, drawn_for, gone_through, looked_at, proposed, town_of
from tests.apps.conduct.playing import Role, as_, give, hire, today
from tests.apps.sites.conftest import words

from bailiwick.apps.conduct.contributions import panels, waiting
from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.models import Draw, DrawState, OutcomeKind
from bailiwick.apps.conduct.selectors.monitoring import WHO_CLOSES, WHO_LOOKS, programs_seen, seen_draw
from bailiwick.apps.conduct.services.looking import Came, close_draw, conclude
from bailiwick.apps.conduct.services.monitoring import decide, draw, hand_on_looks
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.roster.services import leave
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


def second(town):
    """Somebody else who leads Patrol."""
    one = hire("Vi Lund", town.patrol, title="Captain", supervisor=town.deputy.id)
    give(Role.SUPERVISOR, one, town.patrol)
    return one


def said(who):
    return [str(one.says) for one in waiting(Looker(who.id, timezone.now())) if "/monitoring/" in one.url]


def test_nobody_draws_again_until_somebody_likes_who_comes_out():
    town = town_of()
    seen = drawn_for(town)
    with pytest.raises(ConductError, match="last draw under this plan is not closed"):
        draw(as_(town.leader), seen.row.program_id)
    gone_through(town, seen)
    close_draw(as_(town.deputy), seen.row.pk)
    assert draw(as_(town.leader), seen.row.program_id).pk != seen.row.pk


def test_to_draw_everybody_is_no_random_look():
    town = town_of()
    row = approved(town, size=400)
    with pytest.raises(ConductError, match="would be to look at everybody"):
        draw(as_(town.leader), row.pk)


def test_nothing_is_said_to_be_found_where_nobody_has_looked():
    town = town_of()
    seen = drawn_for(town)
    came = Came(person=seen.chosen[0].person_id, kind=OutcomeKind.NOTHING)
    with pytest.raises(ConductError, match="No look is on record"):
        conclude(as_(town.leader), seen.row.pk, came)


def test_whoever_looks_and_whoever_closes_are_left_out_of_the_pool():
    town = town_of()
    above = hire("Ike Dahl", town.patrol, title="Major", supervisor=town.chief.id)
    one = hire("Sue Park", town.patrol, title="Lieutenant", supervisor=above.id)
    give(Role.SUPERVISOR, one, town.patrol)
    town.leader, town.deputy = one, above
    seen = drawn_for(town)
    assert {row.person_id: row.left_out for row in seen.left_out} == {one.id: WHO_LOOKS, above.id: WHO_CLOSES}


def test_an_auditor_or_a_union_officer_who_works_there_reads_no_name_before_the_draw_is_closed(sign_in):
    town = town_of()
    seen = drawn_for(town)
    drawn_one, labor = seen.chosen[0].person, hire("Lo Reed", town.city, title="Union officer")
    give(Role.AUDITOR, drawn_one, town.patrol)
    give(Role.LABOR, labor, town.patrol)
    looked_at(town, seen, drawn_one.id)
    advice = Came(person=drawn_one.id, kind=OutcomeKind.ADVICE, words="SECRET advice.")
    conclude(as_(town.leader), seen.row.pk, advice)
    where, names = f"/monitoring/draws/{seen.row.pk}", [one.person.name for one in seen.chosen]
    union = sign_in(labor)
    for one in (union, sign_in(drawn_one)):
        shown = words(one.get(where)).partition("Who was drawn")[2]
        assert [name for name in names if name in shown] == []
        assert ["3 people." in shown, "All units 3 of" in shown, seen.row.seed in shown] == [
            True,
            True,
            False,
        ]
    by_counsel = words(sign_in(town.counsel).get(where))
    assert [name in by_counsel for name in names] == [True] * 3
    for other in seen.chosen[1:]:
        looked_at(town, seen, other.person_id)
        conclude(as_(town.leader), seen.row.pk, Came(person=other.person_id, kind=OutcomeKind.NOTHING))
    with pytest.raises(RefusedError, match="whom the one who looks answers to"):
        close_draw(as_(drawn_one), seen.row.pk)
    close_draw(as_(town.deputy), seen.row.pk)
    shown = words(union.get(where))
    assert [names[0] in shown, "SECRET" in shown, "Advice was given" in shown] == [True, False, False]
    assert "SECRET advice." in words(sign_in(town.deputy).get(where))


def test_an_auditor_who_was_not_drawn_closes_a_draw_that_was_gone_through():
    town = town_of()
    auditor = hire("Al Nye", town.city, title="Auditor")
    give(Role.AUDITOR, auditor, town.city)
    seen = drawn_for(town)
    gone_through(town, seen)
    close_draw(as_(auditor), seen.row.pk)
    assert seen_draw(Draw.objects.get()).state is DrawState.CLOSED


def test_a_plan_is_handed_on_to_somebody_else_who_leads_and_goes_on_in_their_hands(sign_in):
    town = town_of()
    other, seen = second(town), drawn_for(town)
    where = f"/monitoring/{seen.row.program_id}"
    deputy = sign_in(town.deputy)
    assert "Have somebody else look" in words(deputy.get(where))
    sent = {"to": str(other.id), "words": "She is on leave until June."}
    free = other.id not in {one.person_id for one in seen.chosen}
    answer = deputy.post(f"{where}/do/hand-on", sent)
    assert answer.status_code == (302 if free else 422)
    if not free:
        other = hire("Una Holt", town.police, title="Captain", supervisor=town.deputy.id)
        give(Role.SUPERVISOR, other, town.patrol)
        assert deputy.post(f"{where}/do/hand-on", sent | {"to": str(other.id)}).status_code == 302
    shown = words(deputy.get(where))
    assert f"handed it on to {other.name}, who looks from then on." in shown
    assert (said(town.leader), said(other)) == ([], ["A draw is yours to go through."])
    with pytest.raises(RefusedError, match="or was handed it"):
        looked_at(town, seen, seen.chosen[0].person_id)
    gone_through(town, seen, by=other)
    close_draw(as_(town.deputy), seen.row.pk)
    who = seen.chosen[0].person
    (panel,) = panels(who.id, Looker(who.id, timezone.now()))
    assert str(panel.rows[1].says) == f"{other.name} put a look at your postings on record."


def test_a_plan_goes_on_to_nobody_who_does_not_lead_who_was_drawn_or_who_hands_it_on():
    town = town_of()
    seen = drawn_for(town)
    drawn_one = seen.chosen[0].person
    give(Role.SUPERVISOR, drawn_one, town.patrol)
    for one in (drawn_one, town.colleague, town.leader, town.deputy):
        with pytest.raises(ConductError, match="cannot look under this plan"):
            hand_on_looks(as_(town.deputy), seen.row.program_id, to=one.id, words="She is away.")
    gone_through(town, seen)
    close_draw(as_(town.deputy), seen.row.pk)
    waits = proposed(town)
    decide(as_(town.deputy), waits.pk, yes=False, words="No.")
    with pytest.raises(ConductError, match="Nothing is left"):
        hand_on_looks(as_(town.deputy), waits.pk, to=second(town).id, words="She is away.")


def test_what_whoever_left_had_begun_is_handed_on_by_the_head_of_their_department():
    town = town_of()
    other = hire("Vi Lund", town.police, title="Captain", supervisor=town.deputy.id)
    give(Role.SUPERVISOR, other, town.patrol)
    seen = drawn_for(town)
    leave(as_(town.hr), person=town.leader.id, day=today())
    assert list(programs_seen(as_(town.chief), today())) == [seen.row.program]
    hand_on_looks(as_(town.chief), seen.row.program_id, to=other.id, words="She has left.")
    gone_through(town, seen, by=other)
    close_draw(as_(town.deputy), seen.row.pk)
    assert seen_draw(Draw.objects.get()).state is DrawState.CLOSED


def test_a_plan_goes_past_a_supervisor_who_has_left():
    town = town_of()
    row = proposed(town)
    leave(as_(town.hr), person=town.deputy.id, day=today())
    assert said(town.chief) == ["A plan of random looks waits for your decision."]
    decide(as_(town.chief), row.pk, yes=True)
    assert draw(as_(town.leader), row.pk).by_id == town.leader.id


def test_the_page_of_plans_says_in_one_line_why_a_draw_did_not_begin(sign_in):
    town = town_of()
    answer = sign_in(town.leader).post("/monitoring/draws/new", {})
    assert "Nobody is looked at without a plan on record." in words(answer)
    assert "<textarea" not in answer.content.decode()


def test_units_that_are_barred_count_for_nobody_in_how_it_was_drawn(sign_in):
    town = town_of()
    seen = drawn_for(town)
    shown = words(sign_in(town.leader).get(f"/monitoring/draws/{seen.row.pk}")).partition("How it was drawn")[
        2
    ]
    could = sum(1 for one in seen.rows if one.unit_id == town.patrol.id and not one.left_out)
    some = sum(1 for one in seen.chosen if one.unit_id == town.patrol.id)
    assert f"Patrol {some} of {could}" in shown
