"""`bailiwick check` with pictures: what their files tell, the words in them, and approvals of one exact file."""

import json
import shutil

import pytest
from tests.readers.image.pictures import camera_data, drawn, saved

from bailiwick.kernel.canonical import digest_of_bytes

PLAIN = "See you at the fair on Saturday."
APPROVED = """
media: {{shows-employee: true, relates-to: [], rights: own}}
permissions: [{{power: nmpd.employee-photo, by: chief, form: recorded, on: 2026-02-01, digest: "{digest}"}}]
"""


@pytest.fixture
def put(tmp_path):
    def put_file(name: str, content: bytes | str):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put_file


@pytest.fixture
def no_words(monkeypatch):
    """As on a machine without Tesseract, and faster."""
    monkeypatch.setattr(shutil, "which", lambda _program: None)


def findings_of(out: str, rule: str) -> list[dict[str, object]]:
    return [one for line in out.splitlines() for one in json.loads(line)["findings"] if rule in one["rules"]]


def test_words_in_a_picture_are_checked_like_any_others(run, put):
    picture = put("flyer.png", saved(drawn("Vote yes on Measure 4!", (700, 200)), "PNG"))
    status, out, _ = run("check", picture, "--policy", "nmpd", "--format", "json")
    assert status == 1
    assert [one["effect"] for one in findings_of(out, "CR-05")] == ["stop"]


def test_a_board_that_a_machine_can_read_asks_for_a_look(run, put):
    picture = put("party.jpg", saved(drawn("WARRANT list Friday", (700, 200))))
    _, out, _ = run(
        "check", put("post.txt", PLAIN), "--media", picture, "--policy", "nmpd", "--format", "json"
    )
    assert [(one["verdict"], one["effect"]) for one in findings_of(out, "CR-46")] == [("not_met", "review")]


@pytest.mark.usefixtures("no_words")
def test_a_place_in_the_file_is_told(run, put):
    picture = put("fair.jpg", saved(drawn(), exif=camera_data(gps=True)))
    _, out, err = run("check", put("post.txt", PLAIN), "--media", picture, "--policy", "nmpd")
    assert "The file tells where the picture was taken." in out
    assert "Tesseract is not installed here" in err


@pytest.mark.usefixtures("no_words")
@pytest.mark.clause("nmpd/V.H.3.s1")
def test_an_approval_covers_one_file_and_no_edited_copy(run, put):
    picture, edited = saved(drawn()), saved(drawn(), quality=50)
    facts = put("facts.yaml", APPROVED.format(digest=digest_of_bytes(picture)))
    post = put("post.txt", PLAIN)
    results = []
    for name, data in (("fair.jpg", picture), ("fair-edited.jpg", edited)):
        call = ("check", post, "--media", put(name, data), "--facts", facts, "--on", "2026-03-01")
        status, out, _ = run(*call, "--policy", "nmpd", "--format", "json")
        results.append((status, [one["verdict"] for one in findings_of(out, "CR-08")]))
    assert results == [(0, []), (1, ["not_met"])]


@pytest.mark.usefixtures("no_words")
@pytest.mark.clause("pd/IV.B.5.s2")
def test_a_telephone_that_is_not_in_the_register_opens_an_exception(run, put):
    picture = put("crash.jpg", saved(drawn(), exif=camera_data(Make="Apex", Model="Nine")))
    facts = put("facts.yaml", "lists: {devices: [{name: C-3, make: Lumen, model: Pro}]}\n")
    call = ("check", picture, "--policy", "pd", "--facts", facts, "--format", "json")
    status, out, _ = run(*call)
    found = findings_of(out, "CR-51")
    assert status == 1
    assert [(one["effect"], [remedy["kind"] for remedy in one["remedy"]]) for one in found] == [
        ("hold", ["ask"])
    ]


@pytest.mark.usefixtures("no_words")
def test_what_is_stated_wins_and_the_conflict_is_told(run, put):
    picture = put("fair.jpg", saved(drawn(), exif=camera_data(Make="Apex", Model="Nine")))
    facts = put("facts.yaml", "media: {device-make: Lumen}\n")
    _, out, err = run("check", picture, "--policy", "nmpd", "--facts", facts)
    assert "media.device-make; we go by what you say" in err
    assert "Lumen Nine" in out


@pytest.mark.usefixtures("no_words")
def test_several_pictures_are_each_looked_at_and_the_words_told_once(run, put):
    post = put("post.txt", "Vote yes on Measure 4 tomorrow!")
    first, second = (put(f"{name}.jpg", saved(drawn(name), exif=camera_data(gps=True))) for name in "ab")
    call = ("check", post, "--media", first, "--media", second, "--policy", "nmpd", "--format", "json")
    _, out, _ = run(*call)
    assert len(findings_of(out, "CR-05")) == 1
    assert len(findings_of(out, "CR-46")) == 2


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 broken", b"\x00\x00\x00\x18ftypheic"])
def test_a_picture_that_cannot_be_read_ends_the_call_with_its_name(run, put, data):
    status, out, err = run("check", put("bad.jpg", data), "--policy", "nmpd")
    assert (status, out) == (2, "")
    assert "bad.jpg" in err
    assert "Save it as JPEG" in err


def test_a_picture_that_is_not_there_is_named(run, tmp_path):
    status, _, err = run("check", "--media", tmp_path / "none.jpg", "--policy", "nmpd")
    assert status == 2
    assert "none.jpg" in err
