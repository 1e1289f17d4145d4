"""The pages of the policies in force: what each sees, and what each may do there."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.apps.policies.helpers import SINCE, adopted, after, as_, today
from tests.apps.roster.views.conftest import words

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.policies.models import Adoption, HelpRequest, ProcedureVersion, WatchEnd
from bailiwick.apps.policies.selectors import library, policies_of
from bailiwick.apps.policies.services import answer_help
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.services import let_group_hold

PATHS = [
    "/in-force/",
    "/in-force/adopt",
    "/in-force/gaps",
    "/in-force/procedures",
    "/in-force/start",
    "/help/",
    "/help/ask",
    "/help/efforts",
]


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, words(answer)
    return words(answer)


def send(client, path, data, status=302):
    answer = client.post(path, data)
    assert answer.status_code == status, words(answer)
    return answer


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_is_sent_to_sign_in_from_the_policies(at_desk, path):
    answer = at_desk().get(path)
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/sign-in/")


def test_everybody_sees_which_policies_are_in_force_where_and_who_decided(at_desk, town):
    row = adopted(town, "nmpd", watch_until=after(20))
    adopted(town, "mpls")
    client = at_desk(town.officer)
    told = page(client, "/in-force/")
    assert "You are bound by SOP 400.14 (Wexham Falls Police)" in told
    assert "Adopt a policy" not in told
    told = page(client, f"/in-force/{row.id}")
    assert "Dana Whitcombe" in told
    assert "· Order 24-7" in told
    assert "It only watches" in told
    assert "the journal’s entry" not in told
    assert "the journal’s entry" in page(at_desk(town.steward), f"/in-force/{row.id}")


@pytest.mark.parametrize("path", ["/in-force/adopt", "/in-force/start", "/in-force/law"])
def test_who_keeps_no_policies_does_not_find_the_steward_s_pages(at_desk, town, path):
    assert at_desk(town.officer).get(path).status_code == 404


def test_the_steward_is_shown_what_changes_for_whom_and_adopts(at_desk, town):
    adopted(town, "nmpd", edition="2019", starts=SINCE)
    client = at_desk(town.steward)
    path = f"/in-force/adopt?policy=nmpd&unit={town.police.id}&edition=2021"
    told = page(client, path)
    assert "It binds 3 people of Wexham Falls Police" in told
    assert "Edition 2021 takes the place of edition 2019" in told
    assert "not held" in told
    send(
        client,
        path,
        {"starts": "2025-02-01", "decided_by": town.chief.id, "instrument": "SOP 400.14", "watch_until": ""},
    )
    assert Adoption.objects.filter(edition="2021").count() == 1


@pytest.mark.clause("nmpd/0.s2")
def test_an_edition_that_the_chief_has_not_approved_is_not_put_in_force(at_desk, town):
    path = f"/in-force/adopt?policy=nmpd&unit={town.police.id}&edition=2021"
    sent = {"starts": "2025-02-01", "decided_by": town.deputy.id, "instrument": "Draft", "watch_until": ""}
    answer = send(at_desk(town.steward), path, sent, 403)
    assert "Nobody who may decide about this policy has decided." in words(answer)
    assert policies_of(town.police.id, today()) == ()
    send(at_desk(town.steward), path, sent | {"decided_by": town.chief.id})
    assert [one.id for one in policies_of(town.police.id, today())] == ["nmpd"]


@pytest.mark.clause("nmpd/0.s3")
def test_the_edition_of_2021_leads_to_that_of_2019_whose_text_is_not_held(at_desk, town):
    row = adopted(town, "nmpd")
    answer = at_desk(town.officer).get(f"/in-force/{row.id}").content.decode()
    assert "text not held" in answer
    assert "/in-force/gaps#edition-2019" in answer


def test_the_chief_signs_from_which_day_the_policy_stops_things_and_the_steward_cannot(at_desk, town):
    row = adopted(town, "pd", watch_until=after(20))
    path = f"/in-force/{row.id}"
    send(at_desk(town.steward), path, {"day": str(today())}, 403)
    send(at_desk(town.chief), path, {"day": str(today())})
    assert WatchEnd.objects.get().signed_by_id == town.chief.id
    assert "It only watches" not in page(at_desk(town.chief), path)


def test_a_choice_stands_beside_its_clause_and_is_the_steward_s_to_make(at_desk, town):
    row = adopted(town, "pd")
    path = f"/in-force/{row.id}/choices"
    told = page(at_desk(town.officer), path)
    assert "On which grounds may a visitor's comment be hidden?" in told
    assert "our summary, not the policy" in told
    sent = {
        "key": "removal-grounds",
        "choice": "three-grounds",
        "starts": str(today()),
        "instrument": "Memo 3",
    }
    send(at_desk(town.officer), path, sent, 403)
    send(at_desk(town.steward), path, sent)
    assert policies_of(town.police.id, today())[0].choices["removal-grounds"] == "three-grounds"


def test_an_exemption_is_entered_and_ended_on_its_page(at_desk, town):
    row = adopted(town, "pd")
    path, client = f"/in-force/{row.id}/exemptions", at_desk(town.steward)
    sent = {
        "source_kind": "contract",
        "source": "Agreement, article 9",
        "clauses": "pd/V.B.*",
        "groups": "Unit B",
        "text": "",
        "starts": str(today()),
        "until": "",
    }
    send(client, path, sent | {"clauses": "pd/XX.1"}, 422)
    send(client, path, sent)
    assert "Agreement, article 9" in page(client, path)
    exemption = policies_of(town.police.id, today())[0].overlay.exemptions[0]
    assert exemption.when[0].one_of == ("Unit B",)


def test_own_wording_is_printed_first_and_our_summary_beside_it(at_desk, town):
    row = adopted(town, "nmpd")
    path = f"/in-force/{row.id}/words?clause=nmpd/III"
    send(at_desk(town.steward), path, {"text": "Every member of the department.", "starts": str(today())})
    told = page(at_desk(town.officer), f"/in-force/{row.id}/words")
    assert "Every member of the department. Our summary:" in told


@pytest.mark.clause("mpd/IV.A.3.0")
def test_the_register_of_gaps_names_the_missing_clauses_and_who_looks_after_them(at_desk, town):
    adopted(town, "mpd")
    client, path = at_desk(town.steward), f"/in-force/gaps?unit={town.police.id}"
    told = page(client, path)
    assert "The procedures that belong to the City's social media policy" in told
    assert "clauses 1, 3, 5, 6 and 8, and any after 9" in told
    sent = {"gap": "cited:mpd.city-procedures", "owner": town.clerk.id, "remind_on": str(after(10))}
    send(client, path, sent)
    assert "Bea Lund looks after it" in page(at_desk(town.officer), path)


def test_a_procedure_is_drafted_and_published_in_the_browser(at_desk, town):
    client = at_desk(town.speaker)
    send(client, "/in-force/procedures/new", {"title": "Using pages", "text": "1.", "covers-comments": "2"})
    version = ProcedureVersion.objects.get()
    assert at_desk(town.officer).get(f"/in-force/procedures/{version.id}").status_code == 404
    send(client, f"/in-force/procedures/{version.id}", {})
    told = page(client, "/in-force/procedures")
    assert "Using pages, 2" in told
    assert "nothing: a gap" in told
    assert page(at_desk(town.officer), f"/in-force/procedures/{version.id}")


def test_a_question_goes_to_counsel_is_answered_and_hidden_alike_from_all_others(at_desk, town):
    client = at_desk(town.officer)
    adopted(town, "nmpd")
    send(
        client,
        "/help/ask",
        {"topic": "legal-meaning", "question": "Is a fan page ours?", "clauses": "nmpd/III"},
    )
    request = HelpRequest.objects.get()
    path = f"/help/{request.id}"
    assert "A question waits for your answer." in page(at_desk(town.attorney), "/home/")
    send(at_desk(town.attorney), path, {"answer": "No, and say nothing of it.", "privileged": "on"})
    assert "say nothing of it" in page(client, path)
    hidden = at_desk(town.chief).get(path)
    absent = at_desk(town.chief).get("/help/6f3c0c3e-1111-4222-8333-444455556666")
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
    assert "There is nothing here" in page(at_desk(town.chief), "/help/")
    assert "question" not in page(at_desk(town.chief), "/home/")


def test_a_situation_that_no_example_names_needs_a_reason_in_the_form(at_desk, town):
    adopted(town, "mpd")
    client = at_desk(town.officer)
    assert "IV.A.3.d.i" in page(client, "/help/ask")
    answer = send(client, "/help/ask", {"topic": "retention", "situation": "other", "question": ""}, 422)
    assert "Say why none of the examples fits" in words(answer)
    send(client, "/help/ask", {"topic": "retention", "situation": "other", "question": "A quiz night."})
    assert HelpRequest.objects.get().topic == "legal-meaning"


def test_an_answer_that_is_privileged_is_in_nobody_else_s_journal(at_desk, town):
    client = at_desk(town.officer)
    send(client, "/help/ask", {"topic": "legal-meaning", "question": "Is a fan page ours?"})
    answer_help(as_(town.attorney), request=HelpRequest.objects.get().id, answer="No.", privileged=True)
    told = page(at_desk(town.steward), "/journal/")
    assert "fan page" not in told


def test_a_policy_is_begun_from_one_like_it_and_adopted_with_its_labels(at_desk, town):
    client = at_desk(town.steward)
    told = page(client, "/in-force/start?base=pd")
    assert all(f"X{number}" in told for number in range(1, 30))
    sent = {
        "title": "Social media",
        "citation": "GO 12",
        "publisher": "Wexham Falls Police",
        "name": "wexham",
        "answer-removal-grounds": "three-grounds",
    }
    send(client, "/in-force/start?base=pd", sent)
    pack = library().packs["wexham"]
    assert pack.settings["removal-grounds"].default == "three-grounds"
    assert (pack.citation, pack.publisher, len(pack.clauses)) == ("GO 12", "Wexham Falls Police", 128)
    told = page(client, "/in-force/start/wexham/labels")
    assert "Not answered yet" in told
    assert "X2 What does the Chief approve" in told
    assert "X1 On which grounds" not in told
    file = SimpleUploadedFile("policy.txt", b"Section 4. Posters keep all standards.")
    send(client, "/in-force/start/wexham/labels", {"file": file})
    assert "Section 4. Posters keep" in page(client, "/in-force/start/wexham/labels")
    send(client, "/in-force/start/wexham/labels", {"clause": "wexham/V.A.1.s1", "label": "Section 4.1"})
    assert library().packs["wexham"].clauses["wexham/V.A.1.s1"].label == "Section 4.1"
    send(
        client,
        f"/in-force/adopt?policy=wexham&unit={town.police.id}",
        {"starts": str(today()), "decided_by": town.chief.id, "instrument": "GO 12", "watch_until": ""},
    )
    assert [one.title for one in policies_of(town.police.id, today())] == ["Wexham Falls Police (GO 12)"]
    send(client, "/in-force/start/wexham/labels", {"clause": "wexham/V.A.1.s1", "label": "Section 5"}, 422)


def test_the_library_says_for_whom_of_the_agency_each_policy_is_in_force(at_desk, town, settings):
    settings.IN_FORCE = "bailiwick.apps.policies.selectors.library_view.in_force_here"
    adopted(town, "nmpd")
    told = page(at_desk(town.officer), "/policies/")
    assert "In force for Wexham Falls Police since 1 January 2024." in told
    assert "is invented" not in told


def begun(client, base="mpls"):
    sent = {"title": "General order on pages", "citation": "GO 12", "publisher": "Police", "name": "wexham"}
    send(client, f"/in-force/start?base={base}", sent)


def test_an_own_policy_stands_in_the_library_once_adopted_and_before_that_for_its_keeper_alone(at_desk, town):
    keeper, others = at_desk(town.steward), (at_desk(town.officer), at_desk())
    begun(keeper)
    pages = ("", "clause/gc.s3", "powers", "choices", "for-counsel")
    assert {keeper.get(f"/policies/wexham/{path}").status_code for path in pages} == {200}
    assert {one.get(f"/policies/wexham/{path}").status_code for one in others for path in pages} == {404}
    assert [b"GO 12" in one.get("/policies/").content for one in others] == [False, False]
    row = adopted(town, "wexham")
    for one in (keeper, *others):
        assert "GO 12" in page(one, "/policies/")
        assert "Read the policy itself: GO 12" in page(one, "/policies/wexham/")
        assert "GO 12" in page(one, "/policies/?q=retention+schedule&in=wexham")
        assert "GO 12" in page(one, "/policies/wexham/clause/gc.s3")
    assert "/policies/wexham/clause/gc.s3" in keeper.get(f"/in-force/{row.id}/choices").content.decode()
    assert "/policies/wexham/" in keeper.get(f"/in-force/{row.id}").content.decode()


def test_an_own_policy_can_be_chosen_in_ask_and_page_by_whoever_may_see_it(at_desk, town):
    keeper, others = at_desk(town.steward), (at_desk(town.officer), at_desk())
    begun(keeper, "nmpd")
    asked = {"policy": "wexham", "kind": "official", "text": "The road is closed."}
    looked = {"policy": "wexham", "words": "Official page of the city."}

    def offered(client):
        return [b'value="wexham"' in client.get(path).content for path in ("/", "/page/")]

    def answered(client):
        return [client.post(path, sent).status_code for path, sent in (("/", asked), ("/page/", looked))]

    assert (offered(keeper), answered(keeper)) == ([True, True], [200, 200])
    assert [(offered(one), answered(one)) for one in others] == [([False, False], [422, 422])] * 2
    adopted(town, "wexham")
    assert [(offered(one), answered(one)) for one in others] == [([True, True], [200, 200])] * 2


def test_a_program_is_told_of_an_own_policy_as_the_library_tells_of_it(at_desk, town):
    keeper, officer = at_desk(town.steward), at_desk(town.officer)
    begun(keeper)

    def told(client, path):
        return client.get(f"/api/v1/packs{path}")

    paths = ("/wexham/clauses", "/wexham/clauses/gc.s3")
    assert b'"wexham"' in told(keeper, "").content
    assert {told(keeper, path).status_code for path in paths} == {200}
    assert b'"wexham"' not in told(officer, "").content
    absent = told(officer, "/nothing/clauses").content
    assert {(told(officer, path).status_code, told(officer, path).content) for path in paths} == {
        (404, absent)
    }
    adopted(town, "wexham")
    assert b'"wexham"' in told(officer, "").content
    assert {told(officer, path).status_code for path in paths} == {200}


def test_the_end_of_a_watch_is_signed_only_with_the_second_step_shown_lately(at_desk, town):
    row = adopted(town, "pd", watch_until=after(20))
    path, client = f"/in-force/{row.id}", at_desk(town.chief)
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))
    answer = send(client, path, {"day": str(today())}, 422)
    assert "Nothing was signed." in words(answer)
    assert "/sign-in/again?next=" in answer.content.decode()
    assert not WatchEnd.objects.exists()


@pytest.mark.parametrize(("needed", "status"), [(1, 200), (2, 404)])
def test_a_role_held_by_an_office_lets_each_who_works_there_keep_policies_and_one_held_together_nobody(
    at_desk, town, needed, status
):
    client = at_desk(town.officer)
    assert client.get("/in-force/adopt").status_code == 404
    held = {"role": Role.POLICY_STEWARD, "unit": town.police.id, "body": town.patrol.id}
    let_group_hold(OPERATOR, needed=needed, instrument="Order 2", starts=today(), **held)
    assert client.get("/in-force/adopt").status_code == status


def test_an_office_that_is_communications_decides_by_whoever_works_there(at_desk, town):
    let_group_hold(
        OPERATOR,
        role=Role.COMMS,
        unit=town.police.id,
        body=town.patrol.id,
        needed=1,
        instrument="O",
        starts=SINCE,
    )
    assert adopted(town, "pd", by=town.officer).office == Role.COMMS


def test_a_notice_is_given_a_sentence_of_the_agency_s_own_which_is_then_offered(at_desk, town):
    row = adopted(town, "nmpd")
    path, client = f"/in-force/{row.id}/words", at_desk(town.steward)
    notice = next(iter(library().packs["nmpd"].notices))
    assert "Give it a sentence of your own" in page(client, path)
    sent = {"text": "Every comment here is a public record.", "starts": str(today())}
    send(at_desk(town.officer), f"{path}?notice={notice}", sent, 403)
    send(client, f"{path}?notice={notice}", sent)
    assert policies_of(town.police.id, today())[0].notices[notice].suggest == sent["text"]
    assert sent["text"] in page(at_desk(town.officer), path)
