"""`bailiwick check`: what it tells, in which format, with which exit status, and how it takes bad input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = "Justice served: burglar caught on Elm St. Vote yes on Measure 4!"
PLAIN = "Main Street is closed between 2nd and 4th until noon for repairs."


@pytest.fixture
def post(tmp_path) -> Path:
    path = tmp_path / "post.txt"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


@pytest.fixture
def plain(tmp_path) -> Path:
    path = tmp_path / "plain.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.mark.clause("nmpd/V.G.2.s1")
def test_guilt_asserted_of_somebody_caught_stops_an_official_post(run, post):
    status, out, _ = run("check", post, "--policy", "nmpd", "--as", "official", "--format", "json")
    guilt = [one for one in json.loads(out)["findings"] if "CR-01" in one["rules"]]
    assert status == 1
    assert [(one["verdict"], one["effect"], one["clauses"]) for one in guilt] == [
        ("not_met", "stop", ["nmpd/V.G.2.s1"])
    ]


@pytest.mark.clause("pd/IV.B.4.s1", "nmpd/V.G.4.s1")
@pytest.mark.parametrize("policy", ["pd", "nmpd"])
def test_a_call_to_vote_for_a_measure_stops_an_official_post(run, tmp_path, policy):
    path = tmp_path / "vote.txt"
    path.write_text("Vote yes on Measure 4 tomorrow!", encoding="utf-8")
    status, out, _ = run("check", path, "--policy", policy, "--format", "json")
    findings = [one for one in json.loads(out)["findings"] if "CR-05" in one["rules"]]
    assert status == 1
    assert [one["effect"] for one in findings] == ["stop"]


def test_every_finding_has_the_promised_fields_and_its_words_are_in_the_text(run, post):
    _, out, _ = run("check", post, "--policy", "nmpd", "--policy", "pd", "--format", "json")
    answer = json.loads(out)
    assert {"policy", "as", "on", "digest", "findings"} <= set(answer)
    assert answer["policy"] == "nmpd+pd"
    assert answer["findings"]
    for finding in answer["findings"]:
        assert {
            "check",
            "rules",
            "clauses",
            "force",
            "verdict",
            "effect",
            "start",
            "end",
            "text",
            "why",
            "remedy",
            "confidence",
        } <= set(finding)
        assert finding["verdict"] in {"not_met", "cannot_tell"}
        if finding["start"] >= 0:
            assert EXAMPLE[finding["start"] : finding["end"]] == finding["text"]


def test_a_suggested_rewording_passes_when_it_is_checked_again(run, post, tmp_path):
    _, out, _ = run("check", post, "--policy", "nmpd", "--format", "json")
    text = EXAMPLE
    changes = [
        remedy
        for finding in json.loads(out)["findings"]
        for remedy in finding["remedy"]
        if remedy["kind"] == "change"
    ]
    for change in sorted(changes, key=lambda one: -one["start"]):
        text = text[: change["start"]] + change["suggestion"] + text[change["end"] :]
    again = tmp_path / "again.txt"
    again.write_text(text, encoding="utf-8")
    status, out, _ = run("check", again, "--policy", "nmpd", "--format", "json")
    assert (status, json.loads(out)["findings"]) == (0, [])


def test_nothing_found_is_never_called_a_permission(run, plain):
    status, out, _ = run("check", plain, "--policy", "nmpd")
    assert status == 0
    assert "That is not permission" in out


def test_a_personal_check_says_that_much_speech_is_protected(run, plain):
    _, out, _ = run("check", plain, "--policy", "nmpd", "--as", "personal")
    assert "protected by law" in out


def test_the_text_format_tells_place_effect_words_rule_and_remedy(run, post):
    status, out, _ = run("check", post, "--policy", "nmpd")
    assert status == 1
    assert "stop" in out
    assert "V.G.2" in out
    assert "You could write" in out
    assert "ask a second person to say so" in out
    assert "2 things stop this post." in out


def test_standard_input_is_read_when_no_file_is_named():
    answer = subprocess.run(
        [sys.executable, "-m", "bailiwick.cli", "check", "--policy", "nmpd", "--format", "json"],
        input=EXAMPLE.encode(),
        capture_output=True,
        check=False,
    )
    assert answer.returncode == 1, answer.stderr
    assert json.loads(answer.stdout)["findings"]


def test_sarif_names_rules_places_and_levels(run, post):
    _, out, _ = run("check", post, "--policy", "nmpd", "--format", "sarif")
    log = json.loads(out)
    (only,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules = {rule["id"] for rule in only["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in only["results"]} == rules
    stopping = [result for result in only["results"] if result["level"] == "error"]
    assert [result["ruleId"] for result in stopping] == ["CT001", "CT005"]
    for result in stopping:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert EXAMPLE[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]


def test_markdown_is_a_table_whose_cells_cannot_break_out(run, tmp_path):
    path = tmp_path / "post.txt"
    path.write_text("Vote yes on Measure 4! | <b>now</b>", encoding="utf-8")
    _, out, _ = run("check", path, "--policy", "nmpd", "--format", "md")
    assert "| Words | Rule |" in out
    assert "<b>" not in out


def test_a_batch_is_answered_in_order_one_line_each(run, tmp_path):
    path = tmp_path / "posts.jsonl"
    texts = [PLAIN, EXAMPLE, PLAIN, "Vote yes on Measure 4 tomorrow!"]
    path.write_text("".join(json.dumps({"body": text}) + "\n" for text in texts), encoding="utf-8")
    status, out, _ = run("check", "--jsonl", path, "--field", "body", "--policy", "nmpd", "--format", "json")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [bool(answer["findings"]) for answer in answers] == [False, True, False, True]


def test_a_bad_line_of_a_batch_is_named_and_the_others_are_answered(run, tmp_path):
    path = tmp_path / "posts.jsonl"
    path.write_bytes(
        b'{"text": "Vote yes on Measure 4!"}\n{"text": 5}\nnot json\n{"text": "\\ud800"}\n{"text": "fine"}\n'
    )
    status, out, err = run("check", "--jsonl", path, "--policy", "nmpd", "--format", "json")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]
    assert [f":{number}:" in err for number in (2, 3, 4)] == [True, True, True]


BAD_TEXTS = {
    "empty": b"",
    "only white space": b" \n\t ",
    "ten megabytes": b"word " * 2_000_000,
    "binary": bytes(range(256)),
    "a NUL": b"Hello \x00 there",
    "half of a surrogate pair": b"Hello \xed\xa0\x80 there",
    "an override of reading direction": "Open \u202etxt.exe today".encode(),
    "truncated UTF-8": b"caf\xc3",
    "UTF-16": "Vote yes".encode("utf-16"),
}


@pytest.mark.parametrize("data", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_a_text_that_cannot_be_read_is_named_and_ends_with_2(run, tmp_path, data):
    path = tmp_path / "post.txt"
    path.write_bytes(data)
    status, out, err = run("check", path, "--policy", "nmpd")
    assert (status, out) == (2, "")
    assert "post.txt" in err
    assert "Traceback" not in err


BAD_CALLS = {
    "an unknown policy": (["--policy", "atlantis"], "atlantis"),
    "no policy": ([], "--policy"),
    "a day before any edition": (["--policy", "nmpd", "--on", "1999-01-01"], "2019-08-10"),
    "a day that does not exist": (["--policy", "nmpd", "--on", "2026-02-30"], "2026-02-30"),
    "an unknown kind": (["--policy", "nmpd", "--as", "poem"], "poem"),
    "an unknown format": (["--policy", "nmpd", "--format", "pdf"], "pdf"),
    "facts that are not there": (["--policy", "nmpd", "--facts", "nowhere.yaml"], "nowhere.yaml"),
    "a pack that is not there": (["--policy", "nmpd", "--pack-folder", "nowhere"], "nowhere"),
}


@pytest.mark.parametrize(("options", "named"), BAD_CALLS.values(), ids=BAD_CALLS)
def test_a_faulty_call_is_named_and_ends_with_2(run, plain, options, named):
    status, _, err = run("check", plain, *options)
    assert status == 2
    assert named in err
    assert "Traceback" not in err


def test_conduct_under_an_edition_that_is_not_held_cannot_be_told(run, plain):
    status, out, _ = run("check", plain, "--policy", "nmpd", "--on", "2020-01-01", "--format", "json")
    findings = [one for one in json.loads(out)["findings"] if one["policy"] == "nmpd"]
    assert status == 0
    assert [(one["verdict"], one["missing"]) for one in findings] == [("cannot_tell", ["edition:2019"])]


def test_facts_from_a_file_answer_what_text_cannot(run, tmp_path):
    facts = tmp_path / "facts.yaml"
    facts.write_text("post: {media: photo}\nmedia: {shows-insignia: true}\n", encoding="utf-8")
    plain = tmp_path / "photo.txt"
    plain.write_text("A fine day at the fair.", encoding="utf-8")
    _, out, _ = run(
        "check", plain, "--policy", "nmpd", "--as", "personal", "--facts", facts, "--format", "json"
    )
    told = {
        clause
        for one in json.loads(out)["findings"]
        if one["verdict"] == "not_met"
        for clause in one["clauses"]
    }
    assert "nmpd/VII.D.1" in told


BAD_FACTS = {
    "an unknown subject": "weather: {rain: true}",
    "an unknown fact": "post: {mood: cheerful}",
    "a wrong type": "media: {shows-insignia: perhaps}",
    "an alias": "post: &a {media: none}\nperson: *a",
    "a code tag": "post: !!python/object/apply:os.system ['true']",
    "a key twice": "post: {media: none, media: photo}",
    "not a mapping": "- a\n- b",
    "not YAML": "post: {media: [",
}


@pytest.mark.parametrize("text", BAD_FACTS.values(), ids=BAD_FACTS)
def test_faulty_facts_are_told_with_file_and_line(run, tmp_path, plain, text):
    facts = tmp_path / "facts.yaml"
    facts.write_text(text, encoding="utf-8")
    status, _, err = run("check", plain, "--policy", "nmpd", "--facts", facts)
    assert status == 2
    assert "facts.yaml:" in err
    assert "Traceback" not in err
