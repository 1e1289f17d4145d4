"""`bailiwick page` and `bailiwick check --as page`: what they tell of a page, in which format, with which status."""

import json

import pytest
from PIL import Image, ImageDraw, ImageFont

from bailiwick.cli.main import main

WHOLE = (
    "Name: Ridge City Police. Bio: This page is run by the Ridge City Police. Questions? Call 555-0100. "
    "About: We use this page to share safety news and events. Not for reporting crimes. What visitors write here is "
    "their own view, not ours. Comments are monitored. We may remove any posting. Posts and submissions are public "
    "records. Link: https://ridge.example/police"
)


@pytest.fixture
def run_page(capsys, tmp_path):
    def run_command(text, *arguments, command="page"):
        path = tmp_path / "page.txt"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            main([command, str(path), *arguments])
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err

    return run_command


def test_a_whole_page_stops_nothing_and_every_notice_says_where_it_stands(run_page):
    status, out, _ = run_page(WHOLE, "--policy", "pd", "--domain", "ridge.example", "--format", "json")
    answer = json.loads(out)
    assert status == 0
    assert {one["notice"]: one["state"] for one in answer["notices"]} == dict.fromkeys(
        (
            "intro", "link", "owner", "contact", "opinion", "monitored", "remove-any", "disclosed-posted",
            "disclosed-submitted",
        ),
        "present",
    )  # fmt: skip
    assert all(stand["text"] and stand["prominence"] for one in answer["notices"] for stand in one["stands"])
    assert answer["stops"] is False


def test_a_bare_page_stops_and_offers_a_sentence_for_every_notice(run_page):
    status, out, _ = run_page("Bio: tips for all.", "--policy", "nmpd", "--format", "json")
    answer = json.loads(out)
    assert status == 1
    assert {one["state"] for one in answer["notices"]} == {"absent"}
    assert all(one["suggestion"] for one in answer["notices"])


def test_the_terminal_is_told_in_words_and_in_a_line_that_counts(run_page):
    _, out, _ = run_page("Bio: tips for all.", "--policy", "nmpd")
    assert "missing  Who runs the page, required  SOP 400.14, V.B" in out
    assert "recommended" in out
    assert out.rstrip().endswith("7 notices: 7 missing. 6 of them stop the page.")


def test_a_page_that_was_not_read_whole_is_never_said_to_have_nothing_that_stops_it(capsys, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><div class="cover"><img src="not-saved.png" alt=""></div><h1>Ridge City</h1>'
    )
    with pytest.raises(SystemExit):
        main(["page", str(page), "--policy", "nmpd"])
    told = capsys.readouterr().out
    assert "Save the page with its pictures" in told
    assert told.rstrip().endswith("cannot be told yet.")
    assert "Not read: a picture in the" in told


def test_a_ticket_gets_a_table_with_a_row_for_every_notice(run_page):
    _, out, _ = run_page("Bio: tips | for * all.", "--policy", "pd", "--format", "markdown")
    assert sum(line.startswith("| ") for line in out.splitlines()) == 10


def test_an_empty_file_is_told_and_ends_with_2(run_page):
    status, _, error = run_page("  ", "--policy", "pd")
    assert (status, "nothing to look at" in error) == (2, True)


@pytest.mark.parametrize(
    ("policy", "text", "rule"),
    [
        ("pd", "(pd) Comments are monitored; we may remove obscene ones.", "CR-39"),
        ("pd", "Name: Safe Streets Ridge. Bio: tips for all.", "CR-36"),
        ("nmpd", "Comments are monitored. (no removal right)", "CR-39"),
        ("pd", "No link although the platform has a link field", "CR-41"),
    ],
)
def test_check_as_page_finds_the_rule_that_a_page_told_in_words_does_not_meet(run_page, policy, text, rule):
    status, out, _ = run_page(text, "--policy", policy, "--as", "page", "--format", "json", command="check")
    answer = json.loads(out)
    assert (status, answer["as"]) == (1, "page")
    assert rule in {
        name for one in answer["findings"] for name in one["rules"] if one["verdict"] == "not_met"
    }


@pytest.mark.parametrize(
    ("policy", "text", "rule"),
    [
        ("pd", 'Platform has no link field: "not possible" recorded', "CR-41"),
        ("pd", "(pd) Staff watch all comments here; any of them can be removed by the department.", "CR-39"),
        ("nmpd", "This page is run by NMPD's Office of the Chief.", "CR-36"),
    ],
)
def test_check_as_page_is_silent_on_a_rule_that_is_met(run_page, policy, text, rule):
    _, out, _ = run_page(text, "--policy", policy, "--as", "page", "--format", "json", command="check")
    assert rule not in {name for one in json.loads(out)["findings"] for name in one["rules"]}


def test_a_saved_page_is_read_with_the_pictures_saved_beside_it_and_no_others(capsys, tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    words = Image.new("L", (900, 80), 255)
    ImageDraw.Draw(words).text((20, 20), "Comments are monitored.", fill=0, font=ImageFont.load_default(30))
    words.save(folder / "rules.png")
    words.save(tmp_path / "outside.png")
    verdicts = {}
    for picture in ("rules.png", "../outside.png"):
        (folder / "page.html").write_text(
            f"<html><body><p>Serving our town.</p><img src='{picture}'></body></html>", "utf-8"
        )
        with pytest.raises(SystemExit):
            main(["page", str(folder / "page.html"), "--policy", "pd", "--format", "json"])
        answer = json.loads(capsys.readouterr().out)
        verdicts[picture] = next(one["state"] for one in answer["notices"] if one["notice"] == "monitored")
    assert verdicts == {"rules.png": "present", "../outside.png": "cannot-tell"}


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "https://localhost/x", "http://169.254.169.254/"])
def test_an_address_within_is_not_fetched_and_ends_with_2(capsys, address):
    with pytest.raises(SystemExit) as ended:
        main(["page", address, "--policy", "pd"])
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_page_told_for_one_policy_is_not_held_to_the_notices_of_another(run_page):
    text = "(nmpd) Comments are monitored. Obscene or off-topic comments and personal attacks may be removed."
    rules = {}
    for policy in ("pd", "nmpd"):
        _, out, _ = run_page(text, "--policy", policy, "--as", "page", "--format", "json", command="check")
        rules[policy] = {name for one in json.loads(out)["findings"] for name in one["rules"]}
    assert "CR-39" not in rules["pd"]
    assert "CR-39" not in rules["nmpd"]
    assert "CR-40" in rules["nmpd"]


def test_words_within_other_words_are_told_once_and_kept_apart_for_machines(run_page):
    text = (
        "Name: Port Calder Police. "
        "About: Obscene, off-topic or critical comments and personal attacks may be removed."
    )
    _, told, _ = run_page(text, "--policy", "nmpd")
    assert told.count("under “About”") == 1
    _, out, _ = run_page(text, "--policy", "nmpd", "--format", "json")
    removal = next(one for one in json.loads(out)["notices"] if one["notice"] == "remove-limited")
    assert [stand["text"] for stand in removal["stands"]][1:] == [
        "Obscene",
        "off-topic",
        "personal attacks",
        "critical",
    ]


def test_each_policy_named_is_answered_and_one_that_stops_is_enough(run_page):
    both = ("--policy", "pd", "--policy", "nmpd", "--domain", "ridge.example")
    status, out, _ = run_page(WHOLE, *both, "--format", "json")
    answers = [json.loads(line) for line in out.splitlines()]
    assert [one["policy"] for one in answers] == ["pd", "nmpd"]
    assert status == (1 if any(one["stops"] for one in answers) else 0)
    _, told, _ = run_page("Bio: tips for all.", *both)
    assert "by Social Media Policy" in told
    assert "by SOP 400.14" in told


def test_an_overlay_for_no_policy_that_was_asked_ends_with_2(run_page, tmp_path):
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text("pack: nmpd\nagency: Port Calder Police\n", encoding="utf-8")
    status, _, error = run_page(WHOLE, "--policy", "pd", "--overlay", str(overlay))
    assert (status, "not among the policies asked" in error) == (2, True)


def test_check_as_page_names_the_notice_that_is_wanting(run_page):
    _, out, _ = run_page("Bio: tips for all.", "--policy", "nmpd", "--as", "page", command="check")
    assert "Who runs the page: The page does not carry this notice." in out
    assert "Comments are monitored: The page does not carry this notice." in out
