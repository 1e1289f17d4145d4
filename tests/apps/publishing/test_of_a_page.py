"""The page of a site leads to what was posted from it and to its threads, for whoever may open them."""

import pytest
from tests.apps.archive.playing import as_
from tests.apps.publishing.playing import LINK, TIPS, drafted, out, town_of
from tests.apps.sites.conftest import words

from bailiwick.apps.archive.services import Page, Recorded, record_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return town_of("pd")


def thread(town):
    told = Recorded(
        site=town.page.row.id, address="https://social.example/1", title="Cars", page=Page(b"jt\nWhen?")
    )
    return record_thread(as_(town.press), told)


def test_a_site_s_page_leads_to_its_posts_and_threads_and_tells_what_was_done_a_moment_ago(town, browser):
    at = f"/sites/{town.page.row.id}"
    press, sam, officer = (browser(one) for one in (town.press, town.sam, town.officer))
    assert "Threads: none put in yet" in words(press.get(at))
    assert "Write a post for it" in words(sam.get(at))
    out(town, drafted(town, TIPS, "pd.outreach"))
    made = thread(town)
    for client, threads in ((press, "Threads: 1"), (sam, "")):
        shown = words(client.get(at))
        assert "Posts that went out from here: 1" in shown
        assert ("Threads" in shown.split("Its entry")[1]) is bool(threads)
        assert threads in shown
    assert made.title in words(press.get(f"/threads/of/{town.page.row.id}"))
    assert "Write a post for it" not in words(officer.get(at))
    assert LINK in press.get(f"/posts/?site={town.page.row.id}").content.decode()
    assert "Nothing has gone out yet." in words(press.get(f"/posts/?site={made.pk}"))
    assert press.get("/posts/?site=nonsense").status_code == 200
    chosen = sam.get(f"/posts/new?site={town.page.row.id}").content.decode()
    assert f'value="{town.page.row.id}" selected' in chosen
