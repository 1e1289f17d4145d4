"""The project as a Django application, so that parts are joined once, when everything has been loaded."""

from __future__ import annotations

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Joins the rooms."""

    name = "bailiwick.project"
    label = "project"

    def ready(self) -> None:
        """Join what does not know one another."""
        from bailiwick.project.wiring import connect  # noqa: PLC0415 -- the rooms have their models by now

        connect()
