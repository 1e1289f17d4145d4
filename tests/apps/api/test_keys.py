"""What acts is done once under its key: sent again it is answered alike, and nothing is done twice."""

import json
import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.apps.api.conftest import program_of, told
from tests.apps.approvals.playing import build

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.models import Answered, Token
from bailiwick.apps.accounts.selectors import hash_of_token
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.models import Person

ADDED = {"name": "Ada Quill", "category": "staff", "starts": "2026-01-01"}


def person(town, **more):
    return {**ADDED, "unit": str(town.patrol.id), **more}


def entered(act):
    return [entry.outcome for entry in Entry.objects.filter(act=act).order_by("index")]


def test_what_is_sent_again_under_its_key_is_answered_alike_and_done_once(town):
    hr, key = program_of(town.hr), str(uuid4())
    people, entries = Person.objects.count(), len(entered("roster.person.add"))
    first, again = (hr.post("people", key=key, **person(town)) for _ in range(2))
    assert (first.status_code, again.status_code, first.content) == (201, 201, again.content)
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")
    assert (Person.objects.count() - people, len(entered("roster.person.add")) - entries) == (1, 1)


def test_a_refusal_is_an_end_too_and_is_one_entry_however_often_it_is_sent(town):
    officer, key = program_of(town.rookie), str(uuid4())
    answers = [officer.post("people", key=key, **person(town)) for _ in range(3)]
    assert {(one.status_code, told(one)["reason"]) for one in answers} == {(403, "right-missing")}
    assert entered("roster.person.add").count("refused") == 1


def test_a_kept_answer_is_not_given_to_a_token_of_another_purpose(town):
    hr, key = program_of(town.hr), str(uuid4())
    assert hr.post("people", key=key, **person(town)).status_code == 201
    with housekeeping("accounts_token"):
        Token.objects.filter(key_hash=hash_of_token(hr.token)).update(scopes=Scope.ME)
    answer = hr.post("people", key=key, **person(town))
    assert (answer.status_code, told(answer)["type"]) == (403, "/api/v1/#not-for-that")
    assert "Idempotency-Replayed" not in answer


def test_a_token_that_was_used_for_something_else_was_used(town):
    only = program_of(town.hr, Scope.ME)
    assert only.post("people", **person(town)).status_code == 403
    assert Token.objects.get(key_hash=hash_of_token(only.token)).used_at is not None


def test_a_kept_answer_is_not_given_to_what_was_not_sent_from_our_page(town, browser):
    known = browser(town.hr)
    known.get("/people/add")
    sent = {"content_type": "application/json", "data": json.dumps(person(town))}
    headers = {"idempotency-key": "one"}
    ours = {**headers, "x-csrftoken": known.cookies["csrftoken"].value}
    assert known.post("/api/v1/people", headers=ours, **sent).status_code == 201
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost:8420"})
    strict.cookies = known.cookies
    answer = strict.post("/api/v1/people", headers=headers, **sent)
    assert (answer.status_code, told(answer)["type"]) == (403, "/api/v1/#not-our-page")


def test_a_key_stands_for_what_it_was_first_used_for(town):
    hr, key = program_of(town.hr), str(uuid4())
    assert hr.post("people", key=key, **person(town)).status_code == 201
    other = hr.post("people", key=key, **person(town, name="Ben Quill"))
    assert (other.status_code, told(other)["type"]) == (422, "/api/v1/#key-used")


def test_a_key_is_free_again_where_nothing_was_done(town):
    hr, key = program_of(town.hr), str(uuid4())
    assert hr.post("people", key=key, category="staff").status_code == 422
    assert hr.post("people", key=key, **person(town)).status_code == 201


def test_the_key_of_somebody_else_is_another_one(town):
    hr, steward, key = program_of(town.hr), program_of(town.steward), str(uuid4())
    assert hr.post("people", key=key, **person(town)).status_code == 201
    assert steward.post("people", key=key, **person(town)).status_code == 403


def test_what_acts_is_not_done_without_a_key(town):
    hr = program_of(town.hr)
    answer = hr._client().post("/api/v1/people", "{}", content_type="application/json")
    assert (answer.status_code, told(answer)["type"]) == (400, "/api/v1/#key-missing")


def test_what_was_answered_is_kept_sealed(town):
    hr = program_of(town.hr)
    made = told(hr.post("people", **person(town)))["id"]
    assert made not in repr(vars(Answered.objects.get()))


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_under_one_key_one_is_done_and_all_are_answered_alike():
    town = build()
    hr, key, answers = program_of(town.hr), str(uuid4()), []
    before = Person.objects.count()

    def send():
        answers.append(hr.post("people", key=key, **person(town)))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {(one.status_code, one.content) for one in answers} == {(201, answers[0].content)}
    assert Person.objects.count() == before + 1
