"""The roster as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """People, units, offices and delegations."""

    name = "bailiwick.apps.roster"
    label = "roster"
    default_auto_field = "django.db.models.BigAutoField"
