"""Every page of threads and posts: axe, wide and narrow, and by the Tab key alone."""

import pytest
from tests.apps.archive.playing import build as board_town
from tests.apps.archive.playing import by_members, recorded
from tests.apps.publishing.playing import GUILT, TIPS, as_, drafted, out, town_of
from tests.pages.test_every_room_page import amiss, every_path, folder, seats  # noqa: F401 -- fixtures
from tests.pages.test_roster_in_a_browser import orm_beside_the_browser  # noqa: F401 -- Playwright's loop

from bailiwick.apps.publishing.services import ask_reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def threads():
    """A board that talks in a thread."""
    town = board_town()
    thread = recorded(town)
    item = by_members(town, thread, 0, 1, 2, 3)[0]
    of_thread = [f"/threads/{thread.pk}", f"/threads/items/{item.pk}"]
    around = ["/threads/", f"/threads/of/{town.site.id}", "/threads/new", f"/sites/{town.site.id}"]
    return {town.clerk: [*around, *of_thread], town.members[0]: of_thread}


def posts():
    """A post that is out, one with a second reader, and one that is only begun."""
    town = town_of("pd")
    done = out(town, drafted(town, TIPS, "pd.outreach"))
    held = drafted(town, GUILT, "pd.outreach")
    ask_reading(as_(town.sam), held.row.id, clause="pd/IV.B.3.s1", reason="It is the name of a film.")
    begun = drafted(town, TIPS, own_device=None)
    mine = ["/posts/", "/posts/new", *[f"/posts/{one.row.id}" for one in (done, held, begun)]]
    return {town.sam: mine, town.chief: ["/posts/", f"/posts/{held.row.id}", "/posts/report"]}


@pytest.fixture(params=[threads, posts], ids=lambda one: one.__name__)
def furnished(request, folder):  # noqa: F811 -- the fixture
    return request.param()


@pytest.mark.slow
def test_every_page_of_threads_and_posts_is_axe_clean_fits_a_telephone_and_is_walked_by_the_keyboard(
    furnished,
    seats,  # noqa: F811 -- the fixture
    pictures,
):
    assert amiss(seats, pictures, every_path(furnished)) == []
