"""The desk as a Django application, without tables of its own."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages made of what other rooms tell."""

    name = "bailiwick.apps.desk"
    label = "desk"
