"""Help goes to whose office it is; what is privileged is counsel's circle's and reaches nobody else."""

import json

import pytest
from tests.apps.policies.helpers import as_, give, hire, quorum, today

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import HelpRequest, HelpStep, StepKind, Topic
from bailiwick.apps.policies.selectors import advice_on, efforts_of, readable
from bailiwick.apps.policies.services import (
    advise_of_quorum,
    answer_help,
    ask_help,
    export_advice,
    give_advice,
    let_in,
    note_effort,
)
from bailiwick.apps.roster.models import Category, Role

SECRET = "We would lose in the appeals court."
CLAUSE = "mpls/scope.s1"


def _asked(town, **more):
    told = {"topic": Topic.LEGAL_MEANING, "question": "Does it bind interns?", "clauses": [CLAUSE]} | more
    return ask_help(as_(town.officer), unit=town.city.id, **told)


def _privileged(town):
    request = _asked(town)
    answer_help(as_(town.attorney), request=request.id, answer=SECRET, privileged=True)
    return request


@pytest.mark.parametrize(
    ("topic", "who"),
    [(Topic.LEGAL_MEANING, "attorney"), (Topic.RETENTION, "clerk"), (Topic.DISCIPLINE, "hr")],
)
def test_a_request_goes_to_whose_office_it_is(town, topic, who):
    request = _asked(town, topic=topic)
    step = HelpStep.objects.get(request=request, kind=StepKind.ASSIGNED)
    assert step.person_id == getattr(town, who).id


def test_an_answer_that_is_not_privileged_stands_beside_its_clause_for_everybody(town):
    request = _asked(town)
    assert readable(as_(town.deputy), today()) == []
    answer_help(as_(town.attorney), request=request.id, answer="It does.")
    assert [one.answer.text for one in advice_on(as_(town.deputy), CLAUSE, town.police.id, today())] == [
        "It does."
    ]


@pytest.mark.parametrize("who", ["chief", "steward", "speaker", "clerk", "hr", "deputy"])
def test_what_is_privileged_is_not_there_for_anybody_outside_the_circle(town, who):
    request = _privileged(town)
    actor = as_(getattr(town, who))
    assert readable(actor, today()) == []
    assert advice_on(actor, CLAUSE, town.city.id, today()) == []
    with pytest.raises(PoliciesError, match="no such request"):
        answer_help(actor, request=request.id, answer="Let me see.")


def test_the_circle_is_who_asked_counsel_and_whom_counsel_lets_in(town):
    request = _privileged(town)
    assert [one.answer.text for one in readable(as_(town.officer), today())] == [SECRET]
    assert [one.answer.text for one in readable(as_(town.attorney), today())] == [SECRET]
    let_in(as_(town.attorney), request=request.id, person=town.chief.id)
    assert [one.answer.text for one in readable(as_(town.chief), today())] == [SECRET]


def test_neither_the_database_nor_the_journal_holds_a_word_of_what_is_asked_and_answered(town):
    _privileged(town)
    kept = [*HelpRequest.objects.values_list("question", flat=True)]
    kept += HelpStep.objects.values_list("text", flat=True)
    kept += [bytes(entry.manifest).decode() for entry in Entry.objects.filter(act__startswith="policies.")]
    assert [one for one in kept if "appeals" in one or "interns" in one or CLAUSE in one] == []


@pytest.mark.clause("mpls/roles.city-attorney.2")
def test_a_records_export_withholds_what_is_privileged_and_the_log_says_so(town):
    _privileged(town)
    give_advice(
        as_(town.attorney), unit=town.city.id, clauses=[CLAUSE], advice="Interns are bound.", privileged=False
    )
    given = export_advice(as_(town.clerk), unit=town.city.id)
    assert [one.answer.text for one in given.answers] == ["Interns are bound."]
    assert given.withheld == 1
    entry = Entry.objects.filter(act="policies.advice.export").get()
    details = json.loads(bytes(entry.manifest))["details"]
    assert details == {"given": [str(given.answers[0].id)], "withheld": 1}


@pytest.mark.clause("mpd/IV.A.3.d.i.s2")
def test_a_situation_that_is_none_of_the_eight_needs_a_reason_and_goes_to_counsel(town):
    with pytest.raises(PoliciesError, match="what the situation is"):
        _asked(town, situation="other", question=" ", clauses=["mpd/IV.A.3.d.i.s2"])
    request = _asked(town, situation="other", question="A quiz night.", clauses=["mpd/IV.A.3.d.i.s2"])
    assert HelpStep.objects.get(request=request).person_id == town.attorney.id


@pytest.mark.clause("mpls/roles.city-clerk.2")
def test_a_quorum_in_a_thread_is_told_to_the_clerk_and_the_members_with_the_item_cited(town):
    member = hire("Ana Brook", town.board, Category.BOARD_MEMBER)
    advise_of_quorum(CLOCKWORK, board=town.board.id, finding=quorum())
    for who in (town.clerk, member):
        (told,) = readable(as_(who), today())
        assert "mpls/roles.city-clerk.2" in told.clauses
        assert told.topic is Topic.OPEN_MEETING
    assert readable(as_(town.deputy), today()) == []


@pytest.mark.clause("nmpd/II.s4")
def test_a_member_who_asked_to_be_untagged_keeps_a_record_of_it_that_is_theirs_alone(town):
    note_effort(as_(town.officer), text="Asked a friend to untag me from the car photo.")
    assert efforts_of(as_(town.officer)) == [(today(), "Asked a friend to untag me from the car photo.")]
    assert efforts_of(as_(town.chief)) == []


def test_counsel_of_another_city_hall_reads_nothing_here(town):
    other = hire("Una Grey", town.comms, title="Counsel of Communications")
    give(Role.ATTORNEY, other, town.comms)
    _privileged(town)
    assert readable(as_(other), today()) == []
