"""Signing in to the pages of demands."""

from tests.apps.sites.conftest import browser, folder, sign_in, words

__all__ = ["browser", "folder", "sign_in", "words"]
