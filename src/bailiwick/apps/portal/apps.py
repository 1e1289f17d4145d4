"""The portal as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public register of official pages, and reports of pages that only look like one."""

    name = "bailiwick.apps.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
