"""Policies and checks in a real browser: nothing for axe to find, by keyboard alone, on a small screen, in the dark."""

import pytest
from playwright.sync_api import expect
from tests.pages.conftest import visits
from tests.pages.looking import NOT_CONTRAST, ONLY_CONTRAST, objections, picture

pytestmark = pytest.mark.browser

PAGES = {
    "policies": "/policies/",
    "contents": "/policies/nmpd/",
    "house-rules": "/policies/house/",
    "clause": "/policies/nmpd/clause/V.H.3.s1",
    "clause-with-all": "/policies/pd/clause/IV.A.9.s2",
    "powers": "/policies/nmpd/powers",
    "choices": "/policies/pd/choices",
    "counsel": "/policies/pd/for-counsel",
    "found": "/policies/?q=photo",
    "not-found-clause": "/policies/?q=zzzz",
    "side-by-side": "/policies/compare?here=nmpd&there=pd",
    "editions": "/policies/compare?here=nmpd%402019&there=nmpd%402021",
    "checks": "/checks/",
    "check": "/checks/CT001",
}


LOOKS = [("wide", "light", None), ("wide", "dark", ONLY_CONTRAST), ("narrow", "light", NOT_CONTRAST)]


@pytest.fixture(params=LOOKS, ids=["-".join(look[:2]) for look in LOOKS])
def seen(browser, address, request):
    """A visit on a screen of a size, in the light or in the dark; what axe is to look at there."""
    size, scheme, options = request.param
    for visit in visits(browser, address, size, scripts=True):
        visit.page.emulate_media(color_scheme=scheme)
        yield visit.page, f"{scheme}-{visit.page.viewport_size['width']}", options


def open_all(page):
    """Open every fold, so that what is behind it is looked at too."""
    page.evaluate("() => document.querySelectorAll('details').forEach(fold => fold.open = true)")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_the_library(seen, name, pictures):
    page, look, options = seen
    page.goto(PAGES[name], wait_until="networkidle")
    picture(page, pictures / f"library-{name}-{look}.png")
    open_all(page)
    assert objections(page, options) == []


@pytest.mark.parametrize("path", ["/", "/?example=parade", "/clauses", "/nowhere"])
def test_axe_finds_nothing_in_the_dark_elsewhere(scripted_visit, path):
    page = scripted_visit.page
    page.emulate_media(color_scheme="dark")
    page.goto(path, wait_until="networkidle")
    open_all(page)
    assert objections(page, ONLY_CONTRAST) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_library_scrolls_sideways(scripted_visit, name):
    page = scripted_visit.page
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(PAGES[name], wait_until="networkidle")
        open_all(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.fixture
def plain_visit(browser, address):
    yield from visits(browser, address, "wide", scripts=False)


def test_a_clause_is_found_and_read_by_keyboard_alone_without_scripts(plain_visit):
    page = plain_visit.page
    page.goto("/policies/")
    page.keyboard.press("Tab")
    expect(page.locator(".usa-skipnav")).to_be_focused()
    page.keyboard.press("Enter")
    while page.evaluate("() => document.activeElement.name") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("V.G.2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/?q=V.G.2")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 clauses found")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "Guilt and innocence" in page.locator(":focus").inner_text():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/nmpd/clause/V.G.2.s1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Guilt and innocence")
    expect(page.get_by_role("heading", name="Not met")).to_be_visible()
    expect(page.get_by_role("heading", name="Met", exact=True)).to_be_visible()


def test_a_clause_leads_to_its_check_and_back_again(scripted_visit):
    page = scripted_visit.page
    page.goto("/policies/nmpd/clause/V.G.2.s1")
    page.get_by_role("complementary").get_by_role("link", name="CT001").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Guilt or innocence")
    page.get_by_role("complementary").get_by_role("link", name="V.G.2").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Guilt and innocence")


def test_two_policies_are_chosen_and_put_side_by_side(scripted_visit):
    page = scripted_visit.page
    page.goto("/policies/")
    page.get_by_label("Compare").select_option("nmpd")
    page.get_by_label("with", exact=True).select_option("pd")
    page.get_by_role("button", name="Put side by side").click()
    expect(page.get_by_role("heading", name="Both speak, and differ")).to_be_visible()


def test_the_way_around_is_the_same_on_every_page(scripted_visit):
    page = scripted_visit.page
    for path in ("/", "/policies/", "/checks/", "/clauses"):
        page.goto(path)
        ways = page.get_by_role("navigation", name="Pages").get_by_role("link").all_inner_texts()
        assert [way for way in ("Ask", "Policies", "Checks") if way in ways] == ["Ask", "Policies", "Checks"]
        expect(page.get_by_text("What you can do so far:")).to_be_visible()
