"""Several policies on the same words: one finding with every citation, and the strictest outcome counts."""

import json
from datetime import date

import pytest

from bailiwick.cli.main import main
from bailiwick.kernel.errors import FaultyFilesError
from bailiwick.kernel.sentence import say
from bailiwick.policy.adoption import adopt, with_lists
from bailiwick.policy.clause import Force
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.subjects import ListFacts
from bailiwick.policy.finding import Finding
from bailiwick.policy.joint import joined
from bailiwick.policy.loading import load_library
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.remedy import Ask, Change, Do
from bailiwick.policy.verdict import Effect, Verdict

SPOKEN = "On behalf of the City I can confirm the street will reopen"


def finding(policy: str, effect: Effect, *, start: int = 0, remedies=()) -> Finding:
    return Finding(
        policy,
        f"{policy}.words",
        "CT017",
        (f"{policy}/I",),
        ("I",),
        Force.MUST,
        Verdict.NOT_MET,
        effect,
        say("These words are looked at."),
        start=start,
        end=start + 4,
        remedies=remedies,
    )


def test_the_strictest_policy_leads_whichever_is_named_first():
    for order in (("mpd", "mpls"), ("mpls", "mpd")):
        effects = {"mpd": Effect.REVIEW, "mpls": Effect.STOP}
        (joint,) = joined(finding(policy, effects[policy]) for policy in order)
        assert (joint.lead.policy, joint.effect) == ("mpls", Effect.STOP)
        assert joint.differ(("mpd", "mpls"))
        assert not joint.differ(("mpd",))
        assert joint.clauses == ("mpls/I", "mpd/I")


def test_other_words_and_two_rules_of_one_policy_stay_apart():
    findings = [
        finding("mpd", Effect.STOP),
        finding("mpls", Effect.STOP, start=9),
        finding("mpd", Effect.ADVISE),
    ]
    assert [[one.policy for one in joint.findings] for joint in joined(findings)] == [
        ["mpd"],
        ["mpls"],
        ["mpd"],
    ]


def test_leave_by_the_weaker_policy_is_no_way_out_of_the_stricter():
    change, leave, reader = (
        Change(0, 4, "Here"),
        Ask("mpls.site", "site"),
        Do("second-reading", "second-reader"),
    )
    findings = [
        finding("mpd", Effect.STOP, remedies=(reader,)),
        finding("mpls", Effect.REVIEW, remedies=(change, leave)),
    ]
    (joint,) = joined(findings)
    assert joint.remedies == (reader, change)


def test_leave_that_one_of_two_stops_never_accepts_is_not_offered():
    change, reader = Change(0, 4, "Here"), Do("second-reading", "second-reader")
    stops = [
        finding("mpd", Effect.STOP, remedies=(change,)),
        finding("house", Effect.STOP, remedies=(reader,)),
    ]
    assert joined(stops)[0].remedies == (change,)


@pytest.fixture
def run(tmp_path, capsys):
    def check(text: str, format_: str, *more: str) -> str:
        (tmp_path / "post.txt").write_text(text, encoding="utf-8")
        layers = ["--policy", "mpd", "--policy", "mpls", "--as", "personal", "--format", format_]
        with pytest.raises(SystemExit):
            main(["check", str(tmp_path / "post.txt"), *layers, *more])
        return capsys.readouterr().out

    return check


@pytest.mark.clause("mpd/III.C")
def test_an_employee_under_both_policies_sees_both_citations_and_the_stricter_answer(run):
    told = run(SPOKEN, "text")
    (line,) = [line for line in told.splitlines() if "“On behalf of the City”  " in line]
    assert line.split("  ")[2] == "stop"
    assert "MPD 5-108, IV.A.3.a" in line
    assert "City social media policy, " in line
    assert "The strictest counts: MPD 5-108." in told
    assert "1 thing stops this post." in told


def test_json_keeps_a_finding_for_each_policy_and_says_what_counts(run):
    findings = json.loads(run(SPOKEN, "json"))["findings"]
    assert {(one["policy"], one["effect"], one["outcome"]) for one in findings} == {
        ("mpd", "stop", "stop"),
        ("mpls", "review", "stop"),
    }
    assert [[other["policy"] for other in one["with"]] for one in findings] == [["mpls"], ["mpd"]]


def test_sarif_and_markdown_tell_the_same_words_once_with_both_rules(run):
    (result,) = json.loads(run(SPOKEN, "sarif"))["runs"][0]["results"]
    assert (result["level"], result["properties"]["policies"]) == ("error", ["mpd", "mpls"])
    assert [cited.partition(",")[0] for cited in result["properties"]["citations"]] == [
        "MPD 5-108",
        "City social media policy",
    ]
    (row,) = [row for row in run(SPOKEN, "md").splitlines() if row.startswith("| On behalf")]
    assert "mpd/IV.A.3.a.s2" in row
    assert "mpls/" in row


@pytest.mark.clause("mpd/IV.A.3")
def test_a_disclaimer_finding_names_the_item_here_and_the_clause_of_the_city(run):
    assert "MPD 5-108, IV.A.3.c (City procedures clause 7)" in run(
        "As a city cop I think zoning is a joke.", "text"
    )


def test_an_agency_offers_its_own_sentence_and_is_known_by_its_own_names(run, tmp_path):
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "pack: mpd\nagency: Wexham Falls Police\nlists: {own-names: [Wexham Falls Police]}\n"
        "notices: {disclaimer: My own view and not that of the City of Wexham Falls.}\n",
        encoding="utf-8",
    )
    text = "(bio: Wexham Falls Police) The council botched the parking rules."
    assert "You could add" not in run(text, "text")
    told = run(text, "text", "--overlay", str(overlay))
    assert "You could add: “My own view and not that of the City of Wexham Falls.”" in told
    assert "Minneapolis" not in told


def test_a_sentence_for_a_notice_that_does_not_exist_is_a_fault():
    with pytest.raises(FaultyFilesError, match="no notice of mpd"):
        adopt(load_library().packs["mpd"], Overlay(pack="mpd", notices={"owner": "We."}))


def test_what_somebody_stated_goes_before_what_an_agency_lists():
    policy = adopt(load_library().packs["mpd"], Overlay(pack="mpd", lists={"own-names": ("Falls PD",)}))
    stated = Facts(lists=ListFacts(own_names=Known(("Ridge PD",))))
    assert with_lists(stated, [policy]).lists.own_names == Known(("Ridge PD",))
    assert with_lists(Facts(), [policy]).lists.own_names == Known(("Falls PD",))


def test_conduct_of_an_earlier_day_is_answered_by_each_layer_for_itself():
    report = load_library().examiner(["mpd", "pd"], "self.check", date(2022, 1, 10)).examine(Facts(), SPOKEN)
    assert ("edition:2021",) in [one.missing for one in report.findings if one.policy == "mpd"]
