"""A photo: handed in, looked at, approved as exactly this file, and asked for again when it is another."""

import io

import pytest
from PIL import Image
from tests.apps.approvals.views.conftest import browser, folder, words
from tests.apps.approvals.views.test_pages import decide, made
from tests.apps.roster.town import today

from bailiwick.apps.approvals.selectors import permissions_for
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.policy.power import Target

pytestmark = pytest.mark.django_db
__all__ = ["browser", "folder"]


def picture(colour):
    held = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(held, "PNG")
    return held.getvalue()


def hand_in(browser, data, name="parade.png", **told):
    held = io.BytesIO(data)
    held.name = name
    asked = {
        "power": "nmpd.employee-photo",
        "shows": "Officers at the parade.",
        "words": "See you on Saturday.",
    }
    return browser.post("/permissions/ask", {**asked, **told, "file": held})


def test_the_chief_sees_the_photo_and_approves_exactly_it(town, browser):
    blue, red = picture("blue"), picture("red")
    assert hand_in(browser(town.rookie), blue).status_code == 302
    request = made()
    chief = browser(town.chief)
    shown, answer = decide(chief, request)
    assert (
        "You are approving exactly these words and this photo. If either changes, we will ask you again."
        in words(shown)
    )
    assert f'src="/permissions/{request.id}/file"' in shown.content.decode()
    file = chief.get(f"/permissions/{request.id}/file")
    assert (file["Content-Type"], file.content) == ("image/png", blue)
    assert answer.status_code == 302
    for data, number in ((blue, 1), (red, 0)):
        target = Target(digest=digest_of_bytes(data))
        found = permissions_for(town.patrol.id, today(), powers=["nmpd.employee-photo"], target=target)
        assert len(found) == number


def test_a_photo_is_not_asked_for_without_the_file(town, browser):
    answer = browser(town.rookie).post(
        "/permissions/ask", {"power": "nmpd.employee-photo", "shows": "Officers.", "words": "Saturday."}
    )
    assert answer.status_code == 422
    assert "There is no file yet." in words(answer)


def test_what_only_calls_itself_a_picture_is_not_taken_and_a_page_is_never_shown_as_one(town, browser):
    assert hand_in(browser(town.rookie), b"MZ\x90 nothing to see").status_code == 422
    page = b"<!doctype html><html><body><script>alert(1)</script></body></html>"
    assert hand_in(browser(town.rookie), page).status_code == 302
    file = browser(town.rookie).get(f"/permissions/{made().id}/file")
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"].startswith("attachment")
    assert file["X-Content-Type-Options"] == "nosniff"
