"""What a token opens and what it does not: purposes, the second step, the token of a form."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.api.conftest import program_of, told
from tests.apps.approvals.playing import memo, through_the_chain

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.models import Session
from bailiwick.apps.approvals.models import Request
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.models import Person
from bailiwick.project.api import api
from bailiwick.project.openapi import described

READS = [
    (address, Scope(operation["x-purpose"]))
    for address, methods in described(api)["paths"].items()
    for method, operation in methods.items()
    if method == "get" and "{" not in address
]


WRITES = [
    (re.sub(r"{[^}]+}", str(uuid4()), address.removeprefix("/api/v1/")), Scope(operation["x-purpose"]))
    for address, methods in described(api)["paths"].items()
    for method, operation in methods.items()
    if method != "get"
]


def test_a_token_does_what_it_was_made_for_and_nothing_else_is_done_by_it(town):
    before = Person.objects.count(), Request.objects.count()
    whole = {"name": "Ada Quill", "category": "staff", "starts": "2026-01-01", "unit": str(town.patrol.id)}
    whole |= {"power": "nmpd.site", "told": {"identity": "Plaza", "purpose": "Closed roads."}}
    for path, scope in WRITES:
        only, all_but = program_of(town.steward, scope), program_of(town.hr, *(set(Scope) - {scope}))
        kept_out = all_but.post(path, **whole)
        assert (path, kept_out.status_code, told(kept_out)["type"]) == (path, 403, "/api/v1/#not-for-that")
        assert (path, told(only.post(path))["type"] != "/api/v1/#not-for-that") == (path, True)
    assert {scope for _, scope in WRITES} == {
        Scope.PEOPLE_KEEP,
        Scope.LOOK,
        Scope.REQUESTS_MAKE,
        Scope.READINESS,
    }
    assert (Person.objects.count(), Request.objects.count()) == before


@pytest.mark.parametrize(("address", "scope"), READS, ids=[address for address, _ in READS])
def test_a_token_opens_what_it_was_made_for_and_nothing_else(town, address, scope):
    path = address.removeprefix("/api/v1/")
    only, all_but = program_of(town.steward, scope), program_of(town.hr, *(set(Scope) - {scope}))
    assert only.get(path).status_code != 403
    assert (all_but.get(path).status_code, told(all_but.get(path))["type"]) == (403, "/api/v1/#not-for-that")


def test_a_program_asks_in_somebodys_name_and_the_entry_says_by_which_way(town):
    rookie = program_of(town.rookie)
    page = {"identity": "Plaza", "purpose": "Closed roads."}
    made = rookie.post("requests", power="nmpd.site", unit=str(town.patrol.id), told=page)
    assert (made.status_code, told(made)["asker"]) == (201, str(town.rookie.id))
    entry = Entry.objects.filter(act="approvals.ask").latest("index")
    said = json.loads(bytes(entry.manifest))
    assert (said["actor"]["channel"], "token" in said["details"]) == ("api", True)
    assert told(rookie.get("requests"))["items"][-1]["number"] == told(made)["number"]


def test_no_token_decides_and_it_says_where_a_person_does(town):
    loaded = through_the_chain(town, memo(town))
    chief = program_of(town.chief)
    shown = told(chief.get(f"requests/{loaded.row.id}"))
    assert shown["decides"] is True
    answer = chief.post(f"requests/{loaded.row.id}/decision", decision="approve", digest=shown["digest"])
    assert (answer.status_code, told(answer)["type"]) == (403, "/api/v1/#second-step")
    assert told(answer)["page"] == f"/permissions/{loaded.row.id}/decide"
    assert told(chief.get(f"requests/{loaded.row.id}"))["state"] == "with-decider"


def _send(client, identity, shown, **more):
    headers = {"idempotency-key": "one", "x-csrftoken": client.cookies["csrftoken"].value} | more
    body = json.dumps({"decision": "approve", "digest": shown["digest"]})
    where = f"/api/v1/requests/{identity}/decision"
    return client.post(where, body, content_type="application/json", headers=headers)


def test_a_session_whose_person_has_just_shown_the_second_step_decides_what_was_shown(town, browser):
    loaded = through_the_chain(town, memo(town))
    client = browser(town.chief)
    client.get(f"/permissions/{loaded.row.id}/decide")
    seen = client.get(f"/api/v1/requests/{loaded.row.id}")
    shown = told(seen)
    assert seen["ETag"] == f'"{shown["digest"]}"'
    stale = _send(client, loaded.row.id, shown, **{"if-match": '"sha256:00"'})
    assert (stale.status_code, told(stale)["type"]) == (412, "/api/v1/#changed")
    done = _send(client, loaded.row.id, shown, **{"if-match": seen["ETag"]})
    assert (done.status_code, told(done)["state"]) == (200, "in-force")


def test_a_session_whose_second_step_was_long_ago_shows_it_first(town, browser):
    loaded = through_the_chain(town, memo(town))
    client = browser(town.chief)
    client.get(f"/permissions/{loaded.row.id}/decide")
    shown = told(client.get(f"/api/v1/requests/{loaded.row.id}"))
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(hours=1))
    answer = _send(client, loaded.row.id, shown)
    assert (answer.status_code, told(answer)["type"]) == (403, "/api/v1/#second-step")


def test_a_session_is_asked_for_the_token_of_our_own_pages_and_a_token_is_not(town, browser):
    known = browser(town.hr)
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost:8420"})
    strict.cookies = known.cookies
    sent = {"content_type": "application/json", "headers": {"idempotency-key": "one"}}
    answer = strict.post("/api/v1/people", "{}", **sent)
    assert (answer.status_code, told(answer)["type"]) == (403, "/api/v1/#not-our-page")
    bearer = Client(enforce_csrf_checks=True, headers={"host": "localhost:8420"})
    headers = {"idempotency-key": "one", "authorization": f"Bearer {program_of(town.steward).token}"}
    answer = bearer.post("/api/v1/people", "{}", content_type="application/json", headers=headers)
    assert (answer.status_code, told(answer)["type"]) == (422, "/api/v1/#does-not-fit")


def test_a_list_goes_on_where_its_cursor_says_and_takes_no_other(town):
    hr, found, cursor = program_of(town.hr), [], ""
    while cursor is not None:
        page = told(hr.get("people", limit=3, cursor=cursor))
        found, cursor = found + page["items"], page["next"]
    assert found == told(hr.get("people", limit=100))["items"]
    assert hr.get("people", cursor="made-up").status_code == 400


def test_a_look_says_what_the_command_line_says(town):
    officer = program_of(town.rookie)
    answer = told(officer.post("look", text="Vote yes on Measure 4", unit=str(town.patrol.id)))
    assert (answer["stops"], answer["as"]) == (True, "official")
    clauses = {clause for one in answer["findings"] for clause in one["clauses"]}
    assert "nmpd/V.G.4.s1" in clauses
    wrong = officer.post("look", text="x", facts={"nothing": "known"})
    assert (wrong.status_code, told(wrong)["type"]) == (422, "/api/v1/#does-not-fit")


@pytest.mark.parametrize("rest", ["nothing", "requests/%0A/steps", "%0A", "requests/%C2%85%0D%0Ax"])
def test_what_is_not_there_is_told_in_the_form_of_programs_whatever_the_address(town, rest):
    answer = program_of(town.rookie).get(rest)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_what_is_no_json_or_too_much_is_told_as_a_problem(town):
    client = program_of(town.rookie)._client()
    sent = {"content_type": "application/json", "headers": {"idempotency-key": "one"}}
    assert client.post("/api/v1/look", "{", **sent).status_code == 400
    assert client.post("/api/v1/look", '{"text": "\\ud800"}', **sent).status_code == 400
    large = client.post("/api/v1/look", "x" * 600_000, **sent)
    assert (large.status_code, large["Content-Type"]) == (413, "application/problem+json")
