"""A gate in the record: its passage is a row and the act's one entry; a shut gate leaves neither."""

import json

import pytest
from tests.apps.policies.helpers import adopted, after, as_, today

from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.policies.services import look_at_gate, pass_gate, refuse_gate
from bailiwick.kernel.sentence import say
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PersonFacts, PostClass, PostFacts
from bailiwick.policy.gate import GateShutError

GOOD = "Elm Street is closed from noon to three for the parade. Use Oak Street. Wexham Falls Police."
BAD = "Justice served: burglar caught on Elm St. Vote yes on Measure 4!"


def post(text):
    return Facts(
        post=PostFacts(class_=Known(PostClass.OFFICIAL), text=Known(text), media=ABSENT),
        person=PersonFacts(is_author=Known(False)),
    )


@act("tests.policies.pass", say("passed a gate in a test"))
def passing(doing: Doing, town, text, **more):
    doing.about("post", town.police.id)
    return pass_gate(
        doing,
        "release.permit",
        lambda: post(text),
        owner=town.police.id,
        actor=town.officer.id,
        day=today(),
        subject=town.police.id,
        **more,
    )


@act("tests.policies.refuse", say("refused at a gate in a test"))
def refusing(doing: Doing, town, text, reason="Not ours to say.", **more):
    doing.about("post", town.police.id)
    return refuse_gate(
        doing,
        "post.publish",
        lambda: post(text),
        owner=town.police.id,
        actor=town.officer.id,
        day=today(),
        reason=reason,
        **more,
    )


def _last():
    return Entry.objects.order_by("-index").first()


def test_looking_at_a_gate_leaves_nothing(town):
    adopted(town)
    before = Entry.objects.count()
    report = look_at_gate("post.publish", post(BAD), owner=town.police.id, actor=town.officer.id, day=today())
    assert any("nmpd/V.G.4.s1" in finding.clauses for finding in report.stops)
    assert (Entry.objects.count(), Passage.objects.count()) == (before, 0)


def test_passing_leaves_one_row_and_one_entry_with_the_effective_digest(town):
    adopted(town)
    before = Entry.objects.count()
    row = passing(as_(town.officer), town, GOOD)
    details = json.loads(bytes(_last().manifest))["details"]
    assert Entry.objects.count() == before + 1
    assert details["passage"] == str(row.id)
    assert details["passage_digest"] == row.digest
    assert details["policy_digest"] == row.policy_digest
    assert json.loads(row.body)["policies"] == ["nmpd"]
    assert GOOD not in row.body


def test_a_shut_gate_undoes_the_act_and_gives_the_list(town):
    adopted(town)
    before = Entry.objects.count()
    shut = None
    try:
        # A release that the Chief has not permitted, of words that judge somebody.
        publishing(as_(town.officer), town, BAD)
    except GateShutError as error:
        shut = error
    assert shut is not None
    assert any("nmpd/V.G.4.s1" in finding.clauses for finding in shut.report.stops)
    assert (Entry.objects.count(), Passage.objects.count()) == (before, 0)


@act("tests.policies.publish", say("published in a test"))
def publishing(doing: Doing, town, text):
    doing.about("post", town.police.id)
    return pass_gate(
        doing, "post.publish", lambda: post(text), owner=town.police.id, actor=town.officer.id, day=today()
    )


def test_the_digest_of_a_passage_changes_with_what_is_laid_over_the_policy(town):
    adopted(town)
    first = passing(as_(town.officer), town, GOOD)
    adopted(town, watch_until=after(9))
    second = passing(as_(town.officer), town, GOOD)
    assert first.policy_digest != second.policy_digest
    assert policies_of(town.police.id, today())[0].watching_on(today()) == after(9)


def test_what_a_watching_policy_would_have_stopped_passes_and_is_counted(town):
    adopted(town, watch_until=after(9))
    row = publishing(as_(town.officer), town, "Vote yes on Measure 4!")
    assert row.would_have_stopped > 0


@pytest.mark.clause("nmpd/V.G.1.s2", "pd/IV.B.1.s2")
@pytest.mark.parametrize(
    ("pack", "clause"), [("nmpd", "nmpd/V.G.1.s2"), ("pd", "pd/IV.B.1.s2")], ids=["nmpd", "pd"]
)
def test_what_a_reviewer_cites_when_they_reject_a_draft_is_stored(town, pack, clause):
    adopted(town, pack)
    row = refusing(as_(town.chief), town, BAD, cites=[clause])
    assert row.outcome == "refused"
    assert row.cites.splitlines() == [clause]
    assert json.loads(bytes(_last().manifest))["details"]["cites"] == [clause]


def test_a_refusal_without_a_reason_or_with_a_strange_ground_is_none(town):
    adopted(town)
    with pytest.raises(PoliciesError, match="said why"):
        refusing(as_(town.chief), town, BAD, reason=" ")
    with pytest.raises(PoliciesError, match=r"nmpd/XX\.1"):
        refusing(as_(town.chief), town, BAD, cites=["nmpd/XX.1"])
    assert Passage.objects.count() == 0
