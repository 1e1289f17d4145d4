"""The journal as a Django application: from the first connection on, nothing is written outside an act."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from bailiwick.apps.journal.guard import refuse_writes_outside_acts


class JournalConfig(AppConfig):
    """Puts the guard on every connection that is opened."""

    name = "bailiwick.apps.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Watch for connections; a connection that is opened again keeps the guard it has."""
        connection_created.connect(_guarded, dispatch_uid="bailiwick.apps.journal")


def _guarded(connection: BaseDatabaseWrapper, **_: object) -> None:
    if refuse_writes_outside_acts not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_writes_outside_acts)
