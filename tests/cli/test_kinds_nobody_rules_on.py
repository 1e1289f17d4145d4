"""A kind of text that no rule of a policy reads: every face says so, and none calls it clear."""

import json
from datetime import date
from pathlib import Path

import pytest

from bailiwick.cli.main import main
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.loading import load_library
from bailiwick.ui.ask.answering import Asked, Desk
from bailiwick.ui.ask.presenters import State, answered_page

LARKSPUR = Path(__file__).parents[1] / "policy" / "made_up_packs" / "larkspur"
NO_RULE = "No rule of this policy was looked at for this kind of text, so we cannot tell."
CLEAR = "We found nothing in this policy"


@pytest.fixture
def told(capsys, tmp_path):
    post = tmp_path / "post.txt"
    post.write_text("Good morning from the harbour.", encoding="utf-8")

    def check(kind: str, format_: str) -> tuple[int, str]:
        arguments = ["check", post, "--policy", "larkspur", "--pack-folder", LARKSPUR, "--on", "2023-06-01"]
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in (*arguments, "--as", kind, "--format", format_)])
        return int(ended.value.code or 0), capsys.readouterr().out

    return check


@pytest.mark.parametrize(
    "kind", ["covert", "comment", "vetting", "page", "log", "register", "reference", "terms"]
)
@pytest.mark.parametrize("format_", ["text", "json", "sarif", "md"])
def test_no_face_of_the_linter_calls_a_text_clear_that_no_rule_reads(told, kind, format_):
    status, out = told(kind, format_)
    assert status == 0
    assert NO_RULE in out
    assert CLEAR not in out
    assert "Nothing stops it" not in out


def test_a_text_that_some_rule_reads_is_answered_as_before(told):
    _, out = told("personal", "text")
    assert CLEAR in out
    assert NO_RULE not in out


def test_machines_are_told_that_it_is_open_and_not_a_pass(told):
    answer = json.loads(told("covert", "json")[1])
    assert answer["unread"] is True
    assert [(one["verdict"], one["effect"]) for one in answer["findings"]] == [("cannot_tell", "review")]
    (result,) = json.loads(told("covert", "sarif")[1])["runs"][0]["results"]
    assert (result["ruleId"], result["kind"], result["level"]) == ("no-rule", "open", "none")


def test_ask_says_that_it_cannot_tell():
    desk = Desk(load_library([LARKSPUR]), ())
    asked = Asked(text="Good morning from the harbour.", kind=PostClass.COMMENT, policy="larkspur")
    page = answered_page(desk, asked, date(2023, 6, 1))
    assert page.state is State.UNKNOWN
    assert str(page.heading) == "We cannot tell"
    assert [str(unknown.why) for unknown in page.unknowns] == [NO_RULE]
