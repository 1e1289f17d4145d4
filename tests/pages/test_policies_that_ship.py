"""The first page and its examples in Chromium, answered by the policies that ship."""

import re

import pytest
from playwright.sync_api import expect
from tests.pages.looking import objections, picture

pytestmark = pytest.mark.browser

PAGES = {
    "first-real": "/",
    "first-real-hollis": "/?policy=pd",
    "first-real-wexham": "/?policy=mpd",
    "conviction": "/?example=conviction",
    "overtime": "/?example=overtime",
    "parade": "/?example=parade",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(sized_visit, name, pictures):
    page = sized_visit.page
    page.goto(PAGES[name], wait_until="networkidle")
    picture(page, pictures / f"{name}-{page.viewport_size['width']}.png")
    assert objections(page) == []


def test_axe_finds_nothing_where_we_cannot_tell(sized_visit, pictures):
    page = sized_visit.page
    page.goto("/")
    page.get_by_label("Your words").fill(
        "El departamento invita a todos los vecinos a la reunión del martes."
    )
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("#answer-heading")).to_have_text("We cannot tell")
    picture(page, pictures / f"language-{page.viewport_size['width']}.png")
    assert objections(page) == []


def test_the_first_example_is_mended_with_two_taps(visit):
    page = visit.page
    page.goto("/")
    heading = page.locator("#answer-heading")
    expect(heading).to_have_text("2 things stop this post")
    expect(page.locator("mark")).to_have_count(2)
    page.locator("[name=use]").first.click()
    expect(heading).to_have_text("1 thing stops this post")
    page.locator("[name=use]").first.click()
    expect(heading).not_to_have_text(re.compile("stops? this post"))
    expect(page.locator(".words--stop")).to_have_count(0)


def test_the_parade_is_settled_with_taps(visit, pictures):
    """Pictures keep the caret: hiding it would put a style on each field, which htmx carries on and the CSP refuses."""
    page = visit.page
    page.goto("/?example=parade")
    heading = page.locator("#answer-heading")
    expect(page.locator(".question")).to_have_count(3)
    for left, (asks, answer) in enumerate(
        [
            ("Does it come from an investigation?", "No"),
            ("Does it show one of the agency’s projects or programs?", "No"),
            ("Can anyone who works for the agency be seen in it?", "Yes"),
        ],
        start=1,
    ):
        page.get_by_role("group", name=asks).get_by_role("button", name=answer, exact=True).click()
        expect(page.locator(".given li")).to_have_count(left)
    approved = page.get_by_role("group", name="approved exactly this picture?")
    picture(page, pictures / "parade-answered.png", caret="initial")
    approved.get_by_role("button", name="No", exact=True).click()
    expect(heading).to_have_text("1 thing stops this post")
    picture(page, pictures / "parade-stopped.png", caret="initial")
    page.get_by_role("button", name="Change the answer to: Has the Chief").click()
    approved.get_by_role("button", name="Yes", exact=True).click()
    expect(heading).to_have_text("We found nothing in this policy that stops this.")


def test_an_answer_comes_within_a_blink(scripted_visit):
    page = scripted_visit.page
    page.goto("/", wait_until="networkidle")
    with page.expect_response(lambda response: response.request.method == "POST") as answered:
        page.get_by_role("button", name="Check it").click()
    answered.value.finished()
    assert answered.value.request.timing["responseEnd"] < 500  # milliseconds, on a machine that others share
