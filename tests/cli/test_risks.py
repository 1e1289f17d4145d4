"""`bailiwick pack risks`: for counsel, of one policy or of all, as text, JSON or Markdown."""

import json

import pytest

from bailiwick.cli.main import main
from bailiwick.policy.loading import load_library


def told_by(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main(["pack", "risks", *arguments])
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


def test_one_policy_is_told_as_text(capsys):
    status, out, _ = told_by(capsys, "nmpd")
    assert status == 0
    assert "For counsel." in out
    assert "[nmpd/V.F.1.s2]" in out
    assert "pd/V.A.5.s5" not in out


def test_without_a_name_every_agencys_policy_is_told(capsys):
    status, out, _ = told_by(capsys, "--format", "json")
    told = {one["policy"] for one in json.loads(out)}
    assert status == 0
    assert told == {pack.id for pack in load_library().policies}


def test_markdown_is_made_of_headings_and_lists(capsys):
    _, out, _ = told_by(capsys, "pd", "--format", "markdown")
    assert out.startswith("# Police department social media policy: for counsel")
    assert "\n## A right to take down any comment\n" in out
    assert "\n- **Social Media Policy, IV.A.9: Anything may be taken down** (`pd/IV.A.9.s2`)." in out


def test_a_policy_that_does_not_exist_is_told_so(capsys):
    status, _, err = told_by(capsys, "nobody")
    assert status == 2
    assert "There is no policy 'nobody'." in err
