"""Sites as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SitesConfig(AppConfig):
    """Official sites, the platforms they are on, and the terms of those."""

    name = "bailiwick.apps.sites"
    label = "sites"
    default_auto_field = "django.db.models.BigAutoField"
