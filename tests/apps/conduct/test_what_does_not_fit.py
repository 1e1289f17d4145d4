"""What reports and cases do not take, and what they take all the same: days, words, made-up names, people who leave."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import must_refuse
from tests.apps.conduct.playing import (
    Role,
    as_,
    build,
    case,
    decides,
    filed,
    finds,
    give,
    hire,
    looked_into,
    opened,
    today,
)  # fmt: skip
from tests.apps.conduct.test_reports import page, told
from tests.apps.sites.conftest import words

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.models import Action, Result
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.services.removing import remove
from bailiwick.apps.roster.services import leave

pytestmark = pytest.mark.django_db
RULE = "pd/V.A.9.b"


def now():
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize(
    ("sends", "status"),
    [
        ({"learned": "0001-01-01T00:00"}, 422),
        ({"learned": "9999-12-31T23:59"}, 422),
        ({"happened": "9999-12-31"}, 422),
        ({"happened": "0001-01-01"}, 302),
        ({"words": "a\x00b"}, 422),
        ({"words": "\x1b[31m"}, 422),
        ({"words": "x" * 8001}, 422),
        ({"words": "   "}, 422),
        ({"link": "https://social.example/" + "x" * 500}, 422),
        ({"link": "javascript:alert(1)"}, 302),
        ({"told": ["moon"]}, 422),
        ({"subject": "moon"}, 422),
        ({"words": "=HYPERLINK(1) <script>alert(1)</script>"}, 302),
        ({"words": "Familia 👨\u200d👩\u200d👧, 20\u00a0km, \u200f\u05e9\u05dc\u05d5\u05dd"}, 302),
    ],
)
def test_the_form_of_a_report_takes_what_people_write_and_says_what_it_does_not(sign_in, sends, status):
    town = build("pd")
    client = sign_in(town.colleague)
    answer = client.post("/reports/new", {"words": "A video.", "learned": now()} | sends)
    assert answer.status_code == status
    if status == 302:
        assert "<script>alert" not in page(client, answer["Location"])


def test_a_day_after_the_one_on_which_it_was_learned_is_not_taken():
    town = build("pd")
    with pytest.raises(ConductError, match="after the one on which you learned"):
        filed(town, happened=today() + timedelta(days=1))


@pytest.mark.parametrize("clause", ["%d", "%s%s", "<b>", "nmpd/VII.D.s1", ""])
def test_a_finding_on_a_rule_that_was_made_up_is_told_and_breaks_nothing(sign_in, clause):
    town = build("pd")
    made = looked_into(town, [RULE])
    sent = {"clause": clause, "result": "sustained", "analysis": "So it is."}
    answer = sign_in(town.looks).post(f"/cases/{made.id}/do/find", sent)
    assert (answer.status_code, case(made, town.looks).found) == (422, {})


def test_what_follows_is_not_to_be_done_by_a_day_that_is_past():
    town = build("pd")
    made = looked_into(town, [RULE])
    finds(town, made, RULE)
    with pytest.raises(ConductError, match="That day is past"):
        services.decide(
            as_(town.chief), made.id, Action.COACHING, words="So.", due=today() - timedelta(days=1)
        )


def test_somebody_else_takes_over_from_an_investigator_who_left_and_neither_of_them_decides(sign_in):
    town = build("pd")
    made = looked_into(town, [RULE])
    second = hire("Io Vance", town.police, title="Lieutenant")
    chief = sign_in(town.chief)
    assert "Have somebody else look into it" in page(chief, f"/cases/{made.id}")
    told(chief, f"/cases/{made.id}/do/lead", to=str(second.id), words="He has gone.")
    with must_refuse("right-missing"):
        finds(town, made, RULE, Result.UNFOUNDED)
    give(Role.DISCIPLINE_DECIDER, town.looks, town.police)
    assert case(made, second).decider == town.chief.id
    leave(as_(town.hr), person=town.looks.id, day=today())
    town.looks = second
    finds(town, made, RULE)
    decides(town, made)
    assert case(made, town.chief).action.by == town.chief


def test_whoever_looks_into_a_case_reads_what_was_told_and_shown_and_not_who_told_it(sign_in):
    town = build("pd")
    row = filed(town, words="A video of 140.", link="https://social.example/v/1")
    services.acknowledge(as_(town.sergeant), row.id, shows="140, just because.")
    made = opened(town, [RULE], words="Another video.", link="https://social.example/v/2")
    services.set_lead(as_(town.chief), made.id, to=town.looks.id)
    shown = page(sign_in(town.looks), f"/cases/{made.id}")
    assert ["Another video." in shown, "https://social.example/v/2" in shown] == [True, True]
    assert "Wren Ito" not in shown
    assert "140, just because." in page(sign_in(town.sergeant), f"/reports/{row.id}")


def test_what_was_kept_with_a_report_can_be_let_go_and_the_page_says_so(sign_in):
    town = build("pd")
    row = filed(town)
    services.acknowledge(as_(town.sergeant), row.id, shows="140, just because.")
    kept = Capture.objects.get()
    with building_tables():
        remove(kept.record, [kept.blob_id])
    shown = words(sign_in(town.sergeant).get(f"/reports/{row.id}"))
    assert "What was copied in was let go when its time came." in shown
