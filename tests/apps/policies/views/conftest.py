"""Somebody of the town in front of a browser, in an agency with a folder of its own."""

import pytest
from tests.apps.roster.views.conftest import browser, folder  # noqa: F401 -- the roster's own, here too


@pytest.fixture
def at_desk(browser):  # noqa: F811 -- the fixture above
    """A function from a person to their client."""
    return browser


@pytest.fixture(autouse=True)
def shelf_of_the_agency(settings):
    """The library as an agency has it."""
    settings.SHELF = "bailiwick.apps.policies.selectors.library_view.shelf_of"
