"""Permissions as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Requests, their steps, and what is kept beside them: access, releases, waivers."""

    name = "bailiwick.apps.approvals"
    label = "approvals"
    default_auto_field = "django.db.models.BigAutoField"
