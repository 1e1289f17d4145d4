"""A rule that says "where possible" is set aside for a reason: asked, answered by another, listed, ended, run out."""

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import as_, must_refuse
from tests.apps.roster.town import after, today

from bailiwick.apps.approvals.contributions import waiting, wrong
from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import Waiver, WaiverAsk
from bailiwick.apps.approvals.selectors import waivers_for
from bailiwick.apps.approvals.selectors.waiving import asks_for, waivable
from bailiwick.apps.approvals.services import answer_waiver, ask_to_waive
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import leave
from bailiwick.kernel.dates import written
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db
PAGE = "https://www.plaza.example/"


def asks(town, who=None, **more):
    told = {"clause": "nmpd/V.B.s1", "thing": PAGE, "reason": "Thirty characters and no more."} | more
    return ask_to_waive(as_(who or town.rookie), unit=town.police.id, **told)


def told(tell, who):
    return [str(one.says) for one in tell(Looker(who.id, timezone.now()))]


def test_each_rule_that_says_where_possible_can_be_set_aside_and_no_other(town):
    found = {one.clause: one.kind for one in waivable(town.patrol.id, today())}
    assert found["nmpd/V.B.s1"] == found["nmpd/V.B.s2"] == found["nmpd/V.F"] == "not-possible-because"
    assert "nmpd/V.F.1.s1" not in found
    assert not {"direct-act", "ground-recorded"} & set(found.values())
    with pytest.raises(ApprovalsError, match="leaves no room"):
        asks(town, clause="nmpd/V.F.1.s1")


def test_a_reason_that_was_granted_excuses_that_page_until_its_last_day(town):
    asked = asks(town, until=after(9))
    assert told(waiting, town.chief) == [
        "A rule is to be set aside for a reason, for plaza.example: it waits for you."
    ]
    made = answer_waiver(as_(town.chief), asked.id, granted=True)
    assert [(one.kind, one.clause) for one in waivers_for(town.patrol.id, "plaza.example", after(9))] == [
        ("not-possible-because", "nmpd/V.B.s1")
    ]
    assert waivers_for(town.patrol.id, "harbor.example", today()) == ()
    assert (made.by_id, made.until) == (town.chief.id, after(9))
    assert told(waiting, town.chief) == []


def test_a_no_needs_its_reason_and_records_nothing(town):
    asked = asks(town)
    with pytest.raises(ApprovalsError, match="why not"):
        answer_waiver(as_(town.chief), asked.id, granted=False)
    answer_waiver(as_(town.chief), asked.id, granted=False, words="There is room below the picture.")
    assert (WaiverAsk.objects.get().granted, Waiver.objects.count()) == (False, 0)
    with pytest.raises(ApprovalsError, match="answered already"):
        answer_waiver(as_(town.chief), asked.id, granted=True)


def test_nobody_answers_their_own_nor_without_the_office(town):
    own = asks(town, town.chief)
    with must_refuse("own-request"):
        answer_waiver(as_(town.chief), own.id, granted=True)
    with must_refuse("right-missing"):
        answer_waiver(as_(town.sergeant), own.id, granted=True)
    assert asks_for(town.chief.id, today()) == []


def test_what_nobody_can_answer_is_told_to_whoever_asked_and_to_the_offices(town):
    asks(town)
    for one in (town.chief, town.speaker):
        leave(OPERATOR, person=one.id, day=today())
    for who in (town.rookie, town.steward):
        assert "Nobody here can say whether a rule is set aside for plaza.example." in told(wrong, who)


def test_a_reason_that_runs_out_within_a_week_is_told_to_its_holder_and_to_whoever_may_renew_it(town):
    soon, later = asks(town, until=after(7)), asks(town, until=after(8), thing="https://harbor.example/")
    for one in (soon, later):
        answer_waiver(as_(town.chief), one.id, granted=True)
    says = f"A rule is set aside for plaza.example until {written(after(7))}."
    assert [says in told(waiting, one) for one in (town.rookie, town.chief, town.other)] == [
        True,
        True,
        False,
    ]
    assert not any("harbor" in one for one in told(waiting, town.rookie))
    again = asks(town, until=after(30))
    answer_waiver(as_(town.chief), again.id, granted=True)
    assert says not in told(waiting, town.rookie) + told(waiting, town.chief)


MISSING = {
    "without a page": ({"thing": " "}, "thing"),
    "without a reason": ({"reason": ""}, "reason"),
    "with a last day that is over": ({"until": after(-1)}, "until"),
}


@pytest.mark.parametrize(("more", "field"), MISSING.values(), ids=MISSING)
def test_what_is_missing_is_told_at_its_field(town, more, field):
    with pytest.raises(ApprovalsError) as error:
        asks(town, **more)
    assert error.value.field == field
