"""The count of clauses counts what ran and never what is claimed."""

import json

import pytest
from tools.clause_ledger import (
    MISSION,
    TOTAL,
    Holdings,
    Standing,
    State,
    holdings,
    overclaims,
    read_claims,
    standings,
    tally,
)  # fmt: skip

HELD = Holdings(
    known=frozenset({"pd/I.s1", "pd/I.s2", "pd/I.s3", "house/x"}), lived=frozenset({"pd/I.s2", "pd/I.s1"})
)


def test_the_mission_has_393_clauses():
    assert TOTAL == 393


def test_a_clause_is_acted_out_when_a_test_passed_for_it():
    assert standings(HELD, {"pd/I.s1": ["b", "a", "a"]})["pd/I.s1"] == Standing(State.ACTED_OUT, ("a", "b"))


def test_a_clause_that_a_binding_lives_by_is_data_until_acted_out():
    assert standings(HELD, {})["pd/I.s2"] == Standing(State.DATA_ONLY)


def test_a_clause_nothing_lives_by_waits():
    assert standings(HELD, {})["pd/I.s3"] == Standing(State.WAITING)


def test_our_own_rules_are_outside_the_count():
    assert "house/x" not in standings(HELD, {"house/x": ["a"]})


def test_what_no_pack_holds_yet_is_waiting():
    counts = tally(standings(HELD, {"pd/I.s1": ["a"]}))
    assert counts == {State.ACTED_OUT: 1, State.DATA_ONLY: 1, State.WAITING: TOTAL - 2}
    assert tally({}, "pd")[State.WAITING] == MISSION["pd"]


@pytest.mark.parametrize(
    ("claim", "found", "skipped", "overclaimed"),
    [
        (Standing(State.ACTED_OUT, ("a",)), Standing(State.ACTED_OUT, ("a", "b")), set(), False),
        (Standing(State.ACTED_OUT, ("a",)), Standing(State.DATA_ONLY), set(), True),
        (Standing(State.ACTED_OUT, ("a", "b")), Standing(State.ACTED_OUT, ("a",)), set(), True),
        (Standing(State.ACTED_OUT, ("a",)), Standing(State.DATA_ONLY), {"a"}, False),
        (Standing(State.ACTED_OUT), Standing(State.DATA_ONLY), set(), True),
        (Standing(State.DATA_ONLY), Standing(State.WAITING), set(), True),
        (Standing(State.WAITING), Standing(State.ACTED_OUT, ("a",)), set(), False),
    ],
)
def test_a_claim_beyond_the_run_is_told(claim, found, skipped, overclaimed):
    assert bool(overclaims({"pd/I.s1": claim}, {"pd/I.s1": found}, frozenset(skipped))) is overclaimed


def test_a_claim_for_a_clause_no_pack_holds_is_told():
    assert overclaims({"pd/I.s9": Standing(State.DATA_ONLY)}, {}) == [
        "pd/I.s9: said to be data_only, found to be waiting"
    ]


def test_holdings_reads_what_packs_live_by(tmp_path):
    pack = tmp_path / "pd"
    (pack / "clauses").mkdir(parents=True)
    (pack / "bindings").mkdir()
    (pack / "clauses" / "I.yaml").write_text("- {id: pd/I.s1}\n- {id: pd/I.s2}\n- {id: pd/I.s3}\n")
    (pack / "bindings" / "a.yaml").write_text("- {id: pd.a, clauses: [pd/I.s1, pd/unknown]}\n")
    (pack / "powers.yaml").write_text("- {id: pd.b, clause: pd/I.s2}\n")
    assert holdings(tmp_path) == Holdings(
        frozenset({"pd/I.s1", "pd/I.s2", "pd/I.s3"}), frozenset({"pd/I.s1", "pd/I.s2"})
    )


def test_claims_are_read_back_as_written(tmp_path):
    document = tmp_path / "clauses.json"
    document.write_text(json.dumps({"pd/I.s1": {"state": "acted_out", "tests": ["a"]}}))
    assert read_claims(document) == {"pd/I.s1": Standing(State.ACTED_OUT, ("a",))}
    assert read_claims(tmp_path / "absent.json") == {}
