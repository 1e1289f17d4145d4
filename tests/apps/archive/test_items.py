"""What was said is kept first and put in after, and is one item however often it was put up."""

import pytest
from tests.apps.archive.playing import SAID, as_, build, put_in, recorded, thread_words
from tests.apps.keeping.helpers import CARL, LONG_AGO, granted
from tests.apps.sites.conftest import words

from bailiwick.apps.archive.errors import ArchiveError
from bailiwick.apps.archive.models import ContentItem, Publication, Thread
from bailiwick.apps.archive.services import Page, Saw, add_item, capture_again
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.keeping.facts import Belonging
from bailiwick.apps.keeping.models import Capture, Record
from bailiwick.apps.keeping.services import class_record, destroy, set_day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("pack", "clause"),
    [
        pytest.param("pd", "pd/III.C", marks=pytest.mark.clause("pd/III.C")),
        pytest.param("nmpd", "nmpd/IV.C", marks=pytest.mark.clause("nmpd/IV.C")),
    ],
)
def test_what_is_published_twice_is_one_item_with_two_publish_events(pack, clause, sign_in):
    town = build(pack)
    client = sign_in(town.owner)
    for number in (1, 9):
        page = f"WexhamParks\nThe lot closes on Monday.\n{number} May"
        told = {"site": town.site.id, "title": f"Lot {number}", "address": f"https://social.example/{number}"}
        assert client.post("/threads/new", told | {"words": page}).status_code == 302
    first, second = Thread.objects.order_by("at")
    for thread, shown in ((first, "1 May"), (second, "9 May")):
        sent = {"handle": "WexhamParks", "words": "The lot closes on Monday.", "shown_at": shown}
        assert client.post(f"/threads/{thread.pk}/do/item", sent).status_code == 302
    item = ContentItem.objects.get()
    assert clause.startswith(pack)
    assert list(
        Publication.objects.order_by("number").values_list("item", "thread", "number", "shown_at")
    ) == [
        (item.pk, first.pk, 1, "1 May"),
        (item.pk, second.pk, 2, "9 May"),
    ]
    shown = words(client.get(f"/threads/items/{item.pk}"))
    assert "Put up 2 times" in shown
    with pytest.raises(ArchiveError, match="already"):
        add_item(as_(town.owner), second.pk, Saw(handle=item.handle, words=item.words, shown_at="9 May"))


def test_words_that_nobody_kept_are_put_into_nobodys_mouth():
    town = build()
    thread = recorded(town, data=thread_words(2))
    with pytest.raises(ArchiveError, match="do not stand in what was kept"):
        put_in(town, thread, 2)
    capture_again(as_(town.owner), thread.pk, Page(thread_words(3)))
    made = put_in(town, thread, 2)
    kept = Capture.objects.get(pk=made.capture)
    assert (kept.version, kept.record.kind, kept.record.site) == (2, "thread", town.site.id)
    assert put_in(town, thread, 0).item.words == SAID[0]


def test_what_was_said_is_put_in_as_it_is_copied_with_its_emoji_and_its_spaces():
    town = build()
    said = "Thank you \U0001f469\u200d\U0001f692\ufe0f for\xa0coming,\u200f all 12\u202fof you."
    thread = recorded(town, data=f"gus\n{said}\n2h".encode())
    made = add_item(as_(town.owner), thread.pk, Saw(handle="gus", words=said))
    assert made.item.words == said
    with pytest.raises(ArchiveError, match="cannot be seen"):
        add_item(as_(town.owner), thread.pk, Saw(handle="gus", words="a\x00b"))


def test_a_saved_page_is_read_with_its_comments_and_shown_again_as_words(sign_in):
    town = build()
    saved = (
        '<html><body><article><h1>North lot</h1></article><div class="comments"><b>ada.h</b>'
        "<p>We should close\n the north lot.</p><script>alert(1)</script></div></body></html>"
    )
    thread = recorded(town, data=saved.encode())
    put_in(town, thread, 0)
    kept = sign_in(town.owner).get(f"/threads/{thread.pk}/kept/{thread.steps.get().capture}")
    assert b"the north lot" in kept.content
    assert b"alert" not in kept.content
    assert "sandbox" in kept.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("data", "says"), [(b" ", "nothing of the thread"), (b"\x89PNG\r\n\x1a\n", "no saved page")]
)
def test_what_is_no_page_is_not_kept(data, says):
    with pytest.raises(ArchiveError, match=says):
        recorded(build(), data=data)


def test_words_go_with_the_record_that_they_were_read_out_of_and_the_rest_stays():
    town = build()
    thread = recorded(town)
    made = put_in(town, thread, 0)
    record = Record.objects.get(kind="thread")
    class_record(OPERATOR, record.id, Belonging(series="house/posts", day=LONG_AGO))
    set_day(OPERATOR, record.id, "superseded", LONG_AGO)
    destroy(CARL, granted(record.id))
    item = ContentItem.objects.get()
    assert (item.words, item.handle, item.digest) == ("", "", made.item.digest)
    assert Publication.objects.count() == 1
