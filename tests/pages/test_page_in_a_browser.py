"""Page in a real browser: nothing for axe to find, by keyboard alone, with and without scripts, on a small screen."""

import pytest
from playwright.sync_api import expect
from tests.pages.looking import objections, picture

pytestmark = pytest.mark.browser

STATES = {
    "first": "/page/",
    "whole": "/page/?sample=whole",
    "wide": "/page/?sample=wide",
    "spanish": "/page/?sample=spanish",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_page(sized_visit, state, pictures):
    page = sized_visit.page
    page.goto(STATES[state], wait_until="networkidle")
    picture(page, pictures / f"page-{state}-{page.viewport_size['width']}.png")
    assert objections(page) == []


def test_axe_finds_nothing_on_page_with_an_error(sized_visit, pictures):
    page = sized_visit.page
    page.goto("/page/")
    page.get_by_label("The page", exact=True).fill("")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("alert")).to_contain_text("no page to look at")
    picture(page, pictures / f"page-error-{page.viewport_size['width']}.png")
    assert objections(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_page_needs_no_scrolling_sideways(scripted_visit, width):
    page = scripted_visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/page/")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_pasted_words_are_answered_with_and_without_scripts(visit):
    page = visit.page
    page.goto("/page/")
    page.get_by_label("The page", exact=True).fill("Name: Safe Streets. Bio: tips for all.")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("#answer-heading")).to_contain_text("7 notices stop this page")
    expect(page.locator(".card__tone").first).to_contain_text("Missing")


def test_a_saved_file_is_answered(visit, tmp_path):
    file = tmp_path / "saved.html"
    file.write_text("<html><body><p>Comments are monitored.</p></body></html>", "utf-8")
    page = visit.page
    page.goto("/page/")
    page.get_by_label("The page", exact=True).fill("")
    page.get_by_label("Or a saved page").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".card").filter(has_text="Comments are monitored").first).to_contain_text("Present")


def test_a_sentence_is_copied_and_said_to_be(scripted_visit):
    page = scripted_visit.page
    scripted_visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/page/")
    page.get_by_role("button", name="Copy the sentence").first.click()
    expect(page.locator("#said")).to_have_text("Copied.")
    assert (
        page.evaluate("() => navigator.clipboard.readText()")
        in page.locator(".rewording q").all_inner_texts()[0]
    )


def test_page_is_worked_by_keyboard_alone(scripted_visit):
    page = scripted_visit.page
    page.goto("/page/")
    page.get_by_label("The page", exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Bio: tips for all.")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Look at it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#answer-heading")).to_contain_text("stop this page")


def test_the_policy_switch_asks_at_once(scripted_visit):
    page = scripted_visit.page
    page.goto("/page/")
    page.get_by_role("radio", name="Port Calder Police").check(force=True)
    expect(page.locator(".card")).to_have_count(7)


def test_page_is_reached_from_the_navigation_and_says_where_it_is(visit):
    page = visit.page
    page.goto("/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Page", exact=True).click()
    link = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Page", exact=True)
    expect(link).to_have_attribute("aria-current", "page")
