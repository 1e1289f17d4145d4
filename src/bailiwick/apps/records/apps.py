"""Records as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Demands for records, and the packages that answer them."""

    name = "bailiwick.apps.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
