"""The project as a Django application, so that parts are joined once, when everything has been loaded."""

from __future__ import annotations

import gc
import importlib

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Joins the rooms."""

    name = "bailiwick.project"
    label = "project"

    def ready(self) -> None:
        """Load what the rooms do, so that the journal knows each act; the settings name what else joins them."""
        importlib.import_module("bailiwick.project.wiring")
        # What has been loaded stays: the collector need not walk through all of it again and again.
        gc.freeze()
