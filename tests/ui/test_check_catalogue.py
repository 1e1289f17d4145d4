"""The catalogue of checks: each with its question, two examples, whom it serves, and how often it errs."""

import json

import pytest
from tests.ui.conftest import StrictClient

from bailiwick.policy.catalogue import CHECKS
from bailiwick.policy.check_document import written_examples
from bailiwick.ui.checks import selectors
from bailiwick.ui.checks.presenters import PEER_WORDS
from bailiwick.ui.shelf import shelf

CODES = sorted({check.code for check in CHECKS.values()})
ROW = {
    "check": "CT001", "set": "News", "kind": "headlines", "texts": 400, "caught": None, "alarms": 3, "stopped": 2,
    "read_as": "official", "measure": "texts", "score": None, "peers": {"word list": 40}, "day": "2026-11-21",
}  # fmt: skip
SCORED = {
    **ROW,
    "alarms": None,
    "stopped": None,
    "measure": "character F1",
    "score": 0.4017,
    "peers": {"word list": 0.1},
}


@pytest.fixture(scope="module")
def client():
    return StrictClient()


def test_the_catalogue_names_every_check_with_its_question(client):
    page = client.see("/checks/")
    assert [code for code in CODES if f"/checks/{code}" not in page.links] == []
    assert [code for code in CODES if CHECKS[code].asks not in page.words] == []


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_check_shows_both_sides_and_whom_it_serves(client, code):
    page = client.see(f"/checks/{code}")
    written = written_examples(CHECKS[code])
    assert {example.met for example in written} == {True, False}
    assert CHECKS[code].asks in page.words
    for bound in shelf().bound_to_check.get(code, ()):
        for clause in bound.binding.clauses:
            policy, _, path = clause.partition("/")
            assert f"/policies/{policy}/clause/{path}" in page.links


def test_a_check_that_nobody_measured_says_so(client, monkeypatch):
    monkeypatch.setattr("bailiwick.ui.checks.presenters.judgement", dict)
    assert "not measured yet" in client.see("/checks/CT001").words
    assert "not measured yet" in client.see("/checks/").words


def test_what_was_measured_is_shown_in_a_table(client, monkeypatch):
    measured = selectors.by_check([ROW])
    monkeypatch.setattr("bailiwick.ui.checks.presenters.judgement", lambda: measured)
    page = client.see("/checks/CT001")
    assert "News, headlines as an official post 400 – 0.8 % (3) 2 word list 10.0 % (40)" in page.words
    assert "not measured yet" not in page.words
    assert "found wrongly in 0.8 % (3) of 400 News" in client.see("/checks/").words


def test_what_was_measured_of_several_checks_stands_with_each_and_last():
    measured = selectors.by_check([{**ROW, "check": "CT001+CT002"}, ROW])
    assert [one.together for one in measured["CT001"]] == [(), ("CT002",)]
    assert [one.together for one in measured["CT002"]] == [("CT001",)]


def test_a_score_is_shown_as_a_score(client, monkeypatch):
    measured = selectors.by_check([SCORED])
    monkeypatch.setattr("bailiwick.ui.checks.presenters.judgement", lambda: measured)
    assert "News, headlines: character F1" in client.see("/checks/CT001").words
    assert "0.40 – – word list 0.10" in client.see("/checks/CT001").words


@pytest.mark.parametrize(
    "row",
    [{}, {"check": "CT001"}, {"check": "", "texts": 3}, {"check": "CT001", "texts": "many"}, {"texts": 9}],
)
def test_a_row_that_says_nothing_is_left_out(row):
    assert selectors.by_check([row]) == {}


def test_a_figure_that_was_not_taken_is_no_zero():
    measured = selectors.by_check([{**ROW, "caught": None, "alarms": True}])["CT001"][0]
    assert measured.caught is None
    assert measured.alarms is None


def test_measurements_are_read_from_where_they_are_kept(tmp_path, monkeypatch):
    place = tmp_path / "judgement.json"
    place.write_text(json.dumps([ROW]), encoding="utf-8")
    monkeypatch.setattr(selectors, "PLACES", (tmp_path / "nowhere.json", place))
    selectors.judgement.cache_clear()
    try:
        assert selectors.judgement()["CT001"][0].texts == 400
    finally:
        selectors.judgement.cache_clear()


@pytest.mark.parametrize(("asked", "code"), [("ct001", "CT001"), ("Ct034", "CT034")])
def test_a_code_in_small_letters_leads_to_its_check(client, asked, code):
    response = client.get(f"/checks/{asked}")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/checks/{code}"


@pytest.mark.parametrize("path", ["/checks/CT999", "/checks/<b>", "/checks/CT001/more"])
def test_a_check_that_does_not_exist_is_told_so(client, path):
    assert client.see(path).response.status_code == 404


def test_a_worked_example_names_the_rule_that_answered_it(client):
    page = client.see("/checks/CT001")
    assert "A post that seeks nobody is for another clause" in page.words
    assert "Social Media Policy, IV.C.2.b · " in page.words
    assert "SOP 400.14, V.G.2 · " in page.words


def test_large_numbers_are_grouped_as_the_language_writes_them(client, monkeypatch):
    measured = selectors.by_check([{**ROW, "texts": 31874, "alarms": 1594}])
    monkeypatch.setattr("bailiwick.ui.checks.presenters.judgement", lambda: measured)
    assert "31,874 – 5.0 % (1,594)" in client.see("/checks/CT001").words
    assert "of 31,874 News" in client.see("/checks/").words
    assert "31 874 – 5,0 % (1 594)" in client.see("/es/checks/CT001").words


def test_what_a_check_is_held_against_is_explained(client, monkeypatch):
    measured = selectors.by_check([{**ROW, "peers": {"TF-IDF": 40}}])
    monkeypatch.setattr("bailiwick.ui.checks.presenters.judgement", lambda: measured)
    page = client.see("/checks/CT001")
    assert "TF-IDF: a simple statistic" in page.words
    assert "Word list:" not in page.words


def test_every_peer_that_was_measured_is_explained():
    named = {name for several in selectors.judgement().values() for one in several for name, _ in one.peers}
    assert named - PEER_WORDS.keys() == set()
