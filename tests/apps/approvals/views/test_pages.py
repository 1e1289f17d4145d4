"""Permissions on their pages: asked for by an officer, endorsed, decided by the Chief, printed; and who sees what."""

import re
from uuid import uuid4

import pytest
from tests.apps.approvals.playing import MEMO, approved_memo, asks, lend, memo, through_the_chain, yes
from tests.apps.approvals.views.conftest import words
from tests.apps.roster.town import after, as_, today, work

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.approvals.models import Request, State, WaiverAsk
from bailiwick.apps.approvals.selectors import load
from bailiwick.apps.approvals.services import answer as answers
from bailiwick.apps.approvals.services import question
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.services import begin_membership

pytestmark = pytest.mark.django_db
PHONE = {"identity": "A phone", "use": "Reading comments.", "reason": "On call."}
LAYOUT = "Run for Rex. Supported by members of Wexham Falls Police."


def made():
    return Request.objects.latest("asked_at")


def ask(browser, **told):
    return browser.post("/permissions/ask", {"power": "nmpd.reference", **MEMO, "layout": LAYOUT, **told})


def step(browser, request, kind, **told):
    return browser.post(f"/permissions/{request.id}/step/{kind}", told)


def digest_on(answer):
    return re.search(r'name="digest" value="([^"]+)"', answer.content.decode())[1]


def decide(browser, request, decision="approve", **told):
    shown = browser.get(f"/permissions/{request.id}/decide")
    data = {"digest": digest_on(shown), "decision": decision, **told}
    return shown, browser.post(f"/permissions/{request.id}/decide", data)


@pytest.mark.clause("nmpd/VIII.A.s1", "nmpd/VIII.B.s2")
def test_a_memorandum_to_the_chief_is_made_on_a_page_goes_up_and_comes_back_with_its_stamp(town, browser):
    officer = browser(town.rookie)
    assert "Show the agency on a page of mine" in words(officer.get("/permissions/ask"))
    assert "Intended use" in words(officer.get("/permissions/ask?power=nmpd.reference"))
    assert ask(officer).status_code == 302
    request = made()
    drawn = words(officer.get(f"/permissions/{request.id}/memo"))
    assert "Memorandum To The Chief From Robin Cole" in drawn
    assert "Nobody has decided yet." in drawn
    for level in (town.sergeant, town.lieutenant, town.deputy):
        assert "An endorse" not in words(browser(level).get("/home/"))
        assert "A request of Robin Cole to endorse" in words(browser(level).get("/home/"))
        assert step(browser(level), request, "endorsed", words="Seen.").status_code == 302
    chief = browser(town.chief)
    assert "An answer for Robin Cole" in words(chief.get("/home/"))
    shown, answer = decide(chief, request, words="Within these limits.")
    assert "You are approving exactly this page. If it changes, we will ask you again." in words(shown)
    assert answer.status_code == 302
    stamped = words(officer.get(f"/permissions/{request.id}/memo"))
    assert re.search(r"APPROVED Dana Whitcombe \d+ \w+ \d{4}.*Within these limits\.", stamped)
    assert "Your copy of the approved memorandum" in words(officer.get("/home/"))
    assert step(officer, request, "copy-kept").status_code == 302
    assert "Your copy of the approved memorandum" not in words(officer.get("/home/"))


@pytest.mark.clause("nmpd/VIII.C")
def test_a_page_whose_words_changed_reads_re_approval_needed_and_is_sent_the_same_way_again(town, browser):
    approved = approved_memo(town).row
    officer = browser(town.rookie)
    same = step(
        officer,
        approved,
        "change-seen",
        page="Run for Rex. Supported by members of Wexham Falls Police. Visitors: 9",
    )
    assert same.status_code == 422
    changed = step(
        officer, approved, "change-seen", page="Run for Rex. Official partner of Wexham Falls Police."
    )
    assert changed.status_code == 302
    drawn = words(officer.get(f"/permissions/{approved.id}"))
    assert "Re-approval needed" in drawn
    assert "put the page back, or send the memorandum the same way again" in drawn
    assert "Re-approval needed" in words(officer.get("/home/"))
    form = officer.get(f"/permissions/ask?power=nmpd.reference&replaces={approved.id}")
    assert "Our name in one line at the foot." in form.content.decode()
    ask(officer, replaces=approved.id, layout="Run for Rex. Official partner of Wexham Falls Police.")
    assert made().replaces_id == approved.id


def test_the_page_of_a_request_says_whose_move_it_is_and_shows_three_things_on_top_mine_first(town, browser):
    request = memo(town).row
    drawn = words(browser(town.sergeant).get(f"/permissions/{request.id}"))
    assert "It is with Max Ito, to be endorsed. Then it goes on." in drawn
    assert "Before this is decided: 4 things" in drawn
    assert "Max Ito has not endorsed it. It is your move." in drawn
    assert "1 other" in drawn
    assert "It is your move." not in words(browser(town.rookie).get(f"/permissions/{request.id}"))


def test_what_is_missing_is_told_at_its_field_and_nothing_typed_is_lost(town, browser):
    answer = ask(browser(town.rookie), use="", purpose="A run for a dog.")
    assert answer.status_code == 422
    assert "“Intended use” has no answer yet." in words(answer)
    assert "A run for a dog." in answer.content.decode()
    assert not Request.objects.exists()


def test_another_page_may_begin_a_request_and_nothing_is_kept_until_it_is_sent(town, browser):
    begun = browser(town.rookie).post(
        "/permissions/ask", {"begin": "1", "power": "pd.job-information", "words": "Cameras come in May."}
    )
    assert begun.status_code == 200
    assert "Cameras come in May." in begun.content.decode()
    assert not Request.objects.exists()


def test_a_request_that_a_gate_begins_is_asked_for_its_unit_and_for_no_other(town, browser):
    unit = begin_membership(OPERATOR, person=town.speaker.id, work=work(town.patrol, starts=today())).unit_id
    client = browser(town.speaker)
    assert "Show the agency on a page of mine" in words(client.get("/permissions/ask"))
    told = {"power": "nmpd.site", "identity": "Plaza", "unit": str(unit)}
    begun = client.post("/permissions/ask", told | {"begin": "1"}).content.decode()
    assert f'name="unit" value="{unit}"' in begun
    assert client.post("/permissions/ask", told | {"purpose": "Roads."}).status_code == 302
    assert made().unit_id == unit
    again = client.get(f"/permissions/ask?power=nmpd.site&replaces={made().id}").content.decode()
    assert f'name="unit" value="{unit}"' in again
    for other in (str(town.board.id), "x"):
        assert client.post("/permissions/ask", told | {"purpose": "Roads.", "unit": other}).status_code == 404
    assert Request.objects.count() == 1


def test_the_layout_may_be_handed_in_as_a_saved_page(town, browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><html><body><p>{LAYOUT}</p></body></html>")
    with page.open("rb") as file:
        answer = ask(browser(town.rookie), layout="", file=file)
    assert answer.status_code == 302
    assert LAYOUT in words(browser(town.rookie).get(f"/permissions/{made().id}"))
    handed = browser(town.rookie).get(f"/permissions/{made().id}/file")
    assert handed["Content-Disposition"].startswith("attachment")


def test_a_file_that_is_neither_picture_nor_page_is_not_taken(town, browser, tmp_path):
    page = tmp_path / "page.exe"
    page.write_bytes(b"MZ\x90\x00")
    with page.open("rb") as file:
        assert ask(browser(town.rookie), file=file).status_code == 422


def test_a_decision_asks_for_the_second_step_again_when_it_was_shown_long_ago(town, browser):
    request = through_the_chain(town, memo(town)).row
    chief = browser(town.chief)
    chief.get("/permissions/")
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=None)
    answer = chief.get(f"/permissions/{request.id}/decide")
    assert answer.status_code == 302
    assert "again" in answer.url
    refused = chief.post(
        f"/permissions/{request.id}/decide", {"digest": load(request.id).shown, "decision": "approve"}
    )
    assert refused.status_code == 302
    assert Request.objects.get(pk=request.id).place.state == State.WITH_DECIDER


def test_what_changed_since_the_page_was_shown_is_not_decided(town, browser):
    request = through_the_chain(town, memo(town)).row
    chief = browser(town.chief)
    shown = chief.get(f"/permissions/{request.id}/decide")
    question(as_(town.chief), request.id, "How large?")

    answers(as_(town.rookie), request.id, "Small.")
    told = chief.post(
        f"/permissions/{request.id}/decide", {"digest": digest_on(shown), "decision": "approve"}
    )
    assert told.status_code == 403
    assert "This is no longer what you were shown." in words(told)


def test_sending_back_needs_a_reason(town, browser):
    request = through_the_chain(town, memo(town)).row
    _, answer = decide(browser(town.chief), request, "send-back", words="")
    assert answer.status_code == 422
    assert "Say why" in words(answer)
    _, answer = decide(browser(town.chief), request, "send-back", words="Not with the badge.")
    assert answer.status_code == 302
    assert "DISAPPROVED" in words(browser(town.rookie).get(f"/permissions/{request.id}/memo"))


def test_hidden_and_absent_requests_look_the_same(town, browser):
    request = memo(town).row
    stranger = browser(town.other)
    for tail in ("", "/memo", "/file", "/decide"):
        hidden = stranger.get(f"/permissions/{request.id}{tail}")
        absent = stranger.get(f"/permissions/{uuid4()}{tail}")
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert hidden.content == absent.content
    assert step(stranger, request, "endorsed").status_code == 404


def test_the_register_shows_what_may_be_seen_and_its_filters_narrow_it(town, browser):
    approved_memo(town)
    memo(town, who=town.other, told={"identity": "lake-days.example"})
    custodian = browser(town.custodian)
    everything = words(custodian.get("/permissions/register"))
    assert "run-for-rex.example" in everything
    assert "lake-days.example" in everything
    assert "lake-days" not in words(custodian.get("/permissions/register?state=in-force"))
    assert "run-for-rex" not in words(custodian.get("/permissions/register?state=open"))
    assert "run-for-rex" not in words(custodian.get("/permissions/register?q=lake"))
    assert "Nothing here fits." in words(custodian.get("/permissions/register?subject=photo"))
    assert "run-for-rex" not in words(browser(town.speaker).get("/permissions/register"))
    assert custodian.get("/permissions/register?state=maybe").status_code == 400


def test_a_removal_is_ordered_on_the_page_by_the_chief_and_by_no_designee(town, browser):
    lend(town, "nmpd.reference", town.speaker)
    approved = approved_memo(town).row
    page = words(browser(town.speaker).get(f"/permissions/{approved.id}"))
    assert "Order it off" not in page
    told = {"words": "The run is over.", "day": after(7).isoformat()}
    assert step(browser(town.speaker), approved, "removal-ordered", **told).status_code == 403
    assert "Order it off" in words(browser(town.chief).get(f"/permissions/{approved.id}"))
    assert step(browser(town.chief), approved, "removal-ordered", **told).status_code == 302
    assert load(approved.id).state is State.REMOVAL_DUE
    assert "Has to come down" in words(browser(town.rookie).get("/home/"))


def test_pages_without_a_policy_or_a_unit_say_so_or_are_not_there(town, browser):
    assert browser(town.rookie).get("/permissions/ask?power=nmpd.removal").status_code == 404
    assert browser(town.rookie).get("/permissions/ask?power=mpd.covert-audit").status_code == 404
    assert "No policy is in force here yet." in words(browser(town.speaker).get("/permissions/ask"))


@pytest.mark.parametrize(
    "path", ["/permissions/", "/permissions/ask", "/permissions/register", "/permissions/use/"]
)
def test_permissions_are_not_shown_to_a_stranger(town, browser, path):
    answer = browser().get(path)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/sign-in/")


def test_a_page_of_thirty_requests_takes_no_more_queries_than_a_page_of_three(
    town, browser, django_assert_max_num_queries
):
    for number in range(30):
        asks(town.rookie, town.patrol, "pd.speaking", _talk(number))
    officer = browser(town.rookie)
    officer.get("/permissions/")
    with django_assert_max_num_queries(40):
        page = officer.get("/permissions/")
    assert words(page).count("R-") == 30


def _talk(number):
    return {"identity": f"Talk {number}", "words": "Radios.", "topic": "Radios", "audience": "A club"}


def test_a_reason_that_a_gate_begins_is_asked_for_the_unit_it_is_about_and_for_no_other(town, browser):
    row = begin_membership(OPERATOR, person=town.speaker.id, work=work(town.patrol, starts=today())).unit_id
    client, told = browser(town.speaker), {"clause": "nmpd/V.B.s1", "thing": "Plaza", "unit": str(row)}
    begun = client.post("/permissions/waivers", told | {"begin": "1"}).content.decode()
    assert f'name="unit" value="{row}"' in begun
    assert client.post("/permissions/waivers", told | {"reason": "No room."}).status_code == 302
    assert [one.unit_id for one in WaiverAsk.objects.all()] == [row]
    elsewhere = client.post("/permissions/waivers", told | {"reason": "No.", "unit": str(town.board.id)})
    assert elsewhere.status_code == 422
    assert "You do not work for the unit that this is about." in words(elsewhere)
    assert WaiverAsk.objects.count() == 1


def test_a_copy_is_offered_of_a_memorandum_and_of_nothing_else(town, browser):
    asked = asks(town.rookie, town.patrol, "nmpd.device", PHONE)
    given = yes(town.chief, asked)
    officer = browser(town.rookie)
    assert "I have my copy" in words(officer.get(f"/permissions/{approved_memo(town).row.id}"))
    page = words(officer.get(f"/permissions/{given.row.id}"))
    assert ("I have my copy" in page, "in force" in page.lower()) == (False, True)
    assert step(officer, given.row, "copy-kept").status_code in {403, 404}
