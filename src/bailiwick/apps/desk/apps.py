"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages made of what other rooms tell, and the mail that says that there is something."""

    name = "bailiwick.apps.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
