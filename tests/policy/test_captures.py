"""Two captures or copies compared: what counts as a difference, and what does not."""

import pytest

from bailiwick.policy.captures import difference, layout_digest
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.policy.facts.subjects import ReferenceFacts
from bailiwick.policy.target import target_of

PAGE = "Run for Rex. A charity run, supported by members."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{PAGE} 1,204 visitors.", f"{PAGE} 1,377 visitors."),
        (f"{PAGE} Updated 3 May 2025, 14:02.", f"{PAGE} Updated 9 March 2026, 08:00."),
        (f"{PAGE}\n© 2024", f"{PAGE}\n© 2024-2026"),
        (f"{PAGE}\nComment by Sam: lovely!", f"{PAGE}\nComment by Lou: when?"),
        (f"{PAGE}\nSponsored: buy shoes", f"{PAGE}\nSponsored: buy tents"),
        ("# Run for Rex\n\n**Supported** by\nmembers.", "Run for Rex\n\nSupported by members."),
        ("1. You own it. 2. We host it.", "1) You own it. 2) We host it."),
        ("<p>You own it.</p>", "<div style='font: serif'>You own it.</div>"),
    ],
    ids=["counter", "date", "year", "comment", "advert", "layout", "numbering", "markup"],
)
def test_what_does_not_count_is_no_difference(old, new):
    assert not difference(old, new)
    assert layout_digest(PageCapture(text=old)) == layout_digest(PageCapture(text=new))


def test_a_changed_sentence_is_one_gone_and_one_new_as_it_stands():
    found = difference(PAGE, "Run for Rex. A charity run, official NMPD partner.")
    assert found.added == ("A charity run, official NMPD partner.",)
    assert found.removed == ("A charity run, supported by members.",)


def test_a_sentence_said_twice_is_new_the_second_time():
    assert difference("We may share it.", "We may share it. We may share it.").added == ("We may share it.",)


@pytest.mark.parametrize(
    "capture",
    [
        PageCapture(text=PAGE, images=("a", "b")),
        PageCapture(text=PAGE, images=("a",), links=("https://other.example",)),
        PageCapture(text="Run for Rex.", images=("a",)),
    ],
    ids=["picture", "link", "words"],
)
def test_pictures_links_and_words_make_another_layout(capture):
    assert layout_digest(capture) != layout_digest(PageCapture(text=PAGE, images=("a",)))


def test_what_only_tracks_a_reader_is_no_part_of_a_link():
    one, other = (
        PageCapture(links=(f"https://rex.example/run?utm_source={who}",)) for who in ("mail", "flyer")
    )
    assert layout_digest(one) == layout_digest(other)


def test_a_permission_is_asked_for_the_layout_that_the_capture_shows():
    capture = PageCapture(text=PAGE)
    facts = Facts(reference=ReferenceFacts(identity=Known("rex.example"), current=Known(capture)))
    assert target_of("reference", facts, "").layout == layout_digest(capture)
