"""What axe objects to on a page, and pictures of pages for whoever wants to look at them."""

import os

from axe_playwright_python.sync_playwright import Axe

CONTRAST = "color-contrast"
"""The rule that costs more than all others together, and the only one that the dark changes or a narrow screen does
not: a long page need not be asked it again there."""
ONLY_CONTRAST = {"runOnly": [CONTRAST]}
NOT_CONTRAST = {"rules": {CONTRAST: {"enabled": False}}}


def objections(page, options=None):
    """The rules that are not met, each with the first of the elements that do not meet it."""
    found = Axe().run(page, options={"resultTypes": ["violations"]} | (options or {})).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:5]) for one in found]


def picture(page, path, **more):
    """A picture of the whole page, where BAILIWICK_PICTURES asks for pictures: each costs as much as a visit."""
    if "BAILIWICK_PICTURES" in os.environ:
        page.screenshot(path=path, full_page=True, **more)
