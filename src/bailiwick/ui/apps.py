"""How Django knows this package: for its templates, its static files and its translations."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Pages, without models."""

    name = "bailiwick.ui"
    label = "ui"
    verbose_name = "Pages"
