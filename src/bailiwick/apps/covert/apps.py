"""The vault as a Django application. Its tables stand in a database of their own (project/routing.py)."""

from __future__ import annotations

from django.apps import AppConfig


class CovertConfig(AppConfig):
    """The vault."""

    name = "bailiwick.apps.covert"
    label = "covert"
    default_auto_field = "django.db.models.BigAutoField"
