"""A gate's findings as a list: at most three on top, mine first, each with the button that mends it."""

from datetime import date

import pytest
from tests.apps.approvals.playing import asks
from tests.apps.policies.helpers import adopted
from tests.apps.roster.town import today, work

from bailiwick.apps.approvals.selectors.gate_list import gate_list
from bailiwick.apps.approvals.services.passing import report_of
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.readiness.selectors.posting import posting_gate
from bailiwick.apps.roster.services import begin_membership
from bailiwick.kernel.sentence import say
from bailiwick.policy.clause import Force
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.remedy import Ask, Change, Do, Supply, Wait, Waive
from bailiwick.policy.verdict import Effect, Verdict

pytestmark = pytest.mark.django_db


def finding(name, *remedies):
    return Finding(
        policy="nmpd",
        binding=f"nmpd.{name}",
        check="AP001",
        clauses=("nmpd/V.B.s1",),
        labels=("V.B",),
        force=Force.MUST,
        verdict=Verdict.NOT_MET,
        effect=Effect.STOP,
        why=say("Something is missing."),
        remedies=remedies,
    )


def listed(town, *findings, **more):
    report = Report(("nmpd",), "site.create", date(2026, 1, 1), "", list(findings), [], ("a.b",))
    return gate_list(report, unit=town.patrol.id, day=today(), **more)


def test_mine_stand_first_and_at_most_three_on_top(town):
    found = listed(
        town,
        finding("wait", Wait("2026-02-01")),
        finding("other", Do("review", "second-reader")),
        finding("supply", Supply("site.owner")),
        finding("waive", Waive("not-possible-because")),
        finding("ask", Ask("nmpd.site")),
    )
    assert [line.mine for line in found.lines] == [True, True, False, False, False]
    assert (len(found.top), len(found.rest), found.in_order) == (3, 2, 1)


def test_each_remedy_starts_the_right_request_prefilled(town):
    ask, waive, supply, change = listed(
        town,
        finding("ask", Ask("nmpd.site")),
        finding("waive", Waive("not-possible-because")),
        finding("supply", Supply("site.owner")),
        finding("change", Change(0, 3, "arrested")),
        pages={"site.owner": "/sites/7/owner"},
        identity="plaza.example",
    ).lines
    assert ask.start.fields == {
        "begin": "1",
        "power": "nmpd.site",
        "unit": str(town.patrol.id),
        "identity": "plaza.example",
    }
    assert (waive.start.action, waive.start.fields["thing"]) == ("/permissions/waivers", "plaza.example")
    assert (waive.start.fields["clause"], waive.start.fields["unit"]) == ("nmpd/V.B.s1", str(town.patrol.id))
    assert (supply.url, str(supply.remedy)) == ("/sites/7/owner", "Answer now")
    assert str(change.remedy) == "You could write: “arrested”"


def test_a_request_begins_in_the_unit_whose_policy_put_it_at_the_gate(town):
    """Of the gate's own unit where they work for it, else of their own unit that knows it; else there is no button."""
    adopted(town, "mpls", unit=town.mayor)
    begin_membership(OPERATOR, person=town.rookie.id, work=work(town.mayor, starts=today()))

    def begun(power, who, unit):
        report = Report(("nmpd",), "site.create", today(), "", [finding("ask", Ask(power))], [], ())
        line = gate_list(report, unit=unit.id, day=today(), person=who.id).lines[0]
        return line.start and line.start.fields["unit"]

    assert begun("nmpd.site", town.rookie, town.patrol) == str(town.patrol.id)
    assert begun("nmpd.site", town.rookie, town.mayor) == str(town.patrol.id)
    assert begun("mpls.site", town.rookie, town.patrol) == str(town.mayor.id)
    assert begun("mpls.site", town.rookie, town.mayor) == str(town.mayor.id)
    assert begun("mpls.site", town.other, town.mayor) is None


def test_what_was_asked_for_already_is_not_asked_for_again(town):
    told = {"identity": "A phone", "use": "Reading.", "reason": "On call."}
    made = asks(town.rookie, town.patrol, "nmpd.device", told)
    report = report_of(made, today())
    every = gate_list(report, unit=town.patrol.id, day=today())
    rest = gate_list(report, unit=town.patrol.id, day=today(), asked="nmpd.device")
    assert len(every.lines) - len(rest.lines) == 1


def test_whoever_would_like_to_post_is_told_what_stands_before_it(town):
    found = posting_gate(town.rookie.id, today())
    labels = {line.clause for line in found.lines}
    assert "nmpd/V.G.0" in labels
    assert any(line.start and line.start.fields["power"] == "nmpd.poster" for line in found.lines)
    assert all(line.mine for line in found.top)
