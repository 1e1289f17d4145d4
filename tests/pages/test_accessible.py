"""axe finds nothing on any page in any state, nothing is cut off on a small screen, and pictures can be looked at."""

import pytest
from playwright.sync_api import expect
from tests.pages.looking import objections, picture

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("written_findings")]

STATES = {
    "first": ("/", None),
    "pictured": ("/?example=parade", None),
    "clear": ("/clear", None),
    "count": ("/clauses", None),
    "not-found": ("/nowhere", None),
    "stops": ("/", ("We got the robber. Vote yes on Friday.", "Official post")),
    "warns": ("/", ("Look at our badge.", "Personal post")),
    "nothing-found": ("/", ("Road closed until noon.", "Official post")),
    "comment": ("/", ("You got the robber at last.", "Visitor comment")),
    "empty": ("/", ("", "Official post")),
}


def bring_about(page, state):
    path, typed = STATES[state]
    page.goto(path, wait_until="networkidle")
    if typed is None:
        return
    words, kind = typed
    before = page.locator("#ask").element_handle()
    page.get_by_label("Your words").fill("")
    page.get_by_role("radio", name=kind).check(force=True)
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Check it").click()
    before.wait_for_element_state("hidden")
    for summary in page.locator("details > summary").all():
        summary.click()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(sized_visit, state, pictures):
    page = sized_visit.page
    bring_about(page, state)
    picture(page, pictures / f"{state}-{page.viewport_size['width']}.png")
    assert objections(page) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [320, 390])
def test_nothing_needs_scrolling_sideways(scripted_visit, state, width):
    page = scripted_visit.page
    page.set_viewport_size({"width": width, "height": 800})
    bring_about(page, state)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_what_can_be_tapped_is_large_enough(scripted_visit):
    page = scripted_visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    bring_about(page, "stops")
    for button in page.locator("button:visible, .switch__label, .usa-button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_a_tone_is_told_in_words_as_well_as_in_colour(scripted_visit):
    page = scripted_visit.page
    bring_about(page, "stops")
    expect(page.locator(".card__tone").first).to_contain_text("Stops")
    expect(page.locator(".card__tone svg").first).to_be_visible()
