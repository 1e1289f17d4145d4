"""Page: what its view takes and refuses, and that nothing of a page is kept or told."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bailiwick.ui.page.samples import FIRST, SAMPLES

HTML = b"<!doctype html><html><body><p>Run by the Hollis Police Department. Comments are monitored.</p></body></html>"
SECRET = "zebra-quartz-lantern"


@pytest.fixture
def visitor():
    return Client(headers={"host": "localhost"})


def states(response):
    return [row.state.template for row in response.context["page"].rows]


def test_the_first_page_is_answered_already(visitor):
    response = visitor.get("/page/")
    assert response.status_code == 200
    assert len(states(response)) == 9
    assert FIRST.text.splitlines()[0] in response.content.decode()


@pytest.mark.parametrize("key", SAMPLES)
def test_every_sample_is_answered(visitor, key):
    assert states(visitor.get(f"/page/?sample={key}"))


def test_the_policy_is_switched(visitor):
    assert len(states(visitor.get("/page/?sample=whole&policy=nmpd"))) == 7


def test_pasted_words_are_looked_at_and_the_sentence_to_put_there_is_offered(visitor):
    response = visitor.post("/page/", {"policy": "nmpd", "words": "Bio: tips for all."})
    assert set(states(response)) == {"missing"}
    assert all(row.suggestion for row in response.context["page"].rows)


def test_what_stops_the_page_comes_first_and_is_told_in_words(visitor):
    rows = visitor.get("/page/").context["page"].rows
    stopping = [row.stops for row in rows]
    assert any(stopping)
    assert stopping == sorted(stopping, reverse=True)
    assert {row.tone for row in rows if row.stops} == {"stop"}
    assert "stops this page" in visitor.get("/page/").content.decode()


def test_a_sentence_that_claims_too_much_is_to_be_put_in_its_place(visitor):
    sent = {
        "policy": "nmpd",
        "words": "About: We may remove any comment that is obscene, off topic, critical or a personal attack.",
    }
    assert "You could put this in its place:" in visitor.post("/page/", sent).content.decode()


def test_a_link_nobody_can_weigh_does_not_hide_that_nothing_stops(visitor):
    sample = visitor.get("/page/?sample=whole").context["page"].sent.words
    page = visitor.post("/page/", {"policy": "pd", "words": sample, "domain": ""}).context["page"]
    assert [row.check for row in page.rows if row.state.template == "cannot tell"] == ["CT041"]
    assert page.heading.template == "Nothing stops this page"


def test_a_saved_page_is_read_in_memory(visitor):
    saved = SimpleUploadedFile("page.html", HTML)
    response = visitor.post("/page/", {"policy": "nmpd", "words": "", "saved": saved})
    assert states(response).count("present") == 2


def test_the_official_website_is_taken_from_the_form(visitor):
    sent = {"policy": "pd", "words": "Link: https://hollis.example/police", "domain": "hollis.example"}
    links = [row for row in visitor.post("/page/", sent).context["page"].rows if row.check == "CT041"]
    assert [row.state.template for row in links] == ["present"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"policy": "pd", "words": "  "}, "no page to look at"),
        ({"policy": "none", "words": "Bio: x"}, "one of the policies"),
        ({"policy": "pd", "words": "Bio: x", "domain": "http://x y"}, "written like this"),
        ({"policy": "pd", "address": "http://127.0.0.1/"}, "no page to look at"),
    ],
)
def test_what_cannot_be_looked_at_is_told_in_a_sentence(visitor, sent, told):
    response = visitor.post("/page/", sent)
    assert response.status_code == 422
    assert told in response.content.decode()


def test_an_address_is_fetched_only_where_a_setting_allows_it_and_never_within(visitor, settings):
    settings.PAGE_FETCHING = True
    response = visitor.post(
        "/page/", {"policy": "pd", "words": "", "address": "http://169.254.169.254/latest"}
    )
    assert response.status_code == 422
    assert "open Internet" in response.content.decode()


def test_a_page_of_another_method_is_not_that_way(visitor):
    assert visitor.put("/page/").status_code == 405


def test_a_form_without_its_token_is_refused():
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    assert strict.post("/page/", {"policy": "pd", "words": "Bio: x"}).status_code == 403


def test_a_file_that_is_too_large_is_refused_unread(visitor):
    huge = SimpleUploadedFile("page.html", b"x" * 7_000_000)
    assert visitor.post("/page/", {"policy": "pd", "saved": huge}).status_code == 413


def test_a_file_above_the_promised_size_is_told_to_be_too_large(visitor):
    large = SimpleUploadedFile("page.html", b"x" * 5_500_000)
    response = visitor.post("/page/", {"policy": "pd", "saved": large})
    assert response.status_code == 422
    assert "larger than 5 MB" in response.content.decode()


def test_a_larger_body_is_still_refused_elsewhere(visitor):
    assert visitor.post("/", {"text": "x" * 700_000}).status_code == 413


def test_nothing_of_a_page_is_logged_or_put_into_an_address(visitor, caplog):
    with caplog.at_level(logging.DEBUG):
        response = visitor.post("/page/", {"policy": "pd", "words": f"Bio: {SECRET}"})
    assert SECRET not in caplog.text
    assert response.headers["Cache-Control"] == "no-store"
    assert f"={SECRET}" not in response.content.decode()


def test_markup_in_a_page_is_shown_as_words(visitor):
    text = "Bio: <script>alert(1)</script> This page is run by <b>the Hollis Police</b>."
    shown = visitor.post("/page/", {"policy": "pd", "words": text}).content.decode()
    assert "<script>alert" not in shown
    assert "<b>the Hollis" not in shown


def test_what_a_notice_lacks_is_named_in_the_reader_s_language(visitor):
    told = visitor.get("/es/page/").content.decode()
    assert "que cualquier publicación puede retirarse" in told
    assert "that any posting may be removed" not in told
