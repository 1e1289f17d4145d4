"""Keeping as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """Records, captures, holds and destruction."""

    name = "bailiwick.apps.keeping"
    label = "keeping"
    default_auto_field = "django.db.models.BigAutoField"
