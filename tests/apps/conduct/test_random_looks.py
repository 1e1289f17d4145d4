"""Random looks: planned, let by the next level, drawn by the system, at public postings alone, and told afterwards."""

import json
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.apps.conduct.looking import PUBLIC, approved, drawn_for, gone_through, plan, proposed, town_of
from tests.apps.conduct.playing import after, as_, filed, today
from tests.apps.sites.conftest import words

from bailiwick.apps.conduct.contributions import panels, waiting
from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.facts.monitoring import drawn
from bailiwick.apps.conduct.models import Draw, DrawState, LookAt, Outcome, OutcomeKind, Program
from bailiwick.apps.conduct.selectors.monitoring import seen_draw
from bailiwick.apps.conduct.services.looking import (
    Came,
    Where,
    close_draw,
    conclude,
    look,
    record_order,
)
from bailiwick.apps.conduct.services.monitoring import decide, draw, end_program, propose
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.policies.models import SourceKind
from bailiwick.apps.policies.services import exempt
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


def refused(code):
    return Entry.objects.filter(act=code, outcome="refused").count()


def told_of(entry):
    return json.loads(bytes(entry.manifest))


@pytest.mark.clause("pd/V.A.0")
def test_a_contract_that_bars_random_looks_at_a_unit_keeps_its_staff_out_of_a_draw_with_that_reason(sign_in):
    town = town_of()
    contract = {"source_kind": SourceKind.CONTRACT, "source": "Riders’ contract, article 12", "pack": "pd"}
    exempt(as_(town.steward), unit=town.police.id, clauses=["pd/V.B.*"], groups=["BIK"], **contract)
    ended = {"groups": ["PAT"], "starts": after(-9), "until": after(-1)} | contract
    exempt(
        as_(town.steward), unit=town.police.id, clauses=["pd/V.B.*"], **(ended | {"source": "Old contract"})
    )
    row = approved(town, size=3)
    client = sign_in(town.leader)
    led = client.post("/monitoring/draws/new", {"program": row.pk}).url
    seen = seen_draw(Draw.objects.get())
    barred = {one.person.name: one.left_out for one in seen.left_out if one.unit_id == town.bikes.id}
    assert barred == {f"Officer {one:02}": "Riders’ contract, article 12" for one in (1, 3, 5)}
    assert {one.unit_id for one in seen.chosen} == {town.patrol.id}
    assert {"Officer 00", "Officer 02", "Officer 04"} <= {
        one.person.name for one in seen.rows if not one.left_out
    }
    assert "Officer 01 Bicycle unit : Riders’ contract, article 12" in words(client.get(led))


@pytest.mark.clause("pd/V.B.1.s1")
def test_sixty_people_drawn_from_again_with_the_stored_seed_give_the_same_three(sign_in):
    town = town_of(number=60)
    seen = drawn_for(town)
    pool = [one.person_id for one in seen.rows if not one.left_out]
    assert (len(pool) >= 60, len(seen.chosen)) == (True, 3)
    again = drawn(Draw.objects.get().seed, reversed(pool), 3)
    assert again == [one.person_id for one in seen.chosen]
    shown = words(sign_in(town.leader).get(f"/monitoring/draws/{seen.row.pk}"))
    assert f"{seen.row.seed} . Drawn again from it just now, the same people result." in shown
    assert drawn("another seed", pool, 50) != drawn(seen.row.seed, pool, 50)


@pytest.mark.clause("pd/V.B.1.s2")
def test_a_purpose_that_the_policy_does_not_name_is_refused(sign_in):
    town = town_of()
    client = sign_in(town.leader)
    sent = {
        "unit": town.patrol.id,
        "purpose": "check union talk",
        "size": 3,
        "authority": "Me",
        "method": "Read.",
    }
    answer = client.post("/monitoring/new", sent)
    assert (answer.status_code, Program.objects.count(), refused("conduct.monitoring.propose")) == (403, 0, 1)
    assert "The policy names what they are for, and nothing else." in words(answer)
    assert client.post("/monitoring/new", sent | {"purpose": "pd/records"}).status_code == 302
    assert Program.objects.get().purpose == "pd/records"


@pytest.mark.clause("nmpd/II.s2")
def test_monitoring_that_no_program_stands_behind_is_refused_when_it_is_started(sign_in):
    town = town_of("nmpd")
    client = sign_in(town.leader)
    assert client.post("/monitoring/draws/new", {}).status_code == 403
    assert client.post("/monitoring/draws/new", {"program": uuid4()}).status_code == 403
    waits = proposed(town, purpose="nmpd/integrity")
    answer = client.post("/monitoring/draws/new", {"program": waits.pk})
    assert (answer.status_code, Draw.objects.count(), refused("conduct.monitoring.draw")) == (403, 0, 3)
    decide(as_(town.deputy), waits.pk, yes=True)
    assert client.post("/monitoring/draws/new", {"program": waits.pk}).status_code == 302


@pytest.mark.clause("pd/V.A.13")
def test_private_messages_are_refused_as_outside_public_forums_until_counsel_records_an_order(sign_in):
    town = town_of()
    seen = drawn_for(town)
    who = seen.chosen[0].person_id
    client = sign_in(town.leader)
    sent = {"person": who, "place": "closed", "address": "Private messages"}
    answer = client.post(f"/monitoring/draws/{seen.row.pk}/do/look", sent)
    assert (answer.status_code, LookAt.objects.count()) == (403, 0)
    assert "This is outside public forums." in words(answer)
    with pytest.raises(RefusedError, match="for counsel"):
        record_order(as_(town.leader), seen.row.pk, person=who, words="I say so.")
    order = {"person": who, "words": "District Court, 26-114, 4 May"}
    assert sign_in(town.counsel).post(f"/monitoring/draws/{seen.row.pk}/do/order", order).status_code == 302
    assert client.post(f"/monitoring/draws/{seen.row.pk}/do/look", sent).status_code == 302
    assert LookAt.objects.get().lawful_order.words == "District Court, 26-114, 4 May"
    other = Where(person=seen.chosen[1].person_id, address="Private messages", is_public=False)
    with pytest.raises(RefusedError, match="outside public forums"):
        look(as_(town.leader), seen.row.pk, other)


@pytest.mark.parametrize(
    ("pack", "purpose"),
    [
        pytest.param("pd", "pd/integrity", marks=pytest.mark.clause("pd/V.A.10")),
        pytest.param("nmpd", "nmpd/liability", marks=pytest.mark.clause("nmpd/IX.B.3")),
    ],
)
def test_a_look_is_logged_with_its_purpose_its_time_and_who_looked(pack, purpose, sign_in):
    town = town_of(pack)
    seen = drawn_for(town, purpose=purpose)
    who, before = seen.chosen[0].person_id, timezone.now()
    sent = {"person": who, "place": "public", "address": PUBLIC}
    assert sign_in(town.leader).post(f"/monitoring/draws/{seen.row.pk}/do/look", sent).status_code == 302
    row = LookAt.objects.get()
    assert (row.purpose, row.by_id, row.person_id, row.at >= before) == (purpose, town.leader.id, who, True)
    entry = Entry.objects.filter(act="conduct.monitoring.look", outcome="done").latest("index")
    assert (entry.actor, told_of(entry)["details"]["purpose"], entry.at) == (town.leader.id, purpose, row.at)
    assert str(who) not in bytes(entry.manifest).decode()


def test_nothing_is_drawn_where_the_agency_has_not_chosen_it_and_only_who_leads_proposes():
    town = town_of(chosen=False)
    with pytest.raises(RefusedError, match="No random looks are drawn"):
        proposed(town)
    with pytest.raises(RefusedError, match="who leads these people"):
        propose(as_(town.colleague), plan(town))


def test_whoever_proposes_never_decides_and_what_is_not_let_is_not_drawn():
    town = town_of()
    row = proposed(town)
    with pytest.raises(RefusedError, match="whom the one who looks answers to"):
        decide(as_(town.leader), row.pk, yes=True)
    assert ["A plan of random looks waits" in str(one.says) for one in told(town.deputy)] == [True]
    decide(as_(town.deputy), row.pk, yes=False, words="Not now.")
    with pytest.raises(RefusedError, match="where the plan stands"):
        draw(as_(town.leader), row.pk)
    let = approved(town)
    with pytest.raises(RefusedError, match="whoever proposed"):
        draw(as_(town.deputy), let.pk)
    end_program(as_(town.leader), let.pk, "Done.")
    with pytest.raises(RefusedError, match="where the plan stands"):
        draw(as_(town.leader), let.pk)


def told(who):
    return [one for one in waiting(Looker(who.id, timezone.now())) if "/monitoring/" in one.url]


def test_who_was_drawn_reads_of_it_once_the_draw_is_closed_and_of_nothing_nothing_is_kept():
    town = town_of()
    seen = drawn_for(town)
    drawn_one = seen.chosen[0].person
    looker = Looker(drawn_one.id, timezone.now())
    gone_through(town, seen)
    assert panels(drawn_one.id, looker) == []
    with pytest.raises(RefusedError, match="whom the one who looks answers to"):
        close_draw(as_(town.leader), seen.row.pk)
    close_draw(as_(town.deputy), seen.row.pk)
    (panel,) = panels(drawn_one.id, looker)
    assert [str(one.says) for one in panel.rows] == [
        "You were drawn at random, for: The department's integrity and good name (pd/V.B.1.s2)",
        "Ona Frey put a look at your postings on record.",
    ]
    assert panels(drawn_one.id, Looker(town.leader.id, timezone.now())) == []
    assert [(one.words, one.report) for one in Outcome.objects.all()] == [("", None)] * 3
    assert seen_draw(Draw.objects.get()).state is DrawState.CLOSED
    with pytest.raises(RefusedError, match="closed"):
        look(as_(town.leader), seen.row.pk, Where(person=drawn_one.id, address=PUBLIC, is_public=True))


def test_what_was_found_is_kept_in_a_report_and_whoever_was_not_drawn_is_not_looked_at():
    town = town_of()
    seen = drawn_for(town)
    one, other = (
        seen.chosen[0].person,
        next(row.person for row in seen.rows if not row.place and not row.left_out),
    )
    with pytest.raises(RefusedError, match="was not drawn"):
        look(as_(town.leader), seen.row.pk, Where(person=other.id, address=PUBLIC, is_public=True))
    with pytest.raises(ConductError, match="No look is on record"):
        conclude(
            as_(town.leader), seen.row.pk, Came(person=one.id, kind=OutcomeKind.ADVICE, words="Mind it.")
        )
    look(as_(town.leader), seen.row.pk, Where(person=one.id, address=PUBLIC, is_public=True))
    with pytest.raises(ConductError, match="nothing is kept"):
        conclude(
            as_(town.leader), seen.row.pk, Came(person=one.id, kind=OutcomeKind.NOTHING, words="Nice dog.")
        )
    with pytest.raises(ConductError, match="no report of yours"):
        conclude(as_(town.leader), seen.row.pk, Came(person=one.id, kind=OutcomeKind.REPORTED))
    report = filed(town, town.leader, one)
    came = Came(person=one.id, kind=OutcomeKind.REPORTED, report=report.pk)
    assert conclude(as_(town.leader), seen.row.pk, came).report_id == report.pk
    with pytest.raises(RefusedError, match="nobody has said what came"):
        close_draw(as_(town.deputy), seen.row.pk)


def test_of_plans_and_draws_nobody_else_finds_anything(sign_in):
    town = town_of()
    seen = drawn_for(town)
    client = sign_in(town.colleague)
    pages = [f"/monitoring/{seen.row.program_id}", f"/monitoring/draws/{seen.row.pk}", "/monitoring/new"]
    assert [client.get(one).status_code for one in pages] == [404, 404, 404]
    assert "No plan is here for you to read" in words(client.get("/monitoring/"))
    assert today() >= timezone.localdate(seen.row.at)
