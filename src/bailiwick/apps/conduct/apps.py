"""Conduct as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """Reports, random looks and cases."""

    name = "bailiwick.apps.conduct"
    label = "conduct"
    default_auto_field = "django.db.models.BigAutoField"
