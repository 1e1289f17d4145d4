"""Saved HTML by place: what is shown, what is folded away, what is never seen, and where links really lead."""

import pytest

from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.readers.page.html import read_html
from bailiwick.readers.page.reading import looks_like_html, read_page
from bailiwick.readers.page.shown import Layout, Place, Source, facts_of


def shown_by(body, **extra):
    return read_html(
        f"<!doctype html><html><head><title>Ridge</title></head><body>{body}</body></html>".encode(), **extra
    )


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("<h1>Ridge City Police</h1>", Place.NAME, "Ridge City Police"),
        ('<div class="profile-bio">Serving you</div>', Place.BIO, "Serving you"),
        ('<p data-testid="UserDescription">Serving you</p>', Place.BIO, "Serving you"),
        ('<section id="about-us"><p>We keep a station</p></section>', Place.ABOUT, "We keep a station"),
        ('<div role="banner">Welcome to all</div>', Place.HEADER, "Welcome to all"),
        (
            '<article class="post"><b>Pinned post</b><p>Read this</p></article>',
            Place.PINNED,
            "Pinned post\nRead this",
        ),
        (
            '<form class="comment-form"><p>Your words are public</p></form>',
            Place.POST_FORM,
            "Your words are public",
        ),
        ("<footer>Call the desk</footer>", Place.LOWER, "Call the desk"),
        ('<div class="post">Parade on Friday</div>', Place.POSTS, "Parade on Friday"),
        ("<p>Words with no mark of a place</p>", Place.ABOUT, "Words with no mark of a place"),
        ("<details><summary>Rules</summary><p>Folded words</p></details>", Place.COLLAPSED, "Folded words"),
        (
            '<button aria-expanded="false" aria-controls="m">See more</button><p id="m" hidden>Folded words</p>',
            Place.COLLAPSED,
            "Folded words",
        ),
        (
            '<p>Start<span style="display:none"> and the rest of it</span> <a href="#">See more</a></p>',
            Place.COLLAPSED,
            "and the rest of it",
        ),
    ],
)
def test_words_are_told_by_the_place_they_stand_in(body, place, words):
    assert shown_by(body).text_of(place) == words


@pytest.mark.parametrize(
    "body",
    [
        '<p style="display:none">Comments are monitored</p>',
        '<p style="visibility: hidden">Comments are monitored</p>',
        "<p hidden>Comments are monitored</p>",
        '<style>.gone, .x {display: none}</style><p class="gone">Comments are monitored</p>',
        '<style>#gone{visibility:hidden}</style><p id="gone">Comments are monitored</p>',
        '<p class="sr-only">Comments are monitored</p>',
        '<p style="position:absolute;left:-9999px">Comments are monitored</p>',
        '<p style="font-size:0">Comments are monitored</p>',
        '<p style="color:#fff;background:#fff">Comments are monitored</p>',
        "<script>var notice = 'Comments are monitored'</script>",
        "<!-- Comments are monitored -->",
        "<template><p>Comments are monitored</p></template>",
        "<noscript>Comments are monitored</noscript>",
        '<input type="hidden" value="Comments are monitored">',
        '<div style="display:none"><div><p>Comments are monitored</p></div></div>',
        '<div class="comments"><p>Comments are monitored</p></div>',
        "<h2>12 comments</h2><p>Comments are monitored</p>",
        "<nav>Comments are monitored</nav>",
        "<button>Comments are monitored</button>",
    ],
)
def test_what_a_visitor_never_sees_or_another_visitor_wrote_is_not_shown(body):
    shown = shown_by(f"<p>We keep a station here.</p>{body}")
    assert all("monitored" not in passage.text for passage in shown.passages)


@pytest.mark.parametrize(
    ("anchor", "links"),
    [
        ('<a href="https://ridge.example/police">us</a>', ("https://ridge.example/police",)),
        ('<a href="//ridge.example/">us</a>', ("https://ridge.example/",)),
        ('<a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fridge.example%2F&h=1">us</a>', ("https://ridge.example/",)),
        ('<a href="https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fridge%2Eexample%2F">us</a>', ("https://ridge.example/",)),
        ('<a href="https://t.co/a" data-expanded-url="https://ridge.example/">us</a>', ("https://t.co/a -> https://ridge.example/",)),
        ('<a href="javascript:alert(1)">us</a>', ()),
        ('<a href="/about">us</a>', ()),
        ('<a href="#top">us</a>', ()),
        ('<div class="comments"><a href="https://ridge.example">us</a></div>', ()),
    ],
)  # fmt: skip
def test_links_are_told_by_where_they_lead(anchor, links):
    assert shown_by(f"<p>We keep a station here.</p>{anchor}").links == links


def test_a_link_whose_words_pretend_another_address_is_told_by_its_own():
    shown = shown_by('<p>See <a href="https://evil.example/">ridge.example/police</a> for more</p>')
    assert "ridge.example" not in shown.text_of(Place.ABOUT)
    assert "evil.example" in shown.text_of(Place.ABOUT)


def test_a_number_behind_a_link_to_call_is_read():
    assert "555-0100" in shown_by('<p>Reach us: <a href="tel:555-0100">call</a></p>').text_of(Place.ABOUT)


def test_more_that_is_not_in_the_file_is_told_as_unread():
    assert shown_by('<div class="about"><p>We keep a…</p><span role="button">See more</span></div>').unread


@pytest.mark.parametrize(
    ("picture", "unread"),
    [
        ('<img src="https://cdn.example/a.png">', True),
        ('<img src="https://cdn.example/a.png" alt="Image">', True),
        ('<img src="https://cdn.example/a.png" alt="cover photo">', True),
        ('<img src="https://cdn.example/a.png" alt="The station at dusk in summer">', False),
        ('<img class="avatar" src="https://cdn.example/a.png">', False),
        ('<img src="https://cdn.example/logo.png" alt="Department logo">', False),
        ('<img src="https://cdn.example/dot.png" width="1" height="1">', False),
        ('<img role="presentation" src="https://cdn.example/a.png">', False),
        ('<div class="post"><img src="https://cdn.example/a.png"></div>', False),
        ('<div class="cover" style="background-image:url(https://cdn.example/c.png)"></div>', True),
    ],
)
def test_a_picture_that_may_hold_words_and_is_not_in_the_file_is_told_as_unread(picture, unread):
    assert bool(shown_by(f"<p>We keep a station here.</p>{picture}").unread) is unread


def test_words_read_from_a_picture_stand_where_the_picture_stands():
    shown = shown_by(
        '<div class="cover"><img src="data:image/png;base64,AAAA"></div>',
        read_image=lambda _: "Call 555-0100",
    )
    header = [passage for passage in shown.passages if passage.place is Place.HEADER]
    assert [(passage.text, passage.source) for passage in header] == [("Call 555-0100", Source.PICTURE)]


def test_a_picture_saved_beside_the_page_is_loaded_and_one_elsewhere_never_is():
    asked = []

    def load(address):
        asked.append(address)
        return b"x"

    shown_by(
        '<p>We keep a station.</p><img src="page_files/a.png"><img src="https://cdn.example/b.png"><img src="file:///etc/x">',
        read_image=lambda _: "",
        load=load,
    )
    assert asked == ["page_files/a.png"]


@pytest.mark.parametrize(
    ("body", "comments"),
    [
        ('<p>We keep a station.</p><textarea placeholder="Write a comment"></textarea>', True),
        ("<p>We keep a station.</p><p>Comments are turned off.</p>", False),
        ("<p>We keep a station.</p><p>Comments have been disabled.</p>", False),
        ("<p>We keep a station.</p>", None),
    ],
)
def test_open_and_closed_comments_are_told_apart(body, comments):
    assert shown_by(body).comments_open is comments


@pytest.mark.parametrize(
    "body", ["", "<script>1</script>", "<p>Please log in to continue.</p>", "<noscript>x</noscript>"]
)
def test_a_page_nobody_could_read_leaves_every_place_unknown(body):
    facts = facts_of(shown_by(body))
    assert (facts.bio, facts.about, facts.links) == (UNKNOWN, UNKNOWN, UNKNOWN)


def test_a_place_without_words_is_known_to_be_absent():
    facts = facts_of(shown_by("<p>We keep a station here.</p>"))
    assert (facts.bio, facts.links) == (ABSENT, ABSENT)
    assert isinstance(facts.about, Known)


@pytest.mark.parametrize(
    ("data", "html"),
    [(b"<!DOCTYPE html><p>x", True), (b"  <HTML>", True), (b"Name: Ridge. Bio: 5 < 6", False), (b"", False)],
)
def test_markup_is_told_from_words(data, html):
    assert looks_like_html(data) is html


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_declared_characters_are_read(charset):
    page = f'<html><head><meta charset="{charset}"></head><body><p>Policía de la ciudad, página oficial</p></body></html>'
    assert "Policía" in read_page(page.encode(charset)).text_of(Place.ABOUT)


def test_the_layout_of_a_network_is_recognised_by_its_marks():
    assert shown_by('<div data-testid="UserName">x</div>').layout is Layout.X
    assert shown_by("<p>x</p>").layout is Layout.PLAIN


ONE_FILE = (
    b"From: <Saved by Blink>\r\nSubject: Hollis\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><p>This page is run by the Hollis Police Depart=\r\nment. P=E1gina oficial.</p></body></html>\r\n--b--\r\n"
)


def test_a_page_saved_as_one_file_is_unpacked_and_read():
    assert (
        read_page(ONE_FILE).text_of(Place.ABOUT)
        == "This page is run by the Hollis Police Department. Página oficial."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n1 0 obj",
        b"PK\x03\x04word/document.xml",
        b"\x89PNG\r\n\x1a\n<p <html>",
        bytes(range(256)) * 20,
    ],
    ids=["PDF", "packed", "picture", "any bytes"],
)
def test_a_file_that_is_no_page_is_told_as_unread_and_never_as_a_page_without_notices(data):
    shown = read_page(data)
    assert shown.empty
    assert shown.unread == ("the file, which is neither a saved page (HTML) nor words",)


def test_words_with_a_stray_control_character_are_still_words():
    assert read_page(b"Bio: call\0 555-0100").text_of(Place.BIO)
