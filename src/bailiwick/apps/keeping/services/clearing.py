"""Taking bytes off the disk after the rows that named them are gone, and tidying what a death left behind."""

from __future__ import annotations

from django.conf import settings
from django.db import connection, transaction

from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Blob, Doomed
from bailiwick.apps.keeping.services.locks import alone_with_digest

_A_MOMENT = 200
"""Milliseconds that shortening SQLite's write-ahead log waits for readers; the next time will do as well."""


def clear() -> int:
    """Remove the bytes that were destroyed, and say how many blobs it was. Killed at any instant, it is done again.

    A digest that somebody has captured anew in the meantime stays. Raises OSError where the disk fails.
    """
    digests = list(Doomed.objects.order_by("digest").values_list("digest", flat=True))
    for digest in digests:
        with housekeeping("keeping_doomed"), transaction.atomic():
            alone_with_digest(digest)
            if not Blob.objects.filter(pk=digest).exists():
                selectors.store().remove(digest)
            Doomed.objects.filter(pk=digest).delete()
    if digests:
        _shorten()
    return len(digests)


def tidy() -> int:
    """Clear what was left to clear, and remove bytes that no row names. Says how many blobs went.

    A capture that died between its bytes and its rows was never acknowledged; what it left has no schedule. One that
    is under way beside this puts its bytes back under the digest's lock (captures), so any time will do.
    """
    cleared = clear()
    selectors.folder_of_blobs(settings.FOLDER.blobs).tidy()
    store = selectors.store()
    named = set(Blob.objects.values_list("digest", flat=True))
    for digest in [one for one in store.digests() if one not in named]:
        with transaction.atomic():
            alone_with_digest(digest)
            if not Blob.objects.filter(pk=digest).exists():
                store.remove(digest)
                cleared += 1
    return cleared


def _shorten() -> None:
    """Empty SQLite's write-ahead log, which holds pages as they were before (secure_delete does not reach it)."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={_A_MOMENT}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute(f"PRAGMA busy_timeout={int(before)}")
