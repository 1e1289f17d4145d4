"""Signing in: password, then a second step; one entry of the journal for every act, let in or not."""

import pytest
from tests.apps.accounts.conftest import entries, words

pytestmark = pytest.mark.django_db

MADE = [("accounts.create", "done"), ("accounts.invite", "done"), ("accounts.accept", "done")]


def test_an_invitation_sets_password_and_second_step_and_signs_in(member):
    assert len(member.codes) == 10
    page = member.get("/sign-in/mine")
    assert page.status_code == 200
    assert "Code app" in words(page)
    assert entries() == MADE


def test_a_password_alone_opens_nothing(elsewhere):
    assert elsewhere.password().headers["Location"] == "/sign-in/code"
    refused = elsewhere.get("/sign-in/mine")
    assert refused.headers["Location"] == "/sign-in/?next=%2Fsign-in%2Fmine"
    assert entries() == MADE


def test_password_and_code_sign_in_with_one_entry(elsewhere):
    answer = elsewhere.sign_in()
    assert answer.headers["Location"] == "/home/"
    assert elsewhere.is_in
    assert entries() == [*MADE, ("accounts.sign-in", "done")]
