"""What has to be so before a record is served or worked on."""

from __future__ import annotations

from django.conf import settings

from bailiwick.apps.journal.errors import StoppedError
from bailiwick.apps.journal.services import mending
from bailiwick.apps.keeping.services import clear, destroy_again, list_destroyed
from bailiwick.project.routing import VAULT
from bailiwick.project.tables import refuse_unfitting_tables


def make_ready_to_open() -> None:
    """Tables that fit, nothing there that was destroyed, no bytes left of it. Raises CallError, StoreFailedError.

    A database that somebody put back by hand, without `bailiwick restore`, is older than the list of what was
    destroyed: what it brought back goes again, even where the journal is stopped until two people have decided.
    """
    refuse_unfitting_tables()
    if settings.FOLDER.has_vault:
        refuse_unfitting_tables(VAULT)
    list_destroyed()
    try:
        destroy_again()
    except StoppedError:
        with mending():
            destroy_again()
    clear()
