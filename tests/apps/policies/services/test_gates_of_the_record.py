"""A gate in the record: its passage is a row and the act's one entry; a shut gate leaves neither."""

import json

import pytest
from tests.apps.policies.helpers import adopted, after, as_, today

from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.policies.selectors.passages import passage_for
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


def _printed(town, row):
    return passage_for(as_(town.steward), row.id, today())


@pytest.mark.clause("mpd/0.s1")
def test_a_finding_is_printed_with_volume_series_rule_number_and_clause_path(town):
    adopted(town, "mpd")
    row = refusing(as_(town.chief), town, "The mayor is an idiot and a liar. Black people are thugs.")
    cited = [one for line in _printed(town, row).lines for one in line.clauses if one.id.startswith("mpd/")]
    assert cited
    assert all("volume five, series 5-100, rule 5-108" in one.policy for one in cited)
    assert all(one.citation == "MPD 5-108" and one.label.startswith(("I", "V")) for one in cited)


@pytest.mark.clause("mpd/III.B.s1")
def test_a_finding_that_touches_another_rule_cites_both_and_says_that_its_text_is_not_held(town):
    adopted(town, "mpd")
    row = refusing(as_(town.chief), town, BAD, cites=["mpd/IV.A.3.d.i.b4", "mpd.other-department-rules"])
    printed = _printed(town, row)
    assert [one.id for one in printed.clauses] == ["mpd/IV.A.3.d.i.b4"]
    assert [(one.name, one.held) for one in printed.grounds] == [
        ("Other rules of the department's manual", False)
    ]


@act("tests.policies.hide", say("decided about a comment in a test"))
def hiding(doing: Doing, town, cites):
    doing.about("comment", town.city.id)
    return refuse_gate(
        doing,
        "comment.hide",
        lambda: post("You are all fools."),
        owner=town.city.id,
        actor=town.speaker.id,
        day=today(),
        reason="Criticism is protected.",
        cites=cites,
    )


@pytest.mark.clause("mpls/scope.s4")
def test_whoever_reviews_a_removal_records_the_constitution_beside_the_clause(town):
    adopted(town, "mpls")
    row = hiding(as_(town.speaker), town, ["mpls/scope.s4", "mpls.constitution"])
    printed = _printed(town, row)
    assert [one.id for one in printed.clauses] == ["mpls/scope.s4"]
    assert [one.kind for one in printed.grounds] == ["constitution"]


def test_a_passage_is_not_there_for_whoever_has_no_part_in_it(town):
    adopted(town)
    row = passing(as_(town.officer), town, GOOD)
    assert passage_for(as_(town.officer), row.id, today()) is not None
    assert passage_for(as_(town.deputy), row.id, today()) is None
