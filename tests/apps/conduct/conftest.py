"""Signing in to the pages of this room."""

from tests.apps.sites.conftest import sign_in

__all__ = ["sign_in"]
