"""The plugin that counts: a small suite is run inside this one, against a pack of three clauses."""

import json

import pytest
import tools.clause_count
import tools.clause_ledger
from tools.clause_ledger import Holdings

from bailiwick.kernel.errors import BailiwickError

SUITE = """
import pytest

@pytest.mark.clause("pd/I.s1", "pd/I.s2")
def test_that_passes():
    assert True

@pytest.mark.clause("pd/I.s2")
def test_that_is_skipped():
    pytest.skip("no browser")

@pytest.mark.clause("pd/I.s3")
def test_that_fails():
    assert {outcome}
"""


@pytest.fixture
def suite(pytester, monkeypatch):
    """A run of a small suite with the plugin, its documents in a folder of its own."""
    held = Holdings(frozenset({"pd/I.s1", "pd/I.s2", "pd/I.s3"}), frozenset({"pd/I.s3"}))
    monkeypatch.setattr(tools.clause_count, "holdings", lambda: held)
    monkeypatch.setattr(tools.clause_count, "passing_cases", lambda: [("A post passes", ("pd/I.s3",))])
    document = pytester.path / "clauses.json"
    for module in (tools.clause_count, tools.clause_ledger):
        monkeypatch.setattr(module, "JSON_DOCUMENT", document)
    monkeypatch.setattr(tools.clause_ledger, "PAGE", pytester.path / "clauses.md")
    monkeypatch.setattr(tools.clause_count, "read_claims", lambda: tools.clause_ledger.read_claims(document))
    pytester.makeini("[pytest]\nmarkers = clause(*ids): acts out")

    def run(*arguments, outcome="False", code=SUITE):
        pytester.makepyfile(test_suite=code.replace("{outcome}", outcome))
        return pytester.runpytest_inprocess("-p", "no:django", "-p", "tools.clause_count", *arguments)

    run.document = document
    return run


def test_writing_counts_what_passed_and_nothing_else(suite):
    suite("--clauses=write")
    assert json.loads(suite.document.read_text()) == {
        "pd/I.s1": {"state": "acted_out", "tests": ["test_suite.py::test_that_passes"]},
        "pd/I.s2": {"state": "acted_out", "tests": ["test_suite.py::test_that_passes"]},
        "pd/I.s3": {"state": "acted_out", "tests": ["case: A post passes"]},
    }


def test_the_page_tells_the_same(suite):
    suite("--clauses=write")
    page = suite.document.with_suffix(".md").read_text()
    assert "| **all four** | 393 | 3 | 0 | 390 |" in page
    assert "- `pd/I.s3`\n    - case: A post passes" in page


def test_a_claim_that_the_run_bears_out_passes(suite):
    suite("--clauses=write", outcome="True")
    assert suite("--clauses=check", outcome="True").ret == pytest.ExitCode.OK


def test_a_claim_of_a_test_that_fails_now_fails_the_run(suite):
    suite("--clauses=write", outcome="True")
    ended = suite("--clauses=check", outcome="False")
    assert ended.ret == pytest.ExitCode.TESTS_FAILED
    ended.stdout.fnmatch_lines(["pd/I.s3: did not pass in this run: test_suite.py::test_that_fails"])


def test_a_claim_of_a_test_that_was_taken_away_fails_the_run(suite):
    suite("--clauses=write", outcome="True")
    ended = suite("--clauses=check", code="def test_other():\n    assert True\n")
    assert ended.ret == pytest.ExitCode.TESTS_FAILED


def test_a_claim_of_a_test_that_another_run_answers_for_is_let_stand(suite, pytester):
    suite("--clauses=write", outcome="True")
    (pytester.path / "elsewhere").mkdir()
    assert suite("--clauses=check", "elsewhere", code="").ret == pytest.ExitCode.NO_TESTS_COLLECTED
    assert suite("--clauses=check", code="def test_other():\n    assert True\n").ret != 0


def test_a_claim_of_a_test_that_was_skipped_is_let_stand(suite):
    suite("--clauses=write", outcome="True")
    claims = json.loads(suite.document.read_text())
    claims["pd/I.s2"]["tests"].append("test_suite.py::test_that_is_skipped")
    suite.document.write_text(json.dumps(claims))
    assert suite("--clauses=check", outcome="True").ret == pytest.ExitCode.OK


def test_packs_that_cannot_be_read_fail_the_run_and_say_why(suite, monkeypatch):
    def faulty():
        raise BailiwickError("The library of packs has 1 fault.")

    monkeypatch.setattr(tools.clause_count, "passing_cases", faulty)
    ended = suite("--clauses=write", outcome="True")
    assert ended.ret == pytest.ExitCode.TESTS_FAILED
    ended.stdout.fnmatch_lines(["Nothing could be counted: The library of packs has 1 fault."])


def test_an_unknown_clause_in_a_marker_stops_the_run(suite):
    ended = suite(code='import pytest\n\n@pytest.mark.clause("pd/none")\ndef test_x():\n    assert True\n')
    assert ended.ret == pytest.ExitCode.USAGE_ERROR
    ended.stderr.fnmatch_lines(["*No pack holds these clauses: test_suite.py::test_x: pd/none"])
