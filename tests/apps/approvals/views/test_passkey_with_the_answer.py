"""A decision and the passkey in one gesture: nothing is decided without it, and a question needs none."""

import html
import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.accounts.authenticator import Passkey
from tests.apps.approvals.playing import asks, now

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.approvals.models import State
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping

pytestmark = pytest.mark.django_db
TALK = {"identity": "Talk", "words": "Radios.", "topic": "Radios", "audience": "A club"}


def options_in(answer):
    return json.loads(html.unescape(re.search(r'data-options="([^"]+)"', answer.content.decode())[1]))


@pytest.fixture
def asked(town, browser):
    """A request with the chief, whose second step was shown long ago, and who has a passkey."""
    loaded = asks(town.rookie, town.patrol, "pd.speaking", TALK)
    chief, key = browser(town.chief), Passkey()
    made = key.make(options_in(chief.get("/sign-in/mine/passkey")))
    chief.post("/sign-in/mine/passkey", {"credential": made, "name": "phone"})
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))
    return loaded, chief, key, f"/permissions/{loaded.row.id}/decide"


def acts():
    return list(Entry.objects.order_by("index").values_list("act", "outcome"))


def test_a_yes_with_the_passkey_is_proved_and_decided_at_once(asked):
    loaded, chief, key, path = asked
    page = chief.get(path)
    sent = {"decision": "approve", "digest": loaded.shown, "credential": key.use(options_in(page))}
    assert chief.post(path, sent).status_code == 302
    assert now(loaded).state is State.IN_FORCE
    assert ("accounts.step-up", "done") in acts()


@pytest.mark.parametrize("decision", ["approve", "send-back"])
def test_without_the_passkey_or_with_another_nothing_is_decided(asked, decision):
    loaded, chief, key, path = asked
    page, other = chief.get(path), Passkey()
    other.owner = key.owner
    for credential in ("", "{}", other.use(options_in(page))):
        sent = {"decision": decision, "digest": loaded.shown, "words": "No.", "credential": credential}
        answer = chief.post(path, sent)
        assert answer.status_code in {403, 422}
        assert "No." in answer.content.decode()
    assert now(loaded).state is State.WITH_DECIDER


def test_a_question_needs_no_passkey(asked):
    loaded, chief, _, path = asked
    sent = {"decision": "ask", "digest": loaded.shown, "words": "To whom?"}
    assert chief.post(path, sent).status_code == 302
    assert now(loaded).state is State.MORE_INFO


def test_without_a_passkey_the_second_step_comes_before(town, browser):
    loaded = asks(town.rookie, town.patrol, "pd.speaking", TALK)
    chief = browser(town.chief)
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))
    path = f"/permissions/{loaded.row.id}/decide"
    assert chief.get(path).headers["Location"] == f"/sign-in/again?next={path.replace('/', '%2F')}"
