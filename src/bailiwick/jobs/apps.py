"""The queue as a Django application: it knows every kind of job once all rooms are loaded."""

from __future__ import annotations

import importlib

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Loads each room's module `jobs`, where its kinds of job stand."""

    name = "bailiwick.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load them."""
        importlib.import_module("bailiwick.jobs.sweeping")
        autodiscover_modules("jobs")
