"""Whatever is sent, a page in our words comes back."""

import pytest
from django.conf import settings

from bailiwick.ui.ask.forms import LONGEST_TEXT

HOSTILE = {
    "NUL": ("a\0b", "not part of any word"),
    "right-to-left override": ("pay \u202eyap", "A hidden character"),
    "left-to-right override": ("pay \u202dyap", "A hidden character"),
    "too long": ("x" * (LONGEST_TEXT + 1), "This is longer than 20,000 characters"),
    "white space alone": (" \r\n\t", "There is nothing to check yet"),
}


@pytest.mark.parametrize(("text", "told"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_is_told_and_not_judged(client, text, told):
    page = client.send(text)
    assert page.response.status_code == 422
    assert told in page.words
    assert 'aria-invalid="true"' in page.source


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{% debug %}{{ settings }}", "{words} {0} %s",
        "\u200f\u2067שלום\u2069", "👩‍👩‍👧‍👦 🚓", "a" * LONGEST_TEXT, "line\r\nline\rline",
    ],
)  # fmt: skip
def test_strange_words_are_words(client, text):
    page = client.send(text)
    assert page.response.status_code == 200
    assert "<script>alert" not in page.source
    assert "<img src=x" not in page.source


def test_half_a_character_in_the_bytes_is_no_fault_of_ours(client):
    body = b"policy=nmpd&kind=official&attached=none&text=abc%ED%A0%80def"
    response = client.post("/", body, content_type="application/x-www-form-urlencoded")
    assert client.page(response).response.status_code == 200


def test_bytes_that_are_no_text_are_no_fault_of_ours(client):
    response = client.post(
        "/", b"\xff\xfe\x00&=&&text=%FF%FE", content_type="application/x-www-form-urlencoded"
    )
    assert client.page(response).response.status_code == 422


def test_ten_megabytes_are_refused_unread_with_what_to_do(client):
    response = client.post(
        "/", b"text=" + b"x" * 10_000_000, content_type="application/x-www-form-urlencoded"
    )
    page = client.page(response)
    assert response.status_code == 413
    assert "That is more than one post" in page.words
    assert "up to 20,000 characters at a time" in page.words


def test_the_cap_lets_the_longest_text_through_in_its_widest_encoding(client):
    text = "🚓" * LONGEST_TEXT
    assert len(text.encode()) * 3 < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert client.send(text).response.status_code == 200


def test_a_thousand_fields_are_refused(client):
    response = client.post("/", {f"f{number}": "x" for number in range(1000)})
    assert client.page(response).response.status_code == 400


@pytest.mark.parametrize(
    ("field", "told"), [("policy", "policies shown"), ("kind", "kinds shown"), ("attached", "those shown")]
)
def test_a_choice_that_is_not_offered_is_not_taken(client, field, told):
    page = client.send("Road closed.", **{field: "../../etc"})
    assert page.response.status_code == 422
    assert told in page.words


@pytest.mark.parametrize(
    "fields",
    [
        {"answer": "media.shows-employee=maybe"}, {"answer": "no.such=yes"}, {"answer": "=" * 500}, {"use": "0" * 16},
        {"answered": ["permission:nope=yes"] * 40}, {"forget": "nothing"}, {"undo": "1"},
        {"undo": "1", "before": "\u202e"}, {"answer": "permission:nmpd.employee-photo=yes"},
    ],
)  # fmt: skip
def test_buttons_that_were_made_up_do_nothing(client, fields):
    page = client.send("Road closed.", **fields)
    assert page.response.status_code == 200
    assert "Road closed." in page.source


def test_a_file_is_not_taken(client, tmp_path):
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"\xff\xd8\xff" * 100)
    with file.open("rb") as photo:
        response = client.post(
            "/", {"policy": "nmpd", "kind": "official", "text": "Road closed.", "photo": photo}
        )
    assert response.status_code in {200, 400}


@pytest.mark.parametrize("path", ["/?example=nope", "/?policy=nope", "/?text=hello", "/clear?policy=nope"])
def test_an_address_says_only_what_we_know(client, path):
    page = client.see(path)
    assert page.response.status_code == 200
    assert "hello" not in page.source
