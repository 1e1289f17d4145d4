"""The page that puts two policies, or two editions, side by side."""

from pathlib import Path

import pytest
from tests.ui.conftest import StrictClient

from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases
from bailiwick.ui.policies import views
from bailiwick.ui.shelf import Shelf, shelf

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
    if there in shelf().policies:
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
    monkeypatch.setattr(views, "shelf_for", lambda _request: fifth)


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


def test_what_is_answered_differently_leads_to_its_clauses(client):
    page = client.see("/policies/compare?here=nmpd&there=pd")
    before, _, after = page.source.partition('id="differing"')
    assert '/policies/nmpd/clause/V.F.1.s2"' in before
    assert '/policies/pd/clause/IV.A.9.s2"' in before
    assert after


@pytest.mark.parametrize("pair", [("nmpd", "pd"), ("mpd", "pd"), ("mpls", "mpd"), ("nmpd", "house")])
def test_no_help_for_authors_of_packs_is_shown(client, pair):
    here, there = pair
    page = client.see(f"/policies/compare?here={here}&there={there}")
    assert [
        one for one in ("`", "unless said otherwise", "path of the fact", "(default)") if one in page.words
    ] == []


def test_the_first_two_policies_are_offered_and_never_our_own_rules(client):
    page = client.see("/policies/compare")
    assert '<option value="nmpd" selected>' in page.source
    assert '<option value="pd" selected>' in page.source
    assert '<option value="house" selected>' not in page.source


REAL_NAMES = ("Minneapolis", "North Miami")


@pytest.mark.parametrize(
    "path", ["/policies/", "/policies/nmpd/", "/policies/mpd/", "/policies/mpls/", "/policies/compare"]
)
def test_no_real_city_is_named_beside_an_invented_agency(client, path):
    page = client.see(path)
    assert [name for name in REAL_NAMES if name in page.words] == []


def test_how_firmly_and_who_is_bound_stand_above_the_summary(client):
    page = client.see("/policies/nmpd/clause/V.G.2.s1").words
    main = page[page.index("nmpd/V.G.2.s1") :]
    assert main.index("How firmly") < main.index("Binds") < main.index("Our summary, not the policy")
    assert main.count("How firmly") == 1
