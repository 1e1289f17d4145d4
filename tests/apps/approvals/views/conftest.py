"""Somebody of the town in front of a browser, signed in with both factors a moment ago."""

from tests.apps.roster.views.conftest import browser, folder, words

__all__ = ["browser", "folder", "words"]
