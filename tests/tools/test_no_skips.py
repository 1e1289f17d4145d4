"""With BAILIWICK_NO_SKIPS=1 nothing is left out in silence."""

import pytest
from tests.architecture.source import ROOT

SKIPPING = """
import pytest

@pytest.mark.skipif(True, reason="no browser")
def test_marked():
    assert True

def test_skips_itself():
    pytest.skip("no server")

@pytest.mark.data
def test_that_needs_data():
    assert True
"""


@pytest.fixture
def run(pytester, monkeypatch):
    def run(no_skips, data, code=SKIPPING):
        monkeypatch.setenv("BAILIWICK_NO_SKIPS", no_skips)
        monkeypatch.setenv("BAILIWICK_DATA", str(pytester.path / ("." if data else "absent")))
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
        pytester.makeini("[pytest]\nmarkers =\n    data: needs data\n    clause(*ids): acts out")
        (pytester.path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
        pytester.makepyfile(test_suite=code)
        return pytester.runpytest_subprocess("-p", "no:django")

    return run


def test_skips_are_let_be_on_a_developers_machine(run):
    run(no_skips="0", data=False).assert_outcomes(skipped=3)


def test_each_skip_is_a_failure_where_skips_are_forbidden(run):
    run(no_skips="1", data=True).assert_outcomes(failed=1, errors=1, passed=1)


def test_missing_data_is_the_one_excuse(run):
    run(no_skips="1", data=False).assert_outcomes(failed=1, errors=1, skipped=1)


def test_a_module_that_skips_itself_whole_is_told(run):
    ended = run(no_skips="1", data=True, code='import pytest\n\npytest.importorskip("no_such_module")\n')
    assert ended.ret == pytest.ExitCode.INTERRUPTED
    ended.stdout.fnmatch_lines(["*test_suite.py skips itself*"])
