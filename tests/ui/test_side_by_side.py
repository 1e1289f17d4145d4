"""The page that puts two policies, or two editions, side by side."""

from pathlib import Path

import pytest
from tests.ui.conftest import StrictClient

from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases
from bailiwick.ui.policies import views
from bailiwick.ui.shelf import Shelf

LARKSPUR = Path(__file__).parent.parent / "policy" / "made_up_packs" / "larkspur"


@pytest.fixture(scope="module")
def client():
    return StrictClient()


def test_two_policies_stand_side_by_side_with_reasons(client):
    page = client.see("/policies/compare?here=nmpd&there=pd")
    assert "The policy names three and no other." in page.words
    assert "Both speak, and differ" in page.words
    assert "Only Hollis Police" in page.words
    assert "They differ in how firmly" in page.words
    assert "/policies/pd/clause/IV.A.9.s2" in page.links


@pytest.mark.parametrize("there", ["pd", "house", "mpd"])
def test_any_two_can_be_put_side_by_side(client, there):
    if there in views.shelf().policies:
        assert client.see(f"/policies/compare?here=nmpd&there={there}").response.status_code == 200


def test_an_edition_that_is_not_held_is_told_so(client):
    page = client.see("/policies/compare?here=nmpd%402019&there=nmpd%402021")
    assert "The text of edition 2019 is not held, so nobody can tell what changed." in page.words


@pytest.mark.parametrize(
    "query",
    ["", "?here=nmpd", "?here=nmpd&there=nmpd", "?here=%3Cb%3E&there=pd", "?here=nmpd%40&there=nmpd%401999",
     "?here=common&there=pd", "?here=%00&there=%00"],
)  # fmt: skip
def test_what_cannot_be_compared_leaves_the_form(client, query):
    page = client.see(f"/policies/compare{query}")
    assert page.response.status_code == 200
    assert "Put side by side" in page.words
    assert "<b>" not in page.source


@pytest.fixture
def with_a_fifth_policy(monkeypatch):
    fifth = Shelf(load_library([LARKSPUR]), load_cases([LARKSPUR]))
    monkeypatch.setattr(views, "shelf", lambda: fifth)


@pytest.mark.usefixtures("with_a_fifth_policy")
def test_a_policy_nobody_here_has_seen_has_all_its_pages(client):
    assert "Larkspur Harbour Patrol Order 12" in client.see("/policies/").words
    contents = client.see("/policies/larkspur/")
    assert "No harbour positions" in contents.words
    assert "ended with edition 2025" in contents.words
    clause = client.see("/policies/larkspur/clause/1")
    assert "A second person" not in clause.words
    assert "A yes of" in clause.words
    for rest in ("powers", "choices", "for-counsel"):
        assert client.see(f"/policies/larkspur/{rest}").response.status_code == 200
    assert "Old logbook rule" in client.see("/policies/?q=logbook").words


@pytest.mark.usefixtures("with_a_fifth_policy")
def test_two_editions_tell_what_is_new_and_what_ended(client):
    page = client.see("/policies/compare?here=larkspur%402022&there=larkspur%402025")
    assert "Take care on the water" in page.words
    assert "Old logbook rule" in page.words
    assert "6 clauses stand in both." in page.words
