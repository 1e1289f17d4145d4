"""Readiness as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    """Courses, signatures and what comes round again."""

    name = "bailiwick.apps.readiness"
    label = "readiness"
    default_auto_field = "django.db.models.BigAutoField"
