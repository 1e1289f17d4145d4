"""Ask in Chromium, with and without scripts: the same buttons, the same answers."""

import contextlib
import re

import pytest
from playwright.sync_api import Error, expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("written_findings")]

GOT = "We got the robber. Vote yes on Friday."


def heading(page):
    return page.locator("#answer-heading")


def check(page, text):
    page.get_by_label("Your words").fill(text)
    page.get_by_role("button", name="Check it").click()


def go_back(visit):
    """Without scripts, Back meets the browser's own question whether to send the form again: it kept no page."""
    with contextlib.suppress(Error):
        visit.page.go_back()


def test_words_are_checked(visit):
    visit.page.goto("/")
    check(visit.page, GOT)
    expect(heading(visit.page)).to_have_text("2 things stop this post")
    expect(visit.page.locator("mark")).to_have_text(["got the robber", "Vote yes"])


def test_a_rewording_takes_one_tap(visit):
    visit.page.goto("/")
    check(visit.page, GOT)
    visit.page.get_by_role("button", name="Use this instead").first.click()
    expect(heading(visit.page)).to_have_text("1 thing stops this post")
    expect(visit.page.get_by_label("Your words")).to_have_value(
        "We arrested on suspicion of robbery. Vote yes on Friday."
    )
    expect(visit.page.locator("mark")).to_have_count(1)
    visit.page.get_by_role("button", name="Put my words back").click()
    expect(visit.page.get_by_label("Your words")).to_have_value(GOT)


def test_the_policy_is_switched(visit):
    visit.page.goto("/")
    check(visit.page, "Look at our badge.")
    expect(visit.page.locator(".difference")).to_contain_text("at Hollis Police it is a caution (V.A.7)")
    visit.page.get_by_role("radio", name="Hollis Police").check()
    if not visit.page.evaluate("() => Boolean(window.htmx)"):
        visit.page.get_by_role("button", name="Check it").click()
    expect(heading(visit.page)).to_have_text("The policy does not forbid this. It warns you.")
    expect(visit.page.locator(".difference")).to_contain_text(
        "at Port Calder Police it is advised against (VII.D.1)"
    )


def test_an_example_is_one_link(visit):
    visit.page.goto("/")
    visit.page.get_by_role("link", name="An officer on overtime pay").click()
    expect(visit.page.get_by_role("radio", name="Personal post")).to_be_checked()
    expect(visit.page.locator(".rights")).to_contain_text("protected by law")


def test_clear_leaves_nothing_even_after_back(visit):
    visit.page.goto("/clauses")
    visit.page.goto("/")
    check(visit.page, "The zebra " + GOT)
    expect(heading(visit.page)).to_have_text("2 things stop this post")
    visit.page.get_by_role("link", name="Clear this page").click()
    expect(heading(visit.page)).to_have_text("This page is clear")
    expect(visit.page.get_by_label("Your words")).to_have_value("")
    for _step in range(2):
        go_back(visit)
        expect(visit.page.locator("html")).not_to_contain_text("zebra")
        if visit.page.get_by_label("Your words").count():
            assert "zebra" not in visit.page.get_by_label("Your words").input_value()


def test_words_that_are_gone_do_not_come_back_with_back(visit):
    visit.page.goto("/")
    check(visit.page, "The zebra " + GOT)
    expect(heading(visit.page)).to_have_text("2 things stop this post")
    visit.page.goto("/clauses")
    go_back(visit)
    expect(visit.page.locator("html")).not_to_contain_text("zebra")


def test_no_word_is_ever_in_an_address(visit):
    visit.page.goto("/")
    check(visit.page, "zebra")
    expect(heading(visit.page)).to_have_text(re.compile("We found nothing"))
    assert [url for url in [*visit.asked, visit.page.url] if "zebra" in url] == []


def test_nothing_is_stored_in_the_browser(scripted_visit):
    page = scripted_visit.page
    page.goto("/")
    check(page, GOT)
    expect(heading(page)).to_have_text("2 things stop this post")
    stored = page.evaluate("() => [...Object.values(localStorage), ...Object.values(sessionStorage)]")
    assert set(stored) <= {"/"}  # htmx notes the path it is at
    assert [cookie["name"] for cookie in scripted_visit.context.cookies()] == ["csrftoken"]


def test_the_answer_is_where_the_reader_is_taken(scripted_visit):
    page = scripted_visit.page
    page.goto("/")
    check(page, GOT)
    expect(heading(page)).to_be_focused()


def test_a_switch_leaves_the_reader_at_the_switch_and_tells_the_answer(scripted_visit):
    page = scripted_visit.page
    page.goto("/")
    check(page, GOT)
    expect(heading(page)).to_be_focused()
    page.get_by_role("radio", name="Port Calder Police").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Hollis Police")).to_be_focused()
    expect(heading(page)).to_have_text("1 thing stops this post")
    expect(page.locator("#said")).to_have_text("1 thing stops this post")


def test_letters_typed_while_a_check_is_under_way_stand_in_the_answer(scripted_visit):
    page = scripted_visit.page
    page.goto("/")
    held = []
    page.route("**/", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright marks what it is given
    with page.expect_request("**/"):
        page.get_by_role("radio", name="Personal post").check(force=True)
    page.get_by_label("Your words").fill("A kayak is not a boat")
    held[0].continue_()
    expect(page.get_by_text("Much of what you say as a citizen").first).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value("A kayak is not a boat")


def test_a_mark_leads_to_its_finding_and_back(visit):
    visit.page.goto("/")
    check(visit.page, GOT)
    visit.page.locator("a.words").nth(1).click()
    assert visit.page.url.endswith("#finding-2")
    visit.page.get_by_role("link", name="Finding 2, back to the words").click()
    assert visit.page.url.endswith("#words-2")


def test_everything_can_be_done_with_the_keyboard(scripted_visit):
    page = scripted_visit.page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Port Calder Police")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Official post")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Your words")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("We got the robber.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("1 thing stops this post")


def test_a_server_that_is_gone_is_told_and_the_words_stay(scripted_visit):
    page = scripted_visit.page
    page.goto("/")
    page.route("**/", lambda route: route.abort())
    check(page, "zebra")
    expect(page.get_by_role("alert")).to_contain_text("What you typed is still here")
    expect(page.get_by_label("Your words")).to_have_value("zebra")
    scripted_visit.complaints.clear()  # the browser tells of the aborted request


def test_the_page_is_small(scripted_visit):
    sizes = {}

    def arrived(response):
        sizes[response.url] = len(response.body())

    scripted_visit.page.on("response", arrived)
    scripted_visit.page.goto("/", wait_until="networkidle")
    assert len(sizes) <= 10
    assert sum(sizes.values()) < 300_000, sizes
